//! One act under verbs of other force: "cut the fund" against "slashed the fund". A verb of saying
//! is a change of attribution and is left to it.

use super::{Found, View};
use crate::compare::changes::facing::Word;
use crate::compare::changes::stances::{Sides, sides};
use crate::text::Span;
use crate::text::verb_forms::verbs_of;
use std::sync::LazyLock;

/// Verbs in their plain form.
static FORCES: LazyLock<Sides> = LazyLock::new(|| sides(include_str!("forces.txt")));

/// The lines where a verb of this form stands, and whether among the plain ones.
fn places(form: &str) -> Vec<(usize, bool)> {
    let verbs = verbs_of(form, |verb| FORCES.contains_key(verb));
    let verbs = verbs.iter().map(String::as_str).chain([form]);
    let places = verbs.filter_map(|verb| FORCES.get(verb)).flatten();
    let mut places: Vec<_> = places.copied().collect();
    places.sort_by_key(|(line, plain)| (*line, !plain));
    places
}

/// Least agreement of the words around two verbs.
const AGREEMENT: f64 = 0.3;

pub(super) fn find(mine: View, theirs: View, agreement: &dyn Fn(Span, Span) -> f64) -> Vec<Found> {
    let mut found = Vec::new();
    let heated = verbs(mine, false);
    if heated.is_empty() {
        return found;
    }
    let plain = verbs(theirs, true);
    for (word, line) in &heated {
        // Who has both verbs tells two acts, or one in both ways.
        let both =
            |of: View, as_plain: bool| verbs(of, as_plain).iter().any(|(_, other)| other == line);
        if both(mine, true) || both(theirs, false) || is_cue(mine, *word) {
            continue;
        }
        let best = plain
            .iter()
            .filter(|(other, its_line)| its_line == line && !is_cue(theirs, *other))
            .map(|(other, _)| (agreement(*word, *other), *other))
            .filter(|(around, _)| *around >= AGREEMENT)
            .max_by(|(x, a), (y, b)| x.total_cmp(y).then(b.cmp(a)));
        if let Some((_, other)) = best {
            found.push(Found {
                mine: *word,
                theirs: other,
                why: "a verb of other force",
            });
        }
    }
    found
}

/// Are these forms of a plain verb and of one that judges, for one act?
pub(super) fn differ(a: &str, b: &str) -> bool {
    let (a, b) = (places(a), places(b));
    a.iter().any(|(line, plain)| {
        let both = a.contains(&(*line, !plain));
        !both && b.contains(&(*line, !plain)) && !b.contains(&(*line, *plain))
    })
}

/// Is this a form of a verb of the list?
pub(super) fn is_known(form: &str) -> bool {
    !places(form).is_empty()
}

/// Is it one that judges, heats or belittles wherever it stands in the list?
pub(super) fn is_loaded(form: &str) -> bool {
    let places = places(form);
    !places.is_empty() && places.iter().all(|(_, plain)| !plain)
}

/// A verb of a claim that stands in the lists.
#[derive(Debug, Clone, Copy)]
pub(in crate::compare::changes) struct Forced {
    span: Span,
    line: usize,
    plain: bool,
}

/// The verbs of a claim that stand in the lists, in order.
pub(in crate::compare::changes) fn forced(words: &[Word]) -> Vec<Forced> {
    let known = words.iter().flat_map(|w| {
        let places = places(&w.normal).into_iter();
        places.map(|(line, plain)| Forced {
            span: w.span,
            line,
            plain,
        })
    });
    known.collect()
}

/// Those of a claim's own words, plain or not, with their lines.
fn verbs(view: View, as_plain: bool) -> Vec<(Span, usize)> {
    let forced = view.facts.forced.iter().filter(|f| f.plain == as_plain);
    forced
        .filter(|f| !view.quoted(f.span))
        .map(|f| (f.span, f.line))
        .collect()
}

/// Does this verb attribute a quotation?
fn is_cue(view: View, verb: Span) -> bool {
    let quotations = view.facts.quotations.iter();
    quotations
        .filter_map(|n| view.report.quotations.get(*n))
        .filter_map(|q| q.cue.as_ref())
        .any(|cue| cue.overlap(verb) > 0)
}
