//! The people and bodies that a report names: last names to full names, titles to their holders.

use super::gender::{Gender, note_pronouns, of_first_name};
use super::grammar::Roles;
use super::names::{
    NameRun, compatible, described_as_person, describes_person, is_child_or_dead, is_doubtful,
    is_plain_noun, last_name, latin_form, name_runs, name_text, speaks, stands_for_place,
    title_gender,
};
use super::phrases::leading_subject;
use super::tokens::{Kind, Passage};
use crate::text::Span;
use crate::text::nations::nation;
use crate::text::normal::without_accents;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Somebody or something with a name.
#[derive(Debug)]
pub(super) struct Named {
    /// The fullest form, without titles.
    pub full: String,
    pub gender: Option<Gender>,
    /// A person, as far as the report shows: a title, a first name, an age.
    pub person: bool,
    /// The name of a body: it holds a word like "council".
    body: bool,
    /// Speaks somewhere in the report, under a full name.
    speaks: bool,
    /// Said to be a child or to have died, so hardly the one who is quoted.
    silent: bool,
    /// How often the report says "she" and "he" where it can mean nobody else.
    pronouns: (usize, usize),
}

/// A place where a name stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub at: usize,
    pub length: usize,
    pub named: usize,
    /// First phrase of its sentence: a likely antecedent of "he".
    pub leads: bool,
    /// It can stand for a person here: no body, and not where something is ("in Harwick").
    pub human: bool,
}

/// A place where a report says what somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Holder {
    at: usize,
    named: usize,
    /// Of a nation that the report names with it: "Norrland President Ana Reyes".
    of_nation: bool,
}

/// All names of a report.
#[derive(Debug, Default)]
pub(super) struct People {
    pub list: Vec<Named>,
    /// In order of their offset.
    pub places: Vec<Place>,
    by_last: HashMap<String, Vec<usize>>,
    by_role: HashMap<String, Vec<Holder>>,
    /// Words that bear a capital inside a sentence.
    capitals: HashSet<String>,
}

impl People {
    /// Reads all names outside quotation marks.
    pub fn collect(passages: &[Passage]) -> Self {
        let mut people = Self::default();
        for passage in passages.iter().filter(|p| !p.headline) {
            people.note_capitals(passage);
            people.read(passage, true);
        }
        people.drop_attributes();
        for passage in passages {
            people.read(passage, false);
        }
        people.places.sort_by_key(|p| p.at);
        for holders in people.by_role.values_mut() {
            holders.sort_unstable();
        }
        note_pronouns(&mut people, passages);
        people.settle_pronouns();
        people
    }

    /// Notes the words that bear a capital where no sentence begins.
    fn note_capitals(&mut self, passage: &Passage) {
        for sentence in &passage.sentences {
            let first = first_word(passage, sentence);
            let inside = sentence.clone().filter(|n| Some(*n) != first);
            for number in inside.filter(|n| passage.is_word(*n) && passage.capital(*n)) {
                self.capitals.insert(passage.word(number).to_owned());
            }
        }
    }

    /// `Furious Ana Reyes` is Ana Reyes, where the report has her without the adjective too.
    fn drop_attributes(&mut self) {
        for entries in self.by_last.values() {
            let short: Vec<String> = entries
                .iter()
                .filter_map(|n| self.list.get(*n))
                .filter(|named| named.full.split(' ').count() >= 2)
                .map(|named| named.full.clone())
                .collect();
            for entry in entries {
                let Some(named) = self.list.get_mut(*entry).filter(|n| !n.body) else {
                    continue;
                };
                let shorter = short.iter().find(|short| {
                    named
                        .full
                        .strip_suffix(short.as_str())
                        .is_some_and(|rest| rest.ends_with(' ') && !rest.trim_end().contains(' '))
                });
                if let Some(shorter) = shorter {
                    named.full.clone_from(shorter);
                }
            }
        }
    }

    /// Counts a pronoun for a name.
    pub fn goes_with(&mut self, named: usize, gender: Gender) {
        if let Some(named) = self.list.get_mut(named) {
            match gender {
                Gender::Female => named.pronouns.0 += 1,
                Gender::Male => named.pronouns.1 += 1,
            }
        }
    }

