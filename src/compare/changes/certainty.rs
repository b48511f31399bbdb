//! Certainty: the same predicate as a done fact, as planned, as expected, as alleged or as merely
//! possible.
//!
//! `hedges.txt` holds the words that hedge and the class of each. A hedge belongs to the first
//! content word behind it; where the other claim has that word too, in like surroundings, the
//! two classes are compared.

use super::facing::{ClaimFacts, Facing, Word};
use super::verbs::is_past;
use super::{Difference, slots};
use crate::align::Relation;
use crate::compare::model::ChangeKind;
use crate::text::verb_forms::plain_form;
use crate::text::{Span, word_list};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// How sure a predicate is told, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    Fact,
    Planned,
    Trying,
    Expected,
    Seeming,
    Alleged,
    Possible,
    Considered,
}

impl Certainty {
    fn parse(word: &str) -> Option<Self> {
        Some(match word {
            "planned" => Self::Planned,
            "trying" => Self::Trying,
            "expected" => Self::Expected,
            "seeming" => Self::Seeming,
            "alleged" => Self::Alleged,
            "possible" => Self::Possible,
            "considered" => Self::Considered,
            _ => return None,
        })
    }

    /// Classes of one grade are as sure as each other: to plan and to try.
    fn grade(self) -> u8 {
        match self {
            Self::Fact => 0,
            Self::Planned | Self::Trying => 1,
            Self::Expected | Self::Seeming | Self::Alleged => 2,
            Self::Possible | Self::Considered => 3,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Fact => "as fact",
            Self::Planned => "as still to come",
            Self::Trying => "as attempted",
            Self::Expected => "as expected",
            Self::Seeming => "as it seems",
            Self::Alleged => "as alleged",
            Self::Possible => "as possible",
            Self::Considered => "as considered",
        }
    }
}

static HEDGES: LazyLock<FxHashMap<&'static str, Certainty>> = LazyLock::new(|| {
    word_list(include_str!("hedges.txt"))
        .filter_map(|line| {
            let (phrase, class) = line.split_once('=')?;
            Some((phrase.trim(), Certainty::parse(class.trim())?))
        })
        .collect()
});

/// Words of the longest hedge.
const LONGEST: usize = 3;

/// Words between a hedge and its predicate ("will also be *indicted*").
const GAP: usize = 4;

/// Least agreement of the words around: both hedged in claims that only share a part (in claims
/// that assert the same the shared predicate is enough), or one told as fact; a verb that makes many
/// predicates ("took part", "took office") tells less.
const BOTH_HEDGED: f64 = 0.12;
const ONE_HEDGED: f64 = 0.1;
const LIGHT_VERB: f64 = 0.2;

/// Verbs of many predicates, in the plain form.
const LIGHT: [&str; 16] = [
    "take", "call", "make", "get", "go", "give", "put", "ask", "see", "come", "keep", "hold",
    "set", "run", "bring", "turn",
];

/// A predicate with its hedge.
#[derive(Debug, Clone)]
pub(super) struct Hedged {
    /// Number of the predicate's word.
    head: usize,
    certainty: Certainty,
    /// From the first hedge to the predicate.
    span: Span,
}

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let (hedged_a, hedged_b) = (&facing.facts_a.hedged, &facing.facts_b.hedged);
    let mut found = Vec::new();
    for a in hedged_a {
        let best = counterpart(facing, a, hedged_b, true);
        found.extend(
            best.and_then(|(span, b)| difference(facing, (a.span, a.certainty), (span, b))),
        );
    }
    for b in hedged_b {
        let best = counterpart(facing, b, hedged_a, false);
        found.extend(
            best.and_then(|(span, a)| difference(facing, (span, a), (b.span, b.certainty))),
        );
    }
    found.dedup();
    found
}

fn difference(
    facing: &Facing,
    (span_a, a): (Span, Certainty),
    (span_b, b): (Span, Certainty),
) -> Option<Difference> {
    (a.grade() != b.grade()).then(|| {
        facing.difference(
            ChangeKind::Certainty,
            span_a,
            span_b,
            format!(
                "{} ({}) against {} ({})",
                facing.text_a(span_a),
                a.words(),
                facing.text_b(span_b),
                b.words()
            ),
        )
    })
}

