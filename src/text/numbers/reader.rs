//! One quantity at one place.

use super::ages::age;
use super::values::{Value, digits, fraction, number, ordinal};
use super::{Precision, Quantity, Unit, hedges, units, values};
use crate::text::Span;
use crate::text::tokens::{Tokens, small_number};

/// What was read, before its hedge: value, unit, and where it ends.
pub(super) struct Reading {
    low: f64,
    high: f64,
    unit: Unit,
    precision: Precision,
    resolution: f64,
    next: usize,
    /// The word behind the number, where the noun that is counted follows.
    counted: Option<usize>,
    /// Bytes behind the last word that belong to it: "%", "+".
    sign: usize,
}

impl Reading {
    pub fn new(low: f64, high: f64, unit: Unit, next: usize) -> Self {
        Self {
            low,
            high,
            unit,
            precision: Precision::Exact,
            resolution: 1.0,
            next,
            counted: None,
            sign: 0,
        }
    }
}

/// The quantity that begins at word `at` (behind byte `taken`), and the word behind it.
pub(super) fn read(tokens: &Tokens, at: usize, taken: usize) -> Option<(Quantity, usize)> {
    let mut reading = vague(tokens, at)
        .or_else(|| age(tokens, at))
        .or_else(|| hyphened(tokens, at))
        .or_else(|| share(tokens, at))
        .or_else(|| ordinal_number(tokens, at))
        .or_else(|| plain(tokens, at))?;
    let mut start = tokens.span(at).start;
    if let Some((_, sign)) = units::currency_sign(tokens, at) {
        start -= sign;
    }
    if let Some((precision, from)) = hedges::before(tokens, at)
        && tokens.span(from).start >= taken
    {
        start = tokens.span(from).start;
        if reading.precision == Precision::Exact {
            reading.precision = precision;
        }
    }
    let last = reading.next.saturating_sub(1).max(at);
    let mut end = tokens.span(last).end + reading.sign;
    if reading.sign == 0 && tokens.rest(last, 1) == "+" {
        reading.precision = Precision::AtLeast;
        end += 1;
    }
    if let Some((precision, next)) = hedges::behind(tokens, reading.next) {
        reading.precision = precision;
        reading.next = next;
        end = tokens.span(next - 1).end;
    }
    let number = reading
        .counted
        .map_or(end, |noun| tokens.span(noun - 1).end);
    let quantity = Quantity {
        span: Span::new(start, end),
        number: Span::new(start, number),
        low: reading.low,
        high: reading.high,
        unit: reading.unit,
        precision: reading.precision,
        resolution: reading.resolution,
    };
    (quantity.low.is_finite() && quantity.high.is_finite()).then_some((quantity, reading.next))
}

/// "dozens", "hundreds of people", "several", "a handful of".
fn vague(tokens: &Tokens, at: usize) -> Option<Reading> {
    let (low, high, mut next) = match (tokens.lower(at), tokens.lower(at + 1), tokens.lower(at + 2))
    {
        ("tens", "of", "thousands") => (2e4, 99_999.0, at + 3),
        ("tens", "of", "millions") => (2e7, 99_999_999.0, at + 3),
        ("hundreds", "of", "thousands") => (2e5, 999_999.0, at + 3),
        ("hundreds", "of", "millions") => (2e8, 999_999_999.0, at + 3),
        ("dozens", ..) => (24.0, 99.0, at + 1),
        ("scores", "of", _) => (40.0, 199.0, at + 1),
        ("hundreds", ..) => (200.0, 999.0, at + 1),
        ("thousands", ..) => (2e3, 99_999.0, at + 1),
        ("millions", ..) => (2e6, 999_999_999.0, at + 1),
        ("billions", ..) => (2e9, 999_999_999_999.0, at + 1),
        ("several", ..) => (3.0, 9.0, at + 1),
        ("a", "few", _) => (3.0, 6.0, at + 2),
        ("a", "couple", _) => (2.0, 3.0, at + 2),
        ("a", "handful", _) => (3.0, 6.0, at + 2),
        _ => return None,
    };
    // "several hundred", "a few dozen"
    let scale =
        match values::scale(tokens.lower(next)).filter(|_| low < 20.0 && tokens.follows(next)) {
            Some(scale) => {
                next += 1;
                scale
            }
            None => 1.0,
        };
    let (low, high) = (low * scale, high * scale);
    let mut unit = Unit::Plain;
    let mut counted = None;
    let mut factor = 1.0;
    let of = usize::from(tokens.lower(next) == "of" && tokens.follows(next));
    if let Some((code, times, words)) = units::currency_word(tokens, next + of) {
        (unit, factor, next) = (Unit::Money(code), times, next + of + words);
    } else if let Some((measure, times, behind)) = units::measure(tokens, next + of) {
        (unit, factor, next) = (measure, times, behind);
    } else if let Some((noun, behind)) = units::counted(tokens, next, false) {
        counted = Some(next);
        (unit, next) = (Unit::Counted(noun), behind);
    } else if of == 0 && scale == 1.0 && matches!(tokens.lower(at), "several" | "a") {
        return None;
    }
    let mut reading = Reading::new(low * factor, high * factor, unit, next);
    reading.precision = Precision::Vague;
    reading.counted = counted;
    Some(reading)
}

