//! The framing: the strongest findings in a few lines, or all of them.
//!
//! Only what has its words is shown: labels that take a side, loaded words with what the others
//! say in their place, speech verbs of one utterance, places, grammar, voices, copied text.

mod openings;

use super::Context;
use crate::claim::Sourcing;
use crate::claim::cues::Force;
use crate::compare::model::{
    Agency, Grammar, Label, LabelledReferent, Loaded, LoadedKind, Prominence, Range, Row,
    Utterance, Voice,
};
use crate::report::layout::{ALL, cut, hanging};
use crate::report::lookup::{letter, slice};
use crate::report::safe;
use crate::report::style::Tone;
use std::collections::{BTreeMap, BTreeSet};

/// Lines of the short section, at most.
const BRIEF_LINES: usize = 8;

/// Findings of each kind in the short section, in the order in which they come.
const BRIEF_EACH: [usize; 7] = [2, 2, 1, 1, 1, 1, 1];

/// Least difference of relative place, 0..1, that is worth a line: half of the longer way down.
const LEAST_SHIFT: f64 = 0.5;

/// A voice that one source alone quotes is worth a line from so many words on.
const LEAST_WORDS: usize = 20;

/// Scalar values and words behind a loaded word in which the word shared with others is looked for.
const REACH: usize = 60;
const MOST_BEHIND: usize = 3;

/// Columns of a finding's name with the space after it.
const NAME: usize = 8;

/// A finding: its name and its words, which went through [`safe`].
type Finding = (&'static str, String);

/// The strongest findings, one line each; where the sources put the rows `shown` stands in the grid.
pub(super) fn lines(context: &Context, shown: &[&Row]) -> Vec<String> {
    let mut lines = Vec::new();
    for (findings, most) in all(context, shown).into_iter().zip(BRIEF_EACH) {
        for (name, text) in findings.into_iter().take(most) {
            let text = cut(&text, context.width.saturating_sub(NAME));
            lines.extend(named(context, name, &text));
        }
    }
    lines.truncate(BRIEF_LINES);
    lines
}

/// Every finding, whole.
pub(super) fn whole(context: &Context) -> Vec<String> {
    let findings: Vec<Finding> = all(context, &[])
        .into_iter()
        .chain([
            openings::openings(context),
            shared(context),
            unanswered(context),
        ])
        .flatten()
        .collect();
    if findings.is_empty() {
        return vec!["No difference of framing was found.".to_owned()];
    }
    let shown = findings.iter();
    shown
        .flat_map(|(name, text)| named(context, name, text))
        .collect()
}

/// The findings by kind, the strongest of each first.
fn all(context: &Context, shown: &[&Row]) -> [Vec<Finding>; 7] {
    [
        labels(context),
        loaded(context),
        verbs(context),
        places(context, shown),
        agency(context),
        voices(context),
        copied(context, shown),
    ]
}

fn named(context: &Context, name: &str, text: &str) -> Vec<String> {
    let first = format!("{name:<0$}", NAME);
    let mut lines = hanging(&first, text, context.width, ALL);
    if let Some(line) = lines.first_mut()
        && let Some(rest) = line.strip_prefix(name)
    {
        *line = format!("{}{rest}", context.paint.tone(Tone::Name, name));
    }
    lines
}

/// `A “the strongman” · B “the leader”`, sources in their order.
fn sides<'t>(context: &Context, sides: impl Iterator<Item = (&'t str, Vec<&'t str>)>) -> String {
    let mut parts: Vec<(usize, String)> = sides
        .filter_map(|(source, words)| {
            let words: Vec<String> = words
                .iter()
                .map(|w| format!("“{}”", safe::line(w)))
                .collect();
            Some((context.lookup.source(source)?, words.join(", ")))
        })
        .collect();
    parts.sort();
    let parts: Vec<String> = parts
        .into_iter()
        .map(|(source, words)| format!("{} {words}", letter(source)))
        .collect();
    parts.join(" · ")
}

