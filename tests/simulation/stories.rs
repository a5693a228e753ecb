//! Facts that random worlds rest on, each alone.

use crash_vfs::Fault;

use crate::calm;
use crate::swarm::Kind;
use crate::world::{World, runtime};

/// Kinds whose effect depends on how many steps a disk does, which depends on what a clock says.
const OF_DISKS: [Kind; 12] = [
    Kind::ServerKilled,
    Kind::ServerPowerLoss,
    Kind::ServerFull,
    Kind::ServerError,
    Kind::PhoneKilled,
    Kind::PhonePowerLoss,
    Kind::PhoneFull,
    Kind::PhoneError,
    Kind::DatabaseDamaged,
    Kind::JournalTorn,
    Kind::CopyAltered,
    Kind::PhonePutBack,
];

/// "Broken" means "unknown": a commit whose sync has failed can lie whole in the log, and the next start finds it.
#[test]
fn what_the_office_was_told_is_broken_may_be_done_after_a_restart_and_is_no_violation() {
    let _calm = calm();
    let runtime = runtime();
    let mut done_after_all = 0;
    for nth in 1..60 {
        let mut world = World::quiet(nth, &runtime);
        let before = world.content.act.clone();
        world.office.disk.plan(nth, Fault::Error);
        world.cancel();
        let told_broken = world.content.act == before;
        world.office.disk.die(Fault::Kill);
        world.kill_office();
        assert!(world.start_office());
        world.check_step();
        assert_eq!(world.violations, [""; 0], "an error at step {nth}");
        done_after_all += u32::from(told_broken && world.content.act != before);
    }
    assert!(done_after_all > 0, "none of the errors was one that may come true");
}

/// I22: the same worlds with clocks that are set by up to ten years and with clocks that are right end alike.
#[test]
fn no_clock_of_a_phone_changes_an_outcome() {
    let _calm = calm();
    let runtime = runtime();
    let mut turned = 0;
    for seed in 0..crate::run::number("CLOCKS", 6) {
        let [wrong, right] = [false, true].map(|true_clocks| {
            let mut world = World::new(seed, &runtime);
            world.swarm.without(&OF_DISKS);
            world.swarm.always(Kind::ClockSet, 0.2);
            world.true_clocks = true_clocks;
            world.live(seed)
        });
        assert_eq!(wrong.violations, [""; 0], "seed {seed}, with wrong clocks");
        assert_eq!(right.violations, [""; 0], "seed {seed}, with right clocks");
        assert_eq!(wrong.became, right.became, "seed {seed}");
        turned +=
            wrong.tally.0.iter().filter(|((kind, _), _)| *kind == Kind::ClockSet).map(|(_, count)| count).sum::<u64>();
    }
    assert!(turned > 0, "nobody has set a clock");
}
