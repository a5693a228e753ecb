//! The table of everything a page may ask of a phone. Name, arguments and answer are the same in the app, in the
//! browser host and in `ui/src/phone/backend.ts`; a test compares the four lists.
//!
//! | command | arguments | answer |
//! |---|---|---|
//! | `app` | | `AppView` |
//! | `pair` | `server`, `code` | `AppView` |
//! | `jobs` | `section`, `search`, `offset` | `JobListView` |
//! | `job` | `job` | `JobView` |
//! | `check_in` | `job` | `JobView` |
//! | `check_out` | `job` | `CheckOutForm`: the draft under way, or a new one |
//! | `check_out_answer` | `job`, `answer` | `CheckOutForm` |
//! | `check_out_go` | `job`, `question` | `CheckOutForm` |
//! | `check_out_confirm` | `job` | `JobView` |
//! | `cancellation` | `job` | `CancellationForm` |
//! | `cancellation_answer` | `job`, `draft` | `CancellationForm` |
//! | `cancellation_confirm` | `job` | `JobView` |
//! | `service_order` | `job` | `ServiceOrderForm` |
//! | `service_order_answer` | `job`, `draft` | `ServiceOrderForm` |
//! | `service_order_confirm` | `job` | `JobView` |
//! | `discard` | `job`, `draft`: a `DraftKind` | `JobView` |
//! | `claims` | | `ClaimsView` |
//! | `waiting` | | `WaitingView` |
//! | `seen` | `operation` | `WaitingView`: a rejected operation has been read |
//! | `account_seen` | `entry` | `AppView`: what was told about the account has been read |
//! | `sync` | | `AppView`, after one attempt |
//! | `export` | | `ExportView`: what waits, as a file to hand over |
//! | `settings` | `settings` | `AppView` |
//! | `sign_out` | | `AppView` |
//! | `open` | `job`, `target` | `OpenView` |

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::App;
use crate::error::CommandError;

/// Every command, in the order of the table.
pub const NAMES: [&str; 25] = [
    "app",
    "pair",
    "jobs",
    "job",
    "check_in",
    "check_out",
    "check_out_answer",
    "check_out_go",
    "check_out_confirm",
    "cancellation",
    "cancellation_answer",
    "cancellation_confirm",
    "service_order",
    "service_order_answer",
    "service_order_confirm",
    "discard",
    "claims",
    "waiting",
    "seen",
    "account_seen",
    "sync",
    "export",
    "settings",
    "sign_out",
    "open",
];

/// The arguments of a command, read one by one by their names.
struct Arguments(Value);

impl Arguments {
    fn take<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, CommandError> {
        let value = self.0.get_mut(name).map(Value::take).unwrap_or_default();
        serde_json::from_value(value).map_err(|_| CommandError::broken(format!("the argument `{name}` cannot be read")))
    }
}

fn answer<T: Serialize>(answer: T) -> Result<Value, CommandError> {
    Ok(serde_json::to_value(answer)?)
}

/// Calls a command by its name, for a host that has no commands of its own.
///
/// # Errors
/// What the command answers; [`CommandError::Broken`] for an unknown name or wrong arguments.
pub async fn call(app: &App, name: &str, args: Value) -> Result<Value, CommandError> {
    let mut args = Arguments(args);
    match name {
        "app" => answer(app.app().await?),
        "pair" => {
            let (server, code): (String, String) = (args.take("server")?, args.take("code")?);
            answer(app.pair(&server, &code).await?)
        }
        "jobs" => answer(app.jobs(args.take("section")?, args.take("search")?, args.take("offset")?).await?),
        "job" => answer(app.job(args.take("job")?).await?),
        "check_in" => answer(app.check_in(args.take("job")?).await?),
        "check_out" => answer(app.check_out(args.take("job")?).await?),
        "check_out_answer" => answer(app.check_out_answer(args.take("job")?, args.take("answer")?).await?),
        "check_out_go" => answer(app.check_out_go(args.take("job")?, args.take("question")?).await?),
        "check_out_confirm" => answer(app.check_out_confirm(args.take("job")?).await?),
        "cancellation" => answer(app.cancellation(args.take("job")?).await?),
        "cancellation_answer" => answer(app.cancellation_answer(args.take("job")?, args.take("draft")?).await?),
        "cancellation_confirm" => answer(app.cancellation_confirm(args.take("job")?).await?),
        "service_order" => answer(app.service_order(args.take("job")?).await?),
        "service_order_answer" => answer(app.service_order_answer(args.take("job")?, args.take("draft")?).await?),
        "service_order_confirm" => answer(app.service_order_confirm(args.take("job")?).await?),
        "discard" => answer(app.discard(args.take("job")?, args.take("draft")?).await?),
        "claims" => answer(app.claims().await?),
        "waiting" => answer(app.waiting().await?),
        "seen" => answer(app.seen(args.take("operation")?).await?),
        "account_seen" => answer(app.account_seen(args.take("entry")?).await?),
        "sync" => answer(app.sync().await?),
        "export" => answer(app.export().await?),
        "settings" => answer(app.settings(args.take("settings")?).await?),
        "sign_out" => answer(app.sign_out().await?),
        "open" => answer(app.open(args.take("job")?, args.take("target")?).await?),
        _ => Err(CommandError::broken("there is no such command")),
    }
}
