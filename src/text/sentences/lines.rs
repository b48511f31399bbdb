//! Lines of a paragraph that stand for themselves.

use crate::text::Span;

/// Lines broken to a fixed width are between these two lengths, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;

/// The lines of `text`; a paragraph that was broken to a fixed width is one line.
pub(super) fn logical_lines(text: &str) -> Vec<Span> {
    let lines = physical_lines(text);
    let mut joined: Vec<Span> = Vec::new();
    for paragraph in lines.split(|line| line.is_empty()) {
        match (paragraph.first(), paragraph.last()) {
            (Some(first), Some(last)) if is_wrapped(text, paragraph) => {
                joined.push(Span::new(first.start, last.end));
            }
            _ => joined.extend_from_slice(paragraph),
        }
    }
    joined
}

/// Lines without white space at their ends; an empty one stays, as the end of a paragraph.
fn physical_lines(text: &str) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (offset, mark) in text.match_indices(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        // The two characters of one line end do not make an empty line.
        if !(mark == "\n" && offset == start && text.get(..offset).is_some_and(ends_with_return)) {
            lines.push(Span::new(start, offset).trimmed(text));
        }
        start = offset + mark.len();
    }
    lines.push(Span::new(start, text.len()).trimmed(text));
    lines
}

fn ends_with_return(text: &str) -> bool {
    text.ends_with('\r')
}

/// Was this paragraph broken by a program that filled each line to a width?
///
/// Then the first word of each next line would not have fitted the longest line, and some line
/// goes on in lower case.
fn is_wrapped(text: &str, lines: &[Span]) -> bool {
    let length = |line: &Span| line.of(text).chars().count();
    let width = lines.iter().map(length).max().unwrap_or_default();
    if lines.len() < 2 || !WIDTHS.contains(&width) {
        return false;
    }
    let mut continued = false;
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let word = next.of(text).split_whitespace().next().unwrap_or_default();
        if length(line) + 1 + word.chars().count() <= width {
            return false;
        }
        continued |= word.starts_with(char::is_lowercase);
    }
    continued
}
