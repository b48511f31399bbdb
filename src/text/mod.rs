//! What is true of language and not of news: spans, normal form, words, sentences, stems,
//! numbers, dates and names.
//!
//! Nothing here knows what a report is. Word lists are data files beside the code that reads
//! them, one entry a line, with their origin in a header.

pub mod dates;
pub mod language;
pub mod names;
pub mod normal;
pub mod numbers;
pub mod sentences;
pub mod span;
pub mod spelling;
pub mod stems;
mod tokens;
pub mod transliteration;
pub mod words;

pub use span::{ScalarIndex, Span};

/// The entries of an embedded word list: one a line, `#` begins a comment.
pub fn word_list(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
}
