//! Framing: labels, speech verbs, loaded wording, prominence, voices, agency, each a table with a
//! column a report and a link to every occurrence.

use super::room::{Room, Spot, counted, text};
use crate::claim::Sourcing;
use crate::claim::cues::Force;
use crate::compare::model::{Grammar, Heard, LoadedKind, Place, Range};
use crate::report::differences;
use crate::report::layout::cut;
use crate::report::lookup::letter;
use crate::report::safe;

/// Rows of a table that stand open; the rest is folded.
const OPEN: usize = 8;

/// Longest claim at the head of a line, in columns.
const HEAD: usize = 110;

/// All tables that have a line.
pub(super) struct Framing {
    pub tables: Vec<Table>,
    pub columns: Vec<(String, String)>,
}

/// One table: a line a referent, voice, claim or act.
pub(super) struct Table {
    pub id: &'static str,
    pub title: &'static str,
    pub explained: &'static str,
    /// What a line is: "referent", "voice".
    pub head: &'static str,
    pub lines: Vec<Line>,
    pub folded: Vec<Line>,
}

/// One line.
pub(super) struct Line {
    pub id: String,
    pub head: String,
    /// Where the head leads to; empty for nowhere.
    pub anchor: String,
    pub note: String,
    /// One a report.
    pub cells: Vec<Cell>,
}

/// What one report has.
pub(super) struct Cell {
    pub letter: String,
    pub name: String,
    pub entries: Vec<Entry>,
}

/// A wording with its places.
#[derive(Clone)]
pub(super) struct Entry {
    pub text: String,
    pub note: String,
    pub spots: Vec<Spot>,
    /// True for words of the report, which stand in quotation marks.
    pub exact: bool,
}

pub(super) fn framing(room: &Room) -> Framing {
    let tables = [
        labels(room),
        verbs(room),
        loaded(room),
        prominence(room),
        voices(room),
        agency(room),
    ];
    let sources = room.comparison.sources.len();
    Framing {
        tables: tables.into_iter().filter(|t| !t.lines.is_empty()).collect(),
        columns: (0..sources).map(|n| (letter(n), room.name(n))).collect(),
    }
}

fn table(
    id: &'static str,
    title: &'static str,
    head: &'static str,
    explained: &'static str,
    mut lines: Vec<Line>,
) -> Table {
    let folded = lines.split_off(lines.len().min(OPEN));
    // One line behind a fold costs more than it saves.
    let folded = if folded.len() == 1 {
        lines.extend(folded);
        Vec::new()
    } else {
        folded
    };
    Table {
        id,
        title,
        explained,
        head,
        lines,
        folded,
    }
}

/// A cell for each source, filled from occurrences: source id, words, note, place.
fn cells<'t>(
    room: &Room,
    occurrences: impl Iterator<Item = (&'t str, &'t str, &'static str, Range)>,
) -> Vec<Cell> {
    let mut cells: Vec<Cell> = empty(room);
    for (source, words, note, range) in occurrences {
        let Some(number) = room.lookup.source(source) else {
            continue;
        };
        let Some(cell) = cells.get_mut(number) else {
            continue;
        };
        let words = text(words);
        let spot = room.spot_at(number, range);
        let known = cell
            .entries
            .iter_mut()
            .find(|e| e.note == note && e.text.to_lowercase() == words.to_lowercase());
        match known {
            Some(entry) => entry.spots.extend(spot),
            None => cell.entries.push(Entry {
                text: words,
                note: note.to_owned(),
                spots: spot.into_iter().collect(),
                exact: true,
            }),
        }
    }
    cells
}

fn empty(room: &Room) -> Vec<Cell> {
    (0..room.comparison.sources.len())
        .map(|number| Cell {
            letter: letter(number),
            name: room.name(number),
            entries: Vec::new(),
        })
        .collect()
}

fn labels(room: &Room) -> Table {
    let referents = room.comparison.framing.labels.iter();
    let lines = referents.map(|referent| Line {
        id: String::new(),
        head: text(&referent.referent),
        anchor: String::new(),
        note: String::new(),
        cells: cells(
            room,
            referent.labels.iter().map(|l| {
                let (start, end) = (l.start, l.end);
                (l.source.as_str(), l.text.as_str(), "", Range { start, end })
            }),
        ),
    });
    table(
        "labels",
        "Labels",
        "who or what",
        "How each report names the same person, group, thing or act; those with most different \
         names first. Grouping is by machine: look before you quote.",
        different_first(lines.collect()),
    )
}

