//! What befell people: the dead, the hurt, the missing (`fates.txt`).
//!
//! Numbers of people to whom two things happened are never set against each other ([`fate`]); the
//! same people of whom two such things are told are a contradiction ([`find`]).

use super::assertion::{left_open, negation};
use super::facing::{ClaimFacts, Facing, Word};
use super::verbs::is_past;
use super::{Difference, slots};
use crate::text::Span;
use crate::text::numbers::{Agreement, Quantity};
use crate::text::word_list;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// A word for what befalls people to the number of its line.
static FATES: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = word_list(include_str!("fates.txt")).enumerate();
    lines
        .flat_map(|(number, line)| line.split_whitespace().map(move |word| (word, number)))
        .collect()
});

/// Words between a number and the word for what befell those it counts.
const REACH: usize = 6;

/// Lines of `fates.txt` of which one person can only have one at a time: the dead, the hurt, the
/// missing.
const EXCLUSIVE: usize = 3;

/// Least agreement of the words around, where both claims count the same number of people, and
/// where neither counts.
const SAME_NUMBER: f64 = 0.2;
const NO_NUMBER: f64 = 0.5;

/// What befell those that a number counts, by the nearest word that tells; of two as near, the one
/// before ("*injuring* 41 people").
pub(super) fn fate(facts: &ClaimFacts, quantity: &Quantity) -> Option<usize> {
    let words = &facts.words;
    let (first, behind) = facts.around(quantity.span);
    // Behind "and" something else begins: "one died and 20 were taken to hospital".
    let goes_on = |word: &&Word| !matches!(word.normal.as_str(), "and" | "but" | "while" | "or");
    let before = words.iter().take(first).rev().take(REACH);
    let after = words.iter().skip(behind).take(REACH);
    let known =
        |(distance, word): (usize, &Word)| Some((distance, *FATES.get(word.normal.as_str())?));
    let before = before.take_while(goes_on).enumerate().filter_map(known);
    let after = after.take_while(goes_on).enumerate().filter_map(known);
    let found = before.chain(after);
    // `min_by_key` keeps the first of those as near.
    found
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, fate)| fate)
}

/// "Two passengers were killed" against "two passengers were hurt": each claim tells one thing
/// only, of the same people.
pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let same = facing.is_same();
    if same && let Some(denied) = denied(facing) {
        return vec![denied];
    }
    let told = |facts| same.then(|| only_fate(facts)).flatten();
    let (Some(a), Some(b)) = (told(facing.facts_a), told(facing.facts_b)) else {
        return Vec::new();
    };
    let around = slots::agreement(facing, a.span, b.span);
    let least = match (a.number, b.number) {
        (Some(x), Some(y)) if x.agreement(y) == Some(Agreement::Equal) => SAME_NUMBER,
        (None, None) => NO_NUMBER,
        _ => return Vec::new(),
    };
    if a.fate == b.fate || around < least {
        return Vec::new();
    }
    vec![facing.contradiction(a.span, b.span)]
}

/// "Nobody was hurt" against "14 officers were hurt".
fn denied(facing: &Facing) -> Option<Difference> {
    let told = |facts| only_fate(facts).filter(|told| told.number.is_none_or(|n| n.high > 0.0));
    let (a, b) = match (told(facing.facts_a), told(facing.facts_b)) {
        (Some(told), None) => {
            let denied = denied_fate(facing.facts_b, facing.facts_a);
            (told.span, denied.filter(|(fate, _)| *fate == told.fate)?.1)
        }
        (None, Some(told)) => {
            let denied = denied_fate(facing.facts_a, facing.facts_b);
            (denied.filter(|(fate, _)| *fate == told.fate)?.1, told.span)
        }
        _ => return None,
    };
    Some(facing.contradiction(a, b))
}

/// Words for nobody, and words that take somebody out of it.
const NOBODY: [&str; 4] = ["nobody", "no", "none", "neither"];
const BUT: [&str; 6] = ["except", "apart", "other", "else", "seriously", "but"];

