//! Every candidate pair as a line of tab-separated values, for experiments in other programs.

use crate::Measured;
use claimdiff::align::measurement::{self, Sample};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Writes a head and a line a pair: event, the two claims as `outlet:number`, grade (`-` for
/// pairs of one report), the features that the two claims have alone.
pub fn write(path: &Path, events: &[Measured]) -> io::Result<()> {
    let names = measurement::own_names();
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "event\ta\tb\tgrade\t{}", names.join("\t"))?;
    for event in events {
        for (sample, grade) in event.own.iter().zip(&event.grades) {
            line(&mut out, event, sample, &grade.to_string())?;
        }
        let unknown = vec![0.0; event.own.len()];
        for mut sample in event.event.within(&event.own, &unknown) {
            sample.values.truncate(names.len());
            line(&mut out, event, &sample, "-")?;
        }
    }
    out.flush()
}

fn line(out: &mut impl Write, event: &Measured, sample: &Sample, grade: &str) -> io::Result<()> {
    let claim =
        |c: claimdiff::align::ClaimRef| format!("{}:{}", event.gold.reports[c.report].id, c.claim);
    let values: Vec<String> = sample.values.iter().map(|v| format!("{v:.6}")).collect();
    writeln!(
        out,
        "{}\t{}\t{}\t{grade}\t{}",
        event.gold.name,
        claim(sample.a),
        claim(sample.b),
        values.join("\t")
    )
}
