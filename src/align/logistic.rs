//! A logistic model as a table that anyone can read.

use super::model::Reason;
use crate::text::word_list;

/// A logistic regression over named features; `weight` is per standard deviation.
#[derive(Debug, Clone, Default)]
pub struct Logistic {
    /// Added to every sum.
    pub intercept: f64,
    /// One entry a feature, in the order in which values are given.
    pub terms: Vec<Term>,
}

/// One feature of a [`Logistic`].
#[derive(Debug, Clone)]
pub struct Term {
    /// The feature.
    pub name: String,
    /// Its mean over the pairs that the model was fitted on.
    pub mean: f64,
    /// Its standard deviation there.
    pub deviation: f64,
    /// What one standard deviation adds to the log-odds.
    pub weight: f64,
}

impl Logistic {
    /// Reads a table: `name mean deviation weight`, separated by tabs; `(intercept)` has its
    /// weight alone. A line that does not parse is left out, which a test would notice.
    pub fn parse(table: &'static str) -> Self {
        let mut model = Self::default();
        for line in word_list(table) {
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default().to_owned();
            let numbers: Vec<f64> = fields.filter_map(|f| f.parse().ok()).collect();
            match numbers.as_slice() {
                [weight] => model.intercept = *weight,
                [mean, deviation, weight] => model.terms.push(Term {
                    name,
                    mean: *mean,
                    deviation: *deviation,
                    weight: *weight,
                }),
                _ => {}
            }
        }
        model
    }

    /// The sum before it is brought to 0..1.
    pub fn log_odds(&self, values: &[f64]) -> f64 {
        let sum: f64 = self
            .terms
            .iter()
            .zip(values)
            .map(|(t, v)| t.contribution(*v))
            .sum();
        self.intercept + sum
    }

    /// Estimated probability, 0..1.
    pub fn probability(&self, values: &[f64]) -> f64 {
        sigmoid(self.log_odds(values))
    }

    /// What the features added, the strongest first and no more than `most`.
    pub fn reasons(&self, values: &[f64], most: usize) -> Vec<Reason> {
        let mut added: Vec<(f64, &Term, f64)> = self
            .terms
            .iter()
            .zip(values)
            .map(|(term, value)| (term.contribution(*value).abs(), term, *value))
            .collect();
        let strongest = |a: &(f64, &Term, f64), b: &(f64, &Term, f64)| {
            b.0.total_cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name))
        };
        if most < added.len() {
            added.select_nth_unstable_by(most, strongest);
            added.truncate(most);
        }
        added.sort_by(strongest);
        added
            .into_iter()
            .map(|(_, term, value)| Reason {
                feature: term.name.clone(),
                value,
                weight: term.weight / term.deviation,
                detail: String::new(),
            })
            .collect()
    }
}

impl Term {
    fn contribution(&self, value: f64) -> f64 {
        (value - self.mean) / self.deviation * self.weight
    }
}

/// `1 / (1 + e^-x)`.
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// The inverse of [`sigmoid`], kept finite.
pub fn log_odds(probability: f64) -> f64 {
    let p = probability.clamp(1e-6, 1.0 - 1e-6);
    (p / (1.0 - p)).ln()
}
