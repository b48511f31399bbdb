//! Why a report could not be read.

use super::format::InputFormat;
use thiserror::Error;

/// Why a report could not be read, as a sentence that goes on after "cannot read FILE: ".
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// No letters in it.
    #[error("it holds no text; give the report's text, a saved page or an agency file")]
    Empty,
    /// Not text at all.
    #[error("it is not text (it looks like {0}); save the report as text, HTML, JSON or XML")]
    Binary(&'static str),
    /// Nothing that could make a claim.
    #[error(
        "no headline and no body text was found in it; save the article itself, as text or as a whole page"
    )]
    NoBody,
    /// Nothing that could make a claim, after something was left out or repaired.
    #[error("no headline and no body text was found in it: {0}; save the article itself as text")]
    NoBodyBecause(String),
    /// More bytes than [`ReadOptions::max_bytes`](super::ReadOptions::max_bytes).
    #[error(
        "it holds {bytes} bytes, more than the {limit} that are read of one report; cut it down to the one article"
    )]
    TooLarge {
        /// Bytes in the file.
        bytes: usize,
        /// Bytes that are read at most.
        limit: usize,
    },
    /// Elements, lists or objects in each other, beyond what any report needs and a parser bears.
    #[error(
        "its {format} is nested more than {limit} levels deep, deeper than any report; save the article itself, as text or as a page of its own"
    )]
    TooDeep {
        /// The format that was read.
        format: InputFormat,
        /// Levels that are read at most.
        limit: usize,
    },
    /// The syntax of its format is broken.
    #[error(
        "it is not well-formed {format} ({reason}); export it again, or name its format with --input-format"
    )]
    Malformed {
        /// The format that was tried.
        format: InputFormat,
        /// What the parser met, and where.
        reason: String,
    },
}
