//! What the findings of framing hold for two or three short reports.

use super::*;
use crate::align::{ClaimRef, Link, Relation};
use crate::article::{Article, Block, BlockKind};
use crate::claim::{Sourcing, analyze, name_context};
use crate::text::Span;

/// A report of one body paragraph.
pub(in crate::compare) fn report(id: &str, text: &str) -> Report {
    let article = Article {
        text: text.to_owned(),
        blocks: vec![Block {
            kind: BlockKind::Body,
            span: Span::new(0, text.len()),
        }],
        ..Article::default()
    };
    analyze(id.to_owned(), id.to_owned(), String::new(), article)
}

/// The first claims of two reports as one row and one link.
pub(in crate::compare) fn linked(borderline: bool) -> Alignment {
    let [a, b] = [0, 1].map(|report| ClaimRef { report, claim: 0 });
    Alignment {
        rows: vec![vec![a, b]],
        links: vec![Link {
            a,
            b,
            relation: Relation::Same,
            score: 0.5,
            borderline,
            reasons: Vec::new(),
            by_hand: false,
        }],
        ..Alignment::default()
    }
}

fn framing(texts: &[(&str, &str)]) -> Framing {
    let reports: Vec<Report> = texts.iter().map(|(id, text)| report(id, text)).collect();
    let context = name_context(&reports);
    find(
        &reports,
        &Alignment::default(),
        &context,
        &Options::default(),
    )
}

/// The labels of the referent that one of the sources calls `label`.
fn labels_with(framing: &Framing, label: &str) -> Vec<(String, String)> {
    let all = framing
        .labels
        .iter()
        .find(|r| r.labels.iter().any(|l| l.text == label));
    all.into_iter()
        .flat_map(|r| &r.labels)
        .map(|l| (l.source.clone(), l.text.clone()))
        .collect()
}

const POST: &str = "Mayor Ada Quillfeather signed the harbour agreement on Monday. Quillfeather \
    called the agreement fair. The mayor said the agreement would last.";
const WIRE: &str = "Ada Quillfeather put her name to the deal with Norway. The mayor praised the \
    deal. Norwegian Prime Minister Jonas Holmqvist said the deal was good. Holmqvist left Oslo.";

#[test]
fn names_titles_and_descriptions_are_one_referent() {
    let found = framing(&[("post", POST), ("wire", WIRE)]);
    let mayor = labels_with(&found, "Mayor Ada Quillfeather");
    for expected in [
        ("post", "Quillfeather"),
        ("post", "The mayor"),
        ("wire", "Ada Quillfeather"),
        ("wire", "The mayor"),
    ] {
        let expected = (expected.0.to_owned(), expected.1.to_owned());
        assert!(mayor.contains(&expected), "{expected:?} in {mayor:?}");
    }
}

#[test]
fn nouns_alike_are_one_referent() {
    let found = framing(&[("post", POST), ("wire", WIRE)]);
    let deal = labels_with(&found, "the deal");
    assert!(
        deal.contains(&("post".into(), "the harbour agreement".into())),
        "{deal:?}"
    );
}

