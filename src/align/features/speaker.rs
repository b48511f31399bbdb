//! Who says the two claims: are they one speaker's words reported twice?

use super::super::unit::Unit;

pub(in super::super) const NAMES: [&str; 2] = ["same_speaker", "both_attributed"];

/// The same speaker; both attributed to somebody. Each 0 or 1.
pub(in super::super) fn measure(a: &Unit, b: &Unit) -> [f64; 2] {
    let flag = |yes: bool| f64::from(u8::from(yes));
    let same = a.speaker.is_some() && a.speaker == b.speaker;
    [flag(same), flag(a.attributed && b.attributed)]
}
