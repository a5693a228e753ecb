//! Files of real banks, where they are there, against what an independent reader found in them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bank::statement::{FindingKind, Level, Verdict};

use crate::reading::{Read, until_error, whole};

/// The folder of sample files: `EINSATZ_BANK_SAMPLES`, or the one beside the repository.
pub fn folder() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/bank");
    let worktree = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/samples/bank");
    let named = std::env::var_os("EINSATZ_BANK_SAMPLES").map(PathBuf::from);
    named.into_iter().chain([beside, worktree]).find(|folder| folder.join("EXPECT.tsv").is_file())
}

/// The lines of EXPECT.tsv of one sub-folder, by the names of their columns; nothing where there are no samples.
fn expected(part: &str) -> Vec<(PathBuf, Row)> {
    let Some(folder) = folder() else {
        println!("LEFT OUT: no folder of bank files (set EINSATZ_BANK_SAMPLES); own files cover the same ground");
        return Vec::new();
    };
    let table = std::fs::read_to_string(folder.join("EXPECT.tsv")).expect("the table is read");
    let mut lines = table.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let names = lines.next().expect("it has a head");
    let rows = lines.map(|fields| Row(names.iter().cloned().zip(fields).collect()));
    let rows: Vec<_> =
        rows.filter(|row| row.get("file").starts_with(part)).map(|row| (folder.join(row.get("file")), row)).collect();
    assert!(!rows.is_empty(), "{part} has files");
    rows
}

struct Row(Vec<(String, String)>);

impl Row {
    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(column, _)| column == name).map_or("", |(_, value)| value)
    }

    fn count(&self, name: &str) -> usize {
        self.get(name).parse().unwrap_or_else(|_| panic!("{name} is a number"))
    }
}

fn read(path: &Path) -> Read {
    let bytes = std::fs::read(path).expect("the file is read");
    let name = path.file_name().expect("it has a name").to_string_lossy();
    whole(&bytes, &name).unwrap_or_else(|refused| panic!("{name}: {refused}"))
}

fn currencies(read: &Read) -> BTreeSet<String> {
    let balances = read.ends.iter().flat_map(|end| &end.balances).map(|balance| balance.amount);
    let entries = read.entries.iter().flat_map(|entry| {
        let charges = entry.charges.iter().map(|charge| charge.amount);
        charges
            .chain(entry.charges_total)
            .chain(entry.batches.iter().filter_map(|batch| batch.total))
            .chain([entry.amount])
    });
    let details = read.entries.iter().flat_map(|entry| &entry.details).flat_map(|detail| {
        detail.charges.iter().map(|charge| charge.amount).chain(detail.amount).chain(detail.instructed)
    });
    balances.chain(entries).chain(details).map(|amount| amount.currency.as_str().to_owned()).collect()
}

/// The findings about sums, in the words of the table.
fn integrity(read: &Read) -> BTreeSet<String> {
    let shown = |kind: &FindingKind| match kind {
        FindingKind::DetailsDiffer { count, .. } => Some(format!("entry != sum of {count} details")),
        FindingKind::CountDiffers { told, found } => Some(format!("Btch/NbOfTxs {told} but {found} TxDtls")),
        FindingKind::BatchWithoutDetails { count } => {
            Some(format!("batch of {} with no TxDtls", count.map_or_else(String::new, |count| count.to_string())))
        }
        FindingKind::BalanceGap { .. } => Some("balance gap".to_owned()),
        _ => None,
    };
    read.findings.iter().filter_map(|finding| shown(&finding.kind)).collect()
}

fn integrity_expected(row: &Row) -> BTreeSet<String> {
    let shorten = |part: &str| {
        let part = part.trim();
        match part.split_once(" != sum of ") {
            Some((_, rest)) => {
                let count = rest.split(' ').next().unwrap_or_default();
                format!("entry != sum of {count} details")
            }
            None if part.starts_with("balance gap") => "balance gap".to_owned(),
            None => part.split(" (").next().unwrap_or_default().to_owned(),
        }
    };
    row.get("integrity").split(';').map(shorten).filter(|part| !part.is_empty() && part != "balances OK").collect()
}

