//! IPTC ninjs 1.x (`headline`, `body_xhtml`), 2.x (`headlines[]`, `bodies[].contenttype`) and 3.x
//! (`bodies[].contentType`); see iptc.org/standards/ninjs.

use super::{Found, field, markup, names, string};
use crate::article::assemble::Paragraph;
use crate::article::metadata::Metadata;
use crate::article::model::BlockKind;
use serde_json::Value;

/// Reads one ninjs item; `None` when it has none of the standard's fields.
pub fn read(item: &Value) -> Option<Found> {
    let standard = field(item, "standard")
        .and_then(|s| string(s, &["name"]))
        .is_some_and(|name| name == "ninjs");
    let known = [
        "body_text",
        "body_xhtml",
        "body_html",
        "bodies",
        "headlines",
        "versioncreated",
        "pubstatus",
    ];
    if !standard && !known.iter().any(|name| field(item, name).is_some()) {
        return None;
    }
    let mut warnings = Vec::new();
    let mut paragraphs = first_version(item, &mut warnings);
    if paragraphs.is_empty() {
        paragraphs = bodies(item, &mut warnings);
    }
    if paragraphs.is_empty() {
        paragraphs = description(item);
        if !paragraphs.is_empty() {
            warnings.push("the item has no body; its description was read instead".into());
        }
    }
    let title =
        main_headline(item).or_else(|| string(item, &["headline", "title", "headline_xhtml"]));
    if title.is_none() && paragraphs.is_empty() {
        return None;
    }
    let fields = Metadata {
        outlet: publisher(item),
        headline: title.map(|title| plain(&title)),
        byline: string(item, &["byline", "by"])
            .map(|by| without_by(&by))
            .or_else(|| field(item, "people").and_then(authors)),
        published: string(
            item,
            &[
                "firstcreated",
                "firstCreated",
                "contentcreated",
                "contentCreated",
                "versioncreated",
            ],
        ),
        modified: string(
            item,
            &["contentmodified", "contentModified", "versioncreated"],
        ),
        language: string(item, &["language"]),
    };
    if let Some(note) = string(item, &["ednote", "edNote"]) {
        paragraphs.push(Paragraph::new(BlockKind::Note, note));
    }
    Some(Found {
        fields,
        paragraphs,
        warnings,
    })
}

/// `body_xhtml` and its relatives of version 1; any name that begins so counts.
fn first_version(item: &Value, warnings: &mut Vec<String>) -> Vec<Paragraph> {
    for (name, kind) in [
        ("body_xhtml", "html"),
        ("body_html", "html"),
        ("body_html5", "html"),
        ("body_nitf", "nitf"),
        ("body_text", "text"),
        ("body", ""),
    ] {
        if let Some(body) = string(item, &[name]) {
            let (found, said) = markup(&body, kind);
            if found.iter().any(|p| !p.text.trim().is_empty()) {
                warnings.extend(said);
                return found;
            }
        }
    }
    Vec::new()
}

/// The richest of the bodies of versions 2 and 3: NITF and HTML keep captions apart, text does not.
fn bodies(item: &Value, warnings: &mut Vec<String>) -> Vec<Paragraph> {
    let Some(bodies) = field(item, "bodies").and_then(Value::as_array) else {
        return Vec::new();
    };
    let mut ranked: Vec<(u8, String, String)> = bodies
        .iter()
        .filter_map(|body| {
            let value = string(body, &["value"])?;
            let kind = string(body, &["contenttype", "contentType"]).unwrap_or_default();
            let role = string(body, &["role"]).unwrap_or_default();
            let both = format!("{kind} {role}").to_ascii_lowercase();
            let rank = match both.as_str() {
                kind if kind.contains("html") => 0,
                kind if kind.contains("nitf") && !kind.contains("ttnitf") => 1,
                kind if kind.contains("plain") || kind.contains("text") => 2,
                _ => 3,
            };
            Some((rank, value, kind))
        })
        .collect();
    ranked.sort_by_key(|(rank, ..)| *rank);
    for (_, value, kind) in ranked {
        let (found, said) = markup(&value, &kind);
        if found.iter().any(|p| p.text.contains(char::is_alphabetic)) {
            warnings.extend(said);
            return found;
        }
    }
    Vec::new()
}

fn description(item: &Value) -> Vec<Paragraph> {
    let listed = field(item, "descriptions")
        .and_then(Value::as_array)
        .and_then(|all| all.iter().find_map(|one| string(one, &["value"])));
    let text = string(
        item,
        &["description_text", "description_xhtml", "description"],
    )
    .or(listed);
    text.map(|text| markup(&text, "").0).unwrap_or_default()
}

fn main_headline(item: &Value) -> Option<String> {
    let all = field(item, "headlines")?.as_array()?;
    let main = all
        .iter()
        .find(|one| string(one, &["role"]).is_some_and(|role| role.contains("main")));
    main.or(all.first()).and_then(|one| string(one, &["value"]))
}

fn publisher(item: &Value) -> Option<String> {
    let source = field(item, "infosources")
        .or_else(|| field(item, "infoSources"))
        .and_then(names);
    string(
        item,
        &[
            "copyrightholder",
            "copyrightHolder",
            "source",
            "provider",
            "organisation",
        ],
    )
    .or(source)
}

/// The people with the role of an author.
fn authors(people: &Value) -> Option<String> {
    let all: Vec<String> = people
        .as_array()?
        .iter()
        .filter(|person| {
            string(person, &["rel", "role"])
                .is_some_and(|rel| matches!(rel.as_str(), "author" | "creator" | "byline"))
        })
        .filter_map(names)
        .collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// "Von" and "Av" are "By" in German and Swedish.
fn without_by(by: &str) -> String {
    ["Von ", "Av ", "Par ", "Por ", "Door "]
        .iter()
        .find_map(|word| by.strip_prefix(word))
        .unwrap_or(by)
        .to_owned()
}

/// A headline may hold markup.
fn plain(title: &str) -> String {
    if !title.contains(['<', '&']) {
        return title.to_owned();
    }
    let (paragraphs, _) = markup(title, "html");
    paragraphs
        .into_iter()
        .next()
        .map_or_else(|| title.to_owned(), |p| p.text)
}
