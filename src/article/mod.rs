//! From the bytes of a file to an [`Article`]: decoding, format readers, block kinds, metadata.
//!
//! In: the bytes and the file's name. Out: the text, its blocks with their kinds (furniture
//! included), and what the report says of itself. One file a format; [`furniture`] tells text from
//! page furniture in all of them, [`assemble`] makes the article of the formats that have markup.

pub mod assemble;
pub mod decode;
pub mod error;
pub mod format;
pub mod furniture;
pub mod html;
pub mod json;
pub mod markdown;
pub mod metadata;
pub mod model;
pub mod plain;
pub mod xml;

pub use error::ReadError;
pub use format::InputFormat;
pub use model::{Article, Block, BlockKind};

/// How a report is to be read.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// The format, when content and name must not decide.
    pub format: Option<InputFormat>,
    /// The language (ISO 639-1), when the file's own label must not decide.
    pub language: Option<String>,
    /// Most bytes that a file may have. A report is some kilobytes, a saved page some megabytes.
    pub max_bytes: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            format: None,
            language: None,
            max_bytes: 20_000_000,
        }
    }
}

/// Reads one report. `name` is the file's name; its ending is a hint, the content decides.
///
/// # Errors
/// When the file is too large, the bytes hold no text, their syntax is broken, or nothing in it
/// could make a claim.
pub fn read(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Article, ReadError> {
    if bytes.len() > options.max_bytes {
        return Err(ReadError::TooLarge {
            bytes: bytes.len(),
            limit: options.max_bytes,
        });
    }
    let mut warnings = Vec::new();
    let text = decode::decode(bytes, &mut warnings)?;
    if !text.contains(char::is_alphabetic) {
        return Err(ReadError::Empty);
    }
    let format = options.format.unwrap_or_else(|| format::sniff(&text, name));
    let mut article = match format {
        InputFormat::Text => plain::read(text),
        InputFormat::Html => html::read(text),
        InputFormat::Markdown => markdown::read(&text),
        InputFormat::Json => json::read(&text)?,
        InputFormat::Xml => xml::read(&text)?,
    };
    if !article.blocks.iter().any(|block| block.kind.makes_claims()) {
        return Err(no_body(article.warnings));
    }
    warnings.append(&mut article.warnings);
    article.warnings = warnings;
    if let Some(language) = &options.language {
        article.language.clone_from(language);
    }
    Ok(article)
}

/// What to say when there is nothing to compare: the reader's own reason, if it gave one.
fn no_body(warnings: Vec<String>) -> ReadError {
    match warnings.into_iter().next() {
        Some(reason) => ReadError::NoBodyBecause(reason),
        None => ReadError::NoBody,
    }
}
