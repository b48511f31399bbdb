//! From pairs of quotations to groups of which every two are a pair.
//!
//! One long quotation may hold two utterances that other reports quote apart. Joining all that
//! hangs together would say that those two are one, so groups are cliques; a quotation may stand
//! in several. Every pair is in some group (a greedy edge clique cover).

use super::QuotationRef;
use super::pieces::{Shared, cover};
use crate::text::Span;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Quotations that a group is grown by, those that share most with its first pair.
const MOST_NEIGHBOURS: usize = 64;

pub(super) type Pairs = BTreeMap<(QuotationRef, QuotationRef), Shared>;

/// What two quotations share, whichever comes first; the spans in the order of the arguments.
pub(super) fn shared(pairs: &Pairs, a: QuotationRef, b: QuotationRef) -> Option<Shared> {
    pairs.get(&(a, b)).copied().or_else(|| {
        pairs.get(&(b, a)).map(|s| Shared {
            words: s.words,
            first: s.second,
            second: s.first,
        })
    })
}

/// The stretch of a quotation that it shares with the others of a group.
pub(super) fn stretch<'q>(
    pairs: &Pairs,
    quotation: QuotationRef,
    group: impl Iterator<Item = &'q QuotationRef>,
) -> Option<Span> {
    let shared = group.filter_map(|other| shared(pairs, quotation, *other));
    shared.map(|s| s.first).reduce(cover)
}

/// Groups of quotations of at least two reports. `rank` gives the order of the reports' ids.
pub(super) fn groups(pairs: &Pairs, rank: &[usize]) -> Vec<BTreeSet<QuotationRef>> {
    let place = |q: QuotationRef| (rank.get(q.report).copied().unwrap_or_default(), q.quotation);
    let mut neighbours: FxHashMap<QuotationRef, Vec<(QuotationRef, usize)>> = FxHashMap::default();
    for ((a, b), shared) in pairs {
        neighbours.entry(*a).or_default().push((*b, shared.words));
        neighbours.entry(*b).or_default().push((*a, shared.words));
    }
    for list in neighbours.values_mut() {
        list.sort_by_key(|(other, words)| (Reverse(*words), place(*other)));
        list.truncate(MOST_NEIGHBOURS);
    }
    let mut strongest: Vec<(QuotationRef, QuotationRef, usize)> = pairs
        .iter()
        .filter(|((a, b), _)| a.report != b.report)
        .map(|((a, b), shared)| (*a, *b, shared.words))
        .collect();
    strongest.sort_by_key(|(a, b, words)| {
        let (a, b) = (place(*a), place(*b));
        (Reverse(*words), a.min(b), a.max(b))
    });
    let mut covered: BTreeSet<(QuotationRef, QuotationRef)> = BTreeSet::new();
    let mut found = Vec::new();
    for (a, b, _) in strongest {
        if covered.contains(&(a, b)) {
            continue;
        }
        let mut group = BTreeSet::from([a, b]);
        for (other, _) in neighbours.get(&a).into_iter().flatten() {
            if !group.contains(other) && group.iter().all(|m| shared(pairs, *m, *other).is_some()) {
                group.insert(*other);
            }
        }
        for one in &group {
            for other in &group {
                covered.insert((*one, *other));
            }
        }
        found.push(group);
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn quotation(report: usize, quotation: usize) -> QuotationRef {
        QuotationRef { report, quotation }
    }

    #[test]
    fn a_long_quotation_does_not_join_what_others_quote_apart() {
        let nothing = Span::new(0, 0);
        let all = |words| Shared {
            words,
            first: nothing,
            second: nothing,
        };
        let long = quotation(0, 0);
        let (one, two, three) = (quotation(1, 0), quotation(2, 0), quotation(2, 1));
        let pairs = Pairs::from([
            ((long, one), all(9)),
            ((long, two), all(8)),
            ((one, two), all(8)),
            ((long, three), all(5)),
        ]);
        let found = groups(&pairs, &[0, 1, 2]);
        assert_eq!(
            found,
            [
                BTreeSet::from([long, one, two]),
                BTreeSet::from([long, three])
            ]
        );
    }
}
