//! `claimdiff compare`: two or more reports of one event.

use super::error::OutputError;
use super::exit_code::ExitCode;
use super::filter::Asked;
use super::options::{Destination, Layout, Reading, Settings, window};
use super::output::{self, Answer};
use super::progress::Progress;
use super::sources;
use crate::compare;
use crate::report::delimited::{self, Delimited};
use crate::report::html::Html;
use crate::report::json::Json;
use crate::report::markdown::{self, Markdown};
use crate::report::table::{RowLimit, Table, TableOptions};
use crate::report::xlsx::Xlsx;
use crate::report::{Format, selection};
use anyhow::Result;
use clap::ValueEnum;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

/// Lines of a screen where nothing tells the window's, and the least and most that are filled.
const USUAL_SCREEN: usize = 48;
const SCREENS: std::ops::RangeInclusive<usize> = 24..=60;

/// Markdown that is shorter would not even hold the sources.
const LEAST_SIZE: usize = 1_000;

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
    /// Rows of the table, or rows in sight in Markdown: a number, or all [default: what fits the
    /// screen, 10 in Markdown, all in a file]
    #[arg(long, value_name = "N|all", value_parser = row_limit)]
    rows: Option<RowLimit>,
    /// Most characters of Markdown: GitHub takes 65,536 in a comment
    #[arg(long, value_name = "CHARACTERS", default_value_t = markdown::USUAL_MAX_SIZE, value_parser = max_size)]
    max_size: usize,
    /// Exit with 1 where a report leaves out or tells differently what another has, as far as it
    /// was selected
    #[arg(long)]
    exit_code: bool,
    #[command(flatten)]
    asked: Asked,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    look: Layout,
    /// Write to FILE instead of the terminal: whole, or not at all
    ///
    /// The ending picks the format: .txt, .json, .html, .xlsx, .csv, .tsv, .md. May be given several
    /// times to write several files in one run; - is standard output.
    #[arg(long, short, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Vec<PathBuf>,
    /// Open the HTML report when it is written
    ///
    /// Where there is nothing to open it with, that is said, and the exit code stays as it is.
    #[arg(long)]
    open: bool,
}

const EXAMPLES: &str = "\
Examples:
  claimdiff compare post.txt wire.html
  claimdiff compare post=today.html wire=agency.json sun=-  < sun.txt
  claimdiff compare samples/ferry-grounding --rows all | less
  claimdiff compare samples/ferry-grounding --only differs --kind number,time
  claimdiff compare samples/ferry-grounding --only omits --source sun
  claimdiff compare samples/ferry-grounding -o report.html --open
  claimdiff compare samples/ferry-grounding -o report.xlsx -o report.json
  claimdiff compare old.txt new.txt --exit-code --quiet > /dev/null

Marks:
  =  states it
  ~  states it differently
  <  states only part of it
  -  omits it
  ?  after another mark: the match is borderline and wants your eye

Exit codes:
  0  done
  1  a report leaves out or tells differently what another has (--exit-code),
     as far as --only, --source and --kind leave it
  2  wrong usage, or input that cannot be read
  3  nothing could be compared: fewer than two reports, or an empty one";

/// The formats of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// A table for the terminal
    Table,
    /// Everything, with offsets and reasons (claimdiff schema describes it)
    Json,
    /// One page to open, filter, print and pass on
    Html,
    /// A workbook to sort, filter and mark
    Xlsx,
    /// A line for each cell, source in every line
    Csv,
    /// The same, separated by tabs
    Tsv,
    /// For a pull request or a mail, within --max-size
    Markdown,
}

