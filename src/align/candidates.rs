//! Which pairs of claims are worth measuring: an index over rare terms, never all pairs.

use super::unit::Unit;
use super::vocabulary::Vocabulary;

/// A claim keeps at most this many candidates; three ordinary reports stay below it, so that
/// only large events are thinned.
const MOST_CANDIDATES: usize = 240;
/// A term that more claims than this hold finds no candidates of its own.
const MOST_HOLDERS: usize = 400;
/// What a near spelling counts beside the same stem.
const NEAR: f64 = 0.7;

/// Pairs (a, b) with a < b of units that share a content word, ascending; of one report or two.
pub(super) fn pairs(units: &[Unit], vocabulary: &Vocabulary) -> Vec<(u32, u32)> {
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); vocabulary.len()];
    for (n, unit) in units.iter().enumerate() {
        for term in &unit.terms {
            if !vocabulary.stem(term.stem).stop {
                holders[term.stem as usize].push(n as u32);
            }
        }
    }
    let mut found: Vec<(u32, u32)> = Vec::new();
    let mut scores = vec![0.0_f64; units.len()];
    let mut touched: Vec<u32> = Vec::new();
    for (n, unit) in units.iter().enumerate() {
        let n = n as u32;
        for term in &unit.terms {
            let weight = vocabulary.stem(term.stem).weight;
            let same = std::iter::once((&term.stem, 1.0));
            let near = vocabulary.near(term.stem).iter().map(|s| (s, NEAR));
            for (stem, share) in same.chain(near) {
                let held_by = &holders[*stem as usize];
                if held_by.len() > MOST_HOLDERS {
                    continue;
                }
                for other in held_by.iter().filter(|o| **o != n) {
                    let slot = &mut scores[*other as usize];
                    if *slot == 0.0 {
                        touched.push(*other);
                    }
                    *slot += share * weight * weight;
                }
            }
        }
        if touched.len() > MOST_CANDIDATES {
            let closeness = |m: &u32| scores[*m as usize] / units[*m as usize].norms[0].max(1e-9);
            touched.sort_unstable_by(|x, y| closeness(y).total_cmp(&closeness(x)).then(x.cmp(y)));
            for dropped in touched.drain(MOST_CANDIDATES..) {
                scores[dropped as usize] = 0.0;
            }
        }
        for other in touched.drain(..) {
            scores[other as usize] = 0.0;
            found.push((n.min(other), n.max(other)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
