//! Loaded words: evaluative wording, by word lists, one list a kind.
//!
//! The lists are data and only a beginning: what is evaluative depends on the sentence, so a mark
//! asks an editor to look and is no verdict. Words inside quotation marks are the speaker's and
//! are said to be so; a few words in quotation marks within a sentence are scare quotes or a
//! fragment that the report singles out.

use super::beside::Rows;
use super::lexicon::{Lexicon, literal_use};
use super::sentences::{Sentence, Token};
use crate::align::Alignment;
use crate::claim::Report;
use crate::claim::quotation_marks::stretches;
use crate::compare::model::{Loaded, LoadedKind};
use crate::text::numbers::is_number_word;
use crate::text::{ScalarIndex, Span, words};
use rustc_hash::FxHashSet;

/// Longest stretch between quotation marks, in words, that stands as a fragment.
const SCARE_WORDS: usize = 3;

/// Words on either side of one in which those are looked for that make it a plain fact.
const NEAR: usize = 4;

/// The loaded wording of every report, in order of the text.
pub(super) fn find(
    reports: &[Report],
    alignment: &Alignment,
    sentences: &[Sentence],
    lexicon: &Lexicon,
) -> Vec<Loaded> {
    let rows = Rows::new(reports, alignment);
    let tokens = sentences.iter().flat_map(|s| &s.tokens);
    let event: FxHashSet<&str> = tokens.map(|t| t.lower.as_str()).collect();
    let mut found = Vec::new();
    for (number, report) in reports.iter().enumerate() {
        let quoted = quoted(report);
        let mut marks: Vec<(Span, LoadedKind)> = Vec::new();
        for sentence in sentences.iter().filter(|s| s.report == number) {
            listed(sentence, lexicon, &event, &mut marks);
        }
        let fragments = fragments(report, &quoted);
        marks.retain(|(span, _)| {
            let at = fragments.partition_point(|f| f.end <= span.start);
            fragments.get(at).is_none_or(|f| f.overlap(*span) == 0)
        });
        marks.extend(fragments.iter().map(|f| (*f, LoadedKind::ScareQuotes)));
        marks.sort_by_key(|(span, _)| *span);
        let index = ScalarIndex::new(&report.article.text);
        for (span, kind) in marks {
            let at = quoted.partition_point(|q| q.end <= span.start);
            let (start, end) = index.span(span);
            let in_quotation = quoted.get(at).is_some_and(|q| q.contains(span));
            found.push(Loaded {
                source: report.id.clone(),
                start,
                end,
                text: report.text(span).to_owned(),
                kind,
                in_quotation,
                beside: match in_quotation {
                    true => Vec::new(),
                    false => rows.beside(number, span, kind),
                },
            });
        }
    }
    found
}

/// What stands between quotation marks in headline and body, in order.
pub(super) fn quoted(report: &Report) -> Vec<Span> {
    let article = &report.article;
    let blocks: Vec<_> = article
        .blocks
        .iter()
        .filter(|b| b.kind.makes_claims())
        .collect();
    let paragraphs: Vec<&str> = blocks.iter().map(|b| article.block_text(b)).collect();
    let mut found = Vec::new();
    for (block, its_stretches) in blocks.iter().zip(stretches(&paragraphs)) {
        found.extend(
            its_stretches
                .iter()
                .map(|s| s.inner.shifted(block.span.start)),
        );
    }
    found
}

/// Quotations of a few words that a sentence of the report's own runs around, in lower case (in
/// capitals they are titles of works).
fn fragments(report: &Report, quoted: &[Span]) -> Vec<Span> {
    quoted
        .iter()
        .filter(|span| {
            let text = report.text(**span);
            let count = words::count(text);
            let lower = text.starts_with(char::is_lowercase);
            let sentence = text.ends_with(['?', '!']) || text.trim_end().ends_with(',');
            lower && !sentence && (1..=SCARE_WORDS).contains(&count)
        })
        .map(|span| {
            let text = report.text(*span);
            let bare = text.trim_end_matches(['.', ';', ':']);
            Span::new(span.start, span.start + bare.len())
        })
        .collect()
}

/// Is the word at `at` a plain fact among these words of its sentence and of the `event`?
fn is_literal(tokens: &[Token], at: usize, event: &FxHashSet<&str>) -> bool {
    if is_counted(tokens, at) {
        return true;
    }
    let Some(literal) = tokens.get(at).and_then(|t| literal_use(&t.lower)) else {
        return false;
    };
    if literal.of_event {
        return { literal.beside.iter() }
            .filter(|w| event.contains(**w))
            .count()
            >= 2;
    }
    let near = at.saturating_sub(NEAR)..(at + 1 + NEAR).min(tokens.len());
    let mut near = tokens.get(near).unwrap_or_default().iter();
    near.any(|t| literal.beside.contains(t.lower.as_str()))
}

