//! Calendar arithmetic, all of it without panic at the ends of the calendar.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Length, ToSpan};

/// A date moved by a length of time.
pub(super) fn moved(date: Date, length: Length) -> Option<Date> {
    date.checked_add(length).ok()
}

/// The weekday `day` nearest to `from`, not after it, or not before it where `future`.
pub(super) fn weekday(day: Weekday, from: Date, future: bool) -> Option<Date> {
    let steps = if future {
        i64::from(from.weekday().until(day))
    } else {
        -i64::from(from.weekday().since(day))
    };
    moved(from, steps.days())
}

/// First and last day of a month.
pub(super) fn month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// First and last day of a year.
pub(super) fn year(year: i16) -> Option<(Date, Date)> {
    let first = Date::new(year, 1, 1).ok()?;
    Some((first, first.last_of_year()))
}

/// Monday and Sunday of the week that holds `date`.
pub(super) fn week(date: Date) -> Option<(Date, Date)> {
    let monday = moved(
        date,
        (-i64::from(date.weekday().to_monday_zero_offset())).days(),
    )?;
    Some((monday, moved(monday, 6.days())?))
}

/// The months of a season of the northern year, as its first month.
pub(super) fn season(year: i16, first_month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, first_month, 1).ok()?;
    let last = moved(first, 2.months())?.last_of_month();
    Some((first, last))
}

/// The year of the month (and day) that is nearest to `from` in the direction asked for.
pub(super) fn year_of(month: i8, day: i8, from: Date, future: bool) -> i16 {
    let here = (month, day);
    let today = (from.month(), from.day());
    match future {
        true if here < today => from.year().saturating_add(1),
        false if here > today => from.year().saturating_sub(1),
        _ => from.year(),
    }
}
