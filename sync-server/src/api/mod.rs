//! What the office pages ask and get: JSON under `/api/v1`. These types are the contract; the TypeScript of the pages
//! and the OpenAPI document are made from them.
//!
//! | route | role | asks | gives |
//! |---|---|---|---|
//! | `POST /session` | anybody | `SignIn` | `Me` |
//! | `GET /session` | signed in | | `Me` |
//! | `DELETE /session` | signed in | | 204 |
//! | `GET /events` | signed in | | server-sent events: `changed` with a comma-separated list of what |
//! | `GET /jobs` | signed in | `JobQuery` in the address | `Page<JobRow>` |
//! | `POST /jobs` | dispatcher | `NewJob` | `JobDetail` |
//! | `GET /jobs/{id}` | signed in | | `JobDetail` |
//! | `POST /jobs/{id}/assign` | dispatcher | `Assign` | `JobDetail` |
//! | `POST /jobs/{id}/cancel` | dispatcher | `CancelJob` | `JobDetail` |
//! | `GET /technicians` | signed in | | `[TechnicianRow]` |
//! | `POST /technicians` | dispatcher | `NewTechnician` | `TechnicianDetail` |
//! | `GET /technicians/{id}` | signed in | | `TechnicianDetail` |
//! | `POST /technicians/{id}/pairing-code` | dispatcher | | `PairingCode` |
//! | `POST /devices/{id}/revoke` | dispatcher | | `TechnicianDetail` |
//! | `GET /service-orders` | signed in | `ServiceOrderQuery` | `Page<ServiceOrderRow>` |
//! | `POST /service-orders/{id}/schedule` | dispatcher | `ScheduleServiceOrder` | `JobDetail` |
//! | `POST /service-orders/{id}/decline` | dispatcher | `Decline` | `ServiceOrderRow` |
//! | `GET /claims` | signed in | `ClaimQuery` | `ClaimPage` |
//! | `GET /claims.csv` | finance | `ClaimQuery` | CSV: UTF-8 with BOM, semicolons, ISO dates |
//! | `GET /claims/{id}` | finance | | `ClaimDetail` |
//! | `POST /claims/acts` | finance | `ActOnClaims` | `ActedOnClaims` |
//! | `GET /technicians/{id}/accounts` | finance | | `TechnicianAccounts` |
//! | `POST /technicians/{id}/accounts` | finance | `ProposeAccount` | `TechnicianAccounts` |
//! | `POST /technicians/{id}/accounts/{account}/confirm` | finance, a second person | | `TechnicianAccounts` |
//! | `POST /technicians/{id}/accounts/{account}/decline` | finance | `DeclineAccount` | `TechnicianAccounts` |
//! | `GET /finance/settings` | finance | | `FinanceSettings` |
//! | `POST /finance/settings` | admin | `OfficeEvent` | `FinanceSettings` |
//! | `GET /finance/work` | finance | | `FinanceWork`: the lists from which finance works |
//! | `GET /finance/claims` | finance | `ClaimAccountQuery` in the address | `ClaimAccountPage` |
//! | `GET /finance/claims.csv` | finance | `ClaimAccountQuery` in the address | the same rows as CSV, no paging |
//! | `GET /finance/claims.xlsx` | finance | `ClaimAccountQuery` in the address | the same rows as XLSX, no paging |
//! | `GET /finance/journal.csv` | finance | `JournalQuery` in the address | CSV: each change of what is owed, debit and credit |
//! | `GET /finance/ageing` | finance | `AgeingQuery` in the address | `Ageing` |
//! | `GET /pay-runs` | finance | `PayRunQuery` | `Page<PayRunRow>` |
//! | `POST /pay-runs` | finance | `NewPayRun` | `PayRunDetail` |
//! | `GET /pay-runs/proposal` | finance | `NewPayRun` in the address | a `Proposal`: what a run made now would pay |
//! | `GET /pay-runs/{id}` | finance | | `PayRunDetail` |
//! | `POST /pay-runs/{id}/check` | finance | | `PayRunDetail` with its files |
//! | `POST /pay-runs/{id}/approve` | finance, a second person | `ApprovePayRun` | `PayRunDetail` |
//! | `POST /pay-runs/{id}/export` | finance | | `PayRunDetail`; from now on its files are handed out |
//! | `POST /pay-runs/{id}/take-out` | finance | `TakeOut` | `PayRunDetail` |
//! | `POST /pay-runs/{id}/drop` | finance | `DropPayRun` | `PayRunDetail` |
//! | `GET /pay-runs/{id}/protocol.pdf` | finance | `WrittenIn` in the address | PDF: what, who, when, and what was kept out |
//! | `GET /pay-runs/{id}/files/{position}` | finance | | the file, always the same bytes |
//! | `GET /bank-files` | finance | `BankFileQuery` | `Page<BankFileRow>` |
//! | `POST /bank-files` | finance | `NewBankFile` in the address; the body is the file | `ImportedBankFiles` |
//! | `GET /bank-files/{hash}` | finance | | `BankFileDetail` |
//! | `GET /bank-files/{hash}/content` | finance | | the file, byte for byte as it came |
//! | `GET /bookings` | finance | `BookingQuery` | `Page<BookingRow>` |
//! | `GET /bookings/{id}` | finance | | `BookingDetail` |
//! | `POST /bookings/{id}/match` | finance | `MatchBooking` | `BookingDetail` |
//! | `POST /bookings/{id}/take-off` | finance | `TakeOffBooking` | `BookingDetail` |
//! | `POST /bookings/{id}/not-ours` | finance | `SayNotOurs` | `BookingDetail` |
//! | `POST /bookings/{id}/ours` | finance | | `BookingDetail` |
//! | `GET /procedures` | signed in | | `[Procedure]`, newest version first |
//! | `GET /review` | signed in | `ReviewQuery` | `Page<ReviewRow>` |
//! | `GET /review.csv` | dispatcher | `ReviewQuery` | the same rows as CSV, no paging |
//! | `GET /review/{operation}/{hash}` | signed in | | `ReviewDetail` |
//! | `POST /review/{operation}/{hash}/decide` | dispatcher | `Decide` | `ReviewDetail`; 409 `decided` if somebody was faster |
//! | `POST /work-files` | dispatcher | a `WorkFile` | `Imported` |
//! | `POST /procedures` | admin | `NewProcedureVersion` | `[Procedure]` |
//!
//! Everything that is refused answers with [`domain::wire::Problem`]: 401 `signed_out`, 403 `forbidden`, 404 `unknown`,
//! 409 `refused` with the refusal of the domain (`refusal`, or `finance` for money), 422 `invalid`, 429 `too_many`, 500 `broken`. An admin may do everything.

mod ageing;
mod bank_files;
mod bookings;
mod claim_accounts;
mod claims;
mod exports;
mod finance;
mod history;
mod jobs;
mod pay_runs;
mod procedures;
mod review;
mod service_orders;
mod session;
mod table;
mod technicians;
mod work;

pub use ageing::*;
pub use bank_files::*;
pub use bookings::*;
pub use claim_accounts::*;
pub use claims::*;
pub use exports::*;
pub use finance::*;
pub use history::*;
pub use jobs::*;
pub use pay_runs::*;
pub use procedures::*;
pub use review::*;
pub use service_orders::*;
pub use session::*;
pub use table::*;
pub use technicians::*;
pub use work::*;
