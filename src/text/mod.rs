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
pub(crate) mod table;
mod tokens;
pub mod transliteration;
pub mod words;

pub use span::{ScalarIndex, Span};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The entries of an embedded word list without values, to look up: see [`word_list`].
pub(crate) fn word_set(list: &'static str) -> FxHashSet<&'static str> {
    // Grown from nothing, a set of thousands is built a dozen times over.
    let mut set = FxHashSet::with_capacity_and_hasher(entries(list), FxBuildHasher);
    set.extend(word_list(list));
    set
}

/// Key and value, parted by a space, of each entry of an embedded word list.
pub(crate) fn word_map(list: &'static str) -> FxHashMap<&'static str, &'static str> {
    let mut map = FxHashMap::with_capacity_and_hasher(entries(list), FxBuildHasher);
    map.extend(word_list(list).filter_map(|line| line.split_once(' ')));
    map
}

/// About how many entries a list has, for making room.
fn entries(list: &str) -> usize {
    list.bytes().filter(|byte| *byte == b'\n').count()
}

static STOP_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_set(include_str!("stop_words.txt")));

/// Is this, in normal form, a function word of English?
pub fn is_function_word(normal: &str) -> bool {
    STOP_WORDS.contains(normal)
}

/// The entries of an embedded word list: one a line, `#` begins a comment.
pub fn word_list(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty())
}
