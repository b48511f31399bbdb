//! Differences as a comparison shows them: ids, and offsets in Unicode scalar values.

use super::{Side, find};
use crate::align::Alignment;
use crate::claim::Report;
use crate::compare::build::claim_id;
use crate::compare::model::{Change, ChangeSide};
use crate::text::ScalarIndex;
use crate::text::names::NameContext;

/// The changes of every row of the alignment, in its order of rows.
pub(in crate::compare) fn shown(
    reports: &[Report],
    alignment: &Alignment,
    context: &NameContext,
) -> Vec<Vec<Change>> {
    let indices: Vec<ScalarIndex> = reports
        .iter()
        .map(|r| ScalarIndex::new(&r.article.text))
        .collect();
    let side = |side: Side| {
        let index = indices.get(side.claim.report);
        let (start, end) = index.map(|i| i.span(side.span)).unwrap_or_default();
        let report = reports.get(side.claim.report);
        ChangeSide {
            claim: claim_id(reports, side.claim),
            start,
            end,
            text: report.map_or("", |r| r.text(side.span)).to_owned(),
            // Known when all rows are in order.
            elsewhere: None,
        }
    };
    let rows = find(reports, alignment, context).into_iter();
    rows.map(|found| {
        let changes = found.into_iter().map(|d| Change {
            kind: d.kind,
            a: side(d.a),
            b: side(d.b),
            note: d.note,
        });
        changes.collect()
    })
    .collect()
}
