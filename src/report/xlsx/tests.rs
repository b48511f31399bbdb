//! The workbook as a spreadsheet program reads it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::*;
use crate::compare::model::{Filter, Only, Row};
use crate::report::selection;
use crate::report::table::tests::comparison;
use calamine::{Data, Reader as _, Xlsx as Workbook};
use proptest::prelude::*;
use std::io::{Cursor, Read as _};

fn opened(comparison: &Comparison) -> Workbook<Cursor<Vec<u8>>> {
    Workbook::new(Cursor::new(Xlsx.render(comparison))).unwrap()
}

/// A sheet as lines of text.
fn lines(workbook: &mut Workbook<Cursor<Vec<u8>>>, sheet: &str) -> Vec<Vec<String>> {
    let range = workbook.worksheet_range(sheet).unwrap();
    range
        .rows()
        .map(|row| row.iter().map(Data::to_string).collect())
        .collect()
}

/// The value of a column, found by its title, in a line counted from 1 below the header.
fn value<'l>(lines: &'l [Vec<String>], line: usize, title: &str) -> &'l str {
    let column = lines[0].iter().position(|t| t == title).expect(title);
    &lines[line][column]
}

#[test]
fn a_row_is_found_again_with_its_claims() {
    let mut workbook = opened(&comparison());
    let names = workbook.sheet_names();
    assert_eq!(
        names,
        [
            "Claims", "Changes", "Quotes", "Labels", "Wording", "Voices", "Coverage", "Settings"
        ]
    );
    let claims = lines(&mut workbook, "Claims");
    assert_eq!(claims.len(), 5);
    for (title, wanted) in [
        ("#", "1"),
        ("claim", "Forty-five people were hurt on the pier."),
        ("carried by", "3"),
        ("A The Post", "states"),
        ("B Wire", "differently"),
        ("verdict", ""),
        ("which", ""),
        ("note", ""),
        ("C text", "Dozens were hurt in a ␛[31mnightmare."),
        ("row id", "r1"),
        ("claim ids", "post:0; wire:0; sun:0"),
    ] {
        assert_eq!(value(&claims, 1, title), wanted, "{title}");
    }
    assert_eq!(value(&claims, 2, "C 東京 Sun"), "omits (borderline)");
    assert_eq!(value(&claims, 2, "C score"), "0.412");
    assert_eq!(
        value(&claims, 2, "C why"),
        "see also sun:1: Bosses put off repairs."
    );
    assert_eq!(value(&claims, 2, "B place"), "¶ 8/9");
}

#[test]
fn every_other_sheet_holds_its_part() {
    let mut workbook = opened(&comparison());
    let changes = lines(&mut workbook, "Changes");
    assert_eq!(changes.len(), 4);
    assert_eq!(value(&changes, 3, "kind"), "label");
    assert_eq!(value(&changes, 3, "b source"), "C 東京 Sun");
    assert_eq!(value(&changes, 3, "in words"), "an evaluation");
    assert_eq!(
        value(&changes, 1, "b sentence"),
        "At least 40 people were hurt."
    );
    let quotes = lines(&mut workbook, "Quotes");
    assert_eq!(value(&quotes, 2, "wording"), "cut");
    assert_eq!(value(&quotes, 2, "left out"), "and we will say so");
    assert_eq!(value(&quotes, 3, "wording"), "reported");
    let coverage = lines(&mut workbook, "Coverage");
    assert_eq!(value(&coverage, 1, "words shared with B"), "0.085");
    assert_eq!(value(&coverage, 1, "of all rows"), "0.75");
    let settings = lines(&mut workbook, "Settings");
    assert!(settings.iter().any(|l| l[1] == "post.txt"));
    let labels = lines(&mut workbook, "Labels");
    assert_eq!(labels[1].join(""), "nothing was found");
}

#[test]
fn labels_wording_and_voices_have_their_sheets() {
    use crate::claim::Sourcing;
    use crate::compare::model::{Heard, Label, LabelledReferent, Loaded, LoadedKind, Voice};
    let mut comparison = comparison();
    let label = |source: &str, text: &str, start| Label {
        source: source.into(),
        text: text.into(),
        start,
        end: start + text.chars().count(),
    };
    comparison.framing.labels = vec![LabelledReferent {
        referent: "the owner".into(),
        labels: vec![
            label("post", "The owner of the pier", 41),
            label("post", "the owner of the pier", 50),
            label("sun", "=Bosses", 40),
        ],
        telling: Vec::new(),
    }];
    comparison.framing.loaded = vec![Loaded {
        source: "sun".into(),
        start: 20,
        end: 32,
        text: "nightmare".into(),
        kind: LoadedKind::ScareQuotes,
        in_quotation: false,
        beside: Vec::new(),
    }];
    comparison.framing.voices = vec![Voice {
        voice: "Ana Reyes".into(),
        sourcing: Sourcing::Named,
        sources: vec![Heard {
            source: "wire".into(),
            quotations: 2,
            direct: 1,
            words: 9,
        }],
        only_here: true,
    }];
    let mut workbook = opened(&comparison);
    let labels = lines(&mut workbook, "Labels");
    assert_eq!(labels.len(), 3);
    assert_eq!(value(&labels, 1, "times"), "2");
    assert_eq!(
        value(&labels, 1, "first sentence"),
        "The owner of the pier admitted late repairs."
    );
    assert_eq!(value(&labels, 2, "label"), "=bosses");
    let wording = lines(&mut workbook, "Wording");
    assert_eq!(value(&wording, 1, "kind"), "scare quotes");
    assert_eq!(value(&wording, 1, "whose"), "the outlet's");
    let voices = lines(&mut workbook, "Voices");
    assert_eq!(value(&voices, 1, "is"), "named");
    assert_eq!(value(&voices, 1, "in quotation marks"), "1");
}

