//! Why a bank would not take something.

use super::super::{NAME_MAX, REMITTANCE_MAX};

/// A text of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The payee's name.
    Name,
    /// The street.
    Street,
    /// The number of the house.
    Building,
    /// The postcode.
    Postcode,
    /// The town.
    Town,
    /// The remittance text.
    Remittance,
    /// The company's name.
    Debtor,
    /// The program's name, maker or version.
    Software,
}

impl Part {
    /// As stored and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Name => "name",
            Part::Street => "street",
            Part::Building => "building",
            Part::Postcode => "postcode",
            Part::Town => "town",
            Part::Remittance => "remittance",
            Part::Debtor => "debtor",
            Part::Software => "software",
        }
    }

    /// The limit of the schema, in characters.
    #[must_use]
    pub const fn max(self) -> usize {
        match self {
            Part::Name | Part::Debtor => NAME_MAX,
            Part::Remittance => REMITTANCE_MAX,
            Part::Street => 70,
            Part::Building | Part::Postcode => 16,
            Part::Town => 35,
            Part::Software => 128,
        }
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Part::Name => "the name",
            Part::Street => "the street",
            Part::Building => "the house number",
            Part::Postcode => "the postcode",
            Part::Town => "the town",
            Part::Remittance => "the text of the payment",
            Part::Debtor => "the company's name",
            Part::Software => "the program's name, maker or version",
        })
    }
}

/// Why something cannot be in a file to the bank.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unpayable {
    /// Something is needed.
    #[error("{part} is missing")]
    Missing {
        /// What.
        part: Part,
    },
    /// A text is too long.
    #[error("{part} is longer than {max} characters")]
    TooLong {
        /// Which.
        part: Part,
        /// Its limit.
        max: usize,
    },
    /// A character that no bank takes, and nothing clear stands for.
    #[error("{part} contains {character}, which a bank does not take")]
    Character {
        /// In which text.
        part: Part,
        /// The character and its code point.
        character: String,
    },
    /// Nothing, less, or more than one payment can carry.
    #[error("the amount must be 0.01 to 9,999,999,999.99")]
    Amount,
    /// Not two capital letters.
    #[error("the country must be two capital letters, as in CH")]
    Country,
    /// A bank pays on this day or later.
    #[error("the day of payment is past")]
    DayPast,
    /// The reference would be refused or changed.
    #[error("a reference has 1 to 35 letters, digits and signs, and no slash at an end or beside another: {reference}")]
    Reference {
        /// As it is.
        reference: String,
    },
    /// Two payouts with one reference: the second could not be told from the first on a statement.
    #[error("this reference is in the run already")]
    Twice,
    /// The company's bank is named wrongly.
    #[error("the company's bank needs a BIC of 8 or 11 letters and digits, or its number of at most 5 digits")]
    Bank,
}

impl Unpayable {
    /// As stored and sent.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Unpayable::Missing { .. } => "missing",
            Unpayable::TooLong { .. } => "too_long",
            Unpayable::Character { .. } => "character",
            Unpayable::Amount => "amount",
            Unpayable::Country => "country",
            Unpayable::DayPast => "day",
            Unpayable::Reference { .. } => "reference",
            Unpayable::Twice => "twice",
            Unpayable::Bank => "bank",
        }
    }
}
