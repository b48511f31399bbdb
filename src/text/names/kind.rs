//! What a name is the name of.

use super::runs::Part;
use super::short_forms::is_given_name;
use super::{
    COMMON, Name, NameContext, NameKind, OPENERS, ORGANISATION_WORDS, PLACE_WORDS, PLACES,
    SPEECH_VERBS,
};
use crate::text::Span;

/// The name of one part of a run, if anything in it is a name.
pub(super) fn name_of(text: &str, part: &Part, context: &NameContext) -> Option<Name> {
    let (first, last) = (part.name.first()?, part.name.last()?);
    let span = Span::new(first.span.start, last.span.end);
    if part.name.len() == 1 && !is_single_name(span.of(text), &first.lower, context) {
        return None;
    }
    let title = match (part.title.first(), part.title.last()) {
        (Some(from), Some(to)) => Some(Span::new(from.span.start, to.span.end)),
        _ => None,
    };
    Some(Name {
        span,
        whole: Span::new(title.map_or(span.start, |t| t.start), span.end),
        text: span.of(text).to_owned(),
        title: title.map(|t| t.of(text).to_owned()),
        kind: kind(text, part, span, context),
    })
}

/// A word that opens sentences, or one letter, is a name only where the report has such a person.
fn is_single_name(written: &str, lower: &str, context: &NameContext) -> bool {
    let weak = lower.chars().count() < 2 || (OPENERS.contains(lower) && !all_capitals(written));
    !weak || context.is_surname(lower)
}

fn kind(text: &str, part: &Part, span: Span, context: &NameContext) -> NameKind {
    let words: Vec<&str> = part.name.iter().map(|t| t.lower.as_str()).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return NameKind::Other;
    };
    let written = span.of(text);
    let joined = words.join(" ");
    if PLACES.contains(joined.as_str())
        && (words.len() > 1 || last.len() > 3 || all_capitals(written))
    {
        return match part.title.is_empty() {
            true => NameKind::Place,
            // "Chancellor London" is a person, "Republican Georgia" would be none.
            false => NameKind::Person,
        };
    }
    let organisation = |word: &str| ORGANISATION_WORDS.contains(word);
    let of = words.iter().position(|w| matches!(*w, "of" | "for" | "on"));
    let head = of
        .and_then(|at| words.get(at.checked_sub(1)?))
        .unwrap_or(last);
    if organisation(head) || (words.len() > 1 && organisation(last)) {
        return NameKind::Organisation;
    }
    if words.len() > 1 && PLACE_WORDS.contains(*head) {
        return NameKind::Place;
    }
    if !part.title.is_empty() {
        return NameKind::Person;
    }
    if all_capitals(written) && words.len() == 1 {
        return match context.is_surname(last) {
            true => NameKind::Person,
            false => NameKind::Organisation,
        };
    }
    if words.len() == 1 {
        return single(text, last, span, context);
    }
    if PLACE_WORDS.contains(*first) && !words.iter().any(|w| w.len() == 1) && !says(text, span) {
        return NameKind::Place;
    }
    let article = before(text, span).ends_with(" the") || before(text, span).ends_with("The");
    let common = words
        .iter()
        .any(|w| COMMON.contains(*w) && !context.is_surname(w) && !is_given_name(w));
    let office = ORGANISATION_WORDS.contains(*first)
        || (PLACES.contains(*first) && !GIVEN_NAMES_OF_PLACES.contains(first));
    let person =
        words.len() <= 4 && of.is_none() && !article && !common && !office && letters_only(written);
    match person {
        true => NameKind::Person,
        false => NameKind::Other,
    }
}

/// Places that people are called after.
const GIVEN_NAMES_OF_PLACES: [&str; 8] = [
    "virginia",
    "georgia",
    "jordan",
    "paris",
    "sydney",
    "charlotte",
    "chad",
    "america",
];

/// A single capitalised word.
fn single(text: &str, word: &str, span: Span, context: &NameContext) -> NameKind {
    if context.is_surname(word) || says(text, span) {
        return NameKind::Person;
    }
    if ORGANISATION_WORDS.contains(word) {
        return NameKind::Organisation;
    }
    let hyphened = word.split('-').count() > 1;
    let before = before(text, span);
    if !hyphened
        && [" in", "In", " near", " from"]
            .iter()
            .any(|w| before.ends_with(w))
    {
        return NameKind::Place;
    }
    NameKind::Other
}

/// Does a verb of speech follow?
fn says(text: &str, span: Span) -> bool {
    let rest = text.get(span.end..).unwrap_or_default();
    let word = rest.split_whitespace().next().unwrap_or_default();
    rest.starts_with(' ') && SPEECH_VERBS.contains(word.trim_end_matches([',', '.', ':']))
}

fn before(text: &str, span: Span) -> &str {
    text.get(..span.start).unwrap_or_default().trim_end()
}

fn all_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() > 1 && !text.contains(char::is_lowercase)
}

fn letters_only(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_alphabetic() || c.is_whitespace() || "'’.-,".contains(c))
}
