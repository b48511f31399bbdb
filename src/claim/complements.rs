//! What stands behind a cue: the start of its content by the frames of the verb, and its end.

use super::clauses::is_finite;
use super::cues::{CueForm, Force, Inflection};
use super::grammar::Roles;
use super::phrases::{ASIDES, subject_before};
use super::tokens::{Kind, Passage};
use std::ops::Range;

/// The quoted stretch that is the content of the cue at `verb`, when only an addressee, an
/// occasion or a mark stands between.
pub(super) fn quote_after(
    passage: &Passage,
    verb: usize,
    after: usize,
    end: usize,
    cue: CueForm,
) -> Option<usize> {
    if !cue.quotes() {
        return None;
    }
    let near = near_quote(passage, verb, after, end)?;
    (!has_own_cue(passage, near)).then_some(near)
}

/// Does a cue clause stand right behind the quotation: `…: “…,” she wrote`?
fn has_own_cue(passage: &Passage, quote: usize) -> bool {
    passage.inner(quote).ends_with(',')
        && (quote + 1..quote + 5)
            .take_while(|n| passage.is_word(*n))
            .filter_map(|n| passage.token(n).and_then(|t| t.cue))
            .any(|cue| cue.quotes() && cue.finite())
}

fn near_quote(passage: &Passage, verb: usize, after: usize, end: usize) -> Option<usize> {
    if after < end && passage.stretch(after).is_some() {
        return Some(after);
    }
    if after + 1 < end
        && matches!(passage.kind(after), Some(Kind::Comma | Kind::Colon))
        && passage.stretch(after + 1).is_some()
    {
        return Some(after + 1);
    }
    // What stands before a colon or a comma with a quoted sentence behind it is no content.
    let mark = (verb + 1..end.min(verb + 25)).find(|n| {
        passage.is(*n, Kind::Colon)
            || passage.is(*n, Kind::Comma) && passage.stretch(*n + 1).is_some()
            || passage.stretch(*n).is_some()
    })?;
    let quote = mark + 1;
    let colon = passage.is(mark, Kind::Colon);
    let plain = mark <= verb + 12
        && begins_sentence(passage.inner(quote))
        && !(verb + 1..mark).any(|n| {
            !passage.is_word(n)
                || passage.has(n, Roles::AUXILIARY.with(Roles::SUBORDINATOR))
                || passage
                    .token(n)
                    .is_some_and(|t| t.cue.is_some() && !t.capital)
        });
    let other = (verb + 1..mark).any(|n| {
        let cue = passage.token(n).and_then(|t| t.cue);
        cue.is_some_and(|c| c.quotes() && c.inflection != Inflection::Base) && !passage.capital(n)
    });
    let leads = plain || colon && !other;
    (quote < end && passage.stretch(quote).is_some() && leads).then_some(quote)
}

/// Do the quoted words begin like a sentence?
pub(super) fn begins_sentence(inner: &str) -> bool {
    inner.starts_with(|c: char| !c.is_lowercase())
}

/// Where a content that begins with a quoted stretch ends.
pub(super) fn quoted_content_end(passage: &Passage, quote: usize, end: usize) -> usize {
    let inner = passage.inner(quote);
    let whole = inner.ends_with(['.', '!', '?', ',', '…', ';'])
        || !passage.is_word(quote + 1)
        || quote + 1 >= end;
    if whole {
        return quote + 1;
    }
    content_end(passage, quote + 1, end)
}

