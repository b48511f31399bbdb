//! From an [`Article`] to what it asserts: sentences, claims, quotations and attributions.
//!
//! In: an article. Out: a [`Report`], whose every claim and quotation is an exact span of the
//! article's text.

mod attributives;
pub mod claims;
mod clauses;
mod complements;
mod contents;
pub mod cues;
#[cfg(test)]
mod examples;
mod gender;
mod grammar;
mod insertions;
pub mod model;
mod names;
mod noun_phrases;
mod people;
mod phrases;
pub mod quotation_marks;
pub mod quotations;
#[cfg(test)]
mod speaker_examples;
mod speakers;
mod tellers;
mod tokens;
mod transcripts;

pub use gender::is_first_name;
pub use model::{
    Attribution, Claim, Quotation, QuotationKind, Report, Sentence, Sourcing, Speaker,
};

use crate::article::Article;
use crate::text::names::NameContext;
use crate::text::sentences::sentences;

/// Finds sentences, quotations and claims of an article.
pub fn analyze(id: String, outlet: String, path: String, article: Article) -> Report {
    let mut found = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        if block.kind.makes_claims() {
            for span in sentences(article.block_text(block)) {
                found.push(Sentence {
                    span: span.shifted(block.span.start),
                    block: number,
                });
            }
        }
    }
    let quotations = quotations::find(&article, &found);
    let cuts = quotations::clause_cuts(&article, &found);
    let claims = claims::find(&article, &found, &quotations, &cuts);
    Report {
        id,
        outlet,
        path,
        article,
        sentences: found,
        claims,
        quotations,
    }
}

/// What the reports together tell of how words are written: which bear a capital, which are last
/// names.
pub fn name_context(reports: &[Report]) -> NameContext {
    let blocks = reports.iter().flat_map(|report| {
        let article = &report.article;
        let blocks = article.blocks.iter().filter(|b| b.kind.makes_claims());
        blocks.map(|b| article.block_text(b))
    });
    NameContext::new(blocks)
}
