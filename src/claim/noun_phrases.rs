//! Is what stands before a verb a noun phrase, and not a scrap of a sentence?
//!
//! The subject of a cue is read backwards by closed classes alone, so a clause before it may have
//! been read too: "The report comes one day after Reyes". Finite verbs, links between clauses,
//! pronouns and time words tell; what cannot be mended is no speaker.

use super::grammar::Roles;
use super::phrases::{FUNCTION, is_name_like, is_verb_cue};
use super::tokens::Passage;
use std::ops::Range;

/// Forms that are finite wherever they stand: neither nouns nor participles.
const FINITE: [&str; 52] = [
    "died", "became", "becomes", "began", "begins", "broke", "came", "chose", "comes", "drew",
    "drove", "fell", "flew", "gave", "gets", "gives", "goes", "got", "grew", "hopes", "keeps",
    "knew", "knows", "makes", "ran", "rose", "said", "sat", "saw", "says", "seeks", "seems",
    "shook", "sits", "spoke", "stole", "stood", "swore", "takes", "tells", "thinks", "thought",
    "threw", "took", "tore", "wants", "went", "wins", "withdrew", "wore", "writes", "wrote",
];

/// Past forms that are participles too: finite where an object follows.
const PARTICIPLES: [&str; 22] = [
    "bought", "brought", "built", "caught", "fought", "found", "held", "kept", "laid", "left",
    "lost", "made", "met", "paid", "put", "sent", "set", "shot", "sold", "sought", "told", "won",
];

/// Words that link a clause to the one before it.
const LINKS: [&str; 9] = [
    "after", "before", "since", "because", "while", "when", "though", "although", "until",
];

/// The noun phrase that ends where `range` ends: all of it, or what a clause before it leaves;
/// nothing where it is none.
pub(super) fn noun_phrase(passage: &Passage, range: Range<usize>) -> Option<Range<usize>> {
    let Range { start, end } = range;
    if range.is_empty()
        || matches!(
            passage.word(start),
            "according" | "them" | "him" | "us" | "me"
        )
        || is_time(passage, &range)
        || begins_participle(passage, &range)
    {
        return None;
    }
    // "all the experts I met": the pronoun begins a clause about the noun.
    let clause = (start + 2..end).find(|n| is_nominative(passage.word(*n)));
    if let Some(clause) = clause
        && passage.has(start, Roles::DETERMINER)
        && !passage.has(clause - 1, FUNCTION)
        && !(start..clause).any(|n| is_finite(passage, n))
    {
        return noun_phrase(passage, start..clause);
    }
    if let Some(inner) = subject_of_relative(passage, &range) {
        return noun_phrase(passage, inner);
    }
    let relative =
        (start + 1..end).find(|n| passage.has(*n, Roles::RELATIVE) && !passage.capital(*n));
    if let Some(relative) = relative {
        // "the plan that pleased Reyes also drew": the clause has ended.
        let over = (relative + 2..end).any(|n| is_finite(passage, n) && !is_auxiliary(passage, n));
        return noun_phrase(passage, start..relative).filter(|head| !over && head.end == relative);
    }
    let link = |from: usize| {
        (from..end.saturating_sub(1))
            .rev()
            .find(|n| LINKS.contains(&passage.word(*n)))
    };
    if let Some(verb) = (start..end).rev().find(|n| is_finite(passage, *n)) {
        return match link(verb + 1) {
            Some(link) => noun_phrase(passage, without_adverbs(passage, link + 1..end)),
            None => name_behind_noun(passage, verb + 1..end),
        };
    }
    if let Some(link) = link(start + 1) {
        let clause = without_adverbs(passage, link + 1..end);
        let speaks = is_name_like(passage, &clause) || is_plural(passage, clause.end);
        let time = is_time(passage, &(start..link));
        if speaks && (time || !begins_sentence(passage, start)) {
            return noun_phrase(passage, clause);
        }
        if time {
            return None;
        }
    }
    let clause = range.len() > 1 && range.clone().any(|n| is_nominative(passage.word(n)));
    // "violates the charter"
    let predicate = range.len() > 2
        && !passage.capital(start)
        && !passage.has(start, FUNCTION.with(Roles::ADVERB))
        && !matches!(passage.word(start), "half" | "double" | "twice")
        && matches!(passage.word(start + 1), "the" | "a" | "an");
    (!clause && !predicate).then_some(range)
}

/// The noun phrase right before a relative word at `end`, for "the votes of several members who":
/// an article or a name and the words that belong to it.
pub(super) fn noun_before(passage: &Passage, end: usize, floor: usize) -> Option<Range<usize>> {
    let noun = |n: usize| {
        passage.is_word(n)
            && !passage.has(n, FUNCTION.with(Roles::ADVERB).with(Roles::TIME))
            && !is_verb_cue(passage, n)
            && !is_finite(passage, n)
    };
    let last = end.checked_sub(1).filter(|n| *n >= floor && noun(*n))?;
    let mut start = last;
    while start > floor && noun(start - 1) {
        start -= 1;
    }
    let determined = start > floor
        && passage.has(start - 1, Roles::DETERMINER)
        && !passage.has(start - 1, Roles::RELATIVE);
    if determined {
        while start > floor && passage.has(start - 1, Roles::DETERMINER) {
            start -= 1;
        }
        return Some(start..end);
    }
    // Without an article the words before may be a verb: "sway members".
    let mut start = last;
    while start > floor && noun(start - 1) && passage.capital(start - 1) {
        start -= 1;
    }
    // "Senator Reyes of Harwick, who"
    let place = start > floor + 1
        && passage.capital(start)
        && passage.word(start - 1) == "of"
        && passage.capital(start - 2);
    let name = place.then(|| noun_before(passage, start - 1, floor));
    Some(name.flatten().map_or(start, |name| name.start)..end)
}

