//! One row: which source states a proposition, states part of it, or omits it, and in which
//! words it differs from the row's leading claim.

use super::build::{claim_id, rounded};
use super::importance;
use super::model::*;
use crate::align::{Alignment, ClaimRef, Link as Aligned, Nearest as Aligning, Relation, decision};
use crate::claim::Report;
use crate::text::is_function_word;
use crate::text::spelling::american;
use crate::text::stems::Stemmer;
use crate::text::{ScalarIndex, Span, normal, words};
use rustc_hash::{FxHashMap, FxHashSet};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::collections::BTreeMap;

/// What the rows are made from.
pub(super) struct Facts<'r> {
    pub reports: &'r [Report],
    alignment: &'r Alignment,
    indices: Vec<ScalarIndex<'r>>,
    links: BTreeMap<ClaimRef, Vec<(ClaimRef, &'r Aligned)>>,
    grounds: importance::Grounds<'r>,
    /// The number of the row that holds a claim.
    row_of: FxHashMap<ClaimRef, usize>,
}

impl<'r> Facts<'r> {
    /// Looks up links by claim, once.
    pub fn new(reports: &'r [Report], alignment: &'r Alignment) -> Self {
        let mut links: BTreeMap<ClaimRef, Vec<(ClaimRef, &Aligned)>> = BTreeMap::new();
        for link in &alignment.links {
            links.entry(link.a).or_default().push((link.b, link));
            links.entry(link.b).or_default().push((link.a, link));
        }
        let indices = reports
            .iter()
            .map(|r| ScalarIndex::new(&r.article.text))
            .collect();
        Self {
            reports,
            alignment,
            indices,
            links,
            grounds: importance::Grounds::new(reports),
            row_of: (0..)
                .zip(&alignment.rows)
                .flat_map(|(n, row)| row.iter().map(move |claim| (*claim, n)))
                .collect(),
        }
    }

    fn span(&self, claim: ClaimRef) -> Span {
        self.reports
            .get(claim.report)
            .and_then(|r| r.claims.get(claim.claim))
            .map_or(Span::new(0, 0), |c| c.span)
    }

    fn text(&self, claim: ClaimRef) -> &'r str {
        let span = self.span(claim);
        self.reports
            .get(claim.report)
            .map_or("", |r| span.of(&r.article.text))
    }

    /// Id and number of a claim: an order that does not depend on how reports were named.
    fn place(&self, claim: ClaimRef) -> (&'r str, usize) {
        let id = self.reports.get(claim.report).map_or("", |r| r.id.as_str());
        (id, claim.claim)
    }

    /// The links of a claim to others of its row.
    fn inside<'f>(&'f self, claim: ClaimRef) -> impl Iterator<Item = &'r Aligned> + 'f {
        let row = self.row_of.get(&claim);
        self.links
            .get(&claim)
            .into_iter()
            .flatten()
            .filter(move |(other, _)| row.is_some() && self.row_of.get(other) == row)
            .map(|(_, link)| *link)
    }

    /// The claim that the others of the row resemble most: the largest sum of scores, ties by
    /// source and place.
    fn lead(&self, row: &[ClaimRef]) -> Option<ClaimRef> {
        let strength = |claim: ClaimRef| self.inside(claim).map(|l| l.score).sum::<f64>();
        row.iter()
            .map(|claim| (strength(*claim), *claim))
            .min_by(|a, b| {
                b.0.total_cmp(&a.0)
                    .then_with(|| self.place(a.1).cmp(&self.place(b.1)))
            })
            .map(|(_, claim)| claim)
    }
}

/// Builds a row; its changes are still to come.
pub(super) fn build(facts: &Facts, row: &[ClaimRef]) -> Row {
    let lead = facts.lead(row);
    let claim = lead.map(|c| facts.text(c)).unwrap_or_default().to_owned();
    let mut sorted = row.to_vec();
    sorted.sort_unstable();
    let nearest = nearest(facts, row);
    let cells: Vec<Cell> = facts
        .reports
        .iter()
        .enumerate()
        .map(|(source, report)| {
            let from = sorted.partition_point(|c| c.report < source);
            let until = sorted.partition_point(|c| c.report <= source);
            match sorted.get(from..until).unwrap_or_default() {
                [] => omission(facts, report, nearest.get(&source)),
                mine => statement(facts, report, mine, row, lead),
            }
        })
        .collect();
    Row {
        id: format!("r{:08x}", fingerprint(&normal::normalize(&claim))),
        claim_id: lead.map(|c| claim_id(facts.reports, c)).unwrap_or_default(),
        importance: rounded(importance::of(&facts.grounds, row)),
        // Known when all rows are in order.
        rank: 0,
        claim,
        cells,
        changes: Vec::new(),
        copied: false,
        by_hand: false,
    }
}

/// A cell of a source that carries the row.
fn statement(
    facts: &Facts,
    report: &Report,
    mine: &[ClaimRef],
    row: &[ClaimRef],
    lead: Option<ClaimRef>,
) -> Cell {
    let links: Vec<&Aligned> = mine.iter().flat_map(|c| facts.inside(*c)).collect();
    let alone = row.len() == mine.len();
    let same = links.iter().any(|l| l.relation == Relation::Same);
    let best = links.iter().map(|l| l.score).fold(0.0, f64::max);
    let differing = match (mine.first(), lead) {
        (Some(first), Some(lead)) if !mine.contains(&lead) => differing(facts, *first, lead),
        _ => Vec::new(),
    };
    let status = match alone || same {
        true => Status::States,
        false => Status::Partial,
    };
    let missing = match lead.filter(|lead| status == Status::Partial && !mine.contains(lead)) {
        Some(lead) => missing(facts, mine, lead),
        None => Vec::new(),
    };
    Cell {
        source: report.id.clone(),
        status,
        missing,
        borderline: !alone && decision::borderline(best),
        claims: mine.iter().map(|c| claim_id(facts.reports, *c)).collect(),
        differing,
        nearest: None,
    }
}

