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
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let value_of = |flag: &str| {
        arguments
            .iter()
            .position(|a| a == flag)
            .and_then(|n| arguments.get(n + 1).cloned())
    };
    let dropped: Vec<String> = value_of("--drop")
        .map(|d| d.split(',').map(str::to_owned).collect())
        .unwrap_or_default();
    let only: Vec<String> = value_of("--only")
        .map(|d| d.split(',').map(str::to_owned).collect())
        .unwrap_or_default();
    let c = value_of("--c")
        .and_then(|v| v.parse().ok())
        .unwrap_or(C_ACROSS);
    let folders: Vec<&String> = arguments.iter().filter(|a| Path::new(a).is_dir()).collect();
    let mut paths = Vec::new();
    for folder in &folders {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.join("gold.json").exists() {
                paths.push(path);
            }
        }
    }
    paths.sort_by_key(|p| p.file_name().map(|n| n.to_owned()));
    let mut events: Vec<Measured> = paths
        .par_iter()
        .map(|path| {
            let gold = gold::load(path)?;
            let event = Measurement::new(&gold.reports);
            let grades = event.across.iter().map(|s| gold.grade(s.a, s.b)).collect();
            Ok(Measured {
                gold,
                event,
                grades,
            })
        })
        .collect::<io::Result<_>>()?;
    let names = measurement::across_names();
    for event in &mut events {
        for sample in &mut event.event.across {
            for (name, value) in names.iter().zip(&mut sample.values) {
                if !only.is_empty() && !only.iter().any(|o| name.starts_with(o.as_str())) {
                    *value = 0.0;
                }
                if dropped.iter().any(|d| name.starts_with(d.as_str())) {
                    *value = 0.0;
                }
            }
        }
    }
    let candidates: usize = events.iter().map(|e| e.event.across.len()).sum();
    let found: usize = events
        .iter()
        .map(|e| e.grades.iter().filter(|g| **g == 2).count())
        .sum();
    let wanted: usize = events.iter().map(|e| e.gold.same.len()).sum();
    println!(
        "{} events, {candidates} candidate pairs, {found} of grade 2 ({wanted} links in the gold)",
        events.len()
    );

    if let Some(path) = value_of("--dump") {
        dump(&events, Path::new(&path))?;
    }
    let out: Vec<(Vec<f64>, Logistic)> = (0..events.len())
        .into_par_iter()
        .map(|held_out| {
            let across = fit_across(&events, Some(held_out), c);
            let within = fit_within(&events, &across, Some(held_out));
            let p = probabilities(&events[held_out].event.across, &across);
            (p, within)
        })
        .collect();
    report(&events, &out);
    if let Some(most) = value_of("--show").and_then(|v| v.parse().ok()) {
        show(&events, &out, most);
    }
    if arguments.iter().any(|a| a == "--write") {
        let across = fit_across(&events, None, c);
        let within = fit_within(&events, &across, None);
        fs::write("src/align/weights_across.tsv", table(&across))?;
        fs::write("src/align/weights_within.tsv", table(&within))?;
    }
    Ok(())
}

fn probabilities(samples: &[Sample], model: &Logistic) -> Vec<f64> {
    samples
        .iter()
        .map(|s| model.probability(&s.values))
        .collect()
}

fn others(events: &[Measured], held_out: Option<usize>) -> impl Iterator<Item = &Measured> {
    events
        .iter()
        .enumerate()
        .filter(move |(n, _)| Some(*n) != held_out)
        .map(|(_, e)| e)
}

fn fit_across(events: &[Measured], held_out: Option<usize>, c: f64) -> Logistic {
    let secondary: f64 = env::var("SEC")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(-1.0);
    let rows: Vec<Row> = others(events, held_out)
        .flat_map(|e| e.event.across.iter().zip(&e.grades))
        .filter(|(_, grade)| **grade != 1 || secondary >= 0.0)
        .map(|(sample, grade)| Row {
            values: &sample.values,
            label: [0.0, secondary, 1.0][usize::from(*grade)],
            weight: 1.0,
        })
        .collect();
    regression::fit(&measurement::across_names(), &rows, c)
}

fn fit_within(events: &[Measured], across: &Logistic, held_out: Option<usize>) -> Logistic {
    let samples: Vec<(Sample, f64)> = others(events, held_out)
        .flat_map(|e| {
            let p = probabilities(&e.event.across, across);
            e.event.within(&p).into_iter().map(|s| {
                let (x, y) = (e.gold.partners(s.a), e.gold.partners(s.b));
                let label = f64::from(u8::from(x.intersection(&y).next().is_some()));
                (s, label)
            })
        })
        .collect();
    let rows: Vec<Row> = samples
        .iter()
        .map(|(s, label)| Row {
            values: &s.values,
            label: *label,
            weight: 1.0,
        })
        .collect();
    regression::fit(&measurement::within_names(), &rows, C_WITHIN)
}

