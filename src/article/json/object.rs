//! A plain object: `{"outlet", "headline", "byline", "published", "text"}` and names near to these.

use super::{Found, field, markup, names, string};
use crate::article::assemble::Paragraph;
use crate::article::metadata::Metadata;
use serde_json::Value;

/// Reads one object; `None` when it has no text.
pub fn read(item: &Value) -> Option<Found> {
    const TEXTS: [&str; 9] = [
        "text",
        "body",
        "content",
        "articleBody",
        "article_text",
        "body_text",
        "fulltext",
        "full_text",
        "maintext",
    ];
    let (mut paragraphs, mut warnings) = (Vec::new(), Vec::new());
    for name in TEXTS {
        match field(item, name) {
            Some(Value::String(text)) => (paragraphs, warnings) = markup(text, ""),
            // A list of paragraphs.
            Some(Value::Array(parts)) => {
                let texts = parts.iter().filter_map(|part| {
                    part.as_str()
                        .map(str::to_owned)
                        .or_else(|| string(part, &["text", "value", "content"]))
                });
                paragraphs = texts.map(|text| Paragraph { kind: None, text }).collect();
            }
            _ => {}
        }
        if !paragraphs.is_empty() {
            break;
        }
    }
    if paragraphs.is_empty() {
        return None;
    }
    let named = |keys: &[&str]| keys.iter().find_map(|key| field(item, key).and_then(names));
    let fields = Metadata {
        outlet: named(&[
            "outlet",
            "source",
            "publisher",
            "site",
            "site_name",
            "sitename",
            "publication",
        ]),
        headline: string(item, &["headline", "title"]),
        byline: named(&["byline", "author", "authors"]),
        published: string(
            item,
            &[
                "published",
                "date",
                "datePublished",
                "date_published",
                "published_at",
                "publishedAt",
                "publish_date",
                "pubDate",
            ],
        ),
        modified: string(
            item,
            &[
                "modified",
                "updated",
                "dateModified",
                "updated_at",
                "date_modified",
            ],
        ),
        language: string(item, &["language", "lang", "inLanguage"]),
    };
    Some(Found {
        fields,
        paragraphs,
        warnings,
    })
}
