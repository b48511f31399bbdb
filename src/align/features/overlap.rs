//! Soft overlap: how much of one claim's weight stands in the other, near spellings included.

use super::super::unit::Unit;
use super::super::vocabulary::Vocabulary;

/// What a near spelling counts beside the same stem.
const NEAR: f64 = 0.85;

pub(in super::super) const NAMES: [&str; 10] = [
    "soft_dice",
    "coverage_high",
    "coverage_low",
    "shared_mass",
    "rarest_shared",
    "second_rarest_shared",
    "only_these_two",
    "numbers_shared",
    "numbers_conflict",
    "unmatched_names",
];

/// Soft overlap, rare words, numbers.
pub(in super::super) fn measure(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> [f64; 10] {
    let ab = covered(a, b, vocabulary);
    let ba = covered(b, a, vocabulary);
    let (share_a, share_b) = (ab / a.mass.max(1e-9), ba / b.mass.max(1e-9));
    let mut rarest = [0.0_f64; 2];
    let mut only = 0.0_f64;
    let mut number_mass = 0.0_f64;
    for (stem, ..) in a.shared(b) {
        let known = vocabulary.stem(stem);
        if known.stop {
            continue;
        }
        if known.weight > rarest[0] {
            rarest = [known.weight, rarest[0]];
        } else {
            rarest[1] = rarest[1].max(known.weight);
        }
        if known.frequency == 2 {
            only += 1.0;
        }
        if known.number {
            number_mass += known.weight;
        }
    }
    let numbers = |unit: &Unit| unit.terms.iter().any(|t| vocabulary.stem(t.stem).number);
    let conflict = numbers(a) && numbers(b) && number_mass == 0.0;
    [
        (ab + ba) / (a.mass + b.mass).max(1e-9),
        share_a.max(share_b),
        share_a.min(share_b),
        (ab.min(ba)).ln_1p(),
        rarest[0],
        rarest[1],
        only.ln_1p(),
        number_mass.ln_1p(),
        f64::from(u8::from(conflict)),
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
