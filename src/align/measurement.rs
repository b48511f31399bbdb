//! Everything that is measured of one event: its units, its candidate pairs, their features.
//!
//! Both [`align`](super::align()) and the fitting of its weights (`examples/fit_weights`) work on
//! this, so that what is fitted is what runs.

use super::by_hand::ByHand;
use super::logistic::{Logistic, log_odds};
use super::model::ClaimRef;
use super::pairs::{self, Context, Pairs};
use super::rows::Graph;
use super::unit::{self, Unit};
use super::vocabulary::Vocabulary;
use super::within;
use crate::claim::Report;

/// An event, measured.
pub struct Measurement {
    pub(super) units: Vec<Unit>,
    pub(super) vocabulary: Vocabulary,
    pub(super) pairs: Pairs,
    by_hand: ByHand,
}

/// A candidate pair with its features.
pub struct Sample {
    /// A claim.
    pub a: ClaimRef,
    /// Another.
    pub b: ClaimRef,
    /// Number of the pair in the event.
    pub pair: usize,
    /// Its features, in the order of their names.
    pub values: Vec<f64>,
}

/// Names of the features of pairs of two reports.
pub fn across_names() -> Vec<String> {
    let mut names = own_names();
    names.extend(pairs::context_names());
    names
}

/// Names of the features that the two claims of a pair have alone.
pub fn own_names() -> Vec<String> {
    pairs::own_names().into_iter().map(str::to_owned).collect()
}

/// Names of the features of pairs of one report.
pub fn within_names() -> Vec<String> {
    within::names().into_iter().map(str::to_owned).collect()
}

impl Measurement {
    /// Measures the reports of an event.
    pub fn new(reports: &[Report]) -> Self {
        Self::with(reports, None)
    }

    /// The same with every claim of the other reports as a candidate of `claim`, whether they
    /// share a word or not.
    pub(super) fn with_all_of(reports: &[Report], claim: ClaimRef) -> Self {
        Self::with(reports, Some(claim))
    }

    fn with(reports: &[Report], all_of: Option<ClaimRef>) -> Self {
        let (vocabulary, units) = unit::units(reports, 0);
        let wanted = units.iter().position(|u| Some(u.claim) == all_of);
        let added = wanted.into_iter().flat_map(|wanted| {
            let report = units.get(wanted).map(|u| u.claim.report);
            let others = units.iter().enumerate();
            let others = others.filter(move |(_, u)| Some(u.claim.report) != report);
            others.map(move |(n, _)| (n.min(wanted) as u32, n.max(wanted) as u32))
        });
        let pairs = Pairs::new(&units, &vocabulary, added);
        Self {
            units,
            vocabulary,
            pairs,
            by_hand: ByHand::default(),
        }
    }

    /// Lets decisions of an editor, whose reports are numbered as here, win over every score in
    /// the choice of rows.
    pub(super) fn decide(&mut self, by_hand: ByHand) {
        self.by_hand = by_hand;
    }

    /// The two claims of a pair, prepared.
    pub(super) fn units_of(&self, pair: usize) -> (&Unit, &Unit) {
        let it = &self.pairs.all[pair];
        (&self.units[it.a as usize], &self.units[it.b as usize])
    }

    /// Plain similarity, 0..1, of the claims `by` places behind those of a pair.
    pub(super) fn similarity_beside(&self, pair: usize, by: i64) -> f64 {
        let step = |unit: u32| -> Option<u32> {
            let other = u32::try_from(i64::from(unit) + by).ok()?;
            let report = self.units.get(other as usize)?.claim.report;
            (report == self.claim(unit).report).then_some(other)
        };
        let it = &self.pairs.all[pair];
        let found = step(it.a).zip(step(it.b));
        let found = found.and_then(|(a, b)| self.pairs.find(a, b));
        found.map_or(0.0, |n| self.pairs.all[n].base)
    }

    /// The claim of a third report that both claims of a pair resemble most, and the weaker of
    /// the two plain similarities.
    pub(super) fn resembling_both(&self, pair: usize) -> Option<(ClaimRef, f64)> {
        let it = &self.pairs.all[pair];
        let reports = [self.claim(it.a).report, self.claim(it.b).report];
        let mut best: Option<(ClaimRef, f64)> = None;
        for (other, first) in &self.pairs.of[it.a as usize] {
            let claim = self.claim(*other);
            let second = self.pairs.find(it.b, *other);
            if let Some(second) = second.filter(|_| !reports.contains(&claim.report)) {
                let of = |n: usize| self.pairs.all[n].base;
                let weaker = of(*first as usize).min(of(second));
                if best.is_none_or(|(_, most)| weaker > most) {
                    best = Some((claim, weaker));
                }
            }
        }
        best
    }

    /// The plain similarity of a pair, 0..1: mean of word overlap and character cosine.
    pub fn likeness(&self, pair: usize) -> f64 {
        self.pairs.all.get(pair).map_or(0.0, |p| p.base)
    }

