//! `claimdiff batch` as a user, a pipe and a signal meet it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

const POST: &str = "Ferry aground off Harwick\n\nAt least 40 people were hurt when the ferry Marlin \
    ran aground off Harwick on Monday night, the coastguard said.\n\n\"We followed every rule,\" said \
    Ana Reyes, the chief executive of the line.\n";
const SUN: &str = "Marlin hits sandbank\n\nDozens were hurt when the Marlin ran aground off Harwick on \
    Monday.\n\nThe ferry was carrying 210 tonnes of diesel, the coastguard said.\n";

fn claimdiff() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimdiff"));
    command.arg("batch").env_remove("RAYON_NUM_THREADS");
    command
}

fn event(id: &str) -> String {
    // A word of its own, so that events differ.
    let post = format!("{POST}\nIt was called {id}.\n");
    json!({"id": id, "reports": [
        {"id": "post", "outlet": "Harwick Post", "text": post},
        {"id": "sun", "outlet": "Northern Sun", "text": SUN}]})
    .to_string()
}

fn run(command: &mut Command, input: &str) -> (i32, String, String) {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap_or(-1);
    (code, text(output.stdout), text(output.stderr))
}

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_bad_line_keeps_its_place_and_costs_no_other() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("sun.txt"), SUN).unwrap();
    let page = "<html><head><title>Ferry</title></head><body><article><h1>Ferry aground off \
        Harwick</h1><p>At least 40 people were hurt when the ferry Marlin ran aground off Harwick, \
        the coastguard said on Monday night.</p><p>The ship was carrying passengers from Tarrow to \
        Harwick and struck a sandbank in clear weather.</p></article></body></html>";
    let mixed = json!({"title": "Ferry", "date": "2026-03-17", "reports": [
        {"html": page, "outlet": "Coast Wire"}, {"path": "sun.txt"}]});
    let missing = json!({"id": "gone", "reports": [{"text": POST}, {"path": "no.txt"}]});
    let alone = json!({"id": "alone", "reports": [{"text": POST}]});
    let input = [
        event("one"),
        "{\"id\": ".into(),
        String::new(),
        mixed.to_string(),
        missing.to_string(),
        alone.to_string(),
        event("two"),
    ]
    .join("\n");
    let (code, out, err) = run(claimdiff().current_dir(folder.path()), &input);
    assert_eq!(code, 1, "{err}");
    let got = lines(&out);
    let heads: Vec<(&str, Option<u64>, bool)> = got
        .iter()
        .map(|line| {
            let id = line["id"].as_str().unwrap();
            (id, line["line"].as_u64(), line["error"].is_null())
        })
        .collect();
    assert_eq!(
        heads,
        [
            ("one", None, true),
            ("line 2", Some(2), false),
            ("line 4", None, true),
            ("gone", Some(5), false),
            ("alone", Some(6), false),
            ("two", None, true)
        ]
    );
    assert!(got[0]["rows"].as_array().unwrap().len() > 2);
    assert_eq!(got[2]["event"]["title"], "Ferry");
    assert_eq!(got[2]["sources"][0]["outlet"], "Coast Wire");
    assert!(got[3]["error"].as_str().unwrap().contains("no.txt"));
    assert!(
        err.contains("3 events compared, 3 lines could not be"),
        "{err}"
    );
}

#[test]
fn a_line_says_what_compare_says() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("post.txt", POST), ("sun.txt", SUN)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let line = json!({"reports": [{"path": "post.txt"}, {"path": "sun.txt"}]}).to_string();
    let (_, out, _) = run(claimdiff().current_dir(folder.path()), &line);
    let mut batch = lines(&out).remove(0);
    let compared = Command::new(env!("CARGO_BIN_EXE_claimdiff"))
        .args(["compare", "post.txt", "sun.txt", "--format", "json"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let compared: Value = serde_json::from_slice(&compared.stdout).unwrap();
    let batch = batch.as_object_mut().unwrap();
    batch.remove("id");
    assert_eq!(Value::Object(batch.clone()), compared);
}

#[test]
fn the_number_of_jobs_changes_no_byte() {
    let input: String = (0..12).map(|n| event(&format!("e{n}")) + "\n").collect();
    let (_, one, _) = run(claimdiff().args(["--jobs", "1"]), &input);
    let (_, four, _) = run(claimdiff().args(["--jobs", "4"]), &input);
    assert_eq!(one.lines().count(), 12);
    assert_eq!(one, four);
}

#[test]
fn an_interrupted_run_goes_on_where_it_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let input: String = (0..6).map(|n| event(&format!("e{n}")) + "\n").collect();
    let (code, _, err) = run(
        claimdiff().args(["-o", &at("whole.jsonl"), "--summary", &at("whole.csv")]),
        &input,
    );
    assert_eq!(code, 0, "{err}");
    let whole = fs::read_to_string(at("whole.jsonl")).unwrap();
    // Killed inside the fourth line.
    let cut = whole.match_indices('\n').nth(2).unwrap().0 + 30;
    fs::write(at("torn.jsonl"), &whole[..cut]).unwrap();
    let (code, _, err) = run(
        claimdiff().args(["--resume", &at("torn.jsonl"), "--summary", &at("torn.csv")]),
        &input,
    );
    assert_eq!(code, 0, "{err}");
    assert_eq!(fs::read_to_string(at("torn.jsonl")).unwrap(), whole);
    let table = fs::read_to_string(at("torn.csv")).unwrap();
    assert_eq!(table, fs::read_to_string(at("whole.csv")).unwrap());
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let row = rows.records().next().unwrap().unwrap();
    assert_eq!(
        (&row[0], &row[1], &row[2]),
        ("Harwick Post", "Northern Sun", "6")
    );
    // The output of another input is no beginning of this one's.
    let other = input.replace("\"e1\"", "\"f1\"");
    let shorter = event("e0");
    for (input, said) in [
        (&other, "\"e1\", where the input has \"f1\""),
        (&shorter, "line 2 of it has no event"),
    ] {
        let (code, _, err) = run(claimdiff().args(["--resume", &at("whole.jsonl")]), input);
        assert_eq!((code, err.contains(said)), (2, true), "{err}");
        assert_eq!(fs::read_to_string(at("whole.jsonl")).unwrap(), whole);
    }
    // What somebody wrote before is not overwritten.
    let (code, _, err) = run(claimdiff().args(["-o", &at("whole.jsonl")]), &input);
    assert_eq!((code, err.contains("--resume")), (2, true), "{err}");
    assert_eq!(fs::read_to_string(at("whole.jsonl")).unwrap(), whole);
}

