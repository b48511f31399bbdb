//! One row: which source states a proposition, states part of it, or omits it, and in which
//! words it differs from the row's leading claim.

use super::build::{claim_id, rounded};
use super::importance;
use super::model::*;
use crate::align::{Alignment, ClaimRef, Link as Aligned, Nearest as Aligning, Relation, decision};
use crate::claim::Report;
use crate::text::is_function_word;
use crate::text::spelling::american;
use crate::text::stems::Stemmer;
use crate::text::{ScalarIndex, Span, normal, words};
use rustc_hash::{FxHashMap, FxHashSet};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::BTreeMap;

/// What the rows are made from.
pub(super) struct Facts<'r> {
    pub reports: &'r [Report],
    alignment: &'r Alignment,
    indices: Vec<ScalarIndex<'r>>,
    links: BTreeMap<ClaimRef, Vec<(ClaimRef, &'r Aligned)>>,
    grounds: importance::Grounds<'r>,
    /// The number of the row that holds a claim.
    row_of: FxHashMap<ClaimRef, usize>,
}

impl<'r> Facts<'r> {
    /// Looks up links by claim, once.
    pub fn new(reports: &'r [Report], alignment: &'r Alignment) -> Self {
        let mut links: BTreeMap<ClaimRef, Vec<(ClaimRef, &Aligned)>> = BTreeMap::new();
        for link in &alignment.links {
            links.entry(link.a).or_default().push((link.b, link));
            links.entry(link.b).or_default().push((link.a, link));
        }
        let indices = reports
            .iter()
            .map(|r| ScalarIndex::new(&r.article.text))
            .collect();
        Self {
            reports,
            alignment,
            indices,
            links,
            grounds: importance::Grounds::new(reports),
            row_of: (0..)
                .zip(&alignment.rows)
                .flat_map(|(n, row)| row.iter().map(move |claim| (*claim, n)))
                .collect(),
        }
    }

    fn span(&self, claim: ClaimRef) -> Span {
        self.reports
            .get(claim.report)
            .and_then(|r| r.claims.get(claim.claim))
            .map_or(Span::new(0, 0), |c| c.span)
    }

    fn text(&self, claim: ClaimRef) -> &'r str {
        let span = self.span(claim);
        self.reports
            .get(claim.report)
            .map_or("", |r| span.of(&r.article.text))
    }

    /// Id and number of a claim: an order that does not depend on how reports were named.
    fn place(&self, claim: ClaimRef) -> (&'r str, usize) {
        let id = self.reports.get(claim.report).map_or("", |r| r.id.as_str());
        (id, claim.claim)
    }

    /// The links of a claim to others of its row.
    fn inside<'f>(&'f self, claim: ClaimRef) -> impl Iterator<Item = &'r Aligned> + 'f {
        let row = self.row_of.get(&claim);
        self.links
            .get(&claim)
            .into_iter()
            .flatten()
            .filter(move |(other, _)| row.is_some() && self.row_of.get(other) == row)
            .map(|(_, link)| *link)
    }

    /// The claim that the others of the row resemble most: the largest sum of scores, ties by
    /// source and place.
    fn lead(&self, row: &[ClaimRef]) -> Option<ClaimRef> {
        let strength = |claim: ClaimRef| self.inside(claim).map(|l| l.score).sum::<f64>();
        row.iter()
            .map(|claim| (strength(*claim), *claim))
            .min_by(|a, b| {
                b.0.total_cmp(&a.0)
                    .then_with(|| self.place(a.1).cmp(&self.place(b.1)))
            })
            .map(|(_, claim)| claim)
    }
}

/// Builds a row; its changes are still to come.
pub(super) fn build(facts: &Facts, row: &[ClaimRef]) -> Row {
    let lead = facts.lead(row);
    let claim = lead.map(|c| facts.text(c)).unwrap_or_default().to_owned();
    let mut sorted = row.to_vec();
    sorted.sort_unstable();
    let nearest = nearest(facts, row);
    let cells: Vec<Cell> = facts
        .reports
        .iter()
        .enumerate()
        .map(|(source, report)| {
            let from = sorted.partition_point(|c| c.report < source);
            let until = sorted.partition_point(|c| c.report <= source);
            match sorted.get(from..until).unwrap_or_default() {
                [] => omission(facts, report, nearest.get(&source)),
                mine => statement(facts, report, mine, row, lead),
            }
        })
        .collect();
    Row {
        id: format!("r{:08x}", fingerprint(&normal::normalize(&claim))),
        claim_id: lead.map(|c| claim_id(facts.reports, c)).unwrap_or_default(),
        importance: rounded(importance::of(&facts.grounds, row)),
        // Known when all rows are in order.
        rank: 0,
        claim,
        cells,
        changes: Vec::new(),
        copied: false,
        by_hand: false,
    }
}

/// A cell of a source that carries the row.
fn statement(
    facts: &Facts,
    report: &Report,
    mine: &[ClaimRef],
    row: &[ClaimRef],
    lead: Option<ClaimRef>,
) -> Cell {
    let links: Vec<&Aligned> = mine.iter().flat_map(|c| facts.inside(*c)).collect();
    let alone = row.len() == mine.len();
    let same = links.iter().any(|l| l.relation == Relation::Same);
    let best = links.iter().map(|l| l.score).fold(0.0, f64::max);
    let differing = match (mine.first(), lead) {
        (Some(first), Some(lead)) if !mine.contains(&lead) => differing(facts, *first, lead),
        _ => Vec::new(),
    };
    let status = match alone || same {
        true => Status::States,
        false => Status::Partial,
    };
    let missing = match lead.filter(|lead| status == Status::Partial && !mine.contains(lead)) {
        Some(lead) => missing(facts, mine, lead),
        None => Vec::new(),
    };
    Cell {
        source: report.id.clone(),
        status,
        missing,
        borderline: !alone && decision::borderline(best),
        claims: mine.iter().map(|c| claim_id(facts.reports, *c)).collect(),
        differing,
        nearest: None,
    }
}

