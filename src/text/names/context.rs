//! How a report writes its words: with a capital, without, as a person's name.

use super::{NameKind, names, runs};
use crate::text::sentences::sentences;
use crate::text::words::words;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Texts, and sentences, that are worth handing to another thread.
const LEAST_TEXTS: usize = 16;
const LEAST_SENTENCES: usize = 32;

type Counts = FxHashMap<String, (u32, u32)>;

/// What the whole report (or all reports of an event) tells of its words.
#[derive(Debug, Clone, Default)]
pub struct NameContext {
    /// Times with a capital and without, where neither the place in the sentence nor a headline
    /// asks for one; by the word in lower case.
    counts: Counts,
    /// Last words of persons' names, in lower case.
    surnames: FxHashSet<String>,
}

impl NameContext {
    /// Reads texts: paragraphs, or whole reports.
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let texts: Vec<&str> = texts.collect();
        let parts: Vec<&str> = texts
            .par_iter()
            .with_min_len(LEAST_TEXTS)
            .flat_map_iter(|text| sentences(text).into_iter().map(|s| s.of(text)))
            .collect();
        let counted = parts
            .par_chunks(LEAST_SENTENCES)
            .map(|parts| {
                let mut context = Self::default();
                parts.iter().for_each(|sentence| context.count(sentence));
                context.counts
            })
            .reduce(FxHashMap::default, added);
        let mut context = Self {
            counts: counted,
            surnames: FxHashSet::default(),
        };
        context.surnames = parts
            .par_chunks(LEAST_SENTENCES)
            .flat_map_iter(|parts| parts.iter().flat_map(|part| surnames(part, &context)))
            .collect();
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

/// The sums of two counts.
fn added(mut all: Counts, some: Counts) -> Counts {
    if all.is_empty() {
        return some;
    }
    for (word, (capital, small)) in some {
        let count = all.entry(word).or_default();
        count.0 += capital;
        count.1 += small;
    }
    all
}

/// The last words of the persons' names in a sentence.
fn surnames(sentence: &str, context: &NameContext) -> Vec<String> {
    let persons = names(sentence, context)
        .into_iter()
        .filter(|name| name.kind == NameKind::Person);
    persons
        .filter_map(|name| {
            let last = runs::bare(&name.text).rsplit(' ').next();
            last.map(str::to_lowercase)
        })
        .collect()
}
