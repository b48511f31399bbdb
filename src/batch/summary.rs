//! One table over all events: what each pair of outlets shares, leaves out and tells differently.

use crate::compare::Comparison;
use crate::compare::model::{ChangeKind, Status};
use crate::report::safe::formula;
use std::collections::{BTreeMap, HashMap};

/// The kinds of change, in the order of their columns.
const KINDS: [ChangeKind; 9] = [
    ChangeKind::Contradiction,
    ChangeKind::Number,
    ChangeKind::Time,
    ChangeKind::Name,
    ChangeKind::Attribution,
    ChangeKind::Certainty,
    ChangeKind::Quote,
    ChangeKind::Label,
    ChangeKind::Framing,
];

/// What two outlets did over all events that both reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct PairCounts {
    events: u64,
    /// Rows that both carry.
    both: u64,
    /// Rows that the first carries and the second omits, and the other way round.
    only: [u64; 2],
    /// Rows that both carry and that have a change between them.
    changed: u64,
    changes: BTreeMap<ChangeKind, u64>,
}

/// Counts over events, outlet pair by outlet pair; its size does not grow with the events.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    pairs: BTreeMap<(String, String), PairCounts>,
}

impl Summary {
    /// Counts an event in. Outlets are told apart by name; an outlet with several reports of one
    /// event is counted once for each of them.
    pub fn add(&mut self, comparison: &Comparison) {
        let sources = &comparison.sources;
        let number_of: HashMap<&str, usize> = (0..)
            .zip(sources)
            .map(|(n, s)| (s.id.as_str(), n))
            .collect();
        let source_of = |claim: &str| {
            let (source, _) = claim.rsplit_once(':')?;
            number_of.get(source).copied()
        };
        for (a, first) in sources.iter().enumerate() {
            for (b, second) in sources.iter().enumerate().skip(a + 1) {
                let swapped = first.outlet > second.outlet;
                let (a, b) = if swapped { (b, a) } else { (a, b) };
                let (first, second) = if swapped {
                    (second, first)
                } else {
                    (first, second)
                };
                let key = (first.outlet.clone(), second.outlet.clone());
                let counts = self.pairs.entry(key).or_default();
                counts.events += 1;
                for row in &comparison.rows {
                    let carries =
                        |n: usize| row.cells.get(n).is_some_and(|c| c.status != Status::Omits);
                    match (carries(a), carries(b)) {
                        (true, true) => counts.both += 1,
                        (true, false) => counts.only[0] += 1,
                        (false, true) => counts.only[1] += 1,
                        (false, false) => {}
                    }
                    let mut changed = false;
                    for change in &row.changes {
                        let sides = (source_of(&change.a.claim), source_of(&change.b.claim));
                        if sides == (Some(a), Some(b)) || sides == (Some(b), Some(a)) {
                            *counts.changes.entry(change.kind).or_default() += 1;
                            changed = true;
                        }
                    }
                    counts.changed += u64::from(changed);
                }
            }
        }
    }

    /// The table as CSV (RFC 4180), a line an outlet pair, in the order of their names.
    ///
    /// # Errors
    /// Never in memory; what the writer says otherwise.
    pub fn csv(&self) -> csv::Result<Vec<u8>> {
        let mut table = csv::Writer::from_writer(Vec::new());
        let mut head: Vec<String> = [
            "outlet_a",
            "outlet_b",
            "events",
            "rows_in_both",
            "rows_only_a",
            "rows_only_b",
            "agreement",
            "rows_told_differently",
        ]
        .map(str::to_owned)
        .to_vec();
        head.extend(KINDS.map(|kind| format!("changes_{}", kind.name())));
        table.write_record(head)?;
        for ((a, b), counts) in &self.pairs {
            let of = counts.both + counts.only[0] + counts.only[1];
            let agreement = counts.both as f64 / of.max(1) as f64;
            let mut record = vec![
                formula::cell(a),
                formula::cell(b),
                counts.events.to_string(),
                counts.both.to_string(),
                counts.only[0].to_string(),
                counts.only[1].to_string(),
                format!("{agreement:.4}"),
                counts.changed.to_string(),
            ];
            record.extend(KINDS.map(|kind| {
                let count = counts.changes.get(&kind).copied().unwrap_or_default();
                count.to_string()
            }));
            table.write_record(record)?;
        }
        table
            .into_inner()
            .map_err(|error| error.into_error().into())
    }
}
