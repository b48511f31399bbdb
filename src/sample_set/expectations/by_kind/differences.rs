//! Changes between texts: `change`, `no_change`.

use super::{claims, for_pairs, one_line, whole_claims};
use crate::compare::model::{Change, ChangeKind, ChangeSide, Range};
use crate::sample_set::expectations::judge::{Finding, Found, Ground, overlap};

/// The sides of a change in the order of two fragments, where they overlap them.
fn sides_match(ground: &Ground, change: &Change, a: &Found, b: &Found) -> bool {
    let on = |side: &ChangeSide, found: &Found| {
        let source = ground.comparison.claims.iter();
        source
            .filter(|c| c.id == side.claim)
            .any(|c| c.source == found.source.id)
            && overlap(
                found.range,
                Range {
                    start: side.start,
                    end: side.end,
                },
            ) > 0
    };
    (on(&change.a, a) && on(&change.b, b)) || (on(&change.a, b) && on(&change.b, a))
}

/// The changes whose sides overlap two of the fragments.
fn changes<'c>(ground: &Ground<'c>, found: &[Found]) -> Vec<(&'c Change, usize, usize)> {
    let mut list = Vec::new();
    let all = ground.comparison.rows.iter().flat_map(|r| &r.changes);
    for change in all {
        for (i, a) in found.iter().enumerate() {
            for (j, b) in found.iter().enumerate().skip(i + 1) {
                if sides_match(ground, change, a, b) {
                    list.push((change, i, j));
                }
            }
        }
    }
    list
}

pub(super) fn change(ground: &Ground, found: &[Found], kind: ChangeKind) -> Finding {
    let all = changes(ground, found);
    let side = |n: usize| {
        all.iter()
            .any(|(c, i, j)| c.kind == kind && (*i == n || *j == n))
    };
    if (0..found.len()).all(side) {
        return Finding::new(true, "it is found");
    }
    let others: Vec<String> = all
        .iter()
        .filter(|(c, ..)| c.kind != kind)
        .map(|(c, ..)| described(c))
        .collect();
    let mut said = format!("no change of kind {} overlaps these texts", kind.name());
    if !others.is_empty() {
        said.push_str(&format!("; of another kind: {}", others.join("; ")));
    } else {
        said.push_str(&format!("; {}", standing(ground, found)));
    }
    let mut finding = Finding::new(false, said);
    if let Ok(claims) = claims(ground, found) {
        finding.evidence = whole_claims(ground, &claims);
    }
    finding
}

pub(super) fn no_change(ground: &Ground, found: &[Found], kind: Option<ChangeKind>) -> Finding {
    let claims = match claims(ground, found) {
        Ok(claims) => claims,
        Err(finding) => return finding,
    };
    let mut together = true;
    for_pairs(&claims, |a, b, _, _| {
        together &= ground.share_row(a, b) || ground.linked(a, b);
    });
    if !together {
        return Finding::new(
            false,
            "they do not stand together, so that no change could be found between them",
        );
    }
    let unwanted: Vec<String> = changes(ground, found)
        .into_iter()
        .filter(|(c, ..)| kind.is_none_or(|kind| c.kind == kind))
        .map(|(c, ..)| described(c))
        .collect();
    if unwanted.is_empty() {
        Finding::new(true, "none is found")
    } else {
        Finding::new(false, unwanted.join("; "))
    }
}

/// Do the fragments stand together at all?
fn standing(ground: &Ground, found: &[Found]) -> String {
    match claims(ground, found) {
        Err(finding) => finding.said,
        Ok(claims) => {
            let mut together = true;
            for_pairs(&claims, |a, b, _, _| together &= ground.share_row(a, b));
            if together {
                "they stand in one row".to_owned()
            } else {
                "they stand in different rows".to_owned()
            }
        }
    }
}

fn described(change: &Change) -> String {
    format!(
        "{} “{}” · “{}” ({})",
        change.kind.name(),
        one_line(&change.a.text),
        one_line(&change.b.text),
        change.note
    )
}
