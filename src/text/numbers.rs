//! Numbers in prose as values with a unit and a precision.

mod ages;
mod agreement;
mod hedges;
mod reader;
mod units;
mod values;

pub use agreement::Agreement;

use super::dates::{TimeExpression, times};
use super::span::Span;
use super::tokens::{Tokens, small_number};

/// What a number is the number of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Nothing tells.
    Plain,
    /// Things, by the word for them in lower case: `people`, `posts`.
    Counted(String),
    /// Money, by ISO 4217 code (`USD` for a dollar sign without country).
    Money(&'static str),
    /// Hundredths, as written: 81 for "81 per cent".
    Percent,
    /// A share of one: "two-thirds", "one in five".
    Share,
    /// A place in an order: "21st".
    Ordinal,
    /// Years of a life.
    Age,
    /// A length of time, in seconds.
    Duration,
    /// A measure, in the base unit of its dimension (`length` in metres: see `lists/units.txt`).
    Measure(&'static str),
    /// Two counts against each other, "234-193": `low` is the first and `high` the second, as
    /// written, whichever is greater.
    Score,
}

/// How exactly a number is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// As it stands.
    Exact,
    /// "about", "some", "nearly", "estimated".
    About,
    /// "at least", "no fewer than", "40-plus".
    AtLeast,
    /// "more than", "over".
    MoreThan,
    /// "up to", "as many as", "no more than".
    AtMost,
    /// "fewer than", "under".
    LessThan,
    /// "dozens", "several": `low` and `high` are what such a word is used for.
    Vague,
}

/// A number with its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The words: hedge, number and unit ("about 30 million people").
    pub span: Span,
    /// The words without the noun that is counted ("about 30 million").
    pub number: Span,
    /// The value, or the lower end of a range.
    pub low: f64,
    /// The upper end of a range; equal to `low` where there is none.
    pub high: f64,
    /// What it counts or measures.
    pub unit: Unit,
    /// How exactly it is meant.
    pub precision: Precision,
    /// The place of the last digit that was written: 1 for "45", 100,000 for "1.2 million".
    pub resolution: f64,
}

/// The quantities in `text`, in order and without overlap.
///
/// Years, dates, times of day and numbers inside names ("Flight 12") are none.
pub fn quantities(text: &str) -> Vec<Quantity> {
    quantities_beside(text, &times(text, None))
}

/// [`quantities`] of a text whose expressions of time are known already.
pub fn quantities_beside(text: &str, times: &[TimeExpression]) -> Vec<Quantity> {
    let tokens = Tokens::new(text);
    let mut dates = times.iter().peekable();
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    let mut end = 0;
    while at < tokens.len() {
        let here = tokens.span(at);
        while dates.next_if(|d| d.span.end <= here.start).is_some() {}
        if dates.peek().is_some_and(|d| d.span.overlap(here) > 0) || here.start < end {
            at += 1;
            continue;
        }
        match reader::read(&tokens, at, end) {
            Some((quantity, next)) => {
                end = quantity.span.end;
                found.push(quantity);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// A whole number of one word in digits, "16" of "sixteen" and "25" of "twenty-five"; of one, which
/// is a pronoun as well, always the word. For comparing; none where the word is no number.
pub fn in_digits(normal: &str) -> Option<String> {
    match small_number(normal)? {
        1 => Some("one".to_owned()),
        number => Some(number.to_string()),
    }
}

/// "two", "dozen", "million", "12": a word that is or belongs to a number wherever it stands.
pub fn is_number_word(normal: &str) -> bool {
    small_number(normal).is_some() || values::scale(normal).is_some()
}

#[cfg(test)]
mod tests;
