//! `claimdiff.toml`: what a user sets for every run, or for one event.
//!
//! Looked up in the event's folder, then in the current folder and the folders above it; the first
//! that is found counts alone. A key that is not known is an error, so that a slip of the pen is
//! not silently without effect.

use super::toml_file::reason;
use crate::compare::Options;
use crate::compare::model::LoadedKind;
use std::path::{Path, PathBuf};
use thiserror::Error;
use toml::{Table, Value};

/// The name of the file.
pub const FILE_NAME: &str = "claimdiff.toml";

/// Longest `claimdiff.toml` that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// Least likeness (Jaro-Winkler, 0..1) of a key that is offered for an unknown one.
const ALIKE: f64 = 0.75;

/// The kinds of loaded words that take additions, by their keys.
const KINDS: [(&str, LoadedKind); 6] = [
    ("emotive", LoadedKind::Emotive),
    ("intensifier", LoadedKind::Intensifier),
    ("violence", LoadedKind::Violence),
    ("belittling", LoadedKind::Belittling),
    ("praising", LoadedKind::Praising),
    ("doubting", LoadedKind::Doubting),
];

/// Why a `claimdiff.toml` could not be used; each goes on after the name of the file.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The file system said no.
    #[error("cannot be read: {}", reason(.0))]
    Unreadable(std::io::Error),
    /// Far longer than such a file is.
    #[error("is longer than 1 MiB; give a file of settings")]
    TooLong,
    /// Not TOML.
    #[error("is not TOML (line {line}: {message})")]
    NotToml {
        /// Where the mistake is, counted from 1.
        line: usize,
        /// What it is.
        message: String,
    },
    /// A key that nothing reads.
    #[error("has the key {key}, which claimdiff does not know; {advice}")]
    UnknownKey {
        /// The key, with the tables that it stands in.
        key: String,
        /// The nearest known key, or all of them.
        advice: String,
    },
    /// A key with something else than it takes.
    #[error("has {key} = {found}, but it takes {wanted}")]
    WrongValue {
        /// The key, with the tables that it stands in.
        key: String,
        /// What stands there: a type's name.
        found: String,
        /// What should.
        wanted: &'static str,
    },
}

/// The file that counts for reports in `folder`, where they are an event's, and for somebody who
/// works in `current`.
pub fn find(folder: Option<&Path>, current: &Path) -> Option<PathBuf> {
    let above = current.ancestors();
    folder
        .into_iter()
        .chain(above)
        .map(|folder| folder.join(FILE_NAME))
        .find(|file| file.is_file())
}

/// Reads a file of settings.
///
/// # Errors
/// When it cannot be read, is no TOML, or holds a key or a value that is not known.
pub fn read(path: &Path) -> Result<Options, ConfigError> {
    let metadata = std::fs::metadata(path).map_err(ConfigError::Unreadable)?;
    if metadata.len() > LONGEST {
        return Err(ConfigError::TooLong);
    }
    parse(&std::fs::read_to_string(path).map_err(ConfigError::Unreadable)?)
}

/// Reads the text of such a file.
///
/// # Errors
/// When it is no TOML, or holds a key or a value that is not known.
pub fn parse(text: &str) -> Result<Options, ConfigError> {
    let all: Table = text.parse().map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        ConfigError::NotToml {
            line: before.map_or(1, |before| before.matches('\n').count() + 1),
            message: error.message().to_owned(),
        }
    })?;
    known("", &all, &["framing"])?;
    let mut options = Options::default();
    let Some(framing) = table("", &all, "framing")? else {
        return Ok(options);
    };
    known("framing.", framing, &["loaded", "labels"])?;
    if let Some(loaded) = table("framing.", framing, "loaded")? {
        let mut keys: Vec<&str> = KINDS.iter().map(|(key, _)| *key).collect();
        keys.push("ignore");
        known("framing.loaded.", loaded, &keys)?;
        for (key, kind) in KINDS {
            let words = words("framing.loaded.", loaded, key)?;
            if !words.is_empty() {
                options.loaded.push((kind, words));
            }
        }
        options.ignore = words("framing.loaded.", loaded, "ignore")?;
    }
    if let Some(labels) = table("framing.", framing, "labels")? {
        for name in labels.keys() {
            let group = words("framing.labels.", labels, name)?;
            options.labels.push((name.clone(), group));
        }
    }
    Ok(options)
}

