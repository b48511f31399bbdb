//! Counts over the whole comparison.

use super::build::rounded;
use super::model::*;
use rustc_hash::FxHashMap;

impl Row {
    /// Is it told differently: does a source assert it differently from others that carry it?
    /// Every count, filter and list of such rows asks this.
    pub fn is_told_differently(&self) -> bool {
        self.cells.iter().any(|c| c.status == Status::Differs)
    }
}

/// Counts rows and claims, over all and by source.
pub(super) fn summarize(sources: &[Source], claims: &[Claim], rows: &[Row]) -> Summary {
    #[derive(Default, Clone)]
    struct Counts {
        claims: usize,
        carries: usize,
        only_here: usize,
    }
    let mut of: FxHashMap<&str, Counts> = FxHashMap::default();
    for claim in claims {
        of.entry(claim.source.as_str()).or_default().claims += 1;
    }
    let (mut in_all, mut in_some, mut in_one) = (0, 0, 0);
    for row in rows {
        let carriers = || row.cells.iter().filter(|c| c.status != Status::Omits);
        let carried = carriers().count();
        in_all += usize::from(carried == sources.len());
        in_some += usize::from((2..sources.len()).contains(&carried));
        in_one += usize::from(carried == 1);
        for cell in carriers() {
            let counts = of.entry(cell.source.as_str()).or_default();
            counts.carries += 1;
            counts.only_here += usize::from(row.only_carrier().is_some());
        }
    }
    Summary {
        in_all,
        in_some,
        in_one,
        told_differently: rows.iter().filter(|r| r.is_told_differently()).count(),
        sources: sources
            .iter()
            .map(|source| {
                let counts = of.get(source.id.as_str()).cloned().unwrap_or_default();
                SourceSummary {
                    source: source.id.clone(),
                    words: source.words,
                    claims: counts.claims,
                    carries: counts.carries,
                    coverage: rounded(counts.carries as f64 / rows.len().max(1) as f64),
                    only_here: counts.only_here,
                }
            })
            .collect(),
    }
}
