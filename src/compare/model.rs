//! The one model that every report format renders and that JSON serialises.
//!
//! Offsets count Unicode scalar values of `sources[].text`, end exclusive. Keys may be added,
//! never removed, while `schema_version` is 1.

mod correction;
mod framing;
mod row;
mod selection;
mod shown;

pub use correction::*;
pub use framing::*;
pub use selection::*;

use crate::align::{Reason, Relation};
use crate::article::BlockKind;
use crate::claim::QuotationKind;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a comparison found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// Version of this format: 1.
    pub schema_version: u32,
    /// The program and its version.
    pub generator: String,
    /// What the event is called, where an `event.toml` says so.
    pub event: Option<Event>,
    /// The reports, in the order in which the user named them.
    pub sources: Vec<Source>,
    /// Every claim of every source, by source and place.
    pub claims: Vec<Claim>,
    /// Pairs of claims of different sources that assert the same, or part of it.
    pub links: Vec<Link>,
    /// One proposition a row, the most important first.
    pub rows: Vec<Row>,
    /// Every quotation of every source, by source and place.
    pub quotes: Vec<Quote>,
    /// What one speaker said once, however many sources quote it.
    pub utterances: Vec<Utterance>,
    /// What the sources do with the facts that they share.
    pub framing: Framing,
    /// Counts over the whole comparison, whatever was selected.
    pub summary: Summary,
    /// What rows, changes, utterances and framing were filtered by; null where nothing was.
    pub selection: Option<Selection>,
    /// What an editor decided (`corrections.toml`), in the order of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// The event that the reports are about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Event {
    /// Its title.
    pub title: String,
    /// Its date, as `event.toml` gives it.
    pub date: Option<String>,
}

/// One report as a column of the comparison.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Short name, unique within the comparison.
    pub id: String,
    /// The outlet's name.
    pub outlet: String,
    /// The file as the user named it.
    pub path: String,
    /// The title.
    pub headline: Option<String>,
    /// The authors.
    pub byline: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// When it was last changed.
    pub modified: Option<String>,
    /// ISO 639-1 code, or `und`.
    pub language: String,
    /// The text that all offsets count in.
    pub text: String,
    /// Words of headline and body.
    pub words: usize,
    /// The pieces of the text.
    pub blocks: Vec<Block>,
    /// What was guessed or repaired while reading.
    pub warnings: Vec<String>,
    /// An editor renamed its outlet (`corrections.toml`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
}

/// A paragraph-level piece of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// An editor set its kind (`corrections.toml`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
}

/// A stretch of a source's text.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub struct Range {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// One proposition that a source asserts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// `source:number`.
    pub id: String,
    /// Its source.
    pub source: String,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its words.
    pub text: String,
    /// The whole sentence that it stands in; the claim is a clause of it, or all of it.
    pub sentence: Range,
    /// Number of its block in the source's `blocks`.
    pub block: usize,
    /// Who is said to have said it.
    pub attribution: Option<Attribution>,
}

/// Who says a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Attribution {
    /// How it is said.
    pub kind: QuotationKind,
    /// The speaker.
    pub speaker: Option<String>,
    /// The attributing word.
    pub cue: Option<String>,
}

/// Two claims that assert the same, or part of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// A claim.
    pub a: String,
    /// A claim of another source.
    pub b: String,
    /// Same or partial.
    pub relation: Relation,
    /// Estimated probability that both assert the same, 0..1.
    pub score: f64,
    /// True where a reader should look.
    pub borderline: bool,
    /// What made the score, the strongest first.
    pub reasons: Vec<Reason>,
    /// An editor decided so (`corrections.toml`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
}

/// What a source does with a row's proposition.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Asserts it.
    States,
    /// Asserts it, but differently from most of the others; where none does, the sources with
    /// most changes between them.
    Differs,
    /// Asserts part of it.
    Partial,
    /// Does not assert it.
    Omits,
}

/// The claims of all sources that assert one proposition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// Made from the row's content, so that it survives an unrelated edit.
    pub id: String,
    /// Its place among the rows of the whole comparison: 1 is the most important.
    pub rank: usize,
    /// The claim that says it best: words of one source, exact.
    pub claim: String,
    /// The id of that claim.
    pub claim_id: String,
    /// 0..1, how much an editor should care; rows are sorted by it.
    pub importance: f64,
    /// One a source, in the order of `sources`.
    pub cells: Vec<Cell>,
    /// Typed differences between the cells.
    pub changes: Vec<Change>,
    /// True where every two sources that carry it do so in the same words, in runs of eight or
    /// more outside quotations: one text printed several times confirms nothing.
    pub copied: bool,
    /// An editor decided about claims of this row (`corrections.toml`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
}

/// One source's part of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cell {
    /// The source.
    pub source: String,
    /// What it does with the proposition.
    pub status: Status,
    /// True where a reader should look: the match lies close to the limit.
    pub borderline: bool,
    /// Its claims that assert the proposition.
    pub claims: Vec<String>,
    /// The words of the first claim that the row's leading claim does not have (word difference).
    pub differing: Vec<Range>,
    /// Where it asserts only part of the proposition: the stretches of the row's leading claim, in
    /// the text of that claim's source, of which its claims have no word that tells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Range>,
    /// Where it omits the proposition: its claim that came closest.
    pub nearest: Option<Nearest>,
}

