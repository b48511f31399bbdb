//! A new event folder: its `event.toml` from what the reports say of themselves, and an
//! `expect.toml` with an example of everything, commented out.

use super::correct::quoted;
use crate::claim::Report;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// A report to put into the folder.
pub struct NewSource<'r> {
    /// As it was read.
    pub report: &'r Report,
    /// The name of its file in the folder.
    pub file: String,
}

/// The text of the `event.toml`.
pub fn event_toml(sources: &[NewSource]) -> String {
    let articles = || sources.iter().map(|s| &s.report.article);
    let title = articles().find_map(|a| a.headline.as_deref()).unwrap_or("");
    let day = |date: &String| date.get(..10).map(str::to_owned);
    let first = articles()
        .filter_map(|a| a.published.as_ref().and_then(day))
        .min();
    let mut out = String::from("# The event, as every report of the comparison names it.\n");
    let _ = writeln!(out, "title = {}", quoted(title));
    match first {
        Some(date) => {
            let _ = writeln!(out, "date = {}", quoted(&date));
        }
        None => out.push_str("# date = \"2026-03-17\"\n"),
    }
    if let Some(language) = articles()
        .map(|a| a.language.as_str())
        .find(|l| *l != "und")
    {
        let _ = writeln!(out, "language = {}", quoted(language));
    }
    for source in sources {
        let report = source.report;
        let _ = write!(
            out,
            "\n[[sources]]\nid = {}\noutlet = {}\nfile = {}\n",
            quoted(&report.id),
            quoted(&report.outlet),
            quoted(&source.file)
        );
        match &report.article.published {
            Some(date) => {
                let _ = writeln!(out, "published = {}", quoted(date));
            }
            None => out.push_str("# published = \"2026-03-17\"\n"),
        }
        out.push_str("licence = \"\" # who may copy it, and on which terms\n");
        out.push_str("origin = \"\"  # where it comes from\n");
    }
    out
}

/// The text of the `expect.toml`: all of it comments.
pub fn expect_toml(sources: &[NewSource]) -> String {
    let id = |n: usize| sources.get(n).map_or("other", |s| s.report.id.as_str());
    TEMPLATE.replace("ONE", id(0)).replace("TWO", id(1))
}

const TEMPLATE: &str = r##"# What the comparison of these reports must show. Read the reports and write it down; do not copy
# what the program answers. Remove the # before what you want to keep.
#
# A text is some words of a report that stand there once; the form of quotation marks, dashes and
# white space does not count. gap = "why" marks what is known not to hold yet.

# [[aligned]]                 # they say the same: one row
# texts = { ONE = "…", TWO = "…" }
# note = "why it matters"

# [[not_aligned]]             # they do not
# texts = { ONE = "…", TWO = "…" }

# [[omits]]                   # this source leaves it out
# source = "TWO"
# texts = { ONE = "…" }

# [[change]]                  # number, time, name, attribution, certainty, quote, contradiction, label
# kind = "number"
# texts = { ONE = "…", TWO = "…" }

# [[no_change]]               # the same, only in other words
# texts = { ONE = "…", TWO = "…" }

# [[same_quote]]              # one utterance; wording: identical, cut, altered, paraphrased
# texts = { ONE = "…", TWO = "…" }
# wording = "cut"

# [[quote]]                   # who says it; kind: direct, mixed, indirect
# source = "ONE"
# text = "…"
# speaker = "…"

# [[label]]                   # names for one referent
# texts = { ONE = "…", TWO = "…" }

# [[furniture]]               # this line makes no claim
# source = "ONE"
# text = "…"

# [limits]                    # min_ or max_ rows, in_all, differs, changes, …; min_f1 over aligned
# min_rows = 10               # and not_aligned
"##;

