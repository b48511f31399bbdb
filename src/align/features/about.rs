//! Are both claims about the same person?

use super::super::unit::Unit;
use super::super::vocabulary::Vocabulary;

pub(in super::super) const NAMES: [&str; 2] = ["same_person", "resolved_dice"];

/// Same subject, and the plain overlap of weights with the persons that
/// pronouns stand for.
pub(in super::super) fn measure(
    a: &Unit,
    b: &Unit,
    vocabulary: &Vocabulary,
    plain: f64,
) -> [f64; 2] {
    let same = a.about.subject.is_some() && a.about.subject == b.about.subject;
    // A person meant in one and named or meant in the other adds its weight to what both share.
    let mut gained = 0.0;
    let mut mass = a.mass + b.mass;
    for (meant, in_other) in [(a, b), (b, a)] {
        if let Some(stem) = meant.about.subject.filter(|_| meant.about.by_pronoun) {
            let weight = vocabulary.stem(stem).weight;
            mass += weight;
            if in_other.holds(stem) || in_other.about.subject == Some(stem) {
                gained += 2.0 * weight;
            }
        }
    }
    let shared = plain * (a.mass + b.mass) + gained;
    [
        f64::from(u8::from(same)),
        (shared / mass.max(1e-9)).min(1.0),
    ]
}
