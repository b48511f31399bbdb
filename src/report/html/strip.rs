//! The overview: every report as a column from headline to end, its claims as blocks, and lines
//! between the blocks that say the same.

use super::room::Room;
use crate::compare::model::Status;
use crate::report::layout::cut;
use crate::report::lookup::letter;
use crate::report::safe;

/// Units of the drawing: it is stretched to the width of the page.
pub(super) const WIDTH: usize = 1_000;
pub(super) const HEIGHT: usize = 320;

/// Smallest height of a block and the space below it.
const LEAST: f64 = 3.0;
const SPACE: f64 = 1.5;

/// Longest text of a tooltip.
const TOOLTIP: usize = 90;

/// The drawing.
pub(super) struct Strip {
    pub width: usize,
    pub height: usize,
    pub columns: Vec<Column>,
    pub lines: Vec<Line>,
}

/// One report.
pub(super) struct Column {
    pub letter: String,
    pub name: String,
    pub blocks: Vec<Block>,
}

/// One claim.
pub(super) struct Block {
    pub row: String,
    pub class: String,
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
    pub title: String,
}

/// A band between two claims of neighbouring columns that say the same.
pub(super) struct Line {
    pub row: String,
    pub class: &'static str,
    pub points: String,
}

/// A claim's place in the drawing.
#[derive(Clone, Copy)]
struct Place {
    top: f64,
    bottom: f64,
}

pub(super) fn strip(room: &Room) -> Strip {
    let sources = &room.comparison.sources;
    let pitch = WIDTH as f64 / sources.len().max(1) as f64;
    let bar = pitch * 0.42;
    let left = |number: usize| pitch * number as f64 + (pitch - bar) / 2.0;
    let mut columns = Vec::new();
    // For every row, the first place that each source gives it.
    let mut placed: Vec<Vec<Option<Place>>> =
        vec![vec![None; sources.len()]; room.comparison.rows.len()];
    for (number, source) in sources.iter().enumerate() {
        let claims: Vec<_> = room
            .comparison
            .claims
            .iter()
            .filter(|c| c.source == source.id)
            .collect();
        let length = |start: usize, end: usize| end.saturating_sub(start) as f64 + 20.0;
        let total: f64 = claims.iter().map(|c| length(c.start, c.end)).sum();
        let mut top = 0.0;
        let mut blocks = Vec::new();
        for claim in claims {
            let height = length(claim.start, claim.end) / total * HEIGHT as f64;
            let place = Place {
                top,
                bottom: top + (height - SPACE).max(LEAST.min(height)),
            };
            top += height;
            let Some((row_number, row)) = room.row_of(&claim.id) else {
                continue;
            };
            if let Some(slot) = placed.get_mut(row_number).and_then(|r| r.get_mut(number)) {
                slot.get_or_insert(place);
            }
            let cell = row.cells.get(number);
            let differs = cell.is_some_and(|c| c.status == Status::Differs);
            let class = room.carried(row).class();
            blocks.push(Block {
                row: row.id.clone(),
                class: if differs {
                    format!("{class} differs")
                } else {
                    class.to_owned()
                },
                x: short(left(number)),
                y: short(place.top),
                width: short(bar),
                height: short(place.bottom - place.top),
                title: format!(
                    "{}, {}: {}",
                    row_number + 1,
                    room.carried_in_words(row),
                    cut(&safe::line(&claim.shown()), TOOLTIP)
                ),
            });
        }
        columns.push(Column {
            letter: letter(number),
            name: room.name(number),
            blocks,
        });
    }
    let mut lines = Vec::new();
    for (row, places) in room.comparison.rows.iter().zip(&placed) {
        let known: Vec<(usize, Place)> = places
            .iter()
            .enumerate()
            .filter_map(|(n, place)| Some((n, (*place)?)))
            .collect();
        for pair in known.windows(2) {
            let [(from, a), (to, b)] = *pair else {
                continue;
            };
            let (right, next) = (left(from) + bar, left(to));
            lines.push(Line {
                row: row.id.clone(),
                class: room.carried(row).class(),
                points: format!(
                    "{},{} {},{} {},{} {},{}",
                    short(right),
                    short(a.top),
                    short(next),
                    short(b.top),
                    short(next),
                    short(b.bottom),
                    short(right),
                    short(a.bottom)
                ),
            });
        }
    }
    Strip {
        width: WIDTH,
        height: HEIGHT,
        columns,
        lines,
    }
}

/// A coordinate with one digit after the point.
fn short(value: f64) -> String {
    let value = (value * 10.0).round() / 10.0;
    format!("{value}")
}
