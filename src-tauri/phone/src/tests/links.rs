//! The telephone and the map.

use domain::form::Answer;

use super::world::{World, job};
use crate::error::CommandError;
use crate::view::Target;

#[test]
fn numbers_and_addresses_become_links() {
    let mut odd = job(1);
    odd.customer.street = "Haupt & Neben 1#a?".into();
    let world = World::paired(std::slice::from_ref(&odd));
    let link = |target| world.phone.open_link(&world.stamp(), odd.id, target).unwrap();
    assert_eq!(link(Target::Customer), "tel:+410441234567");
    assert_eq!(link(Target::Helpline), "tel:0800406080");
    let map = link(Target::Map);
    assert!(map.starts_with("https://www.google.com/maps/search/?api=1&query="), "{map}");
    assert!(map.ends_with("Haupt+%26+Neben+1%23a%3F%2C+8000+Z%C3%BCrich"), "{map}");
}

#[test]
fn without_a_number_there_is_nothing_to_open() {
    let mut silent = job(1);
    silent.customer.phone = "none".into();
    silent.partner = None;
    let world = World::paired(std::slice::from_ref(&silent));
    for target in [Target::Customer, Target::Helpline] {
        let error = world.phone.open_link(&world.stamp(), silent.id, target).unwrap_err();
        assert_eq!(error, CommandError::NothingToOpen);
    }
}

#[test]
fn the_time_of_the_call_is_on_disk_before_the_telephone_opens() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    world.phone.open_link(&world.stamp(), job.id, Target::Helpline).unwrap();
    assert!(world.phone.waiting(&world.stamp()).unwrap().drafts.is_empty(), "no form, no note");
    world.check_in(&job);
    world.answer(&job, Answer::Successful { yes: false });
    world.answer(&job, Answer::Carrier { involved: true });
    world.phone.open_link(&world.stamp(), job.id, Target::Helpline).unwrap();
    let world = world.reopen();
    assert_eq!(world.phone.check_out(&world.stamp(), job.id).unwrap().draft.dialled, [world.time]);
}
