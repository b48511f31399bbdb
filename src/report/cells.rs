//! What a cell says in words and figures, for the formats that have room for all of it.

use super::differences::{self, Group};
use super::lookup::{Lookup, letter, slice};
use super::{reasons, safe};
use crate::align::decision;
use crate::compare::model::{Cell, Claim, Link, Place, Range, Row, Status};
use std::collections::HashMap;

/// A cell's status in words.
pub fn status(cell: &Cell) -> &'static str {
    match (cell.status, cell.borderline) {
        (Status::States, false) => "states",
        (Status::States, true) => "states (borderline)",
        (Status::Differs, false) => "differently",
        (Status::Differs, true) => "differently (borderline)",
        (Status::Partial, false) => "part only",
        (Status::Partial, true) => "part only (borderline)",
        (Status::Omits, false) => "omits",
        (Status::Omits, true) => "omits (borderline)",
    }
}

/// What a source that has part of a row lacks of its leading claim, stretch by stretch.
pub fn lacking<'c>(
    lookup: &Lookup<'c>,
    row: &Row,
    cell: &'c Cell,
) -> impl Iterator<Item = String> + use<'c> {
    let lead = lookup.claim(&row.claim_id);
    let ranges = cell.missing.iter();
    ranges.filter_map(move |range| Some(slice(&lead?.text, lead?.start, *range)))
}

/// The same in one text, `…` between the stretches; none where nothing is lacking.
pub fn without(lookup: &Lookup, row: &Row, cell: &Cell) -> Option<String> {
    let missing: Vec<String> = lacking(lookup, row, cell)
        .map(|words| safe::line(&words).into_owned())
        .collect();
    (!missing.is_empty()).then(|| missing.join(" … "))
}

/// The name of a status in JSON and CSV.
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::States => "states",
        Status::Differs => "differs",
        Status::Partial => "partial",
        Status::Omits => "omits",
    }
}

/// The claims of a cell.
pub fn claims<'c>(lookup: &Lookup<'c>, cell: &Cell) -> Vec<&'c Claim> {
    cell.claims
        .iter()
        .filter_map(|id| lookup.claim(id))
        .collect()
}

/// The words of a cell: its claims one after the other, `…` between those that do not follow one
/// another.
pub fn text(lookup: &Lookup, cell: &Cell) -> String {
    pieces(lookup, cell, &[])
        .iter()
        .map(|p| p.words.as_str())
        .collect()
}

/// A stretch of a cell's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The words, on one line.
    pub words: String,
    /// They differ from what another source has.
    pub changed: bool,
}

/// The words of a cell in pieces, those in one of the `changed` ranges (of the source's text)
/// marked. All pieces together are [`text`].
pub fn pieces(lookup: &Lookup, cell: &Cell, changed: &[Range]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let mut before: Option<&Claim> = None;
    for claim in claims(lookup, cell) {
        if let Some(before) = before {
            let apart = claim.start < before.end || claim.start - before.end > 2;
            push(&mut out, if apart { " … " } else { " " }, false);
        }
        cut_at(&mut out, &claim.text, claim.start, changed);
        before = Some(claim);
    }
    out
}

/// The whole sentence of a claim in pieces, those in the `changed` range marked.
pub fn sentence(lookup: &Lookup, claim: &Claim, changed: Range) -> Vec<Piece> {
    let source = lookup.source(&claim.source);
    let source = source.and_then(|n| lookup.comparison.sources.get(n));
    let mut out = Vec::new();
    if let Some(source) = source {
        let words = slice(&source.text, 0, claim.sentence);
        cut_at(&mut out, &words, claim.sentence.start, &[changed]);
    }
    out
}

/// Adds `text`, which begins at `start` of its source's text, cut at the ends of the changed
/// ranges.
fn cut_at(out: &mut Vec<Piece>, text: &str, start: usize, changed: &[Range]) {
    let end = start + text.chars().count();
    for (range, changed) in split(Range { start, end }, changed) {
        let words = slice(text, start, range);
        // Ends are trimmed by `line`, but inside a text a space at an end belongs there.
        let space = |found: bool| if found { " " } else { "" };
        let only_space = words.trim().is_empty();
        push(out, space(words.starts_with(char::is_whitespace)), false);
        push(out, &safe::line(&words), changed);
        let behind = !only_space && words.ends_with(char::is_whitespace);
        push(out, space(behind), false);
    }
}

