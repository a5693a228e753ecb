//! The rules, and what is said of a breach.

/// One breach of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// What is wrong, as a sentence.
    pub sentence: String,
    /// The line of the file, from 1.
    pub line: u32,
    /// The EndToEndId of the payment in which it is, if it is in one that has one.
    pub payment: Option<String>,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {} ({})", self.line, self.sentence, self.rule.code())
    }
}

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal),* $(,)?) => {
        /// What a bank refuses. The sections are those of [SPS], the codes in brackets those that banks answer with.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[$doc])* $name),* }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Rule] = &[$(Rule::$name),*];

            /// The rule's name in logs, replies and tests.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Rule::$name => $code),* }
            }
        }
    };
}

rules! {
    /// Not UTF-8, or it says that it is something else, or it begins with a byte order mark (3.1).
    Encoding = "encoding",
    /// Not well-formed, too deep or too large to be a payment order.
    Xml = "xml",
    /// A document type, an entity of its own, a processing instruction or CDATA (3.4).
    Markup = "markup",
    /// Another message, or another version of this one.
    Namespace = "namespace",
    /// An element or attribute that has no place there.
    Unexpected = "unexpected",
    /// Something that must be there is not.
    Missing = "missing",
    /// An element without content; not even a group may be empty (3.4).
    Empty = "empty",
    /// A text longer than its element takes.
    TooLong = "too_long",
    /// A character beyond the permitted ones (3.1).
    Character = "character",
    /// A text of blanks, or with blanks at an end, or with another blank than U+0020 (3.3).
    Blank = "blank",
    /// A value that its element does not take.
    Value = "value",
    /// A reference with letters or slashes that references may not have (3.2).
    Reference = "reference",
    /// The header's number of payments (AM18), or a batch's.
    Count = "count",
    /// The header's control sum (AM10), or a batch's.
    Sum = "sum",
    /// More payments than a file may have.
    TooMany = "too_many",
    /// Two batches of one name (DU02).
    BatchTwice = "batch_twice",
    /// Two payments of one InstrId in a batch (DU05).
    InstructionTwice = "instruction_twice",
    /// Two payments of one EndToEndId: ours is unique for ever, or a statement could not be matched.
    EndToEndTwice = "end_to_end_twice",
    /// A payment without InstrId: recommended only, but refused by some banks.
    InstructionMissing = "instruction_missing",
    /// Something else than a transfer.
    Method = "method",
    /// A day before the file was made (DT01).
    Day = "day",
    /// No amount that a bank pays: 0.01 to 9,999,999,999.99, at most two decimals (AM01 to AM03).
    Amount = "amount",
    /// Neither francs nor euros, or two currencies in one batch (AM03).
    Currency = "currency",
    /// No IBAN, one of elsewhere, or wrong check digits (AC01).
    Iban = "iban",
    /// The company pays from a QR-IBAN.
    QrDebtor = "qr_debtor",
    /// A QR-IBAN without QR reference, or the other way round.
    QrReference = "qr_reference",
    /// The company's bank by both names, or by none.
    DebtorBank = "debtor_bank",
    /// The payee's bank beside his IBAN.
    CreditorBank = "creditor_bank",
    /// An address without town or country, unstructured, or of a named kind (CH16, CH17, CH21).
    Address = "address",
    /// Free and structured text together.
    Remittance = "remittance",
    /// Wrong check digits in a creditor reference (ISO 11649) or QR reference.
    CheckDigits = "check_digits",
    /// A payment type that makes it another kind of payment than D.
    PaymentType = "payment_type",
    /// The same fact for the batch and for a payment in it.
    TwoLevels = "two_levels",
}
