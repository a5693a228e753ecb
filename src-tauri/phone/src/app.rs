//! The phone as a host holds it: engine, network, loop, and the word that something has changed.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use chrono::Utc;
use domain::clock::Moment;
use domain::form::{Answer, CheckOutForm, Question};
use domain::ids::{JobId, OperationId};
use domain::wire::{PROTOCOL, PairRequest};
use tokio::sync::{Notify, broadcast};
use uuid::Uuid;

use crate::client::Client;
use crate::error::{CommandError, PairingTrouble};
use crate::phone::Phone;
use crate::stamp::Stamp;
use crate::sync_loop::{self, LoopState};
use crate::view::{
    AppView, CancellationDraft, CancellationForm, ClaimsView, DraftKind, ExportView, JobListView, JobSection, JobView,
    OpenView, ServiceOrderDraft, ServiceOrderForm, Settings, SyncView, Target, WaitingView,
};

/// Changes that a slow page may miss; it asks for everything after one anyway.
const CHANGES_KEPT: usize = 16;

/// One phone, running.
#[derive(Debug)]
pub struct App {
    /// Or why its database cannot be used; then every command answers that.
    phone: Result<Arc<Phone>, CommandError>,
    client: Mutex<Option<Client>>,
    run: Uuid,
    began: Instant,
    changes: broadcast::Sender<()>,
    /// Wakes the loop: something waits to be sent.
    pub(crate) wake: Notify,
    /// Tells the loop that the time of the next attempt has moved.
    pub(crate) rescheduled: Notify,
    pub(crate) state: Mutex<LoopState>,
    /// One round trip at a time.
    pub(crate) round: tokio::sync::Mutex<()>,
}

impl App {
    /// Opens the phone in `folder` and begins to sync by itself. It never fails: what is wrong with the database is what
    /// every command answers. Call it within a tokio runtime.
    #[must_use]
    pub fn start(folder: &Path) -> Arc<App> {
        let (run, began) = (Uuid::now_v7(), Instant::now());
        let now = Moment { wall: Utc::now(), elapsed_ms: 0, run };
        let phone = Phone::open(folder, now).map(Arc::new).map_err(|error| {
            tracing::error!(%error, "the phone's database cannot be used");
            CommandError::from(error)
        });
        let app = Arc::new(App {
            phone,
            client: Mutex::new(None),
            run,
            began,
            changes: broadcast::Sender::new(CHANGES_KEPT),
            wake: Notify::new(),
            rescheduled: Notify::new(),
            state: Mutex::new(LoopState::default()),
            round: tokio::sync::Mutex::new(()),
        });
        sync_loop::spawn(&app);
        app
    }

    /// Hears a word after every change that a screen may show.
    #[must_use]
    pub fn changes(&self) -> broadcast::Receiver<()> {
        self.changes.subscribe()
    }

    /// Now, on both clocks.
    pub(crate) fn now(&self) -> Moment {
        let elapsed_ms = i64::try_from(self.began.elapsed().as_millis()).unwrap_or(i64::MAX);
        Moment { wall: Utc::now(), elapsed_ms, run: self.run }
    }

    fn stamp(&self) -> Stamp {
        Stamp { moment: self.now(), id: Uuid::now_v7() }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, LoopState> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the pages. Nobody listening is no error.
    pub(crate) fn tell(&self) {
        let _ = self.changes.send(());
    }

    /// The engine, if its database can be used.
    pub(crate) fn engine(&self) -> Result<Arc<Phone>, CommandError> {
        self.phone.clone()
    }

    /// The connection to the office this phone is paired with, and the token.
    pub(crate) fn line(&self) -> Result<Option<(Client, String)>, CommandError> {
        let Some((server, token)) = self.engine()?.credentials() else { return Ok(None) };
        let mut client = self.client.lock().unwrap_or_else(PoisonError::into_inner);
        let fitting = client.take().filter(|client| client.server() == server);
        let fitting = fitting.map_or_else(|| Client::new(&server), Ok)?;
        Ok(Some((client.insert(fitting).clone(), token)))
    }

    /// Runs a command of the engine where it may wait for the disk.
    pub(crate) async fn on_disk<T: Send + 'static>(
        &self,
        command: impl FnOnce(&Phone, &Stamp) -> Result<T, CommandError> + Send + 'static,
    ) -> Result<T, CommandError> {
        let (phone, stamp) = (self.engine()?, self.stamp());
        let work = move || {
            let before = phone.moved_aside();
            let answer = command(&phone, &stamp);
            (answer, phone.moved_aside() != before)
        };
        let done = tokio::task::spawn_blocking(work).await;
        let (answer, mended) = done.map_err(|_| CommandError::broken("a command was broken off"))?;
        if mended {
            // Every screen may have changed, and the office's rows are to be read anew.
            self.tell();
            self.wake.notify_one();
        }
        answer
    }

