//! Days, months, seasons and years.

use super::resolve::{month, moved, season, week, weekday, year, year_of};
use super::{PartOfDay, TimeExpression, TimeKind, TimePrecision, is_about};
use crate::text::Span;
use crate::text::tokens::{Tokens, small_number};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

type Range = Option<(Date, Date)>;

/// What was read: days, how finely, part of the day, and the word behind it.
struct Reading {
    days: Range,
    precision: TimePrecision,
    part: Option<PartOfDay>,
    next: usize,
}

impl Reading {
    fn new(days: Range, precision: TimePrecision, next: usize) -> Self {
        Self {
            days,
            precision,
            part: None,
            next,
        }
    }
}

/// An expression that begins at word `at`, and the word behind it.
pub(super) fn read(
    tokens: &Tokens,
    at: usize,
    published: Option<Date>,
) -> Option<(TimeExpression, usize)> {
    let mut reading = calendar_day(tokens, at, published)
        .or_else(|| day_of_week(tokens, at, published))
        .or_else(|| near_day(tokens, at, published))
        .or_else(|| relative(tokens, at, published))
        .or_else(|| ago(tokens, at, published))
        .or_else(|| season_named(tokens, at, published))
        .or_else(|| year_alone(tokens, at))?;
    if reading.part.is_none()
        && matches!(reading.precision, TimePrecision::Day)
        && tokens.follows(reading.next)
        && let Some(part) = part_of_day(tokens.lower(reading.next))
    {
        reading.part = Some(part);
        reading.next += 1;
    }
    if reading.part.is_some() {
        reading.precision = TimePrecision::PartOfDay;
    }
    let last = tokens.span(reading.next.saturating_sub(1).max(at));
    let word = tokens.word(reading.next.saturating_sub(1).max(at));
    let possessive = ["'s", "’s"]
        .iter()
        .find(|e| word.ends_with(**e))
        .map_or(0, |e| e.len());
    let expression = TimeExpression {
        span: Span::new(tokens.span(at).start, last.end - possessive),
        kind: TimeKind::Date,
        resolved: reading.days,
        clock: None,
        part: reading.part,
        precision: reading.precision,
        about: is_about(tokens, at),
    };
    Some((expression, reading.next))
}

/// Words before an expression that are looked at for its direction.
const REACH: usize = 12;

/// Do the words before turn an expression without a year to the future?
fn future(tokens: &Tokens, at: usize) -> bool {
    (at.saturating_sub(REACH)..at)
        .rev()
        // Only within the sentence.
        .take_while(|n| !tokens.gap(n + 1).contains(['.', '?', '!', '\n', ';']))
        .any(|n| FUTURE.contains(&tokens.lower(n)))
}

const FUTURE: [&str; 16] = [
    "will",
    "next",
    "scheduled",
    "upcoming",
    "planned",
    "plans",
    "due",
    "slated",
    "coming",
    "expected",
    "won't",
    "he'll",
    "she'll",
    "they'll",
    "we'll",
    "it'll",
];

fn month_number(tokens: &Tokens, at: usize) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = tokens.lower(at);
    if !tokens.capital(at) || word.len() < 3 {
        return None;
    }
    let short = word == "sept" || word.len() == 3;
    let number = MONTHS
        .iter()
        .position(|month| *month == word || (short && month.get(..3) == word.get(..3)))?;
    i8::try_from(number + 1).ok()
}

/// A day of a month: "19", "19th".
fn day_number(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = word.get(digits.len()..).unwrap_or_default();
    (digits.len() <= 2 && matches!(ending, "" | "st" | "nd" | "rd" | "th"))
        .then(|| digits.parse().ok())?
        .filter(|day| (1..=31).contains(day))
}

fn year_number(word: &str) -> Option<i16> {
    (word.len() == 4 && word.chars().all(|c| c.is_ascii_digit()))
        .then(|| word.parse().ok())?
        .filter(|year| (1500..=2100).contains(year))
}