/// "234-193", "40-45 people", "30-day", "two-thirds", "100-foot".
fn hyphened(tokens: &Tokens, at: usize) -> Option<Reading> {
    let word = tokens.lower(at);
    let (left, right) = word.split_once('-').or_else(|| dashed(tokens, at))?;
    let dashed = !word.contains('-');
    let next = at + 1 + usize::from(dashed);
    if let (Some(first), Some(second)) = (digits(left, false), digits(right, false)) {
        if word.matches('-').count() > 1
            || (right.starts_with('0') && right.len() > 1)
            || left.starts_with('0') && left.len() > 1
        {
            return None;
        }
        return Some(pair(tokens, at, first, second, next));
    }
    let money = units::currency_sign(tokens, at);
    let (value, resolution, _) = digits(left, money.is_some())
        .or_else(|| small_number(left).map(|n| (f64::from(n), 1.0, false)))?;
    if right == "plus" {
        let value = Value {
            value,
            resolution,
            next,
            scaled: false,
        };
        let mut reading = with_unit(tokens, at, value, money.map(|m| m.0));
        reading.precision = Precision::AtLeast;
        return Some(reading);
    }
    if let Some(of) = fraction(right).filter(|_| money.is_none() && right != "second") {
        let mut reading = Reading::new(value / of, value / of, Unit::Share, next);
        reading.resolution = 0.01;
        return (value <= of).then_some(reading);
    }
    let (unit, factor) = match (money, right) {
        (Some((code, _)), "million") => (Unit::Money(code), 1e6),
        (Some((code, _)), "billion") => (Unit::Money(code), 1e9),
        (Some((code, _)), _) => (Unit::Money(code), 1.0),
        (None, "percent") => (Unit::Percent, 1.0),
        (None, "member" | "person" | "vote" | "seat" | "page" | "point" | "strong") => {
            (Unit::Counted(right.to_owned() + "s"), 1.0)
        }
        (None, _) => units::unit(right.split('-').next()?)?,
    };
    let mut reading = Reading::new(value * factor, value * factor, unit, next);
    reading.resolution = resolution * factor;
    Some(reading)
}

/// Digits, an en dash, digits: as if hyphened.
fn dashed<'t>(tokens: &'t Tokens, at: usize) -> Option<(&'t str, &'t str)> {
    let digits = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    (tokens.gap(at + 1) == "–" && digits(tokens.lower(at)) && digits(tokens.lower(at + 1)))
        .then(|| (tokens.lower(at), tokens.lower(at + 1)))
}

/// Two numbers with a hyphen: a range where the second is greater and things are counted.
fn pair(
    tokens: &Tokens,
    at: usize,
    (first, step, _): (f64, f64, bool),
    (second, _, _): (f64, f64, bool),
    next: usize,
) -> Reading {
    const CONTESTS: [&str; 16] = [
        "vote", "votes", "win", "victory", "decision", "ruling", "defeat", "loss", "lead",
        "margin", "record", "split", "majority", "draw", "tie", "score",
    ];
    let contest = CONTESTS.contains(&tokens.lower(next))
        || matches!(
            tokens.before(at, 1),
            "voted" | "vote" | "won" | "lost" | "beat" | "by" | "ruled" | "passed" | "approved"
        );
    if second > first && !contest {
        let value = Value {
            value: second,
            resolution: step,
            next,
            scaled: false,
        };
        let mut range = with_unit(tokens, at, value, None);
        if range.unit != Unit::Plain {
            let factor = if second == 0.0 {
                1.0
            } else {
                range.high / second
            };
            range.low = first * factor;
            return range;
        }
    }
    Reading::new(first, second, Unit::Score, next)
}

