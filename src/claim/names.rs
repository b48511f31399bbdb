//! Names as runs of capitalised words: where they stand, their titles, and what beside them shows a
//! person.

use super::gender::{Gender, of_first_name};
use super::grammar::Roles;
use super::quotation_marks::Stretch;
use super::tokens::{Kind, Passage};
use crate::text::normal::without_accents;
use std::ops::Range;

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

/// Words of these classes neither begin a name nor are nouns.
const NO_NOUN: Roles = Roles::DETERMINER
    .with(Roles::PRONOUN)
    .with(Roles::AUXILIARY)
    .with(Roles::PREPOSITION)
    .with(Roles::CONJUNCTION)
    .with(Roles::SUBORDINATOR)
    .with(Roles::ADVERB)
    .with(Roles::TIME);

fn starts_name(passage: &Passage, at: usize) -> bool {
    let aged = passage.word(at).ends_with("-year-old");
    passage.is_word(at) && passage.capital(at) && !passage.has(at, NO_NOUN) && !aged
}

/// Does an age, a relative clause with "who" or a noun of a role beside the name show a person: "Reyes, 41,",
/// "Reyes, who", "welder Ana Reyes"?
pub(super) fn described_as_person(passage: &Passage, run: &NameRun) -> bool {
    const MAKERS: [&str; 5] = ["maker", "charity", "newspaper", "paper", "river"];
    let after = run.name.end;
    let comma = usize::from(passage.is(after, Kind::Comma));
    let aged = comma == 1
        && passage
            .word(after + 1)
            .starts_with(|c: char| c.is_ascii_digit())
        && passage.word(after + 1).len() <= 3
        && matches!(passage.kind(after + 2), Some(Kind::Comma | Kind::Stop));
    // A firm has a plant too: "Brackwater, whose ferries".
    let related = passage.word(after + comma) == "who";
    let before = run.titles.start.checked_sub(1);
    let role = before.is_some_and(|n| {
        let word = passage.word(n);
        passage.is_word(n)
            && !passage.capital(n)
            && !MAKERS.contains(&word)
            && run.name.len() >= 2
            && (passage.has(n, Roles::TITLE)
                || is_plain_noun(passage, n)
                    && word.len() > 4
                    && (word.ends_with("er")
                        || word.ends_with("or")
                        || word.ends_with("ist")
                        || word.ends_with("man")
                        || word.ends_with("ian")))
    });
    (aged || related || role) && !is_people(&name_text(passage, run))
}

/// Does the name stand beside a verb of speech: "Ana Reyes said", "said Ana Reyes", "Ana Reyes, the
/// mayor, said"?
pub(super) fn speaks(passage: &Passage, run: &NameRun) -> bool {
    let verb = |n: usize| {
        let cue = passage.token(n).and_then(|t| t.cue);
        cue.is_some_and(|c| c.finite() && c.quotes()) && !passage.capital(n)
    };
    let after = run.name.end;
    let closes = passage
        .is(after, Kind::Comma)
        .then(|| (after + 1..after + 13).find(|n| !passage.is_word(*n)))
        .flatten()
        .filter(|n| passage.is(*n, Kind::Comma));
    let inverted = run.titles.start.checked_sub(1).is_some_and(|n| {
        verb(n)
            && passage
                .token(n)
                .and_then(|t| t.cue)
                .is_some_and(|c| c.entry.takes("v"))
    });
    verb(after) || closes.is_some_and(|comma| verb(comma + 1)) || inverted
}

/// Does the name only say which: "*Harwick Bay* welder Ana Reyes"?
pub(super) fn describes_person(passage: &Passage, run: &NameRun) -> bool {
    const WORKERS: [&str; 8] = ["er", "or", "ist", "man", "woman", "ian", "ent", "ant"];
    let role = run.name.end;
    let word = passage.word(role);
    let works = WORKERS.iter().any(|ending| word.ends_with(ending));
    let grammar = Roles::PREPOSITION
        .with(Roles::CONJUNCTION)
        .with(Roles::SUBORDINATOR)
        .with(Roles::ADVERB)
        .with(Roles::TIME);
    passage.is_word(role)
        && !passage.capital(role)
        && (works || passage.has(role, Roles::TITLE))
        && !passage.has(role, grammar)
        && passage.capital(role + 1)
        && passage.capital(role + 2)
}

/// Does the report say beside the name that its bearer died or is a child: "Bo Reyes, 6, was
/// killed", "whose son, Bo Reyes"?
pub(super) fn is_child_or_dead(passage: &Passage, run: &NameRun) -> bool {
    let after = run.name.end;
    let aged = passage.is(after, Kind::Comma)
        && passage
            .word(after + 1)
            .parse::<u32>()
            .is_ok_and(|age| age < 13)
        && !passage.is_word(after + 2);
    let before = (run.titles.start.saturating_sub(3)..run.titles.start).any(|n| {
        matches!(
            passage.word(n),
            "late" | "son" | "daughter" | "child" | "slain"
        )
    });
    let died = (after..after + 6)
        .take_while(|n| !passage.is(*n, Kind::Stop))
        .any(|n| matches!(passage.word(n), "died" | "killed" | "murdered" | "slain"));
    aged || before || died
}

