//! Files to banks and from them are byte for byte those whose hash was kept; one at a time, because they are large.

use domain::ids::PayRunId;
use domain::ledger::Hash;

use super::{Check, Report};
use crate::db::{DbError, Read};
use crate::store::ledger;

pub(super) fn check(tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
    to_banks(tx, report)?;
    for hash in tx.all("SELECT hash FROM bank_file ORDER BY hash", &[], |row| Ok(row.text(0)?.to_owned()))? {
        let sql = "SELECT content FROM bank_file WHERE hash = $1";
        let found = tx.one(sql, &[(&hash).into()], |row| Ok(Hash::of(row.bytes(0)?)))?;
        if found.is_none_or(|found| found.0 != hash) {
            report.add(Check::Bytes, format!("bank_file {hash}"), "its bytes are not those that came");
        }
    }
    Ok(())
}

fn to_banks(tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
    let sql = "SELECT id FROM pay_run ORDER BY id";
    let runs: Vec<String> = tx.all(sql, &[], |row| Ok(row.text(0)?.to_owned()))?;
    for run in runs {
        let sql = "SELECT position, hash FROM pay_file WHERE pay_run = $1 ORDER BY position";
        let files = tx.all(sql, &[(&run).into()], |row| Ok((row.int(0)?, Hash(row.text(1)?.to_owned()))))?;
        for (position, hash) in &files {
            let sql = "SELECT content FROM pay_file WHERE pay_run = $1 AND position = $2";
            let found = tx.one(sql, &[(&run).into(), (*position).into()], |row| Ok(Hash::of(row.bytes(0)?)))?;
            if found.as_ref() != Some(hash) {
                let what = "its bytes are not those that were checked";
                report.add(Check::Bytes, format!("pay_file {run} {position}"), what);
            }
        }
        let known = run.parse().ok().map(|id: PayRunId| ledger::pay_run(tx, id)).transpose()?.flatten();
        let Some(known) = known else { continue };
        if !known.files.is_empty() && !known.files.iter().eq(files.iter().map(|(_, hash)| hash)) {
            report.add(Check::Ledger, format!("pay_run {run}"), "its files are not those of the ledger");
        }
    }
    let unknown = "SELECT f.pay_run, f.position FROM pay_file f LEFT JOIN pay_run r ON r.id = f.pay_run \
                   WHERE r.id IS NULL";
    tx.scan(unknown, &[], |row| {
        let place = format!("pay_file {} {}", row.text(0)?, row.int(1)?);
        report.add(Check::Reference, place, "the run is not there");
        Ok(true)
    })
}
