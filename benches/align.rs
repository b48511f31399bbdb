//! Time for aligning 3, 15, 60 and 240 reports of one event: `cargo bench`.
//!
//! The reports are made from the sample event: every copy keeps two thirds of its claims and has
//! some words of its own, so that the index meets both repetition and rarity. Printed beside each
//! time is its growth over the size before, which is what to look at: machines are noisy.

use claimdiff::article::{self, ReadOptions};
use claimdiff::claim::{self, Report};
use std::hint::black_box;
use std::time::{Duration, Instant};

const SOURCES: [&str; 3] = [
    include_str!("../samples/ferry-grounding/harwick-post.txt"),
    include_str!("../samples/ferry-grounding/coast-wire.txt"),
    include_str!("../samples/ferry-grounding/northern-sun.txt"),
];
const RUNS: usize = 3;

fn reports(count: usize) -> Vec<Report> {
    (0..count)
        .filter_map(|n| {
            let source = SOURCES.get(n % SOURCES.len())?;
            let text: Vec<String> = source
                .lines()
                .enumerate()
                .filter(|(line, _)| *line < 2 || !(line / 2 + n / SOURCES.len()).is_multiple_of(3))
                .map(|(line, text)| {
                    let own = format!("berth{}", (n * 31 + line) % 997);
                    text.replace(" ferry ", &format!(" ferry {own} "))
                })
                .collect();
            let bytes = text.join("\n").into_bytes();
            let article = article::read(&bytes, "report.txt", &ReadOptions::default()).ok()?;
            let id = format!("r{n:03}");
            Some(claim::analyze(id.clone(), id.clone(), id, article))
        })
        .collect()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn main() {
    println!(
        "{:>8} {:>8} {:>12} {:>8} {:>8}",
        "reports", "claims", "milliseconds", "times", "claims×"
    );
    let mut before: Option<(f64, f64)> = None;
    for count in [3, 15, 60, 240] {
        let reports = reports(count);
        let claims: usize = reports.iter().map(|r| r.claims.len()).sum();
        let times = (0..RUNS)
            .map(|_| {
                let start = Instant::now();
                black_box(claimdiff::align::align(black_box(&reports)));
                start.elapsed()
            })
            .collect();
        let time = median(times).as_secs_f64() * 1_000.0;
        let growth = before.map_or((1.0, 1.0), |(t, c)| (time / t, claims as f64 / c));
        println!(
            "{:>8} {claims:>8} {time:>12.1} {:>8.1} {:>8.1}",
            reports.len(),
            growth.0,
            growth.1
        );
        before = Some((time, claims as f64));
    }
}
