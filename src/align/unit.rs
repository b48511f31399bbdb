//! A claim prepared for comparing: its words with weights, its character n-grams, its place.

use super::features::clauses::{self, Clause};
use super::model::ClaimRef;
use super::people::{self, About, People};
use super::vocabulary::{Token, Tokens, Vocabulary};
use crate::article::BlockKind;
use crate::claim::{Claim, Report};
use crate::text::span::SpanIndex;
use crate::text::{Span, normal};
use rustc_hash::FxHashMap;

/// A stem of a claim with how often it stands there.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    pub stem: u32,
    pub count: f32,
}

/// A claim prepared for comparing.
pub(super) struct Unit {
    pub claim: ClaimRef,
    /// Its words in order.
    pub tokens: Vec<Token>,
    /// Its distinct stems, ascending.
    pub terms: Vec<Term>,
    /// The groups of synonyms that its words and phrases belong to, ascending.
    pub groups: Vec<u32>,
    /// Sum of the weights of its distinct stems.
    pub mass: f64,
    /// Lengths of its word vectors, see [`super::features::cosines`].
    pub norms: super::features::cosines::Norms,
    /// Its character n-grams (3 to 7), ascending, and their lengths.
    pub grams: super::features::characters::Grams,
    /// The words inside quotation marks, a list of stems for each quotation.
    pub quoted: Vec<Vec<u32>>,
    /// Pairs of consecutive stems, ascending.
    pub bigrams: Vec<(u32, u32)>,
    /// The clauses that it falls into.
    pub clauses: Vec<Clause>,
    /// 0 at the start of the report, 1 at its end.
    pub position: f64,
    /// Number of the claim in its report, the headline's copies not counted.
    pub rank: usize,
    pub headline: bool,
    /// Whom it is about.
    pub about: About,
    /// Last word of the name of who says it or the first part of it, in normal form.
    pub speaker: Option<String>,
    /// It is said by somebody, most of it.
    pub attributed: bool,
}

/// Prepares all claims, by report and place. `claims` is how many the event is taken to have
/// where the reports make fewer.
pub(super) fn units(reports: &[Report], claims: usize) -> (Vocabulary, Vec<Unit>) {
    let (mut vocabulary, tokens) = Vocabulary::new(reports, claims);
    let people = People::new(reports, &tokens, &vocabulary);
    vocabulary.weaken_given_names(&people.given_names);
    let about = people::about(reports, &tokens, &vocabulary, &people);
    let units = prepared(reports, &vocabulary, tokens, about);
    (vocabulary, units)
}

fn prepared(
    reports: &[Report],
    vocabulary: &Vocabulary,
    tokens: Tokens,
    about: Vec<About>,
) -> Vec<Unit> {
    let grams = super::features::characters::all_grams(reports, vocabulary, &tokens);
    let mut tokens = tokens.into_iter();
    let mut grams = grams.into_iter();
    let mut about = about.into_iter();
    let mut units = Vec::new();
    for (r, report) in reports.iter().enumerate() {
        let quoted = report.quoted();
        let said = SpanIndex::new(report.quotations.iter().map(|q| q.span));
        let last = report.claims.len().max(2) - 1;
        let mut rank = 0;
        for (c, claim) in report.claims.iter().enumerate() {
            let tokens = tokens.next().unwrap_or_default();
            let headline = report
                .article
                .blocks
                .get(claim.block)
                .is_some_and(|b| b.kind == BlockKind::Headline)
                // Some files repeat the headline as their first paragraph.
                || (c == 1 && Unit::normal_text(report, 0) == Unit::normal_text(report, 1));
            if !headline {
                rank += 1;
            }
            let clauses = clauses::clauses(report, &tokens, vocabulary);
            units.push(Unit::new(
                ClaimRef {
                    report: r,
                    claim: c,
                },
                tokens,
                grams.next().unwrap_or_default(),
                vocabulary,
                &quoted,
                Place {
                    position: c as f64 / last as f64,
                    rank,
                    headline,
                    about: about.next().unwrap_or_default(),
                    clauses,
                    speaker: speaker(report, &said, claim),
                    attributed: claim.attribution.is_some(),
                },
            ));
        }
    }
    units
}