/// A claim that was not close enough.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Nearest {
    /// The claim.
    pub claim: String,
    /// Its score, 0..1.
    pub score: f64,
}

/// The kinds of difference.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// They cannot both be true.
    Contradiction,
    /// A figure: value, unit or precision.
    Number,
    /// A date, a time, an order of events.
    Time,
    /// A person, title, organisation, place or spelling.
    Name,
    /// Who says so, and with which cue.
    Attribution,
    /// How sure: hedged or flat, planned or done.
    Certainty,
    /// The same utterance in other words, cut elsewhere, or paraphrased.
    Quote,
    /// An evaluatively different name for the same referent.
    Label,
    /// An evaluation, cause, blame or contrast added or dropped.
    Framing,
}

impl ChangeKind {
    /// Every kind, the gravest first.
    pub const ALL: [Self; 9] = [
        Self::Contradiction,
        Self::Number,
        Self::Time,
        Self::Name,
        Self::Attribution,
        Self::Certainty,
        Self::Quote,
        Self::Label,
        Self::Framing,
    ];

    /// The word for it in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Number => "number",
            Self::Time => "time",
            Self::Name => "name",
            Self::Attribution => "attribution",
            Self::Certainty => "certainty",
            Self::Quote => "quote",
            Self::Label => "label",
            Self::Framing => "framing",
        }
    }
}

/// A typed difference inside a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// What kind of difference.
    pub kind: ChangeKind,
    /// One side.
    pub a: ChangeSide,
    /// The other.
    pub b: ChangeSide,
    /// In plain words.
    pub note: String,
}

/// One side of a change: exact words of a claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChangeSide {
    /// The claim.
    pub claim: String,
    /// Where the words begin in the source's text.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The words.
    pub text: String,
    /// The `rank` of the row in which the claim stands, where that is another row than the
    /// change's: the source's cell of the change's row speaks of other claims.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<usize>,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// `source:qnumber`.
    pub id: String,
    /// Its source.
    pub source: String,
    /// Where its content begins.
    pub start: usize,
    /// Where its content ends.
    pub end: usize,
    /// The content.
    pub text: String,
    /// Direct, mixed or indirect.
    pub kind: QuotationKind,
    /// The stretches inside quotation marks.
    pub parts: Vec<Range>,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// The attributing words.
    pub cue: Option<Cue>,
}

/// Who said it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    /// Full name, resolved within the report.
    pub name: String,
    /// The words at this place.
    pub text: String,
    /// Where they begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

/// The attributing words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Cue {
    /// The words.
    pub text: String,
    /// Where they begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

/// How the sources that quote one utterance word it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Wording {
    /// The same words in all.
    Identical,
    /// One holds a stretch of the other.
    Cut,
    /// Other words inside the quotation marks.
    Altered,
    /// Quoted in one, reported in another.
    Paraphrased,
}

/// One thing said by one speaker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Utterance {
    /// Made from its content.
    pub id: String,
    /// Who said it, where a source tells.
    pub speaker: Option<String>,
    /// The quotations of it, two sources at least. Where at least two sources quote it between
    /// quotation marks, these; otherwise the one that quotes it and those that report it.
    pub quotes: Vec<String>,
    /// How their wordings relate.
    pub wording: Wording,
    /// The fullest wording.
    pub fullest: Fullest,
    /// What every source has of it, in its own words or not; sources in the order of `sources`.
    pub versions: Vec<Version>,
}

/// The fullest wording of an utterance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fullest {
    /// The quotation that has it.
    pub quote: String,
    /// Where it begins in the text of the quotation's source: a long quotation may say more than
    /// this utterance.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// What one quotation is beside the fullest wording.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum VersionKind {
    /// All of it, in the same words.
    Whole,
    /// The same words, but not all.
    Cut,
    /// Some words are others.
    Altered,
    /// In the report's own words, without quotation marks.
    Reported,
}

/// One quotation of an utterance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Version {
    /// The quotation.
    pub quote: String,
    /// What it is beside the fullest wording.
    pub kind: VersionKind,
    /// Where its words for the utterance begin in its source's text.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// What it leaves out: stretches of the text of the source of the fullest wording.
    pub left_out: Vec<Range>,
}

/// Counts over the whole comparison.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// Rows that every source carries.
    pub in_all: usize,
    /// Rows that at least two, but not all carry.
    pub in_some: usize,
    /// Rows that only one carries.
    pub in_one: usize,
    /// Rows that a source at least tells differently from others.
    pub told_differently: usize,
    /// One entry a source, in the order of `sources`.
    pub sources: Vec<SourceSummary>,
}

/// Counts for one source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SourceSummary {
    /// The source.
    pub source: String,
    /// Words of headline and body.
    pub words: usize,
    /// Number of claims.
    pub claims: usize,
    /// Number of rows that it carries, wholly or in part.
    pub carries: usize,
    /// `carries` as a share of all rows, 0..1.
    pub coverage: f64,
    /// Rows that only this source carries, but for those that another tells in another row.
    pub only_here: usize,
}
