//! Overlap that counts synonyms: other words for the same act.

use super::super::unit::Unit;
use super::super::vocabulary::Vocabulary;

pub(in super::super) const NAMES: [&str; 1] = ["synonym_mass"];

/// Log weight of the words of either claim that only synonyms match in the other: the smaller.
pub(in super::super) fn measure(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> [f64; 1] {
    let gained = gained(a, b, vocabulary).min(gained(b, a, vocabulary));
    [gained.ln_1p()]
}

/// The weight of `a`'s stems that stand in `b` in other words alone.
fn gained(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> f64 {
    let mut sum = 0.0;
    for term in &a.terms {
        let stem = vocabulary.stem(term.stem);
        let spelled =
            || b.holds(term.stem) || vocabulary.near(term.stem).iter().any(|n| b.holds(*n));
        let meant = stem
            .groups
            .iter()
            .any(|g| b.groups.binary_search(g).is_ok());
        if meant && !spelled() {
            sum += stem.weight;
        }
    }
    sum
}
