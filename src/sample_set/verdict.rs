//! What came of checking one event and a whole set: the one verdict that every output renders and
//! that the exit code follows.

use super::drift::Drift;
use super::expectations::judge::Judged;
use super::toml_file::Mistake;
use crate::compare::model::{Comparison, Range, Source};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What came of one expectation.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It holds.
    Holds,
    /// It does not hold.
    Broken,
    /// It does not hold, and its `gap` says that this is known.
    KnownGap,
    /// It holds although it has a `gap`: remove the gap.
    Fixed,
}

/// One expectation or limit and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Outcome {
    /// The key of the expectation in `expect.toml`: `aligned`, `limit`, ….
    pub rule: &'static str,
    /// Made from the expectation's content, so that it survives moved lines.
    pub id: String,
    /// Its line in `expect.toml`, counted from 1.
    pub line: usize,
    /// What came of it.
    pub state: State,
    /// What is expected, in words.
    pub expected: String,
    /// What was found, in words.
    pub found: String,
    /// Where its texts stand.
    pub texts: Vec<Evidence>,
    /// Further places that show what was found.
    pub evidence: Vec<Evidence>,
    /// Why it matters.
    pub note: Option<String>,
    /// Why it is known not to hold.
    pub gap: Option<String>,
}

/// Some words of a report at their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Evidence {
    /// The source.
    pub source: String,
    /// Its file, as it was read.
    pub path: String,
    /// First scalar value in the source's text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Line of the source's text, counted from 1.
    pub line: usize,
    /// Scalar value of that line, counted from 1.
    pub column: usize,
    /// Line of its end.
    pub end_line: usize,
    /// Scalar value of that line, one past the last, counted from 1.
    pub end_column: usize,
    /// The words.
    pub text: String,
    /// The source's text is the file itself, so that offsets are offsets into the file.
    pub exact: bool,
}

impl Evidence {
    /// The words of `source` in `range`.
    pub fn new(source: &Source, range: Range) -> Self {
        let (line, column) = position(&source.text, range.start);
        let (end_line, end_column) = position(&source.text, range.end);
        Self {
            source: source.id.clone(),
            path: source.path.clone(),
            start: range.start,
            end: range.end,
            line,
            column,
            end_line,
            end_column,
            text: source
                .text
                .chars()
                .skip(range.start)
                .take(range.end.saturating_sub(range.start))
                .collect(),
            exact: false,
        }
    }
}

/// Line and column, counted from 1, of a scalar value.
fn position(text: &str, scalar: usize) -> (usize, usize) {
    let mut place = (1, 1);
    for character in text.chars().take(scalar) {
        place = if character == '\n' {
            (place.0 + 1, 1)
        } else {
            (place.0, place.1 + 1)
        };
    }
    place
}

/// One mistake in a file of the event, or a report that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Problem {
    /// The file, where one is at fault.
    pub file: Option<String>,
    /// Its line, counted from 1.
    pub line: Option<usize>,
    /// What is wrong and what to do.
    pub message: String,
}

impl Problem {
    /// A mistake in `file`.
    pub fn in_file(file: &str, mistake: &Mistake) -> Self {
        Self {
            file: Some(file.to_owned()),
            line: Some(mistake.line),
            message: mistake.message.clone(),
        }
    }

    /// What is wrong, with file and line where they are known.
    pub fn sentence(&self) -> String {
        match (&self.file, self.line) {
            (Some(file), Some(line)) => format!("{file}, line {line}: {}", self.message),
            (Some(file), None) => format!("{file}: {}", self.message),
            _ => self.message.clone(),
        }
    }
}

/// The one verdict, the worst last.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// All that was expected holds.
    Holds,
    /// Nothing was measured: no event, an event without expectations or baseline, no rows.
    NothingChecked,
    /// An expectation does not hold, or a row was lost.
    Broken,
    /// A file is unreadable or malformed.
    Unreadable,
}

impl Verdict {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::NothingChecked => "nothing checked",
            Self::Broken => "broken",
            Self::Unreadable => "unreadable",
        }
    }
}

/// What came of one event.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EventVerdict {
    /// Its folder, as seen from the folder that was checked.
    pub event: String,
    /// Its folder, as the user would name it.
    pub folder: String,
    /// Its title.
    pub title: Option<String>,
    /// The verdict.
    pub verdict: Verdict,
    /// Number of rows.
    pub rows: usize,
    /// Rows that are told differently.
    pub differs: usize,
    /// Expectations and limits, in the order of `expect.toml`.
    pub outcomes: Vec<Outcome>,
    /// True where there is a baseline.
    pub has_baseline: bool,
    /// What is new, lost or changed against the baseline, the gravest first.
    pub drift: Vec<Drift>,
    /// What is unreadable or malformed.
    pub problems: Vec<Problem>,
    /// Why nothing was measured.
    pub nothing: Option<String>,
    /// What a user should know, a sentence each.
    pub warnings: Vec<String>,
}

