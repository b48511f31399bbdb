//! The findings of the comparison that the table's tests hold everything in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::{Evidence, FEWEST, MOST, find};
use crate::compare::model::{Comparison, Summary};
use crate::report::lookup::Lookup;
use crate::report::table::tests::comparison;

fn told(comparison: &Comparison) -> Vec<String> {
    find(&Lookup::new(comparison))
        .iter()
        .map(|f| format!("{}: {}", f.topic, f.sentence))
        .collect()
}

#[test]
fn findings_are_sentences_with_their_evidence() {
    let comparison = comparison();
    let found = find(&Lookup::new(&comparison));
    assert!((FEWEST..=MOST).contains(&found.len()), "{found:#?}");
    for finding in &found {
        assert!(finding.sentence.ends_with(['.', '”']), "{finding:?}");
        assert!(!finding.sentence.contains('\u{1b}'), "{finding:?}");
        assert!(!finding.evidence.is_empty());
        for place in &finding.evidence {
            if let Evidence::Row(number) = place {
                assert!(*number < comparison.rows.len());
            }
        }
    }
    assert_eq!(
        told(&comparison),
        [
            "figure: The Post has “Forty-five”, Wire “At least 40”, 東京 Sun “Dozens”.",
            "quotation cut: Wire cuts what Ana Reyes said, leaving out “and we will say so”; whole \
             in The Post.",
            "only in one: 1 claim stands only in The Post and 1 only in Wire; foremost, in The \
             Post: “A diver found the bolt.”",
            "name for the same: The Post has “on the pier”, 東京 Sun “in a ␛[31mnightmare”.",
        ]
    );
}

#[test]
fn where_nothing_differs_agreement_is_told() {
    let mut comparison = comparison();
    for row in &mut comparison.rows {
        row.changes.clear();
    }
    comparison.rows.truncate(1);
    comparison.utterances.clear();
    comparison.framing = Default::default();
    comparison.summary = Summary {
        in_all: 1,
        ..Summary::default()
    };
    assert_eq!(
        told(&comparison),
        [
            "in all: 1 claim stands in all 3 reports, first of all “Forty-five people were hurt on \
             the pier.”",
            "told alike: No figure, time, name, quotation or attribution was found to differ in \
             what they share.",
        ]
    );
}
