#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::*;
use crate::align::align;
use crate::article::plain;
use crate::claim::analyze;

fn report(id: &str, body: &str) -> Report {
    let text = format!("Harwick pier closed after storm\n\n{body}\n");
    analyze(id.into(), id.into(), id.into(), plain::read(text))
}

/// The wording of each utterance, with the words and kind of each version.
fn told(reports: &[Report]) -> Vec<(Option<String>, Wording, Vec<String>)> {
    find(reports, &align(reports))
        .into_iter()
        .map(|u| {
            let versions = u.versions.iter().map(|v| {
                let report = &reports[v.quotation.report];
                let kind = format!("{:?}", v.kind).to_lowercase();
                format!("{} {kind}: {}", report.id, report.text(v.span))
            });
            (u.speaker.clone(), u.wording, versions.collect())
        })
        .collect()
}

#[test]
fn one_utterance_in_several_wordings() {
    for (bodies, wording, versions) in [
        (
            [
                "“We closed the old pier before the storm,” Ana Reyes said.",
                "“We closed the old pier before the storm,” said Reyes, the harbour master.",
            ],
            Wording::Identical,
            [
                "post whole: We closed the old pier before the storm,",
                "wire whole: We closed the old pier before the storm,",
            ],
        ),
        (
            [
                "Ana Reyes said they “closed the old pier” on Monday.",
                "“We closed the old pier before the storm,” Ana Reyes said.",
            ],
            Wording::Cut,
            [
                "post cut: closed the old pier",
                "wire whole: We closed the old pier before the storm,",
            ],
        ),
        (
            [
                "“We closed the old pier before the storm,” Ana Reyes said. “Nobody was hurt.”",
                "“We shut the old pier before the storm,” Ana Reyes said.",
            ],
            Wording::Altered,
            [
                "post whole: We closed the old pier before the storm,",
                "wire altered: We shut the old pier before the storm,",
            ],
        ),
    ] {
        let reports = [report("post", bodies[0]), report("wire", bodies[1])];
        let found = told(&reports);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0.as_deref(), Some("Ana Reyes"));
        assert_eq!(found[0].1, wording, "{bodies:?}");
        assert_eq!(found[0].2, versions);
    }
}

#[test]
fn words_at_the_end_are_a_cut_and_spelling_is_none() {
    for (bodies, wording) in [
        (
            [
                "“We closed the old pier before the storm, and I make no apology for that,” Ana \
                 Reyes said.",
                "“We closed the old pier before the storm, and I make no apology.” Ana Reyes said.",
            ],
            Wording::Cut,
        ),
        (
            [
                "“Our neighbours organised ten per cent of it,” Ana Reyes said.",
                "“Our neighbors organized 10 percent of it,” Ana Reyes said.",
            ],
            Wording::Identical,
        ),
    ] {
        let found = told(&[report("post", bodies[0]), report("wire", bodies[1])]);
        let wordings: Vec<Wording> = found.iter().map(|u| u.1).collect();
        assert_eq!(wordings, [wording], "{bodies:?}");
    }
}

#[test]
fn one_utterance_in_pieces_is_shown_once() {
    let reports = [
        report(
            "post",
            "“You might have a farmer from Harwick who never went to sea, never steered a ship, \
             as the next harbour master,” Ana Reyes said.",
        ),
        report(
            "sun",
            "Reyes spoke of “a farmer from Harwick who never went to sea.” She feared him “as \
             the next harbour master.”",
        ),
        report(
            "wire",
            "“Or, you might have a farmer from Harwick who never went to sea, never steered a \
             ship, as the next harbour master,” Reyes said.",
        ),
    ];
    let found = told(&reports);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0.as_deref(), Some("Ana Reyes"));
    assert_eq!(found[0].2.len(), 4, "{found:?}");
}

#[test]
fn a_description_is_no_other_speaker() {
    let words = "who never went to sea and never steered a ship";
    let reports = [
        report(
            "post",
            &format!("Bosun running for the Harbour Board mocked a man “{words}” in a speech."),
        ),
        report("wire", &format!("Ana Reyes said he was a man “{words}.”")),
    ];
    let found = told(&reports);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0.as_deref(), Some("Ana Reyes"));
}

#[test]
fn the_speaker_is_that_of_the_fullest_wording() {
    let long =
        "“Freedom to steer means freedom for every sailor. The harbour belongs to all of us,”";
    let reports = [
        report("post", &format!("{long} Mary Quill said.")),
        report(
            "sun",
            "“Freedom to steer means freedom for every sailor,” Dick Quill said.",
        ),
        report("wire", &format!("{long} Mary Quill said.")),
    ];
    let speakers: Vec<_> = told(&reports).into_iter().map(|u| u.0).collect();
    assert_eq!(speakers, [Some("Mary Quill".to_owned())]);
}

#[test]
fn other_speakers_and_other_words_are_other_utterances() {
    let reports = [
        report("post", "“We closed the pier,” Ana Reyes said."),
        report("wire", "“We closed the pier,” Bo Lindqvist said."),
        report("sun", "“Nobody told the fishermen a word,” Ana Reyes said."),
    ];
    assert_eq!(told(&reports), []);
}

#[test]
fn a_text_is_not_the_person_who_says_nearly_the_same() {
    let letter = "“Your plan appears to follow the taste of your favourite builder, Tam Orrick, \
                  rather than the needs of the harbour,” says the letter.";
    let person = "“I fear that Mayor Quill's plan follows the taste of her favourite builder Tam \
                  Orrick rather than the needs of the harbour,” said Bo Lindqvist.";
    assert_eq!(told(&[report("post", letter), report("wire", person)]), []);
    // In the same words it is their letter.
    let same = letter.replace("says the letter", "wrote Bo Lindqvist");
    let found = told(&[report("post", letter), report("wire", &same)]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn words_that_tell_nothing_are_no_cut() {
    let short = "“And it will be so,” Ana Reyes said.";
    let long = "“I promise you that it will be so for the fishermen of Harwick,” Ana Reyes said.";
    assert_eq!(told(&[report("post", short), report("wire", long)]), []);
    let found = told(&[report("post", short), report("wire", short)]);
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn the_order_of_the_reports_changes_nothing() {
    let long = "“We closed the old pier before the storm. The crew was sent home at noon,” \
                Ana Reyes said.";
    let one = "“We closed the old pier before the storm,” Ana Reyes said.";
    let two = "“The crew was sent home at noon,” Ana Reyes said.";
    let forward = [
        report("post", long),
        report("sun", one),
        report("wire", two),
    ];
    let backward = [
        report("wire", two),
        report("sun", one),
        report("post", long),
    ];
    let found = told(&forward);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found, told(&backward));
}

#[test]
fn many_equal_quotations_are_no_burden() {
    let many = "“We closed the old pier today,” Ana Reyes said. ".repeat(2_000);
    let reports = [report("post", &many), report("wire", &many)];
    let started = std::time::Instant::now();
    find(&reports, &Alignment::default());
    assert!(started.elapsed().as_secs() < 20);
}
