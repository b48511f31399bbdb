//! The candidate pairs of an event with everything that is measured of them.

use super::candidates;
use super::features::{
    about, characters, competition, cosines, latent, neighbours, order, overlap, place, quotation,
    synonym, third_report,
};
use super::logistic::Logistic;
use super::unit::Unit;
use super::vocabulary::Vocabulary;
use rayon::prelude::*;

/// A pair of units with its measures.
pub(super) struct Pair {
    /// Number of a unit.
    pub a: u32,
    /// Number of another, `a < b`.
    pub b: u32,
    /// Mean of soft overlap and character cosine: the plain similarity that features of context
    /// are made from.
    pub base: f64,
    /// What is measured of the two alone; see [`own_names`].
    pub own: Vec<f64>,
}

/// The pairs of an event, found by either unit.
pub(super) struct Pairs {
    pub all: Vec<Pair>,
    /// For every unit the others and the number of the pair, ascending by unit.
    pub of: Vec<Vec<(u32, u32)>>,
}

/// Names of the features of [`Pair::own`].
pub(super) fn own_names() -> Vec<&'static str> {
    let mut names = Vec::new();
    names.extend(overlap::NAMES);
    names.extend(cosines::NAMES);
    names.extend(characters::NAMES);
    names.extend(order::NAMES);
    names.extend(quotation::NAMES);
    names.extend(place::NAMES);
    names.extend(about::NAMES);
    names.extend(synonym::NAMES);
    names
}

/// The pairs with one similarity each: what the features of context are made from.
pub(super) struct View<'p> {
    pub pairs: &'p Pairs,
    /// One value a pair, 0..1.
    pub values: Vec<f64>,
}

impl View<'_> {
    /// Similarity of two units, 0 where they are no candidates.
    pub fn of(&self, a: u32, b: u32) -> f64 {
        self.pairs.find(a, b).map_or(0.0, |n| self.values[n])
    }
}

/// Names of the features that need the pairs around: each once on the plain similarity, once on
/// the first estimate.
pub(super) fn context_names() -> Vec<String> {
    let mut names = Vec::new();
    for prefix in ["", "first_"] {
        for name in competition::NAMES
            .iter()
            .chain(&neighbours::NAMES)
            .chain(&third_report::NAMES)
        {
            names.push(format!("{prefix}{name}"));
        }
    }
    names.push("first_estimate".to_owned());
    names.extend(latent::NAMES.map(str::to_owned));
    names
}

impl Pairs {
    /// Measures all candidate pairs.
    pub fn new(units: &[Unit], vocabulary: &Vocabulary) -> Self {
        let all: Vec<Pair> = candidates::pairs(units, vocabulary)
            .into_par_iter()
            .map(|(a, b)| measure(a, b, units, vocabulary))
            .collect();
        let mut of = vec![Vec::new(); units.len()];
        for (n, pair) in all.iter().enumerate() {
            of[pair.a as usize].push((pair.b, n as u32));
            of[pair.b as usize].push((pair.a, n as u32));
        }
        for list in &mut of {
            list.sort_unstable();
        }
        Self { all, of }
    }

    /// Number of the pair of two units.
    pub fn find(&self, a: u32, b: u32) -> Option<usize> {
        let list = self.of.get(a as usize)?;
        let place = list.binary_search_by_key(&b, |(other, _)| *other).ok()?;
        list.get(place).map(|(_, n)| *n as usize)
    }
}

fn measure(a: u32, b: u32, units: &[Unit], vocabulary: &Vocabulary) -> Pair {
    let (x, y) = (&units[a as usize], &units[b as usize]);
    let overlap = overlap::measure(x, y, vocabulary);
    let characters = characters::measure(x, y);
    let base = (overlap[0] + characters[2]) / 2.0;
    let mut own = Vec::with_capacity(34);
    own.extend(overlap);
    own.extend(cosines::measure(x, y, vocabulary));
    own.extend(characters);
    own.extend(order::measure(x, y, vocabulary));
    own.extend(quotation::measure(x, y));
    own.extend(place::measure(x, y));
    own.extend(about::measure(x, y, vocabulary, overlap[0]));
    own.extend(synonym::measure(x, y, vocabulary));
    Pair { a, b, base, own }
}

/// The features of every pair of two reports: the number of the pair, its own measures, and
/// those of its context.
///
/// `first` makes a first estimate of the own measures; margins, ranks, neighbours and third
/// reports are then measured on it, as well as on the plain similarity.
pub(super) fn cross_features(
    units: &[Unit],
    pairs: &Pairs,
    vocabulary: &Vocabulary,
    first: &Logistic,
) -> Vec<(usize, Vec<f64>)> {
    let estimates = pairs
        .all
        .iter()
        .map(|p| first.probability(&p.own))
        .collect();
    let views = [
        View {
            pairs,
            values: pairs.all.iter().map(|p| p.base).collect(),
        },
        View {
            pairs,
            values: estimates,
        },
    ];
    let contexts = views.map(|view| {
        let competition = competition::Competition::new(units, &view);
        let third = third_report::ThirdReport::new(units, &view);
        (view, competition, third)
    });
    let latent = latent::Latent::new(units, vocabulary);
    (0..pairs.all.len())
        .into_par_iter()
        .filter(|n| {
            let pair = &pairs.all[*n];
            units[pair.a as usize].claim.report != units[pair.b as usize].claim.report
        })
        .map(|n| {
            let pair = &pairs.all[n];
            let mut features = pair.own.clone();
            for (view, competition, third) in &contexts {
                features.extend(competition.measure(n, units, view));
                features.extend(neighbours::measure(pair, units, view));
                features.extend(third.measure(pair, n, units, view));
            }
            features.push(contexts[1].0.values[n]);
            features.extend(latent.measure(pair.a, pair.b));
            (n, features)
        })
        .collect()
}
