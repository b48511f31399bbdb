//! What an element's name and attributes say about the text in it.

use crate::article::BlockKind;
use dom_query::NodeRef;

/// Elements whose text is no text of the page.
const SILENT: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "head",
    "select", "datalist", "textarea", "canvas", "audio", "video", "map", "title", "link", "meta",
];
/// Elements inside a line of text; all others begin a new paragraph.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span",
    "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "picture", "source",
    "input", "rt", "ruby", "rp",
];
/// Parts of class names of furniture, with its kind. The first that matches decides.
const CLASSES: &[(&str, BlockKind)] = &[
    ("caption", BlockKind::Caption),
    ("credit", BlockKind::Credit),
    ("byline", BlockKind::Byline),
    ("dateline", BlockKind::Dateline),
    ("newsletter", BlockKind::Navigation),
    ("related", BlockKind::Navigation),
    ("share", BlockKind::Navigation),
    ("promo", BlockKind::Navigation),
];

/// How an element's text is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    /// It is not shown.
    Silent,
    /// It goes on in the line.
    Inline,
    /// A line end.
    Break,
    /// It begins a paragraph.
    Block,
}

/// How the text of an element called `name` flows.
pub fn flow(name: &str) -> Flow {
    match name {
        "br" => Flow::Break,
        _ if SILENT.contains(&name) => Flow::Silent,
        _ if INLINE.contains(&name) => Flow::Inline,
        _ => Flow::Block,
    }
}

/// Is the element hidden by its own attributes?
pub fn is_hidden(node: &NodeRef) -> bool {
    node.has_attr("hidden")
        || node.attr("style").is_some_and(|style| {
            let style = style.to_ascii_lowercase().replace(' ', "");
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}

/// The kind of furniture that the element says it is.
pub fn furniture(node: &NodeRef, name: &str) -> Option<BlockKind> {
    let by_name = match name {
        "figure" | "figcaption" => Some(BlockKind::Caption),
        "nav" | "footer" | "aside" | "form" | "button" | "menu" => Some(BlockKind::Navigation),
        "time" => Some(BlockKind::Dateline),
        "h1" => Some(BlockKind::Headline),
        _ => None,
    };
    if name == "body" || name == "html" {
        return None;
    }
    by_name.or_else(|| {
        let class = node.class()?.to_ascii_lowercase();
        CLASSES
            .iter()
            .find(|(part, _)| class.contains(part))
            .map(|(_, kind)| *kind)
    })
}

/// Is it a heading below the first level?
pub fn is_heading(name: &str) -> bool {
    matches!(name, "h2" | "h3" | "h4" | "h5" | "h6")
}
