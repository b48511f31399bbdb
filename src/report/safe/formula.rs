//! Text in a CSV or TSV cell that a spreadsheet must not take for a formula.
//!
//! A spreadsheet that opens a delimited file runs what begins with `=`, `+`, `-`, `@`, a tab or a
//! carriage return, quoted or not. This is OWASP's way against it ("CSV Injection"): an
//! apostrophe before such a character, also before its full-width twin and where it follows a
//! semicolon, at which a spreadsheet in a language with decimal commas splits the line. It changes
//! the text, visibly; [`read_back`] undoes it exactly, and JSON and XLSX hold the text unchanged.
//! Numbers are written by the program and never pass through here.

use super::line;

fn begins_a_formula(character: char) -> bool {
    matches!(
        character,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠'
    )
}

/// `text` on one line, with an apostrophe before what would begin a formula.
pub fn cell(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len() + 1);
    let mut at_start = true;
    for character in text.chars() {
        if at_start && begins_a_formula(character) {
            out.push('\'');
        }
        at_start = goes_on_at_start(at_start, character);
        out.push(character);
    }
    out
}

/// The text that [`cell`] was given, if that was one harmless line.
pub fn read_back(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len());
    let mut at_start = true;
    let mut characters = cell.chars().peekable();
    while let Some(character) = characters.next() {
        let added = at_start
            && character == '\''
            && characters.peek().is_some_and(|c| begins_a_formula(*c));
        if !added {
            out.push(character);
        }
        at_start = goes_on_at_start(at_start, character);
    }
    out
}

/// Quotation marks and apostrophes do not end the beginning of a cell; a semicolon begins one.
fn goes_on_at_start(at_start: bool, character: char) -> bool {
    character == ';' || (at_start && matches!(character, '"' | '\''))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_would_be_run_is_text_and_the_rest_stays() {
        for (given, wanted) in [
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2 degrees", "'-2 degrees"),
            ("+44 20", "'+44 20"),
            ("\t=1", "'=1"),
            ("＝1", "'＝1"),
            ("a;=1", "a;'=1"),
            ("a;\"=1", "a;\"'=1"),
            ("'=1", "''=1"),
            (
                "The ferry – at last – sailed; 40 people + crew",
                "The ferry – at last – sailed; 40 people + crew",
            ),
            ("“=” is a sign", "“=” is a sign"),
        ] {
            assert_eq!(cell(given), wanted, "{given:?}");
        }
    }

    proptest! {
        #[test]
        fn no_formula_gets_out_and_the_text_can_be_read_back(text in "['\";=+\\-@\\t\\r＝a \u{1b}]{0,12}|\\PC{0,20}") {
            let out = cell(&text);
            prop_assert!(!out.starts_with(begins_a_formula), "{out:?}");
            for part in out.split(';') {
                let begin = part.trim_start_matches('"');
                prop_assert!(!begin.starts_with(begins_a_formula), "{out:?}");
            }
            prop_assert!(!out.contains(char::is_control));
            prop_assert_eq!(read_back(&out), line(&text).into_owned());
        }
    }
}
