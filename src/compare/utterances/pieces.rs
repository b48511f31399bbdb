//! Sentences of quotations, and which of them hold the same words.
//!
//! A quotation may run over several paragraphs in one report and stand in pieces in another, so
//! sentences are held against each other. Candidates share three words in a row.

use super::QuotationRef;
use super::speakers::{Acquaintance, acquaintance, bears_name};
use super::wording::{Difference, QuotedWord, difference, quoted_words};
use crate::claim::{Quotation, QuotationKind, Report};
use crate::compare::changes::is_document;
use crate::text::Span;
use crate::text::is_function_word;
use crate::text::sentences::sentences;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Words of a sentence that are compared; a longer one is a text without full stops.
const MOST_WORDS: usize = 200;
/// Three words that more sentences hold tell nothing.
const MOST_HOLDERS: usize = 64;
/// Sentences that one sentence is compared with, those that share most first.
const MOST_CANDIDATES: usize = 24;
/// Share of the shorter sentence's words that the other has to hold.
const SHARED: f64 = 0.6;
/// The same where two speakers have different names.
const SHARED_BY_OTHERS: f64 = 0.8;
/// So many words in a row are the same words, whatever stands around them.
const LONG_RUN: usize = 8;

/// A sentence inside quotation marks.
struct Piece {
    quotation: QuotationRef,
    span: Span,
    words: Vec<QuotedWord>,
}

/// What two quotations share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shared {
    /// Number of words.
    pub words: usize,
    /// The sentences of the first that the second holds, from the first to the last.
    pub first: Span,
    /// Those of the second.
    pub second: Span,
}

/// Pairs of quotations that share a sentence or a stretch of one, in the order of the reports'
/// ids. Pairs of one report are among them: a headline repeats what the text quotes.
pub(super) fn pairs(reports: &[Report]) -> BTreeMap<(QuotationRef, QuotationRef), Shared> {
    let pieces = pieces(reports);
    let mut found: BTreeMap<(QuotationRef, QuotationRef), Shared> = BTreeMap::new();
    for (one, other) in candidates(&pieces) {
        let (Some(a), Some(b)) = (pieces.get(one), pieces.get(other)) else {
            continue;
        };
        if a.quotation == b.quotation {
            continue;
        }
        let Some(words) = same_words(reports, a, b) else {
            continue;
        };
        let shared = Shared {
            words,
            first: a.span,
            second: b.span,
        };
        found
            .entry((a.quotation, b.quotation))
            .and_modify(|known| {
                known.words += words;
                known.first = cover(known.first, shared.first);
                known.second = cover(known.second, shared.second);
            })
            .or_insert(shared);
    }
    found
}

pub(super) fn cover(a: Span, b: Span) -> Span {
    Span::new(a.start.min(b.start), a.end.max(b.end))
}

/// What of a quotation stands inside quotation marks.
pub(in crate::compare) fn quoted_stretches(quotation: &Quotation) -> Vec<Span> {
    match quotation.kind {
        QuotationKind::Indirect => Vec::new(),
        QuotationKind::Direct if quotation.parts.is_empty() => vec![quotation.span],
        _ => quotation.parts.clone(),
    }
}

fn pieces(reports: &[Report]) -> Vec<Piece> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by_key(|n| reports.get(*n).map(|r| &r.id));
    let mut found = Vec::new();
    for (number, report) in order.iter().filter_map(|n| Some((*n, reports.get(*n)?))) {
        for (quotation, quoted) in report.quotations.iter().enumerate() {
            for part in quoted_stretches(quoted) {
                for sentence in sentences(report.text(part)) {
                    let span = sentence.shifted(part.start);
                    let mut words = quoted_words(&report.article.text, span);
                    words.truncate(MOST_WORDS);
                    if words.len() >= 3 {
                        found.push(Piece {
                            quotation: QuotationRef {
                                report: number,
                                quotation,
                            },
                            span,
                            words,
                        });
                    }
                }
            }
        }
    }
    found
}

