//! The table on a small comparison that holds everything the model can hold.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::*;
use crate::claim::QuotationKind;
use crate::compare::model::*;

const TEXTS: [(&str, &str); 3] = [
    (
        "post",
        "Forty-five people were hurt on the pier. The owner of the pier admitted late repairs. \
         “We followed every rule we were given, and we will say so,” Ana Reyes said. \
         A diver found the bolt.",
    ),
    (
        "wire",
        "At least 40 people were hurt. The owner denied it. \
         “We followed every rule we were given,” Ana Reyes said. The pier dates from 1911.",
    ),
    (
        "sun",
        "Dozens were hurt in a \u{1b}[31mnightmare. Bosses put off repairs. \
         Reyes insisted that no rule was broken.",
    ),
];

fn source(id: &str) -> (usize, &'static str) {
    let number = TEXTS.iter().position(|(name, _)| *name == id).unwrap();
    (number, TEXTS[number].1)
}

fn place(id: &str, words: &str) -> Range {
    let text = source(id).1;
    let byte = text.find(words).expect(words);
    let start = text[..byte].chars().count();
    Range {
        start,
        end: start + words.chars().count(),
    }
}

fn claim(source: &str, number: usize, words: &str) -> Claim {
    let Range { start, end } = place(source, words);
    Claim {
        id: format!("{source}:{number}"),
        source: source.into(),
        start,
        end,
        text: words.into(),
        sentence: Range { start, end },
        block: 0,
        attribution: None,
    }
}

fn cell(source: &str, status: Status, claims: &[&str]) -> Cell {
    Cell {
        source: source.into(),
        status,
        borderline: false,
        claims: claims.iter().map(|c| (*c).to_owned()).collect(),
        differing: Vec::new(),
        missing: Vec::new(),
        nearest: None,
    }
}

fn side(claim: &str, words: &str) -> ChangeSide {
    let Range { start, end } = place(claim.split(':').next().unwrap(), words);
    ChangeSide {
        claim: claim.into(),
        start,
        end,
        text: words.into(),
        elsewhere: None,
    }
}

fn change(kind: ChangeKind, a: ChangeSide, b: ChangeSide, note: &str) -> Change {
    Change {
        kind,
        a,
        b,
        note: note.into(),
    }
}

fn quote(id: &str, kind: QuotationKind, words: &str) -> Quote {
    let source = id.split(':').next().unwrap();
    let range = place(source, words);
    Quote {
        id: id.into(),
        source: source.into(),
        start: range.start,
        end: range.end,
        text: words.into(),
        kind,
        parts: if kind == QuotationKind::Indirect {
            Vec::new()
        } else {
            vec![range]
        },
        speaker: None,
        cue: None,
    }
}

fn version(id: &str, kind: VersionKind, words: &str, left_out: &[&str]) -> Version {
    let Range { start, end } = place(id.split(':').next().unwrap(), words);
    Version {
        quote: id.into(),
        kind,
        start,
        end,
        left_out: left_out.iter().map(|words| place("post", words)).collect(),
    }
}

fn row(id: &str, claim: &Claim, cells: Vec<Cell>, changes: Vec<Change>) -> Row {
    Row {
        id: id.into(),
        rank: id.trim_start_matches('r').parse().unwrap(),
        claim: claim.text.clone(),
        claim_id: claim.id.clone(),
        importance: 0.5,
        cells,
        changes,
        copied: false,
        by_hand: false,
    }
}

fn rows(claims: &[Claim]) -> Vec<Row> {
    use Status::{Differs, Omits, Partial, States};
    let omitted = Cell {
        borderline: true,
        nearest: Some(Nearest {
            claim: "sun:1".into(),
            score: 0.412,
        }),
        ..cell("sun", Omits, &[])
    };
    vec![
        row(
            "r1",
            &claims[0],
            vec![
                cell("post", States, &["post:0"]),
                cell("wire", Differs, &["wire:0"]),
                cell("sun", Differs, &["sun:0"]),
            ],
            vec![
                change(
                    ChangeKind::Number,
                    side("post:0", "Forty-five"),
                    side("wire:0", "At least 40"),
                    "",
                ),
                change(
                    ChangeKind::Number,
                    side("post:0", "Forty-five"),
                    side("sun:0", "Dozens"),
                    "",
                ),
                change(
                    ChangeKind::Label,
                    side("post:0", "on the pier"),
                    side("sun:0", "in a \u{1b}[31mnightmare"),
                    "an evaluation",
                ),
            ],
        ),
        row(
            "r2",
            &claims[1],
            vec![
                cell("post", States, &["post:1"]),
                cell("wire", Partial, &["wire:1"]),
                omitted,
            ],
            Vec::new(),
        ),
        row(
            "r3",
            &claims[2],
            vec![
                cell("post", States, &["post:2"]),
                cell("wire", Omits, &[]),
                cell("sun", Omits, &[]),
            ],
            Vec::new(),
        ),
        row(
            "r4",
            &claims[5],
            vec![
                cell("post", Omits, &[]),
                cell("wire", States, &["wire:2"]),
                cell("sun", Omits, &[]),
            ],
            Vec::new(),
        ),
    ]
}

