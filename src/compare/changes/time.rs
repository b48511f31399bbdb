//! Times: another day or hour, and vague against exact.
//!
//! Days that both claims tell are put aside first. Of what remains, a vague and an exact
//! expression of one time face each other already where the words around agree a little; two
//! different times only where they agree much, because most claims hold times of several acts.

use super::facing::{ClaimFacts, Facing, Word};
use super::time_frames::{Frame, are_apart, frame};
use super::{Difference, slots, verbs};
use crate::align::Relation;
use crate::compare::model::ChangeKind;
use crate::text::dates::{PartOfDay, TimeExpression, TimeKind, TimePrecision, WEEKDAYS};
use crate::text::normal::normalize;
use crate::text::numbers::in_digits;
use crate::text::{Span, word_set};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

static VAGUE: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| word_set(include_str!("vague_times.txt")));

/// Words of the longest vague expression.
const LONGEST: usize = 5;

/// Least agreement of the words around: the same day, of which one claim tells the part; one
/// expression may hold the other ("last week", "Monday"), or both differ.
const SAME_DAY: f64 = 0.1;
const MAY_BE_ONE: f64 = 0.2;
/// The same, where no other expression of time stands in claims that assert the same.
const MAY_BE_ONE_ALONE: f64 = 0.05;
const ANOTHER: f64 = 0.45;
/// Two expressions that stand alone in claims that assert the same need less.
const ANOTHER_ALONE: f64 = 0.3;

/// Years come in pairs ("from 1993 to 1996"): two of them need more.
const ANOTHER_YEAR: f64 = 0.6;

/// An expression of time as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Moment {
    span: Span,
    words: String,
    /// What the calendar makes of it; none where it is vague.
    exact: Option<TimeExpression>,
    /// "late", "early", "earlier" before it.
    turned: bool,
    frame: Frame,
}

/// How two moments relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relating {
    /// The same time in the same grain, or in other words for it.
    Equal,
    /// One day, of which only one tells the part, or tells more of it.
    SameDay,
    /// One can be the other, told more finely.
    MayBeOne,
    /// They are different times.
    Another,
    /// Nothing tells.
    Unknown,
}

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let (all_a, all_b) = (&facing.facts_a.moments, &facing.facts_b.moments);
    let left_a: Vec<&Moment> = pick(all_a, all_b);
    let left_b: Vec<&Moment> = pick(all_b, all_a);
    let alone = left_a.len() == 1
        && left_b.len() == 1
        && facing.link.is_some_and(|l| l.relation == Relation::Same);
    let mut scored = Vec::new();
    for (n, a) in left_a.iter().enumerate() {
        for (m, b) in left_b.iter().enumerate() {
            let around = slots::agreement(facing, a.span, b.span);
            let relating = relating(a, b);
            let accepted = match relating {
                Relating::SameDay => around >= SAME_DAY || alone,
                Relating::MayBeOne if alone => around >= MAY_BE_ONE_ALONE,
                Relating::MayBeOne => around >= MAY_BE_ONE,
                Relating::Another if is_year(a) && is_year(b) => around >= ANOTHER_YEAR,
                Relating::Another => around >= if alone { ANOTHER_ALONE } else { ANOTHER },
                Relating::Equal | Relating::Unknown => false,
            };
            if accepted && !of_other_acts(facing, a.span, b.span, relating) {
                scored.push((around, n, m, a.span, b.span, relating));
            }
        }
    }
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (mut taken_a, mut taken_b) = (Vec::new(), Vec::new());
    let mut found = Vec::new();
    for (_, n, m, a, b, relating) in scored {
        if taken_a.contains(&n) || taken_b.contains(&m) {
            continue;
        }
        taken_a.push(n);
        taken_b.push(m);
        found.push(difference(facing, a, b, relating));
    }
    found
}

/// The moments that the other claim does not tell.
fn pick<'m>(mine: &'m [Moment], theirs: &[Moment]) -> Vec<&'m Moment> {
    let told = |one: &&Moment| theirs.iter().any(|o| relating(one, o) == Relating::Equal);
    mine.iter().filter(|one| !told(one)).collect()
}

/// Are the expressions attached to two acts ("grew Monday", "enacted last week")? Where both tell of
/// one day, two verbs may tell one act ("made an arrest", "was arrested"), so neither claim may tell
/// the other's.
fn of_other_acts(facing: &Facing, a: Span, b: Span, relating: Relating) -> bool {
    let acts = (verbs::act(facing.facts_a, a), verbs::act(facing.facts_b, b));
    let (Some(x), Some(y)) = acts else {
        return false;
    };
    let told = |word: &Word, facts: &ClaimFacts| facts.words.iter().any(|w| w.stem == word.stem);
    let day = relating == Relating::SameDay;
    let alike = day && slots::agreement(facing, a, b) >= ANOTHER;
    verbs::are_two(x, y) && !alike && !(day && (told(x, facing.facts_b) || told(y, facing.facts_a)))
}