    /// The report's own pronouns tell a person and its gender; against a first name or a title only
    /// when they are several and of one kind.
    fn settle_pronouns(&mut self) {
        for named in &mut self.list {
            let told = match named.pronouns {
                (0, 0) => None,
                (she, 0) => Some((Gender::Female, she)),
                (0, he) => Some((Gender::Male, he)),
                _ => None,
            };
            if let Some((gender, times)) = told {
                named.person = true;
                if named.gender.is_none() || times >= 3 {
                    named.gender = Some(gender);
                }
            }
        }
    }

    /// The places of names inside a span.
    pub fn places_in(&self, span: Span) -> impl Iterator<Item = &Place> {
        let start = self.places.partition_point(|p| p.at < span.start);
        let end = self.places.partition_point(|p| p.at < span.end);
        self.places.get(start..end).unwrap_or_default().iter()
    }

    /// First pass: full names. Second pass: every place of a name.
    fn read(&mut self, passage: &Passage, full_names: bool) {
        for sentence in &passage.sentences {
            let subject = subject_name(passage, sentence).unwrap_or(0..0);
            for run in name_runs(passage, sentence.clone()) {
                let possessive = passage
                    .token(run.name.end.saturating_sub(1))
                    .is_some_and(|t| t.possessive);
                let describes = describes_person(passage, &run);
                let leads = subject.contains(&run.name.start) && !possessive && !describes;
                if run.name.is_empty() {
                    continue;
                }
                // "Rationing begins on Monday": a capital at the start of a sentence makes no name.
                let doubtful = is_doubtful(passage, &run)
                    && !self.capitals.contains(passage.word(run.name.start));
                if full_names {
                    self.enter(passage, &run);
                } else if (doubtful || passage.headline) && self.find(passage, &run, None).is_none()
                {
                    // Nor do the capitals of a headline: "Dockers Say Reyes".
                    continue;
                } else if let Some(named) = self.look_up(passage, &run, None) {
                    let cover = passage.cover(run.name.clone());
                    let (at, length) = (cover.start, cover.len());
                    let place = describes || stands_for_place(passage, &run);
                    let human = self.may_be_person(named) && !place;
                    self.places.push(Place {
                        at,
                        length,
                        named,
                        leads,
                        human,
                    });
                    self.note_roles(passage, &run, named, at);
                }
            }
        }
    }

    fn enter(&mut self, passage: &Passage, run: &NameRun) {
        if let Some(latin) = latin_form(passage, run) {
            self.enter(passage, &latin);
            if let Some(known) = self.find(passage, &latin, None) {
                let entries = self.by_last.entry(last_name(passage, run)).or_default();
                if !entries.contains(&known) && entries.len() < 16 {
                    entries.push(known);
                }
            }
            return;
        }
        let name = name_text(passage, run);
        let organisation = run
            .name
            .clone()
            .any(|n| passage.has(n, Roles::ORGANISATION.with(Roles::OUTLET)));
        let words = run.name.len();
        let titled = !run.titles.is_empty();
        if words < 2 && !organisation {
            return;
        }
        let first = passage.word(run.name.start);
        let known = of_first_name(first);
        let article = run.titles.start > 0 && passage.has(run.titles.start - 1, Roles::DETERMINER);
        let person = !organisation
            && words <= 5
            && (known.is_some() || titled && !article || described_as_person(passage, run));
        let gender = if person {
            title_gender(passage, run).or(known)
        } else {
            None
        };
        let speaks = speaks(passage, run);
        let silent = is_child_or_dead(passage, run);
        let last = last_name(passage, run);
        let entries = self.by_last.entry(last).or_default();
        if let Some(same) = entries.iter().find(|n| {
            self.list
                .get(**n)
                .is_some_and(|other| compatible(&other.full, &name))
        }) {
            if let Some(other) = self.list.get_mut(*same) {
                other.person |= person;
                other.gender = other.gender.or(gender);
                other.speaks |= speaks;
                other.silent |= silent;
            }
            return;
        }
        // A hostile text of one name in thousands of forms must not be compared in pairs.
        if entries.len() < 16 {
            entries.push(self.list.len());
            self.list.push(Named {
                full: name,
                gender,
                person,
                body: organisation,
                speaks,
                silent,
                pronouns: (0, 0),
            });
        }
    }

    /// May the entry be a person: no body, and more than one capitalised word unless something
    /// shows a person?
    fn may_be_person(&self, named: usize) -> bool {
        self.list
            .get(named)
            .is_some_and(|n| !n.body && (n.person || n.full.contains(' ')))
    }

