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
