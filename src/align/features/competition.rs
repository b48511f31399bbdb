//! How a pair stands among the other pairs of its two reports.

use super::super::pairs::View;
use super::super::unit::Unit;
use rustc_hash::FxHashMap;

pub(in super::super) const NAMES: [&str; 5] = [
    "margin_lower",
    "margin_higher",
    "margin_unlike_higher",
    "log_rank",
    "z_score",
];

/// Rivals that are remembered for each claim and report.
const RIVALS: usize = 4;

/// What has to be known of all pairs to judge one.
pub(in super::super) struct Competition {
    /// Rank of each pair among those of its two reports, 0 the closest.
    rank: Vec<u32>,
    /// Distance of each pair from the mean of its two reports, in standard deviations.
    distance: Vec<f64>,
    /// Where the units of each report begin, and where the last ends.
    starts: Vec<u32>,
    /// Of units with very many candidates in a report, so that they are not looked for again at
    /// each of these pairs.
    kept: FxHashMap<(u32, usize), Rivals>,
}

/// From this many candidates in one report on the rivals among them are kept.
const MANY: usize = 200;

/// The closest units of one report to a unit, the closest first.
type Rivals = [(f64, u32); RIVALS];

impl Competition {
    /// Looks at all pairs of two reports.
    pub fn new(units: &[Unit], view: &View) -> Self {
        let mut starts: Vec<u32> = vec![0];
        for (n, unit) in units.iter().enumerate() {
            starts.resize((unit.claim.report + 1).max(starts.len()), n as u32);
        }
        starts.push(units.len() as u32);
        let size = |report: usize| (starts[report + 1] - starts[report]) as usize;
        let mut across: Vec<((usize, usize), u32)> = view
            .pairs
            .all
            .iter()
            .enumerate()
            .map(|(n, pair)| (reports_of(units, pair.a, pair.b), n as u32))
            .filter(|((a, b), _)| a != b)
            .collect();
        across.sort_unstable();
        let mut rank = vec![0; view.values.len()];
        let mut distance = vec![0.0; view.values.len()];
        for group in across.chunk_by_mut(|x, y| x.0 == y.0) {
            let total = group
                .first()
                .map_or(1, |((a, b), _)| (size(*a) * size(*b)).max(1))
                as f64;
            let base = |(_, n): &((usize, usize), u32)| view.values[*n as usize];
            let mean = group.iter().map(base).sum::<f64>() / total;
            let square = group.iter().map(|n| base(n).powi(2)).sum::<f64>() / total;
            let deviation = (square - mean * mean).max(1e-9).sqrt();
            group.sort_by(|x, y| base(y).total_cmp(&base(x)).then(x.1.cmp(&y.1)));
            for (place, pair) in group.iter().enumerate() {
                rank[pair.1 as usize] = place as u32;
                distance[pair.1 as usize] = (base(pair) - mean) / deviation;
            }
        }
        let mut competition = Self {
            rank,
            distance,
            starts,
            kept: FxHashMap::default(),
        };
        for (unit, list) in (0..).zip(&view.pairs.of) {
            let report = |(other, _): &(u32, u32)| units[*other as usize].claim.report;
            for run in list.chunk_by(|x, y| report(x) == report(y)) {
                if let Some(first) = run.first().filter(|_| run.len() >= MANY) {
                    let rivals = competition.rivals(unit, report(first), view);
                    competition.kept.insert((unit, report(first)), rivals);
                }
            }
        }
        competition
    }

    /// The closest units of `report` to `unit`.
    fn rivals(&self, unit: u32, report: usize, view: &View) -> Rivals {
        if let Some(kept) = self.kept.get(&(unit, report)) {
            return *kept;
        }
        let list = &view.pairs.of[unit as usize];
        let from = |first: u32| list.partition_point(|(other, _)| *other < first);
        let run = &list[from(self.starts[report])..from(self.starts[report + 1])];
        let mut rivals = [(0.0, u32::MAX); RIVALS];
        for (other, number) in run {
            let similarity = view.values[*number as usize];
            let place = rivals.partition_point(|(closer, _)| *closer >= similarity);
            if place < RIVALS {
                rivals[place..].rotate_right(1);
                rivals[place] = (similarity, *other);
            }
        }
        rivals
    }

    /// The lower and the higher margin over the best other candidate of either side, the higher
    /// one where candidates that resemble the partner count less, rank, distance from the mean.
    pub fn measure(&self, number: usize, units: &[Unit], view: &View) -> [f64; 5] {
        let pair = &view.pairs.all[number];
        let similarity = view.values[number];
        let reports = reports_of(units, pair.a, pair.b);
        let rivals = (
            self.rivals(pair.a, reports.1, view),
            self.rivals(pair.b, reports.0, view),
        );
        let margin = |rivals: &Rivals, other: u32| {
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
        let (x, y) = (margin(&rivals.0, pair.b), margin(&rivals.1, pair.a));
        [
            x.0.min(y.0),
            x.0.max(y.0),
            x.1.max(y.1),
            f64::from(self.rank[number]).ln_1p(),
            self.distance[number],
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
