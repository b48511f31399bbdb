//! Where `claimdiff check` writes: formats, further files, GitHub's annotations and summary.

use super::error::OutputError;
use super::options::{Destination, Look};
use super::output::{self, Answer};
use crate::sample_set::output::{
    Annotations, Human, JUnit, Json, Sarif, StepSummary, VerdictFormat,
};
use crate::sample_set::verdict::SetVerdict;
use clap::ValueEnum;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The formats of a verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatName {
    /// What broke, with the words of the reports, and a table of all events
    Text,
    /// Everything (claimdiff schema check describes it)
    Json,
    /// JUnit XML: a suite an event, a case an expectation
    Junit,
    /// SARIF 2.1.0, for code-scanning services
    Sarif,
}

/// When to write GitHub's annotations and step summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Annotate {
    /// In GitHub Actions ($GITHUB_ACTIONS)
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl FormatName {
    /// The format that the ending of a file tells.
    pub(super) fn of_file(path: &Path) -> Result<Self, OutputError> {
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        match ending.to_str() {
            Some("txt") => Ok(Self::Text),
            Some("json") => Ok(Self::Json),
            Some("xml") => Ok(Self::Junit),
            Some("sarif") => Ok(Self::Sarif),
            _ => Err(OutputError::UnknownEnding {
                path: path.display().to_string(),
                known: ".txt, .json, .xml (JUnit) or .sarif".into(),
            }),
        }
    }

    /// The verdict in this format.
    pub(super) fn render(self, look: &Look, gaps: bool, verdict: &SetVerdict) -> Vec<u8> {
        let text = || Human {
            options: look.text(),
            gaps,
        };
        match self {
            Self::Text => text().render(verdict),
            Self::Json => Json.render(verdict),
            Self::Junit => JUnit.render(verdict),
            Self::Sarif => Sarif.render(verdict),
        }
    }
}

/// One more file: `FORMAT=FILE`, or `FILE` whose ending tells the format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Also {
    format: FormatName,
    path: PathBuf,
}

/// Reads the value of `--also`.
pub(super) fn also(given: &str) -> Result<Also, String> {
    if let Some((name, path)) = given.split_once('=')
        && let Ok(format) = FormatName::from_str(name, true)
        && !path.is_empty()
    {
        return Ok(Also {
            format,
            path: PathBuf::from(path),
        });
    }
    let path = PathBuf::from(given);
    match FormatName::of_file(&path) {
        Ok(format) => Ok(Also { format, path }),
        Err(_) => Err("give FORMAT=FILE, the format being text, json, junit or sarif".to_owned()),
    }
}

/// Refuses, before any work, files that are named twice, that are read, or that could not be
/// written.
pub(super) fn refuse(all: &[Also], look: &Look, inputs: &[PathBuf]) -> Result<(), OutputError> {
    let further = all.iter().map(|one| Destination::File(one.path.clone()));
    let destinations: Vec<Destination> =
        std::iter::once(look.destination()).chain(further).collect();
    output::refuse_twins(destinations.iter())?;
    for destination in &destinations {
        if let Destination::File(path) = destination {
            output::refuse_unwritable(path, inputs)?;
        }
    }
    Ok(())
}

/// What goes into the further files.
pub(super) fn further<'a>(
    all: &'a [Also],
    look: &'a Look,
    verdict: &'a SetVerdict,
) -> impl Iterator<Item = Answer> + 'a {
    all.iter().map(|one| {
        let mut to_file = Look::plain(Some(one.path.clone()));
        to_file.layout.width = look.width;
        Answer {
            to: Destination::File(one.path.clone()),
            bytes: one.format.render(&to_file, true, verdict),
        }
    })
}

/// Writes annotations to standard error, so that standard output stays what it is, and adds to
/// the step's summary where there is one.
pub(super) fn annotate(when: Annotate, verdict: &SetVerdict) -> Result<(), OutputError> {
    let in_actions = std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
    match when {
        Annotate::Never => return Ok(()),
        Annotate::Auto if !in_actions => return Ok(()),
        Annotate::Auto | Annotate::Always => {}
    }
    // Nobody can be told that standard error does not work.
    let _ = std::io::stderr()
        .lock()
        .write_all(&Annotations.render(verdict));
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else {
        return Ok(());
    };
    let shown = Path::new(&path).display().to_string();
    let file = std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .open(&path);
    file.and_then(|mut file| file.write_all(&StepSummary.render(verdict)))
        .map_err(|error| OutputError::from_io(&shown, &error))
}
