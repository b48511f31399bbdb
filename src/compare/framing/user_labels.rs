//! Labels that a user brings: groups of words for one referent.

use super::labels::Mention;
use super::sentences::{Sentence, Token};
use crate::text::Span;
use std::collections::BTreeSet;

/// What the keys of a user's referents begin with; no name or noun does.
const PREFIX: &str = "user: ";

/// The name that a user gave a referent.
pub(super) fn given_name(referent: &str) -> Option<&str> {
    referent.strip_prefix(PREFIX)
}

/// Adds every occurrence of the groups' words to `mentions`, in order of the text, instead of
/// what was found there.
pub(super) fn add(
    sentences: &[Sentence],
    groups: &[(String, Vec<String>)],
    mentions: &mut Vec<Mention>,
) {
    let entries: Vec<(&str, Vec<String>)> = groups
        .iter()
        .flat_map(|(name, labels)| labels.iter().map(move |label| (name.as_str(), label)))
        .map(|(name, label)| (name, words(label)))
        .filter(|(_, words)| !words.is_empty())
        .collect();
    if entries.is_empty() {
        return;
    }
    let mut own: Vec<Mention> = Vec::new();
    for sentence in sentences {
        let tokens = &sentence.tokens;
        let mut at = 0;
        while at < tokens.len() {
            let rest = tokens.get(at..).unwrap_or_default();
            let longest = entries
                .iter()
                .filter(|(_, words)| begins(rest, words))
                .max_by_key(|(_, words)| words.len());
            let Some((name, words)) = longest else {
                at += 1;
                continue;
            };
            if let (Some(first), Some(last)) = (rest.first(), rest.get(words.len() - 1)) {
                own.push(Mention {
                    report: sentence.report,
                    span: Span::new(first.span.start, last.span.end),
                    referent: format!("{PREFIX}{name}"),
                    described: false,
                    inside: None,
                    with: BTreeSet::new(),
                });
            }
            at += words.len();
        }
    }
    mentions.retain(|m| {
        !own.iter()
            .any(|o| o.report == m.report && o.span.overlap(m.span) > 0)
    });
    mentions.extend(own);
    mentions.sort_by_key(|m| (m.report, m.span.start, m.span.end));
}

/// The words of a label as tokens have them.
fn words(label: &str) -> Vec<String> {
    let lower = label.to_lowercase().replace('.', "").replace('’', "'");
    let words = crate::text::words::words(&lower);
    words.iter().map(|w| w.of(&lower).to_owned()).collect()
}

/// Do these tokens begin with these words, the last in the singular or the plural?
fn begins(tokens: &[Token], words: &[String]) -> bool {
    words.iter().enumerate().all(|(n, word)| {
        tokens.get(n).is_some_and(|t| {
            let last = n + 1 == words.len();
            (n == 0 || t.joined)
                && (t.lower == *word || (last && t.lower.strip_suffix('s') == Some(word)))
        })
    })
}