/// "June 19, 2024", "June 19-21", "19 June", "19th of June", "June 2024", "June", "2024-06-19".
fn calendar_day(tokens: &Tokens, at: usize, published: Option<Date>) -> Option<Reading> {
    if let Ok(date) = tokens.word(at).parse::<Date>()
        && tokens.word(at).len() == 10
    {
        return Some(Reading::new(Some((date, date)), TimePrecision::Day, at + 1));
    }
    if let Some(day) = day_number(tokens.lower(at)) {
        let of = usize::from(tokens.lower(at + 1) == "of");
        let number = month_number(tokens, at + 1 + of).filter(|_| tokens.follows(at + 1))?;
        // "The 19 Sept. 11 hijackers": the day stands behind the month.
        let behind = tokens.lower(at + 2 + of);
        let near = matches!(tokens.gap(at + 2 + of).trim(), "" | ".");
        if near && day_number(behind).is_some() {
            return None;
        }
        return Some(with_year(
            tokens,
            at + 2 + of,
            number,
            (day, day),
            published,
            at,
        ));
    }
    let number = month_number(tokens, at)?;
    // "Jan. 5": the full stop of an abbreviation.
    let near = |n: usize| matches!(tokens.gap(n).trim(), "" | "." | ",");
    let behind = tokens.lower(at + 1);
    let (first, last) = behind.split_once(['-']).unwrap_or((behind, behind));
    if let (Some(first), Some(last), true) = (day_number(first), day_number(last), near(at + 1)) {
        return Some(with_year(
            tokens,
            at + 2,
            number,
            (first, last),
            published,
            at,
        ));
    }
    if let Some(of_year) = year_number(behind).filter(|_| near(at + 1)) {
        return Some(Reading::new(
            month(of_year, number),
            TimePrecision::Month,
            at + 2,
        ));
    }
    // "May" and "March" are words and names too; an abbreviation alone is a name ("Jan Orr").
    let sure = tokens.lower(at).len() > 3 && !matches!(tokens.lower(at), "march");
    let asked = [
        "in", "since", "until", "by", "last", "next", "of", "late", "early", "mid", "this",
    ]
    .contains(&tokens.before(at, 1));
    if !(sure && at > 0 || asked) || (tokens.follows(at + 1) && tokens.capital(at + 1) && !asked) {
        return None;
    }
    let days = published.and_then(|from| {
        let turned = future(tokens, at);
        // The month under way counts in both directions.
        month(
            year_of(number, if turned { 31 } else { 1 }, from, turned),
            number,
        )
    });
    Some(Reading::new(days, TimePrecision::Month, at + 1))
}

/// A day of a month with the year that follows, or the nearest year that fits.
fn with_year(
    tokens: &Tokens,
    next: usize,
    number: i8,
    (first, last): (i8, i8),
    published: Option<Date>,
    at: usize,
) -> Reading {
    let written = year_number(tokens.lower(next)).filter(|_| {
        let behind = tokens.lower(next + 1);
        let joined = tokens.follows(next);
        (joined || tokens.gap(next).trim() == ",") && !looks_counted(behind)
    });
    let year =
        written.or_else(|| published.map(|from| year_of(number, first, from, future(tokens, at))));
    let days = year.and_then(|year| {
        let first = Date::new(year, number, first).ok()?;
        Some((first, Date::new(year, number, last).ok()?.max(first)))
    });
    Reading::new(
        days,
        TimePrecision::Day,
        next + usize::from(written.is_some()),
    )
}

fn weekday_named(tokens: &Tokens, at: usize) -> Option<Weekday> {
    if !tokens.capital(at) {
        return None;
    }
    Some(match tokens.lower(at) {
        "monday" | "monday's" => Weekday::Monday,
        "tuesday" | "tuesday's" => Weekday::Tuesday,
        "wednesday" | "wednesday's" => Weekday::Wednesday,
        "thursday" | "thursday's" => Weekday::Thursday,
        "friday" | "friday's" => Weekday::Friday,
        "saturday" | "saturday's" => Weekday::Saturday,
        "sunday" | "sunday's" => Weekday::Sunday,
        _ => return None,
    })
}

