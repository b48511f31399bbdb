//! CSV and TSV in long form: a line a cell, its source in every line, as statistics programs and
//! pivot tables want it (RFC 4180, UTF-8, a header, lines end in CR LF).
//!
//! Texts pass through [`safe::formula`], so that no spreadsheet runs what a report wrote; numbers
//! and ids are the program's own. Rows only: quotations and framing have no cell.

use super::Format;
use super::cells::{self, Links};
use super::differences::{self, Group};
use super::lookup::{Lookup, name};
use super::safe::{self, formula};
use super::selection::{self, Extent, Sections};
use crate::compare::Comparison;
use crate::compare::model::{Cell, Row, Source, Status};

/// The columns, in their order; new ones come at the end.
pub const COLUMNS: [&str; 23] = [
    "row",
    "rank",
    "claim",
    "importance",
    "carried_by",
    "of_sources",
    "source",
    "outlet",
    "status",
    "borderline",
    "paragraph",
    "of_paragraphs",
    "claim_ids",
    "text",
    "changes",
    "differences",
    "score",
    "nearest_id",
    "nearest_text",
    "by_hand",
    "event",
    "selection",
    "missing",
];

/// Comma- or tab-separated values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimited {
    /// CSV.
    Comma,
    /// TSV.
    Tab,
}

impl Format for Delimited {
    fn render(&self, comparison: &Comparison) -> Vec<u8> {
        let lookup = Lookup::new(comparison);
        let links = Links::new(&lookup);
        let mut writer = ::csv::WriterBuilder::new()
            .delimiter(match self {
                Self::Comma => b',',
                Self::Tab => b'\t',
            })
            .terminator(::csv::Terminator::CRLF)
            .from_writer(Vec::new());
        let mut written = writer.write_record(COLUMNS);
        let shown = Sections::of(comparison).rows;
        for row in comparison.rows.iter().filter(|_| shown) {
            let differences = differences::group(&lookup, row);
            for (cell, source) in row.cells.iter().zip(&comparison.sources) {
                let line = Line {
                    lookup: &lookup,
                    links: &links,
                    differences: &differences,
                    row,
                    cell,
                    source,
                };
                written = written.and_then(|()| writer.write_record(line.fields()));
            }
        }
        // A vector takes every byte, and every record has as many fields as the header.
        written
            .ok()
            .and_then(|()| writer.into_inner().ok())
            .unwrap_or_default()
    }
}

/// What of a selection CSV and TSV cannot show, in a sentence; nothing where they show all.
pub fn cannot_show(comparison: &Comparison) -> Option<&'static str> {
    let Sections {
        quotations,
        framing,
        ..
    } = Sections::of(comparison);
    match (quotations, framing) {
        (Extent::Whole, Extent::Whole) => Some("it holds rows only, no quotations and no framing"),
        (Extent::Whole, _) => Some("it holds rows only, no quotations"),
        (_, Extent::Whole) => Some("it holds rows only, no framing"),
        _ => None,
    }
}

/// One cell with what its line tells.
struct Line<'l, 'c> {
    lookup: &'l Lookup<'c>,
    links: &'l Links<'c>,
    /// Of the whole row.
    differences: &'l [Group<'c>],
    row: &'c Row,
    cell: &'c Cell,
    source: &'c Source,
}

impl Line<'_, '_> {
    fn fields(&self) -> Vec<String> {
        let Self {
            lookup,
            links,
            differences: _,
            row,
            cell,
            source,
        } = self;
        let comparison = lookup.comparison;
        let carriers = row.cells.iter().filter(|c| c.status != Status::Omits);
        let place = cells::place(lookup, row, cell);
        let (paragraph, of_paragraphs) = place.map_or_else(Default::default, |place| {
            (place.paragraph.to_string(), place.of.to_string())
        });
        let (kinds, differences) = self.changes();
        let nearest = cell.nearest.as_ref();
        let nearest_claim = nearest.and_then(|n| lookup.claim(&n.claim));
        let score = cells::score(links, row, cell);
        let event = comparison.event.as_ref();
        vec![
            row.id.clone(),
            row.rank.to_string(),
            formula::cell(&row.claim),
            row.importance.to_string(),
            carriers.count().to_string(),
            comparison.sources.len().to_string(),
            source.id.clone(),
            formula::cell(name(source)),
            cells::status_name(cell.status).to_owned(),
            cell.borderline.to_string(),
            paragraph,
            of_paragraphs,
            cell.claims.join(" "),
            formula::cell(&cells::text(lookup, cell)),
            kinds,
            formula::cell(&differences),
            score.map_or_else(String::new, |score| score.to_string()),
            nearest_claim.map_or_else(String::new, |claim| claim.id.clone()),
            nearest_claim.map_or_else(String::new, |claim| formula::cell(&claim.text)),
            row.by_hand.to_string(),
            event.map_or_else(String::new, |event| formula::cell(&event.title)),
            selection::description(comparison).map_or_else(String::new, |s| formula::cell(&s)),
            formula::cell(&cells::without(lookup, row, cell).unwrap_or_default()),
        ]
    }

