//! Nothing is quadratic: a file of twice the size takes about twice the time of a processor,
//! whatever it is full of.
//!
//! What is held is a ratio, of the time that the processor spent, the best of some runs: other work
//! on the machine moves it little. A quadratic step gives 4 as soon as it dominates.
//!
//! `GROWTH_SIZE=2000000 cargo test --release --test growth` takes minutes and looks further.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::path::Path;
use std::process::Command;

/// Size of the larger file, if `GROWTH_SIZE` does not say another. Without optimisation a tenth
/// of it takes as long.
const USUAL_SIZE: usize = if cfg!(debug_assertions) {
    40_000
} else {
    150_000
};
/// Most that twice the size may take: caches and sorting add to the 2.
const MOST: f64 = 3.2;
/// Below this many seconds, starting up and reading the word lists is what is measured.
const LEAST: f64 = 0.4;
/// Times that a ratio above the limit is measured again.
const AGAIN: usize = 3;

fn size() -> usize {
    let asked = std::env::var("GROWTH_SIZE").ok();
    asked
        .and_then(|size| size.parse().ok())
        .unwrap_or(USUAL_SIZE)
}

fn filled(unit: &str, size: usize) -> String {
    let mut text = unit.repeat(size / unit.len() + 1);
    let mut end = size;
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text.truncate(end);
    text
}

/// Processor seconds of a comparison with a short report; also of one that ends with an error.
fn seconds(folder: &Path, name: &str) -> f64 {
    let script = "TIMEFORMAT='%U %S'; time \"$0\" compare \"$1\" short.txt --language en --quiet \
                  --format json > /dev/null 2> /dev/null; echo $? >&2";
    let output = Command::new("bash")
        .args(["-c", script, env!("CARGO_BIN_EXE_claimdiff"), name])
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    let (time, code) = said.trim().split_once('\n').unwrap();
    assert!(matches!(code, "0" | "2" | "3"), "{name}: {said}");
    let parts = time.split_whitespace();
    parts.map(|part| part.parse::<f64>().unwrap()).sum()
}

/// Compares a file of that size with one of half of it, each made by `make`.
fn grows_evenly(name: &str, make: impl Fn(usize) -> String) {
    let folder = tempfile::tempdir().unwrap();
    let short = "samples/ferry-grounding/coast-wire.txt";
    std::fs::copy(short, folder.path().join("short.txt")).unwrap();
    let (half, whole) = (format!("half-{name}"), format!("whole-{name}"));
    std::fs::write(folder.path().join(&half), make(size() / 2)).unwrap();
    std::fs::write(folder.path().join(&whole), make(size())).unwrap();
    let measure = || {
        (
            seconds(folder.path(), &half),
            seconds(folder.path(), &whole),
        )
    };
    let (mut least, mut most) = measure();
    for _ in 0..AGAIN {
        if most <= MOST * least.max(LEAST) {
            return;
        }
        let (x, y) = measure();
        (least, most) = (least.max(x), most.min(y));
    }
    assert!(
        most <= MOST * least.max(LEAST),
        "{name}: {least} s for half of it, {most} s for all"
    );
}

/// A text file full of one thing, after a sentence that makes it a report.
fn full_of(unit: &str) {
    grows_evenly("a.txt", |size| {
        format!("The ferry ran aground.\n\n{}", filled(unit, size))
    });
}

macro_rules! full_of {
    ($($name:ident: $unit:expr;)*) => {
        $(#[test] fn $name() { full_of($unit); })*
    };
}

full_of! {
    quotation_marks: "\"";
    opening_quotation_marks: "“";
    quoted_letters: "“a” ";
    quotations: "\"Yes,\" he said. ";
    apostrophes: "'a ";
    one_word: "ferry ";
    one_word_without_spaces: "ferry";
    newlines: "\n";
    lines: "ferry\n";
    paragraphs: "The ferry ran aground on Monday.\n\n";
    digits: "1";
    short_numbers: "12 ";
    grouped_digits: "1,";
    number_words: "two hundred and ";
    magnitudes: "million ";
    capitalised_words: "Marlin ";
    capital_letters: "A";
    initials: "A. ";
    opening_brackets: "(";
    square_brackets: "[";
    hyphens: "-";
    hyphenated: "a-";
    dashes: "word — ";
    commas: "word, ";
    dots: ".";
    abbreviations: "Mr. ";
    semicolons: "he said; ";
    nested_clauses: "and he said that ";
    cues: "said ";
    according: "according to ";
    dates: "on 3 March 2026 ";
    days: "Monday ";
    spaces: " ";
    bylines: "By Ana Reyes\n\n";
    combining_accents: "\u{301}";
}

/// Letters that stand for a number, so that each number has its own word.
fn word(number: usize) -> String {
    let digits = number.to_string().into_bytes();
    let letters = digits
        .iter()
        .map(|digit| b"bakorimutn"[usize::from(digit - b'0')] as char);
    letters.collect()
}

/// A text of parts made from their number.
fn counted(size: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&part(number));
    }
    text
}

#[test]
fn distinct_names() {
    grows_evenly("a.txt", |size| {
        counted(size, |number| {
            let name = word(number);
            format!("Ana M{name} told Tom K{name} so. ")
        })
    });
}

#[test]
fn one_sentence_without_end() {
    grows_evenly("a.txt", |size| {
        counted(size, |number| word(number * 7919) + " ")
    });
}

#[test]
fn distinct_sentences() {
    grows_evenly("a.txt", |size| {
        counted(size, |number| {
            let (x, y) = (word(number), word(number / 7));
            format!("The {x} of the {y} was {x}ed on Monday with {number} others.\n")
        })
    });
}

#[test]
fn closed_brackets() {
    grows_evenly("a.txt", |size| {
        let half = size / 2;
        format!("word {}{}", filled("(", half), filled(")", half))
    });
}

macro_rules! page_of {
    ($($name:ident: $unit:expr;)*) => {
        $(#[test] fn $name() {
            grows_evenly("a.html", |size| {
                format!("<html><body><p>The ferry ran aground.</p>{}", filled($unit, size))
            });
        })*
    };
}

page_of! {
    open_paragraphs: "<p>";
    open_paragraphs_with_text: "<p>The ferry ran.";
    open_elements: "<div>";
    open_formatting: "<b>x";
    open_tags: "<";
    comments: "<!--";
    references: "&amp;";
    attributes: "<p a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a>";
    open_scripts: "<script>";
}

#[test]
fn text_in_nested_elements() {
    grows_evenly("a.html", |size| {
        let text = filled(
            "<p>The ferry ran aground off the coast on Monday.</p>",
            size,
        );
        let (open, close) = ("<div>".repeat(150), "</div>".repeat(150));
        format!("<html><body>{open}{text}{close}")
    });
}

#[test]
fn markdown_brackets_and_stars() {
    for unit in ["[", "*a ", "`", "> ", "![a]("] {
        grows_evenly("a.md", |size| format!("# Ferry\n\n{}", filled(unit, size)));
    }
}

#[test]
fn agency_files() {
    grows_evenly("a.xml", |size| {
        let text = filled("<p>The ferry ran.</p>", size / 21 * 21);
        format!("<nitf><body><body.content>{text}</body.content></body></nitf>")
    });
    grows_evenly("a.json", |size| {
        let text = filled("\"The ferry ran.\",", size / 17 * 17);
        format!("{{\"headline\":\"Ferry\",\"text\":[{text}\"It ran.\"]}}")
    });
}
