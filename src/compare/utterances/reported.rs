//! Who reports in other words what another report quotes: linked claims of one speaker.

use super::QuotationRef;
use super::speakers::{Acquaintance, acquaintance};
use super::wording::quoted_words;
use crate::align::{Alignment, ClaimRef, Relation};
use crate::claim::{Quotation, QuotationKind, Report};
use crate::text::Span;
use crate::text::is_function_word;
use crate::text::stems::Stemmer;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Claims that one quotation is looked up in, and quotations of one claim.
const MOST_CLAIMS: usize = 64;
const MOST_QUOTATIONS: usize = 8;
/// Words of a quotation or a claim that are compared.
const MOST_WORDS: usize = 200;
/// Stems that both have to hold, and their share of the shorter one's.
const SHARED_STEMS: usize = 3;
const SHARED: f64 = 0.4;

/// Pairs of a quotation in quotation marks and one of another report that tells it in the
/// report's own words.
pub(super) fn pairs(
    reports: &[Report],
    alignment: &Alignment,
) -> BTreeSet<(QuotationRef, QuotationRef)> {
    let standing: Vec<BTreeMap<usize, Vec<usize>>> = reports.iter().map(by_claim).collect();
    let quotations = |claim: ClaimRef| -> Vec<QuotationRef> {
        let numbers = standing.get(claim.report).and_then(|s| s.get(&claim.claim));
        numbers
            .into_iter()
            .flatten()
            .map(|n| QuotationRef {
                report: claim.report,
                quotation: *n,
            })
            .collect()
    };
    let mut found = BTreeSet::new();
    let mut stems = Stems::default();
    for link in alignment
        .links
        .iter()
        .filter(|l| l.relation == Relation::Same)
    {
        for (quoting, reporting) in [(link.a, link.b), (link.b, link.a)] {
            for quoted in quotations(quoting) {
                for reported in quotations(reporting) {
                    if is_report_of(reports, quoting, quoted, reported, &mut stems) {
                        found.insert((quoted, reported));
                    }
                }
            }
        }
    }
    found
}

/// The quotations that share text with each claim.
fn by_claim(report: &Report) -> BTreeMap<usize, Vec<usize>> {
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, quotation) in report.quotations.iter().enumerate() {
        let first = report
            .claims
            .partition_point(|c| c.span.end <= quotation.span.start);
        let claims = report.claims.iter().enumerate().skip(first);
        for (claim, _) in claims
            .take(MOST_CLAIMS)
            .take_while(|(_, c)| c.span.start < quotation.span.end)
        {
            let list = found.entry(claim).or_default();
            if list.len() < MOST_QUOTATIONS {
                list.push(number);
            }
        }
    }
    found
}

fn is_report_of(
    reports: &[Report],
    quoting: ClaimRef,
    quoted: QuotationRef,
    reported: QuotationRef,
    stems: &mut Stems,
) -> bool {
    let (Some(direct), Some(indirect)) = (quoted.of(reports), reported.of(reports)) else {
        return false;
    };
    if direct.kind == QuotationKind::Indirect
        || indirect.kind != QuotationKind::Indirect
        || acquaintance(direct.speaker.as_ref(), indirect.speaker.as_ref()) != Acquaintance::Same
    {
        return false;
    }
    let claim = reports
        .get(quoting.report)
        .and_then(|r| r.claims.get(quoting.claim));
    let Some(inside) = claim.map(|c| common(c.span, direct)) else {
        return false;
    };
    let first = stems.of(reports, quoted.report, inside);
    let second = stems.of(reports, reported.report, indirect.span);
    let shared = first.intersection(&second).count();
    let shorter = first.len().min(second.len());
    shared >= SHARED_STEMS && shared as f64 >= SHARED * shorter as f64
}

/// The part of a quotation inside a claim.
fn common(claim: Span, quotation: &Quotation) -> Span {
    Span::new(
        claim.start.max(quotation.span.start),
        claim.end.min(quotation.span.end),
    )
}

/// The telling stems of stretches of reports, each read once: a quotation is held against those of
/// every report.
#[derive(Default)]
struct Stems(FxHashMap<(usize, Span), Rc<BTreeSet<String>>>);

impl Stems {
    fn of(&mut self, reports: &[Report], report: usize, span: Span) -> Rc<BTreeSet<String>> {
        let read = || {
            let report = reports.get(report);
            Rc::new(report.map(|r| stems(r, span)).unwrap_or_default())
        };
        self.0.entry((report, span)).or_insert_with(read).clone()
    }
}

fn stems(report: &Report, span: Span) -> BTreeSet<String> {
    // Short reports do not tell their language.
    let stemmer = match report.article.language.as_str() {
        "und" | "" => Stemmer::new("en"),
        language => Stemmer::new(language),
    };
    quoted_words(&report.article.text, span)
        .iter()
        .take(MOST_WORDS)
        .filter(|w| !is_function_word(&w.normal))
        .map(|w| stemmer.stem(&w.normal))
        .collect()
}
