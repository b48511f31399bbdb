//! Who was quoted by several sources, and how each words it.

use super::Context;
use crate::compare::model::{Fullest, Range, Utterance, VersionKind};
use crate::report::layout::{ALL, cut, hanging};
use crate::report::lookup::letter;
use crate::report::safe;
use crate::report::selection::Extent;
use crate::report::spoken::{Had, had, quoted};
use crate::report::style::Tone;
use crate::report::wording;

/// Longest wording of one source in a brief table, in columns.
const BRIEF_WORDING: usize = 48;

pub(super) fn lines(context: &Context, extent: Extent) -> Vec<String> {
    let utterances = &context.lookup.comparison.utterances;
    let brief = context.brief && extent != Extent::Whole;
    let context = &Context { brief, ..*context };
    let most = if brief { context.utterances } else { ALL };
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
    let had = had(context.lookup, utterance);
    let fullest = &utterance.fullest;
    let words = wording::fullest(context.lookup, utterance);
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
            .map(|h| format!("{} {}", letter(h.source), how(context, h, fullest)))
            .collect();
        each.join(" · ")
    };
    lines.extend(hanging("        ", &told, context.width, most));
    lines
}

fn how(context: &Context, had: &Had, fullest: &Fullest) -> String {
    let version = &had.version;
    let shown = |words: &str| {
        let words = safe::line(words);
        if context.brief {
            cut(&words, BRIEF_WORDING)
        } else {
            words.into_owned()
        }
    };
    let own = wording::own_words(context.lookup, had);
    match (version.kind, version.left_out.as_slice()) {
        (VersionKind::Whole, _) => "whole".to_owned(),
        (VersionKind::Reported, _) => format!("reports it: “{}”", shown(&own)),
        (VersionKind::Cut, [left]) if ends_with(context, fullest, *left) => {
            format!("cut after “{}”", last_words(&own))
        }
        (VersionKind::Cut, [left]) if left.start > fullest.start => {
            let words = quoted(context.lookup, &fullest.quote, *left);
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
    let behind = quoted(context.lookup, &fullest.quote, rest);
    left.start > fullest.start && !behind.contains(char::is_alphanumeric)
}

fn last_words(text: &str) -> String {
    let line = safe::line(text);
    let words: Vec<&str> = line.split(' ').collect();
    let tail = words.len().saturating_sub(3);
    let last = words.get(tail..).unwrap_or_default().join(" ");
    last.trim_end_matches([',', '.', ';', ':']).to_owned()
}
