//! `event.toml`: an event's title and date, and the reports of it.

use super::toml_file::{self, FileError, Mistake, Shape};
use crate::text::dates::iso;
use crate::text::language;
use serde::de::{Deserialize, Deserializer, Error as _};
use std::path::{Component, Path, PathBuf};
use thiserror::Error;
use toml::Spanned;

/// The name of the file that makes a folder an event.
pub const FILE_NAME: &str = "event.toml";

/// What an `event.toml` may say.
const SHAPE: Shape = Shape(&[
    ("title", None),
    ("date", None),
    ("language", None),
    ("description", None),
    ("sources", Some(&SOURCE)),
]);
const SOURCE: Shape = Shape(&[
    ("id", None),
    ("file", None),
    ("outlet", None),
    ("published", None),
    ("licence", None),
    ("origin", None),
]);

/// What an `event.toml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventFile {
    /// What the event is called.
    pub title: Option<String>,
    /// The day of the event.
    pub date: Option<String>,
    /// ISO 639-1 code of the reports' language.
    pub language: Option<String>,
    /// The reports, in the order of the columns.
    pub sources: Vec<EventSource>,
}

/// One report of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventSource {
    /// Short name; made from the file's name where it is missing.
    pub id: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The report's file, relative to the folder.
    pub file: String,
    /// Line of the `event.toml` that names the file, counted from 1.
    pub line: usize,
    /// When it was published.
    pub published: Option<String>,
}

/// The file as it is written. Description, licence and origin are for people who read it.
#[derive(serde::Deserialize)]
struct Written {
    title: Option<String>,
    #[serde(default, deserialize_with = "date")]
    date: Option<String>,
    language: Option<Spanned<String>>,
    #[serde(rename = "description")]
    _description: Option<String>,
    #[serde(default)]
    sources: Vec<WrittenSource>,
}

#[derive(serde::Deserialize)]
struct WrittenSource {
    id: Option<Spanned<String>>,
    outlet: Option<String>,
    file: Spanned<String>,
    #[serde(default, deserialize_with = "published")]
    published: Option<String>,
    #[serde(rename = "licence")]
    _licence: Option<String>,
    #[serde(rename = "origin")]
    _origin: Option<String>,
}

/// Why an event folder could not be read; each goes on after the name of the `event.toml`.
#[derive(Debug, Error)]
pub enum EventError {
    /// Unreadable, or far too long.
    #[error(transparent)]
    File(FileError),
    /// Not TOML, or not of this form.
    #[error("is not a valid event file ({0}); see samples/ for one")]
    Invalid(Mistake),
    /// It names no report.
    #[error("names no reports; add a [[sources]] entry with file = \"…\" for each")]
    NoSources,
    /// An id that cannot begin a claim's id.
    #[error("has the id \"{0}\"; use letters, digits, - and _ only")]
    BadId(String),
    /// One id or one file for two sources.
    #[error("names {what} \"{name}\" twice, in lines {first} and {second}; {advice}")]
    Twice {
        /// What is named twice.
        what: &'static str,
        /// The name.
        name: String,
        /// The line of one.
        first: usize,
        /// The line of the other.
        second: usize,
        /// What to do.
        advice: &'static str,
    },
    /// A report outside the folder.
    #[error(
        "names the file \"{0}\", which lies outside its folder; move the report into the folder"
    )]
    Outside(String),
    /// A report that is not there.
    #[error("names the file \"{file}\" in line {line}, but there is no such file; {hint}")]
    Missing {
        /// The file.
        file: String,
        /// The line that names it.
        line: usize,
        /// What to do.
        hint: String,
    },
}

/// True where `folder` holds an `event.toml`.
pub fn is_event(folder: &Path) -> bool {
    folder.join(FILE_NAME).is_file()
}

