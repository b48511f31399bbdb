//! Words with their place.

use super::span::Span;

/// The words of `text`: runs of letters and digits, with inner apostrophes, hyphens and points
/// (`O'Neill`, `co-operate`, `1,137`, `3.5`, `U.S`).
pub fn words(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = None;
    let mut characters = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((offset, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, c)| *c);
        let inside =
            character.is_alphanumeric() || (start.is_some() && joins(before, character, next));
        match (inside, start) {
            (true, None) => start = Some(offset),
            (false, Some(from)) => {
                found.push(Span::new(from, offset));
                start = None;
            }
            _ => {}
        }
        before = character;
    }
    if let Some(from) = start {
        found.push(Span::new(from, text.len()));
    }
    found
}

/// Does `mark` stand inside a word, between `before` and `after`?
fn joins(before: char, mark: char, after: char) -> bool {
    match mark {
        '\'' | '’' => before.is_alphanumeric() && after.is_alphabetic(),
        '-' | '\u{2010}' | '\u{2011}' => before.is_alphanumeric() && after.is_alphanumeric(),
        ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        '.' => {
            (before.is_ascii_digit() && after.is_ascii_digit())
                || (before.is_uppercase() && after.is_uppercase())
        }
        // A combining mark belongs to the letter before it.
        _ => ('\u{0300}'..='\u{036F}').contains(&mark),
    }
}

/// Number of words, as a newsroom counts them: stretches between white space that hold a letter
/// or a digit.
pub fn count(text: &str) -> usize {
    text.split_whitespace()
        .filter(|word| word.contains(char::is_alphanumeric))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_belongs_together() {
        for (text, expected) in [
            ("Ana O’Neill's re-entry", "Ana|O’Neill's|re-entry"),
            ("about 1,137 (3.5%)", "about|1,137|3.5"),
            ("the U.S. said", "the|U.S|said"),
            ("end. Next", "end|Next"),
            ("‘quoted’ words", "quoted|words"),
        ] {
            let found: Vec<&str> = words(text).iter().map(|w| w.of(text)).collect();
            assert_eq!(found.join("|"), expected);
        }
    }
}
