//! Where the answer goes: standard output, or a file that is written whole or not at all.

use super::error::OutputError;
use super::options::{Destination, Layout, Look};
use crate::report::safe;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// What is to be written, and where.
#[derive(Debug)]
pub struct Answer {
    /// A file, or standard output.
    pub to: Destination,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Refuses destinations of one run that are the same.
///
/// # Errors
/// When one is named twice.
pub fn refuse_twins<'d>(
    destinations: impl Iterator<Item = &'d Destination>,
) -> Result<(), OutputError> {
    let mut known: Vec<(Option<PathBuf>, &Destination)> = Vec::new();
    for destination in destinations {
        let real = match destination {
            Destination::StandardOutput => None,
            Destination::File(path) => Some(real_path(path)),
        };
        if let Some((_, first)) = known.iter().find(|(path, _)| *path == real) {
            return Err(match (first, destination) {
                (Destination::File(first), Destination::File(second)) => OutputError::SameFile {
                    first: first.display().to_string(),
                    second: second.display().to_string(),
                },
                _ => OutputError::StandardOutputTwice,
            });
        }
        known.push((real, destination));
    }
    Ok(())
}

/// Where a path leads, whether or not there is a file yet.
pub fn real_path(path: &Path) -> PathBuf {
    let target = target(path).unwrap_or_else(|_| path.to_owned());
    target.canonicalize().unwrap_or_else(|_| {
        let folder = folder_of(&target).canonicalize();
        match (folder, target.file_name()) {
            (Ok(folder), Some(name)) => folder.join(name),
            _ => target,
        }
    })
}

/// Writes the one answer where the options say.
///
/// # Errors
/// When it cannot be written, the reader is gone, or a report would be overwritten.
pub fn write(look: &Look, bytes: &[u8], reports: &[PathBuf]) -> Result<(), OutputError> {
    match look.destination() {
        Destination::File(path) => to_file(&path, bytes, reports),
        Destination::StandardOutput => print(bytes),
    }
}

/// Writes a file whole or not at all.
///
/// # Errors
/// When it cannot be written, or would take the place of one of `reports`.
pub fn to_file(path: &Path, bytes: &[u8], reports: &[PathBuf]) -> Result<(), OutputError> {
    Ready::new(path, bytes, reports)?.put_in_place()
}

/// Refuses a place that could not be written to at the end of a long run; what is there stays.
///
/// # Errors
/// Those of [`to_file`].
pub fn refuse_unwritable(path: &Path, reports: &[PathBuf]) -> Result<(), OutputError> {
    Ready::new(path, &[], reports).map(drop)
}

/// Writes the answers. Every file is complete beside its place before the first takes its place,
/// so that what cannot be written leaves all files as they were; standard output comes last.
///
/// # Errors
/// When one cannot be written, the reader is gone, or a report would be overwritten.
pub fn write_all(answers: &[Answer], reports: &[PathBuf]) -> Result<(), OutputError> {
    let mut ready = Vec::new();
    for Answer { to, bytes } in answers {
        if let Destination::File(path) = to {
            ready.push(Ready::new(path, bytes, reports)?);
        }
    }
    for file in ready {
        file.put_in_place()?;
    }
    for Answer { to, bytes } in answers {
        if *to == Destination::StandardOutput {
            print(bytes)?;
        }
    }
    Ok(())
}

/// Writes to standard output.
///
/// # Errors
/// When it cannot be written, or the reader is gone.
pub fn print(bytes: &[u8]) -> Result<(), OutputError> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)
        .and_then(|()| out.flush())
        .map_err(|error| OutputError::from_io("to standard output", &error))
}

/// A file that only has to take its place.
struct Ready<'b> {
    shown: String,
    target: PathBuf,
    content: Content<'b>,
}

enum Content<'b> {
    /// Written beside its place.
    Beside(NamedTempFile),
    /// For a device or a pipe, which cannot be replaced, only written to.
    Direct(&'b [u8]),
}

