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
//! | `sync` | | `AppView`, after one attempt |
//! | `settings` | `settings` | `AppView` |
//! | `sign_out` | | `AppView` |
//! | `open` | `job`, `target` | `OpenView` |
