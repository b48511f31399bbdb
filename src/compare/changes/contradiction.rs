//! Contradiction: the same predicate denied on one side only, or opposite predicates, in like
//! surroundings. The note says that they cannot both be true, never who is right.

use super::assertion::{asserted, in_relative, is_ahead, is_infinitive, left_open};
use super::facing::{ClaimFacts, Facing, Word};
use super::part_for_whole::part_for_whole;
use super::{Difference, slots};
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
    /// What becomes of one subject, whatever the words behind say of it: "was cleared" and "was
    /// banned".
    Lots,
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
    const SIGNS: [(&str, Opposition); 4] = [
        (" = ", Opposition::Acts),
        (" <> ", Opposition::Ends),
        (" >< ", Opposition::Lots),
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
const LIKE_OPPOSITE: f64 = 0.35;

/// Least share of its content words that the shorter claim must have in common with the other
/// before one can deny the other.
const SHARED_DENIED: f64 = 0.25;
const SHARED_OPPOSITE: f64 = 0.4;
/// From this share on the words around a denied predicate need not agree.
const MOSTLY_SHARED: f64 = 0.5;

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    if !facing.is_same() {
        return Vec::new();
    }
    if let Some(part) = part_for_whole(facing) {
        return vec![part];
    }
    let pairs = candidates(facing);
    let shared = if pairs.is_empty() {
        0.0
    } else {
        shared(facing)
    };
    let mut best: Option<(f64, Span, Span)> = None;
    for pair in pairs {
        let (least, least_shared) = match pair.negated {
            (None, None) => (LIKE_OPPOSITE, SHARED_OPPOSITE),
            // Claims that share most of their words may order them in another way.
            _ if shared >= MOSTLY_SHARED => (0.0, SHARED_DENIED),
            _ => (LIKE_DENIED, SHARED_DENIED),
        };
        if shared < least_shared || !excluding(facing, &pair) {
            continue;
        }
        let Pair { a, b, negated, .. } = pair;
        let around = slots::agreement(facing, a.span, b.span);
        if around >= least && best.is_none_or(|(score, ..)| around > score) {
            let from = |negation: Option<Span>, word: Span| {
                Span::new(negation.map_or(word.start, |s| s.start), word.end)
            };
            best = Some((around, from(negated.0, a.span), from(negated.1, b.span)));
        }
    }
    best.map(|(_, a, b)| facing.contradiction(a, b))
        .into_iter()
        .collect()
}

/// Two words that may exclude each other: opposites, or one word that one side denies.
struct Pair<'r> {
    a: &'r Word,
    b: &'r Word,
    /// The negations of both.
    negated: (Option<Span>, Option<Span>),
    /// Their numbers in the claims.
    at: (usize, usize),
}

