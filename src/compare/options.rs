//! What a user adds to the word lists of a comparison.

use super::model::LoadedKind;

/// Settings of a comparison; the default changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Additional loaded words, in lower case: single words or phrases, verbs in the plain form
    /// where the kind lists verbs (violence, belittling, praising).
    pub loaded: Vec<(LoadedKind, Vec<String>)>,
    /// Words and phrases that are never marked as loaded, in any form of their first word.
    pub ignore: Vec<String>,
    /// Labels of one referent: its name, and the words that mean it.
    pub labels: Vec<(String, Vec<String>)>,
}
