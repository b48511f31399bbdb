//! Contents: what each cue of a sentence attributes, and to which phrase.
//!
//! Three orders occur: the cue before its content (`He said that …`, `She asked: “…”`), behind it
//! (`“…,” he said`; `…, according to X`) and inside it (`The plan, he said, would …`).

use super::attributives::{according_to, before_colon, put_by, reported_by};
use super::complements::{
    after_adjuncts, begins_sentence, complement, content_end, quote_after, quoted_content_end, trim,
};
use super::cues::{CueForm, Inflection};
use super::grammar::Roles;
use super::insertions::whose_affiliation;
use super::phrases::{
    leading_subject, skip_aside_back, subject_after, subject_before, verb_group_start,
};
use super::tokens::{Kind, Passage};
use std::ops::Range;

/// One attribution of a sentence, in tokens of its paragraph.
#[derive(Debug, Clone)]
pub(super) struct Attributed {
    pub cue: Range<usize>,
    pub source: Option<Range<usize>>,
    pub content: Range<usize>,
    /// A second stretch of the content behind an inserted cue clause.
    pub rest: Option<Range<usize>>,
}

/// All attributions of one sentence, in order of their cue.
pub(super) fn attributions(passage: &Passage, sentence: &Range<usize>) -> Vec<Attributed> {
    let mut found: Vec<Attributed> = Vec::new();
    found.extend(before_colon(passage, sentence));
    for number in sentence.clone() {
        // `A lawyer said that the town would wait and added …`: the first speaker goes on.
        let previous = found.first().and_then(|f| f.source.clone());
        let next = if passage.word(number) == "according" && passage.word(number + 1) == "to" {
            according_to(passage, sentence, number)
        } else {
            passage
                .token(number)
                .and_then(|t| t.cue)
                .filter(|cue| in_use(passage, sentence, number, *cue))
                .and_then(|cue| of_verb(passage, sentence, number, cue, previous))
        };
        found.extend(
            next.or_else(|| reported_by(passage, sentence, number))
                .or_else(|| put_by(passage, sentence, number)),
        );
    }
    found
}

/// The last verb of a sentence that takes quotations, with its subject.
pub(super) fn last_cue(
    passage: &Passage,
    sentence: &Range<usize>,
) -> Option<(usize, Range<usize>)> {
    sentence.clone().rev().find_map(|number| {
        let cue = passage.token(number)?.cue.filter(|c| c.quotes())?;
        let used = in_use(passage, sentence, number, cue);
        let source = forward_source(passage, sentence, number, sentence.start, cue, None);
        source.filter(|_| used).map(|source| (number, source))
    })
}

/// Is the word a verb here, in the active voice?
fn in_use(passage: &Passage, sentence: &Range<usize>, number: usize, cue: CueForm) -> bool {
    if passage.capital(number) && !passage.headline && number != sentence.start {
        return false;
    }
    // "called up Reyes", "called off the vote": nothing is said.
    let particle = matches!(passage.word(number + 1), "up" | "off" | "back" | "in");
    if cue.entry.lemma == "call" && particle {
        return false;
    }
    let start = verb_group_start(passage, number, sentence.start);
    let group = |word: &str| (start..number).any(|n| passage.word(n) == word);
    let to_be = ["is", "are", "was", "were", "be", "been", "being", "am"]
        .iter()
        .any(|word| group(word));
    let contracted = (start..number).any(|n| passage.word(n).ends_with("n't"));
    let before = start.checked_sub(1).filter(|n| *n >= sentence.start);
    let word_before = before.map_or("", |n| passage.word(n));
    if cue.inflection == Inflection::Ing
        && !to_be
        && introduces_quote(passage, number, sentence.end, cue)
    {
        return true;
    }
    let noun_like = before.is_some_and(|n| {
        passage.has(n, Roles::DETERMINER.with(Roles::PREPOSITION))
            && !passage.has(n, Roles::PRONOUN)
            || passage.token(n).is_some_and(|t| t.possessive)
    });
    match cue.inflection {
        Inflection::Past | Inflection::Participle => {
            let passive = to_be && !contracted;
            !passive
                && (!noun_like || word_before == "to")
                && passage.word(number + 1) != "by"
                && !(cue.inflection == Inflection::Participle && start == number)
        }
        Inflection::Present => !noun_like && !to_be,
        Inflection::Ing => {
            to_be
                || before.is_some_and(|n| {
                    matches!(
                        passage.kind(n),
                        Some(Kind::Comma | Kind::Dash | Kind::Quote(_))
                    )
                })
        }
        Inflection::Base => {
            let helped =
                start < number && (start..number).any(|n| passage.has(n, Roles::AUXILIARY));
            let subject = skip_aside_back(passage, start, sentence.start).checked_sub(1);
            let plural = subject.filter(|n| *n >= sentence.start).is_some_and(|n| {
                passage.is_word(n)
                    && (matches!(
                        passage.word(n),
                        "they"
                            | "we"
                            | "i"
                            | "you"
                            | "who"
                            | "people"
                            | "police"
                            | "some"
                            | "many"
                            | "others"
                    ) || (passage.word(n).ends_with('s')
                        && !passage.word(n).ends_with("ss")
                        && !passage.has(n, Roles::AUXILIARY)))
            });
            (helped || plural) && !noun_like
        }
    }
}

