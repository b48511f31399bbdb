//! The differences of a row as a reader wants them told: a line for each thing that differs, with
//! the wording of every source, whatever the number of pairs they were found in.

use super::lookup::{Lookup, letter};
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
    // Each note with the letters of its two sources.
    let mut noted: HashMap<usize, Vec<(String, String)>> = HashMap::new();
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
        let sources = [a, b].map(|side| lookup.source_of_claim(&side.claim));
        if let (Some(note), [Some(one), Some(other)]) = (
            without_sides(&safe::line(note), &[&a.text, &b.text]),
            sources,
        ) {
            let pair = format!("{}–{}", letter(one), letter(other));
            let note = named(&note, one, other);
            noted.entry(number).or_default().push((note, pair));
        }
    }
    for (number, group) in groups.iter_mut().enumerate() {
        group.sides.sort_by_key(|(source, _)| *source);
        group.notes = told_once(noted.remove(&number).unwrap_or_default());
    }
    groups
}

/// What a note says that one of its sources does.
const DOES: [&str; 3] = ["leaves out", "quotes elsewhere", "tells in its own words"];

/// A note with the letters of its sources for "the first" and "the second", where it says which of
/// them leaves something out.
pub fn named(note: &str, first: usize, second: usize) -> String {
    let mut named = note.to_owned();
    for (place, source) in [("first", first), ("second", second)] {
        for does in DOES {
            let told = format!("the {place} {does}");
            if let Some(at) = named
                .find(&told)
                .filter(|at| named.get(..*at).is_some_and(is_outside))
            {
                let told = at..at + told.len();
                named.replace_range(told, &format!("{} {does}", letter(source)));
            }
        }
    }
    named
}

/// Does no quotation mark stand open at the end of this text?
fn is_outside(text: &str) -> bool {
    text.matches('“').count() == text.matches('”').count()
}

/// The notes of pairs of sources, each once; where they differ, with the pairs in front, in the order of the note ("A–B: both
/// can be true").
fn told_once(noted: Vec<(String, String)>) -> Vec<String> {
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for (note, pair) in noted {
        match told.iter_mut().find(|(known, _)| *known == note) {
            Some((_, pairs)) if pairs.contains(&pair) => {}
            Some((_, pairs)) => pairs.push(pair),
            None => told.push((note, vec![pair])),
        }
    }
    let one = told.len() == 1
        || told
            .iter()
            .all(|(_, pairs)| Some(pairs) == told.first().map(|(_, first)| first));
    let shown = |(note, pairs): &(String, Vec<String>)| match one {
        true => note.clone(),
        false => format!("{}: {note}", pairs.join(", ")),
    };
    told.iter().map(shown).collect()
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

/// What stands between the wordings in a note.
const AGAINST: &str = " against ";

/// A note without the wordings that stand before it already: of "45 against at least 40: both can
/// be true" what follows the colon; none where that is nothing. Notes and wordings are compared as
/// they are shown.
pub fn without_sides(note: &str, texts: &[&str]) -> Option<String> {
    let shown: HashSet<String> = texts
        .iter()
        .map(|text| safe::line(text).into_owned())
        .collect();
    let longest = shown.iter().map(String::len).max().unwrap_or_default();
    let ends = |rest: &&str| rest.is_empty() || rest.starts_with(':');
    // What follows one of the sides at the beginning of `told`, and quotation marks around it.
    let behind = |told: &str| -> Option<String> {
        let (open, close) = match told.chars().next() {
            Some('“') => ("“", "”"),
            Some('"') => ("\"", "\""),
            _ => ("", ""),
        };
        let inside = told.strip_prefix(open)?;
        let most = inside.len().min(longest + 1);
        let mut lengths = (0..=most).rev().filter(|n| inside.is_char_boundary(*n));
        lengths.find_map(|length| {
            let (text, rest) = inside.split_at(length);
            let rest = rest.strip_prefix(close).filter(ends)?;
            shown.contains(text).then(|| rest.to_owned())
        })
    };
    let rest = note.match_indices(AGAINST).find_map(|(at, _)| {
        let before = note.get(..at)?;
        let bare = before
            .trim_start_matches(['“', '"'])
            .trim_end_matches(['”', '"']);
        let known = shown.contains(before) || shown.contains(bare);
        behind(note.get(at + AGAINST.len()..)?).filter(|_| known)
    });
    let rest = rest.map_or_else(
        || note.to_owned(),
        |rest| rest.trim_start_matches([':', ' ']).to_owned(),
    );
    (!rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{named, told_once, without_sides};

    #[test]
    fn notes_that_differ_say_whom_they_are_about() {
        let noted = |all: &[(&str, &str)]| {
            let all = all
                .iter()
                .map(|(note, pair)| ((*note).to_owned(), (*pair).to_owned()));
            told_once(all.collect())
        };
        let (can, cannot) = ("both can be true", "cannot both be true");
        assert_eq!(noted(&[(can, "A–B"), (can, "A–C")]), [can]);
        assert_eq!(
            noted(&[(can, "A–B"), (cannot, "B–C"), (can, "A–C")]),
            ["A–B, A–C: both can be true", "B–C: cannot both be true"]
        );
        assert_eq!(noted(&[]), [""; 0]);
    }

    #[test]
    fn a_note_names_who_leaves_out() {
        for (note, wanted) in [
            ("the second leaves out “of them”", "C leaves out “of them”"),
            (
                "the first tells in its own words “of them”",
                "A tells in its own words “of them”",
            ),
            (
                "“have” against “want”; the first leaves out “of them”",
                "“have” against “want”; A leaves out “of them”",
            ),
            (
                "“say the first leaves out” against “say”",
                "“say the first leaves out” against “say”",
            ),
        ] {
            assert_eq!(named(note, 0, 2), wanted);
        }
    }

    #[test]
    fn a_note_does_not_repeat_its_sides() {
        let sides = ["at least 40", "45"];
        for (note, wanted) in [
            (
                "45 against at least 40: both can be true",
                Some("both can be true"),
            ),
            ("45 against at least 40", None),
            ("“45” against “at least 40”", None),
            (
                "45 against at least 40 people",
                Some("45 against at least 40 people"),
            ),
            (
                "the second leaves out “of them”",
                Some("the second leaves out “of them”"),
            ),
        ] {
            assert_eq!(without_sides(note, &sides).as_deref(), wanted);
        }
    }
}
