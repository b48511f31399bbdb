//! The paragraphs of a page in its own order, each with the kind that its markup gives away.

use super::kinds::{self, Flow};
use super::{Kept, text_of};
use crate::article::BlockKind;
use crate::article::assemble::Paragraph;
use dom_query::{Document, NodeId, NodeRef};

/// What holds for the text inside an element.
#[derive(Debug, Clone, Copy, Default)]
struct Context {
    /// The element is part of the article.
    inside: bool,
    /// The kind of furniture that an element around it says it is.
    furniture: Option<BlockKind>,
    /// A heading is around it.
    heading: bool,
    /// A link to another page is around it.
    link: bool,
}

/// The paragraph that is being read; all numbers are bytes of text.
#[derive(Default)]
struct Open {
    text: String,
    kept: usize,
    heading: usize,
    linked: usize,
    furniture: Vec<(BlockKind, usize)>,
    breaks: usize,
}

/// Reads all shown text; `kept` holds the parts of the article, or nothing when all of the page is
/// to be read as such.
pub fn paragraphs(page: &Document, kept: &Kept) -> Vec<Paragraph> {
    let start = page.body().unwrap_or_else(|| page.html_root());
    let mut reader = Reader {
        kept,
        found: Vec::new(),
        open: Open::default(),
    };
    let mut contexts = vec![Context::default()];
    let mut node = Some(start);
    while let Some(current) = node {
        let context = contexts.last().copied().unwrap_or_default();
        let inner = reader.enter(&current, context);
        if let Some(inner) = inner
            && let Some(child) = current.first_child()
        {
            contexts.push(inner);
            node = Some(child);
            continue;
        }
        node = next(&current, start.id, &mut contexts, &mut reader);
    }
    reader.flush();
    reader.found
}

/// The next node in order, leaving the elements that end here.
fn next<'a>(
    node: &NodeRef<'a>,
    end: NodeId,
    contexts: &mut Vec<Context>,
    reader: &mut Reader<'_>,
) -> Option<NodeRef<'a>> {
    let mut current = *node;
    loop {
        reader.leave(&current);
        if current.id == end {
            return None;
        }
        if let Some(sibling) = current.next_sibling() {
            return Some(sibling);
        }
        current = current.parent()?;
        contexts.pop();
    }
}

struct Reader<'k> {
    kept: &'k Kept,
    found: Vec<Paragraph>,
    open: Open,
}

impl Reader<'_> {
    /// Takes in a node; the context of its children when they are to be read.
    fn enter(&mut self, node: &NodeRef, context: Context) -> Option<Context> {
        let all = self.kept.texts.is_empty();
        if let Some(text) = text_of(node) {
            self.open
                .add(&text, context, all || self.kept.texts.contains(&node.id));
            return None;
        }
        let name = node.node_name()?;
        match kinds::flow(&name) {
            Flow::Silent => return None,
            Flow::Break => {
                self.line_break();
                return None;
            }
            Flow::Block => self.flush(),
            Flow::Inline => {}
        }
        let own_part = all || self.kept.elements.contains(&node.id);
        if !own_part && kinds::is_hidden(node) {
            return None;
        }
        let own = kinds::furniture(node, &name);
        let enters = own_part && !context.inside;
        // Class names around the whole article ("has-share-bar") say nothing of the text in it.
        let around = context
            .furniture
            .filter(|kind| !enters && *kind != BlockKind::Headline);
        Some(Context {
            inside: context.inside || own_part,
            furniture: around.or(own),
            heading: context.heading || kinds::is_heading(&name),
            link: context.link
                || &*name == "a" && node.attr("href").is_some_and(|to| !to.starts_with('#')),
        })
    }

    fn line_break(&mut self) {
        self.open.breaks += 1;
        if self.open.breaks > 1 {
            self.flush();
        }
        self.open.text.push(' ');
    }

    fn leave(&mut self, node: &NodeRef) {
        if let Some(name) = node.node_name()
            && kinds::flow(&name) == Flow::Block
        {
            self.flush();
        }
    }

    /// Ends the open paragraph.
    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        if open.text.trim().is_empty() {
            return;
        }
        let kind = open.kind();
        // Menus and lists of links are one block, not hundreds.
        if kind == BlockKind::Navigation
            && let Some(last) = self.found.last_mut()
            && last.kind == Some(kind)
            && last.text.len() < 2000
        {
            last.text.push_str(" | ");
            last.text.push_str(open.text.trim());
            return;
        }
        self.found.push(Paragraph::new(kind, open.text));
    }
}

impl Open {
    fn add(&mut self, text: &str, context: Context, kept: bool) {
        let length = text.trim().len();
        if length > 0 {
            self.breaks = 0;
        }
        self.text.push_str(text);
        self.kept += if kept { length } else { 0 };
        self.heading += if context.heading { length } else { 0 };
        self.linked += if context.link { length } else { 0 };
        if let Some(kind) = context.furniture {
            match self.furniture.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, bytes)) => *bytes += length,
                None => self.furniture.push((kind, length)),
            }
        }
    }

    /// What most of its text is.
    fn kind(&self) -> BlockKind {
        let half = self.text.trim().len() / 2;
        let furniture = self
            .furniture
            .iter()
            .filter(|(_, bytes)| *bytes > half)
            .max_by_key(|(_, bytes)| *bytes)
            .map(|(kind, _)| *kind);
        match furniture {
            Some(kind) => kind,
            None if self.kept <= half => BlockKind::Navigation,
            None if self.is_title_of_another() => BlockKind::Teaser,
            None if self.heading > half => BlockKind::Heading,
            None => BlockKind::Body,
        }
    }

    /// Nothing but a link, and no sentence: the title of another article between the paragraphs.
    fn is_title_of_another(&self) -> bool {
        let text = self.text.trim();
        let sentence = text.ends_with(['.', '!', ':', '”', '"', ')']);
        self.linked * 10 >= text.len() * 9 && !sentence
    }
}
