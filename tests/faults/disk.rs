//! A disk that takes no more.

use super::*;

/// A limit on the size of files, in units of 1,024 bytes; the signal is ignored, so that writing
/// fails as it does on a full disk.
const SMALL: &str = "trap '' XFSZ; ulimit -f 4;";

#[test]
fn files_stay_as_they_were() {
    for arguments in [
        "compare post.txt wire.txt -o old.json",
        "compare post.txt wire.txt -o old.html",
        // The small one could be written, and is not: all or none.
        "compare post.txt wire.txt --rows 1 -o old.json -o new.md --only quotes",
        "inspect post.txt -o old.json",
    ] {
        let folder = folder();
        let before = names(folder.path());
        let output = in_shell(folder.path(), SMALL, arguments).output().unwrap();
        fails(&output, 2, "cannot write old.");
        assert_eq!(names(folder.path()), before, "{arguments}");
        for name in ["old.json", "old.html"] {
            assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), OLD);
        }
    }
}

#[test]
fn a_baseline_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("ferry");
    event(&place);
    let before = names(&place);
    let output = in_shell(folder.path(), SMALL, "accept . --quiet").output();
    fails(&output.unwrap(), 2, "baseline.json");
    assert_eq!(names(&place), before);
    let baseline = std::fs::read_to_string(place.join("baseline.json")).unwrap();
    assert_eq!(baseline, BASELINE);
}

#[test]
fn a_new_event_is_there_whole_or_not_at_all() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("event")).unwrap();
    std::fs::copy("README.md", folder.path().join("long.txt")).unwrap();
    let before = names(folder.path());
    let output = in_shell(folder.path(), SMALL, "new event long.txt post.txt").output();
    let output = output.unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("cannot write event"));
    assert_eq!(names(folder.path()), before);
    assert!(names(&folder.path().join("event")).is_empty());
}

/// A batch is written line by line: what is there stays, and `--resume` makes the rest.
#[test]
fn a_batch_goes_on_when_there_is_room() {
    let folder = folder();
    let event =
        "{\"id\": \"ID\", \"reports\": [{\"path\": \"post.txt\"}, {\"path\": \"wire.txt\"}]}\n";
    let lines: String = (0..4)
        .map(|n| event.replace("ID", &n.to_string()))
        .collect();
    std::fs::write(folder.path().join("events.jsonl"), lines).unwrap();
    let run = |before: &str, arguments: &str| {
        let arguments = format!("batch events.jsonl --quiet {arguments}");
        in_shell(folder.path(), before, &arguments)
            .output()
            .unwrap()
    };
    let whole = run("", "").stdout;
    let room = whole.len() / 1024 * 3 / 4;
    let output = run(&format!("trap '' XFSZ; ulimit -f {room};"), "-o out.jsonl");
    fails(&output, 2, "cannot write out.jsonl");
    let written = std::fs::read(folder.path().join("out.jsonl")).unwrap();
    assert!(written.len() < whole.len() && whole.starts_with(&written));
    let output = run("", "--resume out.jsonl");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(std::fs::read(folder.path().join("out.jsonl")).unwrap() == whole);
}

/// A real file system without room, where the rights allow to make one.
#[test]
fn a_full_file_system_is_told() {
    let folder = folder();
    let small = folder.path().join("small");
    std::fs::create_dir(&small).unwrap();
    let script = "mount -t tmpfs -o size=16k none small || exit 99; \
                  echo old > small/old.json || exit 99; \
                  \"$0\" compare post.txt wire.txt -o small/old.json; echo \"$?\"; \
                  ls -A small; cat small/old.json";
    let output = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", script])
        .arg(env!("CARGO_BIN_EXE_claimdiff"))
        .current_dir(folder.path())
        .output();
    let Ok(output) = output else {
        return skipped("there is no unshare");
    };
    if matches!(output.status.code(), Some(1 | 99) | None) && output.stdout.is_empty() {
        return skipped("no file system can be mounted here");
    }
    assert_eq!(text(&output.stdout), "2\nold.json\nold\n");
    assert_eq!(
        text(&output.stderr),
        "claimdiff: cannot write small/old.json: the disk is full; make room and try again\n"
    );
}
