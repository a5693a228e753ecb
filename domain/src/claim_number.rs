//! The number of a claim, short enough to be said on the telephone, and the reference of each attempt to pay it.
//!
//! Both are computed from the claim, not drawn from a counter: a server that was restored from yesterday's backup gives
//! the same claim the same number, so what the bank says about a payment of today still finds it.

use sha2::{Digest as _, Sha256};

use crate::ids::{ClaimId, checked_text};

/// Letters and digits that are not taken for one another (Crockford's): no I, L, O, U.
const ALPHABET: [char; 32] = [
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P',
    'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Y', 'Z',
];
/// Characters of a number that carry it, in two groups.
const LENGTH: usize = 8;

checked_text! {
    /// The number of a claim: `C4K7M-9QXA`.
    ClaimNumber, &'static str, |text| ClaimNumber::parse(text).ok_or("not the number of a claim")
}

impl ClaimNumber {
    /// The number of a claim. `turn` is 0, or 1, 2, 3 … while another claim has the number already: among 150,000
    /// claims that happens to two in one office of a hundred.
    #[must_use]
    pub fn of(claim: ClaimId, turn: u32) -> ClaimNumber {
        let mut hash = Sha256::new();
        hash.update(claim.0.as_bytes());
        hash.update(turn.to_be_bytes());
        let bits = hash.finalize().iter().take(5).fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
        let mut text = String::from("C");
        for place in (0..LENGTH).rev() {
            if place == LENGTH / 2 - 1 {
                text.push('-');
            }
            text.push(ALPHABET[(bits >> (5 * place)) as usize % ALPHABET.len()]);
        }
        ClaimNumber(text)
    }

    /// Reads one as it is written; small letters do not matter.
    #[must_use]
    pub fn parse(text: &str) -> Option<ClaimNumber> {
        let text = text.trim().to_ascii_uppercase();
        let (first, second) = text.strip_prefix('C')?.split_once('-')?;
        let sound = |part: &str| part.len() == LENGTH / 2 && part.chars().all(|c| ALPHABET.contains(&c));
        (sound(first) && sound(second)).then_some(ClaimNumber(text))
    }
}

checked_text! {
    /// The reference of one attempt to pay one claim: `C4K7M-9QXA-1`. It is the EndToEndId and the InstrId of the payment,
    /// travels to the payee and back unchanged, and is used once, for ever. Its characters are those of the reference set
    /// of the Swiss Payment Standards, and it is far shorter than their 35.
    EndToEndId, &'static str, |text| EndToEndId::parse(text).ok_or("not a reference of ours")
}

/// The longest reference in a payment.
pub const END_TO_END_ID_MAX: usize = 35;

impl EndToEndId {
    /// The reference of an attempt; attempts are counted from 1.
    #[must_use]
    pub fn of(number: &ClaimNumber, attempt: u32) -> EndToEndId {
        EndToEndId(format!("{number}-{attempt}"))
    }

    /// Reads what came back from a bank: ours, exactly as it was sent, or none of ours.
    #[must_use]
    pub fn parse(text: &str) -> Option<EndToEndId> {
        let (number, attempt) = text.rsplit_once('-')?;
        let counted: u32 = attempt.parse().ok().filter(|attempt| *attempt > 0)?;
        let again = EndToEndId::of(&ClaimNumber::parse(number)?, counted);
        (again.0 == text).then_some(again)
    }

    /// The number of the claim, and which attempt.
    #[must_use]
    pub fn parts(&self) -> Option<(ClaimNumber, u32)> {
        let (number, attempt) = self.0.rsplit_once('-')?;
        Some((ClaimNumber::parse(number)?, attempt.parse().ok()?))
    }
}