/// Are all keys of a table known?
fn known(inside: &str, table: &Table, keys: &[&str]) -> Result<(), ConfigError> {
    let Some(unknown) = table.keys().find(|key| !keys.contains(&key.as_str())) else {
        return Ok(());
    };
    let nearest = keys
        .iter()
        .map(|key| (strsim::jaro_winkler(unknown, key), key))
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .filter(|(likeness, _)| *likeness >= ALIKE);
    Err(ConfigError::UnknownKey {
        key: format!("{inside}{unknown}"),
        advice: match nearest {
            Some((_, key)) => format!("did you mean {inside}{key}?"),
            None => format!("it knows {inside}{{{}}}", keys.join(", ")),
        },
    })
}

fn table<'t>(inside: &str, of: &'t Table, key: &str) -> Result<Option<&'t Table>, ConfigError> {
    match of.get(key) {
        None => Ok(None),
        Some(Value::Table(table)) => Ok(Some(table)),
        Some(other) => Err(wrong(inside, key, other, "a table")),
    }
}

/// A list of words; empty where the key is missing.
fn words(inside: &str, of: &Table, key: &str) -> Result<Vec<String>, ConfigError> {
    const WANTED: &str = "a list of words in quotation marks";
    let Some(value) = of.get(key) else {
        return Ok(Vec::new());
    };
    let list = value
        .as_array()
        .ok_or_else(|| wrong(inside, key, value, WANTED))?;
    list.iter()
        .map(|word| match word.as_str().map(str::trim) {
            Some(word) if !word.is_empty() => Ok(word.to_owned()),
            _ => Err(wrong(inside, key, word, WANTED)),
        })
        .collect()
}

fn wrong(inside: &str, key: &str, value: &Value, wanted: &'static str) -> ConfigError {
    ConfigError::WrongValue {
        key: format!("{inside}{key}"),
        found: format!("a {}", value.type_str()),
        wanted,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn words_and_labels_are_read() {
        let options = parse(
            "[framing.loaded]\nemotive = [\"shambolic\"]\nignore = [\"slam\"]\n\
             [framing.labels]\n\"the sale\" = [\"the sell-off\", \"Quay Accord\"]\n",
        )
        .unwrap();
        assert_eq!(
            options.loaded,
            [(LoadedKind::Emotive, vec!["shambolic".to_owned()])]
        );
        assert_eq!(options.ignore, ["slam"]);
        assert_eq!(options.labels[0].0, "the sale");
        assert_eq!(options.labels[0].1, ["the sell-off", "Quay Accord"]);
        assert_eq!(parse("").unwrap(), Options::default());
    }

    #[test]
    fn mistakes_say_what_was_meant() {
        for (text, wanted) in [
            (
                "[framming]\n",
                "framming, which claimdiff does not know; did you mean framing?",
            ),
            (
                "[framing.loaded]\nemotiv = []\n",
                "did you mean framing.loaded.emotive?",
            ),
            (
                "[framing.loaded]\nzzz = []\n",
                "it knows framing.loaded.{emotive, intensifier",
            ),
            (
                "[framing.loaded]\nemotive = \"x\"\n",
                "framing.loaded.emotive = a string, but it takes a list of words",
            ),
            ("[framing.loaded]\nemotive = [3]\n", "a integer"),
            ("framing = 3\n", "takes a table"),
            ("\n[framing\n", "line 2"),
        ] {
            let message = parse(text).unwrap_err().to_string();
            assert!(message.contains(wanted), "{message}");
        }
    }

    #[test]
    fn the_event_comes_before_the_current_folder_and_those_above() {
        let outer = tempfile::tempdir().unwrap();
        let event = outer.path().join("event");
        let work = outer.path().join("work").join("here");
        std::fs::create_dir_all(&event).unwrap();
        std::fs::create_dir_all(&work).unwrap();
        let above = outer.path().join(FILE_NAME);
        std::fs::write(&above, "").unwrap();
        assert_eq!(find(Some(&event), &work), Some(above));
        let own = event.join(FILE_NAME);
        std::fs::write(&own, "").unwrap();
        assert_eq!(find(Some(&event), &work), Some(own));
    }
}