struct Place {
    clauses: Vec<Clause>,
    position: f64,
    rank: usize,
    headline: bool,
    about: About,
    speaker: Option<String>,
    attributed: bool,
}

impl Unit {
    fn new(
        claim: ClaimRef,
        tokens: Vec<Token>,
        grams: super::features::characters::Grams,
        vocabulary: &Vocabulary,
        quoted: &SpanIndex,
        place: Place,
    ) -> Self {
        let mut counts: FxHashMap<u32, f32> = FxHashMap::default();
        for token in &tokens {
            *counts.entry(token.stem).or_default() += 1.0;
        }
        let mut terms: Vec<Term> = counts
            .into_iter()
            .map(|(stem, count)| Term { stem, count })
            .collect();
        terms.sort_unstable_by_key(|t| t.stem);
        let stems: Vec<u32> = tokens.iter().map(|t| t.stem).collect();
        let first = tokens.first().map_or(0, |t| t.span.start);
        let whole = Span::new(first, tokens.iter().map(|t| t.span.end).max().unwrap_or(0));
        let quoted = quoted
            .touching(whole)
            .map(|(span, _)| {
                tokens
                    .iter()
                    .filter(|t| span.contains(t.span))
                    .map(|t| t.stem)
                    .collect::<Vec<u32>>()
            })
            .filter(|stems| stems.len() >= 2)
            .collect();
        Self {
            claim,
            mass: terms.iter().map(|t| vocabulary.stem(t.stem).weight).sum(),
            groups: vocabulary.groups(&tokens),
            norms: super::features::cosines::norms(&terms, vocabulary),
            terms,
            grams,
            quoted,
            bigrams: distinct(stems.iter().copied().zip(stems.iter().copied().skip(1))),
            clauses: place.clauses,
            position: place.position,
            rank: place.rank,
            headline: place.headline,
            about: place.about,
            speaker: place.speaker,
            attributed: place.attributed,
            tokens,
        }
    }

    /// Does it hold this stem?
    pub fn holds(&self, stem: u32) -> bool {
        self.terms.binary_search_by_key(&stem, |t| t.stem).is_ok()
    }

    /// The stems that both hold, with their counts.
    pub fn shared<'u>(&'u self, other: &'u Unit) -> impl Iterator<Item = (u32, f64, f64)> + 'u {
        let mut theirs = other.terms.iter().peekable();
        self.terms.iter().filter_map(move |mine| {
            while theirs.next_if(|t| t.stem < mine.stem).is_some() {}
            theirs
                .next_if(|t| t.stem == mine.stem)
                .map(|t| (mine.stem, f64::from(mine.count), f64::from(t.count)))
        })
    }

    /// The text of the claim in normal form.
    pub fn normal_text(report: &Report, claim: usize) -> String {
        report
            .claims
            .get(claim)
            .map(|c| normal::normalize(report.text(c.span)))
            .unwrap_or_default()
    }
}

/// Every pair once, ascending.
fn distinct(pairs: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, u32)> = pairs.collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The last word of the name of a claim's speaker: of who says most of it, else of who is quoted
/// first in it.
fn speaker(report: &Report, said: &SpanIndex, claim: &Claim) -> Option<String> {
    let whole = claim.attribution.as_ref().and_then(|a| a.speaker.as_ref());
    let part = || {
        let mut inside: Vec<usize> = said.touching(claim.span).map(|(_, n)| n).collect();
        inside.sort_unstable();
        let quotations = inside.into_iter().filter_map(|n| report.quotations.get(n));
        quotations.filter_map(|q| q.speaker.as_ref()).next()
    };
    let name = whole.or_else(|| part().map(|s| &s.name))?;
    let last = name.split_whitespace().next_back()?;
    Some(normal::normalize_word(last))
}