fn push(pieces: &mut Vec<Piece>, words: &str, changed: bool) {
    if words.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.changed == changed => last.words.push_str(words),
        _ => pieces.push(Piece {
            words: words.to_owned(),
            changed,
        }),
    }
}

/// A stretch cut at the ends of the changed ranges, in order.
fn split(whole: Range, changed: &[Range]) -> Vec<(Range, bool)> {
    let mut inside: Vec<Range> = changed
        .iter()
        .map(|r| Range {
            start: r.start.max(whole.start),
            end: r.end.min(whole.end),
        })
        .collect();
    inside.sort_unstable();
    let mut out = Vec::new();
    let mut at = whole.start;
    for Range { start, end } in inside {
        let start = start.max(at);
        if start >= end {
            continue;
        }
        if at < start {
            let before = Range {
                start: at,
                end: start,
            };
            out.push((before, false));
        }
        out.push((Range { start, end }, true));
        at = end;
    }
    if at < whole.end {
        let rest = Range {
            start: at,
            end: whole.end,
        };
        out.push((rest, false));
    }
    out
}

/// Where the words of a row's changes stand in the text of `source`.
pub fn changed(lookup: &Lookup, row: &Row, source: &str) -> Vec<Range> {
    row.changes
        .iter()
        .flat_map(|change| [&change.a, &change.b])
        .filter(|side| {
            lookup
                .claim(&side.claim)
                .is_some_and(|c| c.source == source)
        })
        .map(|side| Range {
            start: side.start,
            end: side.end,
        })
        .collect()
}

/// Where the source puts a row; nothing where it omits it.
pub fn place(lookup: &Lookup, row: &Row, cell: &Cell) -> Option<Place> {
    let places = lookup.places(&row.id);
    let known = places.iter().find(|p| p.source == cell.source).cloned();
    known.or_else(|| {
        let claim = claims(lookup, cell).first().copied()?;
        place_of_block(lookup, &cell.source, claim.block)
    })
}

/// Where a stretch of a source's text stands, if in its headline or body.
pub fn place_of(lookup: &Lookup, source: &str, start: usize) -> Option<Place> {
    let blocks = &lookup
        .comparison
        .sources
        .get(lookup.source(source)?)?
        .blocks;
    let block = blocks
        .iter()
        .position(|b| b.start <= start && start < b.end)?;
    place_of_block(lookup, source, block)
}

/// A place for a reader: `headline`, `¶ 3/14`; empty for none.
pub fn place_in_words(place: Option<&Place>) -> String {
    place.map_or_else(String::new, |place| match place.paragraph {
        0 => "headline".to_owned(),
        n => format!("¶ {n}/{}", place.of),
    })
}

fn place_of_block(lookup: &Lookup, id: &str, block: usize) -> Option<Place> {
    use crate::article::BlockKind::{Body, Headline};
    let source = lookup.comparison.sources.get(lookup.source(id)?)?;
    let is_body = |b: &&crate::compare::model::Block| b.kind == Body;
    let paragraph = if source.blocks.get(block)?.kind == Headline {
        0
    } else {
        source.blocks.iter().take(block + 1).filter(is_body).count()
    };
    Some(Place {
        source: id.to_owned(),
        paragraph,
        of: source.blocks.iter().filter(is_body).count(),
    })
}

/// How sure a cell is: of one that carries the row the best score of its links inside the row, of
/// one that omits it the score of the nearest claim; 0..1. Nothing where there is no other source.
pub fn score(links: &Links, row: &Row, cell: &Cell) -> Option<f64> {
    if cell.status == Status::Omits {
        return cell.nearest.as_ref().map(|nearest| nearest.score);
    }
    links.best(row, cell).map(|(link, _)| link.score)
}

/// Why a cell is what it is: the claim it was matched with and the words they share, or what came
/// nearest.
pub fn why(lookup: &Lookup, links: &Links, row: &Row, cell: &Cell) -> String {
    if cell.status == Status::Omits {
        let nearest = cell.nearest.as_ref();
        let claim = nearest.and_then(|n| Some((n.score, lookup.claim(&n.claim)?)));
        return claim.map_or_else(
            || "no claim came near".to_owned(),
            |(score, claim)| {
                let label = if score >= decision::SAME {
                    "see also"
                } else {
                    "nearest"
                };
                format!("{label} {}: {}", claim.id, safe::line(&claim.shown()))
            },
        );
    }
    let matched = match links.best(row, cell) {
        Some((link, other)) => {
            let with = lookup
                .source_of_claim(other)
                .map_or_else(String::new, letter);
            format!("matches {with} {other}: {}", reasons::in_words(link))
        }
        None => {
            let carriers = row.cells.iter().filter(|c| c.status != Status::Omits);
            match carriers.count() {
                0 | 1 => "only here".to_owned(),
                _ => "matched through the other claims of the row".to_owned(),
            }
        }
    };
    match without(lookup, row, cell) {
        Some(missing) => format!("{matched}; without “{missing}”"),
        None => matched,
    }
}

