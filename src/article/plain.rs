//! Plain text: paragraphs separated by line ends.

use super::model::{Article, Block, BlockKind};
use crate::text::Span;

/// Splits decoded text into blocks; the first line is the headline.
pub fn read(text: String) -> Article {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(&text);
        start += line.len();
        if !span.is_empty() {
            let kind = if blocks.is_empty() {
                BlockKind::Headline
            } else {
                BlockKind::Body
            };
            blocks.push(Block { kind, span });
        }
    }
    let headline = blocks.first().map(|b| b.span.of(&text).to_owned());
    Article {
        headline,
        language: "en".into(),
        text,
        blocks,
        ..Article::default()
    }
}