/// Pairs of pieces, the smaller number first, that share three words in a row.
fn candidates(pieces: &[Piece]) -> Vec<(usize, usize)> {
    let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
    let mut holders: FxHashMap<[u32; 3], Vec<usize>> = FxHashMap::default();
    let mut runs: Vec<Vec<[u32; 3]>> = Vec::new();
    for (piece, held) in pieces.iter().enumerate() {
        let words: Vec<u32> = held
            .words
            .iter()
            .map(|w| {
                let next = numbers.len() as u32;
                *numbers.entry(w.normal.as_str()).or_insert(next)
            })
            .collect();
        let mut mine: Vec<[u32; 3]> = words
            .windows(3)
            .filter_map(|w| <[u32; 3]>::try_from(w).ok())
            .collect();
        mine.sort_unstable();
        mine.dedup();
        for run in &mine {
            holders.entry(*run).or_default().push(piece);
        }
        runs.push(mine);
    }
    let mut found = Vec::new();
    for (piece, mine) in runs.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for run in mine {
            let holding = holders.get(run).map(Vec::as_slice).unwrap_or_default();
            if holding.len() <= MOST_HOLDERS {
                for other in holding.iter().filter(|o| **o > piece) {
                    *shared.entry(*other).or_default() += 1;
                }
            }
        }
        let mut others: Vec<(usize, usize)> = shared.into_iter().collect();
        others.sort_by_key(|(other, runs)| (std::cmp::Reverse(*runs), *other));
        found.extend(
            others
                .into_iter()
                .take(MOST_CANDIDATES)
                .map(|(other, _)| (piece, other)),
        );
    }
    found
}

/// Number of words that two sentences share, where they are the same words of the same speaker.
fn same_words(reports: &[Report], a: &Piece, b: &Piece) -> Option<usize> {
    let speaker = |q: QuotationRef| q.of(reports).and_then(|q| q.speaker.as_ref());
    let (one, other) = (speaker(a.quotation), speaker(b.quotation));
    // A text and a person who is named may use much the same words, each their own.
    let text_and_person = match (one, other) {
        (Some(x), Some(y)) => is_document(x) && bears_name(y) || is_document(y) && bears_name(x),
        _ => false,
    };
    let known = match acquaintance(one, other) {
        Acquaintance::Unknown if text_and_person => Acquaintance::Different,
        known => known,
    };
    if a.quotation.report == b.quotation.report && known == Acquaintance::Different {
        return None;
    }
    same_wording(&a.words, &b.words, known).map(|compared| compared.equal)
}

/// How two wordings differ, where they are wordings of one utterance by speakers so `known`.
pub(in crate::compare) fn same_wording(
    first: &[QuotedWord],
    second: &[QuotedWord],
    known: Acquaintance,
) -> Option<Difference> {
    let compared = difference(first, second);
    let shorter = first.len().min(second.len());
    let share = compared.equal as f64 / shorter.max(1) as f64;
    let whole = compared.equal == shorter;
    // A few words that tell nothing are no cut of what holds them.
    let identical = compared.equal == first.len().max(second.len());
    let telling = first
        .iter()
        .enumerate()
        .filter(|(n, w)| {
            !is_function_word(&w.normal)
                && !compared.only_first.iter().any(|r| r.contains(n))
                && !compared.replaced.iter().any(|(r, _)| r.contains(n))
        })
        .count();
    let same = compared.longest >= 3
        && match known {
            Acquaintance::Same => {
                (share >= SHARED && (telling >= 1 || identical))
                    || (compared.longest >= LONG_RUN && telling >= 3)
            }
            Acquaintance::Unknown => {
                share >= SHARED && telling >= 2 && (compared.longest >= 4 || whole)
            }
            Acquaintance::Different => {
                share >= SHARED_BY_OTHERS && telling >= 3 && compared.longest >= 5
            }
        };
    same.then_some(compared)
}
