//! A paragraph as the finders of cues and speakers read it: words, marks, and each quoted stretch
//! as one token.

use super::cues::{self, CueForm};
use super::grammar::{Roles, roles};
use super::quotation_marks::Stretch;
use crate::text::Span;
use std::ops::Range;

/// In tokens, a quoted stretch being one.
const LONGEST_SENTENCE: usize = 300;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A quoted stretch, by its number in the paragraph.
    Quote(usize),
    /// What ends a sentence.
    Stop,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    Other,
}

/// One token; its span is of the article's text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub span: Span,
    pub kind: Kind,
    /// Lower case, without a possessive ending, apostrophes straight.
    pub word: String,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Ends in 's or s'.
    pub possessive: bool,
    pub roles: Roles,
    pub cue: Option<CueForm>,
}

/// One paragraph.
#[derive(Debug)]
pub(super) struct Passage<'t> {
    /// The article's text.
    pub text: &'t str,
    pub span: Span,
    pub headline: bool,
    pub tokens: Vec<Token>,
    /// Its quoted stretches, spans of the article's text.
    pub stretches: Vec<Stretch>,
    /// Token ranges of its sentences; a quoted stretch lies in one sentence, however many it holds.
    pub sentences: Vec<Range<usize>>,
}

impl Passage<'_> {
    pub fn token(&self, number: usize) -> Option<&Token> {
        self.tokens.get(number)
    }

    pub fn kind(&self, number: usize) -> Option<Kind> {
        self.tokens.get(number).map(|t| t.kind)
    }

    pub fn is(&self, number: usize, kind: Kind) -> bool {
        self.kind(number) == Some(kind)
    }

    pub fn is_word(&self, number: usize) -> bool {
        self.is(number, Kind::Word)
    }

    pub fn word(&self, number: usize) -> &str {
        self.tokens.get(number).map_or("", |t| t.word.as_str())
    }

    pub fn has(&self, number: usize, role: Roles) -> bool {
        self.tokens.get(number).is_some_and(|t| t.roles.has(role))
    }

    pub fn capital(&self, number: usize) -> bool {
        self.tokens.get(number).is_some_and(|t| t.capital)
    }

    pub fn stretch(&self, number: usize) -> Option<&Stretch> {
        match self.kind(number) {
            Some(Kind::Quote(stretch)) => self.stretches.get(stretch),
            _ => None,
        }
    }

    pub fn inner(&self, number: usize) -> &str {
        self.stretch(number).map_or("", |s| s.inner.of(self.text))
    }

    /// The text from the first token of a range to its last.
    pub fn cover(&self, range: Range<usize>) -> Span {
        let start = self
            .token(range.start)
            .map_or(self.span.end, |t| t.span.start);
        let end = range
            .end
            .checked_sub(1)
            .and_then(|last| self.token(last))
            .map_or(start, |t| t.span.end);
        Span::new(start, end)
    }
}

/// Reads a paragraph. `stretches` are its quoted stretches and `ends` the ends of its sentences,
/// both as offsets of the article's text, in order.
pub(super) fn passage<'t>(
    text: &'t str,
    span: Span,
    headline: bool,
    stretches: Vec<Stretch>,
    ends: &[usize],
) -> Passage<'t> {
    let mut tokens = Vec::new();
    let mut start = span.start;
    for (number, stretch) in stretches.iter().enumerate() {
        tokenize(
            text,
            Span::new(start, stretch.outer.start),
            ends,
            &mut tokens,
        );
        tokens.push(Token {
            span: stretch.outer,
            kind: Kind::Quote(number),
            word: String::new(),
            capital: false,
            possessive: false,
            roles: Roles::default(),
            cue: None,
        });
        start = stretch.outer.end;
    }
    tokenize(text, Span::new(start, span.end), ends, &mut tokens);
    let mut passage = Passage {
        text,
        span,
        headline,
        tokens,
        stretches,
        sentences: Vec::new(),
    };
    passage.sentences = sentences(&passage);
    if !headline {
        read_capitals_as_names(&mut passage);
    }
    passage
}

/// A capital inside a sentence makes a name of what else would be an adverb, an auxiliary or a
/// month: "Long said", "Will Reyes", "Theresa May".
fn read_capitals_as_names(passage: &mut Passage) {
    let firsts: Vec<usize> = passage.sentences.iter().map(|s| s.start).collect();
    for (number, token) in passage.tokens.iter_mut().enumerate() {
        if token.capital && firsts.binary_search(&number).is_err() {
            token.roles = token.roles.without(Roles::ADVERB.with(Roles::AUXILIARY));
        }
    }
}

fn tokenize(text: &str, span: Span, ends: &[usize], tokens: &mut Vec<Token>) {
    let part = span.of(text);
    let mut characters = part.char_indices().peekable();
    let mut before = ' ';
    while let Some((offset, character)) = characters.next() {
        let at = span.start + offset;
        if character.is_whitespace() {
            before = character;
            continue;
        }
        let mut end = at + character.len_utf8();
        let mut kind = kind_of(character, before);
        if character.is_alphanumeric() || "$€£#@%&".contains(character) {
            kind = Kind::Word;
            let mut last = character;
            while let Some((inner, next)) = characters.peek().copied() {
                let following = part
                    .get(inner + next.len_utf8()..)
                    .and_then(|r| r.chars().next());
                if !next.is_alphanumeric()
                    && !joins(
                        next,
                        last,
                        following,
                        is_end(ends, span.start + inner, text),
                    )
                {
                    break;
                }
                end = span.start + inner + next.len_utf8();
                last = next;
                characters.next();
            }
            before = last;
        } else {
            while kind != Kind::Open
                && let Some((inner, _)) = characters.next_if(|(_, c)| *c == character)
            {
                end = span.start + inner + character.len_utf8();
                if character == '-' {
                    kind = Kind::Dash;
                }
            }
            if kind == Kind::Stop && character == '.' && !is_end(ends, end - 1, text) {
                kind = Kind::Other;
            }
            before = character;
        }
        tokens.push(token(text, Span::new(at, end), kind));
    }
}

