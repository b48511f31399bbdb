//! JSON: IPTC ninjs, schema.org NewsArticle, or a plain object with a text.

mod ninjs;
mod object;
pub mod schema_org;

use super::assemble::{self, Paragraph};
use super::error::ReadError;
use super::format::InputFormat;
use super::metadata::Metadata;
use super::model::Article;
use super::{html, markdown, xml};
use serde_json::Value;

/// Most objects of a file: each costs some hundred bytes of memory.
const MOST_OBJECTS: usize = 100_000;

/// Deepest nesting of lists and objects: the parser's own bound, under which it needs no stack of
/// its own; a report has some ten levels.
const DEEPEST: usize = 127;

/// What one of the vocabularies made of a value.
pub struct Found {
    /// The fields beside the text.
    pub fields: Metadata,
    /// The text, in order.
    pub paragraphs: Vec<Paragraph>,
    /// What was guessed, a sentence each.
    pub warnings: Vec<String>,
}

/// Reads decoded JSON.
///
/// # Errors
/// When it is not JSON or is nested too deep, or no article is in it.
pub fn read(text: &str) -> Result<Article, ReadError> {
    if text.matches('{').count() > MOST_OBJECTS {
        return Err(ReadError::Malformed {
            format: InputFormat::Json,
            reason: format!("it holds more than {MOST_OBJECTS} objects, more than a report"),
        });
    }
    let value: Value = serde_json::from_str(text).map_err(|error| {
        let format = InputFormat::Json;
        match error.to_string() {
            reason if reason.starts_with("recursion limit") => ReadError::TooDeep {
                format,
                limit: DEEPEST,
            },
            reason => ReadError::Malformed { format, reason },
        }
    })?;
    let found = schema_org::find_article(&value)
        .map(schema_org::read)
        .or_else(|| items(&value).find_map(ninjs::read))
        .or_else(|| items(&value).find_map(object::read))
        .ok_or(ReadError::NoBody)?;
    let mut warnings = found.warnings;
    let several = value.as_array().map_or(0, Vec::len);
    if several > 1 {
        warnings.push(format!(
            "the file holds {several} items; the first article among them was read"
        ));
    }
    Ok(assemble::article(found.paragraphs, found.fields, warnings))
}

/// The objects that may be the article: the value, the items of a list, what a wrapper holds.
fn items(value: &Value) -> impl Iterator<Item = &Value> {
    const WRAPPERS: [&str; 8] = [
        "item", "items", "article", "articles", "data", "content", "results", "doc",
    ];
    listed(value).iter().chain(
        listed(value)
            .iter()
            .flat_map(|item| WRAPPERS.iter().filter_map(move |name| item.get(*name)))
            .flat_map(listed),
    )
}

/// The items of a list, or the value itself.
fn listed(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        other => std::slice::from_ref(other),
    }
}

/// A field as text, whatever the case of its name; a number counts as text.
pub fn string(value: &Value, names: &[&str]) -> Option<String> {
    let text = |value: &Value| match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    names
        .iter()
        .find_map(|name| field(value, name).and_then(text))
}

/// A field of an object, whatever the case of its name.
pub fn field<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    let object = value.as_object()?;
    object.get(name).or_else(|| {
        object
            .iter()
            .find(|(key, value)| key.eq_ignore_ascii_case(name) && !value.is_null())
            .map(|(_, value)| value)
    })
}

