//! What the claims beside the other one hold too: reports cut the same matter into sentences
//! at different places, and name in the sentence before what a pronoun takes up in the next.

use super::super::unit::Unit;
use super::super::vocabulary::Vocabulary;

/// What a near spelling counts beside the same stem.
const NEAR: f64 = 0.85;
/// What a stem counts that only a neighbour of the other claim holds.
const BESIDE: f64 = 0.5;

pub(in super::super) const NAMES: [&str; 3] = [
    "surroundings_coverage_high",
    "surroundings_coverage_low",
    "surroundings_gain",
];

/// Share of a claim's content words that stand in the other claim or, for half, in the claims
/// before and after it: the higher and the lower of both directions, and the most that the
/// neighbours added to either; 0..1.
pub(in super::super) fn measure(
    a: u32,
    b: u32,
    units: &[Unit],
    vocabulary: &Vocabulary,
) -> [f64; 3] {
    let x = covered(a, b, units, vocabulary);
    let y = covered(b, a, units, vocabulary);
    [x.0.max(y.0), x.0.min(y.0), x.1.max(y.1)]
}

/// The share of unit `a`'s content that `b` and its neighbours hold, and what they added to it.
fn covered(a: u32, b: u32, units: &[Unit], vocabulary: &Vocabulary) -> (f64, f64) {
    let (a, b) = (a as usize, b as usize);
    let (unit, other) = (&units[a], &units[b]);
    let beside = |at: Option<usize>| {
        let neighbour = at.and_then(|n| units.get(n));
        neighbour.filter(|n| n.claim.report == other.claim.report)
    };
    let neighbours = [beside(b.checked_sub(1)), beside(Some(b + 1))];
    let (mut mass, mut alone, mut together) = (0.0, 0.0, 0.0);
    for term in &unit.terms {
        let stem = vocabulary.stem(term.stem);
        if stem.stop {
            continue;
        }
        let held = |by: &Unit| holds(by, term.stem, vocabulary);
        let here = held(other);
        let around = neighbours.iter().flatten().map(|n| BESIDE * held(n));
        mass += stem.weight;
        alone += stem.weight * here;
        together += stem.weight * around.fold(here, f64::max);
    }
    if mass > 1e-9 {
        (together / mass, (together - alone) / mass)
    } else {
        (0.0, 0.0)
    }
}

/// 1 for the stem itself, less for a near spelling, 0 for neither.
fn holds(unit: &Unit, stem: u32, vocabulary: &Vocabulary) -> f64 {
    if unit.holds(stem) {
        1.0
    } else if vocabulary.near(stem).iter().any(|n| unit.holds(*n)) {
        NEAR
    } else {
        0.0
    }
}
