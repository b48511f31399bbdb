//! The filters, the same for every format: from a comparison to the part of it that was asked for.
//!
//! What a [`Filter`] takes away are rows, changes, utterances and framing; sources, claims, links,
//! quotations and counts stay whole, so that every id still leads somewhere. A selected comparison
//! says what it was selected by (`selection`), and every format repeats it.
//!
//! - `only` names kinds of row (any of them is enough) and sections. Where it names sections
//!   alone, no row is shown, unless kinds of change ask for some; of the framing, the rows stay
//!   whose places and openings it tells, for it to refer to.
//! - `sources` asks the question of these sources alone: what *they* tell differently, leave out,
//!   have alone, quote. Without `only`, the rows that one of them carries.
//! - `kinds` leaves the rows that have such a change, and of their changes these.

use super::lookup::name;
use crate::compare::Comparison;
use crate::compare::model::{
    Cell, ChangeSide, Filter, Framing, Only, Row, Selection, Status, Utterance,
};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// How much of a section a format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Nothing: something else was asked for.
    Hidden,
    /// As much as the format usually has room for.
    Usual,
    /// All of it: it was asked for by name.
    Whole,
}

/// Which sections a format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sections {
    /// The rows and their changes.
    pub rows: bool,
    /// The utterances.
    pub quotations: Extent,
    /// Labels, loaded wording, voices, speech verbs, agency.
    pub framing: Extent,
}

impl Sections {
    /// The sections of a comparison, selected or whole.
    pub fn of(comparison: &Comparison) -> Self {
        comparison.selection.as_ref().map_or(
            Self {
                rows: true,
                quotations: Extent::Usual,
                framing: Extent::Usual,
            },
            |selection| Self::asked(&selection.filter),
        )
    }

    fn asked(filter: &Filter) -> Self {
        let Filter { only, kinds, .. } = filter;
        let section = |wanted| match only {
            only if only.contains(&wanted) => Extent::Whole,
            only if only.is_empty() && kinds.is_empty() => Extent::Usual,
            _ => Extent::Hidden,
        };
        Self {
            rows: only.is_empty() || !kinds.is_empty() || only.iter().any(|o| o.is_of_rows()),
            quotations: section(Only::Quotes),
            framing: section(Only::Framing),
        }
    }
}

/// The part of `comparison` that `filter` asks for; the comparison itself where that is all.
pub fn select<'c>(comparison: &'c Comparison, filter: &Filter) -> Cow<'c, Comparison> {
    if filter.is_all() {
        return Cow::Borrowed(comparison);
    }
    let sections = Sections::asked(filter);
    let named = Named::new(comparison, filter);
    let referred = referred(comparison, sections);
    let rows: Vec<Row> = comparison
        .rows
        .iter()
        .filter(|row| sections.rows || referred.contains(row.id.as_str()))
        .filter_map(|row| selected_row(row, filter, &named))
        .collect();
    let utterances = comparison
        .utterances
        .iter()
        .filter(|_| sections.quotations != Extent::Hidden)
        .filter(|utterance| named.utterance(utterance))
        .cloned()
        .collect();
    let kept: HashSet<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let framing = framing(&comparison.framing, sections.framing, &named, &kept);
    let selection = Selection {
        filter: filter.clone(),
        rows: if sections.rows { rows.len() } else { 0 },
        rows_in_all: comparison.rows.len(),
    };
    drop(kept);
    Cow::Owned(Comparison {
        rows,
        utterances,
        framing,
        selection: Some(selection),
        ..comparison.clone()
    })
}

/// The rows that a framing which was asked for by name tells the places of.
fn referred(comparison: &Comparison, sections: Sections) -> HashSet<&str> {
    if sections.framing != Extent::Whole {
        return HashSet::new();
    }
    let framing = &comparison.framing;
    let places = framing.prominence.iter().map(|p| &p.row);
    let openings = framing.openings.iter();
    let lists = openings.flat_map(|o| [&o.rows, &o.alone, &o.missing]);
    places.chain(lists.flatten()).map(String::as_str).collect()
}

/// The sources that were named, and whose claims and quotations are theirs.
struct Named<'c> {
    ids: HashSet<&'c str>,
    all: bool,
    owners: HashMap<&'c str, &'c str>,
}

impl<'c> Named<'c> {
    fn new(comparison: &'c Comparison, filter: &'c Filter) -> Self {
        let claims = comparison.claims.iter().map(|c| (&c.id, &c.source));
        let quotes = comparison.quotes.iter().map(|q| (&q.id, &q.source));
        Self {
            ids: filter.sources.iter().map(String::as_str).collect(),
            all: filter.sources.is_empty(),
            owners: claims
                .chain(quotes)
                .map(|(id, source)| (id.as_str(), source.as_str()))
                .collect(),
        }
    }

