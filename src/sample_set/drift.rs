//! What is new, lost or changed against the accepted result.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the result moved away from the baseline; the gravest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum DriftKind {
    /// Accepted, and not found any more.
    Lost,
    /// Found otherwise.
    Changed,
    /// Found, and not accepted yet.
    New,
}

impl DriftKind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Changed => "changed",
            Self::New => "new",
        }
    }
}

/// What moved.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// A row.
    Row,
    /// A change in a row.
    Change,
    /// An utterance.
    Utterance,
}

impl Part {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Change => "change",
            Self::Utterance => "utterance",
        }
    }
}

/// One difference to the accepted result.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Drift {
    /// Lost, changed or new.
    pub kind: DriftKind,
    /// Row, change or utterance.
    pub part: Part,
    /// Its id: of a row, the one to give to `claimdiff accept --row`.
    pub id: String,
    /// What it is, in words of the reports.
    pub text: String,
    /// How it moved.
    pub detail: String,
    /// Line of `baseline.json` that holds it, counted from 1; none for what is new.
    pub line: Option<usize>,
}

impl Drift {
    /// Breaks a check that is not strict: a row was lost.
    pub fn breaks(&self) -> bool {
        self.kind == DriftKind::Lost && self.part == Part::Row
    }
}
