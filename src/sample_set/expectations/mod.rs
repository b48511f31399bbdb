//! `expect.toml`: what a comparison of an event must show, written by people.
//!
//! Expectations name fragments of the reports, never numbers of claims, so that they survive
//! another way to split the text. [`parse`] reads the file, [`judge`] holds it against a
//! comparison.

mod by_kind;
pub mod judge;
mod limits;

use super::toml_file::{self, FileError, Mistake, Shape};
use crate::article::BlockKind;
use crate::claim::QuotationKind;
use crate::compare::model::{ChangeKind, Wording};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IntoDeserializer as _, value::StrDeserializer};
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

/// The name of the file.
pub const FILE_NAME: &str = "expect.toml";

/// What must hold of one event.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Expectations {
    /// In the order of the file.
    pub list: Vec<Expectation>,
    /// Numbers that a count or a share must not fall below, or exceed.
    pub limits: Vec<Limit>,
}

impl Expectations {
    /// True where nothing is expected.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty() && self.limits.is_empty()
    }
}

/// One thing that must hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// Line of its header, counted from 1.
    pub line: usize,
    /// What is expected of the texts.
    pub rule: Rule,
    /// The fragments that it names, in the order of the file.
    pub texts: Vec<Text>,
    /// Why it matters.
    pub note: Option<String>,
    /// Why it is known not to hold yet: reported, but nothing breaks.
    pub gap: Option<String>,
}

/// A fragment of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Id of the source in `event.toml`.
    pub source: String,
    /// Some words of it.
    pub text: String,
    /// Line of the file that says so, counted from 1.
    pub line: usize,
}

/// What is expected of some texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// One row holds a claim of each text, or every two of them are linked as the same.
    Aligned,
    /// No two of them share a row or are linked as the same.
    NotAligned,
    /// This source omits the row of the text.
    Omits {
        /// The source, and the line that names it.
        source: Text,
    },
    /// A change of this kind has sides that overlap the texts.
    Change {
        /// The kind.
        kind: ChangeKind,
    },
    /// No change, of this kind or of any, has sides that overlap the texts.
    NoChange {
        /// The kind; none for any.
        kind: Option<ChangeKind>,
    },
    /// One utterance holds quotations that overlap the texts.
    SameQuote {
        /// How their wordings relate, where that is expected.
        wording: Option<Wording>,
    },
    /// A quotation that overlaps the text has this speaker.
    Quote {
        /// Part of the speaker's name.
        speaker: String,
        /// Direct, mixed or indirect, where that is expected.
        kind: Option<QuotationKind>,
    },
    /// One referent has these labels.
    Label,
    /// The text makes no claim: its block is neither headline nor body.
    Furniture {
        /// The kind of its block, where that is expected.
        kind: Option<BlockKind>,
    },
}

impl Rule {
    /// The word for it in the file.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Aligned => "aligned",
            Self::NotAligned => "not_aligned",
            Self::Omits { .. } => "omits",
            Self::Change { .. } => "change",
            Self::NoChange { .. } => "no_change",
            Self::SameQuote { .. } => "same_quote",
            Self::Quote { .. } => "quote",
            Self::Label => "label",
            Self::Furniture { .. } => "furniture",
        }
    }
}

/// A number that must be kept to; equal to it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// Line of the file, counted from 1.
    pub line: usize,
    /// Its key: `min_rows`.
    pub name: String,
    /// The number.
    pub value: f64,
}

/// Two texts or more, of several sources.
const PAIRS: Shape = Shape(&[("texts", None), ("note", None), ("gap", None)]);
const OMITS: Shape = Shape(&[
    ("source", None),
    ("texts", None),
    ("note", None),
    ("gap", None),
]);
const CHANGE: Shape = Shape(&[
    ("kind", None),
    ("texts", None),
    ("note", None),
    ("gap", None),
]);
const SAME_QUOTE: Shape = Shape(&[
    ("texts", None),
    ("wording", None),
    ("note", None),
    ("gap", None),
]);
const QUOTE: Shape = Shape(&[
    ("source", None),
    ("text", None),
    ("speaker", None),
    ("kind", None),
    ("note", None),
    ("gap", None),
]);
const FURNITURE: Shape = Shape(&[
    ("source", None),
    ("text", None),
    ("kind", None),
    ("note", None),
    ("gap", None),
]);
const FILE: Shape = Shape(&[
    ("aligned", Some(&PAIRS)),
    ("not_aligned", Some(&PAIRS)),
    ("omits", Some(&OMITS)),
    ("change", Some(&CHANGE)),
    ("no_change", Some(&CHANGE)),
    ("same_quote", Some(&SAME_QUOTE)),
    ("quote", Some(&QUOTE)),
    ("label", Some(&PAIRS)),
    ("furniture", Some(&FURNITURE)),
    ("limits", Some(&limits::SHAPE)),
]);

