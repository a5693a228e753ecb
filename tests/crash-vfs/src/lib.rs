//! A disk in memory that fails as disks, systems and batteries fail, for SQLite (as a virtual file system) and for plain
//! files. Everything on it happens in steps that are counted; at a chosen step the process is killed, the power goes,
//! the disk is full, or it answers with an error. The same seed gives the same failure.
//!
//! What the power takes: of what was not synced, each sector of 512 bytes keeps any one of the versions it had since the
//! last sync, independent of all others (so writes are dropped, torn and reordered); a file keeps any length it had; of
//! the changes of names (made, deleted, renamed) the first few are kept, in order, because file systems journal them.
//! A sync that fails may have lost what it should have written, as Linux does.
//!
//! Not modelled: a sync that lies, writes that land in the wrong place, two processes. SQLite promises nothing there.

mod disk;
mod file;
mod image;
mod names;
mod plain;
mod shared;
mod state;
mod vfs;

pub use disk::{Damage, Disk};
pub use state::{Fault, Struck};
pub use vfs::NAME;
