//! Elements against the table: which, in which order, how often, and with what inside.

use super::elements::{Content, Element};
use super::tree::Node;
use super::{Checked, Rule, values};

/// Looks at an element and everything below it.
pub fn check(checked: &mut Checked, node: &Node, element: &Element) {
    attributes(checked, node);
    match &element.content {
        Content::Text(value) => {
            if let Some(child) = node.children.first() {
                checked.find(Rule::Unexpected, child, format!("{} has no place in {}.", child.name, node.name));
            } else {
                values::check(checked, node, value);
            }
        }
        Content::Group(elements) | Content::OneOf(elements) => {
            if let Some(c) = node.text.chars().find(|c| !c.is_whitespace()) {
                let sentence = format!("{} holds elements, no text such as {c}.", node.name);
                checked.find(Rule::Unexpected, node, sentence);
            }
            if node.children.is_empty() {
                checked.find(Rule::Empty, node, format!("{} is empty.", node.name));
            }
            if matches!(element.content, Content::OneOf(_)) && node.children.len() > 1 {
                checked.find(Rule::Unexpected, node, format!("{} holds more than one of its kinds.", node.name));
            }
            children(checked, node, elements);
        }
    }
}

fn children(checked: &mut Checked, node: &Node, elements: &[Element]) {
    let mut at = 0;
    let mut counts = vec![0_u32; elements.len()];
    for child in &node.children {
        let Some(found) = elements.iter().position(|element| element.name == child.name) else {
            checked.find(Rule::Unexpected, child, format!("{} has no place in {}.", child.name, node.name));
            continue;
        };
        if found < at {
            let before = elements[at].name;
            checked.find(Rule::Unexpected, child, format!("{} must stand before {before}.", child.name));
        }
        at = at.max(found);
        counts[found] = counts[found].saturating_add(1);
        if counts[found] == elements[found].most.saturating_add(1) {
            let sentence = format!("{} has more than {} {}.", node.name, elements[found].most, child.name);
            checked.find(Rule::Unexpected, child, sentence);
        }
        if !child.taken {
            check(checked, child, &elements[found]);
        }
    }
    for (element, count) in elements.iter().zip(counts) {
        if count < element.least {
            checked.find(Rule::Missing, node, format!("{} has no {}.", node.name, element.name));
        }
    }
}

/// Only the amount has an attribute; name spaces are no attributes of ours.
fn attributes(checked: &mut Checked, node: &Node) {
    for (name, _) in &node.attributes {
        let namespace = name == "xmlns" || name.starts_with("xmlns:") || name.starts_with("xsi:");
        let currency = node.name == "InstdAmt" && name == "Ccy";
        if !namespace && !currency {
            checked.find(Rule::Unexpected, node, format!("{} has an attribute {name}.", node.name));
        }
    }
}
