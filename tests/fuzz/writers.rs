//! What every format lets out of a text that came in.

use super::comparison::compared;
use super::*;
use claimdiff::compare::Comparison;
use claimdiff::report::delimited::Delimited;
use claimdiff::report::html::Html;
use claimdiff::report::markdown::Markdown;
use claimdiff::report::table::{RowLimit, Table, TableOptions};
use claimdiff::report::xlsx::Xlsx;
use claimdiff::report::{Format, TextOptions, inspection};
use dom_query::Document;
use proptest::prelude::*;
use std::io::Read as _;

/// A character that acts on a terminal or turns the direction of a text.
fn acts(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

#[track_caller]
fn text_of(comparison: &Comparison, format: &dyn Format) -> String {
    let bytes = format.render(comparison);
    assert!(
        bytes == format.render(comparison),
        "other bytes the second time"
    );
    String::from_utf8(bytes).unwrap()
}

pub fn check(files: [&[u8]; 3]) {
    for (bytes, id) in files.iter().zip(["a", "b", "c"]) {
        if let Some(report) = report(bytes, id) {
            let options = TextOptions {
                width: 60,
                color: false,
            };
            let shown = String::from_utf8(inspection::text(&report, options)).unwrap();
            assert!(!shown.contains(acts), "{shown:?}");
        }
    }
    let Some(comparison) = compared(files) else {
        return;
    };
    table(&comparison);
    delimited(&comparison);
    markdown(&comparison);
    html(&comparison);
    workbook(&comparison);
}

fn table(comparison: &Comparison) {
    for rows in [RowLimit::All, RowLimit::Screen(40)] {
        let options = TableOptions {
            width: 80,
            rows,
            color: false,
            whole_report: None,
        };
        let shown = text_of(comparison, &Table { options });
        assert!(!shown.contains(acts), "{shown:?}");
        // A build log runs what a line of its output begins with.
        for line in shown.lines() {
            let begin = line.trim_start();
            assert!(
                !begin.starts_with("::") && !begin.starts_with("##["),
                "{line:?}"
            );
        }
    }
}

fn delimited(comparison: &Comparison) {
    for (format, separator) in [(Delimited::Comma, b','), (Delimited::Tab, b'\t')] {
        let shown = text_of(comparison, &format);
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(separator).from_reader(shown.as_bytes());
        for record in reader.records() {
            for cell in &record.unwrap() {
                let formula =
                    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
                assert!(!formula || cell.parse::<f64>().is_ok(), "{cell:?}");
                assert!(!cell.contains(acts), "{cell:?}");
            }
        }
    }
}

fn markdown(comparison: &Comparison) {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let shown = text_of(comparison, &Markdown::default());
    assert!(!shown.contains(acts), "{shown:?}");
    assert!(shown.chars().count() <= Markdown::default().max_size);
    let extensions =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(&shown, extensions) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let own = [
                    "<details>",
                    "</details>",
                    "<summary>",
                    "</summary>",
                    "<br>",
                    "<sub>",
                    "</sub>",
                ];
                let mut rest = html.trim();
                while let Some(at) = rest.find('<') {
                    rest = &rest[at..];
                    let tag = own.iter().find(|tag| rest.starts_with(**tag));
                    let tag = tag.unwrap_or_else(|| panic!("{html:?}"));
                    rest = &rest[tag.len()..];
                }
            }
            Event::Start(
                tag @ (Tag::Link { .. }
                | Tag::Image { .. }
                | Tag::CodeBlock(_)
                | Tag::Strikethrough),
            ) => {
                panic!("{tag:?} in {shown}")
            }
            _ => {}
        }
    }
}

fn html(comparison: &Comparison) {
    let shown = text_of(comparison, &Html);
    assert!(
        !shown.contains(|c| acts(c) && c != '\t'),
        "a control character"
    );
    let page = Document::from(shown.as_str());
    // The page's own script and style, and no more.
    for (element, most) in [
        ("script", 1),
        ("style", 1),
        // The filters.
        ("form", 1),
        ("iframe, object, embed, img, link, base", 0),
    ] {
        assert!(page.select(element).length() <= most, "{element}");
    }
    for node in page.root().descendants() {
        for attribute in node.attrs() {
            let name: &str = attribute.name.local.as_ref();
            assert!(!name.starts_with("on"), "{name}");
            if matches!(name, "href" | "src" | "action") {
                assert!(attribute.value.starts_with('#'), "{}", &attribute.value);
            }
        }
    }
}

fn workbook(comparison: &Comparison) {
    let bytes = Xlsx.render(comparison);
    assert!(
        bytes == Xlsx.render(comparison),
        "other bytes the second time"
    );
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for number in 0..archive.len() {
        let mut part = archive.by_index(number).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let name = format!("part {number}");
        if let Err(error) = roxmltree::Document::parse(&text) {
            panic!("{name}: {error}");
        }
        assert!(
            !text.contains("<f>") && !text.contains("<hyperlink"),
            "{name}"
        );
    }
}

/// What was found, and once got out.
const FINDS: [[&str; 3]; 1] = [[
    "“52 knots were hurt,” Tom O’Brien said on Monday. “40 were hurt,” Ana Reyes said on Monday. ",
    "\0amp;7:19 p.m.McKay$1.2bnMarch 17““234-193at least 7 ##[error]",
    "::error file=a.txt::The ferry ran aground on Monday. ::stop-commands::x It hit a sandbank.",
]];

#[test]
fn finds() {
    for [a, b, c] in FINDS {
        check([a.as_bytes(), b.as_bytes(), c.as_bytes()]);
    }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn any_files(a in input::file(), b in input::file(), c in input::file()) {
        check([&a, &b, &c]);
    }

    #[test]
    fn prose(a in input::prose(), b in input::prose(), c in input::prose()) {
        check([a.as_bytes(), b.as_bytes(), c.as_bytes()]);
    }
}
