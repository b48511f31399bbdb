//! Puts the [`Comparison`] together: ids, offsets in scalar values, rows in order.

use super::Options;
use super::changes;
use super::describe::described;
use super::differing::mark_differing;
use super::framing::add_changes;
use super::model::*;
use super::rows::{self, Facts};
use super::summary::summarize;
use super::{prominence, shared_text, strangers, utterances};
use crate::align::{Alignment, ClaimRef};
use crate::claim::{Report, name_context};
use crate::text::language;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

pub(super) fn comparison(
    reports: &[Report],
    alignment: &Alignment,
    event: Option<Event>,
    options: &Options,
) -> Comparison {
    let mut sources = Vec::new();
    let mut claims = Vec::new();
    let mut quotes = Vec::new();
    for report in reports {
        let (source, _, its_claims, its_quotes) = described(report);
        sources.push(source);
        claims.extend(its_claims);
        quotes.extend(its_quotes);
    }
    let links: Vec<super::model::Link> = alignment
        .links
        .iter()
        .map(|link| Link {
            a: claim_id(reports, link.a),
            b: claim_id(reports, link.b),
            relation: link.relation,
            score: rounded(link.score),
            borderline: link.borderline,
            reasons: link.reasons.clone(),
            by_hand: link.by_hand,
        })
        .collect();
    strangers::warn(reports, &links, &mut sources);
    // What is looked for by English words is left out elsewhere; the reports' warnings say so.
    let english = reports
        .iter()
        .all(|r| language::is_tuned_for(&r.article.language));
    let facts = Facts::new(reports, alignment);
    let built_rows = || -> Vec<Row> {
        let rows = alignment.rows.par_iter();
        rows.map(|row| rows::build(&facts, row)).collect()
    };
    let context = english.then(|| name_context(reports));
    let context = context.as_ref();
    let changes = || context.map(|names| changes::shown(reports, alignment, names));
    let framing = || context.map(|names| super::framing::find(reports, alignment, names, options));
    let spoken = || utterances::shown(reports, alignment);
    let copies = || {
        let runs = shared_text::Runs::new(reports);
        let rows = alignment.rows.par_iter();
        let copied: Vec<bool> = rows.map(|row| runs.copied(reports, row)).collect();
        (runs.shared(reports), copied)
    };
    let ((mut rows, changes), ((framing, utterances), (shared_text, copied))) = rayon::join(
        || rayon::join(built_rows, changes),
        || rayon::join(|| rayon::join(framing, spoken), copies),
    );
    for (row, copied) in rows.iter_mut().zip(copied) {
        row.copied = copied;
    }
    for (row, found) in rows.iter_mut().zip(changes.unwrap_or_default()) {
        row.changes = found;
    }
    rows.sort_by(|a, b| {
        b.importance
            .total_cmp(&a.importance)
            .then_with(|| a.claim.cmp(&b.claim))
            .then_with(|| a.claim_id.cmp(&b.claim_id))
    });
    let mut framing = framing.unwrap_or_default();
    add_changes(&mut framing.loaded, &rows, &claims, &quotes);
    number_repeated_ids(&mut rows);
    let texts: FxHashMap<&str, &str> = claims
        .iter()
        .map(|claim| (claim.id.as_str(), claim.text.as_str()))
        .collect();
    for (number, row) in rows.iter_mut().enumerate() {
        row.rank = number + 1;
        mark_differing(row, &texts);
        // Where words were changed on the way, the agreement is not the copy's alone.
        row.copied &= row.cells.iter().all(|cell| cell.status != Status::Differs);
    }
    rows::point_elsewhere(&mut rows);
    let summary = summarize(&sources, &claims, &rows);
    let framing = Framing {
        shared_text,
        openings: prominence::openings(reports, &rows, &links),
        prominence: prominence::find(reports, &rows),
        ..framing
    };
    Comparison {
        schema_version: 1,
        generator: crate::GENERATOR.into(),
        event,
        sources,
        claims,
        links,
        quotes,
        utterances,
        framing,
        rows,
        summary,
        selection: None,
        corrections: Vec::new(),
    }
}

/// Two rows with the same words get different ids: the second and later ones are numbered.
fn number_repeated_ids(rows: &mut [Row]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        let count = seen.entry(row.id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            row.id = format!("{}-{count}", row.id);
        }
    }
}

pub(super) fn claim_id(reports: &[Report], claim: ClaimRef) -> String {
    let id = reports.get(claim.report).map_or("", |r| r.id.as_str());
    format!("{id}:{}", claim.claim)
}

pub(super) fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}
