//! The differences of a row: marked in its sentences, and told in a line each.

use super::pieces::Mark;
use super::room::{Room, text};
use crate::compare::model::{Change, ChangeKind, ChangeSide, Claim, Range, Row};
use crate::report::layout::cut;
use crate::report::lookup::letter;
use crate::report::{differences, safe};
use std::collections::HashSet;

/// Longest wording in a line of differences, in columns; the whole is marked in the cell above.
const SIDE: usize = 100;

/// One difference in words.
pub(super) struct Difference {
    pub kind: &'static str,
    pub contradiction: bool,
    pub sides: Vec<Side>,
    pub notes: String,
}

/// What one report says.
pub(super) struct Side {
    pub letter: String,
    pub name: String,
    pub text: String,
    pub anchor: String,
    /// Number and id of the row in which it stands, where that is another.
    pub elsewhere: Option<(usize, String)>,
}

/// The stretches of a claim's sentence that a change of its row speaks of. One that takes nearly
/// the whole sentence marks nothing in particular.
pub(super) fn change_marks(row: &Row, claim: &Claim) -> Vec<(Range, Mark)> {
    let sentence = claim.sentence;
    let whole = sentence.end.saturating_sub(sentence.start);
    row.changes
        .iter()
        .flat_map(|change| [&change.a, &change.b].map(|side| (change.kind, side)))
        .filter(|(_, side)| side.claim == claim.id)
        .filter(|(_, side)| side.end.saturating_sub(side.start) * 10 < whole * 9)
        .map(|(kind, side)| {
            let (start, end) = (side.start, side.end);
            (Range { start, end }, Mark::Change(kind.name()))
        })
        .collect()
}

/// Differences of a row. Where a note speaks of a first and a second side, each pair stands by
/// itself; others are told once for all sources.
pub(super) fn changes(room: &Room, row: &Row) -> Vec<Difference> {
    let side = |number: usize, told: &ChangeSide| Side {
        letter: letter(number),
        name: room.name(number),
        text: cut(&safe::line(&told.text), SIDE),
        anchor: room.anchor(&told.claim).unwrap_or_default(),
        elsewhere: told
            .elsewhere
            .and_then(|rank| Some((rank, room.row_of(&told.claim)?.1.id.clone()))),
    };
    let in_order = |kind: ChangeKind| {
        matches!(
            kind,
            ChangeKind::Quote | ChangeKind::Attribution | ChangeKind::Certainty
        )
    };
    let grouped = differences::group(&room.lookup, row)
        .into_iter()
        .filter(|group| !in_order(group.kind))
        .map(|group| {
            let sides = group.sides.iter().map(|(n, told)| side(*n, told));
            (group.kind, sides.collect(), group.notes.join("; "))
        });
    let paired = row
        .changes
        .iter()
        .filter(|change| in_order(change.kind))
        .map(|Change { kind, a, b, note }| {
            let sides = [a, b]
                .into_iter()
                .filter_map(|told| Some(side(room.lookup.source_of_claim(&told.claim)?, told)));
            (*kind, sides.collect(), text(note))
        });
    let mut all: Vec<(ChangeKind, Vec<Side>, String)> = grouped.chain(paired).collect();
    all.sort_by_key(|(kind, _, _)| *kind);
    all.into_iter()
        .map(|(kind, sides, notes)| Difference {
            kind: kind.name(),
            contradiction: kind == ChangeKind::Contradiction,
            notes: without_sides(&notes, &sides),
            sides,
        })
        .collect()
}

/// What stands between the wordings in a note.
const AGAINST: &str = " against ";

/// A note without the wordings that stand before it already: of "45 against at least 40: both can
/// be true" what follows the colon.
fn without_sides(notes: &str, sides: &[Side]) -> String {
    let ends = |rest: &&str| rest.is_empty() || rest.starts_with(':');
    let texts: HashSet<&str> = sides.iter().map(|side| side.text.as_str()).collect();
    let longest = texts
        .iter()
        .map(|text| text.len())
        .max()
        .unwrap_or_default();
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
            texts.contains(text).then(|| rest.to_owned())
        })
    };
    let rest = notes.split("; ").filter_map(|note| {
        let rest = note.match_indices(AGAINST).find_map(|(at, _)| {
            let before = note.get(..at)?;
            let bare = before
                .trim_start_matches(['“', '"'])
                .trim_end_matches(['”', '"']);
            let known = texts.contains(before) || texts.contains(bare);
            behind(note.get(at + AGAINST.len()..)?).filter(|_| known)
        });
        let rest = rest.map_or_else(
            || note.to_owned(),
            |rest| rest.trim_start_matches([':', ' ']).to_owned(),
        );
        (!rest.is_empty()).then_some(rest)
    });
    let mut kept: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    for note in rest {
        if known.insert(note.clone()) {
            kept.push(note);
        }
    }
    kept.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_does_not_repeat_its_sides() {
        let side = |text: &str| Side {
            letter: String::new(),
            name: String::new(),
            text: text.to_owned(),
            anchor: String::new(),
            elsewhere: None,
        };
        let sides = [side("at least 40"), side("45")];
        for (note, wanted) in [
            (
                "45 against at least 40: both can be true",
                "both can be true",
            ),
            ("45 against at least 40", ""),
            ("“45” against “at least 40”", ""),
            (
                "45 against at least 40 people",
                "45 against at least 40 people",
            ),
            (
                "the second leaves out “of them”",
                "the second leaves out “of them”",
            ),
        ] {
            assert_eq!(without_sides(note, &sides), wanted);
        }
    }
}
