//! Words of a text to walk over, with what stands between them.

use super::Span;
use super::words::words;

/// The words of a text.
pub(super) struct Tokens<'t> {
    text: &'t str,
    spans: Vec<Span>,
    lower: Vec<String>,
}

impl<'t> Tokens<'t> {
    /// Splits `text` once.
    pub fn new(text: &'t str) -> Self {
        let spans = words(text);
        let lower = spans
            .iter()
            .map(|s| s.of(text).to_lowercase().replace('’', "'"))
            .collect();
        Self { text, spans, lower }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Where word `at` stands; an empty span behind the last.
    pub fn span(&self, at: usize) -> Span {
        let end = Span::new(self.text.len(), self.text.len());
        self.spans.get(at).copied().unwrap_or(end)
    }

    /// Word `at` as written; empty behind the last.
    pub fn word(&self, at: usize) -> &'t str {
        self.span(at).of(self.text)
    }

    /// Word `at` in lower case, apostrophes straight; empty behind the last.
    pub fn lower(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", String::as_str)
    }

    /// Word `back` words before `at`, in lower case; empty before the first.
    pub fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |n| self.lower(n))
    }

    /// What stands between word `at` and the word before it.
    pub fn gap(&self, at: usize) -> &'t str {
        let start = match at.checked_sub(1) {
            Some(before) => self.span(before).end,
            None => 0,
        };
        self.text
            .get(start..self.span(at).start)
            .unwrap_or_default()
    }

    /// Does only white space stand before word `at`, and is there such a word?
    pub fn follows(&self, at: usize) -> bool {
        at < self.len() && self.gap(at).chars().all(char::is_whitespace)
    }

    /// Does word `at` begin with a capital?
    pub fn capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    /// The text behind word `at`, at most `length` bytes.
    pub fn rest(&self, at: usize, length: usize) -> &'t str {
        let start = self.span(at).end;
        let mut end = self.text.len().min(start + length);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        self.text.get(start..end).unwrap_or_default()
    }

    /// The text before word `at` ends with one of these.
    pub fn preceded_by(&self, at: usize, endings: &[&str]) -> bool {
        let head = self.text.get(..self.span(at).start).unwrap_or_default();
        endings.iter().any(|ending| head.ends_with(ending))
    }
}

/// The value of a whole number written as digits (with thousands separators) or as one word.
pub(super) fn small_number(word: &str) -> Option<u32> {
    if !word.is_empty() && word.len() <= 6 && word.chars().all(|c| c.is_ascii_digit()) {
        return word.parse().ok();
    }
    let number = |n: usize| u32::try_from(n).ok();
    if let Some(n) = ONES.iter().position(|w| *w == word) {
        return number(n);
    }
    if let Some(n) = TENS.iter().position(|w| *w == word) {
        return number((n + 2) * 10);
    }
    // "Twenty-one": no tens are shorter than "forty" or longer than "seventy".
    let (ten, one) = word.split_at_checked(word.bytes().take(8).position(|b| b == b'-')?)?;
    let one = one.strip_prefix('-')?;
    let ten = TENS.iter().position(|w| *w == ten)?;
    let one = ONES.iter().position(|w| *w == one)?;
    (1..10)
        .contains(&one)
        .then(|| number((ten + 2) * 10 + one))?
}

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
