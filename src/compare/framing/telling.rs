//! Labels that take a side: among the labels of one referent, those whose noun judges or places it
//! ("strongman" beside "leader", "invasion" beside "war") or that hold a loaded word, where some
//! other source that names it never uses that noun. A speaker's words between quotation marks are
//! no label of the source's, and "no dictator" or "any boycott" names nothing.

use super::loaded::quoted;
use super::sentences::singular;
use crate::claim::Report;
use crate::compare::model::{Label, LabelledReferent, Loaded, LoadedKind};
use crate::text::{ScalarIndex, word_list, words};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static STOP_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("../../text/stop_words.txt")).collect());

static TELLING: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("lists/telling_nouns.txt")).collect());

/// Fills `telling` of every referent. A label that goes on with another word ("a sweeping harbour"
/// in "a sweeping harbour plan") tells nothing by its loaded word.
pub(super) fn mark(reports: &[Report], referents: &mut [LabelledReferent], loaded: &[Loaded]) {
    let texts: FxHashMap<&str, Vec<char>> = reports
        .iter()
        .map(|r| (r.id.as_str(), r.article.text.chars().collect()))
        .collect();
    let goes_on = |label: &Label| {
        let behind = texts
            .get(label.source.as_str())
            .and_then(|t| t.get(label.end..));
        let mut rest = behind.unwrap_or_default().iter();
        let space = rest.next() == Some(&' ');
        let word: String = rest.take_while(|c| c.is_alphanumeric()).collect();
        space && !word.is_empty() && !STOP_WORDS.contains(word.to_lowercase().as_str())
    };

    let quotations: FxHashMap<&str, Vec<(usize, usize)>> = reports
        .iter()
        .map(|r| {
            let index = ScalarIndex::new(&r.article.text);
            let spans = quoted(r).into_iter().map(|span| index.span(span));
            (r.id.as_str(), spans.collect())
        })
        .collect();
    let is_quoted = |label: &Label| {
        let spans = quotations.get(label.source.as_str());
        let mut spans = spans.into_iter().flatten();
        spans.any(|(start, end)| *start < label.end && label.start < *end)
    };

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
    for referent in referents.iter_mut().filter(|r| r.telling.is_empty()) {
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
            let tells = (holds && !goes_on(label)) || (TELLING.contains(noun.as_str()) && !shared);
            tells && !names_nothing(&label.text) && !is_quoted(label)
        };
        referent.telling = referent.labels.iter().filter(telling).cloned().collect();
    }
}

/// "No dictator", "any boycott": the label says that there is none, or leaves it open.
fn names_nothing(label: &str) -> bool {
    let first = label.split_whitespace().next().unwrap_or_default();
    matches!(first.to_lowercase().as_str(), "no" | "any")
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
    use crate::compare::framing::tests::report;

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
            ("any invasion", "no invasion", vec![]),
        ] {
            let mut referents = [LabelledReferent {
                referent: String::new(),
                labels: vec![label("a", a), label("b", b)],
                telling: Vec::new(),
            }];
            mark(&[], &mut referents, &[]);
            let found: Vec<&str> = referents[0]
                .telling
                .iter()
                .map(|l| l.text.as_str())
                .collect();
            assert_eq!(found, wanted, "{a}, {b}");
        }
    }

    #[test]
    fn a_speakers_word_is_no_label_of_the_source() {
        for (text, wanted) in [
            ("“He is a strongman to all of us,” Reyes said.", false),
            ("Reyes said, “Go home.” The strongman left.", true),
        ] {
            let mut one = label("a", "strongman");
            one.start =
                text.chars().count() - text.split("strongman").last().unwrap().chars().count() - 9;
            one.end = one.start + 9;
            let mut referents = [LabelledReferent {
                referent: String::new(),
                labels: vec![one, label("b", "the leader")],
                telling: Vec::new(),
            }];
            mark(&[report("a", text)], &mut referents, &[]);
            assert_eq!(!referents[0].telling.is_empty(), wanted, "{text}");
        }
    }

    #[test]
    fn a_loaded_word_tells_where_the_label_ends() {
        for (text, wanted) in [
            ("Dockers: the disastrous deal is off.", true),
            ("Dockers: the disastrous deal maker left.", false),
        ] {
            let mut referents = [LabelledReferent {
                referent: String::new(),
                labels: vec![label("a", "disastrous deal"), label("b", "deal")],
                telling: Vec::new(),
            }];
            let start = text.find("disastrous").unwrap();
            for one in &mut referents[0].labels {
                one.start = start;
                one.end = start + one.text.len();
            }
            let loaded = Loaded {
                source: "a".into(),
                start,
                end: start + "disastrous".len(),
                text: "disastrous".into(),
                kind: LoadedKind::Emotive,
                in_quotation: false,
                beside: Vec::new(),
            };
            mark(&[report("a", text)], &mut referents, &[loaded]);
            assert_eq!(!referents[0].telling.is_empty(), wanted, "{text}");
        }
    }
}
