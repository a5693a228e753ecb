//! Why a rule said no. A refusal is an answer, not a failure: it is data, it carries a code the pages switch on, and
//! every code has one sentence in every language. `Display` is the English one, for logs and the API.

use serde::{Deserialize, Serialize};

use crate::form::Question;
use crate::ids::ServiceOrderId;

/// A rule's "no".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// Nobody knows this job.
    #[error("this job is not known")]
    JobUnknown,
    /// The job belongs to another technician, or to nobody.
    #[error("this job is assigned to somebody else now")]
    NotYours,
    /// The job has to be checked in first.
    #[error("check in first")]
    NotCheckedIn,
    /// The job is checked in already.
    #[error("this job is checked in already")]
    AlreadyCheckedIn,
    /// The job is completed or failed already.
    #[error("this job is checked out already")]
    AlreadyCheckedOut,
    /// The job is cancelled.
    #[error("this job is cancelled")]
    Cancelled,
    /// Transfer-point job whose line is dead: nothing more may be done under it (source 000, hints for UP jobs).
    #[error("no further work may be recorded on this transfer-point job: close it as failed")]
    WorkStopped,
    /// The report names a procedure that is not known here.
    #[error("the failure procedure of this report is not known")]
    ProcedureUnknown,
    /// The report names a cause that its procedure does not have.
    #[error("the procedure has no such cause")]
    CauseUnknown,
    /// The report involves the carrier, but the job is not done for one.
    #[error("this job is not done for a carrier")]
    NotInPartnership,
    /// The form is not complete.
    #[error("this question is not answered yet: {question:?}")]
    Unanswered {
        /// The first open question.
        question: Question,
    },
    /// This answer does not belong to the question, or the question is not on the way.
    #[error("this answer is not possible here")]
    NotOnTheWay,
    /// Only a transfer-point job can have an inaccessible transfer point, and its reason is the customer (source 000).
    #[error("an inaccessible transfer point is cancelled with reason Customer, on a transfer-point job")]
    NotATransferPoint,
    /// A text is needed.
    #[error("{field} is needed")]
    Needed {
        /// Which text.
        field: Field,
    },
    /// A text is too long.
    #[error("{field} is longer than {max} characters")]
    TooLong {
        /// Which text.
        field: Field,
        /// Its limit, in characters.
        max: u32,
    },
    /// The visit would end before it begins, or last longer than a day.
    #[error("the visit must end after it begins, within a day")]
    WindowImpossible,
    /// A wished date lies in the past.
    #[error("the wished date is past")]
    DatePast,
    /// One follow-up per job.
    #[error("a service order was opened from this job already")]
    ServiceOrderExists {
        /// The one that exists.
        service_order: ServiceOrderId,
    },
    /// The service order was scheduled or declined before.
    #[error("this service order is settled already")]
    ServiceOrderSettled,
    /// A claim was made of this job, and there is one for each job.
    #[error("a claim exists for this job: take this as evidence, or reject it")]
    ClaimExists,
    /// What a phone delivered cannot be read.
    #[error("this cannot be read: take it as evidence, or reject it")]
    OperationUnreadable,
    /// What a phone delivered comes from a newer app than this server knows.
    #[error("this comes from a newer app than the server knows: update the server, take it as evidence, or reject it")]
    OperationTooNew,
    /// Somebody has decided already, or the rules have.
    #[error("this is decided already")]
    ReviewSettled,
    /// No Service ID.
    #[error("a Service ID is needed")]
    ServiceIdEmpty,
    /// The Service ID is too long for a payment.
    #[error("a Service ID has at most {max} characters")]
    ServiceIdTooLong {
        /// The limit, in characters.
        max: u32,
    },
    /// The Service ID has a character that does not survive a bank transfer.
    #[error("a Service ID cannot contain {character}")]
    ServiceIdCharacter {
        /// The character and its code point.
        character: String,
    },
    /// No IBAN.
    #[error("an IBAN is needed")]
    IbanEmpty,
    /// The IBAN has something else than letters and digits.
    #[error("an IBAN has letters and digits only, not {character}")]
    IbanCharacter {
        /// The character and its code point.
        character: String,
    },
    /// Only accounts in Switzerland and Liechtenstein are paid.
    #[error("only an account in Switzerland or Liechtenstein can be paid: its IBAN begins with CH or LI")]
    IbanCountry,
    /// A digit too few or too many.
    #[error("this IBAN has {found} letters and digits instead of {expected}")]
    IbanLength {
        /// How many it must have.
        expected: u32,
        /// How many it has.
        found: u32,
    },
    /// The check digits do not fit.
    #[error("this IBAN is mistyped: its check digits do not fit")]
    IbanMistyped,
    /// It takes bills with a QR reference and no other payment.
    #[error("this is a QR-IBAN for incoming bills: enter the account's normal IBAN")]
    QrIban,
    /// A rule of a newer server. Only ever read, never said: an old app must still be able to read the reply.
    #[error("a rule that this app does not know yet said no")]
    #[serde(other)]
    Unknown,
}

