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

/// The n-grams of one claim that another claim holds too, ascending by number; norms and mass are
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
    /// Its hash, and once all claims are known its number among the n-grams that two hold.
    key: u32,
    length: u8,
    weight: f32,
}

/// The n-grams of one claim laid out by number, to set many others against it: a look at one
/// place for every n-gram of the other, where walking through both lists side by side would
/// guess wrong at every other step. Most of the time of a comparison is spent here.
pub(in super::super) struct Spread {
    text: Vec<f32>,
    stems: Vec<f32>,
}

impl Spread {
    /// Room for the n-grams of any claim of these.
    pub fn new(units: &[Unit]) -> Self {
        let room = |of: fn(&Grams) -> &Vec<Gram>| {
            let last = units.iter().filter_map(|unit| of(&unit.grams).last());
            vec![0.0; last.map(|gram| gram.key as usize + 1).max().unwrap_or(0)]
        };
        Self {
            text: room(|grams| &grams.text),
            stems: room(|grams| &grams.stems),
        }
    }

    /// Lays out a claim; it has to be taken up again before another.
    pub fn lay_out(&mut self, unit: &Unit) {
        self.set(unit, |gram| gram.weight);
    }

    /// Takes up what was laid out.
    pub fn take_up(&mut self, unit: &Unit) {
        self.set(unit, |_| 0.0);
    }

    fn set(&mut self, unit: &Unit, weight: impl Fn(&Gram) -> f32) {
        for (places, grams) in [
            (&mut self.text, &unit.grams.text),
            (&mut self.stems, &unit.grams.stems),
        ] {
            for gram in grams {
                if let Some(place) = places.get_mut(gram.key as usize) {
                    *place = weight(gram);
                }
            }
        }
    }
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
            text_rarity.number(&mut grams.text);
            stem_rarity.number(&mut grams.stems);
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
            key: hash,
            length,
            weight: run.len() as f32,
        })
    })
    .collect()
}

/// How many claims hold each n-gram, and what that makes it weigh.
struct Rarity {
    /// By hash the number of holders, and the number of the n-gram among those with several.
    holders: FxHashMap<u32, (u32, u32)>,
    /// Weight by number of holders.
    weights: Vec<f32>,
}

impl Rarity {
    fn new(all: &[Vec<Gram>], claims: usize) -> Self {
        let mut holders: FxHashMap<u32, (u32, u32)> = FxHashMap::default();
        for gram in all.iter().flatten() {
            holders.entry(gram.key).or_default().0 += 1;
        }
        let mut shared: Vec<_> = holders.iter_mut().filter(|(_, (h, _))| *h > 1).collect();
        shared.sort_unstable_by_key(|(hash, _)| **hash);
        for (number, (_, held)) in shared.into_iter().enumerate() {
            held.1 = number as u32;
        }
        let total = claims as f32 + 1.0;
        let weights = (0..=all.len())
            .map(|count| (total / (count as f32 + 0.5)).ln().max(0.01))
            .collect();
        Self { holders, weights }
    }

    fn weighted(&self, mut grams: Vec<Gram>) -> Vec<Gram> {
        for gram in &mut grams {
            let (holders, _) = self.holders.get(&gram.key).copied().unwrap_or_default();
            gram.weight *= self.weights[holders as usize];
        }
        grams
    }

    /// Gives each n-gram its number in place of its hash, and leaves out what no other claim
    /// holds: it matches nothing.
    fn number(&self, grams: &mut Vec<Gram>) {
        grams.retain_mut(|gram| match self.holders.get(&gram.key) {
            Some((holders, number)) if *holders > 1 => {
                gram.key = *number;
                true
            }
            _ => false,
        });
        grams.shrink_to_fit();
    }
}

/// Sets the n-grams of a claim against those of `a`, which is laid out in `spread`.
pub(in super::super) fn measure(spread: &Spread, a: &Unit, b: &Unit) -> Measured {
    let (a, b) = (&a.grams, &b.grams);
    // By whether an n-gram has four characters; no branch, no dependence on whether both hold it.
    let mut dots = [0.0; 2];
    let mut held = [0.0; 2];
    for theirs in &b.text {
        let (theirs_weight, four) = (f64::from(theirs.weight), theirs.length == 4);
        let mine = f64::from(spread.text.get(theirs.key as usize).copied().unwrap_or(0.0));
        dots[usize::from(four)] += mine * theirs_weight;
        held[0] += mine;
        held[1] += if mine > 0.0 { theirs_weight } else { 0.0 };
    }
    let mine = |gram: &Gram| spread.stems.get(gram.key as usize).copied().unwrap_or(0.0);
    let stems = b
        .stems
        .iter()
        .map(|g| f64::from(mine(g)) * f64::from(g.weight));
    let dots = [dots[1], dots[0] + dots[1], stems.sum::<f64>()];
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
