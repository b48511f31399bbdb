//! The command line: arguments in, an exit code out. No logic of its own.

use crate::report::Format as _;
use crate::{article, claim, compare, report};
use anyhow::{Context, Result};
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Aligns several outlets' reports of one event claim by claim.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compare two or more reports of one event
    Compare {
        reports: Vec<PathBuf>,
        #[arg(long)]
        format: Option<String>,
    },
    /// Show how one report was read
    Inspect {
        report: PathBuf,
        #[arg(long)]
        format: Option<String>,
    },
}

/// Runs the program; the answer is the exit code.
pub fn run() -> Result<u8> {
    use std::io::Write as _;
    let out = match Arguments::parse().command {
        Command::Compare { reports, .. } => {
            let read: Result<Vec<_>> = reports.iter().map(read).collect();
            report::json::Json.render(&compare::compare(&read?, None))
        }
        Command::Inspect { report, .. } => report::json::inspection(&read(&report)?),
    };
    std::io::stdout().write_all(&out)?;
    Ok(0)
}

fn read(path: &PathBuf) -> Result<claim::Report> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    let id = path
        .file_stem()
        .map(|s| s.to_string_lossy().into_owned())
        .unwrap_or_default();
    let article = article::read(&bytes, &shown, &article::ReadOptions::default())
        .with_context(|| format!("cannot read {shown}"))?;
    Ok(claim::analyze(id.clone(), id, shown, article))
}
