//! Framing: what the sources do with the facts that they share, as exact spans and counts.
//!
//! In: the reports and their alignment. Out: [`Framing`]. One file a finding. Nothing here rates
//! an outlet.

mod agency;
mod beside;
mod faced;
mod labels;
mod lexicon;
mod loaded;
mod noun_keys;
mod owners;
mod phrases;
mod referents;
mod sentences;
mod telling;
mod user_labels;
mod voices;

pub(super) use faced::add_changes;
pub(super) use lexicon::{is_strong, loaded_kinds_in};
pub(super) use noun_keys::alike;
pub(super) use sentences::{is_before_verb, is_break, singular};

use super::Options;
use super::model::Framing;
use crate::align::Alignment;
use crate::claim::Report;
use crate::text::names::NameContext;

/// Finds the framing of all reports of an event; `context` is what they tell of names.
pub(super) fn find(
    reports: &[Report],
    alignment: &Alignment,
    context: &NameContext,
    options: &Options,
) -> Framing {
    let read = sentences::read(reports, context);
    let mut named = referents::Named::new(&read);
    let mentions = labels::mentions(&read, &mut named, &options.labels);
    let loaded = loaded::find(reports, alignment, &read, &lexicon::Lexicon::new(options));
    let mut labels = labels::listed(reports, &mentions);
    telling::mark(reports, &mut labels, &loaded);
    Framing {
        labels,
        loaded,
        agency: agency::find(reports, alignment, &read),
        voices: voices::find(reports, &named),
        cues: voices::cues(reports, &named),
        ..Framing::default()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
pub(super) mod tests;
