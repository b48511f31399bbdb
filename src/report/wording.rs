//! The wording of an utterance in each of its versions, in words.

use super::lookup::Lookup;
use super::spoken::quoted;
use crate::compare::model::{Range, Utterance, Version};

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
