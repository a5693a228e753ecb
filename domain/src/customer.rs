//! The customer of a job: who, where, how to get in.

use serde::{Deserialize, Serialize};

use crate::refusal::{Field, Refusal};

/// A customer's data as a technician needs them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Customer {
    /// Name of the person or company.
    pub name: String,
    /// Telephone number; may be empty.
    pub phone: String,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// How to get in: floor, key, dog. May be empty.
    pub access: String,
}

impl Customer {
    /// Holds every text to its limit; a name and a whole address are needed.
    ///
    /// # Errors
    /// [`Refusal::Needed`], [`Refusal::TooLong`].
    pub fn check(&self) -> Result<(), Refusal> {
        Field::CustomerName.require(&self.name)?;
        Field::CustomerPhone.limit(&self.phone)?;
        Field::Street.require(&self.street)?;
        Field::Postcode.require(&self.postcode)?;
        Field::City.require(&self.city)?;
        Field::Access.limit(&self.access)
    }
}
