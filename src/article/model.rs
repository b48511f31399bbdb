//! A report as it was read.

use crate::text::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a block of a report is. Only headline and body make claims.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The title of the article.
    Headline,
    /// Running text.
    Body,
    /// A section heading inside the body.
    Heading,
    /// The caption of a picture or a video, with its credit.
    Caption,
    /// The title of another item (a video with its running time, a gallery).
    Teaser,
    /// Who wrote it.
    Byline,
    /// Place and agency before the first words, or the date of publication.
    Dateline,
    /// Who took a picture or who else worked on the report.
    Credit,
    /// Site furniture: menus, share lines, sign-ups, pointers, advertisements.
    Navigation,
    /// A correction, an update or an editor's note.
    Note,
}

impl BlockKind {
    /// Do the sentences of such a block count as what the report asserts?
    pub fn makes_claims(self) -> bool {
        matches!(self, Self::Headline | Self::Body)
    }
}

/// A paragraph-level piece of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in [`Article::text`]; blocks are in order and never overlap.
    pub span: Span,
}

/// One report, decoded, split into blocks, with what it says of itself.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The publisher, as far as the file names it.
    pub outlet: Option<String>,
    /// The title, as it stands in `text` or in the file's metadata.
    pub headline: Option<String>,
    /// The authors, without "By".
    pub byline: Option<String>,
    /// When it was published: `2026-03-17` or an RFC 3339 time.
    pub published: Option<String>,
    /// When it was last changed, in the same form.
    pub modified: Option<String>,
    /// The agency that a dateline names in brackets: `AP`. Its report may stand under any outlet.
    pub agency: Option<String>,
    /// ISO 639-1 code, as the file itself labels it; `und` where it has no label.
    pub language: String,
    /// For plain text the decoded file itself (byte order mark dropped, CRLF as LF), for other
    /// formats the extracted text, blocks separated by a blank line.
    pub text: String,
    /// The pieces of `text`, furniture included.
    pub blocks: Vec<Block>,
    /// What was guessed or repaired while reading, a sentence each.
    pub warnings: Vec<String>,
}

impl Article {
    /// The text of a block.
    pub fn block_text(&self, block: &Block) -> &str {
        block.span.of(&self.text)
    }
}
