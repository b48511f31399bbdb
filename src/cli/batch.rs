//! `claimdiff batch`: many events, one a line.

use super::error::{BatchError, OutputError};
use super::exit_code::ExitCode;
use super::options::{Destination, Reading};
use super::sources::{self, Given};
use super::{output, say};
use crate::article::InputFormat;
use crate::batch::line::{Content, EventLine, Head, id_of, rendered};
use crate::batch::pipeline::{self, Ended, Fault, LONGEST_LINE, Line};
use crate::batch::resume;
use crate::batch::summary::Summary;
use crate::compare::model::Event;
use crate::compare::{self, Comparison};
use anyhow::Result;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Compare many events: JSON Lines in, JSON Lines out
///
/// Each line of the input is an event with its reports; each line of the output is its
/// comparison, in the same order, with the event's id. Events are compared in
/// parallel and written as soon as those before them are, in memory that does not grow with
/// their number. A line that cannot be compared gives {"id", "line", "error"} in its place.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Files of events, an event a line; - is standard input
    #[arg(value_name = "FILE", default_value = "-", value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Write to FILE, line by line; a file that holds something is refused
    #[arg(long, short, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Go on behind the whole lines of FILE, which an interrupted run wrote
    #[arg(long, value_name = "FILE", conflicts_with = "output", value_hint = clap::ValueHint::FilePath)]
    resume: Option<PathBuf>,
    /// Write one table (CSV) over all events: agreement, omissions and changes for each pair of
    /// outlets; - is standard output, where the lines go to a file
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    summary: Option<PathBuf>,
    /// Events to compare at the same time [default: one a processor]
    #[arg(long, short, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Say nothing on standard error at the end
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    reading: Reading,
}