/// Puts a folder with these files in place in one step: whole, or not at all.
///
/// # Errors
/// When something that is not an empty folder is there already, or the file system says no.
pub fn create(folder: &Path, files: &[(String, Vec<u8>)]) -> io::Result<()> {
    let empty = folder
        .read_dir()
        .is_ok_and(|mut entries| entries.next().is_none());
    if !empty && folder.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let parent = match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(parent)?;
    let made = tempfile::Builder::new()
        .prefix(".claimdiff-new-")
        .tempdir_in(parent)?;
    for (name, bytes) in files {
        std::fs::write(made.path().join(name), bytes)?;
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As for any new folder, and not for its maker alone.
        std::fs::set_permissions(made.path(), std::fs::Permissions::from_mode(0o755))?;
    }
    if empty {
        // Only now, so that what fails before leaves it where it is.
        std::fs::remove_dir(folder)?;
    }
    std::fs::rename(made.path(), folder)?;
    // It is in place, and no longer where it would be taken away.
    let _ = made.keep();
    Ok(())
}

/// A name for each file that no other has, whatever the case: `post.txt`, `post-2.txt`.
pub fn file_names(wanted: &[String]) -> Vec<String> {
    let mut given: Vec<String> = [
        "event.toml",
        "expect.toml",
        "baseline.json",
        "corrections.toml",
    ]
    .map(str::to_owned)
    .to_vec();
    let reserved = given.len();
    for name in wanted {
        let path = Path::new(name);
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        let numbered = |n: usize| match (n, ending.is_empty()) {
            (1, _) => name.clone(),
            (n, true) => format!("{stem}-{n}"),
            (n, false) => format!("{stem}-{n}.{ending}"),
        };
        let free = |name: &String| {
            !given
                .iter()
                .any(|g| g.to_lowercase() == name.to_lowercase())
        };
        let chosen = (1..).map(numbered).find(free).unwrap_or_default();
        given.push(chosen);
    }
    given.split_off(reserved)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::article::{self, ReadOptions};
    use crate::claim;
    use crate::sample_set::{event, expectations};

    #[test]
    fn what_is_made_can_be_read() {
        let text = "Ferry \"aground\"\n\nBy Ana Reyes\n\nTuesday 17 March 2026\n\nThe ferry ran aground off Harwick.\n";
        let article = article::read(text.as_bytes(), "a.txt", &ReadOptions::default()).unwrap();
        let reports: Vec<Report> = ["post", "sun"]
            .map(|id| claim::analyze(id.into(), "The \\ Post".into(), id.into(), article.clone()))
            .into();
        let sources: Vec<NewSource> = reports
            .iter()
            .map(|report| NewSource {
                report,
                file: format!("{}.txt", report.id),
            })
            .collect();
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("sets/ferry");
        let files = [
            ("event.toml".to_owned(), event_toml(&sources).into_bytes()),
            ("expect.toml".to_owned(), expect_toml(&sources).into_bytes()),
            ("post.txt".to_owned(), text.into()),
            ("sun.txt".to_owned(), text.into()),
        ];
        create(&folder, &files).unwrap();
        let event = event::read(&folder).unwrap();
        assert_eq!(event.title.as_deref(), Some("Ferry \"aground\""));
        assert_eq!(event.sources[1].outlet.as_deref(), Some("The \\ Post"));
        let expect = expect_toml(&sources);
        assert!(expectations::parse(&expect).unwrap().is_empty());
        // With the comments taken off, every example is right.
        let live: Vec<&str> = expect
            .split("\n\n")
            .skip(1)
            .flat_map(str::lines)
            .map(|line| line.strip_prefix("# ").unwrap_or(line))
            .collect();
        let read = expectations::parse(&live.join("\n")).unwrap();
        assert_eq!((read.list.len(), read.limits.len()), (9, 1));
        assert!(create(&folder, &files).is_err(), "nothing is overwritten");
        let rest: Vec<_> = root.path().join("sets").read_dir().unwrap().collect();
        assert_eq!(rest.len(), 1, "nothing is left behind");
    }

    #[test]
    fn no_two_files_have_one_name() {
        let wanted = ["a.txt", "A.txt", "event.toml", "a.txt", "b"].map(str::to_owned);
        assert_eq!(
            file_names(&wanted),
            ["a.txt", "A-2.txt", "event-2.toml", "a-3.txt", "b"]
        );
    }
}
