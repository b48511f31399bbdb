//! Why two claims were linked, or what was lacking.

use super::by_hand::ByHand;
use super::common::{Alone, Common};
use super::decision;
use super::measurement::{Measurement, Sample, canonical_order};
use super::model::{ClaimRef, Reason, Relation};
use crate::claim::Report;

/// Rejected claims that are shown for each other report where nothing was linked.
const REJECTED: usize = 3;
/// From this plain similarity on, 0..1, the sentences around two claims are said to match.
const MATCHES: f64 = 0.3;
/// Claims up to this place in their report open it.
const OPENING: usize = 3;

/// A claim of another report that was linked with, or came near, the claim in question.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The other claim.
    pub claim: ClaimRef,
    /// Estimated probability that both assert the same, 0..1.
    pub score: f64,
    /// How they relate; none where no link was made.
    pub relation: Option<Relation>,
    /// True where a reader should look.
    pub borderline: bool,
    /// What made the score, the strongest first.
    pub reasons: Vec<Reason>,
    /// What speaks for a link, in a sentence.
    pub summary: String,
    /// What speaks against it or was lacking, in a sentence; may be empty where they are linked.
    pub lacking: String,
    /// An editor decided so; the score is what it would have been.
    pub by_hand: bool,
}

/// What was found for `claim` in the other reports: the linked claims, and where there are none
/// the nearest that were rejected; best first within each report. A report without a claim that
/// shares a telling word with it gives the one that comes nearest all the same.
pub fn explain(reports: &[Report], claim: ClaimRef) -> Vec<Explained> {
    explain_by_hand(reports, claim, &ByHand::default())
}

/// [`explain`], where an editor has decided about some pairs of claims.
pub fn explain_by_hand(reports: &[Report], claim: ClaimRef, by_hand: &ByHand) -> Vec<Explained> {
    let order = canonical_order(reports);
    let sorted: Vec<Report> = order
        .iter()
        .filter_map(|n| reports.get(*n))
        .cloned()
        .collect();
    let place = order.iter().position(|n| *n == claim.report);
    let wanted = ClaimRef {
        report: place.unwrap_or(claim.report),
        claim: claim.claim,
    };
    let outer = |c: ClaimRef| ClaimRef {
        report: order.get(c.report).copied().unwrap_or(c.report),
        claim: c.claim,
    };
    let event = Event::new(&sorted, Measurement::new(&sorted));
    let mut found = event.explained(wanted, |_| true);
    let missing =
        |report: usize| report != wanted.report && !found.iter().any(|e| e.claim.report == report);
    let missing: Vec<usize> = (0..sorted.len()).filter(|n| missing(*n)).collect();
    if !missing.is_empty() {
        // What is added here would change the ranks of the others a little, so it is measured
        // apart from them.
        let event = Event::new(&sorted, Measurement::with_all_of(&sorted, wanted));
        let mut added = event.explained(wanted, |report| missing.contains(&report));
        added.sort_by(|a, b| a.claim.report.cmp(&b.claim.report).then(nearer(a, b)));
        added.dedup_by_key(|e| e.claim.report);
        found.extend(added);
    }
    for explained in &mut found {
        explained.claim = outer(explained.claim);
    }
    by_hand.explain(&mut found, claim);
    found.sort_by(|a, b| a.claim.report.cmp(&b.claim.report).then(nearer(a, b)));
    keep_nearest(found)
}

/// The better score first, then the earlier claim.
fn nearer(a: &Explained, b: &Explained) -> std::cmp::Ordering {
    let score = b.score.total_cmp(&a.score);
    score.then_with(|| a.claim.claim.cmp(&b.claim.claim))
}

/// Keeps all links, and the nearest rejected claims of reports without one.
fn keep_nearest(found: Vec<Explained>) -> Vec<Explained> {
    let mut kept: Vec<Explained> = Vec::new();
    for explained in found {
        let before: Vec<&Explained> = kept
            .iter()
            .filter(|k| k.claim.report == explained.claim.report)
            .collect();
        let linked = before.iter().any(|k| k.relation.is_some());
        if explained.by_hand || explained.relation.is_some() || (!linked && before.len() < REJECTED)
        {
            kept.push(explained);
        }
    }
    kept
}

