//! From the arguments to reports: files, standard input, event folders, plain folders.

mod bytes;
mod folder;
mod given;
mod own_output;

pub use given::{Given, read_given};

use self::bytes::{Bytes, read_all, refuse_twins};
use super::error::InputError;
use super::names::{NameParts, names};
use super::options::Reading;
use crate::article::{self, InputFormat, ReadError};
use crate::claim::{self, Report};
use crate::compare::by_hand::ByHand;
use crate::compare::model::Event;
use crate::sample_set::corrections::Corrections;
use crate::sample_set::toml_file::Mistake;
use crate::sample_set::{event, set};
use crate::text::language;
use rayon::prelude::*;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Most claims of all reports together: three times those of a thousand long reports.
const MOST_CLAIMS: usize = 200_000;

/// The reports to work on.
pub struct Sources {
    /// In the order of the arguments, a folder's in the folder's order.
    pub reports: Vec<Report>,
    /// What they are about, where one event folder says so.
    pub event: Option<Event>,
    /// The real paths of the files.
    pub files: Vec<PathBuf>,
    /// What a user should know, a sentence each.
    pub warnings: Vec<String>,
    /// What an editor decided about the events.
    pub by_hand: ByHand,
}

/// What an editor decided about one event.
struct Edits {
    /// The file, as the user would name it.
    path: String,
    corrections: Corrections,
}

/// One report to be read, and what is known of it before.
#[derive(Default)]
struct Input {
    /// None for standard input.
    path: Option<PathBuf>,
    /// The file as the user named it.
    shown: String,
    given: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    language: Option<String>,
    /// Number of the event's corrections.
    edits: Option<usize>,
    /// Its bytes, where they are at hand already.
    bytes: Option<Vec<u8>>,
    /// What it is, whatever its content looks like.
    format: Option<InputFormat>,
    /// Found in a folder rather than named: left out, not refused, when it is no report.
    found: bool,
}

/// Reads every report that the arguments name, at least `least` of them.
///
/// # Errors
/// When one cannot be read, is named twice, or there are too few.
pub fn read(arguments: &[PathBuf], reading: &Reading, least: usize) -> Result<Sources, InputError> {
    let (read, gathered) = gather(arguments, reading, least)?;
    gathered.analyzed(read, reading)
}

/// The same, with the bytes of each report: reading a file twice may give two reports, or wait for a
/// pipe that has nothing more to give.
///
/// # Errors
/// As [`read`].
pub fn read_with_bytes(
    arguments: &[PathBuf],
    reading: &Reading,
    least: usize,
) -> Result<(Sources, Vec<Vec<u8>>), InputError> {
    let (read, gathered) = gather(arguments, reading, least)?;
    let bytes = read.iter().map(|one| one.bytes.clone()).collect();
    Ok((gathered.analyzed(read, reading)?, bytes))
}

/// What is known of the reports beside their bytes.
struct Gathered {
    events: Vec<Event>,
    edits: Vec<Edits>,
    warnings: Vec<String>,
    /// Where the files of the events lie or would lie.
    own_files: Vec<PathBuf>,
}

/// The bytes of every report that the arguments name.
fn gather(
    arguments: &[PathBuf],
    reading: &Reading,
    least: usize,
) -> Result<(Vec<Bytes>, Gathered), InputError> {
    let mut inputs = Vec::new();
    let mut events = Vec::new();
    let mut edits = Vec::new();
    let mut own_files = Vec::new();
    for argument in arguments {
        let (given, path) = split_name(argument);
        if path.is_dir() {
            if event::is_event(&path) {
                own_files.extend(set::own_files(&path));
            }
            let shown = argument.display().to_string();
            match given {
                Some(_) => return Err(InputError::NamedFolder(shown)),
                None if least == 1 => return Err(InputError::FolderForOne(shown)),
                None => folder::expand(&path, &mut inputs, &mut events, &mut edits)?,
            }
        } else {
            inputs.push(single(given, path));
        }
    }
    if inputs.iter().filter(|i| i.path.is_none()).count() > 1 {
        return Err(InputError::StandardInputTwice);
    }
    let mut warnings = Vec::new();
    let read = read_all(inputs, reading, &mut warnings)?;
    refuse_twins(&read)?;
    if least > 1 && read.len() < 2 {
        return Err(match (read.first(), arguments.first()) {
            (Some(only), _) => InputError::OnlyOne(only.input.shown.clone()),
            (None, folder) => InputError::NoReportsInFolder(
                folder.map_or_else(String::new, |f| f.display().to_string()),
            ),
        });
    }
    let gathered = Gathered {
        events,
        edits,
        warnings,
        own_files,
    };
    Ok((read, gathered))
}

