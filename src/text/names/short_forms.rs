//! Is one name another way to write the other?

use super::{COMMON, ORGANISATION_WORDS, PLACE_WORDS, runs};
use crate::text::normal::normalize;
use crate::text::word_list;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use strsim::normalized_damerau_levenshtein;

/// Nickname and full name, both ways, to the lines of the list that hold them.
static NICKNAMES: LazyLock<FxHashMap<&str, Vec<usize>>> = LazyLock::new(|| {
    let mut lines: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (number, line) in word_list(include_str!("../lists/nicknames.txt")).enumerate() {
        for name in line.split_whitespace() {
            lines.entry(name).or_default().push(number);
        }
    }
    lines
});

/// Two words of this share of equal letters, and of five letters at least, are spellings of one
/// name ("Qaddafi", "Gaddafi").
const SAME_SPELLING: f64 = 0.7;

/// Can `short` stand for `long`?
///
/// True for the same name; a last name, a first name, or first and last without the middle; a
/// nickname or another spelling; the initials of an organisation; its name without a word like
/// "Inc." or "University"; its last word in lower case ("the committee"). Titles must be taken
/// off before.
pub fn short_form_of(short: &str, long: &str) -> bool {
    Parted::new(short).can_stand_for(&Parted::new(long))
}

/// A name taken apart, to be held against many others.
#[derive(Debug, Clone)]
pub struct Parted {
    name: String,
    words: Vec<String>,
}

impl Parted {
    /// Takes a name apart; titles must be taken off before.
    pub fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            words: parts(name),
        }
    }

    /// Can this name stand for `long`? See [`short_form_of`].
    pub fn can_stand_for(&self, long: &Self) -> bool {
        let (a, b) = (&self.words, &long.words);
        if a.is_empty() || b.is_empty() || a.len() > b.len() {
            return false;
        }
        a == b
            || is_acronym_of(&self.name, &long.name)
            || is_tail(a, b)
            || is_head(a, b)
            || same_person(a, b)
    }
}

/// The words in lower case, without full stops, possessives, suffixes and articles.
fn parts(name: &str) -> Vec<String> {
    let normal = normalize(name).replace(['.', ','], "");
    let mut words: Vec<String> = normal
        .split_whitespace()
        .map(|word| runs::bare(word).to_owned())
        .filter(|word| !matches!(word.as_str(), "the" | "jr" | "sr" | "ii" | "iii" | "iv"))
        .collect();
    if words.len() == 1 {
        words.retain(|w| !w.is_empty());
    }
    words
}

/// The end of the long name, alone: "Quill" of "Ada Quill", "committee" of "Port Committee".
fn is_tail(short: &[String], long: &[String]) -> bool {
    let of = long.iter().position(|w| w == "of" || w == "for");
    long.ends_with(short) && short.first().is_some_and(|w| w.len() > 1)
        || of.is_some_and(|of| long.get(..of).is_some_and(|head| head.ends_with(short)))
}

/// The beginning of the long name: a first name, or an organisation without its kind.
fn is_head(short: &[String], long: &[String]) -> bool {
    let Some(last) = short.last() else {
        return false;
    };
    let rest = long.get(short.len()..).unwrap_or_default();
    let kind = rest
        .iter()
        .all(|w| ORGANISATION_WORDS.contains(w.as_str()) || PLACE_WORDS.contains(w.as_str()));
    let word = last.as_str();
    long.starts_with(short)
        && last.len() > 2
        && (kind || !(COMMON.contains(word) || PLACE_WORDS.contains(word)))
        && !(rest.len() > 2 && short.len() == 1)
}

/// First and last name agree, whatever stands between; nicknames and spellings agree.
fn same_person(short: &[String], long: &[String]) -> bool {
    let (Some(last), Some(long_last)) = (short.last(), long.last()) else {
        return false;
    };
    if !(last == long_last || same_spelling(last, long_last)) {
        return false;
    }
    match (short, long) {
        ([_], _) => true,
        ([first, ..], [long_first, ..]) => {
            first == long_first
                || nicknames(first, long_first)
                || same_spelling(first, long_first)
                || long.get(1..).is_some_and(|w| w.contains(first))
                || initial_of(first, long_first)
                || initial_of(long_first, first)
        }
        _ => false,
    }
}

fn initial_of(short: &str, long: &str) -> bool {
    short.chars().count() == 1 && long.starts_with(short)
}

fn nicknames(a: &str, b: &str) -> bool {
    match (NICKNAMES.get(a), NICKNAMES.get(b)) {
        (Some(a), Some(b)) => a.iter().any(|line| b.contains(line)),
        _ => false,
    }
}

/// Is this (lower case) one of the listed given names?
pub(super) fn is_given_name(word: &str) -> bool {
    NICKNAMES.contains_key(word)
}

/// Longest word, in bytes, that spelling is compared for.
const LONGEST_WORD: usize = 40;

fn same_spelling(a: &str, b: &str) -> bool {
    let fit = |w: &str| w.len() <= LONGEST_WORD && w.chars().count() >= 5;
    fit(a) && fit(b) && normalized_damerau_levenshtein(a, b) > SAME_SPELLING
}

/// The capitals of the long name, with or without its small words: "FDA", "D.O.J.".
fn is_acronym_of(short: &str, long: &str) -> bool {
    let letters: String = short.chars().filter(|c| *c != '.').collect();
    let count = letters.chars().count();
    if !(2..=8).contains(&count) || !letters.chars().all(|c| c.is_uppercase() || c == '&') {
        return false;
    }
    let initials = |all: bool| -> String {
        long.split([' ', '-', '\u{A0}'])
            .filter_map(|word| word.chars().next())
            .filter(|c| all || c.is_uppercase() || *c == '&')
            .filter(|c| c.is_alphabetic() || *c == '&')
            .flat_map(char::to_uppercase)
            .take(12)
            .collect()
    };
    let plain = initials(false);
    letters == plain
        || letters == initials(true)
        || plain
            .strip_prefix('T')
            .is_some_and(|p| p == letters && long.starts_with("The "))
}
