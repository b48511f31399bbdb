//! The sheet Claims: what every source does with every row, and where the editor writes.

use super::sheet::{Column, Sheet, Value, column, to_fill};
use super::title_of;
use crate::compare::model::{Cell, Row, Status};
use crate::report::cells::{self, Links};
use crate::report::lookup::{Lookup, letter};
use crate::report::selection;
use crate::report::{differences, safe};

/// What the verdict may be: the module's layout says what each means.
const VERDICTS: [&str; 2] = ["ok", "not same"];

pub(super) fn sheet(lookup: &Lookup) -> Sheet {
    let links = Links::new(lookup);
    let comparison = lookup.comparison;
    Sheet {
        name: "Claims",
        columns: columns(lookup),
        lines: comparison
            .rows
            .iter()
            .map(|row| line(lookup, &links, row))
            .collect(),
        frozen: 2,
        remark: selection::description(comparison),
    }
}

fn columns(lookup: &Lookup) -> Vec<Column> {
    let sources = 0..lookup.comparison.sources.len();
    let mut columns = vec![
        column("#", 5.0),
        column("claim", 50.0),
        column("importance", 11.0),
        column("carried by", 9.0),
    ];
    columns.extend(sources.clone().map(|n| column(title_of(lookup, n), 15.0)));
    columns.extend([
        column("differences", 50.0),
        to_fill(
            "verdict",
            13.0,
            &VERDICTS,
            "ok: the row is right. not same: a source does not belong; name it in \"which\". \
             same as ROWID: this row says the same as that one (ids in \"row id\").",
        ),
        to_fill(
            "which",
            8.0,
            &[],
            "With \"not same\": the letter or id of the source that does not belong.",
        ),
        to_fill("note", 25.0, &[], "Yours."),
    ]);
    for number in sources {
        let letter = letter(number);
        columns.extend([
            column(format!("{letter} text"), 50.0),
            column(format!("{letter} place"), 10.0),
            column(format!("{letter} score"), 8.0),
            column(format!("{letter} why"), 40.0),
        ]);
    }
    columns.extend([column("row id", 12.0), column("claim ids", 30.0)]);
    columns
}

fn line(lookup: &Lookup, links: &Links, row: &Row) -> Vec<Value> {
    let carriers = row.cells.iter().filter(|c| c.status != Status::Omits);
    let mut values = vec![
        Value::Count(row.rank),
        Value::text(&lookup.lead(row)),
        Value::Score(row.importance),
        Value::Count(carriers.clone().count()),
    ];
    let status = |cell: &Cell| Value::Status(cell.status, cells::status(cell));
    values.extend(row.cells.iter().map(status));
    let told: Vec<String> = differences::group(lookup, row)
        .iter()
        .map(|difference| {
            let said = cells::difference(difference, |words| format!("“{}”", safe::line(words)));
            format!("{}: {said}", difference.kind.name())
        })
        .collect();
    values.push(Value::text(&told.join(" | ")));
    values.extend([Value::Empty, Value::Empty, Value::Empty]);
    for cell in &row.cells {
        let marked = match cells::changed(lookup, row, &cell.source) {
            none if none.is_empty() && cell.status == Status::Differs => cell.differing.clone(),
            changed => changed,
        };
        let place = cells::place(lookup, row, cell);
        values.extend([
            Value::Pieces(cells::pieces(lookup, cell, &marked)),
            Value::text(&cells::place_in_words(place.as_ref())),
            cells::score(links, row, cell).map_or(Value::Empty, Value::Score),
            Value::aside(&cells::why(lookup, links, row, cell)),
        ]);
    }
    let ids: Vec<String> = carriers.map(|cell| cell.claims.join(" ")).collect();
    values.extend([Value::text(&row.id), Value::text(&ids.join("; "))]);
    values
}
