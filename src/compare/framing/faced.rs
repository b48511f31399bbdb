//! What the changes of a row set against a loaded word: it belongs beside the word, as what
//! [`super::beside`] finds does.

use super::beside::{forms, holds_all};
use crate::compare::model::{ChangeKind, ChangeSide, Claim, Cue, Label, Loaded, Quote, Row};
use crate::text::words;
use rustc_hash::FxHashMap;

/// Adds what the changes of the rows set against loaded words, where a source has nothing beside
/// them yet; `claims` and `quotes` are those of all sources. Of another attribution that is the
/// speech verb.
pub(in crate::compare) fn add_changes(
    loaded: &mut [Loaded],
    rows: &[Row],
    claims: &[Claim],
    quotes: &[Quote],
) {
    let source_of: FxHashMap<&str, &str> = claims
        .iter()
        .map(|claim| (claim.id.as_str(), claim.source.as_str()))
        .collect();
    let order: FxHashMap<&str, usize> = claims.iter().map(|c| c.source.as_str()).zip(0..).collect();
    let mut marks_of: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (number, mark) in loaded.iter().enumerate() {
        let marks = marks_of.entry(mark.source.clone()).or_default();
        marks.push(number);
    }
    let mut cues: FxHashMap<&str, Vec<&Cue>> = FxHashMap::default();
    for quote in quotes {
        let cues = cues.entry(quote.source.as_str()).or_default();
        cues.extend(&quote.cue);
    }
    let kinds = [
        ChangeKind::Label,
        ChangeKind::Framing,
        ChangeKind::Attribution,
    ];
    let changes = rows.iter().flat_map(|row| &row.changes);
    for change in changes.filter(|change| kinds.contains(&change.kind)) {
        for (mine, theirs) in [(&change.a, &change.b), (&change.b, &change.a)] {
            let (Some(source), Some(other)) = (
                source_of.get(mine.claim.as_str()),
                source_of.get(theirs.claim.as_str()),
            ) else {
                continue;
            };
            let whole = |side: &ChangeSide| (side.start, side.end, side.text.clone());
            let (here, wording) = match change.kind {
                ChangeKind::Attribution => (
                    cue_within(mine, cues.get(source)),
                    cue_within(theirs, cues.get(other)),
                ),
                _ => (Some(whole(mine)), Some(whole(theirs))),
            };
            let (Some((from, to, _)), Some((start, end, text))) = (here, wording) else {
                continue;
            };
            let said = |text: &str| forms(text, &words::words(text));
            for number in marks_of.get(*source).into_iter().flatten() {
                let faced = |mark: &&mut Loaded| {
                    from <= mark.start
                        && mark.end <= to
                        && mark.beside.iter().all(|label| label.source != *other)
                        && !holds_all(&said(&mark.text), &said(&text))
                };
                let Some(mark) = loaded.get_mut(*number).filter(faced) else {
                    continue;
                };
                mark.beside.push(Label {
                    source: (*other).to_owned(),
                    text: text.clone(),
                    start,
                    end,
                });
                mark.beside
                    .sort_by_key(|label| order.get(label.source.as_str()).copied());
            }
        }
    }
}

/// The first of a source's speech verbs that stands within a side of a change.
fn cue_within(side: &ChangeSide, cues: Option<&Vec<&Cue>>) -> Option<(usize, usize, String)> {
    let mut within = cues?
        .iter()
        .filter(|cue| side.start <= cue.start && cue.end <= side.end);
    within
        .next()
        .map(|cue| (cue.start, cue.end, cue.text.clone()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::compare::Options;
    use crate::compare::build::comparison;
    use crate::compare::framing::tests::{linked, report};

    #[test]
    fn what_a_change_sets_against_a_loaded_word_is_beside_it() {
        let reports = [
            ("post", "The council slashed the fund by a third on Monday."),
            ("wire", "The council cut the fund by a third on Monday."),
        ]
        .map(|(id, text)| {
            let mut report = report(id, text);
            report.article.language = "en".into();
            report
        });
        let comparison = comparison(&reports, &linked(false), None, &Options::default());
        let beside = |mark: &Loaded| {
            let labels = mark
                .beside
                .iter()
                .map(|l| (l.source.clone(), l.text.clone()));
            (mark.text.clone(), labels.collect::<Vec<_>>())
        };
        let marks: Vec<_> = comparison.framing.loaded.iter().map(beside).collect();
        let cut = vec![("wire".to_owned(), "cut".to_owned())];
        assert_eq!(marks, [("slashed".to_owned(), cut)]);
    }
}