/// Lines on which all reports use one name go last.
fn different_first(mut lines: Vec<Line>) -> Vec<Line> {
    let bare = |entry: &Entry| {
        let lower = entry.text.to_lowercase();
        let articles = ["the ", "a ", "an "];
        let bare = articles.iter().find_map(|a| lower.strip_prefix(a));
        bare.unwrap_or(&lower).to_owned()
    };
    lines.sort_by_key(|line| {
        let entries = line.cells.iter().flat_map(|c| &c.entries);
        let names: std::collections::BTreeSet<String> = entries.map(bare).collect();
        names.len() < 2
    });
    lines
}

fn verbs(room: &Room) -> Table {
    let voices = room.comparison.framing.cues.iter().enumerate();
    let mut lines: Vec<(bool, Line)> = voices
        .map(|(number, voice)| {
            let line = Line {
                id: format!("verbs-{}", number + 1),
                head: text(&voice.voice),
                anchor: String::new(),
                note: if voice.contrast {
                    "even in one report, charged in another".to_owned()
                } else {
                    String::new()
                },
                cells: cells(
                    room,
                    voice.cues.iter().map(|c| {
                        let (start, end) = (c.start, c.end);
                        let force = force_in_words(c.force);
                        (
                            c.source.as_str(),
                            c.text.as_str(),
                            force,
                            Range { start, end },
                        )
                    }),
                ),
            };
            (voice.contrast, line)
        })
        .collect();
    lines.sort_by_key(|(contrast, _)| !*contrast);
    table(
        "verbs",
        "Speech verbs",
        "voice",
        "The verbs with which the reports let the same voice speak: “said” is even, “admitted” or \
         “claimed” is not.",
        lines.into_iter().map(|(_, line)| line).collect(),
    )
}

fn loaded(room: &Room) -> Table {
    let kinds = [
        LoadedKind::Emotive,
        LoadedKind::Belittling,
        LoadedKind::Praising,
        LoadedKind::Violence,
        LoadedKind::Doubting,
        LoadedKind::Intensifier,
        LoadedKind::ScareQuotes,
    ];
    let lines = kinds.into_iter().filter_map(|kind| {
        let found = room.comparison.framing.loaded.iter();
        let cells = cells(
            room,
            found.filter(|l| l.kind == kind).map(|l| {
                let note = if l.in_quotation { "quoted" } else { "" };
                let (start, end) = (l.start, l.end);
                (
                    l.source.as_str(),
                    l.text.as_str(),
                    note,
                    Range { start, end },
                )
            }),
        );
        cells.iter().any(|c| !c.entries.is_empty()).then(|| Line {
            id: String::new(),
            head: loaded_in_words(kind).to_owned(),
            anchor: String::new(),
            note: String::new(),
            cells,
        })
    });
    table(
        "loaded",
        "Loaded wording",
        "in which way",
        "Evaluative words by list; “quoted” marks a speaker's word, all others are the report's \
         own.",
        lines.collect(),
    )
}

fn prominence(room: &Room) -> Table {
    let told = room.comparison.framing.prominence.iter();
    let mut lines: Vec<(bool, Line)> = told
        .filter_map(|prominence| {
            let rows = room.comparison.rows.iter().enumerate();
            let (number, row) = { rows }.find(|(_, row)| row.id == prominence.row)?;
            let borderline = |place: &Place| {
                let cell = row.cells.iter().find(|c| c.source == place.source);
                cell.is_some_and(|c| c.borderline)
            };
            let places = prominence.places.iter();
            let sure: Vec<Place> = places.filter(|p| !borderline(p)).cloned().collect();
            let apart = differences::placed_apart(&sure);
            let mut cells = empty(room);
            for place in &prominence.places {
                let source = room.lookup.source(&place.source)?;
                let doubt = if borderline(place) { " ?" } else { "" };
                let first = row.cells.get(source).and_then(|c| c.claims.first());
                let spot = first
                    .and_then(|id| room.lookup.claim(id))
                    .and_then(|claim| room.spot(claim));
                let entry = Entry {
                    text: match place.paragraph {
                        0 => format!("headline{doubt}"),
                        n => format!("¶ {n} of {}{doubt}", place.of),
                    },
                    note: String::new(),
                    spots: Vec::new(),
                    exact: false,
                };
                cells.get_mut(source)?.entries.push(Entry {
                    spots: spot.into_iter().collect(),
                    ..entry
                });
            }
            let line = Line {
                id: String::new(),
                head: format!(
                    "{}. {}",
                    number + 1,
                    cut(&safe::line(&room.lookup.lead(row)), HEAD)
                ),
                anchor: row.id.clone(),
                note: if apart {
                    "leads here, far down there".to_owned()
                } else {
                    String::new()
                },
                cells,
            };
            Some((apart, line))
        })
        .collect();
    lines.sort_by_key(|(apart, _)| !*apart);
    table(
        "prominence",
        "Prominence",
        "claim",
        "Where each report puts what several carry; the claims that one leads with and another \
         has in its second half come first. A place with a “?” rests on a borderline match.",
        lines.into_iter().map(|(_, line)| line).collect(),
    )
}

