//! How somebody voted: for, against, or not at all. Of one voter two of these exclude each other.

use super::facing::{ClaimFacts, Facing};
use super::{Difference, slots};
use crate::text::Span;

/// How a vote went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stance {
    For,
    Against,
    Abstained,
}

/// A vote as a claim tells it.
struct Vote {
    stance: Stance,
    span: Span,
    /// Numbers of the words of the voter's name.
    voter: Vec<usize>,
}

/// Words before a verb among which the voter is looked for, and behind it what the vote was.
const TO_VOTER: usize = 24;
const TO_STANCE: usize = 3;

/// Least agreement of the words around two votes of one voter.
const AGREEMENT: f64 = 0.1;

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    if !facing.is_same() {
        return Vec::new();
    }
    let (Some(a), Some(b)) = (vote(facing.facts_a), vote(facing.facts_b)) else {
        return Vec::new();
    };
    let one_voter = a.voter.iter().any(|word| b.voter.contains(word));
    if a.stance == b.stance || !one_voter || slots::agreement(facing, a.span, b.span) < AGREEMENT {
        return Vec::new();
    }
    vec![facing.contradiction(a.span, b.span)]
}

/// The one vote that a claim tells of; none where it tells of several.
fn vote(facts: &ClaimFacts) -> Option<Vote> {
    let mut votes = (0..facts.words.len()).filter_map(|at| vote_at(facts, at));
    let vote = votes.next()?;
    votes.next().is_none().then_some(vote)
}

fn vote_at(facts: &ClaimFacts, at: usize) -> Option<Vote> {
    let word = |n: usize| facts.words.get(n).map_or("", |w| w.normal.as_str());
    let verb = facts.words.get(at)?;
    let (stance, end) = match verb.normal.as_str() {
        "abstained" | "abstains" => (Stance::Abstained, at),
        "voted" | "votes" => (at + 1..=at + TO_STANCE).find_map(|n| match word(n) {
            "against" | "no" => Some((Stance::Against, n)),
            "for" | "yes" => Some((Stance::For, n)),
            "favor" | "favour" => Some((Stance::For, n)),
            _ => None,
        })?,
        _ => return None,
    };
    // "Did not vote against", "could have voted for".
    let open = (at.saturating_sub(TO_STANCE)..at).any(|n| {
        matches!(
            word(n),
            "not" | "never" | "would" | "could" | "should" | "to" | "if"
        )
    });
    if open {
        return None;
    }
    let from = at.saturating_sub(TO_VOTER);
    let first = facts.words.get(from)?.span.start;
    let voter = { facts.names.iter().rev() }
        .filter(|name| name.span.start >= first && name.span.end <= verb.span.start)
        .flat_map(|name| facts.words.iter().filter(|w| name.span.contains(w.span)));
    let last = facts.words.get(end)?;
    Some(Vote {
        stance,
        span: Span::new(verb.span.start, last.span.end),
        voter: voter.map(|w| w.number).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::test_support::differences;
    use super::find;

    #[test]
    fn one_vote_excludes_another() {
        for (a, b, expected) in [
            (
                "Tom Orr, who owns a tenth of the ferry company, voted against the sale.",
                "Tom Orr, whose father built the ferry company, voted for the sale.",
                vec!["voted against | voted for"],
            ),
            (
                "Tom Orr, who owns a tenth of the ferry company, voted against the sale.",
                "Tom Orr, whose father built the ferry company, abstained.",
                vec!["voted against | abstained"],
            ),
            // Two voters; one vote in two wordings; a vote that was not cast.
            (
                "Tom Orr, who owns a tenth of the ferry company, voted against the sale.",
                "Ada Quill, whose father built the ferry company, voted for the sale.",
                vec![],
            ),
            (
                "Tom Orr, who owns a tenth of the ferry company, voted in favour of the sale.",
                "Tom Orr, whose father built the ferry company, voted for the sale.",
                vec![],
            ),
            (
                "Tom Orr, who owns a tenth of the ferry company, would have voted against the sale.",
                "Tom Orr, whose father built the ferry company, voted for the sale.",
                vec![],
            ),
        ] {
            assert_eq!(differences(find, a, b), expected, "{b}");
        }
    }
}
