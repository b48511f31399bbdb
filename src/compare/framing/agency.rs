//! Agency: one act in different grammar. "The police arrested 40 people" names who did it,
//! "40 people were arrested" does not, "the arrest of 40 people" makes it a thing.
//!
//! Read from the words alone, for the acts of one row: a form of "to be" before a participle is a
//! passive, with its agent where "by" follows, and so is a participle without an object ("with 50
//! people killed"); the act's noun behind "the", "a" or a possessive is a nominalisation; a past form
//! between a noun or a name and an object is active. A form that could be two of these is left out,
//! and so is what nobody did.

use super::sentences::{Sentence, Token};
use crate::align::{Alignment, ClaimRef};
use crate::claim::Report;
use crate::compare::model::{Agency, AgencyUse, Grammar};
use crate::text::dates::WEEKDAYS;
use crate::text::{ScalarIndex, Span, word_list};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Forms of an act to the act: past, participle and noun.
static ACTS: LazyLock<FxHashMap<&str, (&str, bool)>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for line in word_list(include_str!("lists/acts.txt")) {
        let Some((verbs, nouns)) = line.split_once(':') else {
            continue;
        };
        let mut verbs = verbs.split_whitespace();
        let act = verbs.next().unwrap_or_default();
        table.extend(verbs.map(|form| (form, (act, false))));
        table.extend(nouns.split_whitespace().map(|form| (form, (act, true))));
    }
    table
});

/// Words between a form of "to be" and its participle, and between a participle and "by".
const NEAR: usize = 3;

/// The acts that the claims of one row tell in different grammar, row after row; claims that
/// only a borderline match joins to their row tell nothing.
pub(super) fn find(
    reports: &[Report],
    alignment: &Alignment,
    sentences: &[Sentence],
) -> Vec<Agency> {
    let indexes: Vec<ScalarIndex> = reports
        .iter()
        .map(|r| ScalarIndex::new(&r.article.text))
        .collect();
    // Every act of every report, in order of the text.
    let mut acts: Vec<Vec<(Span, &str, Grammar)>> = vec![Vec::new(); reports.len()];
    for sentence in sentences {
        if let Some(list) = acts.get_mut(sentence.report) {
            list.extend(in_sentence(&sentence.tokens));
        }
    }
    let sure: FxHashSet<ClaimRef> = alignment
        .links
        .iter()
        .filter(|link| !link.borderline)
        .flat_map(|link| [link.a, link.b])
        .collect();
    let mut found: Vec<Agency> = Vec::new();
    for row in alignment.rows.iter().filter(|row| row.len() > 1) {
        let mut by_act: BTreeMap<&str, Vec<AgencyUse>> = BTreeMap::new();
        for claim in row.iter().filter(|claim| sure.contains(claim)) {
            let (Some(report), Some(index), Some(list)) = (
                reports.get(claim.report),
                indexes.get(claim.report),
                acts.get(claim.report),
            ) else {
                continue;
            };
            let Some(span) = report.claims.get(claim.claim).map(|c| c.span) else {
                continue;
            };
            let first = list.partition_point(|(at, _, _)| at.start < span.start);
            let inside = list.iter().skip(first);
            for (at, act, grammar) in inside.take_while(|(at, _, _)| at.end <= span.end) {
                let (start, end) = index.span(*at);
                by_act.entry(act).or_default().push(AgencyUse {
                    source: report.id.clone(),
                    claim: format!("{}:{}", report.id, claim.claim),
                    start,
                    end,
                    text: report.text(*at).to_owned(),
                    grammar: *grammar,
                });
            }
        }
        for (act, mut uses) in by_act {
            uses.sort_by(|x, y| (&x.source, x.start).cmp(&(&y.source, y.start)));
            if is_difference(&uses) {
                found.push(Agency {
                    act: act.to_owned(),
                    uses,
                });
            }
        }
    }
    let place = |a: &Agency| a.uses.first().map(|u| (u.source.clone(), u.start));
    found.sort_by(|x, y| place(x).cmp(&place(y)).then_with(|| x.act.cmp(&y.act)));
    found
}

/// One source names who acts and another, in all its forms, does not.
fn is_difference(uses: &[AgencyUse]) -> bool {
    let mut named: BTreeMap<&str, bool> = BTreeMap::new();
    for one in uses {
        let names = matches!(one.grammar, Grammar::Active | Grammar::PassiveWithAgent);
        *named.entry(one.source.as_str()).or_default() |= names;
    }
    named.values().any(|n| *n) && named.values().any(|n| !*n)
}

