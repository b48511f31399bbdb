//! Options that several subcommands take: how the answer looks and where it goes.

use super::error::{InputError, OutputError};
use super::size::Size;
use crate::article::{InputFormat, ReadOptions};
use crate::compare::Options;
use crate::report::TextOptions;
use crate::report::table::NARROWEST_WINDOW;
use crate::sample_set::config;
use crate::text::language;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// Columns where nothing tells the window's.
const USUAL_WIDTH: usize = 80;

/// Longer lines than this are hard to read, so a wider window is not filled unless asked.
const WIDEST: usize = 160;

/// How an answer is laid out.
#[derive(Debug, Clone, Args)]
pub struct Layout {
    /// Columns to lay the text out for [default: the window's; $COLUMNS; 80]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(NARROWEST_WINDOW as i64..=1000))]
    pub width: Option<u16>,
    /// Whether to use colour; NO_COLOR and CLICOLOR_FORCE are followed. Nothing depends on it
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    /// Do not tell what was guessed or repaired while reading, nor that work takes long
    #[arg(long, short)]
    pub quiet: bool,
}

/// How the one answer of a subcommand looks, and where it goes.
#[derive(Debug, Clone, Args)]
pub struct Look {
    /// How it is laid out.
    #[command(flatten)]
    pub layout: Layout,
    /// Write to FILE instead of the terminal: whole, or not at all
    #[arg(long, short, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub output: Option<PathBuf>,
}

impl std::ops::Deref for Look {
    type Target = Layout;

    fn deref(&self) -> &Layout {
        &self.layout
    }
}

/// A file, or standard output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// Standard output.
    StandardOutput,
    /// A file, as the user named it.
    File(PathBuf),
}

impl Destination {
    /// What the user named: `-` is standard output.
    pub fn of(path: &Path) -> Self {
        if path.as_os_str() == "-" {
            Self::StandardOutput
        } else {
            Self::File(path.to_owned())
        }
    }
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How reports are read where their content must not decide.
#[derive(Debug, Clone, Args)]
pub struct Reading {
    /// Read every report as this format [default: what its content tells]
    #[arg(long, value_name = "FORMAT", value_parser = input_format())]
    pub input_format: Option<InputFormat>,
    /// Language of the reports, such as en [default: what they say or look like]
    #[arg(long, value_name = "CODE", value_parser = language_code)]
    pub language: Option<String>,
    /// Refuse a report that is longer: bytes, or a number with kB, MB, GB, KiB, MiB or GiB
    #[arg(long, value_name = "SIZE", default_value = "20MB")]
    pub max_report_size: Size,
}

impl Reading {
    /// The options for a report whose event may name its language.
    pub fn options(&self, language: Option<&String>) -> ReadOptions {
        ReadOptions {
            format: self.input_format,
            language: self.language.as_ref().or(language).cloned(),
            max_bytes: self.max_report_size.0,
        }
    }
}

fn language_code(given: &str) -> Result<String, String> {
    language::check_code(given).map(|()| given.to_owned())
}

/// A user's own words.
#[derive(Debug, Clone, Default, Args)]
pub struct Settings {
    /// Words and labels of your own [default: the claimdiff.toml of the event's folder, of this
    /// one, or of one above it]
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub config: Option<PathBuf>,
}

impl Settings {
    /// Reads the file that is named, or the one that counts for these arguments; no settings where
    /// there is none.
    ///
    /// # Errors
    /// When it cannot be read or holds something unknown.
    pub fn read(&self, arguments: &[PathBuf]) -> Result<Options, InputError> {
        let mut folders = arguments.iter().filter(|path| path.is_dir());
        let event = match (folders.next(), folders.next()) {
            (Some(only), None) => Some(only.as_path()),
            _ => None,
        };
        let found = match (&self.config, std::env::current_dir()) {
            (Some(named), _) => Some(named.clone()),
            (None, Ok(current)) => config::find(event, &current),
            (None, Err(_)) => config::find(event, Path::new(".")),
        };
        let Some(path) = found else {
            return Ok(Options::default());
        };
        config::read(&path).map_err(|error| InputError::Config {
            path: path.display().to_string(),
            error,
        })
    }
}

/// The names of the input formats, for parsing, help and completion.
fn input_format() -> impl TypedValueParser<Value = InputFormat> {
    PossibleValuesParser::new(InputFormat::ALL.map(InputFormat::name))
        .try_map(|name| name.parse::<InputFormat>())
}

/// The formats of an answer about one report or one claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TextOrJson {
    /// Text for the terminal
    Text,
    /// Everything, with offsets (claimdiff schema describes it)
    Json,
}