/// Pairs of labels that two reports give one referent, or do not.
#[test]
fn labels_of_one_thing_and_of_two() {
    let together = true;
    let apart = false;
    for (one, other, a, b, wanted) in [
        (
            "Quillfeather's team met. Quillfeather's team won. Askill's team left. The mayor, Ada \
             Quillfeather, spoke to Askill's team.",
            "Quillfeather's team met Askill's team. Quillfeather's team went to Askill's team.",
            "Quillfeather's team",
            "Askill's team",
            apart,
        ),
        (
            "The White House praised the deal. The deal holds.",
            "The deal pleased the United States. The United States signed the deal.",
            "White House",
            "United States",
            together,
        ),
        (
            "The harbour deal, known as the Quay Accord, was signed. The deal holds.",
            "The Quay Accord was signed. The deal was fair.",
            "Quay Accord",
            "The deal",
            together,
        ),
        (
            "The Super Bowl was near. The bill, known as SB 12, failed. The bill died.",
            "The Super Bowl was played. The bill failed. The bill died.",
            "Super Bowl",
            "The bill",
            apart,
        ),
        (
            "The Danish leader arrived. Danish Prime Minister Jonas Holmqvist spoke.",
            "Denmark's leader, Jonas Holmqvist, spoke.",
            "The Danish leader",
            "Jonas Holmqvist",
            together,
        ),
        (
            "Migrants arrived. The migrants sang. Immigrants waited.",
            "Immigrants arrived. The immigrants waited. Migrants sang.",
            "Migrants",
            "Immigrants",
            together,
        ),
        (
            "Harbour leader Ada Quillfeather spoke. Quillfeather feared another strongman abroad.",
            "The leader, Ada Quillfeather, spoke. Another strongman would come, Quillfeather said.",
            "Quillfeather",
            "strongman",
            apart,
        ),
        (
            "Harbour leader Ada Quillfeather spoke. Quillfeather left.",
            "Ada Quillfeather spoke. Critics feared that strongman and left Quillfeather.",
            "Quillfeather",
            "that strongman",
            together,
        ),
    ] {
        let found = framing(&[("post", one), ("wire", other)]);
        let labels = labels_with(&found, a);
        assert!(!labels.is_empty(), "{a} in {:?}", found.labels);
        let same = labels.iter().any(|(_, text)| text == b);
        assert_eq!(same, wanted, "{a} and {b}: {labels:?}");
    }
}

#[test]
fn an_owner_is_named_too_where_what_is_owned_has_a_label() {
    let found = framing(&[
        ("post", POST),
        (
            "wire",
            "Quillfeather's agreement is fair. \
        The agreement with the port is Quillfeather's.",
        ),
    ]);
    let owner = labels_with(&found, "Mayor Ada Quillfeather");
    assert!(
        owner.contains(&("wire".into(), "Quillfeather".into())),
        "{owner:?}"
    );
}

#[test]
fn an_adjective_before_nouns_is_no_thing() {
    let text = "The lunar base opened. The base was new. The base is big. The lunar. The lunar \
        rocket left. The lunar rover broke. The lunar dust rose. The lunar base shut.";
    let found = framing(&[("post", text), ("wire", text)]);
    let base = labels_with(&found, "The lunar base");
    assert!(!base.is_empty(), "{:?}", found.labels);
    assert!(
        !found
            .labels
            .iter()
            .any(|r| r.labels.iter().any(|l| l.text.ends_with("lunar")))
    );
}

#[test]
fn a_phrase_ends_at_its_verb() {
    let text = "Ships rusted. The ship rusted. The town wanted ships. Ships came. The ships came.";
    let found = framing(&[("post", text), ("wire", text)]);
    assert!(
        !labels_with(&found, "ships").is_empty(),
        "{:?}",
        found.labels
    );
}

#[test]
fn what_one_source_alone_names_is_no_label() {
    let found = framing(&[("post", POST), ("wire", WIRE)]);
    assert_eq!(labels_with(&found, "Holmqvist"), []);
}

#[test]
fn labels_hold_the_words_at_their_offsets() {
    let texts = [("post", POST), ("wire", WIRE)];
    for label in framing(&texts).labels.iter().flat_map(|r| &r.labels) {
        let (_, text) = texts.iter().find(|(id, _)| *id == label.source).unwrap();
        let words: String = text
            .chars()
            .skip(label.start)
            .take(label.end - label.start)
            .collect();
        assert_eq!(words, label.text);
    }
}

#[test]
fn the_order_of_reports_changes_no_referent() {
    let names = |framing: Framing| -> Vec<String> {
        framing.labels.into_iter().map(|r| r.referent).collect()
    };
    assert_eq!(
        names(framing(&[("post", POST), ("wire", WIRE)])),
        names(framing(&[("wire", WIRE), ("post", POST)]))
    );
}

