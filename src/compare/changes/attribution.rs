//! Attribution: another source, a named against an unnamed one, attributed against told as fact,
//! and a cue that lets the speaker stand behind the words in another way.

mod distance;

use super::Difference;
use super::facing::{ClaimFacts, Facing, Word, is_headline};
use super::framing::of_other_force;
use super::name_forms::spelt_otherwise;
use super::told_source::{is_document, is_unnamed, names_too, tells_name};
use crate::align::Relation;
use crate::claim::cues::{Force, force};
use crate::claim::{Claim, Quotation, QuotationKind, Report};
use crate::compare::model::ChangeKind;
use crate::compare::utterances::{Acquaintance, acquaintance, is_named};
use crate::text::Span;
use crate::text::is_function_word;
use std::collections::{BTreeMap, BTreeSet};

/// Quotations of one claim that are looked at.
const MOST_QUOTATIONS: usize = 6;
/// Share of a claim's words that a quotation has to hold to be what the claim is about.
const MAIN_SHARE: f64 = 0.2;
/// The same for a content that is most of the claim.
const MOST_SHARE: f64 = 0.4;
/// Content words that the attributed content and the plain claim have to share.
const SHARED_STEMS: usize = 3;
/// Share of the shorter content's stems that two contents have in common.
const SHARED: f64 = 0.4;
/// Least score of a link whose claims tell so much the same that whoever says it says the same;
/// and of one where the words of the contents alone decide.
const SURE_LINK: f64 = 0.8;
const LIKELY_LINK: f64 = 0.3;
/// Least weight of shared words, as a share of that of the shorter content: for another source,
/// for a source without a name, for a cue of other force, for a content told as fact; and for that
/// as a share of the longer: one that tells much else tells another thing.
const ANOTHER_SOURCE: f64 = 0.5;
const UNNAMED_SOURCE: f64 = 0.1;
const OTHER_FORCE: f64 = 0.1;
const TOLD_AS_FACT: f64 = 0.25;
const TOLD_AS_FACT_OF_BOTH: f64 = 0.2;
/// A source and its cue stand within so many bytes.
const NEAR: usize = 80;

/// Who says what of a claim.
struct Said<'r> {
    quotation: &'r Quotation,
    /// Source and cue, or what of them stands inside the claim.
    words: Span,
    /// The words for the source at this place: "he", "Mayor Reyes".
    mention: &'r str,
    cue: &'r str,
    force: Option<Force>,
    stems: BTreeSet<&'r str>,
    /// Weight of the content's words by stem.
    weights: BTreeMap<&'r str, f64>,
    /// The content is most of what the claim says.
    most: bool,
    /// It holds a negation.
    negates: bool,
}

/// The differences between whom two claims attribute their content to.
pub(super) fn find(facing: &Facing) -> Vec<Difference> {
    let (Some(report_a), Some(report_b)) = (facing.report_a(), facing.report_b()) else {
        return Vec::new();
    };
    let (Some(claim_a), Some(claim_b)) = (facing.claim_a(), facing.claim_b()) else {
        return Vec::new();
    };
    let score = facing.link.map_or(1.0, |l| l.score);
    let same = facing.link.is_none_or(|l| l.relation == Relation::Same);
    // A headline has no room for sources.
    if !same || score < LIKELY_LINK || facing.is_headline_a() != facing.is_headline_b() {
        return Vec::new();
    }
    let first = said(report_a, claim_a, facing.facts_a, facing.quotations_a());
    let second = said(report_b, claim_b, facing.facts_b, facing.quotations_b());
    let found = match (best_pair(&first, &second), first.first(), second.first()) {
        (Some((a, b)), ..) => between(a, b, score).map(|note| (a.words, b.words, note)),
        (None, Some(a), None) if asserts(a) && is_plain(report_b, claim_b, facing.facts_b) => {
            fact(a, facing.facts_b, claim_b)
                .map(|fact| (a.words, fact, "attributed against told as fact".to_owned()))
        }
        (None, None, Some(b)) if asserts(b) && is_plain(report_a, claim_a, facing.facts_a) => {
            fact(b, facing.facts_a, claim_a)
                .map(|fact| (fact, b.words, "told as fact against attributed".to_owned()))
        }
        _ => None,
    };
    // What another clause of a sentence attributes is told of that clause, in its row.
    let own = |(a, b, _): &(Span, Span, String)| {
        a.overlap(claim_a.span) > 0 && b.overlap(claim_b.span) > 0
    };
    let found = found
        .filter(own)
        .map(|(a, b, note)| facing.difference(ChangeKind::Attribution, a, b, note));
    found
        .or_else(|| distance::find(facing))
        .into_iter()
        .collect()
}

