//! Which cells of a row differ, by the changes between its sources.

use super::model::*;
use crate::text::{normal, words};
use rustc_hash::{FxHashMap, FxHashSet};

/// The sources that bear out one side of a change word for word, with the side's own: where a third
/// has the figure of `a` and not that of `b`, it differs from `b` too, although nothing set the two
/// against each other.
fn borne_out(row: &Row, change: &Change, texts: &FxHashMap<&str, &str>) -> Vec<(String, String)> {
    let kinds = [ChangeKind::Number, ChangeKind::Time, ChangeKind::Name];
    if !kinds.contains(&change.kind) {
        return Vec::new();
    }
    let words = |text: &str| format!(" {} ", words_of(text).join(" "));
    let (first, second) = (words(&change.a.text), words(&change.b.text));
    let sides = [source_of(&change.a.claim), source_of(&change.b.claim)];
    let others = row
        .cells
        .iter()
        .filter(|cell| cell.status != Status::Omits && !sides.contains(&cell.source.as_str()));
    let mut found = Vec::new();
    for cell in others {
        let told: String = cell
            .claims
            .iter()
            .map(|claim| words(texts.get(claim.as_str()).copied().unwrap_or_default()))
            .collect();
        let against = match (told.contains(&first), told.contains(&second)) {
            (true, false) => sides[1],
            (false, true) => sides[0],
            _ => continue,
        };
        found.push((cell.source.clone(), against.to_owned()));
    }
    found
}

/// The words of a text in normal form.
fn words_of(text: &str) -> Vec<String> {
    let words = words::words(text).into_iter();
    words
        .map(|word| normal::normalize_word(word.of(text)))
        .collect()
}

/// The source of a claim, by the claim's id.
fn source_of(claim: &str) -> &str {
    claim.rsplit_once(':').map_or("", |(source, _)| source)
}

/// A source differs when it has changes with more than half of the other sources that carry the
/// row, or with the only one: where two agree against a third, the third differs. Where that is
/// none, those differ that have changes with most of the others: a row with a change is always
/// told differently by somebody.
/// `texts` holds the words of the claims by their ids.
pub(super) fn mark_differing(row: &mut Row, texts: &FxHashMap<&str, &str>) {
    let source = |claim: &str| source_of(claim).to_owned();
    let carriers: FxHashSet<&str> = row
        .cells
        .iter()
        .filter(|c| c.status != Status::Omits)
        .map(|c| c.source.as_str())
        .collect();
    let others = carriers.len().saturating_sub(1);
    let pairs: FxHashSet<(String, String)> = row
        .changes
        .iter()
        .flat_map(|c| {
            let more = borne_out(row, c, texts).into_iter();
            more.chain([(source(&c.a.claim), source(&c.b.claim))])
        })
        .filter(|(a, b)| carriers.contains(a.as_str()) && carriers.contains(b.as_str()))
        .map(|(a, b)| if a <= b { (a, b) } else { (b, a) })
        .collect();
    let mut against: FxHashMap<&str, usize> = FxHashMap::default();
    for (a, b) in &pairs {
        for side in if a == b { vec![a] } else { vec![a, b] } {
            *against.entry(side.as_str()).or_default() += 1;
        }
    }
    let found: Vec<(usize, Status, usize)> = row
        .cells
        .iter()
        .enumerate()
        .filter_map(|(n, c)| Some((n, c.status, *against.get(c.source.as_str())?)))
        .collect();
    let whole = |status: Status| status == Status::States;
    // One that tells only a part differs where nobody else does.
    let pool = match found.iter().any(|(_, status, _)| whole(*status)) {
        true => found.iter().filter(|(_, s, _)| whole(*s)).collect(),
        false => found.iter().collect::<Vec<_>>(),
    };
    let most = pool.iter().map(|(.., against)| *against).max();
    let least = match most {
        Some(most) if most * 2 > others => others / 2 + 1,
        Some(most) => most,
        None => return,
    };
    let differing: Vec<usize> = pool
        .iter()
        .filter(|(.., against)| *against >= least)
        .map(|(n, ..)| *n)
        .collect();
    for number in differing {
        if let Some(cell) = row.cells.get_mut(number) {
            cell.status = Status::Differs;
        }
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;

    /// Marks a row of sources `a`, `b`, … with these cells and changes between these.
    fn marked(cells: &[Status], changes: &[(&str, &str)]) -> Vec<Status> {
        let mut row = row(cells, changes);
        mark_differing(&mut row, &FxHashMap::default());
        row.cells.iter().map(|cell| cell.status).collect()
    }

    fn row(cells: &[Status], changes: &[(&str, &str)]) -> Row {
        let side = |source: &str| ChangeSide {
            claim: format!("{source}:1"),
            start: 0,
            end: 1,
            text: "x".to_owned(),
            elsewhere: None,
        };
        let names = ["a", "b", "c", "d"];
        Row {
            id: String::new(),
            rank: 1,
            claim: String::new(),
            claim_id: String::new(),
            importance: 0.0,
            cells: names
                .iter()
                .zip(cells)
                .map(|(source, status)| Cell {
                    source: (*source).to_owned(),
                    status: *status,
                    borderline: false,
                    claims: vec![format!("{source}:0")],
                    differing: Vec::new(),
                    missing: Vec::new(),
                    nearest: None,
                })
                .collect(),
            changes: changes
                .iter()
                .map(|(a, b)| Change {
                    kind: ChangeKind::Number,
                    a: side(a),
                    b: side(b),
                    note: String::new(),
                })
                .collect(),
            copied: false,
            by_hand: false,
        }
    }

    #[test]
    fn a_third_bears_out_one_of_two_figures() {
        let side = |source: &str, text: &str| ChangeSide {
            claim: format!("{source}:0"),
            start: 0,
            end: 0,
            text: text.to_owned(),
            elsewhere: None,
        };
        let change = Change {
            kind: ChangeKind::Number,
            a: side("a", "31 to 24"),
            b: side("c", "31 votes to 22"),
            note: String::new(),
        };
        let mut row = row(&[Status::States; 3], &[]);
        row.changes.push(change.clone());
        let texts = FxHashMap::from_iter([("b:0", "It passed by 31 to 24, in the end.")]);
        assert_eq!(
            borne_out(&row, &change, &texts),
            [("b".to_owned(), "c".to_owned())]
        );
        let texts = FxHashMap::from_iter([("b:0", "It passed by 31 to 240.")]);
        assert_eq!(borne_out(&row, &change, &texts), []);
    }

    #[test]
    fn a_row_with_a_change_has_a_cell_that_differs() {
        use Status::{Differs, Omits, Partial, States};
        let all = [States, States, States];
        for (cells, changes, expected) in [
            // Two agree against a third.
            (
                &all[..],
                &[("a", "c"), ("b", "c")][..],
                &[States, States, Differs][..],
            ),
            // Two differ, and the third agrees with both.
            (&all, &[("a", "b")], &[Differs, Differs, States]),
            (&all, &[], &[States, States, States]),
            (&[States, States], &[("a", "b")], &[Differs, Differs]),
            (&[States, Partial], &[("a", "b")], &[Differs, Partial]),
            (&[Partial, Partial], &[("a", "b")], &[Differs, Differs]),
            // What a source omits it tells in no way.
            (
                &[States, Omits, Omits],
                &[("a", "b")],
                &[States, Omits, Omits],
            ),
        ] {
            assert_eq!(marked(cells, changes), expected, "{changes:?}");
        }
    }
}
