//! The ledger: what entries come to, what may be done, what a bank's word means, and how the chain breaks.

use domain::claim::ClaimTrouble;
use domain::claim_number::{ClaimNumber, END_TO_END_ID_MAX, EndToEndId};
use domain::ids::{ClaimId, JobId};
use domain::ledger::{
    AttemptState, Break, By, Chain, ClaimAccount, ClaimAct, Event, Fact, FinanceRefusal, Hash, OfficeEvent, Payer,
    Sealed, Standing,
};
use domain::money::Money;
use uuid::Uuid;

use crate::money::*;
use crate::sample::*;

#[test]
fn a_claim_goes_its_way_from_opened_to_settled() {
    let mut told = told();
    let mut seen = vec![told.account.standing()];
    told.does(ClaimAccount::approve);
    seen.push(told.account.standing());
    told.does(|account| account.plan(RUN, iban(), "Tina Beispiel"));
    seen.push(told.account.standing());
    told.does(|account| account.export(1, Hash::of(b"file")));
    seen.push(told.account.standing());
    told.hears(Fact::Accepted { attempt: 1 });
    seen.push(told.account.standing());
    told.hears(debit(1, 1, 8_000));
    seen.push(told.account.standing());
    told.does(|account| account.settle(""));
    seen.push(told.account.standing());
    use Standing::{Accepted, Approved, Booked, Exported, InPayRun, Settled, Submitted};
    assert_eq!(seen, [Submitted, Approved, InPayRun, Exported, Accepted, Booked, Settled]);
    let again = ClaimAccount::fold(told.account.claim, told.events.iter().map(|event| (now(), event)));
    assert_eq!(again, Some(told.account), "its entries come to the same again");
}

#[test]
fn accepted_by_the_bank_is_never_paid() {
    let mut told = told();
    told.exported().hears(Fact::Accepted { attempt: 1 });
    assert_eq!((told.account.paid, told.account.standing()), (0, Standing::Accepted));
    assert!(told.account.standing().is_open(), "the technician still waits");
}

#[test]
fn while_a_payment_is_under_way_no_second_one_begins() {
    let mut told = told();
    told.does(ClaimAccount::approve).does(|account| account.plan(RUN, iban(), "Tina Beispiel"));
    let twice = |account: &ClaimAccount| account.plan(RUN, iban(), "Tina Beispiel").err();
    assert_eq!(twice(&told.account), Some(FinanceRefusal::ClaimInRun { attempt: 1 }));
    told.does(|account| account.export(1, Hash::of(b"file")));
    assert_eq!(twice(&told.account), Some(FinanceRefusal::ClaimWithBank { attempt: 1 }));
    for act in [ClaimAct::Withdraw, ClaimAct::Block, ClaimAct::ExpectFromCarrier, ClaimAct::Approve] {
        let no = Some(FinanceRefusal::ClaimWithBank { attempt: 1 });
        assert_eq!(told.account.refused(act), no, "{act:?}: what the bank has cannot be stopped here");
    }
    told.hears(debit(1, 1, 8_000));
    assert_eq!(twice(&told.account), Some(FinanceRefusal::ClaimHasMoney { paid: 8_000 }));
}

#[test]
fn a_return_opens_the_claim_again_with_its_old_date_and_a_new_attempt() {
    let mut told = told();
    told.exported().hears(debit(1, 1, 8_000)).does(|account| account.settle(""));
    let due = told.account.opened.due;
    told.hears(returned(2, 1, 8_000, "AC04"));
    assert_eq!((told.account.standing(), told.account.paid), (Standing::Returned, 0));
    assert_eq!(told.account.opened.due, due, "no bank moves the date that was promised");
    assert_eq!(told.account.refused(ClaimAct::Plan), Some(FinanceRefusal::ClaimNotApproved), "a person looks first");
    told.does(ClaimAccount::approve).does(|account| account.plan(RUN, other_iban(), "Tina Beispiel"));
    let attempts: Vec<_> = told.account.attempts.iter().map(|one| one.end_to_end_id.as_str()).collect();
    let number = told.account.opened.number.as_str();
    assert_eq!(attempts, [format!("{number}-1"), format!("{number}-2")]);
}

#[test]
fn a_payment_refused_by_the_bank_is_approved_again_by_a_person() {
    let mut told = told();
    told.exported().hears(Fact::Rejected { attempt: 1, reason: because("AC01") });
    assert_eq!(told.account.standing(), Standing::Refused);
    assert_eq!(told.account.refused(ClaimAct::Plan), Some(FinanceRefusal::ClaimNotApproved));
    assert_eq!(told.account.refused(ClaimAct::Approve), None);
    let late = told.account.record(&Fact::Accepted { attempt: 1 });
    assert_eq!(late, Err(FinanceRefusal::Contradiction), "what it says afterwards is a finding");
}

