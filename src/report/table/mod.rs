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
mod tests;

use super::layout::{self, hanging};
use super::lookup::{Lookup, title};
use super::style::{Paint, Tone};
use super::{Format, safe};
use crate::compare::Comparison;
use crate::compare::model::{Row, Summary};

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
        out.into_bytes()
    }
}

/// What all parts of the table need.
struct Context<'c> {
    lookup: Lookup<'c>,
    width: usize,
    paint: Paint,
    /// Texts are cut short, so that more of them fit a screen.
    brief: bool,
}

impl Table {
    fn lines(&self, comparison: &Comparison) -> Vec<String> {
        let context = Context {
            lookup: Lookup::new(comparison),
            width: self.options.width.max(NARROWEST_WINDOW),
            paint: Paint::new(self.options.color),
            brief: matches!(self.options.rows, RowLimit::Screen(_)),
        };
        let mut above = heading(&context);
        above.extend(sources::lines(&context));
        above.push(String::new());
        above.extend(counts(&context));
        above.push(String::new());
        let said = quotations::lines(&context);
        let mut framed = framing::lines(&context, &[]);
        if let RowLimit::Screen(lines) = self.options.rows {
            framed.truncate(lines.saturating_sub(SMALL_SCREEN) / 2);
        }
        let all = grid::rows(&context);
        // Two lines for what follows the grid, and one for the shell's next prompt.
        let around = above.len()
            + said.len()
            + usize::from(!said.is_empty())
            + framed.len()
            + usize::from(!framed.is_empty())
            + 1;
        let legend = grid::legend(&context);
        let shown = match self.options.rows {
            RowLimit::All => (0..all.len()).collect(),
            RowLimit::Count(most) => (0..all.len().min(most)).collect(),
            RowLimit::Screen(lines) => {
                grid::fitting(&all, lines.saturating_sub(around + legend.len() + 4))
            }
        };
        // What stands under a row is not said again.
        if context.brief {
            let rows = &comparison.rows;
            let in_grid: Vec<&Row> = shown.iter().filter_map(|n| rows.get(*n)).collect();
            let most = framed.len();
            framed = framing::lines(&context, &in_grid);
            framed.truncate(most);
        }
        let mut out = above;
        out.push(grid::header(&context));
        out.extend(
            shown
                .iter()
                .filter_map(|n| all.get(*n))
                .flat_map(|r| r.lines.clone()),
        );
        out.push(String::new());
        if !said.is_empty() {
            out.extend(said);
            out.push(String::new());
        }
        if !framed.is_empty() {
            out.extend(framed);
            out.push(String::new());
        }
        out.extend(legend);
        out.extend(self.hint(&context, all.len() - shown.len()));
        out.into_iter().map(|l| l.trim_end().to_owned()).collect()
    }

    /// The last line: what was left out and how to see it.
    fn hint(&self, context: &Context, hidden: usize) -> Vec<String> {
        let more = match hidden {
            0 if !context.brief => None,
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

fn counts(context: &Context) -> Vec<String> {
    let comparison = context.lookup.comparison;
    let reports = comparison.sources.len();
    let Summary {
        in_all,
        in_some,
        in_one,
        told_differently,
        ..
    } = comparison.summary;
    if in_all + in_some == 0 {
        let said = "No claim was found in more than one report: are they about the same event?";
        return layout::wrap(said, context.width);
    }
    let number = |n: usize| match n {
        2 => "both".to_owned(),
        3 => "all three".to_owned(),
        4 => "all four".to_owned(),
        5 => "all five".to_owned(),
        n => format!("all {n}"),
    };
    let claims = if in_all == 1 { "claim" } else { "claims" };
    let mut parts = vec![format!("{in_all} {claims} in {}", number(reports))];
    if reports > 2 {
        let some = if reports == 3 { "two" } else { "some" };
        parts.push(format!("{in_some} in {some}"));
    }
    parts.push(format!("{in_one} in only one"));
    parts.push(format!("{told_differently} told differently"));
    layout::wrap(&parts.join(" · "), context.width)
}
