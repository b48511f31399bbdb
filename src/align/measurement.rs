//! Everything that is measured of one event: its units, its candidate pairs, their features.
//!
//! Both [`align`](super::align()) and the fitting of its weights (`examples/fit_weights`) work on
//! this, so that what is fitted is what runs.

use super::by_hand::ByHand;
use super::logistic::{Logistic, log_odds};
use super::model::ClaimRef;
use super::pairs::{self, Pairs};
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
        let (vocabulary, units) = unit::units(reports);
        let pairs = Pairs::new(&units, &vocabulary);
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
        pairs::cross_features(&self.units, &self.pairs, &self.vocabulary, first)
            .into_iter()
            .map(|(pair, values)| sample(&self.units, &self.pairs, pair, values))
            .collect()
    }

    /// The candidate pairs of one report, given the probabilities of those of two.
    pub fn within(&self, across: &[Sample], probabilities: &[f64]) -> Vec<Sample> {
        let mut strength = vec![0.0; self.pairs.all.len()];
        for (sample, p) in across.iter().zip(probabilities) {
            strength[sample.pair] = *p;
        }
        within::features(&self.units, &self.pairs, &strength)
            .into_iter()
            .map(|(pair, values)| sample(&self.units, &self.pairs, pair, values))
            .collect()
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
        let mine = self.within(across, probabilities);
        let between = across
            .iter()
            .zip(probabilities)
            .map(|(s, p)| (s.pair, log_odds(*p) - log_odds(limits.0)));
        let inside = mine
            .iter()
            .map(|s| (s.pair, within.log_odds(&s.values) - log_odds(limits.1)));
        let weights = between
            .chain(inside)
            .filter_map(|(n, w)| self.pairs.all.get(n).map(|p| (p.a, p.b, w)));
        let mut graph = Graph::new(self.units.len(), weights);
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

/// The order in which reports are measured, whatever the order in which they were named: by id,
/// then by text. Answers the numbers of the reports in that order.
pub(super) fn canonical_order(reports: &[Report]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by(|x, y| {
        let (a, b) = (&reports[*x], &reports[*y]);
        a.id.cmp(&b.id)
            .then_with(|| a.article.text.cmp(&b.article.text))
    });
    order
}