fn of_verb(
    passage: &Passage,
    sentence: &Range<usize>,
    verb: usize,
    cue: CueForm,
    previous: Option<Range<usize>>,
) -> Option<Attributed> {
    let group = verb_group_start(passage, verb, sentence.start);
    let floor = (sentence.start..group)
        .rev()
        .find(|n| matches!(passage.kind(*n), Some(Kind::Quote(_) | Kind::Semicolon)))
        .map_or(sentence.start, |n| n + 1);
    let quotes_on = introduces_quote(passage, verb, sentence.end, cue);
    let behind = if quotes_on && floor == sentence.start {
        None
    } else {
        behind(passage, sentence, verb, floor, cue)
    };
    behind.or_else(|| {
        if cue.finite() || cue.inflection == Inflection::Ing || group < verb {
            before(passage, sentence, verb, floor, cue, previous)
        } else {
            None
        }
    })
}

/// Does the verb lead into a quotation of its own: a whole sentence in marks behind a comma or colon?
fn introduces_quote(passage: &Passage, verb: usize, end: usize, cue: CueForm) -> bool {
    let after = after_adjuncts(passage, verb + 1, end, cue);
    let quote = quote_after(passage, verb, after, end, cue);
    quote.is_some_and(|quote| {
        let inner = passage.inner(quote);
        passage.is(quote - 1, Kind::Colon)
            || begins_sentence(inner) && inner.ends_with(['.', '!', '?', '…', ',', '\'', '’'])
    })
}

/// The cue clause stands behind its content, or inside it.
fn behind(
    passage: &Passage,
    sentence: &Range<usize>,
    verb: usize,
    floor: usize,
    cue: CueForm,
) -> Option<Attributed> {
    if !cue.finite() && verb_group_start(passage, verb, floor) == verb
        || !(cue.quotes() || cue.entry.takes("z"))
    {
        return None;
    }
    let (source, clause) = parenthetical_source(passage, sentence, verb, floor, cue)?;
    let before = clause
        .start
        .checked_sub(1)
        .filter(|n| *n >= sentence.start)?;
    let quoted = passage.stretch(before).is_some()
        || (passage.is(before, Kind::Comma)
            && before > sentence.start
            && passage.stretch(before - 1).is_some());
    if !quoted && !matches!(passage.kind(before), Some(Kind::Comma | Kind::Dash)) {
        return None;
    }
    let after = after_adjuncts(passage, clause.end, sentence.end, cue);
    let closes = match passage.kind(after).filter(|_| after < sentence.end) {
        None
        | Some(
            Kind::Stop | Kind::Comma | Kind::Colon | Kind::Semicolon | Kind::Dash | Kind::Open,
        ) => true,
        Some(Kind::Quote(_)) => quoted,
        // Behind a quotation anything may follow but a content of the cue's own.
        Some(_) => {
            let next = clause.end;
            let own = passage.has(next, Roles::PRONOUN)
                && !passage.has(next, Roles::ADDRESSEE.with(Roles::DETERMINER));
            quoted && !own && passage.word(next) != "that"
        }
    };
    if !closes {
        return None;
    }
    let next_quote = (clause.end..sentence.end).find(|n| passage.stretch(*n).is_some());
    let colon_quote = passage.is(after, Kind::Colon) && next_quote == Some(after + 1);
    if colon_quote {
        return None;
    }
    let start = if quoted {
        quoted_content_start(passage, sentence, before)
    } else {
        clause_before(passage, sentence, clause.start)
    };
    let content = trim(passage, start..clause.start)?;
    let rest = if quoted {
        next_quote
            .filter(|n| resumes(passage, clause.end, *n))
            .map(|n| n..n + 1)
    } else if passage.is(after, Kind::Comma) {
        trim(
            passage,
            after + 1..content_end(passage, after + 1, sentence.end),
        )
        .filter(|rest| goes_on(passage, rest))
    } else {
        None
    };
    if !quoted && (content.len() < 3 && rest.is_none() || !cue.entry.takes("c")) {
        return None;
    }
    Some(Attributed {
        cue: verb..verb + 1,
        source,
        content,
        rest,
    })
}

