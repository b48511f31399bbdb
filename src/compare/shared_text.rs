//! Text that two sources share word for word, outside quotations: agreement through one agency's
//! copy is not independent confirmation.

use super::build::rounded;
use super::model::SharedText;
use crate::align::ClaimRef;
use crate::claim::Report;
use crate::text::{Span, normal, words};
use rustc_hash::{FxHashSet, FxHasher};
use std::collections::BTreeSet;
use std::hash::Hasher as _;

/// Length of a run in words from which on it counts as copied.
const RUN: usize = 8;

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
        let mut found = Vec::new();
        for (a, report_a) in reports.iter().enumerate() {
            for (b, report_b) in reports.iter().enumerate().skip(a + 1) {
                let share = |mine: usize, theirs: usize| {
                    let (held, of) = self.held(mine, theirs, None);
                    held as f64 / of.max(1) as f64
                };
                let (of_a, of_b) = (share(a, b), share(b, a));
                if of_a > 0.0 || of_b > 0.0 {
                    found.push(SharedText {
                        a: report_a.id.clone(),
                        b: report_b.id.clone(),
                        of_a: rounded(of_a),
                        of_b: rounded(of_b),
                    });
                }
            }
        }
        found
    }

    /// Do every two reports that carry a row do so in shared runs?
    pub fn copied(&self, reports: &[Report], row: &[ClaimRef]) -> bool {
        let carriers: BTreeSet<usize> = row.iter().map(|c| c.report).collect();
        let copy = |mine: usize, theirs: usize| {
            let own = row.iter().filter(|c| c.report == mine);
            own.filter_map(|c| reports.get(mine)?.claims.get(c.claim))
                .any(|claim| {
                    let (held, of) = self.held(mine, theirs, Some(claim.span));
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

    /// How many words of a report, or of a stretch of it outside quotations, lie in runs that
    /// another report holds too, and of how many.
    fn held(&self, mine: usize, theirs: usize, stretch: Option<Span>) -> (usize, usize) {
        let (Some(words), Some(set)) = (self.words.get(mine), self.sets.get(theirs)) else {
            return (0, 0);
        };
        let (first, behind) = match stretch {
            Some(span) => (
                words.partition_point(|w| w.span.end <= span.start),
                words.partition_point(|w| w.span.start < span.end),
            ),
            None => (0, words.len()),
        };
        // A run may begin before the stretch.
        let from = first.saturating_sub(RUN - 1);
        let mut until = 0;
        let (mut held, mut of) = (0, 0);
        for (n, word) in words.iter().enumerate().take(behind).skip(from) {
            if word.run != 0 && set.contains(&word.run) {
                until = n + RUN;
            }
            if n >= first && !(word.quoted && stretch.is_some()) {
                held += usize::from(n < until);
                of += 1;
            }
        }
        (held, of)
    }
}

/// Every word of headline and body with the run that begins there.
fn runs(report: &Report) -> Vec<RunWord> {
    let quoted: Vec<_> = report.quotations.iter().flat_map(|q| &q.parts).collect();
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
            let inside = quoted.iter().any(|q| q.overlap(place) > 0);
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