#[test]
fn the_summary_takes_the_place_of_no_other_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let input = event("one") + "\n";
    fs::write(at("events.jsonl"), &input).unwrap();
    fs::create_dir(at("folder")).unwrap();
    let batch =
        |arguments: &[&str]| run(claimdiff().current_dir(folder.path()).args(arguments), "");
    // Before any work: nothing is written at all.
    for (summary, said) in [
        ("./events.jsonl", "one of the files that are read"),
        ("folder/../out.jsonl", "the same file"),
        ("folder", "it is a folder"),
        ("no/such.csv", "its folder does not exist"),
    ] {
        let (code, _, err) = batch(&["events.jsonl", "-o", "out.jsonl", "--summary", summary]);
        assert_eq!((code, err.contains(said)), (2, true), "{summary}: {err}");
        assert!(!at("out.jsonl").exists(), "{summary}");
        assert_eq!(fs::read_to_string(at("events.jsonl")).unwrap(), input);
    }
    let (code, _, err) = batch(&["events.jsonl", "--resume", "events.jsonl"]);
    assert_eq!((code, err.contains("that are read")), (2, true), "{err}");
    // A report that a line names is known only when the line is read.
    fs::write(at("post.txt"), POST).unwrap();
    fs::write(at("sun.txt"), SUN).unwrap();
    let line = json!({"reports": [{"path": "post.txt"}, {"path": "sun.txt"}]}).to_string();
    fs::write(at("paths.jsonl"), line).unwrap();
    for way in ["-o", "--resume"] {
        let (code, _, err) = batch(&["paths.jsonl", way, "kept.jsonl", "--summary", "sun.txt"]);
        assert_eq!((code, err.contains("that are read")), (2, true), "{err}");
        assert_eq!(fs::read_to_string(at("sun.txt")).unwrap(), SUN);
        assert_eq!(whole_lines(&at("kept.jsonl")), 1);
    }
}

#[test]
fn the_summary_goes_to_standard_output_where_the_lines_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let input = event("one") + "\n";
    let (_, _, _) = run(
        claimdiff().args([
            "-o",
            &path(&at("a.jsonl")),
            "--summary",
            &path(&at("a.csv")),
        ]),
        &input,
    );
    let (code, out, err) = run(
        claimdiff().args(["-o", &path(&at("b.jsonl")), "--summary", "-"]),
        &input,
    );
    assert_eq!(code, 0, "{err}");
    assert_eq!(out, fs::read_to_string(at("a.csv")).unwrap());
    assert!(!folder.path().join("-").exists());
    let (code, out, err) = run(
        claimdiff()
            .current_dir(folder.path())
            .args(["--summary", "-"]),
        &input,
    );
    assert_eq!((code, out.as_str()), (2, ""), "{err}");
    assert!(err.contains("--summary -"), "{err}");
    assert!(!folder.path().join("-").exists());
}

fn path(path: &std::path::Path) -> String {
    path.display().to_string()
}

#[test]
fn an_input_without_events_is_no_success() {
    for input in ["", "\n  \n"] {
        let (code, out, err) = run(&mut claimdiff(), input);
        assert_eq!((code, out.as_str()), (3, ""), "{err}");
    }
    let (code, _, err) = run(claimdiff().arg("no-such-file.jsonl"), "");
    assert_eq!(code, 2);
    assert!(err.contains("no-such-file.jsonl"), "{err}");
}

#[test]
fn a_line_is_written_while_the_input_is_still_open() {
    let mut child = claimdiff()
        .args(["--jobs", "1"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for n in 0..3 {
        writeln!(stdin, "{}", event(&format!("e{n}"))).unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(lines(&line)[0]["id"], format!("e{n}"));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_and_an_interrupt_end_the_run_with_whole_lines() {
    // The reader leaves after one line.
    let mut child = claimdiff()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input: String = (0..200).map(|n| event(&format!("e{n}")) + "\n").collect();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    drop(stdout);
    let status = child.wait().unwrap();
    let _ = writer.join();
    let mut said = String::new();
    child.stderr.unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((status.code(), said.as_str()), (Some(141), ""));

    // Ctrl-C while the input is still open.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out.jsonl");
    let mut child = claimdiff()
        .arg("-o")
        .arg(&path)
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    writeln!(stdin, "{}\n{}", event("a"), event("b")).unwrap();
    stdin.flush().unwrap();
    while whole_lines(&path) < 2 {
        std::thread::sleep(std::time::Duration::from_millis(20));
        assert!(child.try_wait().unwrap().is_none());
    }
    let kill = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(kill.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(whole_lines(&path), 2);
    assert!(fs::read_to_string(&path).unwrap().ends_with('\n'));
}

fn whole_lines(path: &Path) -> usize {
    fs::read_to_string(path).map_or(0, |text| text.matches('\n').count())
}
