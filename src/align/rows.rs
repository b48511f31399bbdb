//! Rows from pair scores: correlation clustering, so that one wrong link melts nothing.
//!
//! Every pair of claims has a weight, positive when they belong together. Clusters are merged
//! greedily while that gains; then claims are moved and clusters merged until nothing improves
//! (Bansal, Blum & Chawla 2004; greedy and local search as compared by Elsner & Schudy 2009).

use rustc_hash::FxHashMap;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// No single pair weighs more than this, so that one very sure pair decides no row.
pub(super) const MOST: f64 = 3.0;
/// What a pair weighs whose units must stand together, or apart: more than all pairs of an event
/// that one unit could have.
const DECIDED: f64 = 1e6;
/// Passes of the local search; it ends by itself long before.
const PASSES: usize = 30;

/// Weights between units; pairs that are not named weigh `-MOST`.
pub(super) struct Graph {
    /// For every unit the others and `weight + MOST`, ascending.
    edges: Vec<Vec<(u32, f64)>>,
}

impl Graph {
    /// A graph over `units` units with the given pair weights.
    pub fn new(units: usize, weights: impl IntoIterator<Item = (u32, u32, f64)>) -> Self {
        let mut edges = vec![Vec::new(); units];
        for (a, b, weight) in weights {
            let lifted = weight.clamp(-MOST, MOST) + MOST;
            if lifted > 0.0 {
                edges[a as usize].push((b, lifted));
                edges[b as usize].push((a, lifted));
            }
        }
        for list in &mut edges {
            list.sort_by_key(|(other, _)| *other);
        }
        Self { edges }
    }

    /// Lets two units stand together, or apart, whatever the other weights say. Decisions must
    /// not contradict one another.
    pub fn force(&mut self, a: u32, b: u32, together: bool) {
        let weight = if together { DECIDED } else { -DECIDED };
        for (from, to) in [(a, b), (b, a)] {
            let list = &mut self.edges[from as usize];
            match list.binary_search_by_key(&to, |(other, _)| *other) {
                Ok(place) => list[place].1 = weight,
                Err(place) => list.insert(place, (to, weight)),
            }
        }
    }