/// A difference in words: `A “at least 40” · C “Dozens” — both can be true`; `shown` makes the
/// words of a source harmless and quotes them.
pub fn difference(group: &Group, shown: impl Fn(&str) -> String) -> String {
    let sides: Vec<String> = group
        .sides
        .iter()
        .map(|(source, side)| {
            let place = differences::elsewhere(side);
            format!("{} {}{place}", letter(*source), shown(&side.text))
        })
        .collect();
    let mut text = sides.join(" · ");
    if !group.notes.is_empty() {
        text.push_str(" — ");
        text.push_str(&group.notes.join("; "));
    }
    text
}

/// The links of a comparison by their claims.
#[derive(Debug)]
pub struct Links<'c> {
    by_claim: HashMap<&'c str, Vec<(&'c Link, &'c str)>>,
}

impl<'c> Links<'c> {
    /// Reads every link of the comparison once.
    pub fn new(lookup: &Lookup<'c>) -> Self {
        let mut by_claim: HashMap<&str, Vec<(&Link, &str)>> = Default::default();
        for link in &lookup.comparison.links {
            by_claim.entry(&link.a).or_default().push((link, &link.b));
            by_claim.entry(&link.b).or_default().push((link, &link.a));
        }
        Self { by_claim }
    }

    /// The strongest link of the cell's claims with a claim of another cell of the row.
    fn best(&self, row: &Row, cell: &Cell) -> Option<(&'c Link, &'c str)> {
        let in_row = |claim: &str| {
            let others = row.cells.iter().filter(|c| c.source != cell.source);
            others.flat_map(|c| &c.claims).any(|id| id == claim)
        };
        let mut best: Option<(&Link, &str)> = None;
        let mine = cell
            .claims
            .iter()
            .filter_map(|id| self.by_claim.get(id.as_str()));
        for (link, other) in mine.flatten().copied() {
            if in_row(other) && best.is_none_or(|(known, _)| link.score > known.score) {
                best = Some((link, other));
            }
        }
        best
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::report::table::tests::comparison;

    #[test]
    fn changed_words_are_pieces_of_the_text() {
        let comparison = comparison();
        let lookup = Lookup::new(&comparison);
        let row = &comparison.rows[0];
        let cell = &row.cells[0];
        let pieces = pieces(&lookup, cell, &changed(&lookup, row, "post"));
        let shown: Vec<(&str, bool)> = pieces
            .iter()
            .map(|p| (p.words.as_str(), p.changed))
            .collect();
        assert_eq!(
            shown,
            [
                ("Forty-five", true),
                (" people were hurt ", false),
                ("on the pier", true),
                (".", false)
            ]
        );
        assert_eq!(
            text(&lookup, cell),
            "Forty-five people were hurt on the pier."
        );
    }

    #[test]
    fn a_cell_says_where_and_why() {
        let comparison = comparison();
        let lookup = Lookup::new(&comparison);
        let links = Links::new(&lookup);
        let row = &comparison.rows[1];
        let told: Vec<String> = row
            .cells
            .iter()
            .map(|cell| {
                format!(
                    "{} | {} | {}",
                    status(cell),
                    place_in_words(place(&lookup, row, cell).as_ref()),
                    why(&lookup, &links, row, cell)
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "states | ¶ 1/9 | matched through the other claims of the row",
                "part only | ¶ 8/9 | matched through the other claims of the row",
                "omits (borderline) |  | see also sun:1: Bosses put off repairs.",
            ]
        );
        assert_eq!(score(&links, row, &row.cells[2]), Some(0.412));
        assert_eq!(score(&links, row, &row.cells[0]), None);
        let single = &comparison.rows[2];
        assert_eq!(why(&lookup, &links, single, &single.cells[0]), "only here");
    }
}
