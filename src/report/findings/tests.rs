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
        assert!(finding.sentence.ends_with('.'), "{finding:?}");
        assert!(!finding.sentence.contains('\u{1b}'), "{finding:?}");
        assert!(!finding.evidence.is_empty());
        for place in &finding.evidence {
            if let Evidence::Row(number) = place {
                assert!(*number < comparison.rows.len());
            }
        }
    }
    assert_eq!(told(&comparison), Vec::<String>::new());
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
    assert_eq!(told(&comparison), Vec::<String>::new());
}
