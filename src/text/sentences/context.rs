//! What the words around a mark say about it.

use super::Mark;
use crate::text::{Span, word_set};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

type Words = LazyLock<FxHashSet<&'static str>>;

static INSIDE: Words =
    LazyLock::new(|| word_set(include_str!("../lists/abbreviations_inside.txt")));
static EITHER: Words =
    LazyLock::new(|| word_set(include_str!("../lists/abbreviations_either.txt")));
static OPENERS: Words = LazyLock::new(|| word_set(include_str!("../lists/sentence_openers.txt")));
static SPEECH_VERBS: Words = LazyLock::new(|| word_set(include_str!("../lists/speech_verbs.txt")));
static AFTER_TIME: Words = LazyLock::new(|| word_set(include_str!("../lists/after_time.txt")));
static ORDINAL_MONTHS: Words =
    LazyLock::new(|| word_set(include_str!("../lists/ordinal_months.txt")));

/// Longest stretch, in bytes, that is looked at for a word: longer ones are no abbreviation, and
/// the bound keeps reading linear.
const LONGEST: usize = 48;

/// Most opening marks before a word; the bound keeps reading linear.
const MOST_OPENING: usize = 12;

/// Most words between a quotation and its verb: "Deputy Mayor Ana de la Cruz asked".
const LONGEST_SPEAKER: usize = 8;

/// Does the sentence end at `mark`, in a line that ends at `end`?
pub(super) fn ends_sentence(text: &str, mark: &Mark, end: usize) -> bool {
    let rest = text.get(mark.span.end..end).unwrap_or_default();
    let after = After::read(rest);
    if after.word.is_empty() && after.opening == 0 {
        // Nothing follows but marks: they stay with this sentence.
        return mark.wide && !rest.trim().is_empty();
    }
    if mark.wide {
        return true;
    }
    if mark.ellipsis && mark.begins_sentence(text) {
        return false;
    }
    let before = word_before(text, mark);
    if !after.spaced {
        return glued_sentences(before, mark, rest);
    }
    if !after.begins_sentence() {
        return false;
    }
    if mark.emphatic {
        return ends_after_emphasis(before, mark, &after);
    }
    if after.dash {
        return false;
    }
    mark.ellipsis || mark.closed_quotation(text) || ends_after_word(text, before, mark, &after)
}

/// Where the label of a credit begins that ends `before`: "... the harbour Photo: Ana Roth".
pub(super) fn credit_before(text: &str, before: Span) -> Option<usize> {
    let word = last_word(before.of(text));
    let labels = [
        "Image",
        "Images",
        "Photo",
        "Photos",
        "Photograph",
        "Picture",
        "Credit",
    ];
    let start = before.end - word.len();
    (labels.contains(&word) && start > before.start).then_some(start)
}

impl Mark {
    /// No word stands before it: "... and so it ended."
    fn begins_sentence(&self, text: &str) -> bool {
        let head = text.get(self.sentence..self.span.start);
        !beginning(head.unwrap_or_default()).contains(char::is_alphanumeric)
    }

    /// Closed by a quotation mark, which no abbreviation is; a bracket may close on one.
    fn closed_quotation(&self, text: &str) -> bool {
        self.closed
            && text
                .get(..self.span.end)
                .is_some_and(|t| t.ends_with(['"', '”', '»']))
    }
}

/// Two sentences whose space got lost: `.”The`, `ended.The`.
fn glued_sentences(before: &str, mark: &Mark, rest: &str) -> bool {
    let mut next = rest.chars();
    let capital = next.next().is_some_and(char::is_uppercase);
    let small = next.next().is_some_and(|c| c.is_lowercase() || c == ' ');
    if !capital || !small || mark.ellipsis {
        return false;
    }
    if mark.closed {
        return before.chars().count() > 1;
    }
    // Not "Example.Org" nor "J.Doe": a whole word in lower case, and no further dot behind.
    let word = beginning(rest)
        .split_whitespace()
        .next()
        .unwrap_or_default();
    before.chars().count() > 2
        && before.chars().all(char::is_lowercase)
        && !word
            .trim_end_matches(['.', ',', '?', '!'])
            .contains(['.', '/', '@'])
}

/// `?”` and a name with a verb of speech go on: “Why now?” Mayor Ortiz asked.
fn ends_after_emphasis(before: &str, mark: &Mark, after: &After) -> bool {
    if INSIDE.contains(format!("{before}!").as_str()) {
        return false;
    }
    !(mark.closed && after.opening == 0 && names_speaker(after.rest))
}

/// Do these words begin with a capitalised name and a verb of speech?
fn names_speaker(rest: &str) -> bool {
    for (number, word) in rest.split_whitespace().take(LONGEST_SPEAKER).enumerate() {
        let word = beginning(word);
        let bare = word.trim_end_matches([',', '.', ':', ';']);
        if number > 0 && SPEECH_VERBS.contains(bare) {
            return true;
        }
        let opener = OPENERS.contains(bare.to_lowercase().as_str()) && bare != "The";
        let particle = matches!(
            bare,
            "de" | "la" | "von" | "van" | "of" | "the" | "and" | "bin"
        );
        if (number == 0 && opener) || !(bare.starts_with(char::is_uppercase) || particle) {
            return false;
        }
    }
    false
}

