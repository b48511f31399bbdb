//! Do two quantities tell the same?

use super::{Precision, Quantity, Unit};

/// How two quantities relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// The same value and precision.
    Equal,
    /// One is the other rounded, as far as its words allow: "about 1,100" and "1,137".
    Rounded,
    /// Both can be true, but one says more: "at least 40" and "45", "dozens" and "45".
    Compatible,
    /// They cannot both be true.
    Different,
}

/// "About" reaches this share of the value to both sides, and at most the second.
const ABOUT_AT_LEAST: f64 = 0.05;
const ABOUT_AT_MOST: f64 = 0.10;

/// Two values closer than this share are equal (arithmetic of floating point numbers).
const SAME: f64 = 1e-9;

impl Quantity {
    /// How the value of this quantity relates to another's; none where the units cannot be
    /// compared. Nouns of counted things are not compared: whether "45 people" and "45
    /// passengers" count the same is for the caller.
    pub fn agreement(&self, other: &Self) -> Option<Agreement> {
        if !comparable(&self.unit, &other.unit) {
            return None;
        }
        let same = |a: f64, b: f64| (a - b).abs() <= SAME * a.abs().max(b.abs());
        let equal = same(self.low, other.low) && same(self.high, other.high);
        if equal && self.precision == other.precision {
            return Some(Agreement::Equal);
        }
        if matches!(self.unit, Unit::Score | Unit::Ordinal) {
            let turned = same(self.low, other.high) && same(self.high, other.low);
            return Some(match equal || (turned && self.unit == Unit::Score) {
                true => Agreement::Equal,
                false => Agreement::Different,
            });
        }
        let rounded = |a: &Self, b: &Self| {
            matches!(a.precision, Precision::Exact | Precision::About)
                && matches!(b.precision, Precision::Exact | Precision::About)
                && a.covers(b)
        };
        if rounded(self, other) || rounded(other, self) {
            return Some(Agreement::Rounded);
        }
        let (a, b) = (self.bounds(), other.bounds());
        Some(match a.0 <= b.1 && b.0 <= a.1 {
            true => Agreement::Compatible,
            false => Agreement::Different,
        })
    }

    /// Does the value, with what its words leave open, cover the other's?
    fn covers(&self, other: &Self) -> bool {
        let open = self.tolerance() * (1.0 + SAME);
        self.low - open <= other.low && other.high <= self.high + open
    }

    /// How far from the written value the true one may lie.
    fn tolerance(&self) -> f64 {
        let value = self.low.abs().max(self.high.abs());
        let whole_count = self.resolution == 1.0
            && matches!(
                self.unit,
                Unit::Plain | Unit::Counted(_) | Unit::Age | Unit::Money(_)
            );
        match self.precision {
            Precision::About => {
                let half = trailing(self.low, self.resolution) / 2.0;
                half.clamp(ABOUT_AT_LEAST * value, ABOUT_AT_MOST * value)
            }
            Precision::Exact if whole_count => 0.0,
            Precision::Exact if self.low == self.high => {
                // A unit rounds as coarsely as it was written, but "1 mile" is not two.
                (self.resolution / 2.0).min(ABOUT_AT_MOST * value)
            }
            _ => 0.0,
        }
    }

    /// Least and greatest value that the words allow.
    fn bounds(&self) -> (f64, f64) {
        let open = self.tolerance() * (1.0 + SAME);
        let step = SAME * self.low.abs().max(1.0);
        match self.precision {
            Precision::AtLeast => (self.low, f64::INFINITY),
            Precision::MoreThan => (self.low + step, f64::INFINITY),
            Precision::AtMost => (0.0, self.high),
            Precision::LessThan => (0.0, self.high - step),
            _ => (self.low - open, self.high + open),
        }
    }
}

/// The place of the last digit that is not zero: 100 of 1,100.
fn trailing(value: f64, resolution: f64) -> f64 {
    let mut place = resolution.max(f64::MIN_POSITIVE);
    for _ in 0..20 {
        let next = place * 10.0;
        let rest = (value / next).fract();
        if value.abs() < next || (rest > SAME && rest < 1.0 - SAME) {
            break;
        }
        place = next;
    }
    place
}

/// Units whose values can be set against each other.
fn comparable(a: &Unit, b: &Unit) -> bool {
    let count = |u: &Unit| matches!(u, Unit::Plain | Unit::Counted(_));
    match (a, b) {
        (a, b) if count(a) && count(b) => true,
        // "A quarter" and "25 percent" differ in scale: the caller's unit tells.
        (a, b) => a == b,
    }
}
