//! Names: another person, body or place in the same part of a statement, one more or one fewer
//! in a list, somebody named here and not there, another title, another spelling.
//!
//! Names and nouns for people ("officials") make groups as they are listed ("the mayor's office
//! and Harwick Port"). Groups of the two claims face each other where they share a member or
//! where the words around agree; members that the other claim has anywhere make no change.

use super::facing::{ClaimFacts, Facing};
use super::{Difference, Side, slots};
use crate::compare::model::ChangeKind;
use crate::text::names::{Name, NameKind, short_form_of};
use crate::text::normal::normalize;
use crate::text::{Span, word_list};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

static PEOPLE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| word_list(include_str!("people.txt")).collect());

/// A word to the first of its group: "sen" and "senator" are one title.
static EQUIVALENTS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let mut map = FxHashMap::default();
    for line in word_list(include_str!("../../align/equivalents.txt")) {
        let mut words = line.split_whitespace();
        if let Some(first) = words.next() {
            map.extend(words.map(|w| (w, first)));
        }
    }
    map
});

/// Least agreement of the words around two groups that share a member, and that share none.
const SHARED: f64 = 0.2;
const REPLACED: f64 = 0.4;

/// Words between two members of one list.
const GAP: usize = 3;

/// A name, or a noun for people.
struct Member<'f> {
    span: Span,
    /// The name; none for a noun.
    name: Option<&'f Name>,
    /// Stem of the noun.
    stem: &'f str,
}

struct Group<'f> {
    span: Span,
    members: Vec<Member<'f>>,
}

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let mut found = titles(facing);
    let groups_a = groups(facing.facts_a, |s| facing.text_a(s));
    let groups_b = groups(facing.facts_b, |s| facing.text_b(s));
    let mut scored = Vec::new();
    for (n, a) in groups_a.iter().enumerate() {
        for (m, b) in groups_b.iter().enumerate() {
            if let Some(score) = replaced(facing, a, b) {
                scored.push((score, n, m, a.span, b.span));
            }
        }
    }
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (mut taken_a, mut taken_b) = (Vec::new(), Vec::new());
    for (_, n, m, a, b) in scored {
        if taken_a.contains(&n) || taken_b.contains(&m) {
            continue;
        }
        taken_a.push(n);
        taken_b.push(m);
        found.push(difference(facing, a, b, ""));
    }
    found
}

fn difference(facing: &Facing, a: Span, b: Span, why: &str) -> Difference {
    Difference {
        kind: ChangeKind::Name,
        a: Side {
            claim: facing.a,
            span: a,
        },
        b: Side {
            claim: facing.b,
            span: b,
        },
        note: format!("{} against {}{why}", facing.text_a(a), facing.text_b(b)),
    }
}

/// How well two groups fit one place, where they are not the same; none where they do not.
fn replaced(facing: &Facing, a: &Group, b: &Group) -> Option<f64> {
    let shared = a
        .members
        .iter()
        .filter(|x| b.members.iter().any(|y| same(x, y)))
        .count();
    let new_a = a
        .members
        .iter()
        .filter(|m| !held(m, facing.facts_b))
        .count();
    let new_b = b
        .members
        .iter()
        .filter(|m| !held(m, facing.facts_a))
        .count();
    if new_a + new_b == 0 {
        return None;
    }
    let around = slots::agreement(facing, a.span, b.span);
    if shared > 0 {
        let listed = a.members.len().max(b.members.len()) > 1;
        return (listed && around >= SHARED).then_some(1.0 + around);
    }
    let all_new = new_a == a.members.len() && new_b == b.members.len();
    (all_new && around >= REPLACED && kinds_fit(a, b)).then_some(around)
}

/// Can the two groups name the same sort of thing?
fn kinds_fit(a: &Group, b: &Group) -> bool {
    let kinds = |group: &Group| -> FxHashSet<bool> {
        let is_place = |m: &Member| m.name.is_some_and(|n| n.kind == NameKind::Place);
        group.members.iter().map(is_place).collect()
    };
    !kinds(a).is_disjoint(&kinds(b))
}

/// Does a claim hold this member anywhere?
fn held(member: &Member, facts: &ClaimFacts) -> bool {
    match member.name {
        Some(name) => {
            facts.names.iter().any(|other| same_name(name, other))
                || normalize(&name.text)
                    .split_whitespace()
                    .all(|w| facts.words.iter().any(|x| x.normal == w))
        }
        None => facts.words.iter().any(|w| w.stem == member.stem),
    }
}

