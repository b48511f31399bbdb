//! Loaded words: evaluative wording, by word lists, one list a kind.
//!
//! The lists are data and only a beginning: what is evaluative depends on the sentence, so a mark
//! asks an editor to look and is no verdict. Words inside quotation marks are the speaker's and
//! are said to be so; a few words in quotation marks within a sentence are scare quotes or a
//! fragment that the report singles out.

use super::sentences::Sentence;
use crate::claim::Report;
use crate::claim::quotation_marks::stretches;
use crate::compare::model::{Loaded, LoadedKind};
use crate::text::{ScalarIndex, Span, word_list, words};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Longest stretch between quotation marks, in words, that stands as a fragment.
const SCARE_WORDS: usize = 3;

/// The words behind a first word, and the kind of the entry.
type Entry = (Vec<String>, LoadedKind);

static ENTRIES: LazyLock<FxHashMap<String, Vec<Entry>>> = LazyLock::new(|| {
    let mut table: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
    for (list, kind, verbs) in [
        (
            include_str!("lists/emotive.txt"),
            LoadedKind::Emotive,
            false,
        ),
        (
            include_str!("lists/intensifiers.txt"),
            LoadedKind::Intensifier,
            false,
        ),
        (
            include_str!("lists/doubting.txt"),
            LoadedKind::Doubting,
            false,
        ),
        (
            include_str!("lists/violence.txt"),
            LoadedKind::Violence,
            true,
        ),
        (
            include_str!("lists/belittling.txt"),
            LoadedKind::Belittling,
            true,
        ),
        (
            include_str!("lists/praising.txt"),
            LoadedKind::Praising,
            true,
        ),
    ] {
        for entry in word_list(list) {
            let mut parts = entry.split_whitespace();
            let first = parts.next().unwrap_or_default();
            let rest: Vec<String> = parts.map(str::to_owned).collect();
            let forms = match verbs {
                true => verb_forms(first),
                false => vec![first.to_owned()],
            };
            for form in forms {
                table.entry(form).or_default().push((rest.clone(), kind));
            }
        }
    }
    for entries in table.values_mut() {
        entries.sort_by_key(|(rest, kind)| (std::cmp::Reverse(rest.len()), *kind));
    }
    table
});

static IRREGULAR: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    word_list(include_str!("lists/irregular_forms.txt"))
        .filter_map(|line| line.split_once(' '))
        .map(|(verb, forms)| (verb, forms.split_whitespace().collect()))
        .collect()
});

/// The forms of a verb given in its plain form.
fn verb_forms(verb: &str) -> Vec<String> {
    let vowel = |c: char| "aeiou".contains(c);
    let letters: Vec<char> = verb.chars().rev().take(3).collect();
    let doubled = match letters.as_slice() {
        [last, middle, before] => {
            let syllables = verb.chars().filter(|c| vowel(*c)).count();
            !vowel(*last)
                && !"wxy".contains(*last)
                && vowel(*middle)
                && !vowel(*before)
                && syllables == 1
        }
        _ => false,
    };
    let last = verb.chars().last().unwrap_or_default();
    let stem = match verb.strip_suffix('e') {
        Some(stem) => stem.to_owned(),
        None if doubled => format!("{verb}{last}"),
        None => verb.to_owned(),
    };
    let after_consonant = letters.get(1).is_some_and(|c| !vowel(*c));
    let (third, past) = match verb.strip_suffix('y') {
        Some(short) if after_consonant => (format!("{short}ies"), format!("{short}ied")),
        _ if ["s", "x", "z", "sh", "ch"]
            .iter()
            .any(|e| verb.ends_with(e)) =>
        {
            (format!("{verb}es"), format!("{stem}ed"))
        }
        _ => (format!("{verb}s"), format!("{stem}ed")),
    };
    let mut forms = vec![verb.to_owned(), third, format!("{stem}ing")];
    match IRREGULAR.get(verb) {
        Some(irregular) => forms.extend(irregular.iter().map(|f| (*f).to_owned())),
        None => forms.push(past),
    }
    forms.sort();
    forms.dedup();
    forms
}

/// The stretches of `words` that stand in the lists, as ranges of word numbers; `form` gives a
/// word in lower case.
pub(crate) fn loaded_in<W>(words: &[W], form: impl Fn(&W) -> &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let entries = ENTRIES
            .get(form(word))
            .map(Vec::as_slice)
            .unwrap_or_default();
        let matched = entries.iter().find(|(rest, _)| {
            rest.iter()
                .enumerate()
                .all(|(n, part)| words.get(at + 1 + n).is_some_and(|w| form(w) == part))
        });
        let length = 1 + matched.map_or(0, |(rest, _)| rest.len());
        if matched.is_some() {
            found.push(at..at + length);
        }
        at += length;
    }
    found
}

/// Is the wording an emotional verdict, more than a doubt, an intensifier or a colourful verb?
pub(crate) fn is_strong<'w>(mut words: impl Iterator<Item = &'w str>) -> bool {
    let first = words.next().unwrap_or_default();
    let count = words.count();
    ENTRIES.get(first).is_some_and(|entries| {
        entries
            .iter()
            .any(|(rest, kind)| rest.len() == count && *kind == LoadedKind::Emotive)
    })
}

/// The loaded wording of every report, in order of the text.
pub(super) fn find(reports: &[Report], sentences: &[Sentence]) -> Vec<Loaded> {
    let mut found = Vec::new();
    for (number, report) in reports.iter().enumerate() {
        let quoted = quoted(report);
        let mut marks: Vec<(Span, LoadedKind)> = Vec::new();
        for sentence in sentences.iter().filter(|s| s.report == number) {
            listed(sentence, &mut marks);
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
            found.push(Loaded {
                source: report.id.clone(),
                start,
                end,
                text: report.text(span).to_owned(),
                kind,
                in_quotation: quoted.get(at).is_some_and(|q| q.contains(span)),
            });
        }
    }
    found
}

/// What stands between quotation marks in headline and body, in order.
fn quoted(report: &Report) -> Vec<Span> {
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

/// The entries of the lists in one sentence, the longest first.
fn listed(sentence: &Sentence, marks: &mut Vec<(Span, LoadedKind)>) {
    let tokens = &sentence.tokens;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let entries = ENTRIES.get(&token.lower).filter(|_| token.name.is_none());
        let matched = entries.and_then(|entries| {
            entries.iter().find(|(rest, _)| {
                rest.iter().enumerate().all(|(n, word)| {
                    tokens
                        .get(at + 1 + n)
                        .is_some_and(|t| t.joined && t.lower == *word)
                })
            })
        });
        let Some((rest, kind)) = matched else {
            at += 1;
            continue;
        };
        let end = tokens
            .get(at + rest.len())
            .map_or(token.span.end, |t| t.span.end);
        marks.push((Span::new(token.span.start, end), *kind));
        at += rest.len() + 1;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::compare::framing::sentences;
    use crate::compare::framing::tests::report;

    fn marks(text: &str) -> Vec<(String, LoadedKind, bool)> {
        let reports = [report("harwick", text)];
        find(&reports, &sentences::read(&reports))
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

    #[test]
    fn verbs_are_inflected() {
        for (verb, form) in [
            ("slam", "slammed"),
            ("decry", "decried"),
            ("bash", "bashes"),
            ("topple", "toppling"),
            ("lie", "lying"),
            ("tear", "tore"),
            ("badger", "badgering"),
        ] {
            assert!(
                verb_forms(verb).contains(&form.to_owned()),
                "{verb}: {form}"
            );
        }
    }
}