impl TextOrJson {
    /// The format that was asked for, or that the ending of the output file says.
    ///
    /// # Errors
    /// When the ending says none.
    pub fn chosen(asked: Option<Self>, look: &Look) -> Result<Self, OutputError> {
        let ending = |path: &Path| path.extension().unwrap_or_default().to_ascii_lowercase();
        match (asked, &look.output) {
            (Some(format), _) => Ok(format),
            (None, Some(path)) if look.to_file() => match ending(path) {
                json if json == "json" => Ok(Self::Json),
                text if text == "txt" => Ok(Self::Text),
                _ => Err(OutputError::UnknownEnding {
                    path: path.display().to_string(),
                    known: ".txt or .json".into(),
                }),
            },
            (None, _) => Ok(Self::Text),
        }
    }
}

impl Look {
    /// No colour and nothing asked for, for what is not laid out.
    pub fn plain(output: Option<PathBuf>) -> Self {
        Self {
            layout: Layout {
                width: None,
                color: When::Never,
                quiet: true,
            },
            output,
        }
    }

    /// The same, but telling what was guessed.
    pub fn loud(mut self) -> Self {
        self.layout.quiet = false;
        self
    }

    /// Where the answer goes.
    pub fn destination(&self) -> Destination {
        let named = self.output.as_deref();
        named.map_or(Destination::StandardOutput, Destination::of)
    }

    /// The answer goes to a file.
    pub fn to_file(&self) -> bool {
        self.destination() != Destination::StandardOutput
    }

    /// Width and colour, as the options, the environment and the window have it.
    pub fn text(&self) -> TextOptions {
        self.layout.text_for(&self.destination())
    }
}

impl Layout {
    /// Width and colour, as the options, the environment and the window have it.
    pub fn text_for(&self, to: &Destination) -> TextOptions {
        TextOptions {
            width: self.columns(to),
            color: self.uses_color(to),
        }
    }

    fn columns(&self, to: &Destination) -> usize {
        if let Some(width) = self.width {
            return usize::from(width);
        }
        let environment = std::env::var("COLUMNS").ok();
        let asked = environment.and_then(|columns| columns.trim().parse().ok());
        let columns = asked.or_else(|| window(to).map(|(columns, _)| columns));
        columns
            .unwrap_or(USUAL_WIDTH)
            .clamp(NARROWEST_WINDOW, WIDEST)
    }

    fn uses_color(&self, to: &Destination) -> bool {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is = |name, wanted: &str| std::env::var_os(name).is_some_and(|value| value == wanted);
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto if set("NO_COLOR") || is("CLICOLOR", "0") => false,
            When::Auto if set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0") => true,
            When::Auto => {
                *to == Destination::StandardOutput
                    && !is("TERM", "dumb")
                    && std::io::stdout().is_terminal()
            }
        }
    }
}

/// Columns and lines of the window that the answer goes to, if it goes to one.
pub fn window(to: &Destination) -> Option<(usize, usize)> {
    if *to != Destination::StandardOutput {
        return None;
    }
    terminal_size::terminal_size_of(std::io::stdout())
        .map(|(width, height)| (usize::from(width.0), usize::from(height.0)))
}
