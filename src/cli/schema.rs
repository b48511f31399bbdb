//! `claimdiff schema`: the JSON Schema of what the program writes.

use super::exit_code::ExitCode;
use super::options::Look;
use super::output;
use crate::report::json;
use anyhow::Result;
use clap::ValueEnum;
use std::path::PathBuf;

/// Print the JSON Schema of the JSON that claimdiff writes
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Whose JSON
    #[arg(value_name = "OF", default_value = "compare")]
    of: Of,
    /// Write to FILE instead of the terminal: whole, or not at all
    #[arg(long, short, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  claimdiff schema > comparison.schema.json
  claimdiff schema inspect -o inspection.schema.json";

/// What has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// compare --format json
    Compare,
    /// inspect --format json
    Inspect,
    /// explain --format json
    Explain,
    /// check --format json
    Check,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let bytes = match arguments.of {
        Of::Compare => json::comparison_schema(),
        Of::Inspect => json::inspection_schema(),
        Of::Explain => json::explanation_schema(),
        Of::Check => crate::sample_set::output::schema(),
    };
    output::write(&Look::plain(arguments.output.clone()), &bytes, &[])?;
    Ok(ExitCode::Done)
}
