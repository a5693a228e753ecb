//! Random sets of claims become files that every judge passes. `SETS=n` for more than the usual; each set is drawn from
//! its number, so that one that failed fails again.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bank::order::{AMOUNT_MAX, Payout, Prepared, bytes, check, is_permitted};
use domain::money::{Currency, Money};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::judges::{passed_by, schema};
use super::{ANNA, LORENZ, anna, day, iban, lorenz, run};

const ROWS_MAX: f64 = 5_000.0;
/// Files judged by one start of the schema's program.
const TOGETHER: usize = 50;

struct Figures {
    sets: u64,
    rows: usize,
    paid: usize,
    left_out: usize,
    changed: usize,
    bytes: usize,
}

#[test]
fn random_sets_of_claims_become_files_that_every_judge_passes() {
    let sets = std::env::var("SETS").map_or(200, |sets| sets.parse().expect("SETS is a number"));
    let schema = schema("the schema's verdict on random sets");
    let folder = tempfile::tempdir().expect("a folder");
    let permitted: Vec<char> = (0..0x2200).filter_map(char::from_u32).filter(|c| is_permitted(*c)).collect();
    let mut figures = Figures { sets, rows: 0, paid: 0, left_out: 0, changed: 0, bytes: 0 };
    let mut files: Vec<PathBuf> = Vec::new();
    for set in 0..sets {
        let payouts = any_payouts(&mut StdRng::seed_from_u64(set), &permitted);
        let prepared = run(payouts.clone());
        figures.rows += payouts.len();
        figures.left_out += prepared.left_out.len();
        figures.changed += prepared.changed.len();
        let written: Vec<Vec<u8>> = prepared.orders.iter().map(bytes).collect();
        figures.paid += agree(set, &payouts, &prepared, &written);
        for (at, file) in written.into_iter().enumerate() {
            assert_eq!(check(&file), [], "set {set}");
            figures.bytes += file.len();
            let path = folder.path().join(format!("{set}-{at}.xml"));
            std::fs::write(&path, file).expect("it is written");
            files.push(path);
        }
        if files.len() >= TOGETHER || set + 1 == sets {
            judge(schema.as_deref(), &mut files);
        }
    }
    let Figures { sets, rows, paid, left_out, changed, bytes } = figures;
    println!("{sets} sets, {rows} rows: {paid} paid, {left_out} left out, {changed} texts changed, {bytes} bytes");
    assert!(paid * 10 > rows * 8 && left_out > 0 && changed > 0, "the draw has some of everything");
}

fn judge(schema: Option<&Path>, files: &mut Vec<PathBuf>) {
    if let Some(schema) = schema {
        for (file, passed) in files.iter().zip(passed_by(schema, files)) {
            assert!(passed, "{}", file.display());
        }
    }
    for file in files.drain(..) {
        std::fs::remove_file(file).expect("it is removed");
    }
}

/// Everybody is paid once or left out, in the file as in the set; returns how many are paid.
fn agree(set: u64, payouts: &[Payout], prepared: &Prepared, written: &[Vec<u8>]) -> usize {
    let mut expected: BTreeMap<String, (String, String)> = BTreeMap::new();
    for payout in payouts {
        let amount = format!("{}.{:02}", payout.amount.amount / 100, payout.amount.amount % 100);
        let before = expected.insert(payout.reference.clone(), (amount, payout.account.as_str().into()));
        assert_eq!(before, None, "set {set} is drawn well");
    }
    for left_out in &prepared.left_out {
        assert!(expected.remove(&left_out.payout).is_some(), "set {set}: {left_out:?}");
    }
    let mut read = BTreeMap::new();
    for file in written {
        let text = std::str::from_utf8(file).expect("UTF-8");
        for payment in text.split("<CdtTrfTxInf>").skip(1) {
            let reference = between(payment, "<EndToEndId>").to_owned();
            let amount =
                payment.split_once("<InstdAmt").and_then(|(_, rest)| rest.split_once('>')).expect("an amount").1;
            let amount = amount.split('<').next().expect("its text").to_owned();
            let before = read.insert(reference, (amount, between(payment, "<IBAN>").to_owned()));
            assert_eq!(before, None, "set {set}: nobody is paid twice");
        }
    }
    assert_eq!(read, expected, "set {set}");
    let said: i64 = prepared.orders.iter().map(|order| order.sum()).sum();
    let wanted: i64 = payouts.iter().filter(|one| read.contains_key(&one.reference)).map(|one| one.amount.amount).sum();
    assert_eq!(said, wanted, "set {set}");
    read.len()
}

fn between<'a>(text: &'a str, tag: &str) -> &'a str {
    text.split_once(tag).and_then(|(_, rest)| rest.split('<').next()).expect("the element")
}

/// 1 to 5,000 rows, mostly few.
fn any_payouts(rng: &mut StdRng, permitted: &[char]) -> Vec<Payout> {
    let skew: f64 = rng.random::<f64>().powi(3);
    let rows = ROWS_MAX.powf(skew).ceil() as u32;
    (0..rows).map(|number| any_payout(rng, permitted, number)).collect()
}

fn any_payout(rng: &mut StdRng, permitted: &[char], number: u32) -> Payout {
    let amount = match rng.random_range(0..10) {
        0 => 1,
        1 => AMOUNT_MAX,
        2 => rng.random_range(1..=AMOUNT_MAX),
        _ => rng.random_range(100..50_000),
    };
    let currency = if rng.random_range(0..20) == 0 { Currency::Eur } else { Currency::Chf };
    let execute_on = day(["2026-11-21", "2026-11-24", "2026-11-25"][rng.random_range(0..3)]);
    let account = iban([ANNA, LORENZ][rng.random_range(0..2)]);
    let base = if rng.random() { anna(number) } else { lorenz(number) };
    let name = any_name(rng, permitted);
    Payout { amount: Money { amount, currency }, execute_on, account, name, ..base }
}

/// Names with every permitted character, accents that stand apart, letters from elsewhere, and what nobody can pay.
fn any_name(rng: &mut StdRng, permitted: &[char]) -> String {
    const APART: [&str; 6] =
        ["Mu\u{308}ller", "Ze\u{301}lie", "S\u{326}tefan", "A\u{30a}sa", "n\u{303}", "o\u{302}\u{301}"];
    const ELSEWHERE: [&str; 6] = ["Иванов", "Παπάς", "D’Angelo", "Nguyễn", "ﬁ – “x”", "Ơn"];
    const NOBODY: [&str; 5] = ["😀", "李明", "★", "محمد", "👩\u{200d}🔧"];
    let mut name = String::from("X");
    for _ in 0..rng.random_range(1..40) {
        match rng.random_range(0..400) {
            0 => name.push_str(NOBODY[rng.random_range(0..NOBODY.len())]),
            1..6 => name.push_str(ELSEWHERE[rng.random_range(0..ELSEWHERE.len())]),
            6..12 => name.push_str(APART[rng.random_range(0..APART.len())]),
            12..14 => name.push_str(["\u{a0}", "\t", "\u{200b}", "\u{ad}", "  "][rng.random_range(0..5)]),
            _ => name.push(permitted[rng.random_range(0..permitted.len())]),
        }
    }
    name
}
