//! Which pairs of claims are worth measuring: an index over rare terms, never all pairs.
//!
//! Three ordinary reports keep every pair that shares a content word. In larger events a claim
//! keeps the closest of them, fewer the more claims there are, so that the number of pairs, and
//! with it time and memory, grows no faster than the number of claims.

use super::unit::Unit;
use super::vocabulary::Vocabulary;
use rayon::prelude::*;

/// No claim has more candidates of its own than this; an event of as many claims loses none.
const MOST_CANDIDATES: usize = 240;
/// A claim may have as many candidates of its own as this, however large the event.
const FEWEST_CANDIDATES: usize = 32;
/// What the candidates of all claims add up to where the event is neither small nor huge.
const ALL_CANDIDATES: usize = 72_000;
/// Of a term that more claims hold, this many of them are found through it: a sample that is the
/// same for every term.
const MOST_HOLDERS: usize = 400;
/// Holders that one claim is set against in an event that is thinned, its rarest terms first.
const MOST_TOUCHED: usize = 12_000;
/// What a near spelling counts beside the same stem.
const NEAR: f64 = 0.7;

/// The pairs that are worth measuring.
pub(super) struct Candidates {
    /// Pairs (a, b) with a < b of units that share a content word, ascending; of one report or
    /// two.
    pub pairs: Vec<(u32, u32)>,
    /// For every unit a share, 0..1: 1 where all its candidates were kept, so that a pair which
    /// is missing has nothing in common; the smaller the more were dropped, because a missing
    /// pair then says little.
    pub reach: Vec<f64>,
}

/// Finds the candidates of every unit.
pub(super) fn candidates(units: &[Unit], vocabulary: &Vocabulary) -> Candidates {
    let most = (ALL_CANDIDATES / units.len().max(1)).clamp(FEWEST_CANDIDATES, MOST_CANDIDATES);
    let thinned = units.len() > MOST_CANDIDATES;
    let index = Index::new(units, vocabulary);
    let found: Vec<(Vec<u32>, f64)> = (0..units.len() as u32)
        .into_par_iter()
        .map_init(
            || (vec![0.0; units.len()], Vec::new()),
            |(scores, touched), unit| {
                let budget = if thinned { MOST_TOUCHED } else { usize::MAX };
                index.touch(unit, budget, scores, touched);
                let dropped = touched.len().saturating_sub(most);
                let mut reach = 1.0;
                if dropped > 0 {
                    reach = (most as f64 / (2 * touched.len()) as f64).sqrt();
                    let closeness =
                        |m: &u32| scores[*m as usize] / units[*m as usize].norms[0].max(1e-9);
                    touched.select_nth_unstable_by(most, |x, y| {
                        closeness(y).total_cmp(&closeness(x)).then(x.cmp(y))
                    });
                }
                let kept = touched.iter().take(most).copied().collect();
                for other in touched.drain(..) {
                    scores[other as usize] = 0.0;
                }
                (kept, reach)
            },
        )
        .collect();
    let mut pairs: Vec<(u32, u32)> = found
        .iter()
        .enumerate()
        .flat_map(|(n, (kept, _))| kept.iter().map(move |other| (n as u32, *other)))
        .map(|(n, other)| (n.min(other), n.max(other)))
        .collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    Candidates {
        pairs,
        reach: found.into_iter().map(|(_, reach)| reach).collect(),
    }
}

/// Which units hold a term.
struct Index<'e> {
    units: &'e [Unit],
    vocabulary: &'e Vocabulary,
    holders: Vec<Vec<u32>>,
}

impl<'e> Index<'e> {
    fn new(units: &'e [Unit], vocabulary: &'e Vocabulary) -> Self {
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); vocabulary.len()];
        for (n, unit) in units.iter().enumerate() {
            for term in &unit.terms {
                if !vocabulary.stem(term.stem).stop {
                    holders[term.stem as usize].push(n as u32);
                }
            }
        }
        for list in holders.iter_mut().filter(|l| l.len() > MOST_HOLDERS) {
            list.select_nth_unstable_by_key(MOST_HOLDERS, |unit| (scattered(*unit), *unit));
            list.truncate(MOST_HOLDERS);
            list.sort_unstable();
        }
        Self {
            units,
            vocabulary,
            holders,
        }
    }

    /// Adds up in `scores` what every other unit shares with this one, and lists those that
    /// share anything in `touched`; stops when `budget` holders were seen.
    fn touch(&self, unit: u32, budget: usize, scores: &mut [f64], touched: &mut Vec<u32>) {
        let weight = |stem: u32| self.vocabulary.stem(stem).weight;
        let mut stems: Vec<u32> = self.units[unit as usize]
            .terms
            .iter()
            .map(|t| t.stem)
            .collect();
        if budget < usize::MAX {
            stems.sort_by(|x, y| weight(*y).total_cmp(&weight(*x)).then(x.cmp(y)));
        }
        let mut left = budget;
        for stem in stems {
            let weight = weight(stem);
            let near = self.vocabulary.near(stem).iter().map(|s| (*s, NEAR));
            for (held, share) in std::iter::once((stem, 1.0)).chain(near) {
                let holders = &self.holders[held as usize];
                for other in holders.iter().filter(|o| **o != unit) {
                    let slot = &mut scores[*other as usize];
                    if *slot == 0.0 {
                        touched.push(*other);
                    }
                    *slot += share * weight * weight;
                }
                left = left.saturating_sub(holders.len());
            }
            if left == 0 {
                return;
            }
        }
    }
}

/// A number that looks random, the same for the same unit (the last step of Murmur3; Appleby
/// 2011): which units stand for the others where too many hold a term.
fn scattered(unit: u32) -> u32 {
    let mut x = unit.wrapping_add(1);
    x = (x ^ (x >> 16)).wrapping_mul(0x85eb_ca6b);
    x = (x ^ (x >> 13)).wrapping_mul(0xc2b2_ae35);
    x ^ (x >> 16)
}
