//! Cosines of word vectors: of plain content words and of names, each by itself.

use super::super::unit::{Term, Unit};
use super::super::vocabulary::{Stem, Vocabulary};

pub(in super::super) const NAMES: [&str; 2] = ["cosine_plain_words", "cosine_names"];

/// Lengths of a claim's vectors: of all its words, of its content words without names, of its
/// names.
pub(in super::super) type Norms = [f64; 3];

/// The weights of a stem in each vector.
fn weights(stem: &Stem) -> [f64; 3] {
    let content = if stem.stop { 0.0 } else { stem.weight };
    let name = if stem.name { stem.weight } else { 0.0 };
    [stem.weight, (content - name).max(0.0), name]
}

pub(in super::super) fn norms(terms: &[Term], vocabulary: &Vocabulary) -> Norms {
    let mut norms = [0.0; 3];
    for term in terms {
        let count = f64::from(term.count);
        for (norm, weight) in norms.iter_mut().zip(weights(vocabulary.stem(term.stem))) {
            *norm += (count * weight).powi(2);
        }
    }
    norms.map(|n: f64| n.sqrt())
}

/// The cosines of plain words and of names, 0..1.
pub(in super::super) fn measure(a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> [f64; 2] {
    let mut dots = [0.0; 2];
    for (stem, x, y) in a.shared(b) {
        let [_, plain, name] = weights(vocabulary.stem(stem));
        dots[0] += x * y * plain * plain;
        dots[1] += x * y * name * name;
    }
    let lengths = [a.norms[1] * b.norms[1], a.norms[2] * b.norms[2]];
    [0, 1].map(|n| {
        if lengths[n] > 1e-12 {
            dots[n] / lengths[n]
        } else {
            0.0
        }
    })
}