/// The file as it is written.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    aligned: Vec<Spanned<Entry>>,
    not_aligned: Vec<Spanned<Entry>>,
    omits: Vec<Spanned<Entry>>,
    change: Vec<Spanned<Entry>>,
    no_change: Vec<Spanned<Entry>>,
    same_quote: Vec<Spanned<Entry>>,
    quote: Vec<Spanned<Entry>>,
    label: Vec<Spanned<Entry>>,
    furniture: Vec<Spanned<Entry>>,
    limits: BTreeMap<String, Spanned<f64>>,
}

/// An entry of any kind; [`FILE`] says which keys each kind has.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Entry {
    texts: BTreeMap<String, Spanned<String>>,
    source: Option<Spanned<String>>,
    text: Option<Spanned<String>>,
    kind: Option<Spanned<String>>,
    wording: Option<Spanned<String>>,
    speaker: Option<Spanned<String>>,
    note: Option<String>,
    gap: Option<String>,
}

/// Reads the `expect.toml` of `folder`; none where there is no such file.
///
/// # Errors
/// When it cannot be read or holds a mistake.
pub fn read(folder: &Path) -> Result<Option<Expectations>, FileError> {
    match toml_file::text(&folder.join(FILE_NAME)) {
        Ok(text) => Ok(Some(parse(&text)?)),
        Err(FileError::Unreadable(error)) if error.kind() == std::io::ErrorKind::NotFound => {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// Reads the text of an `expect.toml`.
///
/// # Errors
/// The first mistake.
pub fn parse(text: &str) -> Result<Expectations, Mistake> {
    let written: Written = toml_file::parse(text, &FILE)?;
    let mut list = Vec::new();
    let kinds: [(&str, Vec<Spanned<Entry>>); 9] = [
        ("aligned", written.aligned),
        ("not_aligned", written.not_aligned),
        ("omits", written.omits),
        ("change", written.change),
        ("no_change", written.no_change),
        ("same_quote", written.same_quote),
        ("quote", written.quote),
        ("label", written.label),
        ("furniture", written.furniture),
    ];
    for (name, entries) in kinds {
        for entry in entries {
            list.push(expectation(text, name, &entry)?);
        }
    }
    list.sort_by_key(|e| e.line);
    let mut limits = Vec::new();
    for (name, value) in written.limits {
        let limit = Limit {
            line: toml_file::line(text, value.span().start),
            value: *value.get_ref(),
            name,
        };
        limits::check(&limit)
            .map_err(|message| toml_file::mistake(text, value.span(), &message))?;
        limits.push(limit);
    }
    limits.sort_by_key(|l| l.line);
    Ok(Expectations { list, limits })
}

fn expectation(text: &str, name: &str, entry: &Spanned<Entry>) -> Result<Expectation, Mistake> {
    let at = |message: &str| toml_file::mistake(text, entry.span(), message);
    let written = entry.get_ref();
    let wanted = |value: &Option<Spanned<String>>, key: &str| {
        let value = value.as_ref().map(|v| v.get_ref().trim().to_owned());
        value
            .filter(|v| !v.is_empty())
            .ok_or_else(|| at(&format!("[[{name}]] needs {key} = \"…\"")))
    };
    let named = |source: String, value: &Spanned<String>| Text {
        source,
        text: value.get_ref().clone(),
        line: toml_file::line(text, value.span().start),
    };
    let rule = match name {
        "aligned" => Rule::Aligned,
        "not_aligned" => Rule::NotAligned,
        "omits" => {
            let id = wanted(&written.source, "source")?;
            let source = written.source.as_ref().map(|s| named(id, s));
            Rule::Omits {
                source: source.ok_or_else(|| at("[[omits]] needs source = \"…\""))?,
            }
        }
        "change" => Rule::Change {
            kind: word(text, written.kind.as_ref())?
                .ok_or_else(|| at("[[change]] needs kind = \"…\", such as \"number\""))?,
        },
        "no_change" => Rule::NoChange {
            kind: word(text, written.kind.as_ref())?,
        },
        "same_quote" => Rule::SameQuote {
            wording: word(text, written.wording.as_ref())?,
        },
        "quote" => Rule::Quote {
            speaker: wanted(&written.speaker, "speaker")?,
            kind: word(text, written.kind.as_ref())?,
        },
        "label" => Rule::Label,
        _ => Rule::Furniture {
            kind: word(text, written.kind.as_ref())?,
        },
    };
    let texts: Vec<Text> = match (&rule, &written.text) {
        (Rule::Quote { .. } | Rule::Furniture { .. }, Some(words)) => {
            vec![named(wanted(&written.source, "source")?, words)]
        }
        (Rule::Quote { .. } | Rule::Furniture { .. }, None) => {
            return Err(at(&format!("[[{name}]] needs text = \"…\"")));
        }
        _ => {
            let mut texts: Vec<_> = written.texts.iter().collect();
            texts.sort_by_key(|(_, text)| text.span().start);
            texts
                .into_iter()
                .map(|(id, t)| named(id.clone(), t))
                .collect()
        }
    };
    let least = match rule {
        Rule::Omits { .. } | Rule::Quote { .. } | Rule::Furniture { .. } => 1,
        _ => 2,
    };
    if texts.len() < least {
        let example = match least {
            1 => "texts = { one = \"…\" }",
            _ => "texts = { one = \"…\", two = \"…\" }, of two sources at least",
        };
        return Err(at(&format!("[[{name}]] needs {example}")));
    }
    if let Some(empty) = texts.iter().find(|t| t.text.trim().is_empty()) {
        return Err(at(&format!("the text of {} is empty", empty.source)));
    }
    if let Rule::Omits { source } = &rule
        && texts.iter().any(|t| t.source == source.source)
    {
        return Err(at(&format!(
            "[[omits]] asks whether {0} omits a text of {0} itself; name a text of another source",
            source.source
        )));
    }
    if written
        .gap
        .as_ref()
        .is_some_and(|gap| gap.trim().is_empty())
    {
        return Err(at(
            "gap is empty; say in it why the expectation does not hold yet, or leave it out",
        ));
    }
    Ok(Expectation {
        line: toml_file::line(text, entry.span().start),
        rule,
        texts,
        note: written.note.clone(),
        gap: written.gap.clone(),
    })
}

/// A word of the program's own vocabulary, such as a kind of change.
fn word<T: DeserializeOwned>(
    text: &str,
    value: Option<&Spanned<String>>,
) -> Result<Option<T>, Mistake> {
    let Some(value) = value else { return Ok(None) };
    let word: StrDeserializer<serde::de::value::Error> =
        value.get_ref().as_str().into_deserializer();
    match T::deserialize(word) {
        Ok(known) => Ok(Some(known)),
        Err(error) => {
            let error = error.to_string().replace("unknown variant", "unknown word");
            Err(toml_file::mistake(text, value.span(), &error))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn expectations_are_read_in_the_order_of_the_file() {
        let text = r#"
[[omits]]
source = "sun"
texts = { post = "Six were kept in" }
gap = "short sentence"

[[aligned]]
texts = { wire = "Dozens were hurt", post = "At least 40 hurt" }
note = "the count"

[[change]]
kind = "number"
[change.texts]
post = "at least 40"
sun = "Dozens"

[limits]
min_rows = 10
min_f1 = 0.8
"#;
        let read = parse(text).unwrap();
        let names: Vec<(&str, usize)> = read.list.iter().map(|e| (e.rule.name(), e.line)).collect();
        assert_eq!(names, [("omits", 2), ("aligned", 7), ("change", 11)]);
        assert_eq!(read.list[0].gap.as_deref(), Some("short sentence"));
        assert_eq!(read.list[1].texts[0].source, "wire");
        assert_eq!(read.list[1].texts[0].line, 8);
        assert_eq!(read.list[2].texts[1].line, 15);
        assert_eq!(read.limits.len(), 2);
        assert_eq!((read.limits[0].line, read.limits[0].value), (18, 10.0));
        assert!(parse("# nothing yet\n").unwrap().is_empty());
    }

    #[test]
    fn mistakes_name_their_line_and_what_was_meant() {
        for (text, wanted) in [
            (
                "[[alinged]]\n",
                "line 1, column 3: unknown key \"alinged\"; did you mean \"aligned\"?",
            ),
            (
                "[[aligned]]\ntext = 'x'\n",
                "line 2, column 1: unknown key \"text\"; did you mean \"texts\"?",
            ),
            (
                "\n[[aligned]]\ntexts = { post = 'x' }\n",
                "line 2, column 1: [[aligned]] needs",
            ),
            (
                "[[change]]\nkind = 'numbr'\ntexts = { a = 'x', b = 'y' }\n",
                "line 2, column 8: unknown word `numbr`, expected one of",
            ),
            (
                "[[change]]\ntexts = { a = 'x', b = 'y' }\n",
                "[[change]] needs kind",
            ),
            (
                "[[omits]]\nsource = 'a'\ntexts = { a = 'x' }\n",
                "omits a text of a itself",
            ),
            (
                "[[quote]]\nsource = 'a'\ntext = 'x'\n",
                "[[quote]] needs speaker",
            ),
            ("[[furniture]]\nsource = 'a'\n", "[[furniture]] needs text"),
            (
                "[[aligned]]\ntexts = { a = ' ', b = 'x' }\n",
                "the text of a is empty",
            ),
            (
                "[[aligned]]\ntexts = { a = 'x', b = 'y' }\ngap = ' '\n",
                "gap is empty; say in it why",
            ),
            (
                "[limits]\nmin_f1 = 80\n",
                "line 2, column 10: min_f1 is a share of 0 to 1",
            ),
            ("[limits]\nmin_row = 1\n", "did you mean \"min_rows\"?"),
            ("[limits]\nmin_rows = 'x'\n", "line 2, column 12"),
        ] {
            let message = parse(text).unwrap_err().to_string();
            assert!(message.contains(wanted), "{message}");
        }
    }
}
