//! Folders that take no file, and files that may not be read. The rights of files bind everybody but
//! the superuser, who gives his up for these runs.

use super::*;
use std::os::unix::fs::PermissionsExt as _;

fn mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// The program as somebody whom rights bind; none where that cannot be had.
fn as_nobody(folder: &Path) -> Option<impl Fn(&[&str]) -> Output> {
    let program = env!("CARGO_BIN_EXE_claimdiff");
    let locked = folder.join("locked");
    std::fs::write(&locked, "x").unwrap();
    mode(&locked, 0o000);
    mode(folder, 0o777);
    let bound = std::fs::read(&locked).is_err();
    std::fs::remove_file(&locked).unwrap();
    let folder = folder.to_owned();
    let run = move |arguments: &[&str]| {
        let mut command = match bound {
            true => Command::new(program),
            false => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid=65534", "--regid=65534", "--clear-groups", program]);
                command
            }
        };
        command.args(arguments).current_dir(&folder).output()
    };
    match run(&["--version"]) {
        Ok(output) if output.status.success() => {
            Some(move |arguments: &[&str]| run(arguments).unwrap())
        }
        _ => {
            skipped(
                "rights bind nobody here: the superuser, and no setpriv that can run the program",
            );
            None
        }
    }
}

#[test]
fn a_folder_that_takes_no_file() {
    let folder = folder();
    let Some(run) = as_nobody(folder.path()) else {
        return;
    };
    event(&folder.path().join("event"));
    for name in ["event", "."] {
        mode(&folder.path().join(name), 0o555);
    }
    let before = names(folder.path());
    for (arguments, place) in [
        (
            &["compare", "post.txt", "wire.txt", "-o", "new.json"][..],
            "new.json",
        ),
        (
            &["compare", "post.txt", "wire.txt", "-o", "old.json"],
            "old.json",
        ),
        (&["accept", "event", "--quiet"], "event/baseline.json"),
        (&["new", "made", "post.txt", "wire.txt"], "made"),
        (&["batch", "/dev/null", "-o", "new.jsonl"], "new.jsonl"),
    ] {
        let output = run(arguments);
        let sentence = format!("cannot write {place}: permission denied; check who may use it");
        fails(&output, 2, &sentence);
        assert_eq!(names(folder.path()), before);
    }
    assert_eq!(std::fs::read(folder.path().join("old.json")).unwrap(), OLD);
    let baseline = folder.path().join("event/baseline.json");
    assert_eq!(std::fs::read_to_string(baseline).unwrap(), BASELINE);
    mode(folder.path(), 0o777);
    mode(&folder.path().join("event"), 0o777);
}

#[test]
fn a_file_that_may_not_be_read() {
    let folder = folder();
    let Some(run) = as_nobody(folder.path()) else {
        return;
    };
    for name in ["secret.txt", "secret.jsonl", "secret.toml"] {
        std::fs::write(folder.path().join(name), "x").unwrap();
        mode(&folder.path().join(name), 0o000);
    }
    event(&folder.path().join("event"));
    mode(&folder.path().join("event"), 0o777);
    std::fs::create_dir(folder.path().join("closed")).unwrap();
    mode(&folder.path().join("closed"), 0o000);
    let line = "{\"reports\": [{\"path\": \"post.txt\"}, {\"path\": \"secret.txt\"}]}\n";
    std::fs::write(folder.path().join("events.jsonl"), line).unwrap();
    for (arguments, place) in [
        (
            &["compare", "post.txt", "secret.txt", "-o", "old.json"][..],
            "secret.txt",
        ),
        (
            &["compare", "post.txt", "wire.txt", "--config", "secret.toml"],
            "secret.toml",
        ),
        (&["inspect", "secret.txt"], "secret.txt"),
        (
            &["explain", "post.txt", "secret.txt", "--claim", "post:1"],
            "secret.txt",
        ),
        (&["explain", "--pairs", "secret.jsonl"], "secret.jsonl"),
        (&["batch", "secret.jsonl"], "secret.jsonl"),
        (&["compare", "closed"], "closed"),
    ] {
        let output = run(arguments);
        fails(&output, 2, place);
        assert!(
            text(&output.stderr)
                .to_lowercase()
                .contains("permission denied")
        );
    }
    let output = run(&["batch", "--quiet", "events.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("secret.txt: permission denied"));
    assert_eq!(std::fs::read(folder.path().join("old.json")).unwrap(), OLD);
    for name in ["event.toml", "baseline.json", "post.txt"] {
        let file = folder.path().join("event").join(name);
        mode(&file, 0o000);
        let output = run(&["check", "event"]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        let told = text(&output.stdout) + &text(&output.stderr);
        assert!(told.to_lowercase().contains("permission denied"), "{told}");
        let output = run(&["accept", "event"]);
        fails(&output, 2, name);
        mode(&file, 0o644);
    }
    let baseline = folder.path().join("event/baseline.json");
    assert_eq!(std::fs::read_to_string(baseline).unwrap(), BASELINE);
    mode(&folder.path().join("closed"), 0o777);
}
