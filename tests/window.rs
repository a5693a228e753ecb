//! The main job in the real window: Tauri, WebKit, SQLite and a server process, driven by what a person reads.
//! WebKitGTK is of the engine family of iOS; Chromium, the engine of Android, is covered by the browser tests.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]

#[path = "acceptance/support/office.rs"]
#[allow(dead_code, reason = "the stories of the acceptance tests need more of it")]
mod office;
#[path = "support/window/mod.rs"]
mod window;

use domain::clock::local_date;
use domain::job::JobState;
use office::Office;
use window::{AppWindow, Display, say, say_with};

const HELPLINE: &str = "0800 406 080";

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

    office.kill(); // no signal any more
    app.presses("Familie Beispiel");
    app.presses(&say("do-check-in"));
    app.presses(&say("check-in-do"));
    app.presses(&say("do-check-out"));
    app.presses(&say("answer-successful-no"));
    app.presses(&say_with("answer-carrier-yes", &[("partner", "Swisscom")]));
    app.presses(&say_with("helpline-call", &[("number", HELPLINE)]));
    app.opened_outside("tel:0800406080");
    drop(app); // the telephone pushes the app out of memory
    // What the engine had not written by then is lost; that it is not needed is the fact.
    let _ = std::fs::remove_dir_all(folder.path().join("data/ch.einsatz.app/localstorage"));

    let app = AppWindow::open(&display, folder.path());
    app.sees(&say_with("ask-call", &[("partner", "Swisscom")]));
    app.presses(&say("answer-call-yes"));
    app.presses(&say("next"));
    app.presses(&say("answer-visit-yes"));
    app.presses("Line not activated");
    app.sees(&say("summary-get"));
    app.sees("SID-2026-0042");
    app.presses(&say("summary-confirm"));
    app.sees(&say("done-leave-text"));

    office.open(); // he drives back into signal, and presses nothing
    app.sees(&say("done-leave-accepted"));
    let seen = office.job(job);
    assert!(matches!(seen.job.state, JobState::Failed { .. }), "{:?}", seen.job.state);
    let claim = seen.claim.expect("finance has a claim");
    assert_eq!(claim.service_id.to_string(), "SID-2026-0042");
    assert_eq!(claim.due, local_date(claim.checked_out_at) + chrono::Duration::days(56), "eight weeks");
    assert_eq!(office.claims().total, 1);
}

#[test]
fn what_is_typed_wrong_at_pairing_is_said_in_a_sentence_and_stays_in_the_field() {
    let display = Display::new();
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::new();
    let anna = office.technician("Anna Muster");

    let app = AppWindow::open(&display, folder.path());
    pair(&app, "the office", "ABCD-EFGH");
    app.sees(&say("pairing-address"));
    pair(&app, &office.address(), "ABC");
    app.sees(&say("pairing-code_shape"));
    pair(&app, &office.address(), "ABCD-EFGH");
    app.sees(&say("pairing-code"));
    pair(&app, "http://127.0.0.1:1", &office.pairing_code(anna));
    app.sees(&say("pairing-unreachable"));
    assert_eq!(app.reads(&say("pair-server")), "http://127.0.0.1:1");
}

#[test]
fn a_damaged_database_is_moved_aside_and_the_app_opens_and_says_so() {
    let display = Display::new();
    let folder = tempfile::tempdir().expect("a folder");
    let database = folder.path().join("phone").join(phone::FILE);
    std::fs::create_dir_all(database.parent().expect("it has a folder")).expect("a folder");
    std::fs::write(&database, "this is no database, and it is long enough to be looked at ".repeat(100))
        .expect("a file");

    let app = AppWindow::open(&display, folder.path());
    app.sees(&say("pair-title"));
    let aside = std::fs::read_dir(database.parent().expect("it has a folder"))
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .find(|path| path.to_string_lossy().contains(".damaged-"))
        .expect("it was not deleted");
    app.sees(&say_with("moved-aside-text", &[("place", &aside.to_string_lossy())]));
}

#[test]
fn the_page_reaches_neither_the_network_nor_a_command_that_is_not_its_own() {
    let display = Display::new();
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::new();

    let app = AppWindow::open(&display, folder.path());
    app.sees(&say("pair-title"));
    let fetch = format!("return fetch('{}/healthz').then(() => 'reached', () => 'stopped')", office.address());
    assert_eq!(app.script(&fetch), "stopped", "the content security policy");
    let invoke = "return window.__TAURI_INTERNALS__.invoke('plugin:app|version').then(() => 'done', () => 'refused')";
    assert_eq!(app.script(invoke), "refused", "the list of permissions");
    assert_eq!(app.script("return window.__TAURI__ === undefined"), true, "no Tauri for scripts that look for it");
}

fn pair(app: &AppWindow, server: &str, code: &str) {
    app.types(&say("pair-server"), server);
    app.types(&say("pair-code"), code);
    app.presses(&say("pair-do"));
}