/// The attributions of a claim whose source or cue stands in it, those of most of its words first.
fn said<'r>(
    report: &'r Report,
    claim: &Claim,
    facts: &'r ClaimFacts,
    quotations: impl Iterator<Item = &'r Quotation>,
) -> Vec<Said<'r>> {
    let sentence = report.sentence_of(claim);
    let mut found: Vec<(usize, Said)> = quotations
        .take(MOST_QUOTATIONS)
        .filter_map(|quotation| {
            let words = attributing_words(quotation, sentence)?;
            if quotation.cue.is_some_and(|cue| is_act(report.text(cue))) {
                return None;
            }
            let held = quotation.span.overlap(sentence);
            let cue = quotation.cue.map(|c| report.text(c)).unwrap_or_default();
            let weights = weights(
                facts
                    .words
                    .iter()
                    .filter(|w| quotation.span.contains(w.span)),
            );
            let mention = quotation.speaker.as_ref().map(|s| report.text(s.mention));
            let main = held as f64 >= MAIN_SHARE * sentence.len() as f64;
            main.then_some((
                held,
                Said {
                    quotation,
                    words,
                    mention: mention.unwrap_or_default(),
                    cue,
                    force: force_of(report, quotation, cue),
                    negates: report
                        .text(quotation.span)
                        .to_lowercase()
                        .split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
                        .any(|w| {
                            NEGATIONS.contains(&w) || w.ends_with("n't") || w.ends_with("n’t")
                        }),
                    most: held as f64 >= MOST_SHARE * sentence.len() as f64,
                    stems: weights.keys().copied().collect(),
                    weights,
                },
            ))
        })
        .collect();
    found.sort_by_key(|(held, said)| (std::cmp::Reverse(*held), said.words));
    found.into_iter().map(|(_, said)| said).collect()
}

/// The weight of each stem that tells.
fn weights<'w>(words: impl Iterator<Item = &'w Word>) -> BTreeMap<&'w str, f64> {
    let telling = words.filter(|w| !is_function_word(&w.normal));
    telling.map(|w| (w.stem.as_str(), w.weight)).collect()
}

/// Weight of the stems in both, as a share of that of the lighter, 0..1.
fn common(a: &BTreeMap<&str, f64>, b: &BTreeMap<&str, f64>) -> f64 {
    share(a, b, f64::min)
}

/// The same, as a share of the total that `of` chooses from both.
fn share(a: &BTreeMap<&str, f64>, b: &BTreeMap<&str, f64>, of: fn(f64, f64) -> f64) -> f64 {
    let shared: f64 = a
        .iter()
        .filter(|(stem, _)| b.contains_key(*stem))
        .map(|(_, weight)| weight)
        .sum();
    let total = |all: &BTreeMap<&str, f64>| all.values().sum::<f64>();
    let least = of(total(a), total(b));
    if least > 0.0 {
        (shared / least).min(1.0)
    } else {
        0.0
    }
}

/// The force of a cue; to call something by a name is none to call for it.
fn force_of(report: &Report, quotation: &Quotation, cue: &str) -> Option<Force> {
    let force = force(cue)?;
    let calls = cue.to_lowercase().starts_with("call");
    let between = quotation
        .cue
        .filter(|c| c.end <= quotation.span.start)
        .map_or("", |c| report.text(Span::new(c.end, quotation.span.start)));
    let demands = between.split_whitespace().any(|w| w == "for" || w == "on");
    Some(if calls && !demands {
        Force::Neutral
    } else {
        force
    })
}

