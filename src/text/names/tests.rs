#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::*;
use proptest::prelude::*;

#[test]
fn short_forms() {
    for (short, long, expected) in [
        ("Quill", "Ada Quill", true),
        ("Ada Quill", "Ada M. Quill", true),
        ("Bill Orr", "William Orr Jr.", true),
        ("Ada Quill", "Bea Quill", false),
        ("Harwick", "Harwick University", true),
        ("PDA", "Port and Dock Authority", true),
        ("PAD", "Port and Dock Authority", false),
        ("PADA", "Port and Dock Authority", true),
        ("P.D.A.", "Port Dock Authority", true),
        ("committee", "Harbour Safety Committee", true),
        ("Mubarrak", "Osman Mubarak", true),
        ("North", "North Harwick", false),
        ("Harwick University", "Harwick", false),
    ] {
        assert_eq!(short_form_of(short, long), expected, "{short} / {long}");
    }
}

fn found(text: &str) -> Vec<(String, String, NameKind)> {
    let context = NameContext::new([text].into_iter());
    sentences_of(text)
        .iter()
        .flat_map(|s| names(s, &context))
        .map(|n| (n.title.unwrap_or_default(), n.text, n.kind))
        .collect()
}

#[test]
fn verbs_of_headlines_are_no_names() {
    for (headline, expected) in [
        ("Quill Mocks Orr Over Ferry Deal", ["Quill", "Orr"]),
        ("Quill Quitting Job as Orr Denies Fraud", ["Quill", "Orr"]),
        ("Captain Rips Quill, Condemns Orr Again", ["Quill", "Orr"]),
    ] {
        let names = found(headline).into_iter().map(|(_, text, _)| text);
        assert_eq!(names.collect::<Vec<_>>(), expected, "{headline}");
    }
}

fn sentences_of(text: &str) -> Vec<&str> {
    let spans = crate::text::sentences::sentences(text);
    spans.iter().map(|s| s.of(text)).collect()
}

#[test]
fn names_with_title_and_kind() {
    use NameKind::*;
    type Expected = &'static [(&'static str, &'static str, NameKind)];
    let cases: [(&str, Expected); 9] = [
        (
            "On Tuesday Sen. Ada Quill, of Oregon, said no.",
            &[("Sen.", "Ada Quill", Person), ("", "Oregon", Place)],
        ),
        (
            "The ferry sank. Officials at the Harwick Port Authority waited.",
            &[("", "Harwick Port Authority", Organisation)],
        ),
        (
            "It was former Prime Minister Luca de Vries who met the FBI.",
            &[
                ("Prime Minister", "Luca de Vries", Person),
                ("", "FBI", Organisation),
            ],
        ),
        (
            "The Department of Health and Human Services sued Marlow & Pike Inc. in May.",
            &[
                ("", "Department of Health and Human Services", Organisation),
                ("", "Marlow & Pike Inc.", Organisation),
            ],
        ),
        (
            "Russian President Oleg Tarsin's aide left the U.S. Senate.",
            &[
                ("", "Russian", Other),
                ("President", "Oleg Tarsin", Person),
                ("", "U.S. Senate", Organisation),
            ],
        ),
        (
            "Yesterday the crew met Tarsin. Tarsin smiled.",
            &[("", "Tarsin", Other), ("", "Tarsin", Other)],
        ),
        (
            "Police shut the road in Brackwater after the mayor, Jo L. Pell Jr., asked.",
            &[("", "Brackwater", Place), ("", "Jo L. Pell Jr.", Person)],
        ),
        (
            "A spokesman met Attorney General Ana Roth and House Speaker Tim Vale.",
            &[
                ("Attorney General", "Ana Roth", Person),
                ("House Speaker", "Tim Vale", Person),
            ],
        ),
        (
            "Flight 12 to Lake Orra left with a Boeing 737.",
            &[
                ("", "Flight 12", Other),
                ("", "Lake Orra", Place),
                ("", "Boeing 737", Other),
            ],
        ),
    ];
    for (text, expected) in cases {
        let expected: Vec<_> = expected
            .iter()
            .map(|(t, n, k)| (t.to_string(), n.to_string(), *k))
            .collect();
        assert_eq!(found(text), expected, "in {text}");
    }
}

#[test]
fn a_headline_is_read_by_how_the_report_writes_its_words() {
    let report = [
        "Brackwater Mayor Rejects Harbour Plan After Tarsin Visit",
        "In the evening Tarsin came to Brackwater with a plan for the harbour.",
    ];
    let context = NameContext::new(report.into_iter());
    let found: Vec<String> = names(report[0], &context)
        .into_iter()
        .map(|n| n.text)
        .collect();
    assert_eq!(found, ["Brackwater", "Tarsin"]);
}

proptest! {
    #[test]
    fn names_lie_in_order_on_characters(text in "(([A-Z][a-z]{0,4}|[a-z]{1,3}|Sen|of|and|de|U\\.S|é|[0-9]{1,4}|['’]s?|[.,:“”&-]) ?){0,30}|\\PC{0,60}") {
        let context = NameContext::new([text.as_str()].into_iter());
        let mut end = 0;
        for name in names(&text, &context) {
            prop_assert_eq!(text.get(name.span.start..name.span.end), Some(name.text.as_str()));
            prop_assert!(name.whole.start >= end && name.whole.end == name.span.end);
            prop_assert!(!name.span.is_empty());
            end = name.whole.end;
        }
    }

    #[test]
    fn every_name_is_its_own_short_form(name in "[A-Z][a-z]{2,8}( [A-Z][a-z]{2,8}){0,2}") {
        prop_assert!(short_form_of(&name, &name));
    }
}

/// Time for eight times the text is about eight times the time.
#[test]
fn reading_is_linear() {
    for piece in [
        "A ",
        "Ada ",
        "Mayor ",
        "Harwick, ",
        "Ada of ",
        "\"A\" ",
        "9 ",
        "May ",
        "U.S. ",
        "Bureau of the ",
    ] {
        let time = |repeat: usize| {
            let text = piece.repeat(repeat);
            let start = std::time::Instant::now();
            let context = NameContext::new([text.as_str()].into_iter());
            assert!(names(&text, &context).len() <= repeat);
            start.elapsed().as_secs_f64()
        };
        let (once, eightfold) = (time(4_000), time(32_000));
        assert!(
            eightfold < once * 40.0 + 0.2,
            "{piece:?}: {once} {eightfold}"
        );
    }
}
