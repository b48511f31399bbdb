//! What stands before or behind a number and says what it counts.

use super::Unit;
use crate::text::tokens::{Tokens, small_number};
use crate::text::{word_list, word_set};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// Unit words to dimension and factor.
static UNITS: LazyLock<FxHashMap<String, (&'static str, f64)>> = LazyLock::new(|| {
    let mut units = FxHashMap::default();
    for line in word_list(include_str!("../lists/units.txt")) {
        let Some((words, meaning)) = line.split_once('=') else {
            continue;
        };
        let Some((dimension, factor)) = meaning.trim().split_once(' ') else {
            continue;
        };
        for word in words.split_whitespace() {
            units.insert(
                word.replace('_', " "),
                (dimension, factor.parse().unwrap_or(1.0)),
            );
        }
    }
    units
});

static UNCOUNTED: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| word_set(include_str!("../lists/uncounted_words.txt")));

/// Words of the longest unit: "miles per hour".
const LONGEST_UNIT: usize = 3;

/// A unit of measure at word `at`: unit, factor, and the word behind it.
pub(super) fn measure(tokens: &Tokens, at: usize) -> Option<(Unit, f64, usize)> {
    (1..=LONGEST_UNIT).rev().find_map(|length| {
        let words: Vec<&str> = (at..at + length).map(|n| tokens.lower(n)).collect();
        let joined = (at..at + length).all(|n| tokens.follows(n));
        let (dimension, factor) = joined.then(|| unit(&words.join(" ")))??;
        Some((dimension, factor, at + length))
    })
}

/// A unit by its word.
pub(super) fn unit(word: &str) -> Option<(Unit, f64)> {
    let (dimension, factor) = UNITS.get(word)?;
    Some(match *dimension {
        "duration" => (Unit::Duration, *factor),
        dimension => (Unit::Measure(dimension), *factor),
    })
}

/// The currency of a sign that ends the text before a number.
pub(super) fn currency_sign(tokens: &Tokens, at: usize) -> Option<(&'static str, usize)> {
    const SIGNS: [(&str, &str); 12] = [
        ("US$", "USD"),
        ("A$", "AUD"),
        ("C$", "CAD"),
        ("NZ$", "NZD"),
        ("HK$", "HKD"),
        ("$", "USD"),
        ("£", "GBP"),
        ("€", "EUR"),
        ("¥", "JPY"),
        ("₹", "INR"),
        ("₽", "RUB"),
        ("₪", "ILS"),
    ];
    SIGNS
        .iter()
        .find(|(sign, _)| tokens.preceded_by(at, &[sign]))
        .map(|(sign, code)| (*code, sign.len()))
}

/// A currency named behind a number: code, factor, words.
pub(super) fn currency_word(tokens: &Tokens, at: usize) -> Option<(&'static str, f64, usize)> {
    if !tokens.follows(at) {
        return None;
    }
    let second = tokens.lower(at + 1);
    Some(match (tokens.lower(at), second) {
        ("us" | "u.s", "dollars") => ("USD", 1.0, 2),
        ("australian", "dollars") => ("AUD", 1.0, 2),
        ("canadian", "dollars") => ("CAD", 1.0, 2),
        ("pounds", "sterling") => ("GBP", 1.0, 2),
        ("dollar" | "dollars" | "usd" | "bucks", _) => ("USD", 1.0, 1),
        ("cent" | "cents", _) => ("USD", 0.01, 1),
        ("euro" | "euros" | "eur", _) => ("EUR", 1.0, 1),
        ("pound" | "pounds", _) if is_sum(tokens, at) => ("GBP", 1.0, 1),
        ("pence", _) => ("GBP", 0.01, 1),
        ("gbp", _) => ("GBP", 1.0, 1),
        ("yen", _) => ("JPY", 1.0, 1),
        ("yuan", _) => ("CNY", 1.0, 1),
        ("rouble" | "roubles" | "ruble" | "rubles", _) => ("RUB", 1.0, 1),
        ("rupee" | "rupees", _) => ("INR", 1.0, 1),
        ("peso" | "pesos", _) => ("MXN", 1.0, 1),
        ("franc" | "francs", _) => ("CHF", 1.0, 1),
        ("shekel" | "shekels", _) => ("ILS", 1.0, 1),
        ("lira", _) => ("TRY", 1.0, 1),
        _ => return None,
    })
}

