//! Where an interrupted run stopped.
//!
//! The output has a whole line for every event that is done. A run that was killed may have left
//! part of a line at the end; it is cut off and made again.

use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom};
use std::path::Path;
use thiserror::Error;

/// Why a run cannot go on where it stopped.
#[derive(Debug, Error)]
pub enum ResumeError {
    /// The file system said no.
    #[error(transparent)]
    Unreadable(#[from] io::Error),
    /// A line that `batch` did not write.
    #[error("line {0} of it is no line of a batch; name the file that the interrupted run wrote")]
    Foreign(u64),
}

/// What every line of a batch holds.
#[derive(Deserialize)]
struct Written {
    #[serde(rename = "id")]
    _id: String,
}

/// Opens the output of an earlier run for writing behind its whole lines, or a new file where
/// there is none. `seen` is given every whole line.
///
/// # Errors
/// When the file cannot be read and written, or holds something else.
pub fn reopen(path: &Path, mut seen: impl FnMut(&[u8])) -> Result<(File, u64), ResumeError> {
    let mut file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)?;
    let mut reader = BufReader::new(&mut file);
    let (mut whole, mut lines) = (0_u64, 0_u64);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line)?;
        if read == 0 || line.last() != Some(&b'\n') {
            break;
        }
        lines += 1;
        serde_json::from_slice::<Written>(&line).map_err(|_| ResumeError::Foreign(lines))?;
        seen(&line);
        whole += read as u64;
    }
    // A torn last line must at least look like the beginning of one, or the file is not ours.
    if !line.is_empty() && !b"{\"id\":".starts_with(line.get(..6).unwrap_or(&line)) {
        return Err(ResumeError::Foreign(lines + 1));
    }
    file.set_len(whole)?;
    file.seek(SeekFrom::Start(whole))?;
    Ok((file, lines))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn a_torn_line_is_cut_off_and_whole_ones_are_counted() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        let whole = "{\"id\":\"a\"}\n{\"id\":\"b\",\"line\":3,\"error\":\"x\"}\n";
        std::fs::write(&path, format!("{whole}{{\"id\":\"c\",\"li")).unwrap();
        let mut seen = Vec::new();
        let (mut file, lines) = reopen(&path, |line| seen.extend_from_slice(line)).unwrap();
        assert_eq!((lines, seen), (2, whole.as_bytes().to_vec()));
        file.write_all(b"next\n").unwrap();
        drop(file);
        assert_eq!(
            std::fs::read_to_string(&path).unwrap(),
            format!("{whole}next\n")
        );
    }

    #[test]
    fn a_file_of_something_else_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("novel.txt");
        for text in ["Call me.\n", "{\"id\":\"a\"}\nmine", "no line end"] {
            std::fs::write(&path, text).unwrap();
            assert!(reopen(&path, |_| {}).is_err(), "{text}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }
}
