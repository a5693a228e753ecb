//! The company, its bank and the program, in words that a bank takes.

use super::super::{Bank, Debtor, Software};
use super::payable::permitted;
use super::unpayable::{Part, Unpayable};

pub fn payer(debtor: &Debtor) -> Result<Debtor, Unpayable> {
    let name = permitted(Part::Debtor, &debtor.name)?.text;
    let known = match &debtor.bank {
        Bank::Bic(bic) => is_bic(bic),
        Bank::Iid(iid) => (1..=99_999).contains(iid),
    };
    if !known {
        return Err(Unpayable::Bank);
    }
    Ok(Debtor { name, ..debtor.clone() })
}

pub fn program(software: &Software) -> Result<Software, Unpayable> {
    let text = |text: &str| permitted(Part::Software, text).map(|permitted| permitted.text);
    Ok(Software { name: text(&software.name)?, maker: text(&software.maker)?, version: text(&software.version)? })
}

/// Four characters of the bank, two letters of the country, two of the place, and three of the branch if need be.
fn is_bic(bic: &str) -> bool {
    let capital = |c: u8| c.is_ascii_uppercase() || c.is_ascii_digit();
    let country = bic.as_bytes().get(4..6);
    matches!(bic.len(), 8 | 11)
        && bic.bytes().all(capital)
        && country.is_some_and(|letters| letters.iter().all(u8::is_ascii_uppercase))
}
