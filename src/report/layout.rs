//! Text in columns: widths as a terminal shows them, wrapping, cutting.
//!
//! Everything here expects text that went through [`safe`](super::safe).

use std::borrow::Cow;
use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Narrowest column that text is wrapped to; below it words fall apart into letters.
pub const NARROWEST: usize = 10;

/// For [`wrap_at_most`] and [`hanging`]: no line is left out.
pub const ALL: usize = usize::MAX;

/// Columns that `text` takes on a terminal.
pub fn width(text: &str) -> usize {
    one_by_one(text).width()
}

/// Without the sign that makes an emoji of the character before it ("*\u{FE0F}"): terminals differ in
/// how wide the two are, and they are wider together than one by one, as text is wrapped.
fn one_by_one(text: &str) -> Cow<'_, str> {
    match text.contains('\u{FE0F}') {
        true => Cow::Owned(text.replace('\u{FE0F}', "")),
        false => Cow::Borrowed(text),
    }
}

/// `text` in lines of at most `columns` columns; a word that is longer is broken, and a line ends
/// after a ` ·` rather than begin with one.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let bound = one_by_one(text).replace(" · ", "\u{A0}· ");
    let options = Options::new(columns.max(NARROWEST))
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    textwrap::wrap(&bound, options)
        .into_iter()
        .map(|line| line.replace('\u{A0}', " "))
        .collect()
}

/// [`wrap`], but at most `most` lines; the last ends in `…` where text was left out.
pub fn wrap_at_most(text: &str, columns: usize, most: usize) -> Vec<String> {
    let text = &*one_by_one(text);
    let columns = columns.max(NARROWEST);
    // No need to lay out a megabyte to show two lines of it.
    let (begin, _) = split_at_width(
        text,
        columns
            .saturating_mul(most.saturating_add(1))
            .saturating_add(columns),
    );
    let mut lines = wrap(begin, columns);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            let end = last.trim_end_matches([' ', ',', ';']).len();
            last.truncate(end);
            *last = cut(&format!("{last}…"), columns);
        }
    }
    lines
}

/// `text` in at most `columns` columns, ending in `…` where something was cut, at a word's end
/// where one is near.
pub fn cut(text: &str, columns: usize) -> String {
    let text = &*one_by_one(text);
    if width(text) <= columns {
        return text.to_owned();
    }
    let (begin, _) = split_at_width(text, columns.saturating_sub(1));
    let at_word = begin.rfind(' ').filter(|at| *at * 3 > begin.len() * 2);
    let kept = at_word.and_then(|at| begin.get(..at)).unwrap_or(begin);
    format!("{}…", kept.trim_end_matches([' ', ',', ';', '…']))
}

/// `text` filled with spaces on the right to `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{text}{:missing$}", "")
}

/// A line that begins with `label` and goes on with `text`, wrapped under itself: the first line
/// begins with `first`, all others with as many spaces.
pub fn hanging(first: &str, text: &str, columns: usize, most: usize) -> Vec<String> {
    let indent = width(first);
    wrap_at_most(text, columns.saturating_sub(indent), most)
        .into_iter()
        .enumerate()
        .map(|(n, line)| {
            if n == 0 {
                format!("{first}{line}")
            } else {
                format!("{:indent$}{line}", "")
            }
        })
        .collect()
}

fn split_at_width(text: &str, columns: usize) -> (&str, &str) {
    let mut used = 0;
    for (at, character) in text.char_indices() {
        used += character.width().unwrap_or(0);
        if used > columns {
            return text.split_at(at);
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wide_characters_and_long_words_stay_inside() {
        for text in [
            "東京の港でフェリーが座礁し四十人が負傷した",
            "Donaudampfschifffahrtsgesellschaftskapitänswitwe",
            "**********\u{FE0F}**********\u{FE0F}*****",
            "short",
            "",
        ] {
            for line in wrap(text, 12) {
                assert!(width(&line) <= 12, "{line:?}");
            }
        }
    }

    #[test]
    fn what_is_cut_ends_in_an_ellipsis() {
        assert_eq!(cut("the ferry ran aground", 13), "the ferry…");
        assert_eq!(cut("Donaudampfschifffahrt", 10), "Donaudamp…");
        assert_eq!(cut("short", 10), "short");
        assert_eq!(
            wrap_at_most("the ferry Marlin ran aground on Monday night", 16, 2),
            ["the ferry Marlin", "ran aground on…"]
        );
        assert_eq!(wrap_at_most("two lines here", 10, 2), ["two lines", "here"]);
    }

    #[test]
    fn a_hanging_line_is_indented_under_its_text() {
        assert_eq!(
            hanging("number  ", "A “at least 40” · B “45”", 25, 9),
            ["number  A “at least 40” ·", "        B “45”"]
        );
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in "\\PC{0,120}", columns in 10_usize..60, most in 1_usize..4) {
            let text = crate::report::safe::line(&text).into_owned();
            let lines = wrap_at_most(&text, columns, most);
            prop_assert!(lines.len() <= most);
            for line in lines {
                prop_assert!(width(&line) <= columns, "{:?}", line);
            }
        }
    }
}
