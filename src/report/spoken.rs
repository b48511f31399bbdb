//! What every source has of one utterance, as report formats tell it.

use super::lookup::{Lookup, slice};
use crate::compare::model::{Range, Utterance, Version};

/// What one source has of an utterance: its best version.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Had<'c> {
    /// The number of the source.
    pub source: usize,
    /// Its version.
    pub version: &'c Version,
}

/// The best version of every source that has one: the nearest to the fullest wording, then the
/// one that leaves out least.
pub fn had<'c>(lookup: &Lookup<'c>, utterance: &'c Utterance) -> Vec<Had<'c>> {
    let mut found: Vec<Had> = Vec::new();
    for version in &utterance.versions {
        let Some(quote) = lookup.quote(&version.quote) else {
            continue;
        };
        let Some(source) = lookup.source(&quote.source) else {
            continue;
        };
        let rank = |v: &Version| {
            (
                v.kind,
                v.left_out
                    .iter()
                    .map(|r| r.end.saturating_sub(r.start))
                    .sum::<usize>(),
            )
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

/// The words between quotation marks in a stretch of a quotation; of a reported one, all.
pub fn quoted(lookup: &Lookup, quote: &str, stretch: Range) -> String {
    let Some(quote) = lookup.quote(quote) else {
        return String::new();
    };
    let clipped = |part: &Range| Range {
        start: part.start.max(stretch.start),
        end: part.end.min(stretch.end),
    };
    if quote.parts.is_empty() {
        return slice(&quote.text, quote.start, stretch);
    }
    let parts: Vec<String> = quote
        .parts
        .iter()
        .map(clipped)
        .filter(|part| part.start < part.end)
        .map(|part| slice(&quote.text, quote.start, part))
        .collect();
    parts.join(" … ")
}
