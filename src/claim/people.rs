//! The people and bodies that a report names: last names to full names, titles to their holders.

use super::grammar::Roles;
use super::phrases::leading_subject;
use super::tokens::{Kind, Passage};
use crate::text::word_list;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Which pronoun a person goes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
}

/// Somebody or something with a name.
#[derive(Debug)]
pub(super) struct Named {
    /// The fullest form, without titles.
    pub full: String,
    pub gender: Option<Gender>,
    /// A person, as far as the report shows: a title, a first name, an age.
    pub person: bool,
}

/// A place where a name stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub at: usize,
    pub length: usize,
    pub named: usize,
    /// First phrase of its sentence: a likely antecedent of "he".
    pub leads: bool,
}

/// All names of a report.
#[derive(Debug, Default)]
pub(super) struct People {
    pub list: Vec<Named>,
    /// In order of their offset.
    pub places: Vec<Place>,
    by_last: HashMap<String, Vec<usize>>,
    by_role: HashMap<String, Vec<(usize, usize)>>,
}

static FIRST_NAMES: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
    word_list(include_str!("first_names.txt"))
        .filter_map(|line| line.split_once(' '))
        .map(|(name, letter)| {
            let gender = if letter == "f" {
                Gender::Female
            } else {
                Gender::Male
            };
            (name, gender)
        })
        .collect()
});

/// A run of capitalised words that may be a name.
#[derive(Debug, Clone)]
pub(super) struct NameRun {
    /// Without its titles.
    pub name: Range<usize>,
    pub titles: Range<usize>,
}

/// The name runs inside a range of tokens.
pub(super) fn name_runs(passage: &Passage, range: Range<usize>) -> Vec<NameRun> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        if !starts_name(passage, at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < range.end && !passage.token(end - 1).is_some_and(|t| t.possessive) {
            if !passage.is_word(end) {
                break;
            }
            let particle = passage.has(end, Roles::PARTICLE)
                && end + 1 < range.end
                && passage.capital(end + 1);
            let of = matches!(passage.word(end), "of" | "for" | "and" | "&")
                && passage.has(end - 1, Roles::ORGANISATION)
                && passage.capital(end + 1)
                && end + 1 < range.end;
            let capital = passage.capital(end)
                && !passage.has(end, Roles::PRONOUN.with(Roles::AUXILIARY).with(Roles::TIME));
            if !(capital || particle || of) {
                break;
            }
            end += 1;
        }
        let titles_end = titles_end(passage, at, end);
        found.push(NameRun {
            name: titles_end..end,
            titles: at..titles_end,
        });
        at = end;
    }
    found
}

/// Where the titles in front of a name end: behind the last one that a name follows. The name of a
/// body has none ("Justice Department").
fn titles_end(passage: &Passage, start: usize, end: usize) -> usize {
    if (start..end).any(|n| passage.has(n, Roles::ORGANISATION)) {
        return start;
    }
    (start..end.saturating_sub(1))
        .rev()
        .find(|n| {
            passage.has(*n, Roles::TITLE) && !passage.has(n + 1, Roles::SUFFIX.with(Roles::TITLE))
        })
        .map_or(start, |n| n + 1)
}

fn starts_name(passage: &Passage, at: usize) -> bool {
    let function = Roles::DETERMINER
        .with(Roles::PRONOUN)
        .with(Roles::AUXILIARY)
        .with(Roles::PREPOSITION)
        .with(Roles::CONJUNCTION)
        .with(Roles::SUBORDINATOR)
        .with(Roles::ADVERB)
        .with(Roles::TIME);
    passage.is_word(at) && passage.capital(at) && !passage.has(at, function)
}

impl People {
    /// Reads all names outside quotation marks.
    pub fn collect(passages: &[Passage]) -> Self {
        let mut people = Self::default();
        for passage in passages.iter().filter(|p| !p.headline) {
            people.read(passage, true);
        }
        for passage in passages {
            people.read(passage, false);
        }
        people.places.sort_by_key(|p| p.at);
        for holders in people.by_role.values_mut() {
            holders.sort_unstable();
        }
        people
    }

    /// First pass: full names. Second pass: every place of a name.
    fn read(&mut self, passage: &Passage, full_names: bool) {
        for sentence in &passage.sentences {
            let subject = leading_subject(passage, sentence).unwrap_or(0..0);
            for run in name_runs(passage, sentence.clone()) {
                let possessive = passage
                    .token(run.name.end.saturating_sub(1))
                    .is_some_and(|t| t.possessive);
                let leads = subject.contains(&run.name.start) && !possessive;
                if run.name.is_empty() {
                    continue;
                }
                if full_names {
                    self.enter(passage, &run);
                } else if let Some(named) = self.look_up(passage, &run, None) {
                    let place = passage.cover(run.name.clone());
                    let at = place.start;
                    let length = place.len();
                    self.places.push(Place {
                        at,
                        length,
                        named,
                        leads,
                    });
                    self.note_roles(passage, &run, named, at);
                }
            }
        }
    }

