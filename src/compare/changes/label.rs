//! Label: one thing under names that say different things of it ("the tenant protection law",
//! "the rent control law").
//!
//! Two claims that tell the same name it by one noun, each with its own words before it, or one
//! with an evaluative word; or by two nouns that news uses alike, of which one is evaluative or
//! takes a side ("protesters", "rioters").
//! Numbers, dates and names of persons before the noun make no label: they are other kinds of
//! change.

use super::facing::{ClaimFacts, Facing, Word, is_headline};
use super::lists::is_role;
use super::verbs::{is_past, is_unlike_any_act};
use super::{Difference, framing, slots, stances};
use crate::align::{Relation, share_group};
use crate::claim::cues::force;
use crate::claim::{Claim, Quotation, Report};
use crate::compare::framing::{alike, is_before_verb, is_break, is_strong, singular};
use crate::compare::model::ChangeKind;
use crate::text::Span;
use crate::text::names::NameKind;
use crate::text::nations::nation;
use crate::text::numbers::is_number_word;
use crate::text::words::count;
use std::ops::Range;

/// Most words before the noun.
const MODIFIERS: usize = 4;

/// Claims of more words than any sentence has are not searched: each phrase of one is held
/// against each of the other.
const LONGEST_CLAIM: usize = 300;

/// Words that a report singles out in quotation marks.
const FEW: usize = 4;

/// Letters that two words of one root begin with.
const ONE_ROOT: usize = 7;

/// Letters that tell a word from another.
const SHORT: usize = 3;

/// Least agreement of the words around the two phrases, and where less will do: one of them
/// evaluates, or both stand in headlines, which name few things besides their event.
const AGREEMENT: f64 = 0.2;
const SURE_AGREEMENT: f64 = 0.1;

/// A noun with the words before it, as one claim has it.
#[derive(Debug, Clone)]
pub(super) struct Labelled {
    /// The noun in the singular.
    noun: String,
    /// Numbers of the words before it.
    modifiers: Range<usize>,
    /// Numbers of those that say what it is, not which or whose.
    telling: Vec<usize>,
    span: Span,
    /// Its letters alone.
    letters: String,
    /// One of its words evaluates.
    loaded: bool,
}

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let mut found = Vec::new();
    let (facts_a, facts_b) = (facing.facts_a, facing.facts_b);
    if facing.link.is_none_or(|l| l.relation != Relation::Same) {
        return found;
    }
    let headlines = facing.is_headline_a() && facing.is_headline_b();
    let least = |a: &Labelled, b: &Labelled| match headlines || a.loaded || b.loaded {
        true => SURE_AGREEMENT,
        false => AGREEMENT,
    };
    for a in &facts_a.labelled {
        let best = facts_b
            .labelled
            .iter()
            .filter(|b| a.letters != b.letters && differs((a, facts_a), (b, facts_b)))
            .map(|b| (slots::agreement(facing, a.span, b.span), b))
            .filter(|(agreement, b)| *agreement >= least(a, b))
            .max_by(|(x, a), (y, b)| x.total_cmp(y).then(b.span.cmp(&a.span)));
        if let Some((_, b)) = best {
            found.push(facing.difference(
                ChangeKind::Label,
                a.span,
                b.span,
                format!(
                    "\"{}\" against \"{}\"",
                    facing.text_a(a.span),
                    facing.text_b(b.span)
                ),
            ));
        }
    }
    found
}

/// Does a stretch stand in a quotation of more than a few words?
pub(super) fn said<'q>(
    quotations: impl Iterator<Item = &'q Quotation>,
    report: &Report,
    span: Span,
) -> bool {
    let mut parts = quotations.flat_map(|q| &q.parts);
    let long = |part: &Span| count(report.text(*part)) > FEW;
    parts.any(|part| part.overlap(span) > 0 && long(part))
}

/// False for words of which a quotation begins or ends within: `came “two letters`.
fn closes(words: &str) -> bool {
    let count = |mark: char| words.matches(mark).count();
    let opens = words.contains(" '") || words.contains(" ‘");
    count('“') == count('”') && count('"') % 2 == 0 && !opens
}

