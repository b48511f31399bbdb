//! What an editor should hear first: three to seven findings in plain sentences, each with the
//! place of its evidence.
//!
//! They are chosen from the [`Comparison`](crate::compare::Comparison) alone, in a fixed order of
//! weight: what cannot both be true, figures, cut quotations, what all but one report have, what
//! leads here and is buried there, copied text, what only one has, labels, speech verbs, loaded
//! wording. A sentence says what was seen and no more: "no match was found in", not "hides".

mod framing;
mod rows;
mod words;

use super::lookup::Lookup;
use std::collections::BTreeSet;

/// The most findings that are told.
pub const MOST: usize = 7;

/// From this number on, differences of little weight are left to the grid.
const ENOUGH: usize = 5;

/// The fewest, where the comparison has any row.
pub const FEWEST: usize = 3;

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is about, in two or three words: "figure differs".
    pub topic: &'static str,
    /// The finding as a sentence; words of reports in it are harmless to a terminal and need the
    /// escaping of every other format.
    pub sentence: String,
    /// Where the evidence stands; at least one place.
    pub evidence: Vec<Evidence>,
}

/// Where the evidence of a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// A row, by its number in `rows`.
    Row(usize),
    /// An utterance, by its number in `utterances`.
    Utterance(usize),
    /// The speech verbs for one voice, by its number in `framing.cues`.
    SpeechVerbs(usize),
    /// The loaded wording.
    Loaded,
    /// The sources with what they share word for word.
    Sources,
}

/// The findings of a comparison, the most important first.
pub fn find(lookup: &Lookup) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    found.extend(rows::contradictions(lookup, 2));
    found.extend(rows::figures(lookup, 2));
    found.extend(words::cut_quotations(lookup, 2));
    found.extend(rows::missing_in_one(lookup));
    found.extend(rows::placed_apart(lookup));
    found.extend(framing::copied_text(lookup));
    found.extend(rows::in_one_only(lookup));
    found.extend(rows::label(lookup));
    found.extend(framing::speech_verbs(lookup));
    found.extend(framing::loaded_wording(lookup));
    let lesser = [rows::vaguer_figure, rows::certainty, rows::attribution];
    for find in lesser {
        if found.len() < ENOUGH {
            found.extend(find(lookup));
        }
    }
    found.truncate(MOST);
    if found.len() < FEWEST {
        found.extend(rows::agreement(lookup));
        let mut topics = BTreeSet::new();
        found.retain(|f| topics.insert((f.topic, f.sentence.clone())));
    }
    for finding in &mut found {
        // A quoted sentence brings its own full stop.
        if finding.sentence.ends_with(".”.") {
            finding.sentence.pop();
        }
    }
    found
}

#[cfg(test)]
mod tests;
