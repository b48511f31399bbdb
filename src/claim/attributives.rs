//! Attributions without a speech verb of the speaker's own: `according to X`, `reported by X`, `Poll:
//! …` in a headline, `as X puts it`.

use super::complements::trim;
use super::contents::{Attributed, clause_before, goes_on};
use super::grammar::Roles;
use super::phrases::{subject_after, verb_group_start};
use super::tokens::{Kind, Passage};
use std::ops::Range;

/// `According to the report, …`; `…, according to the report`.
pub(super) fn according_to(
    passage: &Passage,
    sentence: &Range<usize>,
    number: usize,
) -> Option<Attributed> {
    let start = number + 2;
    let end = (start..sentence.end)
        .find(|n| {
            !passage.is_word(*n) && !passage.is(*n, Kind::Other) || passage.has(*n, Roles::RELATIVE)
        })
        .unwrap_or(sentence.end);
    // "according to how many people live there" names no source.
    let clause = matches!(
        passage.word(start),
        "how" | "what" | "whether" | "where" | "which" | "when" | "who"
    );
    if end <= start || clause {
        return None;
    }
    let source = Some(start..end);
    let cue = number..number + 2;
    if number <= sentence.start + 1 {
        let comma = (end..sentence.end)
            .find(|n| matches!(passage.kind(*n), Some(Kind::Comma | Kind::Colon)))?;
        let content = trim(passage, comma + 1..sentence.end)?;
        return Some(Attributed {
            cue,
            source,
            content,
            rest: None,
        });
    }
    let content = trim(passage, clause_before(passage, sentence, number)..number)?;
    let after = apposed_name_end(passage, end);
    let rest = passage
        .is(after, Kind::Comma)
        .then(|| trim(passage, after + 1..sentence.end))
        .flatten()
        .filter(|rest| goes_on(passage, rest));
    Some(Attributed {
        cue,
        source,
        content,
        rest,
    })
}

/// Where the name in apposition to a source ends: "the landlord of the inn, Ana Reyes"; else `end`.
fn apposed_name_end(passage: &Passage, end: usize) -> usize {
    let next = (end + 1..end + 6)
        .find(|n| !passage.is_word(*n) || !passage.capital(*n))
        .unwrap_or(end);
    let name = passage.is(end, Kind::Comma) && next >= end + 3;
    let closed = matches!(passage.kind(next), None | Some(Kind::Comma | Kind::Stop));
    if name && closed { next } else { end }
}

/// `The visit was first reported by Coast Wire`: borrowed from another source.
pub(super) fn reported_by(
    passage: &Passage,
    sentence: &Range<usize>,
    number: usize,
) -> Option<Attributed> {
    let cue = passage.token(number)?.cue?;
    let group = verb_group_start(passage, number, sentence.start);
    let reports = matches!(
        cue.entry.lemma,
        "report" | "publish" | "announce" | "confirm"
    );
    if !reports || group == number || passage.word(number + 1) != "by" {
        return None;
    }
    Some(Attributed {
        cue: number..number + 1,
        source: Some(subject_after(passage, number + 1)?),
        content: trim(passage, clause_before(passage, sentence, group)..group)?,
        rest: None,
    })
}

/// `Poll: Voters are tired` in a headline.
pub(super) fn before_colon(passage: &Passage, sentence: &Range<usize>) -> Option<Attributed> {
    if !passage.headline {
        return None;
    }
    let colon = sentence
        .clone()
        .take(14)
        .find(|n| passage.is(*n, Kind::Colon))?;
    let source = sentence.start..colon;
    // The head speaks, or the one whose title comes first: "Poll: …", "Sen. Reyes: …".
    let head = colon.saturating_sub(1);
    let speaks = passage.has(
        head,
        Roles::DOCUMENT.with(Roles::TITLE).with(Roles::ANONYMOUS),
    ) || passage.has(sentence.start, Roles::TITLE)
        || passage.stretch(colon + 1).is_some();
    let words = source.clone().all(|n| passage.is_word(n))
        && (colon - sentence.start <= 6 || passage.stretch(colon + 1).is_some());
    let content = trim(passage, colon + 1..sentence.end)?;
    (speaks && words && !source.is_empty()).then(|| Attributed {
        cue: colon..colon + 1,
        source: Some(source),
        content,
        rest: None,
    })
}

/// `“…,” as one engineer put it`.
pub(super) fn put_by(
    passage: &Passage,
    sentence: &Range<usize>,
    number: usize,
) -> Option<Attributed> {
    let puts = matches!(passage.word(number), "put" | "puts") && passage.word(number + 1) == "it";
    let linked = (sentence.start..number)
        .rev()
        .take(16)
        .take_while(|n| passage.is_word(*n))
        .find(|n| puts && passage.word(*n) == "as")?;
    let before = linked.checked_sub(1).filter(|n| *n >= sentence.start)?;
    let quote = before.saturating_sub(usize::from(passage.is(before, Kind::Comma)));
    passage.stretch(quote)?;
    Some(Attributed {
        cue: number..number + 1,
        source: Some(linked + 1..number).filter(|source| !source.is_empty()),
        content: quote..quote + 1,
        rest: None,
    })
}
