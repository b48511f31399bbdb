//! Words to runs of capitalised words.

use super::inner::{COLLECTIVES, COMMISSIONS, HEADS, NUMBERED, PARTICLES, PUBLISHERS, SUFFIXES};
use super::{CALENDAR, COMMON, NameContext, OPENERS, ORGANISATION_WORDS, TITLES, is_common};
use crate::text::Span;
use crate::text::words::words;

/// A word with what the runs need to know of it.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// The word, with the full stop of an abbreviation and without a possessive ending.
    pub span: Span,
    /// In lower case, without full stops.
    pub lower: String,
    /// May be part of a name.
    pub named: bool,
    /// Had a possessive ending: a name ends here.
    possessive: bool,
    /// What stands between the word before and this one.
    gap: Gap,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// One or more spaces.
    Space,
    /// " & "
    Ampersand,
    /// ", "
    Comma,
    Other,
}

/// Part of a run: an optional title and the name.
pub(super) struct Part<'k> {
    pub title: &'k [Token],
    pub name: &'k [Token],
}

/// Share of capitalised words from which a text is a headline, and the fewest words to tell.
const HEADLINE_SHARE: f64 = 0.6;
const HEADLINE_WORDS: usize = 3;

/// Is this a headline in capitals: no full stop, and most longer words capitalised?
pub(super) fn capitals_for_form(text: &str, spans: &[Span]) -> bool {
    if text.trim_end().ends_with('.') {
        return false;
    }
    let longer: Vec<&str> = spans
        .iter()
        .skip(1)
        .map(|span| span.of(text))
        .filter(|word| word.len() > 3 && word.starts_with(char::is_alphabetic))
        .collect();
    let capitals = longer.iter().filter(|w| w.starts_with(char::is_uppercase));
    longer.len() >= HEADLINE_WORDS
        && capitals.count() as f64 >= HEADLINE_SHARE * longer.len() as f64
}

/// Does what stands before a word ask for a capital (a quotation, a colon, a dash)?
pub(super) fn asks_for_capital(gap: &str) -> bool {
    gap.contains([
        '"', '“', '‘', '«', '„', ':', '—', '–', '…', '?', '!', '•', '[', ';', '*',
    ]) || gap.contains("--")
        || gap.contains("...")
        || gap.contains(" '")
}

/// A word without possessive ending.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .or_else(|| word.strip_suffix("'S"))
        .or_else(|| word.strip_suffix("’S"))
        .unwrap_or(word)
}

/// The words of a sentence.
pub(super) fn tokens(text: &str, context: &NameContext) -> Vec<Token> {
    let spans = words(text);
    let headline = capitals_for_form(text, &spans);
    let mut before = 0;
    let mut first = true;
    let mut found = Vec::with_capacity(spans.len());
    for (number, span) in spans.iter().enumerate() {
        let gap = text.get(before..span.start).unwrap_or_default();
        let open = first || asks_for_capital(gap);
        let word = bare(span.of(text));
        let mut token = Token {
            span: Span::new(span.start, span.start + word.len()),
            lower: word.to_lowercase().replace('.', "").replace('’', "'"),
            named: false,
            possessive: word.len() < span.len(),
            gap: gap_kind(gap),
        };
        let rest = text.get(token.span.end..).unwrap_or_default();
        let dotted = rest.starts_with('.') && has_dot(word, &token.lower);
        token.possessive |=
            (rest.starts_with('\'') || rest.starts_with('’')) && word.ends_with(['s', 'S']);
        token.named = if open {
            let next = spans.get(number + 1).map_or("", |s| s.of(text));
            opens_name(word, &token.lower, next, headline, context)
        } else if headline {
            names_in_headline(word, &token.lower, context)
        } else {
            is_capitalised(word) && !OPENERS_INSIDE.contains(&token.lower.as_str())
        };
        token.named &= !(is_party(word) && gap.ends_with(['(', ' ']) && !gap.trim().is_empty());
        token.named &= !is_calendar(&token.lower, text, *span, spans.get(number + 1));
        if dotted {
            token.span.end += 1;
        }
        before = token.span.end.max(span.end);
        // A section sign or number at the very start does not use up the first place.
        first = first && !word.starts_with(char::is_alphabetic);
        found.push(token);
    }
    found
}

/// Words that keep a capital inside a sentence without being names.
const OPENERS_INSIDE: [&str; 8] = ["i", "i'm", "i'd", "i'll", "i've", "the", "a", "an"];

/// "R-Ky", "D": the party of a member, in brackets behind the name.
fn is_party(word: &str) -> bool {
    let mut characters = word.chars();
    matches!(characters.next(), Some('R' | 'D' | 'I'))
        && matches!(characters.next(), None | Some('-'))
}

