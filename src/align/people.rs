//! Who a claim is about: persons by their last name, pronouns by the claim before.
//!
//! No list of names: a person is a run of capitalised words whose last word also stands alone in
//! the event, or follows a title. "Ana Reyes", "Ms. Reyes" and "Reyes" are one person; "Ana" is
//! her given name and tells little.

use super::vocabulary::{Tokens, Vocabulary};
use crate::article::BlockKind;
use crate::claim::Report;
use crate::text::span::SpanIndex;
use crate::text::{self, normal};
use rustc_hash::{FxHashMap, FxHashSet};

/// The persons of an event, by the stem of their last name.
#[derive(Default)]
pub(super) struct People {
    pub last_names: FxHashSet<u32>,
    pub given_names: FxHashSet<u32>,
}

/// A capitalised word of a claim.
struct Word {
    stem: u32,
    /// Follows the word before with one space between.
    joined: bool,
    capital: bool,
    title: bool,
    first: bool,
}

impl People {
    /// Finds the persons that the reports name in running text.
    pub fn new(reports: &[Report], tokens: &Tokens, vocabulary: &Vocabulary) -> Self {
        let titles: FxHashSet<&str> = text::word_set(include_str!("titles.txt"));
        let mut alone: FxHashSet<u32> = FxHashSet::default();
        let mut titled: FxHashSet<u32> = FxHashSet::default();
        let mut runs: Vec<Vec<u32>> = Vec::new();
        let mut tokens = tokens.iter();
        for report in reports {
            for claim in &report.claims {
                let mine = tokens.next().map(Vec::as_slice).unwrap_or_default();
                let block = report.article.blocks.get(claim.block);
                if block.is_some_and(|b| b.kind == BlockKind::Headline) {
                    continue;
                }
                let words = words(report, mine, vocabulary, &titles);
                for run in capital_runs(&words) {
                    let stems: Vec<u32> = run.iter().filter(|w| !w.title).map(|w| w.stem).collect();
                    let Some(last) = stems.last().copied() else {
                        continue;
                    };
                    if run.iter().any(|w| w.title) {
                        titled.insert(last);
                    }
                    if stems.len() == 1 && !run.iter().any(|w| w.first) {
                        alone.insert(last);
                    }
                    if (2..=3).contains(&stems.len()) {
                        runs.push(stems);
                    }
                }
            }
        }
        let mut people = Self::default();
        for run in &runs {
            if let [given @ .., last] = run.as_slice()
                && (alone.contains(last) || titled.contains(last))
            {
                people.last_names.insert(*last);
                people.given_names.extend(given);
            }
        }
        people.last_names.extend(titled);
        people
            .given_names
            .retain(|g| !people.last_names.contains(g));
        people
    }
}

fn words(
    report: &Report,
    tokens: &[super::vocabulary::Token],
    vocabulary: &Vocabulary,
    titles: &FxHashSet<&str>,
) -> Vec<Word> {
    let mut end = usize::MAX;
    tokens
        .iter()
        .enumerate()
        .map(|(n, token)| {
            let written = report.text(token.span);
            let between = report
                .article
                .text
                .get(end..token.span.start)
                .unwrap_or_default();
            let title = titles.contains(normal::normalize_word(written).as_str());
            let joined = between == " "
                || between == "\u{a0}"
                || (between.starts_with('.') && between.len() <= 3);
            end = token.span.end;
            Word {
                stem: token.stem,
                joined,
                capital: written.starts_with(char::is_uppercase)
                    && (title || !vocabulary.stem(token.stem).stop),
                title,
                first: n == 0,
            }
        })
        .collect()
}

fn capital_runs(words: &[Word]) -> Vec<&[Word]> {
    let mut runs = Vec::new();
    let mut start = 0;
    while start < words.len() {
        if !words[start].capital {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while words
            .get(end)
            .is_some_and(|w| w.capital && w.joined && !w.title)
        {
            end += 1;
        }
        runs.push(&words[start..end]);
        start = end;
    }
    runs
}

/// Whom a claim is about, as far as the words tell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct About {
    /// Last name of the first person that the claim names, or that its pronoun stands for.
    pub subject: Option<u32>,
    /// The person is only meant by a pronoun.
    pub by_pronoun: bool,
}

/// Resolves every claim, in the order of the reports and their claims.
pub(super) fn about(
    reports: &[Report],
    tokens: &Tokens,
    vocabulary: &Vocabulary,
    people: &People,
) -> Vec<About> {
    let mut found = Vec::new();
    let mut tokens = tokens.iter();
    for report in reports {
        let speakers = speakers(report, people, vocabulary);
        let mut last: Option<u32> = None;
        for (number, _) in report.claims.iter().enumerate() {
            let mine = tokens.next().map(Vec::as_slice).unwrap_or_default();
            let mut about = About::default();
            for token in mine {
                let stem = vocabulary.stem(token.stem);
                if people.last_names.contains(&token.stem) {
                    about.subject = Some(token.stem);
                    break;
                }
                if matches!(stem.text.as_str(), "he" | "she" | "his" | "her" | "him")
                    && last.is_some()
                {
                    about = About {
                        subject: last,
                        by_pronoun: true,
                    };
                    break;
                }
            }
            if about.subject.is_none()
                && let Some(speaker) = speakers.get(&number)
            {
                about = About {
                    subject: Some(*speaker),
                    by_pronoun: true,
                };
            }
            if about.subject.is_some() {
                last = about.subject;
            }
            found.push(about);
        }
    }
    found
}

/// Last name of the speaker of every claim that stands mostly inside a quotation.
fn speakers(report: &Report, people: &People, vocabulary: &Vocabulary) -> FxHashMap<usize, u32> {
    let mut found = FxHashMap::default();
    let by_text: FxHashMap<&str, u32> = people
        .last_names
        .iter()
        .map(|stem| (vocabulary.stem(*stem).text.as_str(), *stem))
        .collect();
    let said = SpanIndex::new(report.quotations.iter().map(|q| q.span));
    for (number, claim) in report.claims.iter().enumerate() {
        let mut inside: Vec<usize> = said.touching(claim.span).map(|(_, n)| n).collect();
        inside.sort_unstable();
        let mut quotations = inside.into_iter().filter_map(|n| report.quotations.get(n));
        let quotation = quotations.find(|q| q.span.overlap(claim.span) * 2 > claim.span.len());
        let Some(speaker) = quotation.and_then(|q| q.speaker.as_ref()) else {
            continue;
        };
        let last = text::words::words(&speaker.name)
            .last()
            .map(|w| normal::normalize_word(w.of(&speaker.name)));
        let stemmer =
            text::stems::Stemmer::new(super::vocabulary::spoken(&report.article.language));
        if let Some(stem) = last.and_then(|l| by_text.get(stemmer.stem(&l).as_str())) {
            found.insert(number, *stem);
        }
    }
    found
}
