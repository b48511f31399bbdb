//! One verdict in every format.

use super::*;
use crate::report::TextOptions;
use crate::sample_set::drift::{Drift, DriftKind, Part};
use crate::sample_set::verdict::{
    EventVerdict, Evidence, Outcome, Problem, SetVerdict, State, Strictness, Verdict,
};
use serde_json::Value;

fn outcome(state: State, found: &str) -> Outcome {
    Outcome {
        rule: "aligned",
        id: "0123456789abcdef".into(),
        line: 3,
        state,
        expected: "say the same: post “A” · sun “B”".into(),
        found: found.into(),
        texts: vec![Evidence {
            source: "post".into(),
            path: "set/a b/post.txt".into(),
            start: 10,
            end: 15,
            line: 2,
            column: 4,
            end_line: 2,
            end_column: 9,
            text: "::error::\u{1b}[31m <b>100 %\r\nnext".into(),
            exact: true,
        }],
        evidence: Vec::new(),
        note: Some("why".into()),
        gap: (state == State::KnownGap || state == State::Fixed).then(|| "known".into()),
    }
}

fn event(name: &str, outcomes: Vec<Outcome>, drift: Vec<Drift>) -> EventVerdict {
    let mut event = EventVerdict::new(name, &format!("set/{name}"));
    event.rows = 4;
    event.has_baseline = !drift.is_empty();
    event.outcomes = outcomes;
    event.drift = drift;
    event.close(Strictness::default());
    event
}

fn lost() -> Drift {
    Drift {
        kind: DriftKind::Lost,
        part: Part::Row,
        id: "r1".into(),
        text: "Forty people".into(),
        detail: "post, sun do not stand together any more".into(),
        line: Some(7),
    }
}

fn set(events: Vec<EventVerdict>) -> SetVerdict {
    SetVerdict::new(events, Strictness::default(), 0)
}

fn broken() -> SetVerdict {
    set(vec![
        event(
            "a b",
            vec![
                outcome(State::Holds, "they stand together"),
                outcome(State::Broken, "they stand in different rows"),
                outcome(State::KnownGap, "x"),
            ],
            vec![lost()],
        ),
        event("c", vec![outcome(State::Holds, "")], Vec::new()),
    ])
}

fn text(format: &dyn VerdictFormat, verdict: &SetVerdict) -> String {
    String::from_utf8(format.render(verdict)).unwrap()
}

#[test]
fn one_verdict_decides_and_the_worst_wins() {
    let verdict = |event: EventVerdict| event.verdict;
    let holds = || event("a", vec![outcome(State::Holds, "")], Vec::new());
    assert_eq!(verdict(holds()), Verdict::Holds);
    assert_eq!(
        verdict(event("a", vec![outcome(State::KnownGap, "")], vec![])),
        Verdict::Holds
    );
    assert_eq!(
        verdict(event("a", vec![outcome(State::Fixed, "")], vec![])),
        Verdict::Holds
    );
    assert_eq!(
        verdict(event("a", vec![outcome(State::Broken, "")], vec![])),
        Verdict::Broken
    );
    assert_eq!(verdict(event("a", vec![], vec![lost()])), Verdict::Broken);
    assert_eq!(verdict(event("a", vec![], vec![])), Verdict::NothingChecked);
    let mut strict = event("a", vec![outcome(State::Fixed, "")], vec![]);
    strict.close(Strictness { strict: true });
    assert_eq!(strict.verdict, Verdict::Broken);
    let mut torn = holds();
    torn.problems.push(Problem {
        file: None,
        line: None,
        message: "torn".into(),
    });
    torn.close(Strictness::default());
    assert_eq!(torn.verdict, Verdict::Unreadable);
    let mut empty = holds();
    empty.rows = 0;
    empty.close(Strictness::default());
    assert_eq!(empty.verdict, Verdict::NothingChecked);
    assert_eq!(set(vec![]).verdict, Verdict::NothingChecked);
    let nothing = event("n", vec![], vec![]);
    assert_eq!(
        set(vec![holds(), nothing.clone()]).verdict,
        Verdict::NothingChecked
    );
    let bad = event("b", vec![outcome(State::Broken, "")], vec![]);
    assert_eq!(
        set(vec![nothing, bad.clone(), holds()]).verdict,
        Verdict::Broken
    );
    assert_eq!(set(vec![bad, torn]).verdict, Verdict::Unreadable);
}

