//! One utterance as each source words it, for every format that shows quotations.

use super::lookup::{Lookup, slice};
use crate::compare::model::{Quote, Range, Utterance, Version};

/// What one source has of an utterance: its best version.
#[derive(Debug, Clone, Copy)]
pub struct Had<'c> {
    /// The number of the source.
    pub source: usize,
    /// Its version.
    pub version: &'c Version,
}

/// The best version of every source that has one, in the order of the sources: the nearest to the
/// fullest wording, then the one that leaves out least.
pub fn had<'c>(lookup: &Lookup<'c>, utterance: &'c Utterance) -> Vec<Had<'c>> {
    let mut found: Vec<Had> = Vec::new();
    let rank = |v: &Version| {
        let left_out: usize = v
            .left_out
            .iter()
            .map(|r| r.end.saturating_sub(r.start))
            .sum();
        (v.kind, left_out)
    };
    for version in &utterance.versions {
        let quote = lookup.quote(&version.quote);
        let Some(source) = quote.and_then(|q| lookup.source(&q.source)) else {
            continue;
        };
        match found.iter_mut().find(|h| h.source == source) {
            Some(known) if rank(version) < rank(known.version) => known.version = version,
            Some(_) => {}
            None => found.push(Had { source, version }),
        }
    }
    found.sort_by_key(|h| h.source);
    found
}

/// The words between quotation marks in a stretch of a quotation; of a reported one, all. Empty
/// where there is no such quotation.
pub fn quoted(lookup: &Lookup, quote: &str, stretch: Range) -> String {
    lookup
        .quote(quote)
        .map_or_else(String::new, |quote| words_in(quote, stretch))
}

fn words_in(quote: &Quote, stretch: Range) -> String {
    if quote.parts.is_empty() {
        return slice(&quote.text, quote.start, stretch);
    }
    let clipped = |part: &Range| Range {
        start: part.start.max(stretch.start),
        end: part.end.min(stretch.end),
    };
    let parts: Vec<String> = quote
        .parts
        .iter()
        .map(clipped)
        .filter(|part| part.start < part.end)
        .map(|part| slice(&quote.text, quote.start, part))
        .collect();
    parts.join(" … ")
}

/// The fullest wording of an utterance.
pub fn fullest(lookup: &Lookup, utterance: &Utterance) -> String {
    let fullest = &utterance.fullest;
    let range = Range {
        start: fullest.start,
        end: fullest.end,
    };
    quoted(lookup, &fullest.quote, range)
}

/// A version's own words.
pub fn own_words(lookup: &Lookup, version: &Version) -> String {
    let range = Range {
        start: version.start,
        end: version.end,
    };
    quoted(lookup, &version.quote, range)
}

/// What a version leaves out of the fullest wording, stretch by stretch.
pub fn left_out(lookup: &Lookup, utterance: &Utterance, version: &Version) -> Vec<String> {
    version
        .left_out
        .iter()
        .map(|range| quoted(lookup, &utterance.fullest.quote, *range))
        .filter(|words| words.contains(char::is_alphanumeric))
        .collect()
}
