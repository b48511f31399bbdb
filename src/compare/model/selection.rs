//! What of a comparison was asked for.

use super::ChangeKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A part of a comparison that can be asked for by itself: five kinds of row, two sections.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Only {
    /// Rows that a source states differently from others.
    Differs,
    /// Rows that a source states only in part.
    Partial,
    /// Rows that a source leaves out.
    Omits,
    /// Rows that every source states, with no change.
    Agrees,
    /// Rows that only one source carries.
    Single,
    /// How the sources name, word and place what they share; whom they quote.
    Framing,
    /// What one speaker said once, and how each source quotes it.
    Quotes,
}

impl Only {
    /// Every part, in the order in which help and output list them.
    pub const ALL: [Self; 7] = [
        Self::Differs,
        Self::Partial,
        Self::Omits,
        Self::Agrees,
        Self::Single,
        Self::Framing,
        Self::Quotes,
    ];

    /// The word for it on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Differs => "differs",
            Self::Partial => "partial",
            Self::Omits => "omits",
            Self::Agrees => "agrees",
            Self::Single => "single",
            Self::Framing => "framing",
            Self::Quotes => "quotes",
        }
    }

    /// A kind of row, and not a section beside the rows.
    pub fn is_of_rows(self) -> bool {
        !matches!(self, Self::Framing | Self::Quotes)
    }
}

/// What is asked for. An empty list asks for everything; inside a list any entry is enough,
/// between lists all must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Filter {
    /// Kinds of row, and sections.
    pub only: Vec<Only>,
    /// Ids of sources that must be concerned.
    pub sources: Vec<String>,
    /// Kinds of change.
    pub kinds: Vec<ChangeKind>,
}

impl Filter {
    /// Nothing is filtered out.
    pub fn is_all(&self) -> bool {
        self.only.is_empty() && self.sources.is_empty() && self.kinds.is_empty()
    }
}

/// What a comparison that is not whole was filtered by, and what that left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Selection {
    /// What was asked for.
    #[serde(flatten)]
    pub filter: Filter,
    /// Rows that were asked for and are left; 0 where none were asked for and those that stand
    /// there are what the framing refers to.
    pub rows: usize,
    /// Rows of the whole comparison.
    pub rows_in_all: usize,
}
