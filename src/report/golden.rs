//! Each format of one small comparison, whole, against a file under `tests/golden/`: what a change
//! of a format changes shows in the diff of that file. (The table's stands in `table/tests.rs`;
//! JSON is the model, whose schema `tests/contract.rs` holds.)
//!
//! `GOLDEN=overwrite cargo test --lib golden` takes today's output over.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::Format;
use super::delimited::Delimited;
use super::markdown::Markdown;
use super::table::tests::comparison;
use super::xlsx::Xlsx;
use calamine::{Data, Reader as _};
use std::io::Cursor;
use std::path::Path;

fn compare_with_file(name: &str, found: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let path = folder.join(name);
    if std::env::var_os("GOLDEN").is_some_and(|v| v == "overwrite") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, found).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == wanted,
        "{name} is not what was accepted; look at it, and GOLDEN=overwrite takes it over:\n{found}"
    );
}

fn text(format: &dyn Format) -> String {
    String::from_utf8(format.render(&comparison())).unwrap()
}

#[test]
fn text_formats_are_as_accepted() {
    compare_with_file("report.md", &text(&Markdown::default()));
    compare_with_file("report.csv", &text(&Delimited::Comma));
    compare_with_file("report.tsv", &text(&Delimited::Tab));
}

/// The workbook as a reader gets it: every cell that holds something, sheet by sheet.
#[test]
fn the_workbook_is_as_accepted() {
    let bytes = Xlsx.render(&comparison());
    let mut workbook = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    let mut found = String::new();
    for sheet in workbook.sheet_names() {
        found.push_str(&format!("# {sheet}\n"));
        let range = workbook.worksheet_range(&sheet).unwrap();
        let rows: Vec<Vec<String>> = range
            .rows()
            .map(|row| row.iter().map(Data::to_string).collect())
            .collect();
        for (number, row) in rows.iter().enumerate().skip(1) {
            found.push_str(&format!("{number}\n"));
            for (title, value) in rows[0].iter().zip(row).filter(|(_, v)| !v.is_empty()) {
                found.push_str(&format!("  {title} | {value}\n"));
            }
        }
    }
    compare_with_file("report.xlsx.txt", &found);
}
