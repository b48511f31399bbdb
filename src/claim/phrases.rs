//! Noun phrases beside a cue: who speaks, by position alone.
//!
//! No parser stands behind this. A subject is the longest run of words before the verb that closed
//! classes, marks and other cues do not end; appositions and relative clauses between commas are
//! stepped over.

use super::cues::Inflection;
use super::grammar::Roles;
use super::insertions::subject_before_insertion;
use super::noun_phrases::{is_finite, is_time, noun_phrase};
use super::tokens::{Kind, Passage};
use std::ops::Range;

/// No speaker's description is longer, in tokens.
pub(super) const LONGEST: usize = 40;

pub(super) const FUNCTION: Roles = Roles::DETERMINER
    .with(Roles::PREPOSITION)
    .with(Roles::CONJUNCTION)
    .with(Roles::SUBORDINATOR)
    .with(Roles::AUXILIARY)
    .with(Roles::PRONOUN);

/// The first token of the verb group that ends at `verb`: auxiliaries, negation and adverbs before
/// the verb belong to it.
pub(super) fn verb_group_start(passage: &Passage, verb: usize, floor: usize) -> usize {
    let mut start = verb;
    while start > floor && passage.is_word(start - 1) {
        let word = passage.word(start - 1);
        let helper = passage.has(start - 1, Roles::AUXILIARY.with(Roles::ADVERB))
            && !(passage.capital(start - 1) && passage.has(start - 1, Roles::TIME));
        // "is shown saying", "was quoted as saying"
        let witnessed = start > floor + 1
            && matches!(
                word,
                "as" | "shown" | "heard" | "seen" | "quoted" | "recorded" | "caught"
            )
            && (passage.has(start - 2, Roles::AUXILIARY.with(Roles::ADVERB))
                || word == "as" && passage.word(start - 2) == "quoted");
        if !(helper || witnessed) {
            break;
        }
        start -= 1;
    }
    start
}

/// The subject before a verb, looking no further back than `floor`.
pub(super) fn subject_before(passage: &Passage, verb: usize, floor: usize) -> Option<Range<usize>> {
    let mut end = verb_group_start(passage, verb, floor);
    end = skip_time_back(passage, end, floor);
    end = skip_brackets_back(passage, end, floor);
    end = skip_aside_back(passage, end, floor);
    let floor = floor.max(end.saturating_sub(LONGEST));
    if end <= floor {
        return None;
    }
    if matches!(passage.kind(end - 1), Some(Kind::Comma | Kind::Dash)) {
        return subject_before_insertion(passage, end - 1, floor);
    }
    phrase_ending_at(passage, end, floor)
}

/// A pronoun, or a phrase whose words before any preposition hold a capital.
pub(super) fn is_name_like(passage: &Passage, range: &Range<usize>) -> bool {
    range
        .clone()
        .take_while(|n| !passage.has(*n, Roles::PREPOSITION))
        .any(|n| passage.capital(n) && !passage.has(n, FUNCTION))
}

/// Steps back over "on Monday", "late Tuesday night", "last week".
fn skip_time_back(passage: &Passage, end: usize, floor: usize) -> usize {
    let mut start = end;
    while start > floor + 1
        && passage.is_word(start - 1)
        && (passage.has(start - 1, Roles::TIME)
            || (start < end
                && passage
                    .word(start - 1)
                    .starts_with(|c: char| c.is_ascii_digit())))
        && passage.word(start - 1) != "may"
    {
        start -= 1;
    }
    if start < end
        && start > floor + 1
        && matches!(passage.word(start - 1), "on" | "in" | "at" | "this")
    {
        start -= 1;
    }
    start
}

/// Steps back over an aside of one word: "Critics, however, say".
pub(super) fn skip_aside_back(passage: &Passage, end: usize, floor: usize) -> usize {
    let aside = end >= floor + 4
        && passage.is(end - 1, Kind::Comma)
        && passage.is(end - 3, Kind::Comma)
        && ASIDES.contains(&passage.word(end - 2));
    if aside { end - 3 } else { end }
}

/// Words that stand alone between commas beside a cue.
pub(super) const ASIDES: [&str; 7] = [
    "though",
    "however",
    "too",
    "instead",
    "meanwhile",
    "nevertheless",
    "moreover",
];

fn skip_brackets_back(passage: &Passage, end: usize, floor: usize) -> usize {
    if end == 0 || !passage.is(end - 1, Kind::Close) {
        return end;
    }
    (floor..end)
        .rev()
        .take(LONGEST)
        .find(|n| passage.is(*n, Kind::Open))
        .unwrap_or(end)
}

