//! What really happens, which nobody but the model sees: money that moves, and the lines in which the bank books it.

use chrono::{Days, NaiveDate};
use domain::booking::Direction;
use domain::matching::Item;

/// Days since the first.
pub type Day = u32;

pub const OURS: &str = "CH9300762011623852957";
/// Another account of the company, on which nothing is waited for.
pub const OTHER: &str = "CH5604835012345678009";

pub fn date(day: Day) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).expect("a date").checked_add_days(Days::new(day.into())).expect("a date")
}

/// Money that moves once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// What it is for, in truth.
    pub item: Option<Item>,
    /// It is known by its numbers and agrees in everything: the rules count it. Else a person has to.
    pub by_rule: bool,
    pub direction: Direction,
    /// In Rappen.
    pub amount: i64,
    pub end_to_end: Option<String>,
    pub instruction: Option<String>,
    /// PmtInfId of the order.
    pub information: Option<String>,
    pub name: String,
    pub iban: Option<String>,
    pub text: String,
    /// Why it came back, if the bank says so.
    pub reason: Option<&'static str>,
    pub sub_family: &'static str,
}

impl Movement {
    pub fn foreign(direction: Direction, amount: i64, text: String) -> Movement {
        Movement {
            item: None,
            by_rule: false,
            direction,
            amount,
            end_to_end: Some("NOTPROVIDED".to_owned()),
            instruction: None,
            information: None,
            name: "Lieferant AG".to_owned(),
            iban: None,
            text,
            reason: None,
            sub_family: "DMCT",
        }
    }

    /// With the sign it has for the payee of our payments: what went to him is positive.
    pub fn is_back(&self) -> bool {
        matches!(self.item, Some(Item::Payout(_))) && self.direction == Direction::Credit
    }
}

/// How a line is told in statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// With its details.
    Details,
    /// As one sum without parts.
    Sum,
    /// As a single line without any detail.
    Bare,
}

/// An advice beside the statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice {
    pub on: Day,
    /// Under references of its own, not those of the statement.
    pub own_references: bool,
    /// As one entry for each movement.
    pub singly: bool,
}

/// A line of an account.
#[derive(Debug, Clone)]
pub struct Line {
    pub account: &'static str,
    pub on: Day,
    /// Places among the movements; at least one.
    pub movements: Vec<usize>,
    pub told: Told,
    pub advice: Option<Advice>,
    /// PmtInfId of the batch that it is.
    pub batch: Option<String>,
    /// It undoes an earlier one, the bank says.
    pub reversal: bool,
    /// It was announced on the day before.
    pub announced: bool,
}