    fn source(&self, id: &str) -> bool {
        self.all || self.ids.contains(id)
    }

    fn side(&self, side: &ChangeSide) -> bool {
        self.owned(&side.claim)
    }

    fn owned(&self, id: &str) -> bool {
        self.all || self.owners.get(id).is_some_and(|owner| self.source(owner))
    }

    fn utterance(&self, utterance: &Utterance) -> bool {
        utterance.versions.iter().any(|v| self.owned(&v.quote))
    }
}

/// The row with the changes that were asked for; nothing where it was not asked for.
fn selected_row(row: &Row, filter: &Filter, named: &Named) -> Option<Row> {
    let mut selected = row.clone();
    selected
        .changes
        .retain(|change| named.side(&change.a) || named.side(&change.b));
    let wanted = |row: &Row| {
        let mut conditions = filter.only.iter().filter(|o| o.is_of_rows()).peekable();
        if conditions.peek().is_none() {
            asked_cells(row, named).any(carries)
        } else {
            conditions.any(|only| holds(*only, row, named))
        }
    };
    if !wanted(&selected) {
        return None;
    }
    if !filter.kinds.is_empty() {
        selected.changes.retain(|c| filter.kinds.contains(&c.kind));
        if selected.changes.is_empty() {
            return None;
        }
    }
    Some(selected)
}

fn carries(cell: &Cell) -> bool {
    cell.status != Status::Omits
}

fn asked_cells<'r>(row: &'r Row, named: &Named) -> impl Iterator<Item = &'r Cell> {
    row.cells.iter().filter(|cell| named.source(&cell.source))
}

/// Is a row of that kind, as far as the named sources go? Its changes are theirs already.
fn holds(only: Only, row: &Row, named: &Named) -> bool {
    let carriers = row.cells.iter().filter(|c| carries(c)).count();
    match only {
        Only::Differs => {
            let theirs = asked_cells(row, named).any(|c| c.status == Status::Differs);
            row.is_told_differently() && (theirs || !row.changes.is_empty())
        }
        Only::Partial => asked_cells(row, named).any(|c| c.status == Status::Partial),
        Only::Omits => asked_cells(row, named).any(|cell| !carries(cell)),
        Only::Agrees => {
            carriers > 1
                && row.changes.is_empty()
                && asked_cells(row, named).all(|c| c.status == Status::States)
        }
        Only::Single => carriers == 1 && asked_cells(row, named).any(carries),
        Only::Framing | Only::Quotes => false,
    }
}

/// What stays of the framing: shares and places belong to sources and rows, the rest is a section.
fn framing(whole: &Framing, extent: Extent, named: &Named, rows: &HashSet<&str>) -> Framing {
    let mut framing = if extent == Extent::Hidden {
        Framing {
            shared_text: whole.shared_text.clone(),
            prominence: whole.prominence.clone(),
            openings: whole.openings.clone(),
            ..Framing::default()
        }
    } else {
        whole.clone()
    };
    framing
        .prominence
        .retain(|place| rows.contains(place.row.as_str()));
    framing
        .openings
        .retain(|opening| named.source(&opening.source));
    for opening in &mut framing.openings {
        for list in [&mut opening.rows, &mut opening.alone, &mut opening.missing] {
            list.retain(|row| rows.contains(row.as_str()));
        }
    }
    framing.loaded.retain(|loaded| named.source(&loaded.source));
    framing
        .labels
        .retain(|referent| referent.labels.iter().any(|l| named.source(&l.source)));
    framing.voices.retain(|voice| {
        voice
            .sources
            .iter()
            .any(|heard| named.source(&heard.source))
    });
    framing
        .cues
        .retain(|voice| voice.cues.iter().any(|cue| named.source(&cue.source)));
    framing
        .agency
        .retain(|act| act.uses.iter().any(|used| named.source(&used.source)));
    framing
}

/// True where the framing holds something beside shares and places.
pub fn has_framing(framing: &Framing) -> bool {
    let Framing {
        shared_text: _,
        prominence: _,
        openings: _,
        labels,
        loaded,
        voices,
        cues,
        agency,
    } = framing;
    !(labels.is_empty()
        && loaded.is_empty()
        && voices.is_empty()
        && cues.is_empty()
        && agency.is_empty())
}

