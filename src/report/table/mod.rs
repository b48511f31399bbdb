//! The terminal's answer: who says what, at a glance and in one screen.
//!
//! From the top: the sources with their counts (`sources`), how much they share, the grid of
//! claims with a mark for each source (`grid`) and the differences in words under the row that
//! has them (`changes`), who was quoted and how (`quotations`), how it is framed (`framing`), and what was left
//! out.

mod changes;
mod framing;
mod grid;
mod quotations;
mod sources;
#[cfg(test)]
pub(super) mod tests;

use super::layout::{self, hanging};
use super::lookup::{self, Lookup, title};
use super::selection::{self, Extent, Sections};
use super::style::{Paint, Tone};
use super::{Format, safe};
use crate::compare::Comparison;
use crate::compare::model::Row;
use crate::report::layout::ALL;

pub(super) use grid::sign;

/// How many rows the grid shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowLimit {
    /// As many as fit a screen of so many lines, texts cut short where they are long.
    Screen(usize),
    /// The most important ones, with their whole texts.
    Count(usize),
    /// All, with their whole texts.
    All,
}

/// How the table is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableOptions {
    /// Columns of the window; at least [`NARROWEST_WINDOW`] are used.
    pub width: usize,
    /// Which rows are shown.
    pub rows: RowLimit,
    /// Whether colour may be added. No mark depends on it.
    pub color: bool,
    /// What a reader types to get the whole report, for the last line.
    pub whole_report: Option<String>,
}

/// Below this many columns the table is laid out for this many and a terminal wraps it.
pub const NARROWEST_WINDOW: usize = 30;

/// Utterances in a brief table; fewer where they would take the room of the rows.
const BRIEF_UTTERANCES: usize = 3;

/// A screen of so many lines has room for rows alone; of a larger one, the framing takes at most
/// half of what is more.
const SMALL_SCREEN: usize = 24;

impl Default for TableOptions {
    fn default() -> Self {
        Self {
            width: 80,
            rows: RowLimit::Screen(40),
            color: false,
            whole_report: None,
        }
    }
}

/// The table of a comparison.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// How it is laid out.
    pub options: TableOptions,
}

impl Format for Table {
    fn render(&self, comparison: &Comparison) -> Vec<u8> {
        let mut out = self.lines(comparison).join("\n");
        out.push('\n');
        safe::printed(out)
    }
}

/// What all parts of the table need.
#[derive(Clone, Copy)]
struct Context<'c> {
    lookup: &'c Lookup<'c>,
    width: usize,
    paint: Paint,
    /// Texts are cut short, so that more of them fit a screen.
    brief: bool,
    /// Utterances in a brief table, at most.
    utterances: usize,
}

impl Table {
    fn lines(&self, comparison: &Comparison) -> Vec<String> {
        let lookup = Lookup::new(comparison);
        let context = Context {
            lookup: &lookup,
            width: self.options.width.max(NARROWEST_WINDOW),
            paint: Paint::new(self.options.color),
            brief: matches!(self.options.rows, RowLimit::Screen(_)),
            utterances: BRIEF_UTTERANCES,
        };
        let sections = Sections::of(comparison);
        let mut out = heading(&context);
        out.extend(sources::lines(&context));
        out.push(String::new());
        out.extend(counts(&context));
        out.extend(selected(&context));
        out.push(String::new());
        let hidden = if sections.rows && !comparison.rows.is_empty() {
            self.grid(context, &mut out, sections)
        } else {
            out.extend(below(&context, sections, ALL, &[]));
            0
        };
        out.extend(self.hint(&context, hidden));
        out.into_iter().map(|l| l.trim_end().to_owned()).collect()
    }

