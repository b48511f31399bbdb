//! Quotations with their speaker and cue.
//!
//! The order of the work is that of Citron (Newell et al., BBC): cues → contents → sources →
//! resolve. Cues and contents are found sentence by sentence ([`super::contents`]); then the parts
//! of an interrupted quotation are joined, stretches without a cue get the speaker of their
//! neighbourhood, and every source is resolved ([`super::speakers`]).

use super::contents::{Attributed, attributions, last_cue};
use super::model::{Quotation, QuotationKind, Sentence, Speaker};
use super::names::{is_nickname, name_runs};
use super::people::People;
use super::phrases::leading_subject;
use super::quotation_marks::{Stretch, stretches};
use super::speakers::Resolver;
use super::tellers::{signature, teller_behind};
use super::tokens::{Kind, Passage, passage};
use super::transcripts::speaker_label;
use crate::article::{Article, BlockKind};
use crate::text::{Span, words};
use std::ops::Range;

/// A quoted stretch without a cue counts as a quotation from this number of words on; below, it is
/// more often a name or a word held at arm's length.
const FRAGMENT_WORDS: usize = 3;

/// The quotations of a report, in order of their place.
pub fn find(article: &Article, sentences: &[Sentence]) -> Vec<Quotation> {
    let passages = passages(article, sentences);
    let people = People::collect(&passages);
    let mut reader = Reader {
        resolver: Resolver::new(&people),
        drafts: Vec::new(),
        announced: None,
        transcript: is_transcript(&passages),
    };
    for (number, passage) in passages.iter().enumerate() {
        reader.read(passage, number);
    }
    let mut found: Vec<Quotation> = joined(reader.drafts)
        .into_iter()
        .map(|draft| draft.quotation)
        .collect();
    // Marks around nothing but white space quote nothing.
    found.retain(|quotation| !quotation.span.is_empty());
    found.sort_by_key(|q| (q.span.start, std::cmp::Reverse(q.span.end)));
    found.dedup_by(|later, earlier| later.span == earlier.span);
    found
}

/// Where clauses begin inside sentences; see [`super::clauses`].
pub(super) fn clause_cuts(article: &Article, sentences: &[Sentence]) -> Vec<usize> {
    passages(article, sentences)
        .iter()
        .flat_map(super::clauses::cuts)
        .collect()
}

/// Do several paragraphs begin with the label of a speaker? A single one may be a place or a note.
fn is_transcript(passages: &[Passage]) -> bool {
    let labels = passages
        .iter()
        .filter(|p| !p.headline && speaker_label(p.span.of(p.text)).is_some());
    labels.take(3).count() == 3
}

/// The paragraphs that make claims, ready for reading.
fn passages<'a>(article: &'a Article, sentences: &[Sentence]) -> Vec<Passage<'a>> {
    let blocks: Vec<_> = article
        .blocks
        .iter()
        .filter(|b| b.kind.makes_claims())
        .collect();
    let texts: Vec<&str> = blocks.iter().map(|b| article.block_text(b)).collect();
    let ends: Vec<usize> = sentences.iter().map(|s| s.span.end).collect();
    let shifted = |stretch: Stretch, by: usize| Stretch {
        outer: stretch.outer.shifted(by),
        inner: stretch.inner.shifted(by),
        ..stretch
    };
    let marked = stretches(&texts);
    let blocks = blocks.iter().zip(marked);
    blocks
        .map(|(block, marked)| {
            let start = block.span.start;
            let marked = marked.into_iter().map(|s| shifted(s, start));
            let marked = marked.filter(|s| !is_nickname(&article.text, *s)).collect();
            let headline = block.kind == BlockKind::Headline;
            passage(&article.text, block.span, headline, marked, &ends)
        })
        .collect()
}

/// A quotation in the making.
struct Draft {
    quotation: Quotation,
    passage: usize,
    /// Number of its (last) sentence within the paragraph.
    sentence: usize,
    /// Its last part has no closing mark: the next paragraph goes on.
    continues: bool,
    /// Its first part opens its paragraph.
    opens: bool,
}

struct Reader<'p> {
    resolver: Resolver<'p>,
    drafts: Vec<Draft>,
    /// Speaker and cue that the paragraph before ended with.
    announced: Option<(Speaker, Span)>,
    /// Several paragraphs begin with a speaker's label.
    transcript: bool,
}

