//! What is new, lost or changed against the accepted result.
//!
//! Rows that several sources carry are held against one another by the pairs of claims that they
//! join: an accepted row is lost when none of its pairs shares a row any more, and changed when
//! some do. A row of one source alone is lost when its claim is not found any more; one that
//! joined others, or was left alone by them, is told of as the row that was gained or lost.

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests;

use super::baseline::{BaseChange, BaseRow, BaseUtterance, Baseline, line};
use super::verdict::fingerprint;
use crate::compare::model::Status;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How the result moved away from the baseline; the gravest first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum DriftKind {
    /// Accepted, and not found any more.
    Lost,
    /// Found otherwise.
    Changed,
    /// Found, and not accepted yet.
    New,
}

impl DriftKind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lost => "lost",
            Self::Changed => "changed",
            Self::New => "new",
        }
    }
}

/// What moved.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// A row.
    Row,
    /// A change in a row.
    Change,
    /// An utterance.
    Utterance,
}

impl Part {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Row => "row",
            Self::Change => "change",
            Self::Utterance => "utterance",
        }
    }
}

/// One difference to the accepted result.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Drift {
    /// Lost, changed or new.
    pub kind: DriftKind,
    /// Row, change or utterance.
    pub part: Part,
    /// Its id: of a row, the one to give to `claimdiff accept --row`.
    pub id: String,
    /// What it is, in words of the reports.
    pub text: String,
    /// How it moved.
    pub detail: String,
    /// Line of `baseline.json` that holds it, counted from 1; none for what is new.
    pub line: Option<usize>,
}

impl Drift {
    /// Breaks a check that is not strict: a row was lost.
    pub fn breaks(&self) -> bool {
        self.kind == DriftKind::Lost && self.part == Part::Row
    }
}

/// Accepted and found entries that belong to each other; one side is missing where an entry is
/// new or lost.
pub(super) struct Match<'b, T> {
    pub old: Option<&'b T>,
    pub new: Option<&'b T>,
}

/// Everything that differs; `text` is the text of the file that `old` was read from.
pub fn find(old: &Baseline, new: &Baseline, text: &str) -> Vec<Drift> {
    let place = |entry: &str| {
        let at = text.find(entry)?;
        Some(text.get(..at)?.matches('\n').count() + 1)
    };
    let mut all = Vec::new();
    for m in rows(old, new) {
        all.extend(row_drift(&m, old).map(|drift| {
            Drift {
                line: m
                    .old
                    .and_then(|row| place(&format!("\"id\":\"{}\"", row.id))),
                ..drift
            }
        }));
    }
    for m in changes(old, new) {
        let Some(entry) = m.new.or(m.old) else {
            continue;
        };
        let detail = match (m.old, m.new) {
            (Some(was), Some(is)) => format!(
                "was “{}” · “{}”, is “{}” · “{}”",
                was.a.text, was.b.text, is.a.text, is.b.text
            ),
            _ => String::new(),
        };
        all.push(Drift {
            kind: kind(&m),
            part: Part::Change,
            id: fingerprint(&[&line(entry)]),
            text: format!(
                "{}: {} “{}” · {} “{}”",
                entry.kind.name(),
                entry.a.source,
                entry.a.text,
                entry.b.source,
                entry.b.text
            ),
            detail,
            line: m.old.and_then(|change| place(&line(change))),
        });
    }
    for m in utterances(old, new) {
        let Some(entry) = m.new.or(m.old) else {
            continue;
        };
        all.push(Drift {
            kind: kind(&m),
            part: Part::Utterance,
            id: fingerprint(&[&line(entry)]),
            text: utterance_text(entry),
            detail: match (m.old, m.new) {
                (Some(was), Some(is)) => utterance_detail(was, is),
                _ => String::new(),
            },
            line: m.old.and_then(|utterance| place(&line(utterance))),
        });
    }
    all.sort_by(|a, b| {
        (a.kind, a.part, a.line, &a.text, &a.id).cmp(&(b.kind, b.part, b.line, &b.text, &b.id))
    });
    all
}

