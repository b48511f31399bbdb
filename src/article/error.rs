//! Why a report could not be read.

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
}