    /// A command that changes a form.
    async fn drafting<T: Send + 'static>(
        &self,
        command: impl FnOnce(&Phone, &Stamp) -> Result<T, CommandError> + Send + 'static,
    ) -> Result<T, CommandError> {
        let answer = self.on_disk(command).await?;
        self.tell();
        Ok(answer)
    }

    /// A command that saves an operation: it is sent right after.
    async fn saving<T: Send + 'static>(
        &self,
        command: impl FnOnce(&Phone, &Stamp) -> Result<T, CommandError> + Send + 'static,
    ) -> Result<T, CommandError> {
        let answer = self.drafting(command).await?;
        self.wake.notify_one();
        Ok(answer)
    }

    /// Fills in what only the loop knows.
    fn fill(&self, sync: &mut SyncView) {
        let state = self.state();
        (sync.busy, sync.trouble, sync.next_attempt) = (state.busy, state.trouble, state.next_attempt);
    }

    fn filled(&self, mut view: AppView) -> AppView {
        self.fill(&mut view.sync);
        view
    }

    fn filled_waiting(&self, mut view: WaitingView) -> WaitingView {
        self.fill(&mut view.sync);
        view
    }
}

/// One method for each command of [`crate::commands`]. Their errors are those of the engine's methods of the same name.
#[allow(clippy::missing_errors_doc, reason = "said once, above")]
impl App {
    /// Command `app`.
    pub async fn app(&self) -> Result<AppView, CommandError> {
        Ok(self.filled(self.on_disk(Phone::app).await?))
    }

    /// Command `pair`.
    pub async fn pair(&self, server: &str, code: &str) -> Result<AppView, CommandError> {
        if !self.engine()?.wants_pairing() {
            return Err(CommandError::Pairing { why: PairingTrouble::AlreadyPaired });
        }
        let client = Client::new(server)?;
        let request = PairRequest { protocol: PROTOCOL, code: code.to_owned(), device_name: device_name() };
        let reply = client.pair(&request).await?;
        // A reply to the old pairing may still be under way; it is taken in before the new one begins.
        let _round = self.round.lock().await;
        let server = client.server().to_owned();
        let view = self.saving(move |phone, stamp| phone.take_pairing(&server, &reply, stamp)).await?;
        self.state().begin_anew();
        self.rescheduled.notify_one();
        Ok(self.filled(view))
    }

    /// Command `jobs`.
    pub async fn jobs(&self, section: JobSection, search: String, offset: u32) -> Result<JobListView, CommandError> {
        self.on_disk(move |phone, stamp| phone.jobs(stamp, section, &search, offset)).await
    }

    /// Command `job`.
    pub async fn job(&self, job: JobId) -> Result<JobView, CommandError> {
        self.on_disk(move |phone, stamp| phone.job(stamp, job)).await
    }

    /// Command `check_in`.
    pub async fn check_in(&self, job: JobId) -> Result<JobView, CommandError> {
        self.saving(move |phone, stamp| phone.check_in(stamp, job)).await
    }

    /// Command `check_out`.
    pub async fn check_out(&self, job: JobId) -> Result<CheckOutForm, CommandError> {
        self.on_disk(move |phone, stamp| phone.check_out(stamp, job)).await
    }

    /// Command `check_out_answer`.
    pub async fn check_out_answer(&self, job: JobId, answer: Answer) -> Result<CheckOutForm, CommandError> {
        self.drafting(move |phone, stamp| phone.check_out_answer(stamp, job, &answer)).await
    }

    /// Command `check_out_go`.
    pub async fn check_out_go(&self, job: JobId, question: Question) -> Result<CheckOutForm, CommandError> {
        self.drafting(move |phone, stamp| phone.check_out_go(stamp, job, question)).await
    }

    /// Command `check_out_confirm`.
    pub async fn check_out_confirm(&self, job: JobId) -> Result<JobView, CommandError> {
        self.saving(move |phone, stamp| phone.check_out_confirm(stamp, job)).await
    }