fn kind<T>(m: &Match<T>) -> DriftKind {
    match (m.old, m.new) {
        (Some(_), None) => DriftKind::Lost,
        (None, _) => DriftKind::New,
        _ => DriftKind::Changed,
    }
}

/// Pairs of claims of different sources that a row joins.
fn pairs(row: &BaseRow) -> BTreeSet<((&str, &str), (&str, &str))> {
    let claims: Vec<(&str, &str)> = row.claims().into_iter().collect();
    let mut pairs = BTreeSet::new();
    for (n, a) in claims.iter().enumerate() {
        for b in claims.iter().skip(n + 1).filter(|b| b.0 != a.0) {
            pairs.insert((*a, *b));
        }
    }
    pairs
}

fn is_shared(row: &BaseRow) -> bool {
    row.cells.len() > 1
}

/// Rows that differ.
pub(super) fn rows<'b>(old: &'b Baseline, new: &'b Baseline) -> Vec<Match<'b, BaseRow>> {
    fn shared(rows: &[BaseRow]) -> Vec<&BaseRow> {
        rows.iter().filter(|r| is_shared(r)).collect()
    }
    let (was, is) = (shared(&old.rows), shared(&new.rows));
    let mut found = matched(&was, &is, |a, b| {
        let (a, b) = (pairs(a), pairs(b));
        let common = a.intersection(&b).count();
        common as f64 / (a.len() + b.len() - common).max(1) as f64
    });
    let claims = |rows: &'b [BaseRow]| -> BTreeSet<(&'b str, &'b str)> {
        rows.iter().flat_map(BaseRow::claims).collect()
    };
    let (known, there) = (claims(&old.rows), claims(&new.rows));
    for row in old.rows.iter().filter(|r| !is_shared(r)) {
        let same = new.rows.iter().find(|r| r.claims() == row.claims());
        match same {
            Some(same) => found.push(Match {
                old: Some(row),
                new: Some(same),
            }),
            None if row.claims().is_disjoint(&there) => found.push(Match {
                old: Some(row),
                new: None,
            }),
            None => {}
        }
    }
    for row in new.rows.iter().filter(|r| !is_shared(r)) {
        if row.claims().is_disjoint(&known) {
            found.push(Match {
                old: None,
                new: Some(row),
            });
        }
    }
    // The id is made from the leading claim, which may be another of the same claims.
    found.retain(|m| match (m.old, m.new) {
        (Some(a), Some(b)) => a.cells != b.cells,
        _ => true,
    });
    found
}

