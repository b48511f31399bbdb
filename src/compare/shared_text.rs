//! Text that two sources share word for word, outside quotations: agreement through one agency's
//! copy is not independent confirmation.

use super::build::rounded;
use super::model::SharedText;
use crate::align::ClaimRef;
use crate::claim::Report;
use crate::text::{Span, normal, words};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::collections::BTreeSet;
use std::hash::Hasher as _;

/// Length of a run in words from which on it counts as copied.
const RUN: usize = 8;

/// Where there are more sources than this, a pair is left out unless it is among this many of
/// either source with which that shares most: else the answer would grow with the square.
const MOST_SHARING: usize = 32;

/// Share of a claim's words, 0..1, that must lie in shared runs.
const COPIED: f64 = 0.8;

/// Words outside quotations that a claim must have to be called copied.
const FEWEST_WORDS: usize = RUN;

/// A word of headline or body.
struct RunWord {
    span: Span,
    /// A hash over it and the seven words after it; 0 where no run begins: a run does not cross a
    /// block or a quotation.
    run: u64,
    quoted: bool,
}

/// The runs of all reports.
pub(super) struct Runs {
    words: Vec<Vec<RunWord>>,
    sets: Vec<FxHashSet<u64>>,
}

impl Runs {
    /// Reads every report once.
    pub fn new(reports: &[Report]) -> Self {
        let words: Vec<Vec<RunWord>> = reports.iter().map(runs).collect();
        let hashes =
            |words: &Vec<RunWord>| words.iter().map(|w| w.run).filter(|r| *r != 0).collect();
        let sets = words.iter().map(hashes).collect();
        Self { words, sets }
    }

    /// For each pair of sources that share a run of eight words or more, the share of either's
    /// words in such runs; pairs that share none are left out.
    pub fn shared(&self, reports: &[Report]) -> Vec<SharedText> {
        let mut holders: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (number, set) in self.sets.iter().enumerate() {
            for run in set {
                holders.entry(*run).or_default().push(number as u32);
            }
        }
        // For every report the others that share text with it, ascending, with the share of its
        // words.
        let shares: Vec<Vec<(u32, f64)>> = self
            .words
            .par_iter()
            .enumerate()
            .map(|(number, words)| shares(number, words, &holders, reports.len()))
            .collect();
        let share = |of: usize, with: usize| {
            let list = shares.get(of).map(Vec::as_slice).unwrap_or_default();
            let place = list.binary_search_by_key(&with, |(other, _)| *other as usize);
            place
                .ok()
                .and_then(|n| list.get(n))
                .map(|(_, share)| *share)
        };
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (a, list) in shares.iter().enumerate() {
            let mut others: Vec<(f64, usize)> = list
                .iter()
                .map(|(b, of_a)| (of_a.max(share(*b as usize, a).unwrap_or(0.0)), *b as usize))
                .collect();
            if others.len() > MOST_SHARING {
                let id = |n: usize| reports.get(n).map(|r| &r.id);
                others.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| id(x.1).cmp(&id(y.1))));
                others.truncate(MOST_SHARING);
            }
            pairs.extend(others.into_iter().map(|(_, b)| (a.min(b), a.max(b))));
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
            .into_iter()
            .filter_map(|(a, b)| {
                Some(SharedText {
                    a: reports.get(a)?.id.clone(),
                    b: reports.get(b)?.id.clone(),
                    of_a: rounded(share(a, b).unwrap_or(0.0)),
                    of_b: rounded(share(b, a).unwrap_or(0.0)),
                })
            })
            .collect()
    }

    /// Do every two reports that carry a row do so in shared runs?
    pub fn copied(&self, reports: &[Report], row: &[ClaimRef]) -> bool {
        let carriers: BTreeSet<usize> = row.iter().map(|c| c.report).collect();
        let copy = |mine: usize, theirs: usize| {
            let own = row.iter().filter(|c| c.report == mine);
            own.filter_map(|c| reports.get(mine)?.claims.get(c.claim))
                .any(|claim| {
                    let (held, of) = self.held(mine, theirs, claim.span);
                    of >= FEWEST_WORDS && held as f64 >= COPIED * of as f64
                })
        };
        let mut pairs = carriers.iter().flat_map(|a| {
            carriers
                .iter()
                .filter(move |b| a < *b)
                .map(move |b| (*a, *b))
        });
        carriers.len() > 1 && pairs.all(|(a, b)| copy(a, b) || copy(b, a))
    }

    /// How many words of a stretch of a report, outside quotations, lie in runs that another
    /// report holds too, and of how many.
    fn held(&self, mine: usize, theirs: usize, stretch: Span) -> (usize, usize) {
        let (Some(words), Some(set)) = (self.words.get(mine), self.sets.get(theirs)) else {
            return (0, 0);
        };
        let first = words.partition_point(|w| w.span.end <= stretch.start);
        let behind = words.partition_point(|w| w.span.start < stretch.end);
        // A run may begin before the stretch.
        let from = first.saturating_sub(RUN - 1);
        let mut until = 0;
        let (mut held, mut of) = (0, 0);
        for (n, word) in words.iter().enumerate().take(behind).skip(from) {
            if word.run != 0 && set.contains(&word.run) {
                until = n + RUN;
            }
            if n >= first && !word.quoted {
                held += usize::from(n < until);
                of += 1;
            }
        }
        (held, of)
    }
}

