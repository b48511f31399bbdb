//! Where an interrupted run stopped.
//!
//! The output has a whole line for every event that is done. A run that was killed may have left
//! part of a line at the end; it is cut off and made again.

use super::line::id_of;
use super::pipeline::{self, Line};
use serde::Deserialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek as _, SeekFrom};
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
    /// A line about another event than the input's line.
    #[error(
        "line {line} of it is about the event \"{kept}\", where the input has \"{given}\"; name the input of the interrupted run, or write to another file"
    )]
    OtherEvent {
        /// The line of the output, counted from 1.
        line: u64,
        /// Its event.
        kept: String,
        /// The event of the input.
        given: String,
    },
    /// More lines than the input has events.
    #[error(
        "line {0} of it has no event in the input, which ends before; name the input of the interrupted run, or write to another file"
    )]
    Longer(u64),
    /// The input cannot be read as far as it is done.
    #[error("the input cannot be read: {0}")]
    Input(io::Error),
}

/// What every line of a batch holds.
#[derive(Deserialize)]
struct Written {
    id: String,
}

/// What a line of the output is called that is about this line of the input.
fn expected(line: &Line) -> [String; 2] {
    let counted = format!("line {}", line.number);
    let own = line.bytes.as_deref().and_then(id_of);
    [own.unwrap_or_else(|| counted.clone()), counted]
}

/// Opens the output of an earlier run for writing behind its whole lines, or a new file where
/// there is none. `seen` is given every whole line. For each of them a line of `input` is read,
/// which must be about the same event; what is left of `input` is still to do.
///
/// Gives the file and the number of lines that were read of `input`, with the blank ones.
///
/// # Errors
/// When the file cannot be read and written, or holds something else than the beginning of what
/// comes of this input; it stays as it is.
pub fn reopen(
    path: &Path,
    input: &mut impl BufRead,
    mut seen: impl FnMut(&[u8]),
) -> Result<(File, u64), ResumeError> {
    let mut file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(path)?;
    let mut reader = BufReader::new(&mut file);
    let (mut whole, mut lines, mut before) = (0_u64, 0_u64, 0_u64);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = reader.read_until(b'\n', &mut line)?;
        if read == 0 || line.last() != Some(&b'\n') {
            break;
        }
        lines += 1;
        let Written { id } =
            serde_json::from_slice(&line).map_err(|_| ResumeError::Foreign(lines))?;
        let given = pipeline::next_line(input, &mut before).map_err(ResumeError::Input)?;
        let given = expected(&given.ok_or(ResumeError::Longer(lines))?);
        if !given.contains(&id) {
            let [given, _] = given;
            return Err(ResumeError::OtherEvent {
                line: lines,
                kept: id,
                given,
            });
        }
        seen(&line);
        whole += read as u64;
    }
    // A torn last line must at least look like the beginning of one, or the file is not ours.
    if !line.is_empty() && !b"{\"id\":".starts_with(line.get(..6).unwrap_or(&line)) {
        return Err(ResumeError::Foreign(lines + 1));
    }
    file.set_len(whole)?;
    file.seek(SeekFrom::Start(whole))?;
    Ok((file, before))
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
        let mut input = &b"{\"id\":\"a\"}\n\n{\"x\":1,\"id\":\"b\"}\n{\"id\":\"c\"}"[..];
        let seen_line = |line: &[u8]| seen.extend_from_slice(line);
        let (mut file, before) = reopen(&path, &mut input, seen_line).unwrap();
        assert_eq!((before, seen), (3, whole.as_bytes().to_vec()));
        assert_eq!(input, b"{\"id\":\"c\"}");
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
            let mut input = &b"{\"id\":\"a\"}\n{\"id\":\"b\"}\n"[..];
            assert!(reopen(&path, &mut input, |_| {}).is_err(), "{text}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn the_output_of_another_input_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        let text = "{\"id\":\"a\"}\n{\"id\":\"line 2\",\"line\":2,\"error\":\"x\"}\n{\"id\":\"c\",";
        std::fs::write(&path, text).unwrap();
        let fault = |input: &str| {
            let found = reopen(&path, &mut input.as_bytes(), |_| {});
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "{input}");
            found.unwrap_err().to_string()
        };
        let other = fault("{\"id\":\"a\"}\n\n{\"reports\":[]}\n");
        assert!(
            other.contains("\"line 2\", where the input has \"line 3\""),
            "{other}"
        );
        let other = fault("{\"id\":\"b\"}\n{}\n");
        assert!(
            other.contains("\"a\", where the input has \"b\""),
            "{other}"
        );
        let shorter = fault("{\"id\":\"a\"}\n");
        assert!(shorter.contains("line 2 of it has no event"), "{shorter}");
        // A line that broke off the comparison is called by its number, whatever its id.
        let input = "{\"id\":\"a\"}\n{\"id\":\"b\"}\n";
        assert!(reopen(&path, &mut input.as_bytes(), |_| {}).is_ok());
    }
}
