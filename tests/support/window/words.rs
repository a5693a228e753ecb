//! What the app says, from its own English catalogues: a better wording does not break a story.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

/// The words of a message without variables.
pub fn say(id: &str) -> String {
    say_with(id, &[])
}

/// The words of a message with its variables.
pub fn say_with(id: &str, variables: &[(&str, &str)]) -> String {
    static WORDS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src");
        ["lib/words/en.ftl", "phone/words/en.ftl"]
            .iter()
            .flat_map(|name| messages(&std::fs::read_to_string(pages.join(name)).expect("a catalogue")))
            .collect()
    });
    let mut text = words.get(id).unwrap_or_else(|| panic!("no message is named {id}")).clone();
    for (name, value) in variables {
        text = text.replace(&format!("{{ ${name} }}"), value);
    }
    assert!(!text.contains('{'), "{id} has more variables: {text}");
    text
}

/// One message a line; those with plurals run over several, and no story reads them.
fn messages(catalogue: &str) -> Vec<(String, String)> {
    catalogue
        .lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" = "))
        .map(|(id, text)| (id.to_owned(), text.to_owned()))
        .collect()
}