fn report(events: &[Measured], out: &[(Vec<f64>, Logistic)]) {
    let mut totals = [Counts::default(); 3];
    let mut scored = Vec::new();
    for (event, (p, within)) in events.iter().zip(out) {
        let above = |limit: f64| {
            event
                .event
                .across
                .iter()
                .zip(p)
                .filter(move |(_, p)| **p >= limit)
                .map(|(s, _)| (s.a, s.b))
        };
        let rows = event.event.rows(p, within, ROWS);
        let mine = [
            scoring::same(&event.gold, above(SAME)),
            scoring::any(&event.gold, above(PARTIAL)),
            scoring::rows(&event.gold, &rows),
        ];
        for (total, counts) in totals.iter_mut().zip(mine) {
            total.add(counts);
        }
        println!(
            "{:46} same {:.3}  any {:.3}  rows {:.3}",
            event.gold.name,
            mine[0].prf().2,
            mine[1].prf().2,
            mine[2].prf().2
        );
        scored.extend(
            p.iter()
                .zip(&event.grades)
                .filter(|(_, g)| **g != 1)
                .map(|(p, g)| (*p, *g == 2)),
        );
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
    for (low, high) in [(0.0, 2.0), (0.0, 0.5), (0.05, 0.45), (0.1, 0.4), (0.1, 0.45), (0.15, 0.45), (0.2, 0.45), (0.2, 0.5), (0.2, 0.6)] {
        let mut total = Counts::default();
        for (event, (p, within)) in events.iter().zip(out) {
            let rows = event.event.rows(p, within, ROWS);
            let mut of = std::collections::HashMap::new();
            for (n, row) in rows.iter().enumerate() {
                for c in row {
                    of.insert(*c, n);
                }
            }
            let chosen = event.event.across.iter().zip(p).filter(|(s, p)| **p >= high || (**p >= low && of.get(&s.a) == of.get(&s.b))).map(|(s, _)| (s.a, s.b));
            total.add(scoring::same(&event.gold, chosen));
        }
        let (p, r, f) = total.prf();
        println!("  in row and p >= {low:.2}, or p >= {high:.2}: same P {p:.3} R {r:.3} F1 {f:.4}");
    }
    print!("  same F1 by limit:");
    for limit in [0.25, 0.30, 0.35, 0.40, 0.45, 0.50] {
        let mut total = Counts::default();
        for (event, (p, _)) in events.iter().zip(out) {
            let above = event
                .event
                .across
                .iter()
                .zip(p)
                .filter(|(_, p)| **p >= limit)
                .map(|(s, _)| (s.a, s.b));
            total.add(scoring::same(&event.gold, above));
        }
        print!("  {limit:.2} {:.4}", total.prf().2);
    }
    println!("\n  reliability (score: pairs, share right):");
    for low in 0..10 {
        let low = f64::from(low) / 10.0;
        let inside: Vec<bool> = scored
            .iter()
            .filter(|(p, _)| *p >= low && *p < low + 0.1)
            .map(|(_, r)| *r)
            .collect();
        let right = inside.iter().filter(|r| **r).count();
        println!(
            "    {low:.1}-{:.1}: {:6} {:.3}",
            low + 0.1,
            inside.len(),
            right as f64 / inside.len().max(1) as f64
        );
    }
}

/// Prints the surest wrong links and the missed links, each with its probability.
fn show(events: &[Measured], out: &[(Vec<f64>, Logistic)], most: usize) {
    let mut wrong = Vec::new();
    let mut missed = Vec::new();
    for (event, (p, _)) in events.iter().zip(out) {
        let text = |c: claimdiff::align::ClaimRef| {
            let report = &event.gold.reports[c.report];
            format!(
                "{}:{} {}",
                report.id,
                c.claim,
                report.text(report.claims[c.claim].span)
            )
        };
        for ((sample, p), grade) in event.event.across.iter().zip(p).zip(&event.grades) {
            let line = format!(
                "{p:.2} {}\n     {}\n     {}",
                event.gold.name,
                text(sample.a),
                text(sample.b)
            );
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

/// Writes all pairs with features and grade, tab separated, for experiments elsewhere.
fn dump(events: &[Measured], path: &Path) -> io::Result<()> {
    let mut text = format!(
        "event\ta\tb\tgrade\t{}\n",
        measurement::across_names().join("\t")
    );
    for event in events {
        for (sample, grade) in event.event.across.iter().zip(&event.grades) {
            let place = |c: claimdiff::align::ClaimRef| format!("{}:{}", c.report, c.claim);
            text.push_str(&format!(
                "{}\t{}\t{}\t{grade}",
                event.gold.name,
                place(sample.a),
                place(sample.b)
            ));
            for value in &sample.values {
                text.push_str(&format!("\t{value:.5}"));
            }
            text.push('\n');
        }
    }
    fs::write(path, text)
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
