//! Irregular forms of English words: "took" and "taken" are forms of "take".

use super::word_list;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A form to the plain one.
static PLAIN: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut map = FxHashMap::default();
    for line in word_list(include_str!("lists/irregular_forms.txt")) {
        let mut forms = line.split_whitespace();
        if let Some(first) = forms.next() {
            map.extend(forms.map(|form| (form, first)));
        }
    }
    map
});

/// The plain form of a word in normal form; a regular word stays what it is.
pub fn plain_form(normal: &str) -> &str {
    PLAIN.get(normal).copied().unwrap_or(normal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn irregular_forms_have_a_plain_one() {
        for (form, plain) in [
            ("took", "take"),
            ("taken", "take"),
            ("took off", "took off"),
        ] {
            assert_eq!(plain_form(form), plain);
        }
        assert_eq!(plain_form("walked"), "walked");
    }
}
