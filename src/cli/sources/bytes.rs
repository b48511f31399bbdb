//! The bytes of the reports, each within the limit, none twice.

use super::{Input, own_output};
use crate::article::{self, Article};
use crate::cli::error::InputError;
use crate::cli::options::Reading;
use std::collections::HashMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A report's bytes.
pub(super) struct Bytes {
    pub(super) input: Input,
    /// Where the file really lies; none for standard input.
    pub(super) real: Option<PathBuf>,
    pub(super) bytes: Vec<u8>,
    /// What it was read as, where that was tried already.
    pub(super) article: Option<Article>,
}

/// Reads the bytes of every report, none longer than the limit.
///
/// # Errors
/// When one cannot be read or is too long.
pub(super) fn read_all(
    inputs: Vec<Input>,
    reading: &Reading,
    warnings: &mut Vec<String>,
) -> Result<Vec<Bytes>, InputError> {
    let mut read = Vec::new();
    let limit = reading.max_report_size.0;
    for mut input in inputs {
        let at_hand = input.bytes.take();
        let from_standard_input = at_hand.is_none() && input.path.is_none();
        let bytes = match (at_hand, &input.path) {
            (Some(bytes), _) => Ok(bytes),
            (None, Some(path)) => std::fs::File::open(path).and_then(|file| limited(file, limit)),
            (None, None) => limited(io::stdin().lock(), limit),
        };
        let shown = || match from_standard_input {
            false => input.shown.clone(),
            true => "standard input".to_owned(),
        };
        let bytes = bytes.map_err(|error| InputError::from_io(shown(), &error))?;
        if bytes.len() > limit {
            return Err(InputError::TooLong {
                path: shown(),
                limit: reading.max_report_size,
            });
        }
        // Found, not named: a photograph list or a table of figures is no reason to stop.
        let mut article = None;
        if input.found && own_output::is_own_output(&bytes) {
            let shown = &input.shown;
            warnings.push(format!(
                "left out {shown}: it is a comparison that claimdiff wrote"
            ));
            continue;
        }
        if input.found {
            let options = reading.options(input.language.as_ref());
            match article::read(&bytes, &input.shown, &options) {
                Ok(read) => article = Some(read),
                Err(error) => {
                    warnings.push(format!("left out {}: {error}", input.shown));
                    continue;
                }
            }
        }
        read.push(Bytes {
            article,
            real: input.path.as_ref().and_then(|p| p.canonicalize().ok()),
            input,
            bytes,
        });
    }
    Ok(read)
}

fn limited(reader: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Refuses a file, or its bytes, in two places.
///
/// # Errors
/// When one is given twice.
pub(super) fn refuse_twins(read: &[Bytes]) -> Result<(), InputError> {
    let mut paths: HashMap<&Path, &str> = HashMap::new();
    let mut contents: HashMap<&[u8], &str> = HashMap::new();
    for one in read {
        let second = one.input.shown.clone();
        if let Some(real) = &one.real
            && let Some(first) = paths.insert(real, &one.input.shown)
        {
            let first = first.to_owned();
            return Err(InputError::SameFile { first, second });
        }
        if one.bytes.is_empty() {
            continue;
        }
        if let Some(first) = contents.insert(&one.bytes, &one.input.shown) {
            let first = first.to_owned();
            return Err(InputError::SameBytes { first, second });
        }
    }
    Ok(())
}
