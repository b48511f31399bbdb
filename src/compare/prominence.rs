//! Where each source puts what several carry: headline, first paragraph, last third.

use super::build::rounded;
use super::importance::Grounds;
use super::model::{Link, Opening, Place, Prominence, Row};
use crate::align::{ClaimRef, Relation};
use crate::claim::Report;
use rustc_hash::FxHashMap;

/// For every row that two sources or more carry, the first paragraph in which each states it.
pub(super) fn find(reports: &[Report], rows: &[Row]) -> Vec<Prominence> {
    let grounds = Grounds::new(reports);
    rows.iter()
        .filter(|row| row.cells.iter().filter(|c| !c.claims.is_empty()).count() >= 2)
        .map(|row| {
            let places = places(&grounds, row);
            Prominence {
                row: row.id.clone(),
                shift: rounded(shift(&places)),
                places,
            }
        })
        .collect()
}

fn places(grounds: &Grounds, row: &Row) -> Vec<Place> {
    let cells = row.cells.iter().enumerate();
    cells
        .filter_map(|(n, cell)| {
            let numbers = cell
                .claims
                .iter()
                .filter_map(|id| id.rsplit_once(':')?.1.parse().ok());
            let first = numbers
                .filter_map(|claim| grounds.paragraph(ClaimRef { report: n, claim }))
                .min()?;
            Some(Place {
                source: cell.source.clone(),
                paragraph: first,
                of: grounds.body_paragraphs(n),
            })
        })
        .collect()
}

/// The largest difference of relative places, 0..1; headline and first paragraph are both the top.
fn shift(places: &[Place]) -> f64 {
    let depth = |place: &Place| {
        let last = place.of.saturating_sub(1).max(1) as f64;
        (place.paragraph.saturating_sub(1) as f64 / last).min(1.0)
    };
    let depths = || places.iter().map(depth);
    let least = depths().fold(1.0, f64::min);
    (depths().fold(0.0, f64::max) - least).max(0.0)
}

/// What each source states in its headline and first paragraph, and how that differs from what
/// the others state there. `rows` stand in order of importance. What a source states there in
/// another row that a link of the same ties to this one is no difference.
pub(super) fn openings(reports: &[Report], rows: &[Row], links: &[Link]) -> Vec<Opening> {
    let grounds = Grounds::new(reports);
    let mut tied: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    let same = links.iter().filter(|l| l.relation == Relation::Same);
    for link in same {
        tied.entry(&link.a).or_default().push(&link.b);
        tied.entry(&link.b).or_default().push(&link.a);
    }
    // The sources that state something tied to a row's claims in their openings.
    let near = |row: &Row| -> Vec<String> {
        let claims = row.cells.iter().flat_map(|cell| &cell.claims);
        let others = claims.filter_map(|id| tied.get(id.as_str())).flatten();
        let sources = others.filter_map(|id| {
            let (source, claim) = id.rsplit_once(':')?;
            let report = reports.iter().position(|r| r.id == source)?;
            let claim = claim.parse().ok()?;
            let top = grounds.paragraph(ClaimRef { report, claim })? <= 1;
            top.then(|| source.to_owned())
        });
        sources.collect()
    };
    let opening: Vec<(&Row, Vec<String>, Vec<String>)> = rows
        .iter()
        .map(|row| {
            let places = places(&grounds, row).into_iter();
            let on_top = places.filter(|p| p.paragraph <= 1).map(|p| p.source);
            (row, on_top.collect(), near(row))
        })
        .collect();
    type Test<'t> = &'t dyn Fn(&[String], &[String]) -> bool;
    let rows_where = |test: Test| -> Vec<String> {
        let kept = opening
            .iter()
            .filter(|(_, sources, near)| test(sources, near));
        kept.map(|(row, ..)| row.id.clone()).collect()
    };
    reports
        .iter()
        .map(|report| {
            let id = &report.id;
            Opening {
                source: id.clone(),
                rows: rows_where(&|sources, _| sources.contains(id)),
                alone: rows_where(&|sources, near| {
                    sources.len() == 1
                        && sources.contains(id)
                        && near.iter().all(|source| source == id)
                }),
                missing: rows_where(&|sources, near| {
                    sources.len() >= 2
                        && sources.len() + 1 == reports.len()
                        && !sources.contains(id)
                        && !near.contains(id)
                }),
            }
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, BlockKind};
    use crate::claim::analyze;
    use crate::compare::compare;
    use crate::text::Span;

    /// A report whose paragraphs are lines.
    fn report(id: &str, lines: &[&str]) -> Report {
        let text = lines.join("\n");
        let mut start = 0;
        let mut blocks = Vec::new();
        for (n, line) in lines.iter().enumerate() {
            let kind = if n == 0 {
                BlockKind::Headline
            } else {
                BlockKind::Body
            };
            blocks.push(Block {
                kind,
                span: Span::new(start, start + line.len()),
            });
            start += line.len() + 1;
        }
        let article = Article {
            text,
            blocks,
            ..Article::default()
        };
        analyze(id.to_owned(), id.to_owned(), String::new(), article)
    }

    const FERRY: &str = "The ferry Marlin ran aground off Harwick on Monday night.";
    const CHECK: &str = "A steering check due last month had been pushed back to April.";
    const WATER: &str = "Divers found no diesel in the water near the pier on Tuesday.";

    #[test]
    fn what_another_opening_tells_in_another_row_is_no_difference() {
        let reports = [
            report("a", &["Ferry aground", FERRY, WATER, CHECK]),
            report("b", &["Marlin aground", FERRY, CHECK, WATER]),
            report("c", &["Steering check was late", CHECK, WATER, FERRY]),
        ];
        let compared = compare(&reports, None);
        let alone = |links: &[Link]| openings(&reports, &compared.rows, links)[2].alone.clone();
        let check = compared.rows.iter().find(|r| r.claim == CHECK).unwrap();
        assert!(alone(&[]).contains(&check.id));
        let own = check.cells.iter().find(|c| c.source == "c").unwrap();
        let mut link = compared.links[0].clone();
        link.relation = Relation::Same;
        (link.a, link.b) = ("a:1".to_owned(), own.claims[0].clone());
        assert!(!alone(std::slice::from_ref(&link)).contains(&check.id));
        link.relation = Relation::Partial;
        assert!(alone(&[link]).contains(&check.id));
    }

    #[test]
    fn openings_and_shifts_tell_who_leads_with_what() {
        let compared = compare(
            &[
                report("a", &["Ferry aground", FERRY, WATER, CHECK]),
                report("b", &["Marlin aground", FERRY, CHECK, WATER]),
                report("c", &["Steering check was late", CHECK, WATER, FERRY]),
            ],
            None,
        );
        let row = |text: &str| compared.rows.iter().find(|r| r.claim == text).unwrap();
        let (ferry, check) = (row(FERRY), row(CHECK));
        let opening = |n: usize| &compared.framing.openings[n];
        assert!(opening(0).rows.contains(&ferry.id));
        assert!(opening(2).missing.contains(&ferry.id), "{:?}", opening(2));
        assert!(opening(2).alone.contains(&check.id), "{:?}", opening(2));
        assert!(opening(0).missing.is_empty());
        let shift = |row: &Row| {
            let mut all = compared.framing.prominence.iter();
            all.find(|p| p.row == row.id).unwrap().shift
        };
        assert_eq!(shift(ferry), 1.0);
        assert!(shift(row(WATER)) < 1.0);
    }
}
