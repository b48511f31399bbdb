//! XML of news agencies: NITF and NewsML-G2.

mod newsml;
mod nitf;

use super::assemble::{self, Paragraph};
use super::error::ReadError;
use super::format::InputFormat;
use super::html;
use super::metadata::Metadata;
use super::model::Article;
use roxmltree::{Document, Node, ParsingOptions};

/// Most elements and texts of a file; an agency report has some hundreds.
const MOST_NODES: u32 = 500_000;

/// Most bytes that the entities of a file may come to.
const MOST_EXPANSION: usize = 20_000_000;

/// Deepest nesting of elements; an agency report has some twenty levels. The readers look around
/// an element, so that their time grows with nodes times depth.
const DEEPEST: usize = 250;

/// What a file or a fragment holds: its text in order, its fields, what was guessed.
pub type Found = (Vec<Paragraph>, Metadata, Vec<String>);

/// Reads decoded XML.
///
/// # Errors
/// When it is not well-formed (expanding its entities without end counts as such), or nested too
/// deep.
pub fn read(text: &str) -> Result<Article, ReadError> {
    let (paragraphs, fields, warnings) = fragment(text)?;
    Ok(assemble::article(paragraphs, fields, warnings))
}

/// Reads XML that may stand inside another format.
///
/// # Errors
/// As [`read`].
pub fn fragment(text: &str) -> Result<Found, ReadError> {
    let options = || ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let text = text.trim_start();
    if expansion(text) > MOST_EXPANSION {
        return Err(ReadError::Malformed {
            format: InputFormat::Xml,
            reason: "its entities would expand beyond all bounds".into(),
        });
    }
    let mut warnings = Vec::new();
    let repaired;
    let document = match Document::parse_with_options(text, options()) {
        Err(roxmltree::Error::UnknownEntityReference(..)) => {
            repaired = html_references(text);
            warnings
                .push("character references of HTML were replaced, which XML does not have".into());
            Document::parse_with_options(&repaired, options())
        }
        other => other,
    };
    let document = document.map_err(|error| ReadError::Malformed {
        format: InputFormat::Xml,
        reason: error.to_string(),
    })?;
    let root = document.root_element();
    if is_deeper_than(root, DEEPEST) {
        return Err(ReadError::TooDeep {
            format: InputFormat::Xml,
            limit: DEEPEST,
        });
    }
    let (paragraphs, fields, said) = match root.tag_name().name() {
        "nitf" | "body" => nitf::read(root),
        "html" => {
            let (paragraphs, said) = html::fragment(text);
            (paragraphs, Metadata::default(), said)
        }
        _ => newsml::read(root),
    };
    warnings.extend(said);
    Ok((paragraphs, fields, warnings))
}

/// Is an element below `root` more than `limit` levels down?
fn is_deeper_than(root: Node, limit: usize) -> bool {
    let (mut node, mut depth) = (root, 0_usize);
    loop {
        if let Some(child) = node.first_element_child() {
            depth += 1;
            if depth > limit {
                return true;
            }
            node = child;
            continue;
        }
        while node.next_sibling_element().is_none() {
            match node.parent() {
                Some(parent) if node != root && parent != root => node = parent,
                _ => return false,
            }
            depth = depth.saturating_sub(1);
        }
        match node.next_sibling_element() {
            Some(sibling) if node != root => node = sibling,
            _ => return false,
        }
    }
}

/// An upper bound, in bytes, of what entities without entities in them can come to: every reference
/// gives at most the whole document type. The parser bounds the nesting of entities itself.
fn expansion(text: &str) -> usize {
    match text.rfind("<!ENTITY") {
        None => 0,
        Some(last) => {
            let end = text
                .get(last..)
                .and_then(|rest| rest.find("]>"))
                .map_or(text.len(), |at| last + at);
            text.matches('&').count().saturating_mul(end)
        }
    }
}