/// The stretch of source and cue inside a claim.
fn attributing_words(quotation: &Quotation, claim: Span) -> Option<Span> {
    let inside = |span: Span| claim.contains(span) && !span.is_empty();
    let mention = quotation
        .speaker
        .as_ref()
        .map(|s| s.mention)
        .filter(|m| inside(*m));
    let cue = quotation.cue.filter(|c| inside(*c));
    match (mention, cue) {
        (Some(m), Some(c)) => {
            let both = Span::new(m.start.min(c.start), m.end.max(c.end));
            Some(if both.len() <= m.len() + c.len() + NEAR {
                both
            } else {
                c
            })
        }
        (one, other) => one.or(other),
    }
}

/// Two attributions of one content: of the pairs that share content, the one that shares most.
fn best_pair<'s, 'r>(
    first: &'s [Said<'r>],
    second: &'s [Said<'r>],
) -> Option<(&'s Said<'r>, &'s Said<'r>)> {
    let mut best: Option<(usize, (&Said, &Said))> = None;
    for a in first {
        for b in second {
            let shared = a.stems.intersection(&b.stems).count();
            let shorter = a.stems.len().min(b.stems.len());
            let enough = shared >= SHARED_STEMS.min(shorter.max(1))
                && shared as f64 >= SHARED * shorter as f64;
            // The link says that claims of which it is the most tell the same.
            let linked = a.most && b.most && shared > 0;
            if (enough || linked) && best.as_ref().is_none_or(|(most, _)| shared > *most) {
                best = Some((shared, (a, b)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

const NEGATIONS: [&str; 6] = ["not", "no", "never", "nobody", "nothing", "none"];

/// To plan, to agree or to decide is an act of the one who is named, not a source.
const ACTS: [&str; 7] = [
    "plan", "intend", "consider", "agree", "decide", "decline", "refuse",
];

fn is_act(cue: &str) -> bool {
    let cue = cue.to_lowercase();
    ACTS.iter()
        .any(|act| cue.contains(act.trim_end_matches('e')))
}

/// How two attributions of one content differ.
fn between(a: &Said, b: &Said, link: f64) -> Option<String> {
    let common = common(&a.weights, &b.weights);
    let (one, other) = (a.quotation.speaker.as_ref(), b.quotation.speaker.as_ref());
    let known = acquaintance(one, other);
    if let (Some(x), Some(y)) = (one, other) {
        let unnamed = match (is_unnamed(x), is_unnamed(y)) {
            (false, true) if is_named(x) => Some("named against unnamed source"),
            (true, false) if is_named(y) => Some("unnamed against named source"),
            _ => None,
        };
        if let Some(note) = unnamed {
            return (common >= UNNAMED_SOURCE).then(|| note.to_owned());
        }
        let person = match (is_document(x), is_document(y)) {
            (true, false) => tells_name(y, b.mention),
            (false, true) => tells_name(x, a.mention),
            _ => false,
        };
        if person {
            return (common >= ANOTHER_SOURCE).then(|| "a person against a document".to_owned());
        }
        if known == Acquaintance::Different {
            let told = tells_name(x, a.mention) && tells_name(y, b.mention);
            let apart = told
                && !names_too(a.mention, y)
                && !names_too(b.mention, x)
                && !spelt_otherwise(&x.name, &y.name);
            return (apart && common >= ANOTHER_SOURCE).then(|| "another source".to_owned());
        }
        if known != Acquaintance::Same {
            return None;
        }
    }
    if is_one_denial(a, b) || is_one_denial(b, a) {
        return None;
    }
    let direct = [a, b]
        .iter()
        .all(|s| s.quotation.kind == QuotationKind::Direct);
    let (x, y) = (weight(a.force?, a.cue), weight(b.force?, b.cue));
    let alike = common >= OTHER_FORCE || link >= SURE_LINK;
    let (mine, theirs) = (a.cue.to_lowercase(), b.cue.to_lowercase());
    let other = x != y || of_other_force(&mine, &theirs);
    // Who says something and asks, demands or promises may do both, one after the other.
    let of_another_act = a.force != b.force && [a, b].iter().any(|s| is_of_act(s.force));
    (other && !direct && alike && (!of_another_act || link >= SURE_LINK))
        .then(|| format!("“{}” against “{}”", a.cue, b.cue))
}

/// Does a verb of this force do more than say: ask, demand, promise?
fn is_of_act(force: Option<Force>) -> bool {
    matches!(
        force,
        Some(Force::Asking | Force::Directive | Force::Promising)
    )
}

/// "Denied that she had ever" and "said that she had never": one denial.
fn is_one_denial(denying: &Said, saying: &Said) -> bool {
    let negates = |said: &Said| said.negates;
    denying.force == Some(Force::Denying)
        && saying.force != Some(Force::Denying)
        && negates(saying)
        && !negates(denying)
}

/// Classes of cues that let the speaker stand behind the words alike. To confirm is more than to
/// announce, to pressure more than to call for.
fn weight(force: Force, cue: &str) -> u8 {
    let cue = cue.to_lowercase();
    let is = |lemmas: &[&str]| lemmas.iter().any(|lemma| cue.contains(lemma));
    match force {
        Force::Announcing if is(&["confirm"]) => 1,
        Force::Directive if is(&["demand", "order", "press", "instruct"]) => 13,
        Force::Neutral | Force::Announcing | Force::Showing | Force::Thinking => 0,
        Force::Assertive => 2,
        Force::Claiming => 3,
        Force::Admitting => 4,
        Force::Denying => 5,
        Force::Directive => 6,
        Force::Warning => 7,
        Force::Critical => 8,
        Force::Promising => 9,
        Force::Approving => 10,
        Force::Asking => 11,
        Force::Emotive => 12,
    }
}

/// Does the source assert the content? To announce or to demand is an act, which a report may
/// tell as fact.
fn asserts(said: &Said) -> bool {
    let asserting = matches!(
        said.force,
        Some(
            Force::Neutral | Force::Assertive | Force::Claiming | Force::Admitting | Force::Warning
        )
    );
    asserting && said.quotation.kind == QuotationKind::Indirect
}

/// Does a claim tell what it tells itself? One with a verb of saying anywhere, or with the
/// speaker before a colon in a headline, leaves it to somebody.
fn is_plain(report: &Report, claim: &Claim, facts: &ClaimFacts) -> bool {
    let headline = is_headline(Some(report), Some(claim));
    let speaks = |word: &Word| {
        let finite = headline || ["ed", "ing"].iter().any(|e| word.normal.ends_with(e));
        let said = matches!(
            word.normal.as_str(),
            "says" | "say" | "said" | "told" | "wrote"
        );
        said || LEFT_TO_SOMEBODY.contains(&word.normal.as_str())
            || finite && force(&word.normal).is_some_and(|f| f != Force::Showing)
    };
    let colon = headline && report.text(report.sentence_of(claim)).contains(':');
    facts.quotations.is_empty() && !colon && !facts.words.iter().any(speaks)
}

/// Words that leave a statement to somebody, or open.
const LEFT_TO_SOMEBODY: [&str; 14] = [
    "insist",
    "insists",
    "claims",
    "allegations",
    "allegedly",
    "reportedly",
    "speech",
    "interview",
    "remarks",
    "statement",
    "clear",
    "whether",
    "according",
    "argue",
];

/// From the claim's begin to its last content word that the attributed content has too.
fn fact(said: &Said, facts: &ClaimFacts, claim: &Claim) -> Option<Span> {
    let mine = weights(facts.words.iter());
    let shared = mine.keys().filter(|s| said.stems.contains(*s)).count();
    if shared < SHARED_STEMS
        || common(&said.weights, &mine) < TOLD_AS_FACT
        || share(&said.weights, &mine, f64::max) < TOLD_AS_FACT_OF_BOTH
    {
        return None;
    }
    let last = facts
        .words
        .iter()
        .filter(|w| !is_function_word(&w.normal))
        .rfind(|w| said.stems.contains(w.stem.as_str()))?;
    Some(Span::new(claim.span.start, last.span.end))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests;
