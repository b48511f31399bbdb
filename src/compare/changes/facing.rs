//! What a kind of change looks at: two claims that face each other, with what they hold.

use super::assertion::negation;
use super::certainty::{Hedged, hedged};
use super::framing::{Forced, Joined, forced, joined};
use super::label::{Labelled, labelled};
use super::lists::is_role;
use super::quoted::{QuotedPart, quoted};
use super::time::{Moment, moments};
use super::{Difference, NameForms, Side};
use crate::align::{ClaimRef, Link, Relation};
use crate::article::BlockKind;
use crate::claim::{Claim, Quotation, Report};
use crate::compare::framing::loaded_kinds_in;
use crate::compare::model::{ChangeKind, LoadedKind};
use crate::text::Span;
use crate::text::dates::{TimeExpression, times};
use crate::text::is_function_word;
use crate::text::names::{Name, NameContext, names};
use crate::text::normal::normalize_word;
use crate::text::numbers::{Quantity, quantities_beside};
use crate::text::spelling::american;
use crate::text::stems::Stemmer;
use crate::text::words::words;
use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// Words of a claim that are looked at: no sentence is longer, and each kind of change may set
/// every word of one claim against every word of the other.
const MOST_WORDS: usize = 250;

/// Bytes of the longest sentence that is read whole for each of its clauses, and what is read
/// beside a clause of a longer one.
const LONGEST_SENTENCE: usize = 4_000;
const BESIDE: usize = 500;

/// A word of a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Where it stands in `article.text`.
    pub span: Span,
    /// Lower case, in normal form, without a possessive ending.
    pub normal: String,
    /// The stem of `normal`; two words with one stem are the same to every kind of change.
    pub stem: String,
    /// A number that words with one stem share, within one comparison.
    pub number: usize,
    /// How much it tells, 0..1: 0 for function words, 1 for a word of one claim only.
    pub weight: f64,
}

/// What one claim holds; all spans are of `article.text`.
#[derive(Debug, Clone)]
pub struct ClaimFacts {
    /// Its words.
    pub words: Vec<Word>,
    /// Its names.
    pub names: Vec<Name>,
    /// Its numbers.
    pub quantities: Vec<Quantity>,
    /// Its expressions of time.
    pub times: Vec<TimeExpression>,
    /// Numbers in `report.quotations` of those that share text with it.
    pub quotations: Vec<usize>,
    /// Its expressions of time as they are compared.
    pub(super) moments: Vec<Moment>,
    /// Its predicates that are told as less than a fact.
    pub(super) hedged: Vec<Hedged>,
    /// Numbers of its words that are nouns for people by what they are or do, ascending.
    pub(super) roles: Vec<usize>,
    /// The negation of each word, where it has one.
    pub(super) negations: Vec<Option<Span>>,
    /// Its loaded words, as ranges of word numbers.
    pub(super) loaded: Vec<(Range<usize>, LoadedKind)>,
    /// Its verbs of which others of other force are known.
    pub(super) forced: Vec<Forced>,
    /// The words of it that join two events.
    pub(super) joined: Vec<Joined>,
    /// Its nouns with the words before them.
    pub(super) labelled: Vec<Labelled>,
}

impl ClaimFacts {
    /// How many words end before a stretch, and the number of the first word behind it.
    pub(super) fn around(&self, span: Span) -> (usize, usize) {
        let first = self.words.partition_point(|w| w.span.end <= span.start);
        let behind = self.words.partition_point(|w| w.span.start < span.end);
        (first, behind)
    }
}

/// Two claims of different reports that tell the same, or part of it.
#[derive(Debug, Clone, Copy)]
pub struct Facing<'r> {
    /// All reports of the comparison.
    pub reports: &'r [Report],
    /// The claim of the report whose id comes first.
    pub a: ClaimRef,
    /// The other claim.
    pub b: ClaimRef,
    /// The link between them, where there is one.
    pub link: Option<&'r Link>,
    /// What `a` holds.
    pub facts_a: &'r ClaimFacts,
    /// What `b` holds.
    pub facts_b: &'r ClaimFacts,
    /// The names of all claims, to tell which are the same.
    pub names: &'r NameForms,
    /// The stems of all words of `a`'s report.
    pub stems_a: &'r FxHashSet<String>,
    /// The stems of all words of `b`'s report.
    pub stems_b: &'r FxHashSet<String>,
    /// The parts of the quotations of `a`'s report.
    pub(super) quoted_a: &'r [Vec<QuotedPart>],
    /// The parts of the quotations of `b`'s report.
    pub(super) quoted_b: &'r [Vec<QuotedPart>],
}

