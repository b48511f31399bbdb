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

    /// What each feature added, the strongest first.
    pub fn reasons(&self, values: &[f64]) -> Vec<Reason> {
        let mut reasons: Vec<(f64, Reason)> = self
            .terms
            .iter()
            .zip(values)
            .map(|(term, value)| {
                let reason = Reason {
                    feature: term.name.clone(),
                    value: *value,
                    weight: term.weight / term.deviation,
                    detail: String::new(),
                };
                (term.contribution(*value), reason)
            })
            .collect();
        reasons.sort_by(|a, b| {
            b.0.abs()
                .total_cmp(&a.0.abs())
                .then_with(|| a.1.feature.cmp(&b.1.feature))
        });
        reasons.into_iter().map(|(_, reason)| reason).collect()
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
