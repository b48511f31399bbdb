//! Text that two sources share word for word, outside quotations: agreement through one agency's
//! copy is not independent confirmation.

use super::build::rounded;
use super::model::SharedText;
use crate::claim::Report;
use crate::text::{normal, words};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher as _;

/// Length of a run in words from which on it counts as copied.
const RUN: usize = 8;

/// Where there are more sources than this, a pair is left out unless it is among this many of
/// either source with which that shares most: else the answer would grow with the square.
const MOST_SHARING: usize = 32;

/// For each pair of sources that share a run of eight words or more, the share of either's words
/// in such runs; pairs that share none are left out.
pub(super) fn find(reports: &[Report]) -> Vec<SharedText> {
    let runs: Vec<Vec<u64>> = reports.par_iter().map(runs).collect();
    let mut holders: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (number, runs) in runs.iter().enumerate() {
        let mut distinct: Vec<u64> = runs.iter().copied().filter(|run| *run != 0).collect();
        distinct.sort_unstable();
        distinct.dedup();
        for run in distinct {
            holders.entry(run).or_default().push(number as u32);
        }
    }
    // For every report the others that share text with it, ascending, with the share of its words.
    let shares: Vec<Vec<(u32, f64)>> = runs
        .par_iter()
        .enumerate()
        .map(|(number, runs)| shared(number, runs, &holders, reports.len()))
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

/// The share of a report's words that lie in runs which each other report holds too, where there
/// are any; ascending by report.
fn shared(
    number: usize,
    runs: &[u64],
    holders: &FxHashMap<u64, Vec<u32>>,
    reports: usize,
) -> Vec<(u32, f64)> {
    // Up to where the words are counted already, and how many are.
    let mut counted = vec![(0_usize, 0_usize); reports];
    for (n, run) in runs.iter().enumerate() {
        let end = (n + RUN).min(runs.len());
        for other in holders.get(run).into_iter().flatten() {
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
        .map(|(other, (_, count))| (other as u32, count as f64 / runs.len().max(1) as f64))
        .collect()
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