/// Source and extent of a cue clause behind its content: `she said`, `said Ana Reyes`.
fn parenthetical_source(
    passage: &Passage,
    sentence: &Range<usize>,
    verb: usize,
    floor: usize,
    cue: CueForm,
) -> Option<(Option<Range<usize>>, Range<usize>)> {
    let group = verb_group_start(passage, verb, floor);
    let touching = group.checked_sub(1).filter(|n| *n >= sentence.start);
    let inverted =
        touching.is_some_and(|n| passage.stretch(n).is_some() || passage.is(n, Kind::Comma));
    // Right behind the marks any verb of speaking may: `“…,” stormed Reyes`.
    let closes = touching.is_some_and(|n| passage.stretch(n).is_some());
    let turns =
        cue.entry.takes("v") || closes && cue.quotes() && cue.inflection == Inflection::Past;
    if inverted
        && turns
        && let Some(subject) = subject_after(passage, verb)
    {
        let end = subject.end;
        let short_of_apposition = touching
            .is_some_and(|n| passage.stretch(n).is_some() || n == floor)
            || subject_before(passage, verb, floor).is_none();
        if short_of_apposition {
            return Some((Some(subject), group..end));
        }
    }
    let subject = subject_before(passage, verb, floor)?;
    let subject = whose_affiliation(passage, subject, floor);
    let start = apposition_start(passage, &subject, floor, sentence.start);
    Some((Some(subject), start..verb + 1))
}

/// Where a cue clause right behind a quoted stretch begins: at the description before its name in
/// `“…,” the harbour master, Ana Reyes, told …`, else at the name.
fn apposition_start(
    passage: &Passage,
    subject: &Range<usize>,
    floor: usize,
    sentence: usize,
) -> usize {
    let commas = (floor..subject.start)
        .filter(|n| passage.is(*n, Kind::Comma))
        .count();
    let described = floor > sentence
        && passage.has(floor, Roles::DETERMINER)
        && passage.is(subject.start.saturating_sub(1), Kind::Comma)
        && commas == 1
        && (floor..subject.start).all(|n| {
            !passage.has(n, Roles::AUXILIARY) && (passage.is_word(n) || passage.is(n, Kind::Comma))
        });
    if described { floor } else { subject.start }
}

/// Does a quoted stretch behind a cue clause go on with the one before it?
fn resumes(passage: &Passage, from: usize, quote: usize) -> bool {
    let lower = passage
        .inner(quote)
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| !c.is_uppercase());
    let marked = quote > from
        && matches!(
            passage.kind(quote - 1),
            Some(Kind::Comma | Kind::Dash | Kind::Colon)
        );
    let other_cue = (from..quote).any(|n| {
        passage
            .token(n)
            .is_some_and(|t| t.cue.is_some_and(CueForm::quotes) && !t.capital)
    });
    !other_cue && marked && (lower || quote - from <= 8)
}

/// Where a content that ends in a quoted stretch begins: at the stretch, or with the words of the
/// sentence before it.
fn quoted_content_start(passage: &Passage, sentence: &Range<usize>, before: usize) -> usize {
    let quote = if passage.stretch(before).is_some() {
        before
    } else {
        before.saturating_sub(1)
    };
    let mut start = quote;
    while start > sentence.start {
        match passage.kind(start - 1) {
            Some(Kind::Semicolon | Kind::Colon | Kind::Stop) => break,
            _ => start -= 1,
        }
    }
    while start < quote && passage.has(start, Roles::CONJUNCTION) {
        start += 1;
    }
    start
}