/// For the sources that have any, the claim that came closest to one of the row.
fn nearest<'r>(facts: &Facts<'r>, row: &[ClaimRef]) -> FxHashMap<usize, &'r Aligning> {
    let mut found: FxHashMap<usize, &Aligning> = FxHashMap::default();
    for claim in row {
        let near = facts
            .alignment
            .nearest
            .range((*claim, 0)..=(*claim, usize::MAX));
        for ((_, source), nearest) in near {
            found
                .entry(*source)
                .and_modify(|best| {
                    let order = nearest.score.total_cmp(&best.score);
                    let place = || facts.place(best.claim).cmp(&facts.place(nearest.claim));
                    if order.then_with(place).is_gt() {
                        *best = nearest;
                    }
                })
                .or_insert(nearest);
        }
    }
    found
}

/// A cell of a source that omits the row, with its claim that came closest to any of the row.
fn omission(facts: &Facts, report: &Report, nearest: Option<&&Aligning>) -> Cell {
    Cell {
        source: report.id.clone(),
        status: Status::Omits,
        borderline: nearest.is_some_and(|n| n.score >= decision::PARTIAL),
        claims: Vec::new(),
        differing: Vec::new(),
        missing: Vec::new(),
        nearest: nearest.map(|n| Nearest {
            claim: claim_id(facts.reports, n.claim),
            score: rounded(n.score),
        }),
    }
}

/// Words that tell, in a row, that make a part: one alone may only be worded in another way.
const PART: usize = 2;

/// The stretches of `lead` of which none of `mine` has a word that tells.
fn missing(facts: &Facts, mine: &[ClaimRef], lead: ClaimRef) -> Vec<Range> {
    let stemmer = Stemmer::new("en");
    let stem = |word: &str| stemmer.stem(american(&normal::normalize_word(word)));
    let had: FxHashSet<String> = mine
        .iter()
        .map(|claim| facts.text(*claim))
        .flat_map(|text| words::words(text).into_iter().map(|w| stem(w.of(text))))
        .collect();
    let text = facts.text(lead);
    let offset = facts.span(lead).start;
    let Some(index) = facts.indices.get(lead.report) else {
        return Vec::new();
    };
    let telling = words::words(text)
        .into_iter()
        .filter(|w| !is_function_word(&normal::normalize_word(w.of(text))));
    let mut runs: Vec<Vec<Span>> = vec![Vec::new()];
    for word in telling {
        match (had.contains(&stem(word.of(text))), runs.last_mut()) {
            (false, Some(run)) => run.push(word),
            _ => runs.push(Vec::new()),
        }
    }
    runs.iter()
        .filter(|run| run.len() >= PART)
        .filter_map(|run| Some(Span::new(run.first()?.start, run.last()?.end)))
        .map(|span| {
            let (start, end) = index.span(span.shifted(offset));
            Range { start, end }
        })
        .collect()
}

/// The words of `claim` that `lead` does not have in their place.
fn differing(facts: &Facts, claim: ClaimRef, lead: ClaimRef) -> Vec<Range> {
    let (mine, theirs) = (facts.text(claim), facts.text(lead));
    let (my_words, their_words) = (words::words(mine), words::words(theirs));
    let normal = |text: &str, words: &[Span]| -> Vec<String> {
        words
            .iter()
            .map(|w| normal::normalize_word(w.of(text)))
            .collect()
    };
    let (old, new) = (normal(theirs, &their_words), normal(mine, &my_words));
    let offset = facts.span(claim).start;
    let Some(index) = facts.indices.get(claim.report) else {
        return Vec::new();
    };
    capture_diff_slices(Algorithm::Patience, &old, &new)
        .iter()
        .filter(|op| matches!(op.tag(), DiffTag::Insert | DiffTag::Replace))
        .filter_map(|op| {
            let run = my_words.get(op.new_range())?;
            let span = Span::new(run.first()?.start, run.last()?.end).shifted(offset);
            let (start, end) = index.span(span);
            Some(Range { start, end })
        })
        .collect()
}

/// Tells of each side of a change in which row it stands, where that is not the change's.
pub(super) fn point_elsewhere(rows: &mut [Row]) {
    let mut rank_of: FxHashMap<String, usize> = FxHashMap::default();
    for row in rows.iter() {
        for claim in row.cells.iter().flat_map(|cell| &cell.claims) {
            rank_of.entry(claim.clone()).or_insert(row.rank);
        }
    }
    for row in rows {
        let rank = row.rank;
        let sides = row.changes.iter_mut().flat_map(|c| [&mut c.a, &mut c.b]);
        for side in sides {
            let own = rank_of.get(&side.claim).copied();
            side.elsewhere = own.filter(|other| *other != rank);
        }
    }
}

/// FNV-1a, 32 bits (Fowler, Noll & Vo): ids must not change with the compiler.
fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
