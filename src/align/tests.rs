//! The room as a whole, on small events of our own.

use super::*;
use crate::article::{self, ReadOptions};
use crate::claim;

fn report(id: &str, text: &str) -> Report {
    let article = article::read(text.as_bytes(), "report.txt", &ReadOptions::default())
        .expect("a readable report");
    claim::analyze(id.into(), id.into(), format!("{id}.txt"), article)
}

fn event() -> Vec<Report> {
    vec![
        report(
            "post",
            "Council votes to close six libraries\n\n\
             The city council voted on Tuesday night to close six of its 14 branch libraries.\n\n\
             \"Nobody came into politics to close a library,\" said the finance chief, Rowena Thackerby.\n\n\
             The Independent Transport Panel will look into bus routes next spring.\n\n\
             Police escorted three people out of the public gallery.\n",
        ),
        report(
            "sun",
            "Six libraries to shut\n\n\
             Six branch libraries will shut after councillors backed the closures on Tuesday.\n\n\
             Three people were escorted from the gallery by police officers.\n\n\
             Ms Thackerby said: \"Nobody came into politics to close a library.\"\n\n\
             A brass band played outside in the rain.\n",
        ),
        report(
            "wire",
            "Vellingford council approves library closures\n\n\
             Councillors in Vellingford have approved the closure of six branch libraries.\n\n\
             The ITP is to study bus routes in spring.\n\n\
             She said nobody had come into politics to close a library.\n",
        ),
    ]
}

fn same_row(alignment: &Alignment, reports: &[Report], a: (&str, &str), b: (&str, &str)) -> bool {
    let find = |(id, words): (&str, &str)| {
        let report = reports.iter().position(|r| r.id == id).expect("a report");
        let holds = |c: &claim::Claim| reports[report].text(c.span).contains(words);
        let claim = reports[report]
            .claims
            .iter()
            .position(holds)
            .expect("a claim");
        ClaimRef { report, claim }
    };
    let (a, b) = (find(a), find(b));
    alignment
        .rows
        .iter()
        .any(|row| row.contains(&a) && row.contains(&b))
}

#[test]
fn the_same_facts_share_a_row_and_others_do_not() {
    let reports = event();
    let alignment = align(&reports);
    let together = |a, b| same_row(&alignment, &reports, a, b);
    assert!(together(
        ("post", "voted on Tuesday"),
        ("sun", "Six branch libraries will shut")
    ));
    assert!(together(("post", "Nobody came"), ("sun", "Nobody came")));
    assert!(together(
        ("post", "Police escorted"),
        ("sun", "were escorted")
    ));
    assert!(!together(("post", "bus routes"), ("sun", "brass band")));
    assert!(!together(
        ("post", "Police escorted"),
        ("sun", "Nobody came")
    ));
}

#[test]
fn every_claim_stands_in_exactly_one_row() {
    let reports = event();
    let mut placed: Vec<ClaimRef> = align(&reports).rows.concat();
    placed.sort_unstable();
    let all: Vec<ClaimRef> = reports
        .iter()
        .enumerate()
        .flat_map(|(report, r)| (0..r.claims.len()).map(move |claim| ClaimRef { report, claim }))
        .collect();
    assert_eq!(placed, all);
}

#[test]
fn the_order_of_reports_changes_nothing() {
    let forward = event();
    let mut backward = event();
    backward.reverse();
    let named = |reports: &[Report]| {
        let name = |c: ClaimRef| format!("{}:{}", reports[c.report].id, c.claim);
        let alignment = align(reports);
        let mut links: Vec<(String, String, u64)> = alignment
            .links
            .iter()
            .map(|l| (name(l.a), name(l.b), l.score.to_bits()))
            .collect();
        links.sort();
        let mut rows: Vec<Vec<String>> = alignment
            .rows
            .iter()
            .map(|row| {
                let mut row: Vec<String> = row.iter().map(|c| name(*c)).collect();
                row.sort();
                row
            })
            .collect();
        rows.sort();
        (links, rows)
    };
    assert_eq!(named(&forward), named(&backward));
}

#[test]
fn what_reports_are_called_changes_nothing() {
    let given = event();
    let mut renamed = event();
    for (n, report) in renamed.iter_mut().rev().enumerate() {
        report.id = format!("report-{n}");
    }
    let (first, second) = (align(&given), align(&renamed));
    assert_eq!(first.rows, second.rows);
    assert_eq!(first.links.len(), second.links.len());
    for (x, y) in first.links.iter().zip(&second.links) {
        assert_eq!((x.a, x.b, x.score.to_bits()), (y.a, y.b, y.score.to_bits()));
    }
}

#[test]
fn an_explanation_names_what_both_hold_and_what_was_lacking() {
    let reports = event();
    let police = reports[0].claims.len() - 1;
    let found = explain(
        &reports,
        ClaimRef {
            report: 0,
            claim: police,
        },
    );
    let linked = found.iter().find(|e| e.relation.is_some()).expect("a link");
    assert!(linked.summary.contains("escorted"), "{}", linked.summary);
    assert!(linked.reasons.iter().any(|r| r.detail.contains("escorted")));
}