    /// Command `cancellation`.
    pub async fn cancellation(&self, job: JobId) -> Result<CancellationForm, CommandError> {
        self.on_disk(move |phone, stamp| phone.cancellation(stamp, job)).await
    }

    /// Command `cancellation_answer`.
    pub async fn cancellation_answer(
        &self,
        job: JobId,
        draft: CancellationDraft,
    ) -> Result<CancellationForm, CommandError> {
        self.drafting(move |phone, stamp| phone.cancellation_answer(stamp, job, &draft)).await
    }

    /// Command `cancellation_confirm`.
    pub async fn cancellation_confirm(&self, job: JobId) -> Result<JobView, CommandError> {
        self.saving(move |phone, stamp| phone.cancellation_confirm(stamp, job)).await
    }

    /// Command `service_order`.
    pub async fn service_order(&self, job: JobId) -> Result<ServiceOrderForm, CommandError> {
        self.on_disk(move |phone, stamp| phone.service_order(stamp, job)).await
    }

    /// Command `service_order_answer`.
    pub async fn service_order_answer(
        &self,
        job: JobId,
        draft: ServiceOrderDraft,
    ) -> Result<ServiceOrderForm, CommandError> {
        self.drafting(move |phone, stamp| phone.service_order_answer(stamp, job, &draft)).await
    }

    /// Command `service_order_confirm`.
    pub async fn service_order_confirm(&self, job: JobId) -> Result<JobView, CommandError> {
        self.saving(move |phone, stamp| phone.service_order_confirm(stamp, job)).await
    }

    /// Command `discard`.
    pub async fn discard(&self, job: JobId, draft: DraftKind) -> Result<JobView, CommandError> {
        self.drafting(move |phone, stamp| phone.discard(stamp, job, draft)).await
    }

    /// Command `claims`.
    pub async fn claims(&self) -> Result<ClaimsView, CommandError> {
        self.on_disk(Phone::claims).await
    }

    /// Command `waiting`.
    pub async fn waiting(&self) -> Result<WaitingView, CommandError> {
        Ok(self.filled_waiting(self.on_disk(Phone::waiting).await?))
    }

    /// Command `seen`.
    pub async fn seen(&self, operation: OperationId) -> Result<WaitingView, CommandError> {
        let view = self.drafting(move |phone, stamp| phone.seen(stamp, operation)).await?;
        Ok(self.filled_waiting(view))
    }

    /// Command `account_seen`.
    pub async fn account_seen(&self, entry: i64) -> Result<AppView, CommandError> {
        let view = self.drafting(move |phone, stamp| phone.account_seen(stamp, entry)).await?;
        Ok(self.filled(view))
    }

    /// Command `sync`: one attempt now, whatever the loop waits for; the answer says what came of it.
    pub async fn sync(&self) -> Result<AppView, CommandError> {
        self.state().begin_anew();
        sync_loop::attempt(self).await;
        self.app().await
    }

    /// Command `export`.
    pub async fn export(&self) -> Result<ExportView, CommandError> {
        self.on_disk(Phone::export).await
    }

    /// Command `settings`.
    pub async fn settings(&self, settings: Settings) -> Result<AppView, CommandError> {
        let view = self.drafting(move |phone, stamp| phone.settings(stamp, settings)).await?;
        Ok(self.filled(view))
    }

    /// Command `sign_out`.
    pub async fn sign_out(&self) -> Result<AppView, CommandError> {
        // Not while a reply is being taken in.
        let _round = self.round.lock().await;
        let view = self.drafting(Phone::sign_out).await?;
        self.state().begin_anew();
        Ok(self.filled(view))
    }

    /// Command `open`: the link for the host to follow.
    pub async fn open(&self, job: JobId, target: Target) -> Result<OpenView, CommandError> {
        let link = self.on_disk(move |phone, stamp| phone.open_link(stamp, job, target)).await?;
        Ok(OpenView { link: Some(link) })
    }
}

/// What the dispatcher sees in the list of phones. The system's word is enough to tell two phones of one person apart;
/// the name a person gave his phone is his own.
fn device_name() -> String {
    match std::env::consts::OS {
        "android" => "Android",
        "ios" => "iPhone",
        "macos" => "Mac",
        "windows" => "Windows",
        _ => "Linux",
    }
    .to_owned()
}
