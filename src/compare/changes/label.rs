//! Label: one thing under names that say different things of it ("the tenant protection law",
//! "the rent control law").
//!
//! Two claims that tell the same name it by one noun, each with its own words before it, or one
//! with an evaluative word; or by two nouns that news uses alike, of which one is evaluative.
//! Numbers, dates and names of persons before the noun make no label: they are other kinds of
//! change.

use super::facing::{ClaimFacts, Facing, Word};
use super::{Difference, slots};
use crate::align::Relation;
use crate::compare::framing::{alike, is_strong, loaded_in, singular};
use crate::compare::model::ChangeKind;
use crate::text::Span;
use crate::text::names::NameKind;

/// Most words before the noun.
const MODIFIERS: usize = 4;

/// Claims of more words than any sentence has are not searched: each phrase of one is held
/// against each of the other.
const LONGEST_CLAIM: usize = 300;

/// Least agreement of the words around the two phrases.
const AGREEMENT: f64 = 0.2;

/// A noun with the words before it.
struct Labelled<'f> {
    noun: &'f Word,
    span: Span,
    /// Some word before the noun stands nowhere in the other claim.
    own: bool,
    loaded: bool,
}

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let mut found = Vec::new();
    if facing.link.is_none_or(|l| l.relation != Relation::Same) {
        return found;
    }
    let all_a = labelled(facing.facts_a, facing.facts_b, |gap| facing.text_a(gap));
    let all_b = labelled(facing.facts_b, facing.facts_a, |gap| facing.text_b(gap));
    for a in all_a.iter().filter(|a| closes(facing.text_a(a.span))) {
        let best = all_b
            .iter()
            .filter(|b| closes(facing.text_b(b.span)))
            .filter(|b| {
                differs(a, b) && letters(facing.text_a(a.span)) != letters(facing.text_b(b.span))
            })
            .map(|b| (slots::agreement(facing, a.span, b.span), b))
            .filter(|(agreement, _)| *agreement >= AGREEMENT)
            .max_by(|(x, a), (y, b)| x.total_cmp(y).then(b.span.cmp(&a.span)));
        if let Some((_, b)) = best {
            found.push(facing.difference(
                ChangeKind::Label,
                a.span,
                b.span,
                format!(
                    "\"{}\" against \"{}\"",
                    facing.text_a(a.span),
                    facing.text_b(b.span)
                ),
            ));
        }
    }
    found
}

/// False for words of which a quotation begins or ends within: `came “two letters`.
fn closes(words: &str) -> bool {
    let count = |mark: char| words.matches(mark).count();
    count('“') == count('”') && count('"') % 2 == 0
}

/// One noun under different descriptions, or two alike nouns.
fn differs(a: &Labelled, b: &Labelled) -> bool {
    let nouns = (singular(&a.noun.normal), singular(&b.noun.normal));
    if nouns.0 == nouns.1 {
        return (a.own && (b.own || a.loaded)) || (b.own && b.loaded);
    }
    alike(&nouns.0, &nouns.1) && (a.loaded || b.loaded)
}

