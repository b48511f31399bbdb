use super::super::facing::Facts;
use super::*;
use crate::align::ClaimRef;
use crate::article::plain;
use crate::claim::{analyze, name_context};

/// What a finder finds between two sentences of two reports: words of both, and the note.
pub fn between(
    finder: fn(&Facing) -> Vec<Difference>,
    a: &str,
    b: &str,
) -> Vec<(String, String, String)> {
    let report = |id: &str, sentence: &str| {
        let text = format!("Harwick pier closed after storm\n\n{sentence}\n");
        analyze(id.into(), id.into(), id.into(), plain::read(text))
    };
    let reports = [report("post", a), report("wire", b)];
    let facts = Facts::new(&reports, &name_context(&reports));
    let claim = |report: usize| {
        let claims = &reports[report].claims;
        ClaimRef {
            report,
            claim: claims.len() - 1,
        }
    };
    let facing = facts.facing(&reports, claim(0), claim(1), None).unwrap();
    finder(&facing)
        .into_iter()
        .map(|d| {
            (
                facing.text_a(d.a.span).to_owned(),
                facing.text_b(d.b.span).to_owned(),
                d.note,
            )
        })
        .collect()
}

#[test]
fn wordings_of_one_utterance_are_told_apart() {
    for (a, b, expected) in [
        (
            "“We closed the old pier before the storm,” Ana Reyes said.",
            "“We closed the old jetty before the storm,” said Ms. Reyes.",
            Some(("pier", "jetty", "quoted in other words")),
        ),
        (
            "“We closed the old pier before the storm, and nobody was hurt,” Ana Reyes said.",
            "Ana Reyes said that nobody had been hurt because “we closed the old pier before the \
             storm”.",
            Some((
                "We closed the old pier before the storm, and nobody was hurt",
                "we closed the old pier before the storm",
                "the second tells in its own words “and nobody was hurt”",
            )),
        ),
        (
            "“We closed the old pier before the storm, and nobody on it was hurt at all,” Ana \
             Reyes said.",
            "“Nobody on it was hurt at all,” Ana Reyes said. She said: “We closed the old pier \
             before the storm.”",
            Some((
                "We closed the old pier before the storm, and nobody on it was hurt at all",
                "We closed the old pier before the storm",
                "the second quotes elsewhere “and nobody on it was hurt at all”",
            )),
        ),
        (
            "“We closed the old pier before the storm, and nobody was hurt,” Ana Reyes said.",
            "“We closed the old pier before the storm,” Ana Reyes said.",
            Some((
                "We closed the old pier before the storm, and nobody was hurt",
                "We closed the old pier before the storm",
                "the second leaves out “and nobody was hurt”",
            )),
        ),
        (
            "“We closed the old pier before the storm,” Ana Reyes said.",
            "Ana Reyes said the old pier had been closed before the storm.",
            Some((
                "We closed the old pier before the storm",
                "the old pier had been closed before the storm",
                "quoted against told in other words",
            )),
        ),
        (
            "“We're closing the old pier before the storm,” Ana Reyes said.",
            "\"We are closing the old pier before the storm\", said Reyes.",
            None,
        ),
        (
            "“We closed the old pier before the storm,” Ana Reyes said.",
            "“Nobody told the fishermen about the barrier,” Bo Lindqvist said.",
            None,
        ),
        // Whom "they" means nobody tells, and another outlet tells what somebody told it.
        (
            "“We closed the old pier before the storm,” Ana Reyes said.",
            "They said the old pier had been closed before the storm.",
            None,
        ),
        (
            "Coast Wire reported that the owner “closed the old pier before the storm.”",
            "Two officials said the owner had closed the old pier before the storm.",
            None,
        ),
        // Little in common: another thing that she said.
        (
            "“We closed the old pier before the storm and sent every docker home,” Ana Reyes said.",
            "Ana Reyes said the storm warning had reached the old lighthouse crew in time.",
            None,
        ),
    ] {
        let found = between(find, a, b);
        let first = found
            .first()
            .map(|(a, b, note)| (a.as_str(), b.as_str(), note.as_str()));
        assert_eq!(first, expected, "{a} / {b}");
        assert!(found.len() <= 1, "{found:?}");
    }
}

#[test]
fn a_word_that_was_changed_is_told_beside_the_cut() {
    let whole = "“We have to sell the old pier because the town has no money for it, and nobody \
                 else has offered a pound,” Ana Reyes said.";
    let cut = "We want to sell the old pier because the town has no money for it";
    let found = between(find, whole, &format!("“{cut},” Ana Reyes said."));
    let (_, theirs, note) = found.first().unwrap();
    assert_eq!(theirs, cut);
    assert_eq!(
        note,
        "“have” against “want”; the second leaves out “and nobody else has offered a pound”"
    );
}

#[test]
fn who_quotes_the_very_words_tells_nothing_in_other_words() {
    let quoted = "“We closed the old pier before the storm,” Ana Reyes said.";
    let told = "Ana Reyes said the old pier had been closed before the storm.";
    assert_eq!(between(find, quoted, told).len(), 1);
    for also in [
        format!("{quoted} {told}"),
        format!("“As you know, we closed the old pier before the storm,” Ana Reyes said. {told}"),
    ] {
        assert!(between(find, quoted, &also).is_empty(), "{also}");
    }
    // A denial is no paraphrase.
    let denied = "Ana Reyes said the old pier had not been closed before the storm.";
    assert!(between(find, quoted, denied).is_empty());
}

#[test]
fn the_sentence_that_fits_better_is_the_one_that_was_quoted() {
    let long = "“We closed the old pier before the storm came over the harbour. They asked me \
                why we closed the old pier before the storm.”";
    let short = "“They asked me why we closed the old pier,” Ana Reyes said.";
    let found = between(find, &format!("Ana Reyes said: {long}"), short);
    assert!(
        found.iter().all(|(a, ..)| !a.contains("harbour")),
        "{found:?}"
    );
}
