//! `claimdiff explain --pairs`: scores pairs of sentences, a JSON object a line.

use super::error::{InputError, OutputError};
use super::exit_code::ExitCode;
use super::options::Look;
use super::output;
use crate::align::alone;
use crate::report::pairs;
use crate::text::language::UNDETERMINED;
use anyhow::Result;
use rayon::prelude::*;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write as _};
use std::path::Path;

/// Lines that are scored at once, and then written.
const CHUNK: usize = 512;
/// A longer line, in bytes, is no pair of sentences.
const LONGEST: usize = 1_000_000;

/// Scores every line of `path` (`-` for standard input) in order. A line that is no pair has an
/// error in its place, and the exit code tells.
pub(super) fn run(path: &Path, language: Option<&str>, look: &Look) -> Result<ExitCode> {
    let standard_input = path.as_os_str() == "-";
    let shown = match standard_input {
        true => "standard input".to_owned(),
        false => path.display().to_string(),
    };
    let unreadable = |error: io::Error| InputError::from_io(shown.clone(), &error);
    let mut input: Box<dyn BufRead> = match standard_input {
        true => Box::new(io::stdin().lock()),
        false => Box::new(BufReader::new(File::open(path).map_err(unreadable)?)),
    };
    let language = language.unwrap_or(UNDETERMINED);
    let (mut number, mut lines, mut bad) = (0, 0, 0);
    // A file is written whole or not at all; standard output as soon as there is something.
    let mut whole = Vec::new();
    loop {
        let mut chunk = Vec::new();
        while chunk.len() < CHUNK {
            let Some(line) = next_line(&mut input).map_err(unreadable)? else {
                break;
            };
            number += 1;
            if !line.trim_ascii().is_empty() {
                chunk.push((number, line));
            }
        }
        if chunk.is_empty() {
            break;
        }
        let scored: Vec<(bool, Vec<u8>)> = chunk
            .par_iter()
            .map(|(number, line)| match pairs::read(line, LONGEST) {
                Ok(pair) => {
                    let scored = alone::score(&pair.a, &pair.b, language);
                    (true, pairs::scored(pair, scored))
                }
                Err(error) => (false, pairs::failed(*number, &error)),
            })
            .collect();
        lines += scored.len();
        bad += scored.iter().filter(|(good, _)| !good).count();
        if look.to_file() {
            whole.extend(scored.into_iter().flat_map(|(_, bytes)| bytes));
        } else {
            let mut out = io::stdout().lock();
            let written = scored
                .iter()
                .try_for_each(|(_, bytes)| out.write_all(bytes));
            written
                .and_then(|()| out.flush())
                .map_err(|error| OutputError::from_io("to standard output", &error))?;
        }
    }
    if look.to_file() {
        let inputs = path.canonicalize().into_iter().collect::<Vec<_>>();
        output::write(look, &whole, &inputs)?;
    }
    if bad > 0 {
        let path = shown;
        return Err(InputError::BadPairs { path, bad, lines }.into());
    }
    Ok(ExitCode::Done)
}

/// The next line without its end; of one that is too long only its start, and one byte more than
/// is allowed.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let mut any = false;
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(any.then_some(line));
        }
        any = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = buffer
            .get(..end.unwrap_or(buffer.len()))
            .unwrap_or_default();
        let room = (LONGEST + 1).saturating_sub(line.len());
        line.extend(part.iter().take(room));
        let read = part.len() + usize::from(end.is_some());
        input.consume(read);
        if end.is_some() {
            return Ok(Some(line));
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_they_should_and_long_ones_are_cut() {
        let long = "x".repeat(LONGEST + 50);
        let text = format!("one\n\n{long}\nlast");
        let mut input = BufReader::with_capacity(7, text.as_bytes());
        let mut lengths = Vec::new();
        while let Some(line) = next_line(&mut input).unwrap() {
            lengths.push(line.len());
        }
        assert_eq!(lengths, [3, 0, LONGEST + 1, 4]);
    }
}