/// The noun phrase whose last token is `end - 1`.
pub(super) fn phrase_ending_at(
    passage: &Passage,
    end: usize,
    floor: usize,
) -> Option<Range<usize>> {
    let end = skip_brackets_back(passage, end, floor);
    let last = end.checked_sub(1).filter(|n| *n >= floor)?;
    if passage.is(last, Kind::Quote(0)) || !passage.is_word(last) {
        return None;
    }
    if passage.has(last, Roles::PRONOUN) {
        let alone = !matches!(
            passage.word(last),
            "one" | "some" | "most" | "many" | "others"
        );
        if alone && passage.word(last) != "that" {
            return Some(last..end);
        }
    }
    if passage.has(
        last,
        Roles::PREPOSITION
            .with(Roles::CONJUNCTION)
            .with(Roles::AUXILIARY),
    ) || passage.has(last, Roles::SUBORDINATOR)
        || matches!(passage.word(last), "to" | "not")
    {
        return None;
    }
    let start = phrase_start(passage, end, floor);
    let range = trim_front(passage, start..end)?;
    let range = noun_phrase(passage, range)?;
    (!is_predicate(passage, &range, floor)).then_some(range)
}

/// Is it the rest of a verb group and no phrase: "had [clocked off at six]", "to [take over three
/// shops]", or a noun with a clause about it: "the 410 the firm"?
fn is_predicate(passage: &Passage, range: &Range<usize>, floor: usize) -> bool {
    let first = range.start;
    let bare =
        !passage.capital(first) && !passage.has(first, Roles::DETERMINER.with(Roles::PRONOUN));
    let governed = first > floor
        && (passage.has(first - 1, Roles::AUXILIARY) || passage.word(first - 1) == "to");
    let second = range.clone().skip(2).any(|n| {
        passage.word(n) == "the"
            && !passage.capital(n)
            && !passage.capital(n - 1)
            && passage.is_word(n - 1)
            && !passage.has(n - 1, FUNCTION.with(Roles::ADVERB))
    });
    bare && governed || second && passage.has(first, Roles::DETERMINER)
}

/// Walks back from the last word of a phrase to where it may begin.
fn phrase_start(passage: &Passage, end: usize, floor: usize) -> usize {
    let mut start = end - 1;
    while start > floor {
        let before = start - 1;
        if passage.is(before, Kind::Close) {
            let open = skip_brackets_back(passage, start, floor);
            if open < start && open > floor {
                start = open;
                continue;
            }
            break;
        }
        if !passage.is_word(before) {
            break;
        }
        let word = passage.word(before);
        let relative = passage.has(before, Roles::RELATIVE) && !passage.capital(before);
        if relative {
            let noun_before = before > floor
                && passage.is_word(before - 1)
                && !passage.has(before - 1, FUNCTION)
                && !is_verb_cue(passage, before - 1);
            if !noun_before {
                break;
            }
        } else if passage.has(before, Roles::CONJUNCTION) {
            let pair = word == "and"
                && before > floor
                && passage.is_word(before - 1)
                && passage.capital(before - 1)
                && passage.capital(start)
                && !passage.has(start, FUNCTION);
            if !pair {
                break;
            }
        } else if passage.has(before, Roles::SUBORDINATOR)
            && !passage.has(before, Roles::PREPOSITION)
            || is_verb_cue(passage, before)
            || passage.has(before, Roles::AUXILIARY) && !relative_before(passage, before, floor)
        {
            break;
        }
        start = before;
    }
    start
}

/// Is the auxiliary inside a relative clause ("officials who were there")?
fn relative_before(passage: &Passage, at: usize, floor: usize) -> bool {
    at > floor && passage.has(at - 1, Roles::RELATIVE)
}

/// Is the word a finite reporting verb rather than a noun of the same form?
pub(super) fn is_verb_cue(passage: &Passage, number: usize) -> bool {
    let Some(cue) = passage.token(number).and_then(|t| t.cue) else {
        return false;
    };
    if passage.capital(number) && !passage.headline {
        return false;
    }
    match cue.inflection {
        Inflection::Past => !matches!(cue.entry.lemma, "determine" | "learn" | "find"),
        Inflection::Present => matches!(
            cue.entry.lemma,
            "say" | "tell" | "believe" | "think" | "add"
        ),
        _ => {
            matches!(cue.entry.lemma, "say" | "believe" | "think")
                && cue.inflection == Inflection::Base
        }
    }
}