/// Labels that take a side, beside what the other sources call it.
fn labels(context: &Context) -> Vec<Finding> {
    let framing = &context.lookup.comparison.framing;
    let mut told: Vec<&LabelledReferent> = framing
        .labels
        .iter()
        .filter(|r| !r.telling.is_empty())
        .collect();
    let sides_taken = |r: &LabelledReferent| {
        let nouns = r.telling.iter().map(|l| l.text.rsplit(' ').next());
        nouns.collect::<BTreeSet<_>>().len()
    };
    told.sort_by_key(|r| std::cmp::Reverse((sides_taken(r), r.telling.len())));
    told.into_iter()
        .map(|referent| {
            let sources: BTreeSet<&str> =
                referent.labels.iter().map(|l| l.source.as_str()).collect();
            let most = if context.brief { 2 } else { ALL };
            let each = sources.into_iter().map(|source| {
                let own = |labels: &'_ [Label]| -> Vec<usize> {
                    (0..labels.len())
                        .filter(|n| labels.get(*n).is_some_and(|l| l.source == source))
                        .collect()
                };
                let telling = own(&referent.telling);
                let (labels, numbers, most) = match telling.is_empty() {
                    true => (&referent.labels, own(&referent.labels), 1),
                    false => (&referent.telling, telling, most),
                };
                (source, most_used(labels, &numbers, most))
            });
            ("named", sides(context, each))
        })
        .collect()
}

/// The labels with these numbers that are used most, each once, whatever its case and article.
fn most_used<'l>(labels: &'l [Label], numbers: &[usize], most: usize) -> Vec<&'l str> {
    let mut counts: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for label in numbers.iter().filter_map(|n| labels.get(*n)) {
        let lower = label.text.to_lowercase();
        let bare = ["the ", "a ", "an "]
            .iter()
            .find_map(|article| lower.strip_prefix(article));
        let key = bare.unwrap_or(&lower).to_owned();
        counts.entry(key).or_insert((0, &label.text)).0 += 1;
    }
    let mut order: Vec<(usize, &str)> = counts.into_values().collect();
    order.sort_by_key(|(count, text)| (std::cmp::Reverse(*count), *text));
    order.into_iter().take(most).map(|(_, text)| text).collect()
}

/// Loaded words with what the others say in their place, in the order of rows.
fn loaded(context: &Context) -> Vec<Finding> {
    let comparison = context.lookup.comparison;
    let mut found: Vec<(usize, &Loaded)> = Vec::new();
    for one in &comparison.framing.loaded {
        let in_label = comparison.framing.labels.iter().any(|referent| {
            let mut telling = referent.telling.iter();
            telling.any(|l| l.source == one.source && l.start <= one.start && one.end <= l.end)
        });
        if one.beside.is_empty() || one.in_quotation || in_label {
            continue;
        }
        let row = comparison
            .rows
            .iter()
            .position(|row| holds(context, row, one));
        found.push((row.unwrap_or(usize::MAX), one));
    }
    found.sort_by_key(|(row, one)| (*row, one.start));
    let shown = found.into_iter().map(|(_, one)| {
        let words = own_words(context, one);
        let own = (one.source.as_str(), vec![words.as_str()]);
        let others = one.beside.iter();
        let others = others.map(|l| (l.source.as_str(), vec![l.text.as_str()]));
        ("loaded", sides(context, std::iter::once(own).chain(others)))
    });
    shown.collect()
}

/// A loaded word up to the word that the others share with it: "the *disastrous* plan" beside "the
/// new plan".
fn own_words(context: &Context, one: &Loaded) -> String {
    let comparison = context.lookup.comparison;
    let last = |text: &str| {
        text.split_whitespace()
            .last()
            .unwrap_or_default()
            .to_lowercase()
    };
    let shared = one.beside.first().map(|l| last(&l.text));
    let text = comparison
        .sources
        .iter()
        .find(|s| s.id == one.source)
        .map(|s| {
            slice(
                &s.text,
                0,
                Range {
                    start: one.end,
                    end: one.end + REACH,
                },
            )
        });
    let (Some(shared), Some(text)) = (shared, text) else {
        return one.text.clone();
    };
    let mut words = one.text.clone();
    for word in text.split_whitespace().take(MOST_BEHIND) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        words = format!("{words} {bare}");
        if bare.to_lowercase() == shared {
            return words;
        }
    }
    one.text.clone()
}

