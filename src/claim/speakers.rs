//! From the phrase beside a cue to a speaker: full name within the report, antecedent of a pronoun,
//! holder of a title; and what kind of source it is.

use super::gender::Gender;
use super::grammar::Roles;
use super::insertions::whose_affiliation;
use super::model::{Sourcing, Speaker};
use super::names::{NameRun, is_doubtful, is_people, name_runs, name_text};
use super::noun_phrases::noun_before;
use super::people::People;
use super::phrases::subject_before;
use super::tokens::{Kind, Passage};
use crate::text::Span;
use crate::text::nations::nation;
use std::ops::Range;

/// How far back, in bytes, a pronoun may find its person.
const REACH: usize = 2_500;

/// Resolves speakers in the order of the text.
pub(super) struct Resolver<'p> {
    people: &'p People,
    /// The last person who spoke, with the place.
    last_person: Option<(usize, usize)>,
    /// The last speaker that is no person.
    last_body: Option<(Speaker, usize)>,
    last: Option<Speaker>,
    /// A document, its author and the place.
    document: Option<(String, usize, usize)>,
}

impl<'p> Resolver<'p> {
    pub fn new(people: &'p People) -> Self {
        Self {
            people,
            last_person: None,
            last_body: None,
            last: None,
            document: None,
        }
    }

    /// The speaker that a phrase names, unless it is a bare pronoun that means nobody ("that",
    /// "which"); what follows may mean it by "he" or "they".
    pub fn resolve(&mut self, passage: &Passage, phrase: &Range<usize>) -> Option<Speaker> {
        let (speaker, person) = self.read(passage, phrase)?;
        match person {
            Some(person) => self.last_person = Some((person, speaker.mention.start)),
            None => self.last_body = Some((speaker.clone(), speaker.mention.start)),
        }
        self.last = Some(speaker.clone());
        Some(speaker)
    }

    /// The speaker that a phrase names inside what another one says.
    pub fn resolve_inside(&self, passage: &Passage, phrase: &Range<usize>) -> Option<Speaker> {
        self.read(passage, phrase).map(|(speaker, _)| speaker)
    }

    fn read(&self, passage: &Passage, phrase: &Range<usize>) -> Option<(Speaker, Option<usize>)> {
        let mention = passage.cover(phrase.clone());
        let (name, person) = self.name(passage, phrase);
        let known = person.and_then(|n| self.people.list.get(n));
        let is_person = known.is_some_and(|p| p.person || p.gender.is_some());
        if is_empty(&name) || passage.word(phrase.start) == "which" && is_person {
            return None;
        }
        let body = self.last_body.as_ref().map(|(body, _)| body);
        let meant = body.filter(|body| {
            matches!(passage.word(phrase.start), "it" | "they")
                && phrase.len() == 1
                && body.name == name
        });
        let sourcing = meant.map_or_else(
            || sourcing(passage, phrase, is_person),
            |body| body.sourcing,
        );
        let speaker = Speaker {
            name,
            mention,
            sourcing,
        };
        Some((speaker, person))
    }

    /// Remembers whose statement, letter or report it was: "Reyes said in a statement" or "the
    /// statement from her lawyer, Ana Reyes"; "the statement said" then names her.
    pub fn note_document(&mut self, passage: &Passage, sentence: &Range<usize>) {
        let Some((person, at)) = self.last_person else {
            return;
        };
        let here = passage.cover(sentence.clone());
        if at < here.start {
            return;
        }
        let document = sentence.clone().find(|n| {
            passage.has(*n, Roles::DOCUMENT)
                && !passage.capital(*n)
                && *n > sentence.start
                && passage.has(n - 1, Roles::DETERMINER.with(Roles::ADVERB))
                || passage.word(*n) == "statement"
        });
        if let Some(document) = document {
            self.document = Some((passage.word(document).to_owned(), person, at));
        }
    }

    /// Who wrote "the statement".
    fn author(&self, word: &str, at: usize) -> Option<usize> {
        let (document, person, place) = self.document.as_ref()?;
        (document == word && at.saturating_sub(*place) < REACH).then_some(*person)
    }

