//! Does a report that seems to leave words out of a quotation give them elsewhere: in another
//! quotation, or beside it in its own words?

use super::quoted::QuotedPart;
use crate::claim::{Claim, QuotationKind, Report};
use crate::compare::utterances::{QuotedWord, difference};
use crate::text::is_function_word;
use crate::text::normal::normalize_word;
use crate::text::stems::Stemmer;
use crate::text::words::words;
use std::collections::BTreeSet;

/// Share of the words that another quotation has to hold, words of it that are read, and the
/// fewest words that tell.
const HELD: f64 = 0.8;
const MOST_WORDS: usize = 400;
const LEAST_WORDS: usize = 3;
/// Quotations before and behind the claim in which they are looked for.
const NEAR: usize = 32;
/// Share of the telling words that the claim's sentence has to hold, and one beside it, and the
/// fewest words that tell there.
const TOLD: f64 = 0.6;
const TOLD_BESIDE: f64 = 0.75;
const LEAST_BESIDE: usize = 3;

/// Where a report has what its quotation lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Elsewhere {
    /// In another quotation.
    Quoted,
    /// Beside the quotation, in its own words.
    Told,
}

/// Where the report of this claim has these words of another report's quotation, if it does.
/// `quoted` holds the parts of each of its quotations.
pub(super) fn elsewhere(
    report: &Report,
    quoted: &[Vec<QuotedPart>],
    claim: &Claim,
    left_out: &[QuotedWord],
) -> Option<Elsewhere> {
    if quotes_elsewhere(report, quoted, claim, left_out) {
        return Some(Elsewhere::Quoted);
    }
    tells(report, claim, left_out).then_some(Elsewhere::Told)
}

fn quotes_elsewhere(
    report: &Report,
    quoted: &[Vec<QuotedPart>],
    claim: &Claim,
    left_out: &[QuotedWord],
) -> bool {
    let at = report
        .quotations
        .partition_point(|q| q.span.end <= claim.span.start);
    let near = report.quotations.iter().zip(quoted);
    let near = near.skip(at.saturating_sub(NEAR)).take(2 * NEAR);
    let holds = |part: &QuotedPart| {
        let words = part.words.get(..MOST_WORDS).unwrap_or(&part.words);
        difference(left_out, words).equal as f64 >= HELD * left_out.len() as f64
    };
    left_out.len() >= LEAST_WORDS
        && near
            .filter(|(quotation, _)| quotation.kind != QuotationKind::Indirect)
            .any(|(_, parts)| parts.iter().any(holds))
}

/// Does the claim's sentence, or the one before or behind it, say it in its own words?
fn tells(report: &Report, claim: &Claim, left_out: &[QuotedWord]) -> bool {
    let language = report.article.language.as_str();
    let stemmer = Stemmer::new(if language == "und" { "en" } else { language });
    let telling = left_out.iter().map(|w| w.normal.as_str());
    let telling: BTreeSet<String> = { telling.filter(|w| !is_function_word(w)) }
        .map(|w| stemmer.stem(w))
        .collect();
    let share = |sentence: usize| {
        let Some(sentence) = report.sentences.get(sentence) else {
            return 0.0;
        };
        let text = report.text(sentence.span);
        let stems: BTreeSet<String> = words(text)
            .into_iter()
            .map(|w| stemmer.stem(&normalize_word(w.of(text))))
            .collect();
        telling.intersection(&stems).count() as f64 / telling.len().max(1) as f64
    };
    let at = claim.sentence;
    let beside = [at.checked_sub(1), Some(at + 1)];
    share(at) >= TOLD
        || telling.len() >= LEAST_BESIDE && { beside.into_iter().flatten() }
            .any(|n| share(n) >= TOLD_BESIDE)
}
