//! Pairing and signing out.

use domain::form::Answer;
use domain::operation::{OperationOutcome, ParkReason};

use super::world::{World, job, job_row, pair_reply, procedure_row};
use crate::error::{CommandError, PairingTrouble};
use crate::view::JobSection;

#[test]
fn a_paired_phone_says_whose_it_is_also_after_a_restart() {
    let world = World::paired(&[]).reopen();
    let paired = world.phone.app(&world.stamp()).unwrap().paired.unwrap();
    assert_eq!(paired.technician_name, "Anna Muster");
    assert_eq!(paired.organisation, "Muster Telecom");
    assert_eq!(paired.server, "https://einsatz.example.ch");
}

#[test]
fn a_paired_phone_is_not_paired_again() {
    let world = World::paired(&[]);
    let error = world.phone.take_pairing("https://other.example.ch", &pair_reply(), &world.stamp()).unwrap_err();
    assert_eq!(error, CommandError::Pairing { why: PairingTrouble::AlreadyPaired });
}

#[test]
fn before_pairing_commands_about_jobs_say_so() {
    let world = World::new();
    let stamp = world.stamp();
    assert_eq!(world.phone.jobs(&stamp, JobSection::Today, "", 0).unwrap_err(), CommandError::NotPaired);
    assert_eq!(world.phone.job(&stamp, job(1).id).unwrap_err(), CommandError::NotPaired);
    assert_eq!(world.phone.claims(&stamp).unwrap_err(), CommandError::NotPaired);
    assert_eq!(world.phone.check_in(&stamp, job(1).id).unwrap_err(), CommandError::NotPaired);
}

#[test]
fn signing_out_is_refused_while_only_this_phone_has_the_work() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    let refused = |world: &World| world.phone.sign_out(&world.stamp()).unwrap_err();
    assert_eq!(refused(&world), CommandError::UnsentWork { waiting: 1, drafts: 0 });
    world.answer(&job, Answer::Successful { yes: true });
    assert_eq!(refused(&world), CommandError::UnsentWork { waiting: 1, drafts: 1 });
    assert!(world.phone.job(&world.stamp(), job.id).is_ok(), "nothing was dropped");

    world.phone.discard(&world.stamp(), job.id, crate::view::DraftKind::CheckOut).unwrap();
    let parked = OperationOutcome::Parked { reason: ParkReason::Unreadable };
    world.settle(&parked, vec![]);
    let view = world.phone.sign_out(&world.stamp()).expect("the office has the parked one");
    assert_eq!(view.paired, None);
}

#[test]
fn after_signing_out_no_trace_of_a_customer_is_left() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    world.settle(&OperationOutcome::ACCEPTED, vec![]);
    world.phone.sign_out(&world.stamp()).unwrap();
    for entry in std::fs::read_dir(world.folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for trace in ["Erika Beispiel", "a-secret", "Anna Muster"] {
            let found = bytes.windows(trace.len()).any(|window| window == trace.as_bytes());
            assert!(!found, "{trace} is still on the disk");
        }
    }
    assert!(world.phone.outgoing(world.now()).unwrap().is_none());
}

#[test]
fn a_revoked_phone_takes_its_unsent_work_into_the_next_pairing() {
    let (one, two) = (job(1), job(2));
    let mut world = World::paired(&[one.clone(), two.clone()]);
    world.check_in(&one);
    world.settle(&OperationOutcome::ACCEPTED, vec![job_row(&one)]);
    world.check_in(&two);
    let id = world.request().operations[0].id;
    world.phone.note_revoked();
    world.phone.take_pairing("https://einsatz.example.ch", &pair_reply(), &world.stamp()).unwrap();

    let request = world.request();
    assert_eq!((request.epoch, request.cursor), (None, 0), "it reads from the beginning");
    let numbers: Vec<i64> = request.operations.iter().map(|envelope| envelope.number).collect();
    assert_eq!(numbers, [1, 2], "what no backup holds is asked for again: the server may have been restored");
    assert_eq!(request.operations[1].id, id, "counted anew, the same operation");
    assert_eq!(world.delivery(&two), crate::view::Delivery::Sent, "still to be seen");
    world.cursor = 0;
    world.settle(&OperationOutcome::ACCEPTED, vec![procedure_row(), job_row(&one), job_row(&two)]);
    world.check_in(&one);
    assert_eq!(world.request().operations[0].number, 3);
}

#[test]
fn a_reply_that_comes_after_signing_out_is_not_kept() {
    let mut world = World::paired(&[]);
    let request = world.request();
    let reply = world.reply(vec![job_row(&job(1))]);
    world.phone.sign_out(&world.stamp()).unwrap();
    assert_eq!(world.phone.incoming(&request, reply, world.now()).unwrap_err(), CommandError::NotPaired);
}
