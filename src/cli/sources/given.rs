//! Reports of one event that somebody else has named or read already.

use super::bytes::{read_all, refuse_twins};
use super::{Input, analyze, refuse_mixed_languages};
use crate::article::InputFormat;
use crate::claim::Report;
use crate::cli::error::InputError;
use crate::cli::options::Reading;
use std::path::PathBuf;

/// One report of an event that somebody else has read.
pub struct Given {
    /// The source's name.
    pub name: Option<String>,
    /// What it is called in output and errors.
    pub shown: String,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// Its bytes; without them `path` is read.
    pub bytes: Option<Vec<u8>>,
    /// The file.
    pub path: Option<PathBuf>,
    /// What it is, whatever its content looks like.
    pub format: Option<InputFormat>,
}

/// Makes reports of one event of what was given.
///
/// # Errors
/// When one cannot be read, is given twice, or there are fewer than two.
pub fn read_given(given: Vec<Given>, reading: &Reading) -> Result<Vec<Report>, InputError> {
    let inputs = given.into_iter().map(|one| Input {
        given: one.name,
        shown: one.shown,
        outlet: one.outlet,
        published: one.published,
        language: one.language,
        bytes: one.bytes,
        path: one.path,
        format: one.format,
        ..Input::default()
    });
    let read = read_all(inputs.collect(), reading, &mut Vec::new())?;
    refuse_twins(&read)?;
    match read.as_slice() {
        [] => return Err(InputError::NoReports),
        [only] => return Err(InputError::OnlyOne(only.input.shown.clone())),
        _ => {}
    }
    let (reports, _) = analyze(read, reading, &[])?;
    refuse_mixed_languages(&reports)?;
    Ok(reports)
}