/// An event with the scores of all its pairs.
struct Event<'e> {
    reports: &'e [Report],
    measurement: Measurement,
    scored: Vec<(Sample, f64)>,
}

impl<'e> Event<'e> {
    fn new(reports: &'e [Report], measurement: Measurement) -> Self {
        let weights = decision::weights();
        let across = measurement.across(&weights.first).into_iter();
        let scored = across
            .map(|sample| {
                let score = weights.across.probability(&sample.values);
                (sample, score)
            })
            .collect();
        Self {
            reports,
            measurement,
            scored,
        }
    }

    /// The pairs of one claim with claims of the reports that are asked for.
    fn explained(&self, wanted: ClaimRef, of: impl Fn(usize) -> bool) -> Vec<Explained> {
        self.scored
            .iter()
            .filter_map(|(sample, score)| {
                let other = match wanted {
                    _ if sample.a == wanted => sample.b,
                    _ if sample.b == wanted => sample.a,
                    _ => return None,
                };
                of(other.report).then(|| self.explained_pair(wanted, other, sample, *score))
            })
            .collect()
    }

    fn explained_pair(
        &self,
        wanted: ClaimRef,
        other: ClaimRef,
        sample: &Sample,
        score: f64,
    ) -> Explained {
        let relation = decision::relation(score);
        let common = common(
            self.reports,
            &self.measurement,
            sample.pair,
            sample.a != wanted,
        );
        let around = Around::new(self, wanted, other, sample, score);
        let ids = (self.id(wanted), self.id(other));
        let (summary, lacking) = in_words(&common, Some(&around), relation, (&ids.0, &ids.1));
        Explained {
            claim: other,
            score,
            relation,
            borderline: decision::borderline(score),
            reasons: reasons(
                self.reports,
                &self.measurement,
                sample.pair,
                &sample.values,
                usize::MAX,
            ),
            summary,
            lacking,
            by_hand: false,
        }
    }

    fn id(&self, claim: ClaimRef) -> String {
        let id = self.reports.get(claim.report).map_or("", |r| r.id.as_str());
        format!("{id}:{}", claim.claim)
    }
}

/// The strongest reasons of a pair, no more than `most`, with the words that made them.
pub(super) fn reasons(
    reports: &[Report],
    measurement: &Measurement,
    pair: usize,
    values: &[f64],
    most: usize,
) -> Vec<Reason> {
    let mut reasons = decision::weights().across.reasons(values, most);
    add_words(&mut reasons, &common(reports, measurement, pair, false));
    reasons
}

/// Adds to each reason the words behind it.
pub(super) fn add_words(reasons: &mut [Reason], common: &Common) {
    for reason in reasons {
        reason.detail = common.behind(&reason.feature);
        reason.value = rounded(reason.value);
        reason.weight = rounded(reason.weight);
    }
}

fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

/// What the two claims of a pair have in common, the second first where `turned`.
fn common(reports: &[Report], measurement: &Measurement, pair: usize, turned: bool) -> Common {
    let (mut a, mut b) = measurement.units_of(pair);
    if turned {
        std::mem::swap(&mut a, &mut b);
    }
    match (reports.get(a.claim.report), reports.get(b.claim.report)) {
        (Some(x), Some(y)) => Common::new((x, y), a, b, &measurement.vocabulary),
        _ => Common::default(),
    }
}

/// What stands around a pair, as far as it made the score.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// The person that both are about where the words do not say so.
    person: Option<String>,
    /// Other persons that the two are about.
    persons: Option<(String, String)>,
    /// The sentence before, and after, matches too.
    before: bool,
    after: bool,
    /// A claim of a third report that both resemble.
    third: Option<String>,
    /// Where they stand, if that is telling.
    place: Option<&'static str>,
    /// A claim beside which one of the two stands closer, and which of the two.
    closer: Option<(String, String)>,
}

