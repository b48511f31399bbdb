//! A curated set as a newsroom keeps it: baselines, corrections, new events, in whole commands.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

#[path = "check/guards.rs"]
mod guards;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// What a command said and how it ended.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

fn run(arguments: &[&str]) -> Ran {
    run_with(arguments, &[])
}

fn run_with(arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_claimdiff"))
        .args(arguments)
        .env_remove("GITHUB_ACTIONS")
        .env_remove("GITHUB_STEP_SUMMARY")
        .env("COLUMNS", "100")
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn good(arguments: &[&str]) -> String {
    let ran = run(arguments);
    assert_eq!(ran.code, 0, "{arguments:?}: {}{}", ran.out, ran.err);
    ran.out
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&run(arguments).out).unwrap()
}

/// A copy of the small event of the command tests.
fn event() -> (TempDir, PathBuf) {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("bridge");
    fs::create_dir(&folder).unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/check.in/set/bridge");
    for file in ["event.toml", "expect.toml", "post.txt", "sun.txt"] {
        fs::copy(from.join(file), folder.join(file)).unwrap();
    }
    (root, folder)
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(file, text.replace(from, to)).unwrap();
}

fn drift(folder: &str) -> Vec<(String, String, String)> {
    let verdict = json(&["check", folder, "--format", "json"]);
    let drift = verdict["events"][0]["drift"].as_array().unwrap().clone();
    let text = |d: &Value, key: &str| d[key].as_str().unwrap().to_owned();
    drift
        .iter()
        .map(|d| (text(d, "kind"), text(d, "part"), text(d, "id")))
        .collect()
}

