//! What every report format looks up in a [`Comparison`]: claims, quotations and sources by id.

use crate::compare::model::{
    Claim, Comparison, Correction, Place, Quote, Range, Row, SharedText, Source, Summary,
};
use std::borrow::Cow;
use std::collections::HashMap;

/// Pairs that share less than this are not worth a reader's time.
const LEAST_SHARE: f64 = 0.01;

/// A comparison with its ids resolved.
#[derive(Debug)]
pub struct Lookup<'c> {
    /// The comparison itself.
    pub comparison: &'c Comparison,
    numbers: HashMap<&'c str, usize>,
    claims: HashMap<&'c str, &'c Claim>,
    quotes: HashMap<&'c str, &'c Quote>,
    places: HashMap<&'c str, &'c [Place]>,
}

impl<'c> Lookup<'c> {
    /// Reads every id of `comparison` once.
    pub fn new(comparison: &'c Comparison) -> Self {
        Self {
            comparison,
            numbers: by_id(&comparison.sources, |s| &s.id)
                .enumerate()
                .map(|(n, (id, _))| (id, n))
                .collect(),
            claims: by_id(&comparison.claims, |c| &c.id).collect(),
            quotes: by_id(&comparison.quotes, |q| &q.id).collect(),
            places: by_id(&comparison.framing.prominence, |p| &p.row)
                .map(|(row, prominence)| (row, prominence.places.as_slice()))
                .collect(),
        }
    }

    /// The number of a source in `sources`, 0 for the first.
    pub fn source(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// A claim by its id.
    pub fn claim(&self, id: &str) -> Option<&'c Claim> {
        self.claims.get(id).copied()
    }

    /// The claim that says a row best, with an ellipsis where its sentence goes on.
    pub fn lead(&self, row: &'c Row) -> Cow<'c, str> {
        self.claim(&row.claim_id)
            .map_or(Cow::Borrowed(row.claim.as_str()), Claim::shown)
    }

    /// The number of the source that makes a claim.
    pub fn source_of_claim(&self, id: &str) -> Option<usize> {
        self.source(&self.claim(id)?.source)
    }

    /// A quotation by its id.
    pub fn quote(&self, id: &str) -> Option<&'c Quote> {
        self.quotes.get(id).copied()
    }

    /// Where the sources put the proposition of a row; empty where that is not known.
    pub fn places(&self, row: &str) -> &'c [Place] {
        self.places.get(row).copied().unwrap_or_default()
    }

    /// How much of its own text a source shares with the others word for word, the largest share
    /// first: `9 % with B`.
    pub fn shared(&self, id: &str) -> String {
        let pairs = self.comparison.framing.shared_text.iter();
        let mut shares: Vec<(f64, String)> = pairs
            .filter_map(|SharedText { a, b, of_a, of_b }| match id {
                _ if a == id => Some((*of_a, self.letter_of(b))),
                _ if b == id => Some((*of_b, self.letter_of(a))),
                _ => None,
            })
            .filter(|(share, _)| *share >= LEAST_SHARE)
            .collect();
        shares.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let shown: Vec<String> = shares
            .iter()
            .take(2)
            .map(|(share, other)| format!("{} with {other}", percent(*share)))
            .collect();
        shown.join(", ")
    }

    /// An editor's decision in words, with the letters of its sources in front.
    pub fn decided(&self, correction: &Correction) -> String {
        let letters: Vec<String> = correction
            .sources
            .iter()
            .map(|id| self.letter_of(id))
            .collect();
        let said = format!("{}: {}", letters.join(", "), correction.said);
        match &correction.note {
            Some(note) => format!("{said} — {note}"),
            None => said,
        }
    }

    /// The letter of a source, as the table and its legend use it.
    pub fn letter_of(&self, id: &str) -> String {
        self.source(id).map_or_else(|| "?".to_owned(), letter)
    }
}

fn by_id<'c, T>(
    items: &'c [T],
    id: impl Fn(&'c T) -> &'c String,
) -> impl Iterator<Item = (&'c str, &'c T)> {
    items.iter().map(move |item| (id(item).as_str(), item))
}

/// A, B, … Z, AA, AB, …: the letter for source number `number`, counted from 0.
pub fn letter(number: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = number;
    loop {
        letters.push(char::from(
            b'A' + u8::try_from(rest % 26).unwrap_or_default(),
        ));
        rest /= 26;
        if rest == 0 {
            break;
        }
        rest -= 1;
    }
    letters.iter().rev().collect()
}

