//! Character n-grams of the running text and of the content stems, weighted by rarity.

use super::super::unit::Unit;
use super::super::vocabulary::{Tokens, Vocabulary};
use crate::claim::Report;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher as _;

pub(in super::super) const NAMES: [&str; 5] = [
    "characters_3",
    "characters_4",
    "characters_3_to_7",
    "characters_coverage",
    "stem_characters",
];

/// The n-grams of one claim: (hash, length class, weight), ascending by hash.
#[derive(Default)]
pub(in super::super) struct Grams {
    /// Of the running text, lengths 3 to 7.
    text: Vec<Gram>,
    /// Of the content stems, lengths 4 to 6.
    stems: Vec<Gram>,
    norms: [f64; 4],
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
    let mut text_grams = Vec::new();
    for report in reports {
        for number in 0..report.claims.len() {
            text_grams.push(grams_of(&Unit::normal_text(report, number), 3..=7));
        }
    }
    let stem_grams: Vec<_> = tokens
        .iter()
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
    let text_rarity = rarity(&text_grams);
    let stem_rarity = rarity(&stem_grams);
    text_grams
        .into_iter()
        .zip(stem_grams)
        .map(|(text, stems)| {
            Grams::new(weighted(text, &text_rarity), weighted(stems, &stem_rarity))
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
                length(&text, Some(3)),
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
    let mut counts: FxHashMap<u32, (u8, f32)> = FxHashMap::default();
    for length in lengths {
        for window in padded.windows(length) {
            let mut hasher = FxHasher::default();
            for character in window {
                hasher.write_u32(u32::from(*character));
            }
            hasher.write_usize(length);
            let hash = hasher.finish();
            let folded = (hash ^ (hash >> 32)) as u32;
            counts.entry(folded).or_insert((length as u8, 0.0)).1 += 1.0;
        }
    }
    let mut grams: Vec<Gram> = counts
        .into_iter()
        .map(|(hash, (length, weight))| Gram {
            hash,
            length,
            weight,
        })
        .collect();
    grams.sort_unstable_by_key(|g| g.hash);
    grams
}

fn rarity(all: &[Vec<Gram>]) -> FxHashMap<u32, f32> {
    let mut frequency: FxHashMap<u32, f32> = FxHashMap::default();
    for gram in all.iter().flatten() {
        *frequency.entry(gram.hash).or_default() += 1.0;
    }
    let total = all.len() as f32 + 1.0;
    for count in frequency.values_mut() {
        *count = (total / (*count + 0.5)).ln().max(0.01);
    }
    frequency
}

fn weighted(mut grams: Vec<Gram>, rarity: &FxHashMap<u32, f32>) -> Vec<Gram> {
    for gram in &mut grams {
        gram.weight *= rarity.get(&gram.hash).copied().unwrap_or(1.0);
    }
    grams
}

/// Cosines of 3-, 4- and 3-to-7-grams, coverage of the lighter side, cosine over stems; 0..1.
pub(in super::super) fn measure(a: &Unit, b: &Unit) -> [f64; 5] {
    let (a, b) = (&a.grams, &b.grams);
    let mut dots = [0.0; 4];
    let mut held = [0.0; 2];
    for (x, y) in both(&a.text, &b.text) {
        let product = f64::from(x.weight) * f64::from(y.weight);
        match x.length {
            3 => dots[0] += product,
            4 => dots[1] += product,
            _ => {}
        }
        dots[2] += product;
        held[0] += f64::from(x.weight);
        held[1] += f64::from(y.weight);
    }
    dots[3] = both(&a.stems, &b.stems)
        .map(|(x, y)| f64::from(x.weight) * f64::from(y.weight))
        .sum();
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
    [cosine(0), cosine(1), cosine(2), coverage, cosine(3)]
}

fn both<'g>(a: &'g [Gram], b: &'g [Gram]) -> impl Iterator<Item = (Gram, Gram)> + 'g {
    let mut theirs = b.iter().peekable();
    a.iter().filter_map(move |mine| {
        while theirs.next_if(|g| g.hash < mine.hash).is_some() {}
        theirs.next_if(|g| g.hash == mine.hash).map(|g| (*mine, *g))
    })
}
