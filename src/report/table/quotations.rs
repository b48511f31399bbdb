//! Who was quoted by several sources, and how each words it.

use super::Context;
use crate::compare::model::{Fullest, Range, Utterance, Version, VersionKind};
use crate::report::layout::{ALL, cut, hanging};
use crate::report::lookup::{letter, slice};
use crate::report::safe;
use crate::report::style::Tone;

/// Utterances in a brief table.
const BRIEF_UTTERANCES: usize = 3;

/// Longest wording of one source in a brief table, in columns.
const BRIEF_WORDING: usize = 48;

/// What one source has of an utterance: its best version.
struct Had<'c> {
    source: usize,
    version: &'c Version,
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
    let had = had(context, utterance);
    let fullest = &utterance.fullest;
    let range = Range {
        start: fullest.start,
        end: fullest.end,
    };
    let words = quoted(context, &fullest.quote, range);
    if words.is_empty() || had.is_empty() {
        return Vec::new();
    }
    let words = safe::line(&words);
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
    let told = if had.iter().all(|h| h.version.kind == VersionKind::Whole) {
        let who: Vec<String> = had.iter().map(|h| letter(h.source)).collect();
        format!("{} the same words", who.join(", "))
    } else {
        let each: Vec<String> = had
            .iter()
            .map(|h| format!("{} {}", letter(h.source), how(context, h.version, fullest)))
            .collect();
        each.join(" · ")
    };
    lines.extend(hanging("        ", &told, context.width, most));
    lines
}

/// The best version of every source that has one: the nearest to the fullest wording, then the
/// one that leaves out least.
fn had<'c>(context: &Context<'c>, utterance: &'c Utterance) -> Vec<Had<'c>> {
    let mut found: Vec<Had> = Vec::new();
    for version in &utterance.versions {
        let Some(quote) = context.lookup.quote(&version.quote) else {
            continue;
        };
        let Some(source) = context.lookup.source(&quote.source) else {
            continue;
        };
        let rank = |v: &Version| {
            (
                v.kind,
                v.left_out
                    .iter()
                    .map(|r| r.end.saturating_sub(r.start))
                    .sum::<usize>(),
            )
        };
        match found.iter_mut().find(|h| h.source == source) {
            Some(known) if rank(version) < rank(known.version) => known.version = version,
            Some(_) => {}
            None => found.push(Had { source, version }),
        }
    }
    found.sort_by_key(|h| h.source);
    found
}

/// The words between quotation marks in a stretch of a quotation; of a reported one, all.
fn quoted(context: &Context, quote: &str, stretch: Range) -> String {
    let Some(quote) = context.lookup.quote(quote) else {
        return String::new();
    };
    let clipped = |part: &Range| Range {
        start: part.start.max(stretch.start),
        end: part.end.min(stretch.end),
    };
    if quote.parts.is_empty() {
        return slice(&quote.text, quote.start, stretch);
    }
    let parts: Vec<String> = quote
        .parts
        .iter()
        .map(clipped)
        .filter(|part| part.start < part.end)
        .map(|part| slice(&quote.text, quote.start, part))
        .collect();
    parts.join(" … ")
}

fn how(context: &Context, version: &Version, fullest: &Fullest) -> String {
    let shown = |words: &str| {
        let words = safe::line(words);
        if context.brief {
            cut(&words, BRIEF_WORDING)
        } else {
            words.into_owned()
        }
    };
    let stretch = Range {
        start: version.start,
        end: version.end,
    };
    let own = quoted(context, &version.quote, stretch);
    match (version.kind, version.left_out.as_slice()) {
        (VersionKind::Whole, _) => "whole".to_owned(),
        (VersionKind::Reported, _) => format!("reports it: “{}”", shown(&own)),
        (VersionKind::Cut, [left]) if ends_with(context, fullest, *left) => {
            format!("cut after “{}”", last_words(&own))
        }
        (VersionKind::Cut, [left]) if left.start > fullest.start => {
            let words = quoted(context, &fullest.quote, *left);
            format!("without “{}”", shown(&words))
        }
        (VersionKind::Cut, _) => format!("only “{}”", shown(&own)),
        (VersionKind::Altered, _) => format!("“{}”", shown(&own)),
    }
}

/// Do only marks stand between a stretch and the end of the fullest wording?
fn ends_with(context: &Context, fullest: &Fullest, left: Range) -> bool {
    let rest = Range {
        start: left.end,
        end: fullest.end,
    };
    let behind = quoted(context, &fullest.quote, rest);
    left.start > fullest.start && !behind.contains(char::is_alphanumeric)
}

fn last_words(text: &str) -> String {
    let line = safe::line(text);
    let words: Vec<&str> = line.split(' ').collect();
    let tail = words.len().saturating_sub(3);
    let last = words.get(tail..).unwrap_or_default().join(" ");
    last.trim_end_matches([',', '.', ';', ':']).to_owned()
}
