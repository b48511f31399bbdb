//! NITF, the IPTC's News Industry Text Format (iptc.org/standards/nitf).

use super::{Found, first, first_text, text_of};
use crate::article::assemble::Paragraph;
use crate::article::metadata::Metadata;
use crate::article::model::BlockKind;
use roxmltree::{Node, NodeId};

/// Elements that are a paragraph, with what their text is.
fn kind_of(name: &str) -> Option<BlockKind> {
    Some(match name {
        "hl1" => BlockKind::Headline,
        "hl2" => BlockKind::Heading,
        "byline" => BlockKind::Byline,
        "dateline" => BlockKind::Dateline,
        "caption" | "media-caption" => BlockKind::Caption,
        "producer" | "media-producer" | "credit" | "tagline" => BlockKind::Credit,
        "note" => BlockKind::Note,
        "distributor" | "rights" | "series" | "media-metadata" => BlockKind::Navigation,
        "abstract" => BlockKind::Heading,
        "p" | "li" | "dt" | "dd" | "pre" | "fn" | "tr" | "nitf-col" | "credit-line" => {
            BlockKind::Body
        }
        _ => return None,
    })
}

/// Reads an `nitf` element, or a `body` alone.
pub fn read(root: Node) -> Found {
    let mut paragraphs = Vec::new();
    let body = first(root, "body").unwrap_or(root);
    let mut inside: Vec<(NodeId, BlockKind)> = Vec::new();
    let mut done: Option<Node> = None;
    for node in body.descendants() {
        // Everything below a paragraph has been read with it.
        if done.is_some_and(|whole| node.range().start < whole.range().end) {
            continue;
        }
        let ended = |id: NodeId| {
            root.document()
                .get_node(id)
                .is_none_or(|around| node.range().start >= around.range().end)
        };
        while inside.last().is_some_and(|(id, _)| ended(*id)) {
            inside.pop();
        }
        if node.is_text() {
            let loose = node.text().unwrap_or_default();
            let wrapper = node.parent().is_some_and(|parent| {
                matches!(parent.tag_name().name(), "block" | "body.content" | "body")
            });
            if wrapper && loose.contains(char::is_alphabetic) {
                paragraphs.push(Paragraph::new(BlockKind::Body, loose));
            }
            continue;
        }
        let Some(kind) = kind_of(node.tag_name().name()) else {
            continue;
        };
        let holds_paragraphs = node
            .descendants()
            .skip(1)
            .any(|inner| matches!(inner.tag_name().name(), "p" | "li" | "hl2"));
        if holds_paragraphs {
            inside.push((node.id(), kind));
            continue;
        }
        // A paragraph inside a caption or a note is one too.
        let kind = inside.last().map_or(kind, |(_, outer)| {
            if *outer == BlockKind::Body {
                kind
            } else {
                *outer
            }
        });
        paragraphs.push(Paragraph::new(kind, text_of(node)));
        done = Some(node);
    }
    (paragraphs, fields(root), Vec::new())
}

/// The fields of the head; the byline and the distributor stand in the body's head.
fn fields(root: Node) -> Metadata {
    let norm = |name: &str| {
        first(root, name)
            .and_then(|date| date.attribute("norm"))
            .map(str::to_owned)
    };
    let title = first_text(root, "hl1").or_else(|| first_text(root, "title"));
    let holder = first(root, "doc.copyright")
        .and_then(|c| c.attribute("holder"))
        .map(str::to_owned);
    Metadata {
        outlet: first_text(root, "distributor").or(holder),
        headline: title,
        byline: first_text(root, "byline"),
        published: norm("date.issue")
            .or_else(|| norm("date.release"))
            .or_else(|| norm("story.date")),
        modified: None,
        language: root
            .attribute(("http://www.w3.org/XML/1998/namespace", "lang"))
            .map(str::to_owned),
    }
}