    fn enter(&mut self, passage: &Passage, run: &NameRun) {
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
        let known = FIRST_NAMES.get(first).copied();
        let after = run.name.end;
        let aged = passage.is(after, Kind::Comma)
            && passage
                .word(after + 1)
                .starts_with(|c: char| c.is_ascii_digit())
            && passage.is(after + 2, Kind::Comma);
        let article = run.titles.start > 0 && passage.has(run.titles.start - 1, Roles::DETERMINER);
        let person = !organisation
            && words <= 5
            && (known.is_some() || titled && !article || aged || passage.word(after) == "who");
        let gender = if person {
            title_gender(passage, run).or(known)
        } else {
            None
        };
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
            });
        }
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
            if let (Some(gender), Some(named)) =
                (title_gender(passage, run), self.list.get_mut(found))
            {
                named.gender = Some(gender);
                named.person = true;
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
            person: titled,
        });
        Some(self.list.len() - 1)
    }

    /// The entry that a name run stands for: by full name, else by last name, the one most
    /// recently mentioned before the offset `before`.
    pub fn find(&self, passage: &Passage, run: &NameRun, before: Option<usize>) -> Option<usize> {
        let entries = self.by_last.get(&last_name(passage, run))?;
        let name = name_text(passage, run);
        let gender = title_gender(passage, run);
        let fits = |n: &&usize| {
            self.list.get(**n).is_some_and(|other| {
                compatible(&other.full, &name)
                    && (gender.is_none() || other.gender.is_none() || gender == other.gender)
            })
        };
        let fitting: Vec<usize> = entries.iter().filter(fits).copied().collect();
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
        let last = name.split_whitespace().next_back()?.to_lowercase();
        self.by_last.get(&last)?.first().copied()
    }

    /// The places of names before an offset, the nearest first.
    pub fn places_before(&self, offset: usize) -> impl Iterator<Item = &Place> {
        let end = self.places.partition_point(|p| p.at < offset);
        self.places.get(..end).unwrap_or_default().iter().rev()
    }

    /// The person who bears a role ("mayor", "spokeswoman"): the last one named before an offset,
    /// else the first one named.
    pub fn holder(&self, role: &str, offset: usize) -> Option<usize> {
        let holders = self.by_role.get(role)?;
        let end = holders.partition_point(|(at, _)| *at < offset);
        let nearest = end
            .checked_sub(1)
            .and_then(|n| holders.get(n))
            .or(holders.first());
        nearest.map(|(_, named)| *named)
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
        let after = run.name.end;
        if passage.is(after, Kind::Comma) {
            roles.extend(apposition(passage, after + 1).map(|n| passage.word(n)));
        }
        for role in roles {
            for role in role_names(role.trim_end_matches('.')) {
                let holders = self.by_role.entry((*role).to_owned()).or_default();
                holders.push((at, named));
            }
        }
    }
}

/// The nouns of an apposition that begins at `start`: "the mayor of Harwick". It must end like one;
/// in "After talks with Reyes, the mayor left" none begins.
fn apposition<'p>(passage: &'p Passage, start: usize) -> impl Iterator<Item = usize> + 'p {
    let end = (start..start + 8)
        .find(|n| {
            let article = *n == start && passage.has(*n, Roles::DETERMINER);
            !(article || passage.capital(*n) && passage.is_word(*n) || is_plain_noun(passage, *n))
        })
        .unwrap_or(start);
    let closed = !passage.is_word(end)
        || passage.has(end, Roles::RELATIVE)
        || matches!(passage.word(end), "of" | "for" | "at" | "in" | "and");
    let nouns = if closed { start..end } else { start..start };
    nouns.filter(|n| !passage.capital(*n) && is_plain_noun(passage, *n))
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

fn is_plain_noun(passage: &Passage, number: usize) -> bool {
    let function = Roles::DETERMINER
        .with(Roles::PRONOUN)
        .with(Roles::AUXILIARY)
        .with(Roles::PREPOSITION)
        .with(Roles::CONJUNCTION)
        .with(Roles::SUBORDINATOR)
        .with(Roles::ADVERB)
        .with(Roles::TIME);
    let cue = passage.token(number).and_then(|t| t.cue);
    passage.is_word(number)
        && !passage.capital(number)
        && !passage.has(number, function)
        && !cue.is_some_and(|c| c.inflection == super::cues::Inflection::Past)
}

fn last_name(passage: &Passage, run: &NameRun) -> String {
    let last = run
        .name
        .clone()
        .rev()
        .find(|n| !passage.has(*n, Roles::SUFFIX))
        .unwrap_or(run.name.start);
    passage.word(last).trim_end_matches('.').to_owned()
}

/// The name as it stands, without titles and possessive ending.
pub(super) fn name_text(passage: &Passage, run: &NameRun) -> String {
    let shown = passage.cover(run.name.clone()).of(passage.text);
    for ending in ["'s", "’s"] {
        if let Some(rest) = shown.strip_suffix(ending) {
            return rest.to_owned();
        }
    }
    shown.trim_end_matches(['\'', '’']).to_owned()
}

fn title_gender(passage: &Passage, run: &NameRun) -> Option<Gender> {
    run.titles.clone().find_map(|n| {
        if passage.has(n, Roles::FEMALE) {
            Some(Gender::Female)
        } else if passage.has(n, Roles::MALE) {
            Some(Gender::Male)
        } else {
            None
        }
    })
}

/// May both forms name the same one: "Reyes" and "Ana M. Reyes", not "Ana Reyes" and "Bo Reyes"?
fn compatible(full: &str, other: &str) -> bool {
    let words = |s: &str| s.split_whitespace().count();
    if words(full) < 2 || words(other) < 2 {
        return true;
    }
    let first = |s: &str| {
        s.split_whitespace()
            .next()
            .map(str::to_lowercase)
            .unwrap_or_default()
    };
    let (a, b) = (first(full), first(other));
    a == b || short_form(&a, &b) || short_form(&b, &a)
}

/// "Tim" of "Timothy", "J." of "James".
fn short_form(short: &str, long: &str) -> bool {
    let short = short.trim_end_matches('.');
    long.starts_with(short) && (short.chars().count() == 1 || short.len() >= 3)
}