/// The other claim's word for the same predicate, in the likest surroundings, and how sure it
/// is told there.
fn counterpart(
    facing: &Facing,
    one: &Hedged,
    others: &[Hedged],
    one_is_a: bool,
) -> Option<(Span, Certainty)> {
    let (mine, theirs) = match one_is_a {
        true => (facing.facts_a, facing.facts_b),
        false => (facing.facts_b, facing.facts_a),
    };
    let head = mine.words.get(one.head)?;
    let same = facing
        .link
        .is_some_and(|link| link.relation == Relation::Same);
    let both_hedged = if same { 0.0 } else { BOTH_HEDGED };
    let mut best: Option<(f64, Span, Certainty)> = None;
    for (n, word) in theirs.words.iter().enumerate() {
        // "Took" and "allegedly take" are one predicate.
        if word.stem != head.stem && plain_form(&word.normal) != plain_form(&head.normal) {
            continue;
        }
        let around = match one_is_a {
            true => slots::agreement(facing, head.span, word.span),
            false => slots::agreement(facing, word.span, head.span),
        };
        let (span, certainty, least) = match others.iter().find(|o| o.head == n) {
            Some(other) => (other.span, other.certainty, both_hedged),
            None if told_as_fact(theirs, n, one.certainty) => {
                let verb = plain_form(&head.normal);
                let light = LIGHT.contains(&verb) || LIGHT.contains(&head.normal.as_str());
                let least = if light { LIGHT_VERB } else { ONE_HEDGED };
                (word.span, Certainty::Fact, least)
            }
            None => continue,
        };
        if around >= least && best.is_none_or(|(score, ..)| around > score) {
            best = Some((around, span, certainty));
        }
    }
    best.map(|(_, span, certainty)| (span, certainty))
}

/// Is a predicate without a hedge told as a fact? An infinitive ("urged her to leave") is not:
/// nobody says that it happened. Against "consider leaving" it still says more.
fn told_as_fact(facts: &ClaimFacts, at: usize, against: Certainty) -> bool {
    let before = |back: usize| {
        at.checked_sub(back)
            .and_then(|n| facts.words.get(n))
            .map_or("", |w| w.normal.as_str())
    };
    let Some(word) = facts.words.get(at) else {
        return false;
    };
    if before(1) == "to" {
        return against == Certainty::Considered;
    }
    // "Is leaving on Monday" is a plan as much as an act.
    if word.normal.ends_with("ing") && against == Certainty::Planned {
        return false;
    }
    // "cannot be allowed", "if it is allowed", "should not have left"
    if (1..=OPEN).any(|back| NO_FACT.contains(&before(back))) {
        return false;
    }
    let past = is_past(word)
        || matches!(
            before(1),
            "was" | "were" | "been" | "has" | "have" | "had" | "is" | "are"
        ) && !word.normal.ends_with('s');
    // "The votes", "two votes" and "with votes" are no verbs.
    let noun = at
        .checked_sub(1)
        .and_then(|n| facts.words.get(n))
        .is_none_or(|w| w.weight == 0.0)
        && !matches!(
            before(1),
            "he" | "she" | "it" | "who" | "which" | "that" | "also" | "now" | "still"
        );
    let counted = facts.quantities.iter().any(|q| q.span.contains(word.span));
    past || word.normal.ends_with('s') && !noun && !counted
}

/// Words before a predicate that are searched for one that leaves it open.
const OPEN: usize = 4;

const NO_FACT: [&str; 14] = [
    "not", "never", "should", "must", "can", "cannot", "can't", "if", "whether", "could", "would",
    "might", "unless", "without",
];

/// The predicates of a claim that are hedged, in order.
pub(super) fn hedged(facts: &ClaimFacts) -> Vec<Hedged> {
    let mut found: Vec<Hedged> = Vec::new();
    let mut at = 0;
    while at < facts.words.len() {
        let Some((mut certainty, mut next)) = hedge(facts, at) else {
            at += 1;
            continue;
        };
        let first = at;
        let mut gap = 0;
        let mut head = None;
        while gap < GAP && next < facts.words.len() {
            if let Some((further, behind)) = hedge(facts, next) {
                certainty = certainty.max(further);
                next = behind;
                continue;
            }
            match facts.words.get(next) {
                Some(word) if is_predicate(word) => {
                    head = Some(next);
                    break;
                }
                Some(word) if is_between(word) => {
                    gap += 1;
                    next += 1;
                }
                _ => break,
            }
        }
        if let (Some(head), Some(from), Some(to)) = (
            head,
            facts.words.get(first),
            head.and_then(|h| facts.words.get(h)),
        ) {
            found.push(Hedged {
                head,
                certainty,
                span: Span::new(from.span.start, to.span.end),
            });
        }
        at = next.max(at + 1);
    }
    found
}

