//! A set of events: found in folders, checked side by side, told in one order.

use super::verdict::{EventVerdict, Verdict};
use super::{baseline, config, corrections, event, expectations};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// How deep below a folder events are looked for.
const DEEPEST: usize = 5;

/// One event of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFolder {
    /// Its folder as seen from the folder that was named, with `/`; its own name where it was
    /// named itself.
    pub name: String,
    /// Its folder, as the user would name it.
    pub path: PathBuf,
}

/// The events in `folders`: a folder with an `event.toml` is one; below any other, at most five
/// folders deep, every such folder is. Hidden folders are not entered, and nothing inside an
/// event is an event of its own. Ordered by name.
///
/// # Errors
/// When a folder cannot be read; the error names it.
pub fn find(folders: &[PathBuf]) -> Result<Vec<EventFolder>, (PathBuf, std::io::Error)> {
    let mut found = Vec::new();
    for folder in folders {
        if event::is_event(folder) {
            let real = folder.canonicalize().unwrap_or_else(|_| folder.clone());
            let name = real.file_name().unwrap_or_default().to_string_lossy();
            found.push(EventFolder {
                name: name.into_owned(),
                path: folder.clone(),
            });
        } else {
            below(folder, "", DEEPEST, &mut found)?;
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.path.cmp(&b.path)));
    let mut seen = Vec::new();
    found.retain(|event| {
        let real = event
            .path
            .canonicalize()
            .unwrap_or_else(|_| event.path.clone());
        let new = !seen.contains(&real);
        seen.push(real);
        new
    });
    Ok(found)
}

fn below(
    folder: &Path,
    prefix: &str,
    depth: usize,
    found: &mut Vec<EventFolder>,
) -> Result<(), (PathBuf, std::io::Error)> {
    let entries = std::fs::read_dir(folder).map_err(|error| (folder.to_owned(), error))?;
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        // A link could lead round in a circle, or out of the set.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if !is_folder || name.starts_with('.') {
            continue;
        }
        let (path, name) = (folder.join(&name), format!("{prefix}{name}"));
        if event::is_event(&path) {
            found.push(EventFolder { name, path });
        } else if depth > 1 {
            below(&path, &format!("{name}/"), depth - 1, found)?;
        }
    }
    Ok(())
}

/// Keeps the events whose name, or last part of it, matches `pattern`.
///
/// # Errors
/// When `pattern` is none.
pub fn matching(
    events: Vec<EventFolder>,
    pattern: &str,
) -> Result<Vec<EventFolder>, glob::PatternError> {
    let pattern = glob::Pattern::new(pattern)?;
    let matches = |name: &str| {
        pattern.matches(name) || name.rsplit('/').next().is_some_and(|n| pattern.matches(n))
    };
    Ok(events.into_iter().filter(|e| matches(&e.name)).collect())
}

/// The places of the files that an event's folder may hold beside its reports, whether or not they
/// are there: nothing but these files may be written to them.
pub fn own_files(folder: &Path) -> Vec<PathBuf> {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let own = [
        event::FILE_NAME,
        expectations::FILE_NAME,
        baseline::FILE_NAME,
        corrections::FILE_NAME,
        config::FILE_NAME,
    ];
    let places = own.map(|name| folder.join(name));
    // One that is a link is kept as well as what it leads to.
    let real = places.iter().filter_map(|file| file.canonicalize().ok());
    let mut files: Vec<PathBuf> = real.collect();
    files.extend(places);
    files
}

/// The real paths of everything that the events are made of, and of what they may be made of: none
/// of it may be written over.
pub fn files(events: &[EventFolder]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in events.iter().map(|e| &e.path) {
        files.extend(own_files(folder));
        if let Ok(event) = event::read(folder) {
            let reports = event.sources.iter().map(|s| folder.join(&s.file));
            files.extend(reports.filter_map(|file| file.canonicalize().ok()));
        }
    }
    files
}

/// Checks events side by side. With `fail_fast` none is checked that comes after the first, in
/// order, that does not hold; the answer is the same however many run at once.
///
/// Gives the verdicts in order and the number of events that were left out.
pub fn check(
    events: &[EventFolder],
    fail_fast: bool,
    one: impl Fn(&EventFolder) -> EventVerdict + Sync,
) -> (Vec<EventVerdict>, usize) {
    let first_broken = AtomicUsize::new(usize::MAX);
    let verdicts: Vec<Option<EventVerdict>> = events
        .par_iter()
        .enumerate()
        .map(|(number, event)| {
            if fail_fast && number > first_broken.load(Ordering::Relaxed) {
                return None;
            }
            let verdict = one(event);
            if verdict.verdict != Verdict::Holds {
                first_broken.fetch_min(number, Ordering::Relaxed);
            }
            Some(verdict)
        })
        .collect();
    let kept = match first_broken.load(Ordering::Relaxed) {
        last if fail_fast && last < events.len() => last + 1,
        _ => events.len(),
    };
    let verdicts: Vec<EventVerdict> = verdicts.into_iter().take(kept).flatten().collect();
    let skipped = events.len() - verdicts.len();
    (verdicts, skipped)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn event(root: &Path, name: &str) {
        let folder = root.join(name);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(event::FILE_NAME), "").unwrap();
    }

    fn names(events: &[EventFolder]) -> Vec<&str> {
        events.iter().map(|e| e.name.as_str()).collect()
    }

    #[test]
    fn events_are_found_below_folders_in_order() {
        let root = tempfile::tempdir().unwrap();
        for name in ["b", "a/y", "a/x", ".git/z", "b/inner", "c/d/e"] {
            event(root.path(), name);
        }
        let found = find(&[root.path().to_owned()]).unwrap();
        assert_eq!(names(&found), ["a/x", "a/y", "b", "c/d/e"]);
        // One that is named twice is checked once, under its first name.
        let twice = find(&[root.path().join("b"), root.path().to_owned()]).unwrap();
        assert_eq!(names(&twice), ["a/x", "a/y", "b", "c/d/e"]);
        for (pattern, wanted) in [
            ("a/*", vec!["a/x", "a/y"]),
            ("e", vec!["c/d/e"]),
            ("?", vec!["a/x", "a/y", "b", "c/d/e"]),
            ("none", vec![]),
        ] {
            let kept = matching(found.clone(), pattern).unwrap();
            assert_eq!(names(&kept), wanted, "{pattern}");
        }
        assert!(matching(found, "[").is_err());
        assert!(find(&[root.path().join("missing")]).is_err());
    }

    #[test]
    fn the_first_that_breaks_ends_a_hasty_check() {
        let events: Vec<EventFolder> = (0..50)
            .map(|n| EventFolder {
                name: format!("{n:02}"),
                path: PathBuf::new(),
            })
            .collect();
        let one = |event: &EventFolder| {
            let mut verdict = EventVerdict::new(&event.name, "");
            if event.name == "07" || event.name == "31" {
                verdict.verdict = Verdict::Broken;
            }
            verdict
        };
        let (hasty, skipped) = check(&events, true, one);
        assert_eq!((hasty.len(), skipped), (8, 42));
        let (all, skipped) = check(&events, false, one);
        assert_eq!((all.len(), skipped), (50, 0));
    }
}
