//! What a number is in its statement: the value itself, a difference to another, or the value that
//! was before. "Won by 412 votes" and "won 48,171 votes" are no two values of one thing.

use super::facing::{ClaimFacts, Word};
use super::verbs::is_past;
use crate::text::numbers::{Quantity, Unit};

/// What a number is in its statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// How much or how many there are.
    Value,
    /// By how much: a margin, a rise, a loss.
    Difference,
    /// How much there was before: "down *from 24*".
    Former,
}

/// Words before a number that are looked at, and behind it.
const BEFORE: usize = 4;
const BEHIND: usize = 3;

/// Things of which "by 412" and "lost eight" tell a difference; "signed by 412 people" does not.
const SCORED: [&str; 12] = [
    "vote", "votes", "point", "points", "seat", "seats", "goal", "goals", "length", "lengths",
    "place", "places",
];

/// Nouns for a difference, before its number ("a margin *of* 412") or behind it ("a 12 per cent
/// *rise*").
const DIFFERENCES: [&str; 18] = [
    "margin",
    "majority",
    "lead",
    "gap",
    "difference",
    "deficit",
    "rise",
    "increase",
    "growth",
    "gain",
    "jump",
    "fall",
    "drop",
    "decline",
    "decrease",
    "reduction",
    "slump",
    "swing",
];

/// Words that a difference stands behind: "rose 12 per cent", "up 12 per cent".
const MOVES: [&str; 34] = [
    "rise",
    "rises",
    "rose",
    "risen",
    "rising",
    "fall",
    "falls",
    "fell",
    "fallen",
    "falling",
    "grew",
    "grow",
    "grows",
    "grown",
    "growing",
    "climbed",
    "dropped",
    "declined",
    "jumped",
    "slipped",
    "slumped",
    "soared",
    "plunged",
    "surged",
    "shrank",
    "shrunk",
    "increased",
    "decreased",
    "gained",
    "lost",
    "losing",
    "up",
    "down",
    "shed",
];

/// The role of a number in its claim.
pub(super) fn role(facts: &ClaimFacts, quantity: &Quantity) -> Role {
    let (first, behind) = facts.around(quantity.span);
    let before = |back: usize| normal(&facts.words, first.checked_sub(back));
    let after = |ahead: usize| normal(&facts.words, Some(behind + ahead));
    let moves = |from: usize| (from..=BEFORE).any(|back| MOVES.contains(&before(back)));
    let scored = match &quantity.unit {
        Unit::Counted(noun) => SCORED.contains(&noun.as_str()),
        Unit::Plain => SCORED.contains(&after(0)),
        _ => true,
    };
    // "Up from 3.8p", "rose from 3 to 5".
    let reaches = after(0) == "to" && after(1).starts_with(|c: char| c.is_ascii_digit());
    if before(1) == "from" && (moves(2) || reaches) {
        return Role::Former;
    }
    let earlier = (0..BEHIND).any(|n| matches!(after(n), "earlier" | "before" | "previously"));
    if earlier && matches!(before(1), "against" | "with" | "versus" | "to") {
        return Role::Former;
    }
    // "A margin of about 400": the hedge is a part of the number.
    let told = DIFFERENCES.contains(&before(2)) && matches!(before(1), "of" | "by");
    let named = DIFFERENCES.contains(&after(0)) && !matches!(quantity.unit, Unit::Ordinal);
    let by = before(1) == "by" && scored;
    // "Made up 31 per cent", "signed up 40 people" are verbs of another kind.
    let particle = matches!(before(1), "up" | "down") && {
        let verb = first.checked_sub(2).and_then(|n| facts.words.get(n));
        verb.is_some_and(|w| is_past(w) || w.normal.starts_with("mak"))
    };
    let moved = scored && MOVES.contains(&before(1)) && !particle;
    if told || named || by || moved {
        Role::Difference
    } else {
        Role::Value
    }
}

fn normal(words: &[Word], at: Option<usize>) -> &str {
    at.and_then(|n| words.get(n))
        .map_or("", |w| w.normal.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::number::find;
    use super::super::test_support::differences;

    #[test]
    fn a_value_is_not_set_against_a_difference_or_the_value_before() {
        for (a, b) in [
            (
                "Orla Penhale won 48,171 votes in the race for mayor of Harwick.",
                "Orla Penhale won the race for mayor of Harwick by 412 votes.",
            ),
            (
                "The Harbour Party won 18 seats on the council.",
                "The Harbour Party lost eight seats on the council.",
            ),
            (
                "The dividend of the ferry company is 4.2 pence a share, up from 3.8 pence.",
                "The dividend of the ferry company is 4.2 pence a share, 0.4 pence more.",
            ),
            (
                "Sales of the ferry company rose 12 per cent.",
                "Sales of the ferry company made up 31 per cent of the total.",
            ),
        ] {
            assert_eq!(differences(find, a, b), [""; 0], "{a}");
        }
    }

    #[test]
    fn two_of_one_role_are_a_change() {
        for (a, b, expected) in [
            (
                "Orla Penhale won the race for mayor of Harwick by 412 votes.",
                "Orla Penhale won the race for mayor of Harwick by a margin of about 600 votes.",
                "412 votes | about 600 votes",
            ),
            (
                "Sales of the ferry company rose 12 per cent last year.",
                "Sales of the ferry company rose by 14 per cent last year.",
                "12 per cent | 14 per cent",
            ),
            (
                "The petition for the pier was signed by 1,137 people.",
                "The petition for the pier had 1,300 signatures: it was signed by 1,300 people.",
                "1,137 people | 1,300 people",
            ),
            (
                "Down from 24, the Harbour Party won 18 seats on the council.",
                "The Harbour Party won 16 seats on the council.",
                "18 seats | 16 seats",
            ),
        ] {
            assert_eq!(differences(find, a, b), [expected], "{a}");
        }
    }
}