impl<'r> Facing<'r> {
    /// The report of `a`; `facing` made sure that it exists.
    pub fn report_a(&self) -> Option<&'r Report> {
        self.reports.get(self.a.report)
    }

    /// The report of `b`.
    pub fn report_b(&self) -> Option<&'r Report> {
        self.reports.get(self.b.report)
    }

    /// The words of a stretch of `a`'s report.
    pub fn text_a(&self, span: Span) -> &'r str {
        self.report_a().map(|r| r.text(span)).unwrap_or_default()
    }

    /// The words of a stretch of `b`'s report.
    pub fn text_b(&self, span: Span) -> &'r str {
        self.report_b().map(|r| r.text(span)).unwrap_or_default()
    }

    /// The claim `a`.
    pub fn claim_a(&self) -> Option<&'r Claim> {
        self.report_a().and_then(|r| r.claims.get(self.a.claim))
    }

    /// The claim `b`.
    pub fn claim_b(&self) -> Option<&'r Claim> {
        self.report_b().and_then(|r| r.claims.get(self.b.claim))
    }

    /// Is `a` a headline?
    pub fn is_headline_a(&self) -> bool {
        is_headline(self.report_a(), self.claim_a())
    }

    /// Is `b` a headline?
    pub fn is_headline_b(&self) -> bool {
        is_headline(self.report_b(), self.claim_b())
    }

    /// A difference between a stretch of `a`'s report and one of `b`'s, with a note in plain words.
    pub fn difference(&self, kind: ChangeKind, a: Span, b: Span, note: String) -> Difference {
        let side = |claim, span| Side { claim, span };
        Difference {
            kind,
            a: side(self.a, a),
            b: side(self.b, b),
            note,
        }
    }

    /// Two stretches that cannot both be true.
    pub(super) fn contradiction(&self, a: Span, b: Span) -> Difference {
        let (mine, theirs) = (self.text_a(a), self.text_b(b));
        let note = format!("{mine} against {theirs}: cannot both be true");
        self.difference(ChangeKind::Contradiction, a, b, note)
    }

    /// Does a link say that both assert the same?
    pub(super) fn is_same(&self) -> bool {
        self.link
            .is_some_and(|link| link.relation == Relation::Same)
    }

    /// Are the sentences of both claims the same, word for word and mark for mark?
    pub fn is_copied(&self) -> bool {
        let sentence = |report: Option<&'r Report>, claim: Option<&Claim>| {
            let (report, claim) = report.zip(claim)?;
            Some(report.text(report.sentence_of(claim)))
        };
        let a = sentence(self.report_a(), self.claim_a());
        a.is_some() && a == sentence(self.report_b(), self.claim_b())
    }

    /// The quotations that share text with `a`.
    pub fn quotations_a(&self) -> impl Iterator<Item = &'r Quotation> {
        quotations(self.report_a(), self.facts_a)
    }

    /// The quotations that share text with `b`.
    pub fn quotations_b(&self) -> impl Iterator<Item = &'r Quotation> {
        quotations(self.report_b(), self.facts_b)
    }
}

/// Does a claim stand in the headline?
pub(super) fn is_headline(report: Option<&Report>, claim: Option<&Claim>) -> bool {
    let block = report.zip(claim);
    let block = block.and_then(|(report, claim)| report.article.blocks.get(claim.block));
    block.is_some_and(|b| b.kind == BlockKind::Headline)
}

fn quotations<'r>(
    report: Option<&'r Report>,
    facts: &'r ClaimFacts,
) -> impl Iterator<Item = &'r Quotation> {
    facts
        .quotations
        .iter()
        .filter_map(move |n| report.and_then(|r| r.quotations.get(*n)))
}

/// What every claim of every report holds, found once.
pub(super) struct Facts {
    claims: Vec<Vec<ClaimFacts>>,
    stems: Vec<FxHashSet<String>>,
    quoted: Vec<Vec<Vec<QuotedPart>>>,
    names: NameForms,
}

