//! Labels that take a side: among the labels of one referent, those whose noun judges or places it
//! ("strongman" beside "leader", "invasion" beside "war") or that hold a loaded word, where some
//! other source that names it never uses that noun.

use super::sentences::singular;
use crate::compare::model::{Label, LabelledReferent, Loaded, LoadedKind};
use crate::text::{word_list, words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static TELLING: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("lists/telling_nouns.txt")).collect());

/// Fills `telling` of every referent.
pub(super) fn mark(referents: &mut [LabelledReferent], loaded: &[Loaded]) {
    let mut emotive: FxHashMap<&str, Vec<(usize, usize)>> = FxHashMap::default();
    for one in loaded
        .iter()
        .filter(|l| l.kind == LoadedKind::Emotive && !l.in_quotation)
    {
        emotive
            .entry(one.source.as_str())
            .or_default()
            .push((one.start, one.end));
    }
    for referent in referents {
        let sources: BTreeSet<&str> = referent.labels.iter().map(|l| l.source.as_str()).collect();
        let mut users: FxHashMap<String, BTreeSet<&str>> = FxHashMap::default();
        for label in &referent.labels {
            users
                .entry(noun(&label.text))
                .or_default()
                .insert(label.source.as_str());
        }
        let telling = |label: &&Label| {
            let noun = noun(&label.text);
            let marks = emotive.get(label.source.as_str());
            let holds = marks
                .into_iter()
                .flatten()
                .any(|(start, end)| label.start <= *start && *end <= label.end);
            let shared = users.get(&noun).is_some_and(|u| u.len() == sources.len());
            holds || (TELLING.contains(noun.as_str()) && !shared)
        };
        referent.telling = referent.labels.iter().filter(telling).cloned().collect();
    }
}

/// The last word of a label, in the singular, where it is no name.
fn noun(label: &str) -> String {
    let last = words::words(label)
        .last()
        .map(|w| w.of(label))
        .unwrap_or_default();
    let lower = last.to_lowercase();
    singular(lower.strip_suffix("'s").unwrap_or(&lower))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn label(source: &str, text: &str) -> Label {
        Label {
            source: source.to_owned(),
            text: text.to_owned(),
            start: 10,
            end: 10 + text.len(),
        }
    }

    #[test]
    fn labels_that_take_a_side_are_told_from_even_ones() {
        for (a, b, wanted) in [
            ("the strongman", "the leader", vec!["the strongman"]),
            ("the invasion", "the war", vec!["the invasion", "the war"]),
            ("the invasion", "The invasion", vec![]),
            ("the deal", "the agreement", vec![]),
            ("Ada Quill", "the mayor", vec![]),
        ] {
            let mut referents = [LabelledReferent {
                referent: String::new(),
                labels: vec![label("a", a), label("b", b)],
                telling: Vec::new(),
            }];
            mark(&mut referents, &[]);
            let found: Vec<&str> = referents[0]
                .telling
                .iter()
                .map(|l| l.text.as_str())
                .collect();
            assert_eq!(found, wanted, "{a}, {b}");
        }
    }

    #[test]
    fn a_loaded_word_tells() {
        let mut referents = [LabelledReferent {
            referent: String::new(),
            labels: vec![label("a", "the disastrous deal"), label("b", "the deal")],
            telling: Vec::new(),
        }];
        let loaded = Loaded {
            source: "a".into(),
            start: 14,
            end: 24,
            text: "disastrous".into(),
            kind: LoadedKind::Emotive,
            in_quotation: false,
            beside: Vec::new(),
        };
        mark(&mut referents, &[loaded]);
        assert_eq!(referents[0].telling, [label("a", "the disastrous deal")]);
    }
}
