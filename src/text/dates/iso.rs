//! Days as ISO 8601 writes them, for files in which a day must be one.

use jiff::civil::{Date, Time};

/// What a key takes that [`is_iso`] must hold for, for a sentence.
pub const TAKES: &str = "a day such as 2026-03-17, with or without a time such as T18:30:00Z";

/// True for a day of the calendar in the extended form of ISO 8601, `2026-03-17`, alone or with a
/// time of day and its zone.
pub fn is_iso(text: &str) -> bool {
    let Some((day, rest)) = text.split_at_checked(10) else {
        return false;
    };
    let dashed = day.as_bytes().get(4) == Some(&b'-') && day.as_bytes().get(7) == Some(&b'-');
    if !dashed || day.parse::<Date>().is_err() {
        return false;
    }
    let Some(time) = rest.strip_prefix(['T', 't', ' ']) else {
        return rest.is_empty();
    };
    let zone_at = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(zone_at);
    let is_zone = match zone.strip_prefix(['+', '-']) {
        Some(offset) => is_clock(offset),
        None => matches!(zone, "" | "Z" | "z"),
    };
    is_zone && is_clock(clock)
}

/// True for `18:30`, with or without seconds.
fn is_clock(text: &str) -> bool {
    text.as_bytes().get(2) == Some(&b':') && text.parse::<Time>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for (text, is_day) in [
            ("2026-03-17", true),
            ("2024-02-29", true),
            ("2026-03-17T18:30:00Z", true),
            ("2026-03-17 18:30", true),
            ("2026-03-17T18:30:00.5+02:00", true),
            ("2026-02-29", false),
            ("2026-02-31", false),
            ("2026-13-01", false),
            ("2026-03-17T25:00:00Z", false),
            ("2026-03-17T18:30:00+99:00", false),
            ("2026-03-17x", false),
            ("2026-03-17T", false),
            ("20260317", false),
            ("31 February 2026", false),
            ("gestern", false),
            ("18:30:00", false),
            ("", false),
            ("2026-03-1é", false),
        ] {
            assert_eq!(is_iso(text), is_day, "{text}");
        }
    }
}
