//! What can go wrong between the arguments and the answer, each as one sentence that names the
//! file and says what to do.

use super::exit_code::ExitCode;
use super::size::Size;
use crate::article::ReadError;
use crate::batch::resume::ResumeError;
use crate::sample_set::toml_file::FileError;
use crate::sample_set::{ConfigError, EventError};
use std::io;
use thiserror::Error;

/// Why the reports could not be read.
#[derive(Debug, Error)]
pub enum InputError {
    /// No such file.
    #[error("cannot read {0}: there is no such file or folder; check the name")]
    Missing(String),
    /// An address instead of a file.
    #[error(
        "cannot read {0}: claimdiff reads files and never the network; save the page and name its file"
    )]
    Address(String),
    /// The file system said no.
    #[error("cannot read {path}: {reason}")]
    Unreadable {
        /// The file.
        path: String,
        /// What it said.
        reason: String,
    },
    /// Far longer than an article.
    #[error(
        "cannot read {path}: it is longer than {limit}, the most that is read of one report; cut it down to the one article, or raise --max-report-size"
    )]
    TooLong {
        /// The file.
        path: String,
        /// The limit.
        limit: Size,
    },
    /// More claims than can be compared in bounded time and memory.
    #[error(
        "the reports make {claims} claims, more than the {limit} that are compared at once, {most} of them in {path}; leave reports out, or cut them down to the one event"
    )]
    TooManyClaims {
        /// Claims of all reports.
        claims: usize,
        /// The limit.
        limit: usize,
        /// The report with most of them.
        path: String,
        /// Claims of that report.
        most: usize,
    },
    /// Read, but no report.
    #[error("cannot read {path}: {error}")]
    NoReport {
        /// The file.
        path: String,
        /// Why.
        error: ReadError,
    },
    /// A folder without reports.
    #[error(
        "{0} holds no reports: it has no event.toml and no .txt, .html, .htm, .xhtml, .md, .json or .xml file that is an article; name the files"
    )]
    NoReportsInFolder(String),
    /// `NAME=FOLDER`.
    #[error("{0} is a folder, and a name belongs to one report; name the files in it one by one")]
    NamedFolder(String),
    /// A folder where one report is wanted.
    #[error("{0} is a folder; name one report in it")]
    FolderForOne(String),
    /// An event's file is wrong.
    #[error("{path} {error}")]
    Event {
        /// The `event.toml`.
        path: String,
        /// What is wrong with it.
        error: EventError,
    },
    /// A file of settings is wrong.
    #[error("{path} {error}")]
    Config {
        /// The `claimdiff.toml`.
        path: String,
        /// What is wrong with it.
        error: ConfigError,
    },
    /// An event's corrections are wrong.
    #[error("{path}: {error}")]
    Corrections {
        /// The `corrections.toml`.
        path: String,
        /// What is wrong with it.
        error: FileError,
    },
    /// One file under two names.
    #[error("{first} and {second} are the same file; name each report once")]
    SameFile {
        /// One argument.
        first: String,
        /// The other.
        second: String,
    },
    /// Two files with the same bytes.
    #[error(
        "{first} and {second} hold exactly the same bytes; comparing a report with itself shows nothing, so leave one out"
    )]
    SameBytes {
        /// One argument.
        first: String,
        /// The other.
        second: String,
    },
    /// Reports in different languages.
    #[error(
        "{first} is in language \"{first_language}\" and {second} in \"{second_language}\"; only reports of one language can be compared (--language CODE says how to read all of them)"
    )]
    Languages {
        /// A report.
        first: String,
        /// Its language.
        first_language: String,
        /// Another report.
        second: String,
        /// Its language.
        second_language: String,
    },
    /// Standard input twice.
    #[error("standard input (-) is named twice, but it can be read only once")]
    StandardInputTwice,
    /// Two reports with one name.
    #[error("{first} and {second} are both named \"{name}\"; give each its own name")]
    SameName {
        /// The name.
        name: String,
        /// One file.
        first: String,
        /// The other.
        second: String,
    },
    /// A name without a letter or digit.
    #[error("\"{name}\" cannot name the report {path}; use letters, digits, - and _")]
    BadName {
        /// The name.
        name: String,
        /// The file.
        path: String,
    },
    /// No report at all.
    #[error("it has no reports; give at least two of one event")]
    NoReports,
    /// Fewer than two reports.
    #[error("only one report was given, {0}; name at least two reports of one event")]
    OnlyOne(String),
    /// A file of pairs with lines that are none.
    #[error("{path}: {bad} of {lines} lines could not be scored; each has an error in its place")]
    BadPairs {
        /// The file.
        path: String,
        /// Lines without a score.
        bad: usize,
        /// All lines.
        lines: usize,
    },
    /// A source that there is not.
    #[error("there is no source \"{wanted}\"; the reports are {known}")]
    NoSuchSource {
        /// What was asked for.
        wanted: String,
        /// The letters, ids and outlets.
        known: String,
    },
    /// A comparison has no such row.
    #[error("there is no row {row}; compare --rows all numbers them 1 to {count}")]
    NoSuchRow {
        /// What was asked for.
        row: String,
        /// How many rows there are.
        count: usize,
    },
    /// A claim that no report has.
    #[error("there is no claim {claim}; {hint}")]
    NoSuchClaim {
        /// What was asked for.
        claim: String,
        /// What there is.
        hint: String,
    },
}

