//! Who says the two claims: one speaker's words reported twice, or those of two people.

use super::super::unit::Unit;

pub(in super::super) const NAMES: [&str; 4] = [
    "same_speaker",
    "other_speaker",
    "both_attributed",
    "one_attributed",
];

/// The same speaker, another one (both only where both claims have one), both attributed to
/// somebody, only one of them; each 0 or 1.
pub(in super::super) fn measure(a: &Unit, b: &Unit) -> [f64; 4] {
    let flag = |yes: bool| f64::from(u8::from(yes));
    let (same, other) = match (&a.speaker, &b.speaker) {
        (Some(x), Some(y)) => (x == y, x != y),
        _ => (false, false),
    };
    [
        flag(same),
        flag(other),
        flag(a.attributed && b.attributed),
        flag(a.attributed != b.attributed),
    ]
}
