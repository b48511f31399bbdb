//! From links and rows to what an editor reads: changes, quotations, framing, counts.
//!
//! In: [`Report`]s and their [`Alignment`]. Out: a [`Comparison`], the one model that every
//! report format renders and that JSON serialises.

mod build;
pub mod changes;
mod describe;
mod framing;
mod importance;
pub mod model;
mod options;
mod prominence;
mod rows;
mod shared_text;
mod summary;
pub mod utterances;

pub use model::Comparison;
pub use options::Options;

use crate::align;
use crate::claim::Report;

/// Compares the reports of one event.
pub fn compare(reports: &[Report], event: Option<model::Event>) -> Comparison {
    compare_with(reports, event, &Options::default())
}

/// Compares the reports of one event with a user's additions to the word lists.
pub fn compare_with(
    reports: &[Report],
    event: Option<model::Event>,
    options: &Options,
) -> Comparison {
    build::comparison(reports, &align::align(reports), event, options)
}

/// What one report holds, without comparing it: its source entry, claims and quotations.
pub fn describe(
    report: &Report,
) -> (
    model::Source,
    Vec<model::Range>,
    Vec<model::Claim>,
    Vec<model::Quote>,
) {
    describe::described(report)
}
