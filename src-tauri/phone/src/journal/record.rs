//! What stands in the journal, byte by byte: each record is its length and a CRC-32C, both of four bytes, little end
//! first, and JSON. The checksum covers the length too, so that a stretch of zeros is no record.

use domain::ids::{DeviceId, JobId, OperationId, TechnicianId};
use serde::{Deserialize, Serialize};

/// One record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Record {
    /// Who this phone is from here on.
    Paired(Identity),
    /// It is nobody from here on, and nothing of what stands above is needed.
    SignedOut,
    /// Something that a person did.
    Operation(Kept),
    /// The highest number given out so far; the operation that bore it may be settled and gone.
    Highest { number: i64 },
}

/// Enough of a pairing to go on as the same phone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Identity {
    pub(crate) server: String,
    pub(crate) device: DeviceId,
    pub(crate) token: String,
    pub(crate) technician: TechnicianId,
    pub(crate) technician_name: String,
    pub(crate) organisation: String,
}

/// Without the token: what is printed ends in logs.
impl std::fmt::Debug for Identity {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Identity").field("device", &self.device).finish_non_exhaustive()
    }
}

/// An operation as it will be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kept {
    pub(crate) number: i64,
    pub(crate) id: OperationId,
    pub(crate) job: JobId,
    pub(crate) hash: String,
    /// [`domain::operation::Operation`], byte for byte.
    pub(crate) body: String,
}

/// Length and checksum.
const HEAD: usize = 8;
/// No record is longer: the largest operation, with every character of it escaped, and some names.
const RECORD_BYTES_MAX: usize = domain::wire::OPERATION_BYTES_MAX * 8;

fn checksum(length: [u8; 4], json: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(&length), json)
}

/// Puts a record at the end of some bytes.
pub(crate) fn encode(record: &Record, bytes: &mut Vec<u8>) -> Result<(), serde_json::Error> {
    let json = serde_json::to_vec(record)?;
    let length = u32::try_from(json.len()).unwrap_or(u32::MAX).to_le_bytes();
    bytes.extend_from_slice(&length);
    bytes.extend_from_slice(&checksum(length, &json).to_le_bytes());
    bytes.extend_from_slice(&json);
    Ok(())
}

/// What a journal was found to say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// The sound records, in order.
    pub(crate) records: Vec<Record>,
    /// Not every byte belongs to a sound record: the power went in the middle of a write, or the flash is ill.
    pub(crate) torn: bool,
    /// A sound record that this app does not know: a newer app has written it.
    pub(crate) newer: bool,
}

/// Reads a journal. What is not a sound record is passed over byte by byte, so that an ill spot costs nothing behind it.
pub(crate) fn decode(bytes: &[u8]) -> Found {
    let mut found = Found::default();
    let mut rest = bytes;
    while !rest.is_empty() {
        match sound(rest) {
            Some(json) => {
                match serde_json::from_slice(json) {
                    Ok(record) => found.records.push(record),
                    Err(_) => found.newer = true,
                }
                rest = rest.get(HEAD + json.len()..).unwrap_or_default();
            }
            None => {
                found.torn = true;
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    found
}

/// The JSON of a sound record at the beginning of some bytes.
fn sound(bytes: &[u8]) -> Option<&[u8]> {
    let length: [u8; 4] = bytes.get(..4)?.try_into().ok()?;
    let sum: [u8; 4] = bytes.get(4..HEAD)?.try_into().ok()?;
    let size = usize::try_from(u32::from_le_bytes(length)).ok()?;
    if size == 0 || size > RECORD_BYTES_MAX {
        return None;
    }
    let json = bytes.get(HEAD..HEAD + size)?;
    (checksum(length, json) == u32::from_le_bytes(sum)).then_some(json)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on says why")]
mod tests {
    use super::{Found, Record, decode, encode};

    fn journal(numbers: &[i64]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for number in numbers {
            encode(&Record::Highest { number: *number }, &mut bytes).unwrap();
        }
        bytes
    }

    fn numbers(found: &Found) -> Vec<i64> {
        found.records.iter().map(|record| if let Record::Highest { number } = record { *number } else { 0 }).collect()
    }

    #[test]
    fn a_journal_cut_anywhere_gives_the_records_before_the_cut() {
        let whole = journal(&[1, 2, 3]);
        let one = whole.len() / 3;
        for length in 0..=whole.len() {
            let found = decode(&whole[..length]);
            assert_eq!(found.records.len(), length / one);
            assert_eq!(found.torn, length % one != 0, "{length}");
        }
    }

    #[test]
    fn an_ill_byte_costs_one_record_and_none_behind_it() {
        let whole = journal(&[1, 2, 3]);
        let one = whole.len() / 3;
        for place in one..2 * one {
            let mut ill = whole.clone();
            ill[place] ^= 0x10;
            let found = decode(&ill);
            assert_eq!(numbers(&found), [1, 3], "byte {place}");
            assert!(found.torn);
        }
    }

    #[test]
    fn zeros_are_no_record_and_a_word_of_tomorrow_is_noticed() {
        assert_eq!(decode(&[0; 64]).records, []);
        let json = br#"{"kind":"photograph"}"#;
        let length = u32::try_from(json.len()).unwrap().to_le_bytes();
        let bytes = [&length[..], &super::checksum(length, json).to_le_bytes(), json].concat();
        let found = decode(&bytes);
        assert!(found.newer && !found.torn);
    }
}