#[test]
fn taking_a_booking_off_never_makes_a_claim_payable() {
    let mut told = told();
    told.exported().hears(debit(1, 1, 8_000)).does(|account| account.unmatch(booking(1), "it was another claim's"));
    assert_eq!((told.account.standing(), told.account.paid), (Standing::Unclear, 0));
    for act in [ClaimAct::Approve, ClaimAct::Plan, ClaimAct::Withdraw, ClaimAct::ExpectFromCarrier, ClaimAct::Settle] {
        assert_eq!(told.account.refused(act), Some(FinanceRefusal::ClaimWithBank { attempt: 1 }), "{act:?}");
    }
    told.hears(Fact::Rejected { attempt: 1, reason: because("AC01") });
    assert_eq!(told.account.refused(ClaimAct::Approve), None, "the bank itself says that it has not paid");
}

#[test]
fn less_or_more_than_owed_is_said_and_settled_by_hand_with_a_reason() {
    for (amount, standing, difference) in [(7_999, Standing::PartPaid, -1), (8_001, Standing::Overpaid, 1)] {
        let mut told = told();
        told.exported().hears(debit(1, 1, amount));
        assert_eq!(told.account.standing(), standing);
        assert_eq!(told.account.settle(" "), Err(FinanceRefusal::ReasonNeeded));
        told.does(|account| account.settle("agreed on the telephone"));
        let settled = told.events.last().expect("an entry");
        let says = format!("{settled:?}");
        assert!(says.contains(&format!("difference: {difference},")), "{says}");
    }
    let mut told = told();
    told.exported().hears(debit(1, 1, 3_000)).hears(debit(2, 1, 5_000));
    assert_eq!(told.account.standing(), Standing::Booked, "the rest came");
}

#[test]
fn a_second_booking_is_an_alarm_until_the_money_is_back_or_a_person_says_why() {
    let mut told = told();
    told.exported().hears(debit(1, 1, 8_000)).does(|account| account.settle("")).hears(debit(2, 1, 8_000));
    assert_eq!((told.account.standing(), told.account.paid), (Standing::PaidTwice, 16_000));
    assert_eq!(told.account.refused(ClaimAct::Approve), Some(FinanceRefusal::ClaimAlarm));
    let mut back = Told { account: told.account.clone(), events: Vec::new() };
    back.hears(returned(3, 1, 8_000, "CUST"));
    assert_eq!((back.account.standing(), back.account.paid), (Standing::Booked, 8_000));
    assert_eq!(told.account.settle(""), Err(FinanceRefusal::ReasonNeeded));
    told.does(|account| account.settle("the technician keeps it for the next one"));
    assert_eq!(told.account.standing(), Standing::Settled);
}

#[test]
fn a_late_booking_of_a_refused_attempt_stops_the_new_one() {
    let mut told = told();
    told.exported().hears(Fact::Rejected { attempt: 1, reason: because("AM04") });
    told.does(ClaimAccount::approve).does(|account| account.plan(RUN, iban(), "Tina Beispiel"));
    told.hears(debit(1, 1, 8_000));
    assert_eq!(told.account.standing(), Standing::PaidTwice);
    assert_eq!(told.account.export(2, Hash::of(b"file")), Err(FinanceRefusal::ClaimAlarm), "at the last moment");
    told.does(|account| account.take_out("paid after all"));
    assert_eq!(told.account.standing(), Standing::Booked);
}

#[test]
fn the_same_booking_twice_changes_nothing() {
    let mut told = told();
    told.exported().hears(debit(1, 1, 8_000));
    assert_eq!(told.account.record(&debit(1, 1, 8_000)), Ok(None));
    assert_eq!(told.account.record(&debit(1, 1, 1)), Ok(None), "whatever it says the second time");
    told.hears(returned(2, 1, 8_000, "AC04"));
    assert_eq!(told.account.record(&returned(2, 1, 8_000, "AC04")), Ok(None));
    assert_eq!(told.account.record(&debit(1, 1, 8_000)), Ok(None), "nor after it came back");
}

#[test]
fn money_that_came_back_before_it_went_out_blocks_the_claim_until_both_are_known() {
    let mut told = told();
    told.exported().hears(returned(2, 1, 8_000, "AC04"));
    assert_eq!(told.account.refused(ClaimAct::Approve), Some(FinanceRefusal::ClaimHasMoney { paid: -8_000 }));
    told.hears(debit(1, 1, 8_000));
    assert_eq!((told.account.paid, told.account.standing()), (0, Standing::Returned));
    assert_eq!(told.account.attempt(1).map(|one| one.state), Some(AttemptState::Returned));
}

