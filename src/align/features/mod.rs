//! What is measured of a pair of claims: one file a family, each feature with a name.

pub(super) mod about;
pub(super) mod characters;
pub(super) mod clauses;
pub(super) mod competition;
pub(super) mod cosines;
pub(super) mod latent;
pub(super) mod neighbours;
pub(super) mod order;
pub(super) mod overlap;
pub(super) mod place;
pub(super) mod quotation;
pub(super) mod speaker;
pub(super) mod surroundings;
pub(super) mod synonym;
pub(super) mod third_report;
