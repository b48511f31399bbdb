//! What a page says of itself in its head: JSON-LD, Open Graph, Dublin Core, the title.

use crate::article::json::schema_org;
use crate::article::metadata::Metadata;
use dom_query::Document;
use rustc_hash::FxHashMap;
use serde_json::Value;

/// The first JSON-LD object that is an article.
pub fn linked_data(page: &Document) -> Option<Value> {
    page.select("script[type='application/ld+json']")
        .nodes()
        .iter()
        .find_map(|script| {
            let text = script.text();
            let text = text
                .trim()
                .trim_start_matches("<![CDATA[")
                .trim_end_matches("]]>")
                .trim_end_matches(';');
            let value: Value = serde_json::from_str(text).ok().or_else(|| {
                // Raw line ends inside strings are common and not JSON.
                serde_json::from_str(&text.replace(['\n', '\r', '\t'], " ")).ok()
            })?;
            schema_org::find_article(&value).cloned()
        })
}

/// The page's metadata: JSON-LD before meta elements before the title element.
pub fn fields(page: &Document, linked: &Option<Value>) -> Metadata {
    let named = meta_elements(page);
    let get = |names: &[&str]| names.iter().find_map(|name| named.get(*name).cloned());
    let tags = Metadata {
        outlet: get(&[
            "og:site_name",
            "application-name",
            "dc.publisher",
            "publisher",
            "cre",
            "twitter:app:name:iphone",
        ]),
        headline: get(&[
            "og:title",
            "headline",
            "twitter:title",
            "dc.title",
            "hdl",
            "sailthru.title",
            "parsely-title",
        ]),
        byline: get(&[
            "author",
            "article:author",
            "dc.creator",
            "byl",
            "byline",
            "sailthru.author",
            "parsely-author",
            "twitter:creator",
        ])
        .filter(|author| !author.starts_with(['@', 'h'])),
        published: get(&[
            "article:published_time",
            "og:article:published_time",
            "date",
            "pubdate",
            "publishdate",
            "publish-date",
            "dc.date.issued",
            "dc.date",
            "dcterms.created",
            "parsely-pub-date",
            "sailthru.date",
            "datepublished",
            "article.published",
            "published_time",
            "ptime",
            "originalpublicationdate",
        ]),
        modified: get(&[
            "article:modified_time",
            "og:updated_time",
            "lastmod",
            "datemodified",
            "dc.date.modified",
            "last-modified",
            "utime",
            "article.updated",
        ]),
        language: page.html_root().attr("lang").map(|lang| lang.to_string()),
    };
    let page_tags = Metadata {
        headline: page
            .select_single("title")
            .nodes()
            .first()
            .map(|title| without_site(&title.text(), tags.outlet.as_deref())),
        published: page
            .select_single("time[datetime]")
            .attr("datetime")
            .map(|time| time.to_string()),
        language: get(&["og:locale", "content-language", "language", "dc.language"]),
        ..Metadata::default()
    };
    let linked = linked.as_ref().map(schema_org::fields).unwrap_or_default();
    linked.or(tags).or(page_tags)
}

/// Contents of meta elements by name, property or itemprop, in lower case; the first counts.
fn meta_elements(page: &Document) -> FxHashMap<String, String> {
    let mut found = FxHashMap::default();
    for node in page.select("meta[content]").nodes() {
        let content = node.attr("content").unwrap_or_default();
        if content.trim().is_empty() {
            continue;
        }
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = node.attr(key) {
                found
                    .entry(name.trim().to_ascii_lowercase())
                    .or_insert_with(|| content.trim().to_owned());
            }
        }
    }
    found
}

/// A title element without the site's name behind a bar or dash.
fn without_site(title: &str, site: Option<&str>) -> String {
    let title = title.trim();
    for mark in [" | ", " — ", " – ", " - ", " :: ", " » "] {
        if let Some((left, right)) = title.rsplit_once(mark) {
            let named =
                site.is_some_and(|site| right.to_lowercase().contains(&site.to_lowercase()));
            if named
                || (mark == " | " || left.split_whitespace().count() >= 4)
                    && right.split_whitespace().count() <= 4
            {
                return left.trim().to_owned();
            }
        }
    }
    title.to_owned()
}
