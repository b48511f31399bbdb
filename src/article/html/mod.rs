//! HTML and XHTML as browsers save it.
//!
//! The extractor (dom_smoothie, a port of Readability) says which elements hold the article; the
//! page itself is then read in its own order, so that paragraphs stay apart and what the extractor
//! left out is kept as furniture of its kind instead of being lost.

mod kinds;
mod meta;
mod parse;
mod tame;
mod walk;

use super::assemble::{self, Paragraph};
use super::error::ReadError;
use super::format::InputFormat;
use super::json::schema_org;
use super::model::{Article, BlockKind};
use dom_query::{Document, NodeData, NodeId, NodeRef};
use dom_smoothie::{Config, Readability};
use rustc_hash::FxHashSet;

/// Stack of the thread that parses: the extractor recurses once a level of nesting.
const STACK: usize = 64 * 1024 * 1024;
/// Attribute that numbers the elements, to find them again in the extractor's answer.
const NUMBER: &str = "data-claimdiff-number";

/// Reads a decoded page.
///
/// # Errors
/// When it is nested too deep to be read whole.
pub fn read(text: String) -> Result<Article, ReadError> {
    let reader = std::thread::Builder::new().stack_size(STACK);
    let page = reader
        .spawn(move || read_page(&text))
        .map(std::thread::JoinHandle::join);
    match page {
        Ok(Ok(article)) => article,
        // No memory for a thread, or a fault in the parser: there is no article, and no crash.
        _ => Ok(Article {
            warnings: vec!["the page could not be parsed".into()],
            ..Article::default()
        }),
    }
}

/// Reads a fragment of a page inside another format; its paragraphs are all of the article.
pub fn fragment(text: &str) -> (Vec<Paragraph>, Vec<String>) {
    let mut warnings = Vec::new();
    let page = parse::bounded(text, &mut warnings).page;
    (walk::paragraphs(&page, &Kept::default()), warnings)
}

fn read_page(text: &str) -> Result<Article, ReadError> {
    let mut warnings = Vec::new();
    let parse::Bounded { page, too_deep } = parse::bounded(text, &mut warnings);
    if too_deep {
        // What comes after it would look as if the report left it out.
        return Err(ReadError::TooDeep {
            format: InputFormat::Html,
            limit: parse::DEEPEST,
        });
    }
    let linked = meta::linked_data(&page);
    let fields = meta::fields(&page, &linked);
    let kept = if parse::work(&page) > parse::MOST_WORK {
        Kept::default()
    } else {
        article_parts(&page)
    };
    if kept.texts.is_empty() {
        warnings.push("no article stands out on the page; all of its text was read".into());
    }
    let mut paragraphs = walk::paragraphs(&page, &kept);
    drop(page);
    mark_headline(&mut paragraphs, fields.headline.as_deref());
    if let Some(body) = linked.as_ref().and_then(schema_org::body) {
        use_linked_body(&mut paragraphs, &body);
    }
    Ok(assemble::article(paragraphs, fields, warnings))
}

/// What the extractor kept of a page.
#[derive(Default)]
struct Kept {
    /// Elements, to tell a class name inside the article from one around it.
    elements: FxHashSet<NodeId>,
    /// Texts; the extractor wraps, renames and unwraps elements, but never cuts a text.
    texts: FxHashSet<NodeId>,
}

/// Asks the extractor for the elements and texts of the article; empty when none stands out.
/// Every element of a copy gets a number, and every text a numbered element around it.
fn article_parts(page: &Document) -> Kept {
    let copy = page.clone();
    let mut numbered: Vec<NodeId> = Vec::new();
    let mut number = |node: &NodeRef, shown: NodeId| {
        node.set_attr(NUMBER, &numbered.len().to_string());
        numbered.push(shown);
    };
    for node in copy.root().descendants() {
        if node.is_element() {
            number(&node, node.id);
        } else if node.is_nonempty_text() && !in_silent_element(&node) {
            let mark = copy.tree.new_element("span");
            number(&mark, node.id);
            node.insert_before(&mark);
            mark.append_child(&node);
        }
    }
    let config = Config {
        keep_classes: true,
        ..Config::default()
    };
    let article =
        Readability::with_document(copy, None, Some(config)).and_then(|mut reader| reader.parse());
    let Ok(article) = article else {
        return Kept::default();
    };
    let mut kept = Kept::default();
    let opening = format!("{NUMBER}=\"");
    for rest in article.content.split(opening.as_str()).skip(1) {
        let id = rest
            .split('"')
            .next()
            .and_then(|n| n.parse().ok())
            .and_then(|n: usize| numbered.get(n));
        let Some(id) = id else { continue };
        if page.tree.get(id).is_some_and(|node| node.is_text()) {
            kept.texts.insert(*id);
        } else {
            kept.elements.insert(*id);
        }
    }
    kept
}

