//! Quote: the same utterance in other words, cut elsewhere, or quoted in one report and told in
//! the words of the other.

mod fragments;

use super::Difference;
use super::facing::{ClaimFacts, Facing};
use super::left_out::{Elsewhere, elsewhere};
use super::quoted::QuotedPart;
use crate::claim::{Claim, Quotation, QuotationKind, Report, Sourcing};
use crate::compare::model::ChangeKind;
use crate::compare::utterances::{
    Acquaintance, QuotedWord, acquaintance, difference as word_difference, is_named, is_trifle,
    is_trifle_left_out, same_wording, stretch,
};
use crate::text::Span;
use crate::text::is_function_word;
use crate::text::normal::normalize_word;
use crate::text::stems::Stemmer;
use crate::text::words::words;
use std::collections::BTreeSet;
use std::ops::Range;

/// Words of one claim's quotation that are compared.
const MOST_WORDS: usize = 200;
/// Words of a whole quotation that are searched for what a claim leaves out, and the share of
/// that which it has to hold.
const MOST_WHOLE: usize = 400;
const HELD: f64 = 0.8;
/// Words of a stretch that is told as altered beside a cut.
const MOST_ALTERED: usize = 3;
/// Quotations of one claim, and parts of one quotation, that are compared.
const MOST_QUOTATIONS: usize = 6;
/// Sentences of a quotation that are tried for a better fit.
const MOST_SENTENCES: usize = 24;
/// Quotations before and behind a claim in which the words of another report's are looked for.
const NEAR: usize = 32;
/// A quotation of fewer words is not set against a paraphrase.
const LEAST_QUOTED: usize = 4;
/// Content words that a paraphrase shares with the quotation, the same where nothing tells that
/// the speakers are one, and their share of the shorter.
const SHARED_STEMS: usize = 2;
const SHARED_BY_OTHERS: usize = 3;
const SHARED: f64 = 0.5;

/// What a claim quotes or reports of one speaker.
struct Voice<'r> {
    quotation: &'r Quotation,
    /// All parts of the quotation.
    parts: &'r [QuotedPart],
    /// What of it stands inside the claim.
    inside: Span,
    /// The words between quotation marks; those of an indirect quotation, all.
    words: &'r [QuotedWord],
}

/// The differences between what two claims quote.
pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let (Some(report_a), Some(report_b)) = (facing.report_a(), facing.report_b()) else {
        return Vec::new();
    };
    let (Some(claim_a), Some(claim_b)) = (facing.claim_a(), facing.claim_b()) else {
        return Vec::new();
    };
    let mine = voices(report_a, claim_a, facing.facts_a, facing.quoted_a);
    let theirs = voices(report_b, claim_b, facing.facts_b, facing.quoted_b);
    let mut found: Vec<((Span, Span), Difference)> = Vec::new();
    let mut same = false;
    for a in mine.iter().filter(|v| v.quoted()) {
        for b in theirs.iter().filter(|v| v.quoted()) {
            let known = acquaintance(a.quotation.speaker.as_ref(), b.quotation.speaker.as_ref());
            if let Some(compared) = same_wording(a.words, b.words, known) {
                same = true;
                if fits_elsewhere(report_a, claim_a, a, b, compared.equal)
                    || fits_elsewhere(report_b, claim_b, b, a, compared.equal)
                {
                    continue;
                }
                let key = (a.quotation.span, b.quotation.span);
                let Some(new) = other_wording(facing, a, b, &compared) else {
                    continue;
                };
                // Several parts of one quotation make one difference.
                match found.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, old)) => {
                        old.a.span = cover(old.a.span, new.a.span);
                        old.b.span = cover(old.b.span, new.b.span);
                    }
                    None => found.push((key, new)),
                }
            }
        }
    }
    for (key, new) in fragments::find(facing, &mine, &theirs) {
        if !found.iter().any(|(known, _)| *known == key) {
            same = true;
            found.push((key, new));
        }
    }
    let mut found: Vec<Difference> = found.into_iter().map(|(_, new)| new).collect();
    // Headlines tell everything in other words.
    if !same && !facing.is_headline_a() && !facing.is_headline_b() {
        found.extend(told(facing, &mine, &theirs));
    }
    found
}

fn cover(a: Span, b: Span) -> Span {
    Span::new(a.start.min(b.start), a.end.max(b.end))
}

impl Voice<'_> {
    fn quoted(&self) -> bool {
        self.quotation.kind != QuotationKind::Indirect
    }
}

fn voices<'r>(
    report: &'r Report,
    claim: &Claim,
    facts: &ClaimFacts,
    quoted: &'r [Vec<QuotedPart>],
) -> Vec<Voice<'r>> {
    let sentence = report.sentence_of(claim);
    let mut found = Vec::new();
    for number in facts.quotations.iter().take(MOST_QUOTATIONS) {
        let (Some(quotation), Some(parts)) = (report.quotations.get(*number), quoted.get(*number))
        else {
            continue;
        };
        let inside = parts
            .iter()
            .filter(|part| part.span.overlap(sentence) > 0)
            .take(MOST_QUOTATIONS);
        for part in inside {
            let words = part.within(sentence);
            let words = words.get(..MOST_WORDS).unwrap_or(words);
            if let Some(inside) = stretch(words, 0..words.len()) {
                found.push(Voice {
                    quotation,
                    parts,
                    inside,
                    words,
                });
            }
        }
    }
    found
}

