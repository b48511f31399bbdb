//! Names: another person, body or place in the same part of a statement, one more or one fewer
//! in a list, somebody named here and not there, another title, another spelling.
//!
//! Names and nouns for people ("officials") make groups as they are listed ("the mayor's office
//! and Harwick Port"). Groups of the two claims face each other where they share a member or
//! where the words around agree; members that the other claim has anywhere make no change.

use super::facing::{ClaimFacts, Facing, Word};
use super::lists::{Group, Member, groups};
use super::verbs::{part, parts_fit};
use super::{Difference, offices, slots, standing};
use crate::align::Relation;
use crate::claim::Quotation;
use crate::compare::model::ChangeKind;
use crate::text::names::{Name, NameKind};
use crate::text::normal::normalize;
use crate::text::stems::Stemmer;
use crate::text::{Span, word_list};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// A word to the first of its group: "sen" and "senator" are one title.
pub(super) static EQUIVALENTS: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| {
        let mut map = FxHashMap::default();
        for line in word_list(include_str!("../../align/equivalents.txt")) {
            let mut words = line.split_whitespace();
            if let Some(first) = words.next() {
                // The adjective names no people: "Democratic Party" is not "Democrats".
                map.insert(first, first);
                map.extend(words.filter(|w| !w.ends_with("cratic")).map(|w| (w, first)));
            }
        }
        map
    });

