//! How much an editor should care about a row.
//!
//! `0.50 × carried + 0.20 × placed + 0.10 × early + 0.10 × number + 0.10 × quotation`, where
//! *carried* is the share of the other sources that carry it too, *placed* the share of all
//! sources that have it in their headline or first paragraph, *early* how near the front it
//! stands on average, *number* and *quotation* whether any of its claims holds one. 0..1.

use crate::align::ClaimRef;
use crate::article::{Block, BlockKind};
use crate::claim::Report;
use crate::text::span::SpanIndex;
use std::collections::BTreeSet;

/// What is looked up of the reports for every row, gathered once.
pub(super) struct Grounds<'r> {
    reports: &'r [Report],
    /// For every report and block the number of body paragraphs up to it; 0 for the headline.
    paragraphs: Vec<Vec<usize>>,
    /// How many body paragraphs every report has.
    body: Vec<usize>,
    /// The stretches inside quotation marks of every report.
    quoted: Vec<SpanIndex>,
}

impl<'r> Grounds<'r> {
    /// Goes through every report once.
    pub fn new(reports: &'r [Report]) -> Self {
        let numbered = |report: &Report| {
            let mut count = 0;
            let blocks = report.article.blocks.iter();
            blocks
                .map(|block| {
                    count += usize::from(block.kind == BlockKind::Body);
                    if block.kind == BlockKind::Headline {
                        0
                    } else {
                        count
                    }
                })
                .collect()
        };
        let is_body = |block: &&Block| block.kind == BlockKind::Body;
        let body = |report: &Report| report.article.blocks.iter().filter(is_body).count();
        Self {
            reports,
            paragraphs: reports.iter().map(numbered).collect(),
            body: reports.iter().map(body).collect(),
            quoted: reports.iter().map(Report::quoted).collect(),
        }
    }

    /// Where a claim stands: 0 in the headline, 1 in the first body paragraph, and so on.
    pub fn paragraph(&self, claim: ClaimRef) -> Option<usize> {
        let block = self
            .reports
            .get(claim.report)?
            .claims
            .get(claim.claim)?
            .block;
        self.paragraphs.get(claim.report)?.get(block).copied()
    }

    /// How many body paragraphs a report has.
    pub fn body_paragraphs(&self, report: usize) -> usize {
        self.body.get(report).copied().unwrap_or_default()
    }
}

/// The importance of a row, 0..1; it does not depend on the order of reports or claims.
pub(super) fn of(grounds: &Grounds, row: &[ClaimRef]) -> f64 {
    let reports = grounds.reports;
    let carriers: BTreeSet<usize> = row.iter().map(|c| c.report).collect();
    let others = reports.len().saturating_sub(1).max(1) as f64;
    let carried = carriers.len().saturating_sub(1) as f64 / others;
    let placed: BTreeSet<usize> = row
        .iter()
        .filter(|c| grounds.paragraph(**c).is_some_and(|p| p <= 1))
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
        let quoted = grounds.quoted.get(claim.report);
        span.is_some_and(|s| quoted.is_some_and(|index| index.touches(s)))
    });
    0.5 * carried + 0.2 * placed + 0.1 * early + 0.1 * number + 0.1 * quotation
}
