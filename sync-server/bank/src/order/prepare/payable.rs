//! One payout in words that a bank takes.

use chrono::NaiveDate;
use domain::refusal::named;

use super::super::characters::{Permitted, permit};
use super::super::{AMOUNT_MAX, Address, Payment, Payout, REFERENCE_MAX, REMITTANCE_MAX};
use super::Changed;
use super::unpayable::{Part, Unpayable};

/// One payout in words that a bank takes, and what was changed for it. `today` is the local date on which the file is
/// made.
///
/// # Errors
/// Why no bank would take it.
pub fn payable(payout: &Payout, today: NaiveDate) -> Result<(Payment, Vec<Changed>), Unpayable> {
    if !is_reference(&payout.reference) {
        return Err(Unpayable::Reference { reference: payout.reference.clone() });
    }
    if !(1..=AMOUNT_MAX).contains(&payout.amount.amount) {
        return Err(Unpayable::Amount);
    }
    if payout.execute_on < today {
        return Err(Unpayable::DayPast);
    }
    let mut texts = Texts { payout: &payout.reference, changed: Vec::new() };
    let name = texts.need(Part::Name, &payout.name)?;
    let address = payout.address.as_ref().map(|address| texts.address(address)).transpose()?;
    let remittance = texts.remittance(payout)?;
    let changed = texts.changed;
    let (reference, amount, account) = (payout.reference.clone(), payout.amount.amount, payout.account.clone());
    Ok((Payment { reference, amount, name, address, account, remittance }, changed))
}

/// The name of who is paid as a bank takes it.
///
/// # Errors
/// Why no bank would.
pub fn payee(name: &str) -> Result<String, Unpayable> {
    permitted(Part::Name, name).map(|permitted| permitted.text)
}

/// The texts of one payout on their way to the bank.
struct Texts<'a> {
    payout: &'a str,
    changed: Vec<Changed>,
}

impl Texts<'_> {
    fn need(&mut self, part: Part, text: &str) -> Result<String, Unpayable> {
        let permitted = permitted(part, text)?;
        if permitted.replaced {
            self.note(part, text, &permitted.text);
        }
        Ok(permitted.text)
    }

    /// A text that may be missing: one of blanks is.
    fn maybe(&mut self, part: Part, text: Option<&str>) -> Result<Option<String>, Unpayable> {
        text.filter(|text| !text.trim().is_empty()).map(|text| self.need(part, text)).transpose()
    }

    fn address(&mut self, address: &Address) -> Result<Address, Unpayable> {
        if address.country.len() != 2 || !address.country.bytes().all(|letter| letter.is_ascii_uppercase()) {
            return Err(Unpayable::Country);
        }
        Ok(Address {
            street: self.maybe(Part::Street, address.street.as_deref())?,
            building: self.maybe(Part::Building, address.building.as_deref())?,
            postcode: self.maybe(Part::Postcode, address.postcode.as_deref())?,
            town: self.need(Part::Town, &address.town)?,
            country: address.country.clone(),
        })
    }

    /// The Service ID first, then the note, as far as there is room.
    fn remittance(&mut self, payout: &Payout) -> Result<String, Unpayable> {
        let whole = format!("Service-ID {} {}", payout.service_id, payout.note);
        let permitted = permit(&whole).map_err(|c| character(Part::Remittance, c))?;
        let cut: String = permitted.text.chars().take(REMITTANCE_MAX).collect();
        let cut = cut.trim_end().to_owned();
        if permitted.replaced || cut.len() < permitted.text.len() {
            self.note(Part::Remittance, &whole, &cut);
        }
        Ok(cut)
    }

    fn note(&mut self, part: Part, from: &str, to: &str) {
        let (payout, from, to) = (self.payout.to_owned(), from.to_owned(), to.to_owned());
        self.changed.push(Changed { payout, part, from, to });
    }
}

fn character(part: Part, c: char) -> Unpayable {
    Unpayable::Character { part, character: named(c) }
}

pub fn permitted(part: Part, text: &str) -> Result<Permitted, Unpayable> {
    let permitted = permit(text).map_err(|c| character(part, c))?;
    if permitted.text.is_empty() {
        return Err(Unpayable::Missing { part });
    }
    if permitted.text.chars().count() > part.max() {
        return Err(Unpayable::TooLong { part, max: part.max() });
    }
    Ok(permitted)
}

/// The characters of references [SPS 3.2] and the rules about slashes, which the schema does not know. Blanks, which the
/// standard lets in, are not used: nobody sees how many there are.
pub fn is_reference(text: &str) -> bool {
    let permitted = |c: char| c.is_ascii_alphanumeric() || "'()+,-./:?".contains(c);
    let slashes = text.starts_with('/') || text.ends_with('/') || text.contains("//");
    (1..=REFERENCE_MAX).contains(&text.len()) && text.chars().all(permitted) && !slashes
}
