//! One function a kind of expectation: does it hold, and what was found instead?

use super::judge::{Finding, Found, Ground, overlap};
use super::limits::Pairs;
use super::{Expectation, Rule, Text};
use crate::article::{BlockKind, decode};
use crate::claim::QuotationKind;
use crate::compare::model::{
    Change, ChangeKind, ChangeSide, Claim, Quote, Range, Status, Utterance, Wording,
};
use crate::sample_set::fragments::Searched;
use crate::sample_set::toml_file::Mistake;
use crate::sample_set::verdict::Evidence;
use crate::text::normal::normalize;

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

fn aligned(ground: &Ground, found: &[Found], pairs: &mut Pairs) -> Finding {
    let (claims, finding) = match claims(ground, found) {
        Ok(claims) => (claims, None),
        Err(finding) => {
            // A text without a claim stands together with nothing.
            let claims: Vec<_> = found.iter().map(|f| ground.claims(f)).collect();
            (claims, Some(finding))
        }
    };
    let mut apart = Vec::new();
    let mut unlinked = false;
    for_pairs(&claims, |a, b, i, j| {
        let linked = ground.linked(a, b);
        unlinked |= !linked;
        if ground.share_row(a, b) || linked {
            pairs.together += 1;
        } else {
            pairs.missed += 1;
            apart.push(format!("{} and {}", name(found, i), name(found, j)));
        }
    });
    if let Some(finding) = finding {
        return finding;
    }
    if !apart.is_empty() {
        let mut finding = Finding::new(
            false,
            format!("they stand in different rows: {}", apart.join(", ")),
        );
        for (f, claims) in found.iter().zip(&claims) {
            let in_row = claims.iter().find_map(|c| ground.row(c));
            if let Some(row) = in_row {
                finding.said.push_str(&format!(
                    "; {} stands in row {}{}",
                    f.source.id,
                    row.id,
                    company(row, &f.source.id)
                ));
            }
        }
        finding.evidence = whole_claims(ground, &claims);
        return finding;
    }
    let one_row = ground.comparison.rows.iter().any(|row| {
        claims.iter().all(|list| {
            list.iter()
                .any(|c| ground.row(c).is_some_and(|r| r.id == row.id))
        })
    });
    if one_row || !unlinked {
        Finding::new(true, "they stand together")
    } else {
        let mut finding = Finding::new(
            false,
            "every two of them stand together, but no one row holds all and not all are linked",
        );
        finding.evidence = whole_claims(ground, &claims);
        finding
    }
}

fn not_aligned(ground: &Ground, found: &[Found], pairs: &mut Pairs) -> Finding {
    let claims = match claims(ground, found) {
        Ok(claims) => claims,
        Err(finding) => return finding,
    };
    let mut together = Vec::new();
    for_pairs(&claims, |a, b, i, j| {
        let how = match (ground.share_row(a, b), ground.linked(a, b)) {
            (true, _) => "share a row",
            (false, true) => "are linked as the same",
            (false, false) => {
                pairs.apart += 1;
                return;
            }
        };
        pairs.wrong += 1;
        together.push(format!("{} and {} {how}", name(found, i), name(found, j)));
    });
    if together.is_empty() {
        return Finding::new(true, "they stand apart");
    }
    let mut finding = Finding::new(false, together.join("; "));
    finding.evidence = whole_claims(ground, &claims);
    finding
}

fn omits(ground: &Ground, source: &str, found: &[Found]) -> Finding {
    let claims = match claims(ground, found) {
        Ok(claims) => claims,
        Err(finding) => return finding,
    };
    for claim in claims.iter().flatten() {
        let cell = ground
            .row(claim)
            .and_then(|row| row.cells.iter().find(|cell| cell.source == source));
        let Some(cell) = cell.filter(|cell| cell.status != Status::Omits) else {
            continue;
        };
        let mut finding = Finding::new(
            false,
            format!("{source} carries it: {}", cell.claims.join(", ")),
        );
        let theirs = ground.comparison.claims.iter();
        finding.evidence = theirs
            .filter(|c| cell.claims.contains(&c.id))
            .filter_map(|c| evidence(ground, c))
            .collect();
        return finding;
    }
    Finding::new(true, format!("{source} omits it"))
}

/// The sides of a change in the order of two fragments, where they overlap them.
fn sides_match(ground: &Ground, change: &Change, a: &Found, b: &Found) -> bool {
    let on = |side: &ChangeSide, found: &Found| {
        let source = ground.comparison.claims.iter();
        source
            .filter(|c| c.id == side.claim)
            .any(|c| c.source == found.source.id)
            && overlap(
                found.range,
                Range {
                    start: side.start,
                    end: side.end,
                },
            ) > 0
    };
    (on(&change.a, a) && on(&change.b, b)) || (on(&change.a, b) && on(&change.b, a))
}