    /// The kinds of change that the source takes part in, and these changes in words.
    fn changes(&self) -> (String, String) {
        let number = self.lookup.source(&self.source.id);
        let mut kinds: Vec<&str> = Vec::new();
        let mut words = Vec::new();
        for difference in self.differences {
            if !difference.sides.iter().any(|(n, _)| Some(*n) == number) {
                continue;
            }
            let kind = difference.kind.name();
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
            let said = cells::difference(difference, |words| format!("“{}”", safe::line(words)));
            words.push(format!("{kind}: {said}"));
        }
        (kinds.join(" "), words.join(" | "))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::compare::model::{Filter, Only, Range};
    use crate::report::table::tests::comparison;
    use proptest::prelude::*;

    /// The lines as a reader of CSV gets them: column name to value.
    fn read_back(format: Delimited, bytes: &[u8]) -> Vec<Vec<(String, String)>> {
        let delimiter = if format == Delimited::Comma {
            b','
        } else {
            b'\t'
        };
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .from_reader(bytes);
        let header = reader.headers().unwrap().clone();
        let pair = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        reader
            .records()
            .map(|record| {
                header
                    .iter()
                    .zip(record.unwrap().iter())
                    .map(pair)
                    .collect()
            })
            .collect()
    }

    fn value<'v>(line: &'v [(String, String)], column: &str) -> &'v str {
        let found = line.iter().find(|(name, _)| name == column);
        &found.expect(column).1
    }

    #[test]
    fn every_cell_is_a_line_with_its_source() {
        for format in [Delimited::Comma, Delimited::Tab] {
            let lines = read_back(format, &format.render(&comparison()));
            assert_eq!(lines.len(), 12);
            let first = &lines[0];
            assert_eq!(value(first, "row"), "r1");
            assert_eq!(value(first, "rank"), "1");
            assert_eq!(value(first, "importance"), "0.5");
            assert_eq!(value(first, "outlet"), "The Post");
            assert_eq!(value(first, "carried_by"), "3");
            assert_eq!(value(first, "changes"), "number label");
            assert_eq!(
                value(first, "differences"),
                "number: A “Forty-five” · B “At least 40” · C “Dozens” | label: A “on the pier” \
                 · C “in a ␛[31mnightmare” — an evaluation"
            );
            let omitted = &lines[5];
            assert_eq!(value(omitted, "status"), "omits");
            assert_eq!(value(omitted, "borderline"), "true");
            assert_eq!(value(omitted, "score"), "0.412");
            assert_eq!(value(omitted, "nearest_text"), "Bosses put off repairs.");
            assert_eq!(value(omitted, "text"), "");
            let placed = &lines[4];
            assert_eq!(value(placed, "paragraph"), "8");
            assert_eq!(value(placed, "selection"), "");
        }
    }

    #[test]
    fn a_part_says_what_it_lacks() {
        let mut partly = comparison();
        let row = &mut partly.rows[1];
        let lead = partly.claims.iter().find(|c| c.id == row.claim_id).unwrap();
        row.cells[1].missing = vec![Range {
            start: lead.start,
            end: lead.start + lead.text.find(' ').unwrap(),
        }];
        let first_word = lead.text.split(' ').next().unwrap();
        let lines = read_back(Delimited::Comma, &Delimited::Comma.render(&partly));
        assert_eq!(value(&lines[4], "status"), "partial");
        assert_eq!(value(&lines[4], "missing"), first_word);
        assert_eq!(value(&lines[3], "missing"), "");
    }

    #[test]
    fn a_selection_stands_in_every_line() {
        let filter = Filter {
            only: vec![Only::Single],
            ..Filter::default()
        };
        let whole = comparison();
        let selected = selection::select(&whole, &filter);
        let lines = read_back(Delimited::Comma, &Delimited::Comma.render(&selected));
        assert_eq!(lines.len(), 6);
        for line in &lines {
            assert_eq!(
                value(line, "selection"),
                "selected: in one report only · 2 of 4 rows"
            );
        }
        assert_eq!(cannot_show(&selected), None);
    }

    proptest! {
        #[test]
        fn no_formula_and_no_control_character_gets_out(
            text in "[=+\\-@\\t\\r\\n\",;'a\u{1b}]{0,10}"
        ) {
            let mut comparison = comparison();
            comparison.event.as_mut().unwrap().title = text.clone();
            comparison.sources[0].outlet = text.clone();
            comparison.rows[0].claim = text.clone();
            comparison.rows[0].changes[0].note = text.clone();
            for claim in &mut comparison.claims {
                claim.text = text.clone();
                claim.end = claim.start + text.chars().count();
            }
            for format in [Delimited::Comma, Delimited::Tab] {
                let bytes = format.render(&comparison);
                for line in read_back(format, &bytes) {
                    for (column, value) in line {
                        prop_assert!(!value.contains(char::is_control), "{column} {value:?}");
                        let begins = value.starts_with(['=', '+', '-', '@']);
                        prop_assert!(!begins, "{column} {value:?}");
                    }
                }
            }
        }
    }
}
