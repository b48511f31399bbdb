//! Attribution: another source, a named against an unnamed one, attributed against told as fact,
//! and a cue that lets the speaker stand behind the words in another way.

use super::facing::{ClaimFacts, Facing, Word};
use super::{Difference, Side};
use crate::align::Relation;
use crate::article::BlockKind;
use crate::claim::cues::{Force, force};
use crate::claim::{Claim, Quotation, QuotationKind, Report, Sourcing, Speaker};
use crate::compare::model::ChangeKind;
use crate::compare::utterances::{Acquaintance, acquaintance, is_function_word, is_named};
use crate::text::normal::normalize;
use crate::text::{Span, word_list};
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Quotations of one claim that are looked at.
const MOST_QUOTATIONS: usize = 6;
/// Share of a claim's words that a quotation has to hold to be what the claim is about.
const MAIN_SHARE: f64 = 0.25;
/// The same for a content that is most of the claim.
const MOST_SHARE: f64 = 0.4;
/// Content words that the attributed content and the plain claim have to share.
const SHARED_STEMS: usize = 3;
/// Share of the shorter content's stems that two contents have in common.
const SHARED: f64 = 0.4;
/// A source and its cue stand within so many bytes.
const NEAR: usize = 80;

/// Who says what of a claim.
struct Said<'r> {
    quotation: &'r Quotation,
    /// Source and cue, or what of them stands inside the claim.
    words: Span,
    cue: &'r str,
    force: Option<Force>,
    stems: BTreeSet<&'r str>,
    /// The content is most of what the claim says.
    most: bool,
}

/// The differences between whom two claims attribute their content to.
pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let (Some(report_a), Some(report_b)) = (facing.report_a(), facing.report_b()) else {
        return Vec::new();
    };
    let (Some(claim_a), Some(claim_b)) = (facing.claim_a(), facing.claim_b()) else {
        return Vec::new();
    };
    let first = said(report_a, claim_a, facing.facts_a, facing.quotations_a());
    let second = said(report_b, claim_b, facing.facts_b, facing.quotations_b());
    let found = match (best_pair(&first, &second), first.first(), second.first()) {
        (Some((a, b)), ..) => between(a, b).map(|note| (a.words, b.words, note)),
        (None, Some(a), None) if told_as_fact(a, facing.facts_b) => {
            fact(&a.stems, facing.facts_b, claim_b)
                .map(|fact| (a.words, fact, "attributed against told as fact".to_owned()))
        }
        (None, None, Some(b)) if told_as_fact(b, facing.facts_a) => {
            fact(&b.stems, facing.facts_a, claim_a)
                .map(|fact| (fact, b.words, "told as fact against attributed".to_owned()))
        }
        _ => None,
    };
    let headline = |report: &Report, claim: &Claim| {
        let block = report.article.blocks.get(claim.block);
        block.is_some_and(|b| b.kind == BlockKind::Headline)
    };
    // A headline has no room for sources.
    if headline(report_a, claim_a) != headline(report_b, claim_b) {
        return Vec::new();
    }
    let same = facing.link.is_none_or(|l| l.relation == Relation::Same);
    found
        .filter(|_| same)
        .map(|(a, b, note)| Difference {
            kind: ChangeKind::Attribution,
            a: Side {
                claim: facing.a,
                span: a,
            },
            b: Side {
                claim: facing.b,
                span: b,
            },
            note,
        })
        .into_iter()
        .collect()
}