impl Gathered {
    fn analyzed(self, read: Vec<Bytes>, reading: &Reading) -> Result<Sources, InputError> {
        let Self {
            mut events,
            edits,
            mut warnings,
            own_files,
        } = self;
        let mut files: Vec<PathBuf> = read.iter().filter_map(|r| r.real.clone()).collect();
        files.extend(own_files);
        let (reports, by_hand) = analyze(read, reading, &edits)?;
        refuse_mixed_languages(&reports)?;
        for report in &reports {
            let about = |warning: &String| format!("{}: {warning}", report.path);
            warnings.extend(report.article.warnings.iter().map(about));
        }
        let event = if events.len() == 1 {
            events.pop()
        } else {
            None
        };
        Ok(Sources {
            reports,
            event,
            files,
            warnings,
            by_hand,
        })
    }
}

/// `NAME=PATH` in its two parts. A file that has `=` in its name wins, and so does a path with a
/// folder before the `=`.
fn split_name(argument: &Path) -> (Option<String>, PathBuf) {
    let whole = || (None, argument.to_owned());
    if argument.symlink_metadata().is_ok() {
        return whole();
    }
    let Some((name, path)) = argument.to_str().and_then(|text| text.split_once('=')) else {
        return whole();
    };
    if path.is_empty() || name.contains(['/', '\\']) {
        return whole();
    }
    (Some(name.to_owned()), PathBuf::from(path))
}

fn single(given: Option<String>, path: PathBuf) -> Input {
    let standard_input = path == Path::new("-");
    Input {
        shown: path.display().to_string(),
        path: (!standard_input).then_some(path),
        outlet: given.clone(),
        given,
        ..Input::default()
    }
}

/// An event with more claims than this would take minutes and gigabytes: refused, not begun.
fn refuse_too_many_claims(reports: &[Report]) -> Result<(), InputError> {
    let claims = reports.iter().map(|report| report.claims.len()).sum();
    let longest = reports.iter().max_by_key(|report| report.claims.len());
    match longest {
        Some(longest) if claims > MOST_CLAIMS => Err(InputError::TooManyClaims {
            claims,
            limit: MOST_CLAIMS,
            path: longest.path.clone(),
            most: longest.claims.len(),
        }),
        _ => Ok(()),
    }
}

/// Words of different languages do not match, so that every claim would look omitted.
fn refuse_mixed_languages(reports: &[Report]) -> Result<(), InputError> {
    let mut known = reports
        .iter()
        .filter(|r| r.article.language != language::UNDETERMINED);
    let Some(first) = known.next() else {
        return Ok(());
    };
    match known.find(|r| r.article.language != first.article.language) {
        None => Ok(()),
        Some(other) => Err(InputError::Languages {
            first: first.path.clone(),
            first_language: first.article.language.clone(),
            second: other.path.clone(),
            second_language: other.article.language.clone(),
        }),
    }
}

