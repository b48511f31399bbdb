//! Examples of quotations and attributions, read as a whole report is read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::{Report, Sourcing, analyze};
use crate::article;
use proptest::prelude::*;

pub(super) fn read(paragraphs: &[&str]) -> Report {
    let text = format!("Harbour talks go on\n\n{}\n", paragraphs.join("\n\n"));
    let article = article::read(
        text.as_bytes(),
        "report.txt",
        &article::ReadOptions::default(),
    )
    .unwrap();
    analyze("a".into(), "a".into(), "report.txt".into(), article)
}

/// `kind speaker <cue> part|part` of each quotation; of an indirect one its content.
pub(super) fn shown(paragraphs: &[&str]) -> Vec<String> {
    let report = read(paragraphs);
    let of = |quotation: &super::Quotation| {
        let parts: Vec<&str> = match quotation.parts.as_slice() {
            [] => vec![report.text(quotation.span)],
            parts => parts.iter().map(|p| report.text(*p)).collect(),
        };
        let speaker = quotation.speaker.as_ref().map_or("-", |s| s.name.as_str());
        let cue = quotation.cue.map_or("-", |c| report.text(c));
        let kind = format!("{:?}", quotation.kind).to_lowercase();
        format!("{kind} {speaker} <{cue}> {}", parts.join("|"))
    };
    report.quotations.iter().map(of).collect()
}

#[test]
fn direct_quotations_have_speaker_and_cue() {
    for (text, expected) in [
        (
            "“We stayed all night,” said Ana Reyes, the harbour master.",
            "direct Ana Reyes <said> We stayed all night,",
        ),
        (
            "“We stayed all night,” Ana Reyes, 58, of Harwick, said on Monday. “Nobody left.”",
            "direct Ana Reyes <said> We stayed all night,|Nobody left.",
        ),
        (
            "“We stayed,” Ana Reyes said in an interview, “because nobody else came.”",
            "direct Ana Reyes <said> We stayed,|because nobody else came.",
        ),
        (
            "As the tide rose, Ana Reyes told reporters, “It was a long night.”",
            "direct Ana Reyes <told> It was a long night.",
        ),
        (
            "“Was it a long night?” Ana Reyes, who ran the harbour (Harwick), asked the crowd.",
            "direct Ana Reyes <asked> Was it a long night?",
        ),
        (
            "A lawyer for the owner, Ana Reyes, said: “He denies every word.”",
            "direct Ana Reyes <said> He denies every word.",
        ),
        (
            "“It was a long night for all of us.” — Ana Reyes",
            "direct Ana Reyes <—> It was a long night for all of us.",
        ),
        (
            "''It was a long night,'' Ms. Reyes was quoted as saying.",
            "direct Reyes <saying> It was a long night,",
        ),
    ] {
        assert_eq!(shown(&[text]), [expected], "{text}");
    }
}

#[test]
fn indirect_and_mixed_contents_are_found() {
    for (text, expected) in [
        (
            "Ana Reyes said that the pier would close.",
            "indirect Ana Reyes <said> that the pier would close",
        ),
        (
            "Ana Reyes said on Monday the pier would close.",
            "indirect Ana Reyes <said> the pier would close",
        ),
        (
            "The pier will close, Ana Reyes said.",
            "indirect Ana Reyes <said> The pier will close",
        ),
        (
            "The pier, Ana Reyes said, will close before winter.",
            "indirect Ana Reyes <said> The pier, Ana Reyes said, will close before winter",
        ),
        (
            "The pier will close, according to a draft budget.",
            "indirect a draft budget <according to> The pier will close",
        ),
        (
            "According to the draft budget, the pier will close.",
            "indirect the draft budget <According to> the pier will close",
        ),
        (
            "Ana Reyes accused the owner of neglecting the pier.",
            "indirect Ana Reyes <accused> neglecting the pier",
        ),
        (
            "Ana Reyes urged the owner to repair the pier.",
            "indirect Ana Reyes <urged> to repair the pier",
        ),
        (
            "Ana Reyes asked whether the pier was safe.",
            "indirect Ana Reyes <asked> whether the pier was safe",
        ),
        (
            "Ana Reyes said the pier was “a danger to everyone” on the shore.",
            "mixed Ana Reyes <said> a danger to everyone",
        ),
        (
            "The mayor, an engineer, said the pier would close.",
            "indirect The mayor <said> the pier would close",
        ),
        (
            "Critics, however, say the pier was never safe.",
            "indirect Critics <say> the pier was never safe",
        ),
        (
            "Dockers called on Friday for the owner to repair the pier.",
            "indirect Dockers <called> the owner to repair the pier",
        ),
        (
            "Ana Reyes, Mayor Tom Hale's chief adviser, said the pier would close.",
            "indirect Ana Reyes <said> the pier would close",
        ),
        (
            "The closure was first reported by Coast News.",
            "indirect Coast News <reported> The closure",
        ),
    ] {
        assert_eq!(shown(&[text]), [expected], "{text}");
    }
}

