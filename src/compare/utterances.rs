//! What one speaker said once, however many reports quote it, and how each words it.
//!
//! In: [`Report`]s and their [`Alignment`]. Out: [`FoundUtterance`]s. Sentences inside quotation
//! marks that share words and have no other speaker are the same utterance; where no second
//! report quotes it, one that tells it in its own words may stand beside it, if their claims are
//! linked and the speaker is the same.

mod groups;
mod merged;
mod pieces;
mod reported;
mod shown;
mod speakers;
mod wording;

pub(in crate::compare) use pieces::{quoted_stretches, same_wording};
pub(in crate::compare) use speakers::{Acquaintance, acquaintance, bears_name, is_named, person};
pub(in crate::compare) use wording::{
    Difference as WordDifference, QuotedWord, difference, quoted_words, stretch,
};

pub(super) use shown::shown;

use super::model::{VersionKind, Wording};
use crate::align::Alignment;
use crate::claim::{Quotation, Report};
use crate::text::Span;
use crate::text::is_function_word;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Words of one wording that are compared; longer ones are compared as far as this.
const MOST_WORDS: usize = 1_000;

/// A quotation among all reports of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuotationRef {
    /// Number of the report.
    pub report: usize,
    /// Number of the quotation in [`Report::quotations`].
    pub quotation: usize,
}

impl QuotationRef {
    /// The quotation itself.
    pub fn of(self, reports: &[Report]) -> Option<&Quotation> {
        reports.get(self.report)?.quotations.get(self.quotation)
    }
}

/// One thing said by one speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundUtterance {
    /// The fullest name of the speaker, where a report tells.
    pub speaker: Option<String>,
    /// How the wordings of those who quote it relate; paraphrased where only one does.
    pub wording: Wording,
    /// The fullest wording: a quotation and the stretch of it.
    pub fullest: (QuotationRef, Span),
    /// What each quotation has of it, those of one report together, by the reports' ids.
    pub versions: Vec<FoundVersion>,
}

/// What one quotation has of an utterance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundVersion {
    /// The quotation.
    pub quotation: QuotationRef,
    /// What it is beside the fullest wording.
    pub kind: VersionKind,
    /// Its words for the utterance, in its report's text.
    pub span: Span,
    /// What it leaves out, in the text of the report that has the fullest wording.
    pub left_out: Vec<Span>,
}

/// Finds what at least two reports quote, or one quotes and another reports. The result does not
/// depend on the order of `reports` but for the numbers of the reports.
pub fn find(reports: &[Report], alignment: &Alignment) -> Vec<FoundUtterance> {
    let pairs = pieces::pairs(reports);
    let rank = rank(reports);
    let place = |q: &QuotationRef| (rank.get(q.report).copied().unwrap_or_default(), q.quotation);
    let mut told: BTreeMap<QuotationRef, BTreeSet<QuotationRef>> = BTreeMap::new();
    for (quoted, reported) in reported::pairs(reports, alignment) {
        told.entry(quoted).or_default().insert(reported);
    }
    let mut found = Vec::new();
    let mut grouped = BTreeSet::new();
    for group in merged::merged(&pairs, groups::groups(&pairs, &rank)) {
        grouped.extend(group.iter().copied());
        let mut quoted: Vec<QuotationRef> = group.iter().copied().collect();
        quoted.sort_by_key(place);
        let quoting: BTreeSet<usize> = quoted.iter().map(|q| q.report).collect();
        let mut reported: Vec<QuotationRef> = quoted
            .iter()
            .flat_map(|q| told.get(q).into_iter().flatten().copied())
            .filter(|q| !quoting.contains(&q.report))
            .collect();
        reported.sort_by_key(place);
        reported.dedup();
        found.extend(utterance(reports, &pairs, &quoted, &reported));
    }
    for (quoted, reported) in told.iter().filter(|(q, _)| !grouped.contains(*q)) {
        let mut reported: Vec<QuotationRef> = reported.iter().copied().collect();
        reported.sort_by_key(place);
        found.extend(utterance(reports, &pairs, &[*quoted], &reported));
    }
    found.sort_by_cached_key(|u| weight(u, &place));
    found
}

/// The place of every report in the order of their ids.
fn rank(reports: &[Report]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by_key(|n| reports.get(*n).map(|r| &r.id));
    let mut rank = vec![0; reports.len()];
    for (place, number) in order.into_iter().enumerate() {
        if let Some(mine) = rank.get_mut(number) {
            *mine = place;
        }
    }
    rank
}

/// What comes first: utterances of many reports, then those that differ, then the longer ones.
fn weight(
    utterance: &FoundUtterance,
    place: &dyn Fn(&QuotationRef) -> (usize, usize),
) -> impl Ord + use<> {
    use std::cmp::Reverse;
    let reports: BTreeSet<usize> = utterance
        .versions
        .iter()
        .map(|v| v.quotation.report)
        .collect();
    let (quotation, span) = utterance.fullest;
    (
        Reverse(reports.len()),
        utterance.wording == Wording::Identical,
        utterance.wording == Wording::Paraphrased,
        Reverse(span.len()),
        place(&quotation),
        span,
        utterance
            .versions
            .iter()
            .map(|v| place(&v.quotation))
            .collect::<Vec<_>>(),
    )
}

