//! Contradiction: the same predicate denied on one side only, or opposite predicates, in like
//! surroundings. The note says that both cannot be true, never who is right.

use super::facing::{ClaimFacts, Facing, Word};
use super::{Difference, slots};
use crate::align::Relation;
use crate::compare::model::ChangeKind;
use crate::text::{Span, word_list};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// A word to the numbers of its pairs, and on which side of each it stands.
static OPPOSITES: LazyLock<FxHashMap<&'static str, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let mut map: FxHashMap<&str, Vec<(usize, bool)>> = FxHashMap::default();
    for (number, line) in word_list(include_str!("antonyms.txt")).enumerate() {
        if let Some((left, right)) = line.split_once('=') {
            for word in left.split_whitespace() {
                map.entry(word).or_default().push((number, true));
            }
            for word in right.split_whitespace() {
                map.entry(word).or_default().push((number, false));
            }
        }
    }
    map
});

/// Least agreement of the words around.
const LIKE: f64 = 0.5;

/// Words between a negation and its predicate.
const REACH: usize = 3;

/// Words of a clause that are looked at.
const CLAUSE: usize = 10;

/// Least share of its content words that the shorter claim must have in common with the other
/// before one can deny the other.
const SHARED_WORDS: f64 = 0.5;

const NEGATIONS: [&str; 13] = [
    "not", "never", "didn't", "doesn't", "don't", "wasn't", "weren't", "isn't", "aren't", "hasn't",
    "haven't", "won't", "wouldn't",
];

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let same = facing
        .link
        .is_some_and(|link| link.relation == Relation::Same);
    if let Some(part) = part_for_whole(facing).filter(|_| same) {
        return vec![part];
    }
    if !same || shared(facing) < SHARED_WORDS {
        return Vec::new();
    }
    let (words_a, words_b) = (&facing.facts_a.words, &facing.facts_b.words);
    let negations = |facts: &ClaimFacts| -> Vec<Option<Span>> {
        (0..facts.words.len()).map(|n| negation(facts, n)).collect()
    };
    let negations_a = negations(facing.facts_a);
    let negations_b = negations(facing.facts_b);
    let mut best: Option<(f64, Span, Span)> = None;
    for (n, a) in words_a.iter().enumerate() {
        for (m, b) in words_b.iter().enumerate() {
            let negated = (
                negations_a.get(n).copied().flatten(),
                negations_b.get(m).copied().flatten(),
            );
            let opposed = match negated {
                (None, None) => {
                    opposite(&a.normal, &b.normal)
                        && asserted(facing.facts_a, n)
                        && asserted(facing.facts_b, m)
                        && !holds(facing.facts_a, &b.stem)
                        && !holds(facing.facts_b, &a.stem)
                }
                (Some(_), None) => {
                    agrees(a, b) && asserted(facing.facts_b, m) && !is_infinitive(facing.facts_a, n)
                }
                (None, Some(_)) => {
                    agrees(a, b) && asserted(facing.facts_a, n) && !is_infinitive(facing.facts_b, m)
                }
                _ => false,
            };
            if !opposed {
                continue;
            }
            let around = slots::agreement(facing, a.span, b.span);
            if around >= LIKE && best.is_none_or(|(score, ..)| around > score) {
                let from = |negation: Option<Span>, word: Span| {
                    Span::new(negation.map_or(word.start, |s| s.start), word.end)
                };
                best = Some((around, from(negated.0, a.span), from(negated.1, b.span)));
            }
        }
    }
    best.map(|(_, a, b)| {
        facing.difference(
            ChangeKind::Contradiction,
            a,
            b,
            format!(
                "{} against {}: cannot both be true",
                facing.text_a(a),
                facing.text_b(b)
            ),
        )
    })
    .into_iter()
    .collect()
}

/// Words for less than the whole.
const PARTS: [&str; 8] = [
    "part",
    "parts",
    "portion",
    "section",
    "sections",
    "half",
    "provision",
    "provisions",
];

/// Least agreement of the words around a thing of which one claim tells a part.
const SAME_THING: f64 = 0.3;

/// "Closed part of the pier" against "closed the pier": the same verb, a part or the whole of the
/// same thing.
fn part_for_whole(facing: &Facing) -> Option<Difference> {
    let (parts_a, parts_b) = (parts(facing.facts_a), parts(facing.facts_b));
    let (first, second) = match (parts_a.is_empty(), parts_b.is_empty()) {
        (false, true) => (&parts_a, (facing.facts_a, facing.facts_b)),
        (true, false) => (&parts_b, (facing.facts_b, facing.facts_a)),
        _ => return None,
    };
    let (mine, theirs) = second;
    for part in first {
        let verb = mine.words.get(part.verb)?;
        let thing = mine.words.get(part.thing)?;
        let at = theirs.words.iter().position(|w| {
            let around = match parts_a.is_empty() {
                true => slots::agreement(facing, w.span, thing.span),
                false => slots::agreement(facing, thing.span, w.span),
            };
            w.stem == thing.stem && around >= SAME_THING
        });
        let Some((at, whole)) = at.and_then(|n| Some((n, theirs.words.get(n)?))) else {
            continue;
        };
        let near = theirs.words.get(at.saturating_sub(REACH)..at);
        let same = near
            .unwrap_or_default()
            .iter()
            .find(|w| w.stem == verb.stem);
        let Some(other) = same else {
            continue;
        };
        let mine = Span::new(verb.span.start, thing.span.end);
        let theirs = Span::new(other.span.start, whole.span.end);
        let (a, b) = match parts_a.is_empty() {
            true => (theirs, mine),
            false => (mine, theirs),
        };
        return Some(facing.difference(
            ChangeKind::Contradiction,
            a,
            b,
            format!(
                "{} against {}: a part against the whole, cannot both be true",
                facing.text_a(a),
                facing.text_b(b)
            ),
        ));
    }
    None
}

