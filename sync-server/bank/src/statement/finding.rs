//! What is not as it should be in a file that is read all the same.

use domain::booking::Decimal;

/// One thing that is not as it should be, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The line of the file; 0 for the file as a whole.
    pub line: u64,
    /// Which entry of its statement, from 1, if it is about one.
    pub entry: Option<u64>,
    /// This entry was set aside for it: it is not among those read, and a person has to look.
    pub sets_aside: bool,
    /// What it is.
    pub kind: FindingKind,
}

/// What can be wrong. `Display` is the English sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FindingKind {
    /// Elements in another order than in the schema.
    #[error("{element} stands at another place in {parent} than the standard has it")]
    WrongOrder {
        /// Which.
        element: &'static str,
        /// In which.
        parent: &'static str,
    },
    /// An element that is in no version of the standard at this place. It is passed over with all its content, and said
    /// where it comes first.
    #[error("{element} in {parent} is no element of the standard: it is passed over, wherever it comes")]
    UnknownElement {
        /// Which.
        element: String,
        /// In which.
        parent: &'static str,
    },
    /// More kinds of unknown elements than are named.
    #[error("more than {max} kinds of elements are none of the standard: they are passed over")]
    MoreUnknownElements {
        /// So many are named.
        max: usize,
    },
    /// A text longer than allowed. It is kept whole.
    #[error("{element} has {found} characters, {max} are allowed")]
    Overlong {
        /// Which.
        element: &'static str,
        /// The limit, in characters.
        max: usize,
        /// How many there are.
        found: usize,
    },
    /// Neither CRDT nor DBIT.
    #[error("{element} is '{found}', neither CRDT nor DBIT")]
    DirectionUnknown {
        /// Which.
        element: &'static str,
        /// What it says.
        found: String,
    },
    /// No number, or one that no amount can be.
    #[error("{element} is '{found}', which is no amount")]
    AmountUnreadable {
        /// Which.
        element: &'static str,
        /// What it says.
        found: String,
    },
    /// An amount of nothing.
    #[error("{element} has no currency")]
    CurrencyMissing {
        /// Which.
        element: &'static str,
    },
    /// What an entry cannot do without.
    #[error("{element} is missing")]
    Missing {
        /// Which.
        element: &'static str,
    },
    /// A status that we do not know. The entry is not counted as booked.
    #[error("the status '{found}' is none of BOOK, PDNG, INFO: the entry is not counted as booked")]
    StatusUnknown {
        /// What it says.
        found: String,
    },
    /// No date.
    #[error("{element} is '{found}', which is no date")]
    DateUnreadable {
        /// Which.
        element: &'static str,
        /// What it says.
        found: String,
    },
    /// No whole number.
    #[error("{element} is '{found}', which is no whole number")]
    NumberUnreadable {
        /// Which.
        element: &'static str,
        /// What it says.
        found: String,
    },
    /// The details of an entry are not the entry.
    #[error("the entry is {entry}, its {count} details together are {details}")]
    DetailsDiffer {
        /// With its sign.
        entry: Decimal,
        /// With its sign.
        details: Decimal,
        /// How many.
        count: usize,
    },
    /// NbOfTxs is not the number of details.
    #[error("a batch says it has {told} payments, and {found} details are there")]
    CountDiffers {
        /// NbOfTxs.
        told: u64,
        /// TxDtls.
        found: usize,
    },
    /// A sum whose parts are elsewhere.
    #[error("a batch is booked as one sum without details: an advice (camt.054) may tell them")]
    BatchWithoutDetails {
        /// NbOfTxs.
        count: Option<u64>,
    },
    /// Opening balance and booked entries do not give the closing balance.
    #[error("opening balance {opening} and booked entries {booked} do not give the closing balance {closing}")]
    BalanceGap {
        /// With its sign.
        opening: Decimal,
        /// With its sign.
        booked: Decimal,
        /// With its sign.
        closing: Decimal,
    },
    /// A statement of nothing.
    #[error("the statement names no account")]
    AccountMissing,
    /// The file's name says one message, its content is another. The content counts.
    #[error("the file's name says {name}, its content is {content}: the content counts")]
    NameDiffers {
        /// By its name.
        name: &'static str,
        /// By its content.
        content: &'static str,
    },
    /// The namespace says one message, the element inside is another. The element counts.
    #[error("the file says it is {namespace}, and has {content} inside: the content counts")]
    NamespaceDiffers {
        /// By its namespace.
        namespace: &'static str,
        /// By its content.
        content: &'static str,
    },
}

impl FindingKind {
    /// The code that pages and programs switch on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            FindingKind::WrongOrder { .. } => "wrong_order",
            FindingKind::UnknownElement { .. } => "unknown_element",
            FindingKind::MoreUnknownElements { .. } => "more_unknown_elements",
            FindingKind::Overlong { .. } => "overlong",
            FindingKind::DirectionUnknown { .. } => "direction_unknown",
            FindingKind::AmountUnreadable { .. } => "amount_unreadable",
            FindingKind::CurrencyMissing { .. } => "currency_missing",
            FindingKind::Missing { .. } => "missing",
            FindingKind::StatusUnknown { .. } => "status_unknown",
            FindingKind::DateUnreadable { .. } => "date_unreadable",
            FindingKind::NumberUnreadable { .. } => "number_unreadable",
            FindingKind::DetailsDiffer { .. } => "details_differ",
            FindingKind::CountDiffers { .. } => "count_differs",
            FindingKind::BatchWithoutDetails { .. } => "batch_without_details",
            FindingKind::BalanceGap { .. } => "balance_gap",
            FindingKind::AccountMissing => "account_missing",
            FindingKind::NameDiffers { .. } => "name_differs",
            FindingKind::NamespaceDiffers { .. } => "namespace_differs",
        }
    }
}

impl Finding {
    pub(super) fn new(kind: FindingKind) -> Finding {
        Finding { line: 0, entry: None, sets_aside: false, kind }
    }
}
