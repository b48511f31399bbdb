//! Which nation a name, an adjective or a capital stands for.

use super::word_list;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static NATIONS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in word_list(include_str!("lists/nations.txt")) {
        let mut forms = line.split(',').map(str::trim);
        if let Some(nation) = forms.next() {
            table.insert(nation, nation);
            table.extend(forms.map(|form| (form, nation)));
        }
    }
    table
});

/// The nation that this name, adjective or capital (lower case, without full stops) stands for:
/// "france" for "french", "paris" and "elysee palace".
pub fn nation(form: &str) -> Option<&'static str> {
    NATIONS.get(form).copied()
}

#[cfg(test)]
mod tests {
    use super::nation;

    #[test]
    fn names_adjectives_and_capitals_stand_for_a_nation() {
        for (form, expected) in [
            ("french", Some("france")),
            ("beijing", Some("china")),
            ("united states", Some("united states")),
            ("harwick", None),
        ] {
            assert_eq!(nation(form), expected, "{form}");
        }
    }
}
