//! How much an editor should care about a row.
//!
//! `0.50 × carried + 0.20 × placed + 0.10 × early + 0.10 × number + 0.10 × quotation`, where
//! *carried* is the share of the other sources that carry it too, *placed* the share of all
//! sources that have it in their headline or first paragraph, *early* how near the front it
//! stands on average, *number* and *quotation* whether any of its claims holds one. 0..1.

use crate::align::ClaimRef;
use crate::article::BlockKind;
use crate::claim::Report;
use std::collections::BTreeSet;

/// The importance of a row, 0..1; it does not depend on the order of reports or claims.
pub(super) fn of(reports: &[Report], row: &[ClaimRef]) -> f64 {
    let carriers: BTreeSet<usize> = row.iter().map(|c| c.report).collect();
    let others = reports.len().saturating_sub(1).max(1) as f64;
    let carried = carriers.len().saturating_sub(1) as f64 / others;
    let placed: BTreeSet<usize> = row
        .iter()
        .filter(|c| paragraph(reports, **c).is_some_and(|p| p <= 1))
        .map(|c| c.report)
        .collect();
    let placed = placed.len() as f64 / reports.len().max(1) as f64;
    // Summed as whole numbers, so that the order of claims cannot change the last bit.
    let (front, total) = row.iter().fold((0, 0), |(front, total), claim| {
        let count = reports
            .get(claim.report)
            .map_or(1, |r| r.claims.len().max(1));
        let from_end = (count - claim.claim.min(count)) * 1_000 / count;
        (front + from_end, total + 1_000)
    });
    let early = front as f64 / f64::from(total.max(1));
    let any = |test: &dyn Fn(&Report, ClaimRef) -> bool| {
        let held = row
            .iter()
            .any(|c| reports.get(c.report).is_some_and(|r| test(r, *c)));
        f64::from(u8::from(held))
    };
    let number = any(&|report, claim| {
        let span = report.claims.get(claim.claim).map(|c| c.span);
        span.is_some_and(|s| report.text(s).contains(|c: char| c.is_ascii_digit()))
    });
    let quotation = any(&|report, claim| {
        let span = report.claims.get(claim.claim).map(|c| c.span);
        span.is_some_and(|s| {
            let mut parts = report.quotations.iter().flat_map(|q| &q.parts);
            parts.any(|p| p.overlap(s) > 0)
        })
    });
    0.5 * carried + 0.2 * placed + 0.1 * early + 0.1 * number + 0.1 * quotation
}

/// Where a claim stands: 0 in the headline, 1 in the first body paragraph, and so on.
pub(super) fn paragraph(reports: &[Report], claim: ClaimRef) -> Option<usize> {
    let report = reports.get(claim.report)?;
    let block = report.claims.get(claim.claim)?.block;
    let blocks = &report.article.blocks;
    if blocks.get(block)?.kind == BlockKind::Headline {
        return Some(0);
    }
    let before = blocks.iter().take(block + 1);
    Some(before.filter(|b| b.kind == BlockKind::Body).count())
}