/// The names in a field that is a text, an object with a name, or a list of either.
pub fn names(value: &Value) -> Option<String> {
    let all: Vec<String> = match value {
        Value::Array(items) => items.iter().filter_map(names).collect(),
        Value::Object(_) => string(value, &["name", "literal", "value"])
            .into_iter()
            .collect(),
        Value::String(text) => vec![text.trim().to_owned()],
        _ => Vec::new(),
    };
    let all: Vec<String> = all.into_iter().filter(|name| !name.is_empty()).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// Text in a field, whatever its markup: `content_type` is a hint, the content decides.
pub fn markup(text: &str, content_type: &str) -> (Vec<Paragraph>, Vec<String>) {
    let low = content_type.to_ascii_lowercase();
    let start = text.trim_start();
    let tagged = start.starts_with('<')
        || ["<p>", "<p ", "</p>", "<br", "<div"]
            .iter()
            .any(|tag| text.contains(tag));
    let agency = start.starts_with("<?xml")
        || start.starts_with("<nitf")
        || low.contains("nitf") && start.starts_with('<');
    if agency && let Ok((paragraphs, _, warnings)) = xml::fragment(text) {
        return (paragraphs, warnings);
    }
    if low.contains("markdown") {
        return (markdown::paragraphs(text).0, Vec::new());
    }
    if tagged || low.contains("html") && !text.contains("\n\n") {
        return html::fragment(text);
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let lines: Vec<Paragraph> = lines
        .map(|line| Paragraph {
            kind: None,
            text: unescape(line),
        })
        .collect();
    (lines, Vec::new())
}

/// Text without tags may still hold HTML's character references.
fn unescape(line: &str) -> String {
    if !line.contains('&') {
        return line.to_owned();
    }
    let (paragraphs, _) = html::fragment(&line.replace('<', "&lt;"));
    paragraphs
        .into_iter()
        .next()
        .map_or_else(|| line.to_owned(), |paragraph| paragraph.text)
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

    #[test]
    fn every_vocabulary_gives_the_same_article() {
        let nitf = r#"<?xml version=\"1.0\"?><nitf><body><body.head><byline>By Ana Reyes</byline></body.head><body.content><p>The ferry ran aground.</p><p>Nobody died.</p></body.content></body></nitf>"#;
        let files = [
            ("ninjs 1", r#"{"type":"text","versioncreated":"2026-03-17T09:00:00Z","language":"en-GB","headline":"Ferry aground","byline":"By Ana Reyes","copyrightholder":"Coast Wire","body_xhtml":"<div><p>The ferry\n ran aground.</p><p>Nobody died.</p></div>"}"#.to_owned()),
            ("ninjs 2", r#"{"versioncreated":"2026-03-17T09:00:00Z","language":"en","headlines":[{"role":"alt","value":"x"},{"role":"main","value":"Ferry aground"}],"by":"Ana Reyes","copyrightholder":"Coast Wire","bodies":[{"role":"text","contenttype":"text/plain","value":"wrong"},{"contenttype":"text/html","value":"<p>The ferry ran aground.</p><p>Nobody died.</p>"}]}"#.to_owned()),
            ("ninjs 3", format!(r#"{{"standard":{{"name":"ninjs","version":"3.0"}},"versionCreated":"2026-03-17T09:00:00Z","language":"en","headlines":[{{"value":"Ferry aground"}}],"copyrightHolder":"Coast Wire","bodies":[{{"contentType":"text/vnd.IPTC.NITF","value":"{nitf}"}}]}}"#)),
            ("JSON-LD", r#"[{"@type":"BreadcrumbList"},{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","inLanguage":"en","headline":"Ferry aground","author":{"@type":"Person","name":"Ana Reyes"},"publisher":{"name":"Coast Wire"},"datePublished":"2026-03-17T09:00:00Z","articleBody":"The ferry ran aground.\n\nNobody died."}]}]"#.to_owned()),
            ("object", r#"{"outlet":"Coast Wire","headline":"Ferry aground","byline":"By Ana Reyes","published":"2026-03-17T09:00:00Z","language":"en","text":"The ferry ran aground.\nNobody died."}"#.to_owned()),
            ("list", r#"{"articles":[{"source":{"name":"Coast Wire"},"title":"Ferry aground","authors":["Ana Reyes"],"publishedAt":"2026-03-17T09:00:00Z","lang":"en","content":["The ferry ran aground.","Nobody died."]}]}"#.to_owned()),
        ];
        for (name, text) in files {
            let (article, found) = blocks(&text);
            let claims: Vec<_> = found
                .iter()
                .filter(|(kind, _)| kind.makes_claims())
                .map(|(_, text)| text.as_str())
                .collect();
            assert_eq!(
                claims,
                ["Ferry aground", "The ferry ran aground.", "Nobody died."],
                "{name}"
            );
            assert_eq!(
                found.iter().filter(|(kind, _)| *kind == Headline).count(),
                1,
                "{name}"
            );
            assert_eq!(article.outlet.as_deref(), Some("Coast Wire"), "{name}");
            assert_eq!(article.byline.as_deref(), Some("Ana Reyes"), "{name}");
            assert_eq!(
                article.published.as_deref(),
                Some("2026-03-17T09:00:00Z"),
                "{name}"
            );
            assert_eq!(article.language, "en", "{name}");
        }
    }

    #[test]
    fn a_missing_body_is_told() {
        let (article, found) = blocks(
            r#"{"type":"text","versioncreated":"2026-03-17","headline":"Ferry aground","description_text":"A ferry ran aground.","ednote":"Adds ship&#39;s name"}"#,
        );
        assert!(found.contains(&(Body, "A ferry ran aground.".into())));
        assert!(found.iter().any(|(kind, _)| *kind == Note));
        assert!(article.warnings.iter().any(|w| w.contains("description")));
    }

    #[test]
    fn what_is_no_report_is_refused() {
        for (text, says) in [
            (r#"{"a": 1}"#.to_owned(), "no headline"),
            (r#"{"headline": "x", "#.to_owned(), "not well-formed JSON"),
            ("[".repeat(100_000), "more than 127 levels deep"),
            (
                format!("[{}1]", "{},".repeat(200_000)),
                "more than 100000 objects",
            ),
        ] {
            let error = read(&text).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
    }
}
