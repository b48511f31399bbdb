//! Forms of English verbs, the irregular ones from a list: "took" and "taken" are forms of "take",
//! "slamming" is one of "slam".

use super::word_list;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A plain form to its irregular ones.
static IRREGULAR: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    word_list(include_str!("lists/irregular_forms.txt"))
        .filter_map(|line| line.split_once(' '))
        .map(|(verb, forms)| (verb, forms.split_whitespace().collect()))
        .collect()
});

/// A form to the plain ones.
static PLAIN: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut map: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for line in word_list(include_str!("lists/irregular_forms.txt")) {
        let mut forms = line.split_whitespace();
        if let Some(first) = forms.next() {
            for form in forms {
                map.entry(form).or_default().push(first);
            }
        }
    }
    map
});

/// The plain form of a word in normal form; a regular word stays what it is.
pub fn plain_form(normal: &str) -> &str {
    let plain = PLAIN.get(normal).and_then(|plain| plain.last());
    plain.copied().unwrap_or(normal)
}

/// The forms of a verb given in its plain form.
pub fn verb_forms(verb: &str) -> Vec<String> {
    let vowel = |c: char| "aeiou".contains(c);
    let letters: Vec<char> = verb.chars().rev().take(3).collect();
    let doubled = match letters.as_slice() {
        [last, middle, before] => {
            let syllables = verb.chars().filter(|c| vowel(*c)).count();
            !vowel(*last)
                && !"wxy".contains(*last)
                && vowel(*middle)
                && !vowel(*before)
                && syllables == 1
        }
        _ => false,
    };
    let last = verb.chars().last().unwrap_or_default();
    let stem = match verb.strip_suffix('e') {
        Some(stem) => stem.to_owned(),
        None if doubled => format!("{verb}{last}"),
        None => verb.to_owned(),
    };
    let after_consonant = letters.get(1).is_some_and(|c| !vowel(*c));
    let (third, past) = match verb.strip_suffix('y') {
        Some(short) if after_consonant => (format!("{short}ies"), format!("{short}ied")),
        _ if ["s", "x", "z", "sh", "ch"]
            .iter()
            .any(|e| verb.ends_with(e)) =>
        {
            (format!("{verb}es"), format!("{stem}ed"))
        }
        _ => (format!("{verb}s"), format!("{stem}ed")),
    };
    let mut forms = vec![verb.to_owned(), third, format!("{stem}ing")];
    match IRREGULAR.get(verb) {
        Some(irregular) => forms.extend(irregular.iter().map(|f| (*f).to_owned())),
        None => forms.push(past),
    }
    forms.sort();
    forms.dedup();
    forms
}

/// The words of which `form` may be another form: every verb that has it among its [`verb_forms`],
/// and some that are no verb at all. `is_known` tells which are worth a look, so that a list of
/// plain forms is searched without inflecting it whole.
pub fn verbs_of(form: &str, is_known: impl Fn(&str) -> bool) -> Vec<String> {
    let mut verbs: Vec<String> = Vec::new();
    let mut ask = |verb: &str| {
        if is_known(verb) && verb_forms(verb).iter().any(|other| other == form) {
            verbs.push(verb.to_owned());
        }
    };
    for verb in PLAIN.get(form).into_iter().flatten() {
        ask(verb);
    }
    for stem in ["ing", "ed"].iter().filter_map(|e| form.strip_suffix(e)) {
        ask(stem);
        ask(&format!("{stem}e"));
        let mut back = stem.chars().rev();
        if let (Some(last), Some(before)) = (back.next(), back.next())
            && last == before
            && let Some(single) = stem.strip_suffix(last)
        {
            ask(single);
        }
    }
    for stem in ["es", "s"].iter().filter_map(|e| form.strip_suffix(e)) {
        ask(stem);
    }
    for stem in ["ies", "ied"].iter().filter_map(|e| form.strip_suffix(e)) {
        ask(&format!("{stem}y"));
    }
    verbs.sort();
    verbs.dedup();
    verbs
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

    #[test]
    fn verbs_are_inflected() {
        for (verb, form) in [
            ("slam", "slammed"),
            ("decry", "decried"),
            ("bash", "bashes"),
            ("topple", "toppling"),
            ("lie", "lying"),
            ("tear", "tore"),
            ("badger", "badgering"),
        ] {
            assert!(
                verb_forms(verb).contains(&form.to_owned()),
                "{verb}: {form}"
            );
        }
    }

    #[test]
    fn every_form_leads_back_to_its_verb() {
        let regular = [
            "slam", "decry", "bash", "topple", "badger", "fuss", "buzz", "free",
        ];
        let irregular = IRREGULAR.keys().copied().filter(|verb| *verb != "be");
        for verb in regular.into_iter().chain(irregular) {
            for form in verb_forms(verb).iter().filter(|form| *form != verb) {
                let verbs = verbs_of(form, |other| other == verb);
                assert_eq!(verbs, [verb], "{form}");
            }
        }
        assert!(verbs_of("slings", |other| other == "sl").is_empty());
    }
}