    /// The entry that a name run stands for; a run that no fuller form explains is entered when it
    /// bears a title.
    fn look_up(
        &mut self,
        passage: &Passage,
        run: &NameRun,
        before: Option<usize>,
    ) -> Option<usize> {
        if let Some(found) = self.find(passage, run, before) {
            if let Some(named) = self.list.get_mut(found) {
                named.gender = title_gender(passage, run).or(named.gender);
                named.person |= title_gender(passage, run).is_some()
                    || !named.body && described_as_person(passage, run);
            }
            return Some(found);
        }
        let titled = !run.titles.is_empty();
        let name = name_text(passage, run);
        let last = last_name(passage, run);
        let entries = self.by_last.entry(last).or_default();
        if entries.len() >= 16 {
            return None;
        }
        entries.push(self.list.len());
        self.list.push(Named {
            full: name,
            gender: title_gender(passage, run),
            person: titled || described_as_person(passage, run),
            body: run
                .name
                .clone()
                .any(|n| passage.has(n, Roles::ORGANISATION.with(Roles::OUTLET))),
            speaks: false,
            silent: false,
            pronouns: (0, 0),
        });
        Some(self.list.len() - 1)
    }

    /// The entry that a name run stands for: by full name, else by last name, the one most
    /// recently mentioned before the offset `before`.
    pub fn find(&self, passage: &Passage, run: &NameRun, before: Option<usize>) -> Option<usize> {
        let entries = self.by_last.get(&last_name(passage, run))?;
        let name = name_text(passage, run);
        let gender = title_gender(passage, run);
        let foreign = !name.is_ascii() && entries.len() == 1;
        let fits = |n: &&usize| {
            self.list.get(**n).is_some_and(|other| {
                (foreign || compatible(&other.full, &name))
                    && (gender.is_none() || other.gender.is_none() || gender == other.gender)
            })
        };
        let mut fitting: Vec<usize> = entries.iter().filter(fits).copied().collect();
        // The bare name of one who speaks: a person of that name who speaks elsewhere, or at least
        // one who can.
        let talker = |n: &usize| self.list.get(*n).is_some_and(|n| n.person && n.speaks);
        let able = |n: &usize| self.list.get(*n).is_some_and(|n| !n.silent);
        if run.name.len() == 1 && before.is_some() && fitting.len() > 1 {
            if fitting.iter().any(talker) {
                fitting.retain(talker);
            } else if fitting.iter().any(able) {
                fitting.retain(able);
            }
        }
        match (fitting.as_slice(), before) {
            ([], _) => None,
            ([only], _) => Some(*only),
            (several, Some(offset)) => self
                .places_before(offset)
                .take(200)
                .find(|place| several.contains(&place.named))
                .map(|place| place.named)
                .or(several.first().copied()),
            (several, None) => several.first().copied(),
        }
    }

    /// The entry with this last name, in any case of letters.
    pub fn by_last_name(&self, name: &str) -> Option<usize> {
        let last = without_accents(name.split_whitespace().next_back()?);
        self.by_last.get(&last)?.first().copied()
    }

    /// The places of names before an offset, the nearest first.
    pub fn places_before(&self, offset: usize) -> impl Iterator<Item = &Place> {
        let end = self.places.partition_point(|p| p.at < offset);
        self.places.get(..end).unwrap_or_default().iter().rev()
    }

    /// The person who bears a role ("mayor", "spokeswoman") and is not named in `behind`, the
    /// words that follow: the last one named before an offset, else the first one named. "The
    /// president" is "French President Ana Reyes" only in a report that has no president without
    /// a nation; "the French president" the other way round.
    pub fn holder(
        &self,
        role: &str,
        offset: usize,
        of_nation: bool,
        behind: Span,
    ) -> Option<usize> {
        let holders = self.by_role.get(role)?;
        let named_behind: Vec<usize> = self.places_in(behind).map(|place| place.named).collect();
        let nearest = |of_nation: bool| {
            let fits = |h: &&Holder| h.of_nation == of_nation && !named_behind.contains(&h.named);
            let end = holders.partition_point(|h| h.at < offset);
            let (before, after) = holders.split_at_checked(end)?;
            { before.iter().rev() }
                .find(fits)
                .or(after.iter().find(fits))
        };
        let holder = nearest(of_nation).or_else(|| nearest(!of_nation))?;
        Some(holder.named)
    }

