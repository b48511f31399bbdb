//! From the verdicts that an editor wrote into the spreadsheet of a comparison to corrections.
//!
//! Sheet `Claims` holds a row id, and columns `verdict` and `which`. `ok` leaves a row as it is,
//! `not same` says that the source named in `which` does not belong to it, `same as ROWID` that
//! two rows say the same. What stands in a column `note` goes with it. Columns are found by their
//! headers, in any order.

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests;

use super::fragments::distinctive;
use crate::compare::model::{Claim, Comparison, Row};
use crate::report::lookup::{Lookup, letter};
use calamine::{Data, Range, Reader as _, Xlsx};
use std::io::Cursor;
use thiserror::Error;

/// The sheet.
const SHEET: &str = "Claims";

/// Rows of a sheet that are read: far more than a comparison has.
const MOST_ROWS: usize = 100_000;

/// Longest file that is read, in bytes.
pub const LONGEST: usize = 50_000_000;

/// Why a spreadsheet's verdicts could not be read.
#[derive(Debug, Error)]
pub enum CorrectError {
    /// No spreadsheet.
    #[error("is no spreadsheet that can be read; save it as .xlsx")]
    NotXlsx,
    /// Another spreadsheet.
    #[error(
        "has no sheet \"Claims\"; use the one that claimdiff compare EVENT -o report.xlsx writes"
    )]
    NoSheet,
    /// A column is missing.
    #[error(
        "has no column \"{0}\" in its sheet Claims; use the one that claimdiff compare EVENT -o report.xlsx writes"
    )]
    NoColumn(&'static str),
    /// A verdict that cannot be followed.
    #[error("line {line} of sheet Claims: {message}")]
    Line {
        /// Counted from 1, as a spreadsheet shows it.
        line: usize,
        /// What is wrong and what to do.
        message: String,
    },
}

/// A verdict of an editor about one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowVerdict {
    /// It is right.
    Ok,
    /// A source does not belong to it.
    NotSame {
        /// Its id, outlet or letter; none where the row has only two.
        which: Option<String>,
    },
    /// It says the same as another row.
    SameAs(String),
}

/// A verdict with its line and row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Line of the sheet, counted from 1.
    pub line: usize,
    /// Id of the row.
    pub row: String,
    /// What the editor says of it.
    pub verdict: RowVerdict,
    /// Why.
    pub note: Option<String>,
}

/// Reads the verdicts of a spreadsheet, in its order; lines without one are left out.
///
/// # Errors
/// When it is none, or a verdict is not one of those that are known.
pub fn verdicts(bytes: &[u8]) -> Result<Vec<Marked>, CorrectError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| CorrectError::NotXlsx)?;
    let name = book
        .sheet_names()
        .into_iter()
        .find(|name| name.trim().eq_ignore_ascii_case(SHEET))
        .ok_or(CorrectError::NoSheet)?;
    let sheet: Range<Data> = book
        .worksheet_range(&name)
        .map_err(|_| CorrectError::NotXlsx)?;
    // The used part of a sheet need not begin in its first line.
    let first = sheet.start().map_or(0, |(row, _)| row as usize);
    let lines: Vec<&[Data]> = sheet.rows().take(MOST_ROWS).collect();
    let header = |cells: &[Data]| cells.iter().any(|cell| is(cell, &["verdict"]));
    let Some(head) = lines.iter().position(|cells| header(cells)) else {
        return Err(CorrectError::NoColumn("verdict"));
    };
    let column = |names: &[&str]| {
        let cells = lines.get(head)?;
        cells.iter().position(|cell| is(cell, names))
    };
    let id = column(&["row id", "row_id", "id", "row"]).ok_or(CorrectError::NoColumn("row id"))?;
    let verdict = column(&["verdict"]).ok_or(CorrectError::NoColumn("verdict"))?;
    let which = column(&["which", "which source"]);
    let note = column(&["note"]);
    let mut found = Vec::new();
    for (number, cells) in lines.iter().enumerate().skip(head + 1) {
        let text = |column: usize| cells.get(column).map_or_else(String::new, words);
        let given = text(verdict);
        if given.is_empty() {
            continue;
        }
        let line = first + number + 1;
        let at = |message: String| CorrectError::Line { line, message };
        let row = text(id);
        if row.is_empty() {
            return Err(at(format!(
                "the verdict \"{given}\" has no row id beside it"
            )));
        }
        let plain = given.to_lowercase();
        let verdict = if ["ok", "yes", "right"].contains(&plain.as_str()) {
            RowVerdict::Ok
        } else if plain == "not same" {
            let which = which.map(text).filter(|which| !which.is_empty());
            RowVerdict::NotSame { which }
        } else if let Some(other) = plain.strip_prefix("same as ") {
            RowVerdict::SameAs(other.trim().to_owned())
        } else {
            return Err(at(format!(
                "the verdict \"{given}\" is not known; write ok, not same (and the source in column which), or same as ROWID"
            )));
        };
        found.push(Marked {
            line,
            row,
            verdict,
            note: note.map(text).filter(|note| !note.is_empty()),
        });
    }
    Ok(found)
}

