//! Event folders: what an `event.toml` says, and a user's `claimdiff.toml`.
//!
//! In: a folder. Out: the reports that it names, in its order, with what it says of them.

pub mod config;
pub mod event;

pub use config::ConfigError;
pub use event::{EventError, EventFile, EventSource};
