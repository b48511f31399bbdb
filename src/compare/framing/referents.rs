//! Who is who: the names of all reports grouped into referents, and what each person is.

use super::sentences::{Sentence, singular};
use crate::text::names::{Name, NameKind, short_form_of};
use crate::text::nations::nation;
use crate::text::word_list;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Longer names that one name is held against, and holders of one role; more would only cost time.
const MOST_CANDIDATES: usize = 64;

/// Most words of a title before a speaker's name.
const MOST_TITLE_WORDS: usize = 6;

/// What a holder of a role may be called besides, by the role.
static ROLES: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    word_list(include_str!("lists/role_nouns.txt"))
        .map(|line| match line.split_once(':') {
            Some((role, others)) => (role.trim(), others.split_whitespace().collect()),
            None => (line, Vec::new()),
        })
        .collect()
});

/// Is this (lower case, singular) a word for what one person is?
pub(super) fn is_role(word: &str) -> bool {
    ROLES.contains_key(word)
}

/// Lower case, single spaces for hyphens and line ends, no full stops, no article.
pub(super) fn key(name: &str) -> String {
    let lower = name.to_lowercase().replace('.', "").replace('’', "'");
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|w| !w.is_empty())
        .collect();
    let key = words.join(" ");
    key.strip_prefix("the ").map(str::to_owned).unwrap_or(key)
}

/// What the reports tell of one written name.
#[derive(Debug, Default)]
struct Written {
    text: String,
    count: usize,
    persons: usize,
}

/// A person's role as some report states it.
#[derive(Debug, Default)]
struct Role {
    nations: FxHashSet<&'static str>,
    count: usize,
}

/// The referents that have a name.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// From a key to the key of the referent's fullest name.
    referent: FxHashMap<String, String>,
    /// How often the referent is named.
    counts: FxHashMap<String, usize>,
    /// By role word, the persons who hold it.
    roles: FxHashMap<String, BTreeMap<String, Role>>,
}

impl Named {
    /// Groups the names of all sentences.
    pub fn new(sentences: &[Sentence]) -> Self {
        let mut written: BTreeMap<String, Written> = BTreeMap::new();
        for name in sentences.iter().flat_map(|s| &s.names) {
            let entry = written.entry(key(&name.text)).or_default();
            entry.count += 1;
            entry.persons += usize::from(name.kind == NameKind::Person);
            if entry.text.is_empty() {
                entry.text = name.text.replace('-', " ");
            }
        }
        let mut named = Self::default();
        named.group(&written);
        named.note_directions(&written);
        named.note_capital(&written);
        for (key, entry) in &written {
            let referent = named.of_key(key);
            *named.counts.entry(referent).or_default() += entry.count;
        }
        named
    }

    /// Longer names first; every shorter one joins the most frequent that it can stand for.
    fn group(&mut self, written: &BTreeMap<String, Written>) {
        let mut order: Vec<(&String, &Written)> = written.iter().collect();
        order.sort_by_key(|(key, entry)| {
            (
                std::cmp::Reverse(key.split(' ').count()),
                std::cmp::Reverse(entry.count),
                *key,
            )
        });
        let mut by_word: FxHashMap<String, Vec<(&String, &Written)>> = FxHashMap::default();
        for (key, entry) in order {
            if let Some(nation) = nation(key) {
                self.referent.insert(key.clone(), nation.to_owned());
                continue;
            }
            let words: Vec<&str> = key.split(' ').collect();
            let ends = [words.first(), words.last()];
            let person = entry.persons * 2 > entry.count;
            let best = ends
                .iter()
                .flatten()
                .filter_map(|word| by_word.get(**word))
                .flatten()
                .filter(|(_, long)| short_form_of(&entry.text, &long.text))
                .max_by_key(|(long_key, long)| {
                    let same_kind = person == (long.persons * 2 > long.count);
                    (same_kind, long.count, std::cmp::Reverse(*long_key))
                });
            match best {
                Some((long, _)) => {
                    let referent = self.of_key(long);
                    self.referent.insert(key.clone(), referent);
                }
                None => {
                    self.referent.insert(key.clone(), key.clone());
                }
            }
            let initials: String = words.iter().filter_map(|w| w.chars().next()).collect();
            let mut indexed: Vec<&str> = vec![initials.as_str()];
            indexed.extend(words.iter().take(6));
            for word in indexed {
                let list = by_word.entry(word.to_owned()).or_default();
                if list.len() < MOST_CANDIDATES {
                    list.push((key, entry));
                }
            }
        }
    }

