//! The differences of a row as a reader wants them told: a line for each thing that differs, with
//! the wording of every source, whatever the number of pairs they were found in.

use super::lookup::Lookup;
use super::safe;
use crate::compare::model::{Change, ChangeKind, ChangeSide, Place, Row};
use std::collections::{HashMap, HashSet};

/// Changes of one kind that share a wording: what two or more sources say in one place.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<'c> {
    /// The kind they share.
    pub kind: ChangeKind,
    /// The wordings with the number of their source, in the order of the sources.
    pub sides: Vec<(usize, &'c ChangeSide)>,
    /// What is said about them, harmless to a terminal.
    pub notes: Vec<String>,
}

/// Brings together the changes of one kind that have a side in common, so that three sources
/// that differ in one figure make one line and not three.
pub fn group<'c>(lookup: &Lookup<'c>, row: &'c Row) -> Vec<Group<'c>> {
    let mut groups: Vec<Group> = Vec::new();
    let mut known: HashMap<(ChangeKind, &str, usize), usize> = HashMap::new();
    let mut noted: HashSet<(usize, &str)> = HashSet::new();
    for change in &row.changes {
        let Change { kind, a, b, note } = change;
        let sides = [a, b].map(|side| (*kind, side.claim.as_str(), side.start));
        // A second wording of one source makes a line of its own: "A … · A … · C …" would not say
        // which of them C has in another way.
        let fits = |number: &usize| {
            groups.get(*number).is_some_and(|group| {
                [a, b].iter().all(|side| {
                    let source = lookup.source_of_claim(&side.claim);
                    let mut told = group.sides.iter().filter(|(s, _)| Some(*s) == source);
                    told.all(|(_, words)| words.text == side.text)
                })
            })
        };
        let found = sides
            .iter()
            .find_map(|side| known.get(side).copied().filter(fits));
        let number = found.unwrap_or_else(|| {
            groups.push(Group {
                kind: *kind,
                sides: Vec::new(),
                notes: Vec::new(),
            });
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(number) else {
            continue;
        };
        known.extend(sides.map(|side| (side, number)));
        for side in [a, b] {
            if let Some(source) = lookup.source_of_claim(&side.claim) {
                let told =
                    |(s, words): &(usize, &ChangeSide)| *s == source && words.text == side.text;
                if !group.sides.iter().any(told) {
                    group.sides.push((source, side));
                }
            }
        }
        if !note.is_empty() && noted.insert((number, note.as_str())) {
            group.notes.push(safe::line(note).into_owned());
        }
    }
    for group in &mut groups {
        group.sides.sort_by_key(|(source, _)| *source);
    }
    groups
}

/// Where a wording stands that is none of the row's own claims: ` (row 12)`; else nothing.
pub fn elsewhere(side: &ChangeSide) -> String {
    let row = side.elsewhere.map(|row| format!(" (row {row})"));
    row.unwrap_or_default()
}

/// True where one source leads with a proposition and another has it far down.
pub fn placed_apart(places: &[Place]) -> bool {
    let leads = |p: &Place| p.paragraph <= 1;
    let far_down = |p: &Place| p.paragraph >= 4 && p.paragraph * 2 > p.of;
    places.iter().any(leads) && places.iter().any(far_down)
}
