//! Times of day.

use super::{TimeExpression, TimeKind, TimePrecision, is_about};
use crate::text::Span;
use crate::text::tokens::{Tokens, small_number};

/// Longest stretch, in bytes, that is looked at behind a number.
const AHEAD: usize = 24;

/// A time of day that begins at word `at`, and the word behind it.
pub(super) fn read(tokens: &Tokens, at: usize) -> Option<(TimeExpression, usize)> {
    let (hour, minute, end) = named(tokens, at).or_else(|| written(tokens, at))?;
    let span = Span::new(tokens.span(at).start, end);
    let mut next = at + 1;
    while next < tokens.len() && tokens.span(next).start < end {
        next += 1;
    }
    let expression = TimeExpression {
        span,
        kind: TimeKind::Time,
        resolved: None,
        clock: Some((hour, minute.unwrap_or(0))),
        part: None,
        precision: match minute {
            Some(_) => TimePrecision::Minute,
            None => TimePrecision::Hour,
        },
        about: is_about(tokens, at),
    };
    Some((expression, next))
}

/// "noon" and "midnight".
fn named(tokens: &Tokens, at: usize) -> Option<(i8, Option<i8>, usize)> {
    let hour = match tokens.lower(at) {
        "noon" | "midday" => 12,
        "midnight" => 0,
        _ => return None,
    };
    Some((hour, None, tokens.span(at).end))
}

/// "7:19 p.m.", "9.42pm", "7 o'clock", "21:40", "at 2140".
fn written(tokens: &Tokens, at: usize) -> Option<(i8, Option<i8>, usize)> {
    let word = tokens.lower(at);
    if !word.starts_with(|c: char| c.is_ascii_digit()) || word.len() > 7 {
        return spelled(tokens, at);
    }
    if tokens.preceded_by(at, &["$", "£", "€", ":", "/"]) {
        return None;
    }
    let start = tokens.span(at).end;
    let (digits, glued) = match word.find(|c: char| c.is_ascii_alphabetic()) {
        Some(letter) => word.split_at(letter),
        None => (word, ""),
    };
    let (hour, mut minute) = match digits.split_once('.') {
        Some((hour, minute)) => (hour, two_digits(minute)),
        None => (digits, None),
    };
    let mut hour: i8 = hour
        .parse()
        .ok()
        .filter(|h| (0..=24).contains(h))
        .or_else(|| military(tokens, at, digits).map(|(h, _)| h))?;
    let mut end = start;
    let rest = tokens.rest(at, AHEAD);
    let colon = rest.strip_prefix(':').map(|r| {
        r.chars()
            .take_while(|c| c.is_ascii_alphanumeric())
            .collect::<String>()
    });
    let mut after = glued.to_owned();
    if let Some(behind) = colon {
        let (two, letters) = behind.split_at(behind.len().min(2));
        minute = Some(two_digits(two)?);
        after = letters.to_lowercase();
        end += 1 + behind.len();
    } else if digits.contains('.') && minute.is_none() {
        return None;
    }
    let half = match after.as_str() {
        "am" => Some((Half::Morning, end)),
        "pm" => Some((Half::Afternoon, end)),
        "" => half_of_day(rest.get(end - start..).unwrap_or_default()).map(|(h, n)| (h, end + n)),
        _ => return None,
    };
    match half {
        Some((half, behind)) if (1..=12).contains(&hour) => {
            hour = hour % 12 + if half == Half::Afternoon { 12 } else { 0 };
            Some((hour, minute, behind))
        }
        Some(_) => None,
        None if rest.starts_with(':')
            && hour < 24
            && !rest.get(3..).unwrap_or_default().starts_with(':') =>
        {
            Some((hour, minute, end))
        }
        None => {
            let (hour, minute) = military(tokens, at, digits)?;
            Some((hour, Some(minute), start))
        }
    }
}

/// "seven o'clock", "7 o'clock"
fn spelled(tokens: &Tokens, at: usize) -> Option<(i8, Option<i8>, usize)> {
    let hour = small_number(tokens.lower(at)).filter(|h| (1..=12).contains(h))?;
    let end = (tokens.lower(at + 1) == "o'clock").then(|| tokens.span(at + 1).end)?;
    Some((i8::try_from(hour).ok()?, None, end))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
}

/// "a.m." or "p.m." at the start of `rest`, and the bytes up to its end.
fn half_of_day(rest: &str) -> Option<(Half, usize)> {
    let trimmed = rest.trim_start();
    let space = rest.len() - trimmed.len();
    let lower = trimmed
        .get(..4.min(trimmed.len()))
        .unwrap_or_default()
        .to_ascii_lowercase();
    for (form, half) in [
        ("a.m.", Half::Morning),
        ("p.m.", Half::Afternoon),
        ("a.m", Half::Morning),
        ("p.m", Half::Afternoon),
        ("am", Half::Morning),
        ("pm", Half::Afternoon),
    ] {
        let behind = trimmed.get(form.len()..).unwrap_or_default();
        if lower.starts_with(form) && !behind.starts_with(char::is_alphanumeric) {
            return Some((half, space + form.len()));
        }
    }
    None
}

/// "at 2140", "2140 GMT", "2140 hours"
fn military(tokens: &Tokens, at: usize, digits: &str) -> Option<(i8, i8)> {
    let four = digits.len() == 4 && digits.is_ascii();
    let (hour, minute) = four.then(|| digits.split_at(2))?;
    let next = tokens.lower(at + 1);
    let zone = ["gmt", "hours", "hrs", "local", "utc", "bst"].contains(&next);
    let year = matches!(digits.get(..2), Some("19" | "20"));
    let asked = matches!(tokens.before(at, 1), "at" | "around" | "about") && !year;
    if !(zone || asked) {
        return None;
    }
    let hour: i8 = hour.parse().ok().filter(|h| (0..24).contains(h))?;
    Some((hour, two_digits(minute)?))
}

fn two_digits(digits: &str) -> Option<i8> {
    (digits.len() == 2)
        .then(|| digits.parse().ok())?
        .filter(|minute| (0..60).contains(minute))
}
