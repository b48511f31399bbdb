//! Figures: another value, another unit, another precision.
//!
//! Numbers that the other claim has too are put aside first; what remains on both sides is set
//! against each other where unit and counted noun or the words around agree.

use super::facing::Facing;
use super::{Difference, Side, slots};
use crate::align::Relation;
use crate::compare::model::ChangeKind;
use crate::text::numbers::{Agreement, Precision, Quantity, Unit};
use crate::text::stems::Stemmer;

/// Least agreement of the words around, where both count the same thing.
const SAME_NOUN: f64 = 0.05;
/// The same, where one tells no noun ("dozens were hurt"), and where the nouns differ.
const NO_NOUN: f64 = 0.35;
const OTHER_NOUN: f64 = 0.45;
/// The same, where only the unit agrees.
const SAME_UNIT: f64 = 0.2;
/// Greater values by this factor need the words around of another noun.
const APART: f64 = 3.0;
/// The same, where a claim tells more than two numbers of a sort.
const CROWDED: f64 = 0.55;

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let left_a = unmatched(&facing.facts_a.quantities, &facing.facts_b.quantities);
    let left_b = unmatched(&facing.facts_b.quantities, &facing.facts_a.quantities);
    let stemmer = Stemmer::new("en");
    let same = facing.link.is_none_or(|l| l.relation == Relation::Same);
    let mut scored = Vec::new();
    for (n, a) in left_a.iter().enumerate() {
        for (m, b) in left_b.iter().enumerate() {
            let Some(agreement) = a.agreement(b) else {
                continue;
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
                _ => SAME_UNIT,
            };
            // Values far apart are figures of two things more often than not.
            let apart = a.low.max(b.low) > APART * a.low.min(b.low).max(f64::MIN_POSITIVE);
            let least = match agreement {
                Agreement::Compatible if a.low == 1.0 && b.low == 1.0 => continue,
                Agreement::Different if apart || !same => least.max(OTHER_NOUN),
                _ => least,
            };
            let crowd = crowd(&left_a, a).max(crowd(&left_b, b));
            let least = if crowd > 2 { least.max(CROWDED) } else { least };
            if around >= least && agreement != Agreement::Equal {
                scored.push((around, n, m, *a, *b, agreement));
            }
        }
    }
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (mut taken_a, mut taken_b) = (Vec::new(), Vec::new());
    let mut found = Vec::new();
    for (_, n, m, a, b, agreement) in scored {
        if taken_a.contains(&n) || taken_b.contains(&m) {
            continue;
        }
        taken_a.push(n);
        taken_b.push(m);
        found.push(Difference {
            kind: ChangeKind::Number,
            a: Side {
                claim: facing.a,
                span: a.span,
            },
            b: Side {
                claim: facing.b,
                span: b.span,
            },
            note: note(facing, a, b, agreement),
        });
    }
    found
}

/// Quantities of the same sort in a claim: the shares of a poll, the prices of a list.
fn crowd(quantities: &[&Quantity], of: &Quantity) -> usize {
    let sort = std::mem::discriminant(&of.unit);
    let same = |q: &&&Quantity| std::mem::discriminant(&q.unit) == sort;
    quantities.iter().filter(same).count()
}

/// The quantities that the other side does not have.
fn unmatched<'q>(mine: &'q [Quantity], others: &[Quantity]) -> Vec<&'q Quantity> {
    mine.iter()
        .filter(|q| {
            !others
                .iter()
                .any(|o| q.agreement(o) == Some(Agreement::Equal))
        })
        .collect()
}

fn note(facing: &Facing, a: &Quantity, b: &Quantity, agreement: Agreement) -> String {
    let words = format!(
        "{} against {}",
        facing.text_a(a.span),
        facing.text_b(b.span)
    );
    let exact = |q: &Quantity| q.precision == Precision::Exact;
    match agreement {
        Agreement::Rounded if exact(a) != exact(b) => format!("{words}: less and more exact"),
        Agreement::Rounded => format!("{words}: rounded"),
        Agreement::Compatible => format!("{words}: both can be true"),
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::differences;
    use super::find;

    #[test]
    fn other_values_are_a_change() {
        for (a, b, expected) in [
            (
                "At least 40 passengers were hurt when the ferry ran aground.",
                "45 passengers were hurt when the ferry ran aground.",
                "At least 40 passengers | 45 passengers",
            ),
            (
                "The repair of the pier will cost $2 million.",
                "The repair of the pier will cost $3.5 million.",
                "$2 million | $3.5 million",
            ),
            (
                "Some 1,100 people signed the petition.",
                "The petition was signed by 1,137 people.",
                "Some 1,100 people | 1,137 people",
            ),
        ] {
            assert_eq!(differences(find, a, b), [expected], "{a}");
        }
    }

    #[test]
    fn another_form_or_another_thing_is_none() {
        for (a, b) in [
            ("Two sailors drowned.", "Police said 2 sailors drowned."),
            ("Fares rose by 5 percent.", "Fares rose by 5%."),
            (
                "12 boats were towed to the yard while 30 tourists waited.",
                "The 30 tourists waited on the quay.",
            ),
        ] {
            assert_eq!(differences(find, a, b), [""; 0], "{a}");
        }
    }
}
