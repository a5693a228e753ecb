//! One payment: who gets how much on which account, and what it says.

use domain::iban::{IBAN_LENGTH, is_qr_iban};

use super::tree::Node;
use super::{Checked, Rule, references, values};

/// 0.01 and 9,999,999,999.99 in hundred-thousandths.
const AMOUNTS: std::ops::RangeInclusive<i128> = 1_000..=999_999_999_999_000;

/// What the table of elements cannot say of a payment.
pub fn check(checked: &mut Checked, node: &Node) {
    identity(checked, node);
    amount(checked, node);
    levels(checked, node);
    if let Some(agent) = node.child("CdtrAgt").filter(|_| node.at(&["CdtrAcct", "Id", "IBAN"]).is_some()) {
        checked.find(Rule::CreditorBank, agent, "The payee's bank is named beside his IBAN, which names it already.");
    }
    if let Some(party) = node.child("Cdtr") {
        if party.child("Nm").is_none() {
            checked.find(Rule::Missing, party, "The payee has no name.");
        }
        address(checked, party);
    }
    for party in ["UltmtDbtr", "UltmtCdtr"].iter().filter_map(|name| node.child(name)) {
        address(checked, party);
    }
    let qr = node.child("CdtrAcct").and_then(|account| iban(checked, account));
    let empty = Node { line: node.line, ..Node::default() };
    let remittance = node.child("RmtInf").unwrap_or(&empty);
    references::check(checked, remittance, qr.unwrap_or_default());
}

fn identity(checked: &mut Checked, node: &Node) {
    let Some(ids) = node.child("PmtId") else { return };
    match ids.child("InstrId") {
        None => {
            checked.find(
                Rule::InstructionMissing,
                ids,
                "The payment has no InstrId; some banks refuse it without one.",
            );
        }
        Some(id) if !checked.instructions.insert(id.text.clone()) => {
            checked.find(Rule::InstructionTwice, id, format!("Two payments of a batch have the InstrId {}.", id.text));
        }
        Some(_) => {}
    }
    let id = ids.child("EndToEndId").filter(|id| !id.text.is_empty());
    if let Some(id) = id.filter(|id| !checked.end_to_end.insert(id.text.clone())) {
        checked.find(Rule::EndToEndTwice, id, format!("Two payments have the EndToEndId {}.", id.text));
    }
}

fn amount(checked: &mut Checked, node: &Node) {
    checked.batch.payments += 1;
    let Some(element) = node.at(&["Amt", "InstdAmt"]) else { return };
    let value = values::amount(&element.text);
    checked.batch.amount += value.unwrap_or_default();
    if let Some(value) = value
        && (!AMOUNTS.contains(&value) || value % 1_000 != 0)
    {
        let sentence = format!("The amount {} is not 0.01 to 9999999999.99 with two decimals.", element.text);
        checked.find(Rule::Amount, element, sentence);
    }
    let currency = element.attributes.iter().find(|(name, _)| name == "Ccy").map(|(_, value)| value.clone());
    match currency.as_deref() {
        None => checked.find(Rule::Missing, element, "The amount has no currency."),
        Some(code @ ("CHF" | "EUR")) => match &checked.currency {
            Some(other) if other != code => {
                checked.find(Rule::Currency, element, "A batch has payments in two currencies.");
            }
            _ => checked.currency = currency,
        },
        Some(code) => {
            checked.find(Rule::Currency, element, format!("The currency is {code}; domestic payments are CHF or EUR."));
        }
    }
}

/// Facts that stand for the batch or for the payment, never for both.
fn levels(checked: &mut Checked, node: &Node) {
    checked.charge_bearer |= node.child("ChrgBr").is_some();
    checked.ultimate_debtor |= node.child("UltmtDbtr").is_some();
    let Some(kind) = node.child("PmtTpInf") else { return };
    checked.payment_type = true;
    payment_type(checked, kind);
    let salary = kind.at(&["CtgyPurp", "Cd"]).filter(|code| code.text == "SALA");
    if let Some(code) = salary {
        checked.find(Rule::PaymentType, code, "Salary is said of a whole batch, not of one payment.");
    }
}

/// A payment type that makes it another payment than a domestic one.
pub fn payment_type(checked: &mut Checked, kind: &Node) {
    if let Some(instrument) = kind.child("LclInstrm") {
        checked.find(Rule::PaymentType, instrument, "A domestic payment has no LclInstrm.");
    }
    let sepa = kind
        .children
        .iter()
        .filter(|child| child.name == "SvcLvl")
        .find(|level| level.text_of("Cd").is_some_and(|code| code == "SEPA"));
    if let Some(level) = sepa {
        checked.find(Rule::PaymentType, level, "The service level SEPA makes it another payment than a domestic one.");
    }
}

/// The account of a party, if it has an IBAN that can be paid; true for a QR-IBAN.
pub fn iban(checked: &mut Checked, account: &Node) -> Option<bool> {
    let Some(iban) = account.at(&["Id", "IBAN"]) else {
        checked.find(Rule::Iban, account, format!("{} has no IBAN.", account.name));
        return None;
    };
    let text = iban.text.as_str();
    let here = (text.starts_with("CH") || text.starts_with("LI")) && text.len() == IBAN_LENGTH;
    let capitals = text.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    if !here || !capitals {
        checked.find(Rule::Iban, iban, format!("{text} is no IBAN of Switzerland or Liechtenstein."));
        return None;
    }
    if references::rest_of_97(text) != Some(1) || !values::digits(&text[4..9]) {
        checked.find(Rule::Iban, iban, format!("The check digits of the IBAN {text} do not fit."));
        return None;
    }
    Some(is_qr_iban(text))
}

/// A structured address, with at most two lines more.
pub fn address(checked: &mut Checked, party: &Node) {
    let Some(address) = party.child("PstlAdr") else { return };
    if party.child("Nm").is_none() {
        checked.find(Rule::Address, address, "There is an address without a name.");
    }
    if let Some(kind) = address.child("AdrTp") {
        checked.find(Rule::Address, kind, "The kind of an address may not be given.");
    }
    let missing: Vec<&str> = ["TwnNm", "Ctry"].into_iter().filter(|name| address.child(name).is_none()).collect();
    if !missing.is_empty() {
        let lines = address.child("AdrLine").map_or("", |_| "; an unstructured address is refused since November 2026");
        checked.find(Rule::Address, address, format!("The address has no {}{lines}.", missing.join(" and no ")));
    }
    if address.children.iter().filter(|child| child.name == "AdrLine").count() > 2 {
        checked.find(Rule::Address, address, "The address has more than two lines.");
    }
}