impl InputError {
    /// Nothing to compare is told apart from input that cannot be read.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::NoReports
            | Self::OnlyOne(_)
            | Self::NoReport {
                error: ReadError::Empty | ReadError::NoBody,
                ..
            } => ExitCode::NothingCompared,
            _ => ExitCode::Usage,
        }
    }

    /// The sentence for what the file system said about `path`.
    pub fn from_io(path: String, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound if path.contains("://") => Self::Address(path),
            io::ErrorKind::NotFound => Self::Missing(path),
            _ => Self::Unreadable {
                path,
                reason: reason(error),
            },
        }
    }
}

/// Why a set of events could not be checked.
#[derive(Debug, Error)]
pub enum SetError {
    /// `--event` is no pattern.
    #[error("\"{pattern}\" is no pattern for names of events ({reason}); * stands for any letters")]
    Pattern {
        /// What was given.
        pattern: String,
        /// Why.
        reason: String,
    },
    /// No folder has an `event.toml`.
    #[error("no event is there; an event is a folder with an event.toml (claimdiff new makes one)")]
    NoEvent,
    /// An event that cannot be compared.
    #[error("{0}")]
    Nothing(String),
    /// A file of an event is unreadable or malformed.
    #[error("{0}")]
    Unreadable(String),
    /// `--row` names none.
    #[error(
        "no event has a row {0}; claimdiff check shows the ids of what is new, lost or changed"
    )]
    NoSuchRow(String),
    /// A folder without an `event.toml`.
    #[error("{0} is no event: it has no event.toml (claimdiff new makes one)")]
    NotAnEvent(String),
    /// A spreadsheet whose verdicts cannot be followed.
    #[error("{path} {error}")]
    Spreadsheet {
        /// The file.
        path: String,
        /// What is wrong with it.
        error: String,
    },
    /// A folder that would be overwritten.
    #[error("{0} is there already, and is left as it is; choose another name")]
    Exists(String),
    /// Standard input cannot be copied.
    #[error("standard input cannot be put into a folder; save the report and name its file")]
    StandardInput,
    /// `--event` matches nothing.
    #[error("no event is named like \"{pattern}\"; there is {names}")]
    NoMatch {
        /// What was given.
        pattern: String,
        /// The events that there are.
        names: String,
    },
}

impl SetError {
    /// A pattern that matches nothing checks nothing.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::NoMatch { .. } | Self::NoEvent | Self::Nothing(_) => ExitCode::NothingCompared,
            _ => ExitCode::Usage,
        }
    }
}

/// Why a batch could not be begun or finished.
#[derive(Debug, Error)]
pub enum BatchError {
    /// The input broke off.
    #[error("cannot read the events further: {0}; what was read is written, --resume goes on")]
    Reading(String),
    /// The output of an earlier run is not one.
    #[error("cannot go on with {path}: {error}")]
    Resume {
        /// The file.
        path: String,
        /// Why.
        error: ResumeError,
    },
    /// Somebody's results.
    #[error("{0} holds something already; go on with it by --resume {0}, or remove it")]
    Exists(String),
}

/// Why the answer could not be written.
#[derive(Debug, Error)]
pub enum OutputError {
    /// Who read it stopped reading.
    #[error("the reader of the output is gone")]
    ReaderGone,
    /// The file system said no.
    #[error("cannot write {path}: {reason}")]
    Unwritable {
        /// The file.
        path: String,
        /// What it said.
        reason: String,
    },
    /// The result would take the place of a report.
    #[error("cannot write {0}: it is one of the files that are read; choose another name")]
    IsInput(String),
    /// The result would be read as a file of an event.
    #[error(
        "cannot write {0}: a file of that name in the folder of an event is read; choose another name"
    )]
    WouldBeInput(String),
    /// The ending tells no format.
    #[error("cannot tell the format of {path} by its ending; use {known}, or say --format")]
    UnknownEnding {
        /// The file.
        path: String,
        /// The endings that are known.
        known: String,
    },
    /// One format for several files that are not all of it.
    #[error(
        "--format {format} does not fit {path}; with several --output leave --format out, the ending of each picks its format"
    )]
    FormatForSeveral {
        /// The format.
        format: String,
        /// The file.
        path: String,
    },
    /// One file under two names.
    #[error(
        "{first} and {second} are the same file; give each thing that is written a file of its own"
    )]
    SameFile {
        /// One name.
        first: String,
        /// The other.
        second: String,
    },
    /// Standard output twice.
    #[error("standard output (-) is named twice as --output; name it once")]
    StandardOutputTwice,
    /// The lines of a batch and its summary in one stream.
    #[error(
        "--summary - would stand among the lines on standard output; name a file for one of them"
    )]
    SummaryAmongLines,
    /// Bytes that would only upset a terminal.
    #[error("{0} is no text for a terminal; name a file for it with --output")]
    NotForTerminal(String),
    /// `--open` without a page.
    #[error("--open opens an HTML report, and none is written; add --output report.html")]
    NothingToOpen,
}

impl OutputError {
    /// The sentence for what the file system said about `path`.
    pub fn from_io(path: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            io::ErrorKind::NotFound => Self::Unwritable {
                path: path.to_owned(),
                reason: "its folder does not exist; make it first".into(),
            },
            _ => Self::Unwritable {
                path: path.to_owned(),
                reason: reason(error),
            },
        }
    }
}

/// What the file system said, with what to do where that is plain.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied; check who may use it".into(),
        io::ErrorKind::IsADirectory => "it is a folder; name a file".into(),
        io::ErrorKind::StorageFull => "the disk is full; make room and try again".into(),
        _ => {
            let text = error.to_string();
            let plain = text.split(" (os error").next().unwrap_or(&text);
            plain.to_lowercase()
        }
    }
}
