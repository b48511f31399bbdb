//! Where a fragment that a person wrote stands in a report.
//!
//! In: a report's text and some words of it. Out: the one stretch that they name. White space,
//! the form of quotation marks and dashes, ligatures and the composition of accents do not count;
//! whole words go before parts of words, and the same case before another.

use unicode_normalization::UnicodeNormalization;

/// What came of looking for a fragment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// It stands here alone: first scalar value and one past the last.
    Once(usize, usize),
    /// Nowhere.
    Nowhere,
    /// At so many places.
    Often(usize),
}

/// A text prepared for looking for many fragments.
#[derive(Debug, Clone)]
pub struct Searched {
    /// Characters in the form that is compared, with the number of the scalar value of the text
    /// that each came from.
    characters: Vec<(char, usize)>,
}

impl Searched {
    /// Prepares `text`.
    pub fn new(text: &str) -> Self {
        Self {
            characters: folded(text),
        }
    }

    /// Where `fragment` stands.
    pub fn find(&self, fragment: &str) -> Place {
        let places = self.all(fragment);
        match places.as_slice() {
            [] => Place::Nowhere,
            [(start, end)] => Place::Once(*start, *end),
            many => Place::Often(many.len()),
        }
    }

    /// Every place of `fragment`: of the first of these ways to look that finds any: whole words
    /// in the same case, parts of words, whole words in any case, parts of words in any case.
    pub fn all(&self, fragment: &str) -> Vec<(usize, usize)> {
        let wanted: Vec<char> = folded(fragment).into_iter().map(|(c, _)| c).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let ways = [(false, true), (false, false), (true, true), (true, false)];
        ways.into_iter()
            .map(|(any_case, whole_words)| self.places(&wanted, any_case, whole_words))
            .find(|places| !places.is_empty())
            .unwrap_or_default()
    }

    fn places(&self, wanted: &[char], any_case: bool, whole_words: bool) -> Vec<(usize, usize)> {
        let same = |a: char, b: char| a == b || (any_case && a.to_lowercase().eq(b.to_lowercase()));
        let letter = |n: Option<usize>| {
            n.and_then(|n| self.characters.get(n))
                .is_some_and(|(c, _)| c.is_alphanumeric())
        };
        let mut found = Vec::new();
        let mut start = 0;
        while let Some(window) = self.characters.get(start..start + wanted.len()) {
            let matches = window.iter().zip(wanted).all(|((a, _), b)| same(*a, *b));
            let end = start + wanted.len();
            let cuts_a_word = (letter(start.checked_sub(1)) && letter(Some(start)))
                || (letter(end.checked_sub(1)) && letter(Some(end)));
            if matches
                && !(whole_words && cuts_a_word)
                && let (Some((_, first)), Some((_, last))) = (window.first(), window.last())
            {
                found.push((*first, *last + 1));
                start = end;
            } else {
                start += 1;
            }
        }
        found
    }
}

/// The characters of `text` in the form that is compared.
fn folded(text: &str) -> Vec<(char, usize)> {
    let mut out: Vec<(char, usize)> = Vec::with_capacity(text.len());
    let mut space = false;
    for (number, character) in text.chars().enumerate() {
        for part in std::iter::once(character).nfkd() {
            if part.is_whitespace() {
                space = !out.is_empty();
                continue;
            }
            let plain = match part {
                '‘' | '’' | '‚' | '‛' | '′' | '`' => '\'',
                '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
                '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => continue,
                other => other,
            };
            if space {
                out.push((' ', number));
                space = false;
            }
            out.push((plain, number));
        }
    }
    out
}

/// The shortest beginning of the words from `start` to `end` of `text` (scalar values) that
/// stands there alone, at least six words where there are as many; nothing where even all of
/// them stand elsewhere too.
pub fn distinctive(text: &str, start: usize, end: usize) -> Option<String> {
    let searched = Searched::new(text);
    let whole: String = text
        .chars()
        .skip(start)
        .take(end.saturating_sub(start))
        .collect();
    let words: Vec<&str> = whole.split_whitespace().collect();
    (words.len().min(6)..=words.len())
        .filter_map(|count| words.get(..count))
        .map(|words| words.join(" "))
        .find(|beginning| matches!(searched.find(beginning), Place::Once(..)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_and_white_space_do_not_count() {
        let text = "Lede.\n\n“We\u{A0}won’t go”  –  she\nsaid, naïvely. Six ﬁres.";
        let searched = Searched::new(text);
        for (fragment, wanted) in [
            (
                "\"We won't go\" - she said",
                "“We\u{A0}won’t go”  –  she\nsaid",
            ),
            ("nai\u{308}vely", "naïvely"),
            ("  Six fires ", "Six ﬁres"),
            ("SIX", "Six"),
            ("won", "won"),
        ] {
            let Place::Once(start, end) = searched.find(fragment) else {
                panic!("{fragment}: {:?}", searched.find(fragment));
            };
            let found: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(found, wanted, "{fragment}");
        }
        assert_eq!(searched.find("nine"), Place::Nowhere);
        assert_eq!(searched.find(" \n"), Place::Nowhere);
        assert_eq!(searched.find("e"), Place::Often(6));
    }

    #[test]
    fn whole_words_and_the_same_case_go_first() {
        let searched = Searched::new("At least 40 hurt, at least 40 of them in 1940.");
        assert_eq!(searched.find("at least 40"), Place::Once(18, 29));
        assert_eq!(searched.find("40"), Place::Often(2));
        assert_eq!(searched.find("AT LEAST 40"), Place::Often(2));
        assert_eq!(searched.find("194"), Place::Once(41, 44));
    }

    #[test]
    fn a_distinctive_fragment_is_as_short_as_it_can_be() {
        let text = "The ferry ran aground off Harwick on Monday. \
                    The ferry ran aground off Harwick at night. So it did.";
        assert_eq!(
            distinctive(text, 0, 44).as_deref(),
            Some("The ferry ran aground off Harwick on")
        );
        assert_eq!(distinctive(text, 89, 99).as_deref(), Some("So it did."));
        let twice = "Same. Same.";
        assert_eq!(distinctive(twice, 0, 5), None);
    }
}
