//! Bookings: the table, one with what it may be for, and what a person does with it. Every act answers with the booking
//! as it is then.

use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use domain::booking::BookingState;
use domain::clock::local_date;
use domain::ids::BookingId;
use domain::ledger::{BankReason, BookingEvent, Event, FinanceRefusal};

use super::session::{Finance, SignedIn};
use crate::api::{
    BookingActs, BookingBatch, BookingDetail, BookingQuery, BookingRow, BookingSuggestion, MatchBooking, Page,
    SaidNotOurs, SayNotOurs, TakeOffBooking,
};
use crate::db::{DbError, Read, Write};
use crate::extract::{Asked, Id, Input};
use crate::failure::{Answer, Failure};
use crate::finance;
use crate::state::{AppState, Topic};
use crate::store::booking::{Kept, Match};
use crate::store::{Slice, bank_file, booking, booking_list, ledger, technician};

/// `GET /bookings`.
#[utoipa::path(get, path = "/api/v1/bookings", tag = "bookings", params(BookingQuery),
    responses((status = 200, body = Page<BookingRow>), (status = "4XX", body = domain::wire::Problem)))]
pub async fn list(
    State(state): State<AppState>,
    _: Finance,
    Asked(query): Asked<BookingQuery>,
) -> Answer<Json<Page<BookingRow>>> {
    let (slice, today) = (Slice::of(query.page, query.size), local_date(state.now()));
    let page = state.database().read(move |tx| {
        let rows = booking_list::rows(tx, &query, today, slice)?;
        Ok::<_, DbError>(Page { rows, total: booking_list::total(tx, &query)?, page: slice.page, size: slice.size })
    });
    Ok(Json(page.await?))
}