/// Least agreement of the words around two groups that share a member: in claims that assert the
/// same, and in claims that share a part.
const SHARED: f64 = 0.2;
const SHARED_IN_PART: f64 = 0.45;
/// The same, where one only adds to what the other has.
const ADDED: f64 = 0.25;
/// The same of two groups that share none.
const REPLACED: f64 = 0.4;
/// The same, where nothing tells what they name.
const SURE: f64 = 0.7;

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let mut found = titles(facing);
    found.extend(spellings(facing));
    if facing.link.is_none_or(|l| l.relation == Relation::Same) {
        let told = standing::find(facing).into_iter();
        let told = told.chain(offices::find(facing));
        found.extend(told.map(|(a, b, why)| difference(facing, a, b, why)));
    }
    let (head_a, head_b) = (facing.is_headline_a(), facing.is_headline_b());
    let groups_a = groups(facing.facts_a, head_a, |s| facing.text_a(s));
    let groups_b = groups(facing.facts_b, head_b, |s| facing.text_b(s));
    let mut scored = Vec::new();
    for (n, a) in groups_a.iter().enumerate() {
        for (m, b) in groups_b.iter().enumerate() {
            // Another speaker is another source, which is a matter of attribution.
            let spoken = || {
                let shared = |x: &Member| b.members.iter().any(|y| same(facing, x, y));
                !a.members.iter().any(shared)
                    && is_speaker(facing.quotations_a(), a.span)
                    && is_speaker(facing.quotations_b(), b.span)
            };
            if let Some(score) = replaced(facing, a, b).filter(|_| !spoken()) {
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

/// Is this what the report calls the speaker of one of these quotations?
fn is_speaker<'q>(mut quotations: impl Iterator<Item = &'q Quotation>, span: Span) -> bool {
    quotations.any(|quotation| {
        let speaker = quotation.speaker.as_ref();
        quotation.cue.is_some() && speaker.is_some_and(|s| s.mention.overlap(span) > 0)
    })
}

fn difference(facing: &Facing, a: Span, b: Span, why: &str) -> Difference {
    facing.difference(
        ChangeKind::Name,
        a,
        b,
        format!("{} against {}{why}", facing.text_a(a), facing.text_b(b)),
    )
}

/// How well two groups fit one place, where they are not the same; none where they do not.
fn replaced(facing: &Facing, a: &Group, b: &Group) -> Option<f64> {
    let shared = a
        .members
        .iter()
        .filter(|x| b.members.iter().any(|y| same(facing, x, y)))
        .count();
    let new_a = a
        .members
        .iter()
        .filter(|m| !held(facing, m, facing.facts_b))
        .count();
    let new_b = b
        .members
        .iter()
        .filter(|m| !held(facing, m, facing.facts_a))
        .count();
    if new_a + new_b == 0 {
        return None;
    }
    let listed = a.members.len().max(b.members.len()) > 1;
    let parts = || {
        let mine = part(facing.facts_a, a.span, |s| facing.text_a(s));
        (mine, part(facing.facts_b, b.span, |s| facing.text_b(s)))
    };
    if listed && !parts_fit(parts().0, parts().1) {
        return None;
    }
    let around = slots::agreement(facing, a.span, b.span);
    let same = facing
        .link
        .is_some_and(|link| link.relation == Relation::Same);
    if shared > 0 {
        let (shorter, longer) = match a.members.len() <= b.members.len() {
            true => (a, b),
            false => (b, a),
        };
        let least = match same {
            true if new_a > 0 && new_b > 0 => SHARED,
            true => ADDED,
            false => SHARED_IN_PART,
        };
        // Nouns that only add ("leaders and officials") say more, not other.
        let named = |group: &Group, facts| {
            let new = group.members.iter().filter(|m| !held(facing, m, facts));
            new.into_iter().any(|m| m.name.is_some())
        };
        let adds = new_a == 0 || new_b == 0;
        if adds && !named(a, facing.facts_b) && !named(b, facing.facts_a) {
            return None;
        }
        // A headline that names fewer is only shorter.
        if (new_a == 0 && a.headline && !b.headline) || (new_b == 0 && b.headline && !a.headline) {
            return None;
        }
        // A member more on each side says that one stands for the other.
        let exchanged = if new_a > 0 && new_b > 0 { 2.0 } else { 1.0 };
        return (longer.members.len() > 1 && !shorter.open && around >= least)
            .then_some(exchanged + around);
    }
    // What the other claim has elsewhere is not replaced.
    if new_a == 0 || new_b == 0 {
        return None;
    }
    let foreign =
        |group: &Group, stems: &FxHashSet<String>| group.members.iter().all(|m| !known(m, stems));
    // A noun stands for persons, not for bodies; two nouns are two words for the same people.
    let bodies = |group: &Group| {
        let mut names = group.members.iter().filter_map(|m| m.name);
        names.any(|name| name.kind != NameKind::Person)
    };
    let noun = |group: &Group| group.members.iter().any(|m| m.name.is_none());
    let named = match (noun(a), noun(b)) {
        (true, true) => listed,
        (true, false) => !bodies(b),
        (false, true) => !bodies(a),
        (false, false) => true,
    };
    let replaced = same
        && named
        && around >= REPLACED
        && (kinds_fit(a, b, listed) || (!listed && around >= SURE && unsure(a, b)))
        && match listed {
            true => is_collective(a) && is_collective(b),
            false => foreign(a, facing.stems_b) && foreign(b, facing.stems_a),
        };
    replaced.then_some(around)
}

/// A list, or a word for several ("Democrats", "officials"): only such stand for a list.
fn is_collective(group: &Group) -> bool {
    group.members.len() > 1 || group.members.iter().all(|m| m.plural)
}

/// Does a report, by the stems of its words, tell of this member anywhere?
fn known(member: &Member, stems: &FxHashSet<String>) -> bool {
    match member.name {
        Some(name) => is_told(name, stems),
        None => stems.contains(member.stem),
    }
}

/// Does a report, by the stems of its words, hold all words of a name?
fn is_told(name: &Name, stems: &FxHashSet<String>) -> bool {
    let stemmer = Stemmer::new("en");
    normalize(&name.text)
        .split_whitespace()
        .all(|word| stems.contains(&stemmer.stem(word)))
}

/// Can the two groups name the same sort of thing? Of names without a kind only lists tell.
fn kinds_fit(a: &Group, b: &Group, listed: bool) -> bool {
    let kinds = |group: &Group| -> FxHashSet<NameKind> {
        let kind = |m: &Member| m.name.map_or(NameKind::Person, |n| n.kind);
        group.members.iter().map(kind).collect()
    };
    let (a, b) = (kinds(a), kinds(b));
    let holds = |kind: NameKind| (a.contains(&kind), b.contains(&kind));
    if listed {
        return holds(NameKind::Place) != (true, false) && holds(NameKind::Place) != (false, true);
    }
    holds(NameKind::Other) == (false, false) && !a.is_disjoint(&b)
}

/// Does nothing tell of what one of two names of several words is the name? Then all words around
/// have to agree.
fn unsure(a: &Group, b: &Group) -> bool {
    let named = |group: &Group| {
        let of_words = |name: &&Name| name.text.contains(' ');
        group
            .members
            .iter()
            .all(|m| m.name.filter(of_words).is_some())
    };
    let other = |group: &Group| {
        let mut names = group.members.iter().filter_map(|m| m.name);
        names.any(|n| n.kind == NameKind::Other)
    };
    named(a) && named(b) && (other(a) || other(b))
}

/// The stem of a word, or of the word that stands for it: "attorney" is "lawyer".
pub(super) fn root(word: &Word) -> &str {
    EQUIVALENTS
        .get(word.normal.as_str())
        .copied()
        .unwrap_or(&word.stem)
}

/// Does a claim hold this member anywhere?
fn held(facing: &Facing, member: &Member, facts: &ClaimFacts) -> bool {
    match member.name {
        Some(name) => {
            facts
                .names
                .iter()
                .any(|other| facing.names.same(name, other))
                || normalize(&name.text)
                    .split_whitespace()
                    .all(|w| facts.words.iter().any(|x| x.normal == w))
        }
        None => facts.words.iter().any(|w| root(w) == member.stem),
    }
}

fn same(facing: &Facing, a: &Member, b: &Member) -> bool {
    match (a.name, b.name) {
        (Some(a), Some(b)) => facing.names.same(a, b),
        (None, None) => a.stem == b.stem,
        _ => false,
    }
}

/// The same person under another office.
fn titles(facing: &Facing) -> Vec<Difference> {
    let mut found = Vec::new();
    for a in &facing.facts_a.names {
        for b in &facing.facts_b.names {
            let (Some(x), Some(y)) = (office(a), office(b)) else {
                continue;
            };
            // A whip is a senator as well.
            if is_membership(&x) || is_membership(&y) {
                continue;
            }
            // "…, the majority leader," says the same office behind the name.
            let told = |office: &FxHashSet<String>, facts: &ClaimFacts| {
                facts.words.iter().any(|w| office.contains(&w.normal))
            };
            if a.kind == b.kind
                && x.is_disjoint(&y)
                && facing.names.same(a, b)
                && !told(&x, facing.facts_b)
                && !told(&y, facing.facts_a)
            {
                found.push(difference(facing, a.whole, b.whole, ": another title"));
            }
        }
    }
    found
}

/// Seats that holders of other offices have too.
fn is_membership(office: &FxHashSet<String>) -> bool {
    let seats = [
        "senator",
        "sen",
        "representative",
        "rep",
        "congressman",
        "congresswoman",
        "mp",
        "member",
        "councillor",
        "councilman",
        "councilwoman",
        "lawmaker",
        "delegate",
        "assemblyman",
    ];
    office.len() == 1 && office.iter().any(|w| seats.contains(&w.as_str()))
}

/// The same person spelt in another way: one word of the name is the same, another nearly; and a
/// place of nearly the same name in the same part of the statement, which may be another.
fn spellings(facing: &Facing) -> Vec<Difference> {
    let mut found = Vec::new();
    for a in &facing.facts_a.names {
        for b in &facing.facts_b.names {
            let kinds = (a.kind, b.kind);
            let body = |n: &Name| matches!(n.kind, NameKind::Place | NameKind::Organisation);
            if !body(a) && !body(b) && facing.names.spelt_otherwise(a, b) {
                found.push(difference(facing, a.span, b.span, ": another spelling"));
            } else if kinds == (NameKind::Place, NameKind::Place)
                && facing.names.nearly(a, b)
                && !is_told(a, facing.stems_b)
                && !is_told(b, facing.stems_a)
                && slots::agreement(facing, a.span, b.span) >= REPLACED
            {
                found.push(difference(facing, a.span, b.span, ""));
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
                "mr" | "mrs" | "ms" | "miss" | "dr" | "sir" | "the" | "then" | "candidate"
            )
        })
        .map(|w| EQUIVALENTS.get(w).map_or(w, |e| e).to_owned())
        .collect();
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests;
