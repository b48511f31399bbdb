//! Fits the weights of `align/` on annotated events and prints what leave-one-event-out gives:
//!
//! ```text
//! cargo run --release --example fit_weights -- ../shared/gold/events ../shared/gold/links
//! ```
//!
//! With `--write` the tables in `src/align/` are replaced by the fit on all events. Without it
//! nothing is written. `--drop NAME,NAME` leaves features out, to see what they carry.

mod gold;
mod regression;
mod scoring;

use claimdiff::align::ClaimRef;
use claimdiff::align::decision::{PARTIAL, ROWS, SAME};
use claimdiff::align::logistic::Logistic;
use claimdiff::align::measurement::{self, Measurement, Sample};
use rayon::prelude::*;
use regression::Row;
use scoring::Counts;
use std::path::Path;
use std::{env, fs, io};

/// Inverse strength of the penalty, chosen by leave-one-event-out.
const C_ACROSS: f64 = 0.03;
const C_WITHIN: f64 = 0.03;

struct Measured {
    gold: gold::Event,
    event: Measurement,
    grades: Vec<u8>,
    own: Vec<Sample>,
}

/// What a model fitted on the other events says of one event.
struct Answer {
    across: Vec<Sample>,
    probabilities: Vec<f64>,
    within: Logistic,
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let value_of = |flag: &str| {
        let at = arguments.iter().position(|a| a == flag)?;
        arguments.get(at + 1).cloned()
    };
    let list_of = |flag: &str| -> Vec<String> {
        let list = value_of(flag).unwrap_or_default();
        list.split(',')
            .filter(|n| !n.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let left_out = list_of("--drop");
    let c = value_of("--c")
        .and_then(|v| v.parse().ok())
        .unwrap_or(C_ACROSS);
    let events = load(arguments.iter().filter(|a| Path::new(a.as_str()).is_dir()))?;
    let candidates: usize = events.iter().map(|e| e.own.len()).sum();
    let found: usize = events
        .iter()
        .map(|e| e.grades.iter().filter(|g| **g == 2).count())
        .sum();
    let wanted: usize = events.iter().map(|e| e.gold.same.len()).sum();
    println!(
        "{} events, {candidates} candidate pairs, {found} of grade 2 ({wanted} links in the gold)",
        events.len()
    );
    let answers: Vec<Answer> = (0..events.len())
        .into_par_iter()
        .map(|held_out| {
            let mut fitted = fit(&events, Some(held_out), c, &left_out);
            let across = fitted.samples.swap_remove(held_out);
            let probabilities = probabilities(&across, &fitted.across);
            Answer {
                across,
                probabilities,
                within: fitted.within,
            }
        })
        .collect();
    report(&events, &answers);
    if let Some(most) = value_of("--show").and_then(|v| v.parse().ok()) {
        show(&events, &answers, most);
    }
    if arguments.iter().any(|a| a == "--write") {
        let fitted = fit(&events, None, c, &left_out);
        fs::write("src/align/weights_first.tsv", table(&fitted.first))?;
        fs::write("src/align/weights_across.tsv", table(&fitted.across))?;
        fs::write("src/align/weights_within.tsv", table(&fitted.within))?;
    }
    Ok(())
}

fn load<'a>(folders: impl Iterator<Item = &'a String>) -> io::Result<Vec<Measured>> {
    let mut paths = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.join("gold.json").exists() {
                paths.push(path);
            }
        }
    }
    paths.sort_by_key(|p| p.file_name().map(|n| n.to_owned()));
    paths
        .par_iter()
        .map(|path| {
            let gold = gold::load(path)?;
            let event = Measurement::new(&gold.reports);
            let own = event.own();
            let grades = witnesses(&gold, &own);
            Ok(Measured {
                gold,
                event,
                grades,
                own,
            })
        })
        .collect()
}