/// One noun under different descriptions, two alike nouns of which one evaluates, or two of which
/// one takes a side.
fn differs((a, facts_a): (&Labelled, &ClaimFacts), (b, facts_b): (&Labelled, &ClaimFacts)) -> bool {
    if a.noun == b.noun {
        let words = |label: &Labelled, facts: &ClaimFacts| -> Vec<String> {
            let inside = facts.words.get(label.modifiers.clone()).unwrap_or_default();
            inside.iter().map(|w| w.normal.clone()).collect()
        };
        // What one side alone adds is a change of framing.
        if own(a, facts_a, facts_b) && own(b, facts_b, facts_a) {
            return !one_meaning((a, facts_a), (b, facts_b));
        }
        let theirs = words(b, facts_b);
        let seats = |x: &String| theirs.iter().any(|y| is_seat_of(x, y));
        return words(a, facts_a).iter().any(seats);
    }
    // Who has both nouns tells of two things.
    let told = |noun: &str, facts: &ClaimFacts| {
        let nouns = facts.labelled.iter();
        { nouns }.any(|other| other.noun == noun)
    };
    let sides =
        stances::differ(&a.noun, &b.noun) && !told(&a.noun, facts_b) && !told(&b.noun, facts_a);
    sides || (a.loaded || b.loaded) && alike(&a.noun, &b.noun)
}

/// "A prohibited substance" and "a banned substance", "the largest fraud" and "the biggest fraud":
/// what either has of its own is one participle or superlative, and the two mean the same. Other
/// words with one meaning may be a choice all the same ("gay", "same-sex").
fn one_meaning(
    (a, facts_a): (&Labelled, &ClaimFacts),
    (b, facts_b): (&Labelled, &ClaimFacts),
) -> bool {
    fn only<'f>(label: &Labelled, facts: &'f ClaimFacts, other: &ClaimFacts) -> Option<&'f Word> {
        let words = label.telling.iter().filter_map(|n| facts.words.get(*n));
        let mut own = words.filter(|w| !other.words.iter().any(|o| o.number == w.number));
        let word = own.next()?;
        own.next().is_none().then_some(word)
    }
    let (Some(x), Some(y)) = (only(a, facts_a, facts_b), only(b, facts_b, facts_a)) else {
        return false;
    };
    // "Terrorist suspects", "terrorism suspects".
    let begins = |word: &Word| word.normal.chars().take(ONE_ROOT).collect::<String>();
    if x.normal.len() > ONE_ROOT && y.normal.len() > ONE_ROOT && begins(x) == begins(y) {
        return true;
    }
    let both = |ending: &str| x.normal.ends_with(ending) && y.normal.ends_with(ending);
    share_group(&x.stem, &y.stem) && (both("ed") || both("est"))
}

/// Does some word before the noun stand nowhere in the other claim?
fn own(label: &Labelled, facts: &ClaimFacts, other: &ClaimFacts) -> bool {
    let words = label.telling.iter().filter_map(|n| facts.words.get(*n));
    { words }.any(|word| {
        let form = |o: &Word| o.number == word.number || is_short_of(&o.normal, &word.normal);
        !other.words.iter().any(form)
    })
}

