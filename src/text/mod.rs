//! What is true of language and not of news: spans, normal form, words, sentences, stems,
//! numbers, dates and names.
//!
//! Nothing here knows what a report is. Word lists are data files beside the code that reads
//! them, one entry a line, with their origin in a header.

pub mod dates;
pub mod language;
pub mod names;
pub mod nations;
pub mod normal;
pub mod numbers;
pub mod sentences;
pub mod span;
pub mod spelling;
pub mod stems;
pub(crate) mod table;
mod tokens;
pub mod transliteration;
pub mod verb_forms;
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
    let mut rest = list;
    std::iter::from_fn(move || {
        // Lines are short: looking at every byte is quicker than setting up a search.
        while !rest.is_empty() {
            let bytes = rest.as_bytes();
            let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'#'));
            let (entry, behind) = rest.split_at(end.unwrap_or(rest.len()));
            let line_end = match behind.starts_with('#') {
                true => behind.bytes().position(|byte| byte == b'\n'),
                false => Some(0),
            };
            rest = line_end.and_then(|n| behind.get(n + 1..)).unwrap_or("");
            let entry = entry.trim();
            if !entry.is_empty() {
                return Some(entry);
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_without_comments_and_empty_lines() {
        for (list, entries) in [
            (
                "# head: é # twice\n\none\n two three # why\nfour",
                "one|two three|four",
            ),
            ("one\r\n#\r\ntwo\n", "one|two"),
            ("#", ""),
            ("", ""),
            ("one # last", "one"),
        ] {
            assert_eq!(word_list(list).collect::<Vec<_>>().join("|"), entries);
        }
        assert_eq!(word_set("one\n# no\ntwo\n").len(), 2);
        assert_eq!(word_map("a b\nc d e\nalone\n").get("c"), Some(&"d e"));
    }
}