/// A single full stop after `before`.
fn ends_after_word(text: &str, before: &str, mark: &Mark, after: &After) -> bool {
    if INSIDE.contains(before) {
        return false;
    }
    let lower = after.word.to_lowercase();
    let lower = lower.replace('’', "'");
    let opener = OPENERS.contains(lower.as_str());
    if matches!(before, "a.m" | "p.m" | "A.M" | "P.M") {
        return after.capital && !AFTER_TIME.contains(lower.as_str());
    }
    if matches!(before, "No" | "no" | "p") {
        return !after.digit;
    }
    if before == "etc" {
        return after.capital;
    }
    let mut characters = before.chars();
    if let (Some(letter), None) = (characters.next(), characters.next()) {
        if letter.is_uppercase() {
            return opener && !follows_capital(text, before, mark);
        }
        if letter.is_lowercase() {
            return !after.digit;
        }
    }
    if before.chars().all(|c| c.is_ascii_digit()) && !before.is_empty() {
        return !begins_item(text, before, mark, &lower);
    }
    if EITHER.contains(before) || is_dotted(before) {
        return opener || after.quotes || after.label;
    }
    true
}

/// "3." at the start of a sentence numbers an item; before a month it is an ordinal.
fn begins_item(text: &str, before: &str, mark: &Mark, next: &str) -> bool {
    let head = text
        .get(mark.sentence..mark.span.start)
        .unwrap_or_default()
        .trim_start();
    let item = head.len() <= before.len() + 1 && before.len() <= 2;
    item || (before.len() <= 2 && ORDINAL_MONTHS.contains(next))
}

/// Is the word before the initial capitalised ("George W.") or is there none ("W. H. Auden")?
fn follows_capital(text: &str, before: &str, mark: &Mark) -> bool {
    let end = mark.span.start.saturating_sub(before.len());
    let head = text.get(mark.sentence..end).unwrap_or_default().trim_end();
    match last_word(head) {
        "" => true,
        word => word.starts_with(char::is_uppercase) && !names_by_letter(word),
    }
}

/// Words that a single letter follows as a name: "Plan B.", "Group A."
fn names_by_letter(word: &str) -> bool {
    matches!(
        word,
        "Plan"
            | "Group"
            | "Vitamin"
            | "Hepatitis"
            | "Section"
            | "Exhibit"
            | "Appendix"
            | "Type"
            | "Class"
            | "Grade"
            | "Pool"
            | "Terminal"
            | "Gate"
    )
}

/// Letters with dots between: "U.S", "Ph.D", "D-N.Y".
fn is_dotted(word: &str) -> bool {
    let word = word.rsplit('-').next().unwrap_or(word);
    word.contains('.')
        && word.split('.').all(|part| {
            (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
        })
}

/// The word that the mark stands behind, without opening marks.
fn word_before<'t>(text: &'t str, mark: &Mark) -> &'t str {
    last_word(text.get(mark.sentence..mark.span.start).unwrap_or_default())
}

/// The first bytes of a text, at most [`LONGEST`].
fn beginning(text: &str) -> &str {
    let mut to = text.len().min(LONGEST);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    text.get(..to).unwrap_or_default()
}

fn last_word(head: &str) -> &str {
    let mut from = head.len().saturating_sub(LONGEST);
    while !head.is_char_boundary(from) {
        from += 1;
    }
    let head = head.get(from..).unwrap_or_default();
    let separates = |c: char| c.is_whitespace() || "([{\"“‘'’«„—–/".contains(c);
    head.rsplit(separates).next().unwrap_or_default()
}

/// What follows a mark.
struct After<'t> {
    /// White space stands between.
    spaced: bool,
    /// Opening marks before the first word.
    opening: usize,
    /// A quotation mark is among them.
    quotes: bool,
    /// A dash is among them.
    dash: bool,
    /// The first word.
    word: &'t str,
    /// The text from the first word on.
    rest: &'t str,
    /// A colon follows the word: a speaker or a label.
    label: bool,
    /// The word begins with a capital.
    capital: bool,
    /// The word begins with a digit.
    digit: bool,
}

impl<'t> After<'t> {
    fn read(text: &'t str) -> Self {
        let spaced = text.is_empty() || text.starts_with(char::is_whitespace);
        let mut after = Self {
            spaced,
            opening: 0,
            quotes: false,
            dash: false,
            word: "",
            rest: "",
            label: false,
            capital: false,
            digit: false,
        };
        for (offset, character) in text.char_indices() {
            match character {
                '"' | '“' | '‘' | '\'' | '«' | '„' | '‹' | '「' | '『' => {
                    after.quotes = true
                }
                '—' | '–' | '-' => after.dash = true,
                '.' | '…' | '(' | '[' | '{' | '¿' | '¡' | '*' | '_' | '$' | '£' | '€' | '#'
                | '@' => {}
                _ if character.is_whitespace() => continue,
                _ if character.is_alphanumeric() => {
                    after.rest = text.get(offset..).unwrap_or_default();
                    after.capital = character.is_uppercase();
                    after.digit = character.is_numeric();
                    break;
                }
                _ => break,
            }
            after.opening += 1;
            if after.opening == MOST_OPENING {
                break;
            }
        }
        let inside = |c: char| c.is_alphanumeric() || c == '\'' || c == '’';
        let mut length = 0;
        for character in after.rest.chars().take_while(|c| inside(*c)) {
            length += character.len_utf8();
            if length >= LONGEST {
                break;
            }
        }
        after.word = after.rest.get(..length).unwrap_or_default();
        after.label = after
            .rest
            .get(length..)
            .is_some_and(|r| r.starts_with(": "));
        after
    }

    /// A capital, a digit, a letter without case, or a name like "iPhone".
    fn begins_sentence(&self) -> bool {
        let mut characters = self.word.chars();
        match characters.next() {
            None => self.opening > 0,
            Some(first) if first.is_lowercase() => {
                characters.next().is_some_and(char::is_uppercase)
            }
            Some(_) => true,
        }
    }
}
