//! Polls of sources: "one witness said" against "several witnesses said". How many say so is how
//! sure a report makes it, so the difference is shown as one of certainty.

use super::Difference;
use super::facing::{ClaimFacts, Facing};
use super::lists::is_role;
use crate::align::Relation;
use crate::claim::{Quotation, Report, Sourcing, Speaker};
use crate::compare::model::ChangeKind;
use crate::text::Span;
use crate::text::is_function_word;
use crate::text::normal::normalize_word;
use crate::text::stems::Stemmer;
use crate::text::words::words;
use std::collections::BTreeSet;

/// How many of a sort of source say so. A plural alone tells no number, but more than one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Poll {
    One,
    Some,
    Plural,
    Many,
    Most,
    All,
}

/// Words for each poll but the plural alone.
const POLLS: [(Poll, &[&str]); 5] = [
    (Poll::One, &["one", "a", "an", "1"]),
    (Poll::Some, &["some", "few"]),
    (
        Poll::Many,
        &["many", "numerous", "dozens", "scores", "hundreds"],
    ),
    (Poll::Most, &["most", "majority"]),
    (Poll::All, &["all", "every", "each"]),
];

/// Words of the longest mention that is read, and quotations of one claim.
const LONGEST: usize = 8;
const MOST_QUOTATIONS: usize = 6;

/// Stems that the contents share, and their share of the shorter.
const SHARED_STEMS: usize = 2;
const SHARED: f64 = 0.4;

/// A source without a name, and what it says.
struct Polled<'f> {
    span: Span,
    poll: Poll,
    /// The stem of the noun: "witness".
    noun: String,
    stems: BTreeSet<&'f str>,
}

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let (Some(report_a), Some(report_b)) = (facing.report_a(), facing.report_b()) else {
        return Vec::new();
    };
    if facing.link.is_some_and(|l| l.relation != Relation::Same) {
        return Vec::new();
    }
    let first = polled(report_a, facing.facts_a, facing.quotations_a());
    let second = polled(report_b, facing.facts_b, facing.quotations_b());
    let pair = first.iter().find_map(|a| {
        let fits = |b: &&Polled| a.noun == b.noun && a.poll != b.poll && same_content(a, b);
        Some((a, second.iter().find(fits)?))
    });
    let Some((a, b)) = pair else {
        return Vec::new();
    };
    vec![facing.difference(
        ChangeKind::Certainty,
        a.span,
        b.span,
        format!(
            "{} against {}: how many say so",
            facing.text_a(a.span),
            facing.text_b(b.span)
        ),
    )]
}

fn same_content(a: &Polled, b: &Polled) -> bool {
    let shared = a.stems.intersection(&b.stems).count();
    let shorter = a.stems.len().min(b.stems.len());
    shared >= SHARED_STEMS && shared as f64 >= SHARED * shorter as f64
}

fn polled<'f>(
    report: &Report,
    facts: &'f ClaimFacts,
    quotations: impl Iterator<Item = &'f Quotation>,
) -> Vec<Polled<'f>> {
    let stemmer = Stemmer::new("en");
    let inside = |span: Span| facts.words.iter().any(|w| span.contains(w.span));
    quotations
        .take(MOST_QUOTATIONS)
        .filter_map(|quotation| {
            // "A report by engineers" is one, whoever wrote it.
            let people = |speaker: &&Speaker| speaker.sourcing != Sourcing::Document;
            let mention = quotation.speaker.as_ref().filter(people)?.mention;
            let text = report.text(mention);
            let normals: Vec<String> = words(text)
                .into_iter()
                .map(|w| normalize_word(w.of(text)))
                .collect();
            if normals.len() > LONGEST || !inside(mention) {
                return None;
            }
            // "Two experts familiar with it": the first noun for people is the source.
            let at = normals.iter().position(|w| is_role(w))?;
            let noun = normals.get(at)?;
            let before = normals.get(..at)?;
            let told = POLLS
                .iter()
                .find(|(_, told)| before.iter().any(|w| told.contains(&w.as_str())));
            let poll = match told {
                Some((poll, _)) => *poll,
                // "The officials" are those told of before.
                None if before.iter().any(|w| is_function_word(w)) => return None,
                None if noun.ends_with('s') => Poll::Plural,
                None => return None,
            };
            let content = facts
                .words
                .iter()
                .filter(|w| quotation.span.contains(w.span));
            Some(Polled {
                span: mention,
                poll,
                noun: stemmer.stem(noun),
                stems: content
                    .filter(|w| !is_function_word(&w.normal))
                    .map(|w| w.stem.as_str())
                    .collect(),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::test_support::differences;
    use super::find;

    #[test]
    fn another_number_of_sources_is_a_change() {
        for (a, b, expected) in [
            (
                "One witness said the ferry had hit the pier twice.",
                "Witnesses said the ferry had hit the pier twice.",
                "One witness | Witnesses",
            ),
            (
                "Some experts said the old pier could fall in a storm.",
                "Most experts said the old pier could fall in a storm.",
                "Some experts | Most experts",
            ),
        ] {
            assert_eq!(differences(find, a, b), [expected], "{a}");
        }
    }

    #[test]
    fn the_same_number_and_other_sources_are_none() {
        for (a, b) in [
            (
                "One witness said the ferry had hit the pier twice.",
                "A witness said the ferry had hit the pier twice.",
            ),
            (
                "One witness said the ferry had hit the pier twice.",
                "Officials said the ferry had hit the pier twice.",
            ),
            (
                "One witness said the ferry had hit the pier twice.",
                "Witnesses said the captain had been asleep on the bridge.",
            ),
            (
                "According to a report by engineers, the old pier could fall within two years.",
                "Engineers warned that the old pier could fall within two years.",
            ),
        ] {
            assert_eq!(differences(find, a, b), [""; 0], "{a}");
        }
    }
}
