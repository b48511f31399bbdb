//! Which pronoun a person goes with: by first name, and by the report's own pronouns.
//!
//! The report's pronouns are counted where the sentence before leaves no doubt whom they mean: it
//! has one subject that is a person, or names one person alone ("Ana Reyes runs the harbour. She
//! …"), and in a relative clause ("Ana Reyes, who lives with her son"). The idea of a sentence's
//! centre that the next one takes up as its pronoun is that of Grosz, Joshi and Weinstein (1995).

use super::grammar::Roles;
use super::people::People;
use super::phrases::leading_subject;
use super::tokens::{Kind, Passage};
use crate::text::normal::without_accents;
use crate::text::word_map;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Which pronoun a person goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
}

/// First names in lower case, each with `f` or `m`.
static FIRST_NAMES: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| word_map(include_str!("first_names.txt")));

/// The pronoun that a first name in lower case goes with; of a double one, that of its second part
/// ("Jean-Luc").
pub(super) fn of_first_name(name: &str) -> Option<Gender> {
    let plain = without_accents(name);
    let last = plain.rsplit('-').next().unwrap_or_default();
    let letter = FIRST_NAMES.get(plain.as_str()).or(FIRST_NAMES.get(last));
    letter.map(|letter| match *letter {
        "f" => Gender::Female,
        _ => Gender::Male,
    })
}

/// Is this, in lower case, a first name that stands in news?
pub fn is_first_name(name: &str) -> bool {
    of_first_name(name).is_some()
}

/// The gender of "he" or "she".
pub(super) fn of_pronoun(word: &str) -> Option<Gender> {
    match word {
        "he" => Some(Gender::Male),
        "she" => Some(Gender::Female),
        _ => None,
    }
}

/// Counts the pronouns that a report uses for its people.
pub(super) fn note_pronouns(people: &mut People, passages: &[Passage]) {
    let mut centre = None;
    for passage in passages.iter().filter(|p| !p.headline) {
        for sentence in &passage.sentences {
            let subject = leading_subject(passage, sentence).filter(|s| s.len() == 1);
            let pronoun = subject.and_then(|s| of_pronoun(passage.word(s.start)));
            if let (Some(gender), Some(person)) = (pronoun, centre) {
                people.goes_with(person, gender);
            }
            let quoted = sentence.clone().all(|n| !passage.is_word(n));
            if pronoun.is_none() && !quoted {
                centre = centre_of(people, passage, sentence);
            }
            note_relative_clauses(people, passage, sentence);
        }
    }
}

/// The person whom a sentence is about: its subject, else the only one that it names.
fn centre_of(people: &People, passage: &Passage, sentence: &Range<usize>) -> Option<usize> {
    let span = passage.cover(sentence.clone());
    let mut only = None;
    let mut several = false;
    for place in people.places_in(span).filter(|p| p.human) {
        if place.leads {
            return Some(place.named);
        }
        several |= only.is_some_and(|other| other != place.named);
        only = Some(place.named);
    }
    only.filter(|_| !several)
}

/// `Ana Reyes, who lives with her son`.
fn note_relative_clauses(people: &mut People, passage: &Passage, sentence: &Range<usize>) {
    let span = passage.cover(sentence.clone());
    let places: Vec<(usize, usize)> = people
        .places_in(span)
        .filter(|p| p.human)
        .map(|p| (p.at + p.length, p.named))
        .take(20)
        .collect();
    for (end, named) in places {
        let next = passage.tokens.partition_point(|t| t.span.start < end);
        let clause = next + 1..next + 14;
        if !passage.is(next, Kind::Comma) || !matches!(passage.word(clause.start), "who" | "whose")
        {
            continue;
        }
        let own = clause
            .take_while(|n| passage.is_word(*n))
            .find_map(|n| match passage.word(n) {
                "his" => Some(Gender::Male),
                "her" if possesses(passage, n) => Some(Gender::Female),
                _ => None,
            });
        if let Some(gender) = own {
            people.goes_with(named, gender);
        }
    }
}

/// Does "her" stand before a noun?
fn possesses(passage: &Passage, her: usize) -> bool {
    let other = Roles::PREPOSITION
        .with(Roles::CONJUNCTION)
        .with(Roles::DETERMINER)
        .with(Roles::TIME)
        .with(Roles::ADVERB);
    passage.is_word(her + 1) && !passage.has(her + 1, other)
}
