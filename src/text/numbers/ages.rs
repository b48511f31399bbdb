//! Ages of people.

use super::Unit;
use super::reader::Reading;
use crate::text::tokens::{Tokens, small_number};

/// Those of whom an age is told by "of".
const OF_AGE: [&str; 16] = [
    "boy",
    "child",
    "father",
    "girl",
    "grandfather",
    "grandmother",
    "man",
    "mother",
    "pensioner",
    "schoolboy",
    "schoolgirl",
    "student",
    "teenager",
    "widow",
    "widower",
    "woman",
];

/// "58-year-old", "aged 58", "age 58", "a man of 58", "58 years old", ", 58,", "in her 40s".
pub(super) fn age(tokens: &Tokens, at: usize) -> Option<Reading> {
    let word = tokens.lower(at);
    let age = |n: u32, next: usize| {
        let value = f64::from(n);
        (n < 130).then(|| Reading::new(value, value, Unit::Age, next))
    };
    for ending in ["-year-old", "-year-olds"] {
        if let Some(number) = word.strip_suffix(ending) {
            return age(small_number(number)?, at + 1);
        }
    }
    if let Some(tens) = word
        .strip_suffix('s')
        .filter(|d| d.len() == 2 && d.ends_with('0'))
    {
        let person = matches!(tokens.before(at, 1), "his" | "her" | "their" | "my");
        let low = f64::from(small_number(tens).filter(|_| person)?);
        return Some(Reading::new(low, low + 9.0, Unit::Age, at + 1));
    }
    let number = small_number(word)?;
    let of = tokens.before(at, 1) == "of" && OF_AGE.contains(&tokens.before(at, 2));
    let aged = of || matches!(tokens.before(at, 1), "aged" | "age");
    if aged && tokens.follows(at) {
        return age(number, at + 1);
    }
    if matches!(tokens.lower(at + 1), "years" | "year")
        && tokens.lower(at + 2) == "old"
        && tokens.follows(at + 2)
    {
        return age(number, at + 3);
    }
    // "Ana Roth, 58, said"
    let digits = word.starts_with(|c: char| c.is_ascii_digit()) && at > 0;
    let behind = tokens.rest(at, 1);
    let apposed = tokens.gap(at).trim() == "," && tokens.capital(at.checked_sub(1)?);
    let closes = matches!(behind, "," | "." | ";") && (behind != "." || !tokens.follows(at + 1));
    (digits && apposed && closes && number > 9).then(|| age(number, at + 1))?
}