    fn name(&self, passage: &Passage, phrase: &Range<usize>) -> (String, Option<usize>) {
        let at = passage.cover(phrase.clone()).start;
        let shown = || clean(passage.cover(phrase.clone()).of(passage.text));
        let word = passage.word(phrase.start);
        if phrase.len() == 1 {
            let found = match word {
                "he" | "she" => {
                    let gender = match word {
                        "he" => Gender::Male,
                        _ => Gender::Female,
                    };
                    let found = self.antecedent(at, Some(gender));
                    let place = found.map_or(0, |(_, place)| place);
                    if let Some(somebody) = unnamed_between(passage, place, phrase.start, word) {
                        return (somebody, None);
                    }
                    found.map(|(named, _)| named)
                }
                "who" | "which" => {
                    return self
                        .relative(passage, phrase.start)
                        .unwrap_or_else(|| (shown(), None));
                }
                "it" | "they" => {
                    if let Some((body, place)) = &self.last_body
                        && at.saturating_sub(*place) < REACH
                        && !(word == "it" && is_plural(&body.name))
                    {
                        return (body.name.clone(), None);
                    }
                    None
                }
                _ => None,
            };
            if let Some(named) = found {
                return (self.full(named).unwrap_or_else(shown), Some(named));
            }
        }
        let head_end = head_end(passage, phrase);
        let runs = name_runs(passage, phrase.start..head_end);
        if let Some(run) = speaking_run(passage, &runs, head_end) {
            // "The Environment Secretary, Ana Reyes, said": who holds it follows.
            let office = passage.has(phrase.start, Roles::DETERMINER)
                && passage.has(head_end - 1, Roles::TITLE);
            if office && let Some(named) = self.apposed(passage, phrase.end, at) {
                return (self.full(named).unwrap_or_else(shown), Some(named));
            }
            let found = self.people.find(passage, run, Some(at));
            // "More than 600 people": the capital of a sentence's first word makes no name.
            if found.is_none() && is_doubtful(passage, run) {
                return (shown(), None);
            }
            let named = found
                .and_then(|n| self.full(n))
                .unwrap_or_else(|| name_text(passage, run));
            let person = found
                .filter(|n| {
                    self.people
                        .list
                        .get(*n)
                        .is_some_and(|p| p.person || p.gender.is_some())
                })
                .or(found.filter(|_| !passage.has(phrase.start, Roles::DETERMINER)));
            return (named, person);
        }
        if let Some(named) = self.apposed(passage, phrase.end, at) {
            return (self.full(named).unwrap_or_else(shown), Some(named));
        }
        if word == "the" && phrase.len() <= 4 {
            let role = passage.word(head_end - 1);
            if let Some(author) = self.author(role, at) {
                return (self.full(author).unwrap_or_else(shown), Some(author));
            }
            let of_nation = phrase.clone().any(|n| nation(passage.word(n)).is_some());
            let behind = rest(passage, phrase.end);
            if let Some(holder) = self.people.holder(role, at, of_nation, behind) {
                return (self.full(holder).unwrap_or_else(shown), Some(holder));
            }
        }
        (shown(), None)
    }

    /// The person in apposition: "a lawyer for the town, Ana Reyes, said".
    fn apposed(&self, passage: &Passage, end: usize, at: usize) -> Option<usize> {
        if !passage.is(end, Kind::Comma) {
            return None;
        }
        let runs = name_runs(passage, end + 1..end + 8);
        let run = runs
            .first()
            .filter(|r| r.titles.start == end + 1 && r.name.len() >= 2)?;
        let closed = matches!(
            passage.kind(run.name.end),
            Some(Kind::Comma | Kind::Stop | Kind::Open)
        ) || passage.word(run.name.end) == "of";
        let found = self
            .people
            .find(passage, run, Some(at))
            .filter(|_| closed)?;
        Some(found)
    }

    fn full(&self, named: usize) -> Option<String> {
        self.people.list.get(named).map(|n| n.full.clone())
    }

    /// The name before a relative clause.
    fn relative(&self, passage: &Passage, who: usize) -> Option<(String, Option<usize>)> {
        let start = who.saturating_sub(20);
        let source = (start + 1..who)
            .rev()
            .find(|n| passage.word(*n) == "to" && passage.word(n - 1) == "according");
        let start = source.map_or(start, |n| n + 1);
        // The phrase before "who" ends where a verb in its place would have its subject.
        let mut end = who;
        while end > start && !passage.is_word(end - 1) {
            end -= 1;
        }
        // "Reyes, 58, who"
        let age = |n: usize| passage.word(n).bytes().all(|b| b.is_ascii_digit());
        if end > start + 2 && age(end - 1) && passage.is(end - 2, Kind::Comma) {
            end -= 2;
        }
        let phrase = subject_before(passage, end, start)
            .filter(|phrase| !passage.has(phrase.start, Roles::RELATIVE))
            .or_else(|| noun_before(passage, end, start))?;
        let phrase = whose_affiliation(passage, phrase, start);
        Some(self.name(passage, &phrase))
    }

