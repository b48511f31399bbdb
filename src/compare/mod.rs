//! From links and rows to what an editor reads: changes, quotations, framing, counts.
//!
//! In: [`Report`]s and their [`Alignment`]. Out: a [`Comparison`], the one model that every
//! report format renders and that JSON serialises.

mod build;
pub mod by_hand;
pub mod changes;
mod describe;
mod differing;
mod framing;
mod importance;
pub mod model;
mod options;
mod prominence;
mod rows;
mod shared_text;
mod strangers;
mod summary;
pub mod utterances;

pub use model::Comparison;
pub use options::Options;
pub use strangers::strangers;

use crate::align;
use crate::claim::Report;

/// Compares the reports of one event.
pub fn compare(reports: &[Report], event: Option<model::Event>) -> Comparison {
    compare_by_hand(reports, event, &by_hand::ByHand::default())
}

/// Compares the reports of one event, about which an editor has decided some things.
pub fn compare_by_hand(
    reports: &[Report],
    event: Option<model::Event>,
    by_hand: &by_hand::ByHand,
) -> Comparison {
    compare_with(reports, event, by_hand, &Options::default())
}

/// The same with a user's additions to the word lists.
pub fn compare_with(
    reports: &[Report],
    event: Option<model::Event>,
    by_hand: &by_hand::ByHand,
    options: &Options,
) -> Comparison {
    let alignment = align::align_by_hand(reports, &by_hand.pairs);
    let mut comparison = build::comparison(reports, &alignment, event, options);
    by_hand::mark(&mut comparison, reports, by_hand);
    comparison
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
