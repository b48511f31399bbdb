//! The article of a format that has markup: paragraphs with marked kinds to text and blocks.

use super::furniture::{self, Line, context};
use super::metadata::{self, Metadata, one_line};
use super::model::{Article, Block, BlockKind};
use crate::text::Span;

/// Most paragraphs of an article; the longest live blogs have some thousands.
const MOST_PARAGRAPHS: usize = 20_000;

/// A paragraph as a reader found it.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// What the markup says that it is; `None` where there is none (text inside a JSON field).
    pub kind: Option<BlockKind>,
    /// Its text; white space of any kind counts as one space.
    pub text: String,
}

impl Paragraph {
    /// A paragraph that its markup calls `kind`.
    pub fn new(kind: BlockKind, text: impl Into<String>) -> Self {
        Self {
            kind: Some(kind),
            text: text.into(),
        }
    }
}

/// Joins paragraphs by blank lines, cleans their kinds and completes the metadata. When no
/// paragraph is the headline, the one of the metadata is put before all, or else the first line
/// that is no furniture is taken for it.
pub fn article(
    mut paragraphs: Vec<Paragraph>,
    fields: Metadata,
    mut warnings: Vec<String>,
) -> Article {
    for paragraph in &mut paragraphs {
        paragraph.text = clean(&paragraph.text);
    }
    paragraphs.retain(|paragraph| !paragraph.text.is_empty());
    if paragraphs.len() > MOST_PARAGRAPHS {
        warnings.push(format!(
            "it has more than {MOST_PARAGRAPHS} paragraphs; the rest was left out"
        ));
        paragraphs.truncate(MOST_PARAGRAPHS);
    }
    let has_headline = paragraphs
        .iter()
        .any(|p| p.kind == Some(BlockKind::Headline));
    let title = fields
        .headline
        .as_deref()
        .map(clean)
        .filter(|title| !title.is_empty());
    let add_title = !has_headline && title.is_some();
    if let Some(title) = title.filter(|_| add_title) {
        // Some agencies repeat the title as the first paragraph.
        let repeated = paragraphs.first().is_some_and(|first| first.text == title);
        if repeated {
            paragraphs.remove(0);
        }
        paragraphs.insert(0, Paragraph::new(BlockKind::Headline, title));
    }
    mark_byline(&mut paragraphs, fields.byline.as_deref());
    let lines: Vec<Line> = paragraphs
        .iter()
        .map(|paragraph| Line {
            text: &paragraph.text,
            marked: paragraph.kind,
        })
        .collect();
    let labelled = furniture::label(&lines, !has_headline && !add_title);
    let mut text = String::with_capacity(paragraphs.iter().map(|p| p.text.len() + 2).sum());
    let mut blocks = Vec::with_capacity(paragraphs.len());
    for (paragraph, pieces) in paragraphs.iter().zip(labelled) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&paragraph.text);
        blocks.extend(
            pieces
                .into_iter()
                .map(|(kind, span): (BlockKind, Span)| Block {
                    kind,
                    span: span.shifted(start),
                }),
        );
    }
    let mut article = Article {
        text,
        blocks,
        warnings,
        language: "und".into(),
        ..Article::default()
    };
    metadata::complete(&mut article, fields);
    article
}

/// Pages run name, role and date together ("Ana ReyesArts editor18 March 2026"): the line above the
/// text that begins with the author of the metadata is the byline.
fn mark_byline(paragraphs: &mut [Paragraph], author: Option<&str>) {
    let author = author.and_then(metadata::clean_byline).unwrap_or_default();
    let above = paragraphs
        .iter_mut()
        .take_while(|p| p.kind != Some(BlockKind::Body) || !context::is_paragraph(&p.text));
    for paragraph in above.filter(|p| p.kind == Some(BlockKind::Body)) {
        let short = paragraph.text.split_whitespace().count() <= 20;
        if !author.is_empty() && short && paragraph.text.starts_with(&author) {
            paragraph.kind = Some(BlockKind::Byline);
        }
    }
}

/// One line without characters that show nothing.
fn clean(text: &str) -> String {
    let invisible = |c: char| {
        matches!(
            c,
            '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{200E}' | '\u{200F}'
        ) || c.is_control() && !c.is_whitespace()
    };
    if text.contains(invisible) {
        one_line(&text.replace(invisible, ""))
    } else {
        one_line(text)
    }
}
