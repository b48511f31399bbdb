//! The candidate pairs of an event with everything that is measured of them.

use super::candidates;
use super::features::characters::Spread;
use super::features::{
    about, characters, clauses, competition, cosines, latent, neighbours, order, overlap, place,
    quotation, speaker, surroundings, synonym, third_report,
};
use super::logistic::Logistic;
use super::unit::Unit;
use super::vocabulary::Vocabulary;
use rayon::prelude::*;

/// Log-odds from the least likely pairs to the most likely.
const LOG_ODDS_RANGE: f64 = 11.6;
/// What [`Pair::own`] holds, with some room.
const OWN_FEATURES: usize = 32;

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
    /// Ascending by `a`, then `b`.
    pub all: Vec<Pair>,
    /// For every unit the others and the number of the pair, ascending by unit.
    pub of: Vec<Vec<(u32, u32)>>,
    /// For every unit, how much its unmeasured pairs count: see [`candidates::Candidates`].
    pub reach: Vec<f64>,
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
    names.extend(speaker::NAMES);
    names.extend(surroundings::NAMES);
    names.extend(clauses::NAMES);
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
    /// Measures all candidate pairs, and those that are `added`: (a, b) with a < b.
    pub fn new(
        units: &[Unit],
        vocabulary: &Vocabulary,
        added: impl Iterator<Item = (u32, u32)>,
    ) -> Self {
        let mut candidates = candidates::candidates(units, vocabulary);
        let found = candidates.pairs.len();
        candidates.pairs.extend(added);
        if candidates.pairs.len() > found {
            candidates.pairs.sort_unstable();
            candidates.pairs.dedup();
        }
        let first = |x: &(u32, u32), y: &(u32, u32)| x.0 == y.0;
        let runs: Vec<&[(u32, u32)]> = candidates.pairs.chunk_by(first).collect();
        let measured: Vec<Vec<Pair>> = runs
            .into_par_iter()
            .map_init(
                || Spread::new(units),
                |spread, run| measure(run, units, vocabulary, spread),
            )
            .collect();
        let all: Vec<Pair> = measured.into_iter().flatten().collect();
        let mut of = vec![Vec::new(); units.len()];
        for (n, pair) in all.iter().enumerate() {
            of[pair.a as usize].push((pair.b, n as u32));
            of[pair.b as usize].push((pair.a, n as u32));
        }
        for list in &mut of {
            list.sort_unstable();
        }
        Self {
            all,
            of,
            reach: candidates.reach,
        }
    }

    /// The numbers of the pairs whose first unit this is.
    fn starting_with(&self, unit: u32) -> std::ops::Range<usize> {
        let until = |unit| self.all.partition_point(|pair| pair.a < unit);
        until(unit)..until(unit + 1)
    }

    /// Number of the pair of two units.
    pub fn find(&self, a: u32, b: u32) -> Option<usize> {
        let list = self.of.get(a as usize)?;
        let place = list.binary_search_by_key(&b, |(other, _)| *other).ok()?;
        list.get(place).map(|(_, n)| *n as usize)
    }
}

/// What `see` makes of every unit that is in both lists, ascending as these are: it is given the
/// unit and what stands beside it in each. Time grows with the shorter list: some units are
/// candidates of half an event.
pub(super) fn shared<A: Copy, B: Copy>(
    a: &[(u32, A)],
    b: &[(u32, B)],
    mut see: impl FnMut(u32, A, B),
) {
    if a.len() > b.len() {
        in_longer(b, a, |unit, second, first| see(unit, first, second));
    } else {
        in_longer(a, b, see);
    }
}

fn in_longer<A: Copy, B: Copy>(
    short: &[(u32, A)],
    long: &[(u32, B)],
    mut see: impl FnMut(u32, A, B),
) {
    let mut rest = long;
    for (unit, first) in short {
        // The next is near as a rule, so the steps grow until it lies behind.
        let mut step = 1;
        while rest.get(step).is_some_and(|(other, _)| other < unit) {
            step *= 2;
        }
        let near = &rest[..rest.len().min(step + 1)];
        rest = &rest[near.partition_point(|(other, _)| other < unit)..];
        if let Some((other, second)) = rest.first()
            && other == unit
        {
            see(*unit, *first, *second);
        }
    }
}

/// Measures pairs that all begin with one unit.
fn measure(
    pairs: &[(u32, u32)],
    units: &[Unit],
    vocabulary: &Vocabulary,
    spread: &mut Spread,
) -> Vec<Pair> {
    let Some(unit) = pairs.first().map(|(a, _)| &units[*a as usize]) else {
        return Vec::new();
    };
    spread.lay_out(unit);
    let measured = pairs.iter().map(|(a, b)| {
        let (base, own) = measured((*a, *b), units, vocabulary, spread);
        let (a, b) = (*a, *b);
        Pair { a, b, base, own }
    });
    let measured = measured.collect();
    spread.take_up(unit);
    measured
}

/// What two claims without an event around them show: see [`own_names`].
pub(super) fn own(both: &[Unit; 2], vocabulary: &Vocabulary) -> Vec<f64> {
    let pairs = measure(&[(0, 1)], both, vocabulary, &mut Spread::new(both));
    pairs
        .into_iter()
        .next()
        .map_or_else(Vec::new, |pair| pair.own)
}

