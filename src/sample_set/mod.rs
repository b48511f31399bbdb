//! Curated events: folders with reports, what their comparison must show, and whether it does.
//!
//! In: event folders (`event.toml`, `expect.toml`). Out: a
//! [`SetVerdict`](verdict::SetVerdict), which every format under `output/` renders and which the
//! exit code follows. Reading and comparing the reports is the caller's.

pub mod baseline;
pub mod check;
pub mod correct;
pub mod corrections;
pub mod drift;
pub mod event;
pub mod expectations;
pub mod fragments;
pub mod new;
pub mod output;
pub mod set;
pub mod toml_file;
pub mod verdict;

pub use event::{EventError, EventFile, EventSource};
