//! Quantifiers: "most dockers" against "some dockers" or "40 dockers". Shown as a change of number.

use super::facing::{ClaimFacts, Facing, Word};
use super::{Difference, slots};
use crate::align::Relation;
use crate::compare::model::ChangeKind;
use crate::text::Span;
use crate::text::numbers::Unit;

/// How much of a number of things a claim tells without a figure: "most of the dockers".
struct Quantified<'f> {
    span: Span,
    /// Words of one class say the same ("some", "several"); a figure has none.
    class: Option<usize>,
    /// A figure of a part: "thirty of the dockers".
    part: bool,
    noun: &'f str,
}

/// The class of a word for a share or a rough number; words of one class say the same.
fn class_of(word: &str) -> Option<usize> {
    Some(match word {
        "all" | "every" | "each" => ALL,
        "most" | "majority" => 1,
        "many" | "numerous" => 2,
        "some" | "several" | "number" => 3,
        "few" | "handful" => 4,
        "none" => 5,
        _ => return None,
    })
}

/// Words between a quantifier and its noun ("most *of the other* dockers").
const BETWEEN: usize = 3;

/// Least agreement of the words around two quantifiers of one noun.
const SAME_QUANTIFIED: f64 = 0.15;
/// The class of "all".
const ALL: usize = 0;

/// "Most dockers" against "some dockers" or "40 dockers": the best pair.
pub(super) fn quantified(facing: &Facing) -> Option<Difference> {
    let same = facing
        .link
        .is_none_or(|link| link.relation == Relation::Same);
    if !same {
        return None;
    }
    let (first, second) = (
        all_quantified(facing.facts_a),
        all_quantified(facing.facts_b),
    );
    let mut best: Option<(f64, Span, Span)> = None;
    for a in &first {
        for b in &second {
            let differ = a.class != b.class && a.class.or(b.class).is_some();
            let around = slots::agreement(facing, a.span, b.span);
            // "All the children" may be the very 45 that the other counts; "thirty of the
            // children" are not all.
            let whole = |x: &Quantified, y: &Quantified| {
                x.class == Some(ALL) && y.class.is_none() && !y.part
            };
            if differ
                && !whole(a, b)
                && !whole(b, a)
                && a.noun == b.noun
                && around >= SAME_QUANTIFIED
                && best.is_none_or(|(score, ..)| around > score)
            {
                best = Some((around, a.span, b.span));
            }
        }
    }
    best.map(|(_, a, b)| {
        facing.difference(
            ChangeKind::Number,
            a,
            b,
            format!("{} against {}", facing.text_a(a), facing.text_b(b)),
        )
    })
}

/// What a claim quantifies: by a word before a noun, or by a figure with its noun.
fn all_quantified(facts: &ClaimFacts) -> Vec<Quantified<'_>> {
    let mut found = Vec::new();
    for (at, word) in facts.words.iter().enumerate() {
        let Some(class) = class_of(&word.normal) else {
            continue;
        };
        // "Some 1,100 people" is a figure.
        let next = facts.words.get(at + 1);
        if next.is_some_and(|w| w.normal.starts_with(|c: char| c.is_ascii_digit())) {
            continue;
        }
        if let Some(noun) = noun_behind(facts, at) {
            found.push(Quantified {
                span: Span::new(word.span.start, noun.span.end),
                class: Some(class),
                part: false,
                noun: &noun.stem,
            });
        }
    }
    for quantity in &facts.quantities {
        let last = facts.words.iter().rfind(|w| quantity.span.contains(w.span));
        let told = found.iter().any(|q| q.span.overlap(quantity.span) > 0);
        if let (Unit::Counted(_), Some(noun), false) = (&quantity.unit, last, told) {
            found.push(Quantified {
                span: quantity.span,
                class: None,
                part: { facts.words.iter() }
                    .any(|w| w.normal == "of" && quantity.span.contains(w.span)),
                noun: &noun.stem,
            });
        }
    }
    found
}

/// The noun of several that a quantifier at `at` counts.
fn noun_behind(facts: &ClaimFacts, at: usize) -> Option<&Word> {
    let noun = (at + 1..=at + 1 + BETWEEN)
        .map_while(|n| facts.words.get(n))
        .find(|w| w.weight > 0.0)?;
    let several = noun.normal.ends_with('s')
        || matches!(
            noun.normal.as_str(),
            "children" | "people" | "men" | "women"
        );
    several.then_some(noun)
}
