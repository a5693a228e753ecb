//! Identities. Each is its own type, so that a claim cannot be asked for by the number of a job.
//! All are UUIDs made by whoever creates the thing, before anything is written: nothing is ever renumbered.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map($name)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                $name(id)
            }
        }
    };
}

/// A text that is checked when it is read, and never afterwards: nothing but its own `parse` makes one. It is stored and
/// sent as it is. The second arm is for a text that people read in another form.
macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $refused:ty, $parse:expr) => {
        $crate::ids::checked_text! { $(#[$doc])* $name, $refused, $parse, |text, f| f.write_str(text) }
    };
    ($(#[$doc:meta])* $name:ident, $refused:ty, $parse:expr, $show:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(try_from = "String", into = "String")]
        #[cfg_attr(feature = "ts", ts(as = "String"))]
        #[cfg_attr(feature = "openapi", schema(value_type = String))]
        pub struct $name(String);

        impl $name {
            /// The text, as it is stored and sent.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $refused;

            fn try_from(text: String) -> Result<Self, $refused> {
                let parse: fn(&str) -> Result<$name, $refused> = $parse;
                parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(checked: $name) -> String {
                checked.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let show: fn(&str, &mut std::fmt::Formatter<'_>) -> std::fmt::Result = $show;
                show(&self.0, f)
            }
        }
    };
}
pub(crate) use checked_text;

id! {
    /// One visit at a customer.
    JobId
}
id! {
    /// A person who does jobs.
    TechnicianId
}
id! {
    /// One pairing of one phone. A phone that is paired anew is a new device.
    DeviceId
}
id! {
    /// One thing a person did on a phone.
    OperationId
}
id! {
    /// A new order opened on site.
    ServiceOrderId
}
id! {
    /// The compensation owed for one failed job.
    ClaimId
}

id! {
    /// One payment run.
    PayRunId
}
id! {
    /// One thing that the bank says has happened on an account, the same in every file that tells of it: see
    /// [`crate::booking::Occurrences`].
    BookingId
}
id! {
    /// One line of an account, whether told with its details or without.
    EntryId
}
id! {
    /// One proposal to pay a technician on an account.
    AccountId
}

/// The name space of claims: any fixed value will do, but it may never change.
const CLAIMS: Uuid = Uuid::from_u128(0x0192_7f1e_6b1a_7c52_9d2e_5d7a_10c4_e801);

impl ClaimId {
    /// The claim of a job. It is computed, not drawn: phone and server name the same claim without having spoken, and
    /// a job cannot have two.
    #[must_use]
    pub fn of_job(job: JobId) -> ClaimId {
        ClaimId(Uuid::new_v5(&CLAIMS, job.0.as_bytes()))
    }
}
