//! What the shell promises by its files alone: who may ask for what, and what Android may do with our data.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]

use std::collections::BTreeSet;
use std::path::Path;

use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

fn file(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri").join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&file(path)).expect("it is JSON")
}

/// The table that the app, the browser host and the page share.
fn table() -> BTreeSet<String> {
    file("phone/src/commands.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("//! | `")?.split('`').next())
        .map(str::to_owned)
        .collect()
}

/// What stands between two marks, word by word.
fn words_between(text: &str, begin: &str, end: &str) -> BTreeSet<String> {
    let rest = text.split_once(begin).unwrap_or_else(|| panic!("{begin} is in the file")).1;
    let inner = rest.split_once(end).unwrap_or_else(|| panic!("{end} is in the file")).0;
    inner
        .split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_page_may_ask_for_the_commands_of_the_table_and_for_nothing_else() {
    let table = table();
    assert!(table.len() > 20, "the table is read: {table:?}");
    assert_eq!(words_between(&file("build.rs"), "COMMANDS: &[&str] = &[", "];"), table, "build.rs");
    assert_eq!(words_between(&file("src/commands.rs"), "generate_handler![", "]"), table, "the handlers");

    let capability = json("capabilities/main.json");
    let permissions = capability["permissions"].as_array().expect("a list").iter();
    let allowed: BTreeSet<String> = permissions.map(|permission| permission.as_str().expect("text").into()).collect();
    let mut wanted: BTreeSet<String> =
        table.iter().map(|command| format!("allow-{}", command.replace('_', "-"))).collect();
    wanted.extend(["core:event:allow-listen".into(), "core:event:allow-unlisten".into()]);
    assert_eq!(allowed, wanted, "the capability");
    assert!(capability.get("remote").is_none(), "no page from elsewhere may ask for anything");
}

#[test]
fn the_page_can_reach_no_network_and_run_no_foreign_script() {
    let security = &json("tauri.conf.json")["app"]["security"];
    assert_eq!(
        security["csp"],
        "default-src 'self'; connect-src ipc: http://ipc.localhost; img-src 'self' data:; \
         style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'"
    );
    assert_eq!(security["freezePrototype"], true);
    assert_eq!(security["capabilities"], serde_json::json!(["main"]));
    assert_eq!(json("tauri.conf.json")["app"]["withGlobalTauri"], false);
}

/// The elements of an XML file with what they lie in: `manifest/application/activity`.
fn elements(text: &str) -> Vec<(String, BytesStart<'static>)> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("it is XML") {
            Event::Start(start) => {
                path.push(start.name().as_ref().to_owned());
                found.push((path.join("/"), start.into_owned()));
            }
            Event::Empty(start) => {
                let name = start.name().as_ref().to_owned();
                found.push((format!("{}/{name}", path.join("/")), start.into_owned()));
            }
            Event::End(_) => drop(path.pop()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).expect("well formed")?;
    Some(attribute.value.into_owned())
}

/// The values of one attribute of all elements at a path.
fn values(file: &str, path: &str, name: &str) -> BTreeSet<String> {
    let elements = elements(file);
    elements.iter().filter(|(at, _)| at == path).filter_map(|(_, element)| attribute(element, name)).collect()
}

fn set<const N: usize>(values: [&str; N]) -> BTreeSet<String> {
    values.map(str::to_owned).into()
}

#[test]
fn android_neither_backs_up_nor_hands_on_what_the_app_keeps() {
    let manifest = file("gen/android/app/src/main/AndroidManifest.xml");
    assert_eq!(values(&manifest, "manifest/application", "android:allowBackup"), set(["false"]));
    assert_eq!(values(&manifest, "manifest/application", "android:fullBackupContent"), set(["false"]));
    assert_eq!(
        values(&manifest, "manifest/application", "android:dataExtractionRules"),
        set(["@xml/data_extraction_rules"])
    );
    let rules = file("gen/android/app/src/main/res/xml/data_extraction_rules.xml");
    for way in ["cloud-backup", "device-transfer"] {
        let excluded = values(&rules, &format!("data-extraction-rules/{way}/exclude"), "domain");
        assert_eq!(excluded, set(["root", "file", "database", "sharedpref", "external"]), "{way}");
        assert!(values(&rules, &format!("data-extraction-rules/{way}/include"), "domain").is_empty(), "{way}");
    }
}

#[test]
fn android_is_asked_for_the_network_and_for_nothing_else() {
    let manifest = file("gen/android/app/src/main/AndroidManifest.xml");
    let permissions = values(&manifest, "manifest/uses-permission", "android:name");
    assert_eq!(permissions, set(["android.permission.INTERNET"]));
    let opened = values(&manifest, "manifest/queries/intent/data", "android:scheme");
    assert_eq!(opened, set(["tel", "https"]), "the telephone and the map can be found");
}

#[test]
fn old_phones_are_refused_at_installation_and_not_with_a_white_screen() {
    assert!(file("gen/android/app/build.gradle.kts").contains("minSdk = 29"));
    let bundle = &json("tauri.conf.json")["bundle"];
    assert_eq!(bundle["android"]["minSdkVersion"], 29);
    assert_eq!(bundle["iOS"]["minimumSystemVersion"], "16.4");
}
