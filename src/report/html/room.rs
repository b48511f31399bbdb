//! Every place of the page and of the sources, looked up once.

use crate::article::BlockKind;
use crate::compare::model::{Claim, Comparison, Range, Row, Status};
use crate::report::lookup::{Lookup, letter, name};
use crate::report::safe;
use crate::text::ScalarIndex;
use std::collections::HashMap;

/// A comparison with all that the parts of the page look up.
pub(super) struct Room<'c> {
    pub lookup: Lookup<'c>,
    pub comparison: &'c Comparison,
    texts: Vec<ScalarIndex<'c>>,
    /// Row number of every claim.
    rows: HashMap<&'c str, usize>,
    /// Number of a claim among those of its source.
    numbers: HashMap<&'c str, usize>,
    /// For each source, the paragraph number of each block: 0 a headline, counted from 1 the body.
    paragraphs: Vec<Vec<Option<usize>>>,
}

/// A link to a place in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    /// The id of the element, without `#`.
    pub anchor: String,
    /// `¶ 3/14`, or `headline`.
    pub place: String,
    /// The same in words, with the report's name.
    pub in_words: String,
    /// The same in two words: `paragraph 3`.
    pub short: String,
}

/// What a row is among the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Carried {
    All,
    Some,
    One,
}

impl Carried {
    pub fn class(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Some => "some",
            Self::One => "one",
        }
    }
}

impl<'c> Room<'c> {
    pub fn new(comparison: &'c Comparison) -> Self {
        let rows = comparison.rows.iter().enumerate().flat_map(|(n, row)| {
            let claims = row.cells.iter().flat_map(|cell| &cell.claims);
            claims.map(move |claim| (claim.as_str(), n))
        });
        let mut counts: HashMap<&str, usize> = HashMap::new();
        let numbers = comparison.claims.iter().map(|claim| {
            let count = counts.entry(claim.source.as_str()).or_insert(0);
            *count += 1;
            (claim.id.as_str(), *count - 1)
        });
        Self {
            lookup: Lookup::new(comparison),
            comparison,
            texts: comparison
                .sources
                .iter()
                .map(|s| ScalarIndex::new(&s.text))
                .collect(),
            rows: rows.collect(),
            numbers: numbers.collect(),
            paragraphs: comparison
                .sources
                .iter()
                .map(|source| {
                    let mut body = 0;
                    let kinds = source.blocks.iter().map(|block| match block.kind {
                        BlockKind::Headline => Some(0),
                        BlockKind::Body => {
                            body += 1;
                            Some(body)
                        }
                        _ => None,
                    });
                    kinds.collect()
                })
                .collect(),
        }
    }

    /// The name of a source, harmless.
    pub fn name(&self, number: usize) -> String {
        let source = self.comparison.sources.get(number);
        source.map_or_else(|| "?".to_owned(), |s| text(name(s)))
    }

    /// Exact words of source number `number`.
    pub fn words(&self, number: usize, range: Range) -> &'c str {
        let (Some(index), Some(source)) =
            (self.texts.get(number), self.comparison.sources.get(number))
        else {
            return "";
        };
        source
            .text
            .get(index.byte(range.start)..index.byte(range.end))
            .unwrap_or_default()
    }

    /// The row that a claim stands in.
    pub fn row_of(&self, claim: &str) -> Option<(usize, &'c Row)> {
        let number = *self.rows.get(claim)?;
        Some((number, self.comparison.rows.get(number)?))
    }

    /// The id of a claim's element: the letter of its source and its number, such as `A7`.
    pub fn anchor(&self, claim: &str) -> Option<String> {
        let source = self.lookup.source_of_claim(claim)?;
        Some(format!("{}{}", letter(source), self.numbers.get(claim)?))
    }

    /// Where a claim stands.
    pub fn spot(&self, claim: &Claim) -> Option<Spot> {
        let source = self.lookup.source(&claim.source)?;
        Some(self.spot_in(source, self.anchor(&claim.id)?, claim.block))
    }

    /// Where a place of a source's text stands: at its claim, else at its block.
    pub fn spot_at(&self, source: usize, range: Range) -> Option<Spot> {
        let blocks = &self.comparison.sources.get(source)?.blocks;
        let holds = |start: usize, end: usize| start <= range.start && range.start < end;
        let block = blocks.iter().position(|b| holds(b.start, b.end))?;
        let id = &self.comparison.sources.get(source)?.id;
        let claims = self.comparison.claims.iter();
        let claim = claims
            .filter(|c| &c.source == id)
            .find(|c| holds(c.start, c.end));
        let anchor = claim.and_then(|c| self.anchor(&c.id));
        Some(self.spot_in(
            source,
            anchor.unwrap_or_else(|| block_anchor(source, block)),
            block,
        ))
    }

    fn spot_in(&self, source: usize, anchor: String, block: usize) -> Spot {
        let (place, short, in_words) = match self.paragraph(source, block) {
            Some(n) if n > 0 => {
                let of = self.body_paragraphs(source);
                let short = format!("paragraph {n}");
                let in_words = format!("{short} of {of}");
                (format!("¶ {n}/{of}"), short, in_words)
            }
            other => {
                let word = match other {
                    Some(_) => "headline",
                    None => "beside the text",
                };
                (word.to_owned(), word.to_owned(), word.to_owned())
            }
        };
        Spot {
            anchor,
            place,
            in_words: format!("{in_words} of {}", self.name(source)),
            short,
        }
    }

    /// The paragraph number of a block: 0 the headline, from 1 on the body.
    pub fn paragraph(&self, source: usize, block: usize) -> Option<usize> {
        *self.paragraphs.get(source)?.get(block)?
    }

    fn body_paragraphs(&self, source: usize) -> usize {
        let numbers = self.paragraphs.get(source).into_iter().flatten();
        numbers.flatten().max().copied().unwrap_or(0)
    }

    pub fn carried(&self, row: &Row) -> Carried {
        let carrying = row.cells.iter().filter(|c| c.status != Status::Omits);
        match carrying.count() {
            1 => Carried::One,
            n if n == self.comparison.sources.len() => Carried::All,
            _ => Carried::Some,
        }
    }

    /// `in all three`, `in two of three`, `only in Harwick Post`.
    pub fn carried_in_words(&self, row: &Row) -> String {
        let of = self.comparison.sources.len();
        let carrying: Vec<usize> = row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, c)| c.status != Status::Omits)
            .map(|(n, _)| n)
            .collect();
        match carrying.as_slice() {
            [one] => format!("only in {}", self.name(*one)),
            all if all.len() == of => everywhere(of),
            some => format!("in {} of {}", count(some.len()), count(of)),
        }
    }
}

/// Text of a report on one line, harmless.
pub(super) fn text(text: &str) -> String {
    safe::line(text).into_owned()
}

/// The id of a block's element: `A-p3`.
pub(super) fn block_anchor(source: usize, block: usize) -> String {
    format!("{}-p{block}", letter(source))
}

/// `in both`, `in all three`, `in all 12`.
pub(super) fn everywhere(sources: usize) -> String {
    match sources {
        2 => "in both".to_owned(),
        n => format!("in all {}", count(n)),
    }
}

/// A small number as a word.
pub(super) fn count(number: usize) -> String {
    let words = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    words
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// `1 claim`, `3 claims`.
pub(super) fn counted(number: usize, noun: &str) -> String {
    match number {
        1 => format!("1 {noun}"),
        n => format!("{n} {noun}s"),
    }
}
