//! Makes text that came from a file harmless: here to a terminal, in [`formula`] to a spreadsheet
//! that reads CSV, in [`json`] to a terminal that shows JSON, in [`markdown`] to a site that renders Markdown. XLSX needs no escape, because
//! its cells say of themselves that they are text. Every format puts each text through [`line()`]
//! or through what builds on it.
//!
//! A report is untrusted: an escape sequence in it could repaint the screen, set the window's
//! title or, in some terminals, type commands; a bidirectional override could make a sentence
//! read backwards; a lone carriage return could overwrite the line before it. What acts is shown
//! as a visible sign or dropped, what reads stays as it is. File names and error messages pass
//! through here as well.

pub mod formula;
pub mod json;
pub mod markdown;

use std::borrow::Cow;

/// Longest run of characters without a width of their own. Real writing needs fewer (a letter
/// with two accents, an emoji with joiner and skin tone); more is a flood that spills over the
/// lines above and below.
const LONGEST_RUN_WITHOUT_WIDTH: usize = 8;

/// `text` on one line: what acts on a terminal is made visible, white space of every kind
/// (tabs, line ends, no-break spaces) is folded into single spaces, ends are trimmed.
pub fn line(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut without_width = 0;
    for character in text.chars() {
        match treat(character) {
            Treatment::Space => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
                without_width = 0;
            }
            Treatment::Drop => {}
            Treatment::Show(sign) => {
                out.push(sign);
                without_width = 0;
            }
            Treatment::Keep if has_no_width(character) => {
                without_width += 1;
                if without_width <= LONGEST_RUN_WITHOUT_WIDTH {
                    out.push(character);
                }
            }
            Treatment::Keep => {
                out.push(character);
                without_width = 0;
            }
        }
    }
    out.truncate(out.trim_end().len());
    Cow::Owned(out)
}

/// A piece of running text, for a format that folds white space itself: what acts on a reader is
/// made visible or dropped as in [`line()`], but spaces stay, so that pieces can be joined.
pub fn piece(text: &str) -> Cow<'_, str> {
    if text
        .chars()
        .all(|c| c != '\u{A0}' && !has_no_width(c) && matches!(treat(c), Treatment::Keep))
    {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut without_width = 0;
    for character in text.chars() {
        let kept = match treat(character) {
            // Two figures of one number must not be parted.
            _ if character == '\u{A0}' => character,
            Treatment::Space => ' ',
            Treatment::Drop => continue,
            Treatment::Show(sign) => sign,
            Treatment::Keep => character,
        };
        without_width = if has_no_width(kept) {
            without_width + 1
        } else {
            0
        };
        if without_width <= LONGEST_RUN_WITHOUT_WIDTH {
            out.push(kept);
        }
    }
    Cow::Owned(out)
}

