//! Labels: how each source names the referents that at least two sources name.
//!
//! A referent is found by its names, by the titles, appositions and definite descriptions that
//! some report puts beside a name ("Ada Quill, the harbour master"), or, where it has no name, by
//! its noun ("the agreement", "the deal"). Every occurrence is kept.

use super::noun_keys::{is_empty, members_of_collectives, note_aliases, noun_key};
use super::owners::{names_with, tell_apart};
use super::phrases::{Phrase, phrases};
use super::referents::{Named, is_role, key};
use super::sentences::{Nouns, Sentence, singular};
use super::user_labels;
use crate::claim::Report;
use crate::compare::model::{Label, LabelledReferent};
use crate::text::names::{Name, NameKind};
use crate::text::nations::nation;
use crate::text::{ScalarIndex, Span};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// Fewest occurrences of a referent without a name, for each report of the event: rarer nouns
/// ("a list", "the campaign") are seldom one thing throughout.
const FEWEST_OF_NOUN: usize = 2;
/// Persons named before a description that it may mean.
const RECENT: usize = 4;

/// One occurrence of a referent.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Number of the report.
    pub report: usize,
    /// Where it stands, in bytes.
    pub span: Span,
    /// The referent's key.
    pub referent: String,
    /// Called by a noun, not by a name.
    pub described: bool,
    /// The referent of the phrase that it is a part of: "the harbour" in "the harbour deal",
    /// "the mayor" in "the mayor's lawyer".
    pub(super) inside: Option<String>,
    /// Of a noun: the referents of the names that tell whose it is.
    pub(super) with: BTreeSet<String>,
}

/// Every occurrence of the referents that at least two reports name, in order of the text.
/// `named` learns the roles of persons on the way; `groups` are a user's own: a referent's name
/// and the words that mean it.
pub(super) fn mentions(
    sentences: &[Sentence],
    named: &mut Named,
    groups: &[(String, Vec<String>)],
) -> Vec<Mention> {
    let nouns = Nouns::new(sentences);
    let all: Vec<Vec<Phrase>> = sentences.iter().map(|s| phrases(s, &nouns)).collect();
    for (sentence, its_phrases) in sentences.iter().zip(&all) {
        note_roles(sentence, its_phrases, named);
        note_aliases(sentence, its_phrases, named);
    }
    let members = members_of_collectives(sentences, &all);
    let mut found = Vec::new();
    let mut recent: Vec<String> = Vec::new();
    let mut report = usize::MAX;
    for (sentence, its_phrases) in sentences.iter().zip(&all) {
        if sentence.report != report {
            recent.clear();
            report = sentence.report;
        }
        in_sentence(
            sentence,
            its_phrases,
            named,
            &nouns,
            &members,
            &mut recent,
            &mut found,
        );
    }
    tell_apart(&mut found);
    user_labels::add(sentences, groups, &mut found);
    let reports = sentences.last().map_or(0, |s| s.report + 1);
    keep_shared(found, reports)
}

/// Learns roles from titles and appositions.
fn note_roles(sentence: &Sentence, its_phrases: &[Phrase], named: &mut Named) {
    let tokens = &sentence.tokens;
    let mut first_token: FxHashMap<usize, (usize, usize)> = FxHashMap::default();
    for (at, token) in tokens.iter().enumerate() {
        if let Some(name) = token.name {
            first_token.entry(name).or_insert((at, at)).1 = at;
        }
    }
    let starts: FxHashMap<usize, usize> = first_token
        .iter()
        .map(|(name, (from, _))| (*from, *name))
        .collect();
    let ends: FxHashMap<usize, usize> = first_token
        .iter()
        .map(|(name, (_, to))| (*to, *name))
        .collect();
    for (number, name) in sentence.names.iter().enumerate() {
        let Some(title) = &name.title else { continue };
        let before = first_token
            .get(&number)
            .and_then(|(from, _)| from.checked_sub(1))
            .and_then(|b| tokens.get(b));
        let of = before
            .and_then(|t| t.name)
            .and_then(|n| sentence.names.get(n))
            .and_then(|n| nation(&key(&n.text)));
        let behind = first_token.get(&number).and_then(|(_, to)| {
            let of = tokens.get(to + 1).is_some_and(|t| t.lower == "of");
            let name = of.then(|| tokens.get(to + 2)).flatten()?.name?;
            nation(&key(&sentence.names.get(name)?.text))
        });
        named.note_title(&named.of(name), title, of.or(behind));
    }
    for phrase in its_phrases {
        let Some(head) = tokens.get(phrase.head) else {
            continue;
        };
        let role = singular(&head.lower);
        if !is_role(&role) {
            continue;
        }
        let behind = tokens.get(phrase.head + 1);
        let after = starts
            .get(&(phrase.head + 1))
            .filter(|_| behind.is_some_and(|b| b.joined || b.comma));
        let before = phrase
            .first
            .checked_sub(1)
            .and_then(|at| ends.get(&at))
            .filter(|_| tokens.get(phrase.first).is_some_and(|t| t.comma));
        if let Some(name) = after.or(before).and_then(|n| sentence.names.get(*n))
            && matches!(name.kind, NameKind::Person | NameKind::Other)
        {
            named.note_role(&named.of(name), &role, nation_of(sentence, phrase));
        }
    }
}

