//! Which claims of different reports assert the same proposition.
//!
//! In: the [`Report`]s of one event. Out: an [`Alignment`]: links between claims of different
//! reports, and disjoint rows of claims that assert one proposition.

pub mod explain;
pub mod model;

pub use explain::{Explained, explain};
pub use model::{Alignment, ClaimRef, Link, Nearest, Reason, Relation};

use crate::claim::Report;
use crate::text::{normal, words};
use std::collections::{BTreeMap, HashMap};

/// Aligns the claims of all reports. The order of `reports` changes nothing but the numbers in
/// the [`ClaimRef`]s.
pub fn align(reports: &[Report]) -> Alignment {
    let mut refs = Vec::new();
    let mut bags: Vec<BTreeMap<String, f64>> = Vec::new();
    for (r, report) in reports.iter().enumerate() {
        for (c, claim) in report.claims.iter().enumerate() {
            let text = report.text(claim.span);
            let mut bag = BTreeMap::new();
            for word in words::words(text) {
                *bag.entry(normal::normalize_word(word.of(text)))
                    .or_insert(0.0) += 1.0;
            }
            refs.push(ClaimRef {
                report: r,
                claim: c,
            });
            bags.push(bag);
        }
    }
    let mut frequency: HashMap<&str, f64> = HashMap::new();
    for bag in &bags {
        for word in bag.keys() {
            *frequency.entry(word).or_default() += 1.0;
        }
    }
    let total = bags.len() as f64 + 1.0;
    let weighted: Vec<BTreeMap<&str, f64>> = bags
        .iter()
        .map(|bag| {
            bag.iter()
                .map(|(w, n)| {
                    let seen = frequency.get(w.as_str()).copied().unwrap_or(0.0);
                    (w.as_str(), n * (total / (seen + 0.5)).ln())
                })
                .collect()
        })
        .collect();
    let norm =
        |bag: &BTreeMap<&str, f64>| bag.values().map(|v| v * v).sum::<f64>().sqrt().max(1e-9);
    let mut links = Vec::new();
    let mut parent: Vec<usize> = (0..refs.len()).collect();
    for (i, (a, va)) in refs.iter().zip(&weighted).enumerate() {
        for (j, (b, vb)) in refs.iter().zip(&weighted).enumerate().skip(i + 1) {
            if a.report == b.report {
                continue;
            }
            let dot: f64 = va
                .iter()
                .filter_map(|(w, x)| vb.get(w).map(|y| x * y))
                .sum();
            let score = dot / (norm(va) * norm(vb));
            if score >= 0.25 {
                links.push(Link {
                    a: *a,
                    b: *b,
                    relation: Relation::Same,
                    score,
                    borderline: score < 0.3,
                });
                let (x, y) = (root(&parent, i), root(&parent, j));
                if let Some(slot) = parent.get_mut(x.max(y)) {
                    *slot = x.min(y);
                }
            }
        }
    }
    let mut rows: BTreeMap<usize, Vec<ClaimRef>> = BTreeMap::new();
    for (i, claim) in refs.iter().enumerate() {
        rows.entry(root(&parent, i)).or_default().push(*claim);
    }
    Alignment {
        links,
        rows: rows.into_values().collect(),
    }
}

fn root(parent: &[usize], mut of: usize) -> usize {
    while let Some(up) = parent.get(of).filter(|up| **up != of) {
        of = *up;
    }
    of
}
