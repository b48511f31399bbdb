//! What the other reports say of the pair: both resemble the same claim of a third.

use super::super::pairs::{Pair, Pairs};
use super::super::unit::Unit;

pub(in super::super) const NAMES: [&str; 7] = [
    "third_report",
    "profile",
    "third_report_mean",
    "third_report_base",
    "profile_base",
    "profile_with_self",
    "profile_with_self_base",
];

/// Similarity profiles of all units.
pub(in super::super) struct ThirdReport {
    lengths: Vec<[f64; 2]>,
}

/// Large similarities count more in a profile.
fn sharpened(base: f64) -> f64 {
    base.powf(1.5)
}

impl ThirdReport {
    /// Measures every unit's profile.
    pub fn new(units: &[Unit], pairs: &Pairs) -> Self {
        let lengths = (0..units.len())
            .map(|unit| {
                let mut sums = [0.0; 2];
                for (_, n) in &pairs.of[unit] {
                    let pair = &pairs.all[*n as usize];
                    sums[0] += sharpened(pair.cosine).powi(2);
                    sums[1] += sharpened(pair.base).powi(2);
                }
                sums.map(|sum: f64| sum.sqrt().max(1e-9))
            })
            .collect();
        Self { lengths }
    }

    /// The best `min(sim(a, k), sim(k, b))` over claims k of other reports; cosine of the two
    /// similarity profiles; mean of the best over the other reports.
    pub fn measure(&self, pair: &Pair, units: &[Unit], pairs: &Pairs) -> [f64; 7] {
        let report = |unit: u32| units[unit as usize].claim.report;
        let (x, y) = (report(pair.a), report(pair.b));
        let mut via = [0.0_f64; 2];
        let mut dots = [0.0; 2];
        let mut by_report: Vec<(usize, f64)> = Vec::new();
        for (other, first, second) in both(&pairs.of[pair.a as usize], &pairs.of[pair.b as usize]) {
            let (p, q) = (&pairs.all[first], &pairs.all[second]);
            dots[0] += sharpened(p.cosine) * sharpened(q.cosine);
            dots[1] += sharpened(p.base) * sharpened(q.base);
            let of = report(other);
            if of != x && of != y {
                let weaker = p.cosine.min(q.cosine);
                via[0] = via[0].max(weaker);
                via[1] = via[1].max(p.base.min(q.base));
                match by_report.last_mut() {
                    Some((last, best)) if *last == of => *best = best.max(weaker),
                    _ => by_report.push((of, weaker)),
                }
            }
        }
        let mean = by_report.iter().map(|(_, b)| b).sum::<f64>() / by_report.len().max(1) as f64;
        let (a, b) = (self.lengths[pair.a as usize], self.lengths[pair.b as usize]);
        let with_self = |n: usize, direct: f64| {
            let length = ((a[n] * a[n] + 1.0) * (b[n] * b[n] + 1.0)).sqrt();
            (dots[n] + 2.0 * sharpened(direct)) / length
        };
        [
            via[0],
            dots[0] / (a[0] * b[0]),
            mean,
            via[1],
            dots[1] / (a[1] * b[1]),
            with_self(0, pair.cosine),
            with_self(1, pair.base),
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
