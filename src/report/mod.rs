//! One file a format, behind one trait.
//!
//! In: a [`Comparison`]. Out: text or bytes in which nothing that came from a report can act on
//! the reader.

pub mod cells;
pub mod delimited;
pub mod differences;
pub mod explanation;
pub mod findings;
pub mod html;
pub mod inspection;
pub mod json;
pub mod labels;
pub mod layout;
pub mod lookup;
pub mod markdown;
pub mod pairs;
pub mod reasons;
pub mod safe;
pub mod selection;
pub mod spoken;
pub mod style;
pub mod table;
pub mod wording;
pub mod xlsx;

#[cfg(test)]
mod golden;

use crate::compare::Comparison;

/// A report format.
pub trait Format {
    /// The whole report as bytes.
    fn render(&self, comparison: &Comparison) -> Vec<u8>;
}

/// How a text other than the table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextOptions {
    /// Columns of the window.
    pub width: usize,
    /// Whether colour may be added.
    pub color: bool,
}
