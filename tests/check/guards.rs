//! What is refused: settings, languages and files that are not what they should be, and outputs
//! that would take the place of something.

use super::{event, good, json, run};
use std::fs;
use std::path::Path;

#[test]
fn the_settings_of_an_event_count_for_its_check() {
    let (_root, folder) = event();
    let folder_name = folder.to_str().unwrap();
    let before = run(&["check", folder_name]).code;
    fs::write(
        folder.join("claimdiff.toml"),
        "[framing.loaded]\nemotive = [\"timber\"]\n",
    )
    .unwrap();
    assert_eq!(run(&["check", folder_name]).code, before);
    fs::write(
        folder.join("claimdiff.toml"),
        "[framing.loaded]\nemotiv = [\"timber\"]\n",
    )
    .unwrap();
    let ran = run(&["check", folder_name]);
    assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("loaded.emotiv"), "{}", ran.out);
    // Named settings count instead.
    let named = folder.with_file_name("own.toml");
    fs::write(&named, "").unwrap();
    let ran = run(&["check", folder_name, "--config", named.to_str().unwrap()]);
    assert_eq!(ran.code, before, "{}{}", ran.out, ran.err);
}

#[test]
fn what_is_written_takes_the_place_of_nothing() {
    let (root, folder) = event();
    let at = folder.to_str().unwrap();
    let file = |name: &str| root.path().join(name).display().to_string();
    let own = |name: &str| folder.join(name).display().to_string();
    let (xml, twin) = (file("x.xml"), file("./x.xml"));
    // One file under two names.
    for arguments in [
        vec![
            "--also".to_owned(),
            format!("junit={xml}"),
            "--also".into(),
            format!("sarif={twin}"),
        ],
        vec![
            "-o".into(),
            xml.clone(),
            "--also".into(),
            format!("json={twin}"),
        ],
    ] {
        let mut all = vec!["check", at];
        all.extend(arguments.iter().map(String::as_str));
        let ran = run(&all);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert!(ran.err.contains("are the same file"), "{}", ran.err);
        assert!(!Path::new(&xml).exists());
    }
    // Files that an event is made of, or would be made of.
    for name in [
        "event.toml",
        "expect.toml",
        "baseline.json",
        "corrections.toml",
        "claimdiff.toml",
        "post.txt",
    ] {
        let before = fs::read(folder.join(name)).ok();
        let also = format!("json={}", own(name));
        for arguments in [vec!["--also", &also], vec!["-f", "json", "-o", &own(name)]] {
            let mut all = vec!["check", at];
            all.extend(arguments);
            let ran = run(&all);
            assert_eq!(ran.code, 2, "{name}: {}", ran.err);
            assert!(ran.err.contains("choose another name"), "{}", ran.err);
            assert_eq!(fs::read(folder.join(name)).ok(), before, "{name}");
        }
        let ran = run(&["compare", at, "-f", "json", "-o", &own(name)]);
        assert_eq!(
            (ran.code, fs::read(folder.join(name)).ok()),
            (2, before),
            "{name}"
        );
    }
    // All of it is written, or nothing.
    let nowhere = format!("sarif={}", file("no/x.sarif"));
    let also = format!("junit={xml}");
    assert_eq!(
        run(&["check", at, "--also", &also, "--also", &nowhere]).code,
        2
    );
    assert!(!Path::new(&xml).exists());
    good(&["check", at, "--also", &also, "-o", &own("verdict.json")]);
    assert!(Path::new(&xml).exists() && folder.join("verdict.json").exists());
}

#[test]
fn a_baseline_that_accepts_nothing_checks_nothing() {
    let (_root, folder) = event();
    let at = folder.to_str().unwrap();
    let empty = "{\"format\": 1, \"rows\": [], \"changes\": [], \"utterances\": []}";
    fs::write(folder.join("baseline.json"), empty).unwrap();
    good(&["check", at]);
    fs::remove_file(folder.join("expect.toml")).unwrap();
    let ran = run(&["check", at]);
    assert_eq!(ran.code, 3, "{}", ran.out);
    assert!(ran.out.contains("baseline accepts nothing"), "{}", ran.out);
}

#[test]
fn a_language_is_given_by_its_code() {
    let (_root, folder) = event();
    let at = folder.to_str().unwrap();
    for (given, hint) in [
        ("english", "did you mean en?"),
        ("klingon", "such as en, de or fr"),
    ] {
        let ran = run(&["compare", at, "--language", given]);
        assert_eq!(ran.code, 2, "{}", ran.out);
        assert!(ran.err.contains(hint), "{}", ran.err);
    }
    // A language without a stemmer is read by its words, and that is said.
    let ran = run(&["compare", at, "--language", "sw"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("read as language \"sw\""), "{}", ran.err);
}

#[test]
fn a_file_of_another_kind_is_told_in_words() {
    let (_root, folder) = event();
    let at = folder.to_str().unwrap();
    let baseline = folder.join("baseline.json");
    let check = |wanted: &str| {
        let ran = run(&["check", at, "--format", "json"]);
        assert_eq!(ran.code, 2, "{}", ran.out);
        assert!(ran.out.contains(wanted), "{}", ran.out);
        for word in ["os error", "expected struct", "stream did"] {
            assert!(!ran.out.contains(word), "{}", ran.out);
        }
    };
    for (text, wanted) in [
        (
            "null",
            "line 1, column 4: this is not what claimdiff accept writes",
        ),
        ("{\"format\": 1", "it ends inside its JSON"),
        ("rows", "from here on it is no JSON"),
    ] {
        fs::write(&baseline, text).unwrap();
        check(wanted);
    }
    fs::remove_file(&baseline).unwrap();
    fs::create_dir(&baseline).unwrap();
    check("it is a folder, where a file should be");
    fs::remove_dir(&baseline).unwrap();
    fs::write(folder.join("event.toml"), b"title = \"\xff\xfe\"\n").unwrap();
    check("it is no text in UTF-8");
}

#[test]
fn a_new_event_can_be_compared_at_once_and_is_not_overwritten() {
    let (root, folder) = event();
    let (post, sun) = (folder.join("post.txt"), folder.join("sun.txt"));
    let made = root.path().join("sets/made");
    let at = made.to_str().unwrap();
    let named = format!("evening={}", sun.display());
    let said = good(&["new", at, post.to_str().unwrap(), &named]);
    assert!(said.contains("holds 2 reports"), "{said}");
    assert_eq!(
        fs::read(made.join("post.txt")).unwrap(),
        fs::read(&post).unwrap()
    );
    let comparison = json(&["compare", at, "--format", "json"]);
    assert_eq!(comparison["sources"][1]["id"], "evening");
    assert_eq!(run(&["check", at]).code, 3, "nothing is expected yet");
    let ran = run(&["new", at, post.to_str().unwrap(), &named]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is there already"), "{}", ran.err);
    assert_eq!(
        run(&["new", &format!("{at}2"), post.to_str().unwrap()]).code,
        3
    );
    assert!(!root.path().join("sets/made2").exists());
}
