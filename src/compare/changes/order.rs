//! Order: the same act before, during or after the same event ("before the vote", "after the
//! vote"). Shown as a change of time.

use super::facing::{ClaimFacts, Facing};
use super::{Difference, slots};
use crate::align::Relation;
use crate::compare::model::ChangeKind;
use crate::text::Span;

/// Where an act stands to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Before,
    During,
    After,
}

/// Words between "before" and the word for the event ("before *the long* vote").
const REACH: usize = 4;

/// Least agreement of the words around.
const SAME_ACT: f64 = 0.35;

/// An event, and where the claim puts an act to it.
struct Placed<'f> {
    place: Place,
    stem: &'f str,
    span: Span,
}

pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    if facing.link.is_some_and(|l| l.relation != Relation::Same) {
        return Vec::new();
    }
    let (all_a, all_b) = (placed(facing.facts_a), placed(facing.facts_b));
    let told = |all: &[Placed], one: &Placed| {
        all.iter()
            .any(|p| p.stem == one.stem && p.place == one.place)
    };
    let mut best: Option<(f64, Span, Span)> = None;
    for a in all_a.iter().filter(|a| !told(&all_b, a)) {
        for b in all_b
            .iter()
            .filter(|b| b.stem == a.stem && !told(&all_a, b))
        {
            let around = slots::agreement(facing, a.span, b.span);
            if around >= SAME_ACT && best.is_none_or(|(score, ..)| around > score) {
                best = Some((around, a.span, b.span));
            }
        }
    }
    let difference = best.map(|(_, a, b)| {
        facing.difference(
            ChangeKind::Time,
            a,
            b,
            format!(
                "{} against {}: another order",
                facing.text_a(a),
                facing.text_b(b)
            ),
        )
    });
    difference.into_iter().collect()
}

/// The events that a claim sets its acts to, in order.
fn placed(facts: &ClaimFacts) -> Vec<Placed<'_>> {
    let words = &facts.words;
    let word = |at: usize| words.get(at).map_or("", |w| w.normal.as_str());
    let mut found = Vec::new();
    for (at, first) in words.iter().enumerate() {
        let (place, from) = match (word(at), word(at + 1), word(at + 2)) {
            ("before", ..) => (Place::Before, at + 1),
            ("prior", "to", _) => (Place::Before, at + 2),
            ("ahead", "of", _) => (Place::Before, at + 2),
            ("after" | "following", ..) => (Place::After, at + 1),
            ("during", ..) => (Place::During, at + 1),
            _ => continue,
        };
        // "Three days before the vote" and "after Monday" tell a time, and "before a judge" a
        // place.
        let behind = words.get(from..).unwrap_or_default().iter().take(REACH);
        let mut behind = behind.skip_while(|w| w.weight == 0.0);
        // To the last noun of the phrase; a comma, which takes room, ends it.
        let event = behind.next().map(|first| {
            let mut last = first;
            for word in behind {
                if word.weight == 0.0 || word.span.start > last.span.end + 1 {
                    break;
                }
                last = word;
            }
            last
        });
        let Some(event) = event.filter(|w| !is_timed(facts, w.span)) else {
            continue;
        };
        found.push(Placed {
            place,
            stem: &event.stem,
            span: Span::new(first.span.start, event.span.end),
        });
    }
    found
}

fn is_timed(facts: &ClaimFacts, span: Span) -> bool {
    facts.times.iter().any(|t| t.span.overlap(span) > 0)
        || facts.quantities.iter().any(|q| q.span.overlap(span) > 0)
}

#[cfg(test)]
mod tests {
    use super::super::test_support::differences;
    use super::find;

    #[test]
    fn another_order_is_a_change() {
        for (a, b, expected) in [
            (
                "The mayor met the dockers before the vote on the pier.",
                "The mayor met the dockers after the long vote on the pier.",
                "before the vote | after the long vote",
            ),
            (
                "Police searched the ferry during the storm, the owner said.",
                "Ahead of the storm, police searched the ferry, the owner said.",
                "during the storm | Ahead of the storm",
            ),
        ] {
            assert_eq!(differences(find, a, b), [expected], "{a}");
        }
    }

    #[test]
    fn the_same_order_and_another_event_are_none() {
        for (a, b) in [
            (
                "The mayor met the dockers before the vote on the pier.",
                "The mayor met the dockers prior to the vote on the pier.",
            ),
            (
                "The mayor met the dockers before the vote on the pier.",
                "The mayor met the dockers after the storm on the pier.",
            ),
            (
                "The mayor met the dockers before and after the vote on the pier.",
                "The mayor met the dockers after the vote on the pier.",
            ),
            (
                "The mayor met the dockers before the vote.",
                "Two sailors drowned after the vote.",
            ),
        ] {
            assert_eq!(differences(find, a, b), [""; 0], "{a}");
        }
    }
}
