//! kill -9 at any moment: what is in place is the old or the new, whole.

use super::*;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

/// Kills that are spread over the time that a run takes.
const SPREAD: u32 = 8;
/// Kills in the moment in which a file stands beside its place.
const AT_WORK: u32 = 8;

fn silent(mut command: Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().unwrap()
}

fn temporary(folder: &Path) -> bool {
    names(folder)
        .iter()
        .any(|name| name.starts_with(".claimdiff-"))
}

/// Runs `command` again and again and kills it: at moments spread over its run, and as soon as a file
/// of its own stands in `folder`. `check` looks at what is there after each.
fn kill(folder: &Path, command: impl Fn() -> Command, mut check: impl FnMut()) {
    let begun = Instant::now();
    assert!(silent(command()).wait().unwrap().success());
    let time = begun.elapsed();
    check();
    for n in 0..SPREAD + AT_WORK {
        let mut child = silent(command());
        if n < SPREAD {
            std::thread::sleep(time * n / SPREAD);
        } else {
            let begun = Instant::now();
            while !temporary(folder)
                && child.try_wait().unwrap().is_none()
                && begun.elapsed() < Duration::from_secs(60)
            {}
        }
        let _ = child.kill();
        child.wait().unwrap();
        check();
        // What a killed run leaves is hidden, and no report and no result.
        for name in names(folder) {
            if name.starts_with(".claimdiff-") {
                assert!(!name.trim_start_matches('.').contains('.'), "{name}");
                std::fs::remove_file(folder.join(name)).unwrap();
            }
        }
    }
}

#[test]
fn during_output() {
    let folder = folder();
    let path = folder.path();
    let wanted = in_shell(path, "", "compare post.txt wire.txt -f json").output();
    let wanted = wanted.unwrap().stdout;
    let other = names(path);
    let arguments = "compare post.txt wire.txt -o old.json -o old.html";
    let (mut old, mut new) = (0, 0);
    let command = || {
        std::fs::write(path.join("old.json"), OLD).unwrap();
        in_shell(path, "", arguments)
    };
    kill(path, command, || {
        let found = std::fs::read(path.join("old.json")).unwrap();
        assert!(found == OLD || found == wanted, "{}", text(&found));
        if found == OLD {
            old += 1;
        } else {
            new += 1;
        }
        let shown: Vec<String> = names(path)
            .into_iter()
            .filter(|name| !name.starts_with(".claimdiff-"))
            .collect();
        assert_eq!(shown, other);
    });
    // The kills did come in time, and the first run had none.
    assert!(old > 0 && new > 0, "{old} old, {new} new");
}

#[test]
fn during_accept() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("ferry");
    event(&place);
    let output = in_shell(folder.path(), "", "accept ferry")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let wanted = std::fs::read_to_string(place.join("baseline.json")).unwrap();
    assert_ne!(wanted, BASELINE);
    let command = || {
        std::fs::write(place.join("baseline.json"), BASELINE).unwrap();
        in_shell(folder.path(), "", "accept ferry")
    };
    kill(&place, command, || {
        let found = std::fs::read_to_string(place.join("baseline.json")).unwrap();
        assert!(found == BASELINE || found == wanted, "{found}");
    });
    // Whatever the last left, the next goes through.
    assert!(silent(command()).wait().unwrap().success());
    let found = std::fs::read_to_string(place.join("baseline.json")).unwrap();
    assert_eq!(found, wanted);
}

/// A folder of reports in which a killed run has left its file is read as before.
#[test]
fn what_is_left_is_no_report() {
    let folder = folder();
    std::fs::remove_file(folder.path().join("old.html")).unwrap();
    std::fs::remove_file(folder.path().join("old.json")).unwrap();
    let run = || {
        let output = in_shell(folder.path(), "", "compare .").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout) + &text(&output.stderr)
    };
    let before = run();
    std::fs::copy(POST, folder.path().join(".claimdiff-aB3x9Z")).unwrap();
    assert_eq!(run(), before);
}
