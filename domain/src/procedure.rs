//! A partner's failure procedure as dated, versioned data (source 000). Number, causes, weeks and amounts come from the
//! server; code knows none of them. A report pins the version it was made with, so a decision of March can be explained
//! in May.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::language::Localized;
use crate::money::Money;

/// The short name of a carrier: `swisscom`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct PartnerCode(pub String);

impl std::fmt::Display for PartnerCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The short name of a cause within a procedure: `line_not_activated`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct CauseCode(pub String);

/// A carrier for whom jobs are done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Partner {
    /// Its short name.
    pub code: PartnerCode,
    /// Its name as people write it.
    pub name: String,
}

/// The number to phone before a job may be closed as failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Helpline {
    /// As people read it: `0800 406 080`.
    pub number: String,
    /// What the number may be used for; shown beside it.
    pub restriction: Localized,
}

/// Why a job could not be done, in the carrier's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cause {
    /// Its short name; stored in reports.
    pub code: CauseCode,
    /// Its name in every language.
    pub name: Localized,
    /// On a transfer-point job, no further work may be done under the job once this is known.
    pub stops_transfer_point: bool,
    /// What the carrier pays for the wasted trip; a setting of the office. Nothing set, nothing promised.
    pub compensation: Option<Money>,
}

impl Cause {
    /// What is paid, if anything: an amount that a bank could not transfer is none.
    #[must_use]
    pub fn compensated(&self) -> Option<Money> {
        self.compensation.filter(|money| money.amount > 0)
    }
}

/// One version of a partner's failure procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Procedure {
    /// Whose procedure.
    pub partner: Partner,
    /// 1, 2, 3 …; a version once published never changes.
    pub version: u32,
    /// First local date on which it holds.
    pub valid_from: NaiveDate,
    /// Whom to phone.
    pub helpline: Helpline,
    /// The causes, in the order in which they are asked.
    pub causes: Vec<Cause>,
    /// The compensation is on the account within so many weeks.
    pub payout_weeks: u32,
    /// The amounts are invented, for trying the app out; screens say so.
    pub sample: bool,
}

/// Names one version of a procedure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProcedureVersion {
    /// Whose.
    pub partner: PartnerCode,
    /// Which.
    pub version: u32,
}

impl Procedure {
    /// The name of this version.
    #[must_use]
    pub fn name(&self) -> ProcedureVersion {
        ProcedureVersion { partner: self.partner.code.clone(), version: self.version }
    }

    /// A cause of this procedure.
    #[must_use]
    pub fn cause(&self, code: &CauseCode) -> Option<&Cause> {
        self.causes.iter().find(|cause| cause.code == *code)
    }

    /// The version in force for a partner on a local date: the highest that has begun. Before the first one begins
    /// (a phone whose clock is years behind) the first one holds: a technician is never left without a procedure
    /// because of a clock.
    #[must_use]
    pub fn in_force<'a>(all: &'a [Procedure], partner: &PartnerCode, on: NaiveDate) -> Option<&'a Procedure> {
        let of_partner = || all.iter().filter(|procedure| procedure.partner.code == *partner);
        of_partner()
            .filter(|procedure| procedure.valid_from <= on)
            .max_by_key(|procedure| procedure.version)
            .or_else(|| of_partner().min_by_key(|procedure| procedure.version))
    }
}