/// The plain similarity of two claims, the first of them laid out in `spread`, and all that they
/// show alone.
fn measured(
    (a, b): (u32, u32),
    units: &[Unit],
    vocabulary: &Vocabulary,
    spread: &Spread,
) -> (f64, Vec<f64>) {
    let (x, y) = (&units[a as usize], &units[b as usize]);
    let soft_dice = overlap::soft_dice(x, y, vocabulary);
    let characters = characters::measure(spread, x, y);
    let base = (soft_dice + characters.cosine) / 2.0;
    let mut own = Vec::with_capacity(OWN_FEATURES);
    own.extend(overlap::measure(x, y, vocabulary));
    own.extend(cosines::measure(x, y, vocabulary));
    own.extend(characters.features);
    own.extend(order::measure(x, y, vocabulary));
    own.extend(quotation::measure(x, y));
    own.extend(place::measure(x, y));
    own.extend(about::measure(x, y, vocabulary, soft_dice));
    own.extend(synonym::measure(x, y, vocabulary));
    own.extend(speaker::measure(x, y));
    own.extend(surroundings::measure(a, b, units, vocabulary));
    own.extend(clauses::measure(x, y, vocabulary));
    (base, own)
}

/// What the features of a pair's context are measured from.
///
/// A first estimate is made of the own measures; margins, ranks, neighbours and third reports are
/// then measured on it, as well as on the plain similarity.
pub(super) struct Context<'e> {
    units: &'e [Unit],
    pairs: &'e Pairs,
    views: [(
        View<'e>,
        competition::Competition,
        third_report::ThirdReport,
    ); 2],
    latent: latent::Latent,
}

impl<'e> Context<'e> {
    /// Looks at all pairs; `first` makes the first estimate.
    pub fn new(
        units: &'e [Unit],
        pairs: &'e Pairs,
        vocabulary: &Vocabulary,
        first: &Logistic,
    ) -> Self {
        let view = |values: Vec<f64>| {
            let view = View { pairs, values };
            let competition = competition::Competition::new(units, &view);
            let third = third_report::ThirdReport::new(units, &view);
            (view, competition, third)
        };
        let plain = || view(pairs.all.iter().map(|p| p.base).collect());
        let estimates = pairs.all.par_iter().map(|p| first.probability(&p.own));
        let estimated = || view(estimates.map(even).collect());
        let (views, latent) = rayon::join(
            || rayon::join(plain, estimated),
            || latent::Latent::new(units, vocabulary),
        );
        Self {
            units,
            pairs,
            views: views.into(),
            latent,
        }
    }

    /// What `see` makes of every pair of two reports, in order: it is given the number of the
    /// pair, and its own measures followed by those of its context.
    pub fn visit<T: Send>(&self, see: impl Fn(usize, &[f64]) -> T + Sync) -> Vec<T> {
        let seen: Vec<Vec<T>> = (0..self.units.len() as u32)
            .into_par_iter()
            .map_init(Vec::new, |features, unit| {
                let numbers = self.pairs.starting_with(unit);
                numbers
                    .filter(|number| self.is_across(*number))
                    .map(|number| {
                        self.measure(number, features);
                        see(number, features)
                    })
                    .collect()
            })
            .collect();
        seen.into_iter().flatten().collect()
    }

    fn is_across(&self, number: usize) -> bool {
        let pair = &self.pairs.all[number];
        let report = |unit: u32| self.units[unit as usize].claim.report;
        report(pair.a) != report(pair.b)
    }

    /// The features of one pair.
    fn measure(&self, number: usize, features: &mut Vec<f64>) {
        let pair = &self.pairs.all[number];
        features.clear();
        features.extend(&pair.own);
        for (view, competition, third) in &self.views {
            features.extend(competition.measure(number, self.units, view));
            features.extend(neighbours::measure(pair, self.units, view));
            features.extend(third.measure(pair, number, self.units, view));
        }
        features.push(self.views[1].0.values[number]);
        features.extend(self.latent.measure(pair.a, pair.b));
    }
}

/// A probability as a similarity from 0 to 1 that grows evenly with its log-odds. Most pairs have
/// probabilities near 0, where their differences would vanish beside those of the likely ones.
fn even(probability: f64) -> f64 {
    let odds = (probability + 0.003) / (1.003 - probability);
    (odds.ln() / LOG_ODDS_RANGE + 0.5).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::btree_set;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_in_both_is_seen_in_order(
            a in btree_set(0_u32..300, 0..20),
            b in btree_set(0_u32..300, 0..200),
        ) {
            let list = |set: &std::collections::BTreeSet<u32>, by: u32| -> Vec<(u32, u32)> {
                set.iter().map(|unit| (*unit, unit * by)).collect()
            };
            let (x, y) = (list(&a, 2), list(&b, 3));
            let wanted: Vec<_> = a.intersection(&b).map(|unit| (*unit, unit * 2, unit * 3)).collect();
            let mut seen = Vec::new();
            shared(&x, &y, |unit, p, q| seen.push((unit, p, q)));
            prop_assert_eq!(&seen, &wanted);
            seen.clear();
            shared(&y, &x, |unit, p, q| seen.push((unit, q, p)));
            prop_assert_eq!(seen, wanted);
        }
    }
}
