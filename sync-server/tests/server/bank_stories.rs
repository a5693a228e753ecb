//! Whatever a bank tells of ten claims, in whatever order, in whatever files, and however often: in the end each claim
//! stands where its story says.

use domain::ledger::Standing;
use serde_json::Value;

use crate::bank::{Line, advice, answer, bring, came_back, statement, went};
use crate::bank_files::{paid, references};
use crate::work::Dice;

/// Something that a file tells.
#[derive(Clone)]
enum Told {
    Statement(Line),
    Advice(Line),
    Refused(String),
}

/// What is told of a payment, and where its claim stands in the end.
fn story(kind: u64, id: &str) -> (Vec<Told>, Standing) {
    let line = |reference: &str, rappen| went(&format!("{reference}{id}"), id, rappen);
    let back = || came_back(&format!("R{id}"), id, 6_000, "AC04");
    match kind {
        0 => (vec![], Standing::Exported),
        1 => (vec![Told::Statement(line("S", 6_000))], Standing::Settled),
        2 => (vec![Told::Advice(line("N", 6_000))], Standing::Settled),
        3 => (vec![Told::Statement(line("S", 6_000)), Told::Advice(line("S", 6_000))], Standing::Settled),
        4 => (vec![Told::Statement(line("S", 6_000)), Told::Advice(line("N", 6_000))], Standing::Settled),
        5 => (vec![Told::Statement(line("S", 6_000)), Told::Statement(line("T", 6_000))], Standing::PaidTwice),
        6 => (vec![Told::Statement(line("S", 6_000)), Told::Statement(back())], Standing::Returned),
        7 => {
            let all = [line("S", 6_000), back()].map(Told::Statement).into_iter();
            let again = [line("N", 6_000), came_back(&format!("Q{id}"), id, 6_000, "AC04")].map(Told::Advice);
            (all.chain(again).collect(), Standing::Returned)
        }
        8 => (vec![Told::Refused(id.to_owned())], Standing::Refused),
        _ => (vec![Told::Statement(line("S", 2_500))], Standing::Exported), // another amount: by hand
    }
}

/// Files of one to three things each, of one kind.
fn files(mut told: Vec<Told>, dice: &mut Dice) -> Vec<String> {
    let mut files = Vec::new();
    while !told.is_empty() {
        let (mut lines, mut advised, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        for _ in 0..=dice.of(3) {
            if told.is_empty() {
                break;
            }
            match told.swap_remove(dice.of(told.len() as u64) as usize) {
                Told::Statement(line) => lines.push(line),
                Told::Advice(line) => advised.push(line),
                Told::Refused(id) => refused.push(id),
            }
        }
        let number = files.len() as u32 + 1;
        if !lines.is_empty() {
            files.push(statement(number, &lines));
        }
        if !advised.is_empty() {
            files.push(advice(number, &advised));
        }
        if !refused.is_empty() {
            let all: Vec<_> = refused.iter().map(|id| (id.as_str(), "RJCT", "AC04")).collect();
            files.push(answer("", "", &all));
        }
    }
    files
}

#[tokio::test]
async fn claims_stand_where_their_stories_say_whatever_the_order_and_the_files() {
    for seed in 1..=6 {
        let mut dice = Dice(seed);
        let (desk, office) = paid(10).await;
        let ids = references(&desk).await;
        let (mut told, mut ends) = (Vec::new(), Vec::new());
        for id in &ids {
            let (all, end) = story(dice.of(10), id);
            told.extend(all);
            ends.push(end);
        }
        let files = files(told, &mut dice);
        let mut left: Vec<usize> = (0..files.len()).collect();
        while !left.is_empty() {
            let at = left.swap_remove(dice.of(left.len() as u64) as usize);
            let came = bring(&office, files[at].as_str()).await;
            assert_eq!(came[0]["refused"], Value::Null, "{came:#?}");
            if dice.of(3) == 0 {
                let again = dice.of(files.len() as u64) as usize;
                bring(&office, files[again].as_str()).await;
                left.retain(|other| *other != again);
            }
        }
        for (place, end) in ends.iter().enumerate() {
            let claim = desk.claim(place).await;
            assert_eq!(claim.standing(), *end, "seed {seed}, claim {place}: {:#?}", claim.bookings);
        }
        desk.sound().await;
    }
}
