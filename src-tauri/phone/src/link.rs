//! Links out of the app: the telephone and the map.

use domain::form::dial;
use domain::ids::JobId;

use crate::error::CommandError;
use crate::phone::Phone;
use crate::scene::JobScene;
use crate::stamp::Stamp;
use crate::store::draft;
use crate::view::{DraftKind, Target};

/// Opens in the map app where there is one, and in any browser where there is none; `geo:` does nothing on a desktop
/// and on Apple's phones.
const MAP: &str = "https://www.google.com/maps/search/";

impl Phone {
    /// Command `open`: the link to follow. Before the helpline is dialled in a check-out the time is on disk: the
    /// telephone may push the app out of memory.
    ///
    /// # Errors
    /// [`CommandError::NothingToOpen`]; what broke.
    pub fn open_link(&self, stamp: &Stamp, job: JobId, target: Target) -> Result<String, CommandError> {
        self.go_on(|transaction, memory| {
            let scene = JobScene::load(transaction, memory, stamp, job)?;
            let customer = &scene.replayed.job.customer;
            match target {
                Target::Customer => telephone(&customer.phone),
                Target::Map => {
                    let address = format!("{}, {} {}", customer.street, customer.postcode, customer.city);
                    map(&address)
                }
                Target::Helpline => {
                    let procedure = scene.procedure().ok_or(CommandError::NothingToOpen)?;
                    let link = telephone(&procedure.helpline.number)?;
                    if let Some(draft) = scene.check_out_draft(transaction)? {
                        let dialled = dial(&draft, scene.now);
                        draft::save(transaction, job, DraftKind::CheckOut, &dialled)?;
                    }
                    Ok(link)
                }
            }
        })
    }
}

/// Digits and a leading plus; everything else people write between them is for the eye.
fn telephone(number: &str) -> Result<String, CommandError> {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    if digits.is_empty() {
        return Err(CommandError::NothingToOpen);
    }
    let plus = if number.trim_start().starts_with('+') { "+" } else { "" };
    Ok(format!("tel:{plus}{digits}"))
}

fn map(address: &str) -> Result<String, CommandError> {
    reqwest::Url::parse_with_params(MAP, [("api", "1"), ("query", address)])
        .map(String::from)
        .map_err(|_| CommandError::NothingToOpen)
}
