//! Who was quoted by several sources, and how each words it.

use super::Context;
use crate::claim::QuotationKind;
use crate::compare::model::{Quote, Utterance, Wording};
use crate::report::layout::{ALL, cut, hanging};
use crate::report::lookup::{letter, slice};
use crate::report::safe;
use crate::report::style::Tone;

/// Utterances in a brief table.
const BRIEF_UTTERANCES: usize = 3;

/// Longest wording of one source in a brief table, in columns.
const BRIEF_WORDING: usize = 48;

/// What one source has of an utterance.
struct Version {
    source: usize,
    words: String,
    quoted: bool,
}

pub(super) fn lines(context: &Context) -> Vec<String> {
    let utterances = &context.lookup.comparison.utterances;
    let most = if context.brief { BRIEF_UTTERANCES } else { ALL };
    let mut lines: Vec<String> = utterances
        .iter()
        .take(most)
        .flat_map(|utterance| utterance_lines(context, utterance))
        .collect();
    if utterances.len() > most {
        lines.push(format!(
            "      {} more quotations: --rows all",
            utterances.len() - most
        ));
    }
    lines
}

fn utterance_lines(context: &Context, utterance: &Utterance) -> Vec<String> {
    let versions = versions(context, utterance);
    let Some(fullest) = versions.iter().max_by_key(|v| {
        (
            v.quoted,
            letters(&v.words).len(),
            std::cmp::Reverse(v.source),
        )
    }) else {
        return Vec::new();
    };
    let words = safe::line(&fullest.words);
    let said = match utterance.speaker.as_deref().map(safe::line) {
        Some(speaker) if !speaker.is_empty() => format!("{speaker}: “{words}”"),
        _ => format!("“{words}”"),
    };
    let most = if context.brief { 2 } else { ALL };
    let mut lines = hanging("said  ", &said, context.width, most);
    if let Some(first) = lines.first_mut()
        && let Some(rest) = first.strip_prefix("said")
    {
        *first = format!("{}{rest}", context.paint.tone(Tone::Name, "said"));
    }
    let told = if utterance.wording == Wording::Identical {
        let who: Vec<String> = versions.iter().map(|v| letter(v.source)).collect();
        format!("{} the same words", who.join(", "))
    } else {
        let each: Vec<String> = versions
            .iter()
            .map(|v| format!("{} {}", letter(v.source), how(context, v, fullest)))
            .collect();
        each.join(" · ")
    };
    lines.extend(hanging("        ", &told, context.width, most));
    lines
}

/// One version a source: what it quotes, or, where it quotes nothing, what it reports.
fn versions(context: &Context, utterance: &Utterance) -> Vec<Version> {
    let mut versions: Vec<Version> = Vec::new();
    for quote in utterance
        .quotes
        .iter()
        .filter_map(|id| context.lookup.quote(id))
    {
        let Some(source) = context.lookup.source(&quote.source) else {
            continue;
        };
        let quoted = quote.kind != QuotationKind::Indirect;
        let words = words(quote);
        match versions.iter_mut().find(|v| v.source == source) {
            Some(known) if known.quoted == quoted => {
                known.words.push_str(" … ");
                known.words.push_str(&words);
            }
            Some(known) if !known.quoted => {
                *known = Version {
                    source,
                    words,
                    quoted,
                }
            }
            Some(_) => {}
            None => versions.push(Version {
                source,
                words,
                quoted,
            }),
        }
    }
    versions.sort_by_key(|v| v.source);
    versions
}

fn words(quote: &Quote) -> String {
    if quote.parts.is_empty() {
        return quote.text.clone();
    }
    let parts: Vec<String> = quote
        .parts
        .iter()
        .map(|part| slice(&quote.text, quote.start, *part))
        .collect();
    parts.join(" … ")
}

fn how(context: &Context, version: &Version, fullest: &Version) -> String {
    let shown = |words: &str| {
        let words = safe::line(words);
        if context.brief {
            cut(&words, BRIEF_WORDING)
        } else {
            words.into_owned()
        }
    };
    let (own, full) = (letters(&version.words), letters(&fullest.words));
    if !version.quoted {
        format!("reports it: “{}”", shown(&version.words))
    } else if own == full {
        "whole".to_owned()
    } else if full.starts_with(&own) {
        format!("cut after “{}”", last_words(&version.words))
    } else if full.contains(&own) {
        format!("only “{}”", shown(&version.words))
    } else {
        format!("“{}”", shown(&version.words))
    }
}

/// The letters and digits of a text, so that marks and spaces do not count.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn last_words(text: &str) -> String {
    let line = safe::line(text);
    let words: Vec<&str> = line.split(' ').collect();
    let tail = words.len().saturating_sub(3);
    let last = words.get(tail..).unwrap_or_default().join(" ");
    last.trim_end_matches([',', '.', ';', ':']).to_owned()
}
