//! The files that users write: events, expectations, corrections, settings, baselines, batch lines.

use super::*;
use claimdiff::batch::line::{EventLine, Head, rendered};
use claimdiff::sample_set::{baseline, config, corrections, event, expectations};
use proptest::prelude::*;

pub fn check_folder(bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    for name in [
        event::FILE_NAME,
        expectations::FILE_NAME,
        corrections::FILE_NAME,
        baseline::FILE_NAME,
    ] {
        std::fs::write(place.join(name), bytes).unwrap();
    }
    let said = [
        event::read(place).err().map(|e| e.to_string()),
        expectations::read(place).err().map(|e| e.to_string()),
        corrections::read(place).err().map(|e| e.to_string()),
        baseline::read(place).err().map(|e| e.to_string()),
        std::str::from_utf8(bytes)
            .ok()
            .and_then(|text| config::parse(text).err())
            .map(|e| e.to_string()),
    ];
    for sentence in said.into_iter().flatten() {
        assert!(!sentence.trim().is_empty());
    }
    if let Ok(read) = event::read(place) {
        for source in read.sources {
            let path = event::place(place, &source.file).unwrap();
            assert!(path.starts_with(place));
        }
    }
}

pub fn check_line(bytes: &[u8]) {
    let result = EventLine::parse(bytes);
    if let Ok(event) = &result {
        assert!(
            event
                .reports
                .iter()
                .all(|report| report.content().is_some())
        );
    }
    let head = Head {
        id: String::from_utf8_lossy(bytes).into_owned(),
        line: 1,
    };
    let error = result.err().unwrap_or_default();
    let line = rendered(&head, Err(&error));
    assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1);
    let value: serde_json::Value = serde_json::from_slice(&line).unwrap();
    assert_eq!(value["id"], head.id);
}

fn toml() -> impl Strategy<Value = String> {
    let parts = [
        "title = \"",
        "\"\n",
        "date = 2026-05-02\n",
        "[[sources]]\n",
        "id = \"a\"\n",
        "file = \"a.txt\"\n",
        "file = \"../x\"\n",
        "file = 3\n",
        "[[aligned]]\n",
        "[[quote]]\n",
        "[limits]\n",
        "min_rows = 1\n",
        "min_rows = 99999999999999999999\n",
        "texts = { a = \"x\" }\n",
        "[",
        "]",
        "{",
        "'''",
        "\"\"\"",
        "[[same]]\n",
        "[[apart]]\n",
        "[[block]]\n",
        "kind = \"body\"\n",
        "source = \"a\"\n",
        "text = \"…\"\n",
        "[labels]\n",
        "[loaded]\n",
        "= ",
        "# ",
        "\u{feff}",
        "é = 1\n",
        "a.b.c = 1\n",
        "1979-05-27T07:32:00Z",
        "nan",
        "\r",
    ];
    let part = prop_oneof![
        4 => prop::sample::select(parts.to_vec()).prop_map(str::to_owned),
        1 => "[a-z_]{1,9} = [\"0-9a-z]{0,5}\n", 1 => "\\PC{0,6}",
    ];
    prop::collection::vec(part, 0..25).prop_map(|parts| parts.concat())
}

fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "\\PC{0,8}".prop_map(Into::into),
    ];
    let keys = [
        "id", "reports", "text", "html", "path", "date", "format", "rows", "changes", "cells", "x",
    ];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::vec((prop::sample::select(keys.to_vec()), inner), 0..5).prop_map(
                |pairs| serde_json::Value::Object(
                    pairs
                        .into_iter()
                        .map(|(key, value)| (key.to_owned(), value))
                        .collect()
                )
            ),
        ]
    })
    .prop_map(|value| value.to_string())
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn folders(text in prop_oneof![3 => toml(), 1 => json(), 1 => any::<String>()]) {
        check_folder(text.as_bytes());
    }

    #[test]
    fn lines(bytes in prop_oneof![
        3 => json().prop_map(String::into_bytes), 1 => input::file(),
    ]) {
        check_line(&bytes);
    }
}