/// What of the result makes an event break.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Strictness {
    /// Any drift breaks, and so does an expectation that holds although it has a gap.
    pub strict: bool,
}

impl EventVerdict {
    /// An event of which nothing is known yet.
    pub fn new(event: &str, folder: &str) -> Self {
        Self {
            event: event.to_owned(),
            folder: folder.to_owned(),
            title: None,
            verdict: Verdict::Holds,
            rows: 0,
            differs: 0,
            outcomes: Vec::new(),
            has_baseline: false,
            drift: Vec::new(),
            problems: Vec::new(),
            nothing: None,
            warnings: Vec::new(),
        }
    }

    /// Takes over what the comparison shows.
    pub fn compared(&mut self, comparison: &Comparison) {
        self.title = comparison.event.as_ref().map(|e| e.title.clone());
        self.rows = comparison.rows.len();
        self.differs = comparison.summary.told_differently;
    }

    /// Says of every place whether its file is the text itself, of those for which `is_text` is
    /// true.
    pub fn mark_exact(&mut self, is_text: impl Fn(&str) -> bool) {
        for outcome in &mut self.outcomes {
            for place in outcome.texts.iter_mut().chain(&mut outcome.evidence) {
                place.exact = is_text(&place.source);
            }
        }
    }

    /// Takes over what came of the expectations of `file`.
    pub fn judged(&mut self, file: &str, judged: Judged) {
        self.outcomes = judged.outcomes;
        let problems = judged.mistakes.iter().map(|m| Problem::in_file(file, m));
        self.problems.extend(problems);
    }

    /// Draws the verdict from all that is known.
    pub fn close(&mut self, strictness: Strictness) {
        let shared = self.rows > 0;
        if self.problems.is_empty() && self.nothing.is_none() {
            if self.outcomes.is_empty() && !self.has_baseline {
                self.nothing = Some(
                    "it has no expectations and no baseline; write some into its expect.toml, or \
                     take today's result with claimdiff accept"
                        .to_owned(),
                );
            } else if !shared {
                self.nothing = Some("its comparison has no rows".to_owned());
            }
        }
        self.verdict = if !self.problems.is_empty() {
            Verdict::Unreadable
        } else if self.breaks(strictness) {
            Verdict::Broken
        } else if self.nothing.is_some() {
            Verdict::NothingChecked
        } else {
            Verdict::Holds
        };
    }

    fn breaks(&self, strictness: Strictness) -> bool {
        let outcome = |o: &Outcome| match o.state {
            State::Broken => true,
            State::Fixed => strictness.strict,
            State::Holds | State::KnownGap => false,
        };
        self.outcomes.iter().any(outcome)
            || self.drift.iter().any(|d| d.breaks() || strictness.strict)
    }

    /// Expectations in a state.
    pub fn count(&self, state: State) -> usize {
        self.outcomes.iter().filter(|o| o.state == state).count()
    }
}

/// What came of a whole set.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SetVerdict {
    /// Version of this format: 1.
    pub schema_version: u32,
    /// The program and its version.
    pub generator: String,
    /// The verdict: the worst of the events, and nothing checked where there is none.
    pub verdict: Verdict,
    /// Whether any drift breaks.
    pub strict: bool,
    /// The events, by name.
    pub events: Vec<EventVerdict>,
    /// Events that were not checked because an earlier one broke (`--fail-fast`).
    pub skipped: usize,
}

impl SetVerdict {
    /// The verdict on these events.
    pub fn new(events: Vec<EventVerdict>, strictness: Strictness, skipped: usize) -> Self {
        let worst = events.iter().map(|e| e.verdict).max();
        Self {
            schema_version: 1,
            generator: crate::GENERATOR.into(),
            verdict: worst.unwrap_or(Verdict::NothingChecked),
            strict: strictness.strict,
            events,
            skipped,
        }
    }
}

/// FNV-1a, 64 bits (Fowler, Noll & Vo), of several texts as 16 hexadecimal digits: ids must not
/// change with the compiler.
pub fn fingerprint(parts: &[&str]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part.bytes().chain([0x1e]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}