/// The nouns of a claim that bear a description, or that have nouns alike.
fn labelled<'f, 't>(
    facts: &'f ClaimFacts,
    other: &ClaimFacts,
    text: impl Fn(Span) -> &'t str,
) -> Vec<Labelled<'f>> {
    let words = &facts.words;
    if words.len() > LONGEST_CLAIM || other.words.len() > LONGEST_CLAIM {
        return Vec::new();
    }
    let loaded: Vec<_> = loaded_in(words, |w: &Word| w.normal.as_str());
    let free = |word: &Word| {
        word.weight > 0.0
            && word.normal.chars().all(|c| c.is_alphabetic() || c == '-')
            && !facts
                .names
                .iter()
                .any(|n| n.kind != NameKind::Other && n.whole.overlap(word.span) > 0)
            && !facts.times.iter().any(|t| t.span.overlap(word.span) > 0)
    };
    // A quotation mark ("the 'safe streets' law") does not part a description from its noun.
    let joined = |x: &Word, y: &Word| {
        let gap = text(Span::new(x.span.end, y.span.start.max(x.span.end)));
        gap.trim_matches(['\'', '"', '’', '‘', '“', '”']) == " "
    };
    let mut found = Vec::new();
    for (at, noun) in words.iter().enumerate() {
        let next = words.get(at + 1);
        let inner = next.is_some_and(|n| free(n) && joined(noun, n));
        if !free(noun) || inner || is_inflected(&noun.normal) {
            continue;
        }
        let mut first = at;
        while at - first < MODIFIERS
            && first
                .checked_sub(1)
                .and_then(|b| Some((words.get(b)?, words.get(first)?)))
                .is_some_and(|(b, f)| free(b) && joined(b, f))
        {
            first -= 1;
        }
        while first < at && words.get(first).is_some_and(|w| is_outside(&w.normal)) {
            first += 1;
        }
        let modifiers = words.get(first..at).unwrap_or_default();
        found.push(Labelled {
            noun,
            own: modifiers
                .iter()
                .any(|w| !other.words.iter().any(|o| o.stem == w.stem)),
            span: with_mark(
                Span::new(
                    words.get(first).map_or(noun.span.start, |w| w.span.start),
                    noun.span.end,
                ),
                &text,
            ),
            loaded: loaded.iter().any(|r| {
                let inside = words.get(r.clone()).unwrap_or_default();
                r.start >= first
                    && r.end <= at + 1
                    && is_strong(inside.iter().map(|w| w.normal.as_str()))
            }),
        });
    }
    found
}

/// The span from the opening quotation mark where it holds the closing one.
fn with_mark<'t>(span: Span, text: &impl Fn(Span) -> &'t str) -> Span {
    let pairs = [('\'', '\''), ('"', '"'), ('‘', '’'), ('“', '”')];
    let wider = |(open, close): (char, char)| {
        let wider = Span::new(span.start.checked_sub(open.len_utf8())?, span.end);
        let inside = text(span).contains(close);
        (inside && text(wider).starts_with(open)).then_some(wider)
    };
    pairs.into_iter().find_map(wider).unwrap_or(span)
}

/// Letters alone, so that "tax-free" and "tax free" are one.
fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// "extends", "allowed", "whether": a word before a phrase that is more likely its verb.
fn is_outside(word: &str) -> bool {
    is_inflected(word)
        || (word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us"))
        || matches!(
            word,
            "whether" | "ban" | "allow" | "wrote" | "gave" | "took" | "made" | "several" | "many"
        )
}

/// "said", "calling": in the form of a verb; "forces hospitals *back*": a direction, no noun.
fn is_inflected(word: &str) -> bool {
    word.len() > 5 && (word.ends_with("ing") || word.ends_with("ed")) || DIRECTIONS.contains(&word)
}

const DIRECTIONS: [&str; 10] = [
    "back", "away", "ahead", "apart", "aside", "forward", "together", "alone", "again", "further",
];

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::compare::changes::test_support::differences;

    #[test]
    fn verbs_before_a_phrase_are_no_description() {
        for (word, outside) in [
            ("extends", true),
            ("allowed", true),
            ("whether", true),
            ("controversial", false),
            ("harmless", false),
        ] {
            assert_eq!(is_outside(word), outside, "{word}");
        }
    }

    #[test]
    fn descriptions_of_one_noun_are_labels() {
        for (a, b, wanted) in [
            (
                "The mayor defended the “safe streets” law that closed the harbour on Monday.",
                "The mayor defended the disastrous new law that closed the harbour on Monday.",
                vec!["“safe streets” law | disastrous new law"],
            ),
            (
                "The sudden failure forces five hospitals back to pen and paper on Monday.",
                "Hospitals go back to pen and paper on Monday.",
                vec![],
            ),
            (
                "The mayor defended the law, streets and law that closed the harbour on Monday.",
                "The mayor defended the law, streets and law that closed the harbour on Monday.",
                vec![],
            ),
        ] {
            assert_eq!(differences(find, a, b), wanted);
        }
    }

    #[test]
    fn form_is_no_difference() {
        assert_eq!(letters("The tax-free fund"), letters("the tax free fund"));
    }
}
