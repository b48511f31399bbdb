//! The changes of a row brought together for a reader: one entry where several sources differ in
//! one place, however many pairs of them the comparison holds.

use super::lookup::{Lookup, letter};
use super::safe;
use crate::compare::model::{Change, ChangeKind, Row};
use std::collections::HashMap;

/// Changes of one kind that share a wording: what two or more sources say in one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What kind of difference.
    pub kind: ChangeKind,
    /// The number of each source with its words, in the order of the sources.
    pub sides: Vec<(usize, String)>,
    /// What the changes say in plain words.
    pub notes: Vec<String>,
}

impl Difference {
    /// `A “at least 40” · C “Dozens” — both can be true`, with the words of each side as `shown`
    /// has them, which also makes them harmless.
    pub fn in_words(&self, shown: impl Fn(&str) -> String) -> String {
        let sides: Vec<String> = self
            .sides
            .iter()
            .map(|(source, words)| format!("{} {}", letter(*source), shown(words)))
            .collect();
        let mut text = sides.join(" · ");
        if !self.notes.is_empty() {
            text.push_str(" — ");
            text.push_str(&self.notes.join("; "));
        }
        text
    }
}

/// Brings together the changes of one kind that have a side in common, so that three sources
/// that differ in one figure make one entry and not three.
pub fn of(lookup: &Lookup, row: &Row) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    let mut known: HashMap<(ChangeKind, &str, usize), usize> = HashMap::new();
    for change in &row.changes {
        let Change { kind, a, b, note } = change;
        let sides = [a, b].map(|side| (*kind, side.claim.as_str(), side.start));
        let shared = sides.iter().find_map(|side| known.get(side).copied());
        let number = shared.unwrap_or_else(|| {
            found.push(Difference {
                kind: *kind,
                sides: Vec::new(),
                notes: Vec::new(),
            });
            found.len() - 1
        });
        let Some(difference) = found.get_mut(number) else {
            continue;
        };
        known.extend(sides.map(|side| (side, number)));
        for side in [a, b] {
            if let Some(source) = lookup.source_of_claim(&side.claim) {
                let entry = (source, side.text.clone());
                if !difference.sides.contains(&entry) {
                    difference.sides.push(entry);
                }
            }
        }
        let note = safe::line(note).into_owned();
        if !note.is_empty() && !difference.notes.contains(&note) {
            difference.notes.push(note);
        }
    }
    for difference in &mut found {
        difference.sides.sort_by_key(|(source, _)| *source);
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::report::table::tests::comparison;

    #[test]
    fn three_sources_that_differ_in_one_figure_make_one_entry() {
        let comparison = comparison();
        let lookup = Lookup::new(&comparison);
        let found = of(&lookup, &comparison.rows[0]);
        let said: Vec<String> = found
            .iter()
            .map(|d| format!("{} {}", d.kind.name(), d.in_words(|w| format!("“{w}”"))))
            .collect();
        assert_eq!(
            said,
            [
                "number A “Forty-five” · B “At least 40” · C “Dozens”",
                "label A “on the pier” · C “in a \u{1b}[31mnightmare” — an evaluation"
            ]
        );
    }
}