    /// "the North" is the most frequent nation or place whose name begins so.
    fn note_directions(&mut self, written: &BTreeMap<String, Written>) {
        for direction in ["north", "south", "east", "west"] {
            let whole = written
                .iter()
                .filter(|(key, _)| {
                    key.strip_prefix(direction)
                        .is_some_and(|rest| rest.starts_with(' ') && nation(key).is_some())
                })
                .max_by_key(|(key, entry)| (entry.count, std::cmp::Reverse(*key)));
            if let Some((key, _)) = whole {
                let referent = self.of_key(key);
                self.referent.insert(direction.to_owned(), referent);
            }
        }
    }

    fn of_key(&self, key: &str) -> String {
        self.referent
            .get(key)
            .cloned()
            .unwrap_or_else(|| key.to_owned())
    }

    /// The referent of a name.
    pub fn of(&self, name: &Name) -> String {
        self.of_key(&key(&name.text))
    }

    /// The referent of a speaker (a [`key`]): of its longest ending that is a known name, so that
    /// titles before it do not matter; the speaker itself where none is.
    pub fn of_speaker(&self, speaker: &str) -> String {
        let mut rest = speaker;
        for _ in 0..MOST_TITLE_WORDS {
            if let Some(referent) = self.referent.get(rest) {
                return referent.clone();
            }
            match rest.split_once(' ') {
                Some((_, behind)) => rest = behind,
                None => break,
            }
        }
        speaker.to_owned()
    }

    /// Notes that everything named `referent` is `other`.
    pub fn note_alias(&mut self, referent: &str, other: &str) {
        if nation(referent).is_none() {
            for known in self.referent.values_mut().filter(|r| *r == referent) {
                *known = other.to_owned();
            }
        }
    }

    /// What "the administration" is: the government of the United States where the event names
    /// that country, a referent of its own elsewhere.
    pub fn administration(&self) -> &'static str {
        match nation("us") {
            Some(nation) if self.counts.contains_key(nation) => nation,
            _ => "noun administration",
        }
    }

    /// "Washington" is a government where the event names the country and at least one other, and
    /// neither the person nor the state.
    fn note_capital(&mut self, written: &BTreeMap<String, Written>) {
        let nations: FxHashSet<&str> = written.keys().filter_map(|key| nation(key)).collect();
        let Some(nation) = nation("us").filter(|n| nations.contains(n)) else {
            return;
        };
        let place = written
            .get("washington")
            .is_some_and(|entry| entry.persons == 0);
        let other = written
            .keys()
            .any(|key| key.ends_with(" washington") || key.starts_with("washington "));
        if nations.len() > 1 && place && !other {
            self.referent.insert("washington".into(), nation.into());
        }
    }

    /// Notes that a report calls `referent` by this role (lower case, singular).
    pub fn note_role(&mut self, referent: &str, role: &str, nation: Option<&'static str>) {
        let mut forms = vec![role];
        let own = ROLES.get(role);
        forms.extend(own.into_iter().flatten());
        for form in forms {
            let holders = self.roles.entry(form.to_owned()).or_default();
            if holders.len() >= MOST_CANDIDATES && !holders.contains_key(referent) {
                continue;
            }
            let entry = holders.entry(referent.to_owned()).or_default();
            entry.count += if form == role { 2 } else { 1 };
            entry.nations.extend(nation);
        }
    }

    /// Notes the role that stands in a title: "former Defense Secretary".
    pub fn note_title(&mut self, referent: &str, title: &str, nation: Option<&'static str>) {
        let title = key(title);
        if is_role(&title) {
            self.note_role(referent, &title, nation);
        }
        let last = title.rsplit(' ').next().unwrap_or_default();
        if last != title && is_role(last) {
            self.note_role(referent, last, nation);
        }
    }

    /// The person whom a description with this role means: of those who hold it, one of the same
    /// nation where it names one, `recent` (the persons that the report named last, latest
    /// first) before the most frequent.
    pub fn holder(&self, role: &str, nation: Option<&str>, recent: &[String]) -> Option<String> {
        let holders = self.roles.get(&singular(role))?;
        let fits = |role: &Role| match nation {
            Some(nation) => role.nations.contains(nation),
            None => true,
        };
        let latest = recent
            .iter()
            .filter(|r| self::nation(r).is_none())
            .take(1)
            .find(|r| holders.get(*r).is_some_and(&fits));
        latest.cloned().or_else(|| {
            holders
                .iter()
                .filter(|(_, role)| fits(role))
                .max_by_key(|(referent, role)| {
                    let named = self.counts.get(*referent).copied().unwrap_or_default();
                    (named + role.count, std::cmp::Reverse(*referent))
                })
                .map(|(referent, _)| referent.clone())
        })
    }
}
