//! What is read, as plain data.

use chrono::NaiveDate;
use domain::booking::{Amount, BookingStatus, Direction, ReturnReason, Source};

use super::finding::Finding;

/// A text of the file, without spaces around it; nothing if it is empty or missing.
pub type Text = Option<Box<str>>;

/// The next thing in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// What kind of file it is. The first of all.
    Message(Message),
    /// A statement or an advice begins.
    Statement(Box<Statement>),
    /// An entry of it, whole and with its details.
    Entry(Box<Entry>),
    /// It ends.
    StatementEnd(Box<StatementEnd>),
    /// What the bank says to a payment order, to a part of it, or to one payment.
    Answer(Box<Answer>),
    /// Something is not as it should be.
    Finding(Finding),
}

/// The kinds of files that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// camt.053: statement of account.
    Statement,
    /// camt.054: advice of single bookings.
    Advice,
    /// pain.002: answer to a payment order.
    Answer,
}

impl Kind {
    /// As the standard calls it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Statement => "camt.053",
            Kind::Advice => "camt.054",
            Kind::Answer => "pain.002",
        }
    }

    /// As bookings tell it.
    #[must_use]
    pub fn source(self) -> Source {
        if self == Kind::Statement { Source::Statement } else { Source::Advice }
    }
}

/// What kind of file it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// By its content.
    pub kind: Kind,
    /// Its namespace, which names message and version.
    pub namespace: Box<str>,
}

/// A statement or an advice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statement {
    /// MsgId of the file.
    pub message: Text,
    /// Its own number.
    pub id: Text,
    /// ElctrncSeqNb: a gap means that a statement is missing.
    pub sequence: Option<u64>,
    /// When it was made, as written.
    pub created: Text,
    /// First moment it tells of, as written.
    pub from: Text,
    /// Last moment it tells of, as written.
    pub to: Text,
    /// IBAN without spaces, or the bank's own number. Empty if missing.
    pub account: Box<str>,
    /// Currency of the account, as written.
    pub currency: Text,
    /// Whose account.
    pub owner: Text,
    /// The balances told before the first entry.
    pub balances: Vec<Balance>,
}

/// What was on the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// OPBD, CLBD, PRCD, CLAV, … as written.
    pub code: Text,
    /// How much.
    pub amount: Amount,
    /// For the owner, or against him.
    pub direction: Direction,
    /// When.
    pub on: Option<NaiveDate>,
}

/// The end of a statement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatementEnd {
    /// Entries given.
    pub entries: u64,
    /// Entries set aside.
    pub set_aside: u64,
    /// All balances, wherever they stood.
    pub balances: Vec<Balance>,
}

/// Which kind of movement, by the bank's codes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BankCode {
    /// Domain: PMNT, ACMT, …
    pub domain: Text,
    /// Family: ICDT, RCDT, …
    pub family: Text,
    /// Sub-family: DMCT, RRTN, …
    pub sub_family: Text,
    /// The bank's own.
    pub proprietary: Text,
}

/// What the bank takes for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// How much.
    pub amount: Amount,
    /// Taken or given back, if said.
    pub direction: Option<Direction>,
    /// Whether it is in the amount of the entry already, if said.
    pub included: Option<bool>,
}

/// One NtryDtls that says it is a batch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// MsgId of the payment order.
    pub message: Text,
    /// PmtInfId of the payment order.
    pub payment_information: Text,
    /// NbOfTxs.
    pub count: Option<u64>,
    /// TtlAmt.
    pub total: Option<Amount>,
    /// How many details are there.
    pub details: usize,
}

