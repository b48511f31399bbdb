//! The lists of loaded words, with what a user adds to them.

use crate::compare::Options;
use crate::compare::model::LoadedKind;
use crate::text::verb_forms::{verb_forms, verbs_of};
use crate::text::word_list;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;
use std::sync::LazyLock;

/// The words behind a first word, and the kind of the entry.
type Entry = (Vec<String>, LoadedKind);

/// Entries by their first word, verbs in their plain form.
type Table = FxHashMap<String, Vec<Entry>>;

static LISTS: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    for (list, kind) in [
        (include_str!("lists/emotive.txt"), LoadedKind::Emotive),
        (
            include_str!("lists/intensifiers.txt"),
            LoadedKind::Intensifier,
        ),
        (include_str!("lists/doubting.txt"), LoadedKind::Doubting),
        (include_str!("lists/violence.txt"), LoadedKind::Violence),
        (include_str!("lists/belittling.txt"), LoadedKind::Belittling),
        (include_str!("lists/praising.txt"), LoadedKind::Praising),
    ] {
        for entry in word_list(list) {
            add(&mut table, entry, kind);
        }
    }
    table
});

/// Phrases that are plain although a word of the lists begins them, by their first word.
static PLAIN: LazyLock<FxHashMap<&str, Vec<Vec<&str>>>> = LazyLock::new(|| {
    let mut table: FxHashMap<&str, Vec<Vec<&str>>> = FxHashMap::default();
    for phrase in word_list(include_str!("lists/plain_phrases.txt")) {
        let mut words = phrase.split_whitespace();
        if let Some(first) = words.next() {
            table.entry(first).or_default().push(words.collect());
        }
    }
    table
});

/// Where one word of the lists is a plain fact.
#[derive(Debug)]
pub(super) struct LiteralUse {
    /// Two of `beside` anywhere in the reports make it so; else one close by.
    pub of_event: bool,
    /// The words that make it so.
    pub beside: FxHashSet<&'static str>,
}

static LITERAL: LazyLock<FxHashMap<&str, LiteralUse>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in word_list(include_str!("lists/literal_uses.txt")) {
        let Some((forms, beside)) = line.split_once(':') else {
            continue;
        };
        let mut forms = forms.split_whitespace();
        let of_event = forms.next() == Some("event");
        for form in forms {
            let beside = beside.split_whitespace().collect();
            table.insert(form, LiteralUse { of_event, beside });
        }
    }
    table
});

/// In which company this form (lower case) is meant literally.
pub(super) fn literal_use(form: &str) -> Option<&'static LiteralUse> {
    LITERAL.get(form)
}

/// Adds an entry.
fn add(table: &mut Table, entry: &str, kind: LoadedKind) {
    let mut words = entry.split_whitespace().map(str::to_owned);
    if let Some(first) = words.next() {
        table
            .entry(first)
            .or_default()
            .push((words.collect(), kind));
    }
}

/// Does a kind list verbs, of which every form counts?
fn lists_verbs(kind: LoadedKind) -> bool {
    matches!(
        kind,
        LoadedKind::Violence | LoadedKind::Belittling | LoadedKind::Praising
    )
}

/// The lists that a comparison uses.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    own: Table,
    ignored: FxHashSet<Vec<String>>,
}

impl Lexicon {
    /// The built-in lists with a user's additions and exceptions.
    pub fn new(options: &Options) -> Self {
        let mut own = Table::default();
        for (kind, words) in &options.loaded {
            for word in words {
                add(&mut own, &word.to_lowercase(), *kind);
            }
        }
        let mut ignored = FxHashSet::default();
        for phrase in &options.ignore {
            let words: Vec<String> = phrase
                .to_lowercase()
                .split_whitespace()
                .map(str::to_owned)
                .collect();
            let Some((first, rest)) = words.split_first() else {
                continue;
            };
            for form in verb_forms(first).into_iter().chain([first.clone()]) {
                ignored.insert([&[form], rest].concat());
            }
        }
        Self { own, ignored }
    }

    /// The longest entry that begins at the first of these words (lower case): how many words it
    /// has, and its kind.
    pub fn entry<'w>(&self, words: impl Iterator<Item = &'w str> + Clone) -> Option<Found> {
        let first = words.clone().next()?;
        let fits = |rest: &[String]| {
            let mut behind = words.clone().skip(1);
            rest.iter().all(|word| behind.next() == Some(word))
        };
        let plain = |rest: &Vec<&str>| {
            let mut behind = words.clone().skip(1);
            rest.iter().all(|word| behind.next() == Some(word))
        };
        if PLAIN
            .get(first)
            .is_some_and(|phrases| phrases.iter().any(plain))
        {
            return None;
        }
        let listed = |word: &str| {
            [self.own.get(word), LISTS.get(word)]
                .into_iter()
                .flatten()
                .flatten()
        };
        let verbs = verbs_of(first, |verb| listed(verb).next().is_some());
        verbs
            .iter()
            .flat_map(|verb| listed(verb))
            .filter(|(_, kind)| lists_verbs(*kind))
            .chain(listed(first))
            .filter(|(rest, _)| fits(rest))
            .filter(|(rest, _)| {
                let whole: Vec<String> = words
                    .clone()
                    .take(rest.len() + 1)
                    .map(str::to_owned)
                    .collect();
                self.ignored.is_empty() || !self.ignored.contains(&whole)
            })
            .max_by_key(|(rest, kind)| (rest.len(), std::cmp::Reverse(*kind)))
            .map(|(rest, kind)| Found {
                words: rest.len() + 1,
                kind: *kind,
            })
    }
}

/// An entry found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// How many words it has.
    pub words: usize,
    /// In which way it is loaded.
    pub kind: LoadedKind,
}

/// The stretches of `words` that stand in the lists, as ranges of word numbers, with the kind of
/// each; `form` gives a word in lower case.
pub(crate) fn loaded_kinds_in<W>(
    words: &[W],
    form: impl Fn(&W) -> &str,
) -> Vec<(Range<usize>, LoadedKind)> {
    let mut found = Vec::new();
    let lexicon = Lexicon::default();
    let mut at = 0;
    while let Some(from) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(entry) = lexicon.entry(from.iter().map(&form)) else {
            at += 1;
            continue;
        };
        found.push((at..at + entry.words, entry.kind));
        at += entry.words;
    }
    found
}

/// Is the wording an emotional verdict, more than a doubt, an intensifier or a colourful verb?
pub(crate) fn is_strong<'w>(mut words: impl Iterator<Item = &'w str>) -> bool {
    let first = words.next().unwrap_or_default();
    let count = words.count();
    LISTS.get(first).is_some_and(|entries| {
        entries
            .iter()
            .any(|(rest, kind)| rest.len() == count && *kind == LoadedKind::Emotive)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn a_user_adds_words_and_takes_words_out() {
        let options = Options {
            loaded: vec![
                (LoadedKind::Emotive, vec!["Shambolic".into()]),
                (LoadedKind::Violence, vec!["hobble".into()]),
            ],
            ignore: vec!["slam".into()],
            ..Options::default()
        };
        let lexicon = Lexicon::new(&options);
        let kind = |word: &str| lexicon.entry(word.split(' ')).map(|found| found.kind);
        assert_eq!(kind("shambolic"), Some(LoadedKind::Emotive));
        assert_eq!(kind("hobbled"), Some(LoadedKind::Violence));
        assert_eq!(kind("slammed"), None);
        assert_eq!(kind("explosive"), Some(LoadedKind::Emotive));
        assert_eq!(kind("explosive device"), None);
        assert_eq!(kind("disastrous"), Some(LoadedKind::Emotive));
    }
}