/// `&nbsp;` and the other references of HTML as characters; XML's own five stay.
fn html_references(text: &str) -> String {
    let mut parts = text.split('&');
    let mut repaired = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let name = part.split(';').next().unwrap_or_default();
        let own = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || name.starts_with('#');
        let known = !own
            && name.len() <= 32
            && name.len() < part.len()
            && name.bytes().all(|b| b.is_ascii_alphanumeric());
        if own && name.len() < part.len() {
            repaired.push('&');
            repaired.push_str(part);
        } else if let Some(character) = known.then(|| html_character(name)).flatten() {
            repaired.push(character);
            repaired.push_str(part.get(name.len() + 1..).unwrap_or_default());
        } else {
            repaired.push_str("&amp;");
            repaired.push_str(part);
        }
    }
    repaired
}

/// The references that occur in news text.
fn html_character(name: &str) -> Option<char> {
    const NAMES: &[(&str, char)] = &[
        ("nbsp", '\u{A0}'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("bdquo", '„'),
        ("hellip", '…'),
        ("bull", '•'),
        ("euro", '€'),
        ("pound", '£'),
        ("yen", '¥'),
        ("copy", '©'),
        ("reg", '®'),
        ("trade", '™'),
        ("deg", '°'),
        ("eacute", 'é'),
        ("egrave", 'è'),
        ("ecirc", 'ê'),
        ("euml", 'ë'),
        ("aacute", 'á'),
        ("agrave", 'à'),
        ("acirc", 'â'),
        ("auml", 'ä'),
        ("aring", 'å'),
        ("atilde", 'ã'),
        ("aelig", 'æ'),
        ("oacute", 'ó'),
        ("ograve", 'ò'),
        ("ocirc", 'ô'),
        ("ouml", 'ö'),
        ("otilde", 'õ'),
        ("oslash", 'ø'),
        ("uacute", 'ú'),
        ("ugrave", 'ù'),
        ("ucirc", 'û'),
        ("uuml", 'ü'),
        ("iacute", 'í'),
        ("igrave", 'ì'),
        ("icirc", 'î'),
        ("iuml", 'ï'),
        ("ntilde", 'ñ'),
        ("ccedil", 'ç'),
        ("szlig", 'ß'),
        ("Eacute", 'É'),
        ("Auml", 'Ä'),
        ("Ouml", 'Ö'),
        ("Uuml", 'Ü'),
        ("Aring", 'Å'),
        ("Oslash", 'Ø'),
        ("frac12", '½'),
        ("frac14", '¼'),
        ("frac34", '¾'),
        ("times", '×'),
        ("minus", '−'),
        ("shy", '\u{AD}'),
        ("thinsp", '\u{2009}'),
        ("ensp", '\u{2002}'),
        ("emsp", '\u{2003}'),
        ("middot", '·'),
        ("sect", '§'),
        ("para", '¶'),
    ];
    NAMES
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, character)| *character)
}

/// The text inside an element, its elements apart by nothing.
pub(super) fn text_of(node: Node) -> String {
    node.descendants()
        .filter(Node::is_text)
        .filter_map(|text| text.text())
        .collect()
}

/// The first element of that name below a node.
pub(super) fn first<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.descendants()
        .find(|inner| inner.tag_name().name() == name)
}