/// True where what was selected holds a difference between the reports: what `--exit-code`
/// answers. A row counts that a source leaves out, tells differently or only in part; a section
/// counts where it was asked for: quotations that are not all worded alike, any framing.
pub fn differs(comparison: &Comparison) -> bool {
    let sections = Sections::of(comparison);
    let rows = comparison.rows.iter().filter(|_| sections.rows);
    let named = { rows }.any(|row| {
        !row.changes.is_empty() || row.cells.iter().any(|cell| cell.status != Status::States)
    });
    let said = sections.quotations == Extent::Whole
        && comparison
            .utterances
            .iter()
            .any(|u| u.wording != crate::compare::model::Wording::Identical);
    let framed = sections.framing == Extent::Whole && has_framing(&comparison.framing);
    named || said || framed
}

/// What was selected and what that left, in words for a reader; nothing for a whole comparison.
/// Names of outlets are as the reports give them: each format makes them harmless.
pub fn description(comparison: &Comparison) -> Option<String> {
    let selection = comparison.selection.as_ref()?;
    let Filter {
        only,
        sources,
        kinds,
    } = &selection.filter;
    let mut parts = Vec::new();
    if !only.is_empty() {
        let words: Vec<&str> = only.iter().map(|o| in_words(*o)).collect();
        parts.push(words.join(", "));
    }
    if !sources.is_empty() {
        let outlets = comparison
            .sources
            .iter()
            .filter(|s| sources.contains(&s.id));
        let outlets: Vec<&str> = outlets.map(name).collect();
        parts.push(outlets.join(", "));
    }
    if !kinds.is_empty() {
        let names: Vec<&str> = kinds.iter().map(|k| k.name()).collect();
        parts.push(format!("changes of {}", names.join(", ")));
    }
    let sections = Sections::of(comparison);
    if sections.rows {
        parts.push(match (selection.rows, selection.rows_in_all) {
            (0, all) => format!("none of {all} rows"),
            (some, all) => format!("{some} of {all} rows"),
        });
    }
    if sections.quotations == Extent::Whole && comparison.utterances.is_empty() {
        parts.push("no quotation that two reports share".to_owned());
    }
    if sections.framing == Extent::Whole && !has_framing(&comparison.framing) {
        parts.push("no framing found".to_owned());
    }
    Some(format!("selected: {}", parts.join(" · ")))
}

