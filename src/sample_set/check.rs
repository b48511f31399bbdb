//! Checks one event: its comparison against its expectations and its baseline. Never writes.

use super::baseline::{self, Baseline};
use super::drift;
use super::expectations::{self, judge};
use super::set::EventFolder;
use super::toml_file::FileError;
use super::verdict::{EventVerdict, Problem, Strictness};
use crate::compare::Comparison;
use std::collections::BTreeSet;
use std::path::Path;

/// An event's comparison, as the caller read it.
pub struct Loaded {
    /// The comparison.
    pub comparison: Comparison,
    /// What was guessed or repaired while reading.
    pub warnings: Vec<String>,
}

/// Why an event could not be compared.
pub enum LoadError {
    /// Nothing to compare: one report only, or an empty one.
    Nothing(String),
    /// A file is unreadable or malformed.
    Unreadable(String),
}

/// Checks an event; `load` reads and compares it.
pub fn check(
    event: &EventFolder,
    strictness: Strictness,
    load: impl Fn(&Path) -> Result<Loaded, LoadError>,
) -> EventVerdict {
    let mut verdict = EventVerdict::new(&event.name, &event.path.display().to_string());
    let expectations = match expectations::read(&event.path) {
        Ok(expectations) => expectations.unwrap_or_default(),
        Err(error) => {
            let file = event.path.join(expectations::FILE_NAME);
            verdict.problems.push(problem(&file, &error));
            verdict.close(strictness);
            return verdict;
        }
    };
    let accepted = match baseline::read(&event.path) {
        Ok(accepted) => accepted,
        Err(error) => {
            verdict.problems.push(Problem {
                file: Some(event.path.join(baseline::FILE_NAME).display().to_string()),
                line: None,
                message: error.to_string(),
            });
            None
        }
    };
    match load(&event.path) {
        Ok(loaded) => {
            verdict.compared(&loaded.comparison);
            verdict.warnings = loaded.warnings;
            let judged = judge::judge(&expectations, &loaded.comparison);
            let file = event.path.join(expectations::FILE_NAME);
            verdict.judged(&file.display().to_string(), judged);
            let exact = exact(&loaded.comparison);
            verdict.mark_exact(|source| exact.contains(source));
            if let Some((accepted, text)) = &accepted {
                verdict.has_baseline = true;
                if verdict.outcomes.is_empty() && *accepted == Baseline::empty() {
                    verdict.nothing = Some(
                        "its baseline accepts nothing and it has no expectations; write some into \
                         its expect.toml, or take today's result with claimdiff accept"
                            .to_owned(),
                    );
                }
                verdict.drift = drift::find(accepted, &Baseline::of(&loaded.comparison), text);
            }
        }
        Err(LoadError::Nothing(why)) => verdict.nothing = Some(why),
        Err(LoadError::Unreadable(why)) => verdict.problems.push(Problem {
            file: None,
            line: None,
            message: why,
        }),
    }
    verdict.close(strictness);
    verdict
}

/// The sources whose file is their text to the byte: plain UTF-8 with line feeds.
fn exact(comparison: &Comparison) -> BTreeSet<&str> {
    let sources = comparison.sources.iter();
    sources
        .filter(|s| {
            // A pipe would wait for somebody to write again.
            Path::new(&s.path).is_file()
                && std::fs::read(&s.path).is_ok_and(|bytes| bytes == s.text.as_bytes())
        })
        .map(|s| s.id.as_str())
        .collect()
}

/// A file that cannot be read or holds a mistake.
pub fn problem(file: &Path, error: &FileError) -> Problem {
    let shown = file.display().to_string();
    match error {
        FileError::Mistake(mistake) => Problem::in_file(&shown, mistake),
        other => Problem {
            file: Some(shown),
            line: None,
            message: other.to_string(),
        },
    }
}
