//! Where two claims run parallel word for word, what stands in one in the place of something else:
//! collation, as of witnesses of one text.

use super::facing::{ClaimFacts, Facing, Word};
use crate::text::is_function_word;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Claims of more words are not collated.
const LONGEST_CLAIM: usize = 80;
/// Words that both have, and their least share of the shorter claim.
const EQUAL: usize = 5;
const SHARE: f64 = 0.6;
/// Most words that stand for each other.
const MOST_WORDS: usize = 3;
/// Words in common on one side of them at least; on the other there is one or the claim ends.
const BESIDE: usize = 2;

/// Words of the first claim by number with those of the second that stand in their place, where the
/// claims are otherwise much the same.
pub(super) fn substitutions(facing: &Facing) -> Vec<(Range<usize>, Range<usize>)> {
    let (a, b) = (&facing.facts_a.words, &facing.facts_b.words);
    let shorter = a.len().min(b.len());
    if shorter < EQUAL || a.len().max(b.len()) > LONGEST_CLAIM {
        return Vec::new();
    }
    let numbers = |words: &[Word]| -> Vec<usize> { words.iter().map(|w| w.number).collect() };
    let operations = capture_diff_slices(Algorithm::Myers, &numbers(a), &numbers(b));
    let equal = |operation: Option<&DiffOp>| match operation {
        Some(DiffOp::Equal { len, .. }) => *len,
        _ => 0,
    };
    let common: usize = operations.iter().map(|o| equal(Some(o))).sum();
    if common < EQUAL || (common as f64) < SHARE * shorter as f64 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, operation) in operations.iter().enumerate() {
        let DiffOp::Replace { .. } = operation else {
            continue;
        };
        let (mine, theirs) = (operation.old_range(), operation.new_range());
        let before = match at.checked_sub(1) {
            Some(before) => equal(operations.get(before)),
            None => 1,
        };
        let behind = operations.get(at + 1).map_or(1, |o| equal(Some(o)));
        let held = before.min(behind) >= 1 && before.max(behind) >= BESIDE;
        let short = mine.len().max(theirs.len()) <= MOST_WORDS;
        if held && short && tells(a, &mine) && tells(b, &theirs) {
            found.push((mine, theirs));
        }
    }
    found
}

fn tells(words: &[Word], range: &Range<usize>) -> bool {
    let inside = words.get(range.clone()).unwrap_or_default();
    inside.iter().any(|w| !is_function_word(&w.normal))
}

/// Are these words of a claim no name, number or time, which have their own kinds of change?
pub(super) fn is_plain(facts: &ClaimFacts, range: &Range<usize>) -> bool {
    let inside = facts.words.get(range.clone()).unwrap_or_default();
    inside.iter().all(|word| {
        let span = word.span;
        !facts.names.iter().any(|n| n.whole.overlap(span) > 0)
            && !facts.quantities.iter().any(|q| q.span.overlap(span) > 0)
            && !facts.times.iter().any(|t| t.span.overlap(span) > 0)
    })
}
