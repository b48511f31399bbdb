//! The sheet Quotes: utterances by source, then the quotations that one source alone has.

use super::sheet::{Sheet, Value, column};
use super::{title_of, title_of_id};
use crate::claim::QuotationKind;
use crate::compare::model::{Quote, Utterance, VersionKind};
use crate::report::lookup::Lookup;
use crate::report::selection::{self, Extent, Sections};
use crate::report::{cells, spoken, wording};
use std::collections::HashSet;

pub(super) fn sheet(lookup: &Lookup) -> Sheet {
    let columns = vec![
        column("speaker", 24.0),
        column("source", 18.0),
        column("wording", 12.0),
        column("words", 55.0),
        column("left out", 40.0),
        column("fullest wording", 55.0),
        column("speech verb", 14.0),
        column("place", 10.0),
        column("utterance id", 13.0),
        column("quote id", 14.0),
    ];
    let comparison = lookup.comparison;
    let mut lines: Vec<Vec<Value>> = comparison
        .utterances
        .iter()
        .flat_map(|utterance| of_utterance(lookup, utterance))
        .collect();
    if Sections::of(comparison).quotations != Extent::Hidden {
        lines.extend(of_one_source(lookup));
    }
    let none = || {
        lines
            .is_empty()
            .then(|| "no quotation was found".to_owned())
    };
    Sheet {
        name: "Quotes",
        columns,
        remark: selection::description(comparison).or_else(none),
        lines,
        frozen: 2,
    }
}

fn of_utterance(lookup: &Lookup, utterance: &Utterance) -> Vec<Vec<Value>> {
    let fullest = wording::fullest(lookup, utterance);
    let speaker = utterance.speaker.as_deref().unwrap_or_default();
    spoken::had(lookup, utterance)
        .into_iter()
        .map(|had| {
            let left_out = wording::left_out(lookup, utterance, &had.version);
            let quote = lookup.quote(&had.version.quote);
            let mut line = vec![
                Value::text(speaker),
                Value::text(&title_of(lookup, had.source)),
                Value::text(match had.version.kind {
                    VersionKind::Whole => "whole",
                    VersionKind::Cut => "cut",
                    VersionKind::Altered => "altered",
                    VersionKind::Reported => "reported",
                }),
                Value::text(&wording::own_words(lookup, &had)),
                Value::text(&left_out.join(" … ")),
                Value::text(&fullest),
            ];
            line.extend(verb_and_place(lookup, quote, had.version.start));
            line.extend([Value::text(&utterance.id), Value::text(&had.version.quote)]);
            line
        })
        .collect()
}

/// Quotations with words between quotation marks that no other source has.
fn of_one_source(lookup: &Lookup) -> Vec<Vec<Value>> {
    let comparison = lookup.comparison;
    let versions = comparison.utterances.iter().flat_map(|u| &u.versions);
    let shared: HashSet<&str> = versions.map(|v| v.quote.as_str()).collect();
    let filter = comparison.selection.as_ref().map(|s| &s.filter.sources);
    let asked = |id: &String| filter.is_none_or(|ids| ids.is_empty() || ids.contains(id));
    comparison
        .quotes
        .iter()
        .filter(|q| q.kind != QuotationKind::Indirect && !shared.contains(q.id.as_str()))
        .filter(|q| asked(&q.source))
        .map(|quote| {
            let speaker = quote.speaker.as_ref().map(|s| s.name.as_str());
            let mut line = vec![
                Value::text(speaker.unwrap_or_default()),
                Value::text(&title_of_id(lookup, &quote.source)),
                Value::text("only here"),
                Value::text(&quote.text),
                Value::Empty,
                Value::Empty,
            ];
            line.extend(verb_and_place(lookup, Some(quote), quote.start));
            line.extend([Value::Empty, Value::text(&quote.id)]);
            line
        })
        .collect()
}

fn verb_and_place(lookup: &Lookup, quote: Option<&Quote>, start: usize) -> [Value; 2] {
    let cue = quote.and_then(|q| q.cue.as_ref());
    let place = quote.and_then(|q| cells::place_of(lookup, &q.source, start));
    [
        Value::text(cue.map_or("", |cue| cue.text.as_str())),
        Value::text(&cells::place_in_words(place.as_ref())),
    ]
}
