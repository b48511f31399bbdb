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
    for format in ["json", "csv", "xlsx", "markdown"] {
        let mut child = claimdiff()
            .args(["compare", POST, WIRE, "--format", format])
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
        assert_eq!(child.wait().unwrap().code(), Some(141), "{format}");
        assert_eq!(said, "");
    }
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

/// A run with its arguments, in a folder of its own beside two reports.
fn in_folder(arguments: &[&str]) -> (tempfile::TempDir, Output) {
    let folder = tempfile::tempdir().unwrap();
    for (name, report) in [("post.txt", POST), ("wire.txt", WIRE)] {
        std::fs::copy(report, folder.path().join(name)).unwrap();
    }
    std::fs::write(folder.path().join("old.json"), b"old").unwrap();
    let output = claimdiff()
        .args(["compare", "post.txt", "wire.txt"])
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap();
    (folder, output)
}

fn names(folder: &tempfile::TempDir) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path()).unwrap();
    let name = |entry: std::fs::DirEntry| entry.file_name().into_string().unwrap();
    let mut names: Vec<String> = entries.map(|e| name(e.unwrap())).collect();
    names.sort();
    names
}

#[test]
fn several_files_are_written_in_one_run_beside_standard_output() {
    let files = ["r.txt", "r.json", "r.csv", "r.tsv", "r.xlsx", "r.MD"];
    let mut arguments = vec!["-o", "-", "--format", "markdown"];
    for file in files {
        arguments.extend(["-o", file]);
    }
    let (folder, output) = in_folder(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).starts_with("## "));
    let read = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    assert!(read("r.MD") == output.stdout);
    assert!(read("r.csv").starts_with(b"row,rank,claim,"));
    assert!(read("r.tsv").starts_with(b"row\trank\tclaim\t"));
    assert!(read("r.xlsx").starts_with(b"PK"));
    assert!(read("r.txt").starts_with(b"2 reports"));
    assert_eq!(names(&folder).len(), 3 + files.len());
}

#[test]
fn nothing_is_written_where_one_file_cannot_be() {
    for (arguments, said) in [
        (
            &["-o", "old.json", "-o", "no/such.csv"][..],
            "folder does not exist",
        ),
        (&["-o", "old.json", "-o", "./old.json"], "are the same file"),
        (
            &["-o", "old.json", "-o", "post.txt"],
            "is one of the files that are read",
        ),
        (&["-o", "old.json", "-o", "r.doc"], "cannot tell the format"),
        (&["-o", "old.json", "-o", "-", "-o", "-"], "named twice"),
        (
            &["-o", "old.json", "-o", "r.csv", "-f", "csv"],
            "does not fit old.json",
        ),
        (
            &["-o", "old.json", "--source", "sun"],
            "there is no source \"sun\"",
        ),
        (&["-o", "old.json", "--open"], "add --output report.html"),
    ] {
        let (folder, output) = in_folder(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            text(&output.stderr).contains(said),
            "{}",
            text(&output.stderr)
        );
        assert_eq!(
            names(&folder),
            ["old.json", "post.txt", "wire.txt"],
            "{arguments:?}"
        );
        assert_eq!(
            std::fs::read(folder.path().join("old.json")).unwrap(),
            b"old"
        );
        assert_eq!(
            std::fs::read(folder.path().join("post.txt")).unwrap(),
            std::fs::read(POST).unwrap()
        );
    }
}

#[test]
fn one_format_for_several_files_is_taken_where_it_fits() {
    let (_, output) = in_folder(&["-o", "a.csv", "-o", "b.csv", "--format", "csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn what_lines_of_cells_cannot_show_is_said() {
    let (_, output) = in_folder(&["--only", "quotes", "--format", "csv"]);
    assert_eq!(text(&output.stdout).lines().count(), 1);
    assert!(text(&output.stderr).contains("csv: it holds rows only, no quotations"));
    let (_, quiet) = in_folder(&["--only", "quotes", "--format", "csv", "--quiet"]);
    assert_eq!(text(&quiet.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_page_is_opened_and_where_that_fails_it_is_still_written() {
    use std::os::unix::fs::PermissionsExt as _;
    let programs = tempfile::tempdir().unwrap();
    let opener = programs.path().join("xdg-open");
    let script = "#!/bin/sh\necho \"$1\" > \"$OPENED\"\n";
    let run = || {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("r.html");
        let opened = folder.path().join("opened");
        let output = claimdiff()
            .args(["compare", POST, WIRE, "--open", "-o"])
            .arg(&page)
            .env("PATH", programs.path())
            .env("OPENED", &opened)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        assert!(page.is_file());
        let said = text(&output.stderr);
        (said, std::fs::read_to_string(opened).ok(), page)
    };
    let (said, opened, _) = run();
    assert!(said.contains("open it yourself"), "{said}");
    assert_eq!(opened, None);
    std::fs::write(&opener, script).unwrap();
    std::fs::set_permissions(&opener, std::fs::Permissions::from_mode(0o755)).unwrap();
    let (said, opened, page) = run();
    assert_eq!(said, "");
    assert_eq!(opened.unwrap().trim(), page.display().to_string());
}

#[test]
fn no_sign_of_progress_goes_to_a_file() {
    let (_, output) = in_folder(&["--format", "json"]);
    assert!(!output.stderr.contains(&0x1b) && !output.stderr.contains(&b'\r'));
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

#[test]
fn a_comparison_written_into_the_folder_of_its_reports_is_no_report() {
    let folder = tempfile::tempdir().unwrap();
    for report in [POST, WIRE] {
        let name = std::path::Path::new(report).file_name().unwrap();
        std::fs::copy(report, folder.path().join(name)).unwrap();
    }
    let first = claimdiff()
        .arg("compare")
        .arg(folder.path())
        .output()
        .unwrap();
    for name in ["page.html", "data.json", "summary.md"] {
        for _ in 0..2 {
            let mut command = claimdiff();
            command.arg("compare").arg(folder.path());
            command.arg("-o").arg(folder.path().join(name));
            let output = command.output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        }
        let again = claimdiff()
            .arg("compare")
            .arg(folder.path())
            .output()
            .unwrap();
        assert_eq!(text(&again.stdout), text(&first.stdout), "{name}");
        assert!(text(&again.stderr).contains(&format!("{name}: it is a comparison")));
    }
    // A report stays one, and is not written over.
    let report = folder.path().join("coast-wire.txt");
    let mut command = claimdiff();
    command
        .arg("compare")
        .arg(folder.path())
        .arg("-o")
        .arg(&report);
    assert_eq!(command.output().unwrap().status.code(), Some(2));
    assert_eq!(std::fs::read(report).unwrap(), std::fs::read(WIRE).unwrap());
}