/// "a third of", "two thirds", "three quarters", "half the", "one in five", "nine out of 10".
fn share(tokens: &Tokens, at: usize) -> Option<Reading> {
    let word = tokens.lower(at);
    let found = |value: f64, next: usize| {
        let mut reading = Reading::new(value, value, Unit::Share, next);
        reading.resolution = 0.01;
        Some(reading)
    };
    // "half an hour"
    if word == "half"
        && matches!(tokens.lower(at + 1), "a" | "an")
        && let Some((unit, factor, next)) = units::measure(tokens, at + 2)
    {
        let mut reading = Reading::new(0.5 * factor, 0.5 * factor, unit, next);
        reading.resolution = 0.1 * factor;
        return Some(reading);
    }
    if word == "half"
        && matches!(
            tokens.lower(at + 1),
            "of" | "the" | "its" | "their" | "his" | "her"
        )
        && tokens.follows(at + 1)
    {
        return found(0.5, at + 1);
    }
    let number = match word {
        "a" => 1,
        _ => small_number(word)?,
    };
    let number = f64::from(number);
    if !tokens.follows(at + 1) {
        return None;
    }
    if let Some(of) = fraction(tokens.lower(at + 1))
        && (number > 1.0 && tokens.lower(at + 1).ends_with('s') || tokens.lower(at + 2) == "of")
        && number < of
    {
        return found(number / of, at + 2);
    }
    let (of, next) = match (tokens.lower(at + 1), tokens.lower(at + 2)) {
        ("in", _) => (small_number(tokens.lower(at + 2)), at + 3),
        ("out", "of") => (small_number(tokens.lower(at + 3)), at + 4),
        _ => return None,
    };
    let of = f64::from(of.filter(|_| tokens.follows(next - 1))?);
    let counted = tokens.lower(at + 1) == "in" && units::measure(tokens, next).is_some();
    (number < of && !counted && word != "a").then(|| found(number / of, next))?
}

/// "21st", "the third attempt".
fn ordinal_number(tokens: &Tokens, at: usize) -> Option<Reading> {
    let word = tokens.lower(at);
    let value = ordinal(word)?;
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    let asked = matches!(
        tokens.before(at, 1),
        "the" | "his" | "her" | "its" | "their" | "a" | "this" | "my" | "our"
    ) && tokens.follows(at + 1)
        && units::is_countable(tokens.lower(at + 1));
    let name = tokens.capital(at) && tokens.capital(at + 1);
    (digits || (asked && !name)).then(|| Reading::new(value, value, Unit::Ordinal, at + 1))
}

/// A number with what it counts; a range of two.
fn plain(tokens: &Tokens, at: usize) -> Option<Reading> {
    let sign = units::currency_sign(tokens, at);
    let first = number(tokens, at, sign.is_some())?;
    if sign.is_none() && !is_quantity(tokens, at, &first) {
        return None;
    }
    let first = and_a_half(tokens, first);
    if sign.is_none()
        && let Some(score) = counts_against(tokens, at, &first)
    {
        return Some(score);
    }
    if let Some(second) = range(tokens, at, &first) {
        let mut reading = with_unit(tokens, at, second, sign.map(|s| s.0));
        let factor = if second.value == 0.0 {
            1.0
        } else {
            reading.high / second.value
        };
        // "$40 to $45 million": the scale belongs to both.
        let shared = if second.scaled && !first.scaled && first.value < 1000.0 {
            second.resolution
        } else {
            1.0
        };
        reading.low = first.value * factor * shared;
        return (reading.low <= reading.high).then_some(reading);
    }
    Some(with_unit(tokens, at, first, sign.map(|s| s.0)))
}

/// "228 to 191", "52 votes to 48": two counts, the greater first, or after "a vote of".
fn counts_against(tokens: &Tokens, at: usize, first: &Value) -> Option<Reading> {
    let votes = usize::from(tokens.lower(first.next) == "votes" && tokens.follows(first.next));
    let to = first.next + votes;
    let second = values::digits(tokens.lower(to + 1), false)?;
    let joined = tokens.lower(to) == "to" && tokens.follows(to) && tokens.follows(to + 1);
    let vote = matches!(tokens.before(at, 2), "vote" | "margin" | "score" | "tally")
        && tokens.before(at, 1) == "of"
        || matches!(tokens.before(at, 1), "voted" | "vote");
    let plain = !first.scaled
        && !second.2
        && units::percent(tokens, to + 2).is_none()
        && units::measure(tokens, to + 2).is_none();
    let falls = first.value > second.0 && tokens.before(at, 1) != "from";
    (joined && plain && (vote || falls))
        .then(|| Reading::new(first.value, second.0, Unit::Score, to + 2))
}

