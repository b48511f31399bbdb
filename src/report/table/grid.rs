//! The grid: a row a claim, a column a source, a mark in each cell.

use super::{Context, changes};
use crate::compare::model::{Cell, Row, Status};
use crate::report::layout::{ALL, NARROWEST, hanging, pad, wrap, wrap_at_most};
use crate::report::lookup::letter;
use crate::report::safe;
use crate::report::style::Tone;
use std::collections::BTreeSet;

/// Columns of one mark with the space before it.
const MARK: usize = 4;

/// Claims need this many columns beside their marks; where the marks leave less, they go on a
/// line of their own.
const NARROWEST_CLAIM: usize = 24;

/// Wider than this the eye loses the way from a claim to its marks.
const WIDEST_CLAIM: usize = 100;

/// Lines of a claim's text in a brief table.
const BRIEF_LINES: usize = 2;

/// Difference lines under one row in a brief table.
const BRIEF_CHANGES: usize = 4;

/// A row of the grid as lines.
pub(super) struct RowLines {
    pub lines: Vec<String>,
    /// The only source that carries it.
    only: Option<usize>,
}

/// How the columns lie.
struct Shape {
    number: usize,
    claim: usize,
    beside: bool,
}

fn shape(context: &Context) -> Shape {
    let comparison = context.lookup.comparison;
    let last = comparison.rows.iter().map(|row| row.rank).max();
    let number = last.unwrap_or(0).to_string().len().max(3);
    let marks = comparison.sources.len().saturating_mul(MARK);
    let left = context.width.saturating_sub(number + 2);
    let beside = left >= marks + NARROWEST_CLAIM;
    let claim = if beside { left - marks } else { left };
    Shape {
        number,
        claim: claim.clamp(NARROWEST, WIDEST_CLAIM),
        beside,
    }
}

pub(super) fn header(context: &Context) -> String {
    let shape = shape(context);
    let mut line = format!("{:>1$}  ", "#", shape.number);
    line.push_str(&pad("claim", shape.claim));
    if shape.beside {
        for number in 0..context.lookup.comparison.sources.len() {
            line.push_str(&format!("  {:<2}", letter(number)));
        }
    }
    context.paint.tone(Tone::Quiet, line.trim_end())
}

/// Every row of the comparison, in its order.
pub(super) fn rows(context: &Context) -> Vec<RowLines> {
    let shape = shape(context);
    context
        .lookup
        .comparison
        .rows
        .iter()
        .map(|row| row_lines(context, &shape, row))
        .collect()
}

fn row_lines(context: &Context, shape: &Shape, row: &Row) -> RowLines {
    let only = row.only_carrier();
    let shown = context.lookup.lead(row);
    let claim = safe::line(&shown);
    let claim = only.map_or_else(
        || claim.to_string(),
        |number| format!("Only {}: {claim}", letter(number)),
    );
    let text = if context.brief {
        wrap_at_most(&claim, shape.claim, BRIEF_LINES)
    } else {
        wrap(&claim, shape.claim)
    };
    let mut lines = Vec::new();
    for (n, part) in text.iter().enumerate() {
        let mut line = if n == 0 {
            format!("{:>1$}  ", row.rank, shape.number)
        } else {
            " ".repeat(shape.number + 2)
        };
        line.push_str(&pad(part, shape.claim));
        if n == 0 && shape.beside {
            line.extend(
                row.cells
                    .iter()
                    .map(|cell| format!("  {}", mark(context, cell))),
            );
        }
        lines.push(line.trim_end().to_owned());
    }
    if !shape.beside {
        lines.extend(marks_below(context, shape, row));
    }
    let mut differences = changes::lines(context, row, shape.number + 4);
    if context.brief && differences.len() > BRIEF_CHANGES {
        differences.truncate(BRIEF_CHANGES - 1);
        differences.push(format!("{:1$}… more: --rows all", "", shape.number + 4));
    }
    lines.extend(differences);
    RowLines { lines, only }
}

/// The marks of a row where there are too many sources to put them beside the claim.
fn marks_below(context: &Context, shape: &Shape, row: &Row) -> Vec<String> {
    let indent = " ".repeat(shape.number + 2);
    let marks: Vec<String> = row
        .cells
        .iter()
        .enumerate()
        .map(|(number, cell)| format!("{}{}", letter(number), sign(cell)))
        .collect();
    hanging(&indent, &marks.join("  "), context.width, ALL)
}

