//! What a claim tells as a fact, what it denies and what it leaves open, word by word.

use super::facing::{ClaimFacts, Word};
use super::verbs::is_past;
use crate::claim::cues::force;
use crate::text::Span;

/// Words between a negation and its predicate.
pub(super) const REACH: usize = 3;

/// Words of a clause that are looked at.
const CLAUSE: usize = 10;

const NEGATIONS: [&str; 16] = [
    "cannot", "can't", "couldn't", "not", "never", "didn't", "doesn't", "don't", "wasn't",
    "weren't", "isn't", "aren't", "hasn't", "haven't", "won't", "wouldn't",
];

/// Past forms of the pairs that do not end so.
const PAST: [&str; 18] = [
    "rose",
    "fell",
    "won",
    "lost",
    "beat",
    "bought",
    "sold",
    "shut",
    "began",
    "left",
    "forbade",
    "upheld",
    "overturned",
    "mirrors",
    "differs",
    "struck",
    "guilty",
    "legal",
];

/// Words before a verb or a state that make it a statement.
const FINITE: [&str; 17] = [
    "has", "had", "have", "was", "were", "is", "are", "did", "does", "do", "will", "stay",
    "stayed", "stays", "remained", "remains", "kept",
];

/// Words that leave it open whether the verb behind them is true.
const NO_FACT: [&str; 16] = [
    "should", "would", "could", "might", "may", "must", "if", "unless", "whether", "no", "nor",
    "neither", "nobody", "none", "without", "denied",
];

/// Is the word at `at` told as a fact: a finite verb, and nothing in the clause before it that
/// denies it or leaves it open?
pub(super) fn asserted(facts: &ClaimFacts, at: usize) -> bool {
    let finite = facts.words.get(at).is_some_and(|w| {
        is_past(w) || w.normal.ends_with("ed") || PAST.contains(&w.normal.as_str())
    }) || at
        .checked_sub(1)
        .and_then(|before| facts.words.get(before))
        .is_some_and(|w| FINITE.contains(&w.normal.as_str()));
    // "Provided no details": nothing was.
    let nothing = facts.words.get(at + 1).is_some_and(|w| {
        matches!(
            w.normal.as_str(),
            "no" | "none" | "nothing" | "nobody" | "neither" | "little" | "few"
        )
    });
    finite && !nothing && !left_open(facts, at)
}

/// Does the clause before the word at `at` hold a negation, a wish or a condition?
pub(super) fn left_open(facts: &ClaimFacts, at: usize) -> bool {
    let clause = facts.words.get(at.saturating_sub(CLAUSE)..at);
    let open = |w: &Word| negates(w) || NO_FACT.contains(&w.normal.as_str());
    clause.unwrap_or_default().iter().any(open)
}

/// Verbs that deny the one that follows: "failed to sound".
const UNDONE: [&str; 9] = [
    "failed",
    "fails",
    "fail",
    "refused",
    "refuses",
    "declined",
    "declines",
    "neglected",
    "forgot",
];

/// The verb that says of the one at `at` that it was not done.
fn undone(facts: &ClaimFacts, at: usize) -> Option<&Word> {
    let before = |back: usize| at.checked_sub(back).and_then(|n| facts.words.get(n));
    let verb = before(2).filter(|w| UNDONE.contains(&w.normal.as_str()))?;
    before(1).is_some_and(|w| w.normal == "to").then_some(verb)
}

/// "to not report", "not to report": no statement is denied.
pub(super) fn is_infinitive(facts: &ClaimFacts, at: usize) -> bool {
    if undone(facts, at).is_some() {
        return false;
    }
    let near = facts.words.get(at.saturating_sub(REACH)..at);
    near.unwrap_or_default().iter().any(|w| w.normal == "to")
}

/// Does the word at `at` stand in a clause about a noun ("states *that recognise* it")? Such a clause
/// says which, and asserts nothing of its own.
pub(super) fn in_relative(facts: &ClaimFacts, at: usize) -> bool {
    let word = |n: usize| facts.words.get(n).map_or("", |w| w.normal.as_str());
    let near = at.saturating_sub(REACH + 2)..at;
    near.into_iter().any(|n| match word(n) {
        "who" | "which" | "whose" | "whom" | "where" => true,
        // "Said that" begins what is said.
        "that" => n
            .checked_sub(1)
            .is_some_and(|before| force(word(before)).is_none()),
        _ => false,
    })
}

/// Is the word at `at` told of the time to come?
pub(super) fn is_ahead(facts: &ClaimFacts, at: usize) -> bool {
    let near = facts.words.get(at.saturating_sub(REACH)..at);
    let ahead = |w: &Word| {
        matches!(
            w.normal.as_str(),
            "will" | "won't" | "would" | "wouldn't" | "shall"
        )
    };
    near.unwrap_or_default().iter().any(ahead)
}

/// The negation of the word at `at`, where one stands shortly before it.
pub(super) fn negation(facts: &ClaimFacts, at: usize) -> Option<Span> {
    if let Some(verb) = undone(facts, at) {
        return Some(verb.span);
    }
    let from = at.saturating_sub(REACH);
    let before = facts.words.get(from..at)?;
    // "Not only criticised": that was done, and more. "Pleaded not guilty": a plea is no verdict.
    let denies_nothing = |w: &Word| {
        matches!(w.normal.as_str(), "only" | "just" | "merely" | "simply")
            || w.normal.starts_with("plead")
    };
    if before.iter().any(denies_nothing) {
        return None;
    }
    let near = before.iter().rev();
    near.take_while(|w| {
        w.weight == 0.0 || w.normal.ends_with("ly") || w.normal == "yet" || negates(w)
    })
    .find(|w| negates(w))
    .map(|w| w.span)
    .or_else(|| of_nobody(facts, at))
}

/// The "no" of the subject of the verb at `at`: "*no* officer fired", "*nobody* was hurt".
fn of_nobody(facts: &ClaimFacts, at: usize) -> Option<Span> {
    let verb = facts.words.get(at).filter(|w| is_past(w))?;
    let before = facts.words.get(at.saturating_sub(REACH)..at)?;
    let no = before
        .iter()
        .rposition(|w| matches!(w.normal.as_str(), "no" | "none" | "nobody"))?;
    let subject = before.get(no..)?;
    // Only the noun and small verbs stand between: "no officer had fired".
    let between = subject.get(1..).unwrap_or_default();
    let nouns = between.iter().filter(|w| w.weight > 0.0).count();
    let breaks = between
        .iter()
        .any(|w| is_past(w) && w.weight > 0.0 || BREAKS.contains(&w.normal.as_str()));
    let whole = subject.first().is_some_and(|w| w.normal != "no") || nouns == 1;
    (whole && !breaks && verb.weight > 0.0).then(|| subject.first().map(|w| w.span))?
}

/// Words that end a subject.
const BREAKS: [&str; 9] = [
    "that", "who", "which", "to", "for", "but", "and", "when", "after",
];

fn negates(word: &Word) -> bool {
    NEGATIONS.contains(&word.normal.as_str())
}
