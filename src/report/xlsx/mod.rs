//! XLSX: a workbook that an editor sorts, filters and marks.
//!
//! Every text is written as text, so that nothing in it is a formula or a link, whatever it begins
//! with. The same comparison gives the same bytes.
//!
//! # Layout
//!
//! Each sheet has one header line; columns are found by their titles in it.
//!
//! - **Claims**: a line a row of the comparison. `#`, `claim`, `importance` (0..1), `carried by`;
//!   for each source a column with its letter and outlet (`A Harwick Post`) that holds its status
//!   in words; `differences`; three empty columns for the editor; for each source `A text`,
//!   `A place`, `A score`, `A why`; and for programs `row id` (made from the row's content, so that
//!   it survives another run) and `claim ids`: the claims of each source that carries the row, as
//!   `post:1 post:2; wire:0`, in the order of the columns.
//!   - `verdict` takes `ok`; `not same` (then `which` names the source that does not belong, by its
//!     letter or id); `same as ROWID` (the row says the same as that other row).
//!   - `note` is the editor's own.
//! - **Changes**: a line a difference between two sources, with both wordings and both sentences;
//!   `verdict` takes `agree` or `disagree`.
//! - **Quotes**: a line for each source that has an utterance, and quotations of one source alone.
//! - **Labels**, **Wording**, **Voices**: the framing.
//! - **Coverage**: a line a source with its counts, and the share of its words that each other
//!   source has word for word.
//! - **Settings**: version, limits, files, what was selected.
//!
//! Below a table may stand one line in italics that says what was selected; it has no row id.

mod changes;
mod claims;
mod coverage;
mod framing;
mod quotes;
mod settings;
mod sheet;

use super::Format;
use super::lookup::Lookup;
use crate::compare::Comparison;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheet::Formats;

/// The workbook of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Xlsx;

impl Format for Xlsx {
    fn render(&self, comparison: &Comparison) -> Vec<u8> {
        // What can go wrong is a text, name or place beyond Excel's limits; sheets keep to them.
        workbook(comparison).unwrap_or_default()
    }
}

fn workbook(comparison: &Comparison) -> Result<Vec<u8>, XlsxError> {
    let lookup = Lookup::new(comparison);
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    // The time of writing would make other bytes of the same comparison.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new()
        .set_title("claimdiff report")
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    for sheet in [
        claims::sheet(&lookup),
        changes::sheet(&lookup),
        quotes::sheet(&lookup),
        framing::labels(&lookup),
        framing::wording(&lookup),
        framing::voices(&lookup),
        coverage::sheet(&lookup),
        settings::sheet(&lookup),
    ] {
        sheet.write(&mut workbook, &formats)?;
    }
    workbook.save_to_buffer()
}

/// The letter and the outlet of a source: `A Harwick Post`.
fn title_of(lookup: &Lookup, number: usize) -> String {
    let letter = super::lookup::letter(number);
    let source = lookup.comparison.sources.get(number);
    let outlet = source.map_or("", super::lookup::name);
    super::safe::line(&format!("{letter} {outlet}")).into_owned()
}

/// [`title_of`] by the source's id.
fn title_of_id(lookup: &Lookup, id: &str) -> String {
    lookup
        .source(id)
        .map_or_else(String::new, |number| title_of(lookup, number))
}

#[cfg(test)]
mod tests;
