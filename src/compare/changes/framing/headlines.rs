//! Two headlines of one event whose verbs judge it otherwise: "Council caves to dockers" against
//! "Council signs deal".

use super::super::verbs::is_past;
use super::{Found, View, forces};
use crate::claim::cues::{Force, force};
use crate::compare::framing::is_break;
use crate::compare::model::LoadedKind;
use crate::text::Span;

/// Fewest telling words that both headlines have.
const SHARED: usize = 2;

/// Nouns of headlines that are verbs elsewhere: "harbour *report*", "ferry *plan*".
const NOUNS: [&str; 24] = [
    "post", "posts", "show", "shows", "comment", "comments", "report", "reports", "plan", "plans",
    "claim", "claims", "note", "notes", "point", "points", "state", "states", "view", "views",
    "call", "remark", "remarks", "question",
];

/// Least agreement of the words around two verbs.
const AGREEMENT: f64 = 0.2;

pub(super) fn find(mine: View, theirs: View, agreement: &dyn Fn(Span, Span) -> f64) -> Vec<Found> {
    if !mine.headline || !theirs.headline || shared(mine, theirs) < SHARED {
        return Vec::new();
    }
    let (Some((span, true)), Some((other, _))) = (verb(mine), verb(theirs)) else {
        return Vec::new();
    };
    let words = mine.facts.words.iter();
    let known = words
        .filter(|w| w.span.overlap(span) > 0)
        .any(|w| theirs.holds(&w.stem));
    if known || agreement(span, other) < AGREEMENT {
        return Vec::new();
    }
    vec![Found {
        mine: span,
        theirs: other,
        why: "a headline's verb that judges",
    }]
}

/// The first verb of a headline's own, and whether it is loaded.
fn verb(view: View) -> Option<(Span, bool)> {
    let words = &view.facts.words;
    let loaded: Vec<(usize, usize)> = view
        .facts
        .loaded
        .iter()
        .filter(|(_, kind)| {
            matches!(
                kind,
                LoadedKind::Violence | LoadedKind::Belittling | LoadedKind::Praising
            )
        })
        .map(|(range, _)| (range.start, range.end))
        .collect();
    // What stands first is who acts.
    for at in 1..words.len() {
        let word = view.word(at)?;
        if view.quoted(word.span) || NOUNS.contains(&word.normal.as_str()) {
            continue;
        }
        // How somebody speaks is a change of attribution.
        let plain = matches!(
            force(&word.normal),
            Some(Force::Neutral | Force::Claiming | Force::Admitting | Force::Denying)
        );
        if plain || matches!(word.normal.as_str(), "failed" | "fails" | "refused") {
            return None;
        }
        if let Some((first, end)) = loaded.iter().find(|(first, _)| *first == at) {
            return Some((view.span(*first, end - 1)?, true));
        }
        let known = force(&word.normal).is_some()
            || forces::is_known(&word.normal)
            || (is_past(word) && !is_break(&word.normal));
        if known {
            return Some((word.span, forces::is_loaded(&word.normal)));
        }
    }
    None
}

fn shared(mine: View, theirs: View) -> usize {
    let words = mine.facts.words.iter().filter(|w| w.weight > 0.0);
    words.filter(|w| theirs.holds(&w.stem)).count()
}
