//! An evaluative or qualifying word before what both claims name: "the prestigious lecture"
//! against "the lecture", "much higher" against "higher", "famously" against "sometimes".

use super::{Found, View};
use crate::claim::cues::force;
use crate::compare::framing::is_break;
use crate::compare::model::LoadedKind;
use crate::text::{Span, word_set};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words that widen, narrow or weigh what stands behind them; plain by themselves.
static DEGREES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| word_set(include_str!("degrees.txt")));

/// Words behind an evaluative word in which what it describes is looked for.
const TO_HEAD: usize = 5;

/// Least agreement of the words around what both name, behind a verdict and behind a word that
/// only weighs; what both call by one name is one thing anywhere.
const AGREEMENT: f64 = 0.1;
const DEGREE_AGREEMENT: f64 = 0.2;

pub(super) fn find(mine: View, theirs: View, agreement: &dyn Fn(Span, Span) -> f64) -> Vec<Found> {
    let words = &mine.facts.words;
    let mut found = Vec::new();
    for (first, end) in evaluative(mine) {
        let loaded = words.get(first..end).unwrap_or_default();
        if loaded.iter().any(|w| theirs.holds(&w.stem)) {
            continue;
        }
        let degree = loaded.iter().all(|w| DEGREES.contains(w.normal.as_str()));
        let adverb = loaded.last().is_some_and(|w| is_adverb(&w.normal));
        let head = match adverb {
            true => (mine.joined(end - 1) && !is_break(mine.form(end))).then_some(end),
            false => head(mine, end),
        };
        let named = head.is_some_and(|at| is_name(mine, at));
        let Some((head, span)) = head.and_then(|at| Some((mine.word(at)?, mine.span(first, at)?)))
        else {
            continue;
        };
        let least = match degree {
            true => DEGREE_AGREEMENT,
            false => AGREEMENT,
        };
        let best = (0..theirs.facts.words.len())
            .filter(|at| {
                theirs.word(*at).is_some_and(|w| {
                    w.weight > 0.0
                        && if adverb {
                            w.stem == head.stem
                        } else {
                            w.normal == head.normal
                        }
                })
            })
            .filter_map(|at| Some((theirs.word(at)?, first_modifier(theirs, at, adverb), at)))
            .filter(|(_, first, at)| {
                adverb || degree || is_name(theirs, *at) || !describes(theirs, mine, (*first, *at))
            })
            .filter_map(|(word, first, at)| Some((word, theirs.span(first, at)?, at)))
            .filter(|(_, span, _)| !theirs.quoted(*span))
            .map(|(word, span, at)| (agreement(head.span, word.span), span, at))
            .filter(|(around, _, at)| *around >= least || (named && is_name(theirs, *at)))
            .map(|(around, span, _)| (around, span))
            .max_by(|(x, a), (y, b)| x.total_cmp(y).then(b.cmp(a)));
        if let Some((_, other)) = best.filter(|_| !mine.quoted(span)) {
            found.push(Found {
                mine: span,
                theirs: other,
                why: "an evaluative word",
            });
        }
    }
    found
}

/// The evaluative and weighing words of a claim, as ranges of word numbers.
fn evaluative(view: View) -> Vec<(usize, usize)> {
    let words = &view.facts.words;
    let lists = view.facts.loaded.iter();
    let mut found: Vec<(usize, usize)> = lists
        .filter(|(_, kind)| matches!(kind, LoadedKind::Emotive | LoadedKind::Intensifier))
        .map(|(range, _)| (range.start, range.end))
        // "even as" joins clauses, "demanded" is a verb.
        .filter(|(first, end)| end - first == 1 && force(view.form(*first)).is_none())
        .collect();
    let degrees = words.iter().enumerate();
    let degrees = degrees.filter(|(_, w)| DEGREES.contains(w.normal.as_str()));
    found.extend(degrees.map(|(at, _)| (at, at + 1)));
    found
}

/// "famously", "much": a word that describes the word behind it, no noun.
fn is_adverb(word: &str) -> bool {
    word.ends_with("ly") || matches!(word, "much" | "far" | "somewhat" | "sometimes" | "often")
}

/// The noun that the words before `end` describe: the last word of the phrase, or of the name, that
/// goes on right behind them.
fn head(view: View, end: usize) -> Option<usize> {
    let mut last = None;
    for at in end..end + TO_HEAD {
        let Some(word) = view.word(at) else { break };
        let time = { view.facts.times.iter() }.any(|t| t.span.overlap(word.span) > 0);
        let before = at.checked_sub(1)?;
        // "The historic law *legalizing* dogs": what goes on behind a participle is its object.
        let behind = last.is_some_and(|last| is_participle(view.form(last)));
        // "Controversial sheriff *announced*".
        let verb = word.normal.len() > 4 && word.normal.ends_with("ed");
        if !view.joined(before) || is_break(&word.normal) || time || behind || verb {
            break;
        }
        last = Some(at);
    }
    let next = last? + 1;
    let cut = view.joined(last?) && !is_break(view.form(next)) && is_participle(view.form(last?));
    let last = match cut {
        true => last?.checked_sub(1).filter(|at| *at >= end)?,
        false => last?,
    };
    // A name is whole.
    let mut names = view.facts.names.iter();
    let name = names.find(|n| view.word(last).is_some_and(|w| n.whole.overlap(w.span) > 0));
    let words = view.facts.words.iter();
    Some(match name {
        Some(name) => words.take_while(|w| w.span.start < name.whole.end).count() - 1,
        None => last,
    })
}

fn is_participle(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ing") || word.ends_with("ed"))
}

fn is_name(view: View, at: usize) -> bool {
    let names = &view.facts.names;
    view.word(at)
        .is_some_and(|w| names.iter().any(|n| n.whole.overlap(w.span) > 0))
}

/// Do the words before a noun say something of it that the other claim does not? Then both have a
/// name of their own for it.
fn describes(view: View, other: View, (first, noun): (usize, usize)) -> bool {
    (first..noun)
        .filter_map(|at| view.word(at))
        .any(|w| !is_adverb(&w.normal) && !other.holds(&w.stem))
}

/// The first of the words that describe the word at `at`; a participle only behind a determiner
/// ("the strained talks").
fn first_modifier(view: View, at: usize, adverb: bool) -> usize {
    let mut first = at;
    let mut sure = at;
    while at - first < TO_HEAD
        && let Some(before) = first.checked_sub(1)
        && view.joined(before)
        && (!is_break(view.form(before)) || DEGREES.contains(view.form(before)))
        && (!adverb || is_adverb(view.form(before)))
    {
        first = before;
        if (sure == first + 1) && !is_participle(view.form(before)) {
            sure = first;
        }
    }
    let determined = first.checked_sub(1).is_some_and(|before| {
        view.joined(before)
            && matches!(
                view.form(before),
                "the" | "a" | "an" | "his" | "her" | "its" | "their"
            )
    });
    match determined {
        true => first,
        false => sure,
    }
}
