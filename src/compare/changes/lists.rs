//! The lists of names and of nouns for people in a claim: "the mayor's office and Harwick Port".

use super::facing::{ClaimFacts, Word};
use super::name::root;
use crate::claim::cues::force;
use crate::text::names::{Name, NameKind};
use crate::text::{Span, word_list, word_set};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static PEOPLE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| word_set(include_str!("people.txt")));

/// Is a word in normal form a noun for people by what they are or do?
pub(in crate::compare) fn is_role(normal: &str) -> bool {
    let singular = normal.strip_suffix('s').unwrap_or(normal);
    let titled = |word: &str| TITLES.contains(word) || PEOPLE.contains(word);
    titled(normal) || titled(singular)
}

static TITLES: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let titles = word_list(include_str!("../../text/lists/titles.txt"));
    titles.filter(|t| !t.contains(' ')).collect()
});

/// Words on each side of "and" that still belong to the list ("the port's office and *the 18
/// members of* the council").
const BEFORE_AND: usize = 2;
const BEHIND_AND: usize = 4;

/// A name, or a noun for people.
pub(super) struct Member<'f> {
    pub span: Span,
    /// The name; none for a noun.
    pub name: Option<&'f Name>,
    /// Stem of the noun.
    pub stem: &'f str,
    /// Its last word ends as plurals do.
    pub plural: bool,
}

pub(super) struct Group<'f> {
    pub span: Span,
    pub members: Vec<Member<'f>>,
    /// A word like "and" stands before or behind it: the list has a member that is no name.
    pub open: bool,
    /// It stands in a headline.
    pub headline: bool,
}

/// Names and nouns for people as they are listed, in order.
pub(super) fn groups<'f, 't>(
    facts: &'f ClaimFacts,
    headline: bool,
    text: impl Fn(Span) -> &'t str,
) -> Vec<Group<'f>> {
    let mut groups: Vec<Group> = Vec::new();
    // Members behind commas wait for the "and" that makes a list of them.
    let mut waiting: Vec<Group> = Vec::new();
    for member in members(facts, &text) {
        let joint = match waiting.last().or(groups.last()) {
            Some(group) => joint(text(Span::new(group.span.end, member.span.start))),
            None => Joint::None,
        };
        let alone = Group {
            span: member.span,
            members: vec![member],
            open: false,
            headline,
        };
        match joint {
            // "… the pier, and dockers …": a comma before the only "and" begins a clause.
            Joint::CommaAnd if waiting.is_empty() => groups.push(alone),
            Joint::And | Joint::CommaAnd => {
                let mut listed = std::mem::take(&mut waiting);
                listed.push(alone);
                for next in listed {
                    extend(&mut groups, next);
                }
            }
            Joint::Comma
                if headline
                    && groups.last().is_some_and(|list| one_kind(list, &alone))
                    && alone.members.iter().all(joins_in_headline)
                    && !speaks_alone(facts, &alone) =>
            {
                extend(&mut groups, alone);
            }
            // "Two officers, Ada Quill and Tom Orr": the names say who they are.
            Joint::Comma if names_those_before(&waiting, &groups, &alone) => {
                groups.append(&mut waiting);
                groups.push(alone);
            }
            Joint::Comma => waiting.push(alone),
            Joint::None => {
                groups.append(&mut waiting);
                groups.push(alone);
            }
        }
    }
    groups.append(&mut waiting);
    groups.retain(|group| !is_one_name(facts, group, &text));
    for group in &mut groups {
        let (first, behind) = facts.around(group.span);
        let near = [first.checked_sub(1), Some(behind)].into_iter().flatten();
        group.open = near
            .filter_map(|n| facts.words.get(n))
            .any(|w| matches!(w.normal.as_str(), "and" | "or"));
    }
    groups
}