/// [`line()`] for a text of several lines, such as a message: each line by itself.
pub fn lines(text: &str) -> String {
    text.lines()
        .map(|one| {
            let indent = one.len() - one.trim_start_matches(' ').len();
            format!("{:indent$}{}", "", line(one))
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// Text that is laid out, ready to be printed: a line that a build log would obey gets a zero-width
/// space (U+200B) inside the sign that makes it do so. GitHub takes a line that begins with `::`
/// after white space for a command, it and Azure Pipelines one that holds `##[` or `##vso[`; wrapping
/// may put words of a report at the beginning of any line.
pub fn printed(text: String) -> Vec<u8> {
    if !text.contains("::") && !text.contains("##") {
        return text.into_bytes();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for line in text.split_inclusive('\n') {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        out.push_str(line.get(..indent).unwrap_or_default());
        let words = match words.strip_prefix("::") {
            Some(rest) => {
                out.push_str(":\u{200B}:");
                rest
            }
            None => words,
        };
        out.push_str(
            &words
                .replace("##[", "##\u{200B}[")
                .replace("##vso[", "##\u{200B}vso["),
        );
    }
    out.into_bytes()
}

enum Treatment {
    Keep,
    Space,
    Drop,
    Show(char),
}

fn treat(character: char) -> Treatment {
    match character {
        '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
            Treatment::Space
        }
        // The pictures of the C0 controls stand in the same order: ␀ to ␟, then ␡.
        '\0'..='\u{1F}' => {
            Treatment::Show(char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{FFFD}'))
        }
        '\u{7F}' => Treatment::Show('\u{2421}'),
        '\u{80}'..='\u{9F}' => Treatment::Show('\u{FFFD}'),
        // Embeddings, overrides and isolates change the order of everything after them.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Treatment::Show('\u{FFFD}'),
        // Interlinear annotation, deprecated format characters and invisible tags.
        '\u{FFF9}'..='\u{FFFC}'
        | '\u{206A}'..='\u{206F}'
        | '\u{E0000}'..='\u{E007F}'
        | '\u{1D173}'..='\u{1D17A}' => Treatment::Show('\u{FFFD}'),
        // Marks that only say where a line may break or which way a neighbour runs.
        '\u{AD}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{2060}'..='\u{2064}'
        | '\u{FEFF}' => Treatment::Drop,
        other if other.is_whitespace() => Treatment::Space,
        _ => Treatment::Keep,
    }
}

fn has_no_width(character: char) -> bool {
    unicode_width::UnicodeWidthChar::width(character).unwrap_or(0) == 0
}

/// True where [`line()`] would change nothing: most texts, so that they need no copy.
fn is_plain(text: &str) -> bool {
    let mut space_before = true;
    for character in text.chars() {
        let space = character == ' ';
        if (space && space_before)
            || (!space && (has_no_width(character) || !matches!(treat(character), Treatment::Keep)))
        {
            return false;
        }
        space_before = space;
    }
    !space_before || text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_acts_is_shown_and_what_reads_stays() {
        for (given, wanted) in [
            ("The ferry ran aground.", "The ferry ran aground."),
            ("red \u{1b}[31malert\u{1b}[0m", "red ␛[31malert␛[0m"),
            ("\u{1b}]0;owned\u{7}title", "␛]0;owned␇title"),
            ("C1 \u{9b}31m", "C1 \u{FFFD}31m"),
            ("over\rwritten", "over written"),
            ("a\tb\n\n c\u{A0}d\u{2028}e", "a b c d e"),
            ("  trimmed  ", "trimmed"),
            ("safe\u{202e}txt.exe", "safe\u{FFFD}txt.exe"),
            ("zero\u{200b}width\u{feff}", "zerowidth"),
            ("Škoda naïve 東京 🚢", "Škoda naïve 東京 🚢"),
            ("cafe\u{301}", "cafe\u{301}"),
            ("nul\0 del\u{7f}", "nul␀ del␡"),
            ("tag\u{e0041}", "tag\u{FFFD}"),
            ("", ""),
        ] {
            assert_eq!(line(given), wanted, "{given:?}");
        }
    }

    #[test]
    fn pieces_keep_their_spaces() {
        for (given, wanted) in [
            (" at least ", " at least "),
            ("two\nlines", "two lines"),
            ("12\u{A0}000", "12\u{A0}000"),
            ("safe\u{202e}txt\u{200b}", "safe\u{FFFD}txt"),
            ("\u{1b}[2J", "␛[2J"),
        ] {
            assert_eq!(piece(given), wanted, "{given:?}");
        }
    }

    #[test]
    fn a_flood_of_accents_is_cut() {
        let flood = format!("e{}x", "\u{301}".repeat(5_000));
        assert_eq!(line(&flood), format!("e{}x", "\u{301}".repeat(8)));
    }

    #[test]
    fn a_message_keeps_its_lines_and_indents() {
        assert_eq!(lines("one\u{1b}\n  two\tx\n"), "one␛\n  two x");
    }

    proptest! {
        #[test]
        fn nothing_that_acts_gets_out(text in any::<String>()) {
            let out = line(&text);
            prop_assert!(!out.chars().any(|c| c.is_control()));
            let acting = ['\u{202e}', '\u{2066}', '\u{200b}'];
            prop_assert!(!out.contains(acting));
            prop_assert_eq!(line(&out), out.as_ref());
        }
    }

    #[test]
    fn no_line_is_a_command_of_a_build_log() {
        for (given, wanted) in [
            ("a :: b\n", "a :: b\n"),
            (
                "::error::x\n  ::set-env a\n",
                ":\u{200B}:error::x\n  :\u{200B}:set-env a\n",
            ),
            (
                "so ##[error]x ##vso[a]",
                "so ##\u{200B}[error]x ##\u{200B}vso[a]",
            ),
            ("## 12 reports", "## 12 reports"),
        ] {
            let printed = String::from_utf8(super::printed(given.to_owned()));
            assert_eq!(printed.as_deref(), Ok(wanted));
        }
    }
}
