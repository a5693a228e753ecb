//! The account on which money is paid out. Mod 97 and the form of the number are the library's; which accounts can be
//! paid, and what is wrong with one in words that help, are ours.

use crate::ids::checked_text;
use crate::refusal::{Refusal, named};

checked_text! {
    /// The number of an account in Switzerland or Liechtenstein that can be paid: check digits right, and no QR-IBAN.
    /// Kept and sent without blanks; `Display` prints it in groups of four, as people read it.
    Iban, Refusal, Iban::parse, groups_of_four
}

/// The length of an IBAN in Switzerland and Liechtenstein.
pub const IBAN_LENGTH: usize = 21;

/// The bank numbers (IID) of QR-IBANs. They take incoming bills with a QR reference and nothing else [SPS].
const QR_IIDS: std::ops::RangeInclusive<u32> = 30_000..=31_999;

/// Whether this IBAN, without blanks, is a QR-IBAN.
#[must_use]
pub fn is_qr_iban(iban: &str) -> bool {
    let here = iban.get(..2).is_some_and(|country| country == "CH" || country == "LI");
    here && iban.get(4..9).and_then(|iid| iid.parse().ok()).is_some_and(|iid| QR_IIDS.contains(&iid))
}

impl Iban {
    /// Reads what a person typed or pasted: blanks anywhere and small letters do not matter.
    ///
    /// # Errors
    /// [`Refusal::IbanEmpty`], [`Refusal::IbanCharacter`], [`Refusal::IbanCountry`], [`Refusal::IbanLength`],
    /// [`Refusal::IbanMistyped`], [`Refusal::QrIban`]; the first that holds.
    pub fn parse(text: &str) -> Result<Iban, Refusal> {
        let number: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        if number.is_empty() {
            return Err(Refusal::IbanEmpty);
        }
        if let Some(character) = number.chars().find(|c| !c.is_ascii_alphanumeric()) {
            return Err(Refusal::IbanCharacter { character: named(character) });
        }
        let number = number.to_ascii_uppercase();
        if !number.starts_with("CH") && !number.starts_with("LI") {
            return Err(Refusal::IbanCountry);
        }
        if number.len() != IBAN_LENGTH {
            return Err(Refusal::IbanLength { expected: IBAN_LENGTH as u32, found: number.len() as u32 });
        }
        // 00, 01 and 99 leave the same rest as 97, 98 and 02, which are the ones that a bank issues.
        let issued = !matches!(&number[2..4], "00" | "01" | "99");
        if !issued || number.parse::<iban::Iban>().is_err() {
            return Err(Refusal::IbanMistyped);
        }
        if is_qr_iban(&number) {
            return Err(Refusal::QrIban);
        }
        Ok(Iban(number))
    }
}

fn groups_of_four(number: &str, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    for (at, digit) in number.chars().enumerate() {
        if at > 0 && at % 4 == 0 {
            f.write_str(" ")?;
        }
        write!(f, "{digit}")?;
    }
    Ok(())
}
