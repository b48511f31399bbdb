//! The kinds of the lines of a report: what is text and what is page furniture.
//!
//! In: the paragraphs of a report in order, each with the kind that its markup gives away, if it
//! has markup. Out: the pieces of each paragraph with their kinds. Three kinds of evidence, in this
//! order: the line's own wording ([`line`]), its place and its neighbours ([`context`]), and marks
//! inside a paragraph ([`dateline`]). Where none speaks clearly a line is body, because a lost
//! sentence is reported as an omission that is none.

pub mod byline;
pub mod context;
pub mod credit;
pub mod dateline;
pub mod line;
pub mod listing;
pub mod page;
pub mod phrases;
pub mod pointer;
pub mod stamp;
pub mod summary;

use super::BlockKind;
pub use dateline::Piece;

/// One paragraph or line, trimmed and not empty.
#[derive(Debug, Clone, Copy)]
pub struct Line<'t> {
    /// Its text.
    pub text: &'t str,
    /// What its markup says that it is; `None` in plain text.
    pub marked: Option<BlockKind>,
}

/// The pieces of every line. `find_headline`: no markup names the headline, so the first line
/// that is no furniture is it.
pub fn label(lines: &[Line], find_headline: bool) -> Vec<Vec<Piece>> {
    let kinds = context::kinds(lines, find_headline);
    let mut paragraphs = 0;
    lines
        .iter()
        .zip(kinds)
        .map(|(line, kind)| {
            if kind != BlockKind::Body {
                return vec![(kind, crate::text::Span::new(0, line.text.len()))];
            }
            let pieces = dateline::pieces(line.text, paragraphs);
            // Short lines, a standfirst say, are no paragraphs.
            paragraphs += usize::from(context::is_paragraph(line.text));
            pieces
        })
        .collect()
}