/// The changes whose sides overlap two of the fragments.
fn changes<'c>(ground: &Ground<'c>, found: &[Found]) -> Vec<(&'c Change, usize, usize)> {
    let mut list = Vec::new();
    let all = ground.comparison.rows.iter().flat_map(|r| &r.changes);
    for change in all {
        for (i, a) in found.iter().enumerate() {
            for (j, b) in found.iter().enumerate().skip(i + 1) {
                if sides_match(ground, change, a, b) {
                    list.push((change, i, j));
                }
            }
        }
    }
    list
}

fn change(ground: &Ground, found: &[Found], kind: ChangeKind) -> Finding {
    let all = changes(ground, found);
    let side = |n: usize| {
        all.iter()
            .any(|(c, i, j)| c.kind == kind && (*i == n || *j == n))
    };
    if (0..found.len()).all(side) {
        return Finding::new(true, "it is found");
    }
    let others: Vec<String> = all
        .iter()
        .filter(|(c, ..)| c.kind != kind)
        .map(|(c, ..)| described(c))
        .collect();
    let mut said = format!("no change of kind {} overlaps these texts", kind.name());
    if !others.is_empty() {
        said.push_str(&format!("; of another kind: {}", others.join("; ")));
    } else {
        said.push_str(&format!("; {}", standing(ground, found)));
    }
    let mut finding = Finding::new(false, said);
    if let Ok(claims) = claims(ground, found) {
        finding.evidence = whole_claims(ground, &claims);
    }
    finding
}

fn no_change(ground: &Ground, found: &[Found], kind: Option<ChangeKind>) -> Finding {
    let claims = match claims(ground, found) {
        Ok(claims) => claims,
        Err(finding) => return finding,
    };
    let mut together = true;
    for_pairs(&claims, |a, b, _, _| {
        together &= ground.share_row(a, b) || ground.linked(a, b);
    });
    if !together {
        return Finding::new(
            false,
            "they do not stand together, so that no change could be found between them",
        );
    }
    let unwanted: Vec<String> = changes(ground, found)
        .into_iter()
        .filter(|(c, ..)| kind.is_none_or(|kind| c.kind == kind))
        .map(|(c, ..)| described(c))
        .collect();
    if unwanted.is_empty() {
        Finding::new(true, "none is found")
    } else {
        Finding::new(false, unwanted.join("; "))
    }
}

fn same_quote(ground: &Ground, found: &[Found], wording: Option<Wording>) -> Finding {
    let holds = |utterance: &Utterance, found: &Found| {
        let quotes = utterance.quotes.iter();
        let versions = utterance
            .versions
            .iter()
            .map(|v| (&v.quote, v.start, v.end));
        let of_quote = |id: &String| ground.comparison.quotes.iter().find(|q| q.id == *id);
        quotes
            .filter_map(|id| of_quote(id).map(|q| (id, q.start, q.end)))
            .chain(versions)
            .any(|(id, start, end)| {
                of_quote(id).is_some_and(|q| q.source == found.source.id)
                    && overlap(found.range, Range { start, end }) > 0
            })
    };
    let all: Vec<&Utterance> = ground
        .comparison
        .utterances
        .iter()
        .filter(|u| found.iter().all(|f| holds(u, f)))
        .collect();
    match (all.first(), wording) {
        (None, _) => {
            let mut said = "no utterance holds all of them".to_owned();
            for f in found {
                if quotes(ground, f).is_empty() {
                    said.push_str(&format!(
                        "; no quotation of {} overlaps its text",
                        f.source.id
                    ));
                }
            }
            Finding::new(false, said)
        }
        (Some(_), None) => Finding::new(true, "one utterance holds them"),
        (Some(first), Some(wanted)) => {
            let holds = all.iter().any(|u| u.wording == wanted);
            Finding::new(
                holds,
                format!("one utterance holds them, {}", wording_name(first.wording)),
            )
        }
    }
}

/// The quotations that overlap a fragment.
fn quotes<'c>(ground: &Ground<'c>, found: &Found) -> Vec<&'c Quote> {
    let all = ground.comparison.quotes.iter();
    all.filter(|q| {
        let range = Range {
            start: q.start,
            end: q.end,
        };
        q.source == found.source.id && overlap(found.range, range) > 0
    })
    .collect()
}

