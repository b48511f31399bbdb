//! Reports that come slowly, change or go away while the run reads. A pipe with a name in the first
//! place holds the run up until the test has done what it wants with the others.

use super::*;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::process::{Child, Stdio};
use std::time::Duration;

/// A folder with a pipe that stands for a report.
fn with_pipe() -> TempDir {
    let folder = folder();
    let made = Command::new("mkfifo")
        .arg(folder.path().join("pipe.txt"))
        .status();
    assert!(made.unwrap().success());
    folder
}

/// Begins a run that reads the pipe first; it has opened it when this returns.
fn begun(folder: &TempDir, arguments: &str) -> (Child, File) {
    let child = in_shell(folder.path(), "", arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let pipe = OpenOptions::new()
        .write(true)
        .open(folder.path().join("pipe.txt"));
    (child, pipe.unwrap())
}

fn ended(child: Child, mut pipe: File) -> Output {
    pipe.write_all(&std::fs::read(POST).unwrap()).unwrap();
    drop(pipe);
    child.wait_with_output().unwrap()
}

#[test]
fn slow_is_read_whole() {
    let folder = with_pipe();
    let wanted = in_shell(folder.path(), "", "compare pipe=post.txt wire.txt").output();
    let (child, mut pipe) = begun(&folder, "compare pipe.txt wire.txt");
    let bytes = std::fs::read(POST).unwrap();
    for part in bytes.chunks(bytes.len() / 5) {
        pipe.write_all(part).unwrap();
        std::thread::sleep(Duration::from_millis(20));
    }
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout), text(&wanted.unwrap().stdout));
}

#[test]
fn gone_before_its_turn_is_named() {
    let folder = with_pipe();
    let (child, pipe) = begun(&folder, "compare pipe.txt wire.txt -o old.json");
    std::fs::remove_file(folder.path().join("wire.txt")).unwrap();
    fails(&ended(child, pipe), 2, "wire.txt: there is no such file");
    assert_eq!(std::fs::read(folder.path().join("old.json")).unwrap(), OLD);
}

#[test]
fn emptied_before_its_turn_is_named() {
    let folder = with_pipe();
    let (child, pipe) = begun(&folder, "compare pipe.txt wire.txt -o old.json");
    File::create(folder.path().join("wire.txt")).unwrap();
    fails(&ended(child, pipe), 3, "wire.txt: it holds no text");
    assert_eq!(std::fs::read(folder.path().join("old.json")).unwrap(), OLD);
}

#[test]
fn replaced_is_read_as_one_or_the_other() {
    let folder = with_pipe();
    let (child, pipe) = begun(&folder, "inspect pipe.txt --format json");
    // The pipe is read; a file of its name is another.
    std::fs::rename(
        folder.path().join("wire.txt"),
        folder.path().join("pipe.txt"),
    )
    .unwrap();
    let output = ended(child, pipe);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(value["text"], std::fs::read_to_string(POST).unwrap());
}

/// A copy holds what was read, and a pipe gives that only once.
#[test]
fn a_new_event_holds_what_was_read() {
    let folder = with_pipe();
    let (child, pipe) = begun(&folder, "new event pipe.txt wire.txt");
    let output = ended(child, pipe);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let copy = folder.path().join("event/pipe.txt");
    assert_eq!(std::fs::read(copy).unwrap(), std::fs::read(POST).unwrap());
}

#[test]
fn the_place_of_the_result_goes_away() {
    let folder = with_pipe();
    std::fs::create_dir(folder.path().join("out")).unwrap();
    let (child, pipe) = begun(
        &folder,
        "compare pipe.txt wire.txt -o out/r.json -o old.json",
    );
    std::fs::remove_dir(folder.path().join("out")).unwrap();
    fails(
        &ended(child, pipe),
        2,
        "out/r.json: its folder does not exist",
    );
    assert_eq!(std::fs::read(folder.path().join("old.json")).unwrap(), OLD);
}

#[test]
fn without_end_is_cut_off_at_the_limit() {
    for arguments in [
        "compare /dev/zero post.txt --max-report-size 1MB",
        "inspect - --max-report-size 1MB < /dev/zero",
        "inspect /dev/zero",
    ] {
        let folder = folder();
        let output = in_shell(folder.path(), "", arguments).output().unwrap();
        fails(&output, 2, "the most that is read of one report");
    }
}