fn holds(context: &Context, row: &Row, one: &Loaded) -> bool {
    let ids = row.cells.iter().flat_map(|cell| &cell.claims);
    ids.filter_map(|id| context.lookup.claim(id))
        .any(|claim| claim.source == one.source && claim.start <= one.start && one.end <= claim.end)
}

/// One utterance under speech verbs of different force.
fn verbs(context: &Context) -> Vec<Finding> {
    let comparison = context.lookup.comparison;
    let force: BTreeMap<(&str, usize), Force> = comparison
        .framing
        .cues
        .iter()
        .flat_map(|voice| &voice.cues)
        .map(|cue| ((cue.source.as_str(), cue.start), cue.force))
        .collect();
    let of_utterance = |utterance: &Utterance| -> Option<Finding> {
        let mut cues: BTreeMap<&str, (&str, bool)> = BTreeMap::new();
        for version in &utterance.versions {
            let quote = context.lookup.quote(&version.quote)?;
            let Some(cue) = &quote.cue else { continue };
            if let Some(force) = force.get(&(quote.source.as_str(), cue.start)) {
                let entry = cues.entry(&quote.source);
                entry.or_insert((&cue.text, is_charged(*force)));
            }
        }
        let charged = cues.values().filter(|(_, charged)| *charged).count();
        if charged == 0 || charged == cues.len() {
            return None;
        }
        let each = cues
            .iter()
            .map(|(source, (text, _))| (*source, vec![*text]));
        let speaker = utterance.speaker.as_deref().unwrap_or("one speaker");
        Some((
            "verbs",
            format!("{}: {}", safe::line(speaker), sides(context, each)),
        ))
    };
    let utterances = comparison.utterances.iter();
    utterances.filter_map(of_utterance).collect()
}

/// Does the verb tell how the outlet takes the words?
fn is_charged(force: Force) -> bool {
    matches!(
        force,
        Force::Claiming | Force::Admitting | Force::Denying | Force::Critical | Force::Emotive
    )
}

/// Rows that one source has at the top and another far down, the largest way first; but not
/// those `shown` with their places. Where a match is borderline, its place has a `?` in the whole
/// section, and the short one leaves the row out.
fn places(context: &Context, shown: &[&Row]) -> Vec<Finding> {
    let comparison = context.lookup.comparison;
    let mut shifted: Vec<&Prominence> = comparison
        .framing
        .prominence
        .iter()
        .filter(|p| p.shift >= LEAST_SHIFT && p.places.iter().any(|place| place.paragraph <= 2))
        .filter(|p| !shown.iter().any(|row| row.id == p.row))
        .collect();
    shifted.sort_by(|a, b| b.shift.total_cmp(&a.shift));
    let shown = shifted.into_iter().filter_map(|prominence| {
        let row = comparison.rows.iter().find(|r| r.id == prominence.row)?;
        let borderline = |source: &str| {
            let cell = row.cells.iter().find(|c| c.source == source);
            cell.is_some_and(|c| c.borderline)
        };
        if context.brief && prominence.places.iter().any(|p| borderline(&p.source)) {
            return None;
        }
        let each: Vec<String> = prominence
            .places
            .iter()
            .map(|place| {
                let letter = context.lookup.letter_of(&place.source);
                let doubt = if borderline(&place.source) { " ?" } else { "" };
                match place.paragraph {
                    0 => format!("{letter} headline{doubt}"),
                    n => format!("{letter} paragraph {n} of {}{doubt}", place.of),
                }
            })
            .collect();
        Some((
            "placed",
            format!("{} · {}", each.join(" · "), in_marks(context, &row.claim)),
        ))
    });
    shown.collect()
}

/// A report's words in quotation marks, cut where the section is short.
fn in_marks(context: &Context, words: &str) -> String {
    let words = safe::line(words);
    match context.brief {
        true => format!("“{}”", cut(&words, context.width / 2)),
        false => format!("“{words}”"),
    }
}