/// Reads the `event.toml` of `folder`.
///
/// # Errors
/// When it cannot be read, names no report, one twice, one that is missing, or one outside of
/// `folder`.
pub fn read(folder: &Path) -> Result<EventFile, EventError> {
    let text = toml_file::text(&folder.join(FILE_NAME)).map_err(EventError::File)?;
    let event = parse(&text)?;
    let mut places: Vec<(PathBuf, &EventSource)> = Vec::new();
    for source in &event.sources {
        let path = place(folder, &source.file)?;
        let Ok(real) = path.canonicalize() else {
            return Err(EventError::Missing {
                file: source.file.clone(),
                line: source.line,
                hint: nearest_file(folder, &source.file),
            });
        };
        if let Some((_, first)) = places.iter().find(|(known, _)| *known == real) {
            return Err(EventError::Twice {
                what: "the file",
                name: source.file.clone(),
                first: first.line,
                second: source.line,
                advice: "leave one out",
            });
        }
        places.push((real, source));
    }
    Ok(event)
}

/// What to do about a missing file: the name of one that looks like it.
fn nearest_file(folder: &Path, file: &str) -> String {
    let names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .collect();
    let best = names
        .iter()
        .map(|name| (strsim::jaro_winkler(name, file), name))
        .filter(|(likeness, name)| *likeness >= 0.85 && !name.ends_with(".toml"))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)));
    match best {
        Some((_, name)) => format!("did you mean \"{name}\"?"),
        None => "check the name, or put the report there".to_owned(),
    }
}

fn parse(text: &str) -> Result<EventFile, EventError> {
    let written: Written = toml_file::parse(text, &SHAPE).map_err(EventError::Invalid)?;
    if let Some(code) = &written.language {
        language::check_code(code.get_ref()).map_err(|error| {
            let message = format!("language \"{}\" is {error}", code.get_ref());
            EventError::Invalid(toml_file::mistake(text, code.span(), &message))
        })?;
    }
    if written.sources.is_empty() {
        return Err(EventError::NoSources);
    }
    let mut ids: Vec<(&str, usize)> = Vec::new();
    for id in written.sources.iter().filter_map(|s| s.id.as_ref()) {
        let (name, second) = (id.get_ref(), toml_file::line(text, id.span().start));
        if !is_id(name) {
            return Err(EventError::BadId(name.clone()));
        }
        if let Some((_, first)) = ids.iter().find(|(known, _)| known == name) {
            return Err(EventError::Twice {
                what: "the id",
                name: name.clone(),
                first: *first,
                second,
                advice: "give each source its own",
            });
        }
        ids.push((name, second));
    }
    Ok(EventFile {
        title: written.title,
        date: written.date,
        language: written.language.map(Spanned::into_inner),
        sources: written
            .sources
            .into_iter()
            .map(|source| EventSource {
                id: source.id.map(Spanned::into_inner),
                outlet: source.outlet,
                line: toml_file::line(text, source.file.span().start),
                file: source.file.into_inner(),
                published: source.published,
            })
            .collect(),
    })
}

/// True for what can name a source: letters, digits, `-` and `_`.
pub fn is_id(name: &str) -> bool {
    !name.is_empty()
        && name.chars().count() <= 64
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

/// Where a report of an event lies.
///
/// # Errors
/// When `file` is absolute, climbs out of `folder`, or leads out of it through a symbolic link.
pub fn place(folder: &Path, file: &str) -> Result<PathBuf, EventError> {
    let outside = || EventError::Outside(file.to_owned());
    let relative = Path::new(file);
    let stays = |part: Component| matches!(part, Component::Normal(_) | Component::CurDir);
    if file.is_empty() || !relative.components().all(stays) {
        return Err(outside());
    }
    let path = folder.join(relative);
    // A file that is missing is reported when it is read.
    if let (Ok(inside), Ok(real)) = (folder.canonicalize(), path.canonicalize())
        && !real.starts_with(inside)
    {
        return Err(outside());
    }
    Ok(path)
}

/// A date as TOML's own type or as a string; `key` is its name.
fn day<'de, D: Deserializer<'de>>(deserializer: D, key: &str) -> Result<Option<String>, D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Day {
        Own(toml::value::Datetime),
        Text(String),
        Other(serde::de::IgnoredAny),
    }
    let (text, shown) = match Day::deserialize(deserializer)? {
        Day::Own(own) => (own.to_string(), own.to_string()),
        Day::Text(text) => (text.clone(), format!("\"{text}\"")),
        Day::Other(_) => (String::new(), "a value of another kind".to_owned()),
    };
    if iso::is_iso(&text) {
        return Ok(Some(text));
    }
    let takes = iso::TAKES;
    Err(D::Error::custom(format!(
        "{key} takes {takes}, not {shown}"
    )))
}

fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    day(deserializer, "date")
}

fn published<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    day(deserializer, "published")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn an_event_names_its_reports_in_order() {
        let text = "title = \"Bridge shut\"\ndate = 2026-05-02\n\
                    [[sources]]\nid = \"b\"\nfile = \"b.txt\"\npublished = \"2026-05-03\"\n\
                    [[sources]]\nfile = \"a.txt\"\noutlet = \"The A\"\norigin = \"kept elsewhere\"\n";
        let event = parse(text).unwrap();
        assert_eq!(event.date.as_deref(), Some("2026-05-02"));
        assert_eq!(event.sources[0].published.as_deref(), Some("2026-05-03"));
        assert_eq!(event.sources[1].file, "a.txt");
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        for (text, wanted) in [
            ("title = \n", "line 1"),
            ("title = \"x\"\n[[sources]]\nfile = 3\n", "line 3"),
            ("title = \"x\"\n", "names no reports"),
            (
                "title = \"x\"\ndate = \"2026-02-31\"\n",
                "line 2, column 8: date takes a day such as 2026-03-17, with or without a time such as T18:30:00Z, not \"2026-02-31\"",
            ),
            (
                "language = \"english\"\n",
                "line 1, column 12: language \"english\" is no code of a language; did you mean en?",
            ),
            ("date = 5\n", "line 1, column 8: date takes a day"),
            ("date = 18:30:00\n", "not 18:30:00"),
            (
                "[[sources]]\nfile = \"x\"\npublished = \"31 February 2026\"\n",
                "line 3, column 13: published takes a day",
            ),
            ("[[sources]]\nid = \"a:b\"\nfile = \"x\"\n", "\"a:b\""),
            (
                "[[sources]]\nfile = \"x\"\noutlte = \"X\"\n",
                "line 3, column 1: unknown key \"outlte\"; did you mean \"outlet\"?",
            ),
            (
                "[[sources]]\nid = \"a\"\nfile = \"x\"\n[[sources]]\nid = \"a\"\nfile = \"y\"\n",
                "the id \"a\" twice, in lines 2 and 5",
            ),
        ] {
            let message = parse(text).unwrap_err().to_string();
            assert!(message.contains(wanted), "{message}");
        }
    }

    #[test]
    fn no_report_lies_outside_its_folder() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("event");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(outer.path().join("secret.txt"), "x").unwrap();
        std::fs::write(folder.join("in.txt"), "x").unwrap();
        for file in ["../secret.txt", "/etc/hostname", "a/../../secret.txt", ""] {
            assert!(place(&folder, file).is_err(), "{file}");
        }
        assert!(place(&folder, "./in.txt").is_ok());
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("../secret.txt", folder.join("link.txt")).unwrap();
            assert!(place(&folder, "link.txt").is_err());
        }
    }

    #[test]
    fn a_missing_file_and_one_named_twice_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("ferry.txt"), "x").unwrap();
        for (files, wanted) in [
            (
                ["ferry.txt", "fery.txt"],
                "line 4, but there is no such file; did you mean \"ferry.txt\"?",
            ),
            (["ferry.txt", "./ferry.txt"], "twice, in lines 2 and 4"),
        ] {
            let [a, b] = files;
            let text = format!("[[sources]]\nfile = \"{a}\"\n[[sources]]\nfile = \"{b}\"\n");
            std::fs::write(folder.path().join(FILE_NAME), text).unwrap();
            let message = read(folder.path()).unwrap_err().to_string();
            assert!(message.contains(wanted), "{message}");
        }
    }
}