#[test]
fn an_accepted_result_is_held_and_promoted_row_by_row() {
    let (_root, folder) = event();
    let at = folder.to_str().unwrap();
    assert!(good(&["accept", at]).contains("new"));
    let accepted = fs::read_to_string(folder.join("baseline.json")).unwrap();
    assert!(good(&["check", at, "--strict"]).contains("same"));
    assert_eq!(
        good(&["accept", at]),
        "bridge: the baseline stands as it is\n"
    );

    // An edit elsewhere, and another number of every claim, moves nothing that was accepted.
    let post = folder.join("post.txt");
    edit(
        &post,
        "The ferry will",
        "A detour is signed.\n\nThe ferry will",
    );
    let moved = drift(at);
    assert_eq!(moved.len(), 1, "{moved:?}");
    assert_eq!((moved[0].0.as_str(), moved[0].1.as_str()), ("new", "row"));
    assert_eq!(run(&["check", at]).code, 0);
    assert_eq!(run(&["check", at, "--strict"]).code, 1);

    // A claim that is gone is a lost row: the check breaks, and nothing is written.
    let sun = folder.join("sun.txt");
    edit(&sun, "Shops on the quay fear for their trade.\n", "");
    let expect = folder.join("expect.toml");
    edit(&expect, "Shops on the quay", "Crack closes");
    let ran = run(&["check", at]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("  lost  row "), "{}", ran.out);
    assert_eq!(
        fs::read_to_string(folder.join("baseline.json")).unwrap(),
        accepted
    );

    // One row at a time.
    let lost = drift(at).into_iter().find(|d| d.0 == "lost").unwrap();
    assert_eq!(
        good(&["accept", at, "--row", &lost.2]),
        "bridge: accepted 1 lost\n"
    );
    assert_eq!(run(&["check", at]).code, 0);
    let left = drift(at);
    assert_eq!(left.len(), 1);
    let ran = run(&["accept", at, "--row", "r00000000"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("no event has a row r00000000"),
        "{}",
        ran.err
    );
    assert_eq!(
        good(&["accept", at, "--event", "bri*"]),
        "bridge: accepted 1 new\n"
    );
    assert_eq!(run(&["check", at, "--strict"]).code, 0);
}

#[test]
fn a_baseline_is_one_sorted_line_an_entry() {
    let (_root, folder) = event();
    good(&["accept", folder.to_str().unwrap()]);
    let text = fs::read_to_string(folder.join("baseline.json")).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let rows = value["rows"].as_array().unwrap();
    let lines: Vec<&str> = text
        .lines()
        .filter(|l| l.starts_with("    {\"id\":"))
        .collect();
    assert_eq!(lines.len(), rows.len());
    assert!(lines.is_sorted());
    assert!(
        text.contains("Some 15,000 vehicles cross the bridge every… #"),
        "{text}"
    );
    assert!(!text.contains("post:1"), "nothing is kept by its number");
}

#[test]
fn every_format_says_what_was_decided_by_hand() {
    let (root, folder) = event();
    let pin = "[[same]]\ntexts = { post = \"The ferry will run\", sun = \"Shops on the quay\" }\n\
               note = \"what follows\"\n";
    fs::write(folder.join("corrections.toml"), pin).unwrap();
    let at = |name: &str| root.path().join(name).display().to_string();
    let files = ["r.md", "r.csv", "r.html", "r.xlsx", "r.txt"].map(at);
    let mut arguments = vec!["compare", folder.to_str().unwrap(), "--quiet"];
    for file in &files {
        arguments.extend(["-o", file]);
    }
    good(&arguments);
    let read = |name: &str| fs::read_to_string(at(name)).unwrap();
    for name in ["r.md", "r.html", "r.txt"] {
        let text = read(name);
        assert!(
            text.to_lowercase().contains("by hand") && text.contains("follows"),
            "{name}: {text}"
        );
    }
    let table = read("r.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let column = reader
        .headers()
        .unwrap()
        .iter()
        .position(|h| h == "by_hand");
    let decided = reader
        .records()
        .map(Result::unwrap)
        .filter(|r| &r[column.unwrap()] == "true");
    assert_eq!(decided.count(), 2);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(at("r.xlsx")).unwrap();
    let settings = calamine::Reader::worksheet_range(&mut book, "Settings").unwrap();
    let told =
        |row: &[calamine::Data]| row[0] == "by hand" && row[1].to_string().contains("what follows");
    assert_eq!(settings.rows().filter(|row| told(row)).count(), 1);
}

#[test]
fn corrections_win_and_are_shown_by_hand() {
    let (_root, folder) = event();
    let at = folder.to_str().unwrap();
    let pins = "[[same]]\ntexts = { post = \"The ferry will run\", sun = \"Shops on the quay\" }\nnote = \"what follows\"\n\
                [[apart]]\ntexts = { post = \"12,000 vehicles\", sun = \"15,000 vehicles\" }\n\
                [[outlet]]\nsource = \"sun\"\nname = \"Ostrow Sun on Monday\"\n\
                [[block]]\nsource = \"post\"\ntext = \"Sign up\"\nkind = \"body\"\n";
    fs::write(folder.join("corrections.toml"), pins).unwrap();
    let comparison = json(&["compare", at, "--format", "json"]);
    let row = |text: &str| {
        let claims = comparison["claims"].as_array().unwrap();
        let claim = claims
            .iter()
            .find(|c| c["text"].as_str().unwrap().contains(text))
            .unwrap();
        let rows = comparison["rows"].as_array().unwrap();
        let holds = |row: &&Value| row["cells"].to_string().contains(&claim["id"].to_string());
        rows.iter().find(holds).unwrap().clone()
    };
    assert_eq!(row("ferry will run")["id"], row("Shops on the quay")["id"]);
    assert_eq!(row("ferry will run")["by_hand"], true);
    assert_ne!(row("12,000")["id"], row("15,000")["id"]);
    assert_eq!(comparison["sources"][1]["outlet"], "Ostrow Sun on Monday");
    assert_eq!(comparison["sources"][1]["by_hand"], true);
    assert_eq!(row("Sign up")["cells"][0]["status"], "states");
    assert_eq!(comparison["corrections"].as_array().unwrap().len(), 4);
    let links = comparison["links"].as_array().unwrap();
    assert_eq!(links.iter().filter(|l| l["by_hand"] == true).count(), 1);
    let table = good(&["compare", at, "--rows", "all"]);
    for wanted in [
        "by hand  B: sun is named Ostrow Sun on Monday",
        "by hand  A: post “Sign up” is read as body",
        "by hand        A, B: post “The ferry will run” · sun “Shops on the quay”: say the same — what",
    ] {
        assert!(table.contains(wanted), "{wanted}\n{table}");
    }
    let claim = row("ferry will run")["cells"][0]["claims"][0]
        .as_str()
        .unwrap()
        .to_owned();
    let explained = good(&["explain", at, "--claim", &claim]);
    assert!(
        explained.contains("= same, by hand; its score is 0."),
        "{explained}"
    );
    assert!(
        explained.contains("an editor says that they say the same"),
        "{explained}"
    );
    let verdict = json(&["check", at, "--format", "json"]);
    let broken: Vec<&str> = verdict["events"][0]["outcomes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|o| o["state"] == "broken")
        .map(|o| o["rule"].as_str().unwrap())
        .collect();
    assert_eq!(broken, ["change", "omits", "furniture"]);

    // They survive an edit elsewhere; what they name must stay.
    edit(
        &folder.join("sun.txt"),
        "Engineers found",
        "City engineers found",
    );
    assert_eq!(run(&["compare", at]).code, 0);
    edit(
        &folder.join("sun.txt"),
        "Shops on the quay",
        "Cafés on the quay",
    );
    let ran = run(&["compare", at]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("corrections.toml: line 2, column ") && ran.err.contains("is not found"),
        "{}",
        ran.err
    );
    assert_eq!(run(&["check", at]).code, 2);
}

#[test]
fn the_verdicts_of_a_spreadsheet_are_taken_over() {
    let (root, folder) = event();
    let at = folder.to_str().unwrap();
    let comparison = json(&["compare", at, "--format", "json"]);
    let row = |text: &str| {
        let claims = comparison["claims"].as_array().unwrap();
        let claim = claims
            .iter()
            .find(|c| c["text"].as_str().unwrap().contains(text))
            .unwrap();
        let rows = comparison["rows"].as_array().unwrap();
        let holds = |row: &&Value| row["cells"].to_string().contains(&claim["id"].to_string());
        rows.iter().find(holds).unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Claims").unwrap();
    let same_as = format!("same as {}", row("Shops on the quay"));
    let lines = [
        ["row id", "claim", "post", "sun", "verdict", "which"],
        [&row("12,000"), "x", "a", "b", "not same", "Ostrow Sun"],
        [&row("ferry will run"), "x", "a", "", &same_as, ""],
        [&row("closed to all"), "x", "a", "b", "ok", ""],
    ];
    for (number, line) in lines.iter().enumerate() {
        for (column, text) in line.iter().enumerate() {
            let (row, column) = (
                u32::try_from(number).unwrap(),
                u16::try_from(column).unwrap(),
            );
            sheet.write(row, column, *text).unwrap();
        }
    }
    let file = root.path().join("report.xlsx");
    book.save(&file).unwrap();
    let from = file.to_str().unwrap();
    fs::write(folder.join("corrections.toml"), "# Kept by the desk.\n").unwrap();
    let said = good(&["correct", at, "--from", from]);
    assert!(said.starts_with("3 verdicts read, "), "{said}");
    let text = fs::read_to_string(folder.join("corrections.toml")).unwrap();
    assert!(text.starts_with("# Kept by the desk.\n\n# From the verdicts in report.xlsx.\n"));
    assert!(
        text.contains("[[apart]]\n") && text.contains("[[same]]\n"),
        "{text}"
    );
    let after = json(&["compare", at, "--format", "json"]);
    assert_ne!(after["rows"], comparison["rows"]);
    let wrong = root.path().join("wrong.xlsx");
    fs::write(&wrong, "not a book").unwrap();
    let ran = run(&["correct", at, "--from", wrong.to_str().unwrap()]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err
            .contains("wrong.xlsx is no spreadsheet that can be read; save it as .xlsx"),
        "{}",
        ran.err
    );
}

#[test]
fn annotations_go_to_standard_error_and_the_summary_to_its_file() {
    let (root, folder) = event();
    let at = folder.to_str().unwrap();
    edit(&folder.join("expect.toml"), "max_rows = 9", "max_rows = 1");
    let summary = root.path().join("summary.md");
    fs::write(&summary, "before\n").unwrap();
    let environment = [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()),
    ];
    let ran = run_with(&["check", at, "--format", "json"], &environment);
    assert_eq!(ran.code, 1);
    assert!(
        serde_json::from_str::<Value>(&ran.out).is_ok(),
        "stdout stays parseable"
    );
    assert!(ran.err.starts_with("::error file="), "{}", ran.err);
    let text = fs::read_to_string(&summary).unwrap();
    assert!(
        text.starts_with("before\n## claimdiff check: broken\n"),
        "{text}"
    );
    let quiet = run_with(&["check", at, "--annotations", "never"], &environment);
    assert_eq!(quiet.err, "");
}

#[test]
fn every_format_tells_one_verdict_and_the_same_bytes() {
    let (root, folder) = event();
    let set = root.path().to_str().unwrap();
    fs::create_dir(root.path().join("twin")).unwrap();
    for entry in fs::read_dir(&folder).unwrap() {
        let entry = entry.unwrap();
        fs::copy(
            entry.path(),
            root.path().join("twin").join(entry.file_name()),
        )
        .unwrap();
    }
    for limit in ["max_rows = 9", "max_rows = 1"] {
        fs::write(folder.join("expect.toml"), format!("[limits]\n{limit}\n")).unwrap();
        let code = i32::from(limit.ends_with('1'));
        for format in ["text", "json", "junit", "sarif"] {
            let arguments = ["check", set, "--format", format];
            let ran = run(&arguments);
            assert_eq!(ran.code, code, "{format}");
            for jobs in ["1", "7"] {
                let again = run(&[&arguments[..], &["--jobs", jobs]].concat());
                assert_eq!(again.out, ran.out, "{format} with {jobs} jobs");
            }
        }
    }
    let place = |format: &str| {
        let value = json(&["check", "tests/cmd/check.in/broken", "--format", format]);
        value["runs"][0]["results"][0]["relatedLocations"][0]["physicalLocation"].clone()
    };
    let place = place("sarif");
    let uri = place["artifactLocation"]["uri"].as_str().unwrap();
    let text = fs::read_to_string(uri).unwrap();
    let region = |key: &str| usize::try_from(place["region"][key].as_u64().unwrap()).unwrap();
    let words: String = text
        .chars()
        .skip(region("charOffset"))
        .take(region("charLength"))
        .collect();
    assert_eq!(words, "The ferry will run");
    let line = text.lines().nth(region("startLine") - 1).unwrap();
    assert!(
        line.chars()
            .skip(region("startColumn") - 1)
            .collect::<String>()
            .starts_with(&words)
    );
    let expect = folder.join("expect.toml");
    let over = format!("text={}", expect.display());
    let ran = run(&["check", set, "--also", &over]);
    assert_eq!(ran.code, 2, "nothing of an event is written over");
    assert!(fs::read_to_string(&expect).unwrap().starts_with("[limits]"));
    let (xml, sarif) = (root.path().join("a.xml"), root.path().join("b"));
    let also = format!("sarif={}", sarif.display());
    let ran = run(&[
        "check",
        set,
        "--also",
        xml.to_str().unwrap(),
        "--also",
        &also,
    ]);
    assert_eq!(ran.code, 1);
    assert!(fs::read_to_string(&xml).unwrap().contains("<testsuites "));
    assert!(fs::read_to_string(&sarif).unwrap().contains("\"2.1.0\""));
}

#[test]
fn the_verdict_follows_its_schema() {
    let schema = json(&["schema", "check"]);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let (_root, folder) = event();
    let at = folder.to_str().unwrap();
    good(&["accept", at]);
    edit(
        &folder.join("sun.txt"),
        "Shops on the quay fear for their trade.\n",
        "",
    );
    let broken = json(&["check", at, "--format", "json"]);
    assert_eq!(broken["verdict"], "unreadable");
    for value in [broken, json(&["check", "samples", "--format", "json"])] {
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

/// Whether they hold is for `.ci/run` to say; here, that none of them names what is not there.
#[test]
fn every_text_that_our_samples_name_is_found() {
    let verdict = json(&["check", "samples", "--format", "json"]);
    for event in verdict["events"].as_array().unwrap() {
        let problems = event["problems"].as_array().unwrap();
        assert!(problems.is_empty(), "{problems:#?}");
        assert!(
            !event["outcomes"].as_array().unwrap().is_empty(),
            "{}",
            event["event"]
        );
    }
}