/// "Centre for Flood Control and Prevention": the "and" stands inside a name, or may.
fn is_one_name<'t>(facts: &ClaimFacts, group: &Group, text: &impl Fn(Span) -> &'t str) -> bool {
    let first = facts
        .words
        .partition_point(|w| w.span.end <= group.span.start);
    let before = |back: usize| first.checked_sub(back).and_then(|n| facts.words.get(n));
    let leads = before(1).is_some_and(|w| matches!(w.normal.as_str(), "for" | "of"));
    let capital = |word: &Word| text(word.span).starts_with(char::is_uppercase);
    // "Centre for Flood Control" may be read as one name already.
    let holds = |m: &Member| {
        let name = m.name.map_or("", |n| n.text.as_str());
        [" for ", " of "].iter().any(|joint| name.contains(joint))
    };
    let named = group
        .members
        .iter()
        .all(|m| m.name.is_some_and(|n| n.kind != NameKind::Person));
    let inside = leads && before(2).is_some_and(capital)
        || group.members.first().is_some_and(holds) && group.members.len() == 2;
    group.members.len() > 1 && named && !group.headline && inside
}

/// Do a list and what a comma adds to it name one sort of thing, or a person and a group?
fn one_kind(list: &Group, next: &Group) -> bool {
    let kinds = |group: &Group| -> FxHashSet<NameKind> {
        let kind = |m: &Member| m.name.map_or(NameKind::Person, |n| n.kind);
        group.members.iter().map(kind).collect()
    };
    kinds(list) == kinds(next) || next.members.iter().all(|m| m.plural)
}

/// "Quill to Testify, Orr Says": a verb of one speaker behind the name.
fn speaks_alone(facts: &ClaimFacts, alone: &Group) -> bool {
    let behind = facts
        .words
        .partition_point(|w| w.span.start < alone.span.end);
    let next = facts.words.get(behind);
    next.is_some_and(|w| w.normal.ends_with('s') && force(&w.normal).is_some())
}

/// A noun for several people before the comma, a person behind it.
fn names_those_before(waiting: &[Group], groups: &[Group], next: &Group) -> bool {
    let last = waiting.last().or(groups.last());
    let noun = last.and_then(|group| group.members.last());
    let person = |m: &Member| m.name.is_some_and(|n| n.kind == NameKind::Person);
    noun.is_some_and(|m| m.name.is_none() && m.plural) && next.members.iter().all(person)
}

/// Headlines put a comma for "and": "Quill, Top Dockers". One that brings a place or a single
/// noun ("Quill, lawyer says") does something else.
fn joins_in_headline(member: &Member) -> bool {
    member
        .name
        .map_or(member.stem.is_empty(), |name| name.kind != NameKind::Place)
}

fn extend<'f>(groups: &mut Vec<Group<'f>>, next: Group<'f>) {
    match groups.last_mut() {
        Some(group) => {
            group.span.end = next.span.end.max(group.span.end);
            group.members.extend(next.members);
        }
        None => groups.push(next),
    }
}

/// Names and nouns for people, in order.
fn members<'f, 't>(facts: &'f ClaimFacts, text: &impl Fn(Span) -> &'t str) -> Vec<Member<'f>> {
    let mut members: Vec<Member> = Vec::new();
    for name in &facts.names {
        let start = name.whole.start;
        // "(R-Ohio)" says more of the name before it, "U.S.-Mexico border" and "Harwick officials"
        // of the noun behind it: none of the list.
        if modifies(facts, name, text) {
            continue;
        }
        // "Ada Quill of Harwick": the place belongs to the person.
        if let Some(person) = members.last_mut()
            && person.name.is_some_and(|n| n.kind == NameKind::Person)
            && text(Span::new(person.span.end, start)).trim() == "of"
        {
            person.span.end = name.whole.end;
            continue;
        }
        // "Harwick Mayor Ada Quill": the place belongs to the name behind it.
        let joined = members
            .last()
            .filter(|m| text(Span::new(m.span.end, start)).trim().is_empty())
            .map(|m| m.span.start);
        if joined.is_some() {
            members.pop();
        }
        members.push(Member {
            span: Span::new(joined.unwrap_or(start), name.whole.end),
            name: Some(name),
            stem: "",
            plural: name.text.ends_with('s'),
        });
    }
    let mut names = facts.names.iter().peekable();
    for (at, word) in facts.words.iter().enumerate() {
        while names.next_if(|n| n.whole.end <= word.span.start).is_some() {}
        let inside_name = names.peek().is_some_and(|n| n.whole.overlap(word.span) > 0);
        let before = at.checked_sub(1).and_then(|n| facts.words.get(n));
        // "The officer" was told of before; who it is stands there.
        let told_before = before.is_some_and(|w| DEFINITE.contains(&w.normal.as_str()));
        let singular = word.normal.strip_suffix('s').unwrap_or(&word.normal);
        let person = PEOPLE.contains(word.normal.as_str()) || PEOPLE.contains(singular);
        if person && !told_before && !inside_name {
            members.push(Member {
                span: word.span,
                name: None,
                stem: root(word),
                plural: word.normal.ends_with('s'),
            });
        }
    }
    members.sort_by_key(|m| m.span);
    members
}

