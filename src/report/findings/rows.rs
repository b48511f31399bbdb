//! Findings about rows: what differs, who lacks what, what stands where.

use super::words::{exact, list, source};
use super::{Evidence, Finding};
use crate::compare::model::{ChangeKind, Place, Row, Status};
use crate::report::differences::{self, Group};
use crate::report::lookup::Lookup;
use std::cmp::Reverse;

/// Reports that are named in one sentence.
const MOST_SIDES: usize = 4;

/// What cannot both be true.
pub(super) fn contradictions(lookup: &Lookup, most: usize) -> Vec<Finding> {
    let told = groups(lookup, ChangeKind::Contradiction, |_| true);
    told.take(most)
        .map(|(row, group)| {
            let sides = sides(lookup, &group);
            finding(
                "contradiction",
                format!("{sides}: they cannot both be true."),
                row,
            )
        })
        .collect()
}

/// Figures that differ, and cannot both be right.
pub(super) fn figures(lookup: &Lookup, most: usize) -> Vec<Finding> {
    let told = groups(lookup, ChangeKind::Number, |group| !can_agree(group));
    told.take(most)
        .map(|(row, group)| finding("figure", format!("{}.", sides(lookup, &group)), row))
        .collect()
}

/// A figure that one gives and another rounds or leaves open.
pub(super) fn vaguer_figure(lookup: &Lookup) -> Option<Finding> {
    let (row, group) = groups(lookup, ChangeKind::Number, can_agree).next()?;
    let sentence = format!("{}; both can be true.", sides(lookup, &group));
    Some(finding("figure", sentence, row))
}

/// As the notes of figures say it: they are compatible, or one rounds the other.
fn can_agree(group: &Group) -> bool {
    let agree = |note: &String| {
        ["both can be true", "more exact", "rounded"]
            .iter()
            .any(|end| note.ends_with(end))
    };
    !group.notes.is_empty() && group.notes.iter().all(agree)
}

/// Evaluatively different names for the same thing.
pub(super) fn label(lookup: &Lookup) -> Option<Finding> {
    of_kind(lookup, ChangeKind::Label, "name for the same", "")
}

/// What one tells as sure and another as less sure.
pub(super) fn certainty(lookup: &Lookup) -> Option<Finding> {
    of_kind(lookup, ChangeKind::Certainty, "how sure", "")
}

/// Who is said to have said it.
pub(super) fn attribution(lookup: &Lookup) -> Option<Finding> {
    of_kind(lookup, ChangeKind::Attribution, "who says so", "")
}

/// The first difference of a kind; rows come the most important first.
fn of_kind(lookup: &Lookup, kind: ChangeKind, topic: &'static str, end: &str) -> Option<Finding> {
    let rows = lookup.comparison.rows.iter().enumerate();
    let changes = rows.flat_map(|(n, row)| row.changes.iter().map(move |c| (n, c)));
    let (row, change) = { changes }.find(|(_, change)| change.kind == kind)?;
    let group = Group {
        kind,
        sides: [&change.a, &change.b]
            .into_iter()
            .filter_map(|side| Some((lookup.source_of_claim(&side.claim)?, side)))
            .collect(),
        notes: Vec::new(),
    };
    Some(finding(
        topic,
        format!("{}{end}.", sides(lookup, &group)),
        row,
    ))
}

/// The groups of a kind, one a row at most.
fn groups<'c>(
    lookup: &'c Lookup<'c>,
    kind: ChangeKind,
    wanted: impl Fn(&Group) -> bool + 'c,
) -> impl Iterator<Item = (usize, Group<'c>)> + 'c {
    let rows = lookup.comparison.rows.iter().enumerate();
    rows.filter_map(move |(number, row)| {
        let groups = differences::group(lookup, row);
        let group = { groups.into_iter() }.find(|g| g.kind == kind && wanted(g))?;
        Some((number, group))
    })
}

fn finding(topic: &'static str, sentence: String, row: usize) -> Finding {
    Finding {
        topic,
        sentence,
        evidence: vec![Evidence::Row(row)],
    }
}

/// `Harwick Post has “45”, Coast Wire “at least 40”`; the first wording of each source.
fn sides(lookup: &Lookup, group: &Group) -> String {
    let mut known: Vec<usize> = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for (number, side) in &group.sides {
        if !known.contains(number) {
            known.push(*number);
            let verb = if told.is_empty() { " has" } else { "" };
            told.push(format!(
                "{}{verb} {}",
                source(lookup, *number),
                exact(&side.text)
            ));
        }
    }
    told.truncate(MOST_SIDES);
    told.join(", ")
}

fn carriers(row: &Row) -> usize {
    let carries = row.cells.iter().filter(|c| c.status != Status::Omits);
    carries.count()
}

/// What every report has but one, where none of its claims comes near.
pub(super) fn missing_in_one(lookup: &Lookup) -> Option<Finding> {
    let comparison = lookup.comparison;
    if comparison.sources.len() < 3 {
        return None;
    }
    let lacking = |row: &Row| -> Option<usize> {
        let omits = |c: &crate::compare::model::Cell| c.status == Status::Omits;
        let only = row.cells.iter().filter(|c| omits(c)).count() == 1;
        let at = row.cells.iter().position(omits)?;
        let sure = row.cells.get(at).is_some_and(|c| !c.borderline);
        // Where the match of the others is doubtful, so is the gap.
        let doubtful = row.cells.iter().any(|c| c.borderline);
        (only && sure && !doubtful).then_some(at)
    };
    let found: Vec<(usize, &Row, usize)> = comparison
        .rows
        .iter()
        .enumerate()
        .filter_map(|(number, row)| Some((number, row, lacking(row)?)))
        .collect();
    let (_, first, without) = *found.first()?;
    let alike: Vec<usize> = found
        .iter()
        .filter(|(_, _, other)| *other == without)
        .map(|(number, _, _)| *number)
        .collect();
    let others = if comparison.sources.len() == 3 {
        "both other reports state".to_owned()
    } else {
        format!("all {} other reports state", comparison.sources.len() - 1)
    };
    let more = match alike.len() {
        1 => String::new(),
        n => format!(", and {} more", n - 1),
    };
    Some(Finding {
        topic: "missing in one",
        sentence: format!(
            "In {} no match was found for what {others}: {}{more}.",
            source(lookup, without),
            exact(&lookup.lead(first))
        ),
        evidence: alike.into_iter().take(4).map(Evidence::Row).collect(),
    })
}

/// What only one report has: how many claims each, and the one that stands most in view.
pub(super) fn in_one_only(lookup: &Lookup) -> Option<Finding> {
    let comparison = lookup.comparison;
    let (number, row, at) = comparison
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| carriers(row) == 1)
        .filter(|(_, row)| !row.cells.iter().any(|c| c.borderline))
        .filter_map(|(number, row)| {
            let at = row.cells.iter().position(|c| c.status != Status::Omits)?;
            Some((number, row, at))
        })
        .next()?;
    let mut counts: Vec<(usize, usize)> = comparison
        .summary
        .sources
        .iter()
        .enumerate()
        .map(|(n, s)| (n, s.only_here))
        .filter(|(_, count)| *count > 0)
        .collect();
    counts.sort_by_key(|(n, count)| (Reverse(*count), *n));
    let mut each: Vec<String> = counts
        .iter()
        .take(MOST_SIDES)
        .map(|(n, count)| format!("{count} only in {}", source(lookup, *n)))
        .collect();
    if let (Some(first), Some((n, count))) = (each.first_mut(), counts.first()) {
        let stand = if *count == 1 {
            "claim stands"
        } else {
            "claims stand"
        };
        *first = format!("{count} {stand} only in {}", source(lookup, *n));
    }
    Some(finding(
        "only in one",
        format!(
            "{}; foremost, in {}: {}.",
            list(&each),
            source(lookup, at),
            exact(&lookup.lead(row))
        ),
        number,
    ))
}

