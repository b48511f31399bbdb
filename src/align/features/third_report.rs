//! What the other reports say of the pair: both resemble the same claim of a third.

use super::super::pairs::{Pair, View, shared};
use super::super::unit::Unit;

pub(in super::super) const NAMES: [&str; 3] = ["third_report", "profile", "profile_with_self"];

/// Similarity profiles of all units.
pub(in super::super) struct ThirdReport {
    /// Of every unit's profile.
    lengths: Vec<f64>,
    /// The similarity of every pair, [`sharpened`].
    sharp: Vec<f64>,
}

/// Large similarities count more in a profile.
fn sharpened(similarity: f64) -> f64 {
    similarity.max(0.0).powf(1.5)
}

impl ThirdReport {
    /// Measures the length of every unit's profile.
    pub fn new(units: &[Unit], view: &View) -> Self {
        let sharp: Vec<f64> = view.values.iter().map(|v| sharpened(*v)).collect();
        let lengths = (0..units.len())
            .map(|unit| {
                let list = &view.pairs.of[unit];
                let squares = list.iter().map(|(_, n)| sharp[*n as usize].powi(2));
                squares.sum::<f64>().sqrt()
            })
            .collect();
        Self { lengths, sharp }
    }

    /// The best `min(sim(a, k), sim(k, b))` over claims k of other reports; cosine of the two
    /// similarity profiles, without and with the claims themselves (each is wholly like itself).
    pub fn measure(&self, pair: &Pair, number: usize, units: &[Unit], view: &View) -> [f64; 3] {
        let report = |unit: u32| units[unit as usize].claim.report;
        let (x, y) = (report(pair.a), report(pair.b));
        let mut via = 0.0_f64;
        let mut dot = 0.0;
        let of = |unit: u32| &view.pairs.of[unit as usize];
        shared(of(pair.a), of(pair.b), |other, first, second| {
            let (first, second) = (first as usize, second as usize);
            dot += self.sharp[first] * self.sharp[second];
            let of = report(other);
            if of != x && of != y {
                via = via.max(view.values[first].min(view.values[second]));
            }
        });
        let (a, b) = (self.lengths[pair.a as usize], self.lengths[pair.b as usize]);
        let with_self = dot + 2.0 * self.sharp[number];
        [
            via,
            dot / (a * b).max(1e-9),
            with_self / ((a * a + 1.0) * (b * b + 1.0)).sqrt(),
        ]
    }
}
