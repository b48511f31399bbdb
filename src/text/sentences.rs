//! Sentence boundaries in news prose.

use super::span::Span;

/// The sentences of one paragraph, as spans of `text`, without white space at their ends.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    for (n, (offset, character)) in characters.iter().enumerate() {
        if !matches!(character, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut after = n + 1;
        while characters
            .get(after)
            .is_some_and(|(_, c)| matches!(c, '"' | '”' | '’' | '\'' | ')' | '.' | '!' | '?'))
        {
            after += 1;
        }
        let spaced = characters.get(after).is_none_or(|(_, c)| c.is_whitespace());
        let next = characters
            .iter()
            .skip(after)
            .find(|(_, c)| c.is_alphanumeric())
            .is_none_or(|(_, c)| c.is_uppercase() || c.is_numeric());
        let word = text.get(..*offset).unwrap_or_default();
        let word = word
            .rsplit(|c: char| c.is_whitespace() || "(\"“".contains(c))
            .next();
        let word = word.unwrap_or_default();
        let abbreviation = *character == '.'
            && (word.chars().count() == 1
                || word.contains('.')
                || ["Mr", "Mrs", "Ms", "Dr", "Sen", "Rep", "Gov", "Gen", "St"].contains(&word));
        if spaced && next && !abbreviation {
            let end = characters.get(after).map_or(text.len(), |(o, _)| *o);
            let span = Span::new(start, end).trimmed(text);
            if !span.is_empty() {
                found.push(span);
            }
            start = end;
        }
    }
    let rest = Span::new(start, text.len()).trimmed(text);
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}
