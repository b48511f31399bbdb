//! Contradiction: the same predicate denied on one side only, or opposite predicates, in like
//! surroundings. The note says that both cannot be true, never who is right.

use super::assertion::{REACH, asserted, is_infinitive, left_open, negation};
use super::facing::{ClaimFacts, Facing, Word};
use super::{Difference, slots};
use crate::align::Relation;
use crate::compare::model::ChangeKind;
use crate::text::{Span, word_list};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// How the words of a pair exclude each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opposition {
    /// Two acts.
    Acts,
    /// One act, seen from its two ends: "won" and "lost" of one subject.
    Ends,
    /// Two qualities of an act or a thing.
    Qualities,
}

/// Where a word stands in `antonyms.txt`.
#[derive(Debug, Clone, Copy)]
struct Place {
    line: usize,
    left: bool,
    opposition: Opposition,
}

/// A word to the places where it stands.
static OPPOSITES: LazyLock<FxHashMap<&'static str, Vec<Place>>> = LazyLock::new(|| {
    let mut map: FxHashMap<&str, Vec<Place>> = FxHashMap::default();
    const SIGNS: [(&str, Opposition); 3] = [
        (" = ", Opposition::Acts),
        (" <> ", Opposition::Ends),
        (" ~ ", Opposition::Qualities),
    ];
    for (line, text) in word_list(include_str!("antonyms.txt")).enumerate() {
        let sides = SIGNS.iter().find_map(|(sign, opposition)| {
            let (left, right) = text.split_once(sign)?;
            Some((left, right, *opposition))
        });
        let Some((left, right, opposition)) = sides else {
            continue;
        };
        for (words, left) in [(left, true), (right, false)] {
            for word in words.split_whitespace() {
                map.entry(word).or_default().push(Place {
                    line,
                    left,
                    opposition,
                });
            }
        }
    }
    map
});

/// Least agreement of the words around a predicate that one side denies, and around two opposites:
/// a word and its negation are about the same thing more often than two words of a list.
const LIKE_DENIED: f64 = 0.3;
const LIKE_OPPOSITE: f64 = 0.5;

/// Least share of its content words that the shorter claim must have in common with the other
/// before one can deny the other.
const SHARED_DENIED: f64 = 0.25;
const SHARED_OPPOSITE: f64 = 0.4;

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let same = facing
        .link
        .is_some_and(|link| link.relation == Relation::Same);
    if let Some(part) = part_for_whole(facing).filter(|_| same) {
        return vec![part];
    }
    let shared = shared(facing);
    if !same || shared < SHARED_DENIED {
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
                    opposition(&a.normal, &b.normal).is_some_and(|o| excludes(facing, o, (n, m)))
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
            let (least, least_shared) = match negated {
                (None, None) => (LIKE_OPPOSITE, SHARED_OPPOSITE),
                _ => (LIKE_DENIED, SHARED_DENIED),
            };
            if around >= least
                && shared >= least_shared
                && best.is_none_or(|(score, ..)| around > score)
            {
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

/// Share of the shorter claim's content words that both hold, 0..1.
fn shared(facing: &Facing) -> f64 {
    let content = |facts: &ClaimFacts| -> FxHashSet<String> {
        let words = facts.words.iter().filter(|w| w.weight > 0.0);
        words.map(|w| w.stem.clone()).collect()
    };
    let (a, b) = (content(facing.facts_a), content(facing.facts_b));
    a.intersection(&b).count() as f64 / a.len().min(b.len()).max(1) as f64
}

fn agrees(a: &Word, b: &Word) -> bool {
    a.weight > 0.0 && a.stem == b.stem
}

/// How two words exclude each other, where they do.
fn opposition(a: &str, b: &str) -> Option<Opposition> {
    let (left, right) = (OPPOSITES.get(a)?, OPPOSITES.get(b)?);
    let facing = |x: &&Place| right.iter().any(|y| y.line == x.line && y.left != x.left);
    left.iter().find(facing).map(|place| place.opposition)
}

/// Do two opposite words exclude each other here, by what stands before them?
fn excludes(facing: &Facing, opposition: Opposition, (n, m): (usize, usize)) -> bool {
    let (a, b) = (facing.facts_a, facing.facts_b);
    match opposition {
        Opposition::Acts => asserted(a, n) && asserted(b, m),
        Opposition::Ends => asserted(a, n) && asserted(b, m) && same_before(a, n, b, m),
        // A capital belongs to a name: "the North Pier".
        Opposition::Qualities => {
            let small = |text: &str| text.starts_with(char::is_lowercase);
            let word = |facts: &ClaimFacts, at: usize| facts.words.get(at).map(|w| w.span);
            word(a, n).is_some_and(|s| small(facing.text_a(s)))
                && word(b, m).is_some_and(|s| small(facing.text_b(s)))
                && !left_open(a, n)
                && !left_open(b, m)
        }
    }
}

/// Is the nearest telling word before both the same: their subject?
fn same_before(a: &ClaimFacts, n: usize, b: &ClaimFacts, m: usize) -> bool {
    let before = |facts: &ClaimFacts, at: usize| {
        let words = facts.words.iter().take(at).rev();
        let mut telling = words.filter(|w| w.weight > 0.0);
        telling.next().map(|w| w.stem.clone())
    };
    let first = before(a, n);
    first.is_some() && first == before(b, m)
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
            (
                "The council voted unanimously to close the fish market on Tuesday.",
                "The council voted narrowly to close the fish market on Tuesday.",
                "unanimously | narrowly",
            ),
            (
                "Police arrested the captain of the ferry on Tuesday night.",
                "Police released the captain of the ferry on Tuesday night.",
                "arrested | released",
            ),
            (
                "The mate of the ferry is in stable condition at Harwick hospital.",
                "The mate of the ferry is in critical condition at Harwick hospital.",
                "stable | critical",
            ),
            (
                "Harwick won the rowing cup on Sunday after three races.",
                "Harwick lost the rowing cup on Sunday after three races.",
                "won | lost",
            ),
        ] {
            assert_eq!(differences(find, a, b), [expected], "{a}");
        }
    }

    #[test]
    fn what_can_both_be_true() {
        for (a, b) in [
            (
                "Harwick won the rowing cup against Tarrow on Sunday.",
                "Tarrow lost the rowing cup to Harwick on Sunday.",
            ),
            (
                "The storm broke windows at the North Pier on Tuesday night.",
                "The storm broke windows at the South Pier on Tuesday night.",
            ),
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
