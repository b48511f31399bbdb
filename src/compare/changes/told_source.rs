//! How a report tells of a source at one place: by name, as a text, or without either.

use crate::claim::{Sourcing, Speaker};
use crate::compare::utterances::bears_name;
use crate::text::normal::{normalize, normalize_word};
use crate::text::word_set;
use crate::text::words::words;
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// People whom a report describes but does not name, by words for them ("officials familiar with
/// the plan").
pub(super) fn is_unnamed(speaker: &Speaker) -> bool {
    let name = normalize(&speaker.name);
    speaker.sourcing == Sourcing::Anonymous && name.split(' ').any(|word| UNNAMED.contains(word))
}

/// A text that need not be of the person who is named in its place, as a statement is.
pub(in crate::compare) fn is_document(speaker: &Speaker) -> bool {
    let name = normalize(&speaker.name);
    speaker.sourcing == Sourcing::Document && name.split(' ').any(|word| DOCUMENTS.contains(&word))
}

const DOCUMENTS: [&str; 12] = [
    "letter",
    "report",
    "indictment",
    "complaint",
    "lawsuit",
    "affidavit",
    "filing",
    "filings",
    "memo",
    "memorandum",
    "document",
    "documents",
];

/// Does the report name the source at this place? Whom "he" or "the mayor" means is read, not
/// told.
pub(super) fn tells_name(speaker: &Speaker, mention: &str) -> bool {
    let words = words(&speaker.name);
    let last = words.last().map(|w| normalize_word(w.of(&speaker.name)));
    bears_name(speaker) && last.is_some_and(|last| holds_word(mention, &last))
}

/// Does a mention name the other source beside its own ("Quill and Mayor Reyes said")?
pub(super) fn names_too(mention: &str, other: &Speaker) -> bool {
    let words = words(&other.name);
    words
        .last()
        .is_some_and(|w| holds_word(mention, &normalize_word(w.of(&other.name))))
}

fn holds_word(text: &str, normal: &str) -> bool {
    words(text)
        .iter()
        .any(|w| normalize_word(w.of(text)) == normal)
}

static UNNAMED: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| word_set(include_str!("unnamed.txt")));
