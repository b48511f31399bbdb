//! Two offices of one person, told in apposition: "Ada Quill, its chief operating officer" against
//! "its chief financial officer, Ada Quill".

use super::facing::{ClaimFacts, Facing, Word};
use super::name::root;
use crate::text::Span;
use crate::text::names::Name;
use rustc_hash::FxHashSet;

/// Words before the last of an office that belong to it.
const MOST_WORDS: usize = 3;
/// Words of whose office it is ("of the harbour board") before the name.
const OF: usize = 6;

/// What a claim says that somebody is.
struct Office<'f> {
    span: Span,
    /// The root of its last word, and its other words.
    root: &'f str,
    others: FxHashSet<&'f str>,
    holder: &'f Name,
}

/// Pairs of stretches that give one person two offices of one kind, each with a word of its own.
pub(super) fn find(facing: &Facing) -> Vec<(Span, Span, &'static str)> {
    let all_a = offices(facing.facts_a, |s| facing.text_a(s));
    let all_b = offices(facing.facts_b, |s| facing.text_b(s));
    let mut found = Vec::new();
    for a in &all_a {
        for b in &all_b {
            let own = |x: &Office, y: &ClaimFacts| {
                let told = |word: &str| y.words.iter().any(|w| w.normal == word);
                x.others.iter().any(|word| !told(word))
            };
            let deputy = |x: &Office| x.others.iter().any(|w| LOWER.contains(w));
            let apart = own(a, facing.facts_b) && own(b, facing.facts_a)
                || deputy(a) != deputy(b)
                    && [(a, facing.facts_b), (b, facing.facts_a)]
                        .iter()
                        .any(|(x, y)| deputy(x) && own(x, y));
            if a.root == b.root && apart && facing.names.same(a.holder, b.holder) {
                found.push((a.span, b.span, ": another office"));
            }
        }
    }
    found
}

/// Words that make an office a lower one.
const LOWER: [&str; 5] = ["deputy", "vice", "assistant", "associate", "junior"];

/// The offices in apposition to a name, in order.
fn offices<'f, 't>(facts: &'f ClaimFacts, text: impl Fn(Span) -> &'t str) -> Vec<Office<'f>> {
    let mut found = Vec::new();
    for at in facts.roles.iter().copied() {
        let Some(last) = facts.words.get(at) else {
            continue;
        };
        let named = |word: &Word| facts.names.iter().any(|n| n.whole.overlap(word.span) > 0);
        if facts.roles.binary_search(&(at + 1)).is_ok() || named(last) {
            continue;
        }
        let joined = |n: usize| {
            let (Some(word), Some(next)) = (facts.words.get(n), facts.words.get(n + 1)) else {
                return false;
            };
            text(Span::new(word.span.end, next.span.start.max(word.span.end))) == " "
        };
        // "The firm's chief": whose an office is, is no part of it.
        let owner = |word: &Word| {
            let text = text(word.span);
            text.ends_with('\'')
                || text.ends_with('’')
                || text.ends_with("'s")
                || text.ends_with("’s")
        };
        let mut first = at;
        while at - first < MOST_WORDS
            && let Some(before) = first.checked_sub(1)
            && joined(before)
            && facts
                .words
                .get(before)
                .is_some_and(|w| w.weight > 0.0 && !named(w) && !owner(w))
        {
            first = before;
        }
        let Some(from) = facts.words.get(first).filter(|_| first < at) else {
            continue;
        };
        let Some(holder) = holder(facts, from.span.start, last.span.end, &text) else {
            continue;
        };
        let others = facts.words.get(first..at).unwrap_or_default();
        found.push(Office {
            span: Span::new(from.span.start, last.span.end),
            root: root(last),
            others: others.iter().map(|w| w.normal.as_str()).collect(),
            holder,
        });
    }
    found
}

/// The name that an office from `start` to `end` stands beside, with a comma between.
fn holder<'f, 't>(
    facts: &'f ClaimFacts,
    start: usize,
    end: usize,
    text: &impl Fn(Span) -> &'t str,
) -> Option<&'f Name> {
    let before = |name: &&Name| {
        name.whole.end <= start && {
            let between = text(Span::new(name.whole.end, start));
            let mut words = between.trim_start_matches(',').split_whitespace();
            let article = words.next().is_none_or(|w| {
                matches!(w, "the" | "a" | "its" | "their" | "his" | "her")
                    || w.ends_with("’s")
                    || w.ends_with("'s")
            });
            // "Ada Quill, the board's chief engineer"
            let owner = words
                .next()
                .is_none_or(|w| w.ends_with("'s") || w.ends_with("’s"));
            between.starts_with(", ") && article && owner && words.next().is_none()
        }
    };
    let behind = |name: &&Name| {
        name.whole.start >= end && {
            let between = text(Span::new(end, name.whole.start));
            let mut words = between.trim_end().trim_end_matches(',').split_whitespace();
            let of = words.next().is_none_or(|w| w == "of" || w == "for");
            between.trim_end().ends_with(',')
                && of
                && words.count() < OF
                && between.matches(',').count() == 1
        }
    };
    let mut names = facts.names.iter();
    { facts.names.iter().rev() }
        .find(before)
        .or_else(|| names.find(behind))
}

#[cfg(test)]
mod tests {
    use super::super::name::find;
    use super::super::test_support::differences;

    #[test]
    fn another_office_in_apposition_is_a_change() {
        for (a, b, expected) in [
            (
                "Its chief financial officer, Ada Quill, left the ferry company on Friday.",
                "Ada Quill, its chief operating officer, left the ferry company on Friday.",
                vec!["chief financial officer | chief operating officer"],
            ),
            (
                "Tom Orr, the deputy chief prosecutor, said that the fraud was the largest so far.",
                "The fraud was the largest so far, said Tom Orr, the chief prosecutor.",
                vec!["deputy chief prosecutor | chief prosecutor"],
            ),
            // Whose it is; one leaves a word out; another person.
            (
                "The company's chief, Ada Quill, left the ferry company on Friday.",
                "The firm's chief, Ada Quill, left the ferry company on Friday.",
                vec![],
            ),
            (
                "Its chief financial officer, Ada Quill, left the ferry company on Friday.",
                "Ada Quill, an officer of the ferry company, left on Friday.",
                vec![],
            ),
            (
                "Its chief financial officer, Ada Quill, met Tom Orr on Friday.",
                "Tom Orr, its chief operating officer, met Ada Quill on Friday.",
                vec![],
            ),
        ] {
            assert_eq!(differences(find, a, b), expected, "{b}");
        }
    }
}
