//! `--only`, `--source` and `--kind`: what of a comparison is asked for.

use super::error::InputError;
use crate::claim::Report;
use crate::compare::model::{ChangeKind, Filter, Only};
use crate::report::lookup::letter;
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// What of a comparison is asked for; the same for every format.
#[derive(Debug, Clone, Default, Args)]
pub struct Asked {
    /// Show only these rows or sections; several are separated by commas
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = only())]
    only: Vec<Only>,
    /// Ask only what concerns this report: its letter, name or outlet; may be repeated
    ///
    /// With --only it is the one that differs, omits, has it alone or quotes it; without, the
    /// rows that it carries are shown.
    #[arg(long, value_name = "NAME")]
    source: Vec<String>,
    /// Show only changes of these kinds, and the rows that have them
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kind())]
    kind: Vec<ChangeKind>,
}

impl Asked {
    /// The filter for these reports.
    ///
    /// # Errors
    /// When a source is named that there is not.
    pub fn filter(&self, reports: &[Report]) -> Result<Filter, InputError> {
        let mut only = self.only.clone();
        only.sort_unstable();
        only.dedup();
        let mut kinds = self.kind.clone();
        kinds.sort_unstable();
        kinds.dedup();
        let mut chosen = Vec::new();
        for name in &self.source {
            chosen.push(find(reports, name)?);
        }
        // In the order of the columns, so that the order of the options changes nothing.
        let sources = reports.iter().map(|r| &r.id);
        let sources = sources.filter(|id| chosen.contains(&id.as_str()));
        Ok(Filter {
            only,
            sources: sources.cloned().collect(),
            kinds,
        })
    }
}

/// The id of the report that `name` means: an id, an outlet, or a column's letter.
fn find<'r>(reports: &'r [Report], name: &str) -> Result<&'r str, InputError> {
    let same = |text: &str| text.to_lowercase() == name.to_lowercase();
    let exact = reports.iter().find(|r| r.id == name);
    let by_name = || reports.iter().find(|r| same(&r.id) || same(&r.outlet));
    let by_letter = || {
        let mut numbered = reports.iter().enumerate();
        numbered.find(|(n, _)| same(&letter(*n))).map(|(_, r)| r)
    };
    let found = exact.or_else(by_name).or_else(by_letter);
    found.map(|r| r.id.as_str()).ok_or_else(|| {
        let known: Vec<String> = reports
            .iter()
            .enumerate()
            .map(|(n, r)| format!("{} {} ({})", letter(n), r.id, r.outlet))
            .collect();
        InputError::NoSuchSource {
            wanted: name.to_owned(),
            known: known.join(", "),
        }
    })
}

fn only() -> impl TypedValueParser<Value = Only> {
    let values = Only::ALL.map(|only| PossibleValue::new(only.name()).help(help(only)));
    PossibleValuesParser::new(values).try_map(|name| {
        let found = Only::ALL.into_iter().find(|only| only.name() == name);
        found.ok_or("there is no such part")
    })
}

fn help(only: Only) -> &'static str {
    match only {
        Only::Differs => "Rows that are told differently",
        Only::Partial => "Rows that a report tells only in part",
        Only::Omits => "Rows that a report leaves out",
        Only::Agrees => "Rows that all reports tell alike",
        Only::Single => "Rows that one report alone has",
        Only::Framing => "Labels, loaded wording, voices",
        Only::Quotes => "Quotations that several reports have",
    }
}

fn kind() -> impl TypedValueParser<Value = ChangeKind> {
    PossibleValuesParser::new(ChangeKind::ALL.map(ChangeKind::name)).try_map(|name| {
        let found = ChangeKind::ALL.into_iter().find(|kind| kind.name() == name);
        found.ok_or("there is no such kind of change")
    })
}
