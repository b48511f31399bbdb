//! Character n-grams of the running text and of the content stems, weighted by rarity.

use super::super::unit::Unit;
use super::super::vocabulary::{Tokens, Vocabulary};
use crate::claim::Report;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher as _;

pub(in super::super) const NAMES: [&str; 3] =
    ["characters_4", "characters_coverage", "stem_characters"];

/// What the n-grams of two claims show.
pub(in super::super) struct Measured {
    /// Cosine of the 3-to-7-grams, 0..1.
    pub cosine: f64,
    /// Cosine of the 4-grams, coverage of the lighter side, cosine over stems; 0..1.
    pub features: [f64; 3],
}

/// The n-grams of one claim that another claim holds too, ascending by hash; norms and mass are
/// of all its n-grams.
#[derive(Default)]
pub(in super::super) struct Grams {
    /// Of the running text, lengths 3 to 7.
    text: Vec<Gram>,
    /// Of the content stems, lengths 4 to 6.
    stems: Vec<Gram>,
    /// Lengths of the vectors of 4-grams, of all n-grams of the text, of those of the stems.
    norms: [f64; 3],
    mass: f64,
}

#[derive(Clone, Copy)]
struct Gram {
    hash: u32,
    length: u8,
    weight: f32,
}

/// The n-grams of all claims, weighted by `ln((N + 1) / (df + 0.5))`.
pub(in super::super) fn all_grams(
    reports: &[Report],
    vocabulary: &Vocabulary,
    tokens: &Tokens,
) -> Vec<Grams> {
    let claims: Vec<(&Report, usize)> = reports
        .iter()
        .flat_map(|report| (0..report.claims.len()).map(move |number| (report, number)))
        .collect();
    let text_grams: Vec<_> = claims
        .par_iter()
        .map(|(report, number)| grams_of(&Unit::normal_text(report, *number), 3..=7))
        .collect();
    let stem_grams: Vec<_> = tokens
        .par_iter()
        .map(|tokens| {
            let content: Vec<&str> = tokens
                .iter()
                .map(|t| vocabulary.stem(t.stem))
                .filter(|s| !s.stop)
                .map(|s| s.text.as_str())
                .collect();
            grams_of(&content.join(" "), 4..=6)
        })
        .collect();
    let (text_rarity, stem_rarity) = rayon::join(
        || Rarity::new(&text_grams, vocabulary.claims),
        || Rarity::new(&stem_grams, vocabulary.claims),
    );
    text_grams
        .into_par_iter()
        .zip(stem_grams)
        .map(|(text, stems)| {
            let mut grams = Grams::new(text_rarity.weighted(text), stem_rarity.weighted(stems));
            text_rarity.keep_shared(&mut grams.text);
            stem_rarity.keep_shared(&mut grams.stems);
            grams
        })
        .collect()
}

impl Grams {
    fn new(text: Vec<Gram>, stems: Vec<Gram>) -> Self {
        let length = |grams: &[Gram], only: Option<u8>| -> f64 {
            grams
                .iter()
                .filter(|g| only.is_none_or(|l| l == g.length))
                .map(|g| f64::from(g.weight).powi(2))
                .sum::<f64>()
                .sqrt()
        };
        Self {
            norms: [
                length(&text, Some(4)),
                length(&text, None),
                length(&stems, None),
            ],
            mass: text.iter().map(|g| f64::from(g.weight)).sum(),
            text,
            stems,
        }
    }
}

fn grams_of(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Vec<Gram> {
    let padded: Vec<char> = std::iter::once(' ')
        .chain(text.chars())
        .chain([' '])
        .collect();
    // Each longer gram goes on from the hash of the shorter one with the same start.
    let mut found: Vec<(u32, u8)> = Vec::with_capacity(padded.len() * lengths.clone().count());
    for start in 0..padded.len() {
        let mut hasher = FxHasher::default();
        for (n, character) in padded.iter().skip(start).take(*lengths.end()).enumerate() {
            hasher.write_u32(u32::from(*character));
            let length = n + 1;
            if lengths.contains(&length) {
                let mut whole = hasher.clone();
                whole.write_usize(length);
                let hash = whole.finish();
                found.push(((hash ^ (hash >> 32)) as u32, length as u8));
            }
        }
    }
    found.sort_unstable();
    let same = found.chunk_by(|x, y| x.0 == y.0);
    same.filter_map(|run| {
        let (hash, length) = *run.first()?;
        Some(Gram {
            hash,
            length,
            weight: run.len() as f32,
        })
    })
    .collect()
}

/// How many claims hold each n-gram, and what that makes it weigh.
struct Rarity {
    holders: FxHashMap<u32, u32>,
    /// Weight by number of holders.
    weights: Vec<f32>,
}

impl Rarity {
    fn new(all: &[Vec<Gram>], claims: usize) -> Self {
        let mut holders: FxHashMap<u32, u32> = FxHashMap::default();
        for gram in all.iter().flatten() {
            *holders.entry(gram.hash).or_default() += 1;
        }
        let total = claims as f32 + 1.0;
        let weights = (0..=all.len())
            .map(|count| (total / (count as f32 + 0.5)).ln().max(0.01))
            .collect();
        Self { holders, weights }
    }

    fn weighted(&self, mut grams: Vec<Gram>) -> Vec<Gram> {
        for gram in &mut grams {
            let holders = self.holders.get(&gram.hash).copied().unwrap_or_default();
            gram.weight *= self.weights[holders as usize];
        }
        grams
    }

    /// Leaves out what no other claim holds: it matches nothing.
    fn keep_shared(&self, grams: &mut Vec<Gram>) {
        grams.retain(|gram| self.holders.get(&gram.hash).is_some_and(|h| *h > 1));
        grams.shrink_to_fit();
    }
}

/// Sets the n-grams of two claims against each other.
pub(in super::super) fn measure(a: &Unit, b: &Unit) -> Measured {
    let (a, b) = (&a.grams, &b.grams);
    let mut dots = [0.0; 3];
    let mut held = [0.0; 2];
    both(&a.text, &b.text, |x, y| {
        let product = f64::from(x.weight) * f64::from(y.weight);
        if x.length == 4 {
            dots[0] += product;
        }
        dots[1] += product;
        held[0] += f64::from(x.weight);
        held[1] += f64::from(y.weight);
    });
    both(&a.stems, &b.stems, |x, y| {
        dots[2] += f64::from(x.weight) * f64::from(y.weight);
    });
    let cosine = |n: usize| {
        let length = a.norms[n] * b.norms[n];
        if length > 1e-12 {
            dots[n] / length
        } else {
            0.0
        }
    };
    let coverage = if a.mass <= b.mass {
        held[0] / a.mass.max(1e-9)
    } else {
        held[1] / b.mass.max(1e-9)
    };
    Measured {
        cosine: cosine(1),
        features: [cosine(0), coverage, cosine(2)],
    }
}

/// Calls `see` with every n-gram that both hold. Most of the time of a comparison is spent here.
fn both(a: &[Gram], b: &[Gram], mut see: impl FnMut(&Gram, &Gram)) {
    let (mut n, mut m) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(n), b.get(m)) {
        if x.hash == y.hash {
            see(x, y);
        }
        n += usize::from(x.hash <= y.hash);
        m += usize::from(y.hash <= x.hash);
    }
}