fn same(a: &Member, b: &Member) -> bool {
    match (a.name, b.name) {
        (Some(a), Some(b)) => same_name(a, b),
        (None, None) => a.stem == b.stem,
        _ => false,
    }
}

fn same_name(a: &Name, b: &Name) -> bool {
    let words = |name: &Name| -> FxHashSet<String> {
        normalize(&name.text)
            .replace('.', "")
            .split_whitespace()
            .filter(|w| !matches!(*w, "the" | "of" | "and"))
            .map(|w| EQUIVALENTS.get(w).map_or(w, |e| e).to_owned())
            .collect()
    };
    let (x, y) = (words(a), words(b));
    x.is_subset(&y)
        || y.is_subset(&x)
        || short_form_of(&a.text, &b.text)
        || short_form_of(&b.text, &a.text)
}

/// Names and nouns for people as they are listed, in order.
fn groups<'f, 't>(facts: &'f ClaimFacts, text: impl Fn(Span) -> &'t str) -> Vec<Group<'f>> {
    let mut members: Vec<Member> = Vec::new();
    for name in &facts.names {
        // "(R-Ohio)" says more of the name before it and is none of the list.
        let before = text(Span::new(
            name.whole.start.saturating_sub(1),
            name.whole.start,
        ));
        if before != "(" {
            members.push(Member {
                span: name.whole,
                name: Some(name),
                stem: "",
            });
        }
    }
    for (at, word) in facts.words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|n| facts.words.get(n));
        // "The officer" was told of before; who it is stands there.
        let told_before = before.is_some_and(|w| {
            matches!(
                w.normal.as_str(),
                "the" | "his" | "her" | "their" | "its" | "this" | "that"
            )
        }) && !word.normal.ends_with('s');
        let inside_name = facts.names.iter().any(|n| n.whole.overlap(word.span) > 0);
        if PEOPLE.contains(word.normal.as_str()) && !told_before && !inside_name {
            members.push(Member {
                span: word.span,
                name: None,
                stem: &word.stem,
            });
        }
    }
    members.sort_by_key(|m| m.span);
    let mut groups: Vec<Group> = Vec::new();
    for member in members {
        match groups.last_mut() {
            Some(group) if listed(text(Span::new(group.span.end, member.span.start))) => {
                group.span.end = member.span.end.max(group.span.end);
                group.members.push(member);
            }
            _ => groups.push(Group {
                span: member.span,
                members: vec![member],
            }),
        }
    }
    groups
}

/// Is what stands between two names what stands between members of a list?
fn listed(between: &str) -> bool {
    let mut rest = between;
    if let (Some(open), Some(close)) = (rest.find('('), rest.find(')')) {
        if open < close && rest.get(..open).is_some_and(|b| b.trim().is_empty()) {
            rest = rest.get(close + 1..).unwrap_or_default();
        }
    }
    let lower = rest.to_lowercase();
    let joined = lower.trim_start().starts_with(',')
        || lower
            .split_whitespace()
            .any(|w| matches!(w, "and" | "or" | "&"));
    joined && !rest.contains(['.', ';', ':', '"', '“', '”', '\n']) && words_within(&lower)
}

fn words_within(between: &str) -> bool {
    between
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !matches!(*w, "and" | "or" | "the" | "a" | "s"))
        .count()
        <= GAP
}

/// The same person under another office.
fn titles(facing: &Facing) -> Vec<Difference> {
    let mut found = Vec::new();
    for a in &facing.facts_a.names {
        for b in &facing.facts_b.names {
            let (Some(x), Some(y)) = (office(a), office(b)) else {
                continue;
            };
            if a.kind == b.kind && x.is_disjoint(&y) && same_name(a, b) {
                found.push(difference(facing, a.whole, b.whole, ": another title"));
            }
        }
    }
    found
}

/// The words of a title, without those of courtesy; none where nothing is left.
fn office(name: &Name) -> Option<FxHashSet<String>> {
    let title = normalize(name.title.as_deref()?).replace('.', "");
    let words: FxHashSet<String> = title
        .split_whitespace()
        .filter(|w| {
            !matches!(
                *w,
                "mr" | "mrs" | "ms" | "miss" | "dr" | "sir" | "the" | "then"
            )
        })
        .map(|w| EQUIVALENTS.get(w).map_or(w, |e| e).to_owned())
        .collect();
    (!words.is_empty()).then_some(words)
}