fn words(cell: &Data) -> String {
    let text = cell.to_string();
    // A leading apostrophe keeps a spreadsheet from reading a formula.
    let text = text.strip_prefix('\'').unwrap_or(&text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is(cell: &Data, names: &[&str]) -> bool {
    names.contains(&words(cell).to_lowercase().as_str())
}

/// A correction that follows from a verdict: texts of sources that say the same, or do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCorrection {
    /// Line of the sheet that it comes from.
    pub line: usize,
    /// They say the same.
    pub same: bool,
    /// Source and fragment.
    pub texts: Vec<(String, String)>,
    /// Why.
    pub note: Option<String>,
}

impl NewCorrection {
    /// As it stands in `corrections.toml`.
    pub fn render(&self) -> String {
        let texts: Vec<String> = self
            .texts
            .iter()
            .map(|(source, text)| format!("{} = {}", key(source), quoted(text)))
            .collect();
        let table = if self.same { "same" } else { "apart" };
        let note = self
            .note
            .iter()
            .map(|note| format!("note = {}\n", quoted(note)));
        let note: String = note.collect();
        format!("[[{table}]]\ntexts = {{ {} }}\n{note}", texts.join(", "))
    }
}

/// A bare or quoted key of TOML.
fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(bare) {
        name.to_owned()
    } else {
        quoted(name)
    }
}

/// A basic string of TOML.
pub fn quoted(text: &str) -> String {
    toml::Value::String(text.split_whitespace().collect::<Vec<_>>().join(" ")).to_string()
}

/// The corrections that follow from verdicts about the rows of a comparison.
///
/// # Errors
/// When a verdict names a row or a source that there is not, or cannot be put into corrections.
pub fn corrections(
    marked: &[Marked],
    comparison: &Comparison,
) -> Result<Vec<NewCorrection>, CorrectError> {
    let lookup = Lookup::new(comparison);
    let mut all: Vec<NewCorrection> = Vec::new();
    for one in marked {
        let at = |message: String| CorrectError::Line {
            line: one.line,
            message,
        };
        let row_of = |id: &str| {
            let row = comparison
                .rows
                .iter()
                .find(|r| r.id.eq_ignore_ascii_case(id));
            row.ok_or_else(|| {
                at(format!(
                    "today's comparison has no row {id}; write the spreadsheet anew, and mark that"
                ))
            })
        };
        let row = row_of(&one.row)?;
        let pairs = match &one.verdict {
            RowVerdict::Ok => continue,
            RowVerdict::NotSame { which } => {
                let source = outsider(&lookup, row, which.as_deref()).map_err(at)?;
                let (out, others): (Vec<&Claim>, Vec<&Claim>) = claims(&lookup, row)
                    .into_iter()
                    .partition(|c| c.source == source);
                product(&out, &others)
            }
            RowVerdict::SameAs(other) => {
                let (mine, theirs) = (claims(&lookup, row), claims(&lookup, row_of(other)?));
                let pairs = product(&mine, &theirs);
                if pairs.is_empty() {
                    return Err(at(format!(
                        "{} and {other} hold claims of one source only; a correction joins claims of two",
                        one.row
                    )));
                }
                pairs
            }
        };
        for (a, b) in pairs {
            let mut texts = Vec::new();
            for claim in [a, b] {
                texts.push((
                    claim.source.clone(),
                    fragment(comparison, claim).map_err(at)?,
                ));
            }
            let new = NewCorrection {
                line: one.line,
                same: matches!(one.verdict, RowVerdict::SameAs(_)),
                texts,
                note: one.note.clone(),
            };
            if !all
                .iter()
                .any(|known| (known.same, &known.texts) == (new.same, &new.texts))
            {
                all.push(new);
            }
        }
    }
    Ok(all)
}