/// Numbers that count nothing: parts of names, list numbers, phone numbers, "one".
fn is_quantity(tokens: &Tokens, at: usize, value: &Value) -> bool {
    let word = tokens.lower(at);
    let next = tokens.lower(value.next);
    if word == "one" && value.next == at + 1 {
        let pronoun = matches!(
            tokens.before(at, 1),
            "no" | "this" | "that" | "the" | "any" | "which" | "each" | "every" | "only"
        );
        return !pronoun && tokens.follows(at + 1) && units::is_countable(next);
    }
    if matches!(word, "a" | "an" | "half") {
        return true;
    }
    // The emergency number and the day.
    if word == "911" {
        return false;
    }
    if tokens.preceded_by(at, &["/", "#", ":", "@", "No. ", "no. ", "_"])
        || tokens.rest(at, 1) == "/"
    {
        return false;
    }
    // "Flight 12 left": behind a capital inside a sentence, and nothing counted.
    let name = at > 1
        && tokens.capital(at - 1)
        && tokens.follows(at)
        && word.starts_with(|c: char| c.is_ascii_digit());
    let counts = tokens.follows(value.next)
        && (units::measure(tokens, value.next).is_some()
            || units::counted(tokens, value.next, false).is_some());
    !name || counts || value.scaled || units::percent(tokens, value.next).is_some()
}

/// "six and a half (hours)"
fn and_a_half(tokens: &Tokens, value: Value) -> Value {
    let next = value.next;
    let half = tokens.lower(next) == "and"
        && tokens.lower(next + 1) == "a"
        && tokens.lower(next + 2) == "half"
        && (next..next + 3).all(|n| tokens.follows(n));
    if !half {
        return value;
    }
    Value {
        value: value.value + 0.5 * value.resolution,
        resolution: 0.1 * value.resolution,
        next: next + 3,
        ..value
    }
}

/// The second number of "40 to 45", "between 40 and 45", "$40 to $45".
fn range(tokens: &Tokens, at: usize, first: &Value) -> Option<Value> {
    // "35% to 40%", "35 per cent to 40 per cent"
    let percent = units::percent(tokens, first.next);
    let to = first.next + percent.map_or(0, |(_, words)| words);
    let joint = tokens.lower(to);
    let between = tokens.before(at, 1) == "between";
    let joined = match joint {
        // "Fell by £38m to £611m" tells how far, and where to.
        "to" => !matches!(tokens.before(at, 1), "from" | "by"),
        "and" => between,
        _ => false,
    };
    let second = to + 1;
    let before = tokens
        .gap(to)
        .trim_matches(|c: char| c.is_whitespace() || c == '%');
    let gap = tokens
        .gap(second)
        .trim_matches(|c: char| c.is_whitespace() || "$£€".contains(c));
    if !joined || !before.is_empty() || !gap.is_empty() {
        return None;
    }
    let money = units::currency_sign(tokens, second).is_some();
    let second = number(tokens, second, money)?;
    (second.value > first.value || second.scaled).then_some(second)
}

/// The unit of a number that was read, from what stands around it.
fn with_unit(tokens: &Tokens, at: usize, value: Value, sign: Option<&'static str>) -> Reading {
    let next = value.next;
    let mut reading = Reading::new(value.value, value.value, Unit::Plain, next);
    reading.resolution = value.resolution;
    let mut factor = 1.0;
    if let Some(code) = sign {
        reading.unit = Unit::Money(code);
    } else if let Some((bytes, words)) = units::percent(tokens, next) {
        reading.unit = Unit::Percent;
        reading.sign = bytes;
        reading.next = next + words;
    } else if let Some((code, times, words)) = units::currency_word(tokens, next) {
        reading.unit = Unit::Money(code);
        reading.next = next + words;
        factor = times;
    } else if let Some((unit, times, behind)) = units::measure(tokens, next) {
        reading.unit = unit;
        reading.next = behind;
        factor = times;
    } else if let Some((noun, behind)) = units::counted(tokens, next, tokens.lower(at) == "one") {
        reading.unit = Unit::Counted(noun);
        reading.counted = Some(next);
        reading.next = behind;
    }
    reading.low *= factor;
    reading.high *= factor;
    reading.resolution *= factor;
    reading
}
