//! Plain text: a line is a paragraph; in hard-wrapped files a blank line separates them.

use super::furniture::{self, Line};
use super::metadata::{self, Metadata};
use super::model::{Article, Block};
use crate::text::Span;

/// Most lines that are read as paragraphs; the longest live blogs have some thousands.
const MOST_PARAGRAPHS: usize = 20_000;

/// Reads decoded text; `text` of the answer is the same text, to the letter.
pub fn read(text: String) -> Article {
    let spans = if is_hard_wrapped(&text) {
        groups(&text)
    } else {
        lines(&text)
    };
    let mut spans = spans;
    let mut warnings = Vec::new();
    if spans.len() > MOST_PARAGRAPHS {
        warnings.push(format!(
            "the text has more than {MOST_PARAGRAPHS} lines; the rest was left out"
        ));
        spans.truncate(MOST_PARAGRAPHS);
    }
    let lines: Vec<Line> = spans
        .iter()
        .map(|span| Line {
            text: span.of(&text),
            marked: None,
        })
        .collect();
    let pieces = furniture::label(&lines, true);
    let blocks: Vec<Block> = spans
        .iter()
        .zip(pieces)
        .flat_map(|(span, pieces)| {
            pieces.into_iter().map(|(kind, piece)| Block {
                kind,
                span: piece.shifted(span.start),
            })
        })
        .collect();
    let mut article = Article {
        text,
        blocks,
        warnings,
        language: "und".into(),
        ..Article::default()
    };
    metadata::complete(&mut article, Metadata::default());
    article
}

/// The lines that hold anything, trimmed.
fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            start += line.len();
            Span::new(start - line.len(), start).trimmed(text)
        })
        .filter(|span| !span.is_empty())
        .collect()
}

/// Runs of lines between blank lines.
fn groups(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for span in lines(text) {
        match found.last_mut() {
            Some(group) if between(text, *group, span).matches('\n').count() == 1 => {
                group.end = span.end
            }
            _ => found.push(span),
        }
    }
    found
}

fn between(text: &str, left: Span, right: Span) -> &str {
    text.get(left.end..right.start).unwrap_or_default()
}

/// Was the text broken at a fixed width? Then most lines that are followed by another one have
/// nearly the same length and stop inside a sentence, and no line is much longer.
fn is_hard_wrapped(text: &str) -> bool {
    const WIDTH: std::ops::RangeInclusive<usize> = 45..=100;
    let spans = lines(text);
    let (mut inner, mut wide, mut open) = (0_usize, 0_usize, 0_usize);
    for pair in spans.windows(2) {
        let [left, right] = pair else { continue };
        let length = left.of(text).chars().count();
        if length > *WIDTH.end() {
            return false;
        }
        if between(text, *left, *right).matches('\n').count() == 1 {
            inner += 1;
            wide += usize::from(WIDTH.contains(&length));
            open += usize::from(!left.of(text).ends_with(['.', '?', '!', ':', '"', '”']));
        }
    }
    inner >= 6 && wide * 5 >= inner * 4 && open * 5 >= inner * 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind::{self, *};

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let article = read(text.to_owned());
        assert_eq!(article.text, text);
        article
            .blocks
            .iter()
            .map(|b| (b.kind, article.block_text(b).to_owned()))
            .collect()
    }

    #[test]
    fn a_dateline_is_cut_from_its_paragraph() {
        let text = "Ferry aground\n\nHarwick, South Pell\u{A0}— The ferry Marlin ran aground late on Monday, police said.\n";
        assert_eq!(
            blocks(text),
            [
                (Headline, "Ferry aground".to_owned()),
                (Dateline, "Harwick, South Pell\u{A0}—".to_owned()),
                (
                    Body,
                    "The ferry Marlin ran aground late on Monday, police said.".to_owned()
                ),
            ]
        );
    }

    #[test]
    fn metadata_comes_from_the_lines() {
        let article = read(
            "Ferry aground\n\nBy Ana Reyes and Tom Ask\n\nWednesday, March 18, 2026\n\nHARWICK (AP) — The ferry ran aground on Monday night.\n".into(),
        );
        assert_eq!(article.headline.as_deref(), Some("Ferry aground"));
        assert_eq!(article.byline.as_deref(), Some("Ana Reyes and Tom Ask"));
        assert_eq!(article.published.as_deref(), Some("2026-03-18"));
        assert_eq!(article.agency.as_deref(), Some("AP"));
        assert_eq!(article.outlet, None);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let paragraph = "The ferry Marlin ran aground late on Monday night near the port of\nHarwick in high winds with about eleven hundred people on board, and\nall of them were taken off before dawn, the coastguard said on its\nown channel.\n";
        let found = blocks(&format!(
            "Ferry aground\n\n{paragraph}\n{paragraph}\n{paragraph}"
        ));
        assert_eq!(found.len(), 4);
        // Short paragraphs on lines of their own are no wrapped text.
        let found = blocks(
            "Ferry aground\nIt ran aground.\nNobody died.\nPolice came.\nThe captain left.\nA bus came.\nThe end came.\nAll left.\n",
        );
        assert_eq!(found.len(), 8);
    }
}
