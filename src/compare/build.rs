//! Puts the [`Comparison`] together: ids, offsets in scalar values, rows in order.

use super::model::*;
use crate::align::{self, Alignment, ClaimRef};
use crate::article::BlockKind;
use crate::claim::Report;
use crate::text::{ScalarIndex, words};
use std::collections::BTreeMap;

pub(super) fn comparison(
    reports: &[Report],
    alignment: &Alignment,
    event: Option<Event>,
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
    let links = alignment
        .links
        .iter()
        .map(|link| Link {
            a: claim_id(reports, link.a),
            b: claim_id(reports, link.b),
            relation: link.relation,
            score: rounded(link.score),
            borderline: link.borderline,
            reasons: Vec::new(),
        })
        .collect();
    let mut rows: Vec<Row> = alignment
        .rows
        .iter()
        .map(|row| build_row(reports, row))
        .collect();
    rows.sort_by(|a, b| {
        b.importance
            .total_cmp(&a.importance)
            .then_with(|| a.claim.cmp(&b.claim))
            .then_with(|| a.claim_id.cmp(&b.claim_id))
    });
    number_repeated_ids(&mut rows);
    let summary = summarize(&sources, &claims, &rows);
    Comparison {
        schema_version: 1,
        generator: concat!("claimdiff ", env!("CARGO_PKG_VERSION")).into(),
        event,
        sources,
        claims,
        links,
        rows,
        quotes,
        utterances: Vec::new(),
        framing: super::framing::find(reports, alignment),
        summary,
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

fn claim_id(reports: &[Report], claim: ClaimRef) -> String {
    let id = reports.get(claim.report).map_or("", |r| r.id.as_str());
    format!("{id}:{}", claim.claim)
}

fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

fn build_row(reports: &[Report], row: &[ClaimRef]) -> Row {
    let text = |c: &ClaimRef| {
        let report = reports.get(c.report);
        report
            .and_then(|r| r.claims.get(c.claim).map(|k| r.text(k.span)))
            .unwrap_or_default()
    };
    let lead = row
        .iter()
        .min_by_key(|c| (c.claim, text(c), reports.get(c.report).map(|r| &r.id)));
    let claim = lead.map(text).unwrap_or_default().to_owned();
    let mut by_source: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for c in row {
        by_source
            .entry(c.report)
            .or_default()
            .push(claim_id(reports, *c));
    }
    let cells: Vec<Cell> = reports
        .iter()
        .enumerate()
        .map(|(n, report)| {
            let claims = by_source.remove(&n).unwrap_or_default();
            Cell {
                source: report.id.clone(),
                status: if claims.is_empty() {
                    Status::Omits
                } else {
                    Status::States
                },
                borderline: false,
                claims,
                differing: Vec::new(),
                nearest: None,
            }
        })
        .collect();
    let carried = cells.iter().filter(|c| c.status != Status::Omits).count();
    Row {
        id: format!(
            "r{:08x}",
            claim
                .bytes()
                .fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b))
                    .wrapping_mul(0x0100_0193))
        ),
        claim_id: lead.map(|c| claim_id(reports, *c)).unwrap_or_default(),
        claim,
        importance: rounded(carried as f64 / reports.len().max(1) as f64),
        cells,
        changes: Vec::new(),
    }
}

fn summarize(sources: &[Source], claims: &[Claim], rows: &[Row]) -> Summary {
    let carried = |row: &Row| {
        row.cells
            .iter()
            .filter(|c| c.status != Status::Omits)
            .count()
    };
    let carries = |row: &Row, id: &str| {
        row.cells
            .iter()
            .any(|c| c.source == id && c.status != Status::Omits)
    };
    Summary {
        in_all: rows.iter().filter(|r| carried(r) == sources.len()).count(),
        in_some: rows
            .iter()
            .filter(|r| (2..sources.len()).contains(&carried(r)))
            .count(),
        in_one: rows.iter().filter(|r| carried(r) == 1).count(),
        told_differently: rows.iter().filter(|r| !r.changes.is_empty()).count(),
        sources: sources
            .iter()
            .map(|source| {
                let held = rows.iter().filter(|r| carries(r, &source.id)).count();
                SourceSummary {
                    source: source.id.clone(),
                    words: source.words,
                    claims: claims.iter().filter(|c| c.source == source.id).count(),
                    carries: held,
                    coverage: rounded(held as f64 / rows.len().max(1) as f64),
                    only_here: rows
                        .iter()
                        .filter(|r| carried(r) == 1 && carries(r, &source.id))
                        .count(),
                }
            })
            .collect(),
    }
}

pub(super) fn described(report: &Report) -> (Source, Vec<Range>, Vec<Claim>, Vec<Quote>) {
    let article = &report.article;
    let index = ScalarIndex::new(&article.text);
    let range = |span| {
        let (start, end) = index.span(span);
        Range { start, end }
    };
    let source = Source {
        id: report.id.clone(),
        outlet: report.outlet.clone(),
        path: report.path.clone(),
        headline: article.headline.clone(),
        byline: article.byline.clone(),
        published: article.published.clone(),
        modified: article.modified.clone(),
        language: article.language.clone(),
        text: article.text.clone(),
        words: article
            .blocks
            .iter()
            .filter(|b| matches!(b.kind, BlockKind::Headline | BlockKind::Body))
            .map(|b| words::count(article.block_text(b)))
            .sum(),
        blocks: article
            .blocks
            .iter()
            .map(|b| {
                let Range { start, end } = range(b.span);
                Block {
                    kind: b.kind,
                    start,
                    end,
                }
            })
            .collect(),
        warnings: article.warnings.clone(),
    };
    let sentences = report.sentences.iter().map(|s| range(s.span)).collect();
    let claims = report
        .claims
        .iter()
        .enumerate()
        .map(|(n, claim)| {
            let Range { start, end } = range(claim.span);
            Claim {
                id: format!("{}:{n}", report.id),
                source: report.id.clone(),
                start,
                end,
                text: report.text(claim.span).to_owned(),
                block: claim.block,
                attribution: claim.attribution.as_ref().map(|a| Attribution {
                    kind: a.kind,
                    speaker: a.speaker.clone(),
                    cue: a.cue.clone(),
                }),
            }
        })
        .collect();
    let quotes = report
        .quotations
        .iter()
        .enumerate()
        .map(|(n, quotation)| {
            let Range { start, end } = range(quotation.span);
            Quote {
                id: format!("{}:q{n}", report.id),
                source: report.id.clone(),
                start,
                end,
                text: report.text(quotation.span).to_owned(),
                kind: quotation.kind,
                parts: quotation.parts.iter().map(|p| range(*p)).collect(),
                speaker: quotation.speaker.as_ref().map(|s| {
                    let Range { start, end } = range(s.mention);
                    Speaker {
                        name: s.name.clone(),
                        text: report.text(s.mention).to_owned(),
                        start,
                        end,
                    }
                }),
                cue: quotation.cue.map(|c| {
                    let Range { start, end } = range(c);
                    Cue {
                        text: report.text(c).to_owned(),
                        start,
                        end,
                    }
                }),
            }
        })
        .collect();
    let _ = align::Relation::Same;
    (source, sentences, claims, quotes)
}
