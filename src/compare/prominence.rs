//! Where each source puts what several carry: headline, first paragraph, last third.

use super::importance::paragraph;
use super::model::{Place, Prominence, Row};
use crate::align::ClaimRef;
use crate::article::BlockKind;
use crate::claim::Report;

/// For every row that two sources or more carry, the first paragraph in which each states it.
pub(super) fn find(reports: &[Report], rows: &[Row]) -> Vec<Prominence> {
    rows.iter()
        .filter(|row| row.cells.iter().filter(|c| !c.claims.is_empty()).count() >= 2)
        .map(|row| Prominence {
            row: row.id.clone(),
            places: row
                .cells
                .iter()
                .enumerate()
                .filter_map(|(n, cell)| {
                    let numbers = cell
                        .claims
                        .iter()
                        .filter_map(|id| id.rsplit_once(':')?.1.parse().ok());
                    let first = numbers
                        .filter_map(|claim| paragraph(reports, ClaimRef { report: n, claim }))
                        .min()?;
                    Some(Place {
                        source: cell.source.clone(),
                        paragraph: first,
                        of: body_paragraphs(reports.get(n)?),
                    })
                })
                .collect(),
        })
        .collect()
}

fn body_paragraphs(report: &Report) -> usize {
    let blocks = report.article.blocks.iter();
    blocks.filter(|b| b.kind == BlockKind::Body).count()
}
