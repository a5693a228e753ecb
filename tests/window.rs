//! The main job in the real window: Tauri, WebKit, SQLite and a server process, driven by what a person reads.
//! WebKitGTK is the engine family of iOS; Chromium, the engine of Android, is covered by the browser tests.

#[path = "acceptance/support/office.rs"]
#[allow(dead_code, reason = "the stories of the acceptance tests need more of it")]
mod office;
#[path = "support/window/mod.rs"]
mod window;

use domain::clock::local_date;
use domain::job::JobState;
use office::Office;
use window::{AppWindow, Display, say};

#[test]
fn a_technician_without_signal_loses_nothing_and_finance_sees_the_claim() {
    let display = Display::new();
    let folder = tempfile::tempdir().expect("a folder");
    let mut office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);

    let app = AppWindow::open(&display, folder.path());
    pair(&app, &office.address(), &office.pairing_code(anna));
    app.sees("Familie Beispiel");

    office.kill();
    app.presses("Familie Beispiel");
    app.presses(say("job-check-in"));
    app.presses(say("job-check-out"));
    app.presses(say("answer-failed"));
    app.presses(say("answer-carrier"));
    app.sees("0800 406 080");
    drop(app); // killed at the helpline question, as a phone kills an app that is in the background

    let app = AppWindow::open(&display, folder.path());
    app.sees("0800 406 080");
    app.presses(say("answer-reached"));
    app.presses(say("next"));
    app.presses(say("answer-visit"));
    app.presses("Line not activated");
    app.sees("SID-2026-0042");
    app.presses(say("check-out-confirm"));
    app.sees(say("delivery-saved"));

    office.open();
    app.sees(say("delivery-accepted"));
    let seen = office.job(job);
    assert!(matches!(seen.job.state, JobState::Failed { .. }), "{:?}", seen.job.state);
    let claim = seen.claim.expect("finance has a claim");
    assert_eq!(claim.due, local_date(claim.checked_out_at) + chrono::Duration::days(56));
}

fn pair(app: &AppWindow, server: &str, code: &str) {
    app.types(say("pair-server"), server);
    app.types(say("pair-code"), code);
    app.presses(say("pair-go"));
}
