//! Verbs by their form, without a dictionary of them: past forms, and what acts beside a stretch.

use super::facing::{ClaimFacts, Word};
use crate::claim::cues::force;
use crate::text::is_function_word;
use crate::text::{Span, word_list};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Past forms that no ending gives away.
static IRREGULAR: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = word_list(include_str!("../../text/lists/irregular_forms.txt"));
    let forms = lines.flat_map(|line| line.split_whitespace().skip(1));
    forms
        .filter(|word| !is_function_word(word) || force(word).is_some())
        .collect()
});

/// Words before an expression of time among which its verb is looked for, and telling words of an
/// object between.
const REACH: usize = 5;
const OBJECT: usize = 1;
/// Words between a verb or a preposition and the list that stands to it ("by nearly 90").
const BEFORE_LIST: usize = 3;

/// Is a word a past form or a participle by its looks?
pub(super) fn is_past(word: &Word) -> bool {
    let normal = word.normal.as_str();
    let short = matches!(normal, "died" | "used" | "owed" | "tied" | "lied");
    let regular =
        (normal.len() > 4 && normal.ends_with("ed") && !is_unlike_any_act(normal)) || short;
    regular || IRREGULAR.contains(word.normal.as_str())
}

/// "Undocumented", "unaccompanied": what was not done to somebody is how they are; but "unveiled".
pub(super) fn is_unlike_any_act(word: &str) -> bool {
    const ACTS: [&str; 15] = [
        "under", "unit", "unif", "unveil", "uncover", "unleash", "unload", "unfold", "unpack",
        "unlock", "unseat", "unravel", "unearth", "unmask", "unplug",
    ];
    word.starts_with("un") && word.len() > 7 && !ACTS.iter().any(|act| word.starts_with(act))
}

/// The act that a stretch is attached to: the past form before it, of which it is parted by no more
/// than an object ("grew Monday", "passed *a bill* last week").
pub(super) fn act(facts: &ClaimFacts, span: Span) -> Option<&Word> {
    let first = facts.words.partition_point(|w| w.span.end <= span.start);
    let mut nouns = 0;
    for word in facts.words.iter().take(first).rev().take(REACH) {
        let small =
            is_function_word(&word.normal) || matches!(word.normal.as_str(), "late" | "early");
        match word.normal.as_str() {
            _ if is_past(word) => return Some(word),
            "that" | "which" | "who" | "and" | "but" | "after" | "before" | "when" | "while"
            | "to" => return None,
            _ if small => {}
            _ if nouns < OBJECT => nouns += 1,
            _ => return None,
        }
    }
    None
}

/// Are these two acts, by their words? Two verbs of saying may tell of one statement.
pub(super) fn are_two(a: &Word, b: &Word) -> bool {
    let says = |word: &Word| force(&word.normal).is_some();
    a.stem != b.stem && !(says(a) && says(b))
}

/// The part that a list plays in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Who acts.
    Subject,
    /// Whom the act concerns.
    Object,
    /// It stands in a phrase before the sentence proper ("Joining dockers and nurses, …").
    Aside,
    /// The form does not tell.
    Unknown,
}

/// The part of a list at `span`; `text` gives the words of a stretch.
pub(super) fn part<'t>(facts: &ClaimFacts, span: Span, text: impl Fn(Span) -> &'t str) -> Part {
    let (first, behind) = facts.around(span);
    let (Some(start), Some(end)) = (facts.words.first(), facts.words.last()) else {
        return Part::Unknown;
    };
    let participle = start.normal.len() > 4 && start.normal.ends_with("ing");
    let opens = first > 0 && (participle || OPENERS.contains(&start.normal.as_str()));
    let before = text(Span::new(
        start.span.start,
        span.start.max(start.span.start),
    ));
    let after = text(Span::new(span.end, end.span.end.max(span.end)));
    if opens && !before.contains(',') && after.trim_start().starts_with(',') {
        return Part::Aside;
    }
    for word in facts.words.iter().take(first).rev().take(BEFORE_LIST + 1) {
        match word.normal.as_str() {
            "by" => return Part::Subject,
            _ if is_past(word) => return Part::Object,
            word if PREPOSITIONS.contains(&word) => return Part::Unknown,
            _ => {}
        }
    }
    let acts = facts
        .words
        .get(behind)
        .is_some_and(|w| AUXILIARIES.contains(&w.normal.as_str()) || is_past(w));
    if acts { Part::Subject } else { Part::Unknown }
}

/// Words that begin a phrase before the sentence proper.
const OPENERS: [&str; 8] = [
    "after", "along", "like", "unlike", "besides", "with", "despite", "amid",
];
/// Prepositions other than "of", which leads on to the noun before it.
const PREPOSITIONS: [&str; 12] = [
    "in", "on", "at", "for", "to", "with", "from", "against", "among", "between", "after", "before",
];
const AUXILIARIES: [&str; 12] = [
    "has", "have", "had", "is", "are", "was", "were", "will", "would", "could", "can", "may",
];

/// Could two lists play one part?
pub(super) fn parts_fit(a: Part, b: Part) -> bool {
    match (a, b) {
        (Part::Aside, Part::Aside) => true,
        (Part::Aside, _) | (_, Part::Aside) => false,
        (Part::Subject, Part::Object) | (Part::Object, Part::Subject) => false,
        _ => true,
    }
}
