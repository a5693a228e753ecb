//! What a technician hears about the account on which he is paid.

use chrono::{DateTime, Duration, Utc};
use domain::account_notice::{AccountNotice, AccountStanding, NOTICES_MAX};
use domain::iban::Iban;
use domain::ids::AccountId;
use domain::ledger::By;
use domain::technician_account::TechnicianAccounts;
use uuid::Uuid;

use crate::sample::{ME, now};

const IBANS: [&str; 2] = ["CH93 0076 2011 6238 5295 7", "CH56 0483 5012 3456 7800 9"];

/// The accounts of a technician, and a clock that goes on by a minute with each thing that happens.
struct Told {
    accounts: TechnicianAccounts,
    at: DateTime<Utc>,
}

fn told() -> Told {
    Told { accounts: TechnicianAccounts::none(ME), at: now() }
}

impl Told {
    fn proposed(&mut self, number: u128) -> AccountId {
        let id = AccountId(Uuid::from_u128(number));
        let iban = Iban::parse(IBANS[usize::try_from(number % 2).expect("0 or 1")]).expect("an account");
        let event = self.accounts.propose(id, iban, "Tina Beispiel").expect("a change");
        self.happens(&By::person("Anna"), &event);
        id
    }

    fn confirmed(&mut self, number: u128) {
        let (id, by) = (self.proposed(number), By::person("Beat"));
        let event = self.accounts.confirm(id, &by, self.at, 24).expect("a second person");
        self.happens(&by, &event);
    }

    fn declined(&mut self, number: u128) {
        let id = self.proposed(number);
        let event = self.accounts.decline(id, "he knows nothing of it").expect("a reason");
        self.happens(&By::person("Beat"), &event);
    }

    fn happens(&mut self, by: &By, event: &domain::technician_account::AccountEvent) {
        self.accounts.apply(self.at, by, event);
        self.at += Duration::minutes(1);
    }

    fn standings(&self, later: Duration) -> Vec<AccountStanding> {
        let notices = self.accounts.notices();
        notices.iter().map(|notice| notice.standing(&notices, self.at + later)).collect()
    }
}

#[test]
fn a_technician_hears_of_an_account_when_it_is_entered_confirmed_used_replaced_and_declined() {
    use AccountStanding::{Declined, Replaced, Used, UsedLater, Waiting};
    let (mut told, soon, later) = (told(), Duration::zero(), Duration::hours(24));
    assert_eq!(told.standings(soon), []);
    told.confirmed(1);
    assert_eq!((told.standings(soon), told.standings(later)), (vec![UsedLater], vec![Used]));
    told.declined(2);
    assert_eq!(told.standings(later), [Declined, Used], "nothing has changed for his money");
    told.proposed(4);
    assert_eq!(told.standings(later), [Waiting, Declined, Used], "nor yet");
    let waiting = told.accounts.waiting().expect("it waits").id;
    let event = told.accounts.confirm(waiting, &By::person("Beat"), told.at, 24).expect("a second person");
    told.happens(&By::person("Beat"), &event);
    assert_eq!(told.standings(soon), [UsedLater, Declined, Replaced], "the old one is paid on no more");
    assert_eq!(told.standings(later), [Used, Declined, Replaced]);
}

#[test]
fn a_notice_says_of_an_account_its_last_four_characters_and_nothing_else() {
    let mut told = told();
    told.confirmed(1);
    told.declined(2);
    told.proposed(4);
    let notices = told.accounts.notices();
    assert_eq!(notices.iter().map(AccountNotice::ending).collect::<Vec<_>>(), ["2957", "2957", "8009"]);
    let said = serde_json::to_string(&notices).expect("JSON");
    for kept in ["CH", "0483", "7800", "Tina", "Anna", "Beat", "knows nothing"] {
        assert!(!said.contains(kept), "{kept} in {said}");
    }
}

#[test]
fn however_many_accounts_are_entered_the_newest_are_told_and_the_one_that_is_paid_on() {
    let mut told = told();
    told.confirmed(1);
    for number in 1..=20 {
        told.declined(number * 2);
    }
    let notices = told.accounts.notices();
    assert_eq!(notices.len(), NOTICES_MAX + 1);
    assert!(matches!(notices.last(), Some(AccountNotice::Confirmed { ending, .. }) if ending == "8009"));
}

#[test]
fn a_notice_of_a_newer_server_is_read_as_unknown_beside_those_that_are_known() {
    let list = "[{\"kind\":\"frozen\",\"by\":\"a court\"},\
                 {\"kind\":\"proposed\",\"ending\":\"8009\",\"at\":\"2026-11-23T13:30:00Z\",\"at_night\":true}]";
    let notices: Vec<AccountNotice> = serde_json::from_str(list).expect("it is read");
    let standings = notices.iter().map(|notice| notice.standing(&notices, now())).collect::<Vec<_>>();
    assert_eq!(standings, [AccountStanding::Unknown, AccountStanding::Waiting]);
    assert_eq!((notices[0].ending(), notices[0].at()), ("", None));
}