impl<'b> Ready<'b> {
    fn new(path: &Path, bytes: &'b [u8], reports: &[PathBuf]) -> Result<Self, OutputError> {
        let shown = path.display().to_string();
        let at_fault = |error: io::Error| OutputError::from_io(&shown, &error);
        let target = target(path).map_err(at_fault)?;
        if reports.contains(&real_path(path)) {
            return Err(match path.exists() {
                true => OutputError::IsInput(shown),
                false => OutputError::WouldBeInput(shown),
            });
        }
        if let Ok(real) = target.canonicalize() {
            if real.is_dir() {
                return Err(at_fault(io::ErrorKind::IsADirectory.into()));
            }
            if !real.is_file() {
                let content = Content::Direct(bytes);
                return Ok(Self {
                    shown,
                    target: real,
                    content,
                });
            }
        }
        let file = beside(&target, bytes).map_err(at_fault)?;
        Ok(Self {
            shown,
            target,
            content: Content::Beside(file),
        })
    }

    fn put_in_place(self) -> Result<(), OutputError> {
        let written = match self.content {
            Content::Direct(bytes) => std::fs::write(&self.target, bytes),
            Content::Beside(file) => match file.persist(&self.target) {
                Ok(_) => Ok(()),
                Err(error) => Err(error.error),
            },
        };
        written.map_err(|error| OutputError::from_io(&self.shown, &error))
    }
}

/// Follows symbolic links, also to a file that does not exist yet, so that the link stays.
fn target(path: &Path) -> io::Result<PathBuf> {
    let mut target = path.to_owned();
    for _ in 0..40 {
        let Ok(link) = target.read_link() else {
            return Ok(target);
        };
        let folder = target.parent().unwrap_or(Path::new(""));
        target = folder.join(link);
    }
    Err(io::Error::other("its symbolic links go round in a circle"))
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Writes a new file beside `target`, with the permissions of the one that it will replace.
fn beside(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".claimdiff-");
    #[cfg(unix)]
    let permissions = {
        use std::os::unix::fs::PermissionsExt as _;
        // As for any new file: the user's umask is taken off by the system.
        std::fs::Permissions::from_mode(0o666)
    };
    #[cfg(unix)]
    builder.permissions(permissions);
    let mut file = builder.tempfile_in(folder_of(target))?;
    if let Ok(existing) = target.metadata() {
        file.as_file().set_permissions(existing.permissions())?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Tells what a user should know, on standard error.
pub fn warn(look: &Layout, warnings: &[String]) {
    if look.quiet {
        return;
    }
    let mut out = io::stderr().lock();
    for warning in warnings {
        // Nobody can be told that standard error does not work.
        let _ = writeln!(out, "claimdiff: {}", safe::line(warning));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn one_file_that_cannot_be_written_leaves_the_others_as_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("old.json");
        std::fs::write(&old, b"old").unwrap();
        let answer = |path: PathBuf| Answer {
            to: Destination::File(path),
            bytes: b"new".to_vec(),
        };
        let answers = [
            answer(old.clone()),
            answer(folder.path().join("no/such.csv")),
        ];
        assert!(write_all(&answers, &[]).is_err());
        assert_eq!(std::fs::read(&old).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn the_same_file_is_found_under_two_names() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| Destination::File(folder.path().join(name));
        let same = [file("a.json"), file("./a.json")];
        let found = refuse_twins(same.iter());
        assert!(matches!(found, Err(OutputError::SameFile { .. })));
        let apart = [file("a.json"), Destination::StandardOutput, file("b.json")];
        assert!(refuse_twins(apart.iter()).is_ok());
        let twice = [Destination::of(Path::new("-")), Destination::StandardOutput];
        let found = refuse_twins(twice.iter());
        assert!(matches!(found, Err(OutputError::StandardOutputTwice)));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_its_target_is_replaced_with_usual_permissions() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (
            folder.path().join("real.json"),
            folder.path().join("link.json"),
        );
        symlink("real.json", &link).unwrap();
        to_file(&link, b"one", &[]).unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&real).unwrap(), b"one");
        let usual = folder.path().join("usual");
        std::fs::write(&usual, b"").unwrap();
        let mode = |path: &Path| path.metadata().unwrap().permissions().mode();
        assert_eq!(mode(&real), mode(&usual));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[test]
    fn a_report_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let report = folder.path().join("a.txt");
        std::fs::write(&report, b"kept").unwrap();
        let real = report.canonicalize().unwrap();
        assert!(to_file(&report, b"lost", &[real]).is_err());
        assert_eq!(std::fs::read(&report).unwrap(), b"kept");
        assert!(to_file(folder.path(), b"x", &[]).is_err());
        assert!(to_file(&folder.path().join("no/such.txt"), b"x", &[]).is_err());
    }
}