/// Where the clause before a parenthetical cue begins.
pub(super) fn clause_before(passage: &Passage, sentence: &Range<usize>, end: usize) -> usize {
    let mut start = (sentence.start..end)
        .rev()
        .find(|n| matches!(passage.kind(*n), Some(Kind::Semicolon)))
        .map_or(sentence.start, |n| n + 1);
    while start < end
        && (passage.has(start, Roles::CONJUNCTION)
            || !passage.is_word(start) && passage.stretch(start).is_none())
    {
        start += 1;
    }
    start
}

/// Is what follows an inserted cue clause the rest of the content? Not a participle's clause nor an
/// apposition with a relative.
pub(super) fn goes_on(passage: &Passage, rest: &Range<usize>) -> bool {
    let word = passage.word(rest.start);
    (rest.len() >= 2 || passage.stretch(rest.start).is_some())
        && !word.ends_with("ing")
        && !passage.has(rest.start, Roles::RELATIVE)
        && !matches!(
            word,
            "while" | "as" | "but" | "although" | "though" | "with" | "after" | "when" | "citing"
        )
}

/// The cue stands before its content.
fn before(
    passage: &Passage,
    sentence: &Range<usize>,
    verb: usize,
    floor: usize,
    cue: CueForm,
    previous: Option<Range<usize>>,
) -> Option<Attributed> {
    // "Who asked not to be named" says nothing.
    let behind = |n: usize| passage.word(verb + n);
    if (behind(1), behind(2), behind(3)) == ("not", "to", "be") {
        return None;
    }
    let source = forward_source(passage, sentence, verb, floor, cue, previous)
        .map(|source| whose_affiliation(passage, source, sentence.start))
        .filter(|source| may_speak(passage, source))?;
    let after = after_adjuncts(passage, verb + 1, sentence.end, cue);
    let attributed = |content: Option<Range<usize>>| {
        Some(Attributed {
            cue: verb..verb + 1,
            source: Some(source.clone()),
            content: content?,
            rest: None,
        })
    };
    if let Some(quote) = quote_after(passage, verb, after, sentence.end, cue) {
        let end = quoted_content_end(passage, quote, sentence.end);
        return attributed(Some(quote..end));
    }
    let start = complement(passage, verb, after, sentence.end, cue)?;
    attributed(trim(
        passage,
        start..content_end(passage, start, sentence.end),
    ))
}

/// A single plain word is no speaker unless it is a plural or a noun of a speaker's role.
fn may_speak(passage: &Passage, source: &Range<usize>) -> bool {
    let word = passage.word(source.start);
    source.len() > 1
        || passage.capital(source.start)
        || word.ends_with('s')
        || matches!(
            word,
            "police" | "people" | "women" | "men" | "management" | "officialdom"
        )
        || passage.has(
            source.start,
            Roles::PRONOUN.with(Roles::ANONYMOUS).with(Roles::DOCUMENT),
        )
}

fn forward_source(
    passage: &Passage,
    sentence: &Range<usize>,
    verb: usize,
    floor: usize,
    cue: CueForm,
    previous: Option<Range<usize>>,
) -> Option<Range<usize>> {
    let group = verb_group_start(passage, verb, sentence.start);
    let before = group.checked_sub(1).filter(|n| *n >= sentence.start)?;
    let helped = (group..verb).any(|n| passage.has(n, Roles::AUXILIARY));
    let participle = cue.inflection == Inflection::Ing && !helped && !passage.capital(before);
    let leading = || leading_subject(passage, sentence).filter(|s| s.end <= verb);
    if participle || matches!(passage.word(before), "and" | "but" | "then") {
        let main = |p: &Range<usize>| p.end <= verb && !passage.has(p.start, Roles::RELATIVE);
        return previous.filter(main).or_else(leading);
    }
    subject_before(passage, verb, floor).or_else(|| {
        // `“Stop,” the captain shouted, and added: “Now.”`
        passage
            .stretch(before)
            .is_some()
            .then(|| leading_subject(passage, sentence))
            .flatten()
            .filter(|s| s.end <= verb)
    })
}
