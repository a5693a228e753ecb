//! The Service ID: the carrier's name for a line. The compensation arrives on a bank account quoting it.

use serde::{Deserialize, Serialize};

use crate::refusal::{Refusal, named};

/// A carrier's Service ID: 1 to 35 characters that survive a bank transfer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "ts", ts(as = "String"))]
#[cfg_attr(feature = "openapi", schema(value_type = String))]
pub struct ServiceId(String);

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

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ServiceId {
    type Error = Refusal;

    fn try_from(text: String) -> Result<Self, Refusal> {
        ServiceId::parse(&text)
    }
}

impl From<ServiceId> for String {
    fn from(id: ServiceId) -> String {
        id.0
    }
}

impl std::fmt::Display for ServiceId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
