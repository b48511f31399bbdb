//! The differences of a row: marked in its sentences, and told in a line each.

use super::pieces::Mark;
use super::room::{Room, text};
use crate::compare::model::{Change, ChangeKind, ChangeSide, Claim, Range, Row};
use crate::report::layout::cut;
use crate::report::lookup::letter;
use crate::report::{differences, safe};

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
            let told = [a, b].map(|told| told.text.as_str());
            let note = differences::without_sides(&text(note), &told);
            let sources = [a, b].map(|told| room.lookup.source_of_claim(&told.claim));
            let note = match (note, sources) {
                (Some(note), [Some(one), Some(other)]) => {
                    Some(differences::named(&note, one, other))
                }
                (note, _) => note,
            };
            (*kind, sides.collect(), note.unwrap_or_default())
        });
    let mut all: Vec<(ChangeKind, Vec<Side>, String)> = grouped.chain(paired).collect();
    all.sort_by_key(|(kind, _, _)| *kind);
    all.into_iter()
        .map(|(kind, sides, notes)| Difference {
            kind: kind.name(),
            contradiction: kind == ChangeKind::Contradiction,
            notes,
            sides,
        })
        .collect()
}
