//! Who said what, and how often it is quoted: `quote`, `same_quote`.

use super::{kind_name, wording_name};
use crate::claim::QuotationKind;
use crate::compare::model::{Quote, Range, Utterance, Wording};
use crate::sample_set::expectations::judge::{Finding, Found, Ground, overlap};
use crate::sample_set::verdict::Evidence;
use crate::text::normal::normalize;

pub(super) fn same_quote(ground: &Ground, found: &[Found], wording: Option<Wording>) -> Finding {
    let holds = |utterance: &Utterance, found: &Found| {
        let quotes = utterance.quotes.iter();
        let versions = utterance
            .versions
            .iter()
            .map(|v| (&v.quote, v.start, v.end));
        let of_quote = |id: &String| ground.comparison.quotes.iter().find(|q| q.id == *id);
        quotes
            .filter_map(|id| of_quote(id).map(|q| (id, q.start, q.end)))
            .chain(versions)
            .any(|(id, start, end)| {
                of_quote(id).is_some_and(|q| q.source == found.source.id)
                    && overlap(found.range, Range { start, end }) > 0
            })
    };
    let all: Vec<&Utterance> = ground
        .comparison
        .utterances
        .iter()
        .filter(|u| found.iter().all(|f| holds(u, f)))
        .collect();
    match (all.first(), wording) {
        (None, _) => {
            let mut said = "no utterance holds all of them".to_owned();
            for f in found {
                if quotes(ground, f).is_empty() {
                    said.push_str(&format!(
                        "; no quotation of {} overlaps its text",
                        f.source.id
                    ));
                }
            }
            Finding::new(false, said)
        }
        (Some(_), None) => Finding::new(true, "one utterance holds them"),
        (Some(first), Some(wanted)) => {
            let holds = all.iter().any(|u| u.wording == wanted);
            Finding::new(
                holds,
                format!("one utterance holds them, {}", wording_name(first.wording)),
            )
        }
    }
}

/// The quotations that overlap a fragment.
fn quotes<'c>(ground: &Ground<'c>, found: &Found) -> Vec<&'c Quote> {
    let all = ground.comparison.quotes.iter();
    all.filter(|q| {
        let range = Range {
            start: q.start,
            end: q.end,
        };
        q.source == found.source.id && overlap(found.range, range) > 0
    })
    .collect()
}

pub(super) fn quote(
    ground: &Ground,
    found: &[Found],
    speaker: &str,
    kind: Option<QuotationKind>,
) -> Finding {
    let Some(found) = found.first() else {
        return Finding::new(false, "no text is named");
    };
    let all = quotes(ground, found);
    let wanted = normalize(speaker);
    let right = |quote: &&Quote| {
        let name = quote.speaker.as_ref().map(|s| normalize(&s.name));
        name.is_some_and(|name| name.contains(&wanted)) && kind.is_none_or(|k| k == quote.kind)
    };
    if all.iter().any(right) {
        return Finding::new(true, "so it is read");
    }
    let read: Vec<String> = all
        .iter()
        .map(|quote| {
            let name = quote
                .speaker
                .as_ref()
                .map_or("nobody that is told", |s| &s.name);
            format!("a {} quotation of {name}", kind_name(quote.kind))
        })
        .collect();
    let said = if read.is_empty() {
        "no quotation overlaps it".to_owned()
    } else {
        format!("it is read as {}", read.join(", "))
    };
    let mut finding = Finding::new(false, said);
    finding.evidence = all
        .iter()
        .map(|q| {
            let range = Range {
                start: q.start,
                end: q.end,
            };
            Evidence::new(found.source, range)
        })
        .collect();
    finding
}
