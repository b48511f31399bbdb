//! The grid of claims: a row a proposition, a column a report, the differences below.

use super::changes::{Difference, change_marks, changes};
use super::pieces::{Mark, Piece, pieces};
use super::room::{Carried, Room, Spot, counted, everywhere, text};
use crate::align::decision;
use crate::compare::model::{Cell as Told, ChangeKind, Claim, Range, Row as ToldRow, Status};
use crate::report::differences;
use crate::report::layout::cut;
use crate::report::lookup::letter;
use crate::report::{cells, reasons, safe};
use std::collections::{BTreeSet, HashMap};

/// Above this share of other words a wording is new as a whole, and marking single words of it
/// would only be in the way.
const NEW_WORDING: f64 = 0.5;

/// Longest text of a claim that did not match, in columns.
const NEAREST: usize = 140;

/// The same where many reports lack a row: the whole stands in the article.
const NEAREST_OF_MANY: usize = 70;

/// Most matched pairs of a row that are all told.
const LINKS: usize = 6;

/// From this number of reports on, texts that stand elsewhere too are cut shorter.
const MANY: usize = 6;

/// The grid.
pub(super) struct Grid {
    pub columns: Vec<Column>,
    /// Columns of the table, the numbers included.
    pub span: usize,
    pub groups: Vec<Group>,
    pub total: usize,
    pub kinds: Vec<&'static str>,
    /// True where the reports are too many to stand beside each other on a screen.
    pub wide: bool,
    pub any_borderline: bool,
}

/// A report as a column.
pub(super) struct Column {
    pub letter: String,
    pub name: String,
}

/// Rows that as many reports carry, or that one report alone carries.
pub(super) struct Group {
    pub id: String,
    pub title: String,
    pub rows: Vec<Row>,
}

/// One proposition.
pub(super) struct Row {
    pub id: String,
    pub number: usize,
    pub carried: &'static str,
    pub carried_in_words: String,
    /// Letters of the reports that carry it, separated by spaces.
    pub has: String,
    /// Kinds of its changes, separated by spaces.
    pub kinds: String,
    pub borderline: bool,
    /// An editor decided about claims of it.
    pub by_hand: bool,
    pub cells: Vec<Cell>,
    pub single: bool,
    /// Names of the reports that omit it.
    pub missing: String,
    pub changes: Vec<Difference>,
    pub looks: Vec<Omission>,
    pub placed: String,
    pub why: Vec<Why>,
    /// Matched pairs of the row that are not told.
    pub more_links: usize,
    pub omissions: Vec<Omission>,
}

/// What one report has of it.
pub(super) struct Cell {
    pub letter: String,
    pub name: String,
    pub class: &'static str,
    pub mark: &'static str,
    pub status: &'static str,
    /// What of the row's claim it lacks where it has a part.
    pub lacks: String,
    pub borderline: bool,
    pub language: String,
    pub statements: Vec<Statement>,
    /// It states the proposition like the others and surely: nothing to remark.
    pub plain: bool,
}

/// One claim of a cell.
pub(super) struct Statement {
    pub spot: Spot,
    pub pieces: Vec<Piece>,
}

/// A report that omits the row, with its claim that came closest.
pub(super) struct Omission {
    pub name: String,
    /// None where no claim shares a telling word.
    pub nearest: Option<Near>,
}

/// A claim that came close.
pub(super) struct Near {
    pub spot: Spot,
    pub text: String,
    pub score: String,
    /// It says this too, but stands in another row: the number and id of that row.
    pub elsewhere: Option<(usize, String)>,
}

/// Why two claims of the row were matched.
pub(super) struct Why {
    pub a: Spot,
    pub b: Spot,
    pub relation: &'static str,
    pub score: String,
    pub borderline: bool,
    pub words: String,
}

