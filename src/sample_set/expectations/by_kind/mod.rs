//! One function a kind of expectation: does it hold, and what was found instead? Here is what
//! they have in common.

mod differences;
mod furniture;
mod labels;
mod quotations;
mod rows;

use super::judge::{Finding, Found, Ground, overlap};
use super::limits::Pairs;
use super::{Expectation, Rule};
use crate::article::BlockKind;
use crate::claim::QuotationKind;
use crate::compare::model::{Claim, Range, Wording};
use crate::sample_set::toml_file::Mistake;
use crate::sample_set::verdict::Evidence;
use differences::{change, no_change};
use furniture::furniture;
use labels::label;
use quotations::{quote, same_quote};
use rows::{aligned, not_aligned, omits};

/// Holds one expectation against the comparison; pairs of texts that people said belong together
/// or not are added to `pairs`.
pub(super) fn judge(
    ground: &Ground,
    expectation: &Expectation,
    pairs: &mut Pairs,
) -> Result<Finding, Mistake> {
    let texts = &expectation.texts;
    match &expectation.rule {
        Rule::Label => return label(ground, texts),
        Rule::Furniture { kind } => return furniture(ground, texts, *kind),
        _ => {}
    }
    let found = texts
        .iter()
        .map(|text| ground.find(text))
        .collect::<Result<Vec<Found>, Mistake>>()?;
    Ok(match &expectation.rule {
        Rule::Aligned => aligned(ground, &found, pairs),
        Rule::NotAligned => not_aligned(ground, &found, pairs),
        Rule::Omits { source } => {
            let source = ground.source(&source.source, source.line)?;
            omits(ground, &source.id, &found)
        }
        Rule::Change { kind } => change(ground, &found, *kind),
        Rule::NoChange { kind } => no_change(ground, &found, *kind),
        Rule::SameQuote { wording } => same_quote(ground, &found, *wording),
        Rule::Quote { speaker, kind } => quote(ground, &found, speaker, *kind),
        Rule::Label | Rule::Furniture { .. } => Finding::new(true, ""),
    })
}

/// What is expected, in words.
pub(super) fn said(expectation: &Expectation) -> String {
    let texts: Vec<String> = expectation
        .texts
        .iter()
        .map(|t| format!("{} “{}”", t.source, one_line(&t.text)))
        .collect();
    let texts = texts.join(" · ");
    match &expectation.rule {
        Rule::Aligned => format!("say the same: {texts}"),
        Rule::NotAligned => format!("do not say the same: {texts}"),
        Rule::Omits { source } => format!("{} omits {texts}", source.source),
        Rule::Change { kind } => format!("a change of kind {}: {texts}", kind.name()),
        Rule::NoChange { kind: Some(kind) } => {
            format!("no change of kind {}: {texts}", kind.name())
        }
        Rule::NoChange { kind: None } => format!("no change: {texts}"),
        Rule::SameQuote { wording: None } => format!("one utterance: {texts}"),
        Rule::SameQuote { wording: Some(w) } => {
            format!("one utterance, {}: {texts}", wording_name(*w))
        }
        Rule::Quote { speaker, kind } => {
            let kind = kind.map_or_else(String::new, |k| format!("{} ", kind_name(k)));
            format!("a {kind}quotation of {speaker}: {texts}")
        }
        Rule::Label => format!("labels of one referent: {texts}"),
        Rule::Furniture { kind: None } => format!("makes no claim: {texts}"),
        Rule::Furniture { kind: Some(kind) } => {
            format!("makes no claim, being {}: {texts}", block_name(*kind))
        }
    }
}

/// What a rule asks for beside its texts, for its fingerprint.
pub(super) fn details(rule: &Rule) -> Vec<String> {
    match rule {
        Rule::Omits { source } => vec![source.source.clone()],
        Rule::Change { kind } | Rule::NoChange { kind: Some(kind) } => vec![kind.name().into()],
        Rule::SameQuote { wording: Some(w) } => vec![wording_name(*w).into()],
        Rule::Quote { speaker, kind } => {
            let kind = kind.map_or("", kind_name);
            vec![speaker.clone(), kind.into()]
        }
        Rule::Furniture { kind: Some(kind) } => vec![block_name(*kind).into()],
        _ => Vec::new(),
    }
}

/// The claims of every fragment, or which of them makes none.
fn claims<'c>(ground: &Ground<'c>, found: &[Found<'c>]) -> Result<Vec<Vec<&'c Claim>>, Finding> {
    let claims: Vec<Vec<&Claim>> = found.iter().map(|f| ground.claims(f)).collect();
    match found.iter().zip(&claims).find(|(_, c)| c.is_empty()) {
        None => Ok(claims),
        Some((silent, _)) => Err(Finding::new(
            false,
            format!(
                "the text of {} makes no claim: it is read as {}",
                silent.source.id,
                kinds(silent)
            ),
        )),
    }
}

/// Calls `each` with the claims and numbers of every two fragments.
fn for_pairs(claims: &[Vec<&Claim>], mut each: impl FnMut(&[&Claim], &[&Claim], usize, usize)) {
    for (i, a) in claims.iter().enumerate() {
        for (j, b) in claims.iter().enumerate().skip(i + 1) {
            each(a, b, i, j);
        }
    }
}

fn name<'f>(found: &'f [Found], number: usize) -> &'f str {
    found.get(number).map_or("", |f| f.source.id.as_str())
}

fn evidence(ground: &Ground, claim: &Claim) -> Option<Evidence> {
    let range = Range {
        start: claim.start,
        end: claim.end,
    };
    let source = ground
        .comparison
        .sources
        .iter()
        .find(|s| s.id == claim.source)?;
    Some(Evidence::new(source, range))
}

fn whole_claims(ground: &Ground, claims: &[Vec<&Claim>]) -> Vec<Evidence> {
    let all = claims.iter().flatten();
    all.filter_map(|claim| evidence(ground, claim)).collect()
}

fn block_kinds(found: &Found) -> Vec<BlockKind> {
    let blocks = found.source.blocks.iter();
    blocks
        .filter(|b| {
            let range = Range {
                start: b.start,
                end: b.end,
            };
            overlap(found.range, range) > 0
        })
        .map(|b| b.kind)
        .collect()
}

/// The kinds of the blocks of a fragment, in words.
fn kinds(found: &Found) -> String {
    let mut names: Vec<&str> = block_kinds(found).into_iter().map(block_name).collect();
    names.dedup();
    if names.is_empty() {
        "no block at all".to_owned()
    } else {
        names.join(" and ")
    }
}

fn block_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Headline => "headline",
        BlockKind::Body => "body",
        BlockKind::Heading => "heading",
        BlockKind::Caption => "caption",
        BlockKind::Teaser => "teaser",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Credit => "credit",
        BlockKind::Navigation => "navigation",
        BlockKind::Note => "note",
    }
}

fn kind_name(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    }
}

fn wording_name(wording: Wording) -> &'static str {
    match wording {
        Wording::Identical => "identical",
        Wording::Cut => "cut",
        Wording::Altered => "altered",
        Wording::Paraphrased => "paraphrased",
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
