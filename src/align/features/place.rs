//! Length and place of the two claims.

use super::super::unit::Unit;

pub(in super::super) const NAMES: [&str; 8] = [
    "length_ratio",
    "log_shorter",
    "log_longer",
    "position_difference",
    "headline",
    "both_headlines",
    "both_lead",
    "lead_depth",
];

/// Lengths in words, relative position, headline and lede.
pub(in super::super) fn measure(a: &Unit, b: &Unit) -> [f64; 8] {
    let (x, y) = (a.tokens.len().max(1) as f64, b.tokens.len().max(1) as f64);
    let flag = |yes: bool| f64::from(u8::from(yes));
    let depth = |unit: &Unit| (unit.rank as f64).ln_1p();
    [
        x.min(y) / x.max(y),
        x.min(y).ln(),
        x.max(y).ln(),
        (a.position - b.position).abs(),
        flag(a.headline != b.headline),
        flag(a.headline && b.headline),
        flag(a.rank <= 3 && b.rank <= 3),
        depth(a).max(depth(b)),
    ]
}