type Pairs = BTreeMap<(QuotationRef, QuotationRef), pieces::Shared>;

/// Sets the quotations of one group beside the fullest of them.
fn utterance(
    reports: &[Report],
    pairs: &Pairs,
    quoted: &[QuotationRef],
    reported: &[QuotationRef],
) -> Option<FoundUtterance> {
    let whole = |q: QuotationRef| q.of(reports).map(|q| q.span);
    let stretches: Vec<(QuotationRef, Span)> = quoted
        .iter()
        .filter_map(|q| {
            let span = groups::stretch(pairs, *q, quoted.iter());
            Some((*q, span.or_else(|| whole(*q))?))
        })
        .collect();
    // The first of the longest: `max_by_key` would take the last.
    let fullest = *stretches
        .iter()
        .rev()
        .max_by_key(|(q, span)| words_of(reports, *q, *span).len())?;
    let full_words = words_of(reports, fullest.0, fullest.1);
    let elided = reports.get(fullest.0.report).is_some_and(|r| {
        [" …", "..."]
            .iter()
            .any(|dots| r.text(fullest.1).contains(dots))
    });
    let mut versions = Vec::new();
    for (quotation, span) in &stretches {
        let span = groups::shared(pairs, fullest.0, *quotation).map_or(*span, |s| s.second);
        let mine = if *quotation == fullest.0 {
            full_words.clone()
        } else {
            words_of(reports, *quotation, span)
        };
        let (kind, left_out) = beside(&full_words, &mine, elided);
        versions.push(FoundVersion {
            quotation: *quotation,
            kind,
            span,
            left_out,
        });
    }
    let quoting: BTreeSet<usize> = quoted.iter().map(|q| q.report).collect();
    let wording = match versions.iter().map(|v| v.kind).max()? {
        _ if quoting.len() < 2 => Wording::Paraphrased,
        VersionKind::Whole => Wording::Identical,
        VersionKind::Cut => Wording::Cut,
        VersionKind::Altered | VersionKind::Reported => Wording::Altered,
    };
    versions.extend(reported.iter().filter_map(|q| {
        Some(FoundVersion {
            quotation: *q,
            kind: VersionKind::Reported,
            span: whole(*q)?,
            left_out: Vec::new(),
        })
    }));
    // A short wording that another is said to have used does not lend the whole its name.
    let lead = fullest.0.of(reports).and_then(|q| q.speaker.as_ref());
    let speakers = quoted
        .iter()
        .chain(reported)
        .filter_map(|q| q.of(reports)?.speaker.as_ref())
        .filter(|s| acquaintance(lead, Some(s)) != Acquaintance::Different);
    Some(FoundUtterance {
        speaker: speakers::fullest(speakers),
        wording,
        fullest,
        versions,
    })
}

/// The words between quotation marks of a stretch of a quotation.
fn words_of(reports: &[Report], quotation: QuotationRef, span: Span) -> Vec<QuotedWord> {
    let (Some(report), Some(quoted)) = (reports.get(quotation.report), quotation.of(reports))
    else {
        return Vec::new();
    };
    let mut words = Vec::new();
    for part in quoted_stretches(quoted) {
        let inside = Span::new(part.start.max(span.start), part.end.min(span.end));
        words.extend(quoted_words(&report.article.text, inside));
        if words.len() > MOST_WORDS {
            words.truncate(MOST_WORDS);
            break;
        }
    }
    words
}

/// What a wording is beside the fullest one, and what it leaves out of that. `elided`: the
/// fullest wording has gaps of its own, so that words which it lacks are not added ones.
fn beside(fullest: &[QuotedWord], mine: &[QuotedWord], elided: bool) -> (VersionKind, Vec<Span>) {
    let compared = difference(fullest, mine);
    let added = compared
        .only_second
        .iter()
        .any(|words| words.start > 0 && words.end < mine.len());
    let left_out: Vec<Span> = compared
        .only_first
        .iter()
        .filter(|words| !is_trifle_left_out(fullest, words))
        .filter_map(|words| stretch(fullest, words.clone()))
        .collect();
    let kind = if !compared.replaced.is_empty() || (added && !elided) {
        VersionKind::Altered
    } else if !left_out.is_empty() {
        VersionKind::Cut
    } else {
        VersionKind::Whole
    };
    (kind, left_out)
}

/// Is a stretch nothing but a function word or two ("and", "until the")?
pub(super) fn is_trifle(words: &[QuotedWord], range: &Range<usize>) -> bool {
    let inside = words.get(range.clone()).unwrap_or_default();
    inside.len() <= 2 && inside.iter().all(|w| is_function_word(&w.normal))
}

/// Is it one that nobody misses? At the end, where the speaker went on, it is a cut.
pub(super) fn is_trifle_left_out(words: &[QuotedWord], range: &Range<usize>) -> bool {
    range.end < words.len() && is_trifle(words, range)
}

#[cfg(test)]
mod tests;
