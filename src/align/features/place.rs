//! Length and place of the two claims.

use super::super::unit::Unit;

pub(in super::super) const NAMES: [&str; 6] = [
    "length_ratio",
    "log_shorter",
    "position_difference",
    "headline",
    "both_headlines",
    "both_lead",
];

/// Lengths in words, relative position, headline and lede.
pub(in super::super) fn measure(a: &Unit, b: &Unit) -> [f64; 6] {
    let (x, y) = (a.tokens.len().max(1) as f64, b.tokens.len().max(1) as f64);
    let flag = |yes: bool| f64::from(u8::from(yes));
    [
        x.min(y) / x.max(y),
        x.min(y).ln(),
        (a.position - b.position).abs(),
        flag(a.headline != b.headline),
        flag(a.headline && b.headline),
        flag(a.rank <= 3 && b.rank <= 3),
    ]
}