/// "Monday", "Monday night", "last Monday", "Monday, June 19".
fn day_of_week(tokens: &Tokens, at: usize, published: Option<Date>) -> Option<Reading> {
    let turned = match tokens.lower(at) {
        "last" | "this" | "next" | "past" | "coming" => usize::from(tokens.follows(at + 1)),
        _ => 0,
    };
    let day = weekday_named(tokens, at + turned)?;
    let next = at + turned + 1;
    if tokens.gap(next).trim() == ","
        && let Some(date) = calendar_day(tokens, next, published)
        && date.precision == TimePrecision::Day
    {
        return Some(date);
    }
    let days = published.and_then(|from| {
        let ahead = matches!(tokens.lower(at), "next" | "coming") || future(tokens, at);
        // "Last Monday" and "next Monday" are never the day of publication.
        let from = match tokens.lower(at) {
            "last" => moved(from, (-1).days())?,
            "next" => moved(from, 1.days())?,
            _ => from,
        };
        let date = weekday(day, from, ahead && tokens.lower(at) != "last")?;
        Some((date, date))
    });
    Some(Reading::new(days, TimePrecision::Day, next))
}

fn part_of_day(word: &str) -> Option<PartOfDay> {
    Some(match word {
        "morning" | "morning's" => PartOfDay::Morning,
        "afternoon" | "afternoon's" => PartOfDay::Afternoon,
        "evening" | "evening's" => PartOfDay::Evening,
        "night" | "night's" => PartOfDay::Night,
        _ => return None,
    })
}

/// "yesterday", "today", "tonight", "tomorrow", "last night", "this morning".
fn near_day(tokens: &Tokens, at: usize, published: Option<Date>) -> Option<Reading> {
    let behind = part_of_day(tokens.lower(at + 1)).filter(|_| tokens.follows(at + 1));
    let (offset, part, words) = match tokens.lower(at) {
        "yesterday" | "yesterday's" => (-1, None, 1),
        "today" | "today's" => (0, None, 1),
        "tomorrow" | "tomorrow's" => (1, None, 1),
        "tonight" | "tonight's" => (0, Some(PartOfDay::Night), 1),
        "last" => (-1, Some(behind.filter(|p| *p == PartOfDay::Night)?), 2),
        "this" => (0, Some(behind?), 2),
        _ => return None,
    };
    let day = published.and_then(|from| moved(from, i64::from(offset).days()));
    let mut reading = Reading::new(day.map(|d| (d, d)), TimePrecision::Day, at + words);
    reading.part = part;
    Some(reading)
}