impl Facts {
    /// Reads all claims; `context` is that of all reports.
    pub fn new(reports: &[Report], context: &NameContext) -> Self {
        let mut facts: Vec<Vec<ClaimFacts>> = reports
            .par_iter()
            .map(|r| report_facts(r, context))
            .collect();
        weigh(&mut facts);
        // What hedges, denies and describes depends on which words tell.
        facts
            .par_iter_mut()
            .zip(reports)
            .for_each(|(facts, report)| {
                for (facts, claim) in facts.iter_mut().zip(&report.claims) {
                    facts.hedged = hedged(facts);
                    facts.negations = (0..facts.words.len()).map(|n| negation(facts, n)).collect();
                    facts.labelled = labelled(report, claim, facts);
                }
            });
        let stems = facts
            .iter()
            .map(|report| {
                let words = report.iter().flat_map(|claim| &claim.words);
                words.map(|word| word.stem.clone()).collect()
            })
            .collect();
        Self {
            names: NameForms::new(facts.iter().flatten()),
            claims: facts,
            stems,
            quoted: reports.par_iter().map(quoted).collect(),
        }
    }

    /// Two claims set against each other; none where one of them does not exist.
    pub fn facing<'r>(
        &'r self,
        reports: &'r [Report],
        a: ClaimRef,
        b: ClaimRef,
        link: Option<&'r Link>,
    ) -> Option<Facing<'r>> {
        Some(Facing {
            reports,
            a,
            b,
            link,
            facts_a: self.claims.get(a.report)?.get(a.claim)?,
            facts_b: self.claims.get(b.report)?.get(b.claim)?,
            names: &self.names,
            stems_a: self.stems.get(a.report)?,
            stems_b: self.stems.get(b.report)?,
            quoted_a: self.quoted.get(a.report)?,
            quoted_b: self.quoted.get(b.report)?,
        })
    }
}

/// Numbers the stems, and weighs words by the number of claims that hold them (inverse document
/// frequency, as a share of the greatest).
fn weigh(facts: &mut [Vec<ClaimFacts>]) {
    let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
    let mut holders: Vec<usize> = Vec::new();
    let mut claims = 0;
    for claim in facts.iter_mut().flatten() {
        claims += 1;
        let mut held = FxHashSet::default();
        for word in &mut claim.words {
            word.number = match numbers.get(&word.stem) {
                Some(number) => *number,
                None => {
                    numbers.insert(word.stem.clone(), holders.len());
                    holders.push(0);
                    holders.len() - 1
                }
            };
            if held.insert(word.number)
                && let Some(count) = holders.get_mut(word.number)
            {
                *count += 1;
            }
        }
    }
    let most = (1.0 + claims as f64).ln();
    for word in facts.iter_mut().flatten().flat_map(|c| &mut c.words) {
        if !is_function_word(&word.normal) {
            let held = holders.get(word.number).copied().unwrap_or(1) as f64;
            word.weight = ((1.0 + claims as f64 / held).ln() / most).clamp(0.0, 1.0);
        }
    }
}

fn report_facts(report: &Report, context: &NameContext) -> Vec<ClaimFacts> {
    let published = published(report);
    // Short reports do not tell their language, and the word lists of changes are English.
    let stemmer = match report.article.language.as_str() {
        "und" => Stemmer::new("en"),
        language => Stemmer::new(language),
    };
    let mut first = 0;
    report
        .claims
        .iter()
        .map(|claim| {
            // What a clause leaves to its sentence (who, when, "said") is looked for there.
            let sentence = near(report, claim.span, report.sentence_of(claim));
            // Quotations stand in order of their start; one that ended stays behind for good.
            while report
                .quotations
                .get(first)
                .is_some_and(|q| q.span.end <= sentence.start)
            {
                first += 1;
            }
            let quotations = report
                .quotations
                .iter()
                .enumerate()
                .skip(first)
                .take_while(|(_, q)| q.span.start < sentence.end)
                .filter(|(_, q)| q.span.overlap(sentence) > 0)
                .map(|(n, _)| n)
                .collect();
            claim_facts(report, sentence, published, context, &stemmer, quotations)
        })
        .collect()
}

