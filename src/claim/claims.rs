//! Sentences to claims.

use super::model::{Attribution, Claim, Quotation, Sentence};
use crate::article::Article;

/// The claims of a report, in order of their place.
pub fn find(article: &Article, sentences: &[Sentence], quotations: &[Quotation]) -> Vec<Claim> {
    sentences
        .iter()
        .enumerate()
        .map(|(number, sentence)| Claim {
            span: sentence.span,
            sentence: number,
            block: sentence.block,
            attribution: quotations
                .iter()
                .filter(|q| q.speaker.is_some() || q.cue.is_some())
                .find(|q| q.span.overlap(sentence.span) * 2 > sentence.span.len())
                .map(|q| Attribution {
                    kind: q.kind,
                    speaker: q.speaker.as_ref().map(|s| s.name.clone()),
                    cue: q.cue.map(|c| c.of(&article.text).to_owned()),
                    sourcing: q.speaker.as_ref().map(|s| s.sourcing),
                }),
        })
        .collect()
}