#[test]
fn what_is_no_attribution_is_left_alone() {
    for text in [
        "The “so-called” pier closed on Monday.",
        "She sang “Harbour Lights” on the pier.",
        "The report was long and the claims were many.",
        "The accused owner of the pier left town.",
        "Rosa “Bobby” Reyes walked home.",
    ] {
        assert_eq!(shown(&[text]), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn speakers_are_resolved_within_the_report() {
    for (paragraphs, expected) in [
        (
            [
                "Mayor Ana Reyes opened the pier.",
                "“It is safe,” Reyes said.",
            ],
            "Ana Reyes",
        ),
        (
            [
                "Mayor Ana Reyes opened the pier.",
                "“It is safe,” the mayor said.",
            ],
            "Ana Reyes",
        ),
        (
            ["Ana Reyes thanked Tom Hale.", "“It is safe,” she said."],
            "Ana Reyes",
        ),
        (
            ["Ana Reyes thanked Tom Hale.", "“It is safe,” he said."],
            "Tom Hale",
        ),
        (
            [
                "Ana Reyes, 58, watched the boats.",
                "“It was a long night for us.”",
            ],
            "Ana Reyes",
        ),
        (
            [
                "Ana Reyes wrote in a letter:",
                "“The pier is safe for everyone.”",
            ],
            "Ana Reyes",
        ),
        (
            [
                "In a statement, Ana Reyes denied it.",
                "“It is safe,” the statement said.",
            ],
            "Ana Reyes",
        ),
        (
            ["REYES: The pier is safe.", "HALE: Is it?\n\nREYES: It is."],
            "REYES",
        ),
    ] {
        let report = read(&paragraphs);
        let last = report.quotations.iter().rev().find(|q| !q.parts.is_empty());
        let speaker = last.unwrap().speaker.as_ref().unwrap();
        assert_eq!(speaker.name, expected, "{paragraphs:?}");
    }
}

#[test]
fn sources_are_told_apart() {
    for (text, expected) in [
        ("Ana Reyes said the pier was safe.", Sourcing::Named),
        ("Police said the pier was safe.", Sourcing::Named),
        (
            "Officials familiar with the plan said the pier was safe.",
            Sourcing::Anonymous,
        ),
        (
            "A senior harbour official said the pier was safe.",
            Sourcing::Anonymous,
        ),
        ("A jogger said the pier was safe.", Sourcing::Anonymous),
        (
            "Boating groups said the pier was safe.",
            Sourcing::Anonymous,
        ),
        ("The company said the pier was safe.", Sourcing::Named),
        ("The indictments say the pier was safe.", Sourcing::Document),
        (
            "A terse response from the port said the pier was safe.",
            Sourcing::Document,
        ),
        ("The lawsuit said the pier was safe.", Sourcing::Document),
        (
            "The indictments say that the pier was safe.",
            Sourcing::Document,
        ),
        (
            "A terse response from the Port Authority said the pier was safe.",
            Sourcing::Document,
        ),
        (
            "The Harwick Post reported that the pier was safe.",
            Sourcing::Outlet,
        ),
        (
            "The closure was first reported by Reuters.",
            Sourcing::Outlet,
        ),
    ] {
        let report = read(&[text]);
        let quotation = report.quotations.first().expect(text);
        assert_eq!(
            quotation.speaker.as_ref().unwrap().sourcing,
            expected,
            "{text}"
        );
        let attribution = report.claims.last().unwrap().attribution.clone();
        if report.quotations[0].span.len() * 2 > text.len() {
            assert_eq!(attribution.unwrap().sourcing, Some(expected), "{text}");
        }
    }
}

#[test]
fn a_quotation_over_paragraphs_is_one() {
    let text = ["“We lost the rudder.", "“Then we drifted,” Ana Reyes said."];
    assert_eq!(
        shown(&text),
        ["direct Ana Reyes <said> We lost the rudder.|Then we drifted,"]
    );
}

proptest! {
    #[test]
    fn quotations_slice_and_are_ordered(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "“", "”", "\"", "''", "‘", "’", ",", ".", "?", ":", " — ", "(", ")", "\n\n", " ",
                " said", " Ana Reyes", " he", " that", " the mayor", " according to", " and", "É",
            ]),
            0..60,
        )
    ) {
        let report = read(&[&format!("x{}", pieces.concat())]);
        let mut start = 0;
        for quotation in &report.quotations {
            prop_assert!(quotation.span.start >= start);
            start = quotation.span.start;
            let spans = quotation.parts.iter().chain([&quotation.span]);
            for span in spans.chain(quotation.cue.iter()) {
                prop_assert!(report.article.text.get(span.start..span.end).is_some());
            }
            for part in &quotation.parts {
                prop_assert!(quotation.span.contains(*part));
            }
        }
    }
}
