//! One noun, several things: "the mayor's team" and "the union's team" are two referents, and so
//! are the talks with the one and with the other.
//!
//! The names that stand with a noun (its owner, its modifiers, "with …") tell them apart. A mention
//! without names means what the report named last.

use super::labels::Mention;
use super::noun_keys::noun_key;
use super::phrases::Phrase;
use super::referents::{Named, is_role};
use super::sentences::Sentence;
use crate::text::word_list;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Words behind "with" or "of" that are searched for names.
const REACH: usize = 8;

/// Which names tell the things of one noun apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// By whose it is.
    Owner,
    /// By who takes part.
    Meeting,
}

/// Keys of nouns that are told apart by names.
static RELATIONAL: LazyLock<FxHashMap<String, Told>> = LazyLock::new(|| {
    word_list(include_str!("lists/relational_nouns.txt"))
        .map(|line| match line.split_once(':') {
            Some((_, noun)) => (noun_key(noun.trim()), Told::Meeting),
            None => (noun_key(line), Told::Owner),
        })
        .collect()
});

/// The referents of the names that stand with a phrase and tell whose it is; none for nouns that
/// are told apart by nothing.
pub(super) fn names_with(sentence: &Sentence, phrase: &Phrase, named: &Named) -> BTreeSet<String> {
    let tokens = &sentence.tokens;
    let head = tokens.get(phrase.head).map_or("", |t| t.lower.as_str());
    let Some(told) = RELATIONAL.get(noun_key(head).as_str()) else {
        return BTreeSet::new();
    };
    let referent = |at: usize| {
        let name = sentence.names.get(tokens.get(at)?.name?)?;
        Some(named.of(name))
    };
    let mut found: BTreeSet<String> = (phrase.determiner.unwrap_or(phrase.first)..phrase.head)
        .filter_map(referent)
        .collect();
    let joint = tokens.get(phrase.head + 1).filter(|t| t.joined);
    let opens = match told {
        Told::Owner => ["of", "for"].as_slice(),
        Told::Meeting => ["with", "between", "of"].as_slice(),
    };
    if !joint.is_some_and(|t| opens.contains(&t.lower.as_str())) {
        return found;
    }
    for at in (phrase.head + 2..).take(REACH) {
        let Some(token) = tokens.get(at).filter(|t| t.joined) else {
            break;
        };
        match referent(at) {
            Some(name) => {
                found.insert(name);
            }
            None if token.is_determiner() || token.lower == "and" || is_role(&token.lower) => {}
            None => break,
        }
    }
    found
}

/// Gives the things of one noun keys of their own. `mentions` stand report after report, in order
/// of the text.
pub(super) fn tell_apart(mentions: &mut [Mention]) {
    let mut sets: BTreeMap<String, BTreeMap<BTreeSet<String>, usize>> = BTreeMap::new();
    for mention in mentions.iter().filter(|m| !m.with.is_empty()) {
        let of_noun = sets.entry(mention.referent.clone()).or_default();
        *of_noun.entry(mention.with.clone()).or_default() += 1;
    }
    let groups: BTreeMap<String, Vec<Group>> = sets
        .into_iter()
        .map(|(noun, sets)| (noun, groups(sets)))
        .filter(|(_, groups)| groups.len() > 1)
        .collect();
    let mut latest: FxHashMap<String, usize> = FxHashMap::default();
    let mut report = usize::MAX;
    for mention in mentions {
        if mention.report != report {
            latest.clear();
            report = mention.report;
        }
        let Some(groups) = groups.get(&mention.referent) else {
            continue;
        };
        let number = match mention.with.is_empty() {
            true => latest.get(&mention.referent).copied().unwrap_or(0),
            false => best(groups, &mention.with).unwrap_or(0),
        };
        latest.insert(mention.referent.clone(), number);
        if let Some(group) = groups.get(number) {
            let names: Vec<&str> = group.names.iter().map(String::as_str).collect();
            mention.referent = format!("{} of {}", mention.referent, names.join(" and "));
        }
    }
}

/// Names that stand with one thing.
struct Group {
    names: BTreeSet<String>,
    count: usize,
}

/// Sets of names, of which one holds the other, are of one thing; the most frequent thing first.
fn groups(sets: BTreeMap<BTreeSet<String>, usize>) -> Vec<Group> {
    let mut order: Vec<(BTreeSet<String>, usize)> = sets.into_iter().collect();
    order.sort_by(|(a, x), (b, y)| {
        (Reverse(a.len()), Reverse(x), a).cmp(&(Reverse(b.len()), Reverse(y), b))
    });
    let mut groups: Vec<Group> = Vec::new();
    for (names, count) in order {
        match best(&groups, &names).and_then(|n| groups.get_mut(n)) {
            Some(group) => group.count += count,
            None => groups.push(Group { names, count }),
        }
    }
    groups.sort_by(|a, b| (Reverse(a.count), &a.names).cmp(&(Reverse(b.count), &b.names)));
    groups
}

/// The most frequent group whose names hold all of these.
fn best(groups: &[Group], names: &BTreeSet<String>) -> Option<usize> {
    groups
        .iter()
        .enumerate()
        .filter(|(_, group)| names.is_subset(&group.names))
        .max_by_key(|(number, group)| (group.count, Reverse(*number)))
        .map(|(number, _)| number)
}
