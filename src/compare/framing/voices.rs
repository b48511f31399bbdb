//! Voices: who is quoted in each source, how often and with how many words; and the speech verbs
//! that the sources choose for one voice.

use super::referents::{Named, key};
use crate::claim::cues::{Force, force};
use crate::claim::{Quotation, Report, Sourcing, Speaker};
use crate::compare::model::{Heard, Voice, VoiceCue, VoiceCues};
use crate::compare::utterances::{Acquaintance, acquaintance, person};
use crate::text::{ScalarIndex, words};
use std::collections::BTreeMap;

/// Most forms of one last name that are held against each other; more are a family.
const MOST_FORMS: usize = 8;

/// A voice: what kind of source, and its name. A person's statement is the person's voice.
type Key = (Option<Sourcing>, String);

/// The quotations of one voice by report.
type ByVoice<'r> = BTreeMap<Key, Vec<(usize, &'r Quotation)>>;

fn by_voice<'r>(reports: &'r [Report], named: &Named) -> ByVoice<'r> {
    let mut voices = ByVoice::new();
    for (number, report) in reports.iter().enumerate() {
        for quotation in &report.quotations {
            let Some(speaker) = &quotation.speaker else {
                continue;
            };
            if is_pronoun(&speaker.name) {
                continue;
            }
            let voice = named.of_speaker(&key(&speaker.name));
            let apart = match speaker.sourcing {
                Sourcing::Named | Sourcing::Document => None,
                other => Some(other),
            };
            let list = voices.entry((apart, voice)).or_default();
            list.push((number, quotation));
        }
    }
    join_persons(voices)
}

/// A voice among those of one last name.
struct Form<'v> {
    voice: &'v Key,
    speaker: &'v Speaker,
    /// A known first name stands before the last.
    given: bool,
}

/// Joins the voices of one person whom the reports call by different forms ("Teddy Askill" and
/// "Theodore Askill"): the last name is the same, some voice has a known first name before it, so
/// that it is no body's, and no two voices of that last name are relatives.
fn join_persons(voices: ByVoice) -> ByVoice {
    let mut families: BTreeMap<String, Vec<Form>> = BTreeMap::new();
    for (voice, quotations) in &voices {
        let name = fullest(quotations);
        let mut speakers = quotations.iter().filter_map(|(_, q)| q.speaker.as_ref());
        let speaker = speakers.find(|s| s.name == name);
        if let Some((speaker, (last, given))) = speaker.and_then(|s| Some((s, person(s)?))) {
            let given = given.is_some();
            families.entry(last).or_default().push(Form {
                voice,
                speaker,
                given,
            });
        }
    }
    let mut joined: BTreeMap<Key, Key> = BTreeMap::new();
    for family in families.into_values() {
        let is_person = family.iter().any(|form| form.given);
        if !is_person || family.len() > MOST_FORMS || !all_the_same(&family) {
            continue;
        }
        if let Some((first, rest)) = family.split_first() {
            let rest = rest.iter();
            joined.extend(rest.map(|form| (form.voice.clone(), first.voice.clone())));
        }
    }
    let mut whole = ByVoice::new();
    for (voice, quotations) in voices {
        let voice = joined.remove(&voice).unwrap_or(voice);
        whole.entry(voice).or_default().extend(quotations);
    }
    // In the order of the sources and of the text, as cues are told.
    for quotations in whole.values_mut() {
        quotations.sort_by_key(|(report, quotation)| (*report, quotation.span.start));
    }
    whole
}

fn all_the_same(family: &[Form]) -> bool {
    family.iter().enumerate().all(|(number, one)| {
        let mut others = family.iter().skip(number + 1);
        others
            .all(|other| acquaintance(Some(one.speaker), Some(other.speaker)) == Acquaintance::Same)
    })
}

/// A speaker whom the report does not resolve names nobody.
fn is_pronoun(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "he" | "she" | "they" | "it" | "we" | "i" | "you" | "who" | "that" | "this"
    )
}

/// The fullest name of a voice; where nothing is written as a name, the commonest description. The
/// first in the alphabet of several.
fn fullest(quotations: &[(usize, &Quotation)]) -> String {
    let speakers = quotations.iter().filter_map(|(_, q)| q.speaker.as_ref());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for speaker in speakers {
        *counts.entry(&speaker.name).or_default() += 1;
    }
    let rank = |(name, count): &(&str, usize)| match is_written_as_name(name) {
        true => (1, name.len(), 0),
        false => (0, *count, name.len()),
    };
    let names = counts.into_iter().rev();
    names
        .max_by_key(rank)
        .map(|(name, _)| name.to_owned())
        .unwrap_or_default()
}