/// Where the content of a verb without a quotation right behind it begins.
pub(super) fn complement(
    passage: &Passage,
    verb: usize,
    after: usize,
    end: usize,
    cue: CueForm,
) -> Option<usize> {
    let takes = |frame: &str| cue.entry.takes(frame);
    if after >= end {
        return None;
    }
    let word = passage.word(after);
    let next = passage.word(verb + 1);
    if word == "that" && takes("c") {
        return Some(after);
    }
    if takes("w")
        && matches!(
            word,
            "whether" | "why" | "how" | "what" | "if" | "where" | "who" | "when"
        )
    {
        return Some(after);
    }
    if next.is_empty() || is_no_content(passage, verb, end, cue) {
        return None;
    }
    let day = next == "on" && passage.has(verb + 2, Roles::TIME);
    if takes(next) && passage.has(verb + 1, Roles::PREPOSITION) && !day {
        return Some(verb + 2).filter(|n| *n < end);
    }
    // "called on Friday for"
    if after > verb + 1 && takes(word) && passage.has(after, Roles::PREPOSITION) {
        return Some(after + 1).filter(|n| *n < end);
    }
    if takes("i") && word == "to" {
        return Some(after);
    }
    if takes("o") || takes("of") || takes("to") {
        let stop = (verb + 1..end.min(verb + 12)).find(|n| {
            let word = passage.word(*n);
            !passage.is_word(*n)
                || takes("i") && word == "to"
                || takes("c") && word == "that"
                || takes(word) && passage.has(*n, Roles::PREPOSITION)
        })?;
        let word = passage.word(stop);
        if passage.is_word(stop) && stop > verb + 1 {
            let keeps = word == "to" || word == "that";
            return Some(if keeps { stop } else { stop + 1 }).filter(|n| *n < end);
        }
    }
    if takes("z") && begins_clause(passage, after, end, cue) {
        return Some(after);
    }
    (takes("n") && begins_noun(passage, verb + 1)).then_some(verb + 1)
}

/// Words behind a verb that say nothing of what was said: "said nothing for an hour", "wrote
/// himself cheques", "thanked him", "did not want to go", "a joiner called Reyes".
fn is_no_content(passage: &Passage, verb: usize, end: usize, cue: CueForm) -> bool {
    let next = passage.word(verb + 1);
    let ends_at = |n: usize| {
        matches!(
            passage.kind(n).filter(|_| n < end),
            None | Some(Kind::Stop | Kind::Comma | Kind::Semicolon | Kind::Dash)
        )
    };
    let closed = ends_at(verb + 2);
    let empty = match next {
        "nothing" | "something" | "anything" | "goodbye" => {
            closed
                || matches!(
                    passage.word(verb + 2),
                    "for" | "about" | "of" | "to" | "until"
                )
        }
        "so" | "no" | "yes" => closed,
        _ => false,
    };
    let reflexive = next.ends_with("self") || next.ends_with("selves");
    // "denied it" and "confirmed it" do say what.
    let answers = matches!(
        cue.entry.force,
        Force::Denying | Force::Admitting | Force::Announcing
    );
    let pronoun = closed
        && !answers
        && (passage.has(verb + 1, Roles::PRONOUN.with(Roles::ADDRESSEE))
            || matches!(next, "him" | "that" | "this" | "to"));
    let negated = (verb.saturating_sub(4)..verb)
        .any(|n| passage.word(n) == "not" || passage.word(n).ends_with("n't"));
    match cue.entry.lemma {
        "write" if reflexive => true,
        "want" if negated => true,
        // Only the participle has no object: "compared with 140 litres in the city".
        "compare" if matches!(next, "with" | "to") => true,
        "call" => {
            let name_end = (verb + 1..end)
                .find(|n| !passage.capital(*n))
                .unwrap_or(end);
            let quoted = (verb + 1..end.min(verb + 12)).any(|n| passage.stretch(n).is_some());
            let named = name_end > verb + 1 && !passage.has(name_end, Roles::DETERMINER) && !quoted;
            let nickname = passage.has(verb + 1, Roles::PRONOUN)
                && passage.is_word(verb + 2)
                && ends_at(verb + 3);
            named || nickname || pronoun
        }
        _ => empty || pronoun,
    }
}

fn begins_noun(passage: &Passage, at: usize) -> bool {
    passage.stretch(at).is_some()
        || passage.is_word(at)
            && !passage.has(
                at,
                Roles::PREPOSITION
                    .with(Roles::AUXILIARY)
                    .with(Roles::CONJUNCTION)
                    .with(Roles::SUBORDINATOR)
                    .with(Roles::TIME),
            )
            && (!passage.has(at, Roles::ADVERB) || passage.has(at, Roles::DETERMINER))
}

