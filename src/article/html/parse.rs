//! Parsing within bounds: a page may be built to exhaust time, memory or stack.

use dom_query::{Document, NodeData, NodeRef};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

/// Most nodes of a page: some times those of the largest front pages of newspapers. The
/// extractor's time grows with nodes times depth.
pub const MOST_NODES: usize = 60_000;
/// Deepest nesting: browsers stop at 512; news pages reach 40.
pub const DEEPEST: usize = 250;
/// Most bytes of text times levels around them that the extractor is given: it reads the text below
/// an element once for every element around it. The largest news pages come to some ten million.
pub const MOST_WORK: usize = 300_000_000;
/// Bytes given to the parser between two looks at the bounds. Small, because some short tags open
/// hundreds of elements each.
const STEP: usize = 2048;

/// A page as far as it was parsed.
pub struct Bounded {
    /// The page, or its beginning.
    pub page: Document,
    /// It is nested deeper than [`DEEPEST`], and ends there.
    pub too_deep: bool,
}

/// Parses a page up to the bounds; what comes after them is left out with a warning.
pub fn bounded(text: &str, warnings: &mut Vec<String>) -> Bounded {
    let options = ParseOpts {
        tokenizer: TokenizerOpts::default(),
        tree_builder: TreeBuilderOpts {
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        },
    };
    let text = &*super::tame::attributes(text);
    let mut parser = parse_document(Document::default(), options);
    let mut rest = text;
    let mut too_deep = false;
    while !rest.is_empty() {
        let mut cut = rest.len().min(STEP);
        while !rest.is_char_boundary(cut) {
            cut += 1;
        }
        let (step, after) = rest.split_at(cut);
        parser.process(StrTendril::from(step));
        rest = after;
        let page = &parser.tokenizer.sink.sink;
        page.errors.borrow_mut().clear();
        too_deep = open_depth(page) > DEEPEST;
        if rest.is_empty() {
            break;
        }
        let bound = if page.tree.len() > MOST_NODES {
            format!("holds more than {MOST_NODES} elements and texts")
        } else if too_deep {
            format!("is nested more than {DEEPEST} levels deep")
        } else {
            continue;
        };
        let share = (text.len() - rest.len()) * 100 / text.len().max(1);
        warnings.push(format!(
            "the page {bound}; its first {share} % were read, the rest was left out"
        ));
        break;
    }
    Bounded {
        page: parser.finish(),
        too_deep,
    }
}

/// Depth of the last element that was opened.
fn open_depth(page: &Document) -> usize {
    let mut depth = 0;
    let mut last: Option<NodeRef> = page.root().last_child();
    while let Some(node) = last {
        depth += 1;
        last = node.last_child();
        if depth > DEEPEST * 4 {
            break;
        }
    }
    depth
}

/// Bytes of text, each counted once for every element around it.
pub fn work(page: &Document) -> usize {
    let root = page.root();
    let (mut node, mut depth, mut work) = (root, 0_usize, 0_usize);
    loop {
        let length = node.query(|node| match &node.data {
            NodeData::Text { contents } => contents.len(),
            _ => 0,
        });
        work = work.saturating_add(length.unwrap_or_default().saturating_mul(depth));
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
            continue;
        }
        while node.next_sibling().is_none() {
            match node.parent() {
                Some(parent) => node = parent,
                None => return work,
            }
            depth = depth.saturating_sub(1);
        }
        match node.next_sibling() {
            Some(sibling) => node = sibling,
            None => return work,
        }
    }
}
