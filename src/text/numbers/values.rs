//! Digits and number words to values.

use crate::text::tokens::{Tokens, small_number};

/// A value with the place of its last written digit, and the word behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value {
    pub value: f64,
    pub resolution: f64,
    pub next: usize,
    /// "1.2bn", "30 million": written with a word or letters for the scale.
    pub scaled: bool,
}

/// Greatest number of words of one number: "three hundred and forty-five thousand six hundred".
const LONGEST: usize = 9;

/// The value of a scale word.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "hundred" => 1e2,
        "thousand" => 1e3,
        "million" | "mn" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        "dozen" => 12.0,
        _ => return None,
    })
}

/// A number in digits with what is glued to it: "1,137", "3.5", "1.2bn", "10k"; `money` says
/// that a sign of currency stands before it. Gives value, resolution, and if it is scaled.
pub(super) fn digits(word: &str, money: bool) -> Option<(f64, f64, bool)> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) || word.len() > 24 {
        return None;
    }
    let letters = word.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')));
    let (number, glued) = word.split_at(letters.unwrap_or(word.len()));
    let factor = match glued {
        "" => 1.0,
        "m" if money => 1e6,
        "k" => 1e3,
        "b" if money => 1e9,
        "bn" | "mn" | "tn" | "trn" => scale(glued)?,
        _ => return None,
    };
    let grouped = number
        .split(',')
        .skip(1)
        .all(|group| group.split('.').next().is_some_and(|g| g.len() == 3));
    let plain = number.replace(',', "");
    let plain = plain.trim_end_matches('.');
    let decimals = plain.split_once('.').map_or(0, |(_, d)| d.len());
    let value: f64 = grouped.then(|| plain.parse().ok())??;
    let decimals = i32::try_from(decimals).ok()?;
    Some((value * factor, factor * 10f64.powi(-decimals), factor > 1.0))
}

/// The number that begins at word `at`, in digits or words, with its scale.
pub(super) fn number(tokens: &Tokens, at: usize, money: bool) -> Option<Value> {
    let word = tokens.lower(at);
    if let Some((value, resolution, scaled)) = digits(word, money) {
        let mut value = Value {
            value,
            resolution,
            next: at + 1,
            scaled,
        };
        if !scaled {
            value = scaled_by(tokens, value, money);
        }
        return Some(value);
    }
    words(tokens, at)
}

/// Applies scale words behind a number in digits: "1.2 million".
fn scaled_by(tokens: &Tokens, mut value: Value, money: bool) -> Value {
    while tokens.follows(value.next) {
        let word = tokens.lower(value.next);
        let factor = match word {
            "m" if money => 1e6,
            "b" if money => 1e9,
            _ => match scale(word) {
                Some(factor) => factor,
                None => break,
            },
        };
        value.value *= factor;
        value.resolution *= factor;
        value.scaled = true;
        value.next += 1;
        if value.value > 1e18 {
            break;
        }
    }
    value
}

/// A number in words: "forty-five", "two hundred and six", "half a million", "a dozen".
fn words(tokens: &Tokens, at: usize) -> Option<Value> {
    let first = tokens.lower(at);
    let article = matches!(first, "a" | "an" | "half" | "one");
    if article && let Some(value) = article_number(tokens, at) {
        return Some(value);
    }
    let mut total = 0.0;
    let mut part = f64::from(small_number(first)?);
    let mut next = at + 1;
    let mut scaled = false;
    let mut resolution = 1.0;
    while next < at + LONGEST && tokens.follows(next) {
        let and = usize::from(tokens.lower(next) == "and" && scaled);
        let word = tokens.lower(next + and);
        if and == 0
            && let Some(factor) = scale(word)
        {
            if factor > 100.0 {
                total = (total + part) * factor;
                part = 0.0;
            } else {
                part *= factor;
            }
            resolution = factor;
            scaled = true;
        } else if let Some(small) =
            small_number(word).filter(|n| *n < 100 && scaled && word != "one")
            && !word.starts_with(|c: char| c.is_ascii_digit())
        {
            part += f64::from(small);
            resolution = 1.0;
        } else {
            break;
        }
        next += 1 + and;
    }
    Some(Value {
        value: total + part,
        resolution,
        next,
        scaled,
    })
}

/// "a dozen", "half a million", "half a dozen", "a hundred", "one and a half million".
fn article_number(tokens: &Tokens, at: usize) -> Option<Value> {
    let (factor, from) = match (tokens.lower(at), tokens.lower(at + 1)) {
        ("half", "a" | "an") => (0.5, at + 2),
        ("a", "half") => (0.5, at + 2),
        ("one", _) | ("a" | "an", _) => (1.0, at + 1),
        _ => return None,
    };
    let scale = scale(tokens.lower(from)).filter(|_| tokens.follows(from))?;
    let value = Value {
        value: factor * scale,
        resolution: factor * scale,
        next: from + 1,
        scaled: true,
    };
    Some(scaled_by(tokens, value, false))
}

/// What a fraction word is of one: "third", "quarters".
pub(super) fn fraction(word: &str) -> Option<f64> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "half" | "halve" => 2.0,
        "third" => 3.0,
        "quarter" | "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        _ => return None,
    })
}

/// The number of an ordinal: "21st", "third".
pub(super) fn ordinal(word: &str) -> Option<f64> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth", "eleventh", "twelfth",
    ];
    if let Some(n) = WORDS.iter().position(|w| *w == word) {
        return Some(f64::from(u32::try_from(n + 1).ok()?));
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = word.get(digits.len()..)?;
    let number: u32 = (digits.len() < 5).then(|| digits.parse().ok())??;
    matches!(ending, "st" | "nd" | "rd" | "th").then_some(f64::from(number))
}