fn difference(facing: &Facing, a: Span, b: Span, relating: Relating) -> Difference {
    let words = format!("{} against {}", facing.text_a(a), facing.text_b(b));
    facing.difference(
        ChangeKind::Time,
        a,
        b,
        match relating {
            Relating::MayBeOne | Relating::SameDay => format!("{words}: one is more exact"),
            _ => words,
        },
    )
}

/// All expressions of time in a claim, in order.
pub(super) fn moments<'t>(facts: &ClaimFacts, text: impl Fn(Span) -> &'t str) -> Vec<Moment> {
    let mut found = Vec::new();
    for time in &facts.times {
        let first = facts
            .words
            .partition_point(|w| w.span.start < time.span.start);
        let before = first.checked_sub(1).and_then(|n| facts.words.get(n));
        let turn =
            before.filter(|w| matches!(w.normal.as_str(), "late" | "early" | "earlier" | "later"));
        let start = turn.map_or(time.span.start, |w| w.span.start);
        found.push(Moment {
            span: Span::new(start, time.span.end),
            words: normalize(text(time.span)),
            exact: Some(time.clone()),
            turned: turn.is_some_and(|w| matches!(w.normal.as_str(), "late" | "early")),
            frame: frame(facts, first),
        });
    }
    let mut at = 0;
    while at < facts.words.len() {
        let vague = (1..=LONGEST).rev().find_map(|length| {
            let words = facts.words.get(at..at + length)?;
            let phrase: Vec<&str> = words.iter().map(|w| w.normal.as_str()).collect();
            let phrase = phrase.join(" ");
            let span = Span::new(words.first()?.span.start, words.last()?.span.end);
            let next = facts.words.get(at + length).map(|w| w.normal.as_str());
            // "shortly after the vote" tells an order, no time.
            let relative = matches!(next, Some("after" | "before" | "later"));
            let free = !relative && !facts.times.iter().any(|t| t.span.overlap(span) > 0);
            (free && VAGUE.contains(phrase.as_str())).then_some((span, phrase, length))
        });
        match vague {
            Some((span, words, length)) => {
                found.push(Moment {
                    span,
                    words,
                    exact: None,
                    turned: false,
                    frame: frame(facts, at),
                });
                at += length;
            }
            None => at += 1,
        }
    }
    found.sort_by_key(|m| m.span);
    found
}

fn relating(a: &Moment, b: &Moment) -> Relating {
    if a.words == b.words && a.turned == b.turned {
        return Relating::Equal;
    }
    if a.frame != b.frame {
        return Relating::Unknown;
    }
    if let (Some(x), Some(y)) = (days_ago(a), days_ago(b)) {
        let (less, more) = (x.min(y), x.max(y));
        return match more >= less * OTHER_DISTANCE {
            true => Relating::Another,
            false => Relating::MayBeOne,
        };
    }
    // A weekday is one of the last seven days; three weeks ago, another was.
    if (is_weekday(a) && is_long_ago(b)) || (is_weekday(b) && is_long_ago(a)) {
        return Relating::Unknown;
    }
    if are_apart(&a.words, &b.words) {
        return Relating::Another;
    }
    // "Soon" is none of the days that were, "last week" none that will be.
    let (ahead, behind) = ([is_ahead(a), is_ahead(b)], [is_behind(a), is_behind(b)]);
    if (ahead[0] && behind[1]) || (ahead[1] && behind[0]) {
        return Relating::Unknown;
    }
    let (Some(x), Some(y)) = (&a.exact, &b.exact) else {
        // Two vague ones say too little.
        return match a.exact.as_ref().or(b.exact.as_ref()) {
            Some(exact) if exact.precision < TimePrecision::Year => Relating::MayBeOne,
            _ => Relating::Unknown,
        };
    };
    match (x.kind, y.kind) {
        (TimeKind::Time, TimeKind::Time) if x.clock == y.clock => Relating::Equal,
        (TimeKind::Time, TimeKind::Time) => Relating::Another,
        (TimeKind::Date, TimeKind::Date) => match (x.resolved, y.resolved) {
            (Some(days), Some(others)) => {
                if days == others {
                    same_day(x.part, y.part, a.turned != b.turned)
                } else if days.0 <= others.1 && others.0 <= days.1 {
                    Relating::MayBeOne
                } else if is_coarser(x.precision, y.precision) {
                    Relating::Unknown
                } else {
                    Relating::Another
                }
            }
            _ => unresolved(a, b, x, y),
        },
        _ => Relating::Unknown,
    }
}

/// Is this a day of the week without a date, that of the report's own week?
fn is_weekday(moment: &Moment) -> bool {
    let named = WEEKDAYS.iter().any(|day| moment.words.contains(day));
    named && !moment.words.contains(|c: char| c.is_ascii_digit())
}

/// "Two weeks ago" and "two months ago" cannot be one; "seven weeks ago" and "two months ago" can.
const OTHER_DISTANCE: f64 = 1.5;