fn gap_kind(gap: &str) -> Gap {
    match gap.trim() {
        "" if !gap.is_empty() => Gap::Space,
        "&" => Gap::Ampersand,
        "," => Gap::Comma,
        _ => Gap::Other,
    }
}

/// Does the full stop behind this word belong to it?
fn has_dot(word: &str, lower: &str) -> bool {
    let letters = word.chars().count();
    word.contains('.')
        || (letters == 1 && word.starts_with(char::is_uppercase))
        || matches!(
            lower,
            "jr" | "sr" | "inc" | "corp" | "co" | "ltd" | "bros" | "st" | "ft" | "mt"
        )
        || (letters <= 4 && TITLES.contains(lower) && lower != "king" && lower != "pope")
        || matches!(lower, "atty" | "messrs")
}

fn is_capitalised(word: &str) -> bool {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) if first.is_uppercase() => true,
        // iPhone, eBay
        Some(first) => first.is_lowercase() && characters.next().is_some_and(char::is_uppercase),
        None => false,
    }
}

fn is_acronym(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains(char::is_lowercase)
}

/// May or March before a number or after a preposition are months; other days and months always.
fn is_calendar(lower: &str, text: &str, span: Span, next: Option<&Span>) -> bool {
    if !CALENDAR.contains(lower) {
        return false;
    }
    let digits = next.is_some_and(|n| n.of(text).starts_with(|c: char| c.is_ascii_digit()));
    let before = text.get(..span.start).unwrap_or_default().trim_end();
    let preposition = [
        " in", " of", " since", " last", " until", " by", " on", " early", " late",
    ]
    .iter()
    .any(|word| before.ends_with(word));
    let modal = matches!(lower, "may" | "march" | "mar" | "jan" | "sun" | "dec");
    let given = matches!(lower, "april" | "june" | "august")
        && next.is_some_and(|n| n.of(text).starts_with(char::is_uppercase));
    !(modal || given) || digits || preposition
}

/// An unknown word in the form of a verb or an adverb, with no name behind it.
fn is_inflected(word: &str, next: &str) -> bool {
    word.len() > 5
        && ["ing", "ed", "ly", "ies", "izes", "ises"]
            .iter()
            .any(|ending| word.ends_with(ending))
        && !is_capitalised(next)
}

/// A capitalised word where any word would have a capital.
fn opens_name(word: &str, lower: &str, next: &str, headline: bool, context: &NameContext) -> bool {
    if !is_capitalised(word) || OPENERS.contains(lower) {
        return false;
    }
    // "Flight 12" is that one wherever it stands.
    if NUMBERED.contains(&lower) && next.starts_with(|c: char| c.is_ascii_digit()) {
        return true;
    }
    let (capital, small) = context.cases(lower);
    if capital != small {
        return capital > small;
    }
    if TITLES.contains(lower) {
        return !headline || !COMMON.contains(lower) || is_capitalised(next);
    }
    (is_acronym(word) && !headline) || !(is_common(lower) || is_inflected(lower, next))
}

/// A word of a headline.
fn names_in_headline(word: &str, lower: &str, context: &NameContext) -> bool {
    if !is_capitalised(word) || OPENERS.contains(lower) {
        return false;
    }
    let (capital, small) = context.cases(lower);
    capital > small || (small == 0 && (TITLES.contains(lower) || !is_common(lower)))
}

/// Maximal runs of words that make one name, or several joined by titles.
pub(super) fn runs<'k>(text: &str, tokens: &'k [Token]) -> Vec<&'k [Token]> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(token) = tokens.get(start) {
        if !token.named {
            start += 1;
            continue;
        }
        let mut end = start + 1;
        while let Some(next) = continuation(text, tokens, start, end) {
            end = next;
        }
        let mut from = start;
        // A title in lower case before the name: "former president Ada Quill".
        for length in (1..=3).rev() {
            let Some(before) = start.checked_sub(length) else {
                continue;
            };
            let title = tokens.get(before..start).unwrap_or_default();
            let spaced = tokens
                .get(before + 1..=start)
                .is_some_and(|t| t.iter().all(|t| t.gap == Gap::Space));
            if spaced && title.iter().all(|t| !t.named && !t.possessive) && is_title(title) {
                from = before;
                break;
            }
        }
        found.extend(tokens.get(from..end));
        start = end;
    }
    found
}

fn joined(tokens: &[Token]) -> String {
    let words: Vec<&str> = tokens.iter().map(|t| t.lower.as_str()).collect();
    words.join(" ")
}

fn is_title(tokens: &[Token]) -> bool {
    TITLES.contains(joined(tokens).as_str())
}

