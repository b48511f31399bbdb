//! The command line: arguments in, an exit code out. One file a subcommand, no logic of its own.

mod accept;
mod batch;
mod check;
mod check_output;
mod compare;
mod completions;
mod correct;
pub mod error;
pub mod exit_code;
mod explain;
mod filter;
mod inspect;
mod man;
mod names;
mod new;
mod options;
mod output;
mod pairs;
mod progress;
mod schema;
mod size;
mod sources;

pub use exit_code::ExitCode;

use crate::report::safe;
use anyhow::Result;
use clap::{CommandFactory as _, Parser, Subcommand};
use std::io::Write as _;

/// Aligns several outlets' reports of one event, claim by claim
///
/// claimdiff reads two or more reports of one event and shows which facts and quotations each of
/// them has, leaves out or tells differently. It works offline, gives the same answer for the
/// same files in whatever order they are named, and judges neither outlets nor truth: every
/// statement comes with the words behind it.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 100, after_help = format!("{EXAMPLES}\n\n{}", exit_code::HELP))]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Compare(compare::Arguments),
    Batch(batch::Arguments),
    Inspect(inspect::Arguments),
    Explain(explain::Arguments),
    Check(check::Arguments),
    Accept(accept::Arguments),
    Correct(correct::Arguments),
    New(new::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

const EXAMPLES: &str = "\
Examples:
  claimdiff compare post.txt wire.html sun.txt        a table on the terminal
  claimdiff compare samples/ferry-grounding           a folder is an event
  claimdiff inspect wire.html                         how one report was read
  claimdiff explain post.txt sun.txt --claim post:7   why a claim was matched
  claimdiff check samples                             what events must show

Every subcommand has its own examples: claimdiff compare --help";

/// Runs the program; the answer is the exit code.
///
/// # Errors
/// With one sentence that names the file and says what to do; [`complain`] prints it.
pub fn run() -> Result<ExitCode> {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return Ok(usage(&error)),
    };
    match arguments.command {
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Batch(arguments) => batch::run(&arguments),
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Accept(arguments) => accept::run(&arguments),
        Command::Correct(arguments) => correct::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
    }
}

/// Prints an error as one sentence and gives the exit code for it.
pub fn complain(error: &anyhow::Error) -> ExitCode {
    let code = ExitCode::of(error);
    if code != ExitCode::ReaderGone {
        say(&format!("{error:#}"));
    }
    code
}

/// One sentence on standard error.
fn say(sentence: &str) {
    // Nobody can be told that standard error does not work.
    let _ = writeln!(std::io::stderr(), "claimdiff: {}", safe::line(sentence));
}

/// Help and version as they are; mistakes with what came from the arguments neutralised.
fn usage(error: &clap::Error) -> ExitCode {
    // Asked for with --help, or shown because nothing was asked: no argument is part of it.
    let is_help = error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if is_help {
        let _ = error.print();
        return ExitCode::Usage;
    }
    if !error.use_stderr() {
        return match error.print() {
            Ok(()) => ExitCode::Done,
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::ReaderGone,
            Err(_) => ExitCode::Usage,
        };
    }
    if let Some(reports) = reports_without_command(error) {
        say(&format!(
            "{reports} is no subcommand; to compare reports write claimdiff compare {reports} …"
        ));
        return ExitCode::Usage;
    }
    let message = error.render().to_string();
    let message = message.strip_prefix("error: ").unwrap_or(&message);
    let _ = writeln!(std::io::stderr(), "claimdiff: {}", safe::lines(message));
    ExitCode::Usage
}

/// The file or folder that stands where a subcommand is expected.
fn reports_without_command(error: &clap::Error) -> Option<&str> {
    use clap::error::{ContextKind, ContextValue, ErrorKind};
    let ContextValue::String(given) = error.get(ContextKind::InvalidSubcommand)? else {
        return None;
    };
    let exists = std::path::Path::new(given).exists();
    (error.kind() == ErrorKind::InvalidSubcommand && exists).then_some(given)
}

/// The definition of the whole command line.
fn definition() -> clap::Command {
    Arguments::command()
}