fn in_sentence(tokens: &[Token]) -> Vec<(Span, &'static str, Grammar)> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Some((act, noun)) = ACTS.get(token.lower.as_str()).copied() else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|b| tokens.get(b));
        let determined = before.is_some_and(|b| b.is_determiner() || b.possessive);
        if noun {
            if determined {
                found.push((token.span, act, Grammar::Nominal));
            }
            continue;
        }
        let from = at.saturating_sub(NEAR);
        let near = tokens.get(from..at).unwrap_or_default();
        if near.iter().any(|t| is_negation(&t.lower)) {
            continue;
        }
        let behind_be = near.iter().rposition(|t| is_be(&t.lower));
        let next = tokens
            .get(at + 1..(at + 1 + NEAR).min(tokens.len()))
            .unwrap_or_default();
        let by = next
            .iter()
            .take_while(|t| t.joined)
            .position(|t| t.lower == "by");
        let who = by.map(|by| tokens.get(at + 1 + by + 1));
        let agent = who.is_some_and(|who| who.is_none_or(|who| !tells_when(&who.lower)));
        let passive = match agent {
            true => Grammar::PassiveWithAgent,
            false => Grammar::Passive,
        };
        let end = match agent {
            true => end_of_agent(tokens, at).unwrap_or(token.span.end),
            false => token.span.end,
        };
        if let Some(be) = behind_be {
            let start = tokens
                .get(from + be)
                .map_or(token.span.start, |t| t.span.start);
            found.push((Span::new(start, end), act, passive));
        } else if !determined && before.is_some_and(|b| is_subject(b, token)) {
            let grammar = match has_object(next) {
                true if !agent => Some(Grammar::Active),
                false if agent || !MAY_STAND_ALONE.contains(&act) => Some(passive),
                _ => None,
            };
            let start = match grammar {
                Some(Grammar::Active) => start_of_subject(tokens, at),
                _ => None,
            };
            let span = Span::new(start.unwrap_or(token.span.start), end);
            found.extend(grammar.map(|grammar| (span, act, grammar)));
        }
    }
    found
}

/// Words of an agent or a subject that are shown with its verb.
const MOST_NAMING: usize = 6;

/// Where the agent behind a participle and "by" ends: "arrested by the harbour police".
fn end_of_agent(tokens: &[Token], verb: usize) -> Option<usize> {
    let behind = tokens.get(verb + 1..)?;
    let by = behind.iter().take(NEAR).position(|t| t.lower == "by")?;
    let mut end = None;
    let mut joined = true;
    for (n, token) in behind.iter().skip(by + 1).take(MOST_NAMING).enumerate() {
        let when = tells_when(&token.lower) || ADVERBS.contains(&token.lower.as_str());
        let determines = n == 0 && token.is_determiner();
        if when || !(joined || token.joined) || (token.is_break() && !determines) {
            break;
        }
        end = Some(token.span.end);
        // The stop behind an abbreviation ends nothing.
        joined = token.span.len() > token.lower.len();
    }
    end
}

/// Where the subject right before a verb begins, where that is sure: at the beginning of a clause
/// or a determiner.
fn start_of_subject(tokens: &[Token], verb: usize) -> Option<usize> {
    let mut first = verb;
    while verb - first < MOST_NAMING && tokens.get(first).is_some_and(|t| t.joined) {
        let before = tokens.get(first.checked_sub(1)?)?;
        if before.is_determiner() {
            return Some(before.span.start);
        }
        if before.is_break() && (first < verb || before.lower.len() > 4) {
            return None;
        }
        first -= 1;
    }
    let begins = first == 0 || tokens.get(first).is_some_and(|t| !t.joined);
    tokens.get(first).filter(|_| begins).map(|t| t.span.start)
}

/// Acts whose verb needs no object: "officers fired into the air" is no passive.
const MAY_STAND_ALONE: [&str; 12] = [
    "attack", "beat", "bomb", "charge", "fire", "invade", "raid", "search", "shoot", "strike",
    "suspend", "cancel",
];

/// Does an object follow a verb: what is no preposition, no conjunction and no word for when or how?
fn has_object(next: &[Token]) -> bool {
    let mut words = next.iter().take_while(|t| t.joined);
    let adverb = |t: &&Token| {
        let word = t.lower.as_str();
        (word.ends_with("ly") && word != "family")
            || ADVERBS.contains(&word)
            || WEEKDAYS.contains(&word)
    };
    words.find(|t| !adverb(t)).is_some_and(|t| {
        let pronoun = matches!(
            t.lower.as_str(),
            "him" | "her" | "them" | "us" | "me" | "it"
        );
        let counted = t.lower.starts_with(|c: char| c.is_ascii_digit());
        pronoun || counted || t.is_determiner() || t.name.is_some() || !t.is_break()
    })
}

