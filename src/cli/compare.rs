//! `claimdiff compare`: two or more reports of one event.

use super::error::OutputError;
use super::exit_code::ExitCode;
use super::options::{Look, Reading};
use super::{output, sources};
use crate::compare::{self, Comparison, model::Status};
use crate::report::Format;
use crate::report::json::Json;
use crate::report::table::{RowLimit, Table, TableOptions};
use anyhow::Result;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// Lines of a screen where nothing tells the window's, and the least and most that are filled.
const USUAL_SCREEN: usize = 40;
const SCREENS: std::ops::RangeInclusive<usize> = 24..=60;

/// Compare two or more reports of one event
///
/// Prints who states what: a row for each claim, a column for each report, a mark in each cell,
/// and the differences in words under the row that has them.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Reports: files, NAME=FILE, - for standard input, or a folder
    ///
    /// Plain text, saved web pages and agency files are read; the content tells which it is.
    /// NAME=FILE gives a report its name. A folder with an event.toml is an event; of any other
    /// folder every .txt, .html, .htm, .xhtml, .md, .json and .xml file is a report.
    #[arg(required = true, value_name = "REPORT", value_hint = clap::ValueHint::AnyPath)]
    reports: Vec<PathBuf>,
    /// What to write [default: what the ending of --output says, else table]
    #[arg(long, short, value_name = "FORMAT")]
    format: Option<FormatName>,
    /// Rows of the table: a number, or all [default: what fits the screen; all in a file]
    #[arg(long, value_name = "N|all", value_parser = row_limit)]
    rows: Option<RowLimit>,
    /// Exit with 1 where a report leaves out or tells differently what another has
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    look: Look,
}

const EXAMPLES: &str = "\
Examples:
  claimdiff compare post.txt wire.html
  claimdiff compare post=today.html wire=agency.json sun=-  < sun.txt
  claimdiff compare samples/ferry-grounding --rows all | less
  claimdiff compare samples/ferry-grounding -o report.json
  claimdiff compare old.txt new.txt --exit-code --quiet > /dev/null

Marks:
  =  states it
  ~  states it differently
  <  states only part of it
  -  omits it
  ?  after another mark: the match is borderline and wants your eye

Exit codes:
  0  done
  1  a report leaves out or tells differently what another has (--exit-code)
  2  wrong usage, or input that cannot be read
  3  nothing could be compared: fewer than two reports, or an empty one";

/// The formats of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// A table for the terminal
    Table,
    /// Everything, with offsets and reasons (claimdiff schema describes it)
    Json,
}

impl FormatName {
    /// The ending of a file in this format.
    fn ending(self) -> &'static str {
        match self {
            Self::Table => "txt",
            Self::Json => "json",
        }
    }

    fn of_file(path: &Path) -> Result<Self, OutputError> {
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        let all = Self::value_variants();
        all.iter()
            .copied()
            .find(|format| format.ending() == ending)
            .ok_or_else(|| OutputError::UnknownEnding {
                path: path.display().to_string(),
                known: all
                    .iter()
                    .map(|f| format!(".{}", f.ending()))
                    .collect::<Vec<_>>()
                    .join(" or "),
            })
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let look = &arguments.look;
    let format = match (arguments.format, &look.output) {
        (Some(format), _) => format,
        (None, Some(path)) if look.to_file() => FormatName::of_file(path)?,
        (None, _) => FormatName::Table,
    };
    let sources = sources::read(&arguments.reports, &arguments.reading, 2)?;
    output::warn(look, &sources.warnings);
    let comparison = compare::compare_by_hand(&sources.reports, sources.event, &sources.by_hand);
    let bytes = match format {
        FormatName::Table => Table {
            options: table_options(arguments),
        }
        .render(&comparison),
        FormatName::Json => Json.render(&comparison),
    };
    output::write(look, &bytes, &sources.files)?;
    Ok(if arguments.exit_code && differ(&comparison) {
        ExitCode::Finding
    } else {
        ExitCode::Done
    })
}

fn table_options(arguments: &Arguments) -> TableOptions {
    let look = &arguments.look;
    let text = look.text();
    // Room for the command above and the next prompt below.
    let lines = look
        .window()
        .map_or(USUAL_SCREEN, |(_, lines)| lines.saturating_sub(2));
    let screen = RowLimit::Screen(lines.clamp(*SCREENS.start(), *SCREENS.end()));
    let usual = if look.to_file() {
        RowLimit::All
    } else {
        screen
    };
    TableOptions {
        width: text.width,
        rows: arguments.rows.unwrap_or(usual),
        color: text.color,
        whole_report: (!look.to_file()).then(|| "-o report.json".to_owned()),
    }
}

/// True where any report leaves out or tells differently what another has: what `--exit-code`
/// answers is what the table shows.
fn differ(comparison: &Comparison) -> bool {
    comparison.rows.iter().any(|row| {
        !row.changes.is_empty() || row.cells.iter().any(|cell| cell.status != Status::States)
    })
}

fn row_limit(given: &str) -> Result<RowLimit, String> {
    match given.parse::<usize>() {
        Ok(count) if count > 0 => Ok(RowLimit::Count(count)),
        _ if given == "all" => Ok(RowLimit::All),
        _ => Err("give a number from 1 up, or \"all\"".to_owned()),
    }
}
