//! Cues: the words that attribute a content to a source, with their force.
//!
//! The list is `cues.txt`; its header explains the columns.

use crate::text::word_list;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// How a report lets a speaker stand behind the words (after Hyland's classes of reporting verbs).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Force {
    /// said, told, added
    Neutral,
    /// announced, confirmed, revealed
    Announcing,
    /// insisted, argued, stressed
    Assertive,
    /// claimed, alleged, suggested
    Claiming,
    /// admitted, acknowledged, conceded
    Admitting,
    /// denied, disputed, declined
    Denying,
    /// asked, questioned
    Asking,
    /// urged, demanded, called for
    Directive,
    /// promised, vowed, agreed to
    Promising,
    /// warned, threatened
    Warning,
    /// criticised, accused, lamented
    Critical,
    /// praised, endorsed
    Approving,
    /// joked, shouted, boasted
    Emotive,
    /// believes, hopes, wants
    Thinking,
    /// found, showed: what evidence says
    Showing,
}

impl Force {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "neutral" => Self::Neutral,
            "announcing" => Self::Announcing,
            "assertive" => Self::Assertive,
            "claiming" => Self::Claiming,
            "admitting" => Self::Admitting,
            "denying" => Self::Denying,
            "asking" => Self::Asking,
            "directive" => Self::Directive,
            "promising" => Self::Promising,
            "warning" => Self::Warning,
            "critical" => Self::Critical,
            "approving" => Self::Approving,
            "emotive" => Self::Emotive,
            "thinking" => Self::Thinking,
            "showing" => Self::Showing,
            _ => return None,
        })
    }
}

/// One verb of the list.
#[derive(Debug)]
pub(super) struct Entry {
    pub lemma: &'static str,
    pub force: Force,
    frames: Vec<&'static str>,
}

impl Entry {
    /// Does the verb take this frame (a letter or a preposition of the list)?
    pub fn takes(&self, frame: &str) -> bool {
        self.frames.contains(&frame)
    }
}

/// Which form of the verb a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inflection {
    Base,
    Present,
    Past,
    /// A participle that is not also the past tense: "written".
    Participle,
    Ing,
}

/// A word that may be a cue.
#[derive(Debug, Clone, Copy)]
pub(super) struct CueForm {
    pub entry: &'static Entry,
    pub inflection: Inflection,
}

impl CueForm {
    /// Does the verb take direct quotations?
    pub fn quotes(self) -> bool {
        self.entry.takes("q")
    }

    /// May the form alone carry a sentence?
    pub fn finite(self) -> bool {
        !matches!(self.inflection, Inflection::Ing | Inflection::Participle)
    }
}

static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| {
    let lines = word_list(include_str!("cues.txt"));
    lines
        .filter_map(|line| parse(line).map(|(entry, ..)| entry))
        .collect()
});

static FORMS: LazyLock<FxHashMap<String, CueForm>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for (line, entry) in word_list(include_str!("cues.txt")).zip(ENTRIES.iter()) {
        let Some((_, past, participle)) = parse(line) else {
            continue;
        };
        let lemma = entry.lemma;
        let past = past.map_or_else(|| regular_past(lemma), str::to_owned);
        let forms = [
            (lemma.to_owned(), Inflection::Base),
            (third_person(lemma), Inflection::Present),
            (past, Inflection::Past),
            (ing(lemma), Inflection::Ing),
            (
                participle.unwrap_or_default().to_owned(),
                Inflection::Participle,
            ),
        ];
        for (form, inflection) in forms {
            if !form.is_empty() {
                // "read" is base and past; the past is what reports use.
                let cue = CueForm { entry, inflection };
                if inflection == Inflection::Past {
                    table.insert(form, cue);
                } else {
                    table.entry(form).or_insert(cue);
                }
            }
        }
    }
    table
});

type Parsed = (Entry, Option<&'static str>, Option<&'static str>);

fn parse(line: &'static str) -> Option<Parsed> {
    let mut columns = line.split_whitespace();
    let entry = Entry {
        lemma: columns.next()?,
        force: Force::named(columns.next()?)?,
        frames: columns.next()?.split(',').collect(),
    };
    Some((entry, columns.next(), columns.next()))
}

