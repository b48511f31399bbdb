//! Rows from pair scores: correlation clustering, so that one wrong link melts nothing.
//!
//! Every pair of claims has a weight, positive when they belong together. Clusters are merged
//! greedily while that gains; then claims are moved and clusters merged until nothing improves
//! (Bansal, Blum & Chawla 2004; greedy and local search as compared by Elsner & Schudy 2009).

use rustc_hash::FxHashMap;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// No single pair weighs more than this, so that one very sure pair decides no row.
pub(super) const MOST: f64 = 3.0;
/// What a pair weighs whose units must stand together, or apart: more than all pairs of an event
/// that one unit could have.
const DECIDED: f64 = 1e6;
/// Passes of the local search; it ends by itself long before.
const PASSES: usize = 30;

/// Weights between units.
///
/// A pair without a weight counts as if nothing could join the two: it weighs `-MOST`. Where
/// candidates were dropped, though, a pair may lack a weight because nobody looked; so what it
/// takes is the product of the two units' reach, which is 1 where none were dropped.
pub(super) struct Graph<'r> {
    /// For every unit the others and `weight + MOST × reach × reach`, ascending.
    edges: Vec<Vec<(u32, f64)>>,
    reach: &'r [f64],
}

impl<'r> Graph<'r> {
    /// A graph over as many units as `reach` has entries, with the given pair weights.
    pub fn new(reach: &'r [f64], weights: impl IntoIterator<Item = (u32, u32, f64)>) -> Self {
        let mut edges = vec![Vec::new(); reach.len()];
        for (a, b, weight) in weights {
            let unmeasured = MOST * reach[a as usize] * reach[b as usize];
            let lifted = weight.clamp(-MOST, MOST) + unmeasured;
            if lifted != 0.0 {
                edges[a as usize].push((b, lifted));
                edges[b as usize].push((a, lifted));
            }
        }
        for list in &mut edges {
            list.sort_by_key(|(other, _)| *other);
        }
        Self { edges, reach }
    }

    /// Lets two units stand together, or apart, whatever the other weights say. Decisions must
    /// not contradict one another.
    ///
    /// Two that stand together assert the same, so what speaks for one of them beside a third
    /// speaks for the other: each takes the larger weight of both. Otherwise a unit that shares
    /// no word with the rest of the row would drive it out.
    pub fn force(&mut self, a: u32, b: u32, together: bool) {
        if !together {
            self.set(a, b, -DECIDED);
            return;
        }
        let mut others: Vec<u32> = [a, b]
            .iter()
            .flat_map(|unit| &self.edges[*unit as usize])
            .map(|(other, _)| *other)
            .filter(|other| *other != a && *other != b)
            .collect();
        others.sort_unstable();
        others.dedup();
        for other in others {
            let (x, y) = (self.lifted(a, other), self.lifted(b, other));
            let both = if x.min(y) <= -DECIDED {
                -DECIDED
            } else {
                x.max(y)
            };
            self.set(a, other, both);
            self.set(b, other, both);
        }
        self.set(a, b, DECIDED);
    }

    fn lifted(&self, a: u32, b: u32) -> f64 {
        let list = &self.edges[a as usize];
        list.binary_search_by_key(&b, |(other, _)| *other)
            .map_or(0.0, |place| list[place].1)
    }

    fn set(&mut self, a: u32, b: u32, lifted: f64) {
        for (from, to) in [(a, b), (b, a)] {
            let list = &mut self.edges[from as usize];
            match list.binary_search_by_key(&to, |(other, _)| *other) {
                Ok(place) => list[place].1 = lifted,
                Err(place) => list.insert(place, (to, lifted)),
            }
        }
    }

    /// Groups of units, each ascending, ordered by their first.
    pub fn clusters(&self) -> Vec<Vec<u32>> {
        let units = self.edges.len();
        let (merged, alone) = rayon::join(
            || self.improved(self.merged_greedily()),
            || self.improved((0..units).map(|n| n as u32).collect()),
        );
        let labels = if self.total(&alone) > self.total(&merged) + 1e-9 {
            alone
        } else {
            merged
        };
        let mut groups: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (unit, label) in labels.iter().enumerate() {
            groups.entry(*label).or_default().push(unit as u32);
        }
        let mut groups: Vec<Vec<u32>> = groups.into_values().collect();
        groups.sort_unstable();
        groups
    }