/// The fate that a claim denies of everybody whom the other tells of, with the words from "nobody"
/// to it: "no passenger was hurt" says nothing of the stewards.
fn denied_fate(facts: &ClaimFacts, other: &ClaimFacts) -> Option<(usize, Span)> {
    let mut known = facts.words.iter().enumerate().filter_map(|(n, w)| {
        let fate = *FATES.get(w.normal.as_str())?;
        Some((n, fate, w))
    });
    let (at, fate, word) = known.next()?;
    let but = |w: &Word| BUT.contains(&w.normal.as_str());
    if fate >= EXCLUSIVE || known.next().is_some() || facts.words.iter().any(but) {
        return None;
    }
    let before = facts.words.get(at.saturating_sub(REACH)..at)?;
    let at = before
        .iter()
        .position(|w| NOBODY.contains(&w.normal.as_str()))?;
    let (nobody, next) = (before.get(at)?, before.get(at + 1));
    // "No fewer than 12" is a number.
    let counts = next.is_some_and(|w| matches!(w.normal.as_str(), "fewer" | "less" | "more"));
    if counts {
        return None;
    }
    let doubted = before
        .iter()
        .any(|w| matches!(w.normal.as_str(), "if" | "whether" | "that"));
    let mut whom = before.iter().skip(at + 1);
    let told = |w: &Word| w.weight == 0.0 || other.words.iter().any(|o| o.number == w.number);
    (!doubted && whom.all(told)).then(|| (fate, Span::new(nobody.span.start, word.span.end)))
}

/// Which things a claim tells to have befallen people, by their lines.
pub(super) fn fates(facts: &ClaimFacts) -> BTreeSet<usize> {
    let words = facts.words.iter();
    words
        .filter_map(|w| FATES.get(w.normal.as_str()).copied())
        .collect()
}

/// The one thing that a claim tells to have befallen people.
struct Told<'f> {
    fate: usize,
    span: Span,
    number: Option<&'f Quantity>,
}

/// The one fate that a claim tells as a fact; none where it tells several.
fn only_fate(facts: &ClaimFacts) -> Option<Told<'_>> {
    let words = facts.words.iter().enumerate();
    let mut known = words.filter_map(|(n, w)| Some((n, *FATES.get(w.normal.as_str())?, w)));
    let (at, fate, word) = known.next()?;
    let (_, several) = (word, known.any(|(_, other, _)| other != fate));
    let state =
        is_past(word) || matches!(word.normal.as_str(), "dead" | "died" | "hurt" | "missing");
    let told = state && !left_open(facts, at) && negation(facts, at).is_none();
    if several || !told || fate >= EXCLUSIVE {
        return None;
    }
    let mut numbers = facts.quantities.iter();
    let number = numbers.find(|q| self::fate(facts, q) == Some(fate));
    Some(Told {
        fate,
        span: word.span,
        number,
    })
}

#[cfg(test)]
mod tests {
    use super::super::test_support::differences;
    use super::find;

    #[test]
    fn two_fates_of_the_same_people_exclude_each_other() {
        for (a, b, expected) in [
            (
                "Two passengers were killed when the ferry ran aground off Harwick.",
                "Two passengers were injured when the ferry ran aground off Harwick.",
                vec!["killed | injured"],
            ),
            (
                "The mate of the ferry drowned off Harwick on Monday night.",
                "The mate of the ferry was injured off Harwick on Monday night.",
                vec!["drowned | injured"],
            ),
            (
                "No passenger was hurt when the ferry ran aground off Harwick.",
                "Fourteen passengers were hurt when the ferry ran aground off Harwick.",
                vec!["No passenger was hurt | hurt"],
            ),
            (
                "Nobody was hurt.",
                "One steward was slightly hurt.",
                vec!["Nobody was hurt | hurt"],
            ),
            (
                "No fewer than 12 stewards were hurt when the ferry ran aground off Harwick.",
                "Twelve stewards were hurt when the ferry ran aground off Harwick.",
                vec![],
            ),
            (
                "No passenger was hurt when the ferry ran aground off Harwick.",
                "Two stewards were hurt when the ferry ran aground off Harwick.",
                vec![],
            ),
            (
                "Nobody was hurt except two stewards when the ferry ran aground off Harwick.",
                "Two stewards were hurt when the ferry ran aground off Harwick.",
                vec![],
            ),
            // Others, several things, a thing left open.
            (
                "Two passengers were killed when the ferry ran aground off Harwick.",
                "Forty passengers were injured when the ferry ran aground off Harwick.",
                vec![],
            ),
            (
                "Two passengers were killed when the ferry ran aground off Harwick.",
                "Two passengers were injured and one died when the ferry ran aground off Harwick.",
                vec![],
            ),
            (
                "Two passengers were killed when the ferry ran aground off Harwick.",
                "Two passengers might be injured when the ferry ran aground off Harwick.",
                vec![],
            ),
        ] {
            assert_eq!(differences(find, a, b), expected, "{b}");
        }
    }
}
