//! Names of persons, organisations and places: runs of capitalised words, told from words that
//! are capitalised for their place only.

mod context;
mod inner;
mod kind;
mod runs;
mod short_forms;

pub use context::NameContext;
pub use short_forms::{Parted, short_form_of};

use super::span::Span;
use super::word_set;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What a name seems to be the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A company, party, office, team, court.
    Organisation,
    /// A country, city, river, street.
    Place,
    /// Anything else: peoples, laws, ships, works; or nothing tells.
    Other,
}

/// A name at one place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name without title and possessive ending.
    pub span: Span,
    /// The name with the title before it.
    pub whole: Span,
    /// The words of `span`, as written.
    pub text: String,
    /// The title before it, as written: "Sen.", "President", "former Prime Minister".
    pub title: Option<String>,
    /// A guess from the title, the words of the name and the words around it.
    pub kind: NameKind,
}

/// The names in one sentence, in order.
///
/// `context` tells which words the report writes with a capital inside a sentence; it decides
/// the first word of a sentence and the words of a headline.
pub fn names(sentence: &str, context: &NameContext) -> Vec<Name> {
    let tokens = runs::tokens(sentence, context);
    let mut found = Vec::new();
    for run in runs::runs(sentence, &tokens) {
        for part in runs::without_titles(run) {
            if let Some(name) = kind::name_of(sentence, &part, context) {
                found.push(name);
            }
        }
    }
    found
}

type Words = LazyLock<FxHashSet<&'static str>>;

pub(crate) static COMMON: Words =
    LazyLock::new(|| word_set(include_str!("lists/common_words.txt")));
static OPENERS: Words = LazyLock::new(|| word_set(include_str!("lists/sentence_openers.txt")));
static TITLES: Words = LazyLock::new(|| word_set(include_str!("lists/titles.txt")));
static ORGANISATION_WORDS: Words =
    LazyLock::new(|| word_set(include_str!("lists/organisation_words.txt")));
static PLACE_WORDS: Words = LazyLock::new(|| word_set(include_str!("lists/place_words.txt")));
static PLACES: Words = LazyLock::new(|| word_set(include_str!("lists/places.txt")));
static CALENDAR: Words = LazyLock::new(|| word_set(include_str!("lists/calendar.txt")));
static SPEECH_VERBS: Words = LazyLock::new(|| word_set(include_str!("lists/speech_verbs.txt")));

/// Is this a common word of news prose, in this or a plain inflected form?
fn is_common(word: &str) -> bool {
    let known = |form: &str| COMMON.contains(form);
    known(word)
        || OPENERS.contains(word)
        || ["s", "es", "d", "ed", "ing", "ly"].iter().any(|ending| {
            word.strip_suffix(ending).is_some_and(|stem| {
                // "quitting" of "quit"
                let single = stem.char_indices().next_back().map(|(at, last)| {
                    let before = stem.get(..at).unwrap_or_default();
                    (before, before.ends_with(last))
                });
                let doubled = single.is_some_and(|(form, doubled)| doubled && known(form));
                stem.len() > 2 && (known(stem) || doubled || known(format!("{stem}e").as_str()))
            })
        })
        // "denies" of "deny"
        || ["ies", "ied"].iter().any(|ending| {
            word.strip_suffix(ending)
                .is_some_and(|stem| stem.len() > 1 && known(format!("{stem}y").as_str()))
        })
}

#[cfg(test)]
mod tests;
