//! How a report writes its words: with a capital, without, as a person's name.

use super::{NameKind, names, runs};
use crate::text::sentences::sentences;
use crate::text::words::words;
use rustc_hash::{FxHashMap, FxHashSet};

/// What the whole report (or all reports of an event) tells of its words.
#[derive(Debug, Clone, Default)]
pub struct NameContext {
    /// Times with a capital and without, where neither the place in the sentence nor a headline
    /// asks for one; by the word in lower case.
    counts: FxHashMap<String, (u32, u32)>,
    /// Last words of persons' names, in lower case.
    surnames: FxHashSet<String>,
}

impl NameContext {
    /// Reads texts: paragraphs, or whole reports.
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut context = Self::default();
        let mut parts = Vec::new();
        for text in texts {
            parts.extend(sentences(text).into_iter().map(|s| s.of(text)));
        }
        for sentence in &parts {
            context.count(sentence);
        }
        let mut surnames = FxHashSet::default();
        for sentence in &parts {
            for name in names(sentence, &context) {
                if name.kind == NameKind::Person {
                    let word = runs::bare(&name.text)
                        .rsplit(' ')
                        .next()
                        .map(str::to_lowercase);
                    surnames.extend(word);
                }
            }
        }
        context.surnames = surnames;
        context
    }

    /// Counts the words of one sentence that are free to choose their case.
    fn count(&mut self, sentence: &str) {
        let spans = words(sentence);
        if runs::capitals_for_form(sentence, &spans) {
            return;
        }
        let mut before = 0;
        for span in spans {
            let gap = sentence.get(before..span.start).unwrap_or_default();
            let free = before > 0 && !runs::asks_for_capital(gap);
            before = span.end;
            if free {
                let word = runs::bare(span.of(sentence));
                let count = self.counts.entry(word.to_lowercase()).or_default();
                if word.starts_with(char::is_uppercase) {
                    count.0 += 1;
                } else {
                    count.1 += 1;
                }
            }
        }
    }

    /// Times that the report writes this word (in lower case) with a capital, and without, where
    /// it is free to choose.
    pub fn cases(&self, word: &str) -> (u32, u32) {
        self.counts.get(word).copied().unwrap_or_default()
    }

    /// Is this word (in lower case) the last word of a person's name in the report?
    pub fn is_surname(&self, word: &str) -> bool {
        self.surnames.contains(word)
    }
}