    /// Adds the rows that fit, and the `sections` below them; the number of rows left out.
    fn grid(&self, context: Context, out: &mut Vec<String>, sections: Sections) -> usize {
        let most_framing = match self.options.rows {
            RowLimit::Screen(lines) => lines.saturating_sub(SMALL_SCREEN) / 2,
            RowLimit::All | RowLimit::Count(_) => ALL,
        };
        let mut context = context;
        let mut below_rows = below(&context, sections, most_framing, &[]);
        if let RowLimit::Screen(lines) = self.options.rows {
            while below_rows.len() * 3 > lines && context.utterances > 1 {
                context.utterances -= 1;
                below_rows = below(&context, sections, most_framing, &[]);
            }
        }
        let all = grid::rows(&context);
        let legend = grid::legend(&context);
        let shown = match self.options.rows {
            RowLimit::All => (0..all.len()).collect(),
            RowLimit::Count(most) => (0..all.len().min(most)).collect(),
            RowLimit::Screen(lines) => {
                // The header, an empty line below the rows, two lines for what was left out, and
                // one for the shell's next prompt.
                let around = out.len() + below_rows.len() + legend.len() + 5;
                grid::fitting(&all, lines.saturating_sub(around))
            }
        };
        // What stands under a row is not said again.
        if context.brief {
            let rows = &context.lookup.comparison.rows;
            let in_grid: Vec<&Row> = shown.iter().filter_map(|n| rows.get(*n)).collect();
            below_rows = below(&context, sections, most_framing, &in_grid);
        }
        out.push(grid::header(&context));
        out.extend(
            shown
                .iter()
                .filter_map(|n| all.get(*n))
                .flat_map(|r| r.lines.clone()),
        );
        out.push(String::new());
        out.extend(below_rows);
        out.extend(legend);
        all.len() - shown.len()
    }

    /// The last line: what was left out and how to see it.
    fn hint(&self, context: &Context, hidden: usize) -> Vec<String> {
        let comparison = context.lookup.comparison;
        let has_rows = Sections::of(comparison).rows && !comparison.rows.is_empty();
        let more = match hidden {
            0 if !context.brief || !has_rows => None,
            0 => Some("every row is shown, whole texts: --rows all".to_owned()),
            1 => Some("1 more row: --rows all".to_owned()),
            n => Some(format!("{n} more rows: --rows all")),
        };
        let whole = self.options.whole_report.as_ref();
        let parts: Vec<String> = more
            .into_iter()
            .chain(whole.map(|way| format!("the whole report: {way}")))
            .collect();
        layout::wrap(&parts.join(" · "), context.width)
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect()
    }
}

fn heading(context: &Context) -> Vec<String> {
    let parts = title(context.lookup.comparison).join(" · ");
    let mut lines: Vec<String> = hanging("", &safe::line(&parts), context.width, 2)
        .iter()
        .map(|line| context.paint.tone(Tone::Title, line))
        .collect();
    lines.push(String::new());
    lines
}

/// What the comparison was filtered by, if it was.
fn selected(context: &Context) -> Vec<String> {
    let said = selection::description(context.lookup.comparison);
    let lines = said.map(|said| hanging("", &safe::line(&said), context.width, 4));
    lines
        .unwrap_or_default()
        .iter()
        .map(|line| context.paint.tone(Tone::Look, line))
        .collect()
}

/// The sections below the rows, each with an empty line after it. The short section on framing has
/// `most_framing` lines at most and says nothing that stands under the rows `in_grid`.
fn below(
    context: &Context,
    sections: Sections,
    most_framing: usize,
    in_grid: &[&Row],
) -> Vec<String> {
    let mut lines = Vec::new();
    if sections.quotations != Extent::Hidden {
        lines.push(quotations::lines(context, sections.quotations));
    }
    match sections.framing {
        Extent::Hidden => {}
        Extent::Whole => lines.push(framing::whole(context)),
        Extent::Usual => {
            let mut short = framing::lines(context, in_grid);
            short.truncate(most_framing);
            lines.push(short);
        }
    }
    lines.retain(|section| !section.is_empty());
    lines
        .into_iter()
        .flat_map(|section| section.into_iter().chain([String::new()]))
        .collect()
}

fn counts(context: &Context) -> Vec<String> {
    layout::wrap(&lookup::counts(context.lookup.comparison), context.width)
}
