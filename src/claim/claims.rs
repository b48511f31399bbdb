//! Sentences to claims: a sentence, or each clause of one that asserts several propositions.

use super::model::{Attribution, Claim, Quotation, Sentence};
use crate::article::Article;
use crate::text::Span;

/// How many quotations before a place are looked at: nested ones overlap, but not without end.
const LOOKED_AT: usize = 32;

/// The claims of a report, in order of their place. `cuts` are the places inside sentences where
/// clauses begin; see [`super::clauses`].
pub fn find(
    article: &Article,
    sentences: &[Sentence],
    quotations: &[Quotation],
    cuts: &[usize],
) -> Vec<Claim> {
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
        .flat_map(|(number, sentence)| {
            clauses(&article.text, sentence.span, cuts)
                .into_iter()
                .map(move |span| (number, sentence, span))
        })
        .map(|(number, sentence, span)| Claim {
            span,
            sentence: number,
            block: sentence.block,
            attribution: attributed(span).map(|q| Attribution {
                kind: q.kind,
                speaker: q.speaker.as_ref().map(|s| s.name.clone()),
                cue: q.cue.map(|c| c.of(&article.text).to_owned()),
                sourcing: q.speaker.as_ref().map(|s| s.sourcing),
            }),
        })
        .collect()
}

/// The clauses of a sentence: what lies between its cuts, without the marks and spaces there.
fn clauses(text: &str, sentence: Span, cuts: &[usize]) -> Vec<Span> {
    let first = cuts.partition_point(|cut| *cut <= sentence.start);
    let cuts = cuts.get(first..).unwrap_or_default();
    let inside = cuts.iter().copied().take_while(|cut| *cut < sentence.end);
    let mut found = Vec::new();
    let mut start = sentence.start;
    for end in inside {
        let clause = Span::new(start, end).of(text);
        let length = clause
            .trim_end_matches(|c: char| c.is_whitespace() || ",–—".contains(c))
            .len();
        found.push(Span::new(start, start + length));
        start = end;
    }
    found.push(Span::new(start, sentence.end));
    found
}