fn token(text: &str, span: Span, kind: Kind) -> Token {
    let shown = span.of(text);
    let mut word = String::new();
    let mut possessive = false;
    if kind == Kind::Word {
        word = shown.to_lowercase().replace('’', "'");
        possessive = word.ends_with("'s") || word.ends_with("s'");
        if possessive {
            word.truncate(word.len() - if word.ends_with("'s") { 2 } else { 1 });
        }
    }
    let plain = word.trim_end_matches('.');
    let mut roles = roles(plain);
    if !roles.has(Roles::TITLE) && word.len() > 4 && word.ends_with("ly") {
        roles = roles.with(Roles::ADVERB);
    }
    Token {
        span,
        kind,
        capital: shown.chars().next().is_some_and(char::is_uppercase),
        possessive,
        roles,
        cue: if kind == Kind::Word {
            cues::form(&word)
        } else {
            None
        },
        word,
    }
}

/// Does a mark stand inside a word?
fn joins(mark: char, before: char, after: Option<char>, ends_sentence: bool) -> bool {
    let after_letter = after.is_some_and(char::is_alphanumeric);
    match mark {
        '\'' | '’' => before.is_alphanumeric() && (after_letter || before == 's'),
        '-' | '‐' | '‑' | '/' | '&' | '@' | '_' | ':' => {
            before.is_alphanumeric() && after_letter && (mark != ':' || before.is_ascii_digit())
        }
        ',' => before.is_ascii_digit() && after.is_some_and(|c| c.is_ascii_digit()),
        '.' => before.is_alphanumeric() && (after_letter || !ends_sentence),
        '%' => before.is_ascii_digit(),
        _ => ('\u{0300}'..='\u{036F}').contains(&mark),
    }
}

/// Does a sentence end at this full stop (or behind the closing marks after it)?
fn is_end(ends: &[usize], stop: usize, text: &str) -> bool {
    let next = ends.partition_point(|end| *end <= stop);
    ends.get(next).is_some_and(|end| {
        *end - stop <= 8
            && text
                .get(stop..*end)
                .is_some_and(|rest| !rest.contains(char::is_alphanumeric))
    })
}

fn kind_of(character: char, before: char) -> Kind {
    match character {
        '.' | '!' | '?' | '…' => Kind::Stop,
        ',' => Kind::Comma,
        ':' => Kind::Colon,
        ';' => Kind::Semicolon,
        '—' | '–' | '―' => Kind::Dash,
        '-' if before.is_whitespace() => Kind::Dash,
        '(' | '[' | '{' => Kind::Open,
        ')' | ']' | '}' => Kind::Close,
        _ => Kind::Other,
    }
}

/// The sentences of a paragraph, each quoted stretch being one token.
fn sentences(passage: &Passage) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (number, token) in passage.tokens.iter().enumerate() {
        let ends = match token.kind {
            // A "sentence" of such a length is no prose; what is sought in one is bounded by this.
            _ if number - start >= LONGEST_SENTENCE => true,
            Kind::Stop => true,
            Kind::Quote(_) => quote_ends_sentence(passage, number),
            _ => false,
        };
        if ends {
            found.push(start..number + 1);
            start = number + 1;
        }
    }
    if start < passage.tokens.len() {
        found.push(start..passage.tokens.len());
    }
    found.retain(|range| {
        range
            .clone()
            .any(|n| matches!(passage.kind(n), Some(Kind::Word | Kind::Quote(_))))
    });
    found
}

/// Does the sentence end with this quoted stretch? Not in `“Why?” she asked`.
fn quote_ends_sentence(passage: &Passage, number: usize) -> bool {
    let inner = passage
        .inner(number)
        .trim_end_matches(['\'', '’', ')', ' ', '"', '”']);
    let Some(last) = inner.chars().next_back() else {
        return false;
    };
    let Some(next) = passage.token(number + 1) else {
        return true;
    };
    if !".!?…—-".contains(last) {
        return false;
    }
    let sharp = last != '.' || inner.ends_with("..");
    match next.kind {
        Kind::Quote(_) => true,
        Kind::Word if next.capital => !(sharp && cue_clause_follows(passage, number + 1)),
        Kind::Word => {
            let cue = next.cue.is_some_and(|c| c.quotes());
            !cue && !sharp && next.roles.has(Roles::DETERMINER)
        }
        _ => false,
    }
}

/// Does a cue clause begin here: "Ana Reyes, the mayor (Ind.), asked."?
fn cue_clause_follows(passage: &Passage, from: usize) -> bool {
    (from..from + 24)
        .take_while(|n| {
            !matches!(
                passage.kind(*n),
                None | Some(Kind::Stop | Kind::Semicolon | Kind::Colon)
            )
        })
        .any(|n| {
            let cue = passage.token(n).and_then(|t| t.cue);
            let speaks = cue.is_some_and(|c| c.quotes() && c.finite()) && !passage.capital(n);
            let relative = n > from && passage.has(n - 1, Roles::RELATIVE);
            let leads_on = passage.is(n + 1, Kind::Colon) || passage.stretch(n + 2).is_some();
            let content = leads_on
                || passage.word(n + 1) == "that"
                || passage.has(n + 1, Roles::PRONOUN) && !passage.has(n + 1, Roles::ADDRESSEE);
            speaks && !relative && !content
        })
}
