//! Words inside quotation marks that stand in the other claim too.

use super::super::unit::Unit;

pub(in super::super) const NAMES: [&str; 3] = [
    "quotation_held",
    "quotations_overlap",
    "both_quote_otherwise",
];

/// Largest share of a quotation's word pairs anywhere in the other claim; largest share of word
/// pairs that a quotation of each holds; both quote, and not the same words.
pub(in super::super) fn measure(a: &Unit, b: &Unit) -> [f64; 3] {
    let mut held = 0.0_f64;
    for (from, to) in [(a, b), (b, a)] {
        for quotation in &from.quoted {
            let pairs = quotation.len().saturating_sub(1).max(1) as f64;
            let found = pairs_of(quotation)
                .filter(|pair| to.bigrams.binary_search(pair).is_ok())
                .count() as f64;
            let share = found / pairs;
            held = held.max(share);
        }
    }
    let mut overlap = 0.0_f64;
    for x in &a.quoted {
        for y in &b.quoted {
            let shared = pairs_of(x).filter(|p| pairs_of(y).any(|q| q == *p)).count() as f64;
            let shorter = (x.len().min(y.len()) as f64 - 1.0).max(1.0);
            overlap = overlap.max((shared / shorter).min(1.0));
        }
    }
    let otherwise = !a.quoted.is_empty() && !b.quoted.is_empty() && overlap < 0.2;
    [held, overlap, f64::from(u8::from(otherwise))]
}

fn pairs_of(stems: &[u32]) -> impl Iterator<Item = (u32, u32)> + '_ {
    stems
        .iter()
        .zip(stems.iter().skip(1))
        .map(|(a, b)| (*a, *b))
}
