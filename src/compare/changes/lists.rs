//! The lists of names and of nouns for people in a claim: "the mayor's office and Harwick Port".

use super::facing::ClaimFacts;
use super::name::root;
use crate::text::names::{Name, NameKind};
use crate::text::{Span, word_list};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static PEOPLE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| word_list(include_str!("people.txt")).collect());

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
            Joint::Comma if headline && alone.members.iter().all(joins_in_headline) => {
                extend(&mut groups, alone);
            }
            Joint::Comma => waiting.push(alone),
            Joint::None => {
                groups.append(&mut waiting);
                groups.push(alone);
            }
        }
    }
    groups.append(&mut waiting);
    for group in &mut groups {
        let first = facts
            .words
            .partition_point(|w| w.span.end <= group.span.start);
        let behind = facts
            .words
            .partition_point(|w| w.span.start < group.span.end);
        let near = [first.checked_sub(1), Some(behind)].into_iter().flatten();
        group.open = near
            .filter_map(|n| facts.words.get(n))
            .any(|w| matches!(w.normal.as_str(), "and" | "or"));
    }
    groups
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
        // "(R-Ohio)" says more of the name before it and is none of the list.
        if text(Span::new(start.saturating_sub(1), start)) == "(" {
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
