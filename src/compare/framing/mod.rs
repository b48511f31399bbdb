//! Framing: what the sources do with the facts that they share, as exact spans and counts.
//!
//! In: the reports and their alignment. Out: [`Framing`]. One file a finding. Nothing here rates
//! an outlet.

mod labels;
mod loaded;
mod phrases;
mod referents;
mod sentences;
mod voices;

use super::model::Framing;
use crate::align::Alignment;
use crate::claim::Report;

/// Finds the framing of all reports of an event.
pub(super) fn find(reports: &[Report], _alignment: &Alignment) -> Framing {
    let read = sentences::read(reports);
    let mut named = referents::Named::new(&read);
    let mentions = labels::mentions(&read, &mut named);
    Framing {
        labels: labels::listed(reports, &mentions),
        loaded: loaded::find(reports, &read),
        voices: voices::find(reports, &named),
        cues: voices::cues(reports, &named),
        ..Framing::default()
    }
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Block, BlockKind};
    use crate::claim::{Report, analyze};
    use crate::text::Span;

    /// A report of one body paragraph.
    pub(super) fn report(id: &str, text: &str) -> Report {
        let article = Article {
            text: text.to_owned(),
            blocks: vec![Block {
                kind: BlockKind::Body,
                span: Span::new(0, text.len()),
            }],
            ..Article::default()
        };
        analyze(id.to_owned(), id.to_owned(), String::new(), article)
    }
}