fn in_silent_element(text: &NodeRef) -> bool {
    let name = text.parent().and_then(|parent| parent.node_name());
    name.is_some_and(|name| kinds::flow(&name) == kinds::Flow::Silent)
}

/// Is it text that the reader sees as a node of the page?
fn text_of(node: &NodeRef) -> Option<String> {
    node.query(|node| match &node.data {
        NodeData::Text { contents } => Some(contents.to_string()),
        _ => None,
    })
    .flatten()
}

/// Chooses the heading that is the title: the one that shares most words with the metadata's
/// title, the first of them on a tie. Other first-level headings before the text are site furniture.
fn mark_headline(paragraphs: &mut [Paragraph], title: Option<&str>) {
    let words = |text: &str| -> FxHashSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let wanted = title.map(words);
    let mut best: Option<(usize, usize)> = None;
    for (n, paragraph) in paragraphs.iter().enumerate() {
        if paragraph.kind != Some(BlockKind::Headline) || paragraph.text.len() > 400 {
            continue;
        }
        let own = words(&paragraph.text);
        let score = wanted.as_ref().map_or(own.len().min(3), |wanted| {
            let shared = own.intersection(wanted).count();
            // A title shares at least half of its words with the metadata's.
            if shared * 2 >= own.len().min(wanted.len()) {
                shared
            } else {
                0
            }
        });
        if score > best.map_or(0, |(_, score)| score) {
            best = Some((n, score));
        }
    }
    let mut running = false;
    for (n, paragraph) in paragraphs.iter_mut().enumerate() {
        running |= paragraph.kind == Some(BlockKind::Body);
        if paragraph.kind == Some(BlockKind::Headline) && best.is_none_or(|(m, _)| m != n) {
            let heading = running && wanted.as_ref() != Some(&words(&paragraph.text));
            paragraph.kind = Some(if heading {
                BlockKind::Heading
            } else {
                BlockKind::Navigation
            });
        }
    }
}

