//! Soft overlap: how much of one claim's weight stands in the other, near spellings included.

use super::super::unit::Unit;
use super::super::vocabulary::Vocabulary;

/// What a near spelling counts beside the same stem.
const NEAR: f64 = 0.85;

pub(in super::super) const NAMES: [&str; 6] = [
    "coverage_low",
    "shared_mass",
    "rarest_shared",
    "only_these_two",
    "numbers_shared",
    "unmatched_names",
];

/// Twice the weight of what both hold over the weight of both, 0..1.
pub(in super::super) fn soft_dice(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> f64 {
    let both = covered(a, b, vocabulary) + covered(b, a, vocabulary);
    both / (a.mass + b.mass).max(1e-9)
}

/// Share of the heavier side that stands in the other, log of the weight that both hold, weight of
/// the rarest word that both hold, log number of those that no third claim holds, log weight of
/// the numbers that both hold, log weight of names that only one holds.
pub(in super::super) fn measure(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> [f64; 6] {
    let ab = covered(a, b, vocabulary);
    let ba = covered(b, a, vocabulary);
    let (share_a, share_b) = (ab / a.mass.max(1e-9), ba / b.mass.max(1e-9));
    let mut rarest = 0.0_f64;
    let mut only = 0.0_f64;
    let mut number_mass = 0.0_f64;
    for (stem, ..) in a.shared(b) {
        let known = vocabulary.stem(stem);
        if known.stop {
            continue;
        }
        rarest = rarest.max(known.weight);
        if known.frequency == 2 {
            only += 1.0;
        }
        if known.number {
            number_mass += known.weight;
        }
    }
    [
        share_a.min(share_b),
        (ab.min(ba)).ln_1p(),
        rarest,
        only.ln_1p(),
        number_mass.ln_1p(),
        unmatched_names(a, b, vocabulary).ln_1p(),
    ]
}

/// The weight of `a`'s stems that stand in `b`, each at its best match.
pub(in super::super) fn covered(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> f64 {
    a.terms
        .iter()
        .map(|term| {
            let weight = vocabulary.stem(term.stem).weight;
            if b.holds(term.stem) {
                weight
            } else if vocabulary.near(term.stem).iter().any(|n| b.holds(*n)) {
                weight * NEAR
            } else {
                0.0
            }
        })
        .sum()
}

/// The lighter side's weight of names that the other does not hold: two claims that each name
/// somebody else are about different things.
fn unmatched_names(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> f64 {
    let missing = |from: &Unit, to: &Unit| -> f64 {
        from.terms
            .iter()
            .filter(|t| !to.holds(t.stem))
            .map(|t| vocabulary.stem(t.stem))
            .filter(|s| s.name)
            .map(|s| s.weight)
            .sum()
    };
    missing(a, b).min(missing(b, a))
}