#[test]
fn junit_repeats_the_failure_in_its_body() {
    let xml = text(&JUnit, &broken());
    let document = roxmltree::Document::parse(&xml).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("failures"), Some("2"));
    let failure = document
        .descendants()
        .find(|n| n.has_tag_name("failure"))
        .unwrap();
    assert_eq!(
        failure.attribute("message"),
        Some("they stand in different rows")
    );
    let body = failure.text().unwrap();
    assert!(
        body.contains("they stand in different rows") && body.contains("post: “"),
        "{body}"
    );
    let case = failure.parent().unwrap();
    assert_eq!(case.attribute("classname"), Some("a b"));
    assert!(
        case.attribute("name")
            .unwrap()
            .starts_with("a b: aligned say the same")
    );
    assert_eq!(
        document
            .descendants()
            .filter(|n| n.has_tag_name("skipped"))
            .count(),
        1
    );
    assert_eq!(
        document
            .descendants()
            .filter(|n| n.has_tag_name("testsuite"))
            .count(),
        2
    );
    assert!(!xml.contains('\u{1b}'));
    let empty = text(&JUnit, &set(vec![]));
    let document = roxmltree::Document::parse(&empty).unwrap();
    assert_eq!(document.root_element().attribute("errors"), Some("1"));
}

#[test]
fn sarif_has_stable_rules_relative_paths_and_character_regions() {
    let sarif: Value = serde_json::from_str(&text(&Sarif, &broken())).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 2);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(
            result["message"]["text"]
                .as_str()
                .is_some_and(|t| !t.is_empty())
        );
        let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert!(uri.as_str().unwrap().starts_with("set/a%20b/"), "{uri}");
        assert!(result["partialFingerprints"]["claimdiff/v1"].is_string());
    }
    assert_eq!(
        results[0]["locations"][0]["physicalLocation"]["region"]["startLine"],
        3
    );
    let region = &results[0]["relatedLocations"][0]["physicalLocation"]["region"];
    assert_eq!(
        (
            &region["charOffset"],
            &region["charLength"],
            &region["startColumn"],
            &region["endColumn"]
        ),
        (&10.into(), &5.into(), &4.into(), &9.into())
    );
    assert_eq!(results[1]["ruleId"], "row-lost");
    assert_eq!(
        results[1]["partialFingerprints"]["claimdiff/v1"],
        "a b/row-lost/r1"
    );
    // Moved lines keep the fingerprint.
    let mut moved = broken();
    moved.events[0].outcomes[1].line = 99;
    let moved: Value = serde_json::from_str(&text(&Sarif, &moved)).unwrap();
    assert_eq!(
        moved["runs"][0]["results"][0]["partialFingerprints"],
        results[0]["partialFingerprints"]
    );
}

#[test]
fn annotations_are_escaped_and_at_most_ten_a_level() {
    let out = text(&Annotations, &broken());
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert!(lines[0].starts_with("::error file=set/a b/expect.toml,line=3,title=a b%3A aligned::"));
    assert!(lines[0].contains("100 %25") && lines[0].contains("%0Anote: why"));
    assert!(!out.contains('\r') && !out.contains('\u{1b}'));
    let many = (0..15).map(|_| outcome(State::Broken, "x")).collect();
    let out = text(&Annotations, &set(vec![event("a", many, vec![])]));
    assert_eq!(out.lines().filter(|l| l.starts_with("::error")).count(), 10);
    assert!(out.ends_with("5 more in the step's summary\n"));
    assert!(text(&Annotations, &set(vec![])).contains("no event was checked"));
}

#[test]
fn junit_is_well_formed_whatever_the_reports_hold() {
    let mut odd = outcome(State::Broken, "a\u{FFFE}b\u{FFFF}c\u{1}d\u{10FFFF}");
    odd.expected = "\u{FFFE}".into();
    odd.texts[0].text = "e\u{FFFF}f\u{FFFE}".into();
    let out = text(&JUnit, &set(vec![event("a\u{FFFF}", vec![odd], vec![])]));
    let allowed = |c: char| c >= ' ' && c != '\u{FFFE}' && c != '\u{FFFF}' || c == '\n';
    assert!(out.chars().all(allowed), "{out}");
    assert!(out.contains("a\u{FFFD}b\u{FFFD}c"), "{out}");
    assert!(roxmltree::Document::parse(&out).is_ok());
}

#[test]
fn the_summary_shows_every_event_and_lets_nothing_act() {
    let out = text(&StepSummary, &broken());
    assert!(out.starts_with("## claimdiff check: broken\n"));
    assert!(
        out.contains("| a b | 4 | 0 | 1 of 3, 1 known gap | 1 lost | **broken** |"),
        "{out}"
    );
    assert!(!out.contains("<b>") && out.contains("&lt;b&gt;"));
}

#[test]
fn a_person_sees_what_broke_with_the_words_and_a_table() {
    let human = Human {
        options: TextOptions {
            width: 90,
            color: false,
        },
        gaps: false,
    };
    let out = text(&human, &broken());
    for wanted in [
        "  broken  aligned (expect.toml, line 3) say the same: post “A” · sun “B”\n",
        "    found  they stand in different rows\n",
        "  lost  row r1 “Forty people”\n",
        "2 events · 2 of 4 expectations hold · 1 known to fail (gaps) · broken\n",
    ] {
        assert!(out.contains(wanted), "{out}");
    }
    assert!(!out.contains('\u{1b}'));
}