/// The grade of every pair. Where a sentence is several claims, a link of it is meant of one of
/// them: the most alike pair of claims keeps the link, the others count neither way (multiple
/// instance learning: Dietterich, Lathrop & Lozano-Pérez 1997).
fn witnesses(gold: &gold::Event, own: &[Sample]) -> Vec<u8> {
    let mut best: std::collections::BTreeMap<gold::Link, (f64, usize)> = Default::default();
    for (n, sample) in own.iter().enumerate() {
        let likeness = sample.values[0] + sample.values[1];
        for link in gold.sentence_pairs(sample.a, sample.b) {
            let entry = best.entry(link).or_insert((-1.0, n));
            if likeness > entry.0 {
                *entry = (likeness, n);
            }
        }
    }
    own.iter()
        .enumerate()
        .map(|(n, sample)| match gold.grade(sample.a, sample.b) {
            2 => {
                let chosen = gold
                    .sentence_pairs(sample.a, sample.b)
                    .iter()
                    .any(|l| gold.same.contains(l) && best.get(l).is_some_and(|b| b.1 == n));
                if chosen { 2 } else { 1 }
            }
            grade => grade,
        })
        .collect()
}

struct Fitted {
    first: Logistic,
    across: Logistic,
    within: Logistic,
    /// All features of all events under the first estimate.
    samples: Vec<Vec<Sample>>,
}

fn fit(events: &[Measured], held_out: Option<usize>, c: f64, left_out: &[String]) -> Fitted {
    let own: Vec<&[Sample]> = events.iter().map(|e| e.own.as_slice()).collect();
    let first = fit_links(events, &own, &measurement::own_names(), held_out, c);
    let mut samples: Vec<Vec<Sample>> = events.iter().map(|e| e.event.across(&first)).collect();
    let names = measurement::across_names();
    for sample in samples.iter_mut().flatten() {
        for (name, value) in names.iter().zip(&mut sample.values) {
            if left_out.iter().any(|d| name.starts_with(d.as_str())) {
                *value = 0.0;
            }
        }
    }
    let all: Vec<&[Sample]> = samples.iter().map(Vec::as_slice).collect();
    let across = fit_links(events, &all, &names, held_out, c);
    let within = fit_within(events, &samples, &across, held_out);
    Fitted {
        first,
        across,
        within,
        samples,
    }
}

fn probabilities(samples: &[Sample], model: &Logistic) -> Vec<f64> {
    samples
        .iter()
        .map(|s| model.probability(&s.values))
        .collect()
}

/// Links of grade 2 against no link; grade 1 is neither.
fn fit_links(
    events: &[Measured],
    samples: &[&[Sample]],
    names: &[String],
    held_out: Option<usize>,
    c: f64,
) -> Logistic {
    let rows: Vec<Row> = events
        .iter()
        .zip(samples)
        .enumerate()
        .filter(|(n, _)| Some(*n) != held_out)
        .flat_map(|(_, (event, samples))| samples.iter().zip(&event.grades))
        .filter(|(_, grade)| **grade != 1)
        .map(|(sample, grade)| Row {
            values: &sample.values,
            label: f64::from(u8::from(*grade == 2)),
        })
        .collect();
    regression::fit(names, &rows, c)
}

fn fit_within(
    events: &[Measured],
    samples: &[Vec<Sample>],
    across: &Logistic,
    held_out: Option<usize>,
) -> Logistic {
    let labelled: Vec<(Sample, f64)> = events
        .iter()
        .zip(samples)
        .enumerate()
        .filter(|(n, _)| Some(*n) != held_out)
        .flat_map(|(_, (event, samples))| {
            let p = probabilities(samples, across);
            event.event.within(samples, &p).into_iter().map(|sample| {
                let (x, y) = (event.gold.partners(sample.a), event.gold.partners(sample.b));
                let label = f64::from(u8::from(x.intersection(&y).next().is_some()));
                (sample, label)
            })
        })
        .collect();
    let rows: Vec<Row> = labelled
        .iter()
        .map(|(sample, label)| Row {
            values: &sample.values,
            label: *label,
        })
        .collect();
    regression::fit(&measurement::within_names(), &rows, C_WITHIN)
}

