//! How a pair stands among the other pairs of its two reports.

use super::super::pairs::View;
use super::super::unit::Unit;
use rustc_hash::FxHashMap;

pub(in super::super) const NAMES: [&str; 9] = [
    "margin_lower",
    "margin_higher",
    "margin_unlike_lower",
    "margin_unlike_higher",
    "log_rank",
    "z_score",
    "best_of_both",
    "log_rank_first",
    "log_rank_second",
];

/// Rivals that are remembered for each claim and report.
const RIVALS: usize = 4;

/// What has to be known of all pairs to judge one.
pub(in super::super) struct Competition {
    /// (unit, other report) → the two closest units there.
    best: FxHashMap<(u32, usize), [(f64, u32); RIVALS]>,
    /// Rank of each pair among those of its two reports, 0 the closest.
    rank: Vec<usize>,
    /// (report, report) → mean and standard deviation of the plain similarity.
    spread: FxHashMap<(usize, usize), (f64, f64)>,
}

impl Competition {
    /// Looks at all pairs of two reports.
    pub fn new(units: &[Unit], view: &View) -> Self {
        let mut sizes: FxHashMap<usize, usize> = FxHashMap::default();
        for unit in units {
            *sizes.entry(unit.claim.report).or_default() += 1;
        }
        let mut best: FxHashMap<(u32, usize), [(f64, u32); RIVALS]> = FxHashMap::default();
        let mut groups: FxHashMap<(usize, usize), Vec<u32>> = FxHashMap::default();
        for (n, pair) in view.pairs.all.iter().enumerate() {
            let similarity = view.values[n];
            let reports = reports_of(units, pair.a, pair.b);
            if reports.0 == reports.1 {
                continue;
            }
            groups.entry(reports).or_default().push(n as u32);
            for (unit, other, report) in [(pair.a, pair.b, reports.1), (pair.b, pair.a, reports.0)]
            {
                let rivals = best
                    .entry((unit, report))
                    .or_insert([(0.0, u32::MAX); RIVALS]);
                let place = rivals.partition_point(|(other, _)| *other >= similarity);
                if place < RIVALS {
                    rivals[place..].rotate_right(1);
                    rivals[place] = (similarity, other);
                }
            }
        }
        let mut rank = vec![0; view.values.len()];
        let mut spread = FxHashMap::default();
        for (reports, mut group) in groups {
            let size = |r: usize| sizes.get(&r).copied().unwrap_or(1);
            let total = (size(reports.0) * size(reports.1)).max(1) as f64;
            let base = |n: &u32| view.values[*n as usize];
            let mean = group.iter().map(base).sum::<f64>() / total;
            let square = group.iter().map(|n| base(n).powi(2)).sum::<f64>() / total;
            spread.insert(reports, (mean, (square - mean * mean).max(1e-9).sqrt()));
            group.sort_by(|x, y| base(y).total_cmp(&base(x)).then(x.cmp(y)));
            for (place, n) in group.iter().enumerate() {
                rank[*n as usize] = place;
            }
        }
        Self { best, rank, spread }
    }

    /// Margins over the best other candidate of either side, rank, distance from the mean, and
    /// whether each is the other's best.
    pub fn measure(&self, number: usize, units: &[Unit], view: &View) -> [f64; 9] {
        let pair = &view.pairs.all[number];
        let similarity = view.values[number];
        let reports = reports_of(units, pair.a, pair.b);
        let margin = |unit: u32, other: u32, report: usize| {
            let rivals = self.best.get(&(unit, report)).copied().unwrap_or_default();
            let strongest = rivals
                .iter()
                .filter(|(_, rival)| *rival != other)
                .map(|(base, rival)| (*base, view.of(*rival, other)));
            let plain = strongest.clone().map(|(base, _)| base).fold(0.0, f64::max);
            let unlike = strongest
                .map(|(base, alike)| base * (1.0 - alike))
                .fold(0.0, f64::max);
            (similarity - plain, similarity - unlike)
        };
        let (x, y) = (
            margin(pair.a, pair.b, reports.1),
            margin(pair.b, pair.a, reports.0),
        );
        // How many closer candidates a side has in the other report, as far as they are kept.
        let place = |unit: u32, report: usize| {
            let rivals = self.best.get(&(unit, report)).copied().unwrap_or_default();
            let closer = rivals
                .iter()
                .filter(|(rival, _)| *rival > similarity)
                .count();
            (closer as f64).ln_1p()
        };
        let (mean, deviation) = self.spread.get(&reports).copied().unwrap_or((0.0, 1.0));
        [
            x.0.min(y.0),
            x.0.max(y.0),
            x.1.min(y.1),
            x.1.max(y.1),
            (self.rank[number] as f64).ln_1p(),
            (similarity - mean) / deviation,
            f64::from(u8::from(x.0 > 0.0 && y.0 > 0.0)),
            place(pair.a, reports.1).min(place(pair.b, reports.0)),
            place(pair.a, reports.1).max(place(pair.b, reports.0)),
        ]
    }
}

/// The two reports of a pair; units are in order of reports, so the first is the smaller.
fn reports_of(units: &[Unit], a: u32, b: u32) -> (usize, usize) {
    (
        units[a as usize].claim.report,
        units[b as usize].claim.report,
    )
}
