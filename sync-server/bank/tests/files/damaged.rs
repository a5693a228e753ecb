//! Whatever happens to a file: no panic, and no entry by half.

use bank::statement::{Entry, Refused};
use proptest::prelude::*;

use crate::reading::{entry, good, statement, until_error};

fn sample() -> String {
    let part = |name: &str| {
        format!(
            "<TxDtls><Refs><AcctSvcrRef>R-{name}</AcctSvcrRef><EndToEndId>FV-{name}-1</EndToEndId></Refs>\
             <Amt Ccy=\"CHF\">60.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><RltdPties><Cdtr><Pty><Nm>Ä &amp; {name}</Nm></Pty>\
             </Cdtr><CdtrAcct><Id><IBAN>CH9300762011623852957</IBAN></Id></CdtrAcct></RltdPties>\
             <RmtInf><Ustrd>Service-ID 700{name}</Ustrd></RmtInf></TxDtls>"
        )
    };
    let batch = format!("<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>{}{}</NtryDtls>", part("1"), part("2"));
    let single = format!("<NtryDtls>{}</NtryDtls>", part("3"));
    // What can swallow its neighbour when its end is damaged: quotation marks, comments, marked texts, instructions.
    let marked = "<NtryDtls><TxDtls><AddtlTxInf><![CDATA[R & D]]></AddtlTxInf></TxDtls></NtryDtls>";
    let between = ["<!-- one -->", "<?page 1?>"].concat();
    let entries = [
        entry("120.00", "DBIT", &batch),
        entry("60.00", "DBIT", &single),
        entry("1", "CRDT", marked),
        entry("2", "CRDT", marked),
    ];
    statement(&entries.join(&between))
}

/// Entries of one file that are not in the other, without their lines.
fn differing<'a>(found: &'a [Entry], whole: &[Entry]) -> Vec<&'a Entry> {
    let same = |one: &Entry, other: &Entry| Entry { line: 0, ..one.clone() } == Entry { line: 0, ..other.clone() };
    found.iter().filter(|one| !whole.iter().any(|other| same(one, other))).collect()
}

#[test]
fn a_file_that_breaks_off_anywhere_is_refused_and_told_no_entry_by_half() {
    let text = sample();
    let whole = good(&text).entries;
    for length in 0..text.len() {
        let (read, refused) = until_error(&text.as_bytes()[..length], "file.xml");
        assert!(refused.is_some(), "{length} bytes are no file");
        assert_eq!(read.entries, whole[..read.entries.len()], "{length} bytes");
        assert!(!matches!(refused, Some(Refused::Unreadable { .. })), "{length} bytes: {refused:?}");
    }
}

/// With one other byte a file is refused, or all its entries are there but for one at most: that one has changed, or was
/// set aside with a reason. None is gone without a word.
#[track_caller]
fn other_byte(text: &str, whole: &[Entry], at: usize, byte: u8) {
    let mut bytes = text.as_bytes().to_vec();
    let before = std::mem::replace(&mut bytes[at], byte);
    let (read, refused) = until_error(&bytes, "file.xml");
    let what = format!("byte {at}: {:?} for {:?}", char::from(byte), char::from(before));
    let other = differing(&read.entries, whole);
    assert!(other.len() <= 1, "{what}: {other:#?}");
    if refused.is_some() {
        return;
    }
    let set_aside: u64 = read.ends.iter().map(|end| end.set_aside).sum();
    let said = read.findings.iter().filter(|finding| finding.sets_aside).count();
    assert_eq!(said as u64, set_aside, "{what}: each that was set aside has its reason");
    assert_eq!(read.entries.len() + said, whole.len(), "{what}: none is gone without a word: {:?}", read.findings);
    assert!(other.len() + said <= 1, "{what}: more than one entry: {other:#?} {:?}", read.findings);
}

/// The characters that mean something in XML are where a file is most easily misread.
#[test]
fn no_sign_of_the_language_in_any_place_makes_an_entry_vanish() {
    let text = sample();
    let whole = good(&text).entries;
    for at in 0..text.len() {
        for byte in *b"<>\"'/&;!?-[]= A\n" {
            other_byte(&text, &whole, at, byte);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_other_byte_anywhere_changes_at_most_one_entry(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let text = sample();
        let at = at.index(text.len());
        other_byte(&text, &good(&text).entries, at, byte);
    }

    #[test]
    fn no_damage_makes_the_reader_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = sample().into_bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(bytes.len()));
        let (_, refused) = until_error(&bytes, "file.xml");
        prop_assert!(refused.is_some(), "it breaks off");
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(until_error(&bytes, "file.xml").1.is_some());
    }
}