/// The nation among the modifiers of a phrase: "the Danish minister".
fn nation_of(sentence: &Sentence, phrase: &Phrase) -> Option<&'static str> {
    let inside = sentence
        .tokens
        .get(phrase.first.saturating_sub(1)..phrase.head)?;
    inside
        .iter()
        .filter_map(|t| sentence.names.get(t.name?))
        .find_map(|n| nation(&key(&n.text)))
}

fn in_sentence(
    sentence: &Sentence,
    its_phrases: &[Phrase],
    named: &Named,
    nouns: &Nouns,
    members: &FxHashMap<String, String>,
    recent: &mut Vec<String>,
    found: &mut Vec<Mention>,
) {
    let mut here: Vec<Mention> = Vec::new();
    let mut parts: Vec<(Span, String)> = Vec::new();
    let mut names = sentence.names.iter().peekable();
    for phrase in its_phrases {
        while let Some(name) = names.next_if(|n| n.whole.start < phrase.span.start) {
            note_name(
                sentence.report,
                name,
                named,
                nouns,
                members,
                recent,
                &mut here,
            );
        }
        let Some(referent) = described(sentence, phrase, named, members, recent) else {
            continue;
        };
        let mut span = phrase.span;
        if let Some(owner) = owner(sentence, phrase) {
            let last = here
                .iter_mut()
                .rev()
                .take(RECENT)
                .find(|m| m.span.end == owner.end);
            if let Some(last) = last {
                span.start = last.span.start;
            }
        }
        parts.push((modifiers(sentence, phrase), referent.clone()));
        here.push(Mention {
            report: sentence.report,
            span,
            referent,
            described: true,
            inside: None,
            with: names_with(sentence, phrase, named),
        });
    }
    for name in names {
        note_name(
            sentence.report,
            name,
            named,
            nouns,
            members,
            recent,
            &mut here,
        );
    }
    join_nations(sentence, &mut here);
    here.sort_by_key(|m| (m.span.start, m.span.end));
    let mut inside = parts.iter().peekable();
    for mention in &mut here {
        while inside
            .next_if(|(part, _)| part.end <= mention.span.start)
            .is_some()
        {}
        if let Some((part, referent)) = inside.peek()
            && part.contains(mention.span)
            && !mention.described
        {
            mention.inside = Some(referent.clone());
        }
    }
    found.extend(here);
}

/// "Danish" in "Danish Prime Minister Jonas Holm" is part of the label, not a label of Denmark.
fn join_nations(sentence: &Sentence, here: &mut [Mention]) {
    let mut last: Option<usize> = None;
    let mut joined: Vec<(usize, usize)> = Vec::new();
    let mut order: Vec<usize> = (0..here.len()).collect();
    order.sort_by_key(|n| here.get(*n).map_or((0, 0), |m| (m.span.start, m.span.end)));
    let joined_here: FxHashSet<usize> = sentence
        .tokens
        .iter()
        .filter(|t| t.joined)
        .map(|t| t.span.start)
        .collect();
    let titled: FxHashSet<usize> = sentence
        .names
        .iter()
        .filter(|n| n.title.is_some() && joined_here.contains(&n.whole.start))
        .map(|n| n.whole.start)
        .collect();
    for number in order {
        let Some(mention) = here.get(number) else {
            continue;
        };
        if let Some(before) = last
            && let Some(of) = here.get(before)
            && !mention.described
            && titled.contains(&mention.span.start)
            && nation(&of.referent).is_some()
            && mention.span.start.saturating_sub(of.span.end) <= "'s ".len()
        {
            joined.push((before, number));
        }
        last = Some(number);
    }
    for (before, number) in joined {
        let referent = here.get(number).map(|m| m.referent.clone());
        let start = here.get(before).map(|m| m.span.start);
        if let Some(of) = here.get_mut(before) {
            of.inside = referent;
        }
        if let (Some(mention), Some(start)) = (here.get_mut(number), start) {
            mention.span.start = start;
        }
    }
}

