//! Date stamps, times alone on a line and running times.

/// Words that a date stamp is made of, besides numbers.
const STAMP_WORDS: &[&str] = &[
    "updated",
    "update",
    "published",
    "posted",
    "modified",
    "created",
    "issued",
    "first",
    "last",
    "on",
    "at",
    "ago",
    "and",
    "am",
    "pm",
    "noon",
    "midnight",
    "today",
    "yesterday",
    "min",
    "mins",
    "minute",
    "minutes",
    "hour",
    "hours",
    "hr",
    "hrs",
    "h",
    "m",
    "d",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "read",
    "edt",
    "est",
    "et",
    "cdt",
    "cst",
    "ct",
    "mdt",
    "mst",
    "mt",
    "pdt",
    "pst",
    "pt",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "ist",
    "jst",
    "aest",
    "aedt",
    "local",
    "time",
    "eastern",
    "the",
    "of",
    "st",
    "nd",
    "rd",
    "th",
    "date",
];
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];
const MONTHS: &[&str] = &[
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
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// Number of a month by its English name or short form, 1 to 12.
pub fn month(word: &str) -> Option<i8> {
    let word = word.to_ascii_lowercase();
    if !MONTHS.contains(&&*word) {
        return None;
    }
    let short = word.get(..3)?;
    let at = MONTHS
        .iter()
        .take(12)
        .position(|name| name.starts_with(short))?;
    i8::try_from(at + 1).ok()
}

/// Is it the name of a day of the week?
pub fn is_day(word: &str) -> bool {
    DAYS.contains(&&*word.to_ascii_lowercase())
}

/// Does a line (in lower case) hold nothing but a date or a time, and words like "Updated"?
pub fn is_date_stamp(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let dotless = line.replace("a.m", "am").replace("p.m", "pm");
    let (mut numbers, mut signs, mut words) = (0, 0, 0);
    for part in dotless
        .split(|c: char| !c.is_alphanumeric())
        .filter(|p| !p.is_empty())
    {
        for token in letters_and_digits(part) {
            words += 1;
            if token.bytes().all(|b| b.is_ascii_digit()) {
                numbers += 1;
            } else if MONTHS.contains(&token) || DAYS.contains(&token) {
                signs += 1;
            } else if !STAMP_WORDS.contains(&token) {
                return false;
            } else if matches!(
                token,
                "updated" | "published" | "posted" | "modified" | "ago" | "am" | "pm"
            ) || is_zone(token)
            {
                signs += 1;
            }
        }
    }
    let read_time = dotless.ends_with("read") && dotless.contains("min");
    let plain_date = is_numeric_date(line);
    words <= 24 && (numbers > 0 && (signs > 0 || read_time) || plain_date)
}

fn is_zone(token: &str) -> bool {
    matches!(
        token,
        "gmt" | "utc" | "edt" | "est" | "et" | "bst" | "pdt" | "pst" | "cet" | "cest" | "ist"
    )
}

/// `3h` and `9am` are two tokens each.
fn letters_and_digits(part: &str) -> impl Iterator<Item = &str> {
    let cut = part
        .find(|c: char| !c.is_ascii_digit())
        .filter(|at| *at > 0)
        .unwrap_or(part.len());
    let (digits, letters) = part.split_at(cut);
    [digits, letters]
        .into_iter()
        .filter(|token| !token.is_empty())
}

/// `2026-03-18`, `18/03/2026`, `18.3.2026`, with or without a time.
fn is_numeric_date(line: &str) -> bool {
    let mut fields = line.split([' ', ',']).filter(|field| !field.is_empty());
    let date = fields.next().unwrap_or_default();
    let parts: Vec<&str> = date.split(['-', '/', '.']).collect();
    let is_date = parts.len() == 3
        && parts
            .iter()
            .all(|p| (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
        && parts.iter().any(|p| p.len() == 4);
    is_date && fields.all(|field| field.bytes().all(|b| b.is_ascii_digit() || b == b':'))
}

/// Does a title end in its running time (`Why it sank 03:10`), and not in a time of day or a
/// result in a sentence?
pub fn has_running_time(line: &str) -> bool {
    let Some((title, time)) = line.rsplit_once(char::is_whitespace) else {
        return false;
    };
    let fields: Vec<&str> = time.trim_matches(['(', ')']).split(':').collect();
    let minutes = matches!(fields.len(), 2 | 3)
        && fields
            .iter()
            .all(|f| matches!(f.len(), 1 | 2) && f.bytes().all(|b| b.is_ascii_digit()))
        && fields
            .last()
            .is_some_and(|seconds| seconds.len() == 2 && *seconds < "60");
    let before = title
        .trim_end()
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let before = before.to_ascii_lowercase();
    let in_a_sentence = matches!(
        &*before,
        "at" | "in"
            | "to"
            | "by"
            | "until"
            | "of"
            | "from"
            | "after"
            | "before"
            | "around"
            | "about"
            | "and"
            | "since"
            | "till"
            | "for"
            | ""
            | "a"
            | "the"
            | "won"
            | "lost"
    );
    minutes && !in_a_sentence && title.split_whitespace().count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_hold_nothing_else() {
        for line in [
            "published 1 day ago",
            "3h ago",
            "10:42 gmt",
            "updated 9.42am",
            "march 18, 2026",
            "updated nov 19, 6:55 am;posted nov 19, 5:10 am",
            "2026-03-18 10:42",
            "18/03/2026",
            "25 february 2026, 6.10am | updated 9.42am",
            "5 min read",
            "last updated on wednesday at 9:05 p.m. et",
        ] {
            assert!(is_date_stamp(line), "{line}");
        }
        for line in [
            "on monday",
            "2026",
            "may",
            "march on",
            "10 of 12",
            "updated",
            "3,141",
            "the first 100 days",
        ] {
            assert!(!is_date_stamp(line), "{line}");
        }
    }

    #[test]
    fn months_have_numbers() {
        for (word, number) in [
            ("January", Some(1)),
            ("Sept", Some(9)),
            ("dec", Some(12)),
            ("May", Some(5)),
            ("Marchers", None),
        ] {
            assert_eq!(month(word), number, "{word}");
        }
    }

    #[test]
    fn running_times() {
        assert!(has_running_time("Why the ferry ran aground 03:10"));
        assert!(has_running_time("Inside the control room 1:02:10"));
        assert!(!has_running_time("The match begins at 10:30"));
        assert!(!has_running_time("Score after the break 23:75"));
    }
}
