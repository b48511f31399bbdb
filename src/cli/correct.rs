//! `claimdiff correct`: the verdicts of a spreadsheet become corrections of an event.

use super::check::load;
use super::error::{InputError, SetError};
use super::exit_code::ExitCode;
use super::options::{Look, Reading, Settings};
use super::output;
use crate::sample_set::check::LoadError;
use crate::sample_set::{correct, corrections, event, toml_file};
use anyhow::Result;
use std::io::Read as _;
use std::path::PathBuf;

/// Take the verdicts of a spreadsheet over as corrections of an event
///
/// Reads the column verdict of the sheet Claims of a report in XLSX: ok, not same (with the
/// source that does not belong in column which), or same as ROWID. What follows is added to the
/// event's corrections.toml, which wins over the program from then on.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The event's folder
    #[arg(value_name = "EVENT", value_hint = clap::ValueHint::DirPath)]
    event: PathBuf,
    /// The spreadsheet
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    from: PathBuf,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    settings: Settings,
}

const EXAMPLES: &str = "\
Examples:
  claimdiff compare samples/ferry -o ferry.xlsx     then fill in the column verdict
  claimdiff correct samples/ferry --from ferry.xlsx";

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let folder = &arguments.event;
    if !event::is_event(folder) {
        return Err(SetError::NotAnEvent(folder.display().to_string()).into());
    }
    let shown = arguments.from.display().to_string();
    let mut bytes = Vec::new();
    std::fs::File::open(&arguments.from)
        .and_then(|file| file.take(correct::LONGEST as u64).read_to_end(&mut bytes))
        .map_err(|error| InputError::from_io(shown.clone(), &error))?;
    let at_fault = |error: correct::CorrectError| SetError::Spreadsheet {
        path: shown.clone(),
        error: error.to_string(),
    };
    let marked = correct::verdicts(&bytes).map_err(at_fault)?;
    let loaded =
        load(folder, &arguments.reading, &arguments.settings).map_err(|error| match error {
            LoadError::Nothing(why) => SetError::Nothing(why),
            LoadError::Unreadable(why) => SetError::Unreadable(why),
        })?;
    let new = correct::corrections(&marked, &loaded.comparison).map_err(at_fault)?;
    let file = folder.join(corrections::FILE_NAME);
    // It was read a moment ago, under the same rules: what fails now is its absence.
    let before = toml_file::text(&file).unwrap_or_default();
    let name = arguments
        .from
        .file_name()
        .unwrap_or_default()
        .to_string_lossy();
    let (text, added) = correct::appended(&before, &new, &name);
    if added > 0 {
        output::to_file(&file, text.as_bytes(), &[])?;
    }
    let said = format!(
        "{} verdicts read, {added} corrections added to {}\n",
        marked.len(),
        crate::report::safe::line(&file.display().to_string())
    );
    output::write(&Look::plain(None), said.as_bytes(), &[])?;
    Ok(ExitCode::Done)
}
