//! Logistic regression with an L2 penalty, by Newton's method.

use claimdiff::align::logistic::{Logistic, Term, sigmoid};
use nalgebra::{DMatrix, DVector};
use std::iter::once;

/// Features with a label in 0..1, and how much it counts.
#[derive(Clone, Copy)]
pub struct Row<'v> {
    pub values: &'v [f64],
    pub label: f64,
    pub weight: f64,
}

/// Fits a model; `c` is the inverse strength of the penalty, as elsewhere in the field. The
/// search goes out from `start`, a model of nearly the same rows, which saves time alone.
pub fn fit(names: &[String], rows: &[Row], c: f64, start: Option<&Logistic>) -> Logistic {
    let width = names.len();
    let total = rows.len().max(1) as f64;
    let mut mean = vec![0.0; width];
    let mut square = vec![0.0; width];
    for row in rows {
        for (n, value) in row.values.iter().enumerate() {
            mean[n] += value / total;
            square[n] += value * value / total;
        }
    }
    let deviation: Vec<f64> = mean
        .iter()
        .zip(&square)
        .map(|(m, s)| (s - m * m).max(0.0).sqrt())
        .map(|d| if d < 1e-9 { 1.0 } else { d })
        .collect();
    let size = width + 1;
    let mut beta = DVector::<f64>::zeros(size);
    if let Some(start) = start {
        let weights = start.terms.iter().map(|t| t.weight);
        for (slot, value) in beta.iter_mut().zip(once(start.intercept).chain(weights)) {
            *slot = value;
        }
    }
    for _ in 0..25 {
        // Rows of the lower triangle, so that the innermost loop walks along memory.
        let mut lower = vec![0.0; size * size];
        let mut gradient = DVector::<f64>::zeros(size);
        let mut x = vec![1.0; size];
        for row in rows {
            for (n, value) in row.values.iter().enumerate() {
                x[n + 1] = (value - mean[n]) / deviation[n];
            }
            let sum: f64 = x.iter().zip(beta.iter()).map(|(a, b)| a * b).sum();
            let p = sigmoid(sum);
            let slope = row.weight * p * (1.0 - p);
            let error = row.weight * (row.label - p);
            for i in 0..size {
                gradient[i] += error * x[i];
                let part = slope * x[i];
                let row = &mut lower[i * size..=i * size + i];
                for (cell, value) in row.iter_mut().zip(&x) {
                    *cell += part * value;
                }
            }
        }
        let mut hessian = DMatrix::from_row_slice(size, size, &lower);
        for i in 1..size {
            gradient[i] -= beta[i] / c;
            hessian[(i, i)] += 1.0 / c;
        }
        hessian[(0, 0)] += 1e-9;
        hessian.fill_upper_triangle_with_lower_triangle();
        let Some(factor) = hessian.cholesky() else {
            break;
        };
        let step = factor.solve(&gradient);
        let largest = step.amax();
        beta += step;
        if largest < 1e-5 {
            break;
        }
    }
    Logistic {
        intercept: beta[0],
        terms: (0..width)
            .map(|n| Term {
                name: names[n].clone(),
                mean: mean[n],
                deviation: deviation[n],
                weight: beta[n + 1],
            })
            .collect(),
    }
}