/// `GET /bookings/{id}`.
#[utoipa::path(get, path = "/api/v1/bookings/{id}", tag = "bookings", params(("id" = Uuid, Path)),
    responses((status = 200, body = BookingDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn show(State(state): State<AppState>, _: Finance, Id(id): Id<BookingId>) -> Answer<Json<BookingDetail>> {
    let today = local_date(state.now());
    Ok(Json(state.database().read(move |tx| detail(tx, id, today)).await?))
}

/// `POST /bookings/{id}/match`.
#[utoipa::path(post, path = "/api/v1/bookings/{id}/match", tag = "bookings", params(("id" = Uuid, Path)),
    request_body = MatchBooking,
    responses((status = 200, body = BookingDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn match_to(
    State(state): State<AppState>,
    Finance(user): Finance,
    Id(id): Id<BookingId>,
    Input(asked): Input<MatchBooking>,
) -> Answer<Json<BookingDetail>> {
    let now = state.now();
    let parts: Vec<_> = asked.parts.iter().map(|part| (part.claim, part.amount)).collect();
    act(&state, user, id, move |tx, who| finance::match_booking(tx, who, id, &parts, now)).await
}

/// `POST /bookings/{id}/take-off`.
#[utoipa::path(post, path = "/api/v1/bookings/{id}/take-off", tag = "bookings", params(("id" = Uuid, Path)),
    request_body = TakeOffBooking,
    responses((status = 200, body = BookingDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn take_off(
    State(state): State<AppState>,
    Finance(user): Finance,
    Id(id): Id<BookingId>,
    Input(asked): Input<TakeOffBooking>,
) -> Answer<Json<BookingDetail>> {
    let now = state.now();
    let off = move |tx: &Write<'_>, who: &str| finance::take_off_booking(tx, who, id, asked.claim, &asked.reason, now);
    act(&state, user, id, off).await
}

/// `POST /bookings/{id}/not-ours`.
#[utoipa::path(post, path = "/api/v1/bookings/{id}/not-ours", tag = "bookings", params(("id" = Uuid, Path)),
    request_body = SayNotOurs,
    responses((status = 200, body = BookingDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn not_ours(
    State(state): State<AppState>,
    Finance(user): Finance,
    Id(id): Id<BookingId>,
    Input(asked): Input<SayNotOurs>,
) -> Answer<Json<BookingDetail>> {
    let now = state.now();
    act(&state, user, id, move |tx, who| finance::not_ours(tx, who, id, &asked.reason, now)).await
}

/// `POST /bookings/{id}/ours`.
#[utoipa::path(post, path = "/api/v1/bookings/{id}/ours", tag = "bookings", params(("id" = Uuid, Path)),
    responses((status = 200, body = BookingDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn ours(
    State(state): State<AppState>,
    Finance(user): Finance,
    Id(id): Id<BookingId>,
) -> Answer<Json<BookingDetail>> {
    let now = state.now();
    act(&state, user, id, move |tx, who| finance::ours(tx, who, id, now)).await
}

/// One act of a person on a booking, and the booking as it is then.
async fn act(
    state: &AppState,
    user: SignedIn,
    id: BookingId,
    act: impl Fn(&Write<'_>, &str) -> Answer<()> + Send + 'static,
) -> Answer<Json<BookingDetail>> {
    let today = local_date(state.now());
    let done = state.write(&[Topic::Claims, Topic::Bookings], move |tx| {
        act(tx, &user.name)?;
        detail(tx, id, today)
    });
    Ok(Json(done.await?))
}

fn detail(tx: &Read<'_>, id: BookingId, today: NaiveDate) -> Answer<BookingDetail> {
    let unknown = || Failure::unknown("booking");
    let kept = finance::booking(tx, id)?;
    let (row, statement) = booking_list::row(tx, id, today)?.ok_or_else(unknown)?;
    let (file, statement) = bank_file::of_statement(tx, &statement)?.ok_or_else(unknown)?;
    let matches = booking::matches_of(tx, id)?;
    let (suggestions, reasons) = if kept.state.waits() { suggested(tx, &kept)? } else { Default::default() };
    let told = &kept.booking;
    let text = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    let exact = match told.amount {
        None => Some("none".to_owned()),
        Some(amount) if amount.value.in_hundredths().is_none() => Some(amount.to_string()),
        Some(_) => None,
    };
    Ok(BookingDetail {
        exact_amount: exact,
        texts: told.texts.iter().map(|text| text.to_string()).collect(),
        instruction_id: text(&told.ids.instruction),
        uetr: text(&told.ids.uetr),
        payment_information: text(&told.payment_information),
        batch: told.batch.map(|batch| BookingBatch { payments: batch.count }),
        reversal: told.reversal,
        returned: told.returned.as_ref().map(BankReason::from),
        file,
        statement,
        matches: booking_list::matches(tx, id)?,
        left: finance::left(&kept, &matches).unwrap_or(0),
        suggestions,
        reasons,
        not_ours: said_not_ours(tx, &kept)?,
        allowed: allowed(&kept, &matches),
        booking: row,
    })
}

fn suggested(tx: &Read<'_>, kept: &Kept) -> Result<(Vec<BookingSuggestion>, Vec<crate::api::ReasonRow>), DbError> {
    let (candidates, why) = finance::suggest(tx, &kept.booking)?;
    let mut suggestions = Vec::with_capacity(candidates.len());
    for finance::Candidate { account, attempt, reasons } in candidates {
        suggestions.push(BookingSuggestion {
            claim: account.claim,
            number: account.opened.number.to_string(),
            service_id: account.opened.service_id.as_str().to_owned(),
            technician_name: technician::name(tx, account.opened.technician)?.unwrap_or_default(),
            amount: account.opened.amount,
            due: account.opened.due,
            standing: account.standing(),
            attempt,
            reasons: reasons.into_iter().map(booking_list::reason).collect(),
        });
    }
    Ok((suggestions, why.into_iter().map(booking_list::reason).collect()))
}

fn said_not_ours(tx: &Read<'_>, kept: &Kept) -> Result<Option<SaidNotOurs>, DbError> {
    if kept.state != BookingState::NotOurs {
        return Ok(None);
    }
    let last = ledger::about(tx, "booking", kept.booking.id)?.pop();
    Ok(last.and_then(|entry| match entry.event {
        Event::Booking { event: BookingEvent::NotOurs { reason }, .. } => {
            Some(SaidNotOurs { reason, by: entry.by, at: entry.at })
        }
        _ => None,
    }))
}

fn allowed(kept: &Kept, matches: &[Match]) -> BookingActs {
    let when = |no: bool, refusal| no.then_some(refusal);
    BookingActs {
        match_to: finance::left(kept, matches).err(),
        take_off: when(matches.is_empty(), FinanceRefusal::BookingNotMatched),
        not_ours: finance::may_be_not_ours(kept.state).err(),
        ours: when(kept.state != BookingState::NotOurs, FinanceRefusal::BookingOurs),
    }
}
