//! Fits the weights of `align/` on annotated events and prints what leave-one-event-out gives:
//!
//! ```text
//! cargo run --release --example fit_weights -- ../shared/gold/events ../shared/gold/links \
//!     --also ../shared/data/background examples/fit_weights/background_links.tsv
//! ```
//!
//! With `--write` the tables in `src/align/` are replaced by the fit on all events. Without it
//! nothing is written. `--drop NAME,NAME` leaves features out, to see what they carry. `--dump FILE`
//! writes every candidate pair with its features and its grade as tab-separated values, for
//! experiments elsewhere, and ends. `--also TEXTS TABLE` (last) adds events to fit on that are not
//! among the gold and are measured apart.

mod annotated;
mod dump;
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
const C_ACROSS: f64 = 0.3;
const C_WITHIN: f64 = 0.03;

/// How much a pair of the events of `--also` counts beside one of the gold.
const ALSO_WEIGHT: f64 = 0.15;

/// Parts that the training events fall into where one model needs the answers of another: they
/// come from a model that was fitted without the event's part.
const PARTS: usize = 4;

struct Measured {
    gold: gold::Event,
    event: Measurement,
    grades: Vec<u8>,
    own: Vec<Sample>,
    /// How much its pairs count in a fit.
    weight: f64,
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
    let also = arguments.iter().position(|a| a == "--also");
    let folders = &arguments[..also.unwrap_or(arguments.len())];
    let mut events = load(folders.iter().filter(|a| Path::new(a.as_str()).is_dir()))?;
    let measured = events.len();
    if let Some(also) = also {
        let (Some(texts), Some(table)) = (arguments.get(also + 1), arguments.get(also + 2)) else {
            return Err(io::Error::other("--also needs a folder and a table"));
        };
        let more = annotated::load(Path::new(texts), Path::new(table))?;
        let weight = value_of("--weight").and_then(|v| v.parse().ok());
        let weight = weight.unwrap_or(ALSO_WEIGHT);
        let more = more.into_par_iter().map(|event| measure(event, weight));
        events.extend(more.collect::<Vec<_>>());
    }
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
    let whole = fit(&events, None, c, &left_out, &Start::default());
    if let Some(path) = value_of("--dump") {
        return dump::write(Path::new(&path), &events, &whole.samples);
    }
    let start = Start {
        first: Some(whole.first.clone()),
        across: Some(whole.across.clone()),
        within: Some(whole.within.clone()),
    };
    let answers: Vec<Answer> = (0..events.len())
        .into_par_iter()
        .map(|held_out| {
            let mut fitted = fit(&events, Some(held_out), c, &left_out, &start);
            let across = fitted.samples.swap_remove(held_out);
            let probabilities = probabilities(&across, &fitted.across);
            Answer {
                across,
                probabilities,
                within: fitted.within,
            }
        })
        .collect();
    let (gold, more) = events.split_at(measured);
    let (of_gold, of_more) = answers.split_at(measured);
    report(gold, of_gold);
    if !more.is_empty() {
        println!("the events of --also:");
        report(more, of_more);
    }
    if let Some(most) = value_of("--show").and_then(|v| v.parse().ok()) {
        show(&events, &answers, most);
    }
    if arguments.iter().any(|a| a == "--write") {
        fs::write(
            "src/align/weights_first.tsv",
            table(&whole.first, events.len()),
        )?;
        fs::write(
            "src/align/weights_across.tsv",
            table(&whole.across, events.len()),
        )?;
        fs::write(
            "src/align/weights_within.tsv",
            table(&whole.within, events.len()),
        )?;
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
        .map(|path| Ok(measure(gold::load(path)?, 1.0)))
        .collect()
}

fn measure(gold: gold::Event, weight: f64) -> Measured {
    let event = Measurement::new(&gold.reports);
    let own = event.own();
    let grades = witnesses(&gold, &event, &own);
    Measured {
        gold,
        event,
        grades,
        own,
        weight,
    }
}

/// The grade of every pair. Where a sentence is several claims, a link of it is meant of one of
/// them: the most alike pair of claims keeps the link, the others count neither way (multiple
/// instance learning: Dietterich, Lathrop & Lozano-Pérez 1997).
fn witnesses(gold: &gold::Event, event: &Measurement, own: &[Sample]) -> Vec<u8> {
    let mut best: std::collections::BTreeMap<gold::Link, (f64, usize)> = Default::default();
    for (n, sample) in own.iter().enumerate() {
        let likeness = event.likeness(sample.pair);
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

/// Models that are close to what is sought: where to begin.
#[derive(Default)]
struct Start {
    first: Option<Logistic>,
    across: Option<Logistic>,
    within: Option<Logistic>,
}

/// Fits all models without the event that is held out.
///
/// Where the second model learns from the first, the training events get the estimates of a model
/// that did not see them, as the event that is held out does and as new events will. Estimates of
/// a model that was fitted on the same events would be better than they ever are on others, and
/// would be trusted too much.
fn fit(
    events: &[Measured],
    held_out: Option<usize>,
    c: f64,
    left_out: &[String],
    start: &Start,
) -> Fitted {
    let training: Vec<usize> = (0..events.len()).filter(|n| Some(*n) != held_out).collect();
    let own_names = measurement::own_names();
    let own: Vec<&[Sample]> = events.iter().map(|e| e.own.as_slice()).collect();
    let first_of =
        |training: &[usize]| fit_links(events, &own, &own_names, training, c, start.first.as_ref());
    let first = first_of(&training);
    let firsts = without_own_part(events.len(), &training, &first, first_of);
    let mut samples: Vec<Vec<Sample>> = events
        .iter()
        .zip(&firsts)
        .map(|(event, first)| event.event.across(first))
        .collect();
    let names = measurement::across_names();
    for sample in samples.iter_mut().flatten() {
        for (name, value) in names.iter().zip(&mut sample.values) {
            if left_out.iter().any(|d| name.starts_with(d.as_str())) {
                *value = 0.0;
            }
        }
    }
    let all: Vec<&[Sample]> = samples.iter().map(Vec::as_slice).collect();
    let across_of =
        |training: &[usize]| fit_links(events, &all, &names, training, c, start.across.as_ref());
    let across = across_of(&training);
    let acrosses = without_own_part(events.len(), &training, &across, across_of);
    let within = fit_within(
        events,
        &samples,
        &acrosses,
        &training,
        start.within.as_ref(),
    );
    Fitted {
        first,
        across,
        within,
        samples,
    }
}

/// For every event the model that was fitted without its part of the training events; for an
/// event that is not among them, `whole`.
fn without_own_part(
    events: usize,
    training: &[usize],
    whole: &Logistic,
    fit: impl Fn(&[usize]) -> Logistic,
) -> Vec<Logistic> {
    let mut models = vec![whole.clone(); events];
    for part in 0..PARTS {
        let in_part = |place: &usize| place % PARTS == part;
        let places = 0..training.len();
        let others: Vec<usize> = places
            .clone()
            .filter(|p| !in_part(p))
            .map(|p| training[p])
            .collect();
        let model = fit(&others);
        for place in places.filter(in_part) {
            models[training[place]] = model.clone();
        }
    }
    models
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
    training: &[usize],
    c: f64,
    start: Option<&Logistic>,
) -> Logistic {
    let rows: Vec<Row> = training
        .iter()
        .flat_map(|n| {
            let event = &events[*n];
            let graded = samples[*n].iter().zip(&event.grades);
            graded.map(|(sample, grade)| (sample, *grade, event.weight))
        })
        .filter(|(_, grade, _)| *grade != 1)
        .map(|(sample, grade, weight)| Row {
            values: &sample.values,
            label: f64::from(u8::from(grade == 2)),
            weight,
        })
        .collect();
    regression::fit(names, &rows, c, start)
}

/// Pairs of one report that share a partner against those that do not.
fn fit_within(
    events: &[Measured],
    samples: &[Vec<Sample>],
    acrosses: &[Logistic],
    training: &[usize],
    start: Option<&Logistic>,
) -> Logistic {
    let labelled: Vec<(Sample, f64, f64)> = training
        .iter()
        .flat_map(|n| {
            let (event, samples) = (&events[*n], &samples[*n]);
            let p = probabilities(samples, &acrosses[*n]);
            event.event.within(samples, &p).into_iter().map(|sample| {
                let (x, y) = (event.gold.partners(sample.a), event.gold.partners(sample.b));
                let label = f64::from(u8::from(x.intersection(&y).next().is_some()));
                (sample, label, events[*n].weight)
            })
        })
        .collect();
    let rows: Vec<Row> = labelled
        .iter()
        .map(|(sample, label, weight)| Row {
            values: &sample.values,
            label: *label,
            weight: *weight,
        })
        .collect();
    regression::fit(&measurement::within_names(), &rows, C_WITHIN, start)
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
    by_limit(events, answers);
    println!("  reliability (score: pairs, share right):");
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

/// What other limits would have given.
fn by_limit(events: &[Measured], answers: &[Answer]) {
    type Measure<'m> = &'m dyn Fn(&Measured, &Answer, f64) -> Counts;
    let of = |title: &str, limits: &[f64], measure: Measure| {
        print!("  {title} by limit:");
        for limit in limits {
            let mut total = Counts::default();
            for (event, answer) in events.iter().zip(answers) {
                total.add(measure(event, answer, *limit));
            }
            let (p, r, f1) = total.prf();
            print!("  {limit:.2} {f1:.4} (P {p:.3} R {r:.3})");
        }
        println!();
    };
    of(
        "same",
        &[0.28, 0.32, 0.36, 0.40, 0.44, 0.50],
        &|event, answer, limit| scoring::same(&event.gold, answer.above(limit)),
    );
    of(
        "any",
        &[0.10, 0.13, 0.16, 0.19, 0.22],
        &|event, answer, limit| scoring::any(&event.gold, answer.above(limit)),
    );
    for inside in [0.10, 0.20, 0.30] {
        let title = format!("rows (one report {inside:.2})");
        of(
            &title,
            &[0.15, 0.20, 0.25, 0.30],
            &|event, answer, limit| {
                let p = &answer.probabilities;
                let limits = (limit, inside);
                let rows = event.event.rows(&answer.across, p, &answer.within, limits);
                scoring::rows(&event.gold, &rows)
            },
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

fn table(model: &Logistic, events: usize) -> String {
    let mut text = format!(
        "# Weights fitted on {events} annotated events; printed by: cargo run --release --example fit_weights -- --write FOLDERS --also TEXTS TABLE\n\
         # feature\tmean\tdeviation\tweight per standard deviation\n"
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
