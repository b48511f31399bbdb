//! The wording of an utterance in each of its versions, in words.

use super::lookup::Lookup;
use super::spoken::{Had, quoted};
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

/// The words that a source has of it: of one that quotes it in pieces, each.
pub fn own_words(lookup: &Lookup, had: &Had) -> String {
    let mut pieces = had.pieces.clone();
    pieces.sort_by_key(|version| (version.start, version.end));
    let words = pieces.iter().map(|version| {
        let range = Range {
            start: version.start,
            end: version.end,
        };
        quoted(lookup, &version.quote, range)
    });
    words.collect::<Vec<_>>().join(" … ")
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