/// In "the money that the council": who does something to what stands before "that".
fn subject_of_relative(passage: &Passage, range: &Range<usize>) -> Option<Range<usize>> {
    let relative = (range.start + 1..range.end.saturating_sub(1))
        .rev()
        .find(|n| passage.has(*n, Roles::RELATIVE) && !passage.capital(*n))?;
    let first = relative + 1;
    let begins = matches!(passage.word(relative), "that" | "which" | "whom")
        && (passage.capital(first) || passage.has(first, Roles::DETERMINER))
        && !passage.has(first, Roles::AUXILIARY);
    let verb = (first..range.end)
        .any(|n| is_finite(passage, n) || passage.word(n).ends_with("ed") && !passage.capital(n));
    (begins && !verb).then_some(first..range.end)
}

/// In "the law Ana Reyes": the name, whose clause has no "that".
fn name_behind_noun(passage: &Passage, range: Range<usize>) -> Option<Range<usize>> {
    let start = range
        .clone()
        .rev()
        .take_while(|n| passage.is_word(*n) && passage.capital(*n))
        .last()?;
    let noun = start > range.start
        && passage.is_word(start - 1)
        && !passage.has(start - 1, FUNCTION.with(Roles::TITLE));
    noun.then_some(start..range.end)
}

/// Does a clause of a participle begin here: "moderating a debate", "reached for comment"?
fn begins_participle(passage: &Passage, range: &Range<usize>) -> bool {
    let (first, next) = (range.start, range.start + 1);
    let word = passage.word(first);
    let plain = !passage.capital(first) || begins_sentence(passage, first);
    let article = passage.has(next, Roles::DETERMINER);
    let preposition = passage.has(next, Roles::PREPOSITION) && passage.word(next) != "of";
    let ing = word.ends_with("ing") && (article || preposition && passage.word(next) != "by");
    let ed = word.ends_with("ed") && (article || preposition);
    plain && range.len() > 1 && word.len() > 4 && (ing || ed) && word != "beijing"
}

/// Is the word a finite verb here?
pub(super) fn is_finite(passage: &Passage, n: usize) -> bool {
    if !passage.is_word(n) || passage.capital(n) {
        return false;
    }
    let word = passage.word(n);
    if is_auxiliary(passage, n) {
        return !matches!(word, "be" | "been" | "being" | "having");
    }
    let nominal = n.checked_sub(1).is_some_and(|b| {
        passage.has(b, Roles::DETERMINER.with(Roles::PREPOSITION))
            || passage.token(b).is_some_and(|t| t.possessive)
    });
    if nominal {
        return false;
    }
    if FINITE.contains(&word) {
        return true;
    }
    let next = n + 1;
    let this_week = passage.has(next + 1, Roles::TIME);
    let object = passage.has(next, Roles::DETERMINER) && !this_week;
    if PARTICIPLES.contains(&word) {
        let goes_on = passage.is_word(next)
            && !passage.has(
                next,
                Roles::PREPOSITION
                    .with(Roles::TIME)
                    .with(Roles::ADVERB)
                    .with(Roles::SUBORDINATOR)
                    .with(Roles::CONJUNCTION),
            );
        return object || goes_on && word != "found";
    }
    let names = matches!(
        word,
        "called" | "named" | "dubbed" | "titled" | "entitled" | "based"
    );
    word.len() > 4 && word.ends_with("ed") && !names && (object || passage.word(next) == "forward")
}

fn is_auxiliary(passage: &Passage, n: usize) -> bool {
    passage.has(n, Roles::AUXILIARY) && !passage.capital(n)
}

fn is_nominative(word: &str) -> bool {
    let stem = word.split('\'').next().unwrap_or_default();
    matches!(stem, "he" | "she" | "they" | "we" | "i")
}

/// Is it nothing but a time: "this week", "one day", "months"? "May" alone is a name.
pub(super) fn is_time(passage: &Passage, range: &Range<usize>) -> bool {
    let unit = |n: usize| {
        let word = passage.word(n);
        let single = word.strip_suffix('s').unwrap_or(word);
        matches!(
            single,
            "day" | "week" | "month" | "year" | "hour" | "minute" | "decade" | "weekend"
        ) || passage.has(n, Roles::TIME)
    };
    let name = range.len() == 1 && passage.word(range.start) == "may";
    let around = |n: usize| {
        unit(n)
            || passage.has(n, Roles::DETERMINER.with(Roles::ADVERB))
            || matches!(passage.word(n), "next" | "ago" | "later" | "earlier")
            || passage.word(n).bytes().all(|b| b.is_ascii_digit())
    };
    !name && range.clone().any(unit) && range.clone().all(around)
}

fn is_plural(passage: &Passage, end: usize) -> bool {
    let word = end.checked_sub(1).map_or("", |n| passage.word(n));
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("is")
        || matches!(word, "people" | "women" | "men")
}

fn without_adverbs(passage: &Passage, range: Range<usize>) -> Range<usize> {
    let adverb = |n: &usize| passage.has(*n, Roles::ADVERB) && !passage.has(*n, Roles::DETERMINER);
    let start = range.clone().find(|n| !adverb(n)).unwrap_or(range.end);
    start..range.end
}

/// Does the first word of a sentence stand at `at`?
fn begins_sentence(passage: &Passage, at: usize) -> bool {
    let number = passage.sentences.partition_point(|s| s.end <= at);
    passage
        .sentences
        .get(number)
        .is_some_and(|s| (s.start..at).all(|n| !passage.is_word(n)))
}
