//! Many events, one a line: the room behind `claimdiff batch`.
//!
//! In: JSON Lines, an event a line ([`line`]). Out: a comparison a line, in the order of the
//! input, made in parallel and in memory that does not grow with the number of events
//! ([`pipeline`]). [`resume`] finds where an interrupted run stopped, [`summary`] counts over all
//! events what pairs of outlets share, omit and tell differently.

mod json;
pub mod line;
pub mod pipeline;
pub mod resume;
pub mod summary;
