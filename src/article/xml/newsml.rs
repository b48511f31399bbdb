//! NewsML-G2 (iptc.org/standards/newsml-g2), with its text inline or as NITF or XHTML.

use super::{Found, first, first_text, nitf, text_of};
use crate::article::assemble::Paragraph;
use crate::article::json::markup;
use crate::article::metadata::Metadata;
use crate::article::model::BlockKind;
use roxmltree::Node;

/// Reads a news item, a message that holds some, or a part of one; the first item with text counts.
pub fn read(root: Node) -> Found {
    let mut warnings = Vec::new();
    let items: Vec<Node> = root
        .descendants()
        .filter(|node| node.tag_name().name() == "newsItem")
        .collect();
    let readable: Vec<Node> = items
        .iter()
        .copied()
        .filter(|item| has_text(*item))
        .collect();
    if readable.len() > 1 {
        warnings.push(format!(
            "the file holds {} news items with text; the first was read",
            readable.len()
        ));
    }
    let item = readable.first().or(items.first()).copied().unwrap_or(root);
    let mut paragraphs = Vec::new();
    let mut inner = Metadata::default();
    for content in item
        .descendants()
        .filter(|node| matches!(node.tag_name().name(), "inlineXML" | "inlineData"))
    {
        let (found, fields, said) = content_of(content);
        if found.iter().any(|p| p.text.contains(char::is_alphabetic)) {
            paragraphs = found;
            inner = fields;
            warnings.extend(said);
            break;
        }
    }
    if let Some(dateline) = first_text(item, "dateline").filter(|_| {
        !paragraphs
            .iter()
            .any(|p| p.kind == Some(BlockKind::Dateline))
    }) {
        let after_title = paragraphs
            .iter()
            .position(|p| p.kind == Some(BlockKind::Headline))
            .map_or(0, |at| at + 1);
        paragraphs.insert(after_title, Paragraph::new(BlockKind::Dateline, dateline));
    }
    for note in item
        .descendants()
        .filter(|node| node.tag_name().name() == "edNote")
    {
        paragraphs.push(Paragraph::new(BlockKind::Note, text_of(note)));
    }
    (paragraphs, fields(item).or(inner), warnings)
}

fn has_text(item: Node) -> bool {
    item.descendants()
        .any(|node| matches!(node.tag_name().name(), "inlineXML" | "inlineData"))
}

/// The text of an inline element: NITF or XHTML as elements, or markup in a text (some agencies
/// put paragraphs inside CDATA that is declared plain).
fn content_of(content: Node) -> Found {
    if let Some(document) = content
        .descendants()
        .find(|node| node.tag_name().name() == "nitf")
    {
        return nitf::read(document);
    }
    let kind = content.attribute("contenttype").unwrap_or_default();
    let elements = content.children().any(|child| child.is_element());
    let (paragraphs, warnings) = if elements {
        let text = content.document().input_text();
        let inner = content
            .children()
            .find(Node::is_element)
            .map(|child| child.range())
            .unwrap_or_default();
        let last = content
            .children()
            .rfind(Node::is_element)
            .map_or(inner.end, |child| child.range().end);
        markup(text.get(inner.start..last).unwrap_or_default(), "html")
    } else {
        markup(&text_of(content), kind)
    };
    (paragraphs, Metadata::default(), warnings)
}

/// The fields of item and content metadata.
fn fields(item: Node) -> Metadata {
    let meta = first(item, "contentMeta").unwrap_or(item);
    let management = first(item, "itemMeta");
    let name_in = |node: Option<Node>| node.and_then(|node| first_text(node, "name"));
    let literal = |node: Option<Node>| {
        node.and_then(|node| node.attribute("literal"))
            .map(str::to_owned)
    };
    let source = first(meta, "infoSource");
    let provider = management.and_then(|m| first(m, "provider"));
    let creator = first(meta, "creator");
    let holder = first(item, "copyrightHolder");
    let language = first(meta, "language").and_then(|l| l.attribute("tag"));
    let own = item.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
    Metadata {
        outlet: name_in(provider)
            .or_else(|| literal(provider))
            .or_else(|| name_in(source))
            .or_else(|| literal(source))
            .or_else(|| name_in(holder)),
        headline: first_text(meta, "headline")
            .or_else(|| management.and_then(|m| first_text(m, "title"))),
        byline: first_text(meta, "by").or_else(|| name_in(creator)),
        published: first_text(meta, "contentCreated")
            .or_else(|| management.and_then(|m| first_text(m, "firstCreated")))
            .or_else(|| management.and_then(|m| first_text(m, "versionCreated"))),
        modified: first_text(meta, "contentModified")
            .or_else(|| management.and_then(|m| first_text(m, "versionCreated"))),
        language: language.or(own).map(str::to_owned),
    }
}
