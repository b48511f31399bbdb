//! SARIF 2.1.0 (OASIS standard), for code-scanning services.
//!
//! One result for everything that does not hold; its place is the line that expects it, and the
//! words of the reports are related places. Columns and offsets count Unicode scalar values
//! (`columnKind: unicodeCodePoints`). Offsets into a report are given where its text is the file
//! itself, which is so of plain text.

use super::VerdictFormat;
use super::entries::{self, Entry, RULES};
use crate::report::json::pretty;
use crate::report::safe;
use crate::sample_set::verdict::{Evidence, SetVerdict, State};
use serde_json::{Value, json};
use std::path::{Component, Path};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// SARIF.
pub struct Sarif;

impl VerdictFormat for Sarif {
    fn render(&self, verdict: &SetVerdict) -> Vec<u8> {
        let mut results = Vec::new();
        for event in &verdict.events {
            for entry in entries::of(event, verdict.strict) {
                let told = entry.breaks
                    || entry.state == Some(State::Fixed)
                    || entry.rule.starts_with("row-")
                    || entry.rule == "drift";
                if told {
                    results.push(result(&event.event, &entry));
                }
            }
        }
        let rules: Vec<Value> = RULES
            .iter()
            .map(|(id, text)| {
                json!({
                    "id": id,
                    "shortDescription": { "text": text },
                    "defaultConfiguration": { "level": "error" },
                })
            })
            .collect();
        let successful = !verdict.events.is_empty();
        pretty(&json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "claimdiff",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                } },
                "invocations": [{ "executionSuccessful": successful }],
                "columnKind": "unicodeCodePoints",
                "results": results,
            }],
        }))
    }
}

fn result(event: &str, entry: &Entry) -> Value {
    let rule = RULES.iter().position(|(id, _)| *id == entry.rule);
    let mut text = format!(
        "{event}: expected {}; found: {}",
        entry.expected, entry.found
    );
    if let Some(note) = &entry.note {
        text.push_str(&format!(" ({note})"));
    }
    let id = if entry.id.is_empty() {
        crate::sample_set::verdict::fingerprint(&[&entry.rule, event, &entry.found])
    } else {
        entry.id.clone()
    };
    let mut result = json!({
        "ruleId": entry.rule,
        "level": if entry.breaks { "error" } else { "note" },
        "message": { "text": safe::line(&text) },
        "partialFingerprints": { "claimdiff/v1": format!("{event}/{}/{id}", entry.rule) },
    });
    if let (Some(rule), Some(object)) = (rule, result.as_object_mut()) {
        object.insert("ruleIndex".into(), json!(rule));
        if let Some(file) = &entry.file {
            let mut physical = json!({ "artifactLocation": { "uri": uri(file) } });
            if let (Some(line), Some(object)) = (entry.line, physical.as_object_mut()) {
                object.insert("region".into(), json!({ "startLine": line }));
            }
            object.insert(
                "locations".into(),
                json!([{ "physicalLocation": physical }]),
            );
        }
        let related: Vec<Value> = (1..).zip(&entry.places).map(place).collect();
        if !related.is_empty() {
            object.insert("relatedLocations".into(), json!(related));
        }
    }
    result
}

/// Some words of a report as a related place.
fn place((number, evidence): (usize, &Evidence)) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&evidence.path) } });
    let is_file = Path::new(&evidence.path)
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
    if let (true, Some(object)) = (is_file, physical.as_object_mut()) {
        object.insert(
            "region".into(),
            json!({
                "startLine": evidence.line,
                "startColumn": evidence.column,
                "endLine": evidence.end_line,
                "endColumn": evidence.end_column,
                "charOffset": evidence.start,
                "charLength": evidence.end.saturating_sub(evidence.start),
            }),
        );
    }
    json!({
        "id": number,
        "physicalLocation": physical,
        "message": { "text": safe::line(&format!("{}: “{}”", evidence.source, evidence.text)) },
    })
}

/// A path as a relative reference (RFC 3986): `/` between its parts, everything else that is not
/// unreserved percent-encoded. A path that is absolute is taken from the current folder where it
/// lies below it.
fn uri(path: &str) -> String {
    let path = Path::new(path);
    let here = std::env::current_dir().unwrap_or_default();
    let inside = path.strip_prefix(&here).unwrap_or(path);
    let parts: Vec<String> = inside
        .components()
        .filter_map(|part| match part {
            Component::Normal(name) => Some(encoded(&name.to_string_lossy())),
            Component::ParentDir => Some("..".to_owned()),
            _ => None,
        })
        .collect();
    parts.join("/")
}

fn encoded(part: &str) -> String {
    let mut out = String::new();
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_relative_reference() {
        for (path, wanted) in [
            ("./samples/a b/é.txt", "samples/a%20b/%C3%A9.txt"),
            ("../x/y.txt", "../x/y.txt"),
            ("a:b.txt", "a%3Ab.txt"),
        ] {
            assert_eq!(uri(path), wanted);
        }
    }
}
