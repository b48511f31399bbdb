//! Cosines of word vectors under several weightings.

use super::super::unit::{Term, Unit};
use super::super::vocabulary::{Stem, Vocabulary};

pub(in super::super) const NAMES: [&str; 5] = [
    "cosine",
    "cosine_event",
    "cosine_background",
    "cosine_plain_words",
    "cosine_names",
];

/// Lengths of a claim's vectors, one a weighting.
pub(in super::super) type Norms = [f64; 5];

/// The weights of a stem under each weighting.
fn weights(stem: &Stem) -> [f64; 5] {
    let content = if stem.stop { 0.0 } else { 1.0 };
    let name = if stem.name { stem.weight } else { 0.0 };
    [
        stem.weight,
        stem.event * content,
        stem.background * content,
        (stem.weight - name) * content,
        name,
    ]
}

pub(in super::super) fn norms(terms: &[Term], vocabulary: &Vocabulary) -> Norms {
    let mut norms = [0.0; 5];
    for term in terms {
        let count = f64::from(term.count);
        for (norm, weight) in norms.iter_mut().zip(weights(vocabulary.stem(term.stem))) {
            *norm += (count * weight).powi(2);
        }
    }
    norms.map(|n: f64| n.sqrt())
}

/// The five cosines, 0..1.
pub(in super::super) fn measure(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> [f64; 5] {
    let mut dots = [0.0; 5];
    for (stem, x, y) in a.shared(b) {
        for (dot, weight) in dots.iter_mut().zip(weights(vocabulary.stem(stem))) {
            *dot += x * y * weight * weight;
        }
    }
    let mut values = [0.0; 5];
    for (n, value) in values.iter_mut().enumerate() {
        let length = a.norms[n] * b.norms[n];
        if length > 1e-12 {
            *value = dots[n] / length;
        }
    }
    values
}