    /// Groups of units, each ascending, ordered by their first.
    pub fn clusters(&self) -> Vec<Vec<u32>> {
        let units = self.edges.len();
        let merged = self.improved(self.merged_greedily());
        let alone = self.improved((0..units).map(|n| n as u32).collect());
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
    fn merged_greedily(&self) -> Vec<u32> {
        let units = self.edges.len();
        let mut labels: Vec<u32> = (0..units as u32).collect();
        let mut members: Vec<Vec<u32>> = (0..units as u32).map(|n| vec![n]).collect();
        let mut near: Vec<FxHashMap<u32, f64>> = self
            .edges
            .iter()
            .map(|list| list.iter().copied().collect())
            .collect();
        let mut version = vec![0_u32; units];
        let mut heap = BinaryHeap::new();
        for (a, list) in self.edges.iter().enumerate() {
            for (b, lifted) in list.iter().filter(|(b, _)| (a as u32) < *b) {
                heap.push(Merge {
                    gain: lifted - MOST,
                    a: a as u32,
                    b: *b,
                    versions: (0, 0),
                });
            }
        }
        while let Some(best) = heap.pop() {
            if best.gain <= 0.0 {
                break;
            }
            let (a, b) = (best.a as usize, best.b as usize);
            if best.versions != (version[a], version[b]) {
                continue;
            }
            // Into `a`, the smaller number; `b` is gone.
            let moved = std::mem::take(&mut members[b]);
            for unit in &moved {
                labels[*unit as usize] = best.a;
            }
            members[a].extend(moved);
            version[a] += 1;
            version[b] += 1;
            let of_b = std::mem::take(&mut near[b]);
            near[a].remove(&best.b);
            for (other, lifted) in of_b {
                if other != best.a {
                    *near[a].entry(other).or_default() += lifted;
                    near[other as usize].remove(&best.b);
                }
            }
            let mut list: Vec<(u32, f64)> = near[a].iter().map(|(o, l)| (*o, *l)).collect();
            list.sort_unstable_by_key(|(other, _)| *other);
            for (other, lifted) in list {
                near[other as usize].insert(best.a, lifted);
                let sizes = members[a].len() * members[other as usize].len();
                let (x, y) = (best.a.min(other), best.a.max(other));
                heap.push(Merge {
                    gain: lifted - MOST * sizes as f64,
                    a: x,
                    b: y,
                    versions: (version[x as usize], version[y as usize]),
                });
            }
        }
        labels
    }

    /// Moves single units while that gains.
    fn improved(&self, mut labels: Vec<u32>) -> Vec<u32> {
        let mut sizes = vec![0_usize; labels.len() + 1];
        for label in &labels {
            sizes[*label as usize] += 1;
        }
        for _ in 0..PASSES {
            let mut moved = false;
            for unit in 0..labels.len() {
                let from = labels[unit];
                let mut sums: Vec<(u32, f64)> = Vec::new();
                for (other, lifted) in &self.edges[unit] {
                    let label = labels[*other as usize];
                    match sums.iter_mut().find(|(l, _)| *l == label) {
                        Some((_, sum)) => *sum += lifted,
                        None => sums.push((label, *lifted)),
                    }
                }
                let gain_of = |label: u32, lifted: f64| {
                    let size = sizes[label as usize] - usize::from(label == from);
                    lifted - MOST * size as f64
                };
                let stay = sums
                    .iter()
                    .find(|(l, _)| *l == from)
                    .map_or(0.0, |(_, s)| *s);
                let mut best = (from, gain_of(from, stay));
                for (label, lifted) in &sums {
                    let gain = gain_of(*label, *lifted);
                    if gain > best.1 + 1e-9 {
                        best = (*label, gain);
                    }
                }
                if best.1 < -1e-9 {
                    // Better alone; take a label that nobody holds.
                    if let Some(free) = sizes.iter().position(|s| *s == 0) {
                        best = (free as u32, 0.0);
                    }
                }
                if best.0 != from {
                    sizes[from as usize] -= 1;
                    sizes[best.0 as usize] += 1;
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
        let mut sizes: FxHashMap<u32, f64> = FxHashMap::default();
        for label in labels {
            *sizes.entry(*label).or_default() += 1.0;
        }
        let inside: f64 = self
            .edges
            .iter()
            .enumerate()
            .flat_map(|(a, list)| list.iter().map(move |(b, lifted)| (a, *b, *lifted)))
            .filter(|(a, b, _)| labels[*a] == labels[*b as usize])
            .map(|(_, _, lifted)| lifted / 2.0)
            .sum();
        let mut counts: Vec<f64> = sizes.into_values().collect();
        counts.sort_by(f64::total_cmp);
        inside - MOST * counts.iter().map(|n| n * (n - 1.0) / 2.0).sum::<f64>()
    }
}

/// A merge that is possible; the best gain first, then the smallest numbers.
struct Merge {
    gain: f64,
    a: u32,
    b: u32,
    versions: (u32, u32),
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
            .then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
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
        let rows = Graph::new(6, weights).clusters();
        assert_eq!(rows, vec![vec![0, 1, 2], vec![3, 4, 5]]);
    }

    #[test]
    fn decisions_win_and_the_others_settle_around_them() {
        // 0-1 and 2-3 belong together by their weights; 4 has none.
        let weights = [(0, 1, 3.0), (2, 3, 2.0), (1, 2, -1.0), (0, 3, 1.0)];
        let mut graph = Graph::new(5, weights);
        graph.force(0, 1, false);
        graph.force(4, 2, true);
        assert_eq!(graph.clusters(), vec![vec![0], vec![1], vec![2, 3, 4]]);
        let mut graph = Graph::new(5, weights);
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
        let rows = Graph::new(3, [(0, 1, 1.0), (1, 2, -0.5)]).clusters();
        assert_eq!(rows, vec![vec![0, 1], vec![2]]);
    }

    #[test]
    fn a_pair_split_by_a_third_goes_to_the_stronger_side() {
        let rows = Graph::new(3, [(0, 1, 2.0), (1, 2, 1.0), (0, 2, -3.0)]).clusters();
        assert_eq!(rows, vec![vec![0, 1], vec![2]]);
    }
}
