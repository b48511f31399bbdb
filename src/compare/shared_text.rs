//! Text that two sources share word for word, outside quotations: agreement through one agency's
//! copy is not independent confirmation.

use super::build::rounded;
use super::model::SharedText;
use crate::claim::Report;
use crate::text::{normal, words};
use rustc_hash::{FxHashSet, FxHasher};
use std::hash::Hasher as _;

/// Length of a run in words from which on it counts as copied.
const RUN: usize = 8;

/// For each pair of sources that share a run of eight words or more, the share of either's words
/// in such runs; pairs that share none are left out.
pub(super) fn find(reports: &[Report]) -> Vec<SharedText> {
    let runs: Vec<Vec<u64>> = reports.iter().map(runs).collect();
    let sets: Vec<FxHashSet<u64>> = runs.iter().map(|r| r.iter().copied().collect()).collect();
    let mut found = Vec::new();
    for (a, (report_a, runs_a)) in reports.iter().zip(&runs).enumerate() {
        for (b, (report_b, runs_b)) in reports.iter().zip(&runs).enumerate().skip(a + 1) {
            let share = |mine: &[u64], theirs: usize| {
                sets.get(theirs).map_or(0.0, |set| covered(mine, set))
            };
            let (of_a, of_b) = (share(runs_a, b), share(runs_b, a));
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

/// A hash for every word of headline and body, over it and the seven after it; a run does not
/// cross a block or a quotation.
fn runs(report: &Report) -> Vec<u64> {
    let quoted: Vec<_> = report.quotations.iter().flat_map(|q| &q.parts).collect();
    let mut all = Vec::new();
    for block in report
        .article
        .blocks
        .iter()
        .filter(|b| b.kind.makes_claims())
    {
        let text = report.text(block.span);
        let mut plain: Vec<Option<String>> = Vec::new();
        for word in words::words(text) {
            let place = word.shifted(block.span.start);
            let inside = quoted.iter().any(|q| q.overlap(place) > 0);
            plain.push((!inside).then(|| normal::normalize_word(word.of(text))));
        }
        for start in 0..plain.len() {
            let window: Option<Vec<&str>> = plain
                .get(start..start + RUN)
                .and_then(|w| w.iter().map(Option::as_deref).collect());
            // Zero stands for a word at which no run begins.
            all.push(window.map_or(0, |w| hash(&w)));
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

/// Share of words that lie in a run which the other set holds too.
fn covered(runs: &[u64], theirs: &FxHashSet<u64>) -> f64 {
    let mut until = 0;
    let mut count = 0_usize;
    for (n, run) in runs.iter().enumerate() {
        if *run != 0 && theirs.contains(run) {
            until = n + RUN;
        }
        count += usize::from(n < until);
    }
    count as f64 / runs.len().max(1) as f64
}