/// JSON-LD sometimes holds the whole body. When it is no shorter than what was found, paragraphs
/// of the page that stand in it are text, whatever the extractor thought; when the page holds none
/// of it (its text is put there by a script), it is the text.
fn use_linked_body(paragraphs: &mut Vec<Paragraph>, body: &str) {
    let squeeze = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let whole = squeeze(body);
    let is_body = |p: &Paragraph| p.kind == Some(BlockKind::Body);
    let found: usize = paragraphs
        .iter()
        .filter(|p| is_body(p))
        .map(|p| squeeze(&p.text).len())
        .sum();
    if whole.len() < 400 || whole.len() < found || whole.len() > 200_000 {
        return;
    }
    let mut held = 0;
    for paragraph in paragraphs.iter_mut() {
        let own = squeeze(&paragraph.text);
        if own.len() >= 40 && own.len() <= whole.len() && whole.contains(&own) {
            held += own.len();
            if paragraph.kind == Some(BlockKind::Navigation) {
                paragraph.kind = Some(BlockKind::Body);
            }
        }
    }
    if held * 4 < whole.len() && found * 4 < whole.len() {
        paragraphs.extend(
            body.lines()
                .map(|line| Paragraph::new(BlockKind::Body, line)),
        );
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: String) -> Article {
        super::read(text).unwrap()
    }

    use BlockKind::*;

    const PAGE: &str = r##"<!DOCTYPE html><html lang="en-GB"><head><title>Ferry aground off Harwick | Coast News</title>
<meta property="og:site_name" content="Coast News"><meta property="article:modified_time" content="2026-03-17T11:00:00Z">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],
"headline":"Ferry aground off Harwick","datePublished":"2026-03-17T09:00:00+01:00","author":[{"name":"Ana Reyes"},{"name":"Tom Ask"}]}]}</script>
</head><body class="page has-share-bar"><nav><ul><li><a href="/">Home</a></li><li><a href="/sea">Sea</a></li></ul></nav>
<h1>Coast News</h1><main><article><h1>Ferry aground off Harwick</h1><p class="byline">By Ana Reyes and Tom Ask</p>
<figure><img src="a.jpg"><figcaption>The Marlin on Tuesday. Tom Ask/Coast News</figcaption></figure>
<p>HARWICK (Coast Wire) &mdash; The ferry Marlin ran aground late on Monday with about 1,100 people on board, the coastguard said, and all of them were taken off.</p>
<p>The ship, which is 118 metres long, struck a sandbank in high winds, and her steering is thought to have failed, a port official said on Tuesday.</p>
<h2>What the operator says</h2>
<p>&ldquo;We will not guess at the cause,&rdquo; said <b>Torben</b>&nbsp;<i>Askill</i>, who runs the company, &ldquo;but she passed every inspection this winter.&rdquo;</p>
<aside><p>Sign up for the Harbour Briefing, every day</p></aside>
<p><a href="/other">Ten years of the night ferry, in pictures</a></p>
<p>Gusts of 52 knots were recorded at the harbour entrance at the time, and a one-mile exclusion zone was placed around the ship, the coastguard added.<br><br>No oil has been seen, it said, but the ship carries 210 tonnes of diesel, and two tugs stand by.</p>
<p>CORRECTION: The ship is 118 metres long, not 180.</p>
</article></main><footer><p>&copy; 2026 Coast News</p></footer></body></html>"##;

    #[test]
    fn a_byline_run_together_and_a_marked_dateline_are_no_text() {
        let page = PAGE
            .replace(
                r#"<p class="byline">By Ana Reyes and Tom Ask</p>"#,
                "<div><span>Ana Reyes, Tom Ask</span><span>Sea correspondents</span>\
                 <span>18 March 2026</span></div>",
            )
            .replace("HARWICK (Coast Wire) &mdash; ", "");
        let article = read(page);
        let byline = article.blocks.iter().find(|b| {
            article
                .block_text(b)
                .starts_with("Ana Reyes, Tom AskSea correspondents")
        });
        assert_eq!(byline.map(|b| b.kind), Some(Byline));
        let (paragraphs, _) = fragment(
            "<p class=\"dateline\">HARWICK, March 18 (Coast Wire) &#8211; </p>\
             <p>The ferry ran aground late on Monday night.</p>",
        );
        let kinds: Vec<_> = paragraphs.iter().map(|p| p.kind).collect();
        assert_eq!(kinds, [Some(Dateline), Some(Body)]);
    }

    fn blocks(article: &Article) -> Vec<(BlockKind, &str)> {
        article
            .blocks
            .iter()
            .map(|b| (b.kind, article.block_text(b)))
            .collect()
    }

    #[test]
    fn a_saved_page() {
        let article = read(PAGE.to_owned());
        let found = blocks(&article);
        for (kind, start) in [
            (Navigation, "Home"),
            (Headline, "Ferry aground off Harwick"),
            (Byline, "By Ana Reyes and Tom Ask"),
            (Caption, "The Marlin on Tuesday."),
            (Dateline, "HARWICK (Coast Wire) —"),
            (Body, "The ferry Marlin ran aground"),
            (Heading, "What the operator says"),
            (
                Body,
                "“We will not guess at the cause,” said Torben Askill, who",
            ),
            (Navigation, "Sign up for the Harbour Briefing"),
            (Body, "Gusts of 52 knots"),
            (Body, "No oil has been seen"),
            (Note, "CORRECTION: The ship"),
        ] {
            assert!(
                found
                    .iter()
                    .any(|(k, text)| *k == kind && text.starts_with(start)),
                "{start}: {found:#?}"
            );
        }
        assert!(
            found
                .iter()
                .all(|(kind, text)| *kind != Body || !text.contains("Ten years"))
        );
        assert_eq!(
            found.iter().filter(|(kind, _)| *kind == Headline).count(),
            1
        );
        assert_eq!(found.iter().filter(|(kind, _)| *kind == Body).count(), 5);
        assert_eq!(article.outlet.as_deref(), Some("Coast News"));
        assert_eq!(article.byline.as_deref(), Some("Ana Reyes, Tom Ask"));
        assert_eq!(
            article.published.as_deref(),
            Some("2026-03-17T09:00:00+01:00")
        );
        assert_eq!(article.modified.as_deref(), Some("2026-03-17T11:00:00Z"));
        assert_eq!(article.language, "en");
    }

    #[test]
    fn a_page_whose_text_stands_in_its_linked_data() {
        let body = "The ferry Marlin ran aground late on Monday with about 1,100 people on board. "
            .repeat(8);
        let page = format!(
            "<html><body><div id=app>Loading</div><script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Ferry aground\",\"articleBody\":\"{body}\"}}</script></body></html>"
        );
        let article = read(page);
        let found = blocks(&article);
        assert!(found.contains(&(Headline, "Ferry aground")), "{found:#?}");
        assert!(
            found
                .iter()
                .any(|(kind, text)| *kind == Body && text.starts_with("The ferry Marlin"))
        );
    }

    #[test]
    fn bare_markup_is_read_whole() {
        let article = read(
            "<h1>Ferry aground</h1>It ran aground on Monday.<br><br>Nobody died, police said."
                .into(),
        );
        let found = blocks(&article);
        assert_eq!(
            found,
            [
                (Headline, "Ferry aground"),
                (Body, "It ran aground on Monday."),
                (Body, "Nobody died, police said.")
            ]
        );
    }

    #[test]
    fn many_elements_are_read_in_part() {
        let text =
            "<p>The ferry Marlin ran aground late on Monday, police said, with many on board.</p>"
                .repeat(8);
        let links: String = (0..100_000)
            .map(|n| format!("<a href={n}>l</a> "))
            .collect();
        for tail in [links, "<i></i>".repeat(100_000)] {
            let article = read(format!("<html><body>{text}{tail}"));
            assert!(
                article.warnings.iter().any(|w| w.contains("left out")),
                "{:?}",
                article.warnings
            );
            assert!(
                blocks(&article)
                    .iter()
                    .any(|(_, text)| text.contains("The ferry Marlin"))
            );
        }
    }

    #[test]
    fn deep_nests_are_refused() {
        let text = "<p>The ferry Marlin ran aground late on Monday, police said.</p>".repeat(8);
        let formatting: String = (0..20_000).map(|n| format!("<p><b id={n}>x")).collect();
        for tail in [
            "<div>".repeat(100_000),
            formatting,
            "<table><tr><td></div>".repeat(20_000),
        ] {
            let error = super::read(format!("<html><body>{text}{tail}")).unwrap_err();
            assert!(
                error.to_string().contains("more than 250 levels deep"),
                "{error}"
            );
        }
        // As deep as that, and closed again.
        let nest = format!("{}{text}{}", "<div>".repeat(200), "</div>".repeat(200));
        assert!(super::read(nest).is_ok());
    }

    #[test]
    fn long_text_in_deep_nests_is_read_without_the_extractor() {
        let text =
            "<p>The ferry Marlin ran aground late on Monday, police said.</p>".repeat(40_000);
        let page = |levels: usize| {
            let (open, close) = ("<div>".repeat(levels), "</div>".repeat(levels));
            let mut warnings = Vec::new();
            let page = format!("<html><body>{open}{text}{close}");
            parse::work(&parse::bounded(&page, &mut warnings).page)
        };
        assert!(page(10) < parse::MOST_WORK && page(200) > parse::MOST_WORK);
        // A text counts once for every element around it: html, body, div, p and the root.
        let small = parse::bounded("<html><body><div><p>12345", &mut Vec::new()).page;
        assert_eq!(parse::work(&small), 5 * 5);
    }
}
