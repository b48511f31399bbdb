//! Which claims stand together, and who omits one: `aligned`, `not_aligned`, `omits`.

use super::{claims, evidence, for_pairs, name, whole_claims};
use crate::compare::model::{Row, Status};
use crate::sample_set::expectations::judge::{Finding, Found, Ground};
use crate::sample_set::expectations::limits::Pairs;

pub(super) fn aligned(ground: &Ground, found: &[Found], pairs: &mut Pairs) -> Finding {
    let (claims, finding) = match claims(ground, found) {
        Ok(claims) => (claims, None),
        Err(finding) => {
            // A text without a claim stands together with nothing.
            let claims: Vec<_> = found.iter().map(|f| ground.claims(f)).collect();
            (claims, Some(finding))
        }
    };
    let mut apart = Vec::new();
    let mut unlinked = false;
    for_pairs(&claims, |a, b, i, j| {
        let linked = ground.linked(a, b);
        unlinked |= !linked;
        if ground.share_row(a, b) || linked {
            pairs.together += 1;
        } else {
            pairs.missed += 1;
            apart.push(format!("{} and {}", name(found, i), name(found, j)));
        }
    });
    if let Some(finding) = finding {
        return finding;
    }
    if !apart.is_empty() {
        let mut finding = Finding::new(
            false,
            format!("they stand in different rows: {}", apart.join(", ")),
        );
        for (f, claims) in found.iter().zip(&claims) {
            let in_row = claims.iter().find_map(|c| ground.row(c));
            if let Some(row) = in_row {
                finding.said.push_str(&format!(
                    "; {} stands in row {}{}",
                    f.source.id,
                    row.id,
                    company(row, &f.source.id)
                ));
            }
        }
        finding.evidence = whole_claims(ground, &claims);
        return finding;
    }
    let one_row = ground.comparison.rows.iter().any(|row| {
        claims.iter().all(|list| {
            list.iter()
                .any(|c| ground.row(c).is_some_and(|r| r.id == row.id))
        })
    });
    if one_row || !unlinked {
        Finding::new(true, "they stand together")
    } else {
        let mut finding = Finding::new(
            false,
            "every two of them stand together, but no one row holds all and not all are linked",
        );
        finding.evidence = whole_claims(ground, &claims);
        finding
    }
}

pub(super) fn not_aligned(ground: &Ground, found: &[Found], pairs: &mut Pairs) -> Finding {
    let claims = match claims(ground, found) {
        Ok(claims) => claims,
        Err(finding) => return finding,
    };
    let mut together = Vec::new();
    for_pairs(&claims, |a, b, i, j| {
        let how = match (ground.share_row(a, b), ground.linked(a, b)) {
            (true, _) => "share a row",
            (false, true) => "are linked as the same",
            (false, false) => {
                pairs.apart += 1;
                return;
            }
        };
        pairs.wrong += 1;
        together.push(format!("{} and {} {how}", name(found, i), name(found, j)));
    });
    if together.is_empty() {
        return Finding::new(true, "they stand apart");
    }
    let mut finding = Finding::new(false, together.join("; "));
    finding.evidence = whole_claims(ground, &claims);
    finding
}

pub(super) fn omits(ground: &Ground, source: &str, found: &[Found]) -> Finding {
    let claims = match claims(ground, found) {
        Ok(claims) => claims,
        Err(finding) => return finding,
    };
    for claim in claims.iter().flatten() {
        let cell = ground
            .row(claim)
            .and_then(|row| row.cells.iter().find(|cell| cell.source == source));
        let Some(cell) = cell.filter(|cell| cell.status != Status::Omits) else {
            continue;
        };
        let mut finding = Finding::new(
            false,
            format!("{source} carries it: {}", cell.claims.join(", ")),
        );
        let theirs = ground.comparison.claims.iter();
        finding.evidence = theirs
            .filter(|c| cell.claims.contains(&c.id))
            .filter_map(|c| evidence(ground, c))
            .collect();
        return finding;
    }
    Finding::new(true, format!("{source} omits it"))
}

/// Who else carries a row: ` with wire, sun`, or ` alone`.
fn company(row: &Row, source: &str) -> String {
    let others: Vec<&str> = row
        .cells
        .iter()
        .filter(|c| c.source != source && c.status != Status::Omits)
        .map(|c| c.source.as_str())
        .collect();
    if others.is_empty() {
        " alone".to_owned()
    } else {
        format!(" with {}", others.join(", "))
    }
}
