//! The sheet Coverage: what each source holds of the whole comparison.

use super::sheet::{Sheet, Value, column};
use super::title_of;
use crate::compare::model::{SharedText, Status};
use crate::report::lookup::{Lookup, letter};

pub(super) fn sheet(lookup: &Lookup) -> Sheet {
    let comparison = lookup.comparison;
    let mut columns = vec![
        column("source", 22.0),
        column("words", 8.0),
        column("claims", 8.0),
        column("carries rows", 9.0),
        column("of all rows", 8.0),
        column("only here", 8.0),
        column("differently", 11.0),
        column("part only", 8.0),
        column("borderline", 10.0),
    ];
    columns.extend(
        (0..comparison.sources.len())
            .map(|n| column(format!("words shared with {}", letter(n)), 12.0)),
    );
    let lines = (0..).zip(&comparison.sources).map(|(number, source)| {
        let counts = comparison.summary.sources.get(number);
        let count = |value: Option<usize>| value.map_or(Value::Empty, Value::Count);
        let cells = || comparison.rows.iter().filter_map(|r| r.cells.get(number));
        let with = |status| Value::Count(cells().filter(|c| c.status == status).count());
        let mut line = vec![
            Value::text(&title_of(lookup, number)),
            Value::Count(source.words),
            count(counts.map(|c| c.claims)),
            count(counts.map(|c| c.carries)),
            counts.map_or(Value::Empty, |c| Value::Share(c.coverage)),
            count(counts.map(|c| c.only_here)),
            with(Status::Differs),
            with(Status::Partial),
            Value::Count(cells().filter(|c| c.borderline).count()),
        ];
        line.extend(comparison.sources.iter().map(|other| {
            if other.id == source.id {
                return Value::Empty;
            }
            Value::Share(shared(
                &comparison.framing.shared_text,
                &source.id,
                &other.id,
            ))
        }));
        line
    });
    Sheet {
        name: "Coverage",
        columns,
        lines: lines.collect(),
        frozen: 1,
        remark: comparison.selection.as_ref().map(|_| {
            "differently, part only and borderline count the selected rows, the others all".into()
        }),
    }
}

/// The share of `id`'s words that stand word for word in `other` too, 0..1.
fn shared(pairs: &[SharedText], id: &str, other: &str) -> f64 {
    let found = pairs.iter().find_map(|SharedText { a, b, of_a, of_b }| {
        let this = (a.as_str(), b.as_str());
        if this == (id, other) {
            Some(*of_a)
        } else if this == (other, id) {
            Some(*of_b)
        } else {
            None
        }
    });
    found.unwrap_or_default()
}
