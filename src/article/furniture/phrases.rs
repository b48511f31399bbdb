//! Fixed wording of page furniture, from the list `phrases.txt`.

use crate::article::BlockKind;
use crate::text::word_list;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Longest line in words that a phrase can give away; notes may be longer.
const LONGEST: usize = 40;
/// Longest line in words after a leading phrase and a colon or dash.
const LONGEST_LEAD: usize = 24;

/// A line in the form in which its wording is compared.
pub struct Shape {
    /// Lower case, straight apostrophes, single spaces, no brackets, bullets or final marks.
    pub normal: String,
    /// Number of words.
    pub words: usize,
    /// Does it hold a double quotation mark?
    pub quoted: bool,
    /// Did a colon stand at its end?
    pub ends_with_colon: bool,
    /// Did a full stop, question or exclamation mark stand at its end?
    pub sentence: bool,
}

impl Shape {
    /// Prepares a line.
    pub fn of(line: &str) -> Self {
        let mut normal = String::with_capacity(line.len());
        for word in line.split_whitespace() {
            if !normal.is_empty() {
                normal.push(' ');
            }
            normal.extend(word.chars().flat_map(char::to_lowercase).map(|c| match c {
                '’' | '‘' | 'ʼ' => '\'',
                other => other,
            }));
        }
        let inner = normal
            .trim_start_matches(|c: char| {
                matches!(
                    c,
                    '[' | '•' | '»' | '▶' | '►' | '*' | '>' | '|' | '→' | '·' | ' '
                )
            })
            .trim_end_matches(|c: char| {
                matches!(
                    c,
                    ']' | ':' | '.' | '…' | '>' | '»' | '›' | '→' | '|' | ' ' | '!'
                )
            });
        Self {
            words: inner.split(' ').count(),
            quoted: line.contains(['"', '“', '”', '«', '„']),
            ends_with_colon: line.ends_with(':'),
            sentence: line.ends_with(['.', '?', '!']),
            normal: inner.to_owned(),
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Match {
    Whole,
    Lead,
    Starts,
    Ends,
    Has,
}

struct Phrase {
    kind: BlockKind,
    how: Match,
    wording: &'static str,
}

/// The phrases, those that begin a line by their first word.
struct Phrases {
    opening: FxHashMap<&'static str, Vec<Phrase>>,
    anywhere: Vec<Phrase>,
}

fn phrases() -> &'static Phrases {
    static PHRASES: OnceLock<Phrases> = OnceLock::new();
    PHRASES.get_or_init(|| {
        let mut found = Phrases {
            opening: FxHashMap::default(),
            anywhere: Vec::new(),
        };
        for phrase in word_list(include_str!("phrases.txt")).filter_map(entry) {
            if matches!(phrase.how, Match::Ends | Match::Has) {
                found.anywhere.push(phrase);
            } else {
                let first = phrase.wording.split(' ').next().unwrap_or_default();
                let first = first.trim_end_matches([':', ',']);
                found.opening.entry(first).or_default().push(phrase);
            }
        }
        found
    })
}

fn entry(line: &'static str) -> Option<Phrase> {
    let mut fields = line.splitn(3, ' ');
    let kind = match fields.next()? {
        "navigation" => BlockKind::Navigation,
        "credit" => BlockKind::Credit,
        "note" => BlockKind::Note,
        "caption" => BlockKind::Caption,
        _ => return None,
    };
    let how = match fields.next()? {
        "whole" => Match::Whole,
        "lead" => Match::Lead,
        "starts" => Match::Starts,
        "ends" => Match::Ends,
        "has" => Match::Has,
        _ => return None,
    };
    Some(Phrase {
        kind,
        how,
        wording: fields.next()?,
    })
}

/// The kind that a fixed wording gives away.
pub fn phrase_kind(shape: &Shape) -> Option<BlockKind> {
    let all = phrases();
    let first = shape.normal.split(' ').next().unwrap_or_default();
    let first = first.trim_end_matches([':', ',', '|']);
    all.opening
        .get(first)
        .into_iter()
        .flatten()
        .chain(&all.anywhere)
        .find(|phrase| phrase.matches(shape))
        .map(|phrase| phrase.kind)
}

impl Phrase {
    fn matches(&self, shape: &Shape) -> bool {
        let line = shape.normal.as_str();
        let short = shape.words <= LONGEST || self.kind == BlockKind::Note;
        match self.how {
            Match::Whole => line == self.wording,
            Match::Lead => line
                .strip_prefix(self.wording)
                .is_some_and(|rest| leads(rest, shape)),
            Match::Starts => {
                short
                    && line
                        .strip_prefix(self.wording)
                        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            }
            Match::Ends => short && !shape.quoted && line.ends_with(self.wording),
            Match::Has => short && !shape.quoted && line.contains(self.wording),
        }
    }
}

/// After a leading phrase: nothing, or a mark and a title that is no long sentence.
fn leads(rest: &str, shape: &Shape) -> bool {
    let rest = rest.trim_start();
    rest.is_empty()
        || rest.starts_with([':', '|', '–', '—', '>', '»'])
            && shape.words <= LONGEST_LEAD
            && !(shape.sentence && rest.contains(','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_of_the_list_is_read() {
        for line in word_list(include_str!("phrases.txt")) {
            assert!(entry(line).is_some(), "{line}");
            assert_eq!(line, line.to_lowercase());
        }
    }
}
