//! What headlines and first paragraphs state, each in its own source's words.

use super::super::Context;
use super::{Finding, in_marks};
use crate::article::BlockKind;
use crate::compare::model::Row;

/// What one source alone opens with, and what all others open with and it does not.
pub(super) fn openings(context: &Context) -> Vec<Finding> {
    let comparison = context.lookup.comparison;
    let mut found = Vec::new();
    for opening in &comparison.framing.openings {
        let letter = context.lookup.letter_of(&opening.source);
        let rows = |ids: &[String]| -> Vec<&Row> {
            let known = ids
                .iter()
                .filter_map(|id| comparison.rows.iter().find(|r| r.id == *id));
            known.collect()
        };
        let doubt = |row: &Row| match row.cells.iter().any(|c| c.borderline) {
            true => " ?",
            false => "",
        };
        for row in rows(&opening.alone) {
            let Some(words) = first_claim(context, row, &opening.source) else {
                continue;
            };
            let doubt = doubt(row);
            found.push((
                "opens",
                format!("only {letter}, in headline or first paragraph: {words}{doubt}"),
            ));
        }
        for row in rows(&opening.missing) {
            let others = row.cells.iter().filter(|c| c.source != opening.source);
            let said = others.map(|c| c.source.as_str()).find_map(|source| {
                let words = first_claim(context, row, source)?;
                Some(format!("{} {words}", context.lookup.letter_of(source)))
            });
            let Some(said) = said else { continue };
            let doubt = doubt(row);
            found.push((
                "opens",
                format!("all but {letter}, in headline or first paragraph: {said}{doubt}"),
            ));
        }
    }
    found
}

/// A source's own words for a row, where it has them first, in quotation marks.
fn first_claim(context: &Context, row: &Row, source: &str) -> Option<String> {
    let of_source = context.lookup.source(source)?;
    let blocks = &context.lookup.comparison.sources.get(of_source)?.blocks;
    let cell = row.cells.iter().find(|c| c.source == source)?;
    let claims = cell.claims.iter();
    let first = claims
        .filter_map(|id| context.lookup.claim(id))
        .min_by_key(|claim| {
            let block = blocks.get(claim.block).map(|b| b.kind);
            (block != Some(BlockKind::Headline), claim.start)
        })?;
    Some(in_marks(context, &first.text))
}
