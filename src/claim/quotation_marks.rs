//! Which stretches of a paragraph stand inside quotation marks.
//!
//! In: the paragraphs of a report. Out: for each its outermost quoted stretches, in order. Every
//! kind of mark is read (“…”, "…", ''…'', «…», ‘…’, '…'), an apostrophe is told from a closing
//! mark, and a mark without its partner costs at most its own paragraph. One pass per paragraph.

use crate::text::Span;

/// A stretch inside quotation marks; spans are relative to the paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// With its marks.
    pub outer: Span,
    /// Without them.
    pub inner: Span,
    /// Between single marks.
    pub single: bool,
    /// The quotation goes on in the next paragraph: this one has no closing mark.
    pub continues: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    /// Its surroundings do not tell.
    Either,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    side: Side,
    single: bool,
    /// A closing single mark after the "s" of what may be a plural's possessive.
    doubtful: bool,
}

/// The outermost quoted stretches of each paragraph.
pub fn stretches(paragraphs: &[&str]) -> Vec<Vec<Stretch>> {
    let marks: Vec<Vec<Mark>> = paragraphs.iter().map(|text| marks(text)).collect();
    let doubles = |number: usize| {
        marks
            .get(number)
            .map(|m| m.iter().filter(|mark| !mark.single))
    };
    let opens_with_mark = |number: usize| {
        let first = doubles(number).and_then(|mut m| m.next());
        first.is_some_and(|m| m.span.start == 0 && m.side == Side::Open)
    };
    // The paragraph where a quotation ends whose paragraphs in between bear no marks at all.
    let unmarked_end = |number: usize| {
        let next = (number + 1..number + 1 + UNMARKED)
            .find(|n| doubles(*n).is_none_or(|mut m| m.next().is_some()))?;
        let first = doubles(next)?.next()?;
        (first.side == Side::Close).then_some(next)
    };
    let mut result: Vec<Vec<Stretch>> = Vec::with_capacity(paragraphs.len());
    // Up to which paragraph an unmarked quotation runs.
    let mut inside = 0;
    for (number, text) in paragraphs.iter().enumerate() {
        let own = marks.get(number).map(Vec::as_slice).unwrap_or_default();
        let runs_in = inside >= number && number > 0;
        if runs_in && inside > number {
            result.push(vec![whole(text)]);
            continue;
        }
        let mut found = Vec::new();
        let mut rest = own;
        if runs_in
            && let Some(at) = own.iter().position(|m| !m.single)
            && let (_, [end, after @ ..]) = own.split_at(at)
        {
            found.push(Stretch {
                outer: Span::new(0, end.span.end),
                inner: Span::new(0, end.span.start),
                single: false,
                continues: false,
            });
            rest = after;
        }
        let next = if opens_with_mark(number + 1) {
            Next::Opens
        } else if let Some(end) = unmarked_end(number) {
            Next::Closes(end)
        } else {
            Next::Apart
        };
        found.extend(pair(text, rest, next));
        if let (Next::Closes(end), true) = (next, found.last().is_some_and(|s| s.continues)) {
            inside = end;
        }
        result.push(found);
    }
    result
}

/// A paragraph wholly inside a quotation.
fn whole(text: &str) -> Stretch {
    let span = Span::new(0, text.len());
    Stretch {
        outer: span,
        inner: span,
        single: false,
        continues: true,
    }
}

/// How many paragraphs without any mark a quotation may run over.
const UNMARKED: usize = 6;

/// How the paragraphs after one begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// With an opening mark.
    Opens,
    /// Without marks, up to a closing one in the paragraph of this number.
    Closes(usize),
    /// With anything else.
    Apart,
}

/// Pairs the marks of one paragraph.
fn pair(text: &str, marks: &[Mark], next: Next) -> Vec<Stretch> {
    let mut pairing = Pairing::default();
    for mark in marks {
        let inside_single = pairing.open.last().is_some_and(|o| o.single);
        let closes = match mark.side {
            Side::Open => false,
            Side::Close => true,
            Side::Either if mark.single => inside_single,
            Side::Either => pairing.doubles > 0,
        };
        match (closes, mark.single) {
            (false, _) => pairing.open(*mark),
            (true, false) => pairing.close_double(*mark),
            (true, true) if inside_single && mark.doubtful => pairing.doubtful = Some(*mark),
            (true, true) if inside_single => pairing.close_single(*mark),
            (true, true) => {}
        }
    }
    pairing.settle_doubt();
    let Pairing { open, closed, .. } = pairing;
    let mut top = outermost(closed);
    if let Some(start) = open.iter().find(|mark| !mark.single) {
        heal(text, *start, next != Next::Apart, &mut top);
    }
    top
}

