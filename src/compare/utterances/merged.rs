//! Groups that hold one utterance: a report that quotes it in pieces makes a group with each.
//!
//! Where two groups have a quotation in common and mean the same stretch of it, or one a part of
//! what the other means, an editor would see one sentence twice.

use super::QuotationRef;
use super::groups::{Pairs, stretch};
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Share of the shorter stretch that lies in the other.
const SAME_STRETCH: f64 = 0.8;

/// The groups, those of one utterance joined, in the order of their first.
pub(super) fn merged(
    pairs: &Pairs,
    groups: Vec<BTreeSet<QuotationRef>>,
) -> Vec<BTreeSet<QuotationRef>> {
    let mut holding: BTreeMap<QuotationRef, Vec<(usize, Span)>> = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        for quotation in group {
            if let Some(span) = stretch(pairs, *quotation, group.iter()) {
                holding.entry(*quotation).or_default().push((number, span));
            }
        }
    }
    let mut first_of: Vec<usize> = (0..groups.len()).collect();
    for stretches in holding.values_mut() {
        // The longest of those that overlap stands for them, so that each is held against few.
        stretches.sort_by_key(|(number, span)| (std::cmp::Reverse(span.len()), *number));
        let mut kept: Vec<(usize, Span)> = Vec::new();
        for (number, span) in stretches.iter() {
            let same = kept.iter().find(|(_, longer)| {
                longer.overlap(*span) as f64 >= SAME_STRETCH * span.len() as f64
            });
            match same {
                Some((other, _)) => join(&mut first_of, *other, *number),
                None => kept.push((*number, *span)),
            }
        }
    }
    let mut found: BTreeMap<usize, BTreeSet<QuotationRef>> = BTreeMap::new();
    for (number, group) in groups.into_iter().enumerate() {
        let first = root(&first_of, number);
        found.entry(first).or_default().extend(group);
    }
    found.into_values().collect()
}

/// The first group that one was joined with.
fn root(first_of: &[usize], mut number: usize) -> usize {
    while let Some(first) = first_of.get(number).filter(|first| **first != number) {
        number = *first;
    }
    number
}

fn join(first_of: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(first_of, one), root(first_of, other));
    if let Some(first) = first_of.get_mut(one.max(other)) {
        *first = one.min(other);
    }
}
