//! What the claims beside the other one hold too: reports cut the same matter into sentences
//! at different places, and name in the sentence before what a pronoun takes up in the next.

use super::super::unit::Unit;
use super::super::vocabulary::Vocabulary;

/// What a near spelling counts beside the same stem.
const NEAR: f64 = 0.85;
/// What a stem counts that only a neighbour of the other claim holds.
const BESIDE: f64 = 0.5;

pub(in super::super) const NAMES: [&str; 2] =
    ["surroundings_coverage_high", "surroundings_coverage_low"];

/// Share of a claim's content words that stand in the other claim or, for half, in the claims
/// before and after it: the higher and the lower of both directions, 0..1.
pub(in super::super) fn measure(
    a: u32,
    b: u32,
    units: &[Unit],
    vocabulary: &Vocabulary,
) -> [f64; 2] {
    let x = covered(a, b, units, vocabulary);
    let y = covered(b, a, units, vocabulary);
    [x.max(y), x.min(y)]
}

/// The share of unit `a`'s content that `b` and its neighbours hold.
fn covered(a: u32, b: u32, units: &[Unit], vocabulary: &Vocabulary) -> f64 {
    let (unit, other) = (&units[a as usize], &units[b as usize]);
    let beside = |at: Option<u32>| {
        let neighbour = at.and_then(|n| units.get(n as usize));
        neighbour.filter(|n| n.claim.report == other.claim.report)
    };
    let neighbours = [beside(b.checked_sub(1)), beside(b.checked_add(1))];
    let (mut mass, mut found) = (0.0, 0.0);
    for term in &unit.terms {
        let stem = vocabulary.stem(term.stem);
        if stem.stop {
            continue;
        }
        let held = |by: &Unit| holds(by, term.stem, vocabulary);
        let around = neighbours.iter().flatten().map(|n| BESIDE * held(n));
        mass += stem.weight;
        found += stem.weight * around.fold(held(other), f64::max);
    }
    if mass > 1e-9 { found / mass } else { 0.0 }
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
