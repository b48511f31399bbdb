//! What the other reports say of the pair: both resemble the same claim of a third.

use super::super::pairs::{Pair, View};
use super::super::unit::Unit;

pub(in super::super) const NAMES: [&str; 4] = [
    "third_report",
    "third_report_mean",
    "profile",
    "profile_with_self",
];

/// Similarity profiles of all units.
pub(in super::super) struct ThirdReport {
    lengths: Vec<f64>,
}

/// Large similarities count more in a profile.
fn sharpened(similarity: f64) -> f64 {
    similarity.max(0.0).powf(1.5)
}

impl ThirdReport {
    /// Measures the length of every unit's profile.
    pub fn new(units: &[Unit], view: &View) -> Self {
        let lengths = (0..units.len())
            .map(|unit| {
                let list = &view.pairs.of[unit];
                let squares = list
                    .iter()
                    .map(|(_, n)| sharpened(view.values[*n as usize]).powi(2));
                squares.sum::<f64>().sqrt()
            })
            .collect();
        Self { lengths }
    }

    /// The best `min(sim(a, k), sim(k, b))` over claims k of other reports, and its mean over
    /// the other reports; cosine of the two similarity profiles, without and with the claims
    /// themselves (each is wholly like itself).
    pub fn measure(&self, pair: &Pair, number: usize, units: &[Unit], view: &View) -> [f64; 4] {
        let report = |unit: u32| units[unit as usize].claim.report;
        let (x, y) = (report(pair.a), report(pair.b));
        let mut via = 0.0_f64;
        let mut dot = 0.0;
        let mut by_report: Vec<(usize, f64)> = Vec::new();
        let lists = (
            &view.pairs.of[pair.a as usize],
            &view.pairs.of[pair.b as usize],
        );
        for (other, first, second) in both(lists.0, lists.1) {
            let (p, q) = (view.values[first], view.values[second]);
            dot += sharpened(p) * sharpened(q);
            let of = report(other);
            if of != x && of != y {
                let weaker = p.min(q);
                via = via.max(weaker);
                match by_report.last_mut() {
                    Some((last, best)) if *last == of => *best = best.max(weaker),
                    _ => by_report.push((of, weaker)),
                }
            }
        }
        let mean = by_report.iter().map(|(_, b)| b).sum::<f64>() / by_report.len().max(1) as f64;
        let (a, b) = (self.lengths[pair.a as usize], self.lengths[pair.b as usize]);
        let with_self = dot + 2.0 * sharpened(view.values[number]);
        [
            via,
            mean,
            dot / (a * b).max(1e-9),
            with_self / ((a * a + 1.0) * (b * b + 1.0)).sqrt(),
        ]
    }
}

/// Units that both lists hold, with the numbers of the two pairs.
fn both<'l>(
    a: &'l [(u32, u32)],
    b: &'l [(u32, u32)],
) -> impl Iterator<Item = (u32, usize, usize)> + 'l {
    let mut theirs = b.iter().peekable();
    a.iter().filter_map(move |(unit, first)| {
        while theirs.next_if(|(other, _)| other < unit).is_some() {}
        theirs
            .next_if(|(other, _)| other == unit)
            .map(|(_, second)| (*unit, *first as usize, *second as usize))
    })
}
