//! Utterances as a comparison shows them: ids, and offsets in Unicode scalar values.

use super::{FoundUtterance, QuotationRef, find, words_of};
use crate::align::Alignment;
use crate::claim::Report;
use crate::compare::model::{Fullest, Range, Utterance, Version, VersionKind, Wording};
use crate::text::{ScalarIndex, Span};
use std::collections::BTreeMap;

/// The utterances of a comparison, those that most sources have first.
pub(in crate::compare) fn shown(reports: &[Report], alignment: &Alignment) -> Vec<Utterance> {
    let indices: Vec<ScalarIndex> = reports
        .iter()
        .map(|r| ScalarIndex::new(&r.article.text))
        .collect();
    let range = |report: usize, span: Span| {
        let (start, end) = indices
            .get(report)
            .map(|i| i.span(span))
            .unwrap_or_default();
        Range { start, end }
    };
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let found = find(reports, alignment).into_iter();
    found
        .map(|utterance| {
            let mut id = content_id(reports, &utterance);
            let count = seen.entry(id.clone()).or_insert(0);
            *count += 1;
            if *count > 1 {
                id = format!("{id}-{count}");
            }
            let (quotation, span) = utterance.fullest;
            let Range { start, end } = range(quotation.report, span);
            let fullest = Fullest {
                quote: quote_id(reports, quotation),
                start,
                end,
            };
            let mut versions = utterance.versions;
            versions.sort_by_key(|v| v.quotation);
            let paraphrased = utterance.wording == Wording::Paraphrased;
            Utterance {
                id,
                speaker: utterance.speaker,
                quotes: versions
                    .iter()
                    .filter(|v| paraphrased || v.kind != VersionKind::Reported)
                    .map(|v| quote_id(reports, v.quotation))
                    .collect(),
                wording: utterance.wording,
                versions: versions
                    .iter()
                    .map(|v| {
                        let Range { start, end } = range(v.quotation.report, v.span);
                        let left_out = v.left_out.iter();
                        Version {
                            quote: quote_id(reports, v.quotation),
                            kind: v.kind,
                            start,
                            end,
                            left_out: left_out.map(|s| range(quotation.report, *s)).collect(),
                        }
                    })
                    .collect(),
                fullest,
            }
        })
        .collect()
}

fn quote_id(reports: &[Report], quotation: QuotationRef) -> String {
    let id = reports.get(quotation.report).map_or("", |r| r.id.as_str());
    format!("{id}:q{}", quotation.quotation)
}

/// Made from the fullest wording, so that it survives an unrelated edit (FNV-1a).
fn content_id(reports: &[Report], utterance: &FoundUtterance) -> String {
    let (quotation, span) = utterance.fullest;
    let words = words_of(reports, quotation, span);
    let hash = words
        .iter()
        .flat_map(|w| w.normal.bytes().chain([b' ']))
        .fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
    format!("u{hash:08x}")
}
