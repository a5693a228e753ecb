//! Why a bank did not pay: its code, and what that means for the person who waits for the money. The codes are those of
//! ISO 20022 (external status and return reasons); banks use some fifty of them, people need ten sentences.

use serde::{Deserialize, Serialize};

use crate::booking::ReturnReason;

/// Why a bank refused a payment or sent it back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BankReason {
    /// The code of ISO 20022: AC04.
    pub code: String,
    /// What the bank adds in words; may be empty.
    pub text: String,
}

impl From<&ReturnReason> for BankReason {
    fn from(why: &ReturnReason) -> BankReason {
        let text = |text: &Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
        BankReason { code: text(&why.code), text: text(&why.text) }
    }
}

/// The code, and what the bank adds.
impl std::fmt::Display for BankReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(format!("{} {}", self.code, self.text).trim())
    }
}

/// What a bank's reason means, as far as it matters to whoever has to mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BankWhy {
    /// There is no such account.
    AccountUnknown,
    /// It is closed.
    AccountClosed,
    /// It is blocked.
    AccountBlocked,
    /// It takes no payment of this kind or currency.
    AccountUnfit,
    /// Name or address of the holder are missing or other ones.
    HolderDiffers,
    /// The bank has it that the holder has died.
    HolderDeceased,
    /// A law or a rule of the bank forbids it.
    Forbidden,
    /// Whoever holds the account, or his bank for him, has sent it back.
    SentBack,
    /// Our own order or account is to blame, or the bank's machines are.
    OurSide,
    /// The bank does not say why.
    Unsaid,
    /// A code that is not listed here: the bank's own words have to do.
    Other,
}

impl BankReason {
    /// What it means.
    #[must_use]
    pub fn why(&self) -> BankWhy {
        match self.code.trim().to_ascii_uppercase().as_str() {
            "AC01" | "AC03" | "AC08" | "AC11" | "AGNT" | "RC01" | "RC04" | "RC06" | "RC07" => BankWhy::AccountUnknown,
            "AC04" | "AC07" => BankWhy::AccountClosed,
            "AC06" => BankWhy::AccountBlocked,
            "AC09" | "AC12" | "AC13" | "AC14" | "AC16" | "AG01" | "AG03" | "AM03" | "CURR" => BankWhy::AccountUnfit,
            "BE01" | "BE04" | "BE06" | "BE19" | "BE22" | "RR03" => BankWhy::HolderDiffers,
            "MD07" => BankWhy::HolderDeceased,
            "FR01" | "FRAD" | "RR04" | "RR10" | "RR11" | "RR12" => BankWhy::Forbidden,
            "CUST" | "MS02" | "NOAS" | "SVNR" | "UPAY" => BankWhy::SentBack,
            "AC02" | "AC05" | "AC10" | "AG02" | "AG07" | "AM01" | "AM02" | "AM04" | "AM05" | "AM06" | "AM07"
            | "AM09" | "AM10" | "AM12" | "AM14" | "BE05" | "BE07" | "BE08" | "DT01" | "DUPL" | "DU01" | "DU02"
            | "DU03" | "DU04" | "DU05" | "FF01" | "FOCR" | "RC03" | "RR01" | "RR02" | "TECH" | "TM01" => {
                BankWhy::OurSide
            }
            "MS03" => BankWhy::Unsaid,
            "" if self.text.trim().is_empty() => BankWhy::Unsaid,
            _ => BankWhy::Other,
        }
    }

    /// The account is to blame: paying it again on the same one cannot help.
    #[must_use]
    pub fn blames_the_account(&self) -> bool {
        use BankWhy::{
            AccountBlocked, AccountClosed, AccountUnfit, AccountUnknown, Forbidden, HolderDeceased, HolderDiffers,
            Other, OurSide, SentBack, Unsaid,
        };
        match self.why() {
            AccountUnknown | AccountClosed | AccountBlocked | AccountUnfit | HolderDiffers | HolderDeceased => true,
            Forbidden | SentBack | OurSide | Unsaid | Other => false,
        }
    }
}