/// The same utterance quoted by both: other words, or more of it.
fn other_wording(
    facing: &Facing,
    a: &Voice,
    b: &Voice,
    compared: &crate::compare::utterances::WordDifference,
) -> Option<Difference> {
    let replaced = compared.replaced.iter().find(|(x, y)| {
        !(is_trifle(a.words, x) && is_trifle(b.words, y))
            && joined(a.words, x) != joined(b.words, y)
    });
    let longest = |words: &[QuotedWord], ranges: &[Range<usize>], other: &[QuotedWord]| {
        let ranges = ranges
            .iter()
            .filter(|r| !is_trifle_left_out(words, r) && !holds(other, words, r));
        let longest = ranges.max_by_key(|r| (r.len(), std::cmp::Reverse(r.start)));
        longest.and_then(|r| stretch(words, r.clone()))
    };
    let left_by_b = longest(a.words, &compared.only_first, &whole(b));
    let left_by_a = longest(b.words, &compared.only_second, &whole(a));
    let inside = (a.inside, b.inside);
    let (spans, note) = match (left_by_b, left_by_a, replaced) {
        (None, None, Some((x, y))) => (
            (stretch(a.words, x.clone())?, stretch(b.words, y.clone())?),
            "quoted in other words".to_owned(),
        ),
        (None, None, None) => return None,
        (Some(_), Some(_), _) => (inside, "cut in different places".to_owned()),
        (Some(left), None, _) => {
            let second = (facing.report_b(), facing.claim_b(), facing.quoted_b);
            let does = does_with(second, a, left);
            (
                inside,
                format!("the second {does} “{}”", facing.text_a(left)),
            )
        }
        (None, Some(left), _) => {
            let first = (facing.report_a(), facing.claim_a(), facing.quoted_a);
            let does = does_with(first, b, left);
            (
                inside,
                format!("the first {does} “{}”", facing.text_b(left)),
            )
        }
    };
    // A word that was changed weighs more than a cut; longer ones are two passages.
    let few = |(x, y): &&(Range<usize>, Range<usize>)| x.len().max(y.len()) <= MOST_ALTERED;
    let altered = replaced.filter(few).and_then(|(x, y)| {
        let (x, y) = (stretch(a.words, x.clone())?, stretch(b.words, y.clone())?);
        Some((facing.text_a(x), facing.text_b(y)))
    });
    let note = match altered.filter(|_| spans == inside) {
        Some((mine, theirs)) => format!("“{mine}” against “{theirs}”; {note}"),
        None => note,
    };
    Some(difference(facing, spans, note))
}

/// One side of a comparison: its report, its claim, and the words of the report's quotations.
type Side<'f> = (Option<&'f Report>, Option<&'f Claim>, &'f [Vec<QuotedPart>]);

/// What a report does with words of the other's quotation that its own does not have.
fn does_with((report, claim, quoted): Side, voice: &Voice, left: Span) -> &'static str {
    let words = voice.words.iter();
    let words: Vec<QuotedWord> = words.filter(|w| left.contains(w.span)).cloned().collect();
    let found = report.zip(claim);
    match found.and_then(|(report, claim)| elsewhere(report, quoted, claim, &words)) {
        Some(Elsewhere::Quoted) => "quotes elsewhere",
        Some(Elsewhere::Told) => "tells in its own words",
        None => "leaves out",
    }
}

/// All words of the quotation that a voice is part of: what one claim leaves out may stand in the
/// next sentence.
fn whole(voice: &Voice) -> Vec<QuotedWord> {
    let words = voice.parts.iter().flat_map(|part| &part.words);
    words.take(MOST_WHOLE).cloned().collect()
}

/// Does a quotation hold nearly all words of a stretch of another?
fn holds(quotation: &[QuotedWord], words: &[QuotedWord], range: &Range<usize>) -> bool {
    let inside = words.get(range.clone()).unwrap_or_default();
    word_difference(inside, quotation).equal as f64 >= HELD * inside.len() as f64
}

/// The letters of a stretch: "work force" is "workforce".
fn joined(words: &[QuotedWord], range: &Range<usize>) -> String {
    let inside = words.get(range.clone()).unwrap_or_default();
    inside.iter().map(|w| w.normal.as_str()).collect()
}

