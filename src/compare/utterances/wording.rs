//! Quotations word by word: what a reader holds for the same words, and how two wordings differ.
//!
//! Case, quotation marks, brackets, hyphens, points and contractions do not count: "he’s" is "he
//! is", "tax-filing" is "tax filing", "F.B.I." is "FBI". Nor do British and American spelling, and
//! whether a number is written in words ("sixteen-year-old", "16-year-old", "5 per cent", "5%").

use crate::text::numbers::in_digits;
use crate::text::spelling::american;
use crate::text::{Span, normal::normalize, words::words};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// At either end, longer stretches that differ are not one wording for another.
const MOST_REPLACED_AT_END: usize = 3;

/// A word of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::compare) struct QuotedWord {
    /// As it is compared.
    pub normal: String,
    /// Where it stands in the report's text.
    pub span: Span,
}

/// The words of a stretch of a report's text.
pub(in crate::compare) fn quoted_words(text: &str, stretch: Span) -> Vec<QuotedWord> {
    let mut found = Vec::new();
    for word in words(stretch.of(text)) {
        let span = word.shifted(stretch.start);
        let normal = normalize(span.of(text));
        if let Some(normal) = in_digits(&normal) {
            found.push(QuotedWord { normal, span });
        } else {
            for piece in normal.split(['-', '/']) {
                for normal in without_contraction(piece) {
                    push(&mut found, normal, span);
                }
            }
        }
        let sign = Span::new(span.end, (span.end + 1).min(stretch.end));
        if text.get(sign.start..sign.end) == Some("%") {
            push(&mut found, "percent".to_owned(), sign);
        }
    }
    found
}

/// Adds a word as it is compared: "colour" as "color", "ten" as "10", "per", "cent" as "percent".
fn push(found: &mut Vec<QuotedWord>, normal: String, span: Span) {
    if normal.is_empty() {
        return;
    }
    if let Some(per) = found
        .last_mut()
        .filter(|w| w.normal == "per" && normal == "cent")
    {
        *per = QuotedWord {
            normal: "percent".to_owned(),
            span: Span::new(per.span.start, span.end),
        };
        return;
    }
    let normal = in_digits(&normal).unwrap_or_else(|| american(&normal).to_owned());
    found.push(QuotedWord { normal, span });
}

/// "he'll" as "he", "will"; any other word without its points.
fn without_contraction(word: &str) -> Vec<String> {
    const ENDINGS: [(&str, &str); 7] = [
        ("n't", "not"),
        ("'s", "is"),
        ("'re", "are"),
        ("'ve", "have"),
        ("'ll", "will"),
        ("'d", "would"),
        ("'m", "am"),
    ];
    match word {
        "won't" => return vec!["will".to_owned(), "not".to_owned()],
        "can't" | "cannot" => return vec!["can".to_owned(), "not".to_owned()],
        _ => {}
    }
    for (ending, meaning) in ENDINGS {
        if let Some(rest) = word.strip_suffix(ending) {
            return vec![rest.to_owned(), meaning.to_owned()];
        }
    }
    vec![word.replace(['.', ','], "")]
}

/// How one wording stands to another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::compare) struct Difference {
    /// Number of words in both, in the same order.
    pub equal: usize,
    /// Longest run of words in both.
    pub longest: usize,
    /// Words of the first that the second leaves out.
    pub only_first: Vec<Range<usize>>,
    /// Words of the second that the first leaves out.
    pub only_second: Vec<Range<usize>>,
    /// Words of the first with the words that the second has in their place.
    pub replaced: Vec<(Range<usize>, Range<usize>)>,
}

/// Sets two wordings against each other.
///
/// Words before the first common word and behind the last one are left out rather than replaced,
/// unless they are few: there one of the two begins earlier or goes on.
pub(in crate::compare) fn difference(first: &[QuotedWord], second: &[QuotedWord]) -> Difference {
    let normals =
        |words: &[QuotedWord]| -> Vec<String> { words.iter().map(|w| w.normal.clone()).collect() };
    let (a, b) = (normals(first), normals(second));
    let operations = capture_diff_slices(Algorithm::Myers, &a, &b);
    let mut result = Difference::default();
    for (number, operation) in operations.iter().enumerate() {
        let edge = number == 0 || number + 1 == operations.len();
        let (old, new) = (operation.old_range(), operation.new_range());
        match operation {
            DiffOp::Equal { len, .. } => {
                result.equal += len;
                result.longest = result.longest.max(*len);
            }
            DiffOp::Replace { .. } if !edge || old.len().max(new.len()) <= MOST_REPLACED_AT_END => {
                result.replaced.push((old, new));
            }
            _ => {
                if !old.is_empty() {
                    result.only_first.push(old);
                }
                if !new.is_empty() {
                    result.only_second.push(new);
                }
            }
        }
    }
    result
}

/// The stretch from the first to the last of a range of words.
pub(in crate::compare) fn stretch(words: &[QuotedWord], range: Range<usize>) -> Option<Span> {
    let inside = words.get(range)?;
    Some(Span::new(
        inside.first()?.span.start,
        inside.last()?.span.end,
    ))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<QuotedWord> {
        quoted_words(text, Span::new(0, text.len()))
    }

    #[test]
    fn form_does_not_count() {
        for (a, b) in [
            ("We’re re-opening the quay.", "we are re opening the Quay"),
            ("[The] U.S. won't … wait", "the US will not wait"),
            ("It can’t be “safe”", "it cannot be safe"),
            ("The pier's closed", "“The pier is closed,”"),
            ("our neighbours organised it", "our neighbors organized it"),
            ("sixteen-year-old boys", "16-year-old boys"),
            ("a two-in-three chance", "a 2 in 3 chance"),
            ("twenty-five per cent of it", "25% of it"),
            ("1 boat of 1,100", "one boat of 1100"),
        ] {
            let normals =
                |text: &str| -> Vec<String> { of(text).into_iter().map(|w| w.normal).collect() };
            assert_eq!(normals(a), normals(b), "{a}");
        }
    }

    #[test]
    fn ends_are_left_out_and_the_middle_is_replaced() {
        let a = "Today we followed every safety rule we were given and the harbour knows it";
        let b = "we followed every single rule we were given";
        let (first, second) = (of(a), of(b));
        let difference = difference(&first, &second);
        assert_eq!(difference.replaced, vec![(4..5, 3..4)]);
        let left: Vec<&str> = difference
            .only_first
            .iter()
            .map(|r| stretch(&first, r.clone()).unwrap().of(a))
            .collect();
        assert_eq!(left, ["Today", "and the harbour knows it"]);
        assert!(difference.only_second.is_empty());
        assert_eq!((difference.equal, difference.longest), (7, 4));
    }
}
