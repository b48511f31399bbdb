//! What the other sources of a row say where one has a loaded word.
//!
//! Told in three ways: the verb between the same neighbours in a word difference of both claims
//! ("the council *slammed* the plan", "the council *rejected* the plan"), the same noun with
//! other words before it ("the *disastrous* plan", "the new plan"), or a word that news uses for
//! the same ("the union *blasted* it", "the union criticised the sale"). Where none holds, nothing
//! is said: a longer replacement is seldom about the same thing.

use super::sentences::is_break;
use crate::align::{Alignment, ClaimRef, share_group};
use crate::claim::Report;
use crate::compare::model::{Label, LoadedKind};
use crate::text::stems::Stemmer;
use crate::text::{ScalarIndex, Span, normal::normalize_word, words};
use rustc_hash::FxHashMap;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::ops::Range;

/// Words that must agree on both sides of a replacement, together; small words do not count.
const FEWEST_NEIGHBOURS: usize = 2;

/// Words from a loaded word to its noun.
const TO_NOUN: usize = 3;

/// The claims that are surely linked, and where they stand.
pub(super) struct Rows<'r> {
    reports: &'r [Report],
    indexes: Vec<ScalarIndex<'r>>,
    linked: FxHashMap<ClaimRef, Vec<ClaimRef>>,
}

impl<'r> Rows<'r> {
    /// Looks up links within rows, once.
    pub fn new(reports: &'r [Report], alignment: &Alignment) -> Self {
        let mut row_of: FxHashMap<ClaimRef, usize> = FxHashMap::default();
        for (number, row) in alignment.rows.iter().enumerate() {
            row_of.extend(row.iter().map(|claim| (*claim, number)));
        }
        let mut linked: FxHashMap<ClaimRef, Vec<ClaimRef>> = FxHashMap::default();
        // What a borderline match has in the place of a word may be about something else.
        for link in alignment.links.iter().filter(|link| !link.borderline) {
            let row = row_of.get(&link.a);
            if row.is_some() && row == row_of.get(&link.b) {
                linked.entry(link.a).or_default().push(link.b);
                linked.entry(link.b).or_default().push(link.a);
            }
        }
        for others in linked.values_mut() {
            others.sort_unstable();
        }
        Self {
            reports,
            indexes: reports
                .iter()
                .map(|r| ScalarIndex::new(&r.article.text))
                .collect(),
            linked,
        }
    }

    /// What other sources have in the place of a stretch of a report, one wording a source.
    pub fn beside(&self, report: usize, stretch: Span, kind: LoadedKind) -> Vec<Label> {
        let Some(text) = self.reports.get(report) else {
            return Vec::new();
        };
        let first = text.claims.partition_point(|c| c.span.end <= stretch.start);
        let Some(claim) = text.claims.get(first).filter(|c| c.span.contains(stretch)) else {
            return Vec::new();
        };
        let here = ClaimRef {
            report,
            claim: first,
        };
        let mut found: Vec<(usize, Label)> = Vec::new();
        for other in self.linked.get(&here).into_iter().flatten() {
            if found.iter().any(|(known, _)| *known == other.report) {
                continue;
            }
            let (Some(theirs), Some(index)) = (
                self.reports.get(other.report),
                self.indexes.get(other.report),
            ) else {
                continue;
            };
            let Some(span) = theirs.claims.get(other.claim).map(|c| c.span) else {
                continue;
            };
            let place = in_place_of(
                text.text(claim.span),
                Span::new(
                    stretch.start - claim.span.start,
                    stretch.end - claim.span.start,
                ),
                kind,
                theirs.text(span),
            );
            if let Some(place) = place.map(|p| p.shifted(span.start)) {
                let (start, end) = index.span(place);
                found.push((
                    other.report,
                    Label {
                        source: theirs.id.clone(),
                        text: theirs.text(place).to_owned(),
                        start,
                        end,
                    },
                ));
            }
        }
        found.sort_by_key(|(report, _)| *report);
        found.into_iter().map(|(_, label)| label).collect()
    }
}

/// The words of a text in normal form.
pub(super) fn forms(text: &str, words: &[Span]) -> Vec<String> {
    let normal = words.iter().map(|word| normalize_word(word.of(text)));
    normal.collect()
}

