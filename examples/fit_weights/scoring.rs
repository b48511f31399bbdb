//! The measures of `evaluate/score.py`, on probabilities.

use crate::gold::{Event, Link};
use claimdiff::align::ClaimRef;
use std::collections::{BTreeMap, BTreeSet};

/// Precision, recall, F1.
pub type Prf = (f64, f64, f64);

#[derive(Default, Clone, Copy)]
pub struct Counts {
    pub right: f64,
    pub found: f64,
    pub covered: f64,
    pub wanted: f64,
}

impl Counts {
    pub fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.found += other.found;
        self.covered += other.covered;
        self.wanted += other.wanted;
    }

    pub fn prf(&self) -> Prf {
        let p = if self.found > 0.0 {
            self.right / self.found
        } else {
            0.0
        };
        let r = if self.wanted > 0.0 {
            self.covered / self.wanted
        } else {
            0.0
        };
        (
            p,
            r,
            if p + r > 0.0 {
                2.0 * p * r / (p + r)
            } else {
                0.0
            },
        )
    }
}

fn links(event: &Event, claims: impl Iterator<Item = (ClaimRef, ClaimRef)>) -> BTreeSet<Link> {
    claims
        .flat_map(|(a, b)| event.sentence_pairs(a, b))
        .collect()
}

/// Links of grade 2; grade 1 counts neither way.
pub fn same(event: &Event, claims: impl Iterator<Item = (ClaimRef, ClaimRef)>) -> Counts {
    let found = links(event, claims);
    let right = found.intersection(&event.same).count() as f64;
    let ignored = found
        .iter()
        .filter(|l| event.part.contains(*l) && !event.same.contains(*l))
        .count() as f64;
    Counts {
        right,
        found: found.len() as f64 - ignored,
        covered: right,
        wanted: event.same.len() as f64,
    }
}

/// Links of any grade.
pub fn any(event: &Event, claims: impl Iterator<Item = (ClaimRef, ClaimRef)>) -> Counts {
    let found = links(event, claims);
    let gold: BTreeSet<Link> = event.same.union(&event.part).cloned().collect();
    let right = found.intersection(&gold).count() as f64;
    Counts {
        right,
        found: found.len() as f64,
        covered: right,
        wanted: gold.len() as f64,
    }
}

/// Membership of rows.
pub fn rows(event: &Event, rows: &[Vec<ClaimRef>]) -> Counts {
    type Place = (String, usize);
    let mut partners: BTreeMap<Place, BTreeSet<Place>> = BTreeMap::new();
    let mut near: BTreeSet<(Place, Place)> = BTreeSet::new();
    for (ao, i, bo, j) in &event.same {
        partners
            .entry((ao.clone(), *i))
            .or_default()
            .insert((bo.clone(), *j));
        partners
            .entry((bo.clone(), *j))
            .or_default()
            .insert((ao.clone(), *i));
    }
    for (ao, i, bo, j) in &event.part {
        near.insert(((ao.clone(), *i), (bo.clone(), *j)));
        near.insert(((bo.clone(), *j), (ao.clone(), *i)));
    }
    let mut best: BTreeMap<&Place, f64> = partners.keys().map(|p| (p, 0.0)).collect();
    let mut counts = Counts::default();
    for row in rows {
        let places: BTreeSet<Place> = row
            .iter()
            .flat_map(|c| {
                let outlet = event.reports[c.report].id.clone();
                event
                    .sentences
                    .get(c)
                    .into_iter()
                    .flatten()
                    .map(move |i| (outlet.clone(), *i))
            })
            .collect();
        if places.iter().map(|p| &p.0).collect::<BTreeSet<_>>().len() < 2 {
            continue;
        }
        for place in &places {
            let mates: BTreeSet<&Place> = places.iter().filter(|m| m.0 != place.0).collect();
            let judged = mates
                .iter()
                .filter(|m| !near.contains(&(place.clone(), (**m).clone())));
            let judged: Vec<_> = judged.collect();
            let mine = partners.get(place);
            if !judged.is_empty() {
                let right = judged
                    .iter()
                    .filter(|m| mine.is_some_and(|p| p.contains(***m)))
                    .count();
                counts.right += right as f64 / judged.len() as f64;
                counts.found += 1.0;
            }
            if let (Some(mine), Some(slot)) = (mine, best.get_mut(place)) {
                let right = mates.iter().filter(|m| mine.contains(**m)).count();
                *slot = slot.max(right as f64 / mine.len() as f64);
            }
        }
    }
    counts.covered = best.values().sum();
    counts.wanted = best.len() as f64;
    counts
}

/// Average precision of probabilities against labels (grade 2 right, grade 1 left out).
pub fn average_precision(mut scored: Vec<(f64, bool)>, wanted: usize) -> f64 {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut sum) = (0.0, 0.0);
    for (n, (_, is_right)) in scored.iter().enumerate() {
        if *is_right {
            right += 1.0;
            sum += right / (n as f64 + 1.0);
        }
    }
    sum / wanted.max(1) as f64
}