/// May a clause without "that" begin here?
fn begins_clause(passage: &Passage, at: usize, end: usize, cue: CueForm) -> bool {
    if passage.stretch(at).is_some() {
        return true;
    }
    if !passage.is_word(at)
        || passage.has(at, Roles::CONJUNCTION.with(Roles::AUXILIARY))
        || matches!(
            passage.word(at),
            "to" | "of" | "so" | "as" | "for" | "by" | "about" | "with" | "from" | "like"
        )
        || end - at < 3
        || passage
            .token(at)
            .and_then(|t| t.cue)
            .is_some_and(|c| c.inflection == Inflection::Ing)
    {
        return false;
    }
    let plain = matches!(cue.entry.lemma, "say" | "tell");
    let limit = (at + 1..end.min(at + 25))
        .find(|n| passage.is(*n, Kind::Stop))
        .unwrap_or(end.min(at + 25));
    let verb = (at + 1..limit).any(|n| {
        passage.has(n, Roles::AUXILIARY)
            || passage.word(n).ends_with("ed")
            || passage.word(n).ends_with("n't")
    });
    let subject = matches!(
        passage.word(at),
        "he" | "she" | "it" | "they" | "we" | "i" | "you" | "there"
    );
    subject || verb || plain
}

/// Where a content that begins at `from` ends.
pub(super) fn content_end(passage: &Passage, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end {
        match passage.kind(at) {
            Some(Kind::Stop | Kind::Semicolon) => return at,
            Some(Kind::Comma | Kind::Dash) if leaves_content(passage, at + 1, end) => return at,
            Some(Kind::Comma) if turns_to_another(passage, from, at + 1, end) => return at,
            Some(Kind::Colon) if has_own_cue(passage, at + 1) => return at,
            Some(Kind::Word) if at > from && goes_on_speaking(passage, at) => return at,
            _ => at += 1,
        }
    }
    end
}

/// `… the law “dangerous”, while Tolliver's Jo Quill cancelled a trip`: behind quoted words the
/// report goes on about somebody else, whom it names, and quotes no more but by a cue of its own.
fn turns_to_another(passage: &Passage, from: usize, at: usize, end: usize) -> bool {
    let quotes = |range: Range<usize>| { range }.any(|n| passage.stretch(n).is_some());
    let other_cue = (at + 2..end)
        .take_while(|n| passage.stretch(*n).is_none())
        .any(|n| {
            passage
                .token(n)
                .and_then(|t| t.cue)
                .is_some_and(CueForm::finite)
        });
    matches!(passage.word(at), "while" | "whereas")
        && passage.capital(at + 1)
        && quotes(from.saturating_sub(1)..at)
        && (other_cue || !quotes(at..end))
        && (at + 2..end).any(|n| is_finite(passage, n))
}

/// `… and said`: the speaker of the content speaks again.
fn goes_on_speaking(passage: &Passage, at: usize) -> bool {
    let verb = verb_after(passage, at + 1);
    matches!(passage.word(at), "and" | "but")
        && passage.token(verb).and_then(|t| t.cue).is_some_and(|c| {
            matches!(c.inflection, Inflection::Past | Inflection::Present)
                && (c.quotes() || c.entry.takes("c"))
                && !matches!(
                    c.entry.lemma,
                    "show" | "find" | "post" | "reason" | "claim" | "charge" | "question"
                )
        })
}

/// Steps over adverbs and auxiliaries in front of a verb.
fn verb_after(passage: &Passage, from: usize) -> usize {
    (from..from + 4)
        .find(|n| !passage.has(*n, Roles::ADVERB.with(Roles::AUXILIARY)))
        .unwrap_or(from)
}

/// Does the report speak again behind this comma?
fn leaves_content(passage: &Passage, at: usize, end: usize) -> bool {
    let word = passage.word(at);
    let sentence = passage
        .sentences
        .get(passage.sentences.partition_point(|s| s.end <= at));
    let first = sentence.map_or("", |s| passage.word(s.start));
    let subordinate = matches!(first, "while" | "when" | "although" | "though" | "as");
    if word == "according" {
        return true;
    }
    // ", wrongly claiming that"
    let adverb = passage.has(at, Roles::ADVERB) || word.len() > 4 && word.ends_with("ly");
    if let Some(cue) = passage.token(at + usize::from(adverb)).and_then(|t| t.cue)
        && cue.inflection == Inflection::Ing
    {
        return true;
    }
    let cues = (at..end.min(at + 8))
        .take_while(|n| passage.is_word(*n))
        .find(|n| {
            passage
                .token(*n)
                .and_then(|t| t.cue)
                .is_some_and(|c| c.finite() && c.entry.takes("c"))
        });
    cues.is_some_and(|cue| {
        let closing = matches!(passage.kind(cue + 1), None | Some(Kind::Stop));
        let quoting = matches!(passage.kind(cue + 1), Some(Kind::Comma | Kind::Colon))
            && passage.stretch(cue + 2).is_some();
        cue > at
            && (closing || quoting || subordinate)
            && subject_before(passage, cue, at).is_some()
    })
}

