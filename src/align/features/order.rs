//! Words that stand in the same order.

use super::super::unit::Unit;
use super::super::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;

pub(in super::super) const NAMES: [&str; 1] = ["longest_run"];

/// Log weight of the longest run of words that both hold.
pub(in super::super) fn measure(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> [f64; 1] {
    [longest_run(a, b, vocabulary).ln_1p()]
}

/// Places of one word that a run may go through.
const MOST_PLACES: usize = 64;

fn longest_run(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> f64 {
    if b.tokens.len() <= MOST_PLACES {
        return longest_run_in_short(a, b, vocabulary);
    }
    let mut places: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (n, token) in b.tokens.iter().enumerate() {
        places.entry(token.stem).or_default().push(n);
    }
    let mut best = 0.0_f64;
    let mut before: FxHashMap<usize, f64> = FxHashMap::default();
    for token in &a.tokens {
        let mut now = FxHashMap::default();
        let weight = vocabulary.stem(token.stem).weight;
        for place in places
            .get(&token.stem)
            .into_iter()
            .flatten()
            .take(MOST_PLACES)
        {
            let sum = weight
                + place
                    .checked_sub(1)
                    .and_then(|p| before.get(&p))
                    .copied()
                    .unwrap_or(0.0);
            best = best.max(sum);
            now.insert(*place, sum);
        }
        before = now;
    }
    best
}

/// The same where `b` is short enough to be walked through for every word of `a`.
fn longest_run_in_short(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> f64 {
    let mut best = 0.0_f64;
    // The run that ends with each of `b`'s tokens.
    let mut runs = [0.0_f64; MOST_PLACES];
    for token in &a.tokens {
        let mut before = 0.0;
        for (theirs, run) in b.tokens.iter().zip(&mut runs) {
            let until_here = *run;
            *run = 0.0;
            if theirs.stem == token.stem {
                *run = vocabulary.stem(token.stem).weight + before;
                best = best.max(*run);
            }
            before = until_here;
        }
    }
    best
}
