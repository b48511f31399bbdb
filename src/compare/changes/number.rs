//! Figures: another value, another unit, another precision.
//!
//! Numbers that the other claim has too are put aside first; what remains on both sides is set
//! against each other where unit and counted noun or the words around agree. Numbers of people to
//! whom two things happened (`fates.txt`: the dead, the hurt) are never set against each other, and
//! those of a part ("41 *other* people") or of whom only one claim tells a fate need words around
//! that agree.

use super::facing::{ClaimFacts, Facing};
use super::fates::{fate, fates};
use super::number_roles::role;
use super::quantifiers::quantified;
use super::{Difference, slots};
use crate::align::Relation;
use crate::compare::model::ChangeKind;
use crate::compare::utterances::{Acquaintance, acquaintance};
use crate::text::Span;
use crate::text::normal::normalize;
use crate::text::numbers::{Agreement, Precision, Quantity, Unit};
use crate::text::stems::Stemmer;

/// Least agreement of the words around, where both count the same thing.
const SAME_NOUN: f64 = 0.05;
/// The same, where one tells no noun ("dozens were hurt"), and where the nouns differ.
const NO_NOUN: f64 = 0.35;
const OTHER_NOUN: f64 = 0.45;
/// The same, where only the unit agrees.
const SAME_UNIT: f64 = 0.2;
/// The same, where it is the only sum or measure of both and their values are near.
const ONLY_ONE: f64 = 0.02;
/// Counts of two nouns that differ by this factor are of two things ("two firms", "1,200 jobs").
const UNLIKE: f64 = 30.0;
/// Least agreement of the words around one value from this size on, which one claim tells exactly.
const GREAT: f64 = 1_000.0;
const GREAT_AGREEMENT: f64 = 0.1;
/// Greater values by this factor need the words around of another noun.
const APART: f64 = 3.0;
/// The same, where a claim tells more than two numbers of a sort.
const CROWDED: f64 = 0.55;

/// Words that make a number one of a part of the things, or of those beyond others.
const BEYOND: [&str; 8] = [
    "other",
    "others",
    "another",
    "more",
    "additional",
    "further",
    "remaining",
    "extra",
];

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let (told_a, told_b) = (told(facing.facts_a), told(facing.facts_b));
    let left_a = unmatched(&told_a, &told_b);
    let left_b = unmatched(&told_b, &told_a);
    let stemmer = Stemmer::new("en");
    let same = facing.link.is_none_or(|l| l.relation == Relation::Same);
    let noun = |q: &Quantity| match &q.unit {
        Unit::Counted(noun) => Some(stemmer.stem(noun)),
        _ => None,
    };
    let mut scored = Vec::new();
    for (n, a) in left_a.iter().enumerate() {
        for (m, b) in left_b.iter().enumerate() {
            let Some(agreement) = a.agreement(b) else {
                continue;
            };
            if role(facing.facts_a, a) != role(facing.facts_b, b) {
                continue;
            }
            let unlike = a.low.max(b.low) > UNLIKE * a.low.min(b.low).max(1.0);
            if unlike && is_count(a) && noun(a) != noun(b) {
                continue;
            }
            let sort = match same_sort(facing, a, b) {
                Sort::Other => continue,
                Sort::SameFate => None,
                Sort::Unknown(least) => Some(least),
            };
            let around = slots::agreement(facing, a.span, b.span);
            let least = match (&a.unit, &b.unit) {
                (Unit::Ordinal, _) => continue,
                (Unit::Counted(x), Unit::Counted(y)) if stemmer.stem(x) == stemmer.stem(y) => {
                    match agreement {
                        Agreement::Rounded if a.low == b.low => 0.0,
                        _ => SAME_NOUN,
                    }
                }
                (Unit::Counted(_), Unit::Counted(_)) => OTHER_NOUN,
                (Unit::Plain, Unit::Plain | Unit::Counted(_)) | (_, Unit::Plain) => NO_NOUN,
                _ if same && alone(facing.facts_a, a) && alone(facing.facts_b, b) && near(a, b) => {
                    ONLY_ONE
                }
                _ => SAME_UNIT,
            };
            // Values far apart are figures of two things more often than not.
            let apart = a.low.max(b.low) > APART * a.low.min(b.low).max(f64::MIN_POSITIVE);
            // "45 people were hurt", "at least 40 hurt": the fate says what is counted.
            let least = if sort.is_none() && !apart {
                least.min(SAME_NOUN)
            } else {
                least
            };
            let least = match agreement {
                Agreement::Compatible if a.low == 1.0 && b.low == 1.0 => continue,
                Agreement::Different if apart || !same => least.max(OTHER_NOUN),
                // "Over 10 per cent" and "45.8 per cent" are two figures.
                Agreement::Compatible if apart && !is_count(a) => least.max(OTHER_NOUN),
                _ => least,
            };
            // Nor do two things have one great figure, told of different nouns ("roughly 700,000
            // migrants", "700,000 recipients").
            let one_value = a.low == b.low && a.low >= GREAT && a.precision != b.precision;
            let least = match agreement {
                Agreement::Rounded | Agreement::Compatible if same && one_value => {
                    least.min(GREAT_AGREEMENT)
                }
                _ => least,
            };
            // No two things have figures by chance of which one is the other rounded.
            let least = match agreement {
                Agreement::Rounded if is_fine(a) || is_fine(b) => least.min(SAME_NOUN),
                _ => least.max(sort.unwrap_or(0.0)),
            };
            let crowd = crowd(&left_a, a).max(crowd(&left_b, b));
            let least = if crowd > 2 { least.max(CROWDED) } else { least };
            if around >= least && agreement != Agreement::Equal {
                let one_noun = noun(a).is_some() && noun(a) == noun(b);
                scored.push((around, n, m, *a, *b, agreement, one_noun));
            }
        }
    }
    // The other value rounded is its counterpart, whatever stands around a third.
    let rounded = |agreement: Agreement| agreement == Agreement::Rounded;
    scored.sort_by(|x, y| {
        rounded(y.5)
            .cmp(&rounded(x.5))
            .then(y.6.cmp(&x.6))
            .then(y.0.total_cmp(&x.0))
            .then((x.1, x.2).cmp(&(y.1, y.2)))
    });
    let (mut taken_a, mut taken_b) = (Vec::new(), Vec::new());
    let mut found = Vec::new();
    for (around, n, m, a, b, agreement, _) in scored {
        if taken_a.contains(&n) || taken_b.contains(&m) {
            continue;
        }
        taken_a.push(n);
        taken_b.push(m);
        found.push(facing.difference(
            ChangeKind::Number,
            a.span,
            b.span,
            note(facing, a, b, agreement, around),
        ));
    }
    if found.is_empty() {
        found.extend(points_against_percent(facing, &told_a, &told_b));
    }
    if found.is_empty() {
        found.extend(quantified(facing));
    }
    found
}