pub(super) fn grid(room: &Room) -> Grid {
    let comparison = room.comparison;
    let sources = comparison.sources.len();
    let links = links_by_row(room);
    let mut groups: Vec<(Carried, Option<usize>, Vec<Row>)> = vec![
        (Carried::All, None, Vec::new()),
        (Carried::Some, None, Vec::new()),
    ];
    groups.extend((0..sources).map(|n| (Carried::One, Some(n), Vec::new())));
    for (number, told) in comparison.rows.iter().enumerate() {
        let carried = room.carried(told);
        let only = told.cells.iter().position(|c| c.status != Status::Omits);
        let of_group = |(wanted, who, _): &&mut (Carried, Option<usize>, Vec<Row>)| {
            *wanted == carried && (carried != Carried::One || *who == only)
        };
        if let Some((_, _, rows)) = groups.iter_mut().find(of_group) {
            let links = links.get(&number).map(Vec::as_slice).unwrap_or_default();
            rows.push(row(room, number, told, links));
        }
    }
    let kinds: BTreeSet<ChangeKind> = comparison
        .rows
        .iter()
        .flat_map(|row| row.changes.iter().map(|c| c.kind))
        .collect();
    let groups: Vec<Group> = groups
        .into_iter()
        .filter(|(_, _, rows)| !rows.is_empty())
        .map(|(carried, who, rows)| {
            let claims = counted(rows.len(), "claim");
            match (carried, who) {
                (Carried::One, Some(who)) => Group {
                    id: format!("only-{}", letter(who)),
                    title: format!("{claims} only in {}", room.name(who)),
                    rows,
                },
                (Carried::All, _) => Group {
                    id: "in-all".to_owned(),
                    title: format!("{claims} {}", everywhere(sources)),
                    rows,
                },
                _ => Group {
                    id: "in-some".to_owned(),
                    title: match sources {
                        3 => format!("{claims} in two of three"),
                        _ => format!("{claims} in some"),
                    },
                    rows,
                },
            }
        })
        .collect();
    Grid {
        columns: (0..sources)
            .map(|n| Column {
                letter: letter(n),
                name: room.name(n),
            })
            .collect(),
        span: sources + 1,
        total: comparison.rows.len(),
        any_borderline: groups.iter().any(|g| g.rows.iter().any(|r| r.borderline)),
        groups,
        kinds: kinds.into_iter().map(ChangeKind::name).collect(),
        wide: sources >= MANY,
    }
}

/// The links that hold a row together: all where they are few, else for each claim the strongest.
fn strongest(room: &Room, links: &[usize]) -> Vec<usize> {
    if links.len() <= LINKS {
        return links.to_vec();
    }
    let mut best: HashMap<&str, (f64, usize)> = HashMap::new();
    for number in links {
        let Some(link) = room.comparison.links.get(*number) else {
            continue;
        };
        for claim in [&link.a, &link.b] {
            let known = best.entry(claim.as_str()).or_insert((link.score, *number));
            if link.score > known.0 {
                *known = (link.score, *number);
            }
        }
    }
    let kept: BTreeSet<usize> = best.into_values().map(|(_, number)| number).collect();
    kept.into_iter().collect()
}

/// The links between claims of one row, in the order of the comparison.
fn links_by_row(room: &Room) -> HashMap<usize, Vec<usize>> {
    let mut found: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, link) in room.comparison.links.iter().enumerate() {
        if let (Some((a, _)), Some((b, _))) = (room.row_of(&link.a), room.row_of(&link.b))
            && a == b
        {
            found.entry(a).or_default().push(number);
        }
    }
    found
}

fn row(room: &Room, number: usize, told: &ToldRow, links: &[usize]) -> Row {
    let carried = room.carried(told);
    let told_links = strongest(room, links);
    let kinds: BTreeSet<&str> = told.changes.iter().map(|c| c.kind.name()).collect();
    let has: Vec<String> = told
        .cells
        .iter()
        .enumerate()
        .filter(|(_, c)| c.status != Status::Omits)
        .map(|(n, _)| letter(n))
        .collect();
    let omissions: Vec<(bool, Omission)> = told
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| cell.status == Status::Omits)
        .map(|(n, cell)| (cell.borderline, omission(room, n, cell)))
        .collect();
    let missing: Vec<String> = omissions.iter().map(|(_, o)| o.name.clone()).collect();
    // A borderline omission is told at once, any other only to who asks.
    let (looks, omissions): (Vec<_>, Vec<_>) = omissions.into_iter().partition(|(look, _)| *look);
    Row {
        id: told.id.clone(),
        number: number + 1,
        carried: carried.class(),
        carried_in_words: room.carried_in_words(told),
        has: has.join(" "),
        kinds: kinds.into_iter().collect::<Vec<_>>().join(" "),
        borderline: told.cells.iter().any(|c| c.borderline),
        by_hand: told.by_hand,
        cells: told
            .cells
            .iter()
            .enumerate()
            .filter(|(_, c)| carried != Carried::One || c.status != Status::Omits)
            .map(|(n, cell)| self::cell(room, n, cell, told))
            .collect(),
        single: carried == Carried::One,
        missing: missing.join(", "),
        changes: changes(room, told),
        looks: looks.into_iter().map(|(_, o)| o).collect(),
        placed: placed(room, told),
        more_links: links.len().saturating_sub(told_links.len()),
        why: told_links.iter().filter_map(|n| why(room, *n)).collect(),
        omissions: omissions.into_iter().map(|(_, o)| o).collect(),
    }
}

