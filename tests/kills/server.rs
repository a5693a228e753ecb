//! The server is killed while phones push.

use std::sync::mpsc;
use std::time::{Duration, Instant};

use backon::{BlockingRetryable, ConstantBuilder};
use domain::ids::JobId;
use phone::view::Delivery;

use crate::support::office::Office;
use crate::support::phone::TestPhone;
use crate::{kills, print_ready};

const PHONES: usize = 3;
/// Rounds of all phones together between two kills.
const ROUNDS: usize = 2;

#[test]
fn a_server_killed_under_load_loses_nothing_and_does_nothing_twice() {
    let mut office = Office::new();
    let mut phones: Vec<(TestPhone, Vec<JobId>)> = (0..PHONES)
        .map(|number| {
            let technician = office.technician(&format!("Technician {number}"));
            let jobs = (0..(kills() * ROUNDS).div_ceil(PHONES)).map(|_| office.swisscom_job(technician)).collect();
            (TestPhone::of(&office, technician), jobs)
        })
        .collect();
    let (tell, told) = mpsc::channel();
    let mut ready = Vec::new();
    std::thread::scope(|scope| {
        for (phone, jobs) in &mut phones {
            let tell = tell.clone();
            scope.spawn(move || {
                for job in jobs {
                    phone.fail(*job);
                    let _ = tell.send(()); // before it is sent, so that the kill meets the request
                    patiently(phone);
                }
            });
        }
        drop(tell);
        for (round, ()) in told.iter().enumerate() {
            if round.is_multiple_of(ROUNDS) {
                office.kill();
                let begun = Instant::now();
                office.start();
                let _: serde_json::Value = office.get("/session"); // nobody signs in anew: that takes longer than the start
                ready.push(begun.elapsed());
            }
        }
    });
    print_ready("server", ready);
    let count: usize = phones.iter().map(|(_, jobs)| jobs.len()).sum();
    assert_eq!(office.claims().total as usize, count, "one claim for each failed job");
    for (phone, jobs) in &phones {
        for job in jobs {
            assert_eq!(phone.delivery(*job), Delivery::ACCEPTED);
            assert_eq!(office.job(*job).history.len(), 5, "created, assigned, arrived, left, claim");
            assert_eq!(phone.job(*job).job, office.job(*job).job, "phone and office are equal");
        }
    }
    assert!(office.command(&["verify"], "").starts_with("sound: "));
}

/// Syncs until the office has answered. What was sent and not answered is sent again, as phones do.
fn patiently(phone: &mut TestPhone) {
    let pause = ConstantBuilder::new().with_delay(Duration::from_millis(20)).with_max_times(1_500);
    let synced = (|| phone.sync()).retry(pause).sleep(std::thread::sleep).call();
    synced.expect("within half a minute somebody answers");
}
