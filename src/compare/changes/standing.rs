//! What a person is: the party beside an office ("Democratic senator", "independent senator"), and
//! whether the office is held still ("minister", "former minister").

use super::facing::{ClaimFacts, Facing};
use super::name::root;
use super::slots;
use crate::text::names::Name;
use crate::text::{Span, word_list};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

static PARTIES: LazyLock<FxHashMap<&'static str, usize>> = LazyLock::new(|| {
    let lines = word_list(include_str!("parties.txt")).enumerate();
    lines
        .flat_map(|(number, line)| line.split_whitespace().map(move |word| (word, number)))
        .collect()
});

/// Words that say that an office is held no longer, not yet, or for another.
const STATES: [&[&str]; 5] = [
    &["former", "ex", "onetime", "then", "erstwhile"],
    &["acting", "interim", "caretaker"],
    &["outgoing", "departing"],
    &["incoming", "designate"],
    &["deputy", "vice"],
];

/// Least agreement of the words around two offices whose holder neither claim names.
const SAME_HOLDER: f64 = 0.4;

/// An office with what stands before it.
struct Office<'f> {
    /// From the first word that says something of it to its last, or to the name behind it.
    span: Span,
    /// The root of its last word.
    root: &'f str,
    party: Option<usize>,
    state: Option<usize>,
    holder: Option<&'f Name>,
}

/// Pairs of stretches where one office of one person is told in another way, with what differs.
pub(super) fn find(facing: &Facing) -> Vec<(Span, Span, &'static str)> {
    let (all_a, all_b) = (offices(facing.facts_a), offices(facing.facts_b));
    let mut found = Vec::new();
    for a in &all_a {
        for b in &all_b {
            if a.root != b.root || !same_holder(facing, a, b) {
                continue;
            }
            // Whether "the minister" is the former one, who was minister once, only a name tells.
            let named = a.holder.is_some();
            let why = match (a.party, b.party) {
                (Some(x), Some(y)) if x != y => ": another party",
                _ if named && a.state != b.state && told_once(facing, a, b) => ": another standing",
                _ => continue,
            };
            found.push((a.span, b.span, why));
        }
    }
    found
}

/// One person by name, or two offices without one in the same place.
fn same_holder(facing: &Facing, a: &Office, b: &Office) -> bool {
    match (a.holder, b.holder) {
        (Some(x), Some(y)) => facing.names.same(x, y),
        (Some(_), None) | (None, Some(_)) => false,
        (None, None) => slots::agreement(facing, a.span, b.span) >= SAME_HOLDER,
    }
}

/// Does only one of the claims have the word for the state of an office?
fn told_once(facing: &Facing, a: &Office, b: &Office) -> bool {
    let told = |facts: &ClaimFacts, state: Option<usize>| {
        let words = state
            .and_then(|n| STATES.get(n))
            .copied()
            .unwrap_or_default();
        facts
            .words
            .iter()
            .any(|w| words.contains(&w.normal.as_str()))
    };
    !told(facing.facts_b, a.state) && !told(facing.facts_a, b.state)
}

/// The offices of a claim, in order.
fn offices(facts: &ClaimFacts) -> Vec<Office<'_>> {
    let words = &facts.words;
    let word = |at: usize| words.get(at).map_or("", |w| w.normal.as_str());
    let mut found = Vec::new();
    let is_role = |at: usize| facts.roles.binary_search(&at).is_ok();
    for at in facts.roles.iter().copied() {
        let Some(last) = words.get(at).filter(|_| !is_role(at + 1)) else {
            // "Prime minister": the last word of an office is its head.
            continue;
        };
        let mut first = at;
        let (mut party, mut state) = (None, None);
        while let Some(before) = first.checked_sub(1) {
            let normal = word(before);
            let normal = normal.strip_prefix("ex-").unwrap_or(normal);
            let its_party = PARTIES.get(normal).copied();
            let its_state = STATES.iter().position(|words| words.contains(&normal));
            let part = is_role(before) && at - before <= 2;
            if its_party.is_none() && its_state.is_none() && !part {
                break;
            }
            party = party.or(its_party);
            state = state.or(its_state);
            first = before;
        }
        let name = facts.names.iter().find(|n| {
            let behind = n.span.start >= last.span.end && n.span.start <= last.span.end + 2;
            behind || n.whole.contains(last.span)
        });
        let end = name.map_or(last.span.end, |n| n.span.end.max(last.span.end));
        if let Some(from) = words.get(first) {
            found.push(Office {
                span: Span::new(from.span.start, end),
                root: root(last),
                party,
                state,
                holder: name,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::name::find;
    use super::super::test_support::differences;

    #[test]
    fn another_party_and_another_standing_are_changes() {
        for (a, b, expected) in [
            (
                "A Labour councillor closed the pier with a vote on Friday.",
                "An independent councillor closed the pier with a vote on Friday.",
                "Labour councillor | independent councillor",
            ),
            (
                "Former minister Ada Quill spoke at the opening of the pier.",
                "Minister Ada Quill spoke at the opening of the pier.",
                "Former minister Ada Quill | Minister Ada Quill",
            ),
        ] {
            assert_eq!(differences(find, a, b), [expected], "{a}");
        }
    }

    #[test]
    fn what_one_claim_does_not_tell_is_none() {
        for (a, b) in [
            (
                "The Labour councillor Ada Quill closed the pier on Friday.",
                "Councillor Ada Quill closed the pier on Friday.",
            ),
            (
                "Former minister Ada Quill spoke at the opening of the pier.",
                "Ada Quill spoke at the opening of the pier.",
            ),
            // She was minister then.
            (
                "Former minister Ada Quill opened the pier in her time.",
                "The pier was opened in her time as minister by the council.",
            ),
            (
                "A Labor senator closed the pier with a vote on Friday.",
                "A Labour senator closed the pier with a vote on Friday.",
            ),
        ] {
            assert_eq!(differences(find, a, b), [""; 0], "{a}");
        }
    }
}