fn quote(ground: &Ground, found: &[Found], speaker: &str, kind: Option<QuotationKind>) -> Finding {
    let Some(found) = found.first() else {
        return Finding::new(false, "no text is named");
    };
    let all = quotes(ground, found);
    let wanted = normalize(speaker);
    let right = |quote: &&Quote| {
        let name = quote.speaker.as_ref().map(|s| normalize(&s.name));
        name.is_some_and(|name| name.contains(&wanted)) && kind.is_none_or(|k| k == quote.kind)
    };
    if all.iter().any(right) {
        return Finding::new(true, "so it is read");
    }
    let read: Vec<String> = all
        .iter()
        .map(|quote| {
            let name = quote
                .speaker
                .as_ref()
                .map_or("nobody that is told", |s| &s.name);
            format!("a {} quotation of {name}", kind_name(quote.kind))
        })
        .collect();
    let said = if read.is_empty() {
        "no quotation overlaps it".to_owned()
    } else {
        format!("it is read as {}", read.join(", "))
    };
    let mut finding = Finding::new(false, said);
    finding.evidence = all
        .iter()
        .map(|q| {
            let range = Range {
                start: q.start,
                end: q.end,
            };
            Evidence::new(found.source, range)
        })
        .collect();
    finding
}

fn label(ground: &Ground, texts: &[Text]) -> Result<Finding, Mistake> {
    let mut places = Vec::new();
    for text in texts {
        let source = ground.source(&text.source, text.line)?;
        let all = ground.all(&source.id, &text.text);
        if all.is_empty() {
            // Says where it is instead.
            ground.find(text)?;
        }
        places.push((source, all));
    }
    let mut best: Option<(usize, &str)> = None;
    for referent in &ground.comparison.framing.labels {
        let held = places
            .iter()
            .filter(|(source, all)| {
                referent.labels.iter().any(|label| {
                    let range = Range {
                        start: label.start,
                        end: label.end,
                    };
                    label.source == source.id && all.iter().any(|place| overlap(*place, range) > 0)
                })
            })
            .count();
        if held == places.len() {
            return Ok(Finding::new(
                true,
                format!("they name {}", referent.referent),
            ));
        }
        if held > best.map_or(0, |(most, _)| most) {
            best = Some((held, &referent.referent));
        }
    }
    Ok(Finding::new(
        false,
        match best {
            Some((held, referent)) => format!(
                "no referent has all of these labels; \"{referent}\" has {held} of {}",
                places.len()
            ),
            None => "no referent that several sources name has any of these labels".to_owned(),
        },
    ))
}

fn furniture(ground: &Ground, texts: &[Text], kind: Option<BlockKind>) -> Result<Finding, Mistake> {
    let Some(text) = texts.first() else {
        return Ok(Finding::new(false, "no text is named"));
    };
    let found = match ground.find(text) {
        Ok(found) => found,
        Err(mistake) => {
            let source = ground.source(&text.source, text.line)?;
            // Of a saved page not all is taken over: what is left out makes no claim either.
            let in_file = std::fs::read(&source.path)
                .ok()
                .and_then(|bytes| decode::decode(&bytes, &mut Vec::new()).ok())
                .is_some_and(|file| !Searched::new(&file).all(&text.text).is_empty());
            if !in_file || !ground.all(&source.id, &text.text).is_empty() {
                return Err(mistake);
            }
            return Ok(Finding::new(
                kind.is_none(),
                "it stands in the file and is left out of the text",
            ));
        }
    };
    let blocks: Vec<BlockKind> = block_kinds(&found);
    let holds = match kind {
        Some(kind) => !blocks.is_empty() && blocks.iter().all(|k| *k == kind),
        None => !blocks.iter().any(|k| k.makes_claims()),
    };
    Ok(Finding::new(
        holds,
        format!("it is read as {}", kinds(&found)),
    ))
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

/// Who else carries a row: ` with wire, sun`, or ` alone`.
fn company(row: &crate::compare::model::Row, source: &str) -> String {
    let others: Vec<&str> = row
        .cells
        .iter()
        .filter(|c| c.source != source && c.status != Status::Omits)
        .map(|c| c.source.as_str())
        .collect();
    if others.is_empty() {
        " alone".to_owned()
    } else {
        format!(" with {}", others.join(", "))
    }
}

/// Do the fragments stand together at all?
fn standing(ground: &Ground, found: &[Found]) -> String {
    match claims(ground, found) {
        Err(finding) => finding.said,
        Ok(claims) => {
            let mut together = true;
            for_pairs(&claims, |a, b, _, _| together &= ground.share_row(a, b));
            if together {
                "they stand in one row".to_owned()
            } else {
                "they stand in different rows".to_owned()
            }
        }
    }
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

fn described(change: &Change) -> String {
    format!(
        "{} “{}” · “{}” ({})",
        change.kind.name(),
        one_line(&change.a.text),
        one_line(&change.b.text),
        change.note
    )
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
