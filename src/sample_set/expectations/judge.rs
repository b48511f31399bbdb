//! Holds expectations against a comparison.
//!
//! Several texts stand *together* when one row holds a claim of each, or when every two of them
//! have claims that are linked as the same. The claims of a text are those that hold at least a
//! third of its characters, or lie wholly inside it: one, as a rule.

use super::limits::{self, Pairs};
use super::{Expectation, Expectations, Text, by_kind};
use crate::align::Relation;
use crate::compare::model::{Claim, Comparison, Range, Row, Source};
use crate::sample_set::fragments::{Place, Searched};
use crate::sample_set::toml_file::{Mistake, meant};
use crate::sample_set::verdict::{Evidence, Outcome, State, fingerprint};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A comparison, prepared for asking what it shows about fragments.
pub struct Ground<'c> {
    /// The comparison.
    pub comparison: &'c Comparison,
    searched: BTreeMap<&'c str, (&'c Source, Searched)>,
    rows: HashMap<&'c str, &'c Row>,
    same: HashSet<(&'c str, &'c str)>,
}

/// A fragment at its place.
pub(super) struct Found<'c> {
    pub source: &'c Source,
    /// Scalar values of the source's text.
    pub range: Range,
}

impl<'c> Ground<'c> {
    /// Prepares a comparison.
    pub fn new(comparison: &'c Comparison) -> Self {
        let rows = comparison.rows.iter().flat_map(|row| {
            let claims = row.cells.iter().flat_map(|cell| &cell.claims);
            claims.map(move |claim| (claim.as_str(), row))
        });
        let links = comparison.links.iter();
        Self {
            comparison,
            searched: comparison
                .sources
                .iter()
                .map(|s| (s.id.as_str(), (s, Searched::new(&s.text))))
                .collect(),
            rows: rows.collect(),
            same: links
                .filter(|link| link.relation == Relation::Same)
                .flat_map(|l| {
                    let (a, b) = (l.a.as_str(), l.b.as_str());
                    [(a, b), (b, a)]
                })
                .collect(),
        }
    }

    /// The source with the id `id`.
    pub(super) fn source(&self, id: &str, line: usize) -> Result<&'c Source, Mistake> {
        if let Some((source, _)) = self.searched.get(id) {
            return Ok(source);
        }
        let known: Vec<&str> = self.searched.keys().copied().collect();
        Err(at(
            line,
            format!("there is no source \"{id}\"; {}", meant(id, &known)),
        ))
    }

    /// Where a text stands.
    pub(super) fn find(&self, text: &Text) -> Result<Found<'c>, Mistake> {
        let source = self.source(&text.source, text.line)?;
        match self.place(&text.source, &text.text) {
            Place::Once(start, end) => Ok(Found {
                source,
                range: Range { start, end },
            }),
            Place::Often(count) => Err(at(
                text.line,
                format!(
                    "the text \"{}\" stands {count} times in {}; add a word before or after it",
                    text.text, source.path
                ),
            )),
            Place::Nowhere => {
                let elsewhere: Vec<&str> = self
                    .searched
                    .keys()
                    .copied()
                    .filter(|id| self.place(id, &text.text) != Place::Nowhere)
                    .collect();
                let hint = if elsewhere.is_empty() {
                    "copy some words of the report".to_owned()
                } else {
                    format!("it stands in {}", elsewhere.join(", "))
                };
                Err(at(
                    text.line,
                    format!(
                        "the text \"{}\" is not found in {}; {hint}",
                        text.text, source.path
                    ),
                ))
            }
        }
    }

    fn place(&self, source: &str, text: &str) -> Place {
        let searched = self.searched.get(source);
        searched.map_or(Place::Nowhere, |(_, searched)| searched.find(text))
    }

    /// Every place of some words in a source.
    pub(super) fn all(&self, source: &str, text: &str) -> Vec<Range> {
        let searched = self.searched.get(source);
        searched.map_or_else(Vec::new, |(_, searched)| {
            let places = searched.all(text).into_iter();
            places.map(|(start, end)| Range { start, end }).collect()
        })
    }

    /// The claims of a fragment.
    pub(super) fn claims(&self, found: &Found) -> Vec<&'c Claim> {
        let length = found.range.end - found.range.start;
        let mine = |claim: &&Claim| {
            let shared = overlap(
                found.range,
                Range {
                    start: claim.start,
                    end: claim.end,
                },
            );
            claim.source == found.source.id
                && (shared * 3 >= length.max(1)
                    || (shared > 0 && shared == claim.end - claim.start))
        };
        self.comparison.claims.iter().filter(mine).collect()
    }

    /// The row of a claim.
    pub(super) fn row(&self, claim: &Claim) -> Option<&'c Row> {
        self.rows.get(claim.id.as_str()).copied()
    }

    /// Do some claims of the two fragments share a row?
    pub(super) fn share_row(&self, a: &[&Claim], b: &[&Claim]) -> bool {
        let ids = |claims: &[&Claim]| -> HashSet<&str> {
            let rows = claims.iter().filter_map(|c| self.row(c));
            rows.map(|row| row.id.as_str()).collect()
        };
        !ids(a).is_disjoint(&ids(b))
    }

    /// Are some claims of the two fragments linked as the same?
    pub(super) fn linked(&self, a: &[&Claim], b: &[&Claim]) -> bool {
        a.iter().any(|a| {
            b.iter()
                .any(|b| self.same.contains(&(a.id.as_str(), b.id.as_str())))
        })
    }
}