impl Reader<'_> {
    fn read(&mut self, passage: &Passage, number: usize) {
        let announced = self.announced.take();
        if self.transcript && self.read_transcript_line(passage, number) {
            return;
        }
        for (at, sentence) in passage.sentences.iter().enumerate() {
            let found = attributions(passage, sentence);
            let mut taken: Vec<usize> = found.iter().flat_map(|a| quotes(passage, a)).collect();
            taken.sort_unstable();
            let loose = sentence
                .clone()
                .filter(|n| passage.stretch(*n).is_some() && taken.binary_search(n).is_err());
            let mut loose = loose.peekable();
            let mut used: Vec<usize> = Vec::new();
            for (nth, attributed) in found.iter().enumerate() {
                let cue = attributed.cue.start;
                let earlier = found.iter().take(nth).rev().take(4);
                let nested = earlier.into_iter().any(|a| a.content.contains(&cue));
                while let Some(quote) = loose.next_if(|n| *n < attributed.cue.start) {
                    self.without_cue(passage, number, at, sentence, quote, &announced);
                }
                self.enter(passage, (number, at), attributed, nested, &mut used);
            }
            for quote in loose {
                self.without_cue(passage, number, at, sentence, quote, &announced);
            }
        }
        self.announce(passage);
    }

    /// A transcript's line without marks.
    fn read_transcript_line(&mut self, passage: &Passage, number: usize) -> bool {
        let line = passage.span.of(passage.text);
        let Some((name, begins)) = speaker_label(line).filter(|_| passage.stretch(0).is_none())
        else {
            return false;
        };
        let start = passage.span.start;
        let mention = Span::new(start, start + name.len());
        let span = Span::new(start + begins, passage.span.end);
        let colon = line
            .find(':')
            .map(|at| Span::new(start + at, start + at + 1));
        let speaker = Some(self.resolver.labelled(name, mention));
        self.drafts.push(Draft {
            quotation: Quotation {
                kind: QuotationKind::Direct,
                span,
                parts: vec![span],
                speaker,
                cue: colon,
            },
            passage: number,
            sentence: passage.sentences.len().saturating_sub(1),
            continues: false,
            opens: false,
        });
        true
    }

    /// Remembers who is about to speak: a paragraph that ends "the mayor said in a statement:".
    fn announce(&mut self, passage: &Passage) {
        let Some(sentence) = passage.sentences.last() else {
            return;
        };
        if !passage.is(sentence.end - 1, Kind::Colon) {
            return;
        }
        if let Some((cue, source)) = last_cue(passage, sentence) {
            let speaker = self.resolver.resolve(passage, &source);
            self.announced = speaker.map(|speaker| (speaker, passage.cover(cue..cue + 1)));
        }
    }

    /// Enters the quotation of one cue, unless its quoted stretches belong to another already.
    fn enter(
        &mut self,
        passage: &Passage,
        (number, sentence): (usize, usize),
        attributed: &Attributed,
        nested: bool,
        used: &mut Vec<usize>,
    ) {
        let tokens = tokens(attributed);
        let quotes = quotes(passage, attributed);
        if quotes.iter().any(|n| used.contains(n)) {
            return;
        }
        let bare = tokens.into_iter().all(|n| !passage.is_word(n));
        // A brace or a dash is not something said.
        if bare && quotes.is_empty() {
            return;
        }
        let spoken = quotes.iter().any(|n| !is_title(passage.inner(*n)));
        let kind = match (bare, spoken) {
            (true, _) => QuotationKind::Direct,
            (false, true) => QuotationKind::Mixed,
            (false, false) => QuotationKind::Indirect,
        };
        // What begins with a title is that work, not words said: "She sang “Harbour Lights”".
        let first = attributed.content.start;
        if kind == QuotationKind::Indirect && passage.stretch(first).is_some() {
            return;
        }
        used.extend(&quotes);
        let parts: Vec<Span> = if kind == QuotationKind::Indirect {
            Vec::new()
        } else {
            quotes.iter().map(|n| inner(passage, *n)).collect()
        };
        let span = match (kind, parts.first(), parts.last()) {
            (QuotationKind::Direct, Some(first), Some(last)) => Span::new(first.start, last.end),
            _ => {
                let end = attributed.rest.as_ref().unwrap_or(&attributed.content).end;
                content_span(passage, attributed.content.start..end)
            }
        };
        let speaker = attributed.source.as_ref().and_then(|phrase| match nested {
            true => self.resolver.resolve_inside(passage, phrase),
            false => self.resolver.resolve(passage, phrase),
        });
        if let (false, Some(sentence)) = (nested, passage.sentences.get(sentence)) {
            self.resolver.note_document(passage, sentence);
        }
        let last = quotes.last().copied();
        self.drafts.push(Draft {
            quotation: Quotation {
                kind,
                span,
                parts,
                speaker,
                cue: Some(passage.cover(attributed.cue.clone())),
            },
            passage: number,
            sentence,
            continues: kind != QuotationKind::Indirect
                && last
                    .and_then(|n| passage.stretch(n))
                    .is_some_and(|s| s.continues),
            opens: first == 0 && passage.stretch(0).is_some(),
        });
    }

    /// A quoted stretch that no cue of its sentence takes.
    fn without_cue(
        &mut self,
        passage: &Passage,
        number: usize,
        sentence: usize,
        range: &Range<usize>,
        quote: usize,
        announced: &Option<(Speaker, Span)>,
    ) {
        let Some(stretch) = passage.stretch(quote).copied() else {
            return;
        };
        let mut span = inner(passage, quote);
        let label = speaker_label(span.of(passage.text))
            .map(|(name, begins)| (name, Span::new(span.start, span.start + name.len()), begins));
        if let Some((_, _, begins)) = label {
            span = Span::new(span.start + begins, span.end);
        }
        let shown = span
            .of(passage.text)
            .trim_end_matches(['\'', '’', '"', '”', ')', ']', ' ']);
        let title = is_title(shown);
        let whole = range
            .clone()
            .all(|n| n == quote || !passage.is_word(n) && passage.stretch(n).is_none());
        let complete = shown.starts_with(|c: char| !c.is_lowercase())
            && shown.ends_with(['.', '!', '?', '…', ',', '-', '—', ':', ';'])
            || stretch.continues;
        if whole
            && complete
            && sentence > 0
            && label.is_none()
            && self.join_to_last(number, sentence, span, stretch.continues)
        {
            return;
        }
        let length = words::count(span.of(passage.text));
        // A heading inside the body may stand in marks.
        let heading = title && length < 8 && passage.sentences.len() == 1;
        // `Reyes fumed: “We drifted all night.”`: the verb is in no list, the form is plain.
        let led_in = complete
            && quote > range.start
            && passage.is(quote - 1, Kind::Colon)
            && !passage.headline
            && shown.starts_with(char::is_uppercase)
            && (quote + 1..range.end).all(|n| !passage.is_word(n));
        let teller = teller_behind(passage, range, quote).filter(|_| complete);
        let direct = (whole && complete || led_in || teller.is_some()) && length > 1 && !heading;
        if !direct
            && (length < FRAGMENT_WORDS
                || title
                || passage.headline && stretch.single && length < 4)
        {
            return;
        }
        let announced = announced.as_ref().filter(|_| quote == 0);
        let signature = signature(passage, quote);
        let speaker = match (label, announced) {
            _ if signature.is_some() => signature
                .as_ref()
                .and_then(|name| self.resolver.resolve(passage, name)),
            (Some((name, mention, _)), _) => Some(self.resolver.labelled(name, mention)),
            (None, Some((speaker, _))) => Some(speaker.clone()),
            (None, None) if teller.is_some() => teller
                .as_ref()
                .and_then(|name| self.resolver.resolve(passage, name)),
            (None, None) if quote > range.start && passage.is(quote - 1, Kind::Colon) => {
                self.before_colon(passage, range, quote - 1)
            }
            (None, None) => self.resolver.inherited(span.start),
        };
        self.drafts.push(Draft {
            quotation: Quotation {
                kind: if direct || signature.is_some() {
                    QuotationKind::Direct
                } else {
                    QuotationKind::Mixed
                },
                span,
                parts: vec![span],
                speaker,
                cue: match &signature {
                    Some(_) => passage.token(quote + 1).map(|dash| dash.span),
                    None if teller.is_some() => passage.token(quote + 1).map(|verb| verb.span),
                    None => announced.map(|(_, cue)| *cue),
                },
            },
            passage: number,
            sentence,
            continues: stretch.continues,
            opens: quote == 0 && label.is_none(),
        });
    }

    /// The speaker of `The letter makes its case: “…”`, where no verb says so: the name right
    /// before the colon, else the subject of the sentence.
    fn before_colon(
        &mut self,
        passage: &Passage,
        sentence: &Range<usize>,
        colon: usize,
    ) -> Option<Speaker> {
        let runs = name_runs(passage, sentence.start..colon);
        let last = runs
            .last()
            .filter(|run| run.name.end == colon && run.name.len() > 1);
        let phrase = match last {
            Some(run) => run.titles.start..run.name.end,
            None => leading_subject(passage, sentence)?,
        };
        self.resolver.resolve(passage, &phrase)
    }

    /// Joins `“…,” she said. “…”`: a whole sentence in marks right behind one that ends a direct
    /// quotation of this paragraph.
    fn join_to_last(
        &mut self,
        number: usize,
        sentence: usize,
        span: Span,
        continues: bool,
    ) -> bool {
        let Some(last) = self
            .drafts
            .iter_mut()
            .rev()
            .take(4)
            .find(|d| !d.quotation.parts.is_empty())
        else {
            return false;
        };
        let quotation = &mut last.quotation;
        if last.passage != number
            || last.sentence + 1 != sentence
            || quotation.kind != QuotationKind::Direct
            || span.start < quotation.span.end
        {
            return false;
        }
        last.sentence = sentence;
        last.continues = continues;
        quotation.parts.push(span);
        quotation.span = Span::new(quotation.span.start, span.end);
        true
    }
}

