//! The sheets Labels, Wording and Voices.

use super::sheet::{Sheet, Value, column};
use super::title_of_id;
use crate::report::cells;
use crate::report::lookup::Lookup;
use crate::report::safe;
use crate::report::selection;
use serde::Serialize;

/// How each source names what several name: a line for each wording of a source.
pub(super) fn labels(lookup: &Lookup) -> Sheet {
    let columns = vec![
        column("about", 26.0),
        column("source", 18.0),
        column("label", 34.0),
        column("times", 7.0),
        column("first place", 11.0),
        column("first sentence", 60.0),
    ];
    let mut lines = Vec::new();
    for referent in &lookup.comparison.framing.labels {
        let mut seen: Vec<(&str, String, usize, usize)> = Vec::new();
        for label in &referent.labels {
            let words = safe::line(&label.text).to_lowercase();
            let known = seen
                .iter_mut()
                .find(|(source, text, ..)| *source == label.source && *text == words);
            match known {
                Some((_, _, times, _)) => *times += 1,
                None => seen.push((&label.source, words, 1, label.start)),
            }
        }
        lines.extend(seen.into_iter().map(|(source, words, times, start)| {
            let mut line = vec![
                Value::text(&referent.referent),
                Value::text(&title_of_id(lookup, source)),
                Value::text(&words),
                Value::Count(times),
            ];
            line.extend(place_and_sentence(lookup, source, start));
            line
        }));
    }
    sheet(lookup, "Labels", columns, lines, 2)
}

/// Loaded wording, place by place.
pub(super) fn wording(lookup: &Lookup) -> Sheet {
    let columns = vec![
        column("source", 18.0),
        column("words", 26.0),
        column("kind", 14.0),
        column("whose", 12.0),
        column("place", 10.0),
        column("sentence", 60.0),
    ];
    let lines = lookup
        .comparison
        .framing
        .loaded
        .iter()
        .map(|loaded| {
            let whose = if loaded.in_quotation {
                "a speaker's"
            } else {
                "the outlet's"
            };
            let mut line = vec![
                Value::text(&title_of_id(lookup, &loaded.source)),
                Value::text(&loaded.text),
                Value::text(&name(&loaded.kind)),
                Value::text(whose),
            ];
            line.extend(place_and_sentence(lookup, &loaded.source, loaded.start));
            line
        })
        .collect();
    sheet(lookup, "Wording", columns, lines, 2)
}

/// Who is heard: a line for each source that quotes a voice.
pub(super) fn voices(lookup: &Lookup) -> Sheet {
    let columns = vec![
        column("voice", 34.0),
        column("is", 13.0),
        column("source", 18.0),
        column("quotations", 11.0),
        column("in quotation marks", 11.0),
        column("words", 8.0),
        column("quoted by", 10.0),
    ];
    let voices = &lookup.comparison.framing.voices;
    let lines = voices
        .iter()
        .flat_map(|voice| {
            voice.sources.iter().map(|heard| {
                vec![
                    Value::text(&voice.voice),
                    Value::text(&name(&voice.sourcing)),
                    Value::text(&title_of_id(lookup, &heard.source)),
                    Value::Count(heard.quotations),
                    Value::Count(heard.direct),
                    Value::Count(heard.words),
                    Value::Count(voice.sources.len()),
                ]
            })
        })
        .collect();
    sheet(lookup, "Voices", columns, lines, 1)
}

fn sheet(
    lookup: &Lookup,
    name: &'static str,
    columns: Vec<super::sheet::Column>,
    lines: Vec<Vec<Value>>,
    frozen: u16,
) -> Sheet {
    let none = || lines.is_empty().then(|| "nothing was found".to_owned());
    Sheet {
        name,
        columns,
        remark: selection::description(lookup.comparison).or_else(none),
        lines,
        frozen,
    }
}

/// Where a stretch stands, and the claim that it stands in.
fn place_and_sentence(lookup: &Lookup, source: &str, start: usize) -> [Value; 2] {
    let place = cells::place_of(lookup, source, start);
    let claim = lookup
        .comparison
        .claims
        .iter()
        .find(|c| c.source == source && c.start <= start && start < c.end);
    [
        Value::text(&cells::place_in_words(place.as_ref())),
        Value::text(claim.map_or("", |claim| claim.text.as_str())),
    ]
}

/// The word that JSON has for a value, for a reader: `scare quotes`.
fn name(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().replace('_', " ")
}
