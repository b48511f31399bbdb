//! Two sentences set against each other, for the tests of each kind.

use super::facing::Facts;
use super::{Difference, Facing};
use crate::align::{ClaimRef, Link, Relation};
use crate::article::{Article, Block, BlockKind};
use crate::claim::{self, Report};
use crate::text::Span;

/// The differences that a kind finds between two claims that assert the same: "words of a |
/// words of b".
pub(super) fn differences(find: fn(&Facing) -> Vec<Difference>, a: &str, b: &str) -> Vec<String> {
    of_reports(find, &[report("a", a, None), report("b", b, None)])
}

/// The same for two headlines.
pub(super) fn headline_differences(
    find: fn(&Facing) -> Vec<Difference>,
    a: &str,
    b: &str,
) -> Vec<String> {
    let headline = |id, text| report_of(id, text, None, BlockKind::Headline);
    of_reports(find, &[headline("a", a), headline("b", b)])
}

/// The same for reports that were published on a day.
pub(super) fn differences_on(
    day: &str,
    find: fn(&Facing) -> Vec<Difference>,
    a: &str,
    b: &str,
) -> Vec<String> {
    of_reports(
        find,
        &[report("a", a, Some(day)), report("b", b, Some(day))],
    )
}

fn of_reports(find: fn(&Facing) -> Vec<Difference>, reports: &[Report]) -> Vec<String> {
    let facts = Facts::new(reports, &claim::name_context(reports));
    let claim = |report| ClaimRef { report, claim: 0 };
    let link = Link {
        a: claim(0),
        b: claim(1),
        relation: Relation::Same,
        score: 1.0,
        borderline: false,
        by_hand: false,
        reasons: Vec::new(),
    };
    let Some(facing) = facts.facing(reports, claim(0), claim(1), Some(&link)) else {
        return vec!["no claims".to_owned()];
    };
    find(&facing)
        .iter()
        .map(|d| format!("{} | {}", facing.text_a(d.a.span), facing.text_b(d.b.span)))
        .collect()
}

fn report(id: &str, text: &str, published: Option<&str>) -> Report {
    report_of(id, text, published, BlockKind::Body)
}

fn report_of(id: &str, text: &str, published: Option<&str>, kind: BlockKind) -> Report {
    let article = Article {
        language: "en".to_owned(),
        published: published.map(str::to_owned),
        text: text.to_owned(),
        blocks: vec![Block {
            kind,
            span: Span::new(0, text.len()),
        }],
        ..Article::default()
    };
    claim::analyze(id.to_owned(), id.to_owned(), id.to_owned(), article)
}