#[test]
fn an_omission_names_what_came_closest() {
    let reports = vec![
        report(
            "post",
            include_str!("../../samples/ferry-grounding/harwick-post.txt"),
        ),
        report(
            "wire",
            include_str!("../../samples/ferry-grounding/coast-wire.txt"),
        ),
    ];
    let last = reports[1].claims.len();
    let explained = (0..last).flat_map(|claim| explain(&reports, ClaimRef { report: 1, claim }));
    let rejected: Vec<Explained> = explained.filter(|e| e.relation.is_none()).collect();
    assert!(!rejected.is_empty());
    for explained in rejected {
        assert!(explained.score < decision::PARTIAL);
        assert!(
            explained.summary.contains("nothing else")
                || explained.summary.contains("no telling word")
                || explained.summary.contains(';'),
            "{}",
            explained.summary
        );
        assert!(explained.lacking.ends_with('.'), "{explained:?}");
    }
}

/// The values of named features for two claims of the event.
fn features(a: &str, b: &str) -> impl Fn(&str) -> f64 {
    let reports = vec![
        report("a", &format!("A headline\n\n{a}\n")),
        report("b", &format!("Another title\n\n{b}\n")),
    ];
    let measurement = Measurement::new(&reports);
    let samples = measurement.across(&decision::weights().first);
    let (one, two) = (
        ClaimRef {
            report: 0,
            claim: 1,
        },
        ClaimRef {
            report: 1,
            claim: 1,
        },
    );
    let values = samples
        .into_iter()
        .find(|s| s.a == one && s.b == two)
        .map(|s| s.values)
        .unwrap_or_default();
    move |name| {
        let at = measurement::across_names()
            .iter()
            .position(|n| n == name)
            .expect("a feature");
        values.get(at).copied().unwrap_or(f64::NAN)
    }
}

#[test]
fn each_family_of_features_answers_to_its_cause() {
    let base = "The harbour board fined Brackwater Ferries 40,000 pounds on Friday.";
    for (feature, more, less) in [
        (
            "coverage_low",
            "Brackwater Ferries was fined 40,000 pounds.",
            "The board met Brackwater staff.",
        ),
        (
            "characters_4",
            "The harbour board fined the ferry firm.",
            "A board of ferry anglers sang.",
        ),
        (
            "cosine_names",
            "Brackwater Ferries must pay the board.",
            "The harbour board fined a firm.",
        ),
        (
            "numbers_shared",
            "A fine of 40,000 pounds was set by the board.",
            "A fine of 25,000 pounds was set by the board.",
        ),
        (
            "longest_run",
            "It said the harbour board fined Brackwater Ferries.",
            "Ferries fined by Brackwater harbour, it said, board.",
        ),
        (
            "synonym_mass",
            "The harbour board penalised the company.",
            "The harbour board applauded the company.",
        ),
    ] {
        let (high, low) = (features(base, more)(feature), features(base, less)(feature));
        assert!(
            high > low,
            "{feature}: {high} for {more:?}, {low} for {less:?}"
        );
    }
}

#[test]
fn acronyms_and_their_points_are_one_word() {
    let with = features(
        "The F.B.I. opened a file on the pier.",
        "An FBI file on the pier was opened.",
    );
    assert!(with("coverage_low") > 0.9, "{}", with("coverage_low"));
}

#[test]
fn words_inside_quotation_marks_count_where_they_are_reported_too() {
    let held = features(
        "\"We followed every rule we were given,\" she said on Monday.",
        "They had followed every rule we were given, the operator insisted.",
    );
    assert!(held("quotation_held") > 0.5, "{}", held("quotation_held"));
}

#[test]
fn one_speaker_reported_twice_is_told_from_two() {
    let quoted = "\"The pier is safe for everybody,\" said Ana Reyes on Monday.";
    let same = features(
        quoted,
        "Reyes said on Monday: \"The pier is open and safe for every one of us.\"",
    );
    let other = features(
        quoted,
        "Tom Holt said on Monday: \"The pier is open and safe for every one of us.\"",
    );
    let unsaid = features(quoted, "The pier was shut on Monday.");
    let found = [&same, &other, &unsaid].map(|f| (f("same_speaker"), f("both_attributed")));
    assert_eq!(found, [(1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]);
}

#[test]
fn what_the_sentence_beside_it_names_counts_for_a_pronoun() {
    let base = "The harbour board fined Brackwater Ferries on Friday.";
    let covered = |other: &str| features(base, other)("surroundings_coverage_low");
    let named = covered("The board fined it. Brackwater Ferries will appeal.");
    let unnamed = covered("The board fined it. A brass band will play.");
    assert!(named > unnamed, "{named} against {unnamed}");
}

#[test]
fn a_clause_of_a_long_sentence_is_found_by_a_short_one() {
    let base = "The board fined Brackwater Ferries.";
    let together = features(
        base,
        "The board fined Brackwater Ferries, while the town council heard in the evening how \
         residents had lost their meadows to the flood.",
    );
    let scattered = features(
        base,
        "The board of the flooded school heard in the evening, while Brackwater residents were \
         still outside, how ferries, too, had been fined.",
    );
    for feature in ["clause_dice", "clause_mass"] {
        let (high, low) = (together(feature), scattered(feature));
        assert!(high > low, "{feature}: {high} against {low}");
    }
}