/// The nouns of a claim that can face those of another; what a speaker calls a thing is the
/// speaker's label, but two or three words are singled out.
pub(super) fn labelled(report: &Report, claim: &Claim, facts: &ClaimFacts) -> Vec<Labelled> {
    let headline = is_headline(Some(report), Some(claim));
    let text = |span: Span| report.text(span);
    let quotations = || {
        let numbers = facts.quotations.iter();
        numbers.filter_map(|n| report.quotations.get(*n))
    };
    let words = &facts.words;
    if words.len() > LONGEST_CLAIM {
        return Vec::new();
    }
    let loaded: Vec<_> = facts
        .loaded
        .iter()
        .map(|(range, _)| range.clone())
        .collect();
    let named = |word: &Word, kinds: &[NameKind]| {
        let mut names = facts.names.iter();
        names.any(|n| kinds.contains(&n.kind) && n.whole.overlap(word.span) > 0)
    };
    // What may stand before the noun: "the landmark High Court decision".
    let within = |word: &Word| {
        word.weight > 0.0
            && !word.normal.split('-').any(is_number_word)
            && !is_break(&word.normal)
            && word.normal.chars().all(|c| c.is_alphabetic() || c == '-')
            && !facts
                .quantities
                .iter()
                .any(|q| q.number.overlap(word.span) > 0)
            && !named(word, &[NameKind::Person])
            && !facts.times.iter().any(|t| t.span.overlap(word.span) > 0)
    };
    let free =
        |word: &Word| within(word) && !named(word, &[NameKind::Organisation, NameKind::Place]);
    // Whose a thing is, or where, is no name for it.
    let describes = |word: &Word| {
        let names = [NameKind::Organisation, NameKind::Place, NameKind::Other];
        let plain = match headline {
            true => free(word),
            false => !named(word, &names),
        };
        plain && !tells_which(&word.normal)
    };
    // A quotation mark ("the 'safe streets' law") does not part a description from its noun.
    let joined = |x: &Word, y: &Word| {
        let gap = text(Span::new(x.span.end, y.span.start.max(x.span.end)));
        gap.trim_matches(['\'', '"', '’', '‘', '“', '”']) == " "
    };
    let mut found = Vec::new();
    for (at, noun) in words.iter().enumerate() {
        let next = words.get(at + 1);
        let inner = next
            .is_some_and(|n| free(n) && joined(noun, n) && !is_inflected(&n.normal) && !is_past(n));
        if !free(noun)
            || inner
            || is_inflected(&noun.normal)
            || is_act(at.checked_sub(1).and_then(|b| words.get(b)), noun)
        {
            continue;
        }
        let mut first = at;
        while at - first < MODIFIERS
            && first
                .checked_sub(1)
                .and_then(|b| Some((words.get(b)?, words.get(first)?)))
                .is_some_and(|(b, f)| within(b) && joined(b, f))
        {
            first -= 1;
        }
        let determined = first
            .checked_sub(1)
            .and_then(|b| words.get(b))
            .is_some_and(|w| DETERMINERS.contains(&w.normal.as_str()));
        let verb = |n: &usize| {
            let Some(word) = words.get(*n) else {
                return false;
            };
            let before = n.checked_sub(1).and_then(|b| words.get(b));
            let infinitive = before.is_some_and(|b| match b.normal.as_str() {
                // "To curb violence", but "to visa rules".
                "to" => is_verb(&word.normal),
                normal => is_before_verb(normal),
            });
            // "The strained talks": a participle behind a determiner describes; so does what stands
            // in quotation marks before the noun.
            let marked = words.get(n + 1).is_some_and(|next| {
                let gap = text(Span::new(word.span.end, next.span.start.max(word.span.end)));
                gap.contains(['”', '"', '’'])
            });
            let finite = (is_outside(&word.normal) && !marked) || is_past(word);
            infinitive || (finite && !(determined && *n == first))
        };
        // What stands before a verb is its subject.
        first = (first..at).rev().find(verb).map_or(first, |n| n + 1);
        let telling = (first..at).filter(|n| words.get(*n).is_some_and(describes));
        let span = with_mark(
            Span::new(
                words.get(first).map_or(noun.span.start, |w| w.span.start),
                noun.span.end,
            ),
            &text,
        );
        if !closes(text(span)) || said(quotations(), report, span) {
            continue;
        }
        found.push(Labelled {
            noun: singular(&noun.normal),
            modifiers: first..at,
            telling: telling.collect(),
            span,
            letters: letters(text(span)),
            loaded: loaded.iter().any(|r| {
                let inside = words.get(r.clone()).unwrap_or_default();
                r.start >= first
                    && r.end <= at + 1
                    && is_strong(inside.iter().map(|w| w.normal.as_str()))
            }),
        });
    }
    found
}

/// The span from the opening quotation mark where it holds the closing one.
fn with_mark<'t>(span: Span, text: &impl Fn(Span) -> &'t str) -> Span {
    let pairs = [('\'', '\''), ('"', '"'), ('‘', '’'), ('“', '”')];
    let wider = |(open, close): (char, char)| {
        let wider = Span::new(span.start.checked_sub(open.len_utf8())?, span.end);
        let inside = text(span).contains(close);
        (inside && text(wider).starts_with(open)).then_some(wider)
    };
    pairs.into_iter().find_map(wider).unwrap_or(span)
}

/// "The lawmaker *apologizes*", "his wife *repaid*": a verb behind who acts, no noun.
fn is_act(before: Option<&Word>, word: &Word) -> bool {
    let plural = word.normal.ends_with('s') && !word.normal.ends_with("ss");
    is_past(word) || (plural && before.is_some_and(|b| is_role(&b.normal)))
}

/// Is this, behind "to", more likely a verb than a noun?
fn is_verb(word: &str) -> bool {
    let endings = ["en", "ify", "ize", "ise"];
    endings.iter().any(|ending| word.ends_with(ending))
        || force(word).is_some()
        || framing::is_act(word)
        || INFINITIVES.contains(&word)
}

const INFINITIVES: [&str; 40] = [
    "allow", "become", "block", "bring", "build", "buy", "change", "choose", "create", "curb",
    "defend", "find", "force", "form", "gain", "get", "give", "help", "hire", "hold", "keep",
    "let", "lift", "make", "meet", "offer", "pass", "pay", "protect", "provide", "purchase",
    "raise", "receive", "run", "sell", "send", "stop", "take", "use", "veto",
];

const DETERMINERS: [&str; 9] = [
    "the", "a", "an", "this", "that", "his", "her", "its", "their",
];

/// "another term", "the latter's stance": says which, not what it is.
pub(super) fn tells_which(word: &str) -> bool {
    let which = [
        "another", "other", "every", "each", "latter", "former", "first", "last", "next", "new",
        "current", "own", "same", "lead", "eldest", "oldest", "retired", "second", "third", "key",
        "certain", "whole", "ever", "never", "entire", "full", "top", "senior", "average",
        "multiple", "numerous", "various",
    ];
    which.contains(&word) || word.ends_with("th") && word.len() < 9 || word.ends_with("ly")
}

