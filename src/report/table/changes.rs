//! The lines under a row: its differences in words, the part that a source has, the claim that
//! came closest, where each source puts it.

use super::{Context, sources};
use crate::align::decision;
use crate::compare::model::{Cell, ChangeKind, Row, Status};
use crate::report::layout::{ALL, cut, pad, wrap_at_most};
use crate::report::lookup::{letter, slice};
use crate::report::safe;
use crate::report::style::Tone;
use crate::report::{cells, differences};

/// Columns of the kind with the space after it: "contradiction" is the longest.
const KIND: usize = 15;

/// Longest wording in a brief table, in columns.
const BRIEF_WORDING: usize = 60;

pub(super) fn lines(context: &Context, row: &Row, indent: usize) -> Vec<String> {
    let groups = differences::group(context.lookup, row);
    let mut lines = Vec::new();
    for group in &groups {
        let sides: Vec<String> = group
            .sides
            .iter()
            .map(|(source, words)| {
                let place = differences::elsewhere(words);
                let said = quoted(context, &words.text);
                format!("{} {said}{place}", letter(*source))
            })
            .collect();
        let mut text = sides.join(" · ");
        if !group.notes.is_empty() {
            text.push_str(" — ");
            text.push_str(&group.notes.join("; "));
        }
        let tone = match group.kind {
            ChangeKind::Contradiction => Tone::Alarm,
            _ => Tone::Differs,
        };
        lines.extend(labelled(context, indent, group.kind.name(), tone, &text));
    }
    // Where changes of a kind were asked for, the rest is beside the question.
    let filter = context.lookup.comparison.selection.as_ref();
    if filter.is_some_and(|s| !s.filter.kinds.is_empty()) {
        return lines;
    }
    let asked = |source: &String| {
        filter.is_none_or(|s| s.filter.sources.is_empty() || s.filter.sources.contains(source))
    };
    for (number, cell) in row.cells.iter().enumerate() {
        if !asked(&cell.source) {
            continue;
        }
        let told = groups
            .iter()
            .any(|g| g.sides.iter().any(|(s, _)| *s == number));
        lines.extend(cell_lines(context, row, number, cell, told, indent));
    }
    lines.extend(placed(context, row, indent));
    if row.copied {
        let said = "the same text word for word: count it as one source";
        lines.extend(labelled(context, indent, "copied", Tone::Look, said));
    }
    if row.by_hand {
        let corrections = context.lookup.comparison.corrections.iter();
        for correction in corrections.filter(|c| c.rows.contains(&row.id)) {
            let text = sources::by_hand(context, correction);
            lines.extend(labelled(
                context,
                indent,
                "by hand",
                Tone::Part,
                &safe::line(&text),
            ));
        }
    }
    lines
}

/// What a cell's mark alone would leave open.
fn cell_lines(
    context: &Context,
    row: &Row,
    number: usize,
    cell: &Cell,
    told: bool,
    indent: usize,
) -> Vec<String> {
    let first = cell.claims.first().and_then(|id| context.lookup.claim(id));
    let (label, words) = match (cell.status, first) {
        (Status::Differs, Some(claim)) if !told => {
            let pieces: Vec<String> = cell
                .differing
                .iter()
                .map(|range| slice(&claim.text, claim.start, *range))
                .filter(|words| words.contains(char::is_alphanumeric))
                .collect();
            let words = if pieces.is_empty() {
                claim.text.clone()
            } else {
                pieces.join(" … ")
            };
            ("wording", words)
        }
        (Status::Partial, Some(claim)) if !told && claim.id != row.claim_id => {
            let claim = quoted(context, &claim.text);
            let text = match lacking(context, row, cell) {
                Some(missing) => format!("{} {claim} without {missing}", letter(number)),
                None => format!("{} {claim}", letter(number)),
            };
            return labelled(context, indent, "part", Tone::Part, &text);
        }
        (Status::Partial, Some(claim)) if claim.id != row.claim_id => {
            let Some(missing) = lacking(context, row, cell) else {
                return Vec::new();
            };
            let text = format!("{} without {missing}", letter(number));
            return labelled(context, indent, "part", Tone::Part, &text);
        }
        (Status::Omits, _) if cell.borderline => {
            let Some(nearest) = &cell.nearest else {
                return Vec::new();
            };
            let Some(claim) = context.lookup.claim(&nearest.claim) else {
                return Vec::new();
            };
            let text = format!(
                "{} {} ({:.2})",
                letter(number),
                quoted(context, &claim.shown()),
                nearest.score
            );
            // A claim stands in one row; one that also says this, but more of another, is no lack.
            let label = if nearest.score >= decision::SAME {
                "see also"
            } else {
                "nearest"
            };
            return labelled(context, indent, label, Tone::Look, &text);
        }
        _ => return Vec::new(),
    };
    let text = format!("{} {}", letter(number), quoted(context, &words));
    labelled(context, indent, label, Tone::Part, &text)
}

/// What a source that has part of a row lacks, in the words of the leading claim.
fn lacking(context: &Context, row: &Row, cell: &Cell) -> Option<String> {
    let missing: Vec<String> = cells::lacking(context.lookup, row, cell)
        .map(|words| quoted(context, &words))
        .collect();
    (!missing.is_empty()).then(|| missing.join(", "))
}

/// Where each source puts the claim, if one leads with it and another has it far down.
fn placed(context: &Context, row: &Row, indent: usize) -> Vec<String> {
    let found = context.lookup.places(&row.id);
    if !differences::placed_apart(found) {
        return Vec::new();
    }
    let places: Vec<String> = found
        .iter()
        .map(|place| {
            let letter = context.lookup.letter_of(&place.source);
            match place.paragraph {
                0 => format!("{letter} in the headline"),
                n => format!("{letter} in paragraph {n} of {}", place.of),
            }
        })
        .collect();
    labelled(context, indent, "placed", Tone::Name, &places.join(" · "))
}

fn labelled(context: &Context, indent: usize, label: &str, tone: Tone, text: &str) -> Vec<String> {
    let most = if context.brief { 2 } else { ALL };
    // In a narrow window the words matter more than the alignment.
    let (indent, label_width) = if context.width < 60 {
        (3, label.len() + 1)
    } else {
        (indent, KIND)
    };
    wrap_at_most(
        text,
        context.width.saturating_sub(indent + label_width),
        most,
    )
    .iter()
    .enumerate()
    .map(|(n, line)| {
        let label = pad(if n == 0 { label } else { "" }, label_width);
        format!("{:indent$}{}{line}", "", context.paint.tone(tone, &label))
    })
    .collect()
}

fn quoted(context: &Context, words: &str) -> String {
    let words = safe::line(words);
    if context.brief {
        format!("“{}”", cut(&words, BRIEF_WORDING))
    } else {
        format!("“{words}”")
    }
}
