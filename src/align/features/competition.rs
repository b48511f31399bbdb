//! How a pair stands among the other pairs of its two reports.

use super::super::pairs::Pairs;
use super::super::unit::Unit;
use rustc_hash::FxHashMap;

pub(in super::super) const NAMES: [&str; 7] = [
    "margin_lower",
    "margin_higher",
    "margin_unlike_lower",
    "margin_unlike_higher",
    "log_rank",
    "z_score",
    "best_of_both",
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
    pub fn new(units: &[Unit], pairs: &Pairs) -> Self {
        let mut sizes: FxHashMap<usize, usize> = FxHashMap::default();
        for unit in units {
            *sizes.entry(unit.claim.report).or_default() += 1;
        }
        let mut best: FxHashMap<(u32, usize), [(f64, u32); RIVALS]> = FxHashMap::default();
        let mut groups: FxHashMap<(usize, usize), Vec<u32>> = FxHashMap::default();
        for (n, pair) in pairs.all.iter().enumerate() {
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
                let place = rivals.partition_point(|(base, _)| *base >= pair.base);
                if place < RIVALS {
                    rivals[place..].rotate_right(1);
                    rivals[place] = (pair.base, other);
                }
            }
        }
        let mut rank = vec![0; pairs.all.len()];
        let mut spread = FxHashMap::default();
        for (reports, mut group) in groups {
            let size = |r: usize| sizes.get(&r).copied().unwrap_or(1);
            let total = (size(reports.0) * size(reports.1)).max(1) as f64;
            let base = |n: &u32| pairs.all[*n as usize].base;
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
    pub fn measure(&self, number: usize, units: &[Unit], pairs: &Pairs) -> [f64; 7] {
        let pair = &pairs.all[number];
        let reports = reports_of(units, pair.a, pair.b);
        let margin = |unit: u32, other: u32, report: usize| {
            let rivals = self.best.get(&(unit, report)).copied().unwrap_or_default();
            let strongest = rivals
                .iter()
                .filter(|(_, rival)| *rival != other)
                .map(|(base, rival)| (*base, pairs.base(*rival, other)));
            let plain = strongest.clone().map(|(base, _)| base).fold(0.0, f64::max);
            let unlike = strongest
                .map(|(base, alike)| base * (1.0 - alike))
                .fold(0.0, f64::max);
            (pair.base - plain, pair.base - unlike)
        };
        let (x, y) = (
            margin(pair.a, pair.b, reports.1),
            margin(pair.b, pair.a, reports.0),
        );
        let (mean, deviation) = self.spread.get(&reports).copied().unwrap_or((0.0, 1.0));
        [
            x.0.min(y.0),
            x.0.max(y.0),
            x.1.min(y.1),
            x.1.max(y.1),
            (self.rank[number] as f64).ln_1p(),
            (pair.base - mean) / deviation,
            f64::from(u8::from(x.0 > 0.0 && y.0 > 0.0)),
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