/// The share of a report's words that lie in runs which each other report holds too, where there
/// are any; ascending by report.
fn shares(
    number: usize,
    words: &[RunWord],
    holders: &FxHashMap<u64, Vec<u32>>,
    reports: usize,
) -> Vec<(u32, f64)> {
    // Up to where the words are counted already, and how many are.
    let mut counted = vec![(0_usize, 0_usize); reports];
    for (n, word) in words.iter().enumerate() {
        let end = (n + RUN).min(words.len());
        for other in holders.get(&word.run).into_iter().flatten() {
            if let Some((until, count)) = counted.get_mut(*other as usize) {
                *count += end - n.max(*until).min(end);
                *until = end;
            }
        }
    }
    counted
        .into_iter()
        .enumerate()
        .filter(|(other, (_, count))| *other != number && *count > 0)
        .map(|(other, (_, count))| (other as u32, count as f64 / words.len().max(1) as f64))
        .collect()
}

/// Every word of headline and body with the run that begins there.
fn runs(report: &Report) -> Vec<RunWord> {
    let quoted = report.quoted();
    let mut all = Vec::new();
    for block in report
        .article
        .blocks
        .iter()
        .filter(|b| b.kind.makes_claims())
    {
        let text = report.text(block.span);
        let mut plain: Vec<(Span, Option<String>)> = Vec::new();
        for word in words::words(text) {
            let place = word.shifted(block.span.start);
            let inside = quoted.touches(place);
            plain.push((
                place,
                (!inside).then(|| normal::normalize_word(word.of(text))),
            ));
        }
        for (start, (span, word)) in plain.iter().enumerate() {
            let window: Option<Vec<&str>> = plain
                .get(start..start + RUN)
                .and_then(|w| w.iter().map(|(_, word)| word.as_deref()).collect());
            all.push(RunWord {
                span: *span,
                run: window.map_or(0, |w| hash(&w)),
                quoted: word.is_none(),
            });
        }
    }
    all
}

fn hash(words: &[&str]) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words {
        hasher.write(word.as_bytes());
        hasher.write_u8(b' ');
    }
    hasher.finish().max(1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::compare::framing::tests::report;

    fn copied(a: &str, b: &str) -> bool {
        let reports = [report("a", a), report("b", b)];
        let claim = |report| ClaimRef { report, claim: 0 };
        Runs::new(&reports).copied(&reports, &[claim(0), claim(1)])
    }

    #[test]
    fn agency_copy_is_told_from_agreement_and_from_quotation() {
        let copy =
            "The ferry ran aground off the harbour on Monday night with forty people aboard.";
        for (a, b, wanted) in [
            (copy, copy, true),
            (
                copy,
                "The ferry ran aground off the harbour on Monday night with forty people, Coast \
                 Wire reported.",
                true,
            ),
            (
                copy,
                "On Monday night a ferry with forty people ran aground near the port.",
                false,
            ),
            (
                "“The ferry ran aground off the harbour on Monday night with forty people.”",
                "“The ferry ran aground off the harbour on Monday night with forty people.”",
                false,
            ),
        ] {
            assert_eq!(copied(a, b), wanted, "{b}");
        }
    }

    #[test]
    fn the_share_counts_words_in_runs() {
        let reports = [
            report("a", "one two three four five six seven eight nine ten."),
            report("b", "one two three four five six seven eight."),
        ];
        let shared = Runs::new(&reports).shared(&reports);
        assert_eq!((shared[0].of_a, shared[0].of_b), (0.8, 1.0));
    }
}
