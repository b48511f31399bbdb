//! Findings about quotations, and how words and lists are put in a sentence.

use super::{Evidence, Finding};
use crate::compare::model::{Version, VersionKind};
use crate::report::layout::cut;
use crate::report::lookup::{Lookup, name};
use crate::report::safe;
use crate::report::spoken::{had, quoted};

/// Longest wording in a sentence, in columns; its place shows the whole.
const LONGEST: usize = 120;

/// Words that a cut must leave out to be worth a finding.
const WORTH_TELLING: usize = 4;

/// The name of source number `number`.
pub(super) fn source(lookup: &Lookup, number: usize) -> String {
    let found = lookup.comparison.sources.get(number);
    found.map_or_else(|| "?".to_owned(), |s| safe::line(name(s)).into_owned())
}

/// Exact words in quotation marks, shortened at the end where they are long.
pub(super) fn exact(words: &str) -> String {
    let words = safe::line(words);
    let bare = words.trim_matches(['“', '”', '"', ' ']);
    format!("“{}”", cut(bare, LONGEST))
}

/// `A`, `A and B`, `A, B and C`.
pub(super) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// The utterances of which a source leaves out most.
pub(super) fn cut_quotations(lookup: &Lookup, most: usize) -> Vec<Finding> {
    let mut found: Vec<(usize, usize, Finding)> = Vec::new();
    for (number, utterance) in lookup.comparison.utterances.iter().enumerate() {
        let versions = had(lookup, utterance);
        let whole: Vec<String> = versions
            .iter()
            .filter(|h| h.version.kind == VersionKind::Whole)
            .map(|h| source(lookup, h.source))
            .collect();
        let lacking = |version: &Version| -> Option<(usize, String)> {
            let stretches: Vec<String> = version
                .left_out
                .iter()
                .map(|r| quoted(lookup, &utterance.fullest.quote, *r))
                .filter(|words| words.contains(char::is_alphanumeric))
                .collect();
            let count = |words: &String| words.split_whitespace().count();
            let longest = stretches.iter().max_by_key(|w| count(w))?.clone();
            Some((stretches.iter().map(count).sum(), longest))
        };
        let cuts = versions
            .iter()
            .filter(|h| h.version.kind == VersionKind::Cut)
            .filter_map(|h| Some((h, lacking(&h.version)?)))
            .max_by_key(|(h, (words, _))| (*words, std::cmp::Reverse(h.source)));
        let Some((had, (words, longest))) = cuts else {
            continue;
        };
        if words < WORTH_TELLING || whole.is_empty() {
            continue;
        }
        let speaker = utterance.speaker.as_deref().map(safe::line);
        let whose = match speaker {
            Some(speaker) if !speaker.is_empty() => format!("what {speaker} said"),
            _ => "a quotation".to_owned(),
        };
        let sentence = format!(
            "{} cuts {whose}, leaving out {}; whole in {}.",
            source(lookup, had.source),
            exact(&longest),
            list(&whole)
        );
        found.push((
            words,
            number,
            Finding {
                topic: "quotation cut",
                sentence,
                evidence: vec![Evidence::Utterance(number)],
            },
        ));
    }
    found.sort_by_key(|(words, number, _)| (std::cmp::Reverse(*words), *number));
    found.into_iter().take(most).map(|(_, _, f)| f).collect()
}
