//! `claimdiff accept`: today's result becomes the baseline.

use super::check::{events, load};
use super::error::SetError;
use super::exit_code::ExitCode;
use super::options::{Look, Reading, Settings};
use super::output;
use crate::sample_set::baseline::{self, Baseline};
use crate::sample_set::check::LoadError;
use crate::sample_set::drift::{self, DriftKind};
use crate::sample_set::set::EventFolder;
use anyhow::Result;
use std::path::PathBuf;

/// Accept today's result of events as their baseline
///
/// Writes baseline.json into each event's folder, whole or not at all. claimdiff check then says
/// what is lost, changed and new against it.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Events, or folders with events in them
    #[arg(value_name = "DIR", default_value = ".", value_hint = clap::ValueHint::DirPath)]
    folders: Vec<PathBuf>,
    /// Only events whose name, or the last part of it, matches this pattern
    #[arg(long, value_name = "GLOB")]
    event: Option<String>,
    /// Only this row and the changes in it, by the id that claimdiff check shows; repeatable
    #[arg(long, value_name = "ID")]
    row: Vec<String>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    settings: Settings,
    /// Do not tell what was guessed or repaired while reading
    #[arg(long, short)]
    quiet: bool,
}

const EXAMPLES: &str = "\
Examples:
  claimdiff accept samples --event ferry-grounding
  claimdiff accept samples/ferry-grounding --row r1c4f09ab

Exit codes:
  0  the baselines are what the result is today
  2  a file cannot be read or written, or no event has such a row
  3  nothing was accepted: no event, or one without a row";

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let events = events(&arguments.folders, arguments.event.as_deref())?;
    if events.is_empty() {
        return Err(SetError::NoEvent.into());
    }
    // All are read before any is written, so that a mistake in one leaves all as they are.
    let mut written = Vec::new();
    let mut unknown: Vec<String> = arguments.row.clone();
    for event in &events {
        let (told, bytes) = accepted(event, arguments, &mut unknown)?;
        written.push((event, told, bytes));
    }
    if let Some(row) = unknown.first() {
        return Err(SetError::NoSuchRow(row.clone()).into());
    }
    let mut lines = String::new();
    for (event, told, bytes) in written {
        if let Some(bytes) = bytes {
            output::to_file(&event.path.join(baseline::FILE_NAME), bytes.as_bytes(), &[])?;
        }
        lines.push_str(&format!(
            "{}: {told}\n",
            crate::report::safe::line(&event.name)
        ));
    }
    output::write(&Look::plain(None), lines.as_bytes(), &[])?;
    Ok(ExitCode::Done)
}

/// What to say of an event, and its new baseline where it differs.
fn accepted(
    event: &EventFolder,
    arguments: &Arguments,
    unknown: &mut Vec<String>,
) -> Result<(String, Option<String>)> {
    let loaded =
        load(&event.path, &arguments.reading, &arguments.settings).map_err(
            |error| match error {
                LoadError::Nothing(why) => SetError::Nothing(why),
                LoadError::Unreadable(why) => SetError::Unreadable(why),
            },
        )?;
    if !arguments.quiet {
        output::warn(&Look::plain(None).loud(), &loaded.warnings);
    }
    let new = Baseline::of(&loaded.comparison);
    if new.rows.is_empty() {
        let why = format!("{}: its comparison has no rows", event.path.display());
        return Err(SetError::Nothing(why).into());
    }
    let file = event.path.join(baseline::FILE_NAME).display().to_string();
    let old = baseline::read(&event.path)
        .map_err(|error| SetError::Unreadable(format!("{file} {error}")))?;
    let (was, text) = match old {
        Some((baseline, text)) => (baseline, Some(text)),
        None => (Baseline::empty(), None),
    };
    let now = if arguments.row.is_empty() {
        new
    } else {
        let (promoted, missing) = drift::promoted(&was, &new, &arguments.row);
        unknown.retain(|id| missing.contains(id));
        promoted
    };
    let moved = drift::find(&was, &now, "");
    let counts: Vec<String> = [DriftKind::Lost, DriftKind::Changed, DriftKind::New]
        .into_iter()
        .filter_map(|kind| {
            let count = moved.iter().filter(|d| d.kind == kind).count();
            (count > 0).then(|| format!("{count} {}", kind.name()))
        })
        .collect();
    let rendered = now.render();
    Ok(match text {
        Some(text) if text == rendered => ("the baseline stands as it is".to_owned(), None),
        _ if counts.is_empty() => ("the baseline is written anew".to_owned(), Some(rendered)),
        _ => (format!("accepted {}", counts.join(", ")), Some(rendered)),
    })
}
