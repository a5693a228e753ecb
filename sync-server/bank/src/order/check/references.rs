//! The remittance text: free or structured, and the check digits of structured references.

use super::tree::Node;
use super::{Checked, Rule, values};

/// The remittance of a payment to an account that is or is not a QR-IBAN.
pub fn check(checked: &mut Checked, remittance: &Node, qr_iban: bool) {
    let free = remittance.child("Ustrd");
    let structured = remittance.child("Strd");
    if let Some(free) = free.filter(|_| structured.is_some()) {
        checked.find(Rule::Remittance, free, "The payment has both a free text and a structured one.");
    }
    let kind = structured.and_then(|text| text.at(&["CdtrRefInf", "Tp", "CdOrPrtry"]));
    let code = kind.and_then(|kind| kind.text_of("Cd").or(kind.text_of("Prtry")));
    if qr_iban != (code == Some("QRR")) {
        let sentence = if qr_iban {
            "The payee's account is a QR-IBAN, which takes payments with a QR reference only."
        } else {
            "A QR reference needs a QR-IBAN."
        };
        checked.find(Rule::QrReference, remittance, sentence);
    }
    let reference = structured.and_then(|text| text.at(&["CdtrRefInf", "Ref"]));
    match (code, reference) {
        (Some("SCOR"), Some(reference)) if !is_creditor_reference(&reference.text) => {
            checked.find(Rule::CheckDigits, reference, "The check digits of the creditor reference do not fit.");
        }
        (Some("QRR"), Some(reference)) if !is_qr_reference(&reference.text) => {
            checked.find(Rule::CheckDigits, reference, "The check digit of the QR reference does not fit.");
        }
        (Some("SCOR" | "QRR"), None) => {
            checked.find(Rule::Missing, remittance, "The structured text names a reference and has none.");
        }
        _ => {}
    }
}

/// ISO 11649: RF, two check digits, at most 21 letters and digits.
fn is_creditor_reference(text: &str) -> bool {
    (5..=25).contains(&text.len())
        && text.starts_with("RF")
        && values::digits(&text[2..4])
        && rest_of_97(text) == Some(1)
}

/// 26 digits and a check digit, carried along a table (modulo 10, recursive).
fn is_qr_reference(text: &str) -> bool {
    const NEXT: [u32; 10] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
    if text.len() != 27 || !values::digits(text) {
        return false;
    }
    let carry = |carry: u32, digit: char| NEXT[((carry + digit.to_digit(10).unwrap_or(0)) % 10) as usize];
    let carried = text[..26].chars().fold(0, carry);
    (10 - carried) % 10 == text[26..].parse().unwrap_or(10)
}

/// The rest of ISO 7064 for an IBAN or a creditor reference: its first four characters go to the end, letters count from
/// 10. Not the library's, which the writer's accounts went through: two ways to one answer.
pub fn rest_of_97(text: &str) -> Option<u32> {
    let (head, tail) = (text.get(..4)?, text.get(4..)?);
    tail.chars().chain(head.chars()).try_fold(0, |rest, c| {
        let value = c.to_digit(36).filter(|_| !c.is_ascii_lowercase())?;
        Some((if value < 10 { rest * 10 + value } else { rest * 100 + value }) % 97)
    })
}
