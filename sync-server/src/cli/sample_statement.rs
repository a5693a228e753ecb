//! What the invented bank says: a payment booked, one that came back, and a fee that belongs to no claim. It is read and
//! matched as a real statement is.

use std::fmt::Write as _;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::CommandError;
use super::payments::{CLERK, OWN};
use super::sample::today;
use crate::db::{Database, DbError, Read};
use crate::finance;

/// The bank has closed the account.
const CLOSED: &str = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>";

/// Takes the statement in.
pub async fn bring_statement(database: &Database, now: DateTime<Utc>) -> Result<(), CommandError> {
    let text = database.read(move |tx| statement(tx, now)).await?;
    for (name, read) in finance::read_bank_files(text.as_bytes(), "Kontoauszug (sample).xml") {
        let file = read.map_err(|refused| CommandError::No(format!("{name}: {refused}")))?;
        finance::import_bank_file(database, Arc::new(file), CLERK, now).await?;
    }
    Ok(())
}

fn statement(tx: &Read<'_>, now: DateTime<Utc>) -> Result<String, DbError> {
    let sql = "SELECT payout.end_to_end_id, payout.amount FROM payout JOIN claim ON claim.id = payout.claim \
               ORDER BY claim.checked_out_at, claim.id LIMIT 2";
    let paid = tx.all(sql, &[], |row| Ok((row.text(0)?.to_owned(), row.int(1)?)))?;
    let (day, iban) = (today(now), OWN.replace(' ', ""));
    let mut entries = String::new();
    let mut entry = |direction: &str, rappen: i64, end_to_end: &str, text: &str, came_back: &str| {
        let amount = format!("<Amt Ccy=\"CHF\">{}.{:02}</Amt>", rappen / 100, rappen % 100);
        let number = entries.matches("<Ntry>").count() + 1;
        let id = if end_to_end.is_empty() { "" } else { &format!("<EndToEndId>{end_to_end}</EndToEndId>") };
        let _ = write!(
            entries,
            "<Ntry>{amount}<CdtDbtInd>{direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{day}</Dt></BookgDt>\
             <ValDt><Dt>{day}</Dt></ValDt><AcctSvcrRef>SAMPLE-{number}</AcctSvcrRef><NtryDtls><TxDtls><Refs>\
             <AcctSvcrRef>SAMPLE-{number}-1</AcctSvcrRef>{id}</Refs>{amount}<CdtDbtInd>{direction}</CdtDbtInd>\
             <RmtInf><Ustrd>{text}</Ustrd></RmtInf>{came_back}</TxDtls></NtryDtls></Ntry>"
        );
    };
    for (end_to_end, amount) in &paid {
        entry("DBIT", *amount, end_to_end, "Zahlung", "");
    }
    if let Some((end_to_end, amount)) = paid.last() {
        entry("CRDT", *amount, end_to_end, "Rückzahlung", CLOSED);
    }
    entry("DBIT", 500, "", "Kontoführung (sample)", "");
    Ok(format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>SAMPLE</MsgId>\
         <CreDtTm>{day}T05:00:00</CreDtTm></GrpHdr><Stmt><Id>SAMPLE-1</Id><ElctrncSeqNb>1</ElctrncSeqNb>\
         <CreDtTm>{day}T05:00:00</CreDtTm><Acct><Id><IBAN>{iban}</IBAN></Id></Acct>{entries}</Stmt></BkToCstmrStmt></Document>"
    ))
}
