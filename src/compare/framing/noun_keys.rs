//! Nouns as referents: which nouns news uses for one thing, and which name nothing.

use super::phrases::Phrase;
use super::referents::{Named, is_role};
use super::sentences::{Sentence, singular};
use crate::text::names::{Name, NameKind};
use crate::text::word_list;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static ALIKE: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in word_list(include_str!("lists/alike_nouns.txt")) {
        let mut nouns = line.split_whitespace();
        if let Some(first) = nouns.next() {
            table.insert(first, first);
            table.extend(nouns.map(|noun| (noun, first)));
        }
    }
    table
});
static EMPTY: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("lists/empty_nouns.txt")).collect());
static COLLECTIVES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("lists/collectives.txt")).collect());

/// Is this (lower case) a noun whatever the event: a word for what somebody is, or the plural of
/// such a word among the nouns alike ("migrants")?
pub(super) fn is_known(word: &str) -> bool {
    let one = singular(word);
    let person = ["ant", "ent", "ee", "er", "or", "ist"];
    is_role(&one)
        || (one != word
            && ALIKE.contains_key(one.as_str())
            && person.iter().any(|ending| one.ends_with(ending)))
}

/// Does this noun (lower case) name nothing by itself: a measure, a time, a turn of phrase?
pub(super) fn is_empty(noun: &str) -> bool {
    EMPTY.contains(noun)
}

/// Bodies of people and their members, where the event names one by the other: "the convoy of
/// farmers", "the farmers' convoy", "farmer convoy".
pub(super) fn members_of_collectives(
    sentences: &[Sentence],
    all: &[Vec<Phrase>],
) -> FxHashMap<String, String> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (sentence, its_phrases) in sentences.iter().zip(all) {
        let word = |at: usize| sentence.tokens.get(at).map_or("", |t| t.lower.as_str());
        for (number, phrase) in its_phrases.iter().enumerate() {
            let collective = singular(word(phrase.head));
            if !COLLECTIVES.contains(collective.as_str()) {
                continue;
            }
            let behind = (word(phrase.head + 1) == "of")
                .then(|| {
                    let next = its_phrases.get(number + 1);
                    next.filter(|p| p.head <= phrase.head + 5)
                })
                .flatten()
                .map(|p| word(p.head));
            let inner = phrase.determiner.map_or(phrase.first, |d| d + 1);
            let before = (inner < phrase.head).then(|| word(phrase.head.saturating_sub(1)));
            for member in [behind, before].into_iter().flatten() {
                let one = noun_key(member);
                if !one.is_empty() && !EMPTY.contains(one.as_str()) && one != collective {
                    *counts.entry((collective.clone(), one)).or_default() += 1;
                }
            }
        }
    }
    let mut members: FxHashMap<String, (usize, String)> = FxHashMap::default();
    for ((collective, member), count) in counts {
        let best = members.entry(collective).or_default();
        if count > best.0 {
            *best = (count, member);
        }
    }
    members
        .into_iter()
        .filter(|(_, (count, _))| *count > 1)
        .map(|(collective, (_, member))| (collective, member))
        .collect()
}

/// Are these (singular, different) nouns that news uses for one and the same thing?
pub(crate) fn alike(a: &str, b: &str) -> bool {
    ALIKE
        .get(a)
        .is_some_and(|group| ALIKE.get(b) == Some(group))
}

/// The key of a noun: its singular, or the first of the nouns alike.
pub(super) fn noun_key(noun: &str) -> String {
    let one = singular(noun);
    match ALIKE.get(one.as_str()) {
        Some(first) => (*first).to_owned(),
        None => one,
    }
}

/// Learns the names of things: "the harbour deal, known as the Quay Accord".
pub(super) fn note_aliases(sentence: &Sentence, its_phrases: &[Phrase], named: &mut Named) {
    let tokens = &sentence.tokens;
    let word = |at: usize| tokens.get(at).map_or("", |t| t.lower.as_str());
    for phrase in its_phrases.iter().filter(|p| p.definite) {
        let one = singular(word(phrase.head));
        if is_role(&one) || is_empty(&one) {
            continue;
        }
        let mut at = phrase.head + 1;
        while matches!(
            word(at),
            "is" | "was" | "formally" | "officially" | "better" | "also"
        ) {
            at += 1;
        }
        at += match (word(at), word(at + 1)) {
            ("known", "as") => 2,
            ("called" | "named" | "dubbed" | "titled", _) => 1,
            _ => continue,
        };
        if word(at) == "the" {
            at += 1;
        }
        let name = tokens.get(at).and_then(|t| sentence.names.get(t.name?));
        // Two letters ("SB 1062") are short for too many names.
        let clear = |name: &&Name| name.kind != NameKind::Person && name.text.len() > 2;
        if let Some(name) = name.filter(clear) {
            named.note_alias(&named.of(name), &format!("noun {}", noun_key(&one)));
        }
    }
}
