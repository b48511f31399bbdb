//! Framing: what the sources do with the facts that they share, as exact spans and counts.
//!
//! In: the reports and their alignment. Out: [`Framing`]. One file a finding. Nothing here rates
//! an outlet.

mod labels;
mod phrases;
mod referents;
mod sentences;

use super::model::Framing;
use crate::align::Alignment;
use crate::claim::Report;

/// Finds the framing of all reports of an event.
pub(super) fn find(reports: &[Report], _alignment: &Alignment) -> Framing {
    let read = sentences::read(reports);
    let mentions = labels::mentions(&read);
    Framing {
        labels: labels::listed(reports, &mentions),
        ..Framing::default()
    }
}
