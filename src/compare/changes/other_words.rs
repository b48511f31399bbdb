//! Label: in a statement that both tell word for word, one thing under another noun ("tech giants",
//! "tech firms"), whichever nouns these are.

use super::facing::{ClaimFacts, Facing, Word};
use super::parallel::{is_plain, substitutions};
use super::verbs::is_past;
use super::{Difference, label, stances};
use crate::align::{Relation, share_group};
use crate::claim::Report;
use crate::claim::cues::force;
use crate::compare::framing::{is_before_verb, is_break, singular};
use crate::compare::model::ChangeKind;
use crate::text::{Span, is_function_word};
use std::ops::Range;

/// Two nouns, or nouns with what describes them, in one place of parallel claims; what
/// [`label::find`] finds is left out.
pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let (Some(report_a), Some(report_b)) = (facing.report_a(), facing.report_b()) else {
        return Vec::new();
    };
    if facing.link.is_none_or(|l| l.relation != Relation::Same) {
        return Vec::new();
    }
    let (facts_a, facts_b) = (facing.facts_a, facing.facts_b);
    let mut found = Vec::new();
    for (mine, theirs) in substitutions(facing) {
        let nouns = is_noun(facts_a, &mine) && is_noun(facts_b, &theirs);
        let told = is_told(facts_a, &mine, facts_b) || is_told(facts_b, &theirs, facts_a);
        if !nouns || told || one_meaning((facts_a, &mine), (facts_b, &theirs)) {
            continue;
        }
        let open = [(facts_a, &mine), (facts_b, &theirs)];
        let open = open.iter().any(|(facts, range)| !ends_plural(facts, range));
        let (a, b) = (
            span(report_a, facts_a, &mine, open),
            span(report_b, facts_b, &theirs, open),
        );
        let (Some(a), Some(b)) = (a, b) else {
            continue;
        };
        let said = label::said(facing.quotations_a(), report_a, a)
            || label::said(facing.quotations_b(), report_b, b);
        if !said {
            let note = format!("\"{}\" against \"{}\"", facing.text_a(a), facing.text_b(b));
            found.push(facing.difference(ChangeKind::Label, a, b, note));
        }
    }
    if found.is_empty() {
        return found;
    }
    let known = label::find(facing);
    found.retain(|new| {
        let told =
            |d: &Difference| d.a.span.overlap(new.a.span) > 0 && d.b.span.overlap(new.b.span) > 0;
        !known.iter().any(told)
    });
    found
}

/// Could these words be a noun, or what stands before one? No verb by its form or place.
fn is_noun(facts: &ClaimFacts, range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).and_then(|b| facts.words.get(b));
    let inside = facts.words.get(range.clone()).unwrap_or_default();
    let verb = |word: &Word| {
        is_break(&word.normal)
            || is_function_word(&word.normal)
            || is_past(word)
            || word.normal.ends_with("ing")
            || word.normal.ends_with("ly")
            || force(&word.normal).is_some()
            || label::tells_which(&word.normal)
    };
    is_plain(facts, range)
        && !before.is_some_and(|w| is_before_verb(&w.normal))
        && !inside.iter().any(verb)
}

/// Does the other claim hold one of these words, or the beginning of one, anywhere?
fn is_told(facts: &ClaimFacts, range: &Range<usize>, other: &ClaimFacts) -> bool {
    let inside = facts.words.get(range.clone()).unwrap_or_default();
    inside.iter().any(|word| {
        let form =
            |o: &Word| o.number == word.number || label::is_short_of(&o.normal, &word.normal);
        other.words.iter().any(form)
    })
}

/// The same letters ("tax-filing", "tax filing"; "camp", "encampment"), or two nouns that mean the same of which neither
/// takes a side.
fn one_meaning(
    (facts_a, mine): (&ClaimFacts, &Range<usize>),
    (facts_b, theirs): (&ClaimFacts, &Range<usize>),
) -> bool {
    let words = |facts: &ClaimFacts, range: &Range<usize>| -> Vec<Word> {
        facts.words.get(range.clone()).unwrap_or_default().to_vec()
    };
    let (a, b) = (words(facts_a, mine), words(facts_b, theirs));
    let letters =
        |words: &[Word]| -> String { words.iter().map(|w| label::letters(&w.normal)).collect() };
    if letters(&a) == letters(&b) {
        return true;
    }
    match (a.as_slice(), b.as_slice()) {
        ([x], [y]) => {
            share_group(&x.stem, &y.stem)
                && !stances::differ(&singular(&x.normal), &singular(&y.normal))
        }
        _ => false,
    }
}

fn ends_plural(facts: &ClaimFacts, range: &Range<usize>) -> bool {
    let last = range.end.checked_sub(1).and_then(|at| facts.words.get(at));
    last.is_some_and(|w| w.normal.ends_with('s'))
}

/// The words, with the noun behind them that both have where they may be `open` for one.
fn span(report: &Report, facts: &ClaimFacts, range: &Range<usize>, open: bool) -> Option<Span> {
    let last = facts.words.get(range.end.checked_sub(1)?)?;
    let next = facts.words.get(range.end).filter(|next| {
        let gap = Span::new(last.span.end, next.span.start.max(last.span.end));
        let noun = range.end..range.end + 1;
        open && report.text(gap) == " " && next.weight > 0.0 && is_noun(facts, &noun)
    });
    let first = facts.words.get(range.start)?;
    Some(Span::new(first.span.start, next.unwrap_or(last).span.end))
}

#[cfg(test)]
mod tests {
    use super::super::test_support::differences;
    use super::find;

    #[test]
    fn another_noun_in_a_parallel_statement_is_a_label() {
        for (a, b, wanted) in [
            (
                "Quill accused the port's towing giants of fraud on Saturday.",
                "Quill accused the port's towing companies of fraud on Saturday.",
                vec!["giants | companies"],
            ),
            (
                "Harbour activists blocked the pier in Harwick on Friday morning.",
                "Harbour zealots blocked the pier in Harwick on Friday morning.",
                vec!["activists | zealots"],
            ),
            // One meaning, one spelling, another verb, another name, another number.
            (
                "Quill accused the port's towing firms of fraud on Saturday.",
                "Quill accused the port's towing companies of fraud on Saturday.",
                vec![],
            ),
            (
                "The port raised its tax-filing fees for boats on Saturday morning.",
                "The port raised its tax filing fees for boats on Saturday morning.",
                vec![],
            ),
            (
                "The port closed the old pier for boats on Saturday morning.",
                "The port opened the old pier for boats on Saturday morning.",
                vec![],
            ),
            (
                "The port closed the Harwick pier for 20 boats on Saturday morning.",
                "The port closed the Sorrel pier for 30 boats on Saturday morning.",
                vec![],
            ),
            (
                "The port ignored multiple warnings from the harbour office since Monday.",
                "The port ignored numerous warnings from the harbour office since Monday.",
                vec![],
            ),
            // Claims that have little else in common.
            (
                "The port closed the old pier.",
                "The port closed the old gate to all boats after a storm tore off half of its roof.",
                vec![],
            ),
        ] {
            assert_eq!(differences(find, a, b), wanted, "{a}");
        }
    }
}
