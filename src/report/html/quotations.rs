//! What one speaker said once, and what each report has of it.

use super::pieces::{Mark, Piece, pieces};
use super::room::{Room, Spot, text};
use crate::compare::model::{Range, Utterance as Told, VersionKind, Wording};
use crate::report::lookup::letter;
use crate::report::spoken::{Had, had};

/// One utterance.
pub(super) struct Utterance {
    pub number: usize,
    pub speaker: String,
    pub wording: &'static str,
    pub versions: Vec<Quoted>,
}

/// What one report has of it.
pub(super) struct Quoted {
    pub letter: String,
    pub name: String,
    /// What it is beside the fullest wording.
    pub kind: &'static str,
    pub cue: String,
    pub spot: Option<Spot>,
    pub language: String,
    /// Of a cut one the fullest wording with what this report leaves out marked; else its words.
    pub pieces: Vec<Piece>,
    pub reported: bool,
    /// Beside other words, the fullest wording with what this report lacks marked.
    pub fullest: Vec<Piece>,
}

pub(super) fn utterances(room: &Room) -> Vec<Utterance> {
    let all = room.comparison.utterances.iter().enumerate();
    all.map(|(number, told)| Utterance {
        number: number + 1,
        speaker: told.speaker.as_deref().map(text).unwrap_or_default(),
        wording: match told.wording {
            Wording::Identical => "the same words in all that quote it",
            Wording::Cut => "cut in at least one report",
            Wording::Altered => "other words inside the quotation marks",
            Wording::Paraphrased => "quoted in one, reported in another",
        },
        versions: versions(room, told),
    })
    .filter(|u| !u.versions.is_empty())
    .collect()
}

fn versions(room: &Room, told: &Told) -> Vec<Quoted> {
    had(&room.lookup, told)
        .iter()
        .filter_map(|had| version(room, told, had))
        .collect()
}

fn version(room: &Room, told: &Told, had: &Had) -> Option<Quoted> {
    let (source, version) = (had.source, &had.version);
    let quote = room.lookup.quote(&version.quote)?;
    let own = Range {
        start: version.start,
        end: version.end,
    };
    let fullest = Range {
        start: told.fullest.start,
        end: told.fullest.end,
    };
    let fullest_source = room
        .lookup
        .quote(&told.fullest.quote)
        .and_then(|q| room.lookup.source(&q.source))?;
    let left_out: Vec<(Range, Mark)> = version
        .left_out
        .iter()
        .map(|range| (*range, Mark::LeftOut))
        .collect();
    let whole = room.lookup.quote(&told.fullest.quote)?;
    let struck = || spoken(room, fullest_source, &whole.parts, fullest, &left_out);
    let shown = match version.kind {
        VersionKind::Cut => struck(),
        _ => own_words(room, had),
    };
    Some(Quoted {
        letter: letter(source),
        name: room.name(source),
        kind: match version.kind {
            VersionKind::Whole => "whole",
            VersionKind::Cut => "cut",
            VersionKind::Altered => "other words",
            VersionKind::Reported => "in its own words",
        },
        cue: quote
            .cue
            .as_ref()
            .map(|c| text(&c.text))
            .unwrap_or_default(),
        spot: room.spot_at(source, own),
        language: room
            .comparison
            .sources
            .get(source)
            .map(|s| text(&s.language))
            .unwrap_or_default(),
        pieces: shown,
        reported: version.kind == VersionKind::Reported,
        fullest: if version.kind == VersionKind::Altered {
            struck()
        } else {
            Vec::new()
        },
    })
}

/// The words that the source has of it, piece by piece.
fn own_words(room: &Room, had: &Had) -> Vec<Piece> {
    let mut versions = had.pieces.clone();
    versions.sort_by_key(|version| (version.start, version.end));
    let mut made: Vec<Piece> = Vec::new();
    for version in versions {
        let stretch = Range {
            start: version.start,
            end: version.end,
        };
        let quote = room.lookup.quote(&version.quote);
        let parts = quote.map(|q| q.parts.as_slice()).unwrap_or_default();
        if !made.is_empty() {
            made.push(Piece::plain(" … "));
        }
        made.extend(spoken(room, had.source, parts, stretch, &[]));
    }
    made
}

/// The words of a stretch that stand between quotation marks, interruptions left out; all of it
/// where there are no marks.
fn spoken(
    room: &Room,
    source: usize,
    parts: &[Range],
    stretch: Range,
    marks: &[(Range, Mark)],
) -> Vec<Piece> {
    if parts.is_empty() {
        return pieces(room, source, stretch, marks);
    }
    let clipped = parts.iter().map(|part| Range {
        start: part.start.max(stretch.start),
        end: part.end.min(stretch.end),
    });
    let mut made: Vec<Piece> = Vec::new();
    for part in clipped.filter(|part| part.start < part.end) {
        if !made.is_empty() {
            made.push(Piece::plain(" … "));
        }
        made.extend(pieces(room, source, part, marks));
    }
    made
}
