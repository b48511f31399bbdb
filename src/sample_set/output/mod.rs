//! What `claimdiff check` writes: one file a format, behind one trait.

mod entries;
mod github;
mod human;
mod json;
mod junit;
mod sarif;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests;

pub use github::{Annotations, StepSummary};
pub use human::Human;
pub use json::{Json, schema};
pub use junit::JUnit;
pub use sarif::Sarif;

use super::verdict::SetVerdict;

/// A format for the verdict on a set.
pub trait VerdictFormat {
    /// The whole verdict as bytes, in which nothing that came from a report can act on the
    /// reader.
    fn render(&self, verdict: &SetVerdict) -> Vec<u8>;
}
