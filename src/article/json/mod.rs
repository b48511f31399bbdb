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
/// When it is not JSON (nesting beyond 128 levels counts as such), or no article is in it.
pub fn read(text: &str) -> Result<Article, ReadError> {
    if text.matches('{').count() > MOST_OBJECTS {
        return Err(ReadError::Malformed {
            format: InputFormat::Json,
            reason: format!("it holds more than {MOST_OBJECTS} objects, more than a report"),
        });
    }
    let value: Value = serde_json::from_str(text).map_err(|error| ReadError::Malformed {
        format: InputFormat::Json,
        reason: error.to_string(),
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
    if start.starts_with("<?xml")
        || start.starts_with("<nitf")
        || low.contains("nitf") && start.starts_with('<')
    {
        if let Ok((paragraphs, _, warnings)) = xml::fragment(text) {
            return (paragraphs, warnings);
        }
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