/// A line of the account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which of its statement, from 1, those set aside counted too.
    pub index: u64,
    /// Line of the file on which it ends.
    pub line: u64,
    /// NtryRef.
    pub reference: Text,
    /// How much.
    pub amount: Amount,
    /// Into the account or out of it.
    pub direction: Direction,
    /// How far the bank is with it.
    pub status: BookingStatus,
    /// It undoes an earlier one.
    pub reversal: bool,
    /// When it was booked.
    pub booked_on: Option<NaiveDate>,
    /// From when it counts.
    pub value_on: Option<NaiveDate>,
    /// AcctSvcrRef: the bank's reference.
    pub servicer_reference: Text,
    /// Which kind of movement.
    pub code: BankCode,
    /// What the bank takes for it.
    pub charges: Vec<Charge>,
    /// What the bank takes in all.
    pub charges_total: Option<Amount>,
    /// The NtryDtls that say they are batches.
    pub batches: Vec<Batch>,
    /// The parts.
    pub details: Vec<Detail>,
    /// The bank's words.
    pub text: Text,
}

/// Payer or payee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// Name.
    pub name: Text,
    /// IBAN without spaces, or another number.
    pub account: Text,
}

/// A part of an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Detail {
    /// Which batch of the entry it is in.
    pub batch: Option<usize>,
    /// AcctSvcrRef: the bank's reference.
    pub servicer_reference: Text,
    /// MsgId of the payment order.
    pub message: Text,
    /// PmtInfId of the payment order.
    pub payment_information: Text,
    /// InstrId.
    pub instruction: Text,
    /// EndToEndId.
    pub end_to_end: Text,
    /// UETR.
    pub uetr: Text,
    /// TxId.
    pub transaction: Text,
    /// How much: Amt, or TxAmt in versions that have no Amt here.
    pub amount: Option<Amount>,
    /// What was ordered, where that is said.
    pub instructed: Option<Amount>,
    /// Into the account or out of it; nothing means as the entry.
    pub direction: Option<Direction>,
    /// Which kind of movement; nothing means as the entry.
    pub code: BankCode,
    /// What the bank takes for it.
    pub charges: Vec<Charge>,
    /// What the bank takes in all.
    pub charges_total: Option<Amount>,
    /// Who pays.
    pub debtor: Party,
    /// Who is paid.
    pub creditor: Party,
    /// Remittance texts in words, in their order.
    pub texts: Vec<Box<str>>,
    /// Structured references and what is written beside them.
    pub references: Vec<Box<str>>,
    /// It brings back an earlier payment, and why.
    pub returned: Option<ReturnReason>,
    /// The bank's words.
    pub text: Text,
}

/// What an answer is about: the narrower, the greater.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The whole file.
    #[default]
    File,
    /// A part of it: one PmtInf.
    Part,
    /// One payment.
    Payment,
}

/// What the bank says to an order. Never "paid": [BR 2.3], an answer is no report of execution.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Verdict {
    /// ACTC, ACCP, ACSP, ACSC, ACCC, RCVD.
    Accepted,
    /// ACWC: accepted with a change, such as of the date.
    AcceptedWithChange,
    /// PART: see its payments.
    InPart,
    /// PDNG.
    Pending,
    /// RJCT, CANC.
    Rejected,
    /// Nothing, or a code that we do not know.
    #[default]
    Other,
}

impl Verdict {
    /// By the code of the bank.
    #[must_use]
    pub fn of(code: &str) -> Verdict {
        match code {
            "ACTC" | "ACCP" | "ACSP" | "ACSC" | "ACCC" | "RCVD" => Verdict::Accepted,
            "ACWC" => Verdict::AcceptedWithChange,
            "PART" => Verdict::InPart,
            "PDNG" => Verdict::Pending,
            "RJCT" | "CANC" => Verdict::Rejected,
            _ => Verdict::Other,
        }
    }
}

/// Why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AnswerReason {
    /// Code of ISO 20022, such as AC01.
    pub code: Text,
    /// The bank's words.
    pub texts: Vec<Box<str>>,
}

/// What the bank says to an order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer {
    /// What it is about.
    pub level: Level,
    /// MsgId of the payment order.
    pub message: Text,
    /// PmtInfId of the payment order.
    pub payment_information: Text,
    /// InstrId.
    pub instruction: Text,
    /// EndToEndId.
    pub end_to_end: Text,
    /// UETR.
    pub uetr: Text,
    /// What it says.
    pub verdict: Verdict,
    /// Its code, as written.
    pub status: Text,
    /// Why.
    pub reasons: Vec<AnswerReason>,
}
