//! Names in the characters of a bank.

use bank::order::{is_permitted, permit};
use proptest::prelude::*;

fn read(text: &str) -> Result<(String, bool), char> {
    permit(text).map(|permitted| (permitted.text, permitted.replaced))
}

fn kept(text: &str) -> Result<(String, bool), char> {
    Ok((text.into(), false))
}

fn becomes(text: &str) -> Result<(String, bool), char> {
    Ok((text.into(), true))
}

#[test]
fn every_permitted_character_but_the_blank_is_kept_and_there_are_352() {
    let all: Vec<char> = (0..=0x0010_FFFF).filter_map(char::from_u32).filter(|c| is_permitted(*c)).collect();
    // 95 of ASCII, 94 of Latin-1 without its blank and the soft hyphen, 128 of Latin Extended-A, Ș ș Ț ț €.
    assert_eq!(all.len(), 95 + 94 + 128 + 5);
    for c in all.into_iter().filter(|c| *c != ' ') {
        // Some of them are composed ones of others in this very set; none comes apart.
        assert_eq!(read(&c.to_string()), kept(&c.to_string()), "U+{:04X}", u32::from(c));
    }
}

#[test]
fn names_are_composed_and_their_blanks_tidied_without_a_word() {
    assert_eq!(read("Mu\u{308}ller"), kept("Müller"), "as a Mac writes it");
    assert_eq!(read("S\u{326}tefan T\u{327}uca"), kept("Ștefan Ţuca"));
    assert_eq!(read("  Anna\u{a0}\u{2003}Maria\tMüller \n"), kept("Anna Maria Müller"));
    assert_eq!(read("Łódź Øster Œuvre Žižka Ğül €"), kept("Łódź Øster Œuvre Žižka Ğül €"));
    assert_eq!(read("Hans\u{ad}peter\u{200b} \u{202e}"), kept("Hanspeter"), "what nobody sees");
}

#[test]
fn a_letter_from_elsewhere_gets_the_one_that_stands_for_it_and_it_is_said() {
    assert_eq!(read("D’Angelo – “Pizza”"), becomes("D'Angelo - \"Pizza\""));
    assert_eq!(read("Иванов"), becomes("Ivanov"));
    assert_eq!(read("Παπαδόπουλος"), becomes("Papadopoulos"));
    assert_eq!(read("Nguyễn Thị Ánh"), becomes("Nguyen Thi Ánh"));
    assert_eq!(read("ﬁnance"), becomes("finance"), "a ligature");
    assert_eq!(read("Ｍｅｉｅｒ"), becomes("Meier"), "letters of double width");
    assert_eq!(read("m\u{308}ller"), becomes("mller"), "an accent that no letter of that kind has");
}

#[test]
fn what_nothing_clear_stands_for_is_named() {
    for (name, character) in
        [("Anna 😀", '😀'), ("李明", '李'), ("محمد", 'م'), ("★ Bar", '★'), ("A\u{91}B", '\u{91}'), ("\u{0}", '\u{0}')]
    {
        assert_eq!(read(name), Err(character), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_comes_out_is_permitted_tidy_and_stays_as_it_is(text in any::<String>()) {
        if let Ok(permitted) = permit(&text) {
            let text = permitted.text;
            prop_assert!(text.chars().all(is_permitted), "{}", text);
            prop_assert!(text.trim() == text && !text.contains("  "), "{:?}", text);
            prop_assert_eq!(read(&text), kept(&text));
        }
    }
}