/// The stretch of `theirs` that stands where `mine` has `stretch`.
fn in_place_of(mine: &str, stretch: Span, kind: LoadedKind, theirs: &str) -> Option<Span> {
    let (my_words, their_words) = (words::words(mine), words::words(theirs));
    let (my_forms, their_forms) = (forms(mine, &my_words), forms(theirs, &their_words));
    let first = my_words.partition_point(|w| w.end <= stretch.start);
    let behind = my_words.partition_point(|w| w.start < stretch.end);
    let loaded = my_forms.get(first..behind)?;
    if holds_all(loaded, &their_forms) {
        return None;
    }
    let range = match kind {
        LoadedKind::Violence | LoadedKind::Belittling | LoadedKind::Praising => {
            replaced(&my_forms, first..behind, &their_forms)
        }
        LoadedKind::Emotive | LoadedKind::Intensifier => {
            let ahead = phrase_behind(mine, &my_words, behind);
            same_noun(my_forms.get(ahead)?, theirs, &their_words, &their_forms)
        }
        LoadedKind::Doubting | LoadedKind::ScareQuotes => None,
    };
    let range = range.or_else(|| synonym(&my_forms, first..behind, kind, &their_forms));
    let run = their_words.get(range?)?;
    Some(Span::new(run.first()?.start, run.last()?.end))
}

/// The words behind a loaded word, up to a punctuation mark or a small word; none where they go on
/// further or into a name, so that the last one is not the noun.
fn phrase_behind(text: &str, words: &[Span], behind: usize) -> Range<usize> {
    let mut end = behind;
    while let (Some(before), Some(word)) = (
        end.checked_sub(1).and_then(|b| words.get(b)),
        words.get(end),
    ) {
        let gap = text.get(before.end..word.start).unwrap_or_default();
        let written = word.of(text);
        // "A massive storm *closed* the pier".
        let verb = end > behind && written.len() > 4 && written.ends_with("ed");
        if !gap.trim().is_empty() || verb || is_break(&written.to_lowercase()) {
            break;
        }
        if written.starts_with(char::is_uppercase) || end - behind == TO_NOUN {
            return behind..behind;
        }
        end += 1;
    }
    behind..end
}

/// The one word that news uses for a loaded word: a verb in any of its forms, or a word before what
/// stands behind the loaded one too.
fn synonym(
    mine: &[String],
    loaded: Range<usize>,
    kind: LoadedKind,
    theirs: &[String],
) -> Option<Range<usize>> {
    let [word] = mine.get(loaded.clone())? else {
        return None;
    };
    let verbs = match kind {
        LoadedKind::Violence | LoadedKind::Belittling | LoadedKind::Praising => true,
        LoadedKind::Emotive | LoadedKind::Intensifier => false,
        LoadedKind::Doubting | LoadedKind::ScareQuotes => return None,
    };
    let stemmer = Stemmer::new("en");
    let stem = stemmer.stem(word);
    let means = |(at, other): &(usize, &String)| {
        let fits = match verbs {
            true => verb_ending(other).is_some(),
            false => theirs
                .get(at + 1)
                .is_some_and(|next| mine.get(loaded.end) == Some(next)),
        };
        fits && !is_break(other) && share_group(&stem, &stemmer.stem(other))
    };
    let mut places = (0..).zip(theirs).filter(means);
    let (at, _) = places.next()?;
    places.next().is_none().then_some(at..at + 1)
}

/// Does a text hold a form of every one of these words (in normal form)?
pub(super) fn holds_all<'w>(words: impl IntoIterator<Item = &'w String>, text: &[String]) -> bool {
    let stemmer = Stemmer::new("en");
    let stems: Vec<String> = text.iter().map(|word| stemmer.stem(word)).collect();
    { words.into_iter() }.all(|word| stems.contains(&stemmer.stem(word)))
}

/// The ending that a form of a verb has.
fn verb_ending(word: &str) -> Option<&'static str> {
    ["ed", "ing", "s"]
        .into_iter()
        .find(|ending| word.ends_with(ending))
}

/// The verb in the place of a verb, between neighbours that both claims have.
fn replaced(mine: &[String], stretch: Range<usize>, theirs: &[String]) -> Option<Range<usize>> {
    let operations = capture_diff_slices(Algorithm::Patience, mine, theirs);
    let at = operations.iter().position(|op| {
        op.old_range().start <= stretch.start && stretch.end <= op.old_range().end
    })?;
    let operation = operations.get(at)?;
    let (old, new) = (
        mine.get(operation.old_range())?,
        theirs.get(operation.new_range())?,
    );
    let alike = matches!((old, new), ([old], [new])
        if verb_ending(old).is_some() && verb_ending(old) == verb_ending(new));
    let neighbour = |n: Option<usize>| {
        let kept = n.and_then(|n| operations.get(n));
        kept.filter(|op| op.tag() == DiffTag::Equal)
            .and_then(|op| mine.get(op.old_range()))
            .unwrap_or_default()
    };
    let content = |words: &[String]| {
        let telling = words.iter().filter(|w| !is_break(w));
        telling.count()
    };
    let (before, after) = (neighbour(at.checked_sub(1)), neighbour(Some(at + 1)));
    let held = !before.is_empty()
        && !after.is_empty()
        && content(before) + content(after) >= FEWEST_NEIGHBOURS;
    (operation.tag() == DiffTag::Replace && alike && held).then(|| operation.new_range())
}

