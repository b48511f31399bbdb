//! What comparing costs: `cargo bench`, or `cargo bench -- 3 15 60` for some sizes only.
//!
//! First every stage of the library on one event of three reports, then the whole of the library
//! and the whole program on events of 3, 15, 60, 240 and 1,000 reports. Beside each time stands
//! the throughput, and for the sizes what time and memory grow by: machines are noisy, so look at
//! the growth and not at the milliseconds. Real reports are used where `../shared` lies beside
//! the project, the sample events otherwise.

mod events;

use claimdiff::align::{self, decision, measurement::Measurement};
use claimdiff::article::{self, Article, ReadOptions};
use claimdiff::claim::{self, Report};
use claimdiff::compare::{self, changes, utterances};
use claimdiff::report::Format;
use claimdiff::report::json::Json;
use claimdiff::report::table::{RowLimit, Table, TableOptions};
use claimdiff::text::sentences::sentences;
use events::Text;
use std::hint::black_box;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const SIZES: [usize; 5] = [3, 15, 60, 240, 1_000];
/// A measurement is repeated until this time has passed, and the median is printed.
const PATIENCE: Duration = Duration::from_millis(1_500);
const MOST_RUNS: usize = 200;
/// Endings that the program may know a format for.
const ENDINGS: [&str; 7] = ["txt", "json", "html", "md", "csv", "xlsx", "svg"];

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    let sizes = if asked.is_empty() {
        SIZES.to_vec()
    } else {
        asked
    };
    let (base, origin) = events::base();
    println!("{} reports of {origin}\n", base.len());
    stages(&base);
    whole(&base, &sizes);
}