    /// Merges the two clusters with the largest positive sum of weights until there are none.
    ///
    /// A cluster that grows makes its other merges worth less, never more, unless their weights
    /// change. So only changed ones are put on the heap anew, and what lies there is an upper bound
    /// that is looked at again when it comes to the top. The cluster with fewer neighbours moves
    /// into the other: a unit's neighbours are moved a logarithmic number of times.
    fn merged_greedily(&self) -> Vec<u32> {
        let units = self.edges.len();
        let mut clusters = Clusters {
            members: (0..units as u32).map(|n| vec![n]).collect(),
            number: (0..units as u32).collect(),
            sizes: self.reach.to_vec(),
            near: self
                .edges
                .iter()
                .map(|list| list.iter().copied().collect())
                .collect(),
        };
        let mut heap = BinaryHeap::new();
        for (a, list) in self.edges.iter().enumerate() {
            for (b, lifted) in list.iter().filter(|(b, _)| (a as u32) < *b) {
                heap.extend(clusters.merge(a as u32, *b, *lifted));
            }
        }
        while let Some(best) = heap.pop() {
            let (a, b) = best.clusters;
            // One of both is gone, or another merge changed what the two weigh and was put there.
            if clusters.near[a as usize].get(&b) != Some(&best.lifted) {
                continue;
            }
            match clusters.merge(a, b, best.lifted) {
                Some(now) if now.gain < best.gain => heap.push(now),
                Some(_) => {
                    let (into, changed) = clusters.join(a, b);
                    for (other, lifted) in changed {
                        heap.extend(clusters.merge(into, other, lifted));
                    }
                }
                None => {}
            }
        }
        let mut labels = vec![0; units];
        for (members, number) in clusters.members.iter().zip(&clusters.number) {
            for unit in members {
                labels[*unit as usize] = *number;
            }
        }
        labels
    }

    /// Moves single units while that gains.
    fn improved(&self, mut labels: Vec<u32>) -> Vec<u32> {
        let mut sizes = vec![0.0; labels.len() + 1];
        let mut counts = vec![0_usize; labels.len() + 1];
        for (label, reach) in labels.iter().zip(self.reach) {
            sizes[*label as usize] += reach;
            counts[*label as usize] += 1;
        }
        // Labels that nobody holds, the smallest on top.
        let mut free: BinaryHeap<Reverse<u32>> = (0..counts.len() as u32)
            .filter(|label| counts[*label as usize] == 0)
            .map(Reverse)
            .collect();
        let mut sum_of = vec![0.0; labels.len() + 1];
        // The labels around a unit, in the order in which they are met.
        let mut seen: Vec<u32> = Vec::new();
        let mut met = vec![false; labels.len() + 1];
        for _ in 0..PASSES {
            let mut moved = false;
            for unit in 0..labels.len() {
                let (from, reach) = (labels[unit], self.reach[unit]);
                for (other, lifted) in &self.edges[unit] {
                    let label = labels[*other as usize];
                    if !std::mem::replace(&mut met[label as usize], true) {
                        seen.push(label);
                    }
                    sum_of[label as usize] += lifted;
                }
                let gain_of = |label: u32, lifted: f64| {
                    let size = sizes[label as usize] - if label == from { reach } else { 0.0 };
                    lifted - MOST * size * reach
                };
                let mut best = (from, gain_of(from, sum_of[from as usize]));
                for label in &seen {
                    let gain = gain_of(*label, sum_of[*label as usize]);
                    if gain > best.1 + 1e-9 {
                        best = (*label, gain);
                    }
                }
                for label in seen.drain(..) {
                    sum_of[label as usize] = 0.0;
                    met[label as usize] = false;
                }
                if best.1 < -1e-9 {
                    // Better alone; take a label that nobody holds.
                    while let Some(Reverse(label)) = free.pop() {
                        if counts[label as usize] == 0 {
                            best = (label, 0.0);
                            break;
                        }
                    }
                }
                if best.0 != from {
                    let (old, new) = (from as usize, best.0 as usize);
                    counts[old] -= 1;
                    counts[new] += 1;
                    sizes[old] -= reach;
                    sizes[new] += reach;
                    if counts[old] == 0 {
                        sizes[old] = 0.0;
                        free.push(Reverse(from));
                    }
                    labels[unit] = best.0;
                    moved = true;
                }
            }
            if !moved {
                break;
            }
        }
        labels
    }

    /// Sum of the weights inside all clusters.
    fn total(&self, labels: &[u32]) -> f64 {
        // Sum and sum of squares of the reach of each cluster's units.
        let mut sizes = vec![(0.0, 0.0); labels.len() + 1];
        for (label, reach) in labels.iter().zip(self.reach) {
            let (sum, squares) = &mut sizes[*label as usize];
            *sum += reach;
            *squares += reach * reach;
        }
        let inside: f64 = self
            .edges
            .iter()
            .enumerate()
            .flat_map(|(a, list)| list.iter().map(move |(b, lifted)| (a, *b, *lifted)))
            .filter(|(a, b, _)| labels[*a] == labels[*b as usize])
            .map(|(_, _, lifted)| lifted / 2.0)
            .sum();
        let unmeasured: f64 = sizes
            .iter()
            .map(|(sum, squares)| (sum * sum - squares) / 2.0)
            .sum();
        inside - MOST * unmeasured
    }
}

