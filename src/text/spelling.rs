//! British and American spelling: one word, two forms.

use super::word_map;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A British spelling to the American one.
static AMERICAN: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| word_map(include_str!("lists/spellings.txt")));

/// A word in normal form as Americans spell it, for comparing: "organised" is "organized". A word
/// that both spell alike stays what it is.
pub fn american(normal: &str) -> &str {
    AMERICAN.get(normal).copied().unwrap_or(normal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_read_as_one() {
        for (british, one) in [
            ("neighbours", "neighbors"),
            ("organised", "organized"),
            ("centre", "center"),
            ("travelling", "traveling"),
            ("dialogue", "dialog"),
            ("defence", "defense"),
            ("tonight", "tonight"),
        ] {
            assert_eq!(american(british), one);
            assert_eq!(american(one), one);
        }
    }

    #[test]
    fn no_american_spelling_is_read_as_another_word() {
        for one in AMERICAN.values() {
            assert_eq!(american(one), *one);
        }
        for word in ["four", "hour", "premise", "promise", "metro", "storm"] {
            assert_eq!(american(word), word);
        }
    }
}