#[test]
fn a_selection_is_said_below_the_table() {
    let whole = comparison();
    let filter = Filter {
        only: vec![Only::Single],
        ..Filter::default()
    };
    let mut workbook = opened(&selection::select(&whole, &filter));
    let claims = lines(&mut workbook, "Claims");
    assert_eq!(claims.len(), 4);
    assert_eq!(value(&claims, 1, "#"), "3");
    assert_eq!(
        value(&claims, 3, "claim"),
        "selected: in one report only · 2 of 4 rows"
    );
    assert_eq!(value(&claims, 3, "row id"), "");
}

/// A part of the package as text.
fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes.to_vec())).unwrap();
    let mut text = String::new();
    let mut part = package.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_header_stays_the_lists_are_there_and_changed_words_are_marked() {
    let bytes = Xlsx.render(&comparison());
    let claims = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(claims.contains(r#"<pane xSplit="2" ySplit="1""#));
    assert!(claims.contains("<autoFilter"));
    assert!(claims.contains("<formula1>\"ok,not same\"</formula1>"));
    let strings = part(&bytes, "xl/sharedStrings.xml");
    let marked = strings.find("Forty-five</t>").unwrap();
    let before = &strings[strings[..marked].rfind("<r>").unwrap()..marked];
    assert!(
        before.contains("<b/>") && before.contains("<u/>"),
        "{before}"
    );
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    assert_eq!(Xlsx.render(&comparison()), Xlsx.render(&comparison()));
}

#[test]
fn ten_reports_thousands_of_rows_and_endless_texts_fit() {
    let mut comparison = comparison();
    let (last, row) = (comparison.sources[2].clone(), comparison.rows[0].clone());
    for number in 3..10 {
        comparison.sources.push(crate::compare::model::Source {
            id: format!("s{number}"),
            ..last.clone()
        });
    }
    for rank in 5..2_000 {
        comparison.rows.push(Row {
            rank,
            ..row.clone()
        });
    }
    for row in &mut comparison.rows {
        for number in 3..10 {
            let mut cell = row.cells[2].clone();
            cell.source = format!("s{number}");
            row.cells.push(cell);
        }
    }
    // One text longer than any cell takes.
    let mut endless = comparison.claims[2].clone();
    endless.id = "post:9".into();
    endless.text = "Forty-five ".repeat(5_000);
    endless.end = endless.start + endless.text.chars().count();
    comparison.rows[2].claim_id = endless.id.clone();
    comparison.rows[2].cells[0].claims = vec![endless.id.clone()];
    comparison.claims.push(endless);
    let mut workbook = opened(&comparison);
    let claims = lines(&mut workbook, "Claims");
    assert_eq!(claims.len(), 2_000);
    assert!(value(&claims, 3, "claim").ends_with("[cut; the JSON has all of it]"));
    let text = value(&claims, 3, "A text");
    assert!(
        text.ends_with("[cut; the JSON has all of it]"),
        "{}",
        text.len()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn no_formula_no_link_and_no_control_character_gets_out(
        text in "[=+\\-@\\t\\r\\n\",;'<>&_x0D \u{1b}\u{202e}]{0,12}|(=HYPERLINK\\(\"|https?://|mailto:)[a-c.]{1,5}"
    ) {
        let mut comparison = comparison();
        comparison.event.as_mut().unwrap().title = text.clone();
        comparison.utterances[0].speaker = Some(text.clone());
        for source in &mut comparison.sources {
            source.outlet = text.clone();
            source.path = text.clone();
        }
        comparison.rows[0].claim = text.clone();
        comparison.rows[0].changes[0].note = text.clone();
        for claim in &mut comparison.claims {
            claim.text = text.clone();
            claim.end = claim.start + text.chars().count();
        }
        let bytes = Xlsx.render(&comparison);
        let mut workbook = Workbook::new(Cursor::new(bytes.clone())).unwrap();
        for (number, name) in workbook.sheet_names().iter().enumerate() {
            let formulas = workbook.worksheet_formula(name).unwrap();
            prop_assert!(formulas.rows().flatten().all(String::is_empty));
            for text in lines(&mut workbook, name).iter().flatten() {
                prop_assert!(!text.contains(char::is_control), "{text:?}");
                prop_assert!(!text.contains(char::from_u32(0x202e).unwrap()), "{text:?}");
            }
            let sheet = part(&bytes, &format!("xl/worksheets/sheet{}.xml", number + 1));
            prop_assert!(!sheet.contains("<hyperlink"));
        }
    }
}
