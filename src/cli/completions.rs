//! `claimdiff completions`: so that a shell completes the arguments.

use super::exit_code::ExitCode;
use super::options::Look;
use super::{definition, output};
use anyhow::Result;
use clap_complete::Shell;

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

const EXAMPLES: &str = "\
Examples:
  claimdiff completions bash > ~/.local/share/bash-completion/completions/claimdiff
  claimdiff completions zsh > \"${fpath[1]}/_claimdiff\"
  claimdiff completions fish > ~/.config/fish/completions/claimdiff.fish";

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let mut bytes = Vec::new();
    clap_complete::generate(arguments.shell, &mut definition(), "claimdiff", &mut bytes);
    output::write(&Look::plain(None), &bytes, &[])?;
    Ok(ExitCode::Done)
}
