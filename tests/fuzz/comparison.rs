//! A whole comparison: exact words behind everything, the same from every side.

use super::*;
use claimdiff::compare::{self, Comparison};
use claimdiff::report::Format as _;
use claimdiff::report::json::{self, Json};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The comparison of three files, as far as they are reports.
pub fn compared(files: [&[u8]; 3]) -> Option<Comparison> {
    let reports: Vec<Report> = files
        .iter()
        .zip(["a", "b", "c"])
        .filter_map(|(bytes, id)| report(bytes, id))
        .collect();
    (reports.len() > 1).then(|| compare::compare(&reports, None))
}

static CONTRACT: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema: Value = serde_json::from_slice(&json::comparison_schema()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
});

pub fn check(files: [&[u8]; 3]) {
    let Some(comparison) = compared(files) else {
        return;
    };
    let bytes = Json.render(&comparison);
    assert!(
        bytes == Json.render(&compared(files).unwrap()),
        "other bytes"
    );
    let value: Value = serde_json::from_slice(&bytes).unwrap();
    if let Err(error) = CONTRACT.validate(&value) {
        panic!("{error}");
    }
    let texts: BTreeMap<&str, Vec<char>> = value["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| {
            (
                s["id"].as_str().unwrap(),
                s["text"].as_str().unwrap().chars().collect(),
            )
        })
        .collect();
    exact(&value, None, &texts);
    let ids = |part: &str| -> BTreeSet<&str> {
        let all = value[part].as_array().unwrap();
        let ids: BTreeSet<&str> = all.iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), all.len(), "{part} with one id");
        ids
    };
    let (claims, quotes) = (ids("claims"), ids("quotes"));
    ids("rows");
    // Every claim stands in one row, in the cell of its source.
    let mut placed = BTreeSet::new();
    for row in value["rows"].as_array().unwrap() {
        for cell in row["cells"].as_array().unwrap() {
            for claim in cell["claims"].as_array().unwrap() {
                let claim = claim.as_str().unwrap();
                assert!(placed.insert(claim), "{claim} in two rows");
                let (source, _) = claim.rsplit_once(':').unwrap();
                assert_eq!(cell["source"], source);
            }
            let omits = cell["status"] == "omits";
            assert_eq!(
                omits,
                cell["claims"].as_array().unwrap().is_empty(),
                "{cell}"
            );
        }
    }
    assert_eq!(placed, claims);
    for utterance in value["utterances"].as_array().unwrap() {
        for quote in utterance["quotes"].as_array().unwrap() {
            assert!(quotes.contains(quote.as_str().unwrap()));
        }
    }
    for link in value["links"].as_array().unwrap() {
        let score = link["score"].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&score));
        assert_ne!(link["a"], link["b"]);
    }
    // From the other side: rows and links are the same.
    let [a, b, c] = files;
    let reports: Vec<Report> = [(c, "c"), (b, "b"), (a, "a")]
        .into_iter()
        .filter_map(|(bytes, id)| report(bytes, id))
        .collect();
    let turned = compare::compare(&reports, None);
    let rows = |comparison: &Comparison| -> BTreeSet<(String, BTreeSet<String>)> {
        let row = |row: &claimdiff::compare::model::Row| {
            let claims = row
                .cells
                .iter()
                .flat_map(|cell| cell.claims.iter().cloned());
            (row.id.clone(), claims.collect())
        };
        comparison.rows.iter().map(row).collect()
    };
    assert_eq!(rows(&comparison), rows(&turned));
}

/// Every object with `start`, `end` and `text` holds exactly those scalar values of its source,
/// which is named in it, by its id or claim, or in an object around it.
fn exact<'v>(value: &'v Value, around: Option<&'v str>, texts: &BTreeMap<&str, Vec<char>>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| exact(item, around, texts)),
        Value::Object(object) => {
            let of = |key: &str| {
                let id = object.get(key)?.as_str()?;
                Some(id.rsplit_once(':').map_or(id, |(source, _)| source))
                    .filter(|source| texts.contains_key(source))
            };
            let source = of("claim")
                .or_else(|| of("source"))
                .or_else(|| of("id"))
                .or_else(|| of("claim_id"))
                .or(around);
            let number = |key: &str| object.get(key)?.as_u64().map(|n| n as usize);
            if let (Some(start), Some(end)) = (number("start"), number("end"))
                && let Some(text) = source.and_then(|source| texts.get(source))
            {
                let found = text.get(start..end);
                let found = found.unwrap_or_else(|| panic!("{value} lies outside of its text"));
                if let Some(words) = object.get("text").and_then(Value::as_str) {
                    assert_eq!(found.iter().collect::<String>(), words, "{value}");
                }
            }
            for (key, inner) in object {
                // A cell's missing stretches stand in the text of its row's leading claim.
                let of_row = key == "missing";
                exact(inner, if of_row { around } else { source }, texts);
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn any_files(a in input::file(), b in input::file(), c in input::file()) {
        check([&a, &b, &c]);
    }

    #[test]
    fn prose(a in input::prose(), b in input::prose(), c in input::prose()) {
        check([a.as_bytes(), b.as_bytes(), c.as_bytes()]);
    }

    /// Reports that share most of their sentences, as real ones do.
    #[test]
    fn alike(a in input::prose(), b in input::prose(), at in any::<prop::sample::Index>()) {
        let mixed = format!("{b}\n\n{a}");
        let cut: String = a.chars().take(at.index(a.chars().count().max(1))).collect();
        check([a.as_bytes(), mixed.as_bytes(), cut.as_bytes()]);
    }
}
