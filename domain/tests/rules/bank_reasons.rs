//! What banks say, in the few words that people need; and the day on which a claim was paid.

use domain::ledger::{BankReason, BankWhy, ClaimAccount, Fact};

use crate::money::{because, debit, returned, told};
use crate::sample::day;

#[test]
fn each_code_that_swiss_banks_answer_with_has_its_meaning() {
    let meanings = [
        ("AC01", BankWhy::AccountUnknown),
        ("AC03", BankWhy::AccountUnknown),
        ("RC01", BankWhy::AccountUnknown),
        ("AC04", BankWhy::AccountClosed),
        ("AC07", BankWhy::AccountClosed),
        ("AC06", BankWhy::AccountBlocked),
        ("AG01", BankWhy::AccountUnfit),
        ("AC13", BankWhy::AccountUnfit),
        ("BE01", BankWhy::HolderDiffers),
        ("MD07", BankWhy::HolderDeceased),
        ("RR04", BankWhy::Forbidden),
        ("MS02", BankWhy::SentBack),
        ("AM04", BankWhy::OurSide),
        ("DT01", BankWhy::OurSide),
        ("MS03", BankWhy::Unsaid),
        ("ac04 ", BankWhy::AccountClosed),
        ("", BankWhy::Unsaid),
        ("ZZ99", BankWhy::Other),
    ];
    for (code, why) in meanings {
        assert_eq!(because(code).why(), why, "{code}");
    }
    let narrative = BankReason { code: String::new(), text: "Please ask the beneficiary".into() };
    assert_eq!(narrative.why(), BankWhy::Other, "the bank's own words are shown");
}

#[test]
fn only_what_another_account_would_mend_is_blamed_on_the_account() {
    for code in ["AC01", "AC04", "AC06", "AC13", "AG01", "BE01", "BE04", "MD07"] {
        assert!(because(code).blames_the_account(), "{code}");
    }
    for code in ["AM04", "MS02", "MS03", "RR04", "DT01", "ZZ99", ""] {
        assert!(!because(code).blames_the_account(), "{code}");
    }
}

#[test]
fn a_claim_is_paid_on_the_day_on_which_the_bank_has_booked_all_of_it() {
    let mut told = told();
    assert_eq!(told.account.paid_on(), None);
    told.exported().hears(debit(1, 1, 3_000));
    assert_eq!(told.account.paid_on(), None, "part of it is not all of it");
    let mut rest = debit(2, 1, 5_000);
    if let Fact::Debit { money } = &mut rest {
        money.on = day("2026-12-24");
    }
    told.hears(rest);
    assert_eq!(told.account.paid_on(), Some(day("2026-12-24")));
    told.hears(debit(3, 1, 100));
    assert_eq!(told.account.paid_on(), Some(day("2026-12-24")), "more than is owed pays it no later");
}

#[test]
fn what_came_back_was_not_paid_and_what_was_settled_with_less_was_paid_with_the_last_booking() {
    let mut told = self::told();
    told.exported().hears(debit(1, 1, 8_000)).hears(returned(2, 1, 8_000, "AC04"));
    assert_eq!(told.account.paid_on(), None);
    let mut less = self::told();
    less.exported().hears(debit(1, 1, 3_000)).does(|account: &ClaimAccount| account.settle("agreed on the telephone"));
    assert!(less.account.paid_on().is_some());
}
