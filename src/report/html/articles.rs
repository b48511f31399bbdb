//! Every report in full, its claims marked and linked to their rows.

use super::changes::change_marks;
use super::framing::loaded_in_words;
use super::pieces::{Mark, Piece, pieces};
use super::room::{Room, block_anchor, text};
use crate::article::BlockKind;
use crate::compare::model::{Block as ToldBlock, Claim, Range, Source};
use crate::report::lookup::letter;

/// One report.
pub(super) struct Article {
    pub letter: String,
    pub name: String,
    pub language: String,
    pub published: String,
    pub blocks: Vec<Block>,
}

/// A paragraph, or several that are folded.
pub(super) struct Block {
    pub anchor: String,
    pub kind: Kind,
    /// Number of a body paragraph.
    pub number: usize,
    pub runs: Vec<Run>,
    /// Kind and words of what is folded.
    pub folded: Vec<(&'static str, String, String)>,
}

/// How a block is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Headline,
    Body,
    Heading,
    Note,
    Folded,
}

/// A stretch of a paragraph: a claim, or what stands between claims.
pub(super) struct Run {
    /// The claims that begin here; none between claims.
    pub claims: Vec<Reference>,
    pub class: &'static str,
    pub pieces: Vec<Piece>,
}

/// A claim and its row.
pub(super) struct Reference {
    pub anchor: String,
    pub row: String,
    pub number: usize,
    pub carried: String,
}

pub(super) fn articles(room: &Room) -> Vec<Article> {
    let all = room.comparison.sources.iter().enumerate();
    all.map(|(number, source)| Article {
        letter: letter(number),
        name: room.name(number),
        language: text(&source.language),
        published: source
            .published
            .as_deref()
            .map(|d| text(&crate::report::lookup::day(d)))
            .unwrap_or_default(),
        blocks: blocks(room, number, source),
    })
    .collect()
}

fn blocks(room: &Room, number: usize, source: &Source) -> Vec<Block> {
    let marks = loaded_marks(room, source);
    let claims: Vec<&Claim> = room
        .comparison
        .claims
        .iter()
        .filter(|c| c.source == source.id)
        .collect();
    let mut made: Vec<Block> = Vec::new();
    for (at, told) in source.blocks.iter().enumerate() {
        let range = Range {
            start: told.start,
            end: told.end,
        };
        let anchor = block_anchor(number, at);
        let kind = match told.kind {
            BlockKind::Headline => Kind::Headline,
            BlockKind::Body => Kind::Body,
            BlockKind::Heading => Kind::Heading,
            BlockKind::Note => Kind::Note,
            _ => Kind::Folded,
        };
        if kind == Kind::Folded {
            let folded = (
                in_words(told),
                anchor.clone(),
                text(room.words(number, range)),
            );
            match made.last_mut() {
                Some(last) if last.kind == Kind::Folded => last.folded.push(folded),
                _ => made.push(Block {
                    anchor: String::new(),
                    kind,
                    number: 0,
                    runs: Vec::new(),
                    folded: vec![folded],
                }),
            }
            continue;
        }
        let inside: Vec<&Claim> = claims.iter().copied().filter(|c| c.block == at).collect();
        made.push(Block {
            anchor,
            kind,
            number: room.paragraph(number, at).unwrap_or(0),
            runs: runs(room, number, range, &inside, &marks),
            folded: Vec::new(),
        });
    }
    made
}

fn loaded_marks(room: &Room, source: &Source) -> Vec<(Range, Mark)> {
    let loaded = room.comparison.framing.loaded.iter();
    loaded
        .filter(|l| l.source == source.id)
        .map(|l| {
            let (start, end) = (l.start, l.end);
            (Range { start, end }, Mark::Loaded(loaded_in_words(l.kind)))
        })
        .collect()
}

/// Cuts a paragraph into its claims and what stands between them. A claim inside another adds its
/// reference to it.
fn runs(
    room: &Room,
    source: usize,
    range: Range,
    claims: &[&Claim],
    loaded: &[(Range, Mark)],
) -> Vec<Run> {
    let mut made: Vec<Run> = Vec::new();
    let mut at = range.start;
    let mut sorted = claims.to_vec();
    sorted.sort_by_key(|c| (c.start, std::cmp::Reverse(c.end)));
    for claim in sorted {
        let Some(reference) = reference(room, claim) else {
            continue;
        };
        let (start, end) = (claim.start.max(at), claim.end.min(range.end));
        if end <= start {
            if let Some(last) = made.iter_mut().rev().find(|r| !r.claims.is_empty()) {
                last.claims.push(reference);
            }
            continue;
        }
        if start > at {
            let before = Range {
                start: at,
                end: start,
            };
            made.push(between(room, source, before));
        }
        let row = room.row_of(&claim.id).map(|(_, row)| row);
        let mut marks = row.map(|r| change_marks(r, claim)).unwrap_or_default();
        marks.extend_from_slice(loaded);
        made.push(Run {
            claims: vec![reference],
            class: row.map_or("one", |r| room.carried(r).class()),
            pieces: pieces(room, source, Range { start, end }, &marks),
        });
        at = end;
    }
    if at < range.end {
        let rest = Range {
            start: at,
            end: range.end,
        };
        made.push(between(room, source, rest));
    }
    made
}

fn between(room: &Room, source: usize, range: Range) -> Run {
    Run {
        claims: Vec::new(),
        class: "",
        pieces: pieces(room, source, range, &[]),
    }
}

fn reference(room: &Room, claim: &Claim) -> Option<Reference> {
    let (number, row) = room.row_of(&claim.id)?;
    Some(Reference {
        anchor: room.anchor(&claim.id)?,
        row: row.id.clone(),
        number: number + 1,
        carried: room.carried_in_words(row),
    })
}

fn in_words(block: &ToldBlock) -> &'static str {
    match block.kind {
        BlockKind::Headline => "headline",
        BlockKind::Body => "text",
        BlockKind::Heading => "heading",
        BlockKind::Caption => "caption",
        BlockKind::Teaser => "teaser",
        BlockKind::Byline => "byline",
        BlockKind::Dateline => "dateline",
        BlockKind::Credit => "credit",
        BlockKind::Navigation => "page furniture",
        BlockKind::Note => "note",
    }
}