/// Three sources, four rows: also what the other formats are tested on.
pub(in crate::report) fn comparison() -> Comparison {
    let claims = vec![
        claim("post", 0, "Forty-five people were hurt on the pier."),
        claim("post", 1, "The owner of the pier admitted late repairs."),
        claim("post", 2, "A diver found the bolt."),
        claim("wire", 0, "At least 40 people were hurt."),
        claim("wire", 1, "The owner denied it."),
        claim("wire", 2, "The pier dates from 1911."),
        claim("sun", 0, "Dozens were hurt in a \u{1b}[31mnightmare."),
        claim("sun", 1, "Bosses put off repairs."),
    ];
    let summary = |source: &str, carries, coverage, only_here| SourceSummary {
        source: source.into(),
        words: 30,
        claims: 3,
        carries,
        coverage,
        only_here,
    };
    let source = |id: &str, outlet: &str| Source {
        id: id.into(),
        outlet: outlet.into(),
        path: format!("{id}.txt"),
        headline: None,
        byline: None,
        published: None,
        modified: None,
        language: "en".into(),
        text: source(id).1.into(),
        words: 30,
        blocks: Vec::new(),
        by_hand: false,
        warnings: Vec::new(),
    };
    let stands = |source: &str, paragraph| Place {
        source: source.into(),
        paragraph,
        of: 9,
    };
    Comparison {
        corrections: Vec::new(),
        schema_version: 1,
        generator: "test".into(),
        event: Some(Event {
            title: "Pier collapse".into(),
            date: Some("2026-05-02".into()),
        }),
        sources: vec![
            source("post", "The Post"),
            source("wire", "Wire"),
            source("sun", "東京 Sun"),
        ],
        rows: rows(&claims),
        claims,
        links: Vec::new(),
        quotes: vec![
            quote(
                "post:q0",
                QuotationKind::Direct,
                "We followed every rule we were given, and we will say so,",
            ),
            quote(
                "wire:q0",
                QuotationKind::Direct,
                "We followed every rule we were given,",
            ),
            quote("sun:q0", QuotationKind::Indirect, "that no rule was broken"),
        ],
        utterances: vec![Utterance {
            id: "u1".into(),
            speaker: Some("Ana Reyes".into()),
            quotes: vec!["post:q0".into(), "wire:q0".into()],
            wording: Wording::Cut,
            fullest: Fullest {
                quote: "post:q0".into(),
                start: place("post", "We followed").start,
                end: place("post", "will say so,").end,
            },
            versions: vec![
                version(
                    "post:q0",
                    VersionKind::Whole,
                    "We followed every rule we were given, and we will say so,",
                    &[],
                ),
                version(
                    "wire:q0",
                    VersionKind::Cut,
                    "We followed every rule we were given,",
                    &["and we will say so"],
                ),
                version(
                    "sun:q0",
                    VersionKind::Reported,
                    "that no rule was broken",
                    &[],
                ),
            ],
        }],
        framing: Framing {
            shared_text: vec![SharedText {
                a: "post".into(),
                b: "wire".into(),
                of_a: 0.085,
                of_b: 0.004,
            }],
            prominence: vec![Prominence {
                row: "r2".into(),
                places: vec![stands("post", 1), stands("wire", 8)],
                shift: 0.9,
            }],
            ..Framing::default()
        },
        summary: Summary {
            in_all: 1,
            in_some: 1,
            in_one: 2,
            told_differently: 1,
            sources: vec![
                summary("post", 3, 0.75, 1),
                summary("wire", 3, 0.75, 1),
                summary("sun", 1, 0.25, 0),
            ],
        },
        selection: None,
    }
}

fn rendered(width: usize, rows: RowLimit, color: bool) -> String {
    let options = TableOptions {
        width,
        rows,
        color,
        whole_report: Some("-o report.json".into()),
    };
    String::from_utf8(Table { options }.render(&comparison())).unwrap()
}

const AT_80: &str = "\
Pier collapse · 3 reports · 2 May 2026

    source    words  claims  carries  only here  shared word for word
 A  The Post     30       3     75 %          1  9 % with B
 B  Wire         30       3     75 %          1
 C  東京 Sun     30       3     25 %          0

