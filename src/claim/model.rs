//! A report as the propositions that it asserts.

use crate::article::Article;
use crate::text::Span;
use crate::text::span::SpanIndex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One report in its role as a column of a comparison: the article with its sentences, claims
/// and quotations. All spans are of `article.text`.
#[derive(Debug, Clone)]
pub struct Report {
    /// Short name, unique within a comparison: `fox`.
    pub id: String,
    /// The outlet's name for a reader.
    pub outlet: String,
    /// The file as the user named it; `-` for standard input.
    pub path: String,
    /// What was read.
    pub article: Article,
    /// The sentences of its headline and body blocks, in order.
    pub sentences: Vec<Sentence>,
    /// Its claims, in order.
    pub claims: Vec<Claim>,
    /// Its quotations, in order.
    pub quotations: Vec<Quotation>,
}

impl Report {
    /// The text of a span of this report.
    pub fn text(&self, span: Span) -> &str {
        span.of(&self.article.text)
    }

    /// The stretches inside quotation marks.
    pub fn quoted(&self) -> SpanIndex {
        SpanIndex::new(self.quotations.iter().flat_map(|q| q.parts.iter().copied()))
    }

    /// The sentence that a claim stands in; the claim itself where it is all of it.
    pub fn sentence_of(&self, claim: &Claim) -> Span {
        self.sentences
            .get(claim.sentence)
            .map_or(claim.span, |sentence| sentence.span)
    }
}

/// One sentence of a headline or body block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its block's number in `article.blocks`.
    pub block: usize,
}

/// One proposition that a report asserts: a sentence, or a clause of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Where it stands: always an exact stretch of the text.
    pub span: Span,
    /// Its sentence's number in `sentences`.
    pub sentence: usize,
    /// Its block's number in `article.blocks`.
    pub block: usize,
    /// Who is said to have said it.
    pub attribution: Option<Attribution>,
}

/// Direct: in the speaker's words, between quotation marks. Mixed: partly so. Indirect: reported.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum QuotationKind {
    /// Wholly between quotation marks.
    Direct,
    /// Partly between quotation marks.
    Mixed,
    /// Reported, without quotation marks.
    Indirect,
}

/// Who says a claim, in the words of the report (PARC: source and cue).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// How it is said.
    pub kind: QuotationKind,
    /// The speaker's full name as far as the report gives it.
    pub speaker: Option<String>,
    /// The word that attributes: said, admitted, according to.
    pub cue: Option<String>,
    /// What kind of source the speaker is.
    pub sourcing: Option<Sourcing>,
}

/// What kind of source a speaker is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Sourcing {
    /// A person or body that the report identifies.
    Named,
    /// People it does not name: "officials familiar with the plan".
    Anonymous,
    /// A text: a statement, a lawsuit, a poll.
    Document,
    /// Another outlet's reporting: "Coast Wire first reported".
    Outlet,
}

/// The source of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// Full name or description, resolved within the report.
    pub name: String,
    /// The words at this place: "he", "the mayor", "Reyes".
    pub mention: Span,
    /// What kind of source it is.
    pub sourcing: Sourcing,
}

/// One quotation: a content with its source and cue (Pareti's PARC terms).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Direct, mixed or indirect.
    pub kind: QuotationKind,
    /// The content: of a direct one the words inside the marks, from the first part to the last.
    pub span: Span,
    /// The stretches inside quotation marks; none when indirect.
    pub parts: Vec<Span>,
    /// Who said it, where the report tells.
    pub speaker: Option<Speaker>,
    /// The cue: said, admitted, according to.
    pub cue: Option<Span>,
}
