//! The sources: a line each with what they hold.

use super::Context;
use crate::article::BlockKind;
use crate::compare::model::{Correction, CorrectionKind, Range};
use crate::report::layout::cut;
use crate::report::lookup::{letter, name, percent, slice};
use crate::report::safe;
use crate::report::style::Tone;
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

/// Longest name that is shown whole.
const LONGEST_NAME: usize = 40;

pub(super) fn lines(context: &Context) -> Vec<String> {
    let comparison = context.lookup.comparison;
    let sharing = !comparison.framing.shared_text.is_empty();
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(context.width).unwrap_or(u16::MAX));
    let mut head = vec!["", "source", "words", "claims", "carries", "only here"];
    if sharing {
        head.push("shared word for word");
    }
    table.set_header(head);
    for (number, source) in comparison.sources.iter().enumerate() {
        let counts = comparison.summary.sources.get(number);
        let count = |value: Option<usize>| value.map_or_else(String::new, |n| n.to_string());
        let mut row = vec![
            letter(number),
            cut(&safe::line(name(source)), LONGEST_NAME),
            source.words.to_string(),
            count(counts.map(|c| c.claims)),
            counts.map_or_else(String::new, |c| percent(c.coverage)),
            count(counts.map(|c| c.only_here)),
        ];
        if sharing {
            row.push(context.lookup.shared(&source.id));
        }
        table.add_row(row);
    }
    for (number, column) in table.column_iter_mut().enumerate() {
        column.set_padding((u16::from(number == 0), 2));
        if (2..6).contains(&number) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    let head_is_first = |n: usize| n == 0;
    table
        .lines()
        .enumerate()
        .map(|(n, line)| {
            let line = line.trim_end();
            if head_is_first(n) {
                context.paint.tone(Tone::Quiet, line)
            } else {
                line.to_owned()
            }
        })
        .chain(notes(context))
        .collect()
}

/// Corrections, updates and editors' notes: what a source says of its own report.
fn notes(context: &Context) -> Vec<String> {
    let mut lines = Vec::new();
    for (number, source) in context.lookup.comparison.sources.iter().enumerate() {
        for block in source.blocks.iter().filter(|b| b.kind == BlockKind::Note) {
            let range = Range {
                start: block.start,
                end: block.end,
            };
            let note = slice(&source.text, 0, range);
            let words = safe::line(&note);
            let line = format!("    note  {} “{words}”", letter(number));
            lines.push(cut(&line, context.width));
        }
    }
    let corrections = &context.lookup.comparison.corrections;
    let of_sources = corrections
        .iter()
        .filter(|c| matches!(c.kind, CorrectionKind::Outlet | CorrectionKind::Block));
    for correction in of_sources {
        let line = format!("    by hand  {}", safe::line(&by_hand(context, correction)));
        lines.push(cut(&line, context.width));
    }
    lines
}

/// A correction in words, with the letters of its sources in front.
pub(super) fn by_hand(context: &Context, correction: &Correction) -> String {
    context.lookup.decided(correction)
}
