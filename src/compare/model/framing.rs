//! The part of the [`Comparison`](super::Comparison) that is about framing.

use crate::claim::Sourcing;
use crate::claim::cues::Force;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the sources do with the facts that they share.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Framing {
    /// For each pair of sources, the share of words in verbatim runs.
    pub shared_text: Vec<SharedText>,
    /// Where each source puts the rows that several carry.
    pub prominence: Vec<Prominence>,
    /// What each source states in its headline and first paragraph, in the order of `sources`.
    pub openings: Vec<Opening>,
    /// How the sources name the referents that at least two of them name; the referent with most
    /// different labels first.
    pub labels: Vec<LabelledReferent>,
    /// Evaluative wording, source after source, in the order of the text.
    pub loaded: Vec<Loaded>,
    /// Who is heard, the voice with most words first.
    pub voices: Vec<Voice>,
    /// The speech verbs that sources use for one voice, where at least two sources quote it; the
    /// sharpest contrast first.
    pub cues: Vec<VoiceCues>,
    /// Acts that the claims of one row tell with and without who did them.
    pub agency: Vec<Agency>,
}

/// One act in the grammar of the sources that share a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Agency {
    /// The act, as a verb: "arrest".
    pub act: String,
    /// Its uses, by source and place.
    pub uses: Vec<AgencyUse>,
}

/// One use of an act.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AgencyUse {
    /// The source.
    pub source: String,
    /// The claim.
    pub claim: String,
    /// Where the words begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The words: "were arrested".
    pub text: String,
    /// In which grammar.
    pub grammar: Grammar,
}

/// What the grammar of an act tells of who did it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Grammar {
    /// "Officers arrested 40 people."
    Active,
    /// "Forty people were arrested by officers."
    PassiveWithAgent,
    /// "Forty people were arrested."
    Passive,
    /// "The arrest of 40 people."
    Nominal,
}

/// Evaluative wording at one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Loaded {
    /// The source.
    pub source: String,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The words.
    pub text: String,
    /// In which way it is loaded.
    pub kind: LoadedKind,
    /// Stands between quotation marks: the speaker's word, not the outlet's.
    pub in_quotation: bool,
    /// What other sources of the row have in its place, where that can be told; in the order of
    /// `sources`.
    pub beside: Vec<Label>,
}

/// In which way wording is loaded.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum LoadedKind {
    /// An emotional verdict: "disastrous", "heroic".
    Emotive,
    /// Turns a statement up: "utterly", "massive".
    Intensifier,
    /// Fighting and destruction as a picture: "slammed", "firing line".
    Violence,
    /// Makes an act look small, shifty or heated: "whined", "dodged".
    Belittling,
    /// Lifts up: "hailed", "soared".
    Praising,
    /// Doubts a claim without saying by whom: "supposedly".
    Doubting,
    /// A few words in quotation marks within the outlet's own sentence.
    ScareQuotes,
}

/// A speaker over all sources.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Voice {
    /// The fullest name that a source gives.
    pub voice: String,
    /// Named, anonymous, a document or another outlet.
    pub sourcing: Sourcing,
    /// One entry for each source that quotes it, in the order of `sources`.
    pub sources: Vec<Heard>,
    /// True where, of several sources, one alone quotes it.
    pub only_here: bool,
}

/// How much of a voice one source lets be heard.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Heard {
    /// The source.
    pub source: String,
    /// Quotations, direct, mixed and indirect.
    pub quotations: usize,
    /// Of these, with words between quotation marks.
    pub direct: usize,
    /// Words of the contents; of those without quotation marks only behind a verb of saying, not
    /// behind one of another act ("declined").
    pub words: usize,
}

/// The speech verbs for one voice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VoiceCues {
    /// The fullest name that a source gives.
    pub voice: String,
    /// Every cue with a known force, in the order of `sources` and of the text.
    pub cues: Vec<VoiceCue>,
    /// True where a source has only even cues ("said") and another a charged one ("admitted").
    pub contrast: bool,
}

/// A speech verb at one place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VoiceCue {
    /// The source.
    pub source: String,
    /// The words.
    pub text: String,
    /// Where they begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// How the verb lets the speaker stand behind the words: neutral, claiming, admitting.
    pub force: Force,
}

/// A person, group, place, act or document, and every occurrence of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LabelledReferent {
    /// The words used most for it.
    pub referent: String,
    /// Its occurrences, source after source, in the order of the text.
    pub labels: Vec<Label>,
    /// Those of `labels` that take a side or hold a loaded word, where another source that names
    /// the referent never uses their noun; all, of a referent that the user's `claimdiff.toml` names.
    pub telling: Vec<Label>,
}

/// Words of a source at one place: how it names a referent, or what it says where another source
/// has a loaded word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Label {
    /// The source.
    pub source: String,
    /// The words.
    pub text: String,
    /// Where they begin.
    pub start: usize,
    /// Where they end.
    pub end: usize,
}

/// Text that two sources share word for word, outside quotations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SharedText {
    /// A source.
    pub a: String,
    /// Another.
    pub b: String,
    /// Share of `a`'s words in shared runs of eight words or more, 0..1.
    pub of_a: f64,
    /// Share of `b`'s.
    pub of_b: f64,
}

/// Where the sources put one row's proposition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Prominence {
    /// The row.
    pub row: String,
    /// One entry for each source that carries it.
    pub places: Vec<Place>,
    /// Between the source that has it nearest to the top and the one that has it furthest down:
    /// the difference of paragraph / paragraphs, 0..1.
    pub shift: f64,
}

/// Where a source puts a proposition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The source.
    pub source: String,
    /// 0 is the headline, 1 the first body paragraph.
    pub paragraph: usize,
    /// Number of body paragraphs in that source.
    pub of: usize,
}

/// What one source states in its headline and first paragraph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Opening {
    /// The source.
    pub source: String,
    /// The rows, the most important first.
    pub rows: Vec<String>,
    /// Those of `rows` that no other source states there.
    pub alone: Vec<String>,
    /// Rows that all other sources, two at least, state there and this one does not.
    pub missing: Vec<String>,
}