fn voices(room: &Room) -> Table {
    let voices = room.comparison.framing.voices.iter();
    let lines = voices.map(|voice| {
        let mut cells = empty(room);
        for heard in &voice.sources {
            let number = room.lookup.source(&heard.source);
            if let Some(cell) = number.and_then(|n| cells.get_mut(n)) {
                cell.entries.push(Entry {
                    text: heard_in_words(heard),
                    note: String::new(),
                    spots: Vec::new(),
                    exact: false,
                });
            }
        }
        let sourcing = match voice.sourcing {
            Sourcing::Named => "",
            Sourcing::Anonymous => "not named",
            Sourcing::Document => "a document",
            Sourcing::Outlet => "another outlet",
        };
        let only = if voice.only_here {
            "in one report only"
        } else {
            ""
        };
        let notes: Vec<&str> = [sourcing, only]
            .into_iter()
            .filter(|n| !n.is_empty())
            .collect();
        Line {
            id: String::new(),
            head: text(&voice.voice),
            anchor: String::new(),
            note: notes.join(", "),
            cells,
        }
    });
    table(
        "voices",
        "Voices",
        "voice",
        "Who is heard, and with how many words; those with most words first.",
        lines.collect(),
    )
}

fn heard_in_words(heard: &Heard) -> String {
    let direct = match heard.direct {
        0 => String::new(),
        n if n == heard.quotations => ", in quotation marks".to_owned(),
        n => format!(", {n} in quotation marks"),
    };
    format!(
        "{}{direct}, {}",
        counted(heard.quotations, "statement"),
        counted(heard.words, "word")
    )
}

fn agency(room: &Room) -> Table {
    let acts = room.comparison.framing.agency.iter();
    let lines = acts.map(|act| Line {
        id: String::new(),
        head: text(&act.act),
        anchor: String::new(),
        note: String::new(),
        cells: cells(
            room,
            act.uses.iter().map(|u| {
                let (start, end) = (u.start, u.end);
                let grammar = grammar_in_words(u.grammar);
                (
                    u.source.as_str(),
                    u.text.as_str(),
                    grammar,
                    Range { start, end },
                )
            }),
        ),
    });
    table(
        "agency",
        "Who did it",
        "act",
        "The same act told with and without who did it.",
        lines.collect(),
    )
}

fn grammar_in_words(grammar: Grammar) -> &'static str {
    match grammar {
        Grammar::Active => "active",
        Grammar::PassiveWithAgent => "passive, doer named",
        Grammar::Passive => "passive, doer not named",
        Grammar::Nominal => "as a noun, doer not named",
    }
}

/// The force of a speech verb; an even one needs no word.
fn force_in_words(force: Force) -> &'static str {
    match force {
        Force::Neutral => "",
        Force::Announcing => "announcing",
        Force::Assertive => "insisting",
        Force::Claiming => "doubtful",
        Force::Admitting => "admitting",
        Force::Denying => "denying",
        Force::Asking => "asking",
        Force::Directive => "demanding",
        Force::Promising => "promising",
        Force::Warning => "warning",
        Force::Critical => "critical",
        Force::Approving => "approving",
        Force::Emotive => "emotional",
        Force::Thinking => "thinking",
        Force::Showing => "as evidence",
    }
}

pub(super) fn loaded_in_words(kind: LoadedKind) -> &'static str {
    match kind {
        LoadedKind::Emotive => "emotional verdict",
        LoadedKind::Intensifier => "turned up",
        LoadedKind::Violence => "fighting as a picture",
        LoadedKind::Belittling => "belittling",
        LoadedKind::Praising => "praising",
        LoadedKind::Doubting => "doubting",
        LoadedKind::ScareQuotes => "scare quotes",
    }
}
