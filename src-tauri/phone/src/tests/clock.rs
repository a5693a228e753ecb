//! A phone's clock is evidence, never order.

use chrono::{Duration, NaiveDate};
use domain::form::Forecast;

use super::world::{World, job, noon};
use crate::view::JobSection;

#[test]
fn a_clock_ten_years_off_is_said_and_the_promised_date_is_right() {
    for off in [Duration::days(3_650), Duration::days(-3_650)] {
        let job = job(1);
        let mut world = World::new();
        world.off = off;
        let mut world = world.reopen();
        world.pair();
        world.receive(vec![super::world::procedure_row(), super::world::job_row(&job)]);
        let view = world.phone.app(&world.stamp()).unwrap();
        assert_eq!(view.sync.clock_off_seconds, Some(off.num_seconds()));
        assert_eq!(view.sync.last_success, Some(noon()), "said in the server's time");
        assert_eq!(world.phone.jobs(&world.stamp(), JobSection::Today, "", 0).unwrap().total, 1, "today is today");

        let world = world.reopen();
        world.check_in(&job);
        let Forecast::Compensation { due, .. } = world.fill_failure(&job).forecast else {
            panic!("a compensation is due")
        };
        assert_eq!(due, NaiveDate::from_ymd_opt(2026, 8, 10).unwrap(), "eight weeks after the true day");
        world.phone.check_out_confirm(&world.stamp(), job.id).unwrap();
        let request = world.request();
        assert_eq!(request.sent.unwrap().wall, noon() + off, "the raw clock goes with the operations, as evidence");
    }
}

#[test]
fn a_clock_that_is_nearly_right_is_believed() {
    let mut world = World::new();
    world.off = Duration::minutes(4);
    world.pair();
    world.receive(vec![]);
    assert_eq!(world.phone.app(&world.stamp()).unwrap().sync.clock_off_seconds, None);
}

#[test]
fn a_clock_turned_while_the_app_runs_is_noticed() {
    let mut world = World::paired(&[]);
    world.off = Duration::days(-400);
    assert_eq!(world.phone.app(&world.stamp()).unwrap().sync.clock_off_seconds, Some(-400 * 86_400));
}

#[test]
fn a_phone_that_slept_is_not_accused() {
    let world = World::paired(&[]);
    let mut stamp = world.stamp();
    // Three hours in a pocket: the steady clock stood still.
    stamp.moment.wall += Duration::hours(3);
    assert_eq!(world.phone.app(&stamp).unwrap().sync.clock_off_seconds, None);
}

#[test]
fn once_the_clock_is_set_right_the_warning_goes() {
    let mut world = World::new();
    world.off = Duration::hours(2);
    world.pair();
    world.receive(vec![]);
    assert!(world.phone.app(&world.stamp()).unwrap().sync.clock_off_seconds.is_some());
    world.off = Duration::zero();
    world.time += Duration::seconds(10);
    world.receive(vec![]);
    assert_eq!(world.phone.app(&world.stamp()).unwrap().sync.clock_off_seconds, None);
}
