//! The OpenAPI document of the office API.

use utoipa::OpenApi;

use crate::office::{
    accounts, ageing, bank_files, bookings, claim_accounts, claims, devices, events, finance, jobs, journal, pay_runs,
    procedures, protocol, review, service_orders, session, technicians, work,
};

/// The office API. A test holds it against the routes.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Einsatz office API",
        description = "Jobs, technicians, service orders and claims. Sign in with `POST /api/v1/session`; the cookie does the rest."
    ),
    paths(
        session::sign_in,
        session::show,
        session::sign_out,
        events::events,
        jobs::list,
        jobs::create,
        jobs::show,
        jobs::assign,
        jobs::cancel,
        technicians::list,
        technicians::create,
        technicians::show,
        technicians::pairing_code,
        devices::revoke,
        service_orders::list,
        service_orders::schedule,
        service_orders::decline,
        claims::list,
        claims::csv,
        finance::show,
        finance::act,
        finance::settings,
        finance::choose,
        work::show,
        claim_accounts::list,
        claim_accounts::csv,
        claim_accounts::xlsx,
        ageing::show,
        journal::csv,
        accounts::list,
        accounts::propose,
        accounts::confirm,
        accounts::decline,
        pay_runs::list,
        pay_runs::create,
        pay_runs::proposal,
        pay_runs::show,
        pay_runs::check,
        pay_runs::approve,
        pay_runs::export,
        pay_runs::take_out,
        pay_runs::give_up,
        pay_runs::file,
        bank_files::list,
        bank_files::import,
        bank_files::show,
        bank_files::content,
        bookings::list,
        bookings::show,
        bookings::match_to,
        bookings::take_off,
        bookings::not_ours,
        bookings::ours,
        protocol::show,
        procedures::list,
        procedures::publish,
        review::list,
        review::csv,
        review::show,
        review::decide,
        review::work_file,
    )
)]
pub struct OfficeApi;
