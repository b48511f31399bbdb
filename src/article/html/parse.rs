//! Parsing within bounds: a page may be built to exhaust time, memory or stack.

use dom_query::{Document, NodeRef};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tokenizer::TokenizerOpts;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

/// Most nodes of a page: some times those of the largest front pages of newspapers. The
/// extractor's time grows with nodes times depth.
pub const MOST_NODES: usize = 60_000;
/// Deepest nesting: browsers stop at 512; news pages reach 40.
pub const DEEPEST: usize = 250;
/// Bytes given to the parser between two looks at the bounds. Small, because some short tags open
/// hundreds of elements each.
const STEP: usize = 2048;

/// Parses a page up to the bounds; what comes after them is left out with a warning.
pub fn bounded(text: &str, warnings: &mut Vec<String>) -> Document {
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
        if let Some(bound) = broken_bound(page).filter(|_| !rest.is_empty()) {
            let share = (text.len() - rest.len()) * 100 / text.len().max(1);
            warnings.push(format!(
                "the page {bound}; its first {share} % were read, the rest was left out"
            ));
            break;
        }
    }
    parser.finish()
}

fn broken_bound(page: &Document) -> Option<String> {
    if page.tree.len() > MOST_NODES {
        return Some(format!("holds more than {MOST_NODES} elements and texts"));
    }
    (open_depth(page) > DEEPEST).then(|| format!("is nested more than {DEEPEST} levels deep"))
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
