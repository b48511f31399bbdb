//! From probabilities to links: the limits, and what lies close to them.

use super::logistic::Logistic;
use super::model::Relation;
use std::sync::OnceLock;

/// From this probability on two claims assert the same.
pub const SAME: f64 = 0.34;
/// From this probability on, and below [`SAME`], they share part of it.
pub const PARTIAL: f64 = 0.14;
/// Where pairs of two reports, and of one, begin to count for one row.
pub const ROWS: (f64, f64) = (0.30, 0.30);
/// Links with a score below this are shown as borderline: less than two in three are right.
pub const SURE: f64 = 0.55;

/// The relation of two claims with this probability, if they are linked at all.
pub fn relation(probability: f64) -> Option<Relation> {
    if probability >= SAME {
        Some(Relation::Same)
    } else if probability >= PARTIAL {
        Some(Relation::Partial)
    } else {
        None
    }
}

/// Should a reader look? Links that are not sure, and rejected pairs that nearly made one.
pub fn borderline(probability: f64) -> bool {
    (PARTIAL..SURE).contains(&probability)
}

/// The fitted weights.
pub struct Weights {
    /// The first estimate, of what the two claims of a pair show alone.
    pub first: Logistic,
    /// Pairs of two reports, with their context.
    pub across: Logistic,
    /// Pairs of one report.
    pub within: Logistic,
}

/// The weights that are built into the program.
pub fn weights() -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights {
        first: Logistic::parse(include_str!("weights_first.tsv")),
        across: Logistic::parse(include_str!("weights_across.tsv")),
        within: Logistic::parse(include_str!("weights_within.tsv")),
    })
}

#[cfg(test)]
mod tests {
    use super::super::measurement;
    use super::*;

    #[test]
    fn every_feature_has_its_weight() {
        let names = |model: &Logistic| -> Vec<String> {
            model.terms.iter().map(|t| t.name.clone()).collect()
        };
        let fitted = weights();
        assert_eq!(names(&fitted.first), measurement::own_names());
        assert_eq!(names(&fitted.across), measurement::across_names());
        assert_eq!(names(&fitted.within), measurement::within_names());
        assert!(fitted.across.terms.iter().all(|t| t.deviation > 0.0));
    }
}
