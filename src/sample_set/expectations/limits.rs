//! `[limits]`: what a count or a share must not fall below, or exceed. Equal to it is kept.

use super::Limit;
use crate::compare::model::Comparison;
use crate::sample_set::toml_file::Shape;

/// The keys of `[limits]`; each is `min_` or `max_` and the name of a [`measure`].
pub(super) const SHAPE: Shape = Shape(&[
    ("min_rows", None),
    ("max_rows", None),
    ("min_in_all", None),
    ("max_in_all", None),
    ("min_in_some", None),
    ("max_in_some", None),
    ("min_in_one", None),
    ("max_in_one", None),
    ("min_differs", None),
    ("max_differs", None),
    ("min_changes", None),
    ("max_changes", None),
    ("min_claims", None),
    ("max_claims", None),
    ("min_links", None),
    ("max_links", None),
    ("min_quotes", None),
    ("max_quotes", None),
    ("min_utterances", None),
    ("max_utterances", None),
    ("min_f1", None),
    ("min_precision", None),
    ("min_recall", None),
]);

/// Pairs of texts that people said belong together or not, against what the program did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pairs {
    /// Belong together, and stand together.
    pub together: usize,
    /// Belong together, but stand apart.
    pub missed: usize,
    /// Do not belong together, but stand so.
    pub wrong: usize,
    /// Do not belong together, and stand apart.
    pub apart: usize,
}

impl Pairs {
    /// Number of pairs.
    pub fn count(&self) -> usize {
        self.together + self.missed + self.wrong + self.apart
    }

    fn precision(&self) -> f64 {
        share(self.together, self.together + self.wrong)
    }

    fn recall(&self) -> f64 {
        share(self.together, self.together + self.missed)
    }

    /// Harmonic mean of precision and recall, 0..1.
    pub fn f1(&self) -> f64 {
        share(
            2 * self.together,
            2 * self.together + self.wrong + self.missed,
        )
    }
}

/// A share of nothing is 1: no mistake was made.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        1.0
    } else {
        part as f64 / whole as f64
    }
}

/// Refuses a number that no event could keep to, or that every one does.
pub(super) fn check(limit: &Limit) -> Result<(), String> {
    let (name, value) = (&limit.name, limit.value);
    if is_share(name) {
        if !(0.0..=1.0).contains(&value) {
            return Err(format!("{name} is a share of 0 to 1, not {value}"));
        }
    } else if value < 0.0 || value.fract() != 0.0 || !value.is_finite() {
        return Err(format!(
            "{name} is a count, a whole number from 0 up, not {value}"
        ));
    }
    Ok(())
}

fn is_share(name: &str) -> bool {
    ["min_f1", "min_precision", "min_recall"].contains(&name)
}

/// Holds a limit against a comparison: whether it is kept, and what was measured, in words.
pub(super) fn judge(limit: &Limit, comparison: &Comparison, pairs: Pairs) -> (bool, String) {
    let measured = limit.name.get(4..).unwrap_or_default();
    let Some(value) = measure(measured, comparison, pairs) else {
        return (
            false,
            "nothing to measure: no [[aligned]] and no [[not_aligned]] names a pair of texts"
                .into(),
        );
    };
    let kept = if limit.name.starts_with("min_") {
        value >= limit.value
    } else {
        value <= limit.value
    };
    let shown = if is_share(&limit.name) {
        format!(
            "{measured} is {value:.3} over {} pairs of texts",
            pairs.count()
        )
    } else {
        format!("{} is {value}", measured.replace('_', " "))
    };
    (kept, shown)
}

fn measure(name: &str, comparison: &Comparison, pairs: Pairs) -> Option<f64> {
    let summary = &comparison.summary;
    let count = match name {
        "rows" => comparison.rows.len(),
        "in_all" => summary.in_all,
        "in_some" => summary.in_some,
        "in_one" => summary.in_one,
        "differs" => summary.told_differently,
        "changes" => comparison.rows.iter().map(|r| r.changes.len()).sum(),
        "claims" => comparison.claims.len(),
        "links" => comparison.links.len(),
        "quotes" => comparison.quotes.len(),
        "utterances" => comparison.utterances.len(),
        _ if pairs.count() == 0 => return None,
        "precision" => return Some(pairs.precision()),
        "recall" => return Some(pairs.recall()),
        _ => return Some(pairs.f1()),
    };
    Some(count as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_follow_from_the_pairs() {
        let pairs = Pairs {
            together: 6,
            missed: 2,
            wrong: 2,
            apart: 5,
        };
        assert_eq!(pairs.count(), 15);
        assert!((pairs.precision() - 0.75).abs() < 1e-12);
        assert!((pairs.recall() - 0.75).abs() < 1e-12);
        assert!((pairs.f1() - 0.75).abs() < 1e-12);
        assert!((Pairs::default().f1() - 1.0).abs() < 1e-12);
    }
}
