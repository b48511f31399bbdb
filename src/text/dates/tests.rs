#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn read(text: &str) -> String {
    // A Wednesday.
    let found = times(text, Some(date(2026, 3, 18)));
    let parts: Vec<String> = found
        .iter()
        .map(|t| {
            let days = t
                .resolved
                .map_or(String::new(), |(low, high)| match low == high {
                    true => format!(" {low}"),
                    false => format!(" {low}..{high}"),
                });
            let clock = t
                .clock
                .map_or(String::new(), |(h, m)| format!(" {h}:{m:02}"));
            let about = if t.about { " about" } else { "" };
            format!("{}{days}{clock}{about}", t.span.of(text))
        })
        .collect();
    parts.join(" | ")
}

#[test]
fn expressions_of_time() {
    for (text, expected) in [
        ("The ferry left on Monday night.", "Monday night 2026-03-16"),
        ("It will sail again Friday.", "Friday 2026-03-20"),
        (
            "He spoke Wednesday and last Wednesday.",
            "Wednesday 2026-03-18 | last Wednesday 2026-03-11",
        ),
        ("On June 19 it sank.", "June 19 2025-06-19"),
        ("On June 19, 2024, it sank.", "June 19, 2024 2024-06-19"),
        ("Friday, March 13, was cold.", "Friday, March 13 2026-03-13"),
        (
            "It sank on 19 June off Orra; 3rd of May too.",
            "19 June 2025-06-19 | 3rd of May 2025-05-03",
        ),
        (
            "Sales fell last month and this year.",
            "last month 2026-02-01..2026-02-28 | this year 2026-01-01..2026-12-31",
        ),
        (
            "Yesterday he may march in May.",
            "Yesterday 2026-03-17 | May 2025-05-01..2025-05-31",
        ),
        (
            "around 7:19 p.m. Friday",
            "7:19 p.m. 19:19 about | Friday 2026-03-13",
        ),
        (
            "at 9.42pm, at 2140 and at noon; 12 a.m.",
            "9.42pm 21:42 | 2140 21:40 | noon 12:00 | 12 a.m. 0:00",
        ),
        (
            "Two years ago, in 2014, there were 2000 people.",
            "Two years ago 2024-01-01..2024-12-31 | 2014 2014-01-01..2014-12-31",
        ),
        (
            "in January, in the summer, last fall",
            "January 2026-01-01..2026-01-31 | summer 2025-06-01..2025-08-31 | last fall 2025-09-01..2025-11-30",
        ),
        (
            "the 1990s and 2024-06-19",
            "1990s 1990-01-01..1999-12-31 | 2024-06-19 2024-06-19",
        ),
        ("It cost $2014, 1,999 of them, for 2 hours.", ""),
        (
            "Jan. 5 and Sept. 3, 2019",
            "Jan. 5 2026-01-05 | Sept. 3, 2019 2019-09-03",
        ),
        (
            "the 19 Sept. 11 hijackers, on 19 Sept. they",
            "Sept. 11 2025-09-11 | 19 Sept 2025-09-19",
        ),
        (
            "Theresa May and April Orr met on February 30.",
            "February 30",
        ),
    ] {
        assert_eq!(read(text), expected, "in {text}");
    }
}

#[test]
fn without_a_date_of_publication_only_whole_dates_are_resolved() {
    let found = times("Monday, two days ago, June 19, 2024", None);
    let resolved: Vec<bool> = found.iter().map(|t| t.resolved.is_some()).collect();
    assert_eq!(resolved, [false, false, true]);
}

proptest! {
    #[test]
    fn times_lie_in_order_on_characters(
        text in "((Monday|May|June|last|next|this|[0-9]{1,5}|year|summer|ago|a|p\\.m\\.|pm|o'clock|é|of|[.,:/-]|’) ?){0,25}|\\PC{0,60}",
        year in -9999i16..9999,
    ) {
        let mut end = 0;
        for day in [None, date(year, 1, 1).into(), date(year, 12, 31).into()] {
            for time in times(&text, day) {
                prop_assert!(text.get(time.span.start..time.span.end).is_some());
                prop_assert!(time.span.start >= end && !time.span.is_empty());
                if let Some((low, high)) = time.resolved { prop_assert!(low <= high); }
                end = time.span.end;
            }
            end = 0;
        }
    }
}
