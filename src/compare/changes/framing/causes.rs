//! A cause where the other claim has a sequence: "prompted by the ruling" against "after the
//! ruling".

use super::{Found, View};
use crate::compare::changes::facing::Word;
use crate::text::{Span, word_list};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// The words of each joint, and whether it tells a cause.
static JOINTS: LazyLock<Vec<(Vec<&'static str>, bool)>> = LazyLock::new(|| {
    let mut joints: Vec<(Vec<&str>, bool)> = word_list(include_str!("causes.txt"))
        .filter_map(|line| line.split_once(' '))
        .map(|(kind, words)| (words.split_whitespace().collect(), kind == "cause"))
        .collect();
    joints.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    joints
});

/// Words behind a joint that tell of the event that it joins.
const BEHIND: usize = 8;

/// Fewest telling words that both have behind the joint, and least agreement around it.
const SHARED: usize = 2;
const AGREEMENT: f64 = 0.35;

pub(super) fn find(mine: View, theirs: View, agreement: &dyn Fn(Span, Span) -> f64) -> Vec<Found> {
    let mut found = Vec::new();
    let causes = joints(mine, true);
    if causes.is_empty() {
        return found;
    }
    let orders = joints(theirs, false);
    for (first, end) in &causes {
        let event = behind(mine, *end);
        let best = orders
            .iter()
            .filter(|(_, end)| event.intersection(&behind(theirs, *end)).count() >= SHARED)
            .find_map(|(start, end)| theirs.span(*start, end.checked_sub(1)?));
        let Some(span) = end.checked_sub(1).and_then(|last| mine.span(*first, last)) else {
            continue;
        };
        if let Some(other) = best.filter(|other| agreement(span, *other) >= AGREEMENT) {
            found.push(Found {
                mine: span,
                theirs: other,
                why: "a cause against a sequence",
            });
        }
    }
    found
}

/// A joint of a claim: number of its first word and of the word behind it.
#[derive(Debug, Clone, Copy)]
pub(in crate::compare::changes) struct Joined {
    first: usize,
    end: usize,
    cause: bool,
}

/// The joints of a claim, in order.
pub(in crate::compare::changes) fn joined(words: &[Word]) -> Vec<Joined> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let fits = |joint: &[&str]| {
            let mut places = joint.iter().enumerate();
            places.all(|(n, word)| words.get(at + n).is_some_and(|w| w.normal == *word))
        };
        let Some((joint, cause)) = JOINTS.iter().find(|(joint, _)| fits(joint)) else {
            at += 1;
            continue;
        };
        let end = at + joint.len();
        found.push(Joined {
            first: at,
            end,
            cause: *cause,
        });
        at = end;
    }
    found
}

/// The joints of one kind in a claim's own words.
fn joints(view: View, causes: bool) -> Vec<(usize, usize)> {
    let joined = view.facts.joined.iter().filter(|j| j.cause == causes);
    joined
        .map(|j| (j.first, j.end))
        .filter(|(first, end)| view.span(*first, end - 1).is_some_and(|s| !view.quoted(s)))
        .collect()
}

/// The stems of the telling words behind a joint.
fn behind<'r>(view: View<'r>, end: usize) -> FxHashSet<&'r str> {
    let words = view.facts.words.iter().skip(end).take(BEHIND);
    words
        .filter(|w| w.weight > 0.0)
        .map(|w| w.stem.as_str())
        .collect()
}
