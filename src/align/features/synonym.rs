//! Overlap that counts synonyms: other words for the same act.

use super::super::unit::Unit;
use super::super::vocabulary::Vocabulary;

/// What a synonym counts beside the same stem.
const SYNONYM: f64 = 0.6;
/// What a near spelling counts.
const NEAR: f64 = 0.85;

pub(in super::super) const NAMES: [&str; 4] = [
    "synonym_dice",
    "synonym_coverage_high",
    "synonym_coverage_low",
    "synonym_mass",
];

/// Soft overlap with synonyms, and the log mass that only synonyms bring.
pub(in super::super) fn measure(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> [f64; 4] {
    let (ab, gained_a) = covered(a, b, vocabulary);
    let (ba, gained_b) = covered(b, a, vocabulary);
    let (x, y) = (ab / a.mass.max(1e-9), ba / b.mass.max(1e-9));
    [
        (ab + ba) / (a.mass + b.mass).max(1e-9),
        x.max(y),
        x.min(y),
        gained_a.min(gained_b).ln_1p(),
    ]
}

/// The weight of `a`'s stems that stand in `b`, and the part that only synonyms bring.
fn covered(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> (f64, f64) {
    let mut sum = 0.0;
    let mut gained = 0.0;
    for term in &a.terms {
        let stem = vocabulary.stem(term.stem);
        if b.holds(term.stem) {
            sum += stem.weight;
        } else if vocabulary.near(term.stem).iter().any(|n| b.holds(*n)) {
            sum += stem.weight * NEAR;
        } else if stem
            .groups
            .iter()
            .any(|g| b.groups.binary_search(g).is_ok())
        {
            sum += stem.weight * SYNONYM;
            gained += stem.weight;
        }
    }
    (sum, gained)
}