/// For the sources that have any, the claim that came closest to one of the row.
fn nearest<'r>(facts: &Facts<'r>, row: &[ClaimRef]) -> FxHashMap<usize, &'r Aligning> {
    let mut found: FxHashMap<usize, &Aligning> = FxHashMap::default();
    for claim in row {
        let near = facts
            .alignment
            .nearest
            .range((*claim, 0)..=(*claim, usize::MAX));
        for ((_, source), nearest) in near {
            found
                .entry(*source)
                .and_modify(|best| {
                    let order = nearest.score.total_cmp(&best.score);
                    let place = || facts.place(best.claim).cmp(&facts.place(nearest.claim));
                    if order.then_with(place).is_gt() {
                        *best = nearest;
                    }
                })
                .or_insert(nearest);
        }
    }
    found
}

/// A cell of a source that omits the row, with its claim that came closest to any of the row.
fn omission(facts: &Facts, report: &Report, nearest: Option<&&Aligning>) -> Cell {
    Cell {
        source: report.id.clone(),
        status: Status::Omits,
        borderline: nearest.is_some_and(|n| n.score >= decision::PARTIAL),
        claims: Vec::new(),
        differing: Vec::new(),
        missing: Vec::new(),
        nearest: nearest.map(|n| Nearest {
            claim: claim_id(facts.reports, n.claim),
            score: rounded(n.score),
        }),
    }
}

/// Words that tell, in a row, that make a part: one alone may only be worded in another way.
const PART: usize = 2;

/// The stretches of `lead` of which none of `mine` has a word that tells.
fn missing(facts: &Facts, mine: &[ClaimRef], lead: ClaimRef) -> Vec<Range> {
    let stemmer = Stemmer::new("en");
    let stem = |word: &str| stemmer.stem(american(&normal::normalize_word(word)));
    let had: FxHashSet<String> = mine
        .iter()
        .map(|claim| facts.text(*claim))
        .flat_map(|text| words::words(text).into_iter().map(|w| stem(w.of(text))))
        .collect();
    let text = facts.text(lead);
    let offset = facts.span(lead).start;
    let Some(index) = facts.indices.get(lead.report) else {
        return Vec::new();
    };
    let telling = words::words(text)
        .into_iter()
        .filter(|w| !is_function_word(&normal::normalize_word(w.of(text))));
    let mut runs: Vec<Vec<Span>> = vec![Vec::new()];
    for word in telling {
        match (had.contains(&stem(word.of(text))), runs.last_mut()) {
            (false, Some(run)) => run.push(word),
            _ => runs.push(Vec::new()),
        }
    }
    runs.iter()
        .filter(|run| run.len() >= PART)
        .filter_map(|run| Some(Span::new(run.first()?.start, run.last()?.end)))
        .map(|span| {
            let (start, end) = index.span(span.shifted(offset));
            Range { start, end }
        })
        .collect()
}

/// The words of `claim` that `lead` does not have in their place.
fn differing(facts: &Facts, claim: ClaimRef, lead: ClaimRef) -> Vec<Range> {
    let (mine, theirs) = (facts.text(claim), facts.text(lead));
    let (my_words, their_words) = (words::words(mine), words::words(theirs));
    let normal = |text: &str, words: &[Span]| -> Vec<String> {
        words
            .iter()
            .map(|w| normal::normalize_word(w.of(text)))
            .collect()
    };
    let (old, new) = (normal(theirs, &their_words), normal(mine, &my_words));
    let offset = facts.span(claim).start;
    let Some(index) = facts.indices.get(claim.report) else {
        return Vec::new();
    };
    capture_diff_slices(Algorithm::Patience, &old, &new)
        .iter()
        .filter(|op| matches!(op.tag(), DiffTag::Insert | DiffTag::Replace))
        .filter_map(|op| {
            let run = my_words.get(op.new_range())?;
            let span = Span::new(run.first()?.start, run.last()?.end).shifted(offset);
            let (start, end) = index.span(span);
            Some(Range { start, end })
        })
        .collect()
}

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

/// Tells of each side of a change in which row it stands, where that is not the change's.
pub(super) fn point_elsewhere(rows: &mut [Row]) {
    let mut rank_of: FxHashMap<String, usize> = FxHashMap::default();
    for row in rows.iter() {
        for claim in row.cells.iter().flat_map(|cell| &cell.claims) {
            rank_of.entry(claim.clone()).or_insert(row.rank);
        }
    }
    for row in rows {
        let rank = row.rank;
        let sides = row.changes.iter_mut().flat_map(|c| [&mut c.a, &mut c.b]);
        for side in sides {
            let own = rank_of.get(&side.claim).copied();
            side.elsewhere = own.filter(|other| *other != rank);
        }
    }
}

/// FNV-1a, 32 bits (Fowler, Noll & Vo): ids must not change with the compiler.
fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
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
