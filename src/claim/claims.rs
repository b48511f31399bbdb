//! Sentences to claims.

use super::model::{Attribution, Claim, Quotation, Sentence};
use crate::article::Article;
use crate::text::Span;

/// How many quotations before a place are looked at: nested ones overlap, but not without end.
const LOOKED_AT: usize = 32;

/// The claims of a report, in order of their place.
pub fn find(article: &Article, sentences: &[Sentence], quotations: &[Quotation]) -> Vec<Claim> {
    let mut reach = 0;
    let reaches: Vec<usize> = quotations
        .iter()
        .map(|q| {
            reach = reach.max(q.span.end);
            reach
        })
        .collect();
    let attributed = |span: Span| {
        let end = quotations.partition_point(|q| q.span.start < span.end);
        let before = quotations.get(..end).unwrap_or_default();
        let reaches = reaches.get(..end).unwrap_or_default();
        let near = before.iter().rev().zip(reaches.iter().rev());
        // The outermost of nested quotations begins first.
        near.take(LOOKED_AT)
            .take_while(|(_, reach)| **reach > span.start)
            .map(|(quotation, _)| quotation)
            .filter(|q| q.speaker.is_some() || q.cue.is_some())
            .filter(|q| q.span.overlap(span) * 2 > span.len())
            .last()
    };
    sentences
        .iter()
        .enumerate()
        .map(|(number, sentence)| Claim {
            span: sentence.span,
            sentence: number,
            block: sentence.block,
            attribution: attributed(sentence.span).map(|q| Attribution {
                kind: q.kind,
                speaker: q.speaker.as_ref().map(|s| s.name.clone()),
                cue: q.cue.map(|c| c.of(&article.text).to_owned()),
                sourcing: q.speaker.as_ref().map(|s| s.sourcing),
            }),
        })
        .collect()
}