#[test]
fn every_statement_is_read_with_the_counts_and_currencies_of_the_oracle() {
    for (path, row) in expected("statements/") {
        let read = read(&path);
        let name = row.get("file");
        assert_eq!(read.message.as_ref().map(|message| &*message.namespace), Some(row.get("message")), "{name}");
        assert_eq!(read.statements.len(), row.count("statements"), "{name}: statements");
        assert_eq!(read.entries.len(), row.count("entries"), "{name}: entries");
        assert_eq!(read.details().len(), row.count("details"), "{name}: details");
        let expected: BTreeSet<String> = row.get("currencies").split(',').map(str::to_owned).collect();
        assert_eq!(currencies(&read), expected, "{name}: currencies");
        let batches = read.entries.iter().map(|entry| entry.batches.len()).sum::<usize>();
        assert_eq!(batches, row.count("batches"), "{name}: batches");
        let returned = read.details().iter().filter(|detail| detail.returned.is_some()).count();
        assert_eq!(returned, row.count("RtrInf"), "{name}: returns");
        let reversed = read.entries.iter().filter(|entry| entry.reversal).count();
        assert_eq!(reversed, row.count("RvslInd_true"), "{name}: reversals");
        let words = read.details().iter().map(|detail| detail.texts.len()).sum::<usize>();
        assert_eq!(words, row.count("Ustrd"), "{name}: texts");
        let set_aside = read.ends.iter().map(|end| end.set_aside).sum::<u64>();
        assert_eq!(set_aside, 0, "{name}: nothing is set aside");
    }
}

#[test]
fn every_finding_about_sums_of_the_oracle_is_reported_and_no_other() {
    for (path, row) in expected("statements/") {
        assert_eq!(integrity(&read(&path)), integrity_expected(&row), "{}", row.get("file"));
    }
}

#[test]
fn every_return_reason_of_the_oracle_is_read() {
    for (path, row) in expected("statements/") {
        let read = read(&path);
        let details = read.details();
        let returned = details.iter().filter_map(|detail| detail.returned.as_ref());
        let codes: BTreeSet<&str> = returned.filter_map(|reason| reason.code.as_deref()).collect();
        let expected: BTreeSet<&str> = row.get("reasons").split(',').filter(|code| !code.is_empty()).collect();
        // The oracle lists codes of the standard only; the banks' own are read too.
        assert!(expected.is_subset(&codes), "{}: {codes:?}", row.get("file"));
    }
}

#[test]
fn every_answer_is_read_with_its_verdict_and_reason() {
    for (path, row) in expected("status/") {
        let read = read(&path);
        let name = row.get("file");
        assert!(!read.answers.is_empty(), "{name}: an answer is there");
        for answer in &read.answers {
            assert_eq!(
                (answer.verdict, answer.status.as_deref()),
                (Verdict::Rejected, Some(row.get("status"))),
                "{name}"
            );
        }
        let reasons = read.answers.iter().flat_map(|answer| &answer.reasons);
        let codes: BTreeSet<&str> = reasons.filter_map(|reason| reason.code.as_deref()).collect();
        assert_eq!(codes, BTreeSet::from([row.get("reasons")]), "{name}");
        let level = match name {
            _ if name.contains("group") => Level::File,
            _ if name.contains("v3_payment") => Level::Part,
            _ => Level::Payment,
        };
        assert_eq!(read.answers.last().map(|answer| answer.level), Some(level), "{name}");
    }
}

#[test]
fn every_broken_file_is_refused_or_its_bad_entry_set_aside_with_a_named_reason() {
    for (path, row) in expected("broken/") {
        let name = row.get("file");
        let bytes = std::fs::read(&path).expect("the file is read");
        let (read, refused) = until_error(&bytes, name);
        let aside: Vec<&str> =
            read.findings.iter().filter(|finding| finding.sets_aside).map(|finding| finding.kind.code()).collect();
        let said = (refused.map(|refused| refused.code()), aside.as_slice());
        match name {
            _ if name.contains("garbled_amount") => assert_eq!(said, (None, &["amount_unreadable"][..])),
            _ if name.contains("empty_amount") => assert_eq!(said, (None, &["amount_unreadable"][..])),
            _ if name.contains("NotificationMissing") => assert_eq!(said, (Some("no_namespace"), &[][..])),
            _ if name.contains("v2.wrong") => assert_eq!(said, (Some("nothing_inside"), &[][..])),
            _ => assert!(said.0.is_some() || !said.1.is_empty(), "{name} is read as if nothing were wrong"),
        }
        assert!(read.entries.is_empty(), "{name}: nothing of it is taken for whole");
    }
}

#[test]
fn no_real_file_has_an_element_that_nobody_knows() {
    for (path, row) in ["statements/", "status/"].into_iter().flat_map(expected) {
        let codes = read(&path).codes();
        assert!(!codes.contains(&"unknown_element"), "{}: {codes:?}", row.get("file"));
    }
}