/// The attributions of a claim whose source or cue stands in it, those of most of its words first.
fn said<'r>(
    report: &'r Report,
    claim: &Claim,
    facts: &'r ClaimFacts,
    quotations: impl Iterator<Item = &'r Quotation>,
) -> Vec<Said<'r>> {
    let sentence = report.sentence_of(claim);
    let mut found: Vec<(usize, Said)> = quotations
        .take(MOST_QUOTATIONS)
        .filter_map(|quotation| {
            let words = attributing_words(quotation, sentence)?;
            let held = quotation.span.overlap(sentence);
            let cue = quotation.cue.map(|c| report.text(c)).unwrap_or_default();
            let content = facts
                .words
                .iter()
                .filter(|w| quotation.span.contains(w.span) && !is_function_word(&w.normal));
            let main = held as f64 >= MAIN_SHARE * sentence.len() as f64;
            main.then_some((
                held,
                Said {
                    quotation,
                    words,
                    cue,
                    force: force(cue),
                    most: held as f64 >= MOST_SHARE * sentence.len() as f64,
                    stems: content.map(|w| w.stem.as_str()).collect(),
                },
            ))
        })
        .collect();
    found.sort_by_key(|(held, said)| (std::cmp::Reverse(*held), said.words));
    found.into_iter().map(|(_, said)| said).collect()
}

/// The stretch of source and cue inside a claim.
fn attributing_words(quotation: &Quotation, claim: Span) -> Option<Span> {
    let inside = |span: Span| claim.contains(span) && !span.is_empty();
    let mention = quotation
        .speaker
        .as_ref()
        .map(|s| s.mention)
        .filter(|m| inside(*m));
    let cue = quotation.cue.filter(|c| inside(*c));
    match (mention, cue) {
        (Some(m), Some(c)) => {
            let both = Span::new(m.start.min(c.start), m.end.max(c.end));
            Some(if both.len() <= m.len() + c.len() + NEAR {
                both
            } else {
                c
            })
        }
        (one, other) => one.or(other),
    }
}

