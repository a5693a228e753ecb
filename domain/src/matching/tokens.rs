//! A Service ID in a text: as whole tokens, never as part of a longer one. SINV-1 is not in SINV-12.

use std::hash::{Hash, Hasher};

use crate::service_id::SERVICE_ID_MAX;

/// A text compared without regard to the case of ASCII letters: some banks write all in capitals.
#[derive(Debug, Clone, Copy)]
pub struct Folded<'a>(pub &'a str);

impl PartialEq for Folded<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(other.0)
    }
}

impl Eq for Folded<'_> {}

impl Hash for Folded<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let mut folded = [0_u8; SERVICE_ID_MAX];
        for (to, from) in folded.iter_mut().zip(self.0.bytes()) {
            *to = from.to_ascii_uppercase();
        }
        folded.hash(state);
    }
}

/// A Service ID may have spaces inside; with more words than this nobody finds it in a text.
const WORDS_MAX: usize = 4;
/// What stands before a number with a colon: `Service-ID: 700123456`. Any other word before a colon is part of the number,
/// because a Service ID may have colons too.
const LABELS: [&str; 8] = ["ID", "SERVICE-ID", "SERVICEID", "SID", "SERVICE", "REF", "REFERENZ", "NR"];

/// Everything in a text that could be a whole Service ID: each run of one to four words, without what sentences put
/// around words.
pub fn candidates<'a>(text: &'a str, mut each: impl FnMut(Folded<'a>)) {
    let mut starts = [0; WORDS_MAX];
    let mut words = 0;
    let mut from = 0;
    for word in text.split(is_gap) {
        let (start, end) = (from, from + word.len());
        // A gap is one character, of one to three bytes.
        from = end + text[end..].chars().next().map_or(0, char::len_utf8);
        if word.is_empty() {
            continue;
        }
        starts.rotate_right(1);
        starts[0] = start;
        words += 1;
        for begin in starts.iter().take(words) {
            spellings(&text[*begin..end], &mut each);
        }
    }
}

fn spellings<'a>(run: &'a str, each: &mut impl FnMut(Folded<'a>)) {
    let mut say = |run: &'a str| {
        if !run.is_empty() && run.len() <= SERVICE_ID_MAX {
            each(Folded(run));
        }
    };
    say(run);
    let bare = run.trim_end_matches(['.', ':']);
    if bare.len() < run.len() {
        say(bare);
    }
    if let Some((label, rest)) = run.split_once(':')
        && LABELS.iter().any(|known| known.eq_ignore_ascii_case(label))
    {
        say(rest.trim_start());
        let bare = rest.trim_start().trim_end_matches(['.', ':']);
        if bare.len() < rest.trim_start().len() {
            say(bare);
        }
    }
}

/// What is in no Service ID; see [`crate::service_id::ServiceId::parse`].
fn is_gap(c: char) -> bool {
    !(c.is_alphanumeric() || "-/.:_+".contains(c))
}