/// Steps over what may stand between a cue and its content: adverbs, time, occasion, addressee.
pub(super) fn after_adjuncts(passage: &Passage, from: usize, end: usize, cue: CueForm) -> usize {
    let mut at = from;
    if matches!(cue.entry.lemma, "point") && passage.word(at) == "out" {
        at += 1;
    }
    if cue.entry.takes("o") || matches!(cue.entry.lemma, "tell") {
        at = after_addressee(passage, at, end);
    }
    while at < end && passage.is_word(at) {
        let word = passage.word(at);
        let adverb = passage.has(at, Roles::ADVERB)
            && !passage.has(at, Roles::DETERMINER.with(Roles::SUBORDINATOR));
        let this_time = matches!(word, "this" | "last" | "next")
            && passage.has(at + 1, Roles::TIME)
            && !passage.token(at + 1).is_some_and(|t| t.possessive);
        if adverb || this_time || passage.has(at, Roles::TIME) && word != "may" {
            at += 1;
        } else if matches!(
            word,
            "in" | "on"
                | "at"
                | "during"
                | "to"
                | "after"
                | "before"
                | "from"
                | "via"
                | "with"
                | "through"
                | "of"
                | "by"
        ) {
            if word == "to" && cue.entry.takes("i") {
                break;
            }
            let next = after_prepositional(passage, at, end);
            if next == at {
                break;
            }
            at = next;
        } else {
            break;
        }
    }
    // "argues, though, that"
    let aside = passage.is(at, Kind::Comma)
        && passage.is(at + 2, Kind::Comma)
        && at + 3 < end
        && ASIDES.contains(&passage.word(at + 1));
    if aside { at + 3 } else { at }
}

/// Steps over one prepositional phrase.
fn after_prepositional(passage: &Passage, at: usize, end: usize) -> usize {
    let mut next = at + 1;
    let mut nouns = 0;
    while next < end && passage.is_word(next) {
        let opens = passage.has(next, Roles::DETERMINER) && passage.word(next) != "that";
        if opens && nouns == 0 {
            next += 1;
            continue;
        }
        let stops = opens
            || passage.has(
                next,
                Roles::PREPOSITION
                    .with(Roles::AUXILIARY)
                    .with(Roles::SUBORDINATOR),
            )
            || passage
                .token(next)
                .and_then(|t| t.cue)
                .is_some_and(|c| c.inflection == Inflection::Ing)
            || (passage.has(next, Roles::PRONOUN) && nouns > 0)
            || passage.word(next) == "that";
        if stops {
            break;
        }
        nouns += 1;
        next += 1;
    }
    if nouns == 0 { at } else { next }
}

/// Steps over an addressee: "reporters", "The Harwick Post", "the crowd".
fn after_addressee(passage: &Passage, at: usize, end: usize) -> usize {
    if passage.has(at, Roles::ADDRESSEE) && !passage.capital(at) {
        return at + 1;
    }
    let mut next = at;
    while next < end && passage.is_word(next) {
        let opens = passage.has(next, Roles::DETERMINER) && passage.word(next) != "that";
        let stops = (opens && next > at)
            || passage.has(next, Roles::AUXILIARY.with(Roles::SUBORDINATOR))
            || (passage.has(next, Roles::PRONOUN) && !opens)
            || (passage.has(next, Roles::PREPOSITION) && passage.word(next) != "of")
            || (passage.has(next, Roles::TIME) && next > at);
        if stops {
            break;
        }
        next += 1;
    }
    next
}

/// Drops marks and conjunctions at the ends of a content.
pub(super) fn trim(passage: &Passage, range: Range<usize>) -> Option<Range<usize>> {
    let holds =
        |n: usize| passage.is_word(n) || passage.stretch(n).is_some() || passage.is(n, Kind::Close);
    let Range { mut start, mut end } = range;
    while start < end && !holds(start) && !passage.is(start, Kind::Open) {
        start += 1;
    }
    while end > start && !holds(end - 1) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}
