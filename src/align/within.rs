//! Do two claims of one report belong to one row? A sentence and its continuation often do not,
//! a headline and the lede that it sums up do: "they share a partner" is a question of its own.

use super::pairs::{self, Pair, Pairs};
use super::unit::Unit;
use rayon::prelude::*;

/// Names of the features of a pair within one report.
pub(super) fn names() -> Vec<&'static str> {
    let mut names = pairs::own_names();
    names.extend([
        "distance",
        "adjacent",
        "one_headline",
        "same_partners",
        "partners_strength",
    ]);
    names
}

/// What `see` makes of every candidate pair of one report, in order: it is given the number of
/// the pair and its features.
///
/// `strength` holds the probability of every pair of two reports, 0 elsewhere.
pub(super) fn visit<T: Send>(
    units: &[Unit],
    pairs: &Pairs,
    strength: &[f64],
    see: impl Fn(usize, Vec<f64>) -> T + Sync,
) -> Vec<T> {
    // Without those that add nothing: most pairs of a long report are its own.
    let partners: Vec<Vec<(u32, f64)>> = pairs
        .of
        .iter()
        .map(|list| {
            let strong = list.iter().map(|(unit, n)| (*unit, strength[*n as usize]));
            strong.filter(|(_, p)| *p != 0.0).collect()
        })
        .collect();
    let length = |list: &Vec<(u32, f64)>| list.iter().map(|(_, p)| p.powi(2)).sum::<f64>().sqrt();
    let lengths: Vec<f64> = partners.iter().map(length).collect();
    let measure = |(n, pair): (usize, &Pair)| {
        let (a, b) = (&units[pair.a as usize], &units[pair.b as usize]);
        if a.claim.report != b.claim.report {
            return None;
        }
        let mut dot = 0.0;
        let mut strongest = 0.0_f64;
        let of = |unit: u32| &partners[unit as usize];
        pairs::shared(of(pair.a), of(pair.b), |_, p, q| {
            dot += p * q;
            strongest = strongest.max(p.min(q));
        });
        let length = lengths[pair.a as usize] * lengths[pair.b as usize];
        let distance = a.claim.claim.abs_diff(b.claim.claim);
        let flag = |yes: bool| f64::from(u8::from(yes));
        let mut values = pair.own.clone();
        values.extend([
            (distance as f64).ln(),
            flag(distance == 1),
            flag(a.headline != b.headline),
            if length > 1e-12 { dot / length } else { 0.0 },
            strongest,
        ]);
        Some(see(n, values))
    };
    pairs
        .all
        .par_iter()
        .enumerate()
        .filter_map(measure)
        .collect()
}
