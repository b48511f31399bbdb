//! Nouns that name one thing from another side: "protesters" against "rioters".

use crate::text::word_list;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A word to the lines where it stands, and whether among the plain ones.
pub(super) type Sides = FxHashMap<&'static str, Vec<(usize, bool)>>;

/// A list whose lines set plain words against others: `plain words : others`.
pub(super) fn sides(list: &'static str) -> Sides {
    let mut table = Sides::default();
    for (line, text) in word_list(list).enumerate() {
        let Some((plain, others)) = text.split_once(" : ") else {
            continue;
        };
        for (words, plain) in [(plain, true), (others, false)] {
            for word in words.split_whitespace() {
                table.entry(word).or_default().push((line, plain));
            }
        }
    }
    table
}

static NOUNS: LazyLock<Sides> = LazyLock::new(|| sides(include_str!("charged_nouns.txt")));

/// Do two nouns (lower case, singular) name one thing, and does at least one of them take a side?
pub(super) fn differ(a: &str, b: &str) -> bool {
    let places = |noun: &str| NOUNS.get(noun).into_iter().flatten();
    a != b
        && places(a).any(|(line, mine)| {
            places(b).any(|(other, theirs)| line == other && !(*mine && *theirs))
        })
}

#[cfg(test)]
mod tests {
    use super::differ;

    #[test]
    fn one_of_two_takes_a_side() {
        for (a, b, expected) in [
            ("protester", "rioter", true),
            ("rioter", "protester", true),
            ("rioter", "mob", true),
            ("protester", "demonstrator", false),
            ("rioter", "rioter", false),
            ("protester", "regime", false),
        ] {
            assert_eq!(differ(a, b), expected, "{a} {b}");
        }
    }
}
