//! Markdown (CommonMark), with the fields of a front matter.

use super::assemble::{self, Paragraph};
use super::metadata::Metadata;
use super::model::{Article, BlockKind};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// Reads decoded Markdown.
pub fn read(text: &str) -> Article {
    let (fields, rest) = front_matter(text);
    let (mut paragraphs, has_title) = paragraphs(rest);
    if !has_title && fields.headline.is_none() {
        // Without a title the first heading of any level is it.
        if let Some(first) = paragraphs
            .iter_mut()
            .find(|p| p.kind == Some(BlockKind::Heading))
        {
            first.kind = Some(BlockKind::Headline);
        }
    }
    assemble::article(paragraphs, fields, Vec::new())
}

/// The paragraphs, and whether one of them is a first-level heading, the title.
pub fn paragraphs(text: &str) -> (Vec<Paragraph>, bool) {
    let mut found: Vec<Paragraph> = Vec::new();
    let mut open = String::new();
    let mut kind = BlockKind::Body;
    let mut title = false;
    let mut images = 0_usize;
    let mut image_text = 0_usize;
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                end(&mut found, &mut open, kind);
                kind = BlockKind::Heading;
                if level == HeadingLevel::H1 && !title {
                    kind = BlockKind::Headline;
                    title = true;
                }
            }
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            Event::End(TagEnd::Heading(_)) => {
                end(&mut found, &mut open, kind);
                kind = BlockKind::Body;
            }
            Event::End(TagEnd::Paragraph) => {
                let caption = !open.trim().is_empty() && image_text * 2 > open.trim().len();
                end(
                    &mut found,
                    &mut open,
                    if caption { BlockKind::Caption } else { kind },
                );
                image_text = 0;
            }
            Event::Start(
                Tag::Item | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::TableRow | Tag::TableHead,
            )
            | Event::End(
                TagEnd::Item
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock
                | TagEnd::TableRow
                | TagEnd::TableHead,
            )
            | Event::Rule => end(&mut found, &mut open, kind),
            Event::End(TagEnd::TableCell) => open.push(' '),
            Event::Text(text) | Event::Code(text) => {
                image_text += if images > 0 { text.len() } else { 0 };
                open.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => open.push(' '),
            _ => {}
        }
    }
    end(&mut found, &mut open, kind);
    (found, title)
}

fn end(found: &mut Vec<Paragraph>, open: &mut String, kind: BlockKind) {
    let text = std::mem::take(open);
    if !text.trim().is_empty() {
        found.push(Paragraph::new(kind, text));
    }
}

/// The `key: value` lines between `---` lines at the top, and the text after them.
fn front_matter(text: &str) -> (Metadata, &str) {
    let body = text
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"));
    let Some((head, body)) = body.filter(|(head, _)| {
        head.lines()
            .all(|l| l.contains(':') || l.starts_with([' ', '-', '#']) || l.is_empty())
    }) else {
        return (Metadata::default(), text);
    };
    let get = |names: &[&str]| {
        head.lines()
            .filter_map(|line| line.split_once(':'))
            .find_map(|(key, value)| {
                let value = value.trim().trim_matches(['"', '\'']);
                (names
                    .iter()
                    .any(|name| key.trim().eq_ignore_ascii_case(name))
                    && !value.is_empty())
                .then(|| value.to_owned())
            })
    };
    let fields = Metadata {
        outlet: get(&["outlet", "publisher", "source", "site"]),
        headline: get(&["headline", "title"]),
        byline: get(&["byline", "author", "authors"]),
        published: get(&["published", "date"]),
        modified: get(&["modified", "updated", "lastmod"]),
        language: get(&["language", "lang"]),
    };
    (fields, body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::*;

    #[test]
    fn a_file_with_front_matter() {
        let article = read(
            "---\noutlet: Coast News\nauthor: \"Ana Reyes\"\ndate: 2026-03-17\n---\n# Ferry aground\n\n![The Marlin on Tuesday](a.jpg)\n\nHARWICK — The ferry *ran\naground* on [Monday](https://x.example) night, and all were saved.\n\n## What is known\n\n- Forty were hurt.\n- Nobody died.\n\n> “We waited,” she said.\n",
        );
        let found: Vec<_> = article
            .blocks
            .iter()
            .map(|b| (b.kind, article.block_text(b)))
            .collect();
        assert_eq!(
            found,
            [
                (Headline, "Ferry aground"),
                (Caption, "The Marlin on Tuesday"),
                (Dateline, "HARWICK —"),
                (
                    Body,
                    "The ferry ran aground on Monday night, and all were saved."
                ),
                (Heading, "What is known"),
                (Body, "Forty were hurt."),
                (Body, "Nobody died."),
                (Body, "“We waited,” she said."),
            ]
        );
        assert_eq!(article.outlet.as_deref(), Some("Coast News"));
        assert_eq!(article.byline.as_deref(), Some("Ana Reyes"));
        assert_eq!(article.published.as_deref(), Some("2026-03-17"));
    }

    #[test]
    fn nesting_without_end_is_read() {
        for text in [
            ">".repeat(50_000),
            "* ".repeat(50_000),
            "[".repeat(50_000),
            "` ".repeat(50_000),
        ] {
            assert!(read(&format!("{text}word")).text.contains("word"));
        }
    }
}