/// What one quotes and the other tells in its own words: the pair that shares most.
fn told(facing: &Facing, mine: &[Voice], theirs: &[Voice]) -> Option<Difference> {
    let language = facing
        .report_a()
        .map_or("en", |r| r.article.language.as_str());
    let stemmer = Stemmer::new(if language == "und" { "en" } else { language });
    let stems = |voice: &Voice| -> BTreeSet<String> {
        let words = voice.words.iter();
        words
            .filter(|w| !is_function_word(&w.normal))
            .map(|w| stemmer.stem(&w.normal))
            .collect()
    };
    let mut best: Option<(usize, Difference)> = None;
    for a in mine {
        for b in theirs.iter().filter(|b| a.quoted() != b.quoted()) {
            let quoting = if a.quoted() { a } else { b };
            let known = acquaintance(a.quotation.speaker.as_ref(), b.quotation.speaker.as_ref());
            // Words in common tell whether a description is of the one who is named; these have few.
            let named = |v: &Voice| v.quotation.speaker.as_ref().is_some_and(is_named);
            let other = known != Acquaintance::Same && named(a) && named(b);
            let untold = known != Acquaintance::Same && (tells_nobody(a) || tells_nobody(b));
            let (first, second) = (stems(a), stems(b));
            // A denial is no paraphrase.
            let of_a = |word: &str| first.contains(&stemmer.stem(word));
            let of_b = |word: &str| second.contains(&stemmer.stem(word));
            let denial = denies(a.words, of_b) != denies(b.words, of_a);
            if quoting.words.len() < LEAST_QUOTED || other || untold || denial {
                continue;
            }
            let shared = first.intersection(&second).count();
            let shorter = first.len().min(second.len());
            let least = match known {
                Acquaintance::Same => SHARED_STEMS,
                _ => SHARED_BY_OTHERS,
            };
            if shared < least || (shared as f64) < SHARED * shorter as f64 {
                continue;
            }
            let telling: Side = match a.quoted() {
                true => (facing.report_b(), facing.claim_b(), facing.quoted_b),
                false => (facing.report_a(), facing.claim_a(), facing.quoted_a),
            };
            if let (Some(report), Some(claim), quoted) = telling
                && quotes_too(report, quoted, claim, quoting)
            {
                continue;
            }
            let note = if a.quoted() {
                "quoted against told in other words"
            } else {
                "told in other words against quoted"
            };
            if best.as_ref().is_none_or(|(most, _)| shared > *most) {
                let spans = (a.inside, b.inside);
                best = Some((shared, difference(facing, spans, note.to_owned())));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// Words behind a negation that it denies.
const DENIED: usize = 3;

/// Does a wording deny something that the other says, by its words?
fn denies(words: &[QuotedWord], said: impl Fn(&str) -> bool) -> bool {
    let negation = ["not", "no", "never", "nobody", "none", "nothing", "neither"];
    let places = words.iter().enumerate();
    places
        .filter(|(_, w)| negation.contains(&w.normal.as_str()))
        .flat_map(|(at, _)| words.iter().skip(at + 1).take(DENIED))
        .any(|w| !is_function_word(&w.normal) && said(&w.normal))
}

/// Does the speaker leave open who says it: an unread "they", or another outlet, which tells what
/// somebody told it?
fn tells_nobody(voice: &Voice) -> bool {
    voice.quotation.speaker.as_ref().is_some_and(|speaker| {
        let words = words(&speaker.name).into_iter();
        let mut words = words.map(|w| normalize_word(w.of(&speaker.name)));
        speaker.sourcing == Sourcing::Outlet || words.all(|w| is_function_word(&w))
    })
}

/// Does a report quote these very words near a claim, alone or in a longer sentence? Then it tells
/// nothing in other words that it does not give in these. A fragment says too little for that.
fn quotes_too(report: &Report, quoted: &[Vec<QuotedPart>], claim: &Claim, quoting: &Voice) -> bool {
    let at = report
        .quotations
        .partition_point(|q| q.span.end <= claim.span.start);
    let near = report.quotations.iter().zip(quoted);
    let near = near.skip(at.saturating_sub(NEAR)).take(2 * NEAR);
    let same = |run: &[QuotedWord]| {
        let normals = run.iter().map(|w| &w.normal);
        normals.eq(quoting.words.iter().map(|w| &w.normal))
    };
    let holds = |part: &QuotedPart| part.words.windows(quoting.words.len().max(1)).any(same);
    quoting.quotation.kind == QuotationKind::Direct
        && near
            .filter(|(quotation, _)| quotation.kind != QuotationKind::Indirect)
            .any(|(_, parts)| parts.iter().any(holds))
}

/// Does another sentence of the quotation than the claim's fit the other's words better?
fn fits_elsewhere(
    report: &Report,
    claim: &Claim,
    voice: &Voice,
    other: &Voice,
    equal: usize,
) -> bool {
    let claimed = report.sentence_of(claim);
    let sentences = voice
        .parts
        .iter()
        .flat_map(|part| part.sentences.iter().map(move |sentence| (part, *sentence)));
    sentences
        .take(MOST_SENTENCES)
        .filter(|(_, sentence)| sentence.overlap(claimed) == 0)
        .any(|(part, sentence)| {
            let words = part.within(sentence);
            let words = words.get(..MOST_WORDS).unwrap_or(words);
            // So few words cannot share more.
            words.len() > equal && word_difference(words, other.words).equal > equal
        })
}

fn difference(facing: &Facing, spans: (Span, Span), note: String) -> Difference {
    facing.difference(ChangeKind::Quote, spans.0, spans.1, note)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
pub(super) mod tests;