/// Is the word at `at` the noun of a figure right before it: "215 pounds", "three strikes"?
fn is_counted(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|b| tokens.get(b));
    let plural = tokens
        .get(at)
        .filter(|t| t.joined && t.lower.ends_with('s'));
    let (Some(figure), Some(_)) = (before, plural) else {
        return false;
    };
    figure.lower.starts_with(|c: char| c.is_ascii_digit()) || is_number_word(&figure.lower)
}

/// The entries of the lists in one sentence, the longest first.
fn listed(
    sentence: &Sentence,
    lexicon: &Lexicon,
    event: &FxHashSet<&str>,
    marks: &mut Vec<(Span, LoadedKind)>,
) {
    let tokens = &sentence.tokens;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let from = tokens.get(at..).unwrap_or_default();
        let joined = from.iter().enumerate();
        let words = joined
            .take_while(|(n, t)| *n == 0 || t.joined)
            .map(|(_, t)| t.lower.as_str());
        let entry = lexicon.entry(words).filter(|_| token.name.is_none());
        let Some(found) = entry.filter(|e| e.words > 1 || !is_literal(tokens, at, event)) else {
            at += 1;
            continue;
        };
        let end = tokens
            .get(at + found.words - 1)
            .map_or(token.span.end, |t| t.span.end);
        marks.push((Span::new(token.span.start, end), found.kind));
        at += found.words;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::claim::name_context;
    use crate::compare::framing::sentences;
    use crate::compare::framing::tests::report;

    fn marks(text: &str) -> Vec<(String, LoadedKind, bool)> {
        let reports = [report("harwick", text)];
        find(
            &reports,
            &Alignment::default(),
            &sentences::read(&reports, &name_context(&reports)),
            &Lexicon::default(),
        )
        .into_iter()
        .map(|m| (m.text, m.kind, m.in_quotation))
        .collect()
    }

    #[test]
    fn words_are_marked_with_their_kind() {
        for (text, word, kind) in [
            (
                "The council slammed the plan on Monday.",
                "slammed",
                LoadedKind::Violence,
            ),
            (
                "The mayor whined about the bill.",
                "whined",
                LoadedKind::Belittling,
            ),
            (
                "It was a disastrous evening for the port.",
                "disastrous",
                LoadedKind::Emotive,
            ),
            (
                "The plan was utterly new to them.",
                "utterly",
                LoadedKind::Intensifier,
            ),
            ("The port hailed the plan.", "hailed", LoadedKind::Praising),
            (
                "The report was supposedly lost.",
                "supposedly",
                LoadedKind::Doubting,
            ),
            (
                "The mayor shrugged off the vote.",
                "shrugged off",
                LoadedKind::Belittling,
            ),
            (
                "They called it a “free gift” to the port.",
                "free gift",
                LoadedKind::ScareQuotes,
            ),
            (
                "The mayor insisted that the ferry was safe.",
                "insisted",
                LoadedKind::Intensifier,
            ),
            (
                "Dockers storm the hall in the rain.",
                "storm",
                LoadedKind::Violence,
            ),
            (
                "The mayor failed the dockers.",
                "failed",
                LoadedKind::Belittling,
            ),
            (
                "The mayor dismissed the worries of the dockers.",
                "dismissed",
                LoadedKind::Belittling,
            ),
            (
                "Dockers seized on the words of the mayor.",
                "seized",
                LoadedKind::Violence,
            ),
            (
                "The port pushed back against the plan.",
                "pushed back",
                LoadedKind::Belittling,
            ),
        ] {
            let found = marks(text);
            assert!(
                found.iter().any(|(w, k, _)| w == word && *k == kind),
                "{text}: {found:?}"
            );
        }
    }

    #[test]
    fn plain_reporting_is_not_marked() {
        for text in [
            "The council voted on Monday to sell the ferry.",
            "Two people were killed and four wounded in the attack, the police said.",
            "The storm brought wind and rain to the port.",
            "A pump failed on the ferry, which had failed an inspection in May.",
            "The check was pushed back to April.",
            "Officers used tear gas to clear the quay.",
            "The crate weighs 215 pounds, the captain of the tug said.",
            "The tug lost 40 pounds of rope.",
            "The repairs cost the port 86 million pounds.",
            "The tram left the rails behind the station.",
            "The roof could fail within two years.",
            "Ada Quill is the majority whip of the council.",
            "The police seized a van on the quay.",
            "The port paid to settle the claim of the two dockers.",
            "A judge dismissed the case on Monday.",
            "It was not immediately clear who sold the ferry.",
            "Two bomb threats closed the port.",
        ] {
            assert_eq!(marks(text), [], "{text}");
        }
    }

    #[test]
    fn quoted_words_belong_to_the_speaker() {
        let found =
            marks("“This is a disastrous plan for all of us,” Reyes said, in a bitter fight.");
        assert_eq!(found[0], ("disastrous".into(), LoadedKind::Emotive, true));
        assert_eq!(found[1], ("bitter".into(), LoadedKind::Emotive, false));
    }
}
