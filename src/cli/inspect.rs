//! `claimdiff inspect`: how one report was read.

use super::exit_code::ExitCode;
use super::options::{Look, Reading, TextOrJson};
use super::{output, sources};
use crate::report::{inspection, json};
use anyhow::Result;
use std::path::PathBuf;

/// Show how one report was read
///
/// Prints what the report says of itself, every block with its kind and its claims (numbered as
/// --claim of explain takes them), every quotation with its speaker, and what was guessed.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The report: a file, NAME=FILE, or - for standard input
    #[arg(value_name = "REPORT", value_hint = clap::ValueHint::FilePath)]
    report: PathBuf,
    /// What to write [default: what the ending of --output says, else text]
    #[arg(long, short, value_name = "FORMAT")]
    format: Option<TextOrJson>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    look: Look,
}

const EXAMPLES: &str = "\
Examples:
  claimdiff inspect wire.html
  claimdiff inspect wire.html --format json
  curl -s https://example.org/story | claimdiff inspect wire=-";

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let look = &arguments.look;
    let format = TextOrJson::chosen(arguments.format, look)?;
    let sources = sources::read(
        std::slice::from_ref(&arguments.report),
        &arguments.reading,
        1,
    )?;
    let mut bytes = Vec::new();
    for report in &sources.reports {
        bytes.extend(match format {
            TextOrJson::Text => inspection::text(report, look.text()),
            TextOrJson::Json => json::inspection(report),
        });
    }
    output::write(look, &bytes, &sources.files)?;
    Ok(ExitCode::Done)
}