/// The text of the first element of that name, when there is any.
pub(super) fn first_text(node: Node, name: &str) -> Option<String> {
    first(node, name)
        .map(text_of)
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::article::BlockKind::{self, *};

    fn blocks(text: &str) -> (Article, Vec<(BlockKind, String)>) {
        let article = read(text).unwrap();
        let found = article
            .blocks
            .iter()
            .map(|b| (b.kind, article.block_text(b).to_owned()))
            .collect();
        (article, found)
    }

    const NITF: &str = r#"<nitf xml:lang="en"><head><docdata><date.issue norm="20260317T090000+0100"/><doc.copyright holder="Coast Wire"/></docdata></head>
<body><body.head><hedline><hl1>Ferry aground</hl1></hedline><byline>By Ana Reyes</byline><dateline><location>HARWICK</location></dateline></body.head>
<body.content><block><p>The ferry <em>ran</em> aground.</p><p/><hl2>The rescue</hl2><ul><li>Forty were hurt.</li></ul></block>
<media media-type="image"><media-caption><p>The Marlin on Tuesday.</p></media-caption></media><note><p>Adds names.</p></note><p>Nobody died.</p></body.content></body></nitf>"#;

    #[test]
    fn nitf_keeps_its_kinds() {
        let (article, found) = blocks(NITF);
        let expected = [
            (Headline, "Ferry aground"),
            (Byline, "By Ana Reyes"),
            (Dateline, "HARWICK"),
            (Body, "The ferry ran aground."),
            (Heading, "The rescue"),
            (Body, "Forty were hurt."),
            (Caption, "The Marlin on Tuesday."),
            (Note, "Adds names."),
            (Body, "Nobody died."),
        ];
        assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
        assert_eq!(article.outlet.as_deref(), Some("Coast Wire"));
        assert_eq!(
            article.published.as_deref(),
            Some("2026-03-17T09:00:00+01:00")
        );
        assert_eq!(article.language, "en");
    }

    #[test]
    fn newsml_holds_nitf_xhtml_or_marked_text() {
        let xhtml = r#"<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>The ferry ran aground.</p><p>Nobody died.</p></body></html></inlineXML>"#;
        let cdata = "<inlineData contenttype=\"text/plain\"><![CDATA[<p>The ferry ran aground.</p><p/><p>Nobody died.</p>]]></inlineData>";
        let plain = "<inlineData contenttype=\"text/plain\">The ferry ran aground.\nNobody died.</inlineData>";
        let nitf = "<inlineXML><nitf><body><body.content><p>The ferry ran aground.</p><p>Nobody died.</p></body.content></body></nitf></inlineXML>";
        for content in [xhtml, cdata, plain, nitf] {
            let (article, found) = blocks(&format!(
                r#"<newsMessage><itemSet><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" xml:lang="en"><itemMeta><provider><name>Coast Wire</name></provider></itemMeta>
                <contentMeta><contentCreated>2026-03-17T09:00:00+01:00</contentCreated><by>Ana Reyes</by><headline>Ferry aground</headline><dateline>HARWICK, Tuesday (Coast Wire)</dateline></contentMeta>
                <contentSet>{content}</contentSet></newsItem></itemSet></newsMessage>"#
            ));
            let claims: Vec<_> = found
                .iter()
                .filter(|(kind, _)| kind.makes_claims())
                .map(|(_, text)| text.as_str())
                .collect();
            assert_eq!(
                claims,
                ["Ferry aground", "The ferry ran aground.", "Nobody died."],
                "{content}"
            );
            assert!(found.contains(&(Dateline, "HARWICK, Tuesday (Coast Wire)".into())));
            assert_eq!(article.outlet.as_deref(), Some("Coast Wire"));
            assert_eq!(article.byline.as_deref(), Some("Ana Reyes"));
            assert_eq!(article.agency.as_deref(), Some("Coast Wire"));
        }
    }

    #[test]
    fn references_of_html_are_repaired() {
        let (article, found) = blocks(
            "<nitf><body><p>Caf&eacute;&nbsp;owners &amp; R&D said &ldquo;no&rdquo; on Monday.</p></body></nitf>",
        );
        assert_eq!(
            found,
            [(
                Headline,
                "Café owners & R&D said “no” on Monday.".to_owned()
            )]
        );
        assert_eq!(article.warnings.len(), 1);
    }

    #[test]
    fn bombs_do_not_go_off() {
        let nested: String = (1..10)
            .map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10)))
            .collect();
        let wide = format!(
            "<!DOCTYPE nitf [<!ENTITY a \"{}\">]><nitf><body><p>{}</p></body></nitf>",
            "x".repeat(50_000),
            "&a;".repeat(20_000)
        );
        let deep = format!(
            "<!DOCTYPE nitf [<!ENTITY a0 \"ha\">{nested}]><nitf><body><p>&a9;</p></body></nitf>"
        );
        for bomb in [wide, deep] {
            assert!(matches!(read(&bomb), Err(ReadError::Malformed { .. })));
        }
        let nest = |levels: usize| {
            let (open, close) = ("<p>".repeat(levels), "</p>".repeat(levels));
            read(&format!("<nitf>{open}x{close}</nitf>"))
        };
        assert!(nest(200).is_ok());
        let error = nest(50_000).map(|_| ()).unwrap_err().to_string();
        assert!(error.contains("more than 250 levels deep"), "{error}");
    }
}
