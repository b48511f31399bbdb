//! Standard input and output as other programs use them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::io::{Read as _, Write as _};
use std::process::{Command, Output, Stdio};

const POST: &str = "samples/ferry-grounding/harwick-post.txt";
const WIRE: &str = "samples/ferry-grounding/coast-wire.txt";

fn claimdiff() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimdiff"));
    for name in ["COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command
}

fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = claimdiff()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn standard_input_is_a_report() {
    let input = std::fs::read(WIRE).unwrap();
    let output = with_input(&["compare", POST, "Coast Wire=-"], &input);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains(" B  Coast Wire "));
    let empty = with_input(&["compare", POST, "-"], b"");
    assert_eq!(empty.status.code(), Some(3));
    assert!(text(&empty.stderr).contains("standard input"));
}

#[test]
fn colour_follows_the_option_and_the_environment() {
    for (option, variable, wanted) in [
        ("auto", None, false),
        ("always", None, true),
        ("always", Some(("NO_COLOR", "1")), true),
        ("auto", Some(("CLICOLOR_FORCE", "1")), true),
        ("auto", Some(("CLICOLOR_FORCE", "0")), false),
        ("never", Some(("CLICOLOR_FORCE", "1")), false),
    ] {
        let mut command = claimdiff();
        command.args(["compare", POST, WIRE, "--color", option]);
        command.envs(variable);
        let output = command.output().unwrap();
        let found = output.stdout.contains(&0x1b);
        assert_eq!(found, wanted, "--color {option} with {variable:?}");
    }
}

#[test]
fn a_reader_that_leaves_ends_it_quietly() {
    let mut child = claimdiff()
        .args(["compare", POST, WIRE, "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(141));
    assert_eq!(said, "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let output = claimdiff()
        .args(["compare", POST, WIRE])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("the disk is full"));
}

#[test]
fn a_file_holds_the_whole_table_and_its_ending_picks_the_format() {
    let folder = tempfile::tempdir().unwrap();
    for (name, begin) in [
        ("r.txt", "2 reports"),
        ("r.json", "{\n  \"schema_version\": 1"),
    ] {
        let path = folder.path().join(name);
        let output = claimdiff()
            .args(["compare", POST, WIRE, "--output"])
            .arg(&path)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(output.stdout.is_empty());
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(written.starts_with(begin));
        assert!(!written.contains("more rows"));
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[cfg(unix)]
#[test]
fn a_hostile_file_name_is_shown_and_not_obeyed() {
    let folder = tempfile::tempdir().unwrap();
    let name = folder.path().join("a\u{1b}]0;owned\u{7}\n.txt");
    std::fs::copy(WIRE, &name).unwrap();
    for arguments in [
        vec!["compare".as_ref(), POST.as_ref(), name.as_os_str()],
        vec!["inspect".as_ref(), name.as_os_str()],
        vec!["compare".as_ref(), name.as_os_str()],
        vec!["inspect".as_ref(), "--\u{1b}[31m".as_ref()],
    ] {
        let output = claimdiff().args(&arguments).output().unwrap();
        for stream in [&output.stdout, &output.stderr] {
            let control = |c: char| c.is_control() && c != '\n';
            assert!(!text(stream).contains(control), "{:?}", text(stream));
        }
    }
}

#[test]
fn a_plain_folder_gives_its_reports_in_order_and_says_what_it_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    put("wire.txt", &std::fs::read(WIRE).unwrap());
    put("post.txt", &std::fs::read(POST).unwrap());
    put("blank.txt", b" \n");
    put("README.md", b"About these reports.");
    put("notes.doc", b"Not a report.");
    let output = claimdiff()
        .arg("compare")
        .arg(folder.path())
        .output()
        .unwrap();
    let (table, said) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{said}");
    let place = |name| table.find(name).unwrap();
    assert!(table.starts_with("2 reports"), "{table}");
    assert!(place(" A  post") < place(" B  wire"));
    assert!(
        said.contains("left out") && said.contains("blank.txt"),
        "{said}"
    );
    let quiet = claimdiff()
        .args(["compare", "--quiet"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(!text(&quiet.stderr).contains("left out"));
}