/// Reads the articles and finds their claims, under the corrections of their events.
fn analyze(
    read: Vec<Bytes>,
    reading: &Reading,
    edits: &[Edits],
) -> Result<(Vec<Report>, ByHand), InputError> {
    let parts: Vec<NameParts> = read.iter().map(name_parts).collect();
    let names = names(&parts)?;
    // The event of each report.
    let places: Vec<Option<usize>> = read.iter().map(|one| one.input.edits).collect();
    for (event, edits) in edits.iter().enumerate() {
        let known: Vec<&str> = ids(&names, &places, event).collect();
        let checked = edits.corrections.check_sources(&known);
        checked.map_err(|mistake| edits.at_fault(mistake))?;
    }
    let analyzed = |(one, id): (Bytes, String)| {
        let Input {
            shown,
            outlet,
            published,
            language,
            edits: event,
            format,
            ..
        } = one.input;
        let event = event.and_then(|number| edits.get(number));
        let mut options = reading.options(language.as_ref());
        options.format = format.or(options.format);
        let article = match one.article {
            Some(article) => Ok(article),
            None => article::read(&one.bytes, &shown, &options),
        };
        let mut article = article.map_err(|error: ReadError| InputError::NoReport {
            path: if shown == "-" {
                "standard input".into()
            } else {
                shown.clone()
            },
            error,
        })?;
        // The event knows the day; the page may know the minute as well.
        if let Some(day) = published
            && !article
                .published
                .as_ref()
                .is_some_and(|own| own.starts_with(&day))
        {
            article.published = Some(day);
        }
        let mut blocks = Vec::new();
        if let Some(edits) = event {
            let set = edits.corrections.block_kinds(&id, &mut article);
            blocks = set.map_err(|mistake| edits.at_fault(mistake))?;
        }
        let outlet = event
            .and_then(|edits| edits.corrections.outlet(&id).map(str::to_owned))
            .or(outlet)
            .or_else(|| article.outlet.clone())
            .unwrap_or_else(|| id.clone());
        Ok((claim::analyze(id, outlet, shown, article), blocks))
    };
    // The first that cannot be read is named, whichever thread meets one first.
    let analyzed: Vec<Result<(Report, Vec<usize>), InputError>> =
        read.into_par_iter().zip(names).map(analyzed).collect();
    let mut reports = Vec::new();
    let mut by_hand = ByHand::default();
    for one in analyzed {
        let (report, blocks) = one?;
        let number = reports.len();
        by_hand
            .blocks
            .extend(blocks.into_iter().map(|block| (number, block)));
        reports.push(report);
    }
    refuse_too_many_claims(&reports)?;
    for (number, edits) in edits.iter().enumerate() {
        let place = |id: &str| {
            let of_event = |n: usize| places.get(n).copied().flatten() == Some(number);
            (0..reports.len()).find(|n| of_event(*n) && reports.get(*n).is_some_and(|r| r.id == id))
        };
        let found = edits.corrections.by_hand(&reports, place);
        let found = found.map_err(|mistake| edits.at_fault(mistake))?;
        by_hand.pairs.same.extend(found.pairs.same);
        by_hand.pairs.apart.extend(found.pairs.apart);
        by_hand.outlets.extend(found.outlets);
        by_hand.said.extend(found.said);
    }
    Ok((reports, by_hand))
}

/// The names of the reports of one event.
fn ids<'n>(
    names: &'n [String],
    places: &'n [Option<usize>],
    event: usize,
) -> impl Iterator<Item = &'n str> {
    let both = names.iter().zip(places);
    both.filter(move |(_, place)| **place == Some(event))
        .map(|(name, _)| name.as_str())
}

impl Edits {
    fn at_fault(&self, mistake: Mistake) -> InputError {
        InputError::Corrections {
            path: self.path.clone(),
            error: mistake.into(),
        }
    }
}

fn name_parts(one: &Bytes) -> NameParts {
    let text = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let input = &one.input;
    let path = input.path.as_deref().unwrap_or(Path::new("stdin"));
    let real = one.real.as_deref().unwrap_or(path);
    NameParts {
        shown: input.shown.clone(),
        given: input.given.clone(),
        stem: text(path.file_stem()),
        ending: text(path.extension()),
        folder: text(real.parent().and_then(Path::file_name)),
        unique: real.display().to_string(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_split_from_its_path_unless_such_a_file_exists() {
        let folder = tempfile::tempdir().unwrap();
        let odd = folder.path().join("a=b.txt");
        std::fs::write(&odd, "x").unwrap();
        assert_eq!(split_name(&odd), (None, odd.clone()));
        for (argument, name, path) in [
            ("nbc=nbc.txt", Some("nbc"), "nbc.txt"),
            ("wire=-", Some("wire"), "-"),
            ("plain.txt", None, "plain.txt"),
            ("nbc=", None, "nbc="),
            ("dir/a=b.txt", None, "dir/a=b.txt"),
            ("a=b=c.txt", Some("a"), "b=c.txt"),
        ] {
            let found = split_name(Path::new(argument));
            assert_eq!(
                found,
                (name.map(str::to_owned), PathBuf::from(path)),
                "{argument}"
            );
        }
    }
}
