//! What a bank would refuse in a payment order, by rule: what the schema finds and what it lets through.
//!
//! It trusts no writer, ours least: it reads the bytes with its own table of elements, in constant memory beside one
//! batch's header, and looks at every payment by itself.

mod batch;
mod elements;
mod payment;
mod references;
mod rule;
mod structure;
mod tree;
mod values;

use std::collections::HashSet;

pub use rule::{Finding, Rule};
use tree::Node;

/// Most findings that are listed: whoever has so many has another file than he thinks.
const FINDINGS_MAX: usize = 1_000;

/// Everything that a bank would refuse in this file, in the order of its lines; nothing when it may be sent. Whether a
/// message was sent before, and whether its day is past by now, a file cannot tell.
#[must_use]
pub fn check(bytes: &[u8]) -> Vec<Finding> {
    let mut checked = Checked::default();
    tree::read(bytes, &mut checked);
    checked.findings.sort_by_key(|finding| finding.line);
    checked.findings
}

/// What is known of a file so far.
#[derive(Default)]
struct Checked {
    findings: Vec<Finding>,
    /// Of the whole file.
    total: Sum,
    /// Of the batch under way.
    batch: Sum,
    /// The first currency of the batch under way.
    currency: Option<String>,
    /// The batch under way has payments with these facts of its level.
    payment_type: bool,
    charge_bearer: bool,
    ultimate_debtor: bool,
    batch_references: HashSet<String>,
    instructions: HashSet<String>,
    end_to_end: HashSet<String>,
    created: Option<chrono::NaiveDate>,
    /// The payment under way, as findings name it.
    payment: Option<String>,
}

/// A number of payments and their sum in hundred-thousandths: five decimals are the most that the schema takes.
#[derive(Default, Clone, Copy)]
struct Sum {
    payments: usize,
    amount: i128,
}

impl Checked {
    fn find(&mut self, rule: Rule, node: &Node, what: impl Into<String>) {
        self.find_at(rule, node.line, what);
    }

    fn find_at(&mut self, rule: Rule, line: u32, what: impl Into<String>) {
        if self.findings.len() < FINDINGS_MAX {
            self.findings.push(Finding { rule, line, payment: self.payment.clone(), sentence: what.into() });
        }
    }

    /// A part of the file is read whole; what it held is not needed again.
    fn take(&mut self, path: &[&str], node: &mut Node) {
        match path {
            ["Document", "CstmrCdtTrfInitn", "GrpHdr"] => {
                structure::check(self, node, &elements::HEADER);
                self.created = node.text_of("CreDtTm").and_then(|text| text.get(..10)?.parse().ok());
                return; // its count and sum are compared at the end
            }
            ["Document", "CstmrCdtTrfInitn", "PmtInf", "CdtTrfTxInf"] => {
                self.payment = node.child("PmtId").and_then(|ids| ids.text_of("EndToEndId")).map(str::to_owned);
                structure::check(self, node, &elements::PAYMENT);
                payment::check(self, node);
                self.payment = None;
            }
            ["Document", "CstmrCdtTrfInitn", "PmtInf"] => {
                structure::check(self, node, &elements::BATCH);
                batch::check(self, node);
            }
            ["Document"] => {
                structure::check(self, node, &elements::DOCUMENT);
                batch::check_whole(self, node);
            }
            _ => return,
        }
        node.children.clear();
        node.taken = true;
    }
}
