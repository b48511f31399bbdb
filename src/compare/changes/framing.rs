//! Framing: what one claim makes of a fact that both tell: an evaluative word that it adds, an act
//! under a verb of other force, a cause where the other has a sequence.
//!
//! Each pattern is one file. All look at the same slot of both claims: what else a claim says in
//! loaded words is no change of what the other says.

mod added;
mod causes;
mod forces;
mod headlines;

use super::facing::{ClaimFacts, Facing, Word};
use super::{Difference, slots};
use crate::claim::Report;
use crate::compare::model::ChangeKind;
use crate::text::Span;

/// Claims of more words than any sentence has are not searched.
const LONGEST_CLAIM: usize = 120;

/// One claim as the patterns read it.
#[derive(Clone, Copy)]
struct View<'r> {
    facts: &'r ClaimFacts,
    report: &'r Report,
    headline: bool,
}

/// Two stretches of one slot, mine first, and what differs in words.
struct Found {
    mine: Span,
    theirs: Span,
    why: &'static str,
}

/// Finds in the first claim what it adds to the second; the function tells how far the words around
/// two stretches agree.
type Pattern = fn(View, View, &dyn Fn(Span, Span) -> f64) -> Vec<Found>;

const PATTERNS: [Pattern; 4] = [added::find, forces::find, headlines::find, causes::find];

pub(super) use causes::{Joined, joined};
pub(super) use forces::{Forced, forced};

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let mut found: Vec<Difference> = Vec::new();
    let (Some(report_a), Some(report_b)) = (facing.report_a(), facing.report_b()) else {
        return found;
    };
    let a = View {
        facts: facing.facts_a,
        report: report_a,
        headline: facing.is_headline_a(),
    };
    let b = View {
        facts: facing.facts_b,
        report: report_b,
        headline: facing.is_headline_b(),
    };
    if a.facts.words.len().max(b.facts.words.len()) > LONGEST_CLAIM {
        return found;
    }
    let forward = |mine: Span, theirs: Span| slots::agreement(facing, mine, theirs);
    let backward = |mine: Span, theirs: Span| slots::agreement(facing, theirs, mine);
    for pattern in PATTERNS {
        let mine = pattern(a, b, &forward).into_iter();
        let theirs = pattern(b, a, &backward).into_iter();
        let both = mine
            .map(|f| (f.mine, f.theirs, f.why))
            .chain(theirs.map(|f| (f.theirs, f.mine, f.why)));
        for (span_a, span_b, why) in both {
            let known =
                |d: &Difference| d.a.span.overlap(span_a) > 0 && d.b.span.overlap(span_b) > 0;
            if found.iter().any(known) {
                continue;
            }
            let note = format!(
                "\"{}\" against \"{}\": {why}",
                facing.text_a(span_a),
                facing.text_b(span_b)
            );
            found.push(facing.difference(ChangeKind::Framing, span_a, span_b, note));
        }
    }
    found
}

/// Are these two verbs for one act, of which one judges?
pub(super) fn of_other_force(a: &str, b: &str) -> bool {
    forces::differ(a, b)
}

/// Is this a form of a verb for an act that has verbs of several forces?
pub(super) fn is_act(form: &str) -> bool {
    forces::is_known(form)
}

impl<'r> View<'r> {
    fn word(&self, at: usize) -> Option<&'r Word> {
        self.facts.words.get(at)
    }

    /// The word at `at` in lower case; empty beyond the claim.
    fn form(&self, at: usize) -> &'r str {
        self.word(at).map_or("", |w| w.normal.as_str())
    }

    /// Does a space alone stand between the word at `at` and the one behind it?
    fn joined(&self, at: usize) -> bool {
        let (Some(word), Some(next)) = (self.word(at), self.word(at + 1)) else {
            return false;
        };
        let gap = Span::new(word.span.end, next.span.start.max(word.span.end));
        self.report.text(gap) == " "
    }

    /// Is any of this stretch a speaker's wording, between quotation marks?
    fn quoted(&self, span: Span) -> bool {
        let quotations = self.facts.quotations.iter();
        quotations
            .filter_map(|n| self.report.quotations.get(*n))
            .flat_map(|q| &q.parts)
            .any(|part| part.overlap(span) > 0)
    }

    fn holds(&self, stem: &str) -> bool {
        self.facts.words.iter().any(|w| w.stem == stem)
    }

    /// From the first of these words to the last.
    fn span(&self, first: usize, last: usize) -> Option<Span> {
        Some(Span::new(
            self.word(first)?.span.start,
            self.word(last)?.span.end,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_support::{differences, headline_differences};
    use super::find;

    #[test]
    fn what_one_side_makes_of_it_is_a_change() {
        for (a, b, expected) in [
            // A word that judges or weighs before what both name.
            (
                "Reyes gave the lecture at the naval college on Monday night.",
                "Reyes gave the prestigious lecture at the naval college on Monday night.",
                "lecture | prestigious lecture",
            ),
            (
                "Fares on the night ferry are higher than last year, the union said.",
                "Fares on the night ferry are much higher than last year, the union said.",
                "higher | much higher",
            ),
            // One name is of one person, whatever stands around it.
            (
                "The bombastic Mira Reyes closed the hearing by blaming the dockers.",
                "Reyes opened her ferry tour in June.",
                "bombastic Mira Reyes | Reyes",
            ),
            // A verb of other force for one act.
            (
                "The council cut the library fund by a third on Monday night.",
                "The council slashed the library fund by a third on Monday night.",
                "cut | slashed",
            ),
            // A cause where the other has a sequence.
            (
                "The harbour master resigned after the grounding of the night ferry in May.",
                "The harbour master resigned because of the grounding of the night ferry in May.",
                "after | because of",
            ),
        ] {
            assert_eq!(differences(find, a, b), [expected], "{b}");
        }
        let (a, b) = (
            "Council announces deal with dockers over night ferry",
            "Council caves to dockers in deal over night ferry",
        );
        assert_eq!(headline_differences(find, a, b), ["announces | caves"]);
    }

    #[test]
    fn other_facts_and_a_speakers_words_are_none() {
        for (a, b) in [
            (
                "Reyes gave the lecture at the naval college on Monday night.",
                "Reyes gave the third lecture at the naval college on Monday night.",
            ),
            (
                "Reyes called the ferry contract a gift to the dockers.",
                "Reyes called the “disgraceful ferry contract” a gift to the dockers.",
            ),
            // Both verbs stand in one claim: two acts.
            (
                "The council cut the library fund and slashed the bus fund on Monday.",
                "The council cut the library fund on Monday night by a third.",
            ),
        ] {
            assert_eq!(differences(find, a, b), [""; 0], "{b}");
        }
    }
}
