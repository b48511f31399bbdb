//! Where the answer goes: standard output, or a file that is written whole or not at all.

use super::error::OutputError;
use super::options::Look;
use crate::report::safe;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes the answer where the options say.
///
/// # Errors
/// When it cannot be written, the reader is gone, or a report would be overwritten.
pub fn write(look: &Look, bytes: &[u8], reports: &[PathBuf]) -> Result<(), OutputError> {
    match &look.output {
        Some(path) if look.to_file() => to_file(path, bytes, reports),
        _ => to_standard_output(bytes),
    }
}

fn to_standard_output(bytes: &[u8]) -> Result<(), OutputError> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)
        .and_then(|()| out.flush())
        .map_err(|error| OutputError::from_io("to standard output", &error))
}

/// Writes a file whole or not at all.
///
/// # Errors
/// When it cannot be written, or would take the place of one of `reports`.
pub fn to_file(path: &Path, bytes: &[u8], reports: &[PathBuf]) -> Result<(), OutputError> {
    let shown = path.display().to_string();
    let at_fault = |error: io::Error| OutputError::from_io(&shown, &error);
    let target = target(path).map_err(at_fault)?;
    if let Ok(real) = target.canonicalize() {
        if reports.contains(&real) {
            return Err(OutputError::IsInput(shown));
        }
        if real.is_dir() {
            return Err(at_fault(io::ErrorKind::IsADirectory.into()));
        }
        // A device or a pipe cannot be replaced, only written to.
        if !real.is_file() {
            return std::fs::write(&real, bytes).map_err(at_fault);
        }
    }
    replace(&target, bytes).map_err(at_fault)
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

/// Writes a new file beside `target` and puts it in its place in one step.
fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
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
    let mut file = builder.tempfile_in(folder)?;
    if let Ok(existing) = target.metadata() {
        file.as_file().set_permissions(existing.permissions())?;
    }
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// Tells what a user should know, on standard error.
pub fn warn(look: &Look, warnings: &[String]) {
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