impl FormatName {
    /// The ending of a file in this format.
    fn ending(self) -> &'static str {
        match self {
            Self::Table => "txt",
            Self::Json => "json",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Markdown => "md",
        }
    }

    /// The name on the command line.
    fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
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
                    .join(", "),
            })
    }

    /// What renders this format for this destination.
    fn renderer(self, arguments: &Arguments, to: &Destination) -> Box<dyn Format> {
        match self {
            Self::Table => Box::new(Table {
                options: table_options(arguments, to),
            }),
            Self::Json => Box::new(Json),
            Self::Html => Box::new(Html),
            Self::Xlsx => Box::new(Xlsx),
            Self::Csv => Box::new(Delimited::Comma),
            Self::Tsv => Box::new(Delimited::Tab),
            Self::Markdown => Box::new(Markdown {
                top_rows: match arguments.rows {
                    Some(RowLimit::Count(count)) => count,
                    Some(RowLimit::All) => usize::MAX,
                    _ => markdown::USUAL_TOP_ROWS,
                },
                max_size: arguments.max_size,
            }),
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let look = &arguments.look;
    let targets = targets(arguments)?;
    let progress = Progress::start(look, "reading the reports".to_owned());
    let sources = sources::read(&arguments.reports, &arguments.reading, 2)?;
    drop(progress);
    let filter = arguments.asked.filter(&sources.reports)?;
    output::warn(look, &sources.warnings);
    let settings = arguments.settings.read(&arguments.reports)?;
    let doing = format!("comparing {} reports", sources.reports.len());
    let progress = Progress::start(look, doing);
    let by_hand = &sources.by_hand;
    let whole = compare::compare_with(&sources.reports, sources.event, by_hand, &settings);
    output::warn(look, &compare::strangers(&whole));
    let comparison = selection::select(&whole, &filter);
    let answers: Vec<Answer> = targets
        .iter()
        .map(|(format, to)| Answer {
            to: to.clone(),
            bytes: format.renderer(arguments, to).render(&comparison),
        })
        .collect();
    drop(progress);
    output::write_all(&answers, &sources.files)?;
    let rows_only = |format: &FormatName| matches!(format, FormatName::Csv | FormatName::Tsv);
    for (format, _) in targets.iter().filter(|(format, _)| rows_only(format)) {
        if let Some(lacks) = delimited::cannot_show(&comparison) {
            output::warn(look, &[format!("{}: {lacks}", format.name())]);
        }
    }
    if arguments.open {
        open(look, &targets);
    }
    Ok(if arguments.exit_code && selection::differs(&comparison) {
        ExitCode::Finding
    } else {
        ExitCode::Done
    })
}

/// What is written where: a format for each `--output`, or for standard output.
fn targets(arguments: &Arguments) -> Result<Vec<(FormatName, Destination)>, OutputError> {
    let destinations: Vec<Destination> = if arguments.output.is_empty() {
        vec![Destination::StandardOutput]
    } else {
        let named = arguments.output.iter().map(PathBuf::as_path);
        named.map(Destination::of).collect()
    };
    output::refuse_twins(destinations.iter())?;
    let several = destinations.len() > 1;
    let mut targets = Vec::new();
    for to in destinations {
        let format = match (&to, arguments.format) {
            (Destination::StandardOutput, asked) => asked.unwrap_or(FormatName::Table),
            (Destination::File(path), None) => FormatName::of_file(path)?,
            (Destination::File(_), Some(asked)) if !several => asked,
            (Destination::File(path), Some(asked)) => {
                let own = FormatName::of_file(path)?;
                // With - among the files --format can only mean what goes there.
                let for_terminal = arguments.output.iter().any(|o| o.as_os_str() == "-");
                if own != asked && !for_terminal {
                    return Err(OutputError::FormatForSeveral {
                        format: asked.name(),
                        path: path.display().to_string(),
                    });
                }
                own
            }
        };
        if format == FormatName::Xlsx
            && to == Destination::StandardOutput
            && std::io::stdout().is_terminal()
        {
            return Err(OutputError::NotForTerminal(format.name()));
        }
        targets.push((format, to));
    }
    if arguments.open && page(&targets).is_none() {
        return Err(OutputError::NothingToOpen);
    }
    Ok(targets)
}

/// The first HTML file that is written.
fn page(targets: &[(FormatName, Destination)]) -> Option<&Path> {
    targets.iter().find_map(|(format, to)| match to {
        Destination::File(path) if *format == FormatName::Html => Some(path.as_path()),
        _ => None,
    })
}

/// Opens the page with whatever the system has for that. The report is written either way, so a
/// failure is told and is no failure of the run.
fn open(look: &Layout, targets: &[(FormatName, Destination)]) {
    let Some(path) = page(targets) else {
        return;
    };
    if open::that(path).is_err() {
        let said = format!(
            "cannot open {}: this system has no program for it; open it yourself",
            path.display()
        );
        output::warn(look, &[said]);
    }
}

fn table_options(arguments: &Arguments, to: &Destination) -> TableOptions {
    let text = arguments.look.text_for(to);
    // Room for the command above and the next prompt below.
    let lines = window(to).map_or(USUAL_SCREEN, |(_, lines)| lines.saturating_sub(2));
    let to_file = matches!(to, Destination::File(_));
    let usual = if to_file {
        RowLimit::All
    } else {
        RowLimit::Screen(lines.clamp(*SCREENS.start(), *SCREENS.end()))
    };
    TableOptions {
        width: text.width,
        rows: arguments.rows.unwrap_or(usual),
        color: text.color,
        whole_report: (!to_file).then(|| "-o report.html".to_owned()),
    }
}

fn max_size(given: &str) -> Result<usize, String> {
    match given.replace([',', '_'], "").parse::<usize>() {
        Ok(size) if size >= LEAST_SIZE => Ok(size),
        _ => Err(format!("give a number of characters from {LEAST_SIZE} up")),
    }
}

fn row_limit(given: &str) -> Result<RowLimit, String> {
    match given.parse::<usize>() {
        Ok(count) if count > 0 => Ok(RowLimit::Count(count)),
        _ if given == "all" => Ok(RowLimit::All),
        _ => Err("give a number from 1 up, or \"all\"".to_owned()),
    }
}