/// Drops adverbials in front of a phrase: "On Monday the mayor", "Late Friday Reyes".
fn trim_front(passage: &Passage, range: Range<usize>) -> Option<Range<usize>> {
    let mut start = range.start;
    loop {
        if start >= range.end {
            return None;
        }
        // "hours before officials", "cleared after rivals"
        let linked = matches!(passage.word(start + 1), "before" | "after")
            && start + 2 < range.end
            && (passage.has(start, Roles::TIME) || passage.word(start).ends_with("ed"));
        if linked {
            start += 2;
            continue;
        }
        let leaves = passage.has(start, Roles::CONJUNCTION)
            || (passage.has(start, Roles::ADVERB) && !passage.has(start, Roles::DETERMINER))
            || passage.has(start, Roles::TIME)
                && start + 1 < range.end
                && !passage.capital_name(start, range.end)
            || (passage.has(start, Roles::SUBORDINATOR)
                && !passage.has(start, Roles::PREPOSITION)
                && start + 1 < range.end);
        if leaves {
            start += 1;
        } else if passage.has(start, Roles::PREPOSITION) {
            start = phrase_after_adverbial(passage, start, range.end)?;
        } else {
            return Some(start..range.end);
        }
    }
}

/// In "At a conference in Harwick the mayor": the phrase after the prepositional ones.
fn phrase_after_adverbial(passage: &Passage, start: usize, end: usize) -> Option<usize> {
    (start + 2..end).rev().find(|n| {
        let begins = passage.has(*n, Roles::DETERMINER.with(Roles::PRONOUN))
            || (passage.capital(*n) && !passage.capital(n - 1));
        begins
            && !passage.has(*n, Roles::TIME)
            && !passage.has(
                n - 1,
                Roles::PREPOSITION
                    .with(Roles::DETERMINER)
                    .with(Roles::CONJUNCTION),
            )
    })
}

/// The subject after an inverted verb: `said Ana Reyes, the mayor`.
pub(super) fn subject_after(passage: &Passage, verb: usize) -> Option<Range<usize>> {
    let start = verb + 1;
    if !passage.is_word(start)
        || passage.has(
            start,
            Roles::PREPOSITION
                .with(Roles::CONJUNCTION)
                .with(Roles::AUXILIARY),
        )
        || (passage.has(start, Roles::ADDRESSEE)
            && !passage.capital(start)
            && !bears_noun(passage, start))
        || (passage.has(start, Roles::TIME) && passage.word(start) != "may")
        || (passage.has(start, Roles::ADVERB) && !passage.has(start, Roles::DETERMINER))
        || matches!(
            passage.word(start),
            "that" | "if" | "whether" | "why" | "what" | "it" | "there"
        )
    {
        return None;
    }
    let mut end = start;
    while end < start + LONGEST && passage.is_word(end) {
        let ends = end > start
            && (passage.has(end, Roles::AUXILIARY.with(Roles::SUBORDINATOR))
                || (passage.has(end, Roles::RELATIVE))
                || (passage.has(end, Roles::TIME) && !passage.capital_name(end, end + 2))
                || matches!(
                    passage.word(end),
                    "in" | "on"
                        | "at"
                        | "during"
                        | "after"
                        | "before"
                        | "as"
                        | "about"
                        | "but"
                )
                // "said Reyes to the crowd", but "said a person close to Reyes"
                || (passage.word(end) == "to" && passage.capital(end - 1))
                || (passage.word(end) == "and" && !passage.capital(end + 1)));
        if ends {
            break;
        }
        end += 1;
    }
    let adverbial = |n: usize| passage.has(n, Roles::ADVERB);
    while end > start + 1 && adverbial(end - 1) {
        end -= 1;
    }
    // "said the mayor would": what follows is a content.
    let subject = end > start && !passage.has(end, Roles::AUXILIARY);
    subject.then_some(start..end)
}

/// Is it "her" before a noun: "said her mother"?
fn bears_noun(passage: &Passage, at: usize) -> bool {
    passage.has(at, Roles::DETERMINER)
        && passage.is_word(at + 1)
        && !passage.has(at + 1, FUNCTION.with(Roles::ADVERB).with(Roles::TIME))
}

