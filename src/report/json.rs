//! JSON: the whole [`Comparison`], and the description of one report.

use super::{Format, safe};
use crate::claim::Report;
use crate::compare::{self, Comparison, model};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The contract's JSON, indented.
pub struct Json;

impl Format for Json {
    fn render(&self, comparison: &Comparison) -> Vec<u8> {
        pretty(comparison)
    }
}

/// What `inspect --format json` writes: how one report was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Inspection {
    /// The keys of the report's `sources` entry.
    #[serde(flatten)]
    pub source: model::Source,
    /// The sentences of headline and body blocks.
    pub sentences: Vec<model::Range>,
    /// Its claims.
    pub claims: Vec<model::Claim>,
    /// Its quotations.
    pub quotes: Vec<model::Quote>,
}

/// The JSON Schema of what `compare --format json` writes.
pub fn comparison_schema() -> Vec<u8> {
    pretty(&schemars::schema_for!(Comparison))
}

/// The JSON Schema of what `inspect --format json` writes.
pub fn inspection_schema() -> Vec<u8> {
    pretty(&schemars::schema_for!(Inspection))
}

/// The JSON Schema of what `explain --format json` writes.
pub fn explanation_schema() -> Vec<u8> {
    pretty(&schemars::schema_for!(super::explanation::Explanation))
}

/// Renders an explanation as JSON.
pub fn explanation(explanation: &super::explanation::Explanation) -> Vec<u8> {
    pretty(explanation)
}

/// Renders one report as JSON.
pub fn inspection(report: &Report) -> Vec<u8> {
    let (source, sentences, claims, quotes) = compare::describe(report);
    pretty(&Inspection {
        source,
        sentences,
        claims,
        quotes,
    })
}

/// A value as indented JSON with a line end.
pub(crate) fn pretty<T: Serialize>(value: &T) -> Vec<u8> {
    // Serialising these types cannot fail: no map has keys that are not strings.
    let mut bytes = safe::json::inert(serde_json::to_vec_pretty(value).unwrap_or_default());
    bytes.push(b'\n');
    bytes
}
