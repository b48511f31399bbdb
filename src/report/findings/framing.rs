//! Findings about framing: copied text, speech verbs, loaded wording.

use super::words::{exact, list, source};
use super::{Evidence, Finding};
use crate::claim::cues::Force;
use crate::compare::model::{Loaded, LoadedKind, SharedText, VoiceCue};
use crate::report::lookup::{Lookup, percent};
use crate::report::safe;
use std::collections::BTreeMap;

/// From this share on two reports are said to rest on one text.
const COPIED: f64 = 0.10;

/// How many times as often one report must use loaded wording as another.
const MORE_LOADED: f64 = 2.0;

/// Fewest loaded words that are worth a sentence.
const LEAST_LOADED: usize = 4;

/// The two reports that share most of their text.
pub(super) fn copied_text(lookup: &Lookup) -> Option<Finding> {
    let share = |s: &SharedText| s.of_a.max(s.of_b);
    let shared = lookup
        .comparison
        .framing
        .shared_text
        .iter()
        .filter(|s| share(s) >= COPIED)
        .max_by(|x, y| share(x).total_cmp(&share(y)))?;
    let (smaller, larger, part) = if shared.of_a >= shared.of_b {
        (&shared.a, &shared.b, shared.of_a)
    } else {
        (&shared.b, &shared.a, shared.of_b)
    };
    let named = |id: &str| source(lookup, lookup.source(id).unwrap_or(usize::MAX));
    Some(Finding {
        topic: "copied text",
        sentence: format!(
            "{} of {}'s words stand word for word in {} too: where the two agree, that is no second \
             confirmation.",
            percent(part),
            named(smaller),
            named(larger)
        ),
        evidence: vec![Evidence::Sources],
    })
}

/// The first voice with an even verb in one report and a charged one in another.
pub(super) fn speech_verbs(lookup: &Lookup) -> Option<Finding> {
    let cues = &lookup.comparison.framing.cues;
    let (number, voice) = cues.iter().enumerate().find(|(_, v)| v.contrast)?;
    let mut by_source: BTreeMap<usize, Vec<&VoiceCue>> = BTreeMap::new();
    for cue in &voice.cues {
        if let Some(source) = lookup.source(&cue.source) {
            by_source.entry(source).or_default().push(cue);
        }
    }
    let verbs = |charged: bool| -> Option<(usize, String)> {
        by_source.iter().find_map(|(number, cues)| {
            let even = cues.iter().all(|c| c.force == Force::Neutral);
            if even == charged {
                return None;
            }
            let mut words: Vec<String> = Vec::new();
            for cue in cues
                .iter()
                .filter(|c| (c.force != Force::Neutral) == charged)
            {
                let word = exact(&cue.text);
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            words.truncate(3);
            Some((*number, list(&words)))
        })
    };
    let (even, charged) = (verbs(false)?, verbs(true)?);
    let name = safe::line(&voice.voice);
    Some(Finding {
        topic: "speech verbs",
        sentence: format!(
            "{name} is introduced with {} in {}, with {} in {}.",
            even.1,
            source(lookup, even.0),
            charged.1,
            source(lookup, charged.0)
        ),
        evidence: vec![Evidence::SpeechVerbs(number)],
    })
}

/// The report that uses most loaded wording of its own, beside the one that uses least.
pub(super) fn loaded_wording(lookup: &Lookup) -> Option<Finding> {
    let comparison = lookup.comparison;
    let own = |id: &str| {
        let loaded = comparison.framing.loaded.iter();
        loaded.filter(|l| l.source == id && !l.in_quotation).count()
    };
    let mut rates: Vec<(f64, usize, usize)> = comparison
        .sources
        .iter()
        .enumerate()
        .map(|(n, s)| {
            (
                own(&s.id) as f64 * 1_000.0 / s.words.max(1) as f64,
                n,
                own(&s.id),
            )
        })
        .collect();
    rates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (most, least) = (rates.first()?, rates.last()?);
    if most.2 < LEAST_LOADED || most.0 < least.0 * MORE_LOADED {
        return None;
    }
    let id = &comparison.sources.get(most.1)?.id;
    // The plainest verdicts first: the kinds stand in that order.
    let mut found: Vec<&Loaded> = comparison
        .framing
        .loaded
        .iter()
        .filter(|l| &l.source == id && !l.in_quotation)
        .collect();
    found.sort_by_key(|l| (l.kind == LoadedKind::Intensifier, l.kind, l.start));
    let mut words: Vec<String> = Vec::new();
    for loaded in found {
        let word = exact(&loaded.text.to_lowercase());
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.truncate(3);
    Some(Finding {
        topic: "loaded wording",
        sentence: format!(
            "{} uses loaded wording {} times per 1,000 words in its own voice ({}), {} {} times.",
            source(lookup, most.1),
            most.0.round(),
            words.join(", "),
            source(lookup, least.1),
            least.0.round()
        ),
        evidence: vec![Evidence::Loaded],
    })
}
