//! Latent dimensions of the event: claims that use different words for the same thing come close
//! when the words keep the same company elsewhere in the event.
//!
//! Latent semantic analysis (Deerwester et al. 1990) of the claim × stem matrix. Cosines in the
//! space of the first k right singular vectors do not depend on which basis of that space is
//! taken, so a basis from subspace iteration is enough (Halko, Martinsson & Tropp 2011).

use super::super::unit::Unit;
use super::super::vocabulary::Vocabulary;
use rayon::prelude::*;

pub(in super::super) const NAMES: [&str; 2] = ["latent_fifth", "latent_tenth"];

/// Rounds of subspace iteration.
const ROUNDS: usize = 6;
/// Products that are summed side by side.
const LANES: usize = 8;
/// Numbers that are worth handing to another thread.
const CHUNK: usize = 40_000;
/// No space has more dimensions, so that large events stay cheap.
const MOST_DIMENSIONS: usize = 96;

/// Positions of all claims in two spaces, of a fifth and a tenth as many dimensions as claims.
pub(in super::super) struct Latent {
    spaces: [Vec<Vec<f64>>; 2],
}

impl Latent {
    /// Computes the spaces of an event.
    pub fn new(units: &[Unit], vocabulary: &Vocabulary) -> Self {
        let rows: Vec<Vec<(usize, f64)>> = units
            .iter()
            .map(|unit| {
                let length = unit.norms[0].max(1e-9);
                unit.terms
                    .iter()
                    .map(|t| {
                        let weight = vocabulary.stem(t.stem).weight * f64::from(t.count);
                        (t.stem as usize, weight / length)
                    })
                    .collect()
            })
            .collect();
        let space = |share: usize| {
            let dimensions = (units.len() / share).clamp(2, MOST_DIMENSIONS);
            positions(&rows, vocabulary.len(), dimensions)
        };
        Self {
            spaces: rayon::join(|| space(5), || space(10)).into(),
        }
    }

    /// Cosines in both spaces, -1..1.
    pub fn measure(&self, a: u32, b: u32) -> [f64; 2] {
        [0, 1].map(|n| {
            let space = &self.spaces[n];
            dot(&space[a as usize], &space[b as usize])
        })
    }
}

/// Unit vectors of all rows in the space of the `dimensions` strongest directions.
fn positions(rows: &[Vec<(usize, f64)>], columns: usize, dimensions: usize) -> Vec<Vec<f64>> {
    // The basis: `dimensions` vectors over the columns, started from a fixed pseudo-random state.
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut basis: Vec<Vec<f64>> = (0..dimensions)
        .map(|_| (0..columns).map(|_| pseudo_random(&mut state)).collect())
        .collect();
    for round in 0..ROUNDS {
        // What the vectors span stays the same without it, as long as they do not fall together.
        if round % 2 == 0 {
            orthonormalize(&mut basis);
        }
        basis.par_iter_mut().for_each(|vector| {
            let projected: Vec<f64> = rows.iter().map(|row| sparse_dot(row, vector)).collect();
            vector.fill(0.0);
            for (row, value) in rows.iter().zip(projected) {
                for (column, weight) in row {
                    vector[*column] += weight * value;
                }
            }
        });
    }
    orthonormalize(&mut basis);
    rows.par_iter()
        .map(|row| {
            let mut position: Vec<f64> = basis.iter().map(|v| sparse_dot(row, v)).collect();
            scale(&mut position);
            position
        })
        .collect()
}

/// Modified Gram-Schmidt; a vector that vanishes stays zero.
fn orthonormalize(basis: &mut [Vec<f64>]) {
    let mut rest = basis;
    while let Some((done, later)) = rest.split_first_mut() {
        scale(done);
        let least = (CHUNK / done.len().max(1)).max(1);
        later.par_iter_mut().with_min_len(least).for_each(|vector| {
            let along = dot(done, vector);
            for (value, e) in vector.iter_mut().zip(done.iter()) {
                *value -= along * e;
            }
        });
        rest = later;
    }
}

fn scale(vector: &mut [f64]) {
    let length = dot(vector, vector).sqrt();
    let factor = if length > 1e-10 { 1.0 / length } else { 0.0 };
    for value in vector {
        *value *= factor;
    }
}

/// The sum is taken in [`LANES`] parts, in one fixed order, which a processor can add side by side.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (parts_a, rest_a) = a.as_chunks::<LANES>();
    let (parts_b, rest_b) = b.as_chunks::<LANES>();
    let mut sums = [0.0; LANES];
    for (x, y) in parts_a.iter().zip(parts_b) {
        sums = std::array::from_fn(|lane| sums[lane] + x[lane] * y[lane]);
    }
    let rest: f64 = rest_a.iter().zip(rest_b).map(|(x, y)| x * y).sum();
    sums.iter().sum::<f64>() + rest
}

fn sparse_dot(row: &[(usize, f64)], vector: &[f64]) -> f64 {
    row.iter()
        .map(|(column, weight)| weight * vector[*column])
        .sum()
}

/// Splitmix64 (Steele, Lea & Flood 2014), brought to -1..1.
fn pseudo_random(state: &mut u64) -> f64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
}