fn is_vowel(letter: Option<char>) -> bool {
    letter.is_some_and(|l| "aeiou".contains(l))
}

/// Is the last consonant doubled before an ending: "plan", "admit", not "report"?
fn doubles(lemma: &str) -> bool {
    let mut back = lemma.chars().rev();
    let (last, middle, first) = (back.next(), back.next(), back.next());
    let closed = !is_vowel(last)
        && !last.is_some_and(|l| "wxy".contains(l))
        && is_vowel(middle)
        && !is_vowel(first);
    let syllables = lemma
        .replace("qu", "q")
        .chars()
        .filter(|l| is_vowel(Some(*l)))
        .count();
    closed && (syllables == 1 || lemma.ends_with("mit") || lemma.ends_with("but"))
        || lemma.starts_with("qu") && lemma.len() == 4 && lemma.ends_with('p')
}

fn stem(lemma: &str) -> String {
    let mut stem = lemma.to_owned();
    if doubles(lemma) {
        stem.extend(lemma.chars().next_back());
    }
    stem
}

/// A verb in y after a consonant, without the y: "reply".
fn without_y(lemma: &str) -> Option<&str> {
    let rest = lemma.strip_suffix('y')?;
    (!is_vowel(rest.chars().next_back())).then_some(rest)
}

fn regular_past(lemma: &str) -> String {
    match (without_y(lemma), lemma.ends_with('e')) {
        (Some(rest), _) => format!("{rest}ied"),
        (None, true) => format!("{lemma}d"),
        (None, false) => format!("{}ed", stem(lemma)),
    }
}

fn third_person(lemma: &str) -> String {
    match without_y(lemma) {
        Some(rest) => format!("{rest}ies"),
        None if lemma.ends_with("sh") || lemma.ends_with("ch") || lemma.ends_with(['s', 'x']) => {
            format!("{lemma}es")
        }
        None => format!("{lemma}s"),
    }
}

fn ing(lemma: &str) -> String {
    match lemma.strip_suffix('e') {
        Some(rest) if !rest.ends_with('e') => format!("{rest}ing"),
        _ => format!("{}ing", stem(lemma)),
    }
}

/// The verb that a word in lower case is a form of, and which form.
pub(super) fn form(word: &str) -> Option<CueForm> {
    FORMS.get(word).copied()
}

/// The force of a cue as it stands in a report ("has repeatedly denied", "according to"): that of
/// its last known verb; nothing where no word is in the list.
pub fn force(cue: &str) -> Option<Force> {
    let cue = cue.to_lowercase();
    if cue.starts_with("according to") {
        return Some(Force::Neutral);
    }
    let mut words = cue.split(|c: char| !c.is_alphanumeric()).rev();
    words.find_map(|word| form(word).map(|f| f.entry.force))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read() {
        for line in word_list(include_str!("cues.txt")) {
            assert!(parse(line).is_some(), "{line}");
        }
        assert_eq!(word_list(include_str!("cues.txt")).count(), ENTRIES.len());
    }

    #[test]
    fn forms_lead_to_their_verb() {
        for (word, lemma) in [
            ("says", "say"),
            ("told", "tell"),
            ("admitted", "admit"),
            ("quipped", "quip"),
            ("replied", "reply"),
            ("urging", "urge"),
            ("agreeing", "agree"),
            ("reported", "report"),
            ("planning", "plan"),
            ("accuses", "accuse"),
            ("presses", "press"),
            ("read", "read"),
        ] {
            assert_eq!(form(word).unwrap().entry.lemma, lemma, "{word}");
        }
        assert!(form("harbour").is_none());
    }

    #[test]
    fn force_is_that_of_the_verb() {
        assert_eq!(force("has repeatedly denied"), Some(Force::Denying));
        assert_eq!(force("According to"), Some(Force::Neutral));
        assert_eq!(force("conceded"), Some(Force::Admitting));
        assert_eq!(force("walked"), None);
    }
}
