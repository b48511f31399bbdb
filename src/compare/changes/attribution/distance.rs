//! Distance: a report that hands a wording to whoever uses it ("what he calls “the war on dockers”")
//! against one that uses the same words as its own. "So-called" mostly means that it is called so.

use crate::claim::Report;
use crate::compare::changes::Difference;
use crate::compare::changes::facing::{ClaimFacts, Facing, Word};
use crate::compare::changes::label::said;
use crate::compare::framing::is_break;
use crate::compare::model::ChangeKind;
use crate::text::{Span, is_function_word};

/// Words between "what" and its verb ("what the mayor calls").
const BETWEEN: usize = 4;
/// Words of the wording that are looked for.
const WORDING: usize = 6;
/// Its telling words, of which the other claim has all.
const LEAST: usize = 2;

/// Verbs that hand a wording over.
const CALLS: [&str; 10] = [
    "call",
    "calls",
    "called",
    "describe",
    "describes",
    "described",
    "term",
    "termed",
    "dubbed",
    "labelled",
];

/// What one claim hands over and the other says in its own voice.
pub(super) fn find(facing: &Facing) -> Option<Difference> {
    let (report_a, report_b) = (facing.report_a()?, facing.report_b()?);
    let (facts_a, facts_b) = (facing.facts_a, facing.facts_b);
    let (a, b, side) = match (
        handed_over(report_a, facts_a),
        handed_over(report_b, facts_b),
    ) {
        (Some((handed, words)), None) => {
            let used = uses(facts_b, &words)?;
            if said(facing.quotations_b(), report_b, used) {
                return None;
            }
            (handed, used, "first")
        }
        (None, Some((handed, words))) => {
            let used = uses(facts_a, &words)?;
            if said(facing.quotations_a(), report_a, used) {
                return None;
            }
            (used, handed, "second")
        }
        _ => return None,
    };
    let note = format!("the {side} leaves the wording to whoever uses it");
    Some(facing.difference(ChangeKind::Attribution, a, b, note))
}

/// The first wording that a claim hands over, from the word that does to its end, with its telling
/// words.
fn handed_over<'f>(report: &Report, facts: &'f ClaimFacts) -> Option<(Span, Vec<&'f Word>)> {
    let words = &facts.words;
    let normal = |at: usize| words.get(at).map_or("", |w| w.normal.as_str());
    for (first, word) in words.iter().enumerate() {
        if word.normal != "what" {
            continue;
        }
        let calls = (first + 2..=first + 1 + BETWEEN).find(|at| CALLS.contains(&normal(*at)));
        let Some(calls) = calls else {
            continue;
        };
        let wording = words.iter().skip(calls + 1).take(WORDING);
        let wording =
            wording.skip_while(|w| matches!(w.normal.as_str(), "as" | "the" | "a" | "an"));
        let mut closed = false;
        let open = wording.take_while(|word| {
            // The quotation ends with the word before the mark that closes it.
            let ended = std::mem::replace(&mut closed, closes(report, word));
            !ended && !ends(&word.normal)
        });
        let mut wording: Vec<&Word> = open.collect();
        while wording.last().is_some_and(|w| is_function_word(&w.normal)) {
            wording.pop();
        }
        let last = wording.last()?;
        let span = Span::new(word.span.start, last.span.end);
        let telling = { wording.iter() }.filter(|w| !is_function_word(&w.normal));
        return Some((span, telling.copied().collect()));
    }
    None
}

/// Does a comma or the end of a quotation follow a word?
fn closes(report: &Report, word: &Word) -> bool {
    let next = report.article.text.get(word.span.end..);
    next.is_some_and(|text| text.starts_with(['”', '"', ',']))
}

/// Does this word end a noun phrase? "Of" and "on" do not: "the war on dockers".
fn ends(word: &str) -> bool {
    is_break(word) && !matches!(word, "of" | "on" | "the" | "in" | "for" | "against")
}

/// The stretch of a claim from the first to the last of these words, where it has all of them near
/// one another.
fn uses(facts: &ClaimFacts, wording: &[&Word]) -> Option<Span> {
    if wording.len() < LEAST {
        return None;
    }
    let place = |word: &&Word| facts.words.iter().position(|w| w.number == word.number);
    let places: Option<Vec<usize>> = wording.iter().map(place).collect();
    let places = places?;
    let (first, last) = (*places.iter().min()?, *places.iter().max()?);
    let span = Span::new(
        facts.words.get(first)?.span.start,
        facts.words.get(last)?.span.end,
    );
    (last - first < WORDING).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::super::super::test_support::differences;
    use crate::compare::changes::attribution::find;

    #[test]
    fn words_that_are_handed_over_are_not_the_reports_own() {
        for (a, b, wanted) in [
            (
                "Quill vowed to end what she calls “Orr's war on dockers” in the harbour.",
                "Quill will end Orr's war on dockers in the harbour.",
                vec!["what she calls “Orr's war on dockers | Orr's war on dockers"],
            ),
            // Both hand it over; the other has other words; the other quotes them.
            (
                "Quill vowed to end what she calls “Orr's war on dockers” in the harbour.",
                "Quill vowed to end what she called “Orr's war on dockers” in the harbour.",
                vec![],
            ),
            (
                "Quill vowed to end what she calls “Orr's war on dockers” in the harbour.",
                "Quill vowed to end the dispute in the harbour.",
                vec![],
            ),
            (
                "Quill vowed to end what she calls “Orr's war on dockers” in the harbour.",
                "“I will end Orr's war on dockers in the harbour,” Quill vowed.",
                vec![],
            ),
        ] {
            assert_eq!(differences(find, a, b), wanted, "{a} / {b}");
        }
    }
}