/// A content word that is no adverb.
fn is_predicate(word: &Word) -> bool {
    word.weight > 0.0 && !word.normal.ends_with("ly")
}

/// May this word stand between a hedge and its predicate?
fn is_between(word: &Word) -> bool {
    let normal = word.normal.as_str();
    normal.ends_with("ly")
        || matches!(
            normal,
            "be" | "been"
                | "being"
                | "have"
                | "has"
                | "had"
                | "not"
                | "also"
                | "now"
                | "soon"
                | "then"
                | "to"
                | "even"
                | "still"
                | "was"
                | "were"
                | "is"
                | "are"
                | "get"
                | "both"
                | "all"
        )
}

/// The longest hedge at word `at`: its class, and the number of the word behind it.
fn hedge(facts: &ClaimFacts, at: usize) -> Option<(Certainty, usize)> {
    let first = facts.words.get(at)?;
    // "May 4" is a day.
    if facts.times.iter().any(|t| t.span.contains(first.span)) {
        return None;
    }
    (1..=LONGEST).rev().find_map(|length| {
        let words = facts.words.get(at..at + length)?;
        let phrase: Vec<&str> = words.iter().map(|w| w.normal.as_str()).collect();
        let class = HEDGES.get(phrase.join(" ").as_str())?;
        Some((*class, at + length))
    })
}

#[cfg(test)]
mod tests {
    use super::super::test_support::differences;
    use super::find;

    #[test]
    fn another_degree_of_certainty_is_a_change() {
        for (a, b, expected) in [
            (
                "The harbour board will close the pier for repairs.",
                "The harbour board may close the pier for repairs.",
                "will close | may close",
            ),
            (
                "The captain allegedly ignored two warnings from the bridge.",
                "The captain ignored two warnings from the bridge.",
                "allegedly ignored | ignored",
            ),
            (
                "Quill might have misspoken at other dinners of the naval college, an aide added.",
                "Quill had misspoken at a harbour meeting in June, his aide told the board.",
                "might have misspoken | misspoken",
            ),
            (
                "The captain allegedly took 40 crates from the quay at night.",
                "The captain had taken 40 crates from the quay at night.",
                "allegedly took | taken",
            ),
            (
                "The harbour board will sell the old ferry in the spring.",
                "The harbour board sold the old ferry in the spring.",
                "will sell | sold",
            ),
            (
                "Dockers are considering closing the northern gate.",
                "Dockers will close the northern gate.",
                "considering closing | will close",
            ),
            // Much else around them.
            (
                "The ministry and two port boards also extended winter aid to dockers in northern \
                 towns whose yards stand idle.",
                "Separately, the ministry said on Monday that it would extend certain aid to \
                 shipyard families, so that all dockers can stay.",
                "extended | would extend",
            ),
        ] {
            assert_eq!(differences(find, a, b), [expected], "{a}");
        }
    }

    #[test]
    fn other_words_for_one_degree_are_none() {
        for (a, b) in [
            (
                "The harbour board is closing the pier on Monday.",
                "The harbour board will close the pier on Monday.",
            ),
            (
                "The harbour board will close the pier.",
                "The harbour board plans to close the pier.",
            ),
            (
                "The council voted to close the pier on May 4.",
                "The council voted to close the pier in May.",
            ),
            (
                "Officials will inspect the ferry.",
                "Dockers might strike next week.",
            ),
            // Nouns are no predicates, and what is open on both sides is not told as fact.
            (
                "The harbour board will inspect the ferry in the spring.",
                "Two inspects of the ferry were asked of the harbour board in the spring.",
            ),
            (
                "The harbour board would allow the ferry to leave the pier.",
                "The ferry cannot be allowed to leave the pier, the harbour board said.",
            ),
        ] {
            assert_eq!(differences(find, a, b), [""; 0], "{a}");
        }
    }
}
