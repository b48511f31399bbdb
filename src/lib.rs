//! claimdiff aligns several outlets' reports of one event claim by claim and shows which facts,
//! quotations and framings each includes, omits or changes.
//!
//! The pipeline goes one way through the rooms, and a room imports only rooms before it:
//!
//! ```text
//! text  →  article  →  claim  →  align  →  compare  →  report
//! ```
//!
//! - [`text`]: what is true of language: words, sentences, numbers, dates, names.
//! - [`article`]: the bytes of a file to an [`article::Article`]: text, blocks, metadata.
//! - [`claim`]: an article to a [`claim::Report`]: claims, quotations, attributions.
//! - [`align`]: reports to an [`align::Alignment`]: links and rows.
//! - [`compare`]: an alignment to a [`compare::Comparison`]: changes, quotes, framing.
//! - [`report`]: a comparison to a terminal table, JSON and other formats.
//!
//! [`sample_set`] reads event folders and checks what their comparison shows against what it must
//! show; [`batch`] compares many events, one a line; [`cli`] sits on top of all.

pub mod align;
#[warn(clippy::indexing_slicing)]
pub mod article;
#[warn(clippy::indexing_slicing)]
pub mod batch;
#[warn(clippy::indexing_slicing)]
pub mod claim;
#[warn(clippy::indexing_slicing)]
pub mod cli;
pub mod compare;
#[warn(clippy::indexing_slicing)]
pub mod report;
#[warn(clippy::indexing_slicing)]
pub mod sample_set;
#[warn(clippy::indexing_slicing)]
pub mod text;

/// The program's name.
pub const PROGRAM: &str = env!("CARGO_PKG_NAME");
/// Program and version, as every output names them.
pub const GENERATOR: &str = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
