//! Do the claims around match too?

use super::super::pairs::{Pair, View};
use super::super::unit::Unit;

pub(in super::super) const NAMES: [&str; 3] = [
    "neighbours_parallel",
    "neighbours_beside",
    "neighbours_best",
];

/// Mean similarity of the claims before and after both, and of each with the other's neighbours.
pub(in super::super) fn measure(pair: &Pair, units: &[Unit], view: &View) -> [f64; 3] {
    let step = |unit: u32, by: i64| -> Option<u32> {
        let other = u32::try_from(i64::from(unit) + by).ok()?;
        let same = units.get(other as usize)?.claim.report == units[unit as usize].claim.report;
        same.then_some(other)
    };
    let base = |a: Option<u32>, b: Option<u32>| match (a, b) {
        (Some(a), Some(b)) => view.of(a, b),
        _ => 0.0,
    };
    let before = base(step(pair.a, -1), step(pair.b, -1));
    let after = base(step(pair.a, 1), step(pair.b, 1));
    let beside = [
        base(Some(pair.a), step(pair.b, -1)),
        base(Some(pair.a), step(pair.b, 1)),
        base(step(pair.a, -1), Some(pair.b)),
        base(step(pair.a, 1), Some(pair.b)),
    ];
    [
        (before + after) / 2.0,
        beside.iter().sum::<f64>() / 4.0,
        before.max(after),
    ]
}
