//! Why two claims were linked, or what was lacking.

use super::by_hand::ByHand;
use super::decision;
use super::measurement::{Measurement, Sample, canonical_order};
use super::model::{ClaimRef, Reason, Relation};
use super::unit::Unit;
use crate::claim::Report;
use crate::text::Span;

/// Rejected claims that are shown for each other report where nothing was linked.
const REJECTED: usize = 3;
/// Shared words that are named.
const WORDS: usize = 8;

/// A claim of another report that was linked with, or came near, the claim in question.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The other claim.
    pub claim: ClaimRef,
    /// Estimated probability that both assert the same, 0..1.
    pub score: f64,
    /// How they relate; none where no link was made.
    pub relation: Option<Relation>,
    /// True where a reader should look.
    pub borderline: bool,
    /// What made the score, the strongest first.
    pub reasons: Vec<Reason>,
    /// The decision in a sentence.
    pub summary: String,
    /// An editor decided so; the score is what it would have been.
    pub by_hand: bool,
}

/// What was found for `claim` in the other reports: the linked claims, and where there are none
/// the nearest that were rejected; best first within each report.
pub fn explain(reports: &[Report], claim: ClaimRef) -> Vec<Explained> {
    explain_by_hand(reports, claim, &ByHand::default())
}

/// [`explain`], where an editor has decided about some pairs of claims.
pub fn explain_by_hand(reports: &[Report], claim: ClaimRef, by_hand: &ByHand) -> Vec<Explained> {
    let order = canonical_order(reports);
    let sorted: Vec<Report> = order
        .iter()
        .filter_map(|n| reports.get(*n))
        .cloned()
        .collect();
    let inner = |c: ClaimRef| ClaimRef {
        report: order
            .iter()
            .position(|n| *n == c.report)
            .unwrap_or(c.report),
        claim: c.claim,
    };
    let outer = |c: ClaimRef| ClaimRef {
        report: order.get(c.report).copied().unwrap_or(c.report),
        claim: c.claim,
    };
    let measurement = Measurement::new(&sorted);
    let wanted = inner(claim);
    let weights = decision::weights();
    let across = measurement.across(&weights.first);
    let mut found: Vec<Explained> = across
        .iter()
        .filter_map(|sample| {
            let other = match wanted {
                _ if sample.a == wanted => sample.b,
                _ if sample.b == wanted => sample.a,
                _ => return None,
            };
            let score = weights.across.probability(&sample.values);
            let reasons = reasons(&sorted, &measurement, sample);
            let shared = Shared::new(&sorted, &measurement, sample);
            Some(Explained {
                claim: outer(other),
                score,
                relation: decision::relation(score),
                borderline: decision::borderline(score),
                summary: shared.sentence(score),
                reasons,
                by_hand: false,
            })
        })
        .collect();
    decide(&mut found, claim, by_hand);
    found.sort_by(|a, b| {
        (a.claim.report.cmp(&b.claim.report))
            .then_with(|| b.score.total_cmp(&a.score))
            .then_with(|| a.claim.cmp(&b.claim))
    });
    keep_nearest(found)
}

/// Lets what an editor decided about `claim` win over the scores.
fn decide(found: &mut Vec<Explained>, claim: ClaimRef, by_hand: &ByHand) {
    for explained in found.iter_mut() {
        let Some(same) = by_hand.decided(claim, explained.claim) else {
            continue;
        };
        explained.relation = same.then_some(Relation::Same);
        explained.borderline = false;
        explained.by_hand = true;
        explained.summary = format!(
            "an editor says that they {}; by the words alone: {}",
            if same {
                "say the same"
            } else {
                "do not say the same"
            },
            explained.summary
        );
    }
    for (a, b) in by_hand.same.iter().chain(&by_hand.apart) {
        let other = match claim {
            _ if *a == claim => *b,
            _ if *b == claim => *a,
            _ => continue,
        };
        if found.iter().any(|e| e.claim == other) {
            continue;
        }
        let same = by_hand.decided(claim, other) == Some(true);
        found.push(Explained {
            claim: other,
            score: 0.0,
            relation: same.then_some(Relation::Same),
            borderline: false,
            reasons: Vec::new(),
            summary: format!(
                "an editor says that they {}; they share no telling word",
                if same {
                    "say the same"
                } else {
                    "do not say the same"
                }
            ),
            by_hand: true,
        });
    }
}

/// Keeps all links, and the nearest rejected claims of reports without one.
fn keep_nearest(found: Vec<Explained>) -> Vec<Explained> {
    let mut kept: Vec<Explained> = Vec::new();
    for explained in found {
        let before: Vec<&Explained> = kept
            .iter()
            .filter(|k| k.claim.report == explained.claim.report)
            .collect();
        let linked = before.iter().any(|k| k.relation.is_some());
        if explained.by_hand || explained.relation.is_some() || (!linked && before.len() < REJECTED)
        {
            kept.push(explained);
        }
    }
    kept
}

/// The reasons of a pair with the words that made them.
pub(super) fn reasons(
    reports: &[Report],
    measurement: &Measurement,
    sample: &Sample,
) -> Vec<Reason> {
    let shared = Shared::new(reports, measurement, sample);
    let mut reasons = decision::weights().across.reasons(&sample.values);
    for reason in &mut reasons {
        reason.detail = shared.detail(&reason.feature);
        reason.value = rounded(reason.value);
        reason.weight = rounded(reason.weight);
    }
    reasons
}

fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

/// What two claims have in common, in the words of the first.
struct Shared {
    names: Vec<String>,
    numbers: Vec<String>,
    rare: Vec<String>,
    quoted: Vec<String>,
    missing: [Vec<String>; 2],
    neighbours: bool,
    headline: bool,
}

impl Shared {
    fn new(reports: &[Report], measurement: &Measurement, sample: &Sample) -> Self {
        let vocabulary = &measurement.vocabulary;
        let pair = &measurement.pairs.all[sample.pair];
        let (a, b) = (
            &measurement.units[pair.a as usize],
            &measurement.units[pair.b as usize],
        );
        let matches = |stem: u32, other: &Unit| {
            other.holds(stem) || vocabulary.near(stem).iter().any(|n| other.holds(*n))
        };
        let words = |from: &Unit, wanted: &dyn Fn(u32) -> bool| -> Vec<String> {
            let mut chosen: Vec<(f64, usize, &str)> = Vec::new();
            for token in &from.tokens {
                let word = written(reports, from, token.span);
                let known = vocabulary.stem(token.stem);
                if !known.stop
                    && wanted(token.stem)
                    && !chosen.iter().any(|c| c.2.eq_ignore_ascii_case(word))
                {
                    chosen.push((known.weight, token.span.start, word));
                }
            }
            chosen.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
            chosen.truncate(WORDS);
            chosen.sort_by_key(|c| c.1);
            chosen.into_iter().map(|c| c.2.to_owned()).collect()
        };
        let is_name = |stem: u32| vocabulary.stem(stem).name;
        let is_number = |stem: u32| vocabulary.stem(stem).number;
        let quoted_in = |unit: &Unit, stem: u32| unit.quoted.iter().flatten().any(|s| *s == stem);
        let value = |name: &str| {
            let names = super::measurement::across_names();
            names
                .iter()
                .position(|n| *n == name)
                .and_then(|n| sample.values.get(n))
                .copied()
                .unwrap_or(0.0)
        };
        let quoted = if value("quotation_held") >= 0.5 {
            words(a, &|s| {
                matches(s, b) && (quoted_in(a, s) || quoted_in(b, s))
            })
        } else {
            Vec::new()
        };
        Self {
            names: words(a, &|s| is_name(s) && matches(s, b)),
            numbers: words(a, &|s| is_number(s) && matches(s, b)),
            rare: words(a, &|s| !is_name(s) && !is_number(s) && matches(s, b)),
            quoted,
            missing: [words(a, &|s| !matches(s, b)), words(b, &|s| !matches(s, a))],
            neighbours: value("neighbours_best") >= 0.3,
            headline: a.headline || b.headline,
        }
    }

    /// The words behind a feature.
    fn detail(&self, feature: &str) -> String {
        let all = || {
            [self.names.clone(), self.numbers.clone(), self.rare.clone()]
                .concat()
                .join(", ")
        };
        match feature {
            "cosine_names" | "same_person" => self.names.join(", "),
            "numbers_shared" => self.numbers.join(", "),
            "quotation_held" | "quotations_overlap" | "quotation_length" => self.quoted.join(", "),
            "cosine_plain_words" | "rarest_shared" | "second_rarest_shared" | "only_these_two" => {
                self.rare.join(", ")
            }
            "unmatched_names" | "numbers_conflict" | "both_quote_otherwise" => self
                .missing
                .iter()
                .map(|words| words.join(", "))
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>()
                .join(" / "),
            "soft_dice" | "coverage_high" | "coverage_low" | "shared_mass" | "cosine"
            | "cosine_event" | "cosine_background" | "skip_bigrams" | "longest_run"
            | "resolved_dice" => all(),
            _ => String::new(),
        }
    }

    /// The decision in a sentence.
    fn sentence(&self, score: f64) -> String {
        let mut parts = Vec::new();
        let mut say = |what: &str, words: &[String]| {
            if !words.is_empty() {
                parts.push(format!("{what} {}", words.join(", ")));
            }
        };
        say("both name", &self.names);
        say("both hold the figure", &self.numbers);
        say("share the quoted words", &self.quoted);
        if self.quoted.is_empty() {
            say("share the words", &self.rare);
        }
        if self.neighbours {
            parts.push("a sentence beside matches too".to_owned());
        }
        if self.headline {
            parts.push("one is a headline".to_owned());
        }
        let common = if parts.is_empty() {
            "hardly a word in common".to_owned()
        } else {
            parts.join("; ")
        };
        let lacking = || {
            let sides: Vec<String> = self
                .missing
                .iter()
                .filter(|words| !words.is_empty())
                .map(|words| words.iter().take(5).cloned().collect::<Vec<_>>().join(", "))
                .collect();
            format!(
                "what each says that the other does not: {}",
                sides.join(" / ")
            )
        };
        match decision::relation(score) {
            Some(Relation::Same) => common,
            Some(Relation::Partial) => format!("{common}; only in part: {}", lacking()),
            None => format!("not linked: {common}; {}", lacking()),
        }
    }
}

/// A token as the report writes it.
fn written<'r>(reports: &'r [Report], unit: &Unit, span: Span) -> &'r str {
    reports
        .get(unit.claim.report)
        .map(|r| r.text(span))
        .unwrap_or_default()
}
