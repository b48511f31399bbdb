//! Noun phrases around a head noun: "the 2015 harbour agreement", "port officials".

use super::sentences::{Nouns, Sentence, Token, is_before_verb};
use crate::text::Span;

/// Most words between a determiner and its noun.
const MOST_MODIFIERS: usize = 5;

/// A noun phrase of one sentence.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// From the determiner, where it has one, to the head.
    pub span: Span,
    /// Token number of the first word.
    pub first: usize,
    /// Token number of the head.
    pub head: usize,
    /// Token number of the determiner or of the possessive before the head.
    pub determiner: Option<usize>,
    /// Begins with "the", "this", "his" or another that points to what is known.
    pub definite: bool,
    /// Behind "his", "their" or a possessive: one thing of somebody's.
    pub owned: bool,
}

/// The phrases of one sentence whose head is one of the event's nouns, in order, none inside
/// another.
pub(super) fn phrases(sentence: &Sentence, nouns: &Nouns) -> Vec<Phrase> {
    let tokens = &sentence.tokens;
    let noun = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|t| t.name.is_none() && !t.is_break() && nouns.holds(&t.lower))
    };
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if !noun(at) {
            continue;
        }
        let next = tokens.get(at + 1).filter(|t| t.joined && !token.possessive);
        if next.is_some() && noun(at + 1) {
            continue;
        }
        let phrase = around(sentence, nouns, at);
        let before = phrase.first.checked_sub(1).and_then(|b| tokens.get(b));
        let verb = phrase.determiner.is_none()
            && tokens.get(phrase.first).is_some_and(|t| t.joined)
            && before.is_some_and(|b| is_before_verb(&b.lower));
        if !(verb && phrase.first == at) {
            found.push(phrase);
        }
    }
    found
}

/// "The council *sold* the ferry", "the port *needed* pilots": a past form with nothing but its
/// subject before it.
fn is_verb_behind_subject(tokens: &[Token], at: usize) -> bool {
    let past = tokens
        .get(at)
        .is_some_and(|t| t.lower.len() > 4 && t.lower.ends_with("ed"));
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    past && before.is_some_and(|b| b.name.is_some() || (!b.is_break() && !b.lower.ends_with("ly")))
}

/// The phrase that ends in the noun at token `head`.
fn around(sentence: &Sentence, nouns: &Nouns, head: usize) -> Phrase {
    let tokens = &sentence.tokens;
    let mut first = head;
    let mut bare = head;
    let mut only_nouns = true;
    let mut determiner = None;
    let (mut definite, mut owned) = (false, false);
    for _ in 0..MOST_MODIFIERS {
        let (Some(current), Some(before)) = (
            tokens.get(first),
            first.checked_sub(1).and_then(|b| tokens.get(b)),
        ) else {
            break;
        };
        if !current.joined {
            break;
        }
        if before.is_determiner() {
            first -= 1;
            determiner = Some(first);
            definite = before.is_definite();
            owned = definite
                && !matches!(
                    before.lower.as_str(),
                    "the" | "this" | "that" | "these" | "those"
                );
            break;
        }
        if before.possessive {
            determiner = Some(first - 1);
            (definite, owned) = (true, true);
            break;
        }
        if before.is_break() || is_verb_behind_subject(tokens, first - 1) {
            break;
        }
        first -= 1;
        only_nouns &= before.name.is_some() || nouns.holds(&before.lower);
        if only_nouns {
            bare = first;
        }
    }
    if determiner.is_none() {
        first = bare;
    }
    let from = tokens.get(first).map_or(0, |t| t.span.start);
    let to = tokens.get(head).map_or(from, |t| t.span.end);
    Phrase {
        span: Span::new(from, to),
        first,
        head,
        determiner,
        definite,
        owned,
    }
}