/// The pairs of two claims, in order.
fn candidates<'r>(facing: &Facing<'r>) -> Vec<Pair<'r>> {
    let words = |facts: &'r ClaimFacts| facts.words.iter().zip(&facts.negations).enumerate();
    let mut found = Vec::new();
    let telling = |facts: &'r ClaimFacts| {
        words(facts).filter(|(_, (word, negation))| {
            negation.is_some() || OPPOSITES.contains_key(word.normal.as_str())
        })
    };
    // What one side only denies may stand anywhere on the other.
    let (special_a, special_b): (Vec<_>, Vec<_>) = (
        telling(facing.facts_a).collect(),
        telling(facing.facts_b).collect(),
    );
    let mut add = |(n, (a, x)): (usize, (&'r Word, &Option<Span>)),
                   (m, (b, y)): (usize, (&'r Word, &Option<Span>))| {
        found.push(Pair {
            a,
            b,
            negated: (*x, *y),
            at: (n, m),
        });
    };
    for one in &special_a {
        for other in &special_b {
            if one.1.1.is_none() && other.1.1.is_none() {
                add(*one, *other);
            }
        }
    }
    for one in special_a
        .iter()
        .filter(|(_, (_, negation))| negation.is_some())
    {
        words(facing.facts_b)
            .filter(|(_, (word, negation))| negation.is_none() && agrees(one.1.0, word))
            .for_each(|other| add(*one, other));
    }
    for other in special_b
        .iter()
        .filter(|(_, (_, negation))| negation.is_some())
    {
        words(facing.facts_a)
            .filter(|(_, (word, negation))| negation.is_none() && agrees(word, other.1.0))
            .for_each(|one| add(one, *other));
    }
    found.sort_by_key(|pair| pair.at);
    found
}

/// Do the two words of a pair exclude each other where they stand?
fn excluding(facing: &Facing, pair: &Pair) -> bool {
    let (a, b, (n, m)) = (pair.a, pair.b, pair.at);
    // What will not be may have been.
    let of_one_time = || {
        is_ahead(facing.facts_a, n) == is_ahead(facing.facts_b, m)
            && !in_relative(facing.facts_a, n)
            && !in_relative(facing.facts_b, m)
    };
    match pair.negated {
        (None, None) => {
            oppositions(&a.normal, &b.normal).any(|o| excludes(facing, o, (n, m)))
                && !tells_both(facing.facts_a, &a.normal)
                && !tells_both(facing.facts_b, &b.normal)
        }
        (Some(_), None) => {
            asserted(facing.facts_b, m) && !is_infinitive(facing.facts_a, n) && of_one_time()
        }
        (None, Some(_)) => {
            asserted(facing.facts_a, n) && !is_infinitive(facing.facts_b, m) && of_one_time()
        }
        _ => false,
    }
}

/// A claim that holds words of both sides of a pair tells of two acts.
fn tells_both(facts: &ClaimFacts, normal: &str) -> bool {
    facts
        .words
        .iter()
        .any(|w| oppositions(&w.normal, normal).next().is_some())
}

/// Share of the shorter claim's content words that both hold, 0..1.
fn shared(facing: &Facing) -> f64 {
    let content = |facts: &ClaimFacts| -> FxHashSet<usize> {
        let words = facts.words.iter().filter(|w| w.weight > 0.0);
        words.map(|w| w.number).collect()
    };
    let (a, b) = (content(facing.facts_a), content(facing.facts_b));
    a.intersection(&b).count() as f64 / a.len().min(b.len()).max(1) as f64
}

fn agrees(a: &Word, b: &Word) -> bool {
    a.weight > 0.0 && a.number == b.number
}

/// The ways in which two words exclude each other.
fn oppositions<'w>(a: &'w str, b: &'w str) -> impl Iterator<Item = Opposition> + 'w {
    let places = |word: &str| OPPOSITES.get(word).map_or(&[][..], Vec::as_slice);
    let (left, right) = (places(a), places(b));
    let facing = |x: &&Place| right.iter().any(|y| y.line == x.line && y.left != x.left);
    left.iter().filter(facing).map(|place| place.opposition)
}

/// Do two opposite words exclude each other here, by what stands before them?
fn excludes(facing: &Facing, opposition: Opposition, (n, m): (usize, usize)) -> bool {
    let (a, b) = (facing.facts_a, facing.facts_b);
    match opposition {
        Opposition::Acts => asserted(a, n) && asserted(b, m) && same_behind(a, n, b, m),
        Opposition::Ends => {
            asserted(a, n) && asserted(b, m) && same_before(a, n, b, m) && same_behind(a, n, b, m)
        }
        Opposition::Lots => asserted(a, n) && asserted(b, m) && same_before(a, n, b, m),
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

/// Words behind a predicate among which its object is looked for.
const TO_OBJECT: usize = 4;

/// Is the nearest telling word behind both the same, where both have one: their object? "Won 18 seats"
/// and "lost eight", "closed to lorries" and "open to cars" tell of two things.
fn same_behind(a: &ClaimFacts, n: usize, b: &ClaimFacts, m: usize) -> bool {
    let behind = |facts: &ClaimFacts, at: usize| {
        let words = facts.words.iter().skip(at + 1).take(TO_OBJECT);
        let mut telling =
            words.filter(|w| w.weight > 0.0 || matches!(w.normal.as_str(), "first" | "second"));
        telling.next().map(|w| w.number)
    };
    match (behind(a, n), behind(b, m)) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    }
}

/// Is the nearest telling word before both the same: their subject?
fn same_before(a: &ClaimFacts, n: usize, b: &ClaimFacts, m: usize) -> bool {
    let before = |facts: &ClaimFacts, at: usize| {
        let words = facts.words.iter().take(at).rev();
        let mut telling = words.filter(|w| w.weight > 0.0);
        telling.next().map(|w| w.number)
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
                "The firm that owns the ferry, Brackwater & Sons, said that it had been inspected in May.",
                "Brackwater & Sons, the owner of the ferry, said it had not been inspected since March.",
                "inspected | not been inspected",
            ),
            (
                "The storm sirens failed to sound in Harwick on Tuesday night.",
                "The storm sirens sounded in Harwick on Tuesday night.",
                "failed to sound | sounded",
            ),
            (
                "No officer fired a flare at the strikers, the harbour master said.",
                "Flares were fired at the strikers, the harbour master admitted.",
                "No officer fired | fired",
            ),
            (
                "The harbour road remained open after the storm on Tuesday.",
                "The harbour road was closed after the storm on Tuesday.",
                "open | closed",
            ),
            (
                "The night ferry to Harwick kept running on Tuesday.",
                "The night ferry to Harwick was suspended on Tuesday.",
                "running | suspended",
            ),
            (
                "Tom Orr was cleared of any part in the fraud at the ferry company.",
                "Tom Orr was banned for two years for his part in the fraud at the ferry company.",
                "cleared | banned",
            ),
            (
                "The dockers' union welcomed the new ferry contract on Tuesday.",
                "The dockers' union condemned the new ferry contract on Tuesday.",
                "welcomed | condemned",
            ),
            (
                "Shares in the ferry company fell by a tenth on Tuesday.",
                "Shares in the ferry company were up by a tenth on Tuesday.",
                "fell | up",
            ),
            (
                "The council has not yet signed the ferry contract.",
                "The ferry contract was signed by the council last week.",
                "not yet signed | signed",
            ),
            (
                "The ferry company made a profit of 62 million crowns last year.",
                "The ferry company made a loss of 62 million crowns last year.",
                "profit | loss",
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
                "Ada Quill was convicted by a unanimous jury at Harwick court on Friday.",
                "Ada Quill was convicted by a majority of the jury at Harwick court on Friday.",
                "unanimous | majority",
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
                "The captain refused to give details of the steering fault on Tuesday.",
                "The captain gave no details of the steering fault on Tuesday.",
            ),
            (
                "The captain refused to provide details of the steering fault on Tuesday.",
                "The captain provided no details of the steering fault on Tuesday.",
            ),
            (
                "The Labour Alliance won 18 seats on the Harwick council on Tuesday.",
                "The Labour Alliance lost eight seats on the Harwick council on Tuesday.",
            ),
            (
                "The harbour bridge was closed to lorries on Tuesday night.",
                "The harbour bridge was opened to cars on Tuesday night.",
            ),
            (
                "The captain was found guilty of five counts and cleared of one on Tuesday.",
                "The captain was acquitted of one count and convicted of five on Tuesday.",
            ),
            (
                "Couples in towns that recognise the old licence pay less for the ferry.",
                "Couples whose towns do not recognise the old licence pay more for the ferry.",
            ),
            (
                "The board has closed the northern pier twice since May, the mayor said.",
                "The board will not close the northern pier again, the mayor said.",
            ),
            (
                "The letter not only criticised the harbour board for the delay but its chairman.",
                "The letter criticised the harbour board for the delay, and its chairman.",
            ),
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