/// Least agreement of the words around one value in percent and in percentage points.
const SAME_SHARE: f64 = 0.3;

/// "5 per cent" against "5 percentage points": one value in two units.
fn points_against_percent(
    facing: &Facing,
    told_a: &[&Quantity],
    told_b: &[&Quantity],
) -> Option<Difference> {
    let shares = |told: &[&Quantity]| -> Vec<Span> {
        let told = told.iter().filter(|q| q.unit == Unit::Percent);
        told.map(|q| q.span).collect()
    };
    let points = |text: &str| normalize(text).contains("point");
    let (all_a, all_b) = (shares(told_a), shares(told_b));
    // Who tells both units knows the difference.
    let ([a], [b]) = (all_a.as_slice(), all_b.as_slice()) else {
        return None;
    };
    let (text_a, text_b) = (facing.text_a(*a), facing.text_b(*b));
    let differ = points(text_a) != points(text_b);
    (differ && slots::agreement(facing, *a, *b) >= SAME_SHARE).then(|| {
        let note = format!("{text_a} against {text_b}: percentage points are not per cent");
        facing.difference(ChangeKind::Number, *a, *b, note)
    })
}

/// The numbers that a claim tells: not those that it denies ("362 operations, *not the 340*").
fn told(facts: &ClaimFacts) -> Vec<&Quantity> {
    let denied = |quantity: &&Quantity| {
        let first = facts
            .words
            .partition_point(|w| w.span.end <= quantity.span.start);
        let mut before = facts.words.iter().take(first).rev();
        let next = before.find(|w| !matches!(w.normal.as_str(), "the" | "a" | "an" | "all"));
        next.is_none_or(|w| w.normal != "not")
    };
    facts.quantities.iter().filter(denied).collect()
}

/// Does a number count things, as far as its words tell?
fn is_count(quantity: &Quantity) -> bool {
    matches!(quantity.unit, Unit::Plain | Unit::Counted(_))
}

/// Is it the only sum of money, share or measure of its unit in a claim?
fn alone(facts: &ClaimFacts, quantity: &Quantity) -> bool {
    let mut others = facts.quantities.iter().filter(|q| q.unit == quantity.unit);
    others.next().is_some() && others.next().is_none()
}

/// Values of one size.
fn near(a: &Quantity, b: &Quantity) -> bool {
    a.low.max(b.low) <= NEAR * a.low.min(b.low)
}

/// The factor between values of one size.
const NEAR: f64 = 1.5;

/// Digits of a figure that nobody rounded: 1,284 and 186,400, not 1,300.
const FINE: f64 = 1_000.0;

