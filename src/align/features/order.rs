//! Words that stand in the same order.

use super::super::unit::Unit;
use super::super::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;

pub(in super::super) const NAMES: [&str; 2] = ["skip_bigrams", "longest_run"];

/// Log mass of shared pairs of content words at most three apart, and of the longest run of
/// words that both hold.
pub(in super::super) fn measure(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> [f64; 2] {
    let weight = |stem: u32| vocabulary.stem(stem).weight;
    let (small, large) = if a.skip_bigrams.len() <= b.skip_bigrams.len() {
        (a, b)
    } else {
        (b, a)
    };
    // Summed in a fixed order, so that the same pair gives the same bits.
    let mut shared: Vec<_> = small
        .skip_bigrams
        .iter()
        .filter(|pair| large.skip_bigrams.contains(pair))
        .collect();
    shared.sort_unstable();
    let skip: f64 = shared
        .iter()
        .map(|(x, y)| (weight(*x) + weight(*y)) / 2.0)
        .sum();
    [skip.ln_1p(), longest_run(a, b, vocabulary).ln_1p()]
}

fn longest_run(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> f64 {
    let mut places: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (n, token) in b.tokens.iter().enumerate() {
        places.entry(token.stem).or_default().push(n);
    }
    let mut best = 0.0_f64;
    let mut before: FxHashMap<usize, f64> = FxHashMap::default();
    for token in &a.tokens {
        let mut now = FxHashMap::default();
        let weight = vocabulary.stem(token.stem).weight;
        for place in places.get(&token.stem).into_iter().flatten().take(64) {
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
