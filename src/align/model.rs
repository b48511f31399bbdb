//! Which claims of different reports assert the same.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A claim among all reports of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimRef {
    /// Number of the report.
    pub report: usize,
    /// Number of the claim in [`Report::claims`](crate::claim::Report::claims).
    pub claim: usize,
}

/// How two linked claims relate.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// They assert the same proposition.
    Same,
    /// They share a proposition that is secondary in at least one of them.
    Partial,
}

/// One feature of a pair of claims and what it added to the score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Reason {
    /// The feature's name.
    pub feature: String,
    /// Its value for this pair.
    pub value: f64,
    /// What one unit of the value adds to the score, before the score is brought to 0..1.
    pub weight: f64,
    /// The words that made it, for a reader.
    pub detail: String,
}

/// Two claims of different reports that were found to assert the same, or part of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The claim of the report whose id comes first.
    pub a: ClaimRef,
    /// The other.
    pub b: ClaimRef,
    /// Same or partial.
    pub relation: Relation,
    /// Estimated probability that the two assert the same, 0..1.
    pub score: f64,
    /// True where a reader should look: the score lies close to the limit.
    pub borderline: bool,
    /// What made the score, the strongest first.
    pub reasons: Vec<Reason>,
    /// An editor decided so; the score is 1.
    pub by_hand: bool,
}

/// A claim and how close it came.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nearest {
    /// The claim of the other report.
    pub claim: ClaimRef,
    /// Its score, 0..1.
    pub score: f64,
}

/// The answer of this room.
#[derive(Debug, Clone, Default)]
pub struct Alignment {
    /// Links, ordered by `a`, then `b`.
    pub links: Vec<Link>,
    /// Disjoint groups of claims that assert one proposition; every claim is in exactly one.
    pub rows: Vec<Vec<ClaimRef>>,
    /// For a claim and another report, the claim there that came closest.
    pub nearest: BTreeMap<(ClaimRef, usize), Nearest>,
}
