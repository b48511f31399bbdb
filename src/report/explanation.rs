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
    /// What speaks for a match, in a sentence.
    pub summary: String,
    /// What speaks against it or was lacking, in a sentence; may be empty.
    #[serde(default)]
    pub lacking: String,
    /// Every feature that made the score, the strongest first.
    pub reasons: Vec<Reason>,
    /// An editor decided so (`corrections.toml`); the score is what it would have been.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_hand: bool,
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
                        lacking: e.lacking.clone(),
                        reasons: e.reasons.clone(),
                        by_hand: e.by_hand,
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
        generator: crate::GENERATOR.into(),
        claim: described.get(claim.report)?.get(claim.claim)?.clone(),
        sources,
    })
}

/// Renders an explanation for a terminal: in words, and with `features` every feature that made
/// a score below them.
pub fn text(explanation: &Explanation, features: bool, options: TextOptions) -> Vec<u8> {
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
            let none = "nothing: this report makes no claims";
            lines.extend(hanging("  ", none, width, 4));
        }
        for candidate in &other.candidates {
            lines.extend(candidate_lines(candidate, features, &paint, width));
        }
    }
    let mut out: String = lines
        .iter()
        .map(|line| line.trim_end())
        .collect::<Vec<_>>()
        .join("\n");
    out.push('\n');
    safe::printed(out)
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
    let shown = claim.shown();
    let text = safe::line(&shown);
    let mut lines = hanging(&format!("{label}  "), &text, width, ALL);
    if let Some(first) = lines.first_mut()
        && let Some(rest) = first.strip_prefix(&label)
    {
        *first = format!("{before}{}{rest}", paint.tone(tone, &id));
    }
    lines
}

fn candidate_lines(
    candidate: &Candidate,
    features: bool,
    paint: &Paint,
    width: usize,
) -> Vec<String> {
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
    let decided = if candidate.by_hand {
        format!("{verdict}, by hand; its score is {:.2}", candidate.score)
    } else {
        format!("{verdict}, score {:.2}{look}", candidate.score)
    };
    let mut lines = vec![format!("  {}", paint.tone(tone, &decided))];
    lines.extend(quoted(paint, Tone::Name, "  ", &candidate.claim, width));
    for (label, sentence) in [
        ("    for      ", &candidate.summary),
        ("    against  ", &candidate.lacking),
    ] {
        if !sentence.is_empty() {
            lines.extend(hanging(label, &safe::line(sentence), width, 8));
        }
    }
    if features {
        lines.extend(reasons(&candidate.reasons, paint, width));
    }
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::claim::QuotationKind;

    fn claim(id: &str, text: &str) -> model::Claim {
        model::Claim {
            id: id.into(),
            source: id.split(':').next().unwrap().into(),
            start: 0,
            end: text.chars().count(),
            text: text.into(),
            sentence: model::Range {
                start: 0,
                end: text.chars().count(),
            },
            block: 1,
            attribution: None,
        }
    }

    fn candidate(claim: model::Claim, verdict: Verdict, reasons: Vec<Reason>) -> Candidate {
        Candidate {
            claim,
            verdict,
            score: 0.8712,
            borderline: verdict == Verdict::Rejected,
            summary: String::new(),
            lacking: String::new(),
            reasons,
            by_hand: false,
        }
    }

    fn reason(feature: &str, value: f64, weight: f64, detail: &str) -> Reason {
        Reason {
            feature: feature.into(),
            value,
            weight,
            detail: detail.into(),
        }
    }

    #[test]
    fn a_score_is_shown_with_what_each_feature_added() {
        let asked = model::Claim {
            attribution: Some(model::Attribution {
                kind: QuotationKind::Indirect,
                speaker: Some("the harbourmaster".into()),
                cue: Some("said".into()),
            }),
            ..claim("post:7", "The ferry ran aground, the harbourmaster said.")
        };
        let reasons = vec![
            reason("rare words", 0.62, 3.1, "ferry, aground"),
            reason("numbers", 1.0, -0.4, "2140 against \u{1b}[1m9.42pm"),
        ];
        let mut near = candidate(claim("wire:9", "Tugs came."), Verdict::Rejected, Vec::new());
        near.summary = "They share no telling word.".into();
        near.lacking = "Only wire:9 has \u{1b}[1mTugs.".into();
        let explanation = Explanation {
            schema_version: 1,
            generator: "test".into(),
            claim: asked,
            sources: vec![
                Candidates {
                    source: "wire".into(),
                    outlet: "Coast Wire".into(),
                    candidates: vec![
                        candidate(
                            claim("wire:1", "A ferry ran aground."),
                            Verdict::Same,
                            reasons,
                        ),
                        near,
                    ],
                },
                Candidates {
                    source: "sun".into(),
                    outlet: "Sun".into(),
                    candidates: Vec::new(),
                },
            ],
        };
        let options = TextOptions {
            width: 72,
            color: false,
        };
        let shown = String::from_utf8(text(&explanation, true, options)).unwrap();
        let wanted = "\
post:7  The ferry ran aground, the harbourmaster said.
  attributed to the harbourmaster (said)

in Coast Wire (wire)
  = same, score 0.87
  wire:1  A ferry ran aground.
    feature     value  weight   adds  words
    rare words   0.62   +3.10  +1.92  ferry, aground
    numbers      1.00   -0.40  -0.40  2140 against ␛[1m9.42pm
  - rejected, score 0.87, borderline: look yourself
  wire:9  Tugs came.
    for      They share no telling word.
    against  Only wire:9 has ␛[1mTugs.

in Sun (sun)
  nothing: this report makes no claims
";
        assert_eq!(shown, wanted);
    }
}
