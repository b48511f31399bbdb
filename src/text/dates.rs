//! Expressions of time, resolved against the day a report was published.

mod clock;
mod days;
pub mod iso;
mod resolve;

use super::span::Span;
use super::tokens::Tokens;
use jiff::civil::Date;

/// The days of the week in lower case, Monday first.
pub const WEEKDAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// What an expression tells: a day (or a longer stretch of the calendar), or a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeKind {
    /// "Monday night", "June 19", "last month", "2014".
    Date,
    /// "7:19 p.m.", "noon".
    Time,
}

/// How finely an expression tells the time, the finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimePrecision {
    /// "7:19 p.m."
    Minute,
    /// "7 p.m."
    Hour,
    /// "Monday night"
    PartOfDay,
    /// "Monday", "June 19"
    Day,
    /// "last week"
    Week,
    /// "in January"
    Month,
    /// "last summer"
    Season,
    /// "2014", "this year"
    Year,
    /// "the 1990s"
    Decade,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartOfDay {
    /// Before noon, and early.
    Morning,
    /// Noon to about six.
    Afternoon,
    /// About six to nine.
    Evening,
    /// After dark.
    Night,
}

/// One expression of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its words, without the preposition before them.
    pub span: Span,
    /// Day or time of day.
    pub kind: TimeKind,
    /// First and last day that are meant; none for a time of day, and where the report's date
    /// would be needed and is not known.
    pub resolved: Option<(Date, Date)>,
    /// Hour 0..=23 and minute 0..=59 of a time of day, without its time zone.
    pub clock: Option<(i8, i8)>,
    /// The part of the day, where one is named.
    pub part: Option<PartOfDay>,
    /// How finely it tells the time.
    pub precision: TimePrecision,
    /// "around", "about", "shortly after": not meant exactly.
    pub about: bool,
}

/// The expressions of time in `text`, in order and without overlap.
///
/// Weekdays and months are the last such not after `published`, unless words like "will" or
/// "next" turn them to the future. Lengths of time ("two hours") are
/// [quantities](super::numbers::quantities), not expressions of time.
pub fn times(text: &str, published: Option<Date>) -> Vec<TimeExpression> {
    let tokens = Tokens::new(text);
    let mut found: Vec<TimeExpression> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let matched = clock::read(&tokens, at).or_else(|| days::read(&tokens, at, published));
        match matched {
            Some((expression, next)) => {
                found.push(expression);
                at = next.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

/// Do the words before `at` say that what follows is not exact?
fn is_about(tokens: &Tokens, at: usize) -> bool {
    let words = [
        "about",
        "around",
        "roughly",
        "approximately",
        "circa",
        "nearly",
        "almost",
        "after",
        "before",
        "by",
    ];
    let near = tokens.before(at, 1);
    let distant = matches!(near, "after" | "before" | "by")
        && !matches!(tokens.before(at, 2), "shortly" | "soon" | "just");
    words.contains(&near) && !distant
}

#[cfg(test)]
mod tests;