/// The words of a stretch of a source's text, as far as they lie inside `text`, which begins at
/// scalar value `start` of that text.
pub fn slice(text: &str, start: usize, range: Range) -> String {
    let from = range.start.saturating_sub(start);
    let length = range.end.saturating_sub(range.start.max(start));
    text.chars().skip(from).take(length).collect()
}

/// How many claims all, some and one of the reports carry, in words.
pub fn counts(comparison: &Comparison) -> String {
    let reports = comparison.sources.len();
    let Summary {
        in_all,
        in_some,
        in_one,
        told_differently,
        ..
    } = comparison.summary;
    if in_all + in_some == 0 {
        let said = "No claim was found in more than one report: are they about the same event?";
        return said.to_owned();
    }
    let number = |n: usize| match n {
        2 => "both".to_owned(),
        3 => "all three".to_owned(),
        4 => "all four".to_owned(),
        5 => "all five".to_owned(),
        n => format!("all {n}"),
    };
    let claims = if in_all == 1 { "claim" } else { "claims" };
    let mut parts = vec![format!("{in_all} {claims} in {}", number(reports))];
    if reports > 2 {
        let some = if reports == 3 { "two" } else { "some" };
        parts.push(format!("{in_some} in {some}"));
    }
    parts.push(format!("{in_one} in only one"));
    parts.push(format!("{told_differently} told differently"));
    parts.join(" · ")
}

/// What stands above a comparison, in plain words: the event's title and the number and dates of
/// the reports.
pub fn title(comparison: &Comparison) -> Vec<String> {
    let mut parts = Vec::new();
    if let Some(event) = &comparison.event {
        parts.push(event.title.clone());
    }
    parts.push(match comparison.sources.len() {
        1 => "1 report".to_owned(),
        n => format!("{n} reports"),
    });
    let event_date = comparison.event.as_ref().and_then(|e| e.date.as_deref());
    parts.extend(event_date.map_or_else(|| published(&comparison.sources), |d| Some(day(d))));
    parts
}

/// When the sources were published, from the first to the last.
fn published(sources: &[Source]) -> Option<String> {
    let days: Vec<&str> = sources
        .iter()
        .filter_map(|s| s.published.as_deref())
        .collect();
    let first = day(days.iter().min()?);
    let last = day(days.iter().max()?);
    Some(if first == last {
        first
    } else {
        format!("{first} to {last}")
    })
}

/// `2026-03-17`, alone or before a time, as `17 March 2026`; anything else as it is.
pub fn day(date: &str) -> String {
    date.get(..10)
        .and_then(|d| d.parse::<jiff::civil::Date>().ok())
        .map_or_else(|| date.to_owned(), |d| d.strftime("%-d %B %Y").to_string())
}

/// What a source is called: its outlet, or its id where the outlet is not known.
pub fn name(source: &Source) -> &str {
    if source.outlet.trim().is_empty() {
        &source.id
    } else {
        &source.outlet
    }
}

/// A share of 0..1 in words: `78 %`, and never `0 %` for what is not nothing.
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    if rounded == 0.0 && share > 0.0 {
        "<1 %".to_owned()
    } else {
        format!("{rounded} %")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_on_after_z() {
        for (number, wanted) in [(0, "A"), (25, "Z"), (26, "AA"), (27, "AB"), (702, "AAA")] {
            assert_eq!(letter(number), wanted);
        }
    }

    #[test]
    fn dates_read_as_words_and_odd_ones_stay() {
        assert_eq!(day("2026-03-17"), "17 March 2026");
        assert_eq!(day("2026-02-05T06:10:00+00:00"), "5 February 2026");
        assert_eq!(day("early spring"), "early spring");
    }

    #[test]
    fn a_slice_counts_scalar_values() {
        let range = Range { start: 12, end: 15 };
        assert_eq!(slice("naïve café", 10, range), "ïve");
        assert_eq!(slice("short", 0, Range { start: 3, end: 99 }), "rt");
    }

    #[test]
    fn a_small_share_is_not_nothing() {
        for (share, wanted) in [
            (0.0, "0 %"),
            (0.004, "<1 %"),
            (0.784, "78 %"),
            (1.0, "100 %"),
        ] {
            assert_eq!(percent(share), wanted);
        }
    }
}