fn report(events: &[Measured], answers: &[Answer]) {
    let mut totals = [Counts::default(); 3];
    let mut scored = Vec::new();
    for (event, answer) in events.iter().zip(answers) {
        let rows = event
            .event
            .rows(&answer.across, &answer.probabilities, &answer.within, ROWS);
        let mine = [
            scoring::same(&event.gold, answer.above(SAME)),
            scoring::any(&event.gold, answer.above(PARTIAL)),
            scoring::rows(&event.gold, &rows),
        ];
        for (total, counts) in totals.iter_mut().zip(mine) {
            total.add(counts);
        }
        let [same, any, rows] = mine.map(|m| m.prf().2);
        println!(
            "{:46} same {same:.3}  any {any:.3}  rows {rows:.3}",
            event.gold.name
        );
        let judged = answer
            .probabilities
            .iter()
            .zip(&event.grades)
            .filter(|(_, g)| **g != 1);
        scored.extend(judged.map(|(p, g)| (*p, *g == 2)));
    }
    println!("leave one event out:");
    for (name, total) in ["same", "any", "rows"].iter().zip(totals) {
        let (p, r, f1) = total.prf();
        println!("  {name:5} P {p:.3}  R {r:.3}  F1 {f1:.4}");
    }
    let wanted = events.iter().map(|e| e.gold.same.len()).sum();
    println!(
        "  average precision {:.4}",
        scoring::average_precision(scored.clone(), wanted)
    );
    print!("  same F1 by limit:");
    for limit in [0.25, 0.30, 0.35, 0.40, 0.45, 0.50] {
        let mut total = Counts::default();
        for (event, answer) in events.iter().zip(answers) {
            total.add(scoring::same(&event.gold, answer.above(limit)));
        }
        print!("  {limit:.2} {:.4}", total.prf().2);
    }
    println!("\n  reliability (score: pairs, share right):");
    for low in 0..10 {
        let low = f64::from(low) / 10.0;
        let inside: Vec<bool> = scored
            .iter()
            .filter(|(p, _)| *p >= low && *p < low + 0.1)
            .map(|(_, right)| *right)
            .collect();
        let right = inside.iter().filter(|r| **r).count();
        let share = right as f64 / inside.len().max(1) as f64;
        println!(
            "    {low:.1}-{:.1}: {:6} {share:.3}",
            low + 0.1,
            inside.len()
        );
    }
}

impl Answer {
    /// The pairs with at least this probability.
    fn above(&self, limit: f64) -> impl Iterator<Item = (ClaimRef, ClaimRef)> + '_ {
        let pairs = self.across.iter().zip(&self.probabilities);
        pairs
            .filter(move |(_, p)| **p >= limit)
            .map(|(s, _)| (s.a, s.b))
    }
}

/// Prints some of the wrong and of the missed links, each with its probability.
fn show(events: &[Measured], answers: &[Answer], most: usize) {
    let mut wrong = Vec::new();
    let mut missed = Vec::new();
    for (event, answer) in events.iter().zip(answers) {
        let text = |c: ClaimRef| {
            let report = &event.gold.reports[c.report];
            format!(
                "{}:{} {}",
                report.id,
                c.claim,
                report.text(report.claims[c.claim].span)
            )
        };
        for ((sample, p), grade) in answer
            .across
            .iter()
            .zip(&answer.probabilities)
            .zip(&event.grades)
        {
            let (a, b) = (text(sample.a), text(sample.b));
            let line = format!("{p:.2} {}\n     {a}\n     {b}", event.gold.name);
            if *grade == 0 && *p >= SAME {
                wrong.push((*p, line));
            } else if *grade == 2 && *p < SAME {
                missed.push((*p, line));
            }
        }
    }
    println!("{} wrong, {} missed", wrong.len(), missed.len());
    for (title, mut list) in [("wrong", wrong), ("missed", missed)] {
        list.sort_by(|a, b| a.0.total_cmp(&b.0));
        let step = (list.len() / most.max(1)).max(1);
        for (_, line) in list.iter().step_by(step) {
            println!("{title} {line}");
        }
    }
}

fn table(model: &Logistic) -> String {
    let mut text = String::from(
        "# Weights fitted on 32 annotated events; printed by: cargo run --release --example fit_weights -- FOLDERS --write\n\
         # feature\tmean\tdeviation\tweight per standard deviation\n",
    );
    text.push_str(&format!("(intercept)\t{:.5}\n", model.intercept));
    for term in &model.terms {
        text.push_str(&format!(
            "{}\t{:.5}\t{:.5}\t{:.5}\n",
            term.name, term.mean, term.deviation, term.weight
        ));
    }
    text
}
