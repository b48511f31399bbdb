//! Two sentences without an event around them: for experiments with pairs of one's own.
//!
//! Within an event a word tells the more the fewer claims hold it, and a pair is judged by how it
//! stands among the others. Two sentences alone have neither. They are taken for two claims from
//! the middle of an event of [`CLAIMS`] claims of which no other holds their words, so that a
//! word's weight is left to its rarity in other news; and the score is the first estimate, which
//! needs no context (`weights_first.tsv`).
//!
//! Such a score puts pairs in order (area under the curve .75 on the MRPC paraphrase pairs, .83 on
//! STS headlines and news, .94 on SuperPAL); it is no probability. Whatever the two share looks
//! rare, so that it lies far higher than it would within an event, and the limits lie higher too.

use super::common::Common;
use super::model::{Reason, Relation};
use super::unit::{self, Unit};
use super::{decision, explain, pairs};
use crate::article::{Article, Block, BlockKind};
use crate::claim::{self, Claim, Report};
use crate::text::Span;

/// Claims of the event that the two are imagined in: as many as three ordinary reports make.
const CLAIMS: usize = 70;
/// From this score on they are said to assert the same: three of four MRPC pairs above it do.
const SAME: f64 = 0.99;
/// From this score on, and below [`SAME`], they are said to share part of it.
const PARTIAL: f64 = 0.7;
/// Where they are imagined in their reports: neither at the start nor at the end.
const POSITION: f64 = 0.5;
const RANK: usize = 12;

/// What two sentences alone were found to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// How much speaks for both asserting the same, 0..1: an order, no probability.
    pub score: f64,
    /// How they relate; none where no link would be made.
    pub relation: Option<Relation>,
    /// What made the score, the strongest first.
    pub reasons: Vec<Reason>,
    /// What they have in common, in a sentence.
    pub summary: String,
    /// What was lacking, in a sentence; empty where nothing was.
    pub lacking: String,
}

/// Scores two sentences in `language` (an ISO 639-1 code; `und` counts as English).
pub fn score(a: &str, b: &str, language: &str) -> Scored {
    let reports = [(a, "a"), (b, "b")].map(|(text, id)| report(text, id, language));
    let (vocabulary, mut units) = unit::units(&reports, CLAIMS);
    for unit in &mut units {
        unit.position = POSITION;
        unit.rank = RANK;
    }
    // Each report has exactly one claim.
    let Ok(both) = <&[Unit; 2]>::try_from(units.as_slice()) else {
        return nothing();
    };
    let [x, y] = both;
    let own = pairs::own(both, &vocabulary);
    let model = &decision::weights().first;
    let score = model.probability(&own);
    let relation = match score {
        _ if score >= SAME => Some(Relation::Same),
        _ if score >= PARTIAL => Some(Relation::Partial),
        _ => None,
    };
    let common = Common::new((&reports[0], &reports[1]), x, y, &vocabulary);
    let mut reasons = model.reasons(&own, usize::MAX);
    explain::add_words(&mut reasons, &common);
    let (summary, lacking) = explain::in_words(&common, None, relation, ("a", "b"));
    Scored {
        score,
        relation,
        reasons,
        summary,
        lacking,
    }
}

fn nothing() -> Scored {
    Scored {
        score: 0.0,
        relation: None,
        reasons: Vec::new(),
        summary: String::new(),
        lacking: String::new(),
    }
}

/// A report whose only claim is the whole text.
fn report(text: &str, id: &str, language: &str) -> Report {
    let whole = Span::new(0, text.len());
    let article = Article {
        language: language.to_owned(),
        text: text.to_owned(),
        blocks: vec![Block {
            kind: BlockKind::Body,
            span: whole,
        }],
        ..Article::default()
    };
    let mut report = claim::analyze(id.into(), id.into(), id.into(), article);
    report.claims = vec![Claim {
        span: whole,
        sentence: 0,
        block: 0,
        attribution: None,
    }];
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_in_other_words_scores_above_another_thing_of_the_same_person() {
        let told = "Mayor Orla Venn closed three libraries in Tarrow on Friday.";
        let same = "Three Tarrow libraries were shut on Friday by Orla Venn, the mayor.";
        let other = "Orla Venn was born in a village near the sea.";
        let (near, far) = (score(told, same, "en"), score(told, other, "en"));
        assert!(near.score > far.score + 0.3, "{} {}", near.score, far.score);
        assert!(near.summary.contains("Orla Venn"), "{}", near.summary);
        assert_eq!(far.relation, None);
    }

    #[test]
    fn the_order_of_the_two_changes_nothing() {
        let (a, b) = (
            "Forty were hurt when it sank.",
            "It sank; 40 people were injured.",
        );
        assert_eq!(score(a, b, "en").score, score(b, a, "en").score);
    }

    #[test]
    fn nothing_at_all_is_no_link() {
        for (a, b) in [
            ("", ""),
            ("", "A ferry sank."),
            ("…", "—"),
            ("the of", "a an"),
        ] {
            let scored = score(a, b, "en");
            assert!(
                scored.score.is_finite() && scored.relation.is_none(),
                "{scored:?}"
            );
        }
    }
}