/// The marks of a paragraph that stand open, and the pairs found so far.
#[derive(Default)]
struct Pairing {
    open: Vec<Mark>,
    doubles: usize,
    closed: Vec<Stretch>,
    /// A mark that closes the innermost single quotation, unless a surer one follows.
    doubtful: Option<Mark>,
}

impl Pairing {
    fn open(&mut self, mark: Mark) {
        if mark.single {
            self.settle_doubt();
        }
        self.doubles += usize::from(!mark.single);
        self.open.push(mark);
    }

    fn close_single(&mut self, mark: Mark) {
        self.doubtful = None;
        if let Some(start) = self.open.pop() {
            self.closed.push(stretch(start, mark));
        }
    }

    /// A double mark closes whatever single one stands open inside it.
    fn close_double(&mut self, mark: Mark) {
        self.settle_doubt();
        while self.doubles > 0
            && let Some(start) = self.open.pop()
        {
            if !start.single {
                self.doubles -= 1;
                self.closed.push(stretch(start, mark));
                break;
            }
        }
    }

    fn settle_doubt(&mut self) {
        if let Some(mark) = self.doubtful.take()
            && self.open.last().is_some_and(|o| o.single)
        {
            self.close_single(mark);
        }
    }
}

fn stretch(start: Mark, end: Mark) -> Stretch {
    Stretch {
        outer: Span::new(start.span.start, end.span.end),
        inner: Span::new(start.span.end, end.span.start),
        single: start.single,
        continues: false,
    }
}

/// Drops what lies inside another stretch.
fn outermost(mut closed: Vec<Stretch>) -> Vec<Stretch> {
    closed.sort_by_key(|s| (s.outer.start, std::cmp::Reverse(s.outer.end)));
    let mut end = 0;
    closed.retain(|s| {
        // One letter between apostrophes is an elision: rock 'n' roll.
        let elided = s.single && s.inner.len() < 2;
        let keeps = s.outer.start >= end && !s.inner.is_empty() && !elided;
        if keeps {
            end = s.outer.end;
        }
        keeps
    });
    closed
}

/// What becomes of an opening mark that nothing closes: a quotation that goes on in the next
/// paragraph, or one whose closing mark was forgotten at the end of the paragraph. Anything else
/// is left alone.
fn heal(text: &str, start: Mark, continues: bool, top: &mut Vec<Stretch>) {
    let rest = Span::new(start.span.end, text.len()).trimmed(text);
    let ends_well = rest.of(text).ends_with(['.', '!', '?', '…', ':', ',']);
    let later = top
        .iter()
        .any(|s| s.outer.start > start.span.start && s.outer.end == text.len());
    let begins = text.get(..start.span.start).unwrap_or_default();
    let introduced = begins.trim_end().ends_with([':', ',']) || begins.trim().is_empty();
    if later || !ends_well || !introduced || (!continues && rest.len() < 40) {
        return;
    }
    if !continues && rest.of(text).contains(['"', '“', '”']) {
        return;
    }
    top.retain(|s| s.outer.start < start.span.start);
    top.push(Stretch {
        outer: Span::new(start.span.start, rest.end),
        inner: rest,
        single: false,
        continues,
    });
}

/// The quotation marks of a paragraph, with the side that their surroundings give them.
fn marks(text: &str) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut characters = text.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let mut end = offset + character.len_utf8();
        let mut run = 1;
        if is_apostrophe(character) {
            while let Some((at, next)) = characters.next_if(|(_, c)| is_apostrophe(*c)) {
                end = at + next.len_utf8();
                run += 1;
            }
        }
        let next = characters.peek().map_or(' ', |(_, c)| *c);
        let after_next = text
            .get(end..)
            .and_then(|rest| rest.chars().nth(1))
            .unwrap_or(' ');
        let mark = if run > 1 {
            (run < 4).then(|| (straight(before, next), false, false))
        } else {
            side(character, before, next, after_next)
        };
        if let Some((side, single, doubtful)) = mark {
            found.push(Mark {
                span: Span::new(offset, end),
                side,
                single,
                doubtful: doubtful && goes_on_as_phrase(text, end),
            });
        }
        before = character;
    }
    found
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '`' | '´')
}

/// Does a plain word follow, as after "the voters’ choice"?
fn goes_on_as_phrase(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphanumeric)
}

