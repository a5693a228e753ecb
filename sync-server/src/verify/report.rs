//! What was found.

use std::fmt::Display;

use serde::Serialize;

/// Findings that are listed; the rest is counted.
const LISTED_MAX: usize = 1_000;

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// The engine's own files.
    Engine,
    /// The tables are those of this program.
    Migrations,
    /// Nothing was changed by a transaction that never was.
    Revision,
    /// What a row names is there.
    Reference,
    /// Each phone's operations are numbered 1, 2, 3 …, and none was accepted twice.
    Numbering,
    /// Operations came in the order of their numbers.
    Order,
    /// An operation's bytes are those that the phone wrote.
    Bytes,
    /// Columns say what the body says.
    Column,
    /// An outcome is what a rule or a person has said.
    Outcome,
    /// Jobs are what was done on them.
    Job,
    /// Claims are what the reports are worth.
    Claim,
    /// The history tells of every operation.
    History,
    /// The ledger is the one that was written, and what follows from it is what is stored.
    Ledger,
    /// Phones are sent what is stored.
    Feed,
}

impl Check {
    fn as_str(self) -> &'static str {
        match self {
            Check::Engine => "engine",
            Check::Migrations => "migrations",
            Check::Revision => "revision",
            Check::Reference => "reference",
            Check::Numbering => "numbering",
            Check::Order => "order",
            Check::Bytes => "bytes",
            Check::Column => "column",
            Check::Outcome => "outcome",
            Check::Job => "job",
            Check::Claim => "claim",
            Check::History => "history",
            Check::Ledger => "ledger",
            Check::Feed => "feed",
        }
    }
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at.
    pub check: Check,
    /// Where: a table's word and an identity. No names, no addresses.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

impl Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}: {}", self.check.as_str(), self.place, self.what)
    }
}

/// How much was looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Phones.
    pub devices: u64,
    /// Operations.
    pub operations: u64,
    /// Jobs.
    pub jobs: u64,
    /// Claims.
    pub claims: u64,
    /// Entries of the ledger.
    pub entries: u64,
}

/// What verification has come to.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    /// The version of the tables.
    pub version: i64,
    /// The head of the snapshot.
    pub revision: i64,
    /// How much was looked at.
    pub counted: Counted,
    /// What does not fit.
    pub findings: Vec<Finding>,
    /// As many again are not listed.
    pub more: u64,
}

impl Report {
    /// The engine cannot read its own file.
    #[must_use]
    pub fn damage(what: impl Display) -> Report {
        let mut report = Report::default();
        report.add(Check::Engine, "database", what);
        report
    }

    /// Nothing was found.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.total() == 0
    }

    /// How many were found.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.more + self.findings.len() as u64
    }

    /// What was found here, then what was found by another look at the same database; what both have found, once.
    pub(super) fn followed_by(self, mut other: Report) -> Report {
        let more = self.more + other.more;
        let mut findings = self.findings;
        other.findings.retain(|finding| !findings.contains(finding));
        findings.append(&mut other.findings);
        Report { findings, more, ..other }
    }

    pub(super) fn add(&mut self, check: Check, place: impl Display, what: impl Display) {
        if self.findings.len() < LISTED_MAX {
            self.findings.push(Finding { check, place: place.to_string(), what: what.to_string() });
        } else {
            self.more += 1;
        }
    }
}
