//! A cause where the other claim has a sequence: "prompted by the ruling" against "after the
//! ruling".

use super::{Found, View};
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
    let causes = joints(mine, true);
    let orders = joints(theirs, false);
    let mut found = Vec::new();
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

/// The joints of one kind in a claim's own words: number of the first word, and of the one behind.
fn joints(view: View, causes: bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < view.facts.words.len() {
        let fits = |words: &[&str]| {
            let mut places = words.iter().enumerate();
            places.all(|(n, word)| view.form(at + n) == *word)
        };
        let Some((words, cause)) = JOINTS.iter().find(|(words, _)| fits(words)) else {
            at += 1;
            continue;
        };
        let end = at + words.len();
        let quoted = view.span(at, end - 1).is_none_or(|s| view.quoted(s));
        if *cause == causes && !quoted {
            found.push((at, end));
        }
        at = end;
    }
    found
}

/// The stems of the telling words behind a joint.
fn behind<'r>(view: View<'r>, end: usize) -> FxHashSet<&'r str> {
    let words = view.facts.words.iter().skip(end).take(BEHIND);
    words
        .filter(|w| w.weight > 0.0)
        .map(|w| w.stem.as_str())
        .collect()
}
