//! pain.002: what a bank says to a payment order. It reaches each payment, whether it is said of the payment, of its part
//! of the file or of the whole file; what is said closer to a payment counts. Never "paid" [BR 2.3].

use std::collections::HashMap;

use bank::statement::{Answer, Level, Verdict};
use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{BankReason, By, ClaimEvent, Fact};

use super::record;
use super::waited_for::of_part;
use crate::db::{DbError, Read, Write};
use crate::store::payout::{self, Sent};

/// What came of the answers in a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    /// Payments that the bank has taken on.
    pub accepted: u32,
    /// Payments that the bank has refused.
    pub rejected: u32,
    /// Answers about no payment of ours, or that contradict what is known.
    pub unclear: u32,
}

impl Told {
    pub(super) fn add(&mut self, other: Told) {
        self.accepted += other.accepted;
        self.rejected += other.rejected;
        self.unclear += other.unclear;
    }
}

/// What an answer means for a payment.
#[derive(Debug, Clone)]
enum Means {
    Accepted,
    Rejected(BankReason),
}

/// What the answers of a file mean, payment by payment, and how many are about none of ours.
pub(super) fn told(tx: &Read<'_>, answers: &[Answer]) -> Result<(Vec<(ClaimId, Fact)>, Told), DbError> {
    let mut told = Told::default();
    // What is said of the whole comes first: what is said of a part, and of a payment, replaces it.
    let mut means: HashMap<String, (Sent, Means)> = HashMap::new();
    let mut order: Vec<String> = Vec::new();
    for level in [Level::File, Level::Part, Level::Payment] {
        let here: Vec<&Answer> = answers.iter().filter(|answer| answer.level == level).collect();
        let named = here.iter().flat_map(|one| [&one.end_to_end, &one.instruction]).flatten();
        let sent = if level == Level::Payment { payout::sent(tx, named.map(|id| &**id))? } else { Vec::new() };
        let by_id: HashMap<&str, &Sent> = sent.iter().map(|one| (one.end_to_end_id.as_str(), one)).collect();
        for answer in here {
            let Some(meaning) = meaning(answer, answers) else { continue };
            let about: Vec<Sent> = match level {
                Level::File => of_part(tx, answer.message.as_deref().unwrap_or_default())?,
                Level::Part => of_part(tx, answer.payment_information.as_deref().unwrap_or_default())?,
                Level::Payment => {
                    let ids = [&answer.end_to_end, &answer.instruction].into_iter().flatten();
                    ids.filter_map(|id| by_id.get(&**id)).take(1).map(|one| (*one).clone()).collect()
                }
            };
            if about.is_empty() {
                told.unclear += 1;
            }
            for one in about {
                let id = one.end_to_end_id.clone();
                if means.insert(id.clone(), (one, meaning.clone())).is_none() {
                    order.push(id);
                }
            }
        }
    }
    let facts = order.iter().filter_map(|id| {
        let (Sent { claim, attempt, .. }, means) = means.remove(id)?;
        Some((
            claim,
            match means {
                Means::Accepted => Fact::Accepted { attempt },
                Means::Rejected(reason) => Fact::Rejected { attempt, reason },
            },
        ))
    });
    Ok((facts.collect(), told))
}

/// Only what is accepted or refused as a whole means something; "in part" and "pending" leave it to the payments.
fn meaning(answer: &Answer, all: &[Answer]) -> Option<Means> {
    match answer.verdict {
        Verdict::Accepted | Verdict::AcceptedWithChange => Some(Means::Accepted),
        Verdict::Rejected => Some(Means::Rejected(reason(answer, all))),
        Verdict::InPart | Verdict::Pending | Verdict::Other => None,
    }
}

/// The bank's reason; where it gives none here, the one that it gives for the part or the file.
fn reason(answer: &Answer, all: &[Answer]) -> BankReason {
    let of = |answer: &Answer| {
        let first = answer.reasons.first()?;
        let text = answer.reasons.iter().flat_map(|one| &one.texts).map(|text| &**text).collect::<Vec<_>>().join(" ");
        Some(BankReason { code: first.code.as_deref().unwrap_or_default().to_owned(), text })
    };
    let above = all.iter().filter(|one| {
        one.level < answer.level && (one.level == Level::File || one.payment_information == answer.payment_information)
    });
    of(answer).or_else(|| above.rev().find_map(of)).unwrap_or_default()
}

/// Writes what answers mean.
pub(super) fn record_answers(
    tx: &Write<'_>,
    by: &By,
    facts: &[(ClaimId, Fact)],
    now: DateTime<Utc>,
) -> Result<Told, DbError> {
    let mut told = Told::default();
    for one in record(tx, by, facts, now)? {
        match one.meant {
            Ok(Some(ClaimEvent::Rejected { .. })) => told.rejected += 1,
            Ok(Some(_)) => told.accepted += 1,
            Ok(None) => {}
            Err(_) => told.unclear += 1,
        }
    }
    Ok(told)
}