/// Are the pounds at word `at` money? Nothing weighs millions of them, and nothing that weighs them
/// costs them.
fn is_sum(tokens: &Tokens, at: usize) -> bool {
    const MONEY: [&str; 36] = [
        "bonus",
        "bonuses",
        "budget",
        "charge",
        "charged",
        "compensation",
        "cost",
        "costs",
        "debt",
        "debts",
        "donated",
        "earned",
        "earns",
        "fee",
        "fees",
        "fine",
        "fined",
        "grant",
        "loan",
        "loss",
        "losses",
        "owed",
        "owes",
        "paid",
        "pay",
        "paying",
        "pays",
        "price",
        "priced",
        "profit",
        "profits",
        "raised",
        "salary",
        "sold",
        "spent",
        "worth",
    ];
    const REACH: usize = 8;
    let scaled = matches!(tokens.before(at, 1), "million" | "billion" | "trillion");
    let of = tokens.lower(at + 1) == "of" && tokens.follows(at + 1);
    scaled || !of && (2..REACH).any(|back| MONEY.contains(&tokens.before(at, back)))
}

/// Percent behind a number: the bytes of the sign, or the words.
pub(super) fn percent(tokens: &Tokens, at: usize) -> Option<(usize, usize)> {
    let last = at.checked_sub(1)?;
    let rest = tokens.rest(last, 4);
    if let Some(position) = rest
        .find('%')
        .filter(|n| rest.get(..*n).is_some_and(|s| s.trim().is_empty()))
    {
        return Some((position + 1, 0));
    }
    if !tokens.follows(at) {
        return None;
    }
    match (tokens.lower(at), tokens.lower(at + 1)) {
        ("percent" | "pct" | "pc", _) => Some((0, 1)),
        ("per", "cent") => Some((0, 2)),
        ("percentage", "point" | "points") => Some((0, 2)),
        _ => None,
    }
}

/// Words between a number and what it counts, at most.
const REACH: usize = 3;

/// The counted things behind a number, and the word behind them.
pub(super) fn counted(tokens: &Tokens, at: usize, one: bool) -> Option<(String, usize)> {
    let mut from = at;
    // "dozens of people", "40 of the passengers", "45 other people", "two more men"
    for filler in [
        "of", "the", "its", "their", "his", "her", "our", "other", "more",
    ] {
        if tokens.follows(from) && tokens.lower(from) == filler && from < at + 2 {
            from += 1;
        }
    }
    for n in from..from + REACH {
        let word = tokens.lower(n);
        // "Two of the three guards": two, and three guards.
        let number = n > at && small_number(word).is_some_and(|number| number > 1);
        if !tokens.follows(n)
            || number
            || UNCOUNTED.contains(word)
            || !word.starts_with(char::is_alphabetic)
        {
            return None;
        }
        if is_plural(word) || (one && n == from) {
            let word = word.strip_suffix("'s").unwrap_or(word);
            return Some((word.to_owned(), n + 1));
        }
    }
    None
}

fn is_plural(word: &str) -> bool {
    const IRREGULAR: [&str; 14] = [
        "people",
        "men",
        "women",
        "children",
        "police",
        "troops",
        "personnel",
        "staff",
        "crew",
        "aircraft",
        "sheep",
        "cattle",
        "policemen",
        "media",
    ];
    IRREGULAR.contains(&word)
        || word.ends_with("men")
        || (word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is", "'s", "less", "ous"]
                .iter()
                .any(|e| word.ends_with(e)))
}

/// Is this a word that "one" can count?
pub(super) fn is_countable(word: &str) -> bool {
    word.len() > 2
        && word.starts_with(char::is_lowercase)
        && !UNCOUNTED.contains(word)
        && !matches!(
            word,
            "day" | "thing" | "way" | "time" | "point" | "side" | "hand"
        )
        && !word.ends_with("ly")
        && !word.ends_with("ed")
        && !word.ends_with("ing")
}
