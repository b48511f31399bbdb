//! The sheet Changes: a line a difference between two sources.

use super::sheet::{Sheet, Value, column, to_fill};
use super::title_of_id;
use crate::compare::model::{Change, ChangeSide, Range, Row};
use crate::report::lookup::Lookup;
use crate::report::selection;
use crate::report::{cells, differences};

/// What the verdict may be.
const VERDICTS: [&str; 2] = ["agree", "disagree"];

pub(super) fn sheet(lookup: &Lookup) -> Sheet {
    let columns = vec![
        column("#", 5.0),
        column("kind", 13.0),
        column("a source", 18.0),
        column("a text", 26.0),
        column("b source", 18.0),
        column("b text", 26.0),
        column("in words", 32.0),
        to_fill(
            "verdict",
            12.0,
            &VERDICTS,
            "agree: it is a difference of this kind. disagree: it is not.",
        ),
        to_fill("note", 25.0, &[], "Yours."),
        column("a sentence", 50.0),
        column("b sentence", 50.0),
        column("row id", 12.0),
        column("claim ids", 22.0),
    ];
    let rows = &lookup.comparison.rows;
    let lines: Vec<Vec<Value>> = rows
        .iter()
        .flat_map(|row| row.changes.iter().map(|change| line(lookup, row, change)))
        .collect();
    let remark = selection::description(lookup.comparison);
    Sheet {
        name: "Changes",
        columns,
        remark: remark.or_else(|| none(&lines)),
        lines,
        frozen: 2,
    }
}

fn none(lines: &[Vec<Value>]) -> Option<String> {
    lines.is_empty().then(|| "no change was found".to_owned())
}

fn line(lookup: &Lookup, row: &Row, change: &Change) -> Vec<Value> {
    let Change { kind, a, b, note } = change;
    let source = |side: &ChangeSide| {
        let claim = lookup.claim(&side.claim);
        let title = claim.map_or_else(String::new, |c| title_of_id(lookup, &c.source));
        Value::text(&format!("{title}{}", differences::elsewhere(side)))
    };
    vec![
        Value::Count(row.rank),
        Value::text(kind.name()),
        source(a),
        Value::text(&a.text),
        source(b),
        Value::text(&b.text),
        Value::text(note),
        Value::Empty,
        Value::Empty,
        sentence(lookup, a),
        sentence(lookup, b),
        Value::text(&row.id),
        Value::text(&format!("{} {}", a.claim, b.claim)),
    ]
}

/// The sentence of a side with the words of the change marked.
fn sentence(lookup: &Lookup, side: &ChangeSide) -> Value {
    let words = Range {
        start: side.start,
        end: side.end,
    };
    let claim = lookup.claim(&side.claim);
    claim.map_or(Value::Empty, |claim| {
        Value::Pieces(cells::sentence(lookup, claim, words))
    })
}
