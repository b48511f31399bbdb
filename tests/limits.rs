//! Limits that say themselves: one sentence that names the file, the limit and what to do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const POST: &str = "samples/ferry-grounding/harwick-post.txt";
const WIRE: &str = "samples/ferry-grounding/coast-wire.txt";

fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_claimdiff"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who refuses the arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Exit code 2 and this one line.
#[track_caller]
fn refused(output: &Output, sentence: &str) {
    let said = text(&output.stderr);
    assert_eq!(said, format!("claimdiff: {sentence}\n"));
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
}

/// Two reports, one of which is longer than 2,500 bytes.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let long = std::fs::read_to_string(POST).unwrap().repeat(2);
    std::fs::write(folder.path().join("long.txt"), &long[..2600]).unwrap();
    let wire = std::fs::read_to_string(WIRE).unwrap();
    std::fs::write(folder.path().join("short.txt"), &wire[..1200]).unwrap();
    let event = "[[sources]]\nfile = \"long.txt\"\n[[sources]]\nfile = \"short.txt\"\n";
    std::fs::create_dir(folder.path().join("event")).unwrap();
    std::fs::write(folder.path().join("event/event.toml"), event).unwrap();
    for name in ["long.txt", "short.txt"] {
        let to = folder.path().join("event").join(name);
        std::fs::copy(folder.path().join(name), to).unwrap();
    }
    folder
}

const TOO_LONG: &str = "it is longer than 2500 bytes, the most that is read of one report; \
    cut it down to the one article, or raise --max-report-size";

#[test]
fn a_report_that_is_too_long_is_refused_wherever_it_comes_from() {
    let folder = folder();
    let long = std::fs::read(folder.path().join("long.txt")).unwrap();
    for (arguments, file) in [
        (&["compare", "short.txt", "long.txt"][..], "long.txt"),
        (&["compare", "short.txt", "-"], "standard input"),
        (&["compare", "event"], "event/long.txt"),
        (&["inspect", "long.txt"], "long.txt"),
        (&["inspect", "-"], "standard input"),
        (
            &["explain", "short.txt", "long.txt", "--claim", "short:1"],
            "long.txt",
        ),
        (&["new", "made", "short.txt", "long.txt"], "long.txt"),
        (&["accept", "event"], "event/long.txt"),
    ] {
        let limit = ["--max-report-size", "2500"];
        let output = run(folder.path(), &[arguments, &limit].concat(), &long);
        refused(&output, &format!("cannot read {file}: {TOO_LONG}"));
        // One byte more is enough.
        let limit = ["--max-report-size", "2.6kB", "--quiet"];
        let limit = &limit[..if arguments[0] == "new" || arguments[0] == "inspect" {
            2
        } else {
            3
        }];
        let output = run(folder.path(), &[arguments, limit].concat(), &long);
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    }
    let output = run(
        folder.path(),
        &["check", "event", "--max-report-size", "2500"],
        b"",
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stdout).contains("long.txt: it is longer than 2500 bytes"));
}

#[test]
fn a_line_of_a_batch_that_holds_a_long_report_has_an_error_in_its_place() {
    let folder = folder();
    let long = std::fs::read_to_string(folder.path().join("long.txt")).unwrap();
    let html = format!("<html><body><h1>Ferry aground</h1><p>{long}</p></body></html>");
    let line = |key: &str, value: &str| {
        let report = serde_json::json!({"id": "wire", key: value});
        let line = serde_json::json!({"reports": [{"path": "short.txt"}, report]});
        format!("{line}\n")
    };
    let input = line("text", &long) + &line("html", &html) + &line("path", "long.txt");
    let arguments = ["batch", "--quiet", "--max-report-size", "2500"];
    let output = run(folder.path(), &arguments, input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let answers = text(&output.stdout);
    assert_eq!(answers.lines().count(), 3);
    for (answer, name) in answers.lines().zip(["wire", "wire", "long.txt"]) {
        let answer: serde_json::Value = serde_json::from_str(answer).unwrap();
        assert_eq!(answer["error"], format!("cannot read {name}: {TOO_LONG}"));
    }
}

#[test]
fn the_usual_limit_is_20_mb() {
    let folder = folder();
    let long = std::fs::File::create(folder.path().join("long.txt")).unwrap();
    long.set_len(20_000_001).unwrap();
    let output = run(folder.path(), &["inspect", "long.txt"], b"");
    refused(
        &output,
        "cannot read long.txt: it is longer than 20 MB, the most that is read of one report; \
         cut it down to the one article, or raise --max-report-size",
    );
    let output = run(
        folder.path(),
        &["inspect", "short.txt", "--max-report-size", "20XB"],
        b"",
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("such as 500kB, 20MB or 64MiB"));
}

#[test]
fn nesting_that_is_too_deep_is_refused_in_every_format() {
    let folder = folder();
    let html = format!(
        "<html><body>{}<p>The ferry ran aground.",
        "<div>".repeat(3000)
    );
    let (open, close) = ("<block>".repeat(300), "</block>".repeat(300));
    let xml = format!("<nitf><body>{open}<p>The ferry ran aground.</p>{close}</body></nitf>");
    let json = format!(
        "{{\"headline\": \"Ferry\", \"x\": {}1{}}}",
        "[".repeat(300),
        "]".repeat(300)
    );
    for (file, content, format, limit) in [
        ("deep.html", html, "HTML", 250),
        ("deep.xml", xml, "XML", 250),
        ("deep.json", json, "JSON", 127),
    ] {
        std::fs::write(folder.path().join(file), content).unwrap();
        let output = run(folder.path(), &["compare", "short.txt", file], b"");
        refused(
            &output,
            &format!(
                "cannot read {file}: its {format} is nested more than {limit} levels deep, deeper \
                 than any report; save the article itself, as text or as a page of its own"
            ),
        );
    }
}

#[test]
fn an_event_with_too_many_claims_is_refused() {
    let folder = folder();
    let many: String = (0..201_000).map(|n| format!("It {n}.\n")).collect();
    // In paragraphs, as many lines as are read of one file.
    let many = many.replace('\n', " ");
    std::fs::write(folder.path().join("many.txt"), format!("Ferry\n\n{many}")).unwrap();
    let output = run(
        folder.path(),
        &["compare", "short.txt", "many.txt", "--language", "en"],
        b"",
    );
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("claims, more than the 200000 that are compared at once"),
        "{said}"
    );
    assert!(
        said.contains("of them in many.txt; leave reports out"),
        "{said}"
    );
}
