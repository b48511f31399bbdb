//! Subjects with an insertion between them and their verb: appositions, ages, relative clauses.

use super::grammar::Roles;
use super::phrases::{FUNCTION, LONGEST, is_name_like, is_verb_cue, phrase_ending_at};
use super::tokens::{Kind, Passage};
use std::ops::Range;

/// `Reyes, the mayor of Harwick, said`; `Reyes, who is 58, said`: `comma` is the one before the
/// verb.
pub(super) fn subject_before_insertion(
    passage: &Passage,
    comma: usize,
    floor: usize,
) -> Option<Range<usize>> {
    if let Some(name) = before_listing(passage, comma, floor) {
        return Some(name);
    }
    let closing = passage.kind(comma)?;
    let marks: Vec<usize> = (floor..comma).filter(|n| passage.is(*n, closing)).collect();
    // The segments between commas, from the one before the verb backwards.
    let mut best = None;
    // The leftmost phrase, where none holds a name: "The governor, a Republican, said".
    let mut leftmost = None;
    let mut end = comma;
    for start in marks.iter().rev().map(|m| m + 1).chain([floor]) {
        if end == comma && start > floor && is_pair_of_names(passage, start, end) {
            end = start - 1;
            continue;
        }
        let candidate = phrase_ending_at(passage, end, start);
        let inserted = begins_insertion(passage, start, end)
            || end == comma && is_possessive_description(passage, start, end);
        let indefinite = start > floor && matches!(passage.word(start), "a" | "an");
        leftmost = candidate.clone().or(leftmost);
        if let Some(candidate) = candidate
            && !indefinite
            && (is_name_like(passage, &candidate) || (!inserted && best.is_none()))
            && !passage.has(start, Roles::RELATIVE)
        {
            let definite = passage.word(start) == "the" && !has_name(passage, &candidate);
            best = Some(candidate);
            if !inserted && !definite {
                break;
            }
        }
        if start <= floor || !(inserted || end == comma) {
            break;
        }
        end = start - 1;
        if (start..comma).len() > LONGEST {
            break;
        }
    }
    best.or(leftmost)
}

/// The person whose party or place a phrase tells: "Reyes" for the phrase "R-N.Y." or "Republican
/// of Ohio" behind "Reyes, "; the phrase itself where it tells none.
pub(super) fn whose_affiliation(
    passage: &Passage,
    phrase: Range<usize>,
    floor: usize,
) -> Range<usize> {
    let comma = phrase.start.checked_sub(1).filter(|n| *n > floor);
    let Some(comma) = comma.filter(|n| passage.is(*n, Kind::Comma)) else {
        return phrase;
    };
    if !is_affiliation(passage, &phrase) {
        return phrase;
    }
    phrase_ending_at(passage, comma, floor)
        .filter(|name| is_name_like(passage, name))
        .unwrap_or(phrase)
}

/// "R-N.Y.", "D-Ohio", "Ariz.", "Republican of Ohio".
fn is_affiliation(passage: &Passage, phrase: &Range<usize>) -> bool {
    let word = passage.word(phrase.start);
    let party = matches!(word, "republican" | "democrat" | "independent" | "labour");
    if party && passage.capital(phrase.start) {
        return phrase.len() == 1 || matches!(passage.word(phrase.start + 1), "of" | "from");
    }
    let text = passage.cover(phrase.clone()).of(passage.text);
    let letter = text
        .strip_prefix(['R', 'D', 'I'])
        .and_then(|rest| rest.strip_prefix('-'));
    let abbreviated = phrase.len() == 1 && text.starts_with(char::is_uppercase) && text.len() <= 6;
    letter.is_some_and(|rest| rest.starts_with(char::is_uppercase))
        || abbreviated && text.ends_with('.') && !text.ends_with("r.")
}

/// The name before an apposition that lists things: `Reyes Foods, the maker of Sun Bars, Oat Rings
/// and Pell crackers, said`.
fn before_listing(passage: &Passage, comma: usize, floor: usize) -> Option<Range<usize>> {
    let marks: Vec<usize> = (floor..comma)
        .filter(|n| passage.is(*n, Kind::Comma))
        .collect();
    let (first, last) = (*marks.first()?, *marks.last()?);
    let words_only = (floor..comma).all(|n| {
        (passage.is_word(n) || passage.is(n, Kind::Comma))
            && !passage.has(n, Roles::AUXILIARY)
            && !is_verb_cue(passage, n)
    });
    let listed = marks.len() >= 2
        && passage.has(first + 1, Roles::DETERMINER)
        && (first..last).any(|n| passage.word(n) == "of")
        && (last..comma).any(|n| matches!(passage.word(n), "and" | "or"));
    if !(words_only && listed) {
        return None;
    }
    phrase_ending_at(passage, first, floor).filter(|name| is_name_like(passage, name))
}

/// May the segment be an apposition, an age, a place or a relative clause after a name?
fn begins_insertion(passage: &Passage, start: usize, end: usize) -> bool {
    if start >= end {
        return true;
    }
    let word = passage.word(start);
    let numeric = word.starts_with(|c: char| c.is_ascii_digit());
    let short_place = passage.capital(start) && end - start <= 3;
    passage.has(start, Roles::RELATIVE.with(Roles::PREPOSITION))
        || passage.has(start, Roles::SUFFIX)
        || (passage.has(start, Roles::DETERMINER))
        || passage.has(start, Roles::ADVERB)
        || numeric
        || short_place
        || word.ends_with("ing")
        || word.ends_with("ed")
        || (!passage.capital(start) && !passage.has(start, FUNCTION))
}

/// "The mayors of the twin towns, Harwick and St. Osyth, have": two names between commas say which,
/// and neither is the subject alone.
fn is_pair_of_names(passage: &Passage, start: usize, end: usize) -> bool {
    let names = |range: Range<usize>| {
        !range.is_empty() && { range }.all(|n| passage.is_word(n) && passage.capital(n))
    };
    let and = (start..end).find(|n| passage.word(*n) == "and");
    and.is_some_and(|and| names(start..and) && names(and + 1..end))
}

/// "the mayor's chief of staff", "President Ada Quill's adviser": who somebody is by whose they are.
fn is_possessive_description(passage: &Passage, start: usize, end: usize) -> bool {
    let possessive = (start..end.saturating_sub(1)).any(|n| {
        passage.token(n).is_some_and(|t| t.possessive)
            && passage.is_word(n + 1)
            && !passage.capital(n + 1)
    });
    let named_before = start > 1 && passage.is_word(start - 2) && passage.capital(start - 2);
    possessive && named_before
}

fn has_name(passage: &Passage, range: &Range<usize>) -> bool {
    range
        .clone()
        .any(|n| passage.capital(n) && !passage.has(n, FUNCTION))
}
