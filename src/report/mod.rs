//! One file a format, behind one trait.
//!
//! In: a [`Comparison`]. Out: text or bytes in which nothing that came from a report can act on
//! the reader.

pub mod json;

use crate::compare::Comparison;

/// A report format.
pub trait Format {
    /// The whole report as bytes.
    fn render(&self, comparison: &Comparison) -> Vec<u8>;
}