/// Side, whether single, whether it may be a possessive's apostrophe; nothing for an apostrophe.
fn side(mark: char, before: char, next: char, after_next: char) -> Option<(Side, bool, bool)> {
    match mark {
        '“' | '„' | '‟' | '«' => {
            let odd = !before.is_whitespace() && (next.is_whitespace() || ",.".contains(next));
            Some((if odd { Side::Close } else { Side::Open }, false, false))
        }
        '”' | '»' => {
            let odd = opens_before(before) && next.is_alphanumeric();
            Some((if odd { Side::Open } else { Side::Close }, false, false))
        }
        '"' | '″' => Some((straight(before, next), false, false)),
        '‘' | '\'' | '’' | '`' | '´' => {
            let elided = next.is_ascii_digit() && after_next.is_ascii_digit();
            if opens_before(before) && !next.is_whitespace() && !elided && mark != '’' {
                Some((Side::Open, true, false))
            } else if !before.is_whitespace() && !next.is_alphanumeric() && mark != '‘' {
                Some((Side::Close, true, before == 's'))
            } else {
                None
            }
        }
        _ => None,
    }
}

/// May a quotation open after this character?
fn opens_before(before: char) -> bool {
    before.is_whitespace() || "([{—–―-/\"“\u{200B}\u{FEFF}".contains(before)
}

/// The side of a mark that looks the same on both.
fn straight(before: char, next: char) -> Side {
    let opens = opens_before(before) && !next.is_whitespace();
    let closes = !before.is_whitespace() && !next.is_alphanumeric();
    match (opens, closes) {
        (true, false) => Side::Open,
        (false, true) => Side::Close,
        _ => Side::Either,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn inner(paragraphs: &[&str]) -> String {
        let found = stretches(paragraphs);
        let mut parts = Vec::new();
        for (text, own) in paragraphs.iter().zip(&found) {
            parts.extend(own.iter().map(|s| s.inner.of(text)));
        }
        parts.join("|")
    }

    #[test]
    fn every_kind_of_mark_is_paired() {
        for (text, expected) in [
            (
                "“We stayed,” she said. “All night.”",
                "We stayed,|All night.",
            ),
            (
                "\"We stayed,\" she said. \"All night.\"",
                "We stayed,|All night.",
            ),
            (
                "''We stayed,'' she said. ''All night.''",
                "We stayed,|All night.",
            ),
            ("«We stayed», she said.", "We stayed"),
            (
                "‘We stayed,’ she said of the crews’ work. ‘All night.’",
                "We stayed,|All night.",
            ),
            (
                "Mayor calls it 'the crews' finest hour' after flood",
                "the crews' finest hour",
            ),
            ("The crew's log, the ships' horns, rock 'n' roll", ""),
            (
                "“He told me ‘no’ and “never” twice,” she said.",
                "He told me ‘no’ and “never” twice,",
            ),
            (
                "\"He told me \"no\" twice,\" she said.",
                "He told me \"no\" twice,",
            ),
            ("A 6'2\" man said, \"I saw it.\"", "I saw it."),
            ("It was the ‘80s, “a good time.”", "a good time."),
            ("“It broke, he said. “We had to row.”", "We had to row."),
            ("He said,\"We rowed.\"", "We rowed."),
            (
                "“I thought, ‘This is it,’” he said.",
                "I thought, ‘This is it,’",
            ),
            (
                "''I thought, 'This is it,''' he said. ''Odd.''",
                "I thought, 'This is it,|Odd.",
            ),
        ] {
            assert_eq!(inner(&[text]), expected, "{text}");
        }
    }

    #[test]
    fn paragraphs_without_marks_lie_inside_a_quotation() {
        let text = [
            "She wrote: “We drifted.",
            "Nobody came.",
            "Then it rained.”",
            "It ended.",
        ];
        assert_eq!(inner(&text), "We drifted.|Nobody came.|Then it rained.");
    }

    #[test]
    fn a_quotation_runs_over_paragraphs() {
        let text = [
            "“We lost the rudder at nine.",
            "“Then we drifted,” she said.",
        ];
        assert_eq!(inner(&text), "We lost the rudder at nine.|Then we drifted,");
        assert!(stretches(&text)[0][0].continues);
        let forgotten = [
            "He said: “We lost the rudder at nine and drifted until noon.",
            "It rained.",
        ];
        assert_eq!(
            inner(&forgotten),
            "We lost the rudder at nine and drifted until noon."
        );
        assert!(!stretches(&forgotten)[0][0].continues);
    }

    proptest! {
        #[test]
        fn stretches_are_ordered_and_slice(text in "[a-zA-Z ,.“”\"'‘’«»—]{0,80}") {
            let found = stretches(&[&text]);
            let mut end = 0;
            for stretch in &found[0] {
                prop_assert!(stretch.outer.start >= end);
                prop_assert!(text.get(stretch.outer.start..stretch.outer.end).is_some());
                prop_assert!(stretch.outer.contains(stretch.inner));
                end = stretch.outer.end;
            }
        }
    }
}
