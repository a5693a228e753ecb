//! `ui/src/generated` is exactly what Rust says. After a change of a type: `UPDATE=1 cargo test -p tests --test typescript`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ts_rs::{Config, TS};

fn export(config: &Config) {
    macro_rules! export {
        ($($type:ty),* $(,)?) => { $( <$type as TS>::export_all(config).expect("a type is written"); )* };
    }
    // The roots; what they use is written with them.
    export![
        phone::error::CommandError,
        phone::view::AppView,
        phone::view::CancellationForm,
        phone::view::ClaimsView,
        phone::view::JobListView,
        phone::view::JobSection,
        phone::view::JobView,
        phone::view::OpenView,
        phone::view::ServiceOrderForm,
        phone::view::Target,
        phone::view::WaitingView,
        domain::form::CheckOutForm,
        domain::procedure::Procedure,
        domain::wire::Problem,
    ];
    macro_rules! office {
        ($($type:ident $(<$of:ty>)?),* $(,)?) => { export![$(sync_server::api::$type $(<$of>)?),*] };
    }
    office![
        Me, SignIn, Page<u32>, JobQuery, NewJob, Assign, CancelJob, JobDetail, TechnicianRow, NewTechnician,
        TechnicianDetail, PairingCode, ServiceOrderQuery, ServiceOrderRow, ScheduleServiceOrder, Decline, ClaimQuery,
        ClaimPage, NewProcedureVersion,
    ];
}

fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(&path).expect("a generated file is text");
                found.insert(path.strip_prefix(folder).expect("it lies below").to_owned(), text);
            }
        }
    }
    found
}

#[test]
fn the_committed_types_are_current() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/generated");
    let fresh = tempfile::tempdir().expect("a folder");
    export(&Config::new().with_large_int("number").with_out_dir(fresh.path()));
    if std::env::var_os("UPDATE").is_some() {
        let _ = std::fs::remove_dir_all(&committed);
        for (path, text) in files(fresh.path()) {
            let path = committed.join(path);
            std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder");
            std::fs::write(path, text).expect("a file");
        }
    }
    assert_eq!(files(fresh.path()), files(&committed), "run UPDATE=1 cargo test -p tests --test typescript");
}
