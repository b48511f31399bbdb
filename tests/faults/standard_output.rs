//! Standard output and error that are full, closed or left.

use super::*;
use std::fs::OpenOptions;
use std::io::Read as _;
use std::process::Stdio;

fn full() -> Stdio {
    let device = OpenOptions::new().write(true).open("/dev/full").unwrap();
    device.into()
}

#[test]
fn full_for_every_command_that_writes_to_it() {
    let events = tempfile::tempdir().unwrap();
    let lines = events.path().join("events.jsonl");
    let line = format!("{{\"reports\": [{{\"path\": \"{POST}\"}}, {{\"path\": \"{WIRE}\"}}]}}\n");
    std::fs::write(&lines, line).unwrap();
    let lines = lines.to_str().unwrap();
    let pairs = events.path().join("pairs.jsonl");
    std::fs::write(
        &pairs,
        "{\"a\": \"The ferry sank.\", \"b\": \"It sank.\"}\n",
    )
    .unwrap();
    let pairs = pairs.to_str().unwrap();
    for arguments in [
        &["compare", POST, WIRE][..],
        &["compare", POST, WIRE, "-f", "json"],
        &["compare", POST, WIRE, "-f", "html"],
        &["compare", POST, WIRE, "-f", "markdown"],
        &["compare", POST, WIRE, "-f", "csv"],
        &["compare", POST, WIRE, "-f", "xlsx"],
        &["inspect", POST],
        &["explain", POST, WIRE, "--claim", "harwick-post:1"],
        &["explain", "--pairs", pairs],
        &["batch", "--quiet", lines],
        &["check", "samples/ferry-grounding", "--quiet"],
        &["schema"],
        &["completions", "bash"],
        &["man"],
    ] {
        let output = claimdiff().args(arguments).stdout(full()).output().unwrap();
        eprintln!("{arguments:?}");
        fails(&output, 2, "the disk is full; make room and try again");
    }
}

#[test]
fn full_or_closed_standard_error_changes_no_answer() {
    let folder = folder();
    let whole = in_shell(folder.path(), "", "compare post.txt wire.txt -f json")
        .output()
        .unwrap();
    for stream in ["2>/dev/full", "2>&-"] {
        let arguments = format!("compare post.txt wire.txt -f json {stream}");
        let output = in_shell(folder.path(), "", &arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{stream}");
        assert!(output.stdout == whole.stdout, "{stream}");
        let arguments = format!("compare post.txt no.txt {stream}");
        let output = in_shell(folder.path(), "", &arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{stream}");
    }
}

/// A closed standard output is one that nobody wanted: the language's runtime opens /dev/null in
/// its place, so that no file that is opened later gets its number and the answer as well.
#[test]
fn closed_takes_nothing_from_files() {
    let folder = folder();
    for arguments in [
        "compare post.txt wire.txt -o old.json -o - -f json >&-",
        "compare post.txt wire.txt -o old.json <&- >&- 2>&-",
    ] {
        let output = in_shell(folder.path(), "", arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        let written = std::fs::read(folder.path().join("old.json")).unwrap();
        let value: serde_json::Value = serde_json::from_slice(&written).unwrap();
        assert_eq!(value["schema_version"], 1);
    }
    let output = in_shell(folder.path(), "", "compare - post.txt <&-").output();
    fails(&output.unwrap(), 3, "standard input: it holds no text");
}

/// The reader leaves after some bytes of an answer that is longer than a pipe.
#[test]
fn left_in_the_middle() {
    for format in ["json", "html", "markdown"] {
        let mut child = claimdiff()
            .args(["compare", "samples/ferry-grounding", "-f", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut some = [0; 100];
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut some).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        // Markdown may have gone into the pipe as a whole before the reader left.
        let code = output.status.code();
        assert!(code == Some(141) || format == "markdown" && code == Some(0));
        assert_eq!(text(&output.stderr), "");
    }
}

/// Files come first, so that they are there although nobody waits for standard output.
#[test]
fn left_does_not_cost_the_files() {
    let folder = folder();
    let arguments = "compare post.txt wire.txt -o old.json -o - -f json";
    let mut child = in_shell(folder.path(), "", arguments)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(141));
    let written = std::fs::read(folder.path().join("old.json")).unwrap();
    assert!(written.ends_with(b"}\n") && written.len() > 1000);
}
