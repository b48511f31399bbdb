//! Quotations with their speaker and cue.

use super::model::{Quotation, QuotationKind, Sentence};
use crate::article::Article;
use crate::text::Span;

/// The quotations of a report, in order of their place.
pub fn find(article: &Article, _sentences: &[Sentence]) -> Vec<Quotation> {
    let mut found = Vec::new();
    for block in article.blocks.iter().filter(|b| b.kind.makes_claims()) {
        let text = article.block_text(block);
        let mut open: Option<usize> = None;
        for (offset, character) in text.char_indices() {
            match (character, open) {
                ('“' | '"', None) => open = Some(offset + character.len_utf8()),
                ('”' | '"', Some(start)) => {
                    let span = Span::new(start, offset).shifted(block.span.start);
                    open = None;
                    if crate::text::words::count(span.of(&article.text)) >= 3 {
                        found.push(Quotation {
                            kind: QuotationKind::Direct,
                            span,
                            parts: vec![span],
                            speaker: None,
                            cue: None,
                        });
                    }
                }
                _ => {}
            }
        }
    }
    found
}
