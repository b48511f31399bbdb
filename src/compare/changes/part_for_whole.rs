//! A part against the whole: one claim tells of a part of what the other tells of all.

use super::assertion::REACH;
use super::facing::{ClaimFacts, Facing};
use super::{Difference, slots};
use crate::compare::model::ChangeKind;
use crate::text::Span;

/// Words for less than the whole.
const PARTS: [&str; 8] = [
    "part",
    "parts",
    "portion",
    "section",
    "sections",
    "half",
    "provision",
    "provisions",
];

/// Least agreement of the words around a thing of which one claim tells a part.
const SAME_THING: f64 = 0.3;

/// "Closed part of the pier" against "closed the pier": the same verb, a part or the whole of the
/// same thing.
pub(super) fn part_for_whole(facing: &Facing) -> Option<Difference> {
    let (parts_a, parts_b) = (parts(facing.facts_a), parts(facing.facts_b));
    let (first, second) = match (parts_a.is_empty(), parts_b.is_empty()) {
        (false, true) => (&parts_a, (facing.facts_a, facing.facts_b)),
        (true, false) => (&parts_b, (facing.facts_b, facing.facts_a)),
        _ => return None,
    };
    let (mine, theirs) = second;
    for part in first {
        let verb = mine.words.get(part.verb)?;
        let thing = mine.words.get(part.thing)?;
        let at = theirs.words.iter().position(|w| {
            let around = match parts_a.is_empty() {
                true => slots::agreement(facing, w.span, thing.span),
                false => slots::agreement(facing, thing.span, w.span),
            };
            w.stem == thing.stem && around >= SAME_THING
        });
        let Some((at, whole)) = at.and_then(|n| Some((n, theirs.words.get(n)?))) else {
            continue;
        };
        let near = theirs.words.get(at.saturating_sub(REACH)..at);
        let same = near
            .unwrap_or_default()
            .iter()
            .find(|w| w.stem == verb.stem);
        let Some(other) = same else {
            continue;
        };
        let mine = Span::new(verb.span.start, thing.span.end);
        let theirs = Span::new(other.span.start, whole.span.end);
        let (a, b) = match parts_a.is_empty() {
            true => (theirs, mine),
            false => (mine, theirs),
        };
        return Some(facing.difference(
            ChangeKind::Contradiction,
            a,
            b,
            format!(
                "{} against {}: a part against the whole, cannot both be true",
                facing.text_a(a),
                facing.text_b(b)
            ),
        ));
    }
    None
}

/// A part that a claim tells: the numbers of its verb and of the thing.
struct Part {
    verb: usize,
    thing: usize,
}

fn parts(facts: &ClaimFacts) -> Vec<Part> {
    let words = &facts.words;
    let telling = |n: &usize| words.get(*n).is_some_and(|w| w.weight > 0.0);
    (0..words.len())
        .filter(|n| {
            let word = |n: usize| words.get(n).map_or("", |w| w.normal.as_str());
            PARTS.contains(&word(*n)) && word(*n + 1) == "of"
        })
        .filter_map(|n| {
            let verb = (n.saturating_sub(REACH)..n).rev().find(telling)?;
            let thing = (n + 2..n + 2 + REACH).find(telling)?;
            Some(Part { verb, thing })
        })
        .collect()
}