    /// The candidate pairs of two reports with what the two claims show alone.
    pub fn own(&self) -> Vec<Sample> {
        let pairs = self.pairs.all.iter().enumerate();
        pairs
            .filter(|(_, p)| self.claim(p.a).report != self.claim(p.b).report)
            .map(|(n, p)| sample(&self.units, &self.pairs, n, p.own.clone()))
            .collect()
    }

    /// The candidate pairs of two reports with all features, in the order of
    /// [`Measurement::own`]; `first` makes the first estimate.
    pub fn across(&self, first: &Logistic) -> Vec<Sample> {
        self.context(first)
            .visit(|pair, values| sample(&self.units, &self.pairs, pair, values.to_vec()))
    }

    /// What the features of a pair's context are measured from.
    pub(super) fn context(&self, first: &Logistic) -> Context<'_> {
        Context::new(&self.units, &self.pairs, &self.vocabulary, first)
    }

    /// The two claims of a pair.
    pub(super) fn claims(&self, pair: usize) -> (ClaimRef, ClaimRef) {
        let it = &self.pairs.all[pair];
        (self.claim(it.a), self.claim(it.b))
    }

    /// The candidate pairs of one report, given the probabilities of those of two.
    pub fn within(&self, across: &[Sample], probabilities: &[f64]) -> Vec<Sample> {
        let scored = across
            .iter()
            .map(|s| s.pair)
            .zip(probabilities.iter().copied());
        let strength = self.strength(scored);
        within::visit(&self.units, &self.pairs, &strength, |pair, values| {
            sample(&self.units, &self.pairs, pair, values)
        })
    }

    /// The probability of every pair, 0 where none is given.
    fn strength(&self, scored: impl Iterator<Item = (usize, f64)>) -> Vec<f64> {
        let mut strength = vec![0.0; self.pairs.all.len()];
        for (pair, probability) in scored {
            strength[pair] = probability;
        }
        strength
    }

    /// Rows by correlation clustering: `limits` are the probabilities at which a pair of two
    /// reports, and a pair of one, begin to count for one row.
    pub fn rows(
        &self,
        across: &[Sample],
        probabilities: &[f64],
        within: &Logistic,
        limits: (f64, f64),
    ) -> Vec<Vec<ClaimRef>> {
        let scored = across
            .iter()
            .map(|s| s.pair)
            .zip(probabilities.iter().copied());
        self.rows_of(&scored.collect::<Vec<_>>(), within, limits)
    }

    /// The same from the numbers of the pairs and their probabilities.
    pub(super) fn rows_of(
        &self,
        scored: &[(usize, f64)],
        within: &Logistic,
        limits: (f64, f64),
    ) -> Vec<Vec<ClaimRef>> {
        let strength = self.strength(scored.iter().copied());
        let inside = within::visit(&self.units, &self.pairs, &strength, |pair, values| {
            (pair, within.log_odds(&values) - log_odds(limits.1))
        });
        let weights = scored
            .iter()
            .map(|(pair, p)| (*pair, log_odds(*p) - log_odds(limits.0)))
            .chain(inside)
            .filter_map(|(n, w)| self.pairs.all.get(n).map(|p| (p.a, p.b, w)));
        let mut graph = Graph::new(&self.pairs.reach, weights);
        self.force(&mut graph);
        graph
            .clusters()
            .into_iter()
            .map(|row| row.into_iter().map(|u| self.claim(u)).collect())
            .collect()
    }

    /// Puts the decisions of an editor into the graph of rows.
    fn force(&self, graph: &mut Graph) {
        let unit = |claim: ClaimRef| self.units.iter().position(|unit| unit.claim == claim);
        for (list, together) in [(&self.by_hand.same, true), (&self.by_hand.apart, false)] {
            for (a, b) in list {
                if let (Some(a), Some(b)) = (unit(*a), unit(*b)) {
                    graph.force(a as u32, b as u32, together);
                }
            }
        }
    }

    fn claim(&self, unit: u32) -> ClaimRef {
        self.units[unit as usize].claim
    }
}

fn sample(units: &[Unit], pairs: &Pairs, pair: usize, values: Vec<f64>) -> Sample {
    let it = &pairs.all[pair];
    Sample {
        a: units[it.a as usize].claim,
        b: units[it.b as usize].claim,
        pair,
        values,
    }
}

/// The order in which reports are measured, whatever they are called and in whatever order they
/// were named: by text, then by id. Answers the numbers of the reports in that order.
pub(super) fn canonical_order(reports: &[Report]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by(|x, y| {
        let (a, b) = (&reports[*x], &reports[*y]);
        let texts = a.article.text.cmp(&b.article.text);
        texts.then_with(|| a.id.cmp(&b.id))
    });
    order
}
