//! Why a claim was matched, or what its nearest rejected match was.

use super::TextOptions;
use super::layout::{ALL, hanging, wrap};
use super::safe;
use super::style::{Paint, Tone};
use crate::align::{ClaimRef, Explained, Reason, Relation};
use crate::claim::Report;
use crate::compare::{self, model};
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What `explain --format json` writes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Explanation {
    /// Version of this format: 1.
    pub schema_version: u32,
    /// The program and its version.
    pub generator: String,
    /// The claim that was asked about.
    pub claim: model::Claim,
    /// For each other source its candidates, the best first.
    pub sources: Vec<Candidates>,
}

/// What one other source has for the claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Candidates {
    /// The source.
    pub source: String,
    /// The outlet's name.
    pub outlet: String,
    /// Its claims that were matched or came near, the best first.
    pub candidates: Vec<Candidate>,
}

/// One claim that was matched or came near.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Candidate {
    /// The claim of the other source.
    pub claim: model::Claim,
    /// What was decided.
    pub verdict: Verdict,
    /// Estimated probability that both assert the same, 0..1.
    pub score: f64,
    /// True where a reader should look: the score lies close to the limit.
    pub borderline: bool,
    /// The decision in a sentence.
    pub summary: String,
    /// Every feature that made the score, the strongest first.
    pub reasons: Vec<Reason>,
}

/// What was decided about a pair of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Both assert the same.
    Same,
    /// They share a proposition that is secondary in at least one of them.
    Partial,
    /// No link.
    Rejected,
}

impl From<Option<Relation>> for Verdict {
    fn from(relation: Option<Relation>) -> Self {
        match relation {
            Some(Relation::Same) => Self::Same,
            Some(Relation::Partial) => Self::Partial,
            None => Self::Rejected,
        }
    }
}

/// Puts together what `align` explains about `claim`; nothing where `reports` has no such claim.
pub fn explanation(
    reports: &[Report],
    claim: ClaimRef,
    explained: &[Explained],
) -> Option<Explanation> {
    let described: Vec<Vec<model::Claim>> = reports
        .iter()
        .map(|report| compare::describe(report).2)
        .collect();
    let sources = reports
        .iter()
        .zip(&described)
        .enumerate()
        .filter(|(number, _)| *number != claim.report)
        .map(|(number, (other, claims))| {
            let candidates = explained
                .iter()
                .filter(|e| e.claim.report == number)
                .filter_map(|e| {
                    Some(Candidate {
                        claim: claims.get(e.claim.claim)?.clone(),
                        verdict: e.relation.into(),
                        score: e.score,
                        borderline: e.borderline,
                        summary: e.summary.clone(),
                        reasons: e.reasons.clone(),
                    })
                })
                .collect();
            Candidates {
                source: other.id.clone(),
                outlet: other.outlet.clone(),
                candidates,
            }
        })
        .collect();
    Some(Explanation {
        schema_version: 1,
        generator: concat!("claimdiff ", env!("CARGO_PKG_VERSION")).into(),
        claim: described.get(claim.report)?.get(claim.claim)?.clone(),
        sources,
    })
}

/// Renders an explanation for a terminal.
pub fn text(explanation: &Explanation, options: TextOptions) -> Vec<u8> {
    let width = options.width.max(super::table::NARROWEST_WINDOW);
    let paint = Paint::new(options.color);
    let mut lines = quoted(&paint, Tone::Title, "", &explanation.claim, width);
    if let Some(attribution) = &explanation.claim.attribution {
        let speaker = attribution
            .speaker
            .as_deref()
            .unwrap_or("speaker not found");
        let cue = attribution.cue.as_deref().unwrap_or("no cue");
        let said = format!("attributed to {speaker} ({cue})");
        lines.extend(hanging("  ", &safe::line(&said), width, 4));
    }
    for other in &explanation.sources {
        lines.push(String::new());
        let name = format!("in {} ({})", other.outlet, other.source);
        lines.extend(
            wrap(&safe::line(&name), width)
                .iter()
                .map(|l| paint.tone(Tone::Name, l)),
        );
        if other.candidates.is_empty() {
            let none = "nothing: no claim of this report shares a telling word with it";
            lines.extend(hanging("  ", none, width, 4));
        }
        for candidate in &other.candidates {
            lines.extend(candidate_lines(candidate, &paint, width));
        }
    }
    let mut out: String = lines
        .iter()
        .map(|line| line.trim_end())
        .collect::<Vec<_>>()
        .join("\n");
    out.push('\n');
    out.into_bytes()
}

fn quoted(
    paint: &Paint,
    tone: Tone,
    before: &str,
    claim: &model::Claim,
    width: usize,
) -> Vec<String> {
    let id = safe::line(&claim.id).into_owned();
    let label = format!("{before}{id}");
    let text = format!("“{}”", safe::line(&claim.text));
    let mut lines = hanging(&format!("{label}  "), &text, width, ALL);
    if let Some(first) = lines.first_mut()
        && let Some(rest) = first.strip_prefix(&label)
    {
        *first = format!("{before}{}{rest}", paint.tone(tone, &id));
    }
    lines
}

fn candidate_lines(candidate: &Candidate, paint: &Paint, width: usize) -> Vec<String> {
    let (verdict, tone) = match candidate.verdict {
        Verdict::Same => ("= same", Tone::Agrees),
        Verdict::Partial => ("< partial", Tone::Part),
        Verdict::Rejected => ("- rejected", Tone::Quiet),
    };
    let look = if candidate.borderline {
        ", borderline: look yourself"
    } else {
        ""
    };
    let decided = format!("{verdict}, score {:.2}{look}", candidate.score);
    let mut lines = vec![format!("  {}", paint.tone(tone, &decided))];
    lines.extend(quoted(paint, Tone::Name, "  ", &candidate.claim, width));
    if !candidate.summary.is_empty() {
        lines.extend(hanging("  ", &safe::line(&candidate.summary), width, 8));
    }
    lines.extend(reasons(&candidate.reasons, paint, width));
    lines
}

/// The features as a table: value times weight is what each adds.
fn reasons(reasons: &[Reason], paint: &Paint, width: usize) -> Vec<String> {
    if reasons.is_empty() {
        return Vec::new();
    }
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(width.saturating_sub(4)).unwrap_or(u16::MAX))
        .set_header(["feature", "value", "weight", "adds", "words"]);
    for reason in reasons {
        table.add_row([
            safe::line(&reason.feature).into_owned(),
            format!("{:.2}", reason.value),
            format!("{:+.2}", reason.weight),
            format!("{:+.2}", reason.value * reason.weight),
            safe::line(&reason.detail).into_owned(),
        ]);
    }
    for (number, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, 2));
        if (1..4).contains(&number) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
        .lines()
        .enumerate()
        .map(|(n, line)| {
            let line = line.trim_end();
            let line = if n == 0 {
                paint.tone(Tone::Quiet, line)
            } else {
                line.to_owned()
            };
            format!("    {line}")
        })
        .collect()
}