/// The claims of a row, by source and place.
fn claims<'c>(lookup: &Lookup<'c>, row: &'c Row) -> Vec<&'c Claim> {
    let ids = row.cells.iter().flat_map(|cell| &cell.claims);
    ids.filter_map(|id| lookup.claim(id)).collect()
}

/// Pairs of claims of different sources.
fn product<'c>(a: &[&'c Claim], b: &[&'c Claim]) -> Vec<(&'c Claim, &'c Claim)> {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y)));
    pairs.filter(|(x, y)| x.source != y.source).collect()
}

/// The source of a row that an editor says does not belong to it.
fn outsider(lookup: &Lookup, row: &Row, which: Option<&str>) -> Result<String, String> {
    let carriers: Vec<&str> = row
        .cells
        .iter()
        .filter(|cell| !cell.claims.is_empty())
        .map(|cell| cell.source.as_str())
        .collect();
    if carriers.len() < 2 {
        return Err(format!(
            "row {} has only one source; there is nothing to part",
            row.id
        ));
    }
    let Some(which) = which else {
        return match carriers.as_slice() {
            [first, _] => Ok((*first).to_owned()),
            _ => Err(format!(
                "name the source that does not belong in column which: {}",
                carriers.join(", ")
            )),
        };
    };
    let names = |id: &str| {
        let number = lookup.source(id);
        let source = number.and_then(|n| lookup.comparison.sources.get(n));
        [
            id.to_owned(),
            source.map_or_else(String::new, |s| s.outlet.clone()),
            number.map_or_else(String::new, letter),
        ]
    };
    let is = |id: &&&str| {
        names(id)
            .iter()
            .any(|name| name.eq_ignore_ascii_case(which.trim()))
    };
    match carriers.iter().find(is) {
        Some(id) => Ok((*id).to_owned()),
        None => Err(format!(
            "\"{which}\" carries no claim of row {}; the sources that do are {}",
            row.id,
            carriers.join(", ")
        )),
    }
}

/// Words of a claim that stand in its report alone.
fn fragment(comparison: &Comparison, claim: &Claim) -> Result<String, String> {
    let source = comparison.sources.iter().find(|s| s.id == claim.source);
    source
        .and_then(|s| distinctive(&s.text, claim.start, claim.end))
        .ok_or_else(|| {
            format!(
                "the words of {} stand in its report more than once, so that no correction can name them",
                claim.id
            )
        })
}

/// The text of a `corrections.toml` with further corrections at its end; those that it has
/// already, to the letter, are left out. Gives the number of those that were added.
pub fn appended(before: &str, new: &[NewCorrection], origin: &str) -> (String, usize) {
    let mut text = before.to_owned();
    let mut added = 0;
    for correction in new {
        let rendered = correction.render();
        if before.contains(&rendered) {
            continue;
        }
        if !text.is_empty() {
            if !text.ends_with('\n') {
                text.push('\n');
            }
            text.push('\n');
        }
        if added == 0 {
            text.push_str(&format!(
                "# From the verdicts in {}.\n",
                origin.replace(['\n', '\r'], " ")
            ));
        }
        text.push_str(&rendered);
        added += 1;
    }
    (text, added)
}
