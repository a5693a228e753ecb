//! What the checker names, in our own files and in those of others.

use std::collections::BTreeSet;
use std::path::PathBuf;

use bank::order::{Finding, Rule, bytes, check};

use super::good;
use super::judges::{passed_by, sample, schema};
use super::wrong::{FOUND, PAST, Wrong};

/// A good file on one line, so that one edit can take out any part.
fn on_one_line() -> String {
    let text = String::from_utf8(bytes(&good())).expect("UTF-8");
    text.lines().map(str::trim_start).collect()
}

fn all() -> impl Iterator<Item = &'static Wrong> {
    PAST.iter().chain(FOUND)
}

fn edited(good: &str, wrong: &Wrong) -> String {
    assert!(good.contains(wrong.from), "{}: {} is there to be edited", wrong.name, wrong.from);
    good.replacen(wrong.from, wrong.to, 1)
}

fn rules(findings: &[Finding]) -> BTreeSet<Rule> {
    findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn a_good_file_is_passed_written_either_way() {
    assert_eq!(check(&bytes(&good())), []);
    assert_eq!(check(on_one_line().as_bytes()), []);
}

#[test]
fn each_wrong_form_is_refused_by_its_rule() {
    let good = on_one_line();
    for wrong in all() {
        let findings = check(edited(&good, wrong).as_bytes());
        assert!(rules(&findings).contains(&wrong.rule), "{}: {findings:?}", wrong.name);
    }
}

#[test]
fn every_rule_has_a_wrong_form_and_a_name_of_its_own() {
    let mut shown: BTreeSet<Rule> = all().map(|wrong| wrong.rule).collect();
    shown.insert(Rule::TooMany); // it takes 100,000 payments: see splitting
    assert_eq!(Rule::ALL.iter().copied().collect::<BTreeSet<_>>(), shown);
    let names: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.code()).collect();
    assert_eq!(names.len(), Rule::ALL.len());
}

/// What our own rules are worth beside the schema, and that the table of wrong forms tells the truth about it.
#[test]
fn the_schema_alone_lets_through_what_the_table_says() {
    let Some(schema) = schema("the schema's verdict on wrong forms") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let good = on_one_line();
    let write = |(at, wrong): (usize, &Wrong)| -> PathBuf {
        let path = folder.path().join(format!("{at}.xml"));
        std::fs::write(&path, edited(&good, wrong)).expect("it is written");
        path
    };
    let files: Vec<PathBuf> = all().enumerate().map(write).collect();
    let verdicts = all().zip(passed_by(&schema, &files));
    let other: Vec<&str> =
        verdicts.filter(|(wrong, passed)| *passed != wrong.past_the_schema).map(|(wrong, _)| wrong.name).collect();
    assert_eq!(other, [""; 0], "where the table says otherwise");
    println!("{} wrong forms; the schema lets {} through", PAST.len() + FOUND.len(), PAST.len());
}

#[test]
fn a_finding_names_the_line_and_the_payment() {
    let text = String::from_utf8(bytes(&good())).expect("UTF-8");
    let wrong = text.replacen("<Nm>Lorenz", "<Nm>★Lorenz", 1);
    let line = 1 + wrong.lines().position(|line| line.contains('★')).expect("it is there");
    let findings = check(wrong.as_bytes());
    let [finding] = findings.as_slice() else { panic!("one finding: {findings:?}") };
    assert_eq!((finding.rule, finding.line as usize), (Rule::Character, line));
    assert_eq!(finding.payment.as_deref(), Some("FV-C0000124-1"));
    assert_eq!(finding.sentence, "Nm has a character that banks refuse: ★ (U+2605).");
}

#[test]
fn what_is_no_order_at_all_is_refused_in_words_and_never_breaks() {
    let deep = "<a>".repeat(1_000_000);
    let entity = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Document>&b;</Document>";
    let long = format!("<Document><Nm>{}</Nm></Document>", "x".repeat(1_000_000));
    let many = format!("<Document>{}</Document>", "<Foo/>".repeat(100_000));
    for none in ["", " \n", "MsgId", "<", "<Document", "<a/>", "\u{0}", "{}", &deep, entity, &long, &many] {
        let findings = check(none.as_bytes());
        assert!(!findings.is_empty() && findings.len() <= 1_000, "{:.40}: {}", none, findings.len());
        assert!(findings.iter().all(|finding| finding.sentence.ends_with('.')), "{findings:?}");
    }
    assert_eq!(rules(&check(b"\xff\xfe<\x00")), [Rule::Encoding].into());
    let latin = on_one_line().replace("UTF-8", "ISO-8859-1");
    assert_eq!(rules(&check(latin.as_bytes())), [Rule::Encoding].into());
}

/// Every byte of a good file taken out, doubled or changed: an answer comes, whatever the edit.
#[test]
fn no_single_edit_breaks_the_checker() {
    let good = on_one_line().into_bytes();
    let mut refused = 0;
    for at in 0..good.len() {
        let mut edited = good.clone();
        match at % 3 {
            0 => drop(edited.remove(at)),
            1 => edited.insert(at, edited[at]),
            _ => edited[at] ^= 0x15,
        }
        refused += usize::from(!check(&edited).is_empty());
    }
    // The others change letters of names and texts, which may be as they like.
    assert!(refused * 10 > good.len() * 8, "{refused} of {}", good.len());
}

const SAMPLES: [(&str, Rule); 20] = [
    ("biz_amt3", Rule::Amount),
    ("biz_bicandclr", Rule::DebtorBank),
    ("biz_cdata", Rule::Markup),
    ("biz_leadspace", Rule::Blank),
    ("biz_nbsp", Rule::Blank),
    ("biz_onlyspace", Rule::Blank),
    ("biz_qrcred_ustrd", Rule::QrReference),
    ("biz_softhyphen", Rule::Character),
    ("biz_tab", Rule::Character),
    ("biz_usd", Rule::Currency),
    ("mut_adrline3", Rule::Address),
    ("mut_badctry", Rule::Value),
    ("mut_badscor", Rule::CheckDigits),
    ("mut_e2e36", Rule::TooLong),
    ("mut_e2euml", Rule::Reference),
    ("mut_longname", Rule::TooLong),
    ("mut_noe2e", Rule::Missing),
    ("mut_unknown", Rule::Unexpected),
    ("mut_usd", Rule::Currency),
    ("mut_ustrd2", Rule::Unexpected),
];

#[test]
fn the_wrong_files_of_others_are_refused_by_their_rule_and_the_good_one_passed() {
    let Some(folder) = sample("pain001", "the orders of others") else { return };
    let read = |name: &str| std::fs::read(folder.join(format!("{name}.xml"))).expect("it is there");
    assert_eq!(check(&read("valid_minimal_type_D")), []);
    for (name, rule) in SAMPLES {
        let findings = check(&read(name));
        let named: Vec<&Finding> = findings.iter().filter(|finding| finding.rule == rule).collect();
        assert!(!named.is_empty(), "{name}: {findings:?}");
        // Most of these files come from a program that leaves the company's bank empty, which is a fault of its own;
        // and three decimals do not add up to a sum with two.
        if name.starts_with("biz_") {
            let beside = |finding: &Finding| finding.rule == Rule::Sum && rule == Rule::Amount;
            assert!(findings.iter().all(|finding| finding.rule == rule || beside(finding)), "{name}: {findings:?}");
        }
    }
    let there = std::fs::read_dir(&folder).expect("a folder").flatten().count();
    assert_eq!(there, SAMPLES.len() + 1, "every file of the folder is looked at");
}
