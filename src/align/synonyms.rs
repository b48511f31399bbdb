//! Groups of words that news reports use for one another: "resign", "quit", "step down".
//!
//! `synonyms.txt` was written for this program, without looking at the annotated events.

use crate::text::{self, stems::Stemmer};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// The groups, by stem and by phrase.
pub(super) struct Synonyms {
    words: FxHashMap<String, Vec<u32>>,
    /// First stem → (the stems after it, group).
    phrases: FxHashMap<String, Vec<(Vec<String>, u32)>>,
}

impl Synonyms {
    /// The embedded list, read and stemmed once.
    pub fn get() -> &'static Self {
        static SYNONYMS: OnceLock<Synonyms> = OnceLock::new();
        SYNONYMS.get_or_init(|| Self::new(&Stemmer::new("en")))
    }

    fn new(stemmer: &Stemmer) -> Self {
        let mut words: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        let mut phrases: FxHashMap<String, Vec<(Vec<String>, u32)>> = FxHashMap::default();
        let lines = text::word_list(include_str!("synonyms.txt"));
        for (group, line) in lines.enumerate() {
            let group = group as u32;
            for member in line.split_whitespace() {
                let mut parts = member.split('_').map(|part| stemmer.stem(part));
                let Some(first) = parts.next() else { continue };
                let rest: Vec<String> = parts.collect();
                if rest.is_empty() {
                    words.entry(first).or_default().push(group);
                } else {
                    phrases.entry(first).or_default().push((rest, group));
                }
            }
        }
        Self { words, phrases }
    }

    /// The groups of a stem.
    pub fn of(&self, stem: &str) -> &[u32] {
        self.words.get(stem).map_or(&[], Vec::as_slice)
    }

    /// The groups of the phrases in a row of stems.
    pub fn in_phrases(&self, stems: &[&str]) -> Vec<u32> {
        let mut found = Vec::new();
        for (n, first) in stems.iter().enumerate() {
            for (rest, group) in self.phrases.get(*first).into_iter().flatten() {
                let after = stems.get(n + 1..n + 1 + rest.len());
                if after.is_some_and(|after| after.iter().zip(rest).all(|(x, y)| x == y)) {
                    found.push(*group);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_phrases_meet_in_a_group() {
        let stemmer = Stemmer::new("en");
        let synonyms = Synonyms::new(&stemmer);
        let quit = synonyms.of(&stemmer.stem("quit"));
        let stems: Vec<String> = ["will", "step", "down", "today"]
            .iter()
            .map(|w| stemmer.stem(w))
            .collect();
        let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
        let phrase = synonyms.in_phrases(&stems);
        assert!(phrase.iter().any(|group| quit.contains(group)));
        assert!(
            !synonyms
                .of("ferri")
                .iter()
                .any(|group| quit.contains(group))
        );
    }
}
