//! Where a sentence that asserts several propositions falls apart into clauses.
//!
//! Without a parser, by the marks and words between clauses: a semicolon; "and", "but" or "yet"
//! before a new subject with its verb, or before a second predicate of the same subject; "while",
//! "after", "although" and their like; a relative clause that closes the sentence. A cut is made
//! only where both sides are words enough to be news and hold a finite verb of their own, and
//! never inside quotation marks, brackets or a headline.

use super::grammar::Roles;
use super::tokens::{Kind, Passage};
use crate::text::word_set;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Fewest words on either side of a cut.
const FEWEST_WORDS: usize = 6;
/// Within so many words behind a conjunction a subject has met its verb.
const LONGEST_SUBJECT: usize = 7;

static FINITE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| word_set(include_str!("finite_verbs.txt")));

/// Where clauses begin inside the sentences of a paragraph: byte offsets in the article's text, in
/// order. The beginnings of the sentences themselves are not among them.
pub(super) fn cuts(passage: &Passage) -> Vec<usize> {
    let mut found = Vec::new();
    if passage.headline {
        return found;
    }
    for sentence in &passage.sentences {
        let mut start = sentence.start;
        let mut depth = 0_usize;
        for n in sentence.clone() {
            match passage.kind(n) {
                Some(Kind::Open) => depth += 1,
                Some(Kind::Close) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > 0 || n <= start {
                continue;
            }
            let Some(first) = clause_start(passage, sentence, start, n) else {
                continue;
            };
            if is_clause(passage, start..n) && is_clause(passage, first..sentence.end) {
                found.extend(passage.token(first).map(|token| token.span.start));
                start = first;
            }
        }
    }
    found
}

/// The first token of the clause that begins with or behind token `n`, where one may begin.
/// `start` is the first token of the clause before it.
fn clause_start(
    passage: &Passage,
    sentence: &Range<usize>,
    start: usize,
    n: usize,
) -> Option<usize> {
    let behind_comma = passage.is(n - 1, Kind::Comma);
    match passage.kind(n)? {
        Kind::Semicolon => Some(n + 1),
        Kind::Comma => {
            let opens = is_subordinator(passage.word(sentence.start)) && start == sentence.start;
            (opens && begins_clause(passage, n + 1)).then_some(n + 1)
        }
        Kind::Word => match passage.word(n) {
            word @ ("and" | "but" | "yet") => {
                // Without a comma "and the nurses" mostly goes on with the object.
                let new_subject = behind_comma || word == "but" || is_pronoun(passage, n + 1);
                (new_subject && begins_clause(passage, n + 1) || begins_predicate(passage, n + 1))
                    .then_some(n)
            }
            "although" | "though" | "whereas" | "because" | "while" if behind_comma => Some(n),
            "after" | "before" | "when" | "while" | "because" => {
                begins_clause(passage, n + 1).then_some(n)
            }
            "who" | "which" | "whose" | "where" if behind_comma => {
                runs_to_end(passage, n, sentence.end).then_some(n)
            }
            _ => None,
        },
        _ => None,
    }
}

fn is_pronoun(passage: &Passage, at: usize) -> bool {
    matches!(passage.word(at), "he" | "she" | "it" | "they" | "we" | "i")
}

fn is_subordinator(word: &str) -> bool {
    matches!(
        word,
        "while" | "although" | "though" | "after" | "when" | "before" | "because" | "since" | "as"
    )
}

/// Is it words enough, and is one of them a finite verb? A long quotation counts as one.
fn is_clause(passage: &Passage, range: Range<usize>) -> bool {
    let mut words = 0;
    let mut verb = false;
    for n in range {
        match passage.kind(n) {
            Some(Kind::Word) => {
                words += 1;
                verb |= is_finite(passage, n);
            }
            Some(Kind::Quote(_)) => {
                let quoted = passage.inner(n).split_whitespace().count();
                words += quoted;
                verb |= quoted >= FEWEST_WORDS;
            }
            _ => {}
        }
    }
    verb && words >= FEWEST_WORDS
}

/// May this word be a finite verb? Not a participle behind a comma, nor a noun behind an article.
pub(super) fn is_finite(passage: &Passage, n: usize) -> bool {
    let word = passage.word(n);
    if passage.has(n, Roles::AUXILIARY) {
        return !matches!(word, "be" | "been" | "being" | "having");
    }
    let before = n.checked_sub(1);
    let nominal = before.is_some_and(|b| {
        passage.has(b, Roles::DETERMINER.with(Roles::PREPOSITION)) || passage.is(b, Kind::Comma)
    });
    if passage.capital(n) || nominal {
        return false;
    }
    let cue = passage.token(n).and_then(|t| t.cue);
    cue.is_some_and(|c| c.finite())
        || FINITE.contains(word)
        || word.len() > 4 && word.ends_with("ed")
}

/// Do a subject and its finite verb begin here?
fn begins_clause(passage: &Passage, at: usize) -> bool {
    let at = after_adverb(passage, at);
    if !passage.is_word(at) {
        return false;
    }
    if passage.has(at, Roles::PRONOUN) && passage.has(at, Roles::AUXILIARY) {
        // "they're"
        return true;
    }
    let subject = passage.capital(at)
        || passage.has(at, Roles::DETERMINER.with(Roles::PRONOUN))
        || !passage.has(at, Roles::PREPOSITION) && !is_finite(passage, at);
    subject
        && (at + 1..=at + LONGEST_SUBJECT)
            .take_while(|n| passage.is_word(*n) && !passage.has(*n, Roles::RELATIVE))
            .any(|n| is_finite(passage, n))
}

/// Does a second predicate of the same subject begin here?
fn begins_predicate(passage: &Passage, at: usize) -> bool {
    let at = after_adverb(passage, at);
    passage.is_word(at) && is_finite(passage, at) && passage.is_word(at + 1)
}

fn after_adverb(passage: &Passage, at: usize) -> usize {
    if passage.has(at, Roles::ADVERB) {
        at + 1
    } else {
        at
    }
}

/// Does the relative clause that begins here go on to the end of the sentence?
fn runs_to_end(passage: &Passage, from: usize, end: usize) -> bool {
    (from + 1..end)
        .filter(|n| passage.is(*n, Kind::Comma) || passage.is(*n, Kind::Dash))
        .all(|n| {
            let next = after_adverb(passage, n + 1);
            let cue = passage.token(next).and_then(|t| t.cue);
            let verb = passage.has(next, Roles::AUXILIARY)
                || cue.is_some_and(|c| c.finite())
                || FINITE.contains(passage.word(next))
                || passage.word(next).ends_with("ed");
            !verb || passage.capital(next)
        })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::article::{ReadOptions, read};
    use crate::claim::analyze;

    /// The claims of a paragraph, separated by ` | `.
    fn claims(paragraph: &str) -> String {
        let text = format!("A headline\n\n{paragraph}\n");
        let article = read(text.as_bytes(), "a.txt", &ReadOptions::default()).unwrap();
        let report = analyze("a".into(), "A".into(), "a.txt".into(), article);
        let body = report.claims.iter().skip(1);
        let body: Vec<&str> = body.map(|c| report.text(c.span)).collect();
        body.join(" | ")
    }

    #[test]
    fn sentences_of_several_propositions_are_cut_between_them() {
        for parts in [
            "The council closed four libraries on Monday, | and the mayor promised to reopen two of them by June.",
            "The harbour board rejected the offer on Friday; | the union had called it an insult to its members.",
            "Ms Harrow said the bridge had been inspected in May, | but two engineers told the inquiry that nobody had looked at it.",
            "The company sold its last mill in the valley | and sacked all ninety of its workers by letter.",
            "While the minister praised the rescue crews in parliament, | the families were still waiting for a list of names.",
            "The tram left the rails on a bend near the market | after the driver reported a fault in the brakes.",
            "The prize went to the baker Odile Marrant, | who has run the shop on the quay since her father died.",
            "“We will not pay for it a second time,” the mayor told residents, | while the builder insisted that the wall was sound.",
        ] {
            let (first, second) = parts.split_once(" | ").unwrap();
            // The mark between two clauses is of neither.
            let shown = format!("{} | {second}", first.trim_end_matches([',']));
            assert_eq!(claims(&parts.replace(" | ", " ")), shown);
        }
    }

    #[test]
    fn other_sentences_stay_whole() {
        for sentence in [
            "The police and fire services were called to the scene.",
            "The judge ordered the firm to pay and left.",
            "She thanked the nurses of the ward on Sunday and the doctors who had worked all night.",
            "The baker, who has run the shop on the quay since spring, won the prize of the town.",
            "“I told them to stop and nobody in the room listened to a word of it,” Reyes said.",
            "His tone, compared with the speech after the council closed the school, appeared softer.",
            "The fund pays for roads, bridges and schools in the north and the south of the county.",
            "Two ships (one was Danish, and the other had been built in Gdansk) collided.",
        ] {
            assert_eq!(claims(sentence), sentence);
        }
    }
}