/// The entries that belong to each other, the most alike first, each once, and those that are
/// left over on either side.
fn matched<'b, T: Ord>(
    old: &[&'b T],
    new: &[&'b T],
    likeness: impl Fn(&T, &T) -> f64,
) -> Vec<Match<'b, T>> {
    let mut candidates = Vec::new();
    for (i, a) in old.iter().enumerate() {
        for (j, b) in new.iter().enumerate() {
            let alike = likeness(a, b);
            if alike > 0.0 {
                candidates.push((alike, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| {
        b.0.total_cmp(&a.0)
            .then_with(|| (a.1, a.2).cmp(&(b.1, b.2)))
    });
    let (mut used_old, mut used_new) = (BTreeSet::new(), BTreeSet::new());
    let mut found = Vec::new();
    for (_, i, j) in candidates {
        if used_old.contains(&i) || used_new.contains(&j) {
            continue;
        }
        used_old.insert(i);
        used_new.insert(j);
        found.push(Match {
            old: old.get(i).copied(),
            new: new.get(j).copied(),
        });
    }
    let rest = |list: &[&'b T], used: &BTreeSet<usize>| -> Vec<&'b T> {
        let entries = list.iter().enumerate();
        entries
            .filter(|(n, _)| !used.contains(n))
            .map(|(_, e)| *e)
            .collect()
    };
    found.extend(rest(old, &used_old).into_iter().map(|e| Match {
        old: Some(e),
        new: None,
    }));
    found.extend(rest(new, &used_new).into_iter().map(|e| Match {
        old: None,
        new: Some(e),
    }));
    found
}

fn row_drift(m: &Match<BaseRow>, old: &Baseline) -> Option<Drift> {
    let row = m.new.or(m.old)?;
    let carriers: Vec<&str> = row.cells.keys().map(String::as_str).collect();
    let detail = match (m.old, m.new) {
        (Some(was), Some(is)) => row_detail(was, is),
        (Some(_), None) if is_shared(row) => {
            format!("{} do not stand together any more", carriers.join(", "))
        }
        (Some(_), None) => format!("{} does not make this claim any more", carriers.join(", ")),
        (None, _) if is_shared(row) => {
            let known = old
                .rows
                .iter()
                .any(|r| !r.claims().is_disjoint(&row.claims()));
            let how = if known {
                "stand together now"
            } else {
                "make this claim"
            };
            format!("{} {how}", carriers.join(", "))
        }
        (None, _) => format!("only {} makes this claim", carriers.join(", ")),
    };
    Some(Drift {
        kind: kind(m),
        part: Part::Row,
        id: row.id.clone(),
        text: row.text().to_owned(),
        detail,
        line: None,
    })
}

/// How a row moved, source by source.
fn row_detail(was: &BaseRow, is: &BaseRow) -> String {
    let sources: BTreeSet<&String> = was.cells.keys().chain(is.cells.keys()).collect();
    let mut parts = Vec::new();
    for source in sources {
        let (before, now) = (was.cells.get(source), is.cells.get(source));
        let word = |cell: Option<&super::baseline::BaseCell>| match cell.map(|c| c.status) {
            Some(Status::States) => "states it",
            Some(Status::Differs) => "differs",
            Some(Status::Partial) => "states part of it",
            Some(Status::Omits) | None => "omits it",
        };
        if before.map(|c| c.status) != now.map(|c| c.status) {
            parts.push(format!("{source}: {} → {}", word(before), word(now)));
        } else if before != now {
            let claims = |cell: Option<&super::baseline::BaseCell>| {
                let claims = cell.map(|c| c.claims.clone()).unwrap_or_default();
                claims.into_iter().collect::<Vec<_>>().join(", ")
            };
            parts.push(format!("{source}: {} → {}", claims(before), claims(now)));
        }
    }
    parts.join("; ")
}

/// What makes a change the same change: not the row, whose id may be made from another claim.
fn content(change: &BaseChange) -> BaseChange {
    BaseChange {
        row: String::new(),
        ..change.clone()
    }
}

/// Changes that differ: other words in the same two claims are a changed change.
pub(super) fn changes<'b>(old: &'b Baseline, new: &'b Baseline) -> Vec<Match<'b, BaseChange>> {
    let contents =
        |list: &[BaseChange]| -> BTreeSet<BaseChange> { list.iter().map(content).collect() };
    let (was, is) = (contents(&old.changes), contents(&new.changes));
    let only = |list: &'b [BaseChange], other: &BTreeSet<BaseChange>| -> Vec<&'b BaseChange> {
        list.iter()
            .filter(|c| !other.contains(&content(c)))
            .collect()
    };
    matched(
        &only(&old.changes, &is),
        &only(&new.changes, &was),
        |a, b| {
            let claims = |c: &BaseChange| (c.a.claim.clone(), c.b.claim.clone());
            f64::from(u8::from(a.kind == b.kind && claims(a) == claims(b)))
        },
    )
}

/// Utterances that differ: those that share a quotation belong to each other.
pub(super) fn utterances<'b>(
    old: &'b Baseline,
    new: &'b Baseline,
) -> Vec<Match<'b, BaseUtterance>> {
    let was: Vec<&BaseUtterance> = old.utterances.iter().collect();
    let is: Vec<&BaseUtterance> = new.utterances.iter().collect();
    let quotes = |u: &BaseUtterance| -> BTreeSet<(String, String)> {
        let all = u.quotes.iter();
        all.flat_map(|(s, keys)| keys.iter().map(move |k| (s.clone(), k.clone())))
            .collect()
    };
    let mut found = matched(&was, &is, |a, b| {
        let (a, b) = (quotes(a), quotes(b));
        let common = a.intersection(&b).count();
        common as f64 / (a.len() + b.len() - common).max(1) as f64
    });
    found.retain(|m| m.old != m.new);
    found
}

fn utterance_text(utterance: &BaseUtterance) -> String {
    let first = utterance.quotes.values().find_map(|keys| keys.first());
    let words = first.map_or("", |key| {
        key.rsplit_once(" #").map_or(key, |(text, _)| text)
    });
    let sources: Vec<&str> = utterance.quotes.keys().map(String::as_str).collect();
    let speaker = utterance.speaker.as_deref().unwrap_or("speaker not told");
    format!("{speaker}: {words} ({})", sources.join(", "))
}

fn utterance_detail(was: &BaseUtterance, is: &BaseUtterance) -> String {
    let mut parts = Vec::new();
    if was.speaker != is.speaker {
        let name = |u: &BaseUtterance| u.speaker.clone().unwrap_or_else(|| "nobody".into());
        parts.push(format!("speaker: {} → {}", name(was), name(is)));
    }
    if was.wording != is.wording {
        let word = |u: &BaseUtterance| line(&u.wording).trim_matches('"').to_owned();
        parts.push(format!("wording: {} → {}", word(was), word(is)));
    }
    if was.quotes != is.quotes {
        let sources = |u: &BaseUtterance| {
            let all = u.quotes.iter();
            all.map(|(s, keys)| format!("{s} {}", keys.len()))
                .collect::<Vec<_>>()
                .join(", ")
        };
        parts.push(format!("quotations: {} → {}", sources(was), sources(is)));
    }
    parts.join("; ")
}

/// `old` with the rows that have one of the ids `wanted`, and the changes in them, as in `new`;
/// gives the ids that neither has as well.
pub fn promoted(old: &Baseline, new: &Baseline, wanted: &[String]) -> (Baseline, Vec<String>) {
    let mut kept = old.clone();
    let mut unknown = Vec::new();
    for id in wanted {
        let has = |b: &Baseline| b.rows.iter().any(|r| r.id == *id);
        if !has(old) && !has(new) {
            unknown.push(id.clone());
            continue;
        }
        let mut gone = BTreeSet::new();
        let mut come = BTreeSet::new();
        for m in rows(old, new) {
            let named = |row: Option<&BaseRow>| row.is_some_and(|r| r.id == *id);
            if named(m.old) || named(m.new) {
                gone.extend(m.old.map(|r| r.id.clone()));
                come.extend(m.new.map(|r| r.id.clone()));
            }
        }
        if gone.is_empty() && come.is_empty() {
            // The row is as it was; its changes may not be.
            gone.insert(id.clone());
            come.insert(id.clone());
        }
        // A row that its claims joined, or were left alone by, is no entry of its own.
        let there: BTreeSet<(&str, &str)> = new
            .rows
            .iter()
            .filter(|r| come.contains(&r.id))
            .flat_map(BaseRow::claims)
            .collect();
        let absorbed = |row: &BaseRow| !is_shared(row) && row.claims().is_subset(&there);
        let left_alone: Vec<BaseRow> = new
            .rows
            .iter()
            .filter(|row| {
                !is_shared(row)
                    && old
                        .rows
                        .iter()
                        .any(|o| gone.contains(&o.id) && row.claims().is_subset(&o.claims()))
            })
            .cloned()
            .collect();
        kept.rows
            .retain(|r| !gone.contains(&r.id) && !come.contains(&r.id) && !absorbed(r));
        let promoted = new.rows.iter().filter(|r| come.contains(&r.id)).cloned();
        kept.rows.extend(promoted);
        kept.rows.extend(left_alone);
        kept.changes
            .retain(|c| !gone.contains(&c.row) && !come.contains(&c.row));
        kept.changes.extend(
            new.changes
                .iter()
                .filter(|c| come.contains(&c.row))
                .cloned(),
        );
    }
    kept.rows.sort();
    kept.rows.dedup();
    kept.changes.sort();
    kept.changes.dedup();
    (kept, unknown)
}
