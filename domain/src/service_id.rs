//! The Service ID: the carrier's name for a line. The compensation arrives on a bank account quoting it.

use crate::ids::checked_text;
use crate::refusal::{Refusal, named};

checked_text! {
    /// A carrier's Service ID: 1 to 35 characters that survive a bank transfer.
    ServiceId, Refusal, ServiceId::parse
}

/// The longest Service ID: the length of a structured reference in a payment.
pub const SERVICE_ID_MAX: usize = 35;

impl ServiceId {
    /// Reads what a person typed or pasted. Spaces around it are dropped and several in a row count as one, as a bank
    /// would take them; anything but ASCII letters, digits, inner spaces and `- / . : _ +` is refused by name, because
    /// a bank would change it and the payment could not be found again.
    ///
    /// # Errors
    /// [`Refusal::ServiceIdEmpty`], [`Refusal::ServiceIdTooLong`], [`Refusal::ServiceIdCharacter`].
    pub fn parse(text: &str) -> Result<ServiceId, Refusal> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::ServiceIdEmpty);
        }
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-/.:_+ ".contains(c);
        if let Some(character) = text.chars().find(|c| !allowed(*c)) {
            return Err(Refusal::ServiceIdCharacter { character: named(character) });
        }
        let text = text.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if text.len() > SERVICE_ID_MAX {
            return Err(Refusal::ServiceIdTooLong { max: SERVICE_ID_MAX as u32 });
        }
        Ok(ServiceId(text))
    }
}
