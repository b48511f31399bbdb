//! Every candidate pair as a line of tab-separated values, for experiments in other programs.

use crate::Measured;
use claimdiff::align::measurement::{self, Sample};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes a head and a line a pair of two reports: event, the two claims as `outlet:number`, grade,
/// the annotated sentences that the pair stands for as `outlet/i-outlet/j`, all features.
pub fn write(path: &Path, events: &[Measured], samples: &[Vec<Sample>]) -> io::Result<()> {
    let names = measurement::across_names();
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "event\ta\tb\tgrade\tsentences\t{}", names.join("\t"))?;
    for (event, samples) in events.iter().zip(samples) {
        for (sample, grade) in samples.iter().zip(&event.grades) {
            line(&mut out, event, sample, *grade)?;
        }
    }
    out.flush()
}

fn line(out: &mut impl Write, event: &Measured, sample: &Sample, grade: u8) -> io::Result<()> {
    let gold = &event.gold;
    let claim =
        |c: claimdiff::align::ClaimRef| format!("{}:{}", gold.reports[c.report].id, c.claim);
    let pairs = gold.sentence_pairs(sample.a, sample.b).into_iter();
    let pairs: Vec<String> = pairs
        .map(|(a, i, b, j)| format!("{a}/{i}-{b}/{j}"))
        .collect();
    let values: Vec<String> = sample.values.iter().map(|v| format!("{v:.6}")).collect();
    writeln!(
        out,
        "{}\t{}\t{}\t{grade}\t{}\t{}",
        gold.name,
        claim(sample.a),
        claim(sample.b),
        pairs.join(";"),
        values.join("\t")
    )
}
