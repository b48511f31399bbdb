//! What every source has of one utterance, as report formats tell it.

use super::lookup::{Lookup, slice};
use crate::compare::model::{Range, Utterance, Version, VersionKind};
use std::collections::BTreeMap;

/// What one source has of an utterance.
#[derive(Debug, Clone, PartialEq)]
pub struct Had<'c> {
    /// The number of the source.
    pub source: usize,
    /// Its version: of a source that quotes it in pieces, what all of them leave out.
    pub version: Version,
    /// The versions that make it up, the best first: the nearest to the fullest wording that
    /// leaves out least, then those that have what it leaves out.
    pub pieces: Vec<&'c Version>,
}

/// What every source has that has some of an utterance.
pub fn had<'c>(lookup: &Lookup<'c>, utterance: &'c Utterance) -> Vec<Had<'c>> {
    let mut by_source: BTreeMap<usize, Vec<&Version>> = BTreeMap::new();
    for version in &utterance.versions {
        let quote = lookup.quote(&version.quote);
        if let Some(source) = quote.and_then(|q| lookup.source(&q.source)) {
            by_source.entry(source).or_default().push(version);
        }
    }
    by_source
        .into_iter()
        .filter_map(|(source, mut versions)| {
            versions.sort_by_key(|v| (v.kind, length(&v.left_out)));
            let mut pieces = versions.into_iter();
            let first = pieces.next()?;
            let mut had = Had {
                source,
                version: first.clone(),
                pieces: vec![first],
            };
            pieces.for_each(|piece| had.add(piece));
            Some(had)
        })
        .collect()
}

impl<'c> Had<'c> {
    /// Takes in another piece where it has what is missing so far.
    fn add(&mut self, piece: &'c Version) {
        let missing = common(&self.version.left_out, &piece.left_out);
        if piece.kind == VersionKind::Reported || length(&missing) >= length(&self.version.left_out)
        {
            return;
        }
        self.version.kind = match missing.is_empty() && piece.kind == VersionKind::Cut {
            true => VersionKind::Whole,
            false => self.version.kind.max(piece.kind),
        };
        self.version.left_out = missing;
        self.pieces.push(piece);
    }
}

fn length(ranges: &[Range]) -> usize {
    let lengths = ranges.iter().map(|r| r.end.saturating_sub(r.start));
    lengths.sum()
}

/// What stands in a range of both lists, in order.
fn common(a: &[Range], b: &[Range]) -> Vec<Range> {
    let both = a.iter().flat_map(|x| {
        b.iter().map(|y| Range {
            start: x.start.max(y.start),
            end: x.end.min(y.end),
        })
    });
    let mut found: Vec<Range> = both.filter(|r| r.start < r.end).collect();
    found.sort_by_key(|r| r.start);
    found
}

/// The words between quotation marks in a stretch of a quotation; of a reported one, all.
pub fn quoted(lookup: &Lookup, quote: &str, stretch: Range) -> String {
    let Some(quote) = lookup.quote(quote) else {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn version(kind: VersionKind, left_out: &[(usize, usize)]) -> Version {
        Version {
            quote: "sun:q1".to_owned(),
            kind,
            start: 0,
            end: 1,
            left_out: left_out
                .iter()
                .map(|(start, end)| Range {
                    start: *start,
                    end: *end,
                })
                .collect(),
        }
    }

    #[test]
    fn pieces_are_put_together() {
        let (first, second) = (
            version(VersionKind::Cut, &[(40, 90)]),
            version(VersionKind::Cut, &[(0, 45), (80, 90)]),
        );
        let mut had = Had {
            source: 0,
            version: first.clone(),
            pieces: vec![&first],
        };
        // A headline that repeats some of it adds nothing.
        let headline = version(VersionKind::Cut, &[(0, 10), (30, 90)]);
        had.add(&headline);
        assert_eq!(had.version, first);
        had.add(&second);
        let rest: Vec<(usize, usize)> = had
            .version
            .left_out
            .iter()
            .map(|r| (r.start, r.end))
            .collect();
        assert_eq!(rest, [(40, 45), (80, 90)]);
        assert_eq!((had.version.kind, had.pieces.len()), (VersionKind::Cut, 2));
        let third = version(VersionKind::Cut, &[(0, 40)]);
        had.add(&third);
        assert_eq!(had.version.kind, VersionKind::Whole);
    }
}