/// Does the name say where something is or happens ("in Harwick"), or bear an article?
pub(super) fn stands_for_place(passage: &Passage, run: &NameRun) -> bool {
    let before = run.titles.start.checked_sub(1);
    run.titles.is_empty()
        && before.is_some_and(|n| {
            matches!(
                passage.word(n),
                "in" | "at" | "near" | "on" | "into" | "the" | "across"
            )
        })
}

pub(super) fn is_plain_noun(passage: &Passage, number: usize) -> bool {
    let cue = passage.token(number).and_then(|t| t.cue);
    passage.is_word(number)
        && !passage.capital(number)
        && !passage.has(number, NO_NOUN)
        && !cue.is_some_and(|c| c.inflection == super::cues::Inflection::Past)
}

/// The last name as a key: lower case, without accents.
pub(super) fn last_name(passage: &Passage, run: &NameRun) -> String {
    let last = run
        .name
        .clone()
        .rev()
        .find(|n| !passage.has(*n, Roles::SUFFIX))
        .unwrap_or(run.name.start);
    without_accents(passage.word(last).trim_end_matches('.'))
}

/// The Latin form that stands in brackets behind a name in another script: `Άννα Ρήγα (Anna Riga)`;
/// or that stands before the brackets with such a name.
pub(super) fn latin_form(passage: &Passage, run: &NameRun) -> Option<NameRun> {
    let foreign = |n: usize| {
        passage
            .word(n)
            .chars()
            .any(|c| c.is_alphabetic() && c > '\u{036F}' && !('\u{1E00}'..='\u{1EFF}').contains(&c))
    };
    if !run.name.clone().all(foreign) {
        return None;
    }
    let (start, end) = (run.titles.start, run.name.end);
    let behind = || {
        name_runs(passage, end + 1..end + 6)
            .into_iter()
            .next()
            .filter(|r| passage.is(end, Kind::Open) && r.titles.start == end + 1)
    };
    let before = || {
        let open = start
            .checked_sub(1)
            .filter(|n| passage.is(*n, Kind::Open))?;
        name_runs(passage, open.saturating_sub(5)..open)
            .pop()
            .filter(|r| r.name.end == open)
    };
    behind()
        .or_else(before)
        .filter(|r| !r.name.clone().all(foreign))
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

pub(super) fn title_gender(passage: &Passage, run: &NameRun) -> Option<Gender> {
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
pub(super) fn compatible(full: &str, other: &str) -> bool {
    let words = |s: &str| s.split_whitespace().count();
    if words(full) < 2 || words(other) < 2 {
        return true;
    }
    let first = |s: &str| {
        s.split_whitespace()
            .next()
            .map(without_accents)
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

/// Is it one word whose capital may be that of a sentence's beginning: "Rationing begins on
/// Monday"? Not where it speaks: "Reyes said".
pub(super) fn is_doubtful(passage: &Passage, run: &NameRun) -> bool {
    let first = run.name.start;
    let sentence = passage.sentences.partition_point(|s| s.end <= first);
    let begins = passage
        .sentences
        .get(sentence)
        .is_some_and(|s| (s.start..first).all(|n| !passage.is_word(n)));
    let next = passage.token(first + 1).and_then(|t| t.cue);
    let speaks = next.is_some_and(|c| c.quotes() && c.finite());
    let unnamed = passage.has(first, Roles::ANONYMOUS.with(Roles::DOCUMENT))
        || passage.word(first).ends_with('s');
    begins
        && !passage.headline
        && run.name.len() == 1
        && run.titles.is_empty()
        && (!speaks || unnamed)
        && of_first_name(passage.word(first)).is_none()
}

/// Does a single word name many: "Europeans", "Democrats"?
pub(super) fn is_people(name: &str) -> bool {
    const ENDINGS: [&str; 5] = ["ans", "crats", "ists", "ese", "ics"];
    !name.contains(' ') && ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Is it a nickname inside a name: `Robert “Bobby” Reyes`?
pub(super) fn is_nickname(text: &str, stretch: Stretch) -> bool {
    let inner = stretch.inner.of(text);
    let before = text.get(..stretch.outer.start).unwrap_or_default();
    let after = text.get(stretch.outer.end..).unwrap_or_default();
    let word_before = before.trim_end().rsplit(char::is_whitespace).next();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    inner.len() < 20
        && capital(inner)
        && inner.chars().all(char::is_alphabetic)
        && word_before.is_some_and(capital)
        && after.strip_prefix(' ').is_some_and(capital)
}