    /// Whom "he" or "she" means: the last person who spoke or led a sentence, whichever is nearer.
    fn antecedent(&self, at: usize, gender: Option<Gender>) -> Option<(usize, usize)> {
        let fits = |named: usize, strict: bool| {
            self.people.list.get(named).is_some_and(|p| {
                (p.gender.is_none() && !is_people(&p.full) || p.gender == gender)
                    && (!strict || p.person || p.gender.is_some())
            })
        };
        let spoke = self
            .last_person
            .filter(|(named, place)| fits(*named, false) && at.saturating_sub(*place) < REACH);
        let near = || {
            self.people
                .places_before(at)
                .take_while(|p| at - p.at < REACH)
        };
        let led = near()
            .find(|p| p.leads && fits(p.named, true))
            .map(|p| (p.named, p.at));
        match (spoke, led) {
            (Some(a), Some(b)) => Some(if a.1 + 1 >= b.1 { a } else { b }),
            (Some(a), None) | (None, Some(a)) => Some(a),
            (None, None) => {
                let nearest = near().find(|p| fits(p.named, true));
                nearest.map(|p| (p.named, p.at))
            }
        }
    }

    /// The speaker that a transcript's label names.
    pub fn labelled(&mut self, name: &str, mention: Span) -> Speaker {
        let found = self.people.by_last_name(name);
        let speaker = Speaker {
            name: found
                .and_then(|n| self.full(n))
                .unwrap_or_else(|| name.to_owned()),
            mention,
            sourcing: Sourcing::Named,
        };
        if let Some(found) = found {
            self.last_person = Some((found, mention.start));
        }
        self.last = Some(speaker.clone());
        speaker
    }

    /// The speaker of a quotation that names none: the last one who spoke, or the person who has
    /// led a sentence since.
    pub fn inherited(&self, at: usize) -> Option<Speaker> {
        let spoke = self
            .last
            .as_ref()
            .filter(|s| at.saturating_sub(s.mention.start) < REACH);
        let is_person = |named: usize| self.people.list.get(named).is_some_and(|p| p.person);
        let led = self
            .people
            .places_before(at)
            .take_while(|p| at - p.at < REACH)
            .find(|p| p.leads && is_person(p.named));
        match (spoke, led) {
            (Some(spoke), Some(led)) if led.at <= spoke.mention.start => Some(spoke.clone()),
            (_, Some(led)) => self.full(led.named).map(|name| Speaker {
                mention: Span::new(led.at, led.at + led.length),
                name,
                sourcing: Sourcing::Named,
            }),
            (spoke, None) => spoke.cloned(),
        }
    }
}

/// From the word at `start` to the end of its sentence.
fn rest(passage: &Passage, start: usize) -> Span {
    let mut sentences = passage.sentences.iter();
    match sentences.find(|s| s.end > start) {
        Some(sentence) => passage.cover(start..sentence.end),
        None => Span::new(passage.span.end, passage.span.end),
    }
}

/// Words between "a" and the person, and from there to the pronoun.
const TO_PERSON: usize = 4;
const TO_UNNAMED: usize = 60;

/// Somebody without a name whom a report brings in behind byte `place` and before the word `until`,
/// and whom "he" or "she" then means: "Police detained *a man*. His lawyer said he denied it".
fn unnamed_between(passage: &Passage, place: usize, until: usize, pronoun: &str) -> Option<String> {
    let persons: &[&str] = match pronoun {
        "he" => &["man", "boy", "schoolboy", "gunman"],
        _ => &["woman", "girl", "schoolgirl"],
    };
    let at = (until.saturating_sub(TO_UNNAMED)..until)
        .rev()
        .find(|n| persons.contains(&passage.word(*n)))?;
    let first = (at.saturating_sub(TO_PERSON)..at)
        .rev()
        .find(|n| matches!(passage.word(*n), "a" | "an"))?;
    let whole = passage.cover(first..at + 1);
    (whole.start > place).then(|| clean(whole.of(passage.text)))
}

