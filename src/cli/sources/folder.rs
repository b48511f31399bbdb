//! The reports of a folder.

use super::{Edits, Input, single};
use crate::cli::error::InputError;
use crate::compare::model::Event;
use crate::sample_set::{corrections, event};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Endings of files that are taken for reports in a folder without an `event.toml`.
const ENDINGS: [&str; 7] = ["txt", "html", "htm", "xhtml", "md", "json", "xml"];

/// Files about a folder rather than in it.
const NOT_REPORTS: [&str; 4] = ["readme", "license", "licence", "changelog"];

/// The reports of a folder: those that its `event.toml` names, or all that look like one.
pub(super) fn expand(
    folder: &Path,
    inputs: &mut Vec<Input>,
    events: &mut Vec<Event>,
    edits: &mut Vec<Edits>,
) -> Result<(), InputError> {
    if event::is_event(folder) {
        let at_fault = |error| InputError::Event {
            path: folder.join(event::FILE_NAME).display().to_string(),
            error,
        };
        let event = event::read(folder).map_err(at_fault)?;
        let path = folder.join(corrections::FILE_NAME).display().to_string();
        let number = match corrections::read(folder) {
            Ok(None) => None,
            Ok(Some(corrections)) => {
                edits.push(Edits { path, corrections });
                Some(edits.len() - 1)
            }
            Err(error) => return Err(InputError::Corrections { path, error }),
        };
        for source in event.sources {
            let path = event::place(folder, &source.file).map_err(at_fault)?;
            inputs.push(Input {
                shown: path.display().to_string(),
                path: Some(path),
                given: source.id,
                outlet: source.outlet,
                published: source.published,
                language: event.language.clone(),
                edits: number,
                ..Input::default()
            });
        }
        let name = || {
            folder
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned()
        };
        events.push(Event {
            title: event.title.unwrap_or_else(name),
            date: event.date,
        });
        return Ok(());
    }
    let shown = folder.display().to_string();
    let entries = std::fs::read_dir(folder).map_err(|e| InputError::from_io(shown.clone(), &e))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file() && looks_like_report(path))
        .collect();
    paths.sort();
    if paths.is_empty() {
        return Err(InputError::NoReportsInFolder(shown));
    }
    inputs.extend(paths.into_iter().map(|path| Input {
        found: true,
        ..single(None, path)
    }));
    Ok(())
}

fn looks_like_report(path: &Path) -> bool {
    let lower = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().to_lowercase();
    let (stem, ending) = (lower(path.file_stem()), lower(path.extension()));
    ENDINGS.contains(&ending.as_str())
        && !stem.starts_with('.')
        && !NOT_REPORTS.contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_reports_and_not_what_is_about_it() {
        for (file, wanted) in [
            ("a.txt", true),
            ("A.HTML", true),
            ("page.xhtml", true),
            ("README.md", false),
            ("photo.jpg", false),
            (".hidden.txt", false),
            ("notes", false),
        ] {
            assert_eq!(looks_like_report(Path::new(file)), wanted, "{file}");
        }
    }
}
