//! The whole verdict as JSON.

use super::VerdictFormat;
use crate::report::json::pretty;
use crate::sample_set::verdict::SetVerdict;

/// JSON, indented.
pub struct Json;

impl VerdictFormat for Json {
    fn render(&self, verdict: &SetVerdict) -> Vec<u8> {
        pretty(verdict)
    }
}

/// The JSON Schema of what `check --format json` writes.
pub fn schema() -> Vec<u8> {
    pretty(&schemars::schema_for!(SetVerdict))
}