/// A cell's mark: what the source does with the claim, and `?` where the match is borderline.
pub(in crate::report) fn sign(cell: &Cell) -> &'static str {
    match (cell.status, cell.borderline) {
        (Status::States, false) => "=",
        (Status::States, true) => "=?",
        (Status::Differs, false) => "~",
        (Status::Differs, true) => "~?",
        (Status::Partial, false) => "<",
        (Status::Partial, true) => "<?",
        (Status::Omits, false) => "-",
        (Status::Omits, true) => "-?",
    }
}

fn mark(context: &Context, cell: &Cell) -> String {
    let tone = match (cell.borderline, cell.status) {
        (true, _) => Tone::Look,
        (_, Status::States) => Tone::Agrees,
        (_, Status::Differs) => Tone::Differs,
        (_, Status::Partial) => Tone::Part,
        (_, Status::Omits) => Tone::Quiet,
    };
    context.paint.tone(tone, &pad(sign(cell), 2))
}

/// What the marks mean.
pub(super) fn legend(context: &Context) -> Vec<String> {
    const LEGEND: &str =
        "= states · ~ differently · < only part · - omits · ? borderline, look yourself";
    wrap(LEGEND, context.width)
        .iter()
        .map(|line| context.paint.tone(Tone::Quiet, line))
        .collect()
}

/// The numbers of the rows that fit `room` lines, in order: the most important row whatever its
/// length, then those that several sources carry, the most important first; but room for the most
/// important claim that only one source has is kept for each source.
pub(super) fn fitting(rows: &[RowLines], room: usize) -> Vec<usize> {
    let mut single: Vec<(usize, usize)> = Vec::new();
    for (number, row) in rows.iter().enumerate() {
        if let Some(source) = row.only
            && !single.iter().any(|(_, known)| *known == source)
        {
            single.push((number, source));
        }
    }
    let cost = |number: usize| rows.get(number).map_or(0, |r| r.lines.len());
    let mut kept = BTreeSet::new();
    let mut left = room;
    let first = rows.iter().position(|row| row.only.is_none());
    if let Some(first) = first.or((!rows.is_empty()).then_some(0)) {
        left = left.saturating_sub(cost(first));
        kept.insert(first);
    }
    let mut reserved = left.min(room / 4);
    for (number, _) in single {
        if cost(number) <= reserved && !kept.contains(&number) {
            reserved -= cost(number);
            left -= cost(number);
            kept.insert(number);
        }
    }
    for shared in [true, false] {
        for (number, row) in rows.iter().enumerate() {
            if row.only.is_none() == shared && !kept.contains(&number) {
                // At least one row is shown, however small the window; one that is too long for
                // what is left keeps no shorter one out.
                if cost(number) > left && !kept.is_empty() {
                    continue;
                }
                left = left.saturating_sub(cost(number));
                kept.insert(number);
            }
        }
    }
    kept.into_iter().collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn row(lines: usize, only: Option<usize>) -> RowLines {
        RowLines {
            lines: vec![String::new(); lines],
            only,
        }
    }

    #[test]
    fn the_most_important_row_is_shown_in_every_window() {
        let rows = [row(9, None), row(2, Some(0)), row(2, None), row(2, Some(1))];
        for room in 0..20 {
            assert_eq!(fitting(&rows, room).first(), Some(&0), "{room}");
        }
    }

    #[test]
    fn shared_rows_come_first_but_each_source_keeps_its_own() {
        let rows = [
            row(3, None),
            row(2, None),
            row(2, Some(0)),
            row(4, None),
            row(1, Some(1)),
            row(1, Some(0)),
        ];
        assert_eq!(fitting(&rows, 12), [0, 1, 2, 3, 4]);
        assert_eq!(fitting(&rows, 8), [0, 1, 2, 4]);
        assert_eq!(fitting(&rows, 100), [0, 1, 2, 3, 4, 5]);
        assert_eq!(fitting(&rows, 0), [0]);
        assert!(fitting(&[], 10).is_empty());
    }
}
