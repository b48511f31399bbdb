//! The framing on a small comparison that holds a finding of each kind.

use super::*;
use crate::compare::Comparison;
use crate::compare::model::{
    AgencyUse, Cue, Heard, Opening, SharedText, VersionKind, VoiceCue, VoiceCues,
};
use crate::report::lookup::Lookup;
use crate::report::style::Paint;
use crate::report::table::tests::comparison;

fn label(source: &str, text: &str) -> Label {
    Label {
        source: source.into(),
        text: text.into(),
        start: 0,
        end: text.len(),
    }
}

/// The comparison of the table's tests with a finding of each kind.
fn framed() -> Comparison {
    let mut all = comparison();
    let cue = |source: &str, text: &str, force| VoiceCue {
        source: source.into(),
        text: text.into(),
        start: 3,
        end: 9,
        force,
    };
    for quote in &mut all.quotes {
        quote.cue = Some(Cue {
            text: if quote.source == "sun" {
                "insisted"
            } else {
                "said"
            }
            .into(),
            start: 3,
            end: 9,
        });
    }
    assert!(
        all.utterances[0]
            .versions
            .iter()
            .any(|v| v.kind == VersionKind::Reported)
    );
    all.rows[1].copied = true;
    let row = all.rows[0].id.clone();
    let framing = &mut all.framing;
    framing.labels = vec![LabelledReferent {
        referent: "the owner".into(),
        labels: vec![
            label("post", "the owner"),
            label("sun", "\u{1b}[31mthe tycoon"),
        ],
        telling: vec![label("sun", "\u{1b}[31mthe tycoon")],
    }];
    framing.loaded = vec![Loaded {
        source: "post".into(),
        start: 0,
        end: 4,
        text: "slammed".into(),
        kind: LoadedKind::Violence,
        in_quotation: false,
        beside: vec![label("wire", "criticised")],
    }];
    framing.cues = vec![VoiceCues {
        voice: "Ana Reyes".into(),
        cues: vec![
            cue("post", "said", Force::Neutral),
            cue("sun", "insisted", Force::Claiming),
        ],
        contrast: true,
    }];
    framing.agency = vec![Agency {
        act: "arrest".into(),
        uses: [
            ("post", Grammar::Active, "arrested"),
            ("wire", Grammar::Passive, "was arrested"),
        ]
        .map(|(source, grammar, text)| AgencyUse {
            source: source.into(),
            claim: format!("{source}:0"),
            start: 0,
            end: 4,
            text: text.into(),
            grammar,
        })
        .into(),
    }];
    framing.voices = vec![Voice {
        voice: "Nessa Colwick".into(),
        sourcing: Sourcing::Named,
        sources: vec![Heard {
            source: "wire".into(),
            quotations: 2,
            direct: 1,
            words: 30,
        }],
        only_here: true,
    }];
    framing.openings = vec![Opening {
        source: "sun".into(),
        rows: vec![row.clone()],
        alone: vec![row],
        missing: Vec::new(),
    }];
    all
}

fn text(comparison: &Comparison, brief: bool, show: fn(&Context) -> Vec<String>) -> String {
    let lookup = Lookup::new(comparison);
    let context = Context {
        lookup: &lookup,
        width: 100,
        paint: Paint::new(false),
        brief,
        utterances: 3,
    };
    show(&context).join("\n")
}

#[test]
fn every_kind_of_finding_has_its_line() {
    let all = framed();
    let short = text(&all, true, |context| lines(context, &[]));
    for wanted in [
        "named   A “the owner” · C “",
        "tycoon”",
        "loaded  A “slammed” · B “criticised”",
        "verbs ",
        "C “insisted”",
        "placed  A paragraph 1 of 9 · B paragraph 8 of 9",
        "agency  who did it is named: A “arrested” · not named: B “was arrested”",
        "voices  heard in one only: B Nessa Colwick (30 words)",
        "copied  1 row is the same text",
    ] {
        assert!(short.contains(wanted), "{wanted} in\n{short}");
    }
    assert!(!short.contains('\u{1b}'));
    assert!(short.lines().count() <= BRIEF_LINES);
}

#[test]
fn the_whole_has_openings_and_shared_text_too() {
    let mut all = framed();
    all.framing.shared_text = vec![SharedText {
        a: "post".into(),
        b: "wire".into(),
        of_a: 0.25,
        of_b: 0.5,
    }];
    let whole = text(&all, false, whole);
    for wanted in [
        "opens   only C, in headline or first paragraph: “",
        "shared  25 % of A stands word for word in B, 50 % of B in A",
        "loaded  A, its own: “slammed”",
    ] {
        assert!(whole.contains(wanted), "{wanted} in\n{whole}");
    }
}

#[test]
fn an_opening_is_told_in_the_words_of_its_own_source() {
    let mut all = framed();
    let row = all.rows[0].clone();
    let of = |source: &str| {
        let cell = row.cells.iter().find(|c| c.source == source).unwrap();
        let claim = all.claims.iter().find(|c| c.id == cell.claims[0]).unwrap();
        claim.text.clone()
    };
    let (post, sun) = (of("post"), of("sun"));
    assert_ne!(sun, row.claim, "the sample tells nothing");
    let shown = text(&all, false, whole);
    let only = format!(
        "only C, in headline or first paragraph: “{}”",
        safe::line(&sun)
    );
    assert!(shown.contains(&only), "{only} in\n{shown}");

    all.framing.openings = vec![Opening {
        source: "sun".into(),
        rows: Vec::new(),
        alone: Vec::new(),
        missing: vec![row.id],
    }];
    all.rows[0].cells[0].borderline = true;
    let shown = text(&all, false, whole);
    let missing = format!("all but C, in headline or first paragraph: A “{post}” ?");
    assert!(shown.contains(&missing), "{missing} in\n{shown}");
}

#[test]
fn a_place_by_a_borderline_match_is_said_to_be_one() {
    let mut all = framed();
    let placed = "placed  A paragraph 1 of 9 · B paragraph 8 of 9";
    let short = |all: &Comparison| text(all, true, |context| lines(context, &[]));
    assert!(short(&all).contains(placed));
    for row in &mut all.rows {
        for cell in row.cells.iter_mut().filter(|c| c.source == "wire") {
            cell.borderline = true;
        }
    }
    assert!(!short(&all).contains("placed"), "{}", short(&all));
    let whole = text(&all, false, whole);
    assert!(whole.contains(&format!("{placed} ?")), "{whole}");
}

#[test]
fn nothing_found_is_said() {
    let mut all = comparison();
    all.framing = crate::compare::model::Framing::default();
    assert!(text(&all, true, |context| lines(context, &[])).is_empty());
    assert!(text(&all, false, whole).contains("No difference"));
}

#[test]
fn a_full_name_is_told_from_other_speakers() {
    for (name, full) in [
        ("Nessa Colwick", true),
        ("Mayor Ada Quillfeather", true),
        ("One Harwick reader", false),
        ("the Senate", false),
    ] {
        assert_eq!(is_full_name(name), full, "{name}");
    }
}