/// The last word of the possessive before the phrase.
fn owner(sentence: &Sentence, phrase: &Phrase) -> Option<Span> {
    let token = sentence.tokens.get(phrase.determiner?)?;
    token.possessive.then_some(token.span)
}

/// The words between determiner and head, where a name only modifies.
fn modifiers(sentence: &Sentence, phrase: &Phrase) -> Span {
    let from = match phrase.determiner {
        Some(at) => at + 1,
        None => phrase.first,
    };
    let start = sentence.tokens.get(from).map_or(0, |t| t.span.start);
    let end = sentence
        .tokens
        .get(phrase.head)
        .map_or(start, |t| t.span.start);
    Span::new(start, end)
}

fn note_name(
    report: usize,
    name: &Name,
    named: &Named,
    nouns: &Nouns,
    members: &FxHashMap<String, String>,
    recent: &mut Vec<String>,
    here: &mut Vec<Mention>,
) {
    let lower = name.text.to_lowercase();
    if name.kind == NameKind::Other && name.title.is_none() && nouns.is_common(&lower) {
        // "Ferry" in a headline is the ferry.
        let key = noun_key(&lower);
        let key = members.get(&key).cloned().unwrap_or(key);
        here.push(Mention {
            report,
            span: name.whole,
            referent: format!("noun {key}"),
            described: true,
            inside: None,
            with: BTreeSet::new(),
        });
        return;
    }
    let referent = named.of(name);
    if name.kind == NameKind::Person || nation(&referent).is_some() {
        recent.retain(|r| *r != referent);
        recent.insert(0, referent.clone());
        recent.truncate(RECENT);
    }
    here.push(Mention {
        report,
        span: name.whole,
        referent,
        described: false,
        inside: None,
        with: BTreeSet::new(),
    });
}

/// Words before a phrase without a determiner that point away from what was named: "another
/// dictator" is none of the persons before.
const POINTS_AWAY: [&str; 12] = [
    "another", "other", "each", "every", "either", "neither", "one", "such", "what", "which",
    "whose", "nor",
];

/// Does the word before the phrase say that it is somebody or something else?
fn points_away(sentence: &Sentence, phrase: &Phrase) -> bool {
    let first = sentence.tokens.get(phrase.first);
    let before = phrase.first.checked_sub(1);
    let before = before.and_then(|at| sentence.tokens.get(at));
    first.is_some_and(|t| t.joined)
        && before.is_some_and(|t| POINTS_AWAY.contains(&t.lower.as_str()))
}

/// The referent of a phrase: a person by the role, else the noun itself.
fn described(
    sentence: &Sentence,
    phrase: &Phrase,
    named: &Named,
    members: &FxHashMap<String, String>,
    recent: &[String],
) -> Option<String> {
    let head = sentence.tokens.get(phrase.head)?;
    let one = singular(&head.lower);
    if is_empty(&one) || is_empty(&head.lower) {
        return None;
    }
    let many = one != head.lower;
    if is_role(&one) && !many {
        let of = nation_of(sentence, phrase);
        let bare = phrase.determiner.is_none() && !points_away(sentence, phrase);
        if phrase.definite && (!phrase.owned || of.is_some()) || bare {
            let person = named.holder(&one, of, recent);
            return Some(person.unwrap_or_else(|| format!("noun {one}")));
        }
        return Some(format!("noun {one}"));
    }
    if is_role(&one) {
        return Some(format!("nouns {one}"));
    }
    if one == "administration" && !many {
        return Some(named.administration().to_owned());
    }
    if one == "government"
        && !many
        && let Some(nation) = nation_of(sentence, phrase)
    {
        return Some(nation.to_owned());
    }
    if matches!(one.as_str(), "country" | "nation" | "government") && !many && phrase.definite {
        let latest = recent.iter().find_map(|r| nation(r));
        return latest.map(str::to_owned);
    }
    let inner = phrase.determiner.map_or(phrase.first, |d| d + 1);
    let new = sentence.tokens.get(inner..phrase.head).unwrap_or_default();
    if new
        .iter()
        .any(|t| matches!(t.lower.as_str(), "new" | "another" | "separate"))
    {
        return Some(format!("noun new {}", noun_key(&head.lower)));
    }
    let key = noun_key(&head.lower);
    let key = members.get(&key).cloned().unwrap_or(key);
    Some(format!("noun {key}"))
}