/// Acts that one source tells with who did it and another without.
fn agency(context: &Context) -> Vec<Finding> {
    let told = |agency: &Agency| {
        let mut by_source: BTreeMap<&str, (bool, &str)> = BTreeMap::new();
        for one in &agency.uses {
            let named = matches!(one.grammar, Grammar::Active | Grammar::PassiveWithAgent);
            let entry = by_source.entry(&one.source).or_insert((named, &one.text));
            if named && !entry.0 {
                *entry = (true, &one.text);
            }
        }
        let part = |wanted: bool| {
            let chosen = by_source.iter().filter(|(_, (named, _))| *named == wanted);
            sides(
                context,
                chosen.map(|(source, (_, text))| (*source, vec![*text])),
            )
        };
        (
            "agency",
            format!(
                "who did it is named: {} · not named: {}",
                part(true),
                part(false)
            ),
        )
    };
    context
        .lookup
        .comparison
        .framing
        .agency
        .iter()
        .map(told)
        .collect()
}

/// For each source the voices that it alone quotes.
fn voices(context: &Context) -> Vec<Finding> {
    let comparison = context.lookup.comparison;
    let words = |voice: &Voice| voice.sources.iter().map(|h| h.words).sum::<usize>();
    let worth = |voice: &&Voice| {
        voice.only_here
            && words(voice) >= LEAST_WORDS
            && voice.sources.iter().any(|h| h.direct > 0)
            && (voice.sourcing == Sourcing::Named && is_full_name(&voice.voice))
    };
    let most = if context.brief { 1 } else { ALL };
    let each: Vec<String> = comparison
        .sources
        .iter()
        .enumerate()
        .filter_map(|(number, source)| {
            let own: Vec<String> = comparison
                .framing
                .voices
                .iter()
                .filter(worth)
                .filter(|v| v.sources.iter().any(|h| h.source == source.id))
                .take(most)
                .map(|v| format!("{} ({} words)", safe::line(&v.voice), words(v)))
                .collect();
            (!own.is_empty()).then(|| format!("{} {}", letter(number), own.join(", ")))
        })
        .collect();
    match each.is_empty() {
        true => Vec::new(),
        false => vec![("voices", format!("heard in one only: {}", each.join(" · ")))],
    }
}

/// Ends in a given name and a surname, as "One reader" and "the Senate" do not.
fn is_full_name(name: &str) -> bool {
    let last: Vec<&str> = name.split_whitespace().rev().take(2).collect();
    last.len() == 2 && last.iter().all(|word| word.starts_with(char::is_uppercase))
}

/// How many rows agree by copy alone, where not all of them are `shown` with the remark.
fn copied(context: &Context, shown: &[&Row]) -> Vec<Finding> {
    let rows = &context.lookup.comparison.rows;
    let copied: Vec<&Row> = rows.iter().filter(|row| row.copied).collect();
    let seen = |row: &&Row| shown.iter().any(|s| s.id == row.id);
    let text = match copied.len() {
        _ if copied.iter().all(seen) => return Vec::new(),
        1 => "1 row is the same text word for word: count it as one source".to_owned(),
        n => format!("{n} rows are the same text word for word: count each as one source"),
    };
    vec![("copied", text)]
}

/// How much each pair of sources shares word for word.
fn shared(context: &Context) -> Vec<Finding> {
    let pairs = context.lookup.comparison.framing.shared_text.iter();
    let shown = pairs.map(|pair| {
        let (a, b) = (
            context.lookup.letter_of(&pair.a),
            context.lookup.letter_of(&pair.b),
        );
        let percent = |share: f64| (share * 100.0).round();
        (
            "shared",
            format!(
                "{} % of {a} stands word for word in {b}, {} % of {b} in {a}",
                percent(pair.of_a),
                percent(pair.of_b)
            ),
        )
    });
    shown.collect()
}

/// The other loaded words of each source, its own and those that it quotes apart.
fn unanswered(context: &Context) -> Vec<Finding> {
    let comparison = context.lookup.comparison;
    let mut found = Vec::new();
    for (quoted, name) in [(false, "its own"), (true, "in quotations")] {
        for (number, source) in comparison.sources.iter().enumerate() {
            let mut words: Vec<String> = Vec::new();
            for one in &comparison.framing.loaded {
                let text = format!("“{}”", safe::line(&one.text));
                let shown = one.source == source.id
                    && one.in_quotation == quoted
                    && one.kind != LoadedKind::ScareQuotes;
                if shown && !words.contains(&text) {
                    words.push(text);
                }
            }
            if !words.is_empty() {
                found.push((
                    "loaded",
                    format!("{}, {name}: {}", letter(number), words.join(", ")),
                ));
            }
        }
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests;