/// Does every word but the small ones begin with a capital or a figure?
fn is_written_as_name(name: &str) -> bool {
    name.split_whitespace().all(|word| {
        let first = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        !first.starts_with(char::is_lowercase) || word.chars().count() <= 3
    })
}

/// What kind of source a voice is: who is named anywhere is named, although a report cites a
/// statement of theirs besides.
fn sourcing(quotations: &[(usize, &Quotation)]) -> Sourcing {
    let speakers = quotations.iter().filter_map(|(_, q)| q.speaker.as_ref());
    let mut kinds = speakers.map(|speaker| speaker.sourcing);
    let first = kinds.next().unwrap_or(Sourcing::Named);
    match kinds.any(|kind| kind == Sourcing::Named) {
        true => Sourcing::Named,
        false => first,
    }
}

/// Every voice, the one with most words first.
pub(super) fn find(reports: &[Report], named: &Named) -> Vec<Voice> {
    let mut found: Vec<(usize, Voice)> = by_voice(reports, named)
        .into_values()
        .map(|quotations| {
            let mut sources: BTreeMap<usize, Heard> = BTreeMap::new();
            let mut total = 0;
            for (number, quotation) in &quotations {
                let Some(report) = reports.get(*number) else {
                    continue;
                };
                let heard = sources.entry(*number).or_insert_with(|| Heard {
                    source: report.id.clone(),
                    quotations: 0,
                    direct: 0,
                    words: 0,
                });
                let length = spoken_words(report, quotation);
                heard.quotations += 1;
                heard.direct += usize::from(!quotation.parts.is_empty());
                heard.words += length;
                total += length;
            }
            let voice = Voice {
                voice: fullest(&quotations),
                sourcing: sourcing(&quotations),
                only_here: sources.len() == 1 && reports.len() > 1,
                sources: sources.into_values().collect(),
            };
            (total, voice)
        })
        .collect();
    found.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.voice.cmp(&y.voice)));
    found.into_iter().map(|(_, voice)| voice).collect()
}

/// The words of a quotation. What stands behind a verb of another act ("thanked", "declined",
/// "defended") without quotation marks is the report's telling, not speech.
fn spoken_words(report: &Report, quotation: &Quotation) -> usize {
    let force = quotation.cue.and_then(|cue| force(report.text(cue)));
    let says = matches!(
        force,
        None | Some(
            Force::Neutral
                | Force::Announcing
                | Force::Assertive
                | Force::Claiming
                | Force::Admitting
                | Force::Warning
        )
    );
    match says || !quotation.parts.is_empty() {
        true => words::count(report.text(quotation.span)),
        false => 0,
    }
}

/// Does the verb tell how the outlet takes the words, beyond that they were said?
fn is_charged(force: Force) -> bool {
    matches!(
        force,
        Force::Claiming
            | Force::Admitting
            | Force::Denying
            | Force::Warning
            | Force::Critical
            | Force::Emotive
    )
}

/// The cues of the voices that at least two sources quote, contrasts first.
pub(super) fn cues(reports: &[Report], named: &Named) -> Vec<VoiceCues> {
    let indexes: Vec<ScalarIndex> = reports
        .iter()
        .map(|r| ScalarIndex::new(&r.article.text))
        .collect();
    let mut found = Vec::new();
    for quotations in by_voice(reports, named).into_values() {
        let mut cues = Vec::new();
        // For each source, whether some cue is charged.
        let mut charged: BTreeMap<usize, bool> = BTreeMap::new();
        for (number, quotation) in &quotations {
            let (Some(report), Some(index)) = (reports.get(*number), indexes.get(*number)) else {
                continue;
            };
            let Some(span) = quotation.cue else { continue };
            let Some(force) = force(report.text(span)) else {
                continue;
            };
            let (start, end) = index.span(span);
            *charged.entry(*number).or_default() |= is_charged(force);
            cues.push(VoiceCue {
                source: report.id.clone(),
                text: report.text(span).to_owned(),
                start,
                end,
                force,
            });
        }
        let contrast = charged.values().any(|c| *c) && charged.values().any(|c| !*c);
        if charged.len() > 1 {
            found.push(VoiceCues {
                voice: fullest(&quotations),
                cues,
                contrast,
            });
        }
    }
    found.sort_by(|a, b| {
        (b.contrast, b.cues.len())
            .cmp(&(a.contrast, a.cues.len()))
            .then_with(|| a.voice.cmp(&b.voice))
    });
    found
}