/// Median time of `work`.
fn time<T>(mut work: impl FnMut() -> T) -> Duration {
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < MOST_RUNS && (times.is_empty() || begin.elapsed() < PATIENCE) {
        let start = Instant::now();
        black_box(work());
        times.push(start.elapsed());
    }
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn read(texts: &[Text]) -> Vec<Article> {
    let options = ReadOptions::default();
    let read = |text: &Text| article::read(text.words.as_bytes(), &text.name, &options).ok();
    texts.iter().filter_map(read).collect()
}

fn analyzed(articles: &[Article]) -> Vec<Report> {
    let numbered = articles.iter().enumerate();
    numbered
        .map(|(n, article)| {
            let id = format!("r{n:04}");
            claim::analyze(id.clone(), id.clone(), id, article.clone())
        })
        .collect()
}

/// Every stage alone, on one event.
fn stages(texts: &[Text]) {
    let articles = read(texts);
    let reports = analyzed(&articles);
    let bytes: usize = texts.iter().map(|t| t.words.len()).sum();
    let claims: usize = reports.iter().map(|r| r.claims.len()).sum();
    let event = Measurement::new(&reports);
    let weights = decision::weights();
    let across = event.across(&weights.first);
    let probabilities: Vec<f64> = across
        .iter()
        .map(|sample| weights.across.probability(&sample.values))
        .collect();
    let pairs = across.len();
    let alignment = align::align(&reports);
    let comparison = compare::compare(&reports, None);
    println!("{:24} {:>12} {:>22}", "stage", "milliseconds", "throughput");
    let line = |stage: &str, time: Duration, amount: usize, unit: &str| {
        let seconds = time.as_secs_f64().max(1e-9);
        let each = amount as f64 / seconds;
        let (each, unit) = match unit {
            "bytes" => (each / 1e6, "MB/s".to_owned()),
            _ => (each.round(), format!("{unit}/s")),
        };
        println!("{stage:24} {:>12.3} {each:>14.1} {unit}", seconds * 1e3);
    };
    line("reading", time(|| read(texts)), bytes, "bytes");
    let split = || {
        articles
            .iter()
            .map(|a| sentences(&a.text).len())
            .sum::<usize>()
    };
    line("sentences", time(split), bytes, "bytes");
    line(
        "claims, quotations",
        time(|| analyzed(&articles)),
        bytes,
        "bytes",
    );
    line(
        "features of pairs",
        time(|| Measurement::new(&reports)),
        pairs,
        "pairs",
    );
    line(
        "features of context",
        time(|| event.across(&weights.first)),
        pairs,
        "pairs",
    );
    let rows = || event.rows(&across, &probabilities, &weights.within, decision::ROWS);
    line("rows", time(rows), claims, "claims");
    line(
        "alignment, whole",
        time(|| align::align(&reports)),
        claims,
        "claims",
    );
    let links = alignment.links.len();
    line(
        "changes",
        time(|| changes::find(&reports, &alignment, &claim::name_context(&reports))),
        links,
        "links",
    );
    line(
        "utterances",
        time(|| utterances::find(&reports, &alignment)),
        claims,
        "claims",
    );
    line(
        "comparison, whole",
        time(|| compare::compare(&reports, None)),
        claims,
        "claims",
    );
    let table = Table {
        options: TableOptions {
            width: 100,
            rows: RowLimit::All,
            color: false,
            whole_report: None,
        },
    };
    line(
        "table",
        time(|| table.render(&comparison)),
        claims,
        "claims",
    );
    line("JSON", time(|| Json.render(&comparison)), claims, "claims");
    if let Ok(folder) = events::written(texts) {
        let program =
            run(folder.path(), None).map_or(Duration::ZERO, |_| time(|| run(folder.path(), None)));
        line("program, table", program, claims, "claims");
        for ending in ENDINGS {
            // Beside the folder: a table in it would be taken for a report.
            let Ok(beside) = tempfile::tempdir() else {
                continue;
            };
            let output = beside.path().join(format!("out.{ending}"));
            if run(folder.path(), Some(&output)).is_some() {
                let whole = time(|| run(folder.path(), Some(&output)));
                line(&format!("program, .{ending}"), whole, claims, "claims");
            }
        }
    }
    println!();
}

/// Whole runs on events of growing size.
fn whole(base: &[Text], sizes: &[usize]) {
    println!(
        "{:>7} {:>7} {:>8} {:>10} {:>8} {:>10} {:>8} {:>8} {:>8}",
        "reports", "claims", "claims×", "library s", "×", "program s", "×", "MB", "MB×"
    );
    let mut before: Option<[f64; 4]> = None;
    for size in sizes {
        let texts = events::generated(base, *size);
        let reports = analyzed(&read(&texts));
        let claims = reports.iter().map(|r| r.claims.len()).sum::<usize>() as f64;
        let library = time(|| compare::compare(&reports, None)).as_secs_f64();
        drop(reports);
        let (mut program, mut memory) = (0.0, 0.0);
        if let Ok(folder) = events::written(&texts) {
            program = time(|| run(folder.path(), None)).as_secs_f64();
            memory = run(folder.path(), None).unwrap_or_default();
        }
        let now = [claims, library, program, memory];
        let grown = |n: usize| -> String {
            let earlier = before.map(|before| now[n] / before[n].max(1e-9));
            earlier.map_or(String::new(), |times| format!("{times:.1}"))
        };
        println!(
            "{size:>7} {claims:>7} {:>8} {library:>10.3} {:>8} {program:>10.3} {:>8} {memory:>8.0} {:>8}",
            grown(0),
            grown(1),
            grown(2),
            grown(3)
        );
        before = Some(now);
    }
}

/// Runs the program over a folder of reports, and answers how many megabytes it took at most
/// (0 where the system does not tell); nothing where it failed.
fn run(folder: &Path, output: Option<&Path>) -> Option<f64> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_claimdiff"));
    command.arg("compare").arg(folder).arg("--quiet");
    if let Some(output) = output {
        command.arg("--output").arg(output);
    }
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut out = child.stdout.take()?;
    let reader = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        out.read_to_end(&mut bytes).map(|_| bytes.len())
    });
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0.0_f64;
    loop {
        if let Some(kilobytes) = std::fs::read_to_string(&status)
            .ok()
            .as_deref()
            .and_then(peak)
        {
            most = most.max(kilobytes / 1e3);
        }
        match child.try_wait() {
            Ok(Some(status)) => {
                let _ = reader.join();
                return status.success().then_some(most);
            }
            Ok(None) => std::thread::sleep(Duration::from_micros(300)),
            Err(_) => return None,
        }
    }
}

/// The most memory that a process held, in kilobytes, from its `/proc` status.
fn peak(status: &str) -> Option<f64> {
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
