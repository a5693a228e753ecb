//! Values: characters, blanks, lengths, forms.

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use domain::refusal::named;

use super::elements::Value;
use super::tree::Node;
use super::{Checked, Rule};
use crate::order::is_permitted;

/// Looks at the text of an element.
pub fn check(checked: &mut Checked, node: &Node, value: &Value) {
    let (name, text) = (&node.name, node.text.as_str());
    if text.is_empty() {
        return checked.find(Rule::Empty, node, format!("{name} is empty."));
    }
    if text.chars().any(|c| c == '\u{a0}') {
        checked.find(Rule::Blank, node, format!("{name} has a blank that does not break (U+00A0)."));
    } else if let Some(c) = text.chars().find(|c| !is_permitted(*c)) {
        checked.find(Rule::Character, node, format!("{name} has a character that banks refuse: {}.", named(c)));
        return;
    }
    if text.trim().is_empty() {
        return checked.find(Rule::Blank, node, format!("{name} has nothing but blanks."));
    }
    if text.trim() != text {
        checked.find(Rule::Blank, node, format!("{name} begins or ends with a blank."));
        if matches!(value, Value::Reference) {
            checked.find(Rule::Reference, node, format!("{name} begins or ends with a blank."));
        }
        return;
    }
    form(checked, node, value);
}

fn form(checked: &mut Checked, node: &Node, value: &Value) {
    let (name, text) = (&node.name, node.text.as_str());
    let longest = match value {
        Value::Free(max) | Value::Code(max) => *max,
        Value::Reference => 35,
        _ => usize::MAX,
    };
    if text.chars().count() > longest {
        return checked.find(Rule::TooLong, node, format!("{name} is longer than {longest} characters."));
    }
    let good = match value {
        Value::Free(_) | Value::Code(_) | Value::Iban => true,
        Value::Reference => return reference(checked, node),
        // The range is looked at with the payment, beside the currency.
        Value::Amount => amount(text).is_some(),
        Value::Words(words) => words.contains(&text),
        Value::Count => (1..=15).contains(&text.len()) && digits(text),
        Value::Decimal => decimal(text, 17).is_some(),
        Value::Date => text.len() == 10 && text.parse::<NaiveDate>().is_ok(),
        Value::DateTime => DateTime::parse_from_rfc3339(text).is_ok() || text.parse::<NaiveDateTime>().is_ok(),
        Value::Bool => matches!(text, "true" | "false" | "1" | "0"),
        Value::Bic => is_bic(text),
        Value::Lei => text.len() == 20 && capitals(text) && digits(&text[18..]),
        Value::Country => text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_uppercase()),
        Value::Uuid => is_uuid(text),
    };
    if !good {
        let rule = if matches!(value, Value::Amount) { Rule::Amount } else { Rule::Value };
        checked.find(rule, node, format!("{name} cannot be {text}."));
    }
}

/// The characters of references, and the slash rules that the schema does not know.
fn reference(checked: &mut Checked, node: &Node) {
    let (name, text) = (&node.name, node.text.as_str());
    let permitted = |c: char| c.is_ascii_alphanumeric() || " '()+,-./:?".contains(c);
    if let Some(c) = text.chars().find(|c| !permitted(*c)) {
        checked.find(Rule::Reference, node, format!("{name} is a reference and cannot have {}.", named(c)));
    } else if text.starts_with('/') || text.ends_with('/') || text.contains("//") {
        checked.find(Rule::Reference, node, format!("{name} has a slash at an end, or two together."));
    }
}

pub fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

fn capitals(text: &str) -> bool {
    text.bytes().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

fn is_bic(text: &str) -> bool {
    matches!(text.len(), 8 | 11) && capitals(text) && text[4..6].bytes().all(|c| c.is_ascii_uppercase())
}

fn is_uuid(text: &str) -> bool {
    let lower = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
    let bytes = text.as_bytes();
    bytes.len() == 36
        && bytes.iter().enumerate().all(|(at, c)| if [8, 13, 18, 23].contains(&at) { *c == b'-' } else { lower(*c) })
        && bytes[14] == b'4'
        && b"89ab".contains(&bytes[19])
}

/// An amount as banks take it: "1", "1.1", "1.10", but not ".05", "05" or "1.". In hundred-thousandths; how many of the
/// decimals a currency has is another question.
pub fn amount(text: &str) -> Option<i128> {
    let whole = text.split('.').next().unwrap_or_default();
    let leading = whole.len() > 1 && whole.starts_with('0');
    decimal(text, 5).filter(|_| !leading && !whole.is_empty() && !text.ends_with('.'))
}

/// A decimal of the schema, in hundred-thousandths: at most 18 digits. Decimals beyond the fifth must be 0, as a sum of
/// amounts has none.
pub fn decimal(text: &str, decimals: usize) -> Option<i128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let all = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    let long = whole.len() + fraction.len() > 18 || fraction.len() > decimals;
    if long || !all(whole) || !all(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let beyond = fraction.get(5..).unwrap_or_default();
    let five = fraction.get(..5).map_or_else(|| format!("{fraction:0<5}"), str::to_owned);
    let number: i128 = format!("{whole}{five}").parse().ok()?;
    // A sum that is off by less than a hundred-thousandth is off.
    Some(if beyond.bytes().all(|digit| digit == b'0') { number } else { -1 })
}