/// How many days back "two weeks ago" lies.
fn days_ago(moment: &Moment) -> Option<f64> {
    let (number, unit) = moment.words.strip_suffix(" ago")?.split_once(' ')?;
    let number = match number {
        "a" | "an" | "one" => 1.0,
        _ => in_digits(number)?.parse().ok()?,
    };
    let days = match unit.trim_end_matches('s') {
        "day" => 1.0,
        "week" => 7.0,
        "month" => 30.4,
        "year" => 365.25,
        _ => return None,
    };
    Some(number * days)
}

/// Does it tell by its words of a time more than a week before the report?
fn is_long_ago(moment: &Moment) -> bool {
    let words = moment.words.as_str();
    let units = ["week", "weeks", "month", "months", "year", "years"];
    words
        .strip_suffix(" ago")
        .is_some_and(|length| units.iter().any(|unit| length.ends_with(unit)))
        || matches!(
            words,
            "last month" | "last year" | "recent weeks" | "recent months" | "recent years"
        )
}

/// Does an expression look ahead by its words?
fn is_ahead(moment: &Moment) -> bool {
    let starts = ["next ", "in the coming", "tomorrow", "later this"];
    starts.iter().any(|s| moment.words.starts_with(s))
        || moment.exact.is_none() && AHEAD.contains(&moment.words.as_str())
}

/// Does it look back: by its words, or as a day that bears no word for the future?
fn is_behind(moment: &Moment) -> bool {
    let starts = [
        "last ",
        "recent",
        "earlier this",
        "yesterday",
        "the day before",
    ];
    let day = |exact: &TimeExpression| exact.precision <= TimePrecision::Day;
    starts.iter().any(|s| moment.words.starts_with(s))
        || moment.words.ends_with(" ago")
        || moment.exact.as_ref().is_some_and(day) && !is_ahead(moment)
}

const AHEAD: [&str; 4] = ["soon", "very soon", "shortly", "swiftly"];

/// Two expressions of one day: "Monday night" tells more than "Monday".
fn same_day(a: Option<PartOfDay>, b: Option<PartOfDay>, turned: bool) -> Relating {
    match (a, b) {
        (a, b) if a == b && !turned => Relating::Equal,
        // One desk's evening is the other's night.
        (
            Some(PartOfDay::Evening | PartOfDay::Night),
            Some(PartOfDay::Evening | PartOfDay::Night),
        ) if !turned => Relating::Equal,
        (Some(a), Some(b)) if a != b => Relating::Another,
        _ => Relating::SameDay,
    }
}

/// What the words alone tell where no date of publication is known.
fn unresolved(a: &Moment, b: &Moment, x: &TimeExpression, y: &TimeExpression) -> Relating {
    let deictic = |m: &Moment| {
        [
            "today",
            "yesterday",
            "tomorrow",
            "tonight",
            "this morning",
            "this afternoon",
        ]
        .iter()
        .any(|w| m.words.starts_with(w))
    };
    let weekday = |m: &Moment| WEEKDAYS.iter().position(|d| m.words.contains(d));
    let month = |m: &Moment| {
        MONTHS
            .iter()
            .position(|name| m.words.split(' ').any(|w| w.starts_with(name)))
    };
    let number = |m: &Moment| -> Option<u32> {
        let digits: String = m.words.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    match ((weekday(a), weekday(b)), (month(a), month(b))) {
        ((Some(p), Some(q)), _) if p == q => same_day(x.part, y.part, a.turned != b.turned),
        ((Some(_), Some(_)), _) => Relating::Another,
        (_, (Some(p), Some(q))) if p != q => Relating::Another,
        (_, (Some(_), Some(_))) => match (number(a), number(b)) {
            (p, q) if p == q => Relating::Equal,
            (Some(_), Some(_)) if x.precision == y.precision => Relating::Another,
            _ => Relating::MayBeOne,
        },
        _ if deictic(a) || deictic(b) => Relating::Unknown,
        // "2014" says nothing about "this year" or "Friday" while the year is not known.
        _ if is_year(a) || is_year(b) => match is_year(a) && is_year(b) {
            true => Relating::Another,
            false => Relating::Unknown,
        },
        // Whether "Monday" is "June 17" only a date of publication tells.
        _ if weekday(a).or(weekday(b)).is_some() && month(a).or(month(b)).is_some() => {
            Relating::Unknown
        }
        // Nor whether "February" is "last month".
        _ if month(a).or(month(b)).is_some() && x.precision == y.precision => Relating::Unknown,
        _ if x.precision == y.precision => Relating::Another,
        _ if is_coarser(x.precision, y.precision) => Relating::Unknown,
        _ => Relating::MayBeOne,
    }
}

/// Is one a day and the other a season, a year or more? A day is hardly told where such is meant.
fn is_coarser(a: TimePrecision, b: TimePrecision) -> bool {
    a.max(b) > TimePrecision::Month && a.min(b) <= TimePrecision::Day
}

fn is_year(moment: &Moment) -> bool {
    moment.words.len() == 4 && moment.words.chars().all(|c| c.is_ascii_digit())
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

#[cfg(test)]
mod tests;
