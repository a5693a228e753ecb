//! Procedures: every version that ever held, and the next one.

use axum::Json;
use axum::extract::State;
use domain::clock::local_date;
use domain::money::Money;
use domain::procedure::{Cause, Procedure};
use domain::refusal::{Field, Refusal};

use super::session::{Admin, SignedIn};
use crate::api::{CauseCompensation, NewProcedureVersion};
use crate::extract::Input;
use crate::failure::{Answer, Failure};
use crate::review;
use crate::state::{AppState, Topic};
use crate::store::procedure;

/// The largest compensation for one trip: 10,000 francs. More is a slip of the comma.
const AMOUNT_MAX: i64 = 1_000_000;

/// `GET /procedures`.
#[utoipa::path(get, path = "/api/v1/procedures", tag = "procedures",
    responses((status = 200, body = [Procedure]), (status = "4XX", body = domain::wire::Problem)))]
pub async fn list(State(state): State<AppState>, _: SignedIn) -> Answer<Json<Vec<Procedure>>> {
    Ok(Json(state.database().read(procedure::all).await?))
}

/// `POST /procedures`.
#[utoipa::path(post, path = "/api/v1/procedures", tag = "procedures", request_body = NewProcedureVersion,
    responses((status = 200, body = [Procedure]), (status = "4XX", body = domain::wire::Problem)))]
pub async fn publish(
    State(state): State<AppState>,
    _: Admin,
    Input(new): Input<NewProcedureVersion>,
) -> Answer<Json<Vec<Procedure>>> {
    let now = state.now();
    let today = local_date(now);
    let topics = [Topic::Procedures, Topic::Jobs, Topic::ServiceOrders, Topic::Claims];
    let all = state
        .write(&topics, move |tx| {
            let all = procedure::all(tx)?;
            let newest = all.iter().find(|procedure| procedure.partner.code == new.partner);
            let newest = newest.ok_or_else(|| Failure::invalid("There is no such carrier."))?;
            if new.valid_from < today {
                return Err(Refusal::DatePast.into());
            }
            procedure::insert(tx, &next_version(newest, &new)?)?;
            review::with_new_knowledge(tx, now)?;
            Ok(procedure::all(tx)?)
        })
        .await?;
    Ok(Json(all))
}

fn next_version(newest: &Procedure, new: &NewProcedureVersion) -> Answer<Procedure> {
    let number = new.helpline_number.trim();
    Field::CustomerPhone.require(number)?;
    if !(1..=52).contains(&new.payout_weeks) {
        return Err(Failure::invalid("A compensation is paid within 1 to 52 weeks."));
    }
    let same = new.compensation.len() == newest.causes.len();
    if !same || new.compensation.iter().any(|each| newest.cause(&each.cause).is_none()) {
        return Err(Failure::invalid("Each cause of the newest version needs a line, and no other."));
    }
    let causes = newest.causes.iter().map(|cause| next_cause(cause, &new.compensation)).collect::<Answer<_>>()?;
    let mut next = newest.clone();
    next.version += 1;
    next.valid_from = new.valid_from;
    number.clone_into(&mut next.helpline.number);
    next.payout_weeks = new.payout_weeks;
    next.causes = causes;
    // A person has set these amounts: they are not invented any more.
    next.sample = false;
    Ok(next)
}

fn next_cause(cause: &Cause, compensation: &[CauseCompensation]) -> Answer<Cause> {
    let given = compensation.iter().find(|each| each.cause == cause.code);
    let given =
        given.ok_or_else(|| Failure::invalid("Each cause of the newest version needs a line, and no other."))?;
    if let Some(Money { amount, .. }) = given.amount
        && !(1..=AMOUNT_MAX).contains(&amount)
    {
        return Err(Failure::invalid("An amount lies between 0.01 and 10000.00."));
    }
    Ok(Cause { compensation: given.amount, ..cause.clone() })
}