#[test]
fn money_of_another_currency_or_of_nothing_belongs_to_no_claim() {
    let mut told = told();
    told.exported();
    let euro = domain::ledger::BookedMoney { currency: domain::money::Currency::Eur, ..money(1, Some(1), 8_000) };
    assert_eq!(told.account.record(&Fact::Debit { money: euro }), Err(FinanceRefusal::CurrencyDiffers));
    for amount in [0, -8_000, i64::MIN] {
        assert_eq!(told.account.record(&debit(1, 1, amount)), Err(FinanceRefusal::AmountNotPositive));
    }
    assert_eq!(told.account.record(&debit(1, 2, 8_000)), Err(FinanceRefusal::AttemptUnknown));
    let carrier = Fact::CarrierCredit { money: money(1, None, 8_000) };
    assert_eq!(told.account.record(&carrier), Err(FinanceRefusal::WePay), "nobody expects the carrier to pay this");
}

#[test]
fn the_carrier_pays_or_we_do_never_both() {
    let mut told = told();
    told.does(ClaimAccount::approve).does(ClaimAccount::expect_from_carrier);
    assert_eq!((told.account.payer, told.account.standing()), (Payer::Carrier, Standing::Expected));
    assert_eq!(told.account.refused(ClaimAct::Plan), Some(FinanceRefusal::CarrierPays));
    let mut paid = Told { account: told.account.clone(), events: Vec::new() };
    paid.hears(Fact::CarrierCredit { money: money(1, None, 8_000) });
    assert_eq!(paid.account.standing(), Standing::Booked);
    let no = Some(FinanceRefusal::ClaimHasMoney { paid: 8_000 });
    assert_eq!(paid.account.refused(ClaimAct::PayOurselves), no);
    paid.does(|account| account.settle("")).hears(Fact::CarrierCredit { money: money(2, None, 8_000) });
    assert_eq!(paid.account.standing(), Standing::PaidTwice);
    told.does(|account| account.pay_ourselves("the carrier refuses"));
    assert_eq!(told.account.standing(), Standing::Submitted, "it is approved again");
}

#[test]
fn a_blocked_or_withdrawn_claim_is_not_paid() {
    let mut told = told();
    told.does(ClaimAccount::approve).does(|account| account.block("the visit is disputed"));
    assert_eq!(told.account.refused(ClaimAct::Plan), Some(FinanceRefusal::ClaimBlocked));
    told.does(ClaimAccount::release);
    assert_eq!(told.account.standing(), Standing::Approved, "as it was before");
    told.does(|account| account.withdraw("a test visit"));
    for act in [ClaimAct::Plan, ClaimAct::Approve, ClaimAct::Block, ClaimAct::Withdraw] {
        assert_eq!(told.account.refused(act), Some(FinanceRefusal::ClaimWithdrawn), "{act:?}");
    }
    assert_eq!(told.account.owed(), 0);
}

#[test]
fn every_standing_has_a_word_and_a_state_that_apps_in_the_field_know() {
    for standing in Standing::ALL {
        assert_eq!(serde_json::to_string(&standing).expect("a word"), format!("\"{}\"", standing.as_str()));
        assert_eq!(standing.is_open(), standing.claim_state().is_open(), "{standing:?}");
    }
}

#[test]
fn a_number_is_said_on_the_telephone_and_names_its_claim_for_ever() {
    let id = ClaimId::of_job(JobId(Uuid::from_u128(1)));
    let number = ClaimNumber::of(id, 0);
    assert_eq!(number.as_str(), "CA9WA-AAA7");
    assert_ne!(ClaimNumber::of(id, 1), number, "the next turn, where another claim has it");
    assert_eq!(ClaimNumber::parse(&number.as_str().to_lowercase()), Some(number.clone()));
    for wrong in ["", "C", "C1234-123", "C1234-123I", "X1234-1234", "C1234 1234", "C1234-1234-1"] {
        assert_eq!(ClaimNumber::parse(wrong), None, "{wrong}");
    }
    let reference = EndToEndId::of(&number, u32::MAX);
    assert!(reference.as_str().len() <= END_TO_END_ID_MAX);
    assert_eq!(EndToEndId::parse(reference.as_str()), Some(reference.clone()));
    assert_eq!(reference.parts(), Some((number.clone(), u32::MAX)));
    for wrong in [format!("{number}-0"), format!("{number}-01"), format!("{number}"), format!(" {number}-1")] {
        assert_eq!(EndToEndId::parse(&wrong), None, "{wrong}");
    }
}

/// Ten entries about two claims.
fn chained() -> (Vec<Sealed>, Chain) {
    let mut chain = Chain::default();
    let mut told = told();
    told.exported().hears(debit(1, 1, 8_000)).does(|account| account.settle(""));
    let mut events: Vec<_> =
        told.events.into_iter().map(|event| Event::Claim { claim: told.account.claim, event }).collect();
    events.push(Event::Claim { claim: claim(8).id, event: domain::ledger::ClaimEvent::Opened { opened: opened(8) } });
    let seal = |event| chain.add(now(), By::person("Anna"), event).expect("JSON");
    (events.into_iter().map(seal).collect(), chain)
}