/// Where the run from `start` to `end` goes on to, if it goes on.
fn continuation(text: &str, tokens: &[Token], start: usize, end: usize) -> Option<usize> {
    let last = tokens.get(end.checked_sub(1)?)?;
    let next = tokens.get(end)?;
    if last.possessive {
        let collective = COLLECTIVES.contains(&last.lower.as_str());
        return (collective && next.named).then_some(end + 1);
    }
    match next.gap {
        Gap::Space | Gap::Ampersand if next.named => return Some(end + 1),
        Gap::Comma if next.named && SUFFIXES.contains(&next.lower.as_str()) => {
            return Some(end + 1);
        }
        Gap::Space => {}
        _ => return None,
    }
    if next.lower.chars().all(|c| c.is_ascii_digit()) && next.lower.len() <= 4 {
        return NUMBERED.contains(&last.lower.as_str()).then_some(end + 1);
    }
    let second = tokens.get(end + 1)?;
    if second.gap != Gap::Space {
        return None;
    }
    let word = next.span.of(text);
    if PARTICLES.contains(&word) && second.named {
        return Some(end + 2);
    }
    let head = |t: &Token| {
        ORGANISATION_WORDS.contains(t.lower.as_str()) || HEADS.contains(&t.lower.as_str())
    };
    match word {
        "of" | "for" | "on" | "against"
            if head(last) && !PUBLISHERS.contains(&last.lower.as_str()) =>
        {
            if second.named {
                return Some(end + 2);
            }
            let third = tokens.get(end + 2)?;
            (second.lower == "the" && third.named && third.gap == Gap::Space).then_some(end + 3)
        }
        "and" if second.named => {
            let prepositions = tokens
                .get(start..end)?
                .iter()
                .any(|t| t.lower == "of" || t.lower == "for" || t.lower == "on");
            let closes = tokens.get(end + 2).is_some_and(|t| {
                t.named && t.gap == Gap::Space && COMMISSIONS.contains(&t.lower.as_str())
            });
            let common = COMMON.contains(second.lower.as_str());
            ((prepositions && common) || (closes && COMMON.contains(last.lower.as_str())))
                .then_some(end + 2)
        }
        _ => None,
    }
}

/// The names of a run, each with its title: a title ends what stands before it.
pub(super) fn without_titles(run: &[Token]) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut title = 0..0;
    let ends_organisation = run
        .last()
        .is_some_and(|t| ORGANISATION_WORDS.contains(t.lower.as_str()));
    while at < run.len() {
        let length = (1..=LONGEST_TITLE)
            .rev()
            .find(|length| run.get(at..at + length).is_some_and(is_title))
            .unwrap_or(0);
        let after = at + length;
        let organisation = run.get(after).is_some_and(|t| {
            ORGANISATION_WORDS.contains(t.lower.as_str()) && after + 1 == run.len()
        });
        let joins = run.get(after).is_some_and(|t| !t.named)
            || (at > start
                && run
                    .get(at - 1)
                    .is_some_and(|t| !t.named && !is_title(std::slice::from_ref(t))));
        let party = run.get(at..after).is_some_and(is_party_member);
        let organisation = organisation || (party && ends_organisation);
        if length > 0 && after < run.len() && !organisation && !joins {
            // "Acting Deputy Director": titles add up.
            if title.end == at && !title.is_empty() {
                title.end = after;
            } else {
                push(run, title.clone(), start..at, &mut parts);
                title = at..after;
            }
            start = after;
            at = after;
        } else {
            at += length.max(1);
        }
    }
    push(
        run,
        title,
        start..start + without_office(run.get(start..)),
        &mut parts,
    );
    parts
}

/// Length of a name without an office behind it: "Harwick Mayor", of someone named elsewhere.
fn without_office(name: Option<&[Token]>) -> usize {
    let name = name.unwrap_or_default();
    (1.max(name.len().saturating_sub(LONGEST_TITLE))..name.len())
        .find(|at| {
            let office = name.get(*at..).unwrap_or_default();
            let joined = name.get(*at - 1).is_none_or(|t| !t.named);
            let common = office.iter().all(|t| COMMON.contains(t.lower.as_str()));
            !joined && is_title(office) && (common || office.len() > 1)
        })
        .unwrap_or(name.len())
}

/// "Republican" before a name is a title; alone it tells whose leaders, voters, bill.
fn is_party_member(name: &[Token]) -> bool {
    matches!(joined(name).as_str(), "republican" | "democrat")
}

/// Words of the longest title in the list.
const LONGEST_TITLE: usize = 4;

fn push<'k>(
    run: &'k [Token],
    title: std::ops::Range<usize>,
    name: std::ops::Range<usize>,
    parts: &mut Vec<Part<'k>>,
) {
    let (Some(title), Some(name)) = (run.get(title), run.get(name)) else {
        return;
    };
    let office = title.is_empty() && is_title(name) && !is_party_member(name);
    if !name.is_empty() && !office {
        parts.push(Part { title, name });
    }
}
