//! Any two files: no panic, every offset slices its text, nothing acts on the terminal.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use serde_json::Value;
use std::process::{Command, Output};

/// Pieces that news text is made of, and pieces that break careless programs.
const PIECES: [&str; 40] = [
    "The ferry",
    " ran aground",
    " on Monday",
    ".",
    " ",
    "\n\n",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "said Ana Reyes",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "(",
    ")",
    " — ",
    "$1.2bn",
    " 40",
    " about 1,100",
    "Mr. ",
    "U.S. ",
    "\u{1b}[31m",
    "\u{1b}]0;x\u{7}",
    "\u{9b}2J",
    "\0",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "e\u{301}",
    "東京",
    "🚢",
    "<p>",
    "</p><script>",
    "&amp;",
    "{\"headline\":",
    "By A. B.",
    "\u{2028}",
];

fn text() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)
        .prop_map(|pieces| pieces.concat().into_bytes())
}

fn file() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        3 => text(),
        1 => prop::collection::vec(any::<u8>(), 0..300),
        1 => any::<String>().prop_map(String::into_bytes),
    ]
}

fn run(folder: &std::path::Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_claimdiff"))
        .current_dir(folder)
        .args(["compare", "a.txt", "b.html"])
        .args(arguments)
        .env_remove("CLICOLOR_FORCE")
        .output()
        .unwrap()
}

/// Every object with `start`, `end` and `text` holds exactly those scalar values of its source.
fn check_offsets(value: &Value, sources: &[(String, Vec<char>)]) {
    for kind in ["claims", "quotes"] {
        for item in value[kind].as_array().unwrap() {
            let (_, text) = sources
                .iter()
                .find(|(id, _)| item["source"] == **id)
                .unwrap();
            let number = |key: &str| usize::try_from(item[key].as_u64().unwrap()).unwrap();
            let words: String = text[number("start")..number("end")].iter().collect();
            assert_eq!(item["text"], words, "{item}");
        }
    }
    for source in value["sources"].as_array().unwrap() {
        let length = source["text"].as_str().unwrap().chars().count() as u64;
        let mut before = 0;
        for block in source["blocks"].as_array().unwrap() {
            let (start, end) = (
                block["start"].as_u64().unwrap(),
                block["end"].as_u64().unwrap(),
            );
            assert!(before <= start && start <= end && end <= length, "{block}");
            before = end;
        }
    }
}

fn acts(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn two_files_of_anything(a in file(), b in file()) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.txt"), &a).unwrap();
        std::fs::write(folder.path().join("b.html"), &b).unwrap();

        let table = run(folder.path(), &["--rows", "all", "--width", "80"]);
        let code = table.status.code();
        let said = String::from_utf8(table.stderr).unwrap();
        prop_assert!(matches!(code, Some(0 | 2 | 3)), "{:?}: {}", code, said);
        prop_assert!(!said.contains(acts), "{:?}", said);
        if code != Some(0) {
            prop_assert_eq!(said.lines().count(), 1, "{}", said);
            prop_assert!(table.stdout.is_empty());
        }
        let shown = String::from_utf8(table.stdout).unwrap();
        prop_assert!(!shown.contains(acts), "{:?}", shown);

        let json = run(folder.path(), &["--format", "json"]);
        prop_assert_eq!(json.status.code(), code);
        if code == Some(0) {
            let value: Value = serde_json::from_slice(&json.stdout).unwrap();
            let sources: Vec<(String, Vec<char>)> = value["sources"]
                .as_array()
                .unwrap()
                .iter()
                .map(|s| {
                    let key = |key: &str| s[key].as_str().unwrap();
                    (key("id").to_owned(), key("text").chars().collect())
                })
                .collect();
            check_offsets(&value, &sources);
        }
    }
}