/// Is a figure of money or measure written with three digits that tell, or more?
fn is_fine(quantity: &Quantity) -> bool {
    let mut value = quantity.low.abs() / quantity.resolution.max(f64::MIN_POSITIVE);
    while value >= FINE && value % 10.0 == 0.0 {
        value /= 10.0;
    }
    !is_count(quantity) && value >= FINE / 10.0 && value % 10.0 != 0.0
}

/// Do two numbers count one sort of thing?
enum Sort {
    /// Of those they count the same is told.
    SameFate,
    /// They may: least agreement of the words around that they need.
    Unknown(f64),
    /// Of those they count two things are told.
    Other,
}

fn same_sort(facing: &Facing, a: &Quantity, b: &Quantity) -> Sort {
    if !is_count(a) || !is_count(b) {
        return Sort::Unknown(0.0);
    }
    let beyond = |text: &str| {
        let normal = normalize(text);
        let mut words = normal.split(' ').peekable();
        // "More than 40" is no part.
        std::iter::from_fn(|| Some((words.next()?, words.peek().copied())))
            .any(|(word, next)| BEYOND.contains(&word) && next != Some("than"))
    };
    let part = beyond(facing.text_a(a.span)) != beyond(facing.text_b(b.span));
    match (fate(facing.facts_a, a), fate(facing.facts_b, b)) {
        (Some(x), Some(y)) if x != y => Sort::Other,
        (Some(_), Some(_)) if part => Sort::Unknown(0.0),
        (Some(_), Some(_)) => Sort::SameFate,
        (None, None) if part => Sort::Unknown(OTHER_NOUN),
        (None, None) => Sort::Unknown(0.0),
        _ if part => Sort::Other,
        _ => Sort::Unknown(NO_NOUN),
    }
}

/// Quantities of the same sort in a claim: the shares of a poll, the prices of a list.
fn crowd(quantities: &[&Quantity], of: &Quantity) -> usize {
    let sort = std::mem::discriminant(&of.unit);
    let same = |q: &&&Quantity| std::mem::discriminant(&q.unit) == sort;
    quantities.iter().filter(same).count()
}

/// The quantities that the other side does not have.
fn unmatched<'q>(mine: &[&'q Quantity], others: &[&Quantity]) -> Vec<&'q Quantity> {
    mine.iter()
        .copied()
        .filter(|q| {
            !others
                .iter()
                .any(|o| q.agreement(o) == Some(Agreement::Equal))
        })
        .collect()
}

/// Least agreement of the words around two values that exclude each other.
const EXCLUDED: f64 = 0.6;

/// Do two numbers count the same thing beyond doubt: one noun, the only number of it on either side,
/// values of one size, and no two sources that each stand behind one of them?
fn counts_one_thing(facing: &Facing, a: &Quantity, b: &Quantity) -> bool {
    let stemmer = Stemmer::new("en");
    let noun = |q: &Quantity| match &q.unit {
        Unit::Counted(noun) => Some(stemmer.stem(noun)),
        _ => None,
    };
    let only = |facts: &ClaimFacts| {
        let counts = facts.quantities.iter().filter(|q| is_count(q));
        counts
            .filter(|q| q.unit == Unit::Plain || noun(q) == noun(a))
            .count()
            == 1
    };
    let apart = a.low.max(b.low) > APART * a.low.min(b.low).max(f64::MIN_POSITIVE);
    let spoken = facing.quotations_a().any(|x| {
        facing
            .quotations_b()
            .any(|y| acquaintance(x.speaker.as_ref(), y.speaker.as_ref()) != Acquaintance::Same)
    });
    let exact = |q: &Quantity| q.precision == Precision::Exact && q.resolution == 1.0;
    exact(a)
        && exact(b)
        && fates(facing.facts_a) == fates(facing.facts_b)
        && noun(a).is_some()
        && noun(a) == noun(b)
        && !apart
        && !spoken
        && only(facing.facts_a)
        && only(facing.facts_b)
}

/// What the two values are to each other; `around` is how far the words around them agree.
fn note(facing: &Facing, a: &Quantity, b: &Quantity, agreement: Agreement, around: f64) -> String {
    let words = format!(
        "{} against {}",
        facing.text_a(a.span),
        facing.text_b(b.span)
    );
    let exact = |q: &Quantity| q.precision == Precision::Exact;
    match agreement {
        Agreement::Rounded if exact(a) != exact(b) => format!("{words}: less and more exact"),
        Agreement::Rounded => format!("{words}: rounded"),
        // "At least half" and "at least two thirds" of one term: each may be the rule.
        Agreement::Compatible if a.precision == b.precision && !exact(a) => {
            format!("{words}: another bound")
        }
        Agreement::Compatible => format!("{words}: both can be true"),
        Agreement::Different if around >= EXCLUDED && counts_one_thing(facing, a, b) => {
            format!("{words}: cannot both be true")
        }
        _ => words,
    }
}

#[cfg(test)]
mod tests;
