//! The best match of a clause of one claim with a clause of the other: a short sentence that
//! reports one thing against a long one that reports it among others.
//!
//! A clause here is what stands between commas, dashes, quotation marks and words that begin a
//! clause; one with few content words is joined to the next.

use super::super::unit::Unit;
use super::super::vocabulary::{Token, Vocabulary};
use crate::claim::Report;
use crate::text::normal;

/// Content words that a clause has at least.
const FEWEST: usize = 3;
/// What a near spelling counts beside the same stem.
const NEAR: f64 = 0.85;
/// Added to the weight of two clauses, so that very short ones do not match wholly by one word.
const PRIOR: f64 = 0.5;
/// Words that begin a clause.
const OPENERS: [&str; 10] = [
    "while", "after", "because", "although", "but", "who", "which", "that", "when", "and",
];

pub(in super::super) const NAMES: [&str; 2] = ["clause_dice", "clause_mass"];

/// A stretch of a claim.
pub(in super::super) struct Clause {
    /// Its distinct stems, ascending.
    stems: Vec<u32>,
    /// Sum of their weights.
    mass: f64,
}

/// Cuts a claim into clauses, in order.
pub(in super::super) fn clauses(
    report: &Report,
    tokens: &[Token],
    vocabulary: &Vocabulary,
) -> Vec<Clause> {
    let mut runs: Vec<Vec<u32>> = Vec::new();
    let mut current: Vec<u32> = Vec::new();
    let mut content = 0;
    let mut end = None;
    for token in tokens {
        let gap = end.and_then(|end| report.article.text.get(end..token.span.start));
        let opens = OPENERS.contains(&vocabulary.stem(token.stem).text.as_str());
        if content >= FEWEST && (opens || gap.is_some_and(cuts)) {
            runs.push(std::mem::take(&mut current));
            content = 0;
        }
        content += usize::from(!vocabulary.stem(token.stem).stop);
        current.push(token.stem);
        end = Some(token.span.end);
    }
    match runs.last_mut() {
        Some(last) if content < FEWEST => last.append(&mut current),
        _ => runs.push(current),
    }
    runs.into_iter()
        .map(|mut stems| {
            stems.sort_unstable();
            stems.dedup();
            let mass = stems.iter().map(|s| vocabulary.stem(*s).weight).sum();
            Clause { stems, mass }
        })
        .collect()
}

/// Does what stands between two words end a clause?
fn cuts(gap: &str) -> bool {
    let gap = normal::normalize(gap);
    gap.contains([',', ';', ':', '"', '-'])
}

/// The highest Dice overlap of a clause of each, and the log of the largest weight that a clause
/// of each shares.
pub(in super::super) fn measure(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> [f64; 2] {
    let (mut dice, mut mass) = (0.0_f64, 0.0_f64);
    let found = |from: &Unit, to: &Unit| -> Vec<Vec<u32>> {
        let matched =
            |stem: &&u32| to.holds(**stem) || vocabulary.near(**stem).iter().any(|n| to.holds(*n));
        let of = |clause: &Clause| clause.stems.iter().filter(matched).copied().collect();
        from.clauses.iter().map(of).collect()
    };
    let (in_b, in_a) = (found(a, b), found(b, a));
    for (x, mine) in a.clauses.iter().zip(&in_b) {
        for (y, theirs) in b.clauses.iter().zip(&in_a) {
            let (there, here) = (covered(mine, y, vocabulary), covered(theirs, x, vocabulary));
            dice = dice.max((there + here) / (x.mass + y.mass + PRIOR));
            mass = mass.max(there.min(here));
        }
    }
    [dice, mass.ln_1p()]
}

/// The weight of those stems that a clause holds.
fn covered(stems: &[u32], by: &Clause, vocabulary: &Vocabulary) -> f64 {
    let holds = |stem: &u32| by.stems.binary_search(stem).is_ok();
    stems
        .iter()
        .map(|stem| {
            let weight = vocabulary.stem(*stem).weight;
            if holds(stem) {
                weight
            } else if vocabulary.near(*stem).iter().any(holds) {
                weight * NEAR
            } else {
                0.0
            }
        })
        .sum()
}
