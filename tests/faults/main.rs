//! What goes wrong around the program: full disks, folders that take no file, files that go away
//! while they are read, readers that leave, and kill -9. Nothing is half-written, the old file stays
//! as it was, and the exit code tells.
//!
//! A run that is killed while it writes may leave a file `.claimdiff-…` beside the place of its
//! result: hidden, without an ending, never taken for a report or a result. A run that fails takes
//! it away itself.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod disk;
mod killed;
mod permission;
mod reading;
mod standard_output;

use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const POST: &str = "samples/ferry-grounding/harwick-post.txt";
const WIRE: &str = "samples/ferry-grounding/coast-wire.txt";
const OLD: &[u8] = b"what stood here before\n";

fn claimdiff() -> Command {
    Command::new(env!("CARGO_BIN_EXE_claimdiff"))
}

/// The program with its arguments, in a shell that does `before` first; `folder` is where it runs.
fn in_shell(folder: &Path, before: &str, arguments: &str) -> Command {
    let mut command = Command::new("bash");
    command
        .arg("-c")
        .arg(format!("{before} exec \"$0\" {arguments}"))
        .arg(env!("CARGO_BIN_EXE_claimdiff"))
        .current_dir(folder);
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// One sentence of the program's own and this exit code; no panic, no second line.
#[track_caller]
fn fails(output: &Output, code: i32, sentence: &str) {
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(said.contains(sentence), "{said}");
    assert!(said.starts_with("claimdiff: "), "{said}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

/// A folder with two reports, and a file in the place of every result.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, report) in [("post.txt", POST), ("wire.txt", WIRE)] {
        std::fs::copy(report, folder.path().join(name)).unwrap();
    }
    std::fs::write(folder.path().join("old.json"), OLD).unwrap();
    std::fs::write(folder.path().join("old.html"), OLD).unwrap();
    folder
}

/// An event's folder with an accepted baseline that is not today's.
fn event(folder: &Path) {
    std::fs::create_dir(folder).unwrap();
    for (name, report) in [("post.txt", POST), ("wire.txt", WIRE)] {
        std::fs::copy(report, folder.join(name)).unwrap();
    }
    let sources = "title = \"Ferry aground\"\n[[sources]]\nid = \"post\"\nfile = \"post.txt\"\n\
                   [[sources]]\nid = \"wire\"\nfile = \"wire.txt\"\n";
    std::fs::write(folder.join("event.toml"), sources).unwrap();
    std::fs::write(folder.join("baseline.json"), BASELINE).unwrap();
}

const BASELINE: &str = "{\"format\": 1, \"rows\": [], \"changes\": [], \"utterances\": []}\n";

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Says why a test could not be made here; it then passes.
fn skipped(why: &str) {
    eprintln!("SKIPPED: {why}");
}
