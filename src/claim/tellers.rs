//! Who tells a quotation that no listed cue takes: the name that signs it, or that stands behind it
//! with a verb of any kind.

use super::names::name_runs;
use super::phrases::subject_after;
use super::tokens::{Kind, Passage};
use crate::text::verb_forms::plain_form;
use std::ops::Range;

/// The speaker of `“…,” sobbed union chief Ana Reyes.`, whose verb is in no list: a past form right
/// behind the marks, and a name that ends the clause.
pub(super) fn teller_behind(
    passage: &Passage,
    sentence: &Range<usize>,
    quote: usize,
) -> Option<Range<usize>> {
    let verb = quote + 1;
    let word = passage.word(verb);
    let past = word.ends_with("ed") && word.len() > 4 || plain_form(word) != word;
    let spoken = passage.inner(quote).ends_with([',', '?', '!', '’', '\'']);
    if quote != sentence.start || !past || !spoken || passage.capital(verb) {
        return None;
    }
    let subject = subject_after(passage, verb)?;
    let ends = matches!(
        passage.kind(subject.end),
        None | Some(Kind::Stop | Kind::Comma)
    );
    let named = name_runs(passage, subject.clone());
    let named = named.last().is_some_and(|run| run.name.end == subject.end);
    (ends && named).then_some(subject)
}

/// The name that signs a quotation: `“We never gave up.” — Ana Reyes`.
pub(super) fn signature(passage: &Passage, quote: usize) -> Option<Range<usize>> {
    let start = quote + 2;
    let end = (start..start + 8)
        .find(|n| !passage.is_word(*n))
        .filter(|_| passage.is(quote + 1, Kind::Dash))?;
    let runs = name_runs(passage, start..end);
    let closes = matches!(
        passage.kind(end),
        None | Some(Kind::Stop | Kind::Comma | Kind::Open)
    );
    let run = runs
        .first()
        .filter(|run| closes && run.titles.start == start && run.name.end == end)?;
    Some(run.titles.start..run.name.end)
}
