//! Do two stretches of two claims stand in the same place of the same statement?

use super::facing::{ClaimFacts, Facing, Word};
use crate::text::Span;

/// Words to each side that tell what a stretch is about.
const REACH: usize = 8;

/// How far the words around two stretches agree, 0..1: the weight of shared words, the nearer
/// the heavier, as a share of the weight on the side that has less.
pub(super) fn agreement(facing: &Facing, a: Span, b: Span) -> f64 {
    let near_a = around(facing.facts_a, a);
    let near_b = around(facing.facts_b, b);
    let total = |near: &[(&Word, f64)]| near.iter().map(|(w, d)| w.weight * d).sum::<f64>();
    let least = total(&near_a).min(total(&near_b));
    if least <= 0.0 {
        return 0.0;
    }
    let mut shared = 0.0;
    let mut taken = vec![false; near_b.len()];
    for (word, distance) in &near_a {
        let same = near_b
            .iter()
            .enumerate()
            .filter(|(n, (w, _))| w.number == word.number && !taken.get(*n).is_some_and(|t| *t))
            .max_by(|(_, x), (_, y)| x.1.total_cmp(&y.1));
        if let Some((n, (_, other))) = same {
            shared += word.weight * distance.min(*other);
            if let Some(mark) = taken.get_mut(n) {
                *mark = true;
            }
        }
    }
    (shared / least).min(1.0)
}

/// Content words near a stretch, outside it, with a factor that falls with the distance.
fn around(facts: &ClaimFacts, span: Span) -> Vec<(&Word, f64)> {
    let (first, behind) = facts.around(span);
    let factor = |distance: usize| 1.0 / (1.0 + distance as f64 / 3.0);
    let before = facts.words.iter().take(first).rev();
    let after = facts.words.iter().skip(behind);
    let mut found: Vec<(&Word, f64)> = Vec::new();
    for (distance, word) in before.enumerate().take(REACH) {
        found.push((word, factor(distance)));
    }
    for (distance, word) in after.enumerate().take(REACH) {
        found.push((word, factor(distance)));
    }
    found.retain(|(word, _)| word.weight > 0.0);
    found
}
