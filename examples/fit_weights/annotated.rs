//! Links in events of a folder of plain texts, annotated in one table beside this program.
//!
//! The table holds no text: event, then outlet, start and end (Unicode scalar values) of both
//! sentences, then the grade. They were annotated by the guideline of the gold, by readers who had
//! not seen the program's answers, to have more events to fit on; nothing is measured on them.

use crate::gold::{self, Event, GoldLink, Sentence};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

/// A sentence of an event: outlet, start, end.
type Place = (String, usize, usize);

/// Loads every event that the table names from its folder below `texts`.
pub fn load(texts: &Path, table: &Path) -> io::Result<Vec<Event>> {
    let mut links: BTreeMap<String, Vec<(Place, Place, u8)>> = BTreeMap::new();
    for line in fs::read_to_string(table)?.lines() {
        if line.starts_with('#') {
            continue;
        }
        let (event, link) = parse(line)
            .ok_or_else(|| io::Error::other(format!("{}: {line:?}", table.display())))?;
        links.entry(event).or_default().push(link);
    }
    links
        .iter()
        .map(|(event, links)| event_of(&texts.join(event), links))
        .collect()
}

fn parse(line: &str) -> Option<(String, (Place, Place, u8))> {
    let fields: Vec<&str> = line.split('\t').collect();
    let place = |at: usize| {
        let number = |n: usize| fields.get(n)?.parse().ok();
        Some((
            (*fields.get(at)?).to_owned(),
            number(at + 1)?,
            number(at + 2)?,
        ))
    };
    let grade = fields.get(7)?.parse().ok()?;
    Some(((*fields.first()?).to_owned(), (place(1)?, place(4)?, grade)))
}

fn event_of(folder: &Path, links: &[(Place, Place, u8)]) -> io::Result<Event> {
    let mut spans: BTreeMap<String, BTreeSet<(usize, usize)>> = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(outlet) = name.strip_suffix(".txt") {
            spans.entry(outlet.to_owned()).or_default();
        }
    }
    for (a, b, _) in links {
        for (outlet, start, end) in [a, b] {
            spans
                .entry(outlet.clone())
                .or_default()
                .insert((*start, *end));
        }
    }
    let number = |(outlet, start, end): &Place| {
        let known = spans.get(outlet).into_iter().flatten();
        known.take_while(|s| **s < (*start, *end)).count()
    };
    let links: Vec<GoldLink> = links
        .iter()
        .map(|(a, b, grade)| GoldLink {
            a_outlet: a.0.clone(),
            a_i: number(a),
            b_outlet: b.0.clone(),
            b_i: number(b),
            grade: *grade,
        })
        .collect();
    let sentences = spans
        .iter()
        .map(|(outlet, spans)| {
            let numbered = spans.iter().enumerate();
            let all = numbered.map(|(i, (start, end))| Sentence {
                i,
                start: *start,
                end: *end,
            });
            (outlet.clone(), all.collect())
        })
        .collect();
    gold::read(folder, &sentences, &links)
}
