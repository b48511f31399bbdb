//! schema.org NewsArticle and its relatives, alone or as JSON-LD (schema.org/Article).

use super::{Found, field, markup, names, string};
use crate::article::metadata::Metadata;
use serde_json::Value;

/// The types that are an article.
const TYPES: &[&str] = &[
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "BackgroundNewsArticle",
    "OpinionNewsArticle",
    "AskPublicNewsArticle",
    "ReviewNewsArticle",
    "AdvertiserContentArticle",
    "Report",
    "BlogPosting",
    "LiveBlogPosting",
    "SatiricalArticle",
    "SocialMediaPosting",
];
/// How deep an article is looked for inside lists, graphs and pages.
const DEPTH: usize = 4;

/// The first article in a value: itself, in a list, in `@graph`, as a page's main entity.
pub fn find_article(value: &Value) -> Option<&Value> {
    find(value, DEPTH)
}

fn find(value: &Value, depth: usize) -> Option<&Value> {
    if let Value::Array(items) = value {
        return items
            .iter()
            .find_map(|item| find(item, depth.checked_sub(1)?));
    }
    if is_article(value) {
        return Some(value);
    }
    let depth = depth.checked_sub(1)?;
    ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"]
        .iter()
        .find_map(|name| find(value.get(*name)?, depth))
}

fn is_article(value: &Value) -> bool {
    let is_type = |name: &str| TYPES.contains(&name.rsplit(['/', '#', ':']).next().unwrap_or(name));
    match value.get("@type") {
        Some(Value::String(name)) => is_type(name),
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).any(is_type),
        _ => false,
    }
}

/// The metadata of an article object.
pub fn fields(article: &Value) -> Metadata {
    let named = |name: &str| field(article, name).and_then(names);
    Metadata {
        outlet: named("publisher")
            .or_else(|| named("sourceOrganization"))
            .or_else(|| named("provider")),
        headline: string(article, &["headline", "name", "alternativeHeadline"]),
        byline: named("author")
            .or_else(|| named("creator"))
            .filter(|names| !names.starts_with("http")),
        published: string(article, &["datePublished", "dateCreated"]),
        modified: string(article, &["dateModified"]),
        language: named("inLanguage"),
    }
}

/// Its text without markup, a line a paragraph.
pub fn body(article: &Value) -> Option<String> {
    let body = string(article, &["articleBody", "text"])?;
    let (paragraphs, _) = markup(&body, "");
    Some(
        paragraphs
            .into_iter()
            .map(|p| p.text)
            .collect::<Vec<_>>()
            .join("\n"),
    )
}

/// Reads an article object; without a body its description is read.
pub fn read(article: &Value) -> Found {
    let mut warnings = Vec::new();
    let body = string(article, &["articleBody", "text"]).or_else(|| {
        let description = string(article, &["description"])?;
        warnings.push("the article has no body; its description was read instead".into());
        Some(description)
    });
    let (paragraphs, said) = body.map(|body| markup(&body, "")).unwrap_or_default();
    warnings.extend(said);
    Found {
        fields: fields(article),
        paragraphs,
        warnings,
    }
}
