//! Small baselines against one another.

use super::*;
use crate::compare::model::{ChangeKind, Wording};
use crate::sample_set::baseline::{BaseCell, BaseSide};
use std::collections::BTreeMap;

/// A row from `source:claim` words.
fn row(id: &str, claims: &[&str]) -> BaseRow {
    let mut cells: BTreeMap<String, BaseCell> = BTreeMap::new();
    for claim in claims {
        let (source, text) = claim.split_once(':').unwrap();
        let cell = cells.entry(source.into()).or_insert(BaseCell {
            status: Status::States,
            claims: BTreeSet::new(),
        });
        cell.claims.insert(format!("{text} #{text}"));
    }
    BaseRow {
        id: id.into(),
        cells,
    }
}

fn change(row: &str, a: &str, b: &str) -> BaseChange {
    let side = |source: &str, text: &str| BaseSide {
        source: source.into(),
        text: text.into(),
        claim: source.into(),
    };
    BaseChange {
        row: row.into(),
        kind: ChangeKind::Number,
        a: side("post", a),
        b: side("wire", b),
    }
}

fn of_claim(claim: &str, mut change: BaseChange) -> BaseChange {
    change.a.claim = claim.into();
    change
}

fn baseline(rows: Vec<BaseRow>, changes: Vec<BaseChange>) -> Baseline {
    Baseline {
        rows,
        changes,
        ..Baseline::empty()
    }
}

fn told(old: &Baseline, new: &Baseline) -> Vec<String> {
    find(old, new, &old.render())
        .iter()
        .map(|d| format!("{} {} {}", d.kind.name(), d.part.name(), d.id))
        .collect()
}

#[test]
fn nothing_moves_when_nothing_but_ids_and_order_do() {
    let old = baseline(
        vec![row("r1", &["post:a", "wire:b"]), row("r2", &["post:c"])],
        vec![],
    );
    let new = baseline(
        vec![row("r2", &["post:c"]), row("r9", &["post:a", "wire:b"])],
        vec![],
    );
    assert!(told(&old, &new).is_empty());
}

#[test]
fn a_split_row_is_lost_and_a_joined_one_is_new() {
    let whole = baseline(vec![row("r1", &["post:a", "wire:b"])], vec![]);
    let split = baseline(vec![row("r1", &["post:a"]), row("r2", &["wire:b"])], vec![]);
    assert_eq!(told(&whole, &split), ["lost row r1"]);
    assert_eq!(told(&split, &whole), ["new row r1"]);
    let drift = find(&whole, &split, &whole.render());
    assert!(drift[0].breaks());
    assert_eq!(drift[0].line, Some(4));
    assert_eq!(drift[0].detail, "post, wire do not stand together any more");
}

#[test]
fn a_row_that_keeps_a_pair_has_changed() {
    let old = baseline(vec![row("r1", &["post:a", "wire:b", "sun:c"])], vec![]);
    let mut less = row("r1", &["post:a", "wire:b"]);
    less.cells.get_mut("wire").unwrap().status = Status::Differs;
    let new = baseline(vec![less, row("r3", &["sun:c"])], vec![]);
    assert_eq!(told(&old, &new), ["changed row r1"]);
    let drift = find(&old, &new, &old.render());
    assert_eq!(
        drift[0].detail,
        "sun: states it → omits it; wire: states it → differs"
    );
    assert!(!drift[0].breaks());
}

#[test]
fn a_claim_that_is_gone_is_lost_and_one_that_came_is_new() {
    let old = baseline(vec![row("r1", &["post:a"])], vec![]);
    let new = baseline(vec![row("r2", &["post:b"])], vec![]);
    assert_eq!(told(&old, &new), ["lost row r1", "new row r2"]);
}

#[test]
fn changes_and_utterances_are_told_by_their_words() {
    let old = baseline(vec![], vec![change("r1", "40", "dozens")]);
    let moved = baseline(vec![], vec![change("r9", "40", "dozens")]);
    assert!(told(&old, &moved).is_empty());
    let other = baseline(vec![], vec![change("r1", "at least 40", "dozens")]);
    let drift = find(&old, &other, &old.render());
    assert_eq!(drift.len(), 1);
    assert_eq!(drift[0].kind, DriftKind::Changed);
    assert_eq!(
        drift[0].detail,
        "was “40” · “dozens”, is “at least 40” · “dozens”"
    );
    let said = |wording| BaseUtterance {
        quotes: BTreeMap::from([("post".to_owned(), BTreeSet::from(["We did #1".to_owned()]))]),
        speaker: Some("Reyes".into()),
        wording,
    };
    let with = |wording| Baseline {
        utterances: vec![said(wording)],
        ..Baseline::empty()
    };
    let drift = find(&with(Wording::Cut), &with(Wording::Altered), "");
    assert_eq!(drift[0].text, "Reyes: We did (post)");
    assert_eq!(drift[0].detail, "wording: cut → altered");
}

#[test]
fn one_row_is_promoted_and_the_others_stay() {
    let old = baseline(
        vec![row("r1", &["post:a", "wire:b"]), row("r4", &["post:d"])],
        vec![
            change("r1", "40", "dozens"),
            of_claim("d", change("r4", "x", "y")),
        ],
    );
    let new = baseline(
        vec![
            row("r1", &["post:a"]),
            row("r2", &["wire:b"]),
            row("r5", &["post:e", "sun:f"]),
        ],
        vec![of_claim("e", change("r5", "1", "2"))],
    );
    assert_eq!(told(&old, &new).len(), 6);
    let (split, unknown) = promoted(&old, &new, &["r1".into(), "r7".into()]);
    assert_eq!(unknown, ["r7"]);
    let kinds: Vec<String> = told(&split, &new)
        .iter()
        .map(|told| told.rsplit_once(' ').unwrap().0.to_owned())
        .collect();
    assert_eq!(kinds, ["lost row", "lost change", "new row", "new change"]);
    let (whole, _) = promoted(&split, &new, &["r5".into()]);
    assert_eq!(told(&whole, &new).len(), 2);
    let (all, _) = promoted(&whole, &new, &["r4".into()]);
    assert!(told(&all, &new).is_empty());
    assert_eq!(all.render(), new.render());
}