/// A character as a sentence names it, with its code point. What cannot be seen, or would turn the sentence around, is
/// named by the code point alone.
#[must_use]
pub fn named(character: char) -> String {
    let point = format!("U+{:04X}", u32::from(character));
    let visible = character.is_ascii_graphic() || character.escape_debug().count() == 1;
    if visible { format!("{character} ({point})") } else { point }
}

/// A text a person fills in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Whom the technician spoke with.
    Contact,
    /// The carrier's reference for the call.
    Reference,
    /// What happened, in the technician's words.
    Reason,
    /// A remark.
    Note,
    /// The customer's name.
    CustomerName,
    /// The customer's telephone number.
    CustomerPhone,
    /// Street and number.
    Street,
    /// Postcode.
    Postcode,
    /// Town.
    City,
    /// How to get in.
    Access,
    /// What is to be done.
    Instructions,
    /// The office's number of a job.
    JobNumber,
    /// A person's name.
    PersonName,
    /// When the customer wants the new visit; a choice, not typed.
    Wish,
}

impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Field::Contact => "contact",
            Field::Reference => "reference",
            Field::Reason => "reason",
            Field::Note => "note",
            Field::CustomerName => "customer name",
            Field::CustomerPhone => "telephone number",
            Field::Street => "street",
            Field::Postcode => "postcode",
            Field::City => "town",
            Field::Access => "access",
            Field::Instructions => "instructions",
            Field::JobNumber => "job number",
            Field::PersonName => "name",
            Field::Wish => "wished time",
        })
    }
}

impl Field {
    /// The limit of this text, in characters.
    #[must_use]
    pub const fn max(self) -> u32 {
        match self {
            Field::Contact | Field::Reference | Field::City | Field::PersonName => 80,
            Field::CustomerPhone | Field::Postcode | Field::JobNumber | Field::Wish => 30,
            Field::CustomerName | Field::Street => 120,
            Field::Reason | Field::Note | Field::Access => 1_000,
            Field::Instructions => 4_000,
        }
    }

    /// Holds a text to its limit.
    ///
    /// # Errors
    /// [`Refusal::TooLong`].
    pub fn limit(self, text: &str) -> Result<(), Refusal> {
        if text.chars().count() > self.max() as usize {
            return Err(Refusal::TooLong { field: self, max: self.max() });
        }
        Ok(())
    }

    /// Holds a text to its limit, and asks that it says something.
    ///
    /// # Errors
    /// [`Refusal::TooLong`], [`Refusal::Needed`].
    pub fn require(self, text: &str) -> Result<(), Refusal> {
        if text.trim().is_empty() {
            return Err(Refusal::Needed { field: self });
        }
        self.limit(text)
    }
}