    /// Remembers titles and appositions beside a name.
    fn note_roles(&mut self, passage: &Passage, run: &NameRun, named: usize, at: usize) {
        let mut roles: Vec<&str> = run.titles.clone().map(|n| passage.word(n)).collect();
        let before = run.titles.start.checked_sub(1);
        if let Some(before) = before
            && passage.is_word(before)
            && is_plain_noun(passage, before)
        {
            roles.push(passage.word(before));
        }
        let of_nation = { before.into_iter().chain(run.titles.clone()) }
            .any(|n| nation(passage.word(n)).is_some());
        let after = run.name.end;
        if passage.is(after, Kind::Comma) {
            roles.extend(apposition(passage, after + 1).map(|n| passage.word(n)));
        }
        for role in roles {
            for role in role_names(role.trim_end_matches('.')) {
                let holders = self.by_role.entry((*role).to_owned()).or_default();
                holders.push(Holder {
                    at,
                    named,
                    of_nation,
                });
            }
        }
    }
}

/// The head of an apposition that begins at `start`: "mayor" in "the mayor of Harwick", "member" in
/// "the council's cabinet member". It must end like one; in "After talks with Reyes, the mayor
/// left" none begins.
fn apposition(passage: &Passage, start: usize) -> Option<usize> {
    let end = (start..start + 8)
        .find(|n| {
            let article = *n == start && passage.has(*n, Roles::DETERMINER);
            !(article || passage.capital(*n) && passage.is_word(*n) || is_plain_noun(passage, *n))
        })
        .unwrap_or(start);
    let closed = !passage.is_word(end)
        || passage.has(end, Roles::RELATIVE)
        || matches!(passage.word(end), "of" | "for" | "at" | "in" | "and");
    let head = end.checked_sub(1).filter(|n| closed && *n >= start)?;
    (!passage.capital(head) && is_plain_noun(passage, head)).then_some(head)
}

/// The first word of a sentence.
fn first_word(passage: &Passage, sentence: &Range<usize>) -> Option<usize> {
    sentence.clone().find(|n| passage.is_word(*n))
}

/// The subject of a sentence with the name in apposition to it: "The owner, Ana Reyes, …"; of a
/// cleft one the name that it lifts out: "It was Ana Reyes who …".
fn subject_name(passage: &Passage, sentence: &Range<usize>) -> Option<Range<usize>> {
    let subject = leading_subject(passage, sentence)?;
    // "Harwick welder Ana Reyes" is she.
    let runs = name_runs(passage, subject.start..sentence.end.min(subject.start + 8));
    if let [which, person, ..] = runs.as_slice()
        && which.titles.start.min(which.name.start) == subject.start
        && describes_person(passage, which)
    {
        return Some(person.titles.start..person.name.end);
    }
    let lifted = passage.word(subject.start) == "it" && passage.word(subject.end) == "was";
    let named = subject
        .clone()
        .any(|n| passage.capital(n) && n > subject.start);
    let owned = passage.token(subject.start).is_some_and(|t| t.possessive);
    let apposed = passage.is(subject.end, Kind::Comma)
        && (passage.has(subject.start, Roles::DETERMINER) || owned)
        && !named;
    if !(lifted || apposed) {
        return Some(subject);
    }
    let runs = name_runs(passage, subject.end + 1..sentence.end.min(subject.end + 8));
    let run = runs.first().filter(|r| r.titles.start == subject.end + 1);
    let closed = run.is_some_and(|r| {
        matches!(passage.kind(r.name.end), Some(Kind::Comma | Kind::Open))
            || passage.has(r.name.end, Roles::RELATIVE)
    });
    Some(
        run.filter(|_| closed)
            .map_or(subject, |r| r.titles.start..r.name.end),
    )
}

/// The words that a report may use for the holder of a title.
fn role_names(title: &str) -> Vec<&str> {
    match title {
        "gov" => vec!["governor"],
        "sen" | "senator" => vec!["senator", "lawmaker"],
        "rep" | "representative" => vec!["representative", "congressman", "lawmaker"],
        "congressman" | "congresswoman" => vec![title, "lawmaker"],
        "gen" => vec!["general"],
        "prof" => vec!["professor"],
        "spokesman" | "spokeswoman" => vec![title, "spokesperson"],
        "attorney" => vec!["attorney", "lawyer"],
        other => vec![other],
    }
}
