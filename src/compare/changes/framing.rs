//! Framing: an evaluative word that one side adds or that the other has in other words.
//!
//! Evaluative is what the lists of [`loaded`](crate::compare::framing) mark, outside quotation
//! marks and names. What faces it is the other claim's own wording at the same place: the words
//! beside the nearest word that both claims hold.

use super::facing::{ClaimFacts, Facing, Word};
use super::{Difference, Side, label, slots};
use crate::align::Relation;
use crate::compare::framing::{is_strong, loaded_in};
use crate::compare::model::ChangeKind;
use crate::text::Span;
use crate::text::normal::normalize;
use rustc_hash::FxHashSet;

/// Least agreement of the words around the two stretches.
const AGREEMENT: f64 = 0.2;
/// Words from a loaded word to one that both claims hold: it stands beside it.
const REACH: usize = 1;
/// Claims of more words than any sentence has are not searched.
const LONGEST_CLAIM: usize = 300;
/// Most words of the wording that faces a loaded word.
const LONGEST: usize = 4;

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let mut found = Vec::new();
    if facing.link.is_none_or(|l| l.relation != Relation::Same) {
        return found;
    }
    for (loaded, other) in sides(facing, true) {
        found.push(difference(facing, loaded, other));
    }
    for (loaded, other) in sides(facing, false) {
        let side = difference(facing, other, loaded);
        let known = found.iter().any(|d: &Difference| {
            d.a.span.overlap(side.a.span) > 0 && d.b.span.overlap(side.b.span) > 0
        });
        if !known {
            found.push(side);
        }
    }
    // An evaluative word inside a label is part of that difference.
    let labels = label::find(facing);
    found.retain(|d| {
        let inside =
            |l: &Difference| l.a.span.overlap(d.a.span) > 0 && l.b.span.overlap(d.b.span) > 0;
        !labels.iter().any(inside)
    });
    found
}

fn difference(facing: &Facing, a: Span, b: Span) -> Difference {
    Difference {
        kind: ChangeKind::Framing,
        a: Side {
            claim: facing.a,
            span: a,
        },
        b: Side {
            claim: facing.b,
            span: b,
        },
        note: format!("\"{}\" against \"{}\"", facing.text_a(a), facing.text_b(b)),
    }
}

/// The loaded words of one side, each with what faces it on the other.
fn sides(facing: &Facing, of_a: bool) -> Vec<(Span, Span)> {
    let (own, other) = match of_a {
        true => (facing.facts_a, facing.facts_b),
        false => (facing.facts_b, facing.facts_a),
    };
    if own.words.len() > LONGEST_CLAIM || other.words.len() > LONGEST_CLAIM {
        return Vec::new();
    }
    let shared: FxHashSet<&str> = stems(own).intersection(&stems(other)).copied().collect();
    let mut found = Vec::new();
    for range in loaded_in(&own.words, |w: &Word| w.normal.as_str()) {
        let words = own.words.get(range.clone()).unwrap_or_default();
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            continue;
        };
        let span = Span::new(first.span.start, last.span.end);
        let in_both = words.iter().all(|w| shared.contains(w.stem.as_str()));
        let in_name = own.names.iter().any(|n| n.whole.overlap(span) > 0);
        if in_both
            || in_name
            || !is_strong(words.iter().map(|w| w.normal.as_str()))
            || quoted(facing, of_a, span)
        {
            continue;
        }
        let Some((anchor, faces)) = counterpart(own, other, &shared, range) else {
            continue;
        };
        if quoted(facing, !of_a, faces) {
            continue;
        }
        let span = Span::new(span.start.min(anchor.start), span.end.max(anchor.end));
        let agreement = match of_a {
            true => slots::agreement(facing, span, faces),
            false => slots::agreement(facing, faces, span),
        };
        if agreement >= AGREEMENT && differs(facing, of_a, span, faces) {
            found.push((span, faces));
        }
    }
    found
}

fn differs(facing: &Facing, of_a: bool, own: Span, other: Span) -> bool {
    match of_a {
        true => normalize(facing.text_a(own)) != normalize(facing.text_b(other)),
        false => normalize(facing.text_b(own)) != normalize(facing.text_a(other)),
    }
}

fn stems(facts: &ClaimFacts) -> FxHashSet<&str> {
    let content = facts.words.iter().filter(|w| w.weight > 0.0);
    content.map(|w| w.stem.as_str()).collect()
}

/// Is the stretch inside quotation marks?
fn quoted(facing: &Facing, of_a: bool, span: Span) -> bool {
    let inside = |q: &crate::claim::Quotation| q.parts.iter().any(|p| p.overlap(span) > 0);
    match of_a {
        true => facing.quotations_a().any(inside),
        false => facing.quotations_b().any(inside),
    }
}

/// The word that both claims hold and that stands nearest to the loaded one, and the other
/// claim's wording there: the shared word with the words beside it that are its own.
fn counterpart(
    own: &ClaimFacts,
    other: &ClaimFacts,
    shared: &FxHashSet<&str>,
    range: std::ops::Range<usize>,
) -> Option<(Span, Span)> {
    let behind = (range.end..range.end + REACH).map(|n| (n, true));
    let before = (1..=REACH).filter_map(|n| Some((range.start.checked_sub(n)?, false)));
    let mut nearest: Vec<(usize, bool)> = behind.chain(before).collect();
    nearest.sort_by_key(|(n, is_behind)| match is_behind {
        true => (n - range.end) * 2,
        false => (range.start - n - 1) * 2 + 1,
    });
    let (anchor, is_behind) = nearest.into_iter().find(|(n, _)| {
        own.words
            .get(*n)
            .is_some_and(|w| shared.contains(w.stem.as_str()))
    })?;
    let anchor = own.words.get(anchor)?;
    let at = other.words.iter().position(|w| w.stem == anchor.stem)?;
    let is_own = |n: &usize| {
        other
            .words
            .get(*n)
            .is_some_and(|w| w.weight == 0.0 || !shared.contains(w.stem.as_str()))
    };
    let mut run: Vec<usize> = match is_behind {
        true => (0..at).rev().take(LONGEST).take_while(is_own).collect(),
        false => (at + 1..at + 1 + LONGEST).take_while(is_own).collect(),
    };
    run.retain(|n| other.words.get(*n).is_some_and(|w| w.weight > 0.0));
    run.push(at);
    run.sort_unstable();
    let (first, last) = (run.first()?, run.last()?);
    let faces = Span::new(
        other.words.get(*first)?.span.start,
        other.words.get(*last)?.span.end,
    );
    Some((anchor.span, faces))
}
