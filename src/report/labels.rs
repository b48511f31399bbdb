//! Labels and loaded wording by source, for the formats that tell them in a line.

use super::lookup::Lookup;
use super::safe;
use crate::compare::model::LabelledReferent;

/// The different labels of one referent, harmless to a terminal: the number of each source with
/// its labels in the order of its text.
pub fn of_referent(lookup: &Lookup, referent: &LabelledReferent) -> Vec<(usize, Vec<String>)> {
    let labels = referent.labels.iter().map(|l| (l.source.as_str(), &l.text));
    by_source(lookup, labels)
}

/// The outlets' own loaded wording, not that of the people they quote: the number of each source
/// that has any, with the different words in the order of its text, harmless to a terminal.
pub fn loaded(lookup: &Lookup) -> Vec<(usize, Vec<String>)> {
    let all = lookup.comparison.framing.loaded.iter();
    let own = all.filter(|l| !l.in_quotation);
    by_source(lookup, own.map(|l| (l.source.as_str(), &l.text)))
}

fn by_source<'c>(
    lookup: &Lookup,
    words: impl Iterator<Item = (&'c str, &'c String)>,
) -> Vec<(usize, Vec<String>)> {
    let mut found: Vec<(usize, Vec<String>)> = Vec::new();
    for (source, text) in words {
        let Some(source) = lookup.source(source) else {
            continue;
        };
        let text = safe::line(text).into_owned();
        let same = |known: &String| known.to_lowercase() == text.to_lowercase();
        match found.iter_mut().find(|(known, _)| *known == source) {
            Some((_, known)) if known.iter().any(same) => {}
            Some((_, known)) => known.push(text),
            None => found.push((source, vec![text])),
        }
    }
    found.sort();
    found
}
