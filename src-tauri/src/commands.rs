//! The commands of the page, one for each row of the table in [`phone::commands`]. None does anything itself; which
//! arguments there are and what comes back is the phone's contract.

use std::sync::Arc;

use domain::form::{Answer, CheckOutForm, Question};
use domain::ids::{JobId, OperationId};
use phone::App;
use phone::error::CommandError;
use phone::view::{
    AppView, CancellationDraft, CancellationForm, ClaimsView, DraftKind, ExportView, JobListView, JobSection, JobView,
    OpenView, ServiceOrderDraft, ServiceOrderForm, Settings, Target, WaitingView,
};
use tauri::ipc::Invoke;
use tauri::{AppHandle, Runtime, State, command, generate_handler};
use tauri_plugin_opener::OpenerExt;

type Phone<'a> = State<'a, Arc<App>>;
type Answered<T> = Result<T, CommandError>;

#[command]
async fn app(phone: Phone<'_>) -> Answered<AppView> {
    phone.app().await
}

#[command]
async fn pair(phone: Phone<'_>, server: String, code: String) -> Answered<AppView> {
    phone.pair(&server, &code).await
}

#[command]
async fn jobs(phone: Phone<'_>, section: JobSection, search: String, offset: u32) -> Answered<JobListView> {
    phone.jobs(section, search, offset).await
}

#[command]
async fn job(phone: Phone<'_>, job: JobId) -> Answered<JobView> {
    phone.job(job).await
}

#[command]
async fn check_in(phone: Phone<'_>, job: JobId) -> Answered<JobView> {
    phone.check_in(job).await
}

#[command]
async fn check_out(phone: Phone<'_>, job: JobId) -> Answered<CheckOutForm> {
    phone.check_out(job).await
}

#[command]
async fn check_out_answer(phone: Phone<'_>, job: JobId, answer: Answer) -> Answered<CheckOutForm> {
    phone.check_out_answer(job, answer).await
}

#[command]
async fn check_out_go(phone: Phone<'_>, job: JobId, question: Question) -> Answered<CheckOutForm> {
    phone.check_out_go(job, question).await
}

#[command]
async fn check_out_confirm(phone: Phone<'_>, job: JobId) -> Answered<JobView> {
    phone.check_out_confirm(job).await
}

#[command]
async fn cancellation(phone: Phone<'_>, job: JobId) -> Answered<CancellationForm> {
    phone.cancellation(job).await
}

#[command]
async fn cancellation_answer(phone: Phone<'_>, job: JobId, draft: CancellationDraft) -> Answered<CancellationForm> {
    phone.cancellation_answer(job, draft).await
}

#[command]
async fn cancellation_confirm(phone: Phone<'_>, job: JobId) -> Answered<JobView> {
    phone.cancellation_confirm(job).await
}

#[command]
async fn service_order(phone: Phone<'_>, job: JobId) -> Answered<ServiceOrderForm> {
    phone.service_order(job).await
}

#[command]
async fn service_order_answer(phone: Phone<'_>, job: JobId, draft: ServiceOrderDraft) -> Answered<ServiceOrderForm> {
    phone.service_order_answer(job, draft).await
}

#[command]
async fn service_order_confirm(phone: Phone<'_>, job: JobId) -> Answered<JobView> {
    phone.service_order_confirm(job).await
}

#[command]
async fn discard(phone: Phone<'_>, job: JobId, draft: DraftKind) -> Answered<JobView> {
    phone.discard(job, draft).await
}

#[command]
async fn claims(phone: Phone<'_>) -> Answered<ClaimsView> {
    phone.claims().await
}

#[command]
async fn waiting(phone: Phone<'_>) -> Answered<WaitingView> {
    phone.waiting().await
}

#[command]
async fn seen(phone: Phone<'_>, operation: OperationId) -> Answered<WaitingView> {
    phone.seen(operation).await
}

#[command]
async fn account_seen(phone: Phone<'_>, entry: i64) -> Answered<AppView> {
    phone.account_seen(entry).await
}

#[command]
async fn sync(phone: Phone<'_>) -> Answered<AppView> {
    phone.sync().await
}

#[command]
async fn export(phone: Phone<'_>) -> Answered<ExportView> {
    phone.export().await
}

#[command]
async fn settings(phone: Phone<'_>, settings: Settings) -> Answered<AppView> {
    phone.settings(settings).await
}

#[command]
async fn sign_out(phone: Phone<'_>) -> Answered<AppView> {
    phone.sign_out().await
}

/// The one command that does more than ask: here Rust follows the link, the page has no way out.
#[command]
async fn open<R: Runtime>(handle: AppHandle<R>, phone: Phone<'_>, job: JobId, target: Target) -> Answered<OpenView> {
    if let Some(link) = phone.open(job, target).await?.link {
        let opened = handle.opener().open_url(link, None::<&str>);
        opened.map_err(|error| CommandError::Broken { message: error.to_string() })?;
    }
    Ok(OpenView { link: None })
}

/// Finds the command that the page asks for.
pub fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    generate_handler![
        app,
        pair,
        jobs,
        job,
        check_in,
        check_out,
        check_out_answer,
        check_out_go,
        check_out_confirm,
        cancellation,
        cancellation_answer,
        cancellation_confirm,
        service_order,
        service_order_answer,
        service_order_confirm,
        discard,
        claims,
        waiting,
        seen,
        account_seen,
        sync,
        export,
        settings,
        sign_out,
        open,
    ]
}