/// "intel" for "intelligence": one word is the beginning of the other.
pub(super) fn is_short_of(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() >= SHORT && long.starts_with(short)
}

/// "Downing Street officials" against "British officials": one nation by its seat of power and by its
/// name.
fn is_seat_of(a: &str, b: &str) -> bool {
    let seat = |word: &str| word.len() > SHORT && nation(word).is_some();
    let beginning = |word: &str| word.chars().take(SHORT).collect::<String>();
    seat(a) && seat(b) && nation(a) == nation(b) && beginning(a) != beginning(b)
}

/// Letters alone, so that "tax-free" and "tax free" are one.
pub(super) fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// "extends", "allowed", "whether": a word before a phrase that is more likely its verb.
fn is_outside(word: &str) -> bool {
    is_inflected(word)
        || (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us"))
        || matches!(
            word,
            "whether" | "ban" | "allow" | "wrote" | "gave" | "took" | "made" | "several" | "many"
        )
}

/// "said", "calling": in the form of a verb; "forces hospitals *back*": a direction, no noun.
fn is_inflected(word: &str) -> bool {
    let ends = word.ends_with("ing") || (word.ends_with("ed") && !is_unlike_any_act(word));
    word.len() > 5 && ends || DIRECTIONS.contains(&word)
}

const DIRECTIONS: [&str; 10] = [
    "back", "away", "ahead", "apart", "aside", "forward", "together", "alone", "again", "further",
];

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::compare::changes::test_support::differences;

    #[test]
    fn verbs_before_a_phrase_are_no_description() {
        for (word, outside) in [
            ("extends", true),
            ("allowed", true),
            ("whether", true),
            ("controversial", false),
            ("harmless", false),
        ] {
            assert_eq!(is_outside(word), outside, "{word}");
        }
    }

    #[test]
    fn descriptions_of_one_noun_are_labels() {
        for (a, b, wanted) in [
            (
                "The mayor defended the “safe streets” law that closed the harbour on Monday.",
                "The mayor defended the disastrous new law that closed the harbour on Monday.",
                vec!["“safe streets” law | disastrous new law"],
            ),
            (
                "The court charged a dozen Ankara intelligence officers with hacking the party on Monday.",
                "The court charged 12 Turkish intelligence officers with hacking the party on Monday.",
                vec!["Ankara intelligence officers | Turkish intelligence officers"],
            ),
            (
                "The change draws on a historic decision by the state's highest court.",
                "A wide change came out of the landmark Supreme Court decision of last June.",
                vec!["historic decision | landmark Supreme Court decision"],
            ),
            (
                "The change draws on a divided decision by the state's highest court.",
                "A wide change came out of the federal decision of last June.",
                vec![],
            ),
            (
                "The swimmer said that she had never taken a banned substance.",
                "The swimmer denied that she had ever taken a prohibited substance.",
                vec![],
            ),
            (
                "Rioters threw stones at the harbour police on Monday.",
                "Protesters threw stones at the harbour police on Monday.",
                vec!["Rioters | Protesters"],
            ),
            (
                "The police let two terrorist suspects go on Monday.",
                "The police let two terrorism suspects go on Monday.",
                vec![],
            ),
            (
                "The captain gave the ferry a two-in-three chance of reaching the pier on Monday.",
                "The captain gave the ferry a one-in-three chance of reaching the pier on Monday.",
                vec![],
            ),
            // How many is no name for them.
            (
                "The port ignored multiple warnings from the harbour office since Monday.",
                "The port ignored numerous warnings from the harbour office since Monday.",
                vec![],
            ),
            (
                "The port has turned away undocumented dockers since Monday.",
                "The port has turned away illegal dockers since Monday.",
                vec!["undocumented dockers | illegal dockers"],
            ),
            (
                "Protesters and a few rioters threw stones at the harbour police on Monday.",
                "Protesters threw stones at the harbour police on Monday.",
                vec![],
            ),
            (
                "The sudden failure forces five hospitals back to pen and paper on Monday.",
                "Hospitals go back to pen and paper on Monday.",
                vec![],
            ),
            (
                "The mayor defended the law, streets and law that closed the harbour on Monday.",
                "The mayor defended the law, streets and law that closed the harbour on Monday.",
                vec![],
            ),
        ] {
            assert_eq!(differences(find, a, b), wanted);
        }
    }

    #[test]
    fn form_is_no_difference() {
        assert_eq!(letters("The tax-free fund"), letters("the tax free fund"));
    }
}
