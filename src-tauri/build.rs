//! Tells Tauri which commands the app has: each needs a permission in `capabilities/main.json`, so that the page may
//! ask for what is listed there and for nothing else.

/// The table of `phone/src/commands.rs`; a test compares the two.
const COMMANDS: &[&str] = &[
    "app",
    "pair",
    "jobs",
    "job",
    "check_in",
    "check_out",
    "check_out_answer",
    "check_out_go",
    "check_out_confirm",
    "cancellation",
    "cancellation_answer",
    "cancellation_confirm",
    "service_order",
    "service_order_answer",
    "service_order_confirm",
    "discard",
    "claims",
    "waiting",
    "seen",
    "account_seen",
    "sync",
    "export",
    "settings",
    "sign_out",
    "open",
];

fn main() {
    // The page is embedded: built again, it has to be embedded again.
    println!("cargo:rerun-if-changed=../ui/dist/phone");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}