const EXAMPLES: &str = "\
A line of the input:
  {\"id\": \"ferry\", \"reports\": [
    {\"id\": \"post\", \"outlet\": \"Harwick Post\", \"text\": \"At least 40 hurt …\"},
    {\"outlet\": \"Coast Wire\", \"html\": \"<html>…\"},
    {\"path\": \"reports/sun.txt\"}]}
  (on one line; title, date, language and a report's published may be given too)

Examples:
  claimdiff batch events.jsonl -o compared.jsonl
  claimdiff batch events.jsonl --resume compared.jsonl --summary outlets.csv
  zcat events.jsonl.gz | claimdiff batch | jq -c '[.id, .summary.in_all]'
  parallel --pipe -k claimdiff batch --quiet --jobs 1 < events.jsonl > compared.jsonl

Exit codes:
  0    done
  1    done, but some lines could not be compared; they hold an error
  2    wrong usage, or a file that cannot be read or written
  3    the input holds no event
  130  interrupted; every line that was written is whole";

/// What is made of one line.
struct Answer {
    line: Vec<u8>,
    /// None where it could not be compared.
    comparison: Option<Comparison>,
    /// True where one of its reports is the file that `--summary` names.
    reads_summary: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let jobs = arguments.jobs.map_or_else(
        || std::thread::available_parallelism().map_or(1, usize::from),
        usize::from,
    );
    // One pool for all that is compared at the same time; it fails only where one exists already.
    let _ = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build_global();
    refuse_outputs(arguments)?;
    let mut input = input(&arguments.files)?;
    let mut counted = Counted {
        summary: arguments.summary.is_some().then(Summary::default),
        summary_file: summary_file(arguments).map(output::real_path),
        ..Counted::default()
    };
    let (mut out, before) = opened(arguments, &mut input, &mut counted)?;
    let reading = arguments.reading.clone();
    let summary_path = counted.summary_file.clone();
    let ended = pipeline::run(
        input,
        before,
        jobs,
        move |line| answer(line, &reading, summary_path.as_deref()),
        |number| {
            failed(
                &unnamed(number),
                "the comparison broke off; please report this line",
            )
        },
        stop_on_signal,
        |answer| {
            counted.add(answer.comparison.as_ref());
            counted.reads_summary |= answer.reads_summary;
            pipeline::write_line(&mut out, &answer.line)
        },
    );
    let shown = target(arguments).map_or("to standard output".into(), |p| p.display().to_string());
    let ended = ended.map_err(|fault| match fault {
        Fault::Writing(error) => anyhow::Error::from(OutputError::from_io(&shown, &error)),
        Fault::Reading(error) => BatchError::Reading(error.to_string()).into(),
    })?;
    if let (Some(path), Some(summary)) = (&arguments.summary, &counted.summary) {
        if counted.reads_summary {
            return Err(OutputError::IsInput(path.display().to_string()).into());
        }
        match summary_file(arguments) {
            Some(path) => output::to_file(path, &summary.csv()?, &[])?,
            None => output::print(&summary.csv()?)?,
        }
    }
    Ok(counted.verdict(arguments, &ended))
}

/// Refuses, before any work, outputs that are one file, that are read, or that could not be
/// written at the end.
fn refuse_outputs(arguments: &Arguments) -> Result<(), OutputError> {
    let standard = arguments.summary.is_some() && summary_file(arguments).is_none();
    if standard && target(arguments).is_none() {
        return Err(OutputError::SummaryAmongLines);
    }
    let written: Vec<&Path> = target(arguments)
        .into_iter()
        .chain(summary_file(arguments))
        .collect();
    let destinations: Vec<Destination> = written
        .iter()
        .map(|path| Destination::File(path.to_path_buf()))
        .collect();
    output::refuse_twins(destinations.iter())?;
    let named = arguments.files.iter().filter(|f| f.as_os_str() != "-");
    let read: Vec<PathBuf> = named.map(|file| output::real_path(file)).collect();
    if let Some(path) = written
        .iter()
        .find(|path| read.contains(&output::real_path(path)))
    {
        return Err(OutputError::IsInput(path.display().to_string()));
    }
    match summary_file(arguments) {
        Some(path) => output::refuse_unwritable(path, &read),
        None => Ok(()),
    }
}

/// The file that the summary is written to, where it is one.
fn summary_file(arguments: &Arguments) -> Option<&Path> {
    let path = arguments.summary.as_ref()?;
    (path.as_os_str() != "-").then_some(path)
}

/// The file that is written line by line, where it is one.
fn target(arguments: &Arguments) -> Option<&Path> {
    let path = arguments.output.as_ref().or(arguments.resume.as_ref())?;
    (path.as_os_str() != "-").then_some(path)
}

/// How many lines were compared and how many not.
#[derive(Default)]
struct Counted {
    compared: u64,
    failed: u64,
    summary: Option<Summary>,
    /// Where `--summary` leads.
    summary_file: Option<PathBuf>,
    /// True where that is a report of an event.
    reads_summary: bool,
}

impl Counted {
    /// Counts a line that an earlier run wrote.
    fn add_kept(&mut self, line: &[u8]) {
        let comparison: Option<Comparison> = serde_json::from_slice(line).ok();
        self.add(comparison.as_ref());
        if let (Some(file), Some(comparison)) = (&self.summary_file, &comparison) {
            let mut paths = comparison.sources.iter().map(|source| &source.path);
            self.reads_summary |= paths.any(|path| is_file(path, file));
        }
    }

    fn add(&mut self, comparison: Option<&Comparison>) {
        match comparison {
            Some(comparison) => {
                self.compared += 1;
                if let Some(summary) = &mut self.summary {
                    summary.add(comparison);
                }
            }
            None => self.failed += 1,
        }
    }

    fn verdict(&self, arguments: &Arguments, ended: &Ended) -> ExitCode {
        let code = match ended {
            Ended::Interrupted => ExitCode::Interrupted,
            Ended::Done if self.compared + self.failed == 0 => ExitCode::NothingCompared,
            Ended::Done if self.failed > 0 => ExitCode::Finding,
            Ended::Done => ExitCode::Done,
        };
        if !arguments.quiet {
            let mut said = match code {
                ExitCode::NothingCompared => "the input holds no event, a line each".to_owned(),
                _ => format!("{} events compared", self.compared),
            };
            if self.failed > 0 {
                said += &format!(", {} lines could not be and hold an error", self.failed);
            }
            if code == ExitCode::Interrupted {
                said += "; interrupted, --resume goes on";
            }
            say(&said);
        }
        code
    }
}

/// The files one after the other.
fn input(files: &[PathBuf]) -> Result<Box<dyn BufRead + Send>> {
    let mut all: Box<dyn Read + Send> = Box::new(io::empty());
    for path in files {
        if path.as_os_str() == "-" {
            all = Box::new(all.chain(io::stdin()));
            continue;
        }
        let file = File::open(path).and_then(|file| match file.metadata()?.is_dir() {
            true => Err(io::ErrorKind::IsADirectory.into()),
            false => Ok(file),
        });
        let file = file.map_err(|error| {
            super::error::InputError::from_io(path.display().to_string(), &error)
        })?;
        // A file that does not end its last line must not join it to the next file's first.
        all = Box::new(all.chain(file).chain(&b"\n"[..]));
    }
    Ok(Box::new(BufReader::with_capacity(1 << 16, all)))
}

/// Where the lines go, and how many lines were read of the input because they are done already.
fn opened(
    arguments: &Arguments,
    input: &mut impl BufRead,
    counted: &mut Counted,
) -> Result<(Box<dyn Write>, u64)> {
    if let Some(path) = &arguments.resume {
        let (file, before) =
            resume::reopen(path, input, |line| counted.add_kept(line)).map_err(|error| {
                BatchError::Resume {
                    path: path.display().to_string(),
                    error,
                }
            })?;
        return Ok((Box::new(file), before));
    }
    let Some(path) = target(arguments) else {
        return Ok((Box::new(io::stdout()), 0));
    };
    let shown = path.display().to_string();
    let holds = |path: &Path| path.metadata().is_ok_and(|m| m.is_file() && m.len() > 0);
    if holds(path) {
        return Err(BatchError::Exists(shown).into());
    }
    let file = File::create(path).map_err(|error| OutputError::from_io(&shown, &error))?;
    Ok((Box::new(file), 0))
}

/// Lets Ctrl-C and a polite end stop the run between two lines.
fn stop_on_signal<T: Send + 'static>(stop: pipeline::Stop<T>) {
    // Without a handler the signal ends the program; a line that is under way may be torn.
    let stop = Mutex::new(stop);
    let _ = ctrlc::set_handler(move || {
        if let Ok(stop) = stop.lock() {
            stop.now();
        }
    });
}

fn unnamed(number: u64) -> Head {
    Head {
        id: format!("line {number}"),
        line: number,
    }
}

fn failed(head: &Head, error: &str) -> Answer {
    Answer {
        line: rendered(head, Err(error)),
        comparison: None,
        reads_summary: false,
    }
}

/// True where `path` leads to `file`, a real path.
fn is_file(path: &str, file: &Path) -> bool {
    Path::new(path)
        .canonicalize()
        .is_ok_and(|real| real == file)
}

/// Compares the event of a line. `summary` is the real path of the file that `--summary` names.
fn answer(line: Line, reading: &Reading, summary: Option<&Path>) -> Answer {
    let mut head = unnamed(line.number);
    let Some(bytes) = line.bytes else {
        let limit = LONGEST_LINE >> 20;
        return failed(&head, &format!("the line is longer than {limit} MiB"));
    };
    if let Some(id) = id_of(&bytes) {
        head.id = id;
    }
    let event = match EventLine::parse(&bytes) {
        Ok(event) => event,
        Err(error) => return failed(&head, &error),
    };
    let reads_summary = summary.is_some_and(|file| {
        let mut paths = event.reports.iter().filter_map(|r| r.path.as_deref());
        paths.any(|path| is_file(path, file))
    });
    match compared(event, reading) {
        Ok(comparison) => Answer {
            line: rendered(&head, Ok(&comparison)),
            comparison: Some(comparison),
            reads_summary,
        },
        Err(error) => Answer {
            reads_summary,
            ..failed(&head, &error.to_string())
        },
    }
}

fn compared(event: EventLine, reading: &Reading) -> Result<Comparison, super::error::InputError> {
    let given = (1..).zip(&event.reports).filter_map(|(number, report)| {
        let name = || report.id.clone().unwrap_or(format!("report-{number}"));
        let content = report.content()?;
        let (bytes, path, format) = match content {
            Content::Text(text) => (Some(text.as_bytes().to_vec()), None, None),
            Content::Html(page) => (
                Some(page.as_bytes().to_vec()),
                None,
                Some(InputFormat::Html),
            ),
            Content::Path(path) => (None, Some(PathBuf::from(path)), None),
        };
        Some(Given {
            name: report.id.clone(),
            shown: path
                .as_ref()
                .map_or_else(name, |path| path.display().to_string()),
            outlet: report.outlet.clone(),
            published: report.published.clone(),
            language: event.language.clone(),
            bytes,
            path,
            format,
        })
    });
    let reports = sources::read_given(given.collect(), reading)?;
    let title = event.title.or_else(|| event.id.clone());
    let about = title.map(|title| Event {
        title,
        date: event.date,
    });
    Ok(compare::compare(&reports, about))
}
