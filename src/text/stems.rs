//! Word stems (Snowball, <https://snowballstem.org>).

use super::language::primary;
use snowball_stemmers_rs::{Algorithm, Stemmer as Snowball};

/// Stems the words of one language.
pub struct Stemmer(Option<Snowball>);

/// Longer stretches, in bytes, are no words and stay as they are.
const LONGEST: usize = 100;

impl Stemmer {
    /// The stemmer of a language by its ISO 639-1 code or tag; words stay as they are where
    /// there is none (`und` among them).
    pub fn new(language: &str) -> Self {
        Self(algorithm(&primary(language)).map(Snowball::create))
    }

    /// The stem of a word that is already in lower case.
    pub fn stem(&self, word: &str) -> String {
        match &self.0 {
            Some(stemmer) if word.len() <= LONGEST => stemmer.stem(word).into_owned(),
            _ => word.to_owned(),
        }
    }
}

/// Snowball's algorithm for a language.
fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "hy" => Algorithm::Armenian,
        "eu" => Algorithm::Basque,
        "ca" => Algorithm::Catalan,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "nl" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "eo" => Algorithm::Esperanto,
        "et" => Algorithm::Estonian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "id" => Algorithm::Indonesian,
        "ga" => Algorithm::Irish,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "ne" => Algorithm::Nepali,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "fa" => Algorithm::Persian,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "st" => Algorithm::Sesotho,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LANGUAGES: [&str; 35] = [
        "ar", "hy", "eu", "ca", "cs", "da", "nl", "en", "eo", "et", "fi", "fr", "de", "el", "hi",
        "hu", "id", "ga", "it", "lt", "ne", "nb", "fa", "pl", "pt", "ro", "ru", "sr", "st", "es",
        "sv", "ta", "tr", "uk", "yi",
    ];

    #[test]
    fn each_language_has_its_own_stems() {
        for (language, word, stem) in [
            ("en", "fishing", "fish"),
            ("en-GB", "passengers", "passeng"),
            ("de", "häuser", "haus"),
            ("es", "hablando", "habl"),
            ("ja", "船", "船"),
            ("und", "fishing", "fishing"),
        ] {
            assert_eq!(Stemmer::new(language).stem(word), stem, "{language}");
        }
    }

    proptest! {
        #[test]
        fn no_word_breaks_a_stemmer(word in "\\PC{0,12}|[a-zäéßšığ']{0,14}|[а-яё]{0,12}|[\u{0600}-\u{06FF}]{0,10}|[\u{0900}-\u{097F}]{0,10}|[\u{0B80}-\u{0BFF}]{0,10}|[\u{0590}-\u{05FF}]{0,10}|[α-ωά-ώ]{0,10}") {
            for language in LANGUAGES {
                Stemmer::new(language).stem(&word.to_lowercase());
            }
        }
    }
}
