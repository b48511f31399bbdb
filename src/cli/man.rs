//! `claimdiff man`: the manual page, for packagers.

use super::exit_code::ExitCode;
use super::options::Look;
use super::{definition, output};
use anyhow::{Context as _, Result};

/// Print the manual page
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The subcommand whose page is wanted [default: the program's own]
    #[arg(value_name = "SUBCOMMAND", value_parser = subcommand)]
    subcommand: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  claimdiff man | man -l -
  claimdiff man compare > claimdiff-compare.1";

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut command = definition();
    command.build();
    let page = match &arguments.subcommand {
        Some(name) => command.find_subcommand(name).cloned().unwrap_or(command),
        None => command,
    };
    let mut bytes = Vec::new();
    clap_mangen::Man::new(page)
        .render(&mut bytes)
        .context("cannot lay out the manual page")?;
    output::write(&Look::plain(None), &bytes, &[])?;
    Ok(ExitCode::Done)
}

/// The name of a subcommand, or what there is.
fn subcommand(given: &str) -> Result<String, String> {
    let command = definition();
    let names: Vec<&str> = command.get_subcommands().map(|c| c.get_name()).collect();
    if names.contains(&given) {
        Ok(given.to_owned())
    } else {
        Err(format!("there is {}", names.join(", ")))
    }
}