/// Two attributions of one content: of the pairs that share content, the one that shares most.
fn best_pair<'s, 'r>(
    first: &'s [Said<'r>],
    second: &'s [Said<'r>],
) -> Option<(&'s Said<'r>, &'s Said<'r>)> {
    let mut best: Option<(usize, (&Said, &Said))> = None;
    for a in first {
        for b in second {
            let shared = a.stems.intersection(&b.stems).count();
            let shorter = a.stems.len().min(b.stems.len());
            let enough = shared >= SHARED_STEMS.min(shorter.max(1))
                && shared as f64 >= SHARED * shorter as f64;
            // The link says that claims of which it is the most tell the same.
            let linked = a.most && b.most && shared > 0;
            if (enough || linked) && best.as_ref().is_none_or(|(most, _)| shared > *most) {
                best = Some((shared, (a, b)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// How two attributions of one content differ.
fn between(a: &Said, b: &Said) -> Option<String> {
    let (one, other) = (a.quotation.speaker.as_ref(), b.quotation.speaker.as_ref());
    if let (Some(x), Some(y)) = (one, other) {
        let note = match (is_unnamed(x), is_unnamed(y)) {
            (false, true) if is_named(x) => Some("named against unnamed source"),
            (true, false) if is_named(y) => Some("unnamed against named source"),
            _ => None,
        };
        if note.is_some() {
            return note.map(str::to_owned);
        }
        if is_proper(x) && is_proper(y) && acquaintance(one, other) == Acquaintance::Different {
            return Some("another source".to_owned());
        }
        if acquaintance(one, other) != Acquaintance::Same {
            return None;
        }
    }
    let direct = [a, b]
        .iter()
        .all(|s| s.quotation.kind == QuotationKind::Direct);
    let (x, y) = (weight(a.force?, a.cue), weight(b.force?, b.cue));
    (x != y && !direct).then(|| format!("“{}” against “{}”", a.cue, b.cue))
}

/// People whom a report describes but does not name, by words for them ("officials familiar with
/// the plan").
fn is_unnamed(speaker: &Speaker) -> bool {
    let name = normalize(&speaker.name);
    speaker.sourcing == Sourcing::Anonymous && name.split(' ').any(|word| UNNAMED.contains(word))
}

/// A name and nothing else: every word that tells has a capital letter.
fn is_proper(speaker: &Speaker) -> bool {
    let words = crate::text::words::words(&speaker.name);
    speaker.sourcing == Sourcing::Named
        && words.len() <= 6
        && words
            .iter()
            .map(|w| w.of(&speaker.name))
            .all(|w| w.starts_with(char::is_uppercase) || is_function_word(&normalize(w)))
        && is_named(speaker)
}

/// Classes of cues that let the speaker stand behind the words alike. To confirm is more than to
/// announce.
fn weight(force: Force, cue: &str) -> u8 {
    match force {
        Force::Announcing if cue.to_lowercase().contains("confirm") => 1,
        Force::Neutral | Force::Announcing | Force::Showing | Force::Thinking => 0,
        Force::Assertive => 2,
        Force::Claiming => 3,
        Force::Admitting => 4,
        Force::Denying => 5,
        Force::Directive => 6,
        Force::Warning => 7,
        Force::Critical => 8,
        Force::Promising => 9,
        Force::Approving => 10,
        Force::Asking => 11,
        Force::Emotive => 12,
    }
}

/// Does one claim say somebody asserted what the other, which quotes nobody, tells itself? To
/// announce or to demand is an act, which a report may tell as fact.
fn told_as_fact(said: &Said, plain: &ClaimFacts) -> bool {
    let asserts = matches!(
        said.force,
        Some(
            Force::Neutral | Force::Assertive | Force::Claiming | Force::Admitting | Force::Warning
        )
    );
    asserts && said.quotation.kind == QuotationKind::Indirect && plain.quotations.is_empty()
}

/// From the claim's begin to its last content word that the attributed content has too.
fn fact(stems: &BTreeSet<&str>, facts: &ClaimFacts, claim: &Claim) -> Option<Span> {
    let telling = |w: &&Word| !is_function_word(&w.normal);
    let mine: BTreeSet<&str> = facts
        .words
        .iter()
        .filter(telling)
        .map(|w| w.stem.as_str())
        .collect();
    let shared = mine.intersection(stems).count();
    let shorter = mine.len().min(stems.len());
    if shared < SHARED_STEMS || (shared as f64) < SHARED * shorter as f64 {
        return None;
    }
    let last = facts
        .words
        .iter()
        .filter(telling)
        .rfind(|w| stems.contains(w.stem.as_str()))?;
    Some(Span::new(claim.span.start, last.span.end))
}

static UNNAMED: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| word_list(include_str!("unnamed.txt")).collect());

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::super::quote::tests::between;
    use super::*;

    #[test]
    fn sources_and_cues_are_told_apart() {
        for (a, b, expected) in [
            (
                "Ana Reyes said that the harbour office had ignored two storm warnings.",
                "Bo Lindqvist said that the harbour office had ignored two storm warnings.",
                Some(("Ana Reyes said", "Bo Lindqvist said", "another source")),
            ),
            (
                "Ana Reyes said that the harbour office had ignored two storm warnings.",
                "Ana Reyes admitted that the harbour office had ignored two storm warnings.",
                Some((
                    "Ana Reyes said",
                    "Ana Reyes admitted",
                    "“said” against “admitted”",
                )),
            ),
            (
                "Ana Reyes said that the harbour office had ignored two storm warnings.",
                "The harbour office had ignored two storm warnings on Monday.",
                Some((
                    "Ana Reyes said",
                    "The harbour office had ignored two storm warnings",
                    "attributed against told as fact",
                )),
            ),
            (
                "Ana Reyes said that the harbour office had ignored two storm warnings.",
                "Ms. Reyes told reporters that the harbour office had ignored two storm warnings.",
                None,
            ),
        ] {
            let found = between(find, a, b);
            let first = found
                .first()
                .map(|(a, b, note)| (a.as_str(), b.as_str(), note.as_str()));
            assert_eq!(first, expected, "{a} / {b}");
        }
    }
}