/// What one report leads with and another has far down.
pub(super) fn placed_apart(lookup: &Lookup) -> Option<Finding> {
    let depth = |p: &Place| p.paragraph as f64 / p.of.max(1) as f64;
    let (_, number, row, first, last) = lookup
        .comparison
        .rows
        .iter()
        .enumerate()
        .filter_map(|(number, row)| {
            let places = lookup.places(&row.id);
            if !differences::placed_apart(places) || row.cells.iter().any(|c| c.borderline) {
                return None;
            }
            let first = places.iter().min_by(|a, b| depth(a).total_cmp(&depth(b)))?;
            let last = places.iter().max_by(|a, b| depth(a).total_cmp(&depth(b)))?;
            Some((depth(last) - depth(first), number, row, first, last))
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
    let named = |p: &Place| {
        let number = lookup.source(&p.source).unwrap_or(usize::MAX);
        source(lookup, number)
    };
    let place = |p: &Place| match p.paragraph {
        0 => "in its headline".to_owned(),
        n => format!("in paragraph {n} of {}", p.of),
    };
    Some(Finding {
        topic: "placed apart",
        sentence: format!(
            "{} has {} what {} has {}: {}.",
            named(first),
            place(first),
            named(last),
            place(last),
            exact(&lookup.lead(row))
        ),
        evidence: vec![Evidence::Row(number)],
    })
}

/// What there is to say where little differs.
pub(super) fn agreement(lookup: &Lookup) -> Vec<Finding> {
    let comparison = lookup.comparison;
    let summary = &comparison.summary;
    let mut found = Vec::new();
    let whose = match comparison.sources.len() {
        2 => "both reports".to_owned(),
        n => format!("all {n} reports"),
    };
    let first = |wanted: &dyn Fn(&Row) -> bool| {
        let number = comparison.rows.iter().position(wanted);
        number.map_or_else(Vec::new, |n| vec![Evidence::Row(n)])
    };
    if summary.in_all > 0 {
        let all = comparison.sources.len();
        let row = comparison.rows.iter().find(|r| carriers(r) == all);
        let words = row.map_or_else(String::new, |r| {
            format!(", first of all {}", exact(&lookup.lead(r)))
        });
        let noun = if summary.in_all == 1 {
            "claim stands"
        } else {
            "claims stand"
        };
        found.push(Finding {
            topic: "in all",
            sentence: format!("{} {noun} in {whose}{words}.", summary.in_all),
            evidence: first(&|r| carriers(r) == all),
        });
    } else {
        found.push(Finding {
            topic: "in all",
            sentence: format!("No claim was found in {whose}."),
            evidence: vec![Evidence::Sources],
        });
    }
    if summary.told_differently == 0 && summary.in_all + summary.in_some > 0 {
        found.push(Finding {
            topic: "told alike",
            sentence:
                "No figure, time, name, quotation or attribution was found to differ in what \
                       they share."
                    .to_owned(),
            evidence: vec![Evidence::Sources],
        });
    }
    if summary.in_one > 0 {
        let noun = if summary.in_one == 1 {
            "claim stands"
        } else {
            "claims stand"
        };
        found.push(Finding {
            topic: "only in one",
            sentence: format!("{} {noun} in one report only.", summary.in_one),
            evidence: first(&|r| carriers(r) == 1),
        });
    }
    found.retain(|f| !f.evidence.is_empty());
    found
}
