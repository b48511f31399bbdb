//! A spreadsheet as an editor hands it back.

use super::*;
use crate::article::{self, ReadOptions};
use crate::{claim, compare};
use rust_xlsxwriter::Workbook;

fn comparison() -> Comparison {
    let texts = [
        (
            "post",
            "Calm and storm\n\nThe ferry ran aground off Harwick on Monday night.\n\nForty \"odd\" people were hurt.\n",
        ),
        (
            "sun",
            "Night of hell\n\nThe ferry ran aground off Harwick late on Monday night.\n\nDozens needed a doctor.\n",
        ),
        (
            "wire",
            "Ship hits bank\n\nA ferry ran aground off Harwick on Monday night.\n\nThe owner said nothing.\n",
        ),
    ];
    let reports: Vec<_> = texts
        .into_iter()
        .map(|(id, text)| {
            let article = article::read(text.as_bytes(), "a.txt", &ReadOptions::default());
            claim::analyze(id.into(), format!("The {id}"), id.into(), article.unwrap())
        })
        .collect();
    compare::compare(&reports, None)
}

fn row_of(comparison: &Comparison, text: &str) -> String {
    let claim = comparison
        .claims
        .iter()
        .find(|c| c.text.contains(text))
        .unwrap();
    let row = comparison
        .rows
        .iter()
        .find(|r| r.cells.iter().any(|cell| cell.claims.contains(&claim.id)));
    row.unwrap().id.clone()
}

/// A sheet as the XLSX report lays it out, its columns in another order.
fn book(lines: &[[&str; 5]]) -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Coverage").unwrap();
    let sheet = book.add_worksheet();
    sheet.set_name("Claims").unwrap();
    for (column, head) in ["Verdict", "claim", "row id", "which", "Note"]
        .iter()
        .enumerate()
    {
        sheet
            .write(0, u16::try_from(column).unwrap(), *head)
            .unwrap();
    }
    for (number, line) in lines.iter().enumerate() {
        for (column, text) in line.iter().enumerate() {
            let row = u32::try_from(number + 1).unwrap();
            sheet
                .write(row, u16::try_from(column).unwrap(), *text)
                .unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn verdicts_of_a_spreadsheet_become_corrections() {
    let comparison = comparison();
    let (shared, hurt, doctor) = (
        row_of(&comparison, "A ferry ran"),
        row_of(&comparison, "people were hurt"),
        row_of(&comparison, "Dozens needed"),
    );
    let same_as = format!("Same as {}", doctor.to_uppercase());
    let bytes = book(&[
        ["not same", "x", &shared, "The wire", "another day"],
        ["", "x", &doctor, "", ""],
        [&same_as, "x", &hurt, "", ""],
        ["ok", "x", &doctor, "", ""],
    ]);
    let marked = verdicts(&bytes).unwrap();
    assert_eq!(marked.len(), 3);
    assert_eq!(marked[1].line, 4);
    let new = corrections(&marked, &comparison).unwrap();
    let rendered: Vec<String> = new.iter().map(NewCorrection::render).collect();
    let apart = "[[apart]]\ntexts = { wire = \"A ferry ran aground off Harwick\", sun = \"The ferry ran aground off Harwick\" }\nnote = \"another day\"\n";
    let same = "[[same]]\ntexts = { post = 'Forty \"odd\" people were hurt.', sun = \"Dozens needed a doctor.\" }\n";
    assert!(rendered.contains(&apart.to_owned()), "{rendered:#?}");
    assert_eq!(rendered.last().map(String::as_str), Some(same));
    let of_wire = |text: &&String| text.starts_with("[[apart]]\ntexts = { wire = ");
    assert_eq!(rendered.iter().filter(of_wire).count(), new.len() - 1);
    let (text, added) = appended("# mine", &new, "report.xlsx");
    assert_eq!(added, new.len());
    assert!(text.starts_with("# mine\n\n# From the verdicts in report.xlsx.\n[[apart]]\n"));
    assert!(crate::sample_set::corrections::Corrections::parse(text.clone()).is_ok());
    assert_eq!(appended(&text, &new, "report.xlsx"), (text.clone(), 0));
}

#[test]
fn what_cannot_be_followed_is_named_with_its_line() {
    let comparison = comparison();
    let shared = row_of(&comparison, "A ferry ran");
    let hurt = row_of(&comparison, "people were hurt");
    for (line, wanted) in [
        (
            ["perhaps", "x", shared.as_str(), "", ""],
            "line 2 of sheet Claims: the verdict \"perhaps\" is not known",
        ),
        (
            ["not same", "x", shared.as_str(), "", ""],
            "name the source that does not belong in column which: post, sun, wire",
        ),
        (
            ["not same", "x", shared.as_str(), "Herald", ""],
            "\"Herald\" carries no claim",
        ),
        (
            ["not same", "x", hurt.as_str(), "", ""],
            "has only one source",
        ),
        (["ok", "x", "", "", ""], "has no row id"),
        (["same as r0", "x", hurt.as_str(), "", ""], "no row r0"),
        (["ok", "x", "r0", "", ""], "no row r0"),
    ] {
        let done = verdicts(&book(&[line])).and_then(|m| corrections(&m, &comparison));
        let message = done.unwrap_err().to_string();
        assert!(message.contains(wanted), "{message}");
    }
    assert!(verdicts(b"PK not a book").is_err());
    let mut other = Workbook::new();
    other.add_worksheet();
    let bytes = other.save_to_buffer().unwrap();
    assert!(
        verdicts(&bytes)
            .unwrap_err()
            .to_string()
            .contains("no sheet \"Claims\"")
    );
}
