//! Words before and behind a number that say how exactly it is meant.

use super::Precision;
use crate::text::tokens::Tokens;

const BEFORE: [(&str, Precision); 55] = [
    ("just over", Precision::About),
    ("slightly more than", Precision::About),
    ("a little more than", Precision::About),
    ("a little over", Precision::About),
    ("just under", Precision::About),
    ("slightly less than", Precision::About),
    ("a little less than", Precision::About),
    ("just below", Precision::About),
    ("just above", Precision::About),
    ("at least", Precision::AtLeast),
    ("no fewer than", Precision::AtLeast),
    ("no less than", Precision::AtLeast),
    ("not less than", Precision::AtLeast),
    ("a minimum of", Precision::AtLeast),
    ("minimum of", Precision::AtLeast),
    ("no more than", Precision::AtMost),
    ("not more than", Precision::AtMost),
    ("at most", Precision::AtMost),
    ("up to", Precision::AtMost),
    ("as many as", Precision::AtMost),
    ("as much as", Precision::AtMost),
    ("a maximum of", Precision::AtMost),
    ("maximum of", Precision::AtMost),
    ("well over", Precision::MoreThan),
    ("more than", Precision::MoreThan),
    ("greater than", Precision::MoreThan),
    ("upwards of", Precision::MoreThan),
    ("upward of", Precision::MoreThan),
    ("in excess of", Precision::MoreThan),
    ("over", Precision::MoreThan),
    ("above", Precision::MoreThan),
    ("exceeding", Precision::MoreThan),
    ("fewer than", Precision::LessThan),
    ("less than", Precision::LessThan),
    ("under", Precision::LessThan),
    ("below", Precision::LessThan),
    ("in the region of", Precision::About),
    ("somewhere around", Precision::About),
    ("close to", Precision::About),
    ("an estimated", Precision::About),
    ("estimated", Precision::About),
    ("approximately", Precision::About),
    ("roughly", Precision::About),
    ("about", Precision::About),
    ("around", Precision::About),
    ("some", Precision::About),
    ("nearly", Precision::About),
    ("almost", Precision::About),
    ("circa", Precision::About),
    ("perhaps", Precision::About),
    ("maybe", Precision::About),
    ("an average of", Precision::About),
    ("the estimated", Precision::About),
    ("virtually", Precision::About),
    ("exactly", Precision::Exact),
];

/// The hedge before word `at`: precision and its first word.
pub(super) fn before(tokens: &Tokens, at: usize) -> Option<(Precision, usize)> {
    // A currency sign stands between "about" and the digits; other marks separate.
    let gap = tokens
        .gap(at)
        .trim_matches(|c: char| c.is_whitespace() || "$£€¥₹₽₪~".contains(c));
    if !gap.is_empty() || at == 0 {
        return None;
    }
    BEFORE.iter().find_map(|(hedge, precision)| {
        let length = hedge.split(' ').count();
        let from = at.checked_sub(length)?;
        let fits = hedge.split(' ').enumerate().all(|(n, word)| {
            tokens.lower(from + n) == word && (n == 0 || tokens.follows(from + n))
        });
        fits.then_some((*precision, from))
    })
}

/// The hedge behind a number that ends before word `at`, and the word behind it.
pub(super) fn behind(tokens: &Tokens, at: usize) -> Option<(Precision, usize)> {
    if !tokens.follows(at) {
        return None;
    }
    match (tokens.lower(at), tokens.lower(at + 1)) {
        ("or", "more") => Some((Precision::AtLeast, at + 2)),
        ("or", "so") => Some((Precision::About, at + 2)),
        ("or", "fewer" | "less") => Some((Precision::AtMost, at + 2)),
        ("plus", _) => Some((Precision::AtLeast, at + 1)),
        _ => None,
    }
}
