//! What `claimdiff check` writes: one file a format, behind one trait.

mod human;
mod json;

pub use human::Human;
pub use json::{Json, schema};

use super::verdict::SetVerdict;

/// A format for the verdict on a set.
pub trait VerdictFormat {
    /// The whole verdict as bytes, in which nothing that came from a report can act on the
    /// reader.
    fn render(&self, verdict: &SetVerdict) -> Vec<u8>;
}
