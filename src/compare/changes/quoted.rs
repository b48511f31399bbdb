//! The words of every quotation, read once: each may face those of many other reports.

use crate::claim::{Quotation, QuotationKind, Report};
use crate::compare::utterances::{QuotedWord, quoted_stretches, quoted_words};
use crate::text::Span;
use crate::text::sentences::sentences;

/// A stretch between quotation marks, or all of an indirect quotation.
#[derive(Debug)]
pub struct QuotedPart {
    /// Where it stands in the report's text.
    pub span: Span,
    /// Its words, in order.
    pub words: Vec<QuotedWord>,
    /// Its sentences; none of an indirect quotation.
    pub sentences: Vec<Span>,
}

impl QuotedPart {
    /// Its words inside a stretch of the report's text.
    pub fn within(&self, stretch: Span) -> &[QuotedWord] {
        let from = self.words.partition_point(|w| w.span.start < stretch.start);
        let to = self.words.partition_point(|w| w.span.end <= stretch.end);
        self.words.get(from..to).unwrap_or_default()
    }
}

/// The parts of each quotation of a report.
pub(super) fn quoted(report: &Report) -> Vec<Vec<QuotedPart>> {
    let read = |span: Span, quoted: bool| {
        let all = if quoted {
            sentences(report.text(span))
        } else {
            Vec::new()
        };
        QuotedPart {
            span,
            words: quoted_words(&report.article.text, span),
            sentences: all.into_iter().map(|s| s.shifted(span.start)).collect(),
        }
    };
    let parts = |quotation: &Quotation| match quotation.kind {
        QuotationKind::Indirect => vec![read(quotation.span, false)],
        _ => quoted_stretches(quotation)
            .into_iter()
            .map(|span| read(span, true))
            .collect(),
    };
    report.quotations.iter().map(parts).collect()
}