/// The tokens of a content.
fn tokens(attributed: &Attributed) -> Vec<usize> {
    let rest = attributed.rest.clone().unwrap_or(0..0);
    attributed.content.clone().chain(rest).collect()
}

/// The quoted stretches of a content.
fn quotes(passage: &Passage, attributed: &Attributed) -> Vec<usize> {
    let mut tokens = tokens(attributed);
    tokens.retain(|n| passage.stretch(*n).is_some());
    tokens
}

/// Joins quotations that run over several paragraphs.
fn joined(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut result: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let before = result.iter_mut().rev().take(4).find(|d| d.continues);
        match before {
            Some(open)
                if draft.opens
                    && open.passage + 1 == draft.passage
                    && draft.quotation.kind == QuotationKind::Direct =>
            {
                let Draft {
                    quotation,
                    passage,
                    sentence,
                    continues,
                    ..
                } = draft;
                open.quotation.parts.extend(&quotation.parts);
                open.quotation.span = Span::new(open.quotation.span.start, quotation.span.end);
                if open.quotation.cue.is_none() {
                    open.quotation.cue = quotation.cue;
                    open.quotation.speaker = quotation.speaker.or(open.quotation.speaker.take());
                }
                open.passage = passage;
                open.sentence = sentence;
                open.continues = continues;
            }
            _ => result.push(draft),
        }
    }
    result
}

/// The words inside the marks of a quoted token, without white space at the ends.
fn inner(passage: &Passage, quote: usize) -> Span {
    passage
        .stretch(quote)
        .map(|s| s.inner.trimmed(passage.text))
        .unwrap_or(Span::new(passage.span.start, passage.span.start))
}

fn content_span(passage: &Passage, range: Range<usize>) -> Span {
    let mut end = range.end;
    while end > range.start && matches!(passage.kind(end - 1), Some(Kind::Stop | Kind::Comma)) {
        end -= 1;
    }
    passage.cover(range.start..end)
}

/// Is it a title: every word of weight begins with a capital, more than one does, and no question
/// or exclamation ends it?
fn is_title(text: &str) -> bool {
    let mut weighty = 0;
    for word in text.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let small = word.len() <= 3 || matches!(word, "with" | "from" | "into" | "over");
        match word.chars().next() {
            Some(first) if first.is_lowercase() && !small => return false,
            Some(first) if first.is_uppercase() || first.is_ascii_digit() => weighty += 1,
            _ => {}
        }
    }
    weighty > 0 && !text.ends_with(['!', '?', '…'])
}