/// Does a name only say more of the word beside it?
fn modifies<'t>(facts: &ClaimFacts, name: &Name, text: &impl Fn(Span) -> &'t str) -> bool {
    let (start, end) = (name.whole.start, name.whole.end);
    let before = text(Span::new(start.saturating_sub(1), start));
    let after = text(Span::new(end, end.saturating_add(1)));
    if before == "(" || before == "-" || after == "-" {
        return true;
    }
    let behind = facts.words.partition_point(|w| w.span.start < end);
    let next = facts.words.get(behind);
    let adjoins = |word: &&Word| text(Span::new(end, word.span.start)).trim().is_empty();
    next.filter(adjoins).is_some_and(|word| {
        let lower = text(word.span).starts_with(char::is_lowercase);
        let people = |noun: &str| noun == "people" || PEOPLE.contains(noun);
        lower && (people(&word.normal) || people(word.normal.trim_end_matches('s')))
    })
}

const DEFINITE: [&str; 9] = [
    "the", "his", "her", "their", "its", "our", "my", "this", "that",
];

/// What stands between two members.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    And,
    CommaAnd,
    Comma,
    None,
}

/// Is this what stands between members of a list?
fn joint(between: &str) -> Joint {
    let mut rest = between;
    // "Quill (R-Ohio) and": the bracket belongs to the first.
    if let (Some(open), Some(close)) = (rest.find('('), rest.find(')'))
        && open < close
        && rest.get(..open).is_some_and(|b| b.trim().is_empty())
    {
        rest = rest.get(close + 1..).unwrap_or_default();
    }
    if rest.contains(['.', ';', ':', '"', '“', '”', '\n', '(', ')']) {
        return Joint::None;
    }
    let rest = rest.trim_start_matches(['\'', '’']);
    let words: Vec<String> = rest
        .split(|c: char| !c.is_alphanumeric() && c != '&')
        .filter(|w| !w.is_empty() && *w != "s")
        .map(str::to_lowercase)
        .collect();
    let plain = |words: &[String]| words.iter().all(|w| !breaks_list(w));
    match words
        .iter()
        .position(|w| matches!(w.as_str(), "and" | "or" | "&"))
    {
        Some(at) => {
            let (before, behind) = words.split_at(at);
            let behind = behind.get(1..).unwrap_or_default();
            match before.len() <= BEFORE_AND
                && behind.len() <= BEHIND_AND
                && plain(before)
                && plain(behind)
            {
                true if rest.contains(',') => Joint::CommaAnd,
                true => Joint::And,
                false => Joint::None,
            }
        }
        None => {
            let behind = rest.rsplit(',').next().unwrap_or_default().trim();
            let comma = rest.contains(',') && words.len() <= BEFORE_AND && plain(&words);
            match comma && matches!(behind, "" | "the" | "Top" | "top" | "leading" | "senior") {
                true => Joint::Comma,
                false => Joint::None,
            }
        }
    }
}

/// Verbs and prepositions end a list; "of" does not.
fn breaks_list(word: &str) -> bool {
    word.ends_with("ed")
        || word.ends_with("ing")
        || word.ends_with("ly")
        || [
            "a",
            "an",
            "by",
            "in",
            "on",
            "at",
            "for",
            "to",
            "with",
            "from",
            "after",
            "before",
            "said",
            "says",
            "is",
            "was",
            "are",
            "were",
            "has",
            "have",
            "had",
            "will",
            "would",
            "who",
            "which",
            "that",
            "he",
            "she",
            "they",
            "it",
            "his",
            "her",
            "their",
            "its",
            "while",
            "as",
            "but",
            "not",
            "than",
            "son",
            "daughter",
            "wife",
            "husband",
            "brother",
            "sister",
            "father",
            "mother",
            "chairman",
            "chairwoman",
            "head",
            "founder",
            "chief",
        ]
        .contains(&word)
}