impl Around {
    fn new(event: &Event, wanted: ClaimRef, other: ClaimRef, sample: &Sample, score: f64) -> Self {
        let measurement = &event.measurement;
        let (a, b) = measurement.units_of(sample.pair);
        let person = |stem: u32| event.name_of(stem);
        let (mut meant, mut persons) = (None, None);
        match (a.about.subject, b.about.subject) {
            (Some(x), Some(y)) if x == y && (a.about.by_pronoun || b.about.by_pronoun) => {
                meant = person(x);
            }
            (Some(x), Some(y)) if x != y => {
                let (x, y) = if sample.a == wanted { (x, y) } else { (y, x) };
                persons = person(x).zip(person(y));
            }
            _ => {}
        }
        let opens = |unit: &super::unit::Unit| unit.headline || unit.rank <= OPENING;
        let place = match (a.headline, b.headline) {
            (true, true) => Some("both are headlines"),
            (true, false) | (false, true) if opens(a) && opens(b) => {
                Some("one is a headline, the other opens its report")
            }
            (false, false) if opens(a) && opens(b) => Some("both open their reports"),
            _ => None,
        };
        let third = measurement
            .resembling_both(sample.pair)
            .filter(|(_, similarity)| *similarity >= MATCHES)
            .map(|(claim, _)| event.id(claim));
        Self {
            person: meant,
            persons,
            before: measurement.similarity_beside(sample.pair, -1) >= MATCHES,
            after: measurement.similarity_beside(sample.pair, 1) >= MATCHES,
            third,
            place,
            closer: event.closer(wanted, other, score),
        }
    }
}

impl Event<'_> {
    /// Of the two claims, the one that some other claim of the opposite report matches better,
    /// and that claim.
    fn closer(&self, a: ClaimRef, b: ClaimRef, score: f64) -> Option<(String, String)> {
        let best = |one: ClaimRef, report: usize| {
            self.scored
                .iter()
                .filter_map(|(sample, p)| match one {
                    _ if sample.a == one => Some((sample.b, *p)),
                    _ if sample.b == one => Some((sample.a, *p)),
                    _ => None,
                })
                .filter(|(other, p)| other.report == report && *p > score)
                .max_by(|x, y| x.1.total_cmp(&y.1).then(y.0.cmp(&x.0)))
        };
        let (of_b, of_a) = (best(b, a.report), best(a, b.report));
        let linked = |found: &Option<(ClaimRef, f64)>| {
            found.filter(|(_, p)| decision::relation(*p).is_some())
        };
        let (one, (other, _)) = match (linked(&of_b), linked(&of_a)) {
            (Some(found), _) => (b, found),
            (None, Some(found)) => (a, found),
            (None, None) => return None,
        };
        Some((self.id(one), self.id(other)))
    }

    /// How the reports write the name with this stem.
    fn name_of(&self, stem: u32) -> Option<String> {
        self.measurement.units.iter().find_map(|unit| {
            let token = unit.tokens.iter().find(|t| t.stem == stem)?;
            let report = self.reports.get(unit.claim.report)?;
            Some(
                report
                    .text(token.span)
                    .trim_end_matches("’s")
                    .trim_end_matches("'s")
                    .to_owned(),
            )
        })
    }
}

/// What speaks for a link and what against it, each as a sentence; `ids` name the two claims.
pub(super) fn in_words(
    common: &Common,
    around: Option<&Around>,
    relation: Option<Relation>,
    ids: (&str, &str),
) -> (String, String) {
    let mut shared = in_common(common);
    if relation.is_none() && shared.len() == 1 {
        shared = shared
            .iter()
            .map(|part| format!("{part}, and nothing else"))
            .collect();
    }
    let nothing_else = match around.and_then(|a| a.person.as_ref()) {
        Some(person) if !common.names.contains(person) => {
            shared.push(format!("both are about {person}"));
            false
        }
        _ => common.is_nothing(),
    };
    if nothing_else {
        shared.push("they share no telling word".to_owned());
    }
    let mut lacking = Vec::new();
    if let Some(around) = around {
        shared.extend(around.sentences());
        if let Some(third) = &around.third {
            shared.push(format!("both resemble {third}"));
        }
        shared.extend(around.place.map(str::to_owned));
        if let Some((x, y)) = &around.persons {
            lacking.push(format!("{} is about {x}, {} about {y}", ids.0, ids.1));
        }
    }
    let [mine, theirs] = &common.alone;
    if common.figures.is_empty() && !mine.figures.is_empty() && !theirs.figures.is_empty() {
        let (x, y) = (listed(&mine.figures), listed(&theirs.figures));
        lacking.push(format!("no figure in common ({x} / {y})"));
    }
    if relation != Some(Relation::Same) {
        if common.names.is_empty() && !mine.names.is_empty() && !theirs.names.is_empty() {
            let (x, y) = (listed(&mine.names), listed(&theirs.names));
            lacking.push(format!("no name in common ({x} / {y})"));
        }
        for (id, alone) in [(ids.0, mine), (ids.1, theirs)] {
            lacking.extend(says_alone(id, alone, &lacking));
        }
        if let Some((one, other)) = around.and_then(|a| a.closer.as_ref()) {
            lacking.push(format!("{one} stands closer to {other}"));
        }
    }
    (sentence(&shared), sentence(&lacking))
}