/// How a chain is broken, and at which entry; the end has none.
fn breaks(stored: &[Sealed], kept: &Chain) -> Vec<(Option<i64>, Break)> {
    let mut chain = Chain::default();
    let mut found = Vec::new();
    for one in stored {
        let (_, broken) = chain.follow(one.entry.number, &one.body, &one.hash);
        found.extend(broken.map(|broken| (Some(one.entry.number), broken)));
    }
    found.extend(chain.end(kept).err().map(|broken| (None, broken)));
    found
}

#[test]
fn a_chain_as_it_was_written_is_whole() {
    let (stored, end) = chained();
    assert_eq!(breaks(&stored, &end), []);
    assert_eq!(stored.len(), 7);
}

#[test]
fn every_byte_that_is_altered_is_found_at_its_entry() {
    let (stored, end) = chained();
    for (place, one) in stored.iter().enumerate() {
        for byte in 0..one.body.len() {
            let mut altered = stored.clone();
            let mut bytes = one.body.clone().into_bytes();
            bytes[byte] = if bytes[byte] == b'7' { b'8' } else { b'7' };
            altered[place].body = String::from_utf8(bytes).expect("ASCII");
            let found = breaks(&altered, &end);
            assert_eq!(found.first().map(|(number, _)| *number), Some(Some(one.entry.number)), "byte {byte}");
        }
    }
}

#[test]
fn an_entry_that_is_deleted_moved_or_written_anew_is_found_and_named() {
    let (stored, end) = chained();
    for place in 0..stored.len() {
        let mut deleted = stored.clone();
        deleted.remove(place);
        let expected = stored[place].entry.number;
        let named = match breaks(&deleted, &end).first() {
            Some((_, Break::Number { expected, .. })) => Some(*expected),
            Some((None, Break::End { expected, .. })) => Some(*expected),
            _ => None,
        };
        assert_eq!(named, Some(expected), "deleted");
        for other in 0..stored.len() {
            let mut swapped = stored.clone();
            swapped.swap(place, other);
            assert_eq!(breaks(&swapped, &end).is_empty(), place == other, "moved");
        }
        // Sealed anew by somebody who knows how: the next entry, or the end, does not fit.
        let mut forged = stored.clone();
        let mut chain = Chain { number: expected - 1, hash: forged[place].entry.previous.clone() };
        forged[place] = chain.add(now(), By::person("Mallory"), stored[place].entry.event.clone()).expect("JSON");
        assert!(!breaks(&forged, &end).is_empty(), "written anew");
    }
}

#[test]
fn a_technician_is_told_what_went_wrong_and_no_more() {
    let mut told = told();
    assert_eq!(told.account.trouble(), None);
    told.does(|account| account.block("the dispatcher doubts the visit"));
    assert_eq!(told.account.trouble(), Some(ClaimTrouble::Blocked), "the reason is the office's");
    told.does(ClaimAccount::release).exported().hears(Fact::Rejected { attempt: 1, reason: because("AC04") });
    assert_eq!(told.account.trouble(), Some(ClaimTrouble::Refused { bank: because("AC04") }));
    told.exported();
    assert_eq!(told.account.trouble(), None, "a new attempt is under way");
    told.hears(debit(1, 2, 3_000));
    assert_eq!(told.account.trouble(), Some(ClaimTrouble::PartPaid { paid: Money::rappen(3_000) }));
    told.hears(returned(2, 2, 3_000, "AC06"));
    assert_eq!(told.account.trouble(), Some(ClaimTrouble::Returned { bank: because("AC06") }));
    told.does(|account| account.withdraw("it was a test"));
    assert_eq!(told.account.trouble(), Some(ClaimTrouble::Withdrawn { reason: "it was a test".into() }));
    let newer: ClaimTrouble = serde_json::from_str("{\"kind\":\"eaten\",\"by\":\"dog\"}").expect("it is read");
    assert_eq!(newer, ClaimTrouble::Unknown);
}

#[test]
fn what_protects_nobody_cannot_be_chosen() {
    let wait = |hours| OfficeEvent::AccountWait { hours }.check();
    assert_eq!((wait(1), wait(720)), (Ok(()), Ok(())));
    let no = Err(FinanceRefusal::WaitImpossible { min: 1, max: 720 });
    assert_eq!((wait(0), wait(721)), (no.clone(), no));
    let days = domain::bank_day::default_days(2026);
    assert_eq!(OfficeEvent::ClosedDays { year: 2026, days: days.clone() }.check(), Ok(()));
    let date = day("2026-01-01");
    assert_eq!(OfficeEvent::ClosedDays { year: 2027, days }.check(), Err(FinanceRefusal::DayElsewhere { date }));
}