/// The last word of the phrase behind a loaded word, with the describing words before it in the
/// other claim; only where that claim has it once.
fn same_noun(
    ahead: &[String],
    theirs: &str,
    words: &[Span],
    forms: &[String],
) -> Option<Range<usize>> {
    let noun = ahead.last()?;
    let mut places = forms.iter().enumerate().filter(|(_, word)| *word == noun);
    let (at, _) = places.next()?;
    if places.next().is_some() {
        return None;
    }
    // "the court sharply *criticised* it": a verb has a subject before it, not a description.
    let verb = verb_ending(noun).is_some_and(|ending| ending != "s");
    let mut first = at;
    while !verb
        && at - first < TO_NOUN
        && let Some(before) = first.checked_sub(1)
        && let (Some(word), Some(next)) = (words.get(before), words.get(first))
        && theirs
            .get(word.end..next.start)
            .is_some_and(|gap| gap.trim().is_empty())
        && !is_break(forms.get(before).map_or("", String::as_str))
    {
        first = before;
    }
    Some(first..at + 1)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::compare::framing::tests::{linked, report};

    #[test]
    fn a_borderline_match_has_nothing_in_the_place() {
        let reports = [
            report("post", "The council slammed the plan on Monday."),
            report("wire", "The council rejected the plan on Monday."),
        ];
        for (borderline, wanted) in [(false, 1), (true, 0)] {
            let alignment = linked(borderline);
            let slammed = Span::new(12, 19);
            let beside = Rows::new(&reports, &alignment).beside(0, slammed, LoadedKind::Violence);
            assert_eq!(beside.len(), wanted, "{beside:?}");
        }
    }

    #[test]
    fn words_in_the_place_of_a_loaded_word() {
        use LoadedKind::{Emotive, Intensifier, Violence};
        for (mine, loaded, kind, theirs, wanted) in [
            (
                "The council slammed the plan on Monday.",
                "slammed",
                Violence,
                "The council rejected the plan on Monday.",
                Some("rejected"),
            ),
            (
                "Dockers marched against the disastrous plan, shouting.",
                "disastrous",
                Emotive,
                "A crowd of dockers told the mayor that the new plan must go.",
                Some("new plan"),
            ),
            (
                "The council slammed the plan on Monday.",
                "slammed",
                Violence,
                "On Monday there was a long debate in the harbour office.",
                None,
            ),
            (
                "The council slammed the plan on Monday.",
                "slammed",
                Violence,
                "On Monday the council slammed it.",
                None,
            ),
            (
                "The union blasted the mayor over the sale of the pier.",
                "blasted",
                Violence,
                "Mayor Quill was criticized by dockers on Monday.",
                Some("criticized"),
            ),
            (
                "The union blasted the mayor over the sale of the pier.",
                "blasted",
                Violence,
                "A blast shook the pier, and dockers criticized the mayor.",
                None,
            ),
            (
                "A massive storm closed the pier.",
                "massive",
                Intensifier,
                "The pier was closed after an enormous storm.",
                Some("enormous storm"),
            ),
            (
                "A massive storm surge closed the pier.",
                "massive",
                Intensifier,
                "The pier was closed after an enormous storm on Monday.",
                Some("enormous"),
            ),
            (
                "A massive storm closed the pier.",
                "massive",
                Intensifier,
                "The pier was closed by a surge, an enormous loss.",
                None,
            ),
            (
                "The council got a gross sum for the pier.",
                "gross",
                Emotive,
                "The council got a federal sum for the pier.",
                Some("federal sum"),
            ),
            (
                "The council ignored calls for the pier.",
                "ignored",
                Violence,
                "The council questions calls for the pier.",
                None,
            ),
            (
                "The court sharply criticised it.",
                "sharply",
                Intensifier,
                "In the end the high court criticised it.",
                Some("criticised"),
            ),
            (
                "Askill harshly criticised current Mayor Quill.",
                "harshly",
                Intensifier,
                "The current mayor is Quill.",
                None,
            ),
            (
                "Harwick hails plan for pier",
                "hails",
                Violence,
                "Harwick has been told of the old town pier",
                None,
            ),
        ] {
            let start = mine.find(loaded).unwrap();
            let found = in_place_of(mine, Span::new(start, start + loaded.len()), kind, theirs);
            assert_eq!(found.map(|span| span.of(theirs)), wanted, "{mine}");
        }
    }
}
