//! The part of the [`Comparison`](super::Comparison) that says what was decided by hand.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a correction is about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum CorrectionKind {
    /// Claims that say the same.
    Same,
    /// Claims that do not say the same.
    Apart,
    /// The name of an outlet.
    Outlet,
    /// The kind of a block.
    Block,
}

/// One decision of an editor, from `corrections.toml`; it wins over the program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// What it is about.
    pub kind: CorrectionKind,
    /// The decision in words.
    pub said: String,
    /// Ids of the sources that it is about.
    pub sources: Vec<String>,
    /// Ids of the rows that hold its claims.
    pub rows: Vec<String>,
    /// Why, where the editor says so.
    pub note: Option<String>,
}
