//! Which language a text is written in, and the quotation marks of that language.

use super::word_list;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The code for a language that could not be told (ISO 639-2).
pub const UNDETERMINED: &str = "und";

/// Fewest letters that a language is told from; a line of navigation has fewer.
const FEWEST_LETTERS: usize = 60;
/// Fewest for scripts that write a word with one or two signs.
const FEWEST_SIGNS: usize = 20;
/// Most characters that are read: more do not change the answer.
const MOST_CHARACTERS: usize = 20_000;

/// From this likeness on (Jaro-Winkler, 0..1) a word is taken for a language's name.
const ALIKE: f64 = 0.88;

static CODES: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    word_list(include_str!("lists/languages.txt"))
        .filter_map(|line| line.split_once(' '))
        .collect()
});

type Marks = FxHashMap<&'static str, Vec<(char, char)>>;

static MARKS: LazyLock<Marks> = LazyLock::new(|| {
    let mut languages = Marks::default();
    for line in word_list(include_str!("lists/quotation_marks.txt")) {
        let mut words = line.split_whitespace();
        let Some(language) = words.next() else {
            continue;
        };
        let mut marks: Vec<(char, char)> = words
            .filter_map(|pair| {
                let mut pair = pair.chars();
                Some((pair.next()?, pair.next()?))
            })
            .collect();
        marks.push(('"', '"'));
        languages.insert(language, marks);
    }
    languages
});

/// Is the program tuned for this language? English, and what could not be told is read as English.
pub fn is_tuned_for(language: &str) -> bool {
    matches!(language, "en" | UNDETERMINED)
}

/// The language of `text` as ISO 639-1 code, or [`UNDETERMINED`] where the text is too short or
/// the answer not reliable (trigrams, crate `whatlang`).
pub fn detect(text: &str) -> &'static str {
    let end = text
        .char_indices()
        .nth(MOST_CHARACTERS)
        .map_or(text.len(), |(offset, _)| offset);
    let text = text.get(..end).unwrap_or_default();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let signs = text
        .chars()
        .filter(|c| matches!(*c as u32, 0x3040..=0x30FF | 0x3400..=0x9FFF | 0xAC00..=0xD7AF))
        .count();
    if letters < FEWEST_LETTERS && signs < FEWEST_SIGNS {
        return UNDETERMINED;
    }
    whatlang::detect(text)
        .filter(whatlang::Info::is_reliable)
        .and_then(|info| CODES.get(info.lang().code()).copied())
        .unwrap_or(UNDETERMINED)
}

/// Refuses what is no language's code: a tag whose primary subtag is not one of ISO 639.
///
/// # Errors
/// What was probably meant: the code of a language that is given by its name or its longer code.
pub fn check_code(tag: &str) -> Result<(), String> {
    let code = primary(tag);
    let mut known = word_list(include_str!("lists/language_codes.txt"));
    if known.any(|known| known == code) {
        return Ok(());
    }
    let languages = whatlang::Lang::all();
    let names: Vec<String> = languages
        .iter()
        .map(|language| language.eng_name().to_lowercase())
        .collect();
    let is_it = |language: &whatlang::Lang| {
        language.code() == code || language.name().to_lowercase() == code
    };
    let meant = languages.iter().find(|l| is_it(l)).or_else(|| {
        let likeness = |name: &String| strsim::jaro_winkler(name, &code);
        let best = languages.iter().zip(&names);
        let best = best.max_by(|(_, a), (_, b)| likeness(a).total_cmp(&likeness(b)));
        best.filter(|(_, name)| likeness(name) >= ALIKE)
            .map(|(language, _)| language)
    });
    Err(
        match meant.and_then(|language| CODES.get(language.code())) {
            Some(meant) => format!("no code of a language; did you mean {meant}?"),
            None => "no code of a language; give one of ISO 639-1, such as en, de or fr".to_owned(),
        },
    )
}

/// The primary subtag of a language tag in lower case: `en` of `en-GB` and `EN_us`.
pub fn primary(tag: &str) -> String {
    tag.split(['-', '_'])
        .next()
        .unwrap_or_default()
        .trim()
        .to_lowercase()
}

/// Opening and closing quotation marks of a language, the outer ones first, straight double
/// marks last; the English ones for a language that is not listed.
pub fn quotation_marks(language: &str) -> &'static [(char, char)] {
    MARKS
        .get(primary(language).as_str())
        .or_else(|| MARKS.get("*"))
        .map_or(&[], Vec::as_slice)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn languages_of_news_sentences() {
        for (text, language) in [
            (
                "The harbour authority closed the northern pier on Tuesday after a ferry struck it in thick fog.",
                "en",
            ),
            (
                "Die Hafenbehörde sperrte am Dienstag den nördlichen Pier, nachdem eine Fähre ihn im Nebel gerammt hatte.",
                "de",
            ),
            (
                "La autoridad portuaria cerró el martes el muelle norte después de que un transbordador chocara con él.",
                "es",
            ),
            (
                "Les autorités portuaires ont fermé mardi la jetée nord après qu’un ferry l’a heurtée dans le brouillard.",
                "fr",
            ),
            (
                "港湾当局は火曜日、濃霧の中でフェリーが衝突したため北埠頭を閉鎖した。けが人はいなかった。",
                "ja",
            ),
            (
                "Портовые власти закрыли северный причал во вторник после того, как в него врезался паром.",
                "ru",
            ),
            ("Ferry aground", UNDETERMINED),
            ("", UNDETERMINED),
            (
                "12345 67890 12345 67890 12345 67890 12345 67890 12345 67890",
                UNDETERMINED,
            ),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }

    #[test]
    fn every_language_told_has_a_two_letter_code() {
        for language in whatlang::Lang::all() {
            assert_eq!(
                CODES.get(language.code()).map(|c| c.len()),
                Some(2),
                "{language}"
            );
        }
    }

    #[test]
    fn a_code_is_one_of_a_language() {
        for tag in ["en", "EN", "en-GB", "de_AT", "und", "sw", "fil"] {
            assert_eq!(check_code(tag), Ok(()), "{tag}");
        }
        for code in CODES.values().chain(MARKS.keys()).filter(|c| **c != "*") {
            assert_eq!(check_code(code), Ok(()), "{code}");
        }
        for (tag, hint) in [
            ("english", "did you mean en?"),
            ("Englisch", "did you mean en?"),
            ("eng", "did you mean en?"),
            ("français", "did you mean fr?"),
            ("german", "did you mean de?"),
            ("klingon", "such as en, de or fr"),
            ("xx", "such as en, de or fr"),
            ("", "such as en, de or fr"),
        ] {
            let said = check_code(tag).unwrap_err();
            assert!(said.ends_with(hint), "{tag}: {said}");
        }
    }

    #[test]
    fn marks_of_a_language() {
        assert_eq!(quotation_marks("de-AT").first(), Some(&('„', '“')));
        assert_eq!(quotation_marks("und").first(), Some(&('“', '”')));
        for marks in MARKS.values() {
            assert_eq!(marks.last(), Some(&('"', '"')));
        }
    }

    proptest! {
        #[test]
        fn any_text_has_an_answer(text in any::<String>()) {
            prop_assert!(matches!(detect(&text).len(), 2 | 3));
            prop_assert!(!quotation_marks(&text).is_empty());
        }
    }
}
