//! A statement of 100,000 entries, read and matched against 150,000 open claims, beside a bare loop over the events of the
//! XML library on the same file in the same run. Each is a process of its own, so that its memory is its own. Reading
//! alone is measured too: it is what the library's loop is compared with first.
//! `make bench` builds in release and runs this.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement that cannot go on says why; figures are printed"
)]

mod statement; // the file

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::process::Command;

use bank::statement::{Bookings, Item as Read, Reader};
use domain::ids::ClaimId;
use domain::matching::{Items, Payout, Reconciliation, Settlement};
use domain::money::Money;
use uuid::Uuid;

const ENTRIES: usize = 100_000;
const CLAIMS: usize = 150_000;
/// The best of so many counts: a busy machine only ever takes longer.
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    match arguments.as_slice() {
        [role, file] => as_role(role, Path::new(file)),
        _ => measure(),
    }
}

/// What a process found.
struct Measured {
    cpu: f64,
    mebibytes: f64,
    said: String,
}

fn measure() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("camt.053.xml");
    let details = statement::write(&file, ENTRIES).expect("it is written");
    let megabytes = std::fs::metadata(&file).expect("it is there").len() as f64 / 1e6;
    println!(
        "statement: {ENTRIES} entries, {details} details, {megabytes:.0} MB, and {CLAIMS} open claims; best of {RUNS}"
    );
    let mut best: [Option<Measured>; 3] = [None, None, None];
    let roles = ["bare", "read", "matched"];
    for _ in 0..RUNS {
        for (role, best) in roles.iter().zip(&mut best) {
            let new = run(role, &file);
            if best.as_ref().is_none_or(|best| new.cpu < best.cpu) {
                *best = Some(new);
            }
        }
    }
    let bare = best[0].as_ref().map_or(f64::NAN, |one| one.cpu);
    for (role, one) in roles.iter().zip(best.into_iter().flatten()) {
        let Measured { cpu, mebibytes, said } = one;
        println!("  {role:<8} CPU {cpu:.2} s, {:.2} times the bare loop, {mebibytes:.0} MiB: {said}", cpu / bare);
    }
}

fn run(role: &str, file: &Path) -> Measured {
    let own = std::env::current_exe().expect("this program");
    let output = Command::new(own).arg(role).arg(file).output().expect("it runs");
    assert!(output.status.success(), "{role}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("text");
    let mut parts = text.trim().splitn(3, '\t');
    let mut number = || parts.next().and_then(|part| part.parse().ok()).expect("a figure");
    let (cpu, mebibytes) = (number(), number());
    Measured { cpu, mebibytes, said: parts.next().expect("words").to_owned() }
}

/// Seconds of CPU that this process has used so far.
fn cpu() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").expect("Linux");
    text.split(' ').next().and_then(|nanoseconds| nanoseconds.parse::<f64>().ok()).expect("a figure") / 1e9
}

/// The most memory that this process had, in MiB.
fn most_memory() -> f64 {
    let text = std::fs::read_to_string("/proc/self/status").expect("Linux");
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("it is told");
    line.trim().trim_end_matches(" kB").parse::<f64>().expect("a figure") / 1024.0
}

fn as_role(role: &str, file: &Path) {
    let payouts = if role == "matched" { open_claims() } else { Vec::new() };
    // What the claims cost to be made is the database's; to be found again, ours.
    let begun = cpu();
    let said = match role {
        "bare" => format!("{} events", bare(file)),
        "read" => {
            let (entries, bookings) = read(file, |_| {});
            format!("{entries} entries, {bookings} bookings")
        }
        _ => matched(file, &payouts),
    };
    println!("{}\t{}\t{said}", cpu() - begun, most_memory());
}

/// The library's loop, set as our reader sets it.
fn bare(file: &Path) -> usize {
    let file = BufReader::with_capacity(64 * 1024, File::open(file).expect("it is there"));
    let mut xml = quick_xml::Reader::from_reader(file);
    xml.config_mut().check_comments = true;
    let (mut buffer, mut events) = (Vec::new(), 0);
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).expect("it is whole") {
            quick_xml::events::Event::Eof => return events,
            _ => events += 1,
        }
    }
}

fn read(file: &Path, mut each: impl FnMut(domain::booking::Booking)) -> (usize, usize) {
    let (mut kind, mut statement, mut entries, mut bookings) = (None, None, 0, 0);
    for item in Reader::new(File::open(file).expect("it is there"), "camt.053.xml") {
        match item.expect("it is read") {
            Read::Message(message) => kind = Some(message.kind),
            Read::Statement(header) => statement = kind.map(|kind| Bookings::new(kind, &header)),
            Read::Entry(entry) => {
                entries += 1;
                statement.as_mut().expect("it began").of(*entry, |one| {
                    bookings += 1;
                    each(one);
                });
            }
            Read::Finding(finding) => panic!("nothing is wrong in it: {finding:?}"),
            Read::StatementEnd(_) | Read::Answer(_) => {}
        }
    }
    (entries, bookings)
}

/// As many as there are: those of the file, and others that nobody has paid yet.
fn open_claims() -> Vec<Payout> {
    let account: std::sync::Arc<str> = statement::OURS.into();
    let run: std::sync::Arc<str> = "R1-1".into();
    let payments = statement::payments(ENTRIES).chain(statement::payments_after(ENTRIES));
    let payouts = payments.take(CLAIMS).zip(1_u128..).map(|(payment, number)| Payout {
        claim: ClaimId(Uuid::from_u128(number)),
        end_to_end: payment.end_to_end.into(),
        uetr: None,
        payment_information: run.clone(),
        from_account: account.clone(),
        to_account: payment.account.into(),
        money: Money::rappen(payment.amount),
        service_id: payment.service_id.into(),
    });
    payouts.collect()
}

fn matched(file: &Path, payouts: &[Payout]) -> String {
    let items = Items::new(payouts, &[]);
    let mut known = Reconciliation::new(&items);
    let (_, bookings) = read(file, |booking| {
        known.take(&booking);
    });
    let (mut paid, mut back, mut open) = (0, 0, 0);
    for (_, stands) in known.settlements() {
        match stands {
            Settlement::Paid { .. } => paid += 1,
            Settlement::ReturnBeforePayment { .. } => back += 1,
            _ => open += 1,
        }
    }
    assert_eq!(paid + back, bookings, "every booking finds its claim");
    format!("{paid} paid, {back} came back, {open} open")
}
