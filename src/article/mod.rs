//! From the bytes of a file to an [`Article`]: decoding, format readers, block kinds, metadata.
//!
//! In: the bytes and the file's name. Out: the text, its blocks with their kinds (furniture
//! included), and what the report says of itself.

pub mod error;
pub mod model;
pub mod plain;

pub use error::ReadError;
pub use model::{Article, Block, BlockKind};

/// Reads one report. `name` is the file's name; its ending is a hint, the content decides.
///
/// # Errors
/// When the bytes hold no text, or nothing that could make a claim.
pub fn read(bytes: &[u8], _name: &str) -> Result<Article, ReadError> {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let text = text
        .strip_prefix('\u{FEFF}')
        .map(str::to_owned)
        .unwrap_or(text);
    if !text.contains(char::is_alphanumeric) {
        return Err(ReadError::Empty);
    }
    Ok(plain::read(text))
}
