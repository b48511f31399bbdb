//! What an editor decided, marked in the comparison, so that every report can say "by hand".

use super::build::claim_id;
use super::model::{Comparison, Correction};
use crate::align;
use crate::claim::Report;

/// Decisions of an editor about the reports that are compared. What changes a report itself (its
/// outlet, the kind of a block) was done before; here it is only marked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ByHand {
    /// About pairs of claims.
    pub pairs: align::ByHand,
    /// Numbers of the reports whose outlet was renamed.
    pub outlets: Vec<usize>,
    /// Report and block whose kind was set.
    pub blocks: Vec<(usize, usize)>,
    /// All of them in words, in the order of the file; `rows` is filled in here.
    pub said: Vec<Said>,
}

/// A decision in words, and the claims that it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    /// The words.
    pub correction: Correction,
    /// Its claims.
    pub claims: Vec<align::ClaimRef>,
}

/// Marks what was decided.
pub(super) fn mark(comparison: &mut Comparison, reports: &[Report], by_hand: &ByHand) {
    for number in &by_hand.outlets {
        if let Some(source) = comparison.sources.get_mut(*number) {
            source.by_hand = true;
        }
    }
    for (report, block) in &by_hand.blocks {
        let source = comparison.sources.get_mut(*report);
        if let Some(block) = source.and_then(|s| s.blocks.get_mut(*block)) {
            block.by_hand = true;
        }
    }
    for said in &by_hand.said {
        let ids: Vec<String> = said.claims.iter().map(|c| claim_id(reports, *c)).collect();
        let mut correction = said.correction.clone();
        for row in &mut comparison.rows {
            let mut claims = row.cells.iter().flat_map(|cell| &cell.claims);
            if claims.any(|claim| ids.contains(claim)) {
                row.by_hand = true;
                correction.rows.push(row.id.clone());
            }
        }
        comparison.corrections.push(correction);
    }
}