/// The first noun phrase of a sentence: its likely subject, for participles ("…, adding") and for
/// what "he" may mean.
pub(super) fn leading_subject(passage: &Passage, sentence: &Range<usize>) -> Option<Range<usize>> {
    let mut start = sentence.start;
    while start < sentence.end {
        if !passage.is_word(start) {
            start += 1;
            continue;
        }
        let skip = passage.has(start, Roles::CONJUNCTION.with(Roles::ADVERB))
            && !passage.has(start, Roles::DETERMINER);
        let word = passage.word(start);
        // "Asked about the delay, Reyes …"; "Hours later, Reyes …"
        let participle = word.len() > 4
            && (word.ends_with("ing") || word.ends_with("ed"))
            && !passage.capital(start + 1);
        let later = passage.is(start + 2, Kind::Comma)
            && matches!(
                passage.word(start + 1),
                "later" | "earlier" | "before" | "after" | "ago"
            );
        // "This week, Reyes …"; "Weeks before the vote, Reyes …"
        let comma = (start..sentence.end.min(start + 10)).find(|n| passage.is(*n, Kind::Comma));
        let time = comma.is_some_and(|comma| {
            let before =
                (start + 1..comma).find(|n| matches!(passage.word(*n), "after" | "before"));
            is_time(passage, &(start..before.unwrap_or(comma)))
        });
        // "After the meeting, which went on until six, Reyes …"
        let relative = start > sentence.start
            && passage.has(start, Roles::RELATIVE)
            && passage.is(start - 1, Kind::Comma);
        let adverbial = passage.has(start, Roles::PREPOSITION.with(Roles::SUBORDINATOR))
            && word != "that"
            || time
            || relative;
        if skip {
            start += 1;
        } else if adverbial || participle || later {
            // An adverbial ends at its comma, or where a pronoun begins the main clause.
            let end = (start + 1..sentence.end)
                .find(|n| passage.is(*n, Kind::Comma) || begins_main_clause(passage, *n))?;
            start = end + usize::from(passage.is(end, Kind::Comma));
        } else {
            break;
        }
    }
    if !passage.is_word(start) || start >= sentence.end {
        return None;
    }
    // "That letter warned": here it is an article.
    let that = passage.word(start) == "that"
        && passage.is_word(start + 1)
        && !passage.has(start + 1, FUNCTION.with(Roles::ADVERB))
        && !is_finite(passage, start + 1)
        && !passage.word(start + 1).ends_with("ed");
    if passage.has(start, Roles::PRONOUN) && !passage.has(start, Roles::DETERMINER) && !that {
        return Some(start..start + 1);
    }
    let limit = sentence.end.min(start + 12);
    let mut end = start;
    let name = passage.capital(start) && !passage.has(start, FUNCTION);
    while end < limit && passage.is_word(end) {
        let stops = end > start
            && (passage.has(end, FUNCTION.with(Roles::ADVERB))
                && !passage.has(end, Roles::PARTICLE)
                && !(passage.capital(end) && passage.has(end, Roles::TITLE))
                || passage
                    .token(end)
                    .is_some_and(|t| t.cue.is_some() && !t.capital)
                || (name
                    && !passage.capital(end)
                    && !passage.token(start).is_some_and(|t| t.possessive)
                    && !description_goes_on(passage, start, end, limit))
                || is_finite(passage, end)
                || (!name && end > start + 1 && passage.word(end).ends_with("ed")));
        if stops {
            break;
        }
        end += 1;
    }
    // A lower-case apposition before a name: "spokeswoman Ana Reyes".
    (end > start).then_some(start..end)
}

/// Does a pronoun after an adverbial without comma begin the main clause: "Before the vote she …"?
/// Not where the adverbial is a clause that it is the subject of: "Before she".
fn begins_main_clause(passage: &Passage, number: usize) -> bool {
    let linked = Roles::PREPOSITION
        .with(Roles::CONJUNCTION)
        .with(Roles::SUBORDINATOR)
        .with(Roles::RELATIVE)
        .with(Roles::AUXILIARY)
        .with(Roles::ADVERB);
    matches!(passage.word(number), "he" | "she" | "they" | "we" | "i")
        && passage.is_word(number - 1)
        && !passage.has(number - 1, linked)
        && passage.token(number - 1).is_some_and(|t| t.cue.is_none())
}

/// Is what was read so far a description before the name: "Republican candidate Ana Reyes"? The
/// first word of a sentence may bear its capital for that, where a role follows: "Parish council
/// chief Ana Reyes".
fn description_goes_on(passage: &Passage, start: usize, at: usize, limit: usize) -> bool {
    let name = (at..limit.min(at + 5))
        .take_while(|n| {
            passage.is_word(*n) && !passage.has(*n, FUNCTION) && !is_verb_cue(passage, *n)
        })
        .find(|n| passage.capital(*n));
    let led = |name: usize| passage.has(name - 1, Roles::TITLE) && !passage.capital(name - 1);
    name.is_some_and(|name| {
        (start..at)
            .all(|n| passage.has(n, Roles::TITLE) || !passage.capital(n) || n == start && led(name))
    })
}

impl Passage<'_> {
    /// Does a name of capitalised words go on after this token, before `end`?
    fn capital_name(&self, number: usize, end: usize) -> bool {
        self.capital(number)
            && number + 1 < end
            && self.capital(number + 1)
            && !self.has(number, Roles::TIME)
    }
}
