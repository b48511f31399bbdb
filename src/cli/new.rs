//! `claimdiff new`: a folder for an event.

use super::error::{OutputError, SetError};
use super::exit_code::ExitCode;
use super::options::{Look, Reading};
use super::{output, sources};
use crate::report::safe;
use crate::sample_set::new::{self, NewSource};
use crate::sample_set::{event, expectations};
use anyhow::Result;
use std::path::PathBuf;

/// Set up a folder for an event, with copies of its reports
///
/// Writes an event.toml from what the reports say of themselves, and an expect.toml with an
/// example of everything that can be expected, commented out. An existing folder is left alone.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The folder to make
    #[arg(value_name = "EVENT", value_hint = clap::ValueHint::DirPath)]
    event: PathBuf,
    /// The reports, two at least: files or NAME=FILE
    #[arg(required = true, value_name = "REPORT", value_hint = clap::ValueHint::FilePath)]
    reports: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
Examples:
  claimdiff new samples/ferry post.txt wire=agency.json sun.html
  claimdiff check samples/ferry";

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let (sources, contents) = sources::read_with_bytes(&arguments.reports, &arguments.reading, 2)?;
    if sources.files.len() != sources.reports.len() {
        return Err(SetError::StandardInput.into());
    }
    let look = Look::plain(None);
    output::warn(&look.clone().loud(), &sources.warnings);
    let wanted: Vec<String> = sources
        .files
        .iter()
        .map(|path| {
            path.file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    let names = new::file_names(&wanted);
    let mut files = Vec::new();
    let mut made = Vec::new();
    for ((report, bytes), name) in sources.reports.iter().zip(contents).zip(names) {
        files.push((name.clone(), bytes));
        made.push(NewSource { report, file: name });
    }
    files.push((
        event::FILE_NAME.to_owned(),
        new::event_toml(&made).into_bytes(),
    ));
    files.push((
        expectations::FILE_NAME.to_owned(),
        new::expect_toml(&made).into_bytes(),
    ));
    let shown = arguments.event.display().to_string();
    new::create(&arguments.event, &files).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => anyhow::Error::from(SetError::Exists(shown.clone())),
        _ => OutputError::from_io(&shown, &error).into(),
    })?;
    let said = format!(
        "{} holds {} reports; write into its expect.toml what their comparison must show\n",
        safe::line(&shown),
        made.len()
    );
    output::write(&look, said.as_bytes(), &[])?;
    Ok(ExitCode::Done)
}
