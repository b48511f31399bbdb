//! Nouns that name one thing from another side: "protesters" against "rioters".

use crate::text::word_list;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A noun to the lines where it stands, and whether among those that take a side.
static NOUNS: LazyLock<FxHashMap<&str, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let mut table: FxHashMap<&str, Vec<(usize, bool)>> = FxHashMap::default();
    for (line, text) in word_list(include_str!("charged_nouns.txt")).enumerate() {
        let Some((plain, charged)) = text.split_once(" : ") else {
            continue;
        };
        for (nouns, takes_side) in [(plain, false), (charged, true)] {
            for noun in nouns.split_whitespace() {
                table.entry(noun).or_default().push((line, takes_side));
            }
        }
    }
    table
});

/// Do two nouns (lower case, singular) name one thing, and does at least one of them take a side?
pub(super) fn differ(a: &str, b: &str) -> bool {
    let places = |noun: &str| NOUNS.get(noun).into_iter().flatten();
    a != b
        && places(a).any(|(line, mine)| {
            places(b).any(|(other, theirs)| line == other && (*mine || *theirs))
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