/// What of a sentence is read for a clause of it: all, but for sentences that no hand wrote.
fn near(report: &Report, clause: Span, sentence: Span) -> Span {
    if sentence.len() <= LONGEST_SENTENCE {
        return sentence;
    }
    let text = &report.article.text;
    let from = clause.start.saturating_sub(BESIDE).max(sentence.start);
    let to = (clause.end + BESIDE).min(sentence.end);
    let from = (from..clause.start).find(|n| text.is_char_boundary(*n));
    let to = (clause.end..to).rfind(|n| text.is_char_boundary(*n));
    Span::new(from.unwrap_or(clause.start), to.unwrap_or(clause.end))
}

fn claim_facts(
    report: &Report,
    sentence: Span,
    published: Option<Date>,
    context: &NameContext,
    stemmer: &Stemmer,
    quotations: Vec<usize>,
) -> ClaimFacts {
    let whole = report.text(sentence);
    let mut spans = words(whole);
    spans.truncate(MOST_WORDS);
    let end = spans.last().map_or(0, |w| w.end);
    // With what closes the last word ("40 %"), where the sentence ends there.
    let text = match spans.len() < MOST_WORDS {
        true => whole,
        false => whole.get(..end).unwrap_or_default(),
    };
    let offset = sentence.start;
    let word = |span: Span| {
        let normal = normalize_word(span.of(text));
        let stem = stemmer.stem(american(&normal));
        Word {
            span: span.shifted(offset),
            normal,
            stem,
            number: 0,
            weight: 0.0,
        }
    };
    let mut names = names(text, context);
    for name in &mut names {
        name.span = name.span.shifted(offset);
        name.whole = name.whole.shifted(offset);
    }
    let mut times = times(text, published);
    let mut quantities = quantities_beside(text, &times);
    for quantity in &mut quantities {
        quantity.span = quantity.span.shifted(offset);
    }
    for time in &mut times {
        time.span = time.span.shifted(offset);
    }
    let mut facts = ClaimFacts {
        words: spans.into_iter().map(word).collect(),
        names,
        quantities,
        times,
        quotations,
        moments: Vec::new(),
        hedged: Vec::new(),
        roles: Vec::new(),
        negations: Vec::new(),
        loaded: Vec::new(),
        forced: Vec::new(),
        joined: Vec::new(),
        labelled: Vec::new(),
    };
    facts.loaded = loaded_kinds_in(&facts.words, |w| w.normal.as_str());
    let roles = facts.words.iter().enumerate();
    facts.roles = roles
        .filter(|(_, word)| is_role(&word.normal))
        .map(|(at, _)| at)
        .collect();
    facts.forced = forced(&facts.words);
    facts.joined = joined(&facts.words);
    facts.moments = moments(&facts, |span| report.text(span));
    facts
}

/// The day a report was published, where it tells.
fn published(report: &Report) -> Option<Date> {
    let day = report.article.published.as_deref()?.get(..10)?;
    day.parse().ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::article::plain;
    use crate::claim::{analyze, name_context};

    #[test]
    fn a_clause_of_an_endless_sentence_is_read_with_what_stands_beside_it() {
        let report = |sentence: &str| {
            let text = format!("Pier closed\n\n{sentence}\n");
            analyze(
                "post".into(),
                "post".into(),
                "post".into(),
                plain::read(text),
            )
        };
        let one =
            report("The mayor of Häfen closed the pier on Monday, and 40 boats left the quay.");
        let clause = one.claims.last().unwrap();
        let sentence = one.sentence_of(clause);
        assert_eq!(near(&one, clause.span, sentence), sentence);
        let endless = "the mayor of Häfen closed the pier, and ".repeat(120);
        let report = report(&format!("Then {endless}40 boats left the quay."));
        let whole = Span::new(13, report.article.text.trim_end().len());
        let last = Span::new(whole.end - 25, whole.end);
        let read = near(&report, last, whole);
        assert!(
            read.contains(last) && read.len() <= last.len() + BESIDE,
            "{read:?}"
        );
        let reports = [report];
        let facts = Facts::new(&reports, &name_context(&reports));
        let told = facts.claims[0]
            .iter()
            .rev()
            .find(|f| !f.quantities.is_empty());
        assert!(told.is_some(), "the number at the end is read");
    }
}