/// What came of one expectation, before it is known whether it was expected to fail.
pub(super) struct Finding {
    pub holds: bool,
    /// What was found, in words.
    pub said: String,
    /// Further places that show it.
    pub evidence: Vec<Evidence>,
}

impl Finding {
    pub(super) fn new(holds: bool, said: impl Into<String>) -> Self {
        Self {
            holds,
            said: said.into(),
            evidence: Vec::new(),
        }
    }
}

/// What came of all expectations.
#[derive(Debug, Clone, Default)]
pub struct Judged {
    /// One an expectation and a limit, in the order of the file.
    pub outcomes: Vec<Outcome>,
    /// Fragments that were not found or not alone, sources that there are not.
    pub mistakes: Vec<Mistake>,
    /// Pairs of texts that people said belong together or not.
    pub pairs: Pairs,
}

/// Holds every expectation against a comparison.
pub fn judge(expectations: &Expectations, comparison: &Comparison) -> Judged {
    let ground = Ground::new(comparison);
    let mut judged = Judged::default();
    for expectation in &expectations.list {
        match one(&ground, expectation, &mut judged.pairs) {
            Ok(outcome) => judged.outcomes.push(outcome),
            Err(mistake) => judged.mistakes.push(mistake),
        }
    }
    for limit in &expectations.limits {
        let (kept, said) = limits::judge(limit, comparison, judged.pairs);
        judged.outcomes.push(Outcome {
            rule: "limit",
            id: fingerprint(&["limit", &limit.name]),
            line: limit.line,
            state: if kept { State::Holds } else { State::Broken },
            expected: format!("{} = {}", limit.name, limit.value),
            found: said,
            texts: Vec::new(),
            evidence: Vec::new(),
            note: None,
            gap: None,
        });
    }
    judged
}

fn one(ground: &Ground, expectation: &Expectation, pairs: &mut Pairs) -> Result<Outcome, Mistake> {
    let finding = by_kind::judge(ground, expectation, pairs)?;
    let state = match (finding.holds, &expectation.gap) {
        (true, None) => State::Holds,
        (true, Some(_)) => State::Fixed,
        (false, None) => State::Broken,
        (false, Some(_)) => State::KnownGap,
    };
    let mut texts = Vec::new();
    for text in &expectation.texts {
        // The places of a label are evidence, not the one place of a fragment.
        if let Ok(found) = ground.find(text) {
            texts.push(Evidence::new(found.source, found.range));
        }
    }
    let mut content = vec![expectation.rule.name().to_owned()];
    content.extend(by_kind::details(&expectation.rule));
    let mut named: Vec<String> = expectation
        .texts
        .iter()
        .map(|t| format!("{}\u{1f}{}", t.source, t.text))
        .collect();
    named.sort();
    content.extend(named);
    let content: Vec<&str> = content.iter().map(String::as_str).collect();
    Ok(Outcome {
        rule: expectation.rule.name(),
        id: fingerprint(&content),
        line: expectation.line,
        state,
        expected: by_kind::said(expectation),
        found: finding.said,
        texts,
        evidence: finding.evidence,
        note: expectation.note.clone(),
        gap: expectation.gap.clone(),
    })
}

/// Scalar values that both ranges hold.
pub(super) fn overlap(a: Range, b: Range) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

fn at(line: usize, message: String) -> Mistake {
    Mistake {
        line,
        column: 1,
        message,
    }
}