fn cell(room: &Room, number: usize, told: &Told, row: &ToldRow) -> Cell {
    let (class, mark, status) = match told.status {
        Status::States => ("states", "=", "states it"),
        Status::Differs => ("differs", "~", "states it differently"),
        Status::Partial => ("partial", "<", "only part of it"),
        Status::Omits => ("omits", "–", "not found here"),
    };
    let claims: Vec<&Claim> = told
        .claims
        .iter()
        .filter_map(|id| room.lookup.claim(id))
        .collect();
    let new_words: usize = told.differing.iter().map(|r| r.end - r.start).sum();
    let first = claims.first().map_or(0, |c| c.end - c.start);
    let anew = new_words as f64 > first as f64 * NEW_WORDING;
    Cell {
        letter: letter(number),
        name: room.name(number),
        class,
        mark,
        status,
        lacks: cells::lacking(&room.lookup, row, told)
            .map(|missing| format!("“{}”", safe::line(&missing)))
            .collect::<Vec<_>>()
            .join(", "),
        borderline: told.borderline,
        language: room
            .comparison
            .sources
            .get(number)
            .map(|s| text(&s.language))
            .unwrap_or_default(),
        plain: told.status == Status::States && !told.borderline,
        statements: by_sentence(&claims)
            .into_iter()
            .filter_map(|claims| {
                let first = claims.first()?;
                let mut marks: Vec<(Range, Mark)> = claims
                    .iter()
                    .flat_map(|claim| change_marks(row, claim))
                    .collect();
                if !anew {
                    marks.extend(told.differing.iter().map(|r| (*r, Mark::OtherWords)));
                }
                marks.extend(beside(&claims).map(|range| (range, Mark::Beside)));
                Some(Statement {
                    spot: room.spot(first)?,
                    pieces: pieces(room, number, first.sentence, &marks),
                })
            })
            .collect(),
    }
}

/// The claims of a cell, those of one sentence together.
fn by_sentence<'c>(claims: &[&'c Claim]) -> Vec<Vec<&'c Claim>> {
    let mut sentences: Vec<Vec<&Claim>> = Vec::new();
    for claim in claims {
        let same = |known: &&mut Vec<&Claim>| known.iter().any(|k| k.sentence == claim.sentence);
        match sentences.iter_mut().find(same) {
            Some(known) => known.push(claim),
            None => sentences.push(vec![claim]),
        }
    }
    sentences
}

/// The stretches of a sentence that its claims leave.
fn beside<'c>(claims: &'c [&'c Claim]) -> impl Iterator<Item = Range> + 'c {
    let mut sorted: Vec<&Claim> = claims.to_vec();
    sorted.sort_by_key(|c| c.start);
    let sentence = sorted.first().map(|c| c.sentence);
    let mut at = sentence.map_or(0, |s| s.start);
    let mut rest: Vec<Range> = Vec::new();
    for claim in sorted {
        rest.push(Range {
            start: at,
            end: claim.start,
        });
        at = at.max(claim.end);
    }
    rest.push(Range {
        start: at,
        end: sentence.map_or(at, |s| s.end),
    });
    rest.into_iter().filter(|r| r.start < r.end)
}

fn omission(room: &Room, number: usize, cell: &Told) -> Omission {
    let longest = if room.comparison.sources.len() >= MANY {
        NEAREST_OF_MANY
    } else {
        NEAREST
    };
    let nearest = cell.nearest.as_ref().and_then(|nearest| {
        let claim = room.lookup.claim(&nearest.claim)?;
        let elsewhere = room
            .row_of(&claim.id)
            .filter(|_| nearest.score >= decision::SAME)
            .map(|(n, row)| (n + 1, row.id.clone()));
        Some(Near {
            spot: room.spot(claim)?,
            text: cut(&safe::line(&claim.shown()), longest),
            score: format!("{:.2}", nearest.score),
            elsewhere,
        })
    });
    Omission {
        name: room.name(number),
        nearest,
    }
}

/// Where each report puts the claim, if one leads with it and another has it far down.
fn placed(room: &Room, row: &ToldRow) -> String {
    let places = room.lookup.places(&row.id);
    if !differences::placed_apart(places) {
        return String::new();
    }
    let told: Vec<String> = places
        .iter()
        .filter_map(|place| {
            let name = room.name(room.lookup.source(&place.source)?);
            Some(match place.paragraph {
                0 => format!("{name} in the headline"),
                n => format!("{name} in paragraph {n} of {}", place.of),
            })
        })
        .collect();
    told.join(" · ")
}

fn why(room: &Room, number: usize) -> Option<Why> {
    let link = room.comparison.links.get(number)?;
    let spot = |claim: &str| room.lookup.claim(claim).and_then(|c| room.spot(c));
    Some(Why {
        a: spot(&link.a)?,
        b: spot(&link.b)?,
        relation: reasons::relation(link.relation),
        score: format!("{:.2}", link.score),
        borderline: link.borderline,
        words: reasons::in_words(link),
    })
}