/// Drops referents that one report alone names, nouns that are rare, and parts of other mentions.
fn keep_shared(found: Vec<Mention>, of: usize) -> Vec<Mention> {
    let mut reports: FxHashMap<&str, (FxHashSet<usize>, usize)> = FxHashMap::default();
    for mention in &found {
        let entry = reports.entry(mention.referent.as_str()).or_default();
        entry.0.insert(mention.report);
        entry.1 += 1;
    }
    let kept: FxHashSet<String> = reports
        .into_iter()
        .filter(|(referent, (reports, count))| {
            let fewest = match referent.strip_prefix("noun") {
                // "the union's talks": the names say that it is one thing.
                Some(noun) if noun.contains(" of ") => of,
                Some(_) => FEWEST_OF_NOUN * of,
                None => 1,
            };
            reports.len() > 1 && *count >= fewest
        })
        .map(|(referent, _)| referent.to_owned())
        .collect();
    found
        .into_iter()
        .filter(|m| kept.contains(&m.referent))
        .filter(|m| m.inside.as_ref().is_none_or(|whole| !kept.contains(whole)))
        .collect()
}

/// The contract's form: one entry a referent, the one with most different labels first.
pub(super) fn listed(reports: &[Report], found: &[Mention]) -> Vec<LabelledReferent> {
    let indexes: Vec<ScalarIndex> = reports
        .iter()
        .map(|r| ScalarIndex::new(&r.article.text))
        .collect();
    let mut groups: BTreeMap<&str, Vec<Label>> = BTreeMap::new();
    for mention in found {
        let (Some(report), Some(index)) =
            (reports.get(mention.report), indexes.get(mention.report))
        else {
            continue;
        };
        let (start, end) = index.span(mention.span);
        groups.entry(&mention.referent).or_default().push(Label {
            source: report.id.clone(),
            text: report.text(mention.span).to_owned(),
            start,
            end,
        });
    }
    // What only one report names is compared with nothing; parts of longer names are gone by now.
    let shared = |labels: &[Label]| {
        let first = labels.first().map(|label| &label.source);
        labels.iter().any(|label| Some(&label.source) != first)
    };
    let mut listed: Vec<(usize, LabelledReferent)> = groups
        .into_iter()
        .filter(|(referent, labels)| user_labels::given_name(referent).is_some() || shared(labels))
        .map(|(referent, labels)| {
            let distinct: FxHashSet<String> = labels.iter().map(|l| key(&l.text)).collect();
            let given = user_labels::given_name(referent).map(str::to_owned);
            let referent = given.clone().unwrap_or_else(|| called(&labels));
            // What a user groups is what the user looks for.
            let telling = match given.is_some() {
                true => labels.clone(),
                false => Vec::new(),
            };
            let referent = LabelledReferent {
                referent,
                labels,
                telling,
            };
            (distinct.len(), referent)
        })
        .collect();
    listed.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.referent.cmp(&y.referent)));
    listed.into_iter().map(|(_, referent)| referent).collect()
}

/// The referent's own name for a reader: the label used most, the longer of two.
fn called(labels: &[Label]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for label in labels {
        *counts.entry(label.text.as_str()).or_default() += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(text, count)| (*count, text.len(), std::cmp::Reverse(*text)))
        .map(|(text, _)| text.to_owned())
        .unwrap_or_default()
}
