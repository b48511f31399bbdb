//! `claimdiff explain`: why a claim was matched, or what its nearest rejected match was.

use super::error::InputError;
use super::exit_code::ExitCode;
use super::options::{Look, Reading, TextOrJson};
use super::{output, pairs, sources};
use crate::align::{self, ClaimRef};
use crate::claim::Report;
use crate::compare;
use crate::report::{explanation, json};
use anyhow::{Context as _, Result};
use std::path::PathBuf;

/// Explain why a claim was matched, or what came closest
///
/// For every other report: the claims that were linked with this one, or the nearest that were
/// rejected, each with its score, what speaks for a match and what was lacking.
///
/// With --pairs, scores pairs of sentences of your own instead, one JSON object a line. There is
/// no event around them: a word then weighs what its rarity in other news gives it, and the score
/// is made of what the two sentences show alone, without rivals, neighbours or third reports. Such
/// a score puts pairs in order; it is no probability, and lies higher than it would in an event.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The reports, named as for compare
    #[arg(required_unless_present = "pairs", value_name = "REPORT", value_hint = clap::ValueHint::AnyPath)]
    reports: Vec<PathBuf>,
    /// The claim: its report's name and its number, as inspect shows them
    #[arg(long, required_unless_present_any = ["pairs", "row"], value_name = "ID")]
    claim: Option<String>,
    /// The leading claim of a row instead: the row's number in the table of compare, or its id
    #[arg(long, value_name = "ROW", conflicts_with = "claim")]
    row: Option<String>,
    /// Score the pairs of a JSON Lines file instead, - for standard input
    ///
    /// A line is {"a": "one sentence", "b": "another"}; other keys are ignored. For each line one
    /// is written, in order: {"a", "b", "score", "relation", "reasons", "summary", "lacking"},
    /// or {"line", "error"} where it is no such pair, and then the exit code is 2.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["reports", "claim", "row", "format", "features"], value_hint = clap::ValueHint::FilePath)]
    pairs: Option<PathBuf>,
    /// Show every feature that made a score, with its value and weight
    #[arg(long)]
    features: bool,
    /// What to write [default: what the ending of --output says, else text]
    #[arg(long, short, value_name = "FORMAT")]
    format: Option<TextOrJson>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    look: Look,
}

const EXAMPLES: &str = "\
Examples:
  claimdiff explain post.txt sun.txt --claim post:7
  claimdiff explain samples/ferry-grounding --row 10
  claimdiff explain samples/ferry-grounding --claim wire:3 --features
  claimdiff explain samples/ferry-grounding --claim wire:3 --format json
  claimdiff explain --pairs pairs.jsonl | jq .score";

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let look = &arguments.look;
    if let Some(path) = &arguments.pairs {
        return pairs::run(path, arguments.reading.language.as_deref(), look);
    }
    let format = TextOrJson::chosen(arguments.format, look)?;
    let sources = sources::read(&arguments.reports, &arguments.reading, 2)?;
    let reports = &sources.reports;
    let wanted = match &arguments.row {
        Some(row) => leading_claim(&sources, row)?,
        None => arguments.claim.clone().unwrap_or_default(),
    };
    let claim = find(reports, &wanted)?;
    output::warn(look, &sources.warnings);
    let explained = align::explain_by_hand(reports, claim, &sources.by_hand.pairs);
    let explanation = explanation::explanation(reports, claim, &explained)
        .with_context(|| format!("there is no claim {wanted}"))?;
    let bytes = match format {
        TextOrJson::Text => explanation::text(&explanation, arguments.features, look.text()),
        TextOrJson::Json => json::explanation(&explanation),
    };
    output::write(look, &bytes, &sources.files)?;
    Ok(ExitCode::Done)
}

/// The id of the claim that leads the row with this number or id.
fn leading_claim(sources: &sources::Sources, wanted: &str) -> Result<String, InputError> {
    let comparison = compare::compare_by_hand(&sources.reports, None, &sources.by_hand);
    let number: Option<usize> = wanted.parse().ok();
    let mut rows = comparison.rows.iter();
    rows.find(|row| Some(row.rank) == number || row.id == wanted)
        .map(|row| row.claim_id.clone())
        .ok_or_else(|| InputError::NoSuchRow {
            row: wanted.to_owned(),
            count: comparison.rows.len(),
        })
}

/// The claim with the id `wanted`.
fn find(reports: &[Report], wanted: &str) -> Result<ClaimRef, InputError> {
    let unknown = |hint| InputError::NoSuchClaim {
        claim: wanted.to_owned(),
        hint,
    };
    let names: Vec<&str> = reports.iter().map(|r| r.id.as_str()).collect();
    let Some((source, number)) = wanted.rsplit_once(':') else {
        let first = names.first().copied().unwrap_or_default();
        return Err(unknown(format!(
            "an id is a report's name and a number, such as {first}:0"
        )));
    };
    let Some(report) = names.iter().position(|name| *name == source) else {
        return Err(unknown(format!(
            "the reports are named {}",
            nearest_first(&names, source)
        )));
    };
    let count = reports.get(report).map_or(0, |r| r.claims.len());
    match number.parse() {
        Ok(claim) if claim < count => Ok(ClaimRef { report, claim }),
        _ if count == 0 => Err(unknown(format!("{source} makes no claims"))),
        _ => Err(unknown(format!(
            "the claims of {source} are {source}:0 to {source}:{}; claimdiff inspect lists them",
            count - 1
        ))),
    }
}

/// The names, the one that looks most like `wanted` first.
fn nearest_first(names: &[&str], wanted: &str) -> String {
    let mut names = names.to_vec();
    names.sort_by(|a, b| {
        let like = |name| strsim::jaro_winkler(name, wanted);
        like(b).total_cmp(&like(a)).then_with(|| a.cmp(b))
    });
    names.join(", ")
}
