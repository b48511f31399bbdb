//! What an expression of time is told for: the time of what is told, its beginning, or something
//! that it is held against.

use super::facing::ClaimFacts;

/// What a time is told for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// When it was.
    When,
    /// From when on: "since 1887".
    Since,
    /// What it is held against: "more than last year", "as in the same month of last year".
    Compared,
}

/// Words before a time in which a comparison is looked for.
const COMPARED: usize = 5;

/// The frame of a time behind `first` words.
pub(super) fn frame(facts: &ClaimFacts, first: usize) -> Frame {
    let before = |back: usize| {
        let word = first.checked_sub(back).and_then(|n| facts.words.get(n));
        word.map_or("", |w| w.normal.as_str())
    };
    let compared = |back| matches!(before(back), "than" | "compared" | "same" | "versus");
    match before(1) {
        "since" => Frame::Since,
        _ if (1..=COMPARED).any(compared) => Frame::Compared,
        _ => Frame::When,
    }
}

/// Can two expressions by their words not be of one time: "earlier this month" and "last year"?
///
/// What lies in this week, month or year lies in no last one of that length or more.
pub(super) fn are_apart(a: &str, b: &str) -> bool {
    let this = |words: &str| {
        let rest = words
            .strip_prefix("earlier ")
            .or(words.strip_prefix("later "));
        rest.unwrap_or(words).strip_prefix("this ").and_then(length)
    };
    let last = |words: &str| words.strip_prefix("last ").and_then(length);
    let excluded = |x: Option<usize>, y: Option<usize>| x.zip(y).is_some_and(|(x, y)| x <= y);
    excluded(this(a), last(b)) || excluded(this(b), last(a))
}

/// The rank of a unit by its length.
fn length(unit: &str) -> Option<usize> {
    ["week", "month", "year"].iter().position(|u| *u == unit)
}
