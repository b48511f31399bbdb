//! `baseline.json`: the accepted result of an event, keyed by content.
//!
//! A claim is known by the beginning of its words and a fingerprint of all of them, a row by its
//! claims, a change by its words, an utterance by its quotations: nothing by its number or place,
//! so that an edit elsewhere leaves every other line of the file as it is. One line an entry,
//! sorted, for a reviewer to read.

use super::toml_file::reason;
use super::verdict::fingerprint;
use crate::compare::model::{ChangeKind, ChangeSide, Comparison, Row, Status, Utterance, Wording};
use crate::report::lookup::Lookup;
use crate::text::normal::normalize;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use thiserror::Error;

/// The name of the file.
pub const FILE_NAME: &str = "baseline.json";

/// The version of the format.
const FORMAT: u32 = 1;

/// Longest file that is read, in bytes.
const LONGEST: u64 = 64 << 20;

/// Characters of a claim that its key shows.
const SHOWN: usize = 48;

/// The accepted result of an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// Version of the format.
    pub format: u32,
    /// By id.
    pub rows: Vec<BaseRow>,
    /// By row and content.
    pub changes: Vec<BaseChange>,
    /// By content.
    pub utterances: Vec<BaseUtterance>,
}

/// A row: for each source that carries it, how and with which claims.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseRow {
    /// The row's id, made from the words of its leading claim.
    pub id: String,
    /// By source; sources that omit it are left out.
    pub cells: BTreeMap<String, BaseCell>,
}

/// One source's part of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseCell {
    /// What it does with the proposition.
    pub status: Status,
    /// Keys of its claims.
    pub claims: BTreeSet<String>,
}

/// A change in a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseChange {
    /// The row's id.
    pub row: String,
    /// Its kind.
    pub kind: ChangeKind,
    /// The side of the source whose id comes first.
    pub a: BaseSide,
    /// The other.
    pub b: BaseSide,
}

/// One side of a change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseSide {
    /// The source.
    pub source: String,
    /// The words.
    pub text: String,
    /// Fingerprint of the claim that they stand in.
    pub claim: String,
}

/// One thing said by one speaker.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseUtterance {
    /// Keys of its quotations, by source.
    pub quotes: BTreeMap<String, BTreeSet<String>>,
    /// Who said it.
    pub speaker: Option<String>,
    /// How their wordings relate.
    pub wording: Wording,
}

/// Why a baseline could not be read.
#[derive(Debug, Error)]
pub enum BaselineError {
    /// The file system said no.
    #[error("cannot be read: {}", reason(.0))]
    Unreadable(std::io::Error),
    /// Not JSON of this form.
    #[error("is no baseline ({0}); take a new one with claimdiff accept")]
    Invalid(String),
}

impl BaseRow {
    /// Its claims with their sources.
    pub fn claims(&self) -> BTreeSet<(&str, &str)> {
        let cells = self.cells.iter();
        cells
            .flat_map(|(source, cell)| {
                cell.claims
                    .iter()
                    .map(move |c| (source.as_str(), c.as_str()))
            })
            .collect()
    }

    /// Its words for a reader: those of its first claim.
    pub fn text(&self) -> &str {
        let first = self.cells.values().find_map(|cell| cell.claims.first());
        first.map_or("", |key| {
            key.rsplit_once(" #").map_or(key.as_str(), |(text, _)| text)
        })
    }
}

impl Baseline {
    /// The result of a comparison, in the form that is kept.
    pub fn of(comparison: &Comparison) -> Self {
        let lookup = Lookup::new(comparison);
        let mut rows: Vec<BaseRow> = comparison.rows.iter().map(|r| row(&lookup, r)).collect();
        rows.sort();
        let mut changes: Vec<BaseChange> = comparison
            .rows
            .iter()
            .flat_map(|row| row.changes.iter().map(move |change| (row, change)))
            .map(|(row, change)| {
                let (mut a, mut b) = (side(&lookup, &change.a), side(&lookup, &change.b));
                if b < a {
                    std::mem::swap(&mut a, &mut b);
                }
                BaseChange {
                    row: row.id.clone(),
                    kind: change.kind,
                    a,
                    b,
                }
            })
            .collect();
        changes.sort();
        changes.dedup();
        let utterances = comparison.utterances.iter();
        let mut utterances: Vec<BaseUtterance> =
            utterances.map(|u| utterance(&lookup, u)).collect();
        utterances.sort();
        Self {
            format: FORMAT,
            rows,
            changes,
            utterances,
        }
    }

