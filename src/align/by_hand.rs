//! What an editor decided about pairs of claims; it wins over every score.
//!
//! The decisions enter the one joint choice of rows: a pair that must stand together, or must
//! not, weighs more than all measured pairs of an event (must-link and cannot-link constraints;
//! Wagstaff & Cardie 2000). So the other claims of the two rows settle around the decision.

use super::model::{Alignment, ClaimRef, Link, Reason, Relation};

/// Decisions about pairs of claims of different reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ByHand {
    /// Assert the same.
    pub same: Vec<(ClaimRef, ClaimRef)>,
    /// Do not assert the same.
    pub apart: Vec<(ClaimRef, ClaimRef)>,
}

impl ByHand {
    /// True where nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.same.is_empty() && self.apart.is_empty()
    }

    /// What was decided about two claims: whether they assert the same.
    pub fn decided(&self, a: ClaimRef, b: ClaimRef) -> Option<bool> {
        let holds =
            |list: &[(ClaimRef, ClaimRef)]| list.contains(&(a, b)) || list.contains(&(b, a));
        match (holds(&self.same), holds(&self.apart)) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }

    /// A pair that must stand apart although other decisions put it together.
    pub fn contradiction(&self) -> Option<(ClaimRef, ClaimRef)> {
        let group_of = |claim: ClaimRef| {
            let mut group = vec![claim];
            let mut next = 0;
            while let Some(one) = group.get(next).copied() {
                for (a, b) in &self.same {
                    for (from, to) in [(*a, *b), (*b, *a)] {
                        if from == one && !group.contains(&to) {
                            group.push(to);
                        }
                    }
                }
                next += 1;
            }
            group
        };
        let mut apart = self.apart.iter();
        apart.find(|(a, b)| group_of(*a).contains(b)).copied()
    }

    /// The same decisions where reports are numbered otherwise.
    pub(super) fn renumbered(&self, number: impl Fn(ClaimRef) -> ClaimRef) -> Self {
        let pairs = |list: &[(ClaimRef, ClaimRef)]| {
            list.iter().map(|(a, b)| (number(*a), number(*b))).collect()
        };
        Self {
            same: pairs(&self.same),
            apart: pairs(&self.apart),
        }
    }

    /// Makes the links that were decided, and takes away those that were decided against.
    /// `order` gives the place of a report whose id comes first, first.
    pub(super) fn settle(&self, alignment: &mut Alignment, place: impl Fn(ClaimRef) -> ClaimRef) {
        if self.is_empty() {
            return;
        }
        let links = &mut alignment.links;
        links.retain(|link| self.decided(link.a, link.b).is_none());
        for (a, b) in &self.same {
            let (a, b) = if place(*a) <= place(*b) {
                (*a, *b)
            } else {
                (*b, *a)
            };
            if links.iter().any(|link| (link.a, link.b) == (a, b)) {
                continue;
            }
            links.push(Link {
                a,
                b,
                relation: Relation::Same,
                score: 1.0,
                borderline: false,
                reasons: vec![Reason {
                    feature: "by_hand".to_owned(),
                    value: 1.0,
                    weight: 0.0,
                    detail: "an editor says so".to_owned(),
                }],
                by_hand: true,
            });
        }
        links.sort_by_key(|link| (place(link.a), place(link.b)));
        // What was decided against came closest no more.
        let nearest = &mut alignment.nearest;
        nearest.retain(|(claim, _), near| self.decided(*claim, near.claim) != Some(false));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(report: usize, claim: usize) -> ClaimRef {
        ClaimRef { report, claim }
    }

    #[test]
    fn decisions_that_contradict_are_found() {
        let (a, b, c) = (claim(0, 1), claim(1, 1), claim(2, 1));
        let mut by_hand = ByHand {
            same: vec![(a, b), (c, b)],
            apart: vec![(claim(0, 2), c)],
        };
        assert_eq!(by_hand.contradiction(), None);
        assert_eq!(by_hand.decided(b, a), Some(true));
        assert_eq!(by_hand.decided(a, c), None);
        by_hand.apart.push((a, c));
        assert_eq!(by_hand.contradiction(), Some((a, c)));
        assert_eq!(by_hand.decided(c, a), Some(false));
    }
}