/// Does "by" before this word tell until when?
fn tells_when(word: &str) -> bool {
    const TIMES: [&str; 11] = [
        "noon",
        "midnight",
        "dawn",
        "dusk",
        "nightfall",
        "then",
        "now",
        "late",
        "last",
        "almost",
        "nearly",
    ];
    TIMES.contains(&word) || WEEKDAYS.contains(&word)
}

/// Words for when and how that stand right behind a verb.
const ADVERBS: [&str; 10] = [
    "dead",
    "early",
    "late",
    "today",
    "yesterday",
    "tonight",
    "overnight",
    "again",
    "twice",
    "once",
];

fn is_negation(word: &str) -> bool {
    matches!(
        word,
        "no" | "not" | "never" | "nobody" | "none" | "without" | "neither"
    ) || word.ends_with("n't")
}

fn is_be(word: &str) -> bool {
    matches!(
        word,
        "is" | "are" | "was" | "were" | "be" | "been" | "being"
    )
}

/// A name, a noun or a pronoun right before the verb.
fn is_subject(before: &Token, verb: &Token) -> bool {
    let pronoun = matches!(before.lower.as_str(), "he" | "she" | "they" | "it" | "who");
    verb.joined && (pronoun || before.name.is_some() || !before.is_break())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::claim::name_context;
    use crate::compare::framing::sentences;
    use crate::compare::framing::tests::{linked, report};

    #[test]
    fn grammar_of_an_act() {
        for (text, expected) in [
            (
                "Officers arrested 40 people in Harwick.",
                Some(Grammar::Active),
            ),
            (
                "Some 40 people were arrested in Harwick.",
                Some(Grammar::Passive),
            ),
            (
                "They were quickly arrested by officers.",
                Some(Grammar::PassiveWithAgent),
            ),
            (
                "The port closed after the arrest of 40 people.",
                Some(Grammar::Nominal),
            ),
            (
                "The storm ended with 50 people killed in Harwick.",
                Some(Grammar::Passive),
            ),
            (
                "At least 12 seals killed by hunters were found.",
                Some(Grammar::PassiveWithAgent),
            ),
            ("Dockers arrested Friday in Harwick", Some(Grammar::Passive)),
            ("Officers shot him at the quay.", Some(Grammar::Active)),
            (
                "The guard arrested Quill at the quay.",
                Some(Grammar::Active),
            ),
            // Shots may hit nobody, and nobody may fire.
            ("Officers fired into the air at noon.", None),
            ("No officer arrested the strikers.", None),
            ("The strikers were not arrested by officers.", None),
            ("The port closed at noon.", None),
        ] {
            let reports = [report("harwick", text)];
            let read = sentences::read(&reports, &name_context(&reports));
            let found: Vec<Grammar> = read
                .iter()
                .flat_map(|s| in_sentence(&s.tokens))
                .map(|(_, _, grammar)| grammar)
                .collect();
            assert_eq!(found.first().copied(), expected, "{text}");
        }
    }

    #[test]
    fn who_acts_is_shown_with_the_act() {
        for (text, shown) in [
            (
                "The harbour police arrested 40 people.",
                "The harbour police arrested",
            ),
            ("On Friday, Quill arrested the guard.", "Quill arrested"),
            ("She arrested the guard.", "She arrested"),
            ("Men in grey coats arrested the guard.", "arrested"),
            (
                "Forty people were arrested by the harbour police on Friday.",
                "were arrested by the harbour police",
            ),
            ("Forty people were arrested by noon", "were arrested"),
            ("Forty people were arrested in Harwick.", "were arrested"),
        ] {
            let reports = [report("harwick", text)];
            let read = sentences::read(&reports, &name_context(&reports));
            let found = in_sentence(&read[0].tokens);
            assert_eq!(reports[0].text(found[0].0), shown, "{text}");
        }
    }

    #[test]
    fn a_borderline_match_tells_nothing_of_an_act() {
        let reports = [
            report("post", "Officers arrested 40 people in Harwick."),
            report("wire", "Some 40 people were arrested in Harwick."),
        ];
        let read = sentences::read(&reports, &name_context(&reports));
        for (borderline, wanted) in [(false, 1), (true, 0)] {
            let alignment = linked(borderline);
            assert_eq!(find(&reports, &alignment, &read).len(), wanted);
        }
    }
}