    /// An event of which nothing was accepted yet.
    pub fn empty() -> Self {
        Self {
            format: FORMAT,
            rows: Vec::new(),
            changes: Vec::new(),
            utterances: Vec::new(),
        }
    }

    /// The file's text: one line an entry, sorted.
    pub fn render(&self) -> String {
        let mut out = format!("{{\n  \"format\": {},\n", self.format);
        list(&mut out, "rows", &self.rows);
        out.push_str(",\n");
        list(&mut out, "changes", &self.changes);
        out.push_str(",\n");
        list(&mut out, "utterances", &self.utterances);
        out.push_str("\n}\n");
        out
    }
}

fn list<T: Serialize>(out: &mut String, key: &str, entries: &[T]) {
    out.push_str(&format!("  \"{key}\": ["));
    for (number, entry) in entries.iter().enumerate() {
        out.push_str(if number == 0 { "\n    " } else { ",\n    " });
        out.push_str(&line(entry));
    }
    out.push_str(if entries.is_empty() { "]" } else { "\n  ]" });
}

/// An entry as its line of the file.
pub fn line<T: Serialize>(entry: &T) -> String {
    // Serialising these types cannot fail: every key is a string.
    serde_json::to_string(entry).unwrap_or_default()
}

/// Reads the baseline of `folder` with its text; none where there is no such file.
///
/// # Errors
/// When it cannot be read or is malformed.
pub fn read(folder: &Path) -> Result<Option<(Baseline, String)>, BaselineError> {
    use std::io::Read as _;
    let file = match std::fs::File::open(folder.join(FILE_NAME)) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(BaselineError::Unreadable(error)),
    };
    let mut text = String::new();
    file.take(LONGEST)
        .read_to_string(&mut text)
        .map_err(BaselineError::Unreadable)?;
    let baseline: Baseline =
        serde_json::from_str(&text).map_err(|error| BaselineError::Invalid(told(&error)))?;
    if baseline.format != FORMAT {
        return Err(BaselineError::Invalid(format!(
            "its format is {}, and this program knows {FORMAT}",
            baseline.format
        )));
    }
    Ok(Some((baseline, text)))
}

/// What is wrong with a text that is none of [`Baseline`], and where.
fn told(error: &serde_json::Error) -> String {
    use serde_json::error::Category;
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Eof => "it ends inside its JSON".to_owned(),
        Category::Data => {
            format!("line {line}, column {column}: this is not what claimdiff accept writes there")
        }
        Category::Syntax | Category::Io => {
            format!("line {line}, column {column}: from here on it is no JSON")
        }
    }
}

/// The beginning of some words and a fingerprint of all of them.
fn key(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let one_line = words.join(" ");
    let mut shown: String = one_line.chars().take(SHOWN).collect();
    if shown.len() < one_line.len() {
        let end = shown.rfind(' ').unwrap_or(shown.len());
        shown.truncate(end);
        shown.push('…');
    }
    format!("{shown} #{}", mark(text))
}

/// Eight hexadecimal digits made from the normal form of some words.
fn mark(text: &str) -> String {
    let mut mark = fingerprint(&[&normalize(text)]);
    mark.truncate(8);
    mark
}

fn row(lookup: &Lookup, row: &Row) -> BaseRow {
    let text = |id: &String| lookup.claim(id).map_or("", |c| c.text.as_str());
    BaseRow {
        id: row.id.clone(),
        cells: row
            .cells
            .iter()
            .filter(|cell| cell.status != Status::Omits)
            .map(|cell| {
                let claims = cell.claims.iter().map(|id| key(text(id))).collect();
                let status = cell.status;
                (cell.source.clone(), BaseCell { status, claims })
            })
            .collect(),
    }
}

fn side(lookup: &Lookup, side: &ChangeSide) -> BaseSide {
    let claim = lookup.claim(&side.claim);
    BaseSide {
        source: claim.map_or_else(String::new, |c| c.source.clone()),
        text: side.text.split_whitespace().collect::<Vec<_>>().join(" "),
        claim: claim.map_or_else(String::new, |c| mark(&c.text)),
    }
}

fn utterance(lookup: &Lookup, utterance: &Utterance) -> BaseUtterance {
    let mut quotes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for quote in utterance.quotes.iter().filter_map(|id| lookup.quote(id)) {
        let of_source = quotes.entry(quote.source.clone()).or_default();
        of_source.insert(key(&quote.text));
    }
    BaseUtterance {
        quotes,
        speaker: utterance.speaker.clone(),
        wording: utterance.wording,
    }
}