/// Where the head of a phrase ends: before its first preposition, unless a name goes on there.
fn head_end(passage: &Passage, phrase: &Range<usize>) -> usize {
    // "Secretary of State Ana Reyes"
    let office = passage.has(phrase.start, Roles::TITLE) && passage.word(phrase.start + 1) == "of";
    if office
        && let [run] = name_runs(passage, phrase.start + 2..phrase.end).as_slice()
        && !run.titles.is_empty()
        && run.name.end == phrase.end
    {
        return phrase.end;
    }
    phrase
        .clone()
        .skip(1)
        .find(|n| {
            passage.has(*n, Roles::PREPOSITION)
                && !(passage.word(*n) == "of"
                    && passage.capital(n + 1)
                    && passage.has(n - 1, Roles::ORGANISATION)
                    && passage.capital(n - 1))
        })
        .unwrap_or(phrase.end)
}

/// The name that speaks: the last one of the head, if the head ends with it.
fn speaking_run<'r>(
    passage: &Passage,
    runs: &'r [NameRun],
    head_end: usize,
) -> Option<&'r NameRun> {
    let last = runs.last().filter(|run| !run.name.is_empty())?;
    let possessive = passage
        .token(last.name.end.checked_sub(1)?)
        .is_some_and(|t| t.possessive);
    let ends = last.name.end == head_end
        || (last.name.end..head_end).all(|n| !passage.is_word(n) || passage.has(n, Roles::SUFFIX))
        || passage
            .tokens
            .get(last.name.end..head_end)
            .is_some_and(|t| t.iter().any(|t| t.kind == Kind::Open));
    (ends && !possessive).then_some(last)
}

/// Does a description end in a plural: "Furious families"?
fn is_plural(description: &str) -> bool {
    let head = description.rsplit(' ').next().unwrap_or_default();
    head.starts_with(char::is_lowercase) && head.ends_with('s') && !head.ends_with("ss")
        || matches!(head, "men" | "women" | "people")
}

/// Is it a pronoun that, standing alone, tells nothing of who speaks?
fn is_empty(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "it" | "that" | "this" | "there" | "which" | "who" | "whom" | "what"
    )
}

fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What kind of source a phrase is.
fn sourcing(passage: &Passage, phrase: &Range<usize>, person: bool) -> Sourcing {
    let end = head_end(passage, phrase);
    let head = end.saturating_sub(1).max(phrase.start);
    if passage.has(head, Roles::DOCUMENT.with(Roles::THING)) && !passage.capital(head) {
        return Sourcing::Document;
    }
    if person {
        return Sourcing::Named;
    }
    let outlet = passage.has(head, Roles::OUTLET)
        || passage.capital(head) && passage.has(head, Roles::OUTLET_HEAD);
    if outlet {
        return Sourcing::Outlet;
    }
    // A capital at the start of a sentence makes no name of "Officials".
    let first = |n: usize| {
        passage
            .sentences
            .binary_search_by_key(&n, |s| s.start)
            .is_ok()
    };
    let unnamed = |n: usize| passage.has(n, Roles::ANONYMOUS) && (!passage.capital(n) || first(n));
    let described = is_description(passage, phrase, first(phrase.start));
    if described || (phrase.start..end.max(phrase.start + 1)).any(unnamed) {
        return Sourcing::Anonymous;
    }
    Sourcing::Named
}

/// Does no word of the phrase name anybody: "a bystander", "Liberal groups" at the start of a
/// sentence? "The company" is a body that the report identifies, and a pronoun means somebody.
fn is_description(passage: &Passage, phrase: &Range<usize>, begins: bool) -> bool {
    let named = phrase
        .clone()
        .any(|n| passage.capital(n) && !(begins && n == phrase.start));
    let head = head_end(passage, phrase).saturating_sub(1);
    let definite = matches!(
        passage.word(phrase.start),
        "the" | "its" | "their" | "his" | "her"
    ) && passage.has(head, Roles::ORGANISATION);
    let alone = phrase.len() == 1
        && (passage.capital(phrase.start) || passage.has(phrase.start, Roles::PRONOUN));
    let itself = passage.word(phrase.end.saturating_sub(1)).ends_with("self");
    !(named || definite || alone || itself)
}