fn in_words(only: Only) -> &'static str {
    match only {
        Only::Differs => "told differently",
        Only::Partial => "told in part",
        Only::Omits => "left out",
        Only::Agrees => "told alike",
        Only::Single => "in one report only",
        Only::Framing => "framing",
        Only::Quotes => "quotations",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::compare::model::ChangeKind;
    use crate::report::table::tests::comparison;

    fn filter(only: &[Only], sources: &[&str], kinds: &[ChangeKind]) -> Filter {
        Filter {
            only: only.to_vec(),
            sources: sources.iter().map(|s| (*s).to_owned()).collect(),
            kinds: kinds.to_vec(),
        }
    }

    /// The ids of the rows that are left.
    fn rows(filter: &Filter) -> Vec<String> {
        let whole = comparison();
        let selected = select(&whole, filter);
        selected.rows.iter().map(|r| r.id.clone()).collect()
    }

    #[test]
    fn every_filter_leaves_its_rows_and_filters_add_up() {
        use ChangeKind::{Label, Number, Time};
        use Only::{Agrees, Differs, Framing, Omits, Partial, Quotes, Single};
        // r1 is told differently by all, r2 in part by wire and not by sun, r3 by post alone, r4
        // by wire alone.
        for (only, sources, kinds, left) in [
            (&[][..], &[][..], &[][..], "r1 r2 r3 r4"),
            (&[Differs], &[], &[], "r1"),
            (&[Differs], &["post"], &[], "r1"),
            (&[Partial], &[], &[], "r2"),
            (&[Partial], &["sun"], &[], ""),
            (&[Differs, Partial], &["wire"], &[], "r1 r2"),
            (&[Omits], &[], &[], "r2 r3 r4"),
            (&[Omits], &["post"], &[], "r4"),
            (&[Omits], &["sun", "post"], &[], "r2 r3 r4"),
            (&[Agrees], &[], &[], ""),
            (&[Agrees], &["post"], &[], "r2"),
            (&[Single], &[], &[], "r3 r4"),
            (&[Single], &["wire"], &[], "r4"),
            (&[Differs, Single], &["wire"], &[], "r1 r4"),
            (&[], &["sun"], &[], "r1"),
            (&[], &["post"], &[], "r1 r2 r3"),
            (&[], &[], &[Number], "r1"),
            (&[], &[], &[Time], ""),
            (&[], &["wire"], &[Label], ""),
            (&[], &["sun"], &[Label], "r1"),
            (&[Omits], &[], &[Number], ""),
            (&[Quotes], &[], &[], ""),
            // Rows that the framing refers to.
            (&[Framing, Quotes], &[], &[], "r2"),
            (&[Framing], &["post"], &[], "r2"),
            (&[Framing], &["sun"], &[], ""),
            (&[Quotes], &[], &[Number], "r1"),
            (&[Quotes, Single], &[], &[], "r3 r4"),
        ] {
            let filter = filter(only, sources, kinds);
            assert_eq!(rows(&filter).join(" "), left, "{filter:?}");
        }
    }

    #[test]
    fn framing_that_was_asked_for_keeps_its_places_and_shows_no_rows() {
        let whole = comparison();
        let selected = select(&whole, &filter(&[Only::Framing], &[], &[]));
        assert_eq!(selected.framing.prominence.len(), 1);
        assert!(!Sections::of(&selected).rows);
        assert_eq!(selected.selection.as_ref().map(|s| s.rows), Some(0));
        assert!(
            !differs(&selected),
            "rows that are not shown answer nothing"
        );
        let quotes = select(&whole, &filter(&[Only::Quotes], &[], &[]));
        assert!(quotes.framing.prominence.is_empty());
    }

    #[test]
    fn only_the_changes_that_were_asked_for_stay() {
        let whole = comparison();
        let kinds = |filter: &Filter| -> Vec<ChangeKind> {
            let selected = select(&whole, filter);
            selected.rows[0].changes.iter().map(|c| c.kind).collect()
        };
        use ChangeKind::{Label, Number};
        assert_eq!(kinds(&filter(&[], &[], &[Label])), [Label]);
        assert_eq!(kinds(&filter(&[], &["wire"], &[])), [Number]);
        assert_eq!(kinds(&filter(&[], &["sun"], &[])), [Number, Label]);
    }

    #[test]
    fn sections_are_shown_as_asked() {
        let whole = comparison();
        let sections = |filter: &Filter| Sections::of(&select(&whole, filter));
        let usual = sections(&Filter::default());
        assert_eq!(usual.quotations, Extent::Usual);
        let quotes = sections(&filter(&[Only::Quotes], &[], &[]));
        assert_eq!(
            quotes,
            Sections {
                rows: false,
                quotations: Extent::Whole,
                framing: Extent::Hidden
            }
        );
        let rows = sections(&filter(&[Only::Differs], &[], &[]));
        assert!(rows.rows && rows.quotations == Extent::Hidden);
        let kinds = sections(&filter(&[], &[], &[ChangeKind::Time]));
        assert!(kinds.rows && kinds.quotations == Extent::Hidden);
        let source = sections(&filter(&[], &["sun"], &[]));
        assert!(source.rows && source.quotations == Extent::Usual);
        let selected = select(&whole, &filter(&[Only::Differs], &[], &[]));
        assert!(selected.utterances.is_empty());
        assert_eq!(selected.framing.shared_text, whole.framing.shared_text);
        assert_eq!(selected.quotes, whole.quotes);
    }

    #[test]
    fn a_selection_says_what_it_is_and_what_is_left() {
        let whole = comparison();
        let said = |filter: &Filter| description(&select(&whole, filter)).unwrap();
        assert_eq!(description(&whole), None);
        assert_eq!(
            said(&filter(&[Only::Differs], &["wire"], &[ChangeKind::Number])),
            "selected: told differently · Wire · changes of number · 1 of 4 rows"
        );
        assert_eq!(
            said(&filter(&[Only::Agrees], &[], &[])),
            "selected: told alike · none of 4 rows"
        );
        assert_eq!(
            said(&filter(&[Only::Quotes], &[], &[])),
            "selected: quotations"
        );
        assert_eq!(
            said(&filter(&[Only::Framing], &[], &[])),
            "selected: framing · no framing found"
        );
    }

    #[test]
    fn a_difference_is_one_that_was_selected() {
        let whole = comparison();
        let found = |filter: &Filter| differs(&select(&whole, filter));
        assert!(found(&Filter::default()));
        assert!(found(&filter(&[Only::Single], &[], &[])));
        assert!(!found(&filter(&[Only::Agrees], &[], &[])));
        assert!(!found(&filter(&[], &[], &[ChangeKind::Time])));
        assert!(found(&filter(&[Only::Quotes], &[], &[])));
        assert!(!found(&filter(&[Only::Framing], &[], &[])));
    }
}