/// "last week", "this year", "next month", "last summer", "last June".
fn relative(tokens: &Tokens, at: usize, published: Option<Date>) -> Option<Reading> {
    let offset: i64 = match tokens.lower(at) {
        "last" | "previous" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    if !tokens.follows(at + 1) {
        return None;
    }
    let unit = tokens.lower(at + 1).trim_end_matches("'s");
    let from = published;
    let (days, precision) = match unit {
        "week" => (
            from.and_then(|d| week(moved(d, offset.weeks())?)),
            TimePrecision::Week,
        ),
        "weekend" => (
            from.and_then(|d| {
                let (_, sunday) = week(moved(d, offset.weeks())?)?;
                Some((moved(sunday, (-1).days())?, sunday))
            }),
            TimePrecision::Day,
        ),
        "month" => (
            from.and_then(|d| moved(d.first_of_month(), offset.months()))
                .and_then(|d| month(d.year(), d.month())),
            TimePrecision::Month,
        ),
        "year" => (
            from.and_then(|d| year(d.year().checked_add(i16::try_from(offset).ok()?)?)),
            TimePrecision::Year,
        ),
        _ => {
            let first = season_month(unit)?;
            let days = from.and_then(|d| {
                let here = year_of(first, 1, d, false);
                let ended = season(here, first).is_some_and(|(_, last)| last < d);
                let shift = match (offset, ended) {
                    (-1, true) | (0, false) => 0,
                    (-1, false) => -1,
                    _ => 1,
                };
                season(here.checked_add(shift)?, first)
            });
            (days, TimePrecision::Season)
        }
    };
    Some(Reading::new(days, precision, at + 2))
}

/// "two years ago", "a week ago".
fn ago(tokens: &Tokens, at: usize, published: Option<Date>) -> Option<Reading> {
    let number = match tokens.lower(at) {
        "a" | "an" => 1,
        word => i64::from(small_number(word)?),
    };
    if tokens.lower(at + 2) != "ago" || !tokens.follows(at + 1) || !tokens.follows(at + 2) {
        return None;
    }
    let back = |length: jiff::Span| published.and_then(|d| moved(d, length));
    let number = -number.min(5000);
    let (days, precision) = match tokens.lower(at + 1).trim_end_matches('s') {
        "day" => (back(number.days()).map(|d| (d, d)), TimePrecision::Day),
        "week" => (back(number.weeks()).and_then(week), TimePrecision::Week),
        "month" => (
            back(number.months()).and_then(|d| month(d.year(), d.month())),
            TimePrecision::Month,
        ),
        "year" => (
            back(number.years()).and_then(|d| year(d.year())),
            TimePrecision::Year,
        ),
        "decade" => (
            back((number * 10).years()).and_then(|d| year(d.year())),
            TimePrecision::Decade,
        ),
        "hour" | "minute" => (published.map(|d| (d, d)), TimePrecision::Hour),
        _ => return None,
    };
    Some(Reading::new(days, precision, at + 3))
}

fn season_month(word: &str) -> Option<i8> {
    Some(match word {
        "spring" => 3,
        "summer" => 6,
        "fall" | "autumn" => 9,
        "winter" => 12,
        _ => return None,
    })
}

/// "the summer", "summer 2014", "the fall of 2014".
fn season_named(tokens: &Tokens, at: usize, published: Option<Date>) -> Option<Reading> {
    let first = season_month(tokens.lower(at))?;
    let of = usize::from(tokens.lower(at + 1) == "of");
    if let Some(of_year) = year_number(tokens.lower(at + 1 + of)) {
        let days = season(of_year, first);
        return Some(Reading::new(days, TimePrecision::Season, at + 2 + of));
    }
    // "fall" and "spring" are verbs and more.
    let asked = tokens.before(at, 1) == "the"
        && matches!(
            tokens.before(at, 2),
            "in" | "over" | "during" | "since" | "until" | "of"
        );
    if !asked || of == 1 {
        return None;
    }
    let days = published.and_then(|d| season(year_of(first, 1, d, future(tokens, at)), first));
    Some(Reading::new(days, TimePrecision::Season, at + 1))
}

/// "2014", "1990s", "the '90s".
fn year_alone(tokens: &Tokens, at: usize) -> Option<Reading> {
    let word = tokens.lower(at);
    if tokens.preceded_by(at, &["$", "£", "€", ".", ",", "/", "#", ":"]) {
        return None;
    }
    if let Some(digits) = word.strip_suffix('s').filter(|d| d.ends_with('0')) {
        let short = digits.len() == 2 && tokens.preceded_by(at, &["'", "’", "‘"]);
        let digits = if short {
            format!("19{digits}")
        } else {
            digits.to_owned()
        };
        let first = year_number(&digits)?;
        let days = year(first).zip(year(first.saturating_add(9)));
        let days = days.map(|(first, last)| (first.0, last.1));
        return Some(Reading::new(days, TimePrecision::Decade, at + 1));
    }
    let number = year_number(word.trim_end_matches("'s"))?;
    let rest = tokens.rest(at, 2);
    let counted = tokens.follows(at + 1) && looks_counted(tokens.lower(at + 1));
    let cue = [
        "in", "since", "by", "until", "during", "before", "after", "from", "of", "the",
    ]
    .contains(&tokens.before(at, 1));
    if rest.starts_with(['%', '/', ':']) || (counted && !cue) {
        return None;
    }
    // Before 1800 and after 2050 a number is a year only where a preposition says so.
    let usual = (1800..=2050).contains(&number);
    (usual || cue).then(|| Reading::new(year(number), TimePrecision::Year, at + 1))
}

/// Does this word look like something that is counted: a plural, a unit?
fn looks_counted(word: &str) -> bool {
    matches!(
        word,
        "people" | "percent" | "per" | "men" | "women" | "children"
    ) || (word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("'s")
        && !matches!(
            word,
            "elections" | "olympics" | "was" | "this" | "polls" | "games"
        ))
}
