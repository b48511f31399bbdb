//! `claimdiff check`: events against what they must show.

use super::check_output::{self, Also, Annotate, FormatName};
use super::error::{InputError, SetError};
use super::exit_code::ExitCode;
use super::options::{Look, Reading, Settings};
use super::output::{self, Answer};
use super::sources::{self, Sources};
use crate::compare;
use crate::sample_set::check::{self, LoadError, Loaded};
use crate::sample_set::set::{self, EventFolder};
use crate::sample_set::verdict::{EventVerdict, SetVerdict, Strictness, Verdict};
use anyhow::Result;
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

/// Check events against their expectations and their baseline
///
/// An event is a folder with an event.toml; its expect.toml says what its comparison must show,
/// its baseline.json what was accepted. Nothing is ever written into the folders.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Events, or folders with events in them, at most five folders deep
    #[arg(value_name = "DIR", default_value = ".", value_hint = clap::ValueHint::DirPath)]
    folders: Vec<PathBuf>,
    /// Only events whose name, or the last part of it, matches this pattern: "ferry-*"
    #[arg(long, value_name = "GLOB")]
    event: Option<String>,
    /// Break on any difference to the baseline, and on gaps that are closed
    #[arg(long)]
    strict: bool,
    /// Tell of every expectation that is known to fail, too, instead of counting them
    #[arg(long)]
    gaps: bool,
    /// Check nothing after the first event, in order, that does not hold
    #[arg(long)]
    fail_fast: bool,
    /// Events to check at the same time [default: one a processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// What to write [default: what the ending of --output says, else text]
    #[arg(long, short, value_name = "FORMAT")]
    format: Option<FormatName>,
    /// Write to one more file, in the same go; repeatable: junit=report.xml, check.sarif
    #[arg(long, value_name = "FORMAT=FILE", value_parser = check_output::also)]
    also: Vec<Also>,
    /// Whether to write GitHub annotations to standard error, and the step's summary
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    annotations: Annotate,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    settings: Settings,
    #[command(flatten)]
    look: Look,
}

const EXAMPLES: &str = "\
Examples:
  claimdiff check samples
  claimdiff check samples --event 'ferry-*' --strict
  claimdiff check samples --also junit=check.xml --also check.sarif

Exit codes:
  0  everything that is expected holds
  1  an expectation is broken, or a row of the baseline was lost
  2  a file is unreadable or malformed, or wrong usage
  3  nothing was checked: no event, an event without expectations and baseline,
     or one without a row";

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let look = &arguments.look;
    let format = match (arguments.format, &look.output) {
        (Some(format), _) => format,
        (None, Some(path)) if look.to_file() => FormatName::of_file(path)?,
        (None, _) => FormatName::Text,
    };
    let events = events(&arguments.folders, arguments.event.as_deref())?;
    let strictness = Strictness {
        strict: arguments.strict,
    };
    let inputs = set::files(&events);
    check_output::refuse(&arguments.also, look, &inputs)?;
    let bar = progress(look, events.len());
    let one = |event: &EventFolder| {
        let verdict = check::check(event, strictness, |folder| {
            load(folder, &arguments.reading, &arguments.settings)
        });
        bar.inc(1);
        verdict
    };
    let checked = || set::check(&events, arguments.fail_fast, one);
    let (verdicts, skipped): (Vec<EventVerdict>, usize) = match arguments.jobs {
        Some(jobs) => rayon::ThreadPoolBuilder::new()
            .num_threads(usize::from(jobs))
            .build()?
            .install(checked),
        None => checked(),
    };
    bar.finish_and_clear();
    for verdict in &verdicts {
        output::warn(look, &verdict.warnings);
    }
    let verdict = SetVerdict::new(verdicts, strictness, skipped);
    let answer = Answer {
        to: look.destination(),
        bytes: format.render(look, arguments.gaps, &verdict),
    };
    let further = check_output::further(&arguments.also, look, &verdict);
    let answers: Vec<Answer> = std::iter::once(answer).chain(further).collect();
    output::write_all(&answers, &inputs)?;
    check_output::annotate(arguments.annotations, &verdict)?;
    Ok(exit_code(verdict.verdict))
}

/// The events that are named, by name.
pub(super) fn events(
    folders: &[PathBuf],
    pattern: Option<&str>,
) -> Result<Vec<EventFolder>, anyhow::Error> {
    let events = set::find(folders)
        .map_err(|(folder, error)| InputError::from_io(folder.display().to_string(), &error))?;
    let Some(pattern) = pattern else {
        return Ok(events);
    };
    let kept = set::matching(events.clone(), pattern).map_err(|error| SetError::Pattern {
        pattern: pattern.to_owned(),
        reason: error.msg.to_owned(),
    })?;
    if kept.is_empty() && !events.is_empty() {
        let names: Vec<&str> = events.iter().map(|e| e.name.as_str()).take(20).collect();
        return Err(SetError::NoMatch {
            pattern: pattern.to_owned(),
            names: names.join(", "),
        }
        .into());
    }
    Ok(kept)
}

/// Reads and compares an event.
pub(super) fn load(
    folder: &Path,
    reading: &Reading,
    settings: &Settings,
) -> Result<Loaded, LoadError> {
    let folder = [folder.to_owned()];
    let read = sources::read(&folder, reading, 2);
    let read = read.and_then(|sources| Ok((sources, settings.read(&folder)?)));
    match read {
        Ok((
            Sources {
                reports,
                event,
                mut warnings,
                by_hand,
                ..
            },
            options,
        )) => {
            let comparison = compare::compare_with(&reports, event, &by_hand, &options);
            warnings.extend(compare::strangers(&comparison));
            Ok(Loaded {
                comparison,
                warnings,
            })
        }
        Err(error) => Err(match error.exit_code() {
            ExitCode::NothingCompared => LoadError::Nothing(error.to_string()),
            _ => LoadError::Unreadable(error.to_string()),
        }),
    }
}

/// A bar on a terminal, nothing elsewhere.
fn progress(look: &Look, events: usize) -> indicatif::ProgressBar {
    if look.quiet || events < 2 || !std::io::stderr().is_terminal() {
        return indicatif::ProgressBar::hidden();
    }
    indicatif::ProgressBar::new(events as u64)
}

fn exit_code(verdict: Verdict) -> ExitCode {
    match verdict {
        Verdict::Holds => ExitCode::Done,
        Verdict::Broken => ExitCode::Finding,
        Verdict::Unreadable => ExitCode::Usage,
        Verdict::NothingChecked => ExitCode::NothingCompared,
    }
}