/// A part that a claim tells: the numbers of its verb and of the thing.
struct Part {
    verb: usize,
    thing: usize,
}

fn parts(facts: &ClaimFacts) -> Vec<Part> {
    let words = &facts.words;
    let telling = |n: &usize| words.get(*n).is_some_and(|w| w.weight > 0.0);
    (0..words.len())
        .filter(|n| {
            let word = |n: usize| words.get(n).map_or("", |w| w.normal.as_str());
            PARTS.contains(&word(*n)) && word(*n + 1) == "of"
        })
        .filter_map(|n| {
            let verb = (n.saturating_sub(REACH)..n).rev().find(telling)?;
            let thing = (n + 2..n + 2 + REACH).find(telling)?;
            Some(Part { verb, thing })
        })
        .collect()
}

/// A claim that holds both words of a pair tells of two acts.
fn holds(facts: &ClaimFacts, stem: &str) -> bool {
    facts.words.iter().any(|w| w.stem == stem)
}

/// "to not report", "not to report": no statement is denied.
fn is_infinitive(facts: &ClaimFacts, at: usize) -> bool {
    let near = facts.words.get(at.saturating_sub(REACH)..at);
    near.unwrap_or_default().iter().any(|w| w.normal == "to")
}

/// Share of the shorter claim's content words that both hold, 0..1.
fn shared(facing: &Facing) -> f64 {
    let content = |facts: &ClaimFacts| -> FxHashSet<String> {
        let words = facts.words.iter().filter(|w| w.weight > 0.0);
        words.map(|w| w.stem.clone()).collect()
    };
    let (a, b) = (content(facing.facts_a), content(facing.facts_b));
    a.intersection(&b).count() as f64 / a.len().min(b.len()).max(1) as f64
}

/// The negation of the word at `at`, where one stands shortly before it.
fn negation(facts: &ClaimFacts, at: usize) -> Option<Span> {
    let from = at.saturating_sub(REACH);
    let before = facts.words.get(from..at)?;
    let near = before.iter().rev();
    near.take_while(|w| w.weight == 0.0 || w.normal.ends_with("ly") || negates(w))
        .find(|w| negates(w))
        .map(|w| w.span)
}

fn agrees(a: &Word, b: &Word) -> bool {
    a.weight > 0.0 && a.stem == b.stem
}

/// Is this word told as a fact: a finite verb, and no negation, wish or condition in the clause
/// before it?
fn asserted(facts: &ClaimFacts, at: usize) -> bool {
    let clause = facts.words.get(at.saturating_sub(CLAUSE)..at);
    let before = clause.unwrap_or_default();
    let finite = facts
        .words
        .get(at)
        .is_some_and(|w| w.normal.ends_with("ed") || PAST.contains(&w.normal.as_str()))
        || before
            .last()
            .is_some_and(|w| FINITE.contains(&w.normal.as_str()));
    let open = |w: &Word| negates(w) || NO_FACT.contains(&w.normal.as_str());
    finite && !before.iter().any(open)
}

/// Past forms of the pairs that do not end so.
const PAST: [&str; 16] = [
    "rose",
    "fell",
    "won",
    "lost",
    "shut",
    "began",
    "left",
    "forbade",
    "upheld",
    "overturned",
    "mirrors",
    "differs",
    "struck",
    "guilty",
    "legal",
    "illegal",
];

/// Words before a verb that make it a statement.
const FINITE: [&str; 11] = [
    "has", "had", "have", "was", "were", "is", "are", "did", "does", "do", "will",
];

/// Words that leave it open whether the verb behind them is true.
const NO_FACT: [&str; 14] = [
    "should", "would", "could", "might", "may", "must", "if", "unless", "whether", "no", "nor",
    "neither", "without", "denied",
];

fn negates(word: &Word) -> bool {
    NEGATIONS.contains(&word.normal.as_str())
}

fn opposite(a: &str, b: &str) -> bool {
    let (Some(left), Some(right)) = (OPPOSITES.get(a), OPPOSITES.get(b)) else {
        return false;
    };
    left.iter()
        .any(|(pair, side)| right.contains(&(*pair, !side)))
}

#[cfg(test)]
mod tests {
    use super::super::test_support::differences;
    use super::find;

    #[test]
    fn what_cannot_both_be_true() {
        for (a, b, expected) in [
            (
                "The captain did not report the steering fault before the crossing.",
                "The captain had reported the steering fault before the crossing.",
                "not report | reported",
            ),
            (
                "The council approved the new ferry contract late on Tuesday.",
                "The council rejected the new ferry contract late on Tuesday.",
                "approved | rejected",
            ),
            (
                "The storm destroyed a part of the northern pier on Tuesday night.",
                "The storm destroyed the northern pier on Tuesday night.",
                "destroyed a part of the northern | destroyed the northern",
            ),
        ] {
            assert_eq!(differences(find, a, b), [expected], "{a}");
        }
    }

    #[test]
    fn what_can_both_be_true() {
        for (a, b) in [
            (
                "The captain did not report the steering fault before the crossing.",
                "The captain never reported the steering fault before the crossing.",
            ),
            (
                "The council approved the ferry contract.",
                "Fishermen rejected an offer that the harbour made for their old boats.",
            ),
            (
                "Quill once opposed the new pier and now supports the pier, the paper said.",
                "Quill, who supports the pier, once opposed the new pier, the paper said.",
            ),
            (
                "It was not enough to not report the steering fault before the crossing.",
                "The captain had reported the steering fault before the crossing.",
            ),
        ] {
            assert_eq!(differences(find, a, b), [""; 0], "{a}");
        }
    }
}