#[test]
fn a_users_labels_are_one_referent() {
    let reports = [
        report("post", "The giveaway of the pier angered dockers."),
        report("wire", "Dockers opposed the Quay Sale. Nobody asked them."),
    ];
    let mine = Options {
        labels: vec![(
            "the sale".into(),
            vec!["giveaway".into(), "Quay Sale".into()],
        )],
        ..Options::default()
    };
    let context = name_context(&reports);
    let found = find(&reports, &Alignment::default(), &context, &mine);
    let sale = found
        .labels
        .iter()
        .find(|r| r.referent == "the sale")
        .unwrap();
    let texts: Vec<&str> = sale.labels.iter().map(|l| l.text.as_str()).collect();
    assert_eq!(texts, ["giveaway", "Quay Sale"]);
    assert_eq!(sale.telling, sale.labels);
}

#[test]
fn voices_and_cues_are_joined_across_sources() {
    let found = framing(&[
        (
            "post",
            "“We followed every rule we were given,” said Mayor Ada Quillfeather.",
        ),
        (
            "wire",
            "“We followed every rule,” Ada Quillfeather admitted.",
        ),
    ]);
    let voice = found.voices.first().unwrap();
    assert!(voice.voice.contains("Quillfeather"));
    assert_eq!(voice.sources.len(), 2);
    assert!(!voice.only_here);
    let cues = found.cues.first().unwrap();
    assert!(cues.contrast, "{cues:?}");
}

#[test]
fn what_somebody_declines_are_no_words_of_a_voice() {
    let found = framing(&[
        (
            "a",
            "Ada Quill declined to say whether the harbour office had ignored two warnings.",
        ),
        (
            "b",
            "Tom Orr said that the harbour office had ignored two warnings.",
        ),
    ]);
    let words: Vec<_> = { found.voices.iter() }
        .map(|v| (v.voice.as_str(), v.sources[0].words))
        .collect();
    assert_eq!(words, [("Tom Orr", 8), ("Ada Quill", 0)]);
}

#[test]
fn one_person_by_two_forms_of_the_name_is_one_voice() {
    for (one, other, voices) in [
        ("Theodore Quillfeather", "Zibi Quillfeather", 1),
        ("Mayor Theodore Quillfeather", "Teddy Quillfeather", 1),
        ("Theodore Quillfeather", "Martha Quillfeather", 2),
        ("Harwick Harbour Board", "Northern Pilots Board", 2),
    ] {
        let found = framing(&[
            (
                "post",
                &format!("“We followed every rule we were given,” said {one}."),
            ),
            (
                "wire",
                &format!("“Nobody asked us about the ferry,” said {other}."),
            ),
        ]);
        let names: Vec<&str> = found.voices.iter().map(|v| v.voice.as_str()).collect();
        assert_eq!(names.len(), voices, "{names:?}");
        assert!(found.voices.iter().all(|v| v.only_here == (voices == 2)));
    }
}

#[test]
fn what_one_report_alone_names_is_not_listed() {
    let reports = [
        report("post", "Quill met the mayor. Quill left."),
        report("wire", "Quill stayed."),
    ];
    let mention = |report: usize, start: usize| labels::Mention {
        report,
        span: Span::new(start, start + 5),
        referent: "quill".to_owned(),
        described: false,
        inside: None,
        with: std::collections::BTreeSet::new(),
    };
    let twice = [mention(0, 0), mention(0, 21)];
    assert!(labels::listed(&reports, &twice).is_empty());
    let both = [mention(0, 0), mention(1, 0)];
    assert_eq!(labels::listed(&reports, &both).len(), 1);
}

#[test]
fn a_statement_is_the_voice_of_who_gave_it() {
    let found = framing(&[
        (
            "post",
            "“We are disappointed by it,” said the statement from the mayor's lawyer, Jonas Reyes.",
        ),
        (
            "wire",
            "Jonas Reyes said that the mayor was disappointed. The letter said that he had paid. \
             Aides to Mr. Reyes said that he was tired.",
        ),
    ]);
    let voices: Vec<(&str, Sourcing, usize)> = found
        .voices
        .iter()
        .map(|v| (v.voice.as_str(), v.sourcing, v.sources.len()))
        .collect();
    assert!(
        voices.contains(&("Jonas Reyes", Sourcing::Named, 2)),
        "{voices:?}"
    );
    assert!(
        voices.contains(&("Aides to Mr. Reyes", Sourcing::Anonymous, 1)),
        "{voices:?}"
    );
}
