//! Which claims of different reports assert the same proposition.
//!
//! In: the [`Report`]s of one event. Out: an [`Alignment`]: links between claims of different
//! reports, and disjoint rows of claims that assert one proposition.
//!
//! 1. Every claim becomes a unit: weighted stems, character n-grams, quoted words, whom it is
//!    about, its place.
//! 2. An index over content words finds candidate pairs; never all pairs are measured.
//! 3. Each pair gets named features, one file a family under `features/`: first what the two
//!    alone show, then how the pair stands among the others.
//! 4. A logistic regression, whose table of weights is `weights_across.tsv`, makes a probability
//!    of them; two limits make links of it.
//! 5. Correlation clustering makes rows of all probabilities at once, so that one wrong link
//!    melts nothing.

pub mod alone;
mod by_hand;
mod candidates;
mod common;
pub mod decision;
pub mod explain;
mod features;
pub mod logistic;
pub mod measurement;
pub mod model;
mod pairs;
mod people;
mod rows;
mod synonyms;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;
mod unit;
mod vocabulary;
mod within;

pub use by_hand::ByHand;
pub use explain::{Explained, explain, explain_by_hand};
pub use model::{Alignment, ClaimRef, Link, Nearest, Reason, Relation};
pub(crate) use synonyms::share_group;
pub use vocabulary::stems_for_counting;

use crate::claim::Report;
use measurement::{Measurement, canonical_order};
use std::collections::BTreeMap;

/// Reasons that are kept with a link.
const REASONS: usize = 8;

/// Aligns the claims of all reports. The order of `reports` changes nothing but the numbers in
/// the [`ClaimRef`]s.
pub fn align(reports: &[Report]) -> Alignment {
    align_by_hand(reports, &ByHand::default())
}

/// [`align()`], where an editor has decided about some pairs of claims.
pub fn align_by_hand(reports: &[Report], by_hand: &ByHand) -> Alignment {
    let order = canonical_order(reports);
    let sorted: Vec<Report> = order
        .iter()
        .filter_map(|n| reports.get(*n))
        .cloned()
        .collect();
    let outer = |c: ClaimRef| ClaimRef {
        report: order.get(c.report).copied().unwrap_or(c.report),
        claim: c.claim,
    };
    let inner = |c: ClaimRef| ClaimRef {
        report: order
            .iter()
            .position(|n| *n == c.report)
            .unwrap_or(c.report),
        claim: c.claim,
    };
    let mut measurement = Measurement::new(&sorted);
    measurement.decide(by_hand.renumbered(inner));
    let weights = decision::weights();
    // Features are not kept: an event of many reports has millions of them.
    let scored: Vec<(usize, f64, Vec<Reason>)> =
        measurement.context(&weights.first).visit(|pair, values| {
            let score = weights.across.probability(values);
            let mut reasons = Vec::new();
            if decision::relation(score).is_some() {
                reasons = explain::reasons(&sorted, &measurement, pair, values, REASONS);
            }
            (pair, score, reasons)
        });
    let scores: Vec<(usize, f64)> = scored.iter().map(|(pair, p, _)| (*pair, *p)).collect();
    let mut links = Vec::new();
    let mut nearest: BTreeMap<(ClaimRef, usize), Nearest> = BTreeMap::new();
    for (pair, score, reasons) in scored {
        let (a, b) = measurement.claims(pair);
        for (from, to) in [(a, b), (b, a)] {
            let (claim, other) = (outer(from), outer(to));
            let best = nearest.entry((claim, other.report)).or_insert(Nearest {
                claim: other,
                score: -1.0,
            });
            if score > best.score {
                *best = Nearest {
                    claim: other,
                    score,
                };
            }
        }
        if let Some(relation) = decision::relation(score) {
            links.push(Link {
                a: outer(a),
                b: outer(b),
                relation,
                score,
                borderline: decision::borderline(score),
                reasons,
                by_hand: false,
            });
        }
    }
    let rows = measurement
        .rows_of(&scores, &weights.within, decision::ROWS)
        .into_iter()
        .map(|row| row.into_iter().map(outer).collect())
        .collect();
    let mut alignment = Alignment {
        links,
        rows,
        nearest,
    };
    by_hand.settle(&mut alignment, inner);
    alignment
}
