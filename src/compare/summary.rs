//! Counts over the whole comparison.

use super::build::rounded;
use super::model::*;

/// Counts rows and claims, over all and by source.
pub(super) fn summarize(sources: &[Source], claims: &[Claim], rows: &[Row]) -> Summary {
    let carried = |row: &Row| {
        row.cells
            .iter()
            .filter(|c| c.status != Status::Omits)
            .count()
    };
    let carries = |row: &Row, id: &str| {
        row.cells
            .iter()
            .any(|c| c.source == id && c.status != Status::Omits)
    };
    Summary {
        in_all: rows.iter().filter(|r| carried(r) == sources.len()).count(),
        in_some: rows
            .iter()
            .filter(|r| (2..sources.len()).contains(&carried(r)))
            .count(),
        in_one: rows.iter().filter(|r| carried(r) == 1).count(),
        told_differently: rows.iter().filter(|r| !r.changes.is_empty()).count(),
        sources: sources
            .iter()
            .map(|source| {
                let held = rows.iter().filter(|r| carries(r, &source.id)).count();
                SourceSummary {
                    source: source.id.clone(),
                    words: source.words,
                    claims: claims.iter().filter(|c| c.source == source.id).count(),
                    carries: held,
                    coverage: rounded(held as f64 / rows.len().max(1) as f64),
                    only_here: rows
                        .iter()
                        .filter(|r| carried(r) == 1 && carries(r, &source.id))
                        .count(),
                }
            })
            .collect(),
    }
}
