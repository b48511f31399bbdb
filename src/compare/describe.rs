//! One report without the others: its source entry, sentences, claims and quotations.

use super::model::*;
use crate::claim::Report;
use crate::text::{ScalarIndex, words};

pub(super) fn described(report: &Report) -> (Source, Vec<Range>, Vec<Claim>, Vec<Quote>) {
    let article = &report.article;
    let index = ScalarIndex::new(&article.text);
    let range = |span| {
        let (start, end) = index.span(span);
        Range { start, end }
    };
    let source = Source {
        id: report.id.clone(),
        outlet: report.outlet.clone(),
        path: report.path.clone(),
        headline: article.headline.clone(),
        byline: article.byline.clone(),
        published: article.published.clone(),
        modified: article.modified.clone(),
        language: article.language.clone(),
        text: article.text.clone(),
        words: article
            .blocks
            .iter()
            .filter(|b| b.kind.makes_claims())
            .map(|b| words::count(article.block_text(b)))
            .sum(),
        blocks: article
            .blocks
            .iter()
            .map(|b| {
                let Range { start, end } = range(b.span);
                Block {
                    kind: b.kind,
                    start,
                    end,
                    by_hand: false,
                }
            })
            .collect(),
        warnings: article.warnings.clone(),
        by_hand: false,
    };
    let sentences = report.sentences.iter().map(|s| range(s.span)).collect();
    let claims = report
        .claims
        .iter()
        .enumerate()
        .map(|(n, claim)| {
            let Range { start, end } = range(claim.span);
            Claim {
                id: format!("{}:{n}", report.id),
                source: report.id.clone(),
                start,
                end,
                text: report.text(claim.span).to_owned(),
                sentence: range(report.sentence_of(claim)),
                block: claim.block,
                attribution: claim.attribution.as_ref().map(|a| Attribution {
                    kind: a.kind,
                    speaker: a.speaker.clone(),
                    cue: a.cue.clone(),
                }),
            }
        })
        .collect();
    let quotes = report
        .quotations
        .iter()
        .enumerate()
        .map(|(n, quotation)| {
            let Range { start, end } = range(quotation.span);
            Quote {
                id: format!("{}:q{n}", report.id),
                source: report.id.clone(),
                start,
                end,
                text: report.text(quotation.span).to_owned(),
                kind: quotation.kind,
                parts: quotation.parts.iter().map(|p| range(*p)).collect(),
                speaker: quotation.speaker.as_ref().map(|s| {
                    let Range { start, end } = range(s.mention);
                    Speaker {
                        name: s.name.clone(),
                        text: report.text(s.mention).to_owned(),
                        start,
                        end,
                    }
                }),
                cue: quotation.cue.map(|c| {
                    let Range { start, end } = range(c);
                    Cue {
                        text: report.text(c).to_owned(),
                        start,
                        end,
                    }
                }),
            }
        })
        .collect();
    (source, sentences, claims, quotes)
}
