//! The TOML files of an event folder: read whole, with line and column of every mistake and every
//! unknown key named with the known one that it looks like.

use serde::de::DeserializeOwned;
use std::io::Read as _;
use std::ops::Range;
use std::path::Path;
use thiserror::Error;
use toml::de::{DeTable, DeValue};

/// Longest file that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// From this likeness on (Jaro-Winkler, 0..1) a known key is offered for an unknown one.
const ALIKE: f64 = 0.75;

/// A mistake at its place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {message}")]
pub struct Mistake {
    /// Counted from 1.
    pub line: usize,
    /// In Unicode scalar values, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

/// Why a file could not be read.
#[derive(Debug, Error)]
pub enum FileError {
    /// The file system said no.
    #[error("cannot be read: {}", reason(.0))]
    Unreadable(std::io::Error),
    /// Far longer than such a file is.
    #[error("is longer than 1 MiB, which no such file needs to be")]
    TooLong,
    /// Not TOML, or not of the form that is wanted.
    #[error(transparent)]
    Mistake(#[from] Mistake),
}

/// The keys that a table may have, each with the shape of the tables under it; a key without one
/// holds a value, or a table whose keys are free.
pub struct Shape(pub &'static [(&'static str, Option<&'static Shape>)]);

/// The whole text of a file, without a byte order mark.
///
/// # Errors
/// When it cannot be read, or is far too long.
pub fn text(path: &Path) -> Result<String, FileError> {
    let file = std::fs::File::open(path).map_err(FileError::Unreadable)?;
    let mut text = String::new();
    file.take(LONGEST + 1)
        .read_to_string(&mut text)
        .map_err(FileError::Unreadable)?;
    if u64::try_from(text.len()).is_ok_and(|length| length > LONGEST) {
        return Err(FileError::TooLong);
    }
    Ok(match text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// What the file system said of a file, in words and without the system's own number for it.
pub fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::IsADirectory => "it is a folder, where a file should be".to_owned(),
        std::io::ErrorKind::InvalidData => "it is no text in UTF-8".to_owned(),
        std::io::ErrorKind::PermissionDenied => {
            "permission denied; check who may use it".to_owned()
        }
        _ => {
            let text = error.to_string();
            let plain = text.split(" (os error").next().unwrap_or(&text);
            plain.to_lowercase()
        }
    }
}

/// Reads `text` as a `T` whose keys are those of `shape`.
///
/// # Errors
/// The first mistake: of syntax, an unknown key, or a value of another type.
pub fn parse<T: DeserializeOwned>(text: &str, shape: &Shape) -> Result<T, Mistake> {
    let from_toml =
        |error: toml::de::Error| mistake(text, error.span().unwrap_or(0..0), error.message());
    let table = DeTable::parse(text).map_err(from_toml)?;
    check_keys(text, table.get_ref(), shape)?;
    toml::from_str(text).map_err(from_toml)
}

fn check_keys(text: &str, table: &DeTable, shape: &Shape) -> Result<(), Mistake> {
    // In the order of the text, so that the first mistake is the first one.
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        let name: &str = key.get_ref();
        let Some((_, inner)) = shape.0.iter().find(|(known, _)| *known == name) else {
            let known: Vec<&str> = shape.0.iter().map(|(known, _)| *known).collect();
            let message = format!("unknown key \"{name}\"; {}", meant(name, &known));
            return Err(mistake(text, key.span(), &message));
        };
        let Some(inner) = inner else { continue };
        match value.get_ref() {
            DeValue::Table(table) => check_keys(text, table, inner)?,
            DeValue::Array(list) => {
                for table in list.iter().filter_map(|item| item.get_ref().as_table()) {
                    check_keys(text, table, inner)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// What was probably meant by `name`: the most alike of `known`, or all of them.
pub fn meant(name: &str, known: &[&str]) -> String {
    let like = |known: &&str| strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase());
    let best = known
        .iter()
        .max_by(|a, b| like(a).total_cmp(&like(b)).then_with(|| b.cmp(a)));
    match best {
        Some(best) if like(best) >= ALIKE => format!("did you mean \"{best}\"?"),
        Some(_) => format!("known are {}", known.join(", ")),
        None => "none is known here".to_owned(),
    }
}

/// A mistake at a place of `text`.
pub fn mistake(text: &str, span: Range<usize>, message: &str) -> Mistake {
    let before = text.get(..span.start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    Mistake {
        line: before.matches('\n').count() + 1,
        column: before
            .get(line_start..)
            .map_or(1, |part| part.chars().count() + 1),
        message: message.to_owned(),
    }
}

/// The line, counted from 1, of a byte of `text`.
pub fn line(text: &str, byte: usize) -> usize {
    mistake(text, byte..byte, "").line
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    const INNER: Shape = Shape(&[("file", None), ("outlet", None)]);
    const OUTER: Shape = Shape(&[("title", None), ("sources", Some(&INNER)), ("free", None)]);

    #[test]
    fn the_first_mistake_is_named_at_its_place() {
        for (text, wanted) in [
            ("title = \n", "line 1, column"),
            (
                "titel = 'x'\n",
                "line 1, column 1: unknown key \"titel\"; did you mean \"title\"?",
            ),
            (
                "title = 'x'\n[[sources]]\nfile = 'a'\n[[sources]]\n  é = 1\n",
                "line 5, column 3",
            ),
            ("[[sources]]\noutlte = 'a'\n", "did you mean \"outlet\"?"),
            ("zzz = 1\n", "known are title, sources, free"),
        ] {
            let message = parse::<toml::Table>(text, &OUTER).unwrap_err().to_string();
            assert!(message.contains(wanted), "{message}");
        }
        let text = "[free]\nanything = 1\n";
        assert!(parse::<toml::Table>(text, &OUTER).is_ok());
    }
}
