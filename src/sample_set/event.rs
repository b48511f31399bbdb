//! `event.toml`: an event's title and date, and the reports of it.

use serde::Deserialize;
use std::path::{Component, Path, PathBuf};
use thiserror::Error;

/// The name of the file that makes a folder an event.
pub const FILE_NAME: &str = "event.toml";

/// Longest `event.toml` that is read, in bytes.
const LONGEST: u64 = 1 << 20;

/// What an `event.toml` says.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct EventFile {
    /// What the event is called.
    pub title: Option<String>,
    /// The day of the event.
    #[serde(default, deserialize_with = "date")]
    pub date: Option<String>,
    /// ISO 639-1 code of the reports' language.
    pub language: Option<String>,
    /// The reports, in the order of the columns.
    #[serde(default)]
    pub sources: Vec<EventSource>,
}

/// One report of an event.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct EventSource {
    /// Short name; made from the file's name where it is missing.
    pub id: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// The report's file, relative to the folder.
    pub file: String,
    /// When it was published.
    #[serde(default, deserialize_with = "date")]
    pub published: Option<String>,
}

/// Why an event folder could not be read; each goes on after the name of the `event.toml`.
#[derive(Debug, Error)]
pub enum EventError {
    /// The file system said no.
    #[error("cannot be read: {0}")]
    Unreadable(std::io::Error),
    /// Far longer than such a file is.
    #[error("is longer than 1 MiB; it should only name the reports of the event")]
    TooLong,
    /// Not TOML, or not of this form.
    #[error("is not a valid event file (line {line}: {message}); see samples/ for one")]
    Invalid {
        /// Where the mistake is, counted from 1.
        line: usize,
        /// What it is.
        message: String,
    },
    /// It names no report.
    #[error("names no reports; add a [[sources]] entry with file = \"…\" for each")]
    NoSources,
    /// An id that cannot begin a claim's id.
    #[error("has the id \"{0}\"; use letters, digits, - and _ only")]
    BadId(String),
    /// A report outside the folder.
    #[error(
        "names the file \"{0}\", which lies outside its folder; move the report into the folder"
    )]
    Outside(String),
}

/// True where `folder` holds an `event.toml`.
pub fn is_event(folder: &Path) -> bool {
    folder.join(FILE_NAME).is_file()
}

/// Reads the `event.toml` of `folder`.
///
/// # Errors
/// When it cannot be read, names no report, or names one outside of `folder`.
pub fn read(folder: &Path) -> Result<EventFile, EventError> {
    use std::io::Read as _;
    let file = std::fs::File::open(folder.join(FILE_NAME)).map_err(EventError::Unreadable)?;
    let mut text = String::new();
    file.take(LONGEST + 1)
        .read_to_string(&mut text)
        .map_err(EventError::Unreadable)?;
    if u64::try_from(text.len()).is_ok_and(|length| length > LONGEST) {
        return Err(EventError::TooLong);
    }
    let event = parse(&text)?;
    for source in &event.sources {
        place(folder, &source.file)?;
    }
    Ok(event)
}

fn parse(text: &str) -> Result<EventFile, EventError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let event: EventFile = toml::from_str(text).map_err(|error| EventError::Invalid {
        line: error
            .span()
            .and_then(|span| text.get(..span.start))
            .map_or(1, |before| before.matches('\n').count() + 1),
        message: error.message().to_owned(),
    })?;
    if event.sources.is_empty() {
        return Err(EventError::NoSources);
    }
    if let Some(id) = event
        .sources
        .iter()
        .filter_map(|s| s.id.as_ref())
        .find(|id| !is_id(id))
    {
        return Err(EventError::BadId(id.clone()));
    }
    Ok(event)
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

/// A date as TOML's own type or as a string.
fn date<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Date {
        Own(toml::value::Datetime),
        Text(String),
    }
    Ok(
        Option::<Date>::deserialize(deserializer)?.map(|date| match date {
            Date::Own(date) => date.to_string(),
            Date::Text(text) => text,
        }),
    )
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
            ("[[sources]]\nid = \"a:b\"\nfile = \"x\"\n", "\"a:b\""),
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
}
