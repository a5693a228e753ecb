//! Phones at work: each technician fails job after job and syncs after each, while something happens to the office.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use backon::{BlockingRetryable, ConstantBuilder};
use domain::ids::JobId;
use phone::view::Delivery;
use postgres::{Client, NoTls};

use crate::support::office::Office;
use crate::support::phone::TestPhone;

const PHONES: usize = 4;
const JOBS: usize = 12;

/// Lets phones work through their jobs over an address. After each `every` jobs done, something happens.
pub fn under_traffic(office: &mut Office, address: &str, every: usize, mut happens: impl FnMut(usize)) {
    let mut phones: Vec<(TestPhone, Vec<JobId>)> = Vec::new();
    for number in 0..PHONES {
        let technician = office.technician(&format!("Technician {number}"));
        let jobs = (0..JOBS).map(|_| office.swisscom_job(technician)).collect();
        let mut phone = TestPhone::new();
        phone.pair(address, &office.pairing_code(technician)).expect("the code is right");
        patiently(&mut phone);
        phones.push((phone, jobs));
    }
    let (tell, told) = mpsc::channel();
    let interrupted = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let interrupted = &interrupted;
        for (phone, jobs) in &mut phones {
            let tell = tell.clone();
            scope.spawn(move || {
                for job in jobs {
                    phone.fail(*job);
                    interrupted.fetch_add(patiently(phone), Ordering::Relaxed);
                    let _ = tell.send(());
                }
            });
        }
        drop(tell);
        for (done, ()) in told.iter().enumerate() {
            if (done + 1) % every == 0 {
                happens((done + 1) / every);
            }
        }
    });
    println!("{} rounds of {} were interrupted", interrupted.load(Ordering::Relaxed), PHONES * JOBS);
    office.sign_in();
    all_arrived_once(office, &phones);
}

/// Syncs until the office has answered, and says how often it did not. What was sent and not answered is sent again, as
/// phones do.
fn patiently(phone: &mut TestPhone) -> usize {
    let mut interrupted = 0;
    let pause = ConstantBuilder::new().with_delay(Duration::from_millis(20)).with_max_times(1_500);
    let synced = (|| phone.sync()).retry(pause).sleep(std::thread::sleep).notify(|_, _| interrupted += 1).call();
    synced.expect("within half a minute somebody answers");
    interrupted
}

/// Each job has arrived and left once, each has one claim, and every phone knows it.
fn all_arrived_once(office: &Office, phones: &[(TestPhone, Vec<JobId>)]) {
    assert_eq!(office.claims().total as usize, PHONES * JOBS, "one claim for each failed job");
    for (phone, jobs) in phones {
        for job in jobs {
            assert_eq!(phone.delivery(*job), Delivery::ACCEPTED);
            assert_eq!(office.job(*job).history.len(), 5, "created, assigned, arrived, left, claim");
            assert_eq!(phone.job(*job).job.state, office.job(*job).job.state);
        }
    }
    let mut client = Client::connect(office.database(), NoTls).expect("the cluster answers");
    let mut count = |sql: &str| client.query_one(sql, &[]).expect("it answers").get::<_, i64>(0) as usize;
    assert_eq!(count("SELECT COUNT(*) FROM operation"), 2 * PHONES * JOBS, "arriving and leaving, once each");
    assert_eq!(count("SELECT COUNT(DISTINCT id) FROM operation"), 2 * PHONES * JOBS);
    assert_eq!(count("SELECT COUNT(*) FROM operation WHERE outcome_kind <> 'accepted'"), 0);
}