1 claim in all three · 1 in two · 2 in only one · 1 told differently

  #  claim                                                            A   B   C
  1  Forty-five people were hurt on the pier.                         =   ~   ~
       number         A “Forty-five” · B “At least 40” · C “Dozens”
       label          A “on the pier” · C “in a ␛[31mnightmare” — an evaluation
  2  The owner of the pier admitted late repairs.                     =   <   -?
       part           B “The owner denied it.”
       see also       C “Bosses put off repairs.” (0.41)
       placed         A in paragraph 1 of 9 · B in paragraph 8 of 9
  3  Only A: A diver found the bolt.                                  =   -   -
  4  Only B: The pier dates from 1911.                                -   =   -

said  Ana Reyes: “We followed every rule we were given, and we will say so,”
        A whole · B cut after “we were given” · C reports it: “that no rule was
        broken”

= states · ~ differently · < only part · - omits · ? borderline, look yourself
every row is shown, whole texts: --rows all · the whole report: -o report.json
";

#[test]
fn everything_that_the_model_holds_is_shown() {
    assert_eq!(rendered(80, RowLimit::Screen(40), false), AT_80);
}

#[test]
fn what_another_row_surely_tells_is_nobodys_alone() {
    let mut told = comparison();
    let wire = told.rows[3].cells.iter_mut().find(|c| c.source == "post");
    wire.unwrap().nearest = Some(crate::compare::model::Nearest {
        claim: "post:0".into(),
        score: 0.95,
    });
    assert_eq!(told.rows[3].only_carrier(), None);
    assert_eq!(comparison().rows[3].only_carrier(), Some(1));
    let options = TableOptions {
        width: 100,
        rows: RowLimit::All,
        color: false,
        whole_report: None,
    };
    let table = String::from_utf8(Table { options }.render(&told)).unwrap();
    assert!(table.contains("  4  The pier dates"), "{table}");
}

#[test]
fn no_line_is_wider_than_the_window() {
    for width in [30, 40, 60, 80, 140] {
        for rows in [RowLimit::Screen(40), RowLimit::Count(2), RowLimit::All] {
            for line in rendered(width, rows, false).lines() {
                assert!(layout::width(line) <= width, "{width}: {line:?}");
            }
        }
    }
}

#[test]
fn a_small_screen_keeps_the_most_important_rows() {
    let table = rendered(80, RowLimit::Screen(24), false);
    assert!(table.contains("  1  Forty-five"));
    assert!(table.contains("more row"), "{table}");
    assert!(table.lines().count() <= 24, "{table}");
    assert!(rendered(80, RowLimit::Count(1), false).contains("3 more rows: --rows all"));
}

#[test]
fn colour_adds_nothing_that_the_marks_do_not_say() {
    let colored = rendered(80, RowLimit::All, true);
    assert!(colored.contains("\u{1b}[1m"));
    let mut plain = String::new();
    let mut rest = colored.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    let trimmed: Vec<&str> = plain.lines().map(str::trim_end).collect();
    let wanted = rendered(80, RowLimit::All, false);
    assert_eq!(trimmed, wanted.lines().collect::<Vec<_>>());
}

#[test]
fn many_sources_put_the_marks_below_the_claim() {
    let mut comparison = comparison();
    let last = comparison.sources[2].clone();
    for number in 0..20 {
        comparison.sources.push(Source {
            id: format!("s{number}"),
            ..last.clone()
        });
        for row in &mut comparison.rows {
            let more = cell(&format!("s{number}"), Status::Omits, &[]);
            row.cells.push(more);
        }
    }
    let text = String::from_utf8(Table::default().render(&comparison)).unwrap();
    assert!(text.contains("     A=  B~  C~  D-"), "{text}");
    assert!(text.lines().all(|line| layout::width(line) <= 80));
}

#[test]
fn an_empty_comparison_says_that_nothing_was_found() {
    let mut comparison = comparison();
    comparison.rows.clear();
    comparison.utterances.clear();
    comparison.summary = Summary::default();
    let text = String::from_utf8(Table::default().render(&comparison)).unwrap();
    assert!(
        text.contains("No claim was found in more than one report"),
        "{text}"
    );
}

#[test]
fn where_no_rows_were_asked_for_nothing_is_said_of_them() {
    let filter = Filter {
        only: vec![Only::Framing],
        ..Filter::default()
    };
    let whole = comparison();
    let framing = selection::select(&whole, &filter);
    let text = String::from_utf8(Table::default().render(&framing)).unwrap();
    assert!(!text.contains("every row is shown"), "{text}");
}
