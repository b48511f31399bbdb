//! `claimdiff schema`: the JSON Schema of what the program writes.

use super::exit_code::ExitCode;
use super::options::Output;
use super::output::{self, Answer};
use crate::report::json;
use anyhow::Result;
use clap::ValueEnum;

/// Print the JSON Schema of the JSON that claimdiff writes
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Whose JSON
    #[arg(value_name = "OF", default_value = "compare")]
    of: Of,
    #[command(flatten)]
    output: Output,
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
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let bytes = match arguments.of {
        Of::Compare => json::comparison_schema(),
        Of::Inspect => json::inspection_schema(),
        Of::Explain => json::explanation_schema(),
    };
    let to = arguments.output.destination();
    output::write(&[Answer { to, bytes }], &[])?;
    Ok(ExitCode::Done)
}
