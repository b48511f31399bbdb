//! Event folders: what an `event.toml` says.
//!
//! In: a folder. Out: the reports that it names, in its order, with what it says of them.

pub mod event;

pub use event::{EventError, EventFile, EventSource};