impl Around {
    fn sentences(&self) -> Option<String> {
        let which = match (self.before, self.after) {
            (true, true) => "the sentences before and after match too",
            (true, false) => "the sentence before matches too",
            (false, true) => "the sentence after matches too",
            (false, false) => return None,
        };
        Some(which.to_owned())
    }
}

/// What the words of two claims have in common.
fn in_common(common: &Common) -> Vec<String> {
    let mut parts = Vec::new();
    if !common.names.is_empty() {
        parts.push(format!("both name {}", listed(&common.names)));
    }
    if !common.figures.is_empty() {
        let figures = plural("figure", &common.figures);
        parts.push(format!(
            "both hold the {figures} {}",
            listed(&common.figures)
        ));
    }
    let telling = |words: &[String]| -> Vec<String> {
        let new = |w: &&String| !common.names.contains(w) && !common.figures.contains(w);
        words.iter().filter(new).cloned().collect()
    };
    let quoted = telling(&common.quoted);
    if quoted.len() >= 2 {
        parts.push(format!(
            "have the quoted words {} in common",
            listed(&quoted)
        ));
    }
    let unquoted = |words: &[String]| -> Vec<String> {
        let new = |w: &&String| quoted.len() < 2 || !common.quoted.contains(w);
        words.iter().filter(new).cloned().collect()
    };
    let (rare, plain) = (unquoted(&common.rare), unquoted(&common.plain));
    if !rare.is_empty() {
        let words = plural("word", &rare);
        parts.push(format!("share the rare {words} {}", listed(&rare)));
    }
    if !plain.is_empty() {
        let words = plural("word", &plain);
        parts.push(format!("share the {words} {}", listed(&plain)));
    }
    if !common.synonyms.is_empty() {
        let pairs = common.synonyms.iter().map(|(x, y)| format!("{x} / {y}"));
        let pairs: Vec<String> = pairs.collect();
        parts.push(format!("say in other words {}", listed(&pairs)));
    }
    parts
}

/// What one claim says and the other does not, as far as it was not said already.
fn says_alone(id: &str, alone: &Alone, said: &[String]) -> Option<String> {
    let mut words = Vec::new();
    for word in alone.all() {
        if words.len() < 6 && !said.iter().any(|s| s.contains(&word)) {
            words.push(word);
        }
    }
    (!words.is_empty()).then(|| format!("only {id} has {}", listed(&words)))
}

fn plural(word: &str, of: &[String]) -> String {
    // Words that stand side by side are one entry.
    let one = of.len() == 1 && of.iter().all(|w| !w.contains(' '));
    if one {
        word.to_owned()
    } else {
        format!("{word}s")
    }
}

/// "a", "a and b", "a, b and c".
fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The parts as one sentence; an id at its start keeps its case.
fn sentence(parts: &[String]) -> String {
    let joined = parts.join("; ");
    let is_id = joined
        .split(' ')
        .next()
        .is_some_and(|word| word.contains(':'));
    let mut characters = joined.chars();
    match characters.next() {
        Some(first) if !is_id => {
            let first: String = first.to_uppercase().collect();
            format!("{first}{}.", characters.as_str())
        }
        Some(_) => format!("{joined}."),
        None => String::new(),
    }
}
