//! Sentence boundaries in news prose.
//!
//! The mark that ends a sentence takes the closing quotation marks and brackets behind it along;
//! whether it ends one is read from the word before it and the words after it. Inside a
//! quotation the same rules hold as outside. What each list of words decides stands in its
//! header, under `lists/`.

mod context;
mod lines;

use super::span::Span;
use context::ends_sentence;

/// The sentences of one paragraph, as spans of `text`, without white space at their ends.
///
/// A paragraph may hold line ends: a line end is a boundary (headings, verse, bullets), unless
/// the lines are those of one paragraph broken to a fixed width.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for line in lines::logical_lines(text) {
        split(text, line, &mut found);
    }
    found
}

/// Adds the sentences of one line.
fn split(text: &str, line: Span, found: &mut Vec<Span>) {
    let mut start = line.start;
    let mut at = line.start;
    while let Some(rest) = text.get(at..line.end) {
        let Some(offset) = rest.find(|c| is_terminal(c) || is_bullet(c) || c == ':') else {
            break;
        };
        if rest.get(offset..).is_some_and(|r| r.starts_with(':')) {
            let before = Span::new(start, at + offset);
            if let Some(credit) = context::credit_before(text, before) {
                push(text, Span::new(start, credit), found);
                start = credit;
            }
            at += offset + 1;
            continue;
        }
        let mark = Mark::read(text, start, Span::new(at + offset, line.end));
        if mark.bullet || ends_sentence(text, &mark, line.end) {
            push(text, Span::new(start, mark.span.end), found);
            start = mark.span.end;
        }
        at = mark.after;
    }
    push(text, Span::new(start, line.end), found);
}

fn push(text: &str, span: Span, found: &mut Vec<Span>) {
    let span = span.trimmed(text);
    if !span.is_empty() {
        found.push(span);
    }
}

/// A run of marks that may end a sentence, with the closing marks behind it.
struct Mark {
    /// Where the sentence that it may end began.
    sentence: usize,
    /// The marks; a sentence that ends here ends at the end of this span.
    span: Span,
    /// Where reading goes on if it does not end here.
    after: usize,
    /// Holds a question or exclamation mark.
    emphatic: bool,
    /// Dots of an ellipsis.
    ellipsis: bool,
    /// A full-width mark: no space follows it in Chinese and Japanese.
    wide: bool,
    /// Closing quotation marks or brackets belong to it.
    closed: bool,
    /// Not an end but the bullet of an item in a running line.
    bullet: bool,
}

impl Mark {
    /// Reads the run that begins at the start of `rest`; `rest` ends with the line.
    fn read(text: &str, sentence: usize, rest: Span) -> Self {
        let line = rest.of(text);
        let mut mark = Self {
            sentence,
            span: Span::new(rest.start, rest.start),
            after: rest.start,
            emphatic: false,
            ellipsis: false,
            wide: false,
            closed: false,
            bullet: false,
        };
        let mut dots = 0;
        let mut end = 0;
        let mut characters = line.char_indices().peekable();
        while let Some((offset, character)) = characters.next() {
            let next = characters.peek().map(|(_, c)| *c);
            match character {
                '.' => dots += 1,
                '…' => dots += 3,
                '!' | '?' | '؟' => mark.emphatic = true,
                // A spaced ellipsis: ". . ."
                ' ' | '\u{A0}' if dots > 0 && next == Some('.') => {}
                _ if is_terminal(character) => mark.wide = true,
                _ if is_bullet(character) && offset == 0 => {
                    let before = text.get(..rest.start).unwrap_or_default();
                    mark.bullet = before.ends_with(char::is_whitespace)
                        && next.is_some_and(char::is_whitespace);
                    mark.after = rest.start + character.len_utf8();
                    return mark;
                }
                _ => break,
            }
            end = offset + character.len_utf8();
        }
        mark.ellipsis = dots > 1;
        let closing = closing_marks(line.get(end..).unwrap_or_default());
        mark.closed = closing > 0;
        mark.span.end = rest.start + end + closing;
        mark.after = mark.span.end;
        mark
    }
}

/// Length in bytes of the closing marks at the start of `rest`.
fn closing_marks(rest: &str) -> usize {
    let mut length = 0;
    let mut characters = rest.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        match character {
            '"' | '”' | '’' | '\'' | ')' | ']' | '}' | '»' | '›' | '」' | '』' | '）' => {
            }
            // „…“ closes with what opens in English: an opening mark stands before a letter.
            '“' | '‘' if next.is_none_or(|c| !c.is_alphanumeric()) => {}
            // ". ”" and French "! »": a closing mark set off by a space.
            ' ' | '\u{A0}' | '\u{202F}' if matches!(next, Some('”' | '»')) => {}
            _ => break,
        }
        length += character.len_utf8();
    }
    length
}

fn is_terminal(character: char) -> bool {
    matches!(
        character,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '｡' | '।' | '؟' | '۔'
    )
}

fn is_bullet(character: char) -> bool {
    matches!(character, '•' | '●' | '▪' | '■' | '◦' | '‣' | '∙')
}

#[cfg(test)]
#[path = "sentences/tests.rs"]
mod tests;
