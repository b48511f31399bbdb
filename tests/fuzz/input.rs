//! What is fed in: bytes, and text with the structure of news.

use proptest::prelude::*;
use proptest::sample::select;

const NAMES: [&str; 14] = [
    "Ana Reyes",
    "Reyes",
    "Tom O’Brien",
    "McKay",
    "the mayor",
    "Dr. A. B. Vance",
    "Harwick",
    "Coast Wire",
    "U.S.",
    "İlker",
    "Straße",
    "Prime Minister Ola Nordmann",
    "she",
    "NATO",
];
const VERBS: [&str; 12] = [
    "said",
    "says",
    "admitted",
    "told reporters",
    "according to",
    "claimed that",
    "denied",
    "ran aground",
    "was hurt",
    "has been arrested",
    "did not say whether",
    "hit",
];
const NUMBERS: [&str; 26] = [
    "40",
    "1,137",
    "about 30 million",
    "$1.2bn",
    "€5m",
    "a dozen",
    "two hundred and fifty",
    "3-4",
    "234-193",
    "50 per cent",
    "81%",
    "1/2",
    "½",
    "21st",
    "at least 7",
    "52 knots",
    "118-metre",
    "99999999999999999999999999999",
    "0.0000001",
    "1e308",
    "-5",
    "0,5",
    "1.2.3.4",
    "٣",
    "Ⅻ",
    "two-thirds",
];
const DATES: [&str; 22] = [
    "on Monday",
    "Monday night",
    "17 March 2026",
    "March 17",
    "2026-03-17",
    "7:19 p.m.",
    "7 p.m.",
    "24:61",
    "last week",
    "the 1990s",
    "in January",
    "noon",
    "30 February",
    "31/12/99",
    "yesterday",
    "May",
    "’99",
    "9999",
    "0000-00-00",
    "three days ago",
    "last summer",
    "99999 years ago",
];
const MARKS: [&str; 34] = [
    "“", "”", "\"", "‘", "’", "'", "«", "»", "„", "(", ")", "[", "]", " — ", "–", "-", "...", "…",
    ".", "?", "!", ",", ";", ":", "\n", "\n\n", "\r\n", "\t", " ", "  ", "\u{A0}", "•", "*", "''",
];
const BREAKERS: [&str; 30] = [
    "\u{1b}[31m",
    "\u{1b}]0;x\u{7}",
    "\u{9b}2J",
    "\0",
    "\u{202e}",
    "\u{2066}",
    "\u{200b}",
    "\u{feff}",
    "e\u{301}",
    "\u{301}",
    "東京",
    "🚢",
    "👩‍🚀",
    "\u{2028}",
    "\u{85}",
    "\u{FFFD}",
    "ß",
    "ﬁ",
    "=1+1",
    "+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "-2+3",
    "::error file=x::y",
    "##[error]",
    "@everyone",
    "</script>",
    "<!--",
    "]]>",
    "javascript:alert(1)",
    "`x`",
];
const TAGS: [&str; 34] = [
    "<html>",
    "<body>",
    "<p>",
    "</p>",
    "<div class=\"caption\">",
    "</div>",
    "<h1>",
    "</h1>",
    "<br>",
    "<table><tr><td>",
    "<script>",
    "</script>",
    "<script type=\"application/ld+json\">{",
    "<a href=x>",
    "</a>",
    "<b>",
    "</i>",
    "<nitf>",
    "<body.content>",
    "<hl1>",
    "<!DOCTYPE html>",
    "<?xml version='1.0'?>",
    "<!ENTITY a \"&a;\">",
    "&amp;",
    "&#0;",
    "&#x1F600;",
    "&nbsp",
    "<newsItem>",
    "<inlineXML>",
    "{\"headline\":\"",
    "\",\"text\":\"",
    "\"}",
    "# ",
    "- ",
];

fn piece() -> impl Strategy<Value = String> {
    let one = |list: &'static [&'static str]| select(list).prop_map(str::to_owned);
    prop_oneof![
        4 => one(&NAMES), 4 => one(&VERBS), 3 => one(&NUMBERS), 3 => one(&DATES),
        5 => one(&MARKS), 1 => one(&BREAKERS), 1 => one(&TAGS),
        2 => "[a-z]{1,8}", 1 => "[A-Z][a-z]{1,6}", 1 => "\\PC{0,4}",
    ]
}

fn joined(pieces: &[(String, bool)]) -> String {
    let mut text = String::new();
    for (piece, space) in pieces {
        text.push_str(piece);
        if *space {
            text.push(' ');
        }
    }
    text
}

/// Words as news has them, out of order.
pub fn news(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec((piece(), prop::bool::weighted(0.7)), 0..most)
        .prop_map(|pieces| joined(&pieces))
}

/// Sentences that could stand in a report, with quotations that open and close.
pub fn prose() -> impl Strategy<Value = String> {
    let one = |list: &'static [&'static str]| select(list);
    let sentence = (
        one(&NAMES),
        one(&VERBS),
        one(&NUMBERS),
        one(&DATES),
        news(6),
        0..7_u8,
    )
        .prop_map(|(name, verb, number, date, rest, shape)| match shape {
            0 => format!("“{number} were hurt,” {name} {verb} {date}."),
            1 => format!("{name} {verb} “{rest}” {date}."),
            2 => format!("“{rest},” {verb} {name}. “{number} people.”"),
            3 => format!("According to {name}, {number} people {verb} {date}."),
            4 => format!("{name}, {number}, {verb} that {rest}; {date}."),
            5 => format!("\"{rest}\" — {name}"),
            _ => format!("{date}, {number} {rest} {verb} {name}."),
        });
    prop::collection::vec((sentence, select(&[" ", "\n", "\n\n"][..])), 1..14)
        .prop_map(|sentences| sentences.into_iter().map(|(s, end)| s + end).collect())
}

/// Markup that opens and closes in any order, around words.
fn markup() -> impl Strategy<Value = String> {
    let part = prop_oneof![3 => select(&TAGS[..]).prop_map(str::to_owned), 2 => news(5)];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// A file: prose, words, markup, any characters, any bytes, and files that were damaged.
pub fn file() -> impl Strategy<Value = Vec<u8>> {
    let whole = prop_oneof![
        4 => prose(), 3 => news(80), 3 => markup(), 1 => any::<String>(),
    ]
    .prop_map(String::into_bytes);
    prop_oneof![
        6 => whole.clone(),
        1 => prop::collection::vec(any::<u8>(), 0..300),
        1 => (whole, any::<prop::sample::Index>(), any::<u8>()).prop_map(|(mut bytes, at, byte)| {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
            bytes
        }),
    ]
}