/// Clusters while they are merged.
struct Clusters {
    members: Vec<Vec<u32>>,
    /// The smallest unit of each: what it is called, whichever of two it was made from.
    number: Vec<u32>,
    /// Sum of the reach of its units.
    sizes: Vec<f64>,
    /// The lifted weights to the clusters around.
    near: Vec<FxHashMap<u32, f64>>,
}

impl Clusters {
    /// The merge of two, if it gains.
    fn merge(&self, a: u32, b: u32, lifted: f64) -> Option<Merge> {
        let gain = lifted - MOST * self.sizes[a as usize] * self.sizes[b as usize];
        let (x, y) = (self.number[a as usize], self.number[b as usize]);
        (gain > 0.0).then(|| Merge {
            gain,
            numbers: (x.min(y), x.max(y)),
            clusters: (a, b),
            lifted,
        })
    }

    /// Joins two; which of them is left, and its weights to others that have changed.
    fn join(&mut self, a: u32, b: u32) -> (u32, Vec<(u32, f64)>) {
        let around = |cluster: u32| self.near[cluster as usize].len();
        let (into, gone) = if around(a) < around(b) {
            (b, a)
        } else {
            (a, b)
        };
        let (place, old) = (into as usize, gone as usize);
        let moved = std::mem::take(&mut self.members[old]);
        self.members[place].extend(moved);
        self.sizes[place] += self.sizes[old];
        self.number[place] = self.number[place].min(self.number[old]);
        self.near[place].remove(&gone);
        let mut changed = Vec::new();
        for (other, lifted) in std::mem::take(&mut self.near[old]) {
            if other != into {
                let sum = self.near[place].entry(other).or_default();
                *sum += lifted;
                let sum = *sum;
                let theirs = &mut self.near[other as usize];
                theirs.remove(&gone);
                theirs.insert(into, sum);
                changed.push((other, sum));
            }
        }
        (into, changed)
    }
}

/// A merge that is possible; the best gain first, then the smallest numbers.
struct Merge {
    /// What it gained when it was put there: now it gains as much or less.
    gain: f64,
    numbers: (u32, u32),
    clusters: (u32, u32),
    /// The weight between the two when it was put there.
    lifted: f64,
}

impl PartialEq for Merge {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Merge {}
impl PartialOrd for Merge {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Merge {
    fn cmp(&self, other: &Self) -> Ordering {
        self.gain
            .total_cmp(&other.gain)
            .then_with(|| other.numbers.cmp(&self.numbers))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_link_does_not_melt_two_rows() {
        // 0-1-2 and 3-4-5 belong together; 2-3 is a false alarm.
        let sure = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)];
        let weights = sure.iter().map(|(a, b)| (*a, *b, 2.0)).chain([(2, 3, 2.5)]);
        let rows = Graph::new(&[1.0; 6], weights).clusters();
        assert_eq!(rows, vec![vec![0, 1, 2], vec![3, 4, 5]]);
    }

    #[test]
    fn decisions_win_and_the_others_settle_around_them() {
        // 0-1 and 2-3 belong together by their weights; 4 has none.
        let weights = [(0, 1, 3.0), (2, 3, 2.0), (1, 2, -1.0), (0, 3, 1.0)];
        let mut graph = Graph::new(&[1.0; 5], weights);
        graph.force(0, 1, false);
        graph.force(4, 2, true);
        assert_eq!(graph.clusters(), vec![vec![0], vec![1], vec![2, 3, 4]]);
        let mut graph = Graph::new(&[1.0; 5], weights);
        graph.force(1, 0, false);
        graph.force(0, 3, true);
        graph.force(2, 3, false);
        assert_eq!(
            graph.clusters(),
            vec![vec![0, 3], vec![1], vec![2], vec![4]]
        );
    }

    #[test]
    fn a_unit_without_positive_weight_stays_alone() {
        let rows = Graph::new(&[1.0; 3], [(0, 1, 1.0), (1, 2, -0.5)]).clusters();
        assert_eq!(rows, vec![vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_pair_split_by_a_third_goes_to_the_stronger_side() {
        let rows = Graph::new(&[1.0; 3], [(0, 1, 2.0), (1, 2, 1.0), (0, 2, -3.0)]).clusters();
        assert_eq!(rows, vec![vec![0, 1], vec![2]]);
    }
}
