//! A batch, and the whole file: who pays, when, and whether the counts and sums are those of the payments.

use chrono::NaiveDate;

use super::payment::{address, iban, payment_type};
use super::tree::Node;
use super::{Checked, Rule, Sum, values};
use crate::order::PAYMENTS_MAX;

/// A batch whose payments were looked at.
pub fn check(checked: &mut Checked, node: &Node) {
    if let Some(id) = node.child("PmtInfId").filter(|id| !checked.batch_references.insert(id.text.clone())) {
        checked.find(Rule::BatchTwice, id, format!("Two batches have the PmtInfId {}.", id.text));
    }
    if let Some(method) = node.child("PmtMtd").filter(|method| method.text != "TRF") {
        checked.find(Rule::Method, method, format!("PmtMtd is {}, not a transfer (TRF).", method.text));
    }
    day(checked, node);
    debtor(checked, node);
    levels(checked, node);
    let batch = std::mem::take(&mut checked.batch);
    compare(checked, node, batch, "The batch");
    checked.total.payments += batch.payments;
    checked.total.amount += batch.amount;
    checked.currency = None;
    checked.instructions.clear();
}

/// The file, whose batches were looked at.
pub fn check_whole(checked: &mut Checked, node: &Node) {
    let total = checked.total;
    if total.payments > PAYMENTS_MAX {
        let sentence = format!("The file has {} payments; {PAYMENTS_MAX} is the most.", total.payments);
        checked.find(Rule::TooMany, node, sentence);
    }
    let Some(header) = node.at(&["CstmrCdtTrfInitn", "GrpHdr"]) else { return };
    compare(checked, header, total, "The header");
    if let Some(party) = header.child("InitgPty")
        && party.child("Nm").is_none()
        && party.child("Id").is_none()
    {
        checked.find(Rule::Missing, party, "InitgPty has neither name nor Id.");
    }
}

fn compare(checked: &mut Checked, node: &Node, is: Sum, who: &str) {
    if let Some(said) = node.child("NbOfTxs").filter(|said| said.text.parse() != Ok(is.payments)) {
        let sentence = format!("{who} says {} payments and there are {}.", said.text, is.payments);
        checked.find(Rule::Count, said, sentence);
    }
    if let Some(said) = node.child("CtrlSum").filter(|said| values::decimal(&said.text, 17) != Some(is.amount)) {
        let sum = format!("{}.{:05}", is.amount / 100_000, is.amount % 100_000);
        let sum = sum.strip_suffix("000").unwrap_or(&sum);
        checked.find(Rule::Sum, said, format!("{who} says a sum of {} and it is {sum}.", said.text));
    }
}

fn day(checked: &mut Checked, node: &Node) {
    let Some(element) = node.child("ReqdExctnDt") else { return };
    if let Some(moment) = element.child("DtTm") {
        checked.find(Rule::Day, moment, "A domestic payment has a day of payment and no time.");
    }
    let day = element.text_of("Dt").and_then(|text| text.parse::<NaiveDate>().ok());
    if let (Some(day), Some(created)) = (day, checked.created)
        && day < created
    {
        checked.find(Rule::Day, element, format!("The day of payment, {day}, is before the file was made."));
    }
}

fn debtor(checked: &mut Checked, node: &Node) {
    if let Some(party) = node.child("Dbtr") {
        address(checked, party);
    }
    if let Some(account) = node.child("DbtrAcct")
        && iban(checked, account) == Some(true)
    {
        checked.find(Rule::QrDebtor, account, "The company cannot pay from a QR-IBAN.");
    }
    let Some(bank) = node.at(&["DbtrAgt", "FinInstnId"]) else { return };
    match (bank.child("BICFI"), bank.child("ClrSysMmbId")) {
        (Some(_), Some(_)) => {
            checked.find(
                Rule::DebtorBank,
                bank,
                "The company's bank is named by BIC and by number; one of them it is.",
            );
        }
        (None, None) => checked.find(Rule::DebtorBank, bank, "The company's bank is not named."),
        (None, Some(member)) => {
            let system = member.at(&["ClrSysId", "Cd"]).map(|code| code.text.as_str());
            let number = member.text_of("MmbId").is_some_and(|iid| values::digits(iid) && iid.len() <= 5);
            if system != Some("CHBCC") || !number {
                checked.find(Rule::DebtorBank, member, "The company's bank is not named by a Swiss clearing number.");
            }
        }
        (Some(_), None) => {}
    }
}

fn levels(checked: &mut Checked, node: &Node) {
    if let Some(kind) = node.child("PmtTpInf") {
        payment_type(checked, kind);
    }
    let below = [
        ("PmtTpInf", std::mem::take(&mut checked.payment_type)),
        ("ChrgBr", std::mem::take(&mut checked.charge_bearer)),
        ("UltmtDbtr", std::mem::take(&mut checked.ultimate_debtor)),
    ];
    for (name, below) in below {
        if let Some(element) = node.child(name).filter(|_| below) {
            checked.find(Rule::TwoLevels, element, format!("{name} is given for the batch and for a payment in it."));
        }
    }
}
