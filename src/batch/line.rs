//! One line in, one line out.

use super::json::{Fields, Value};
use crate::compare::Comparison;
use crate::report::safe;
use crate::text::language::check_code;
use serde::Serialize;

pub use super::json::id_of;

/// The keys of an event and of a report.
const EVENT_KEYS: [&str; 5] = ["id", "title", "date", "language", "reports"];
const REPORT_KEYS: [&str; 6] = ["id", "outlet", "published", "text", "html", "path"];

/// An event as a line of the input gives it. A key that is not named here is a mistake, so that a
/// slip of the pen is not silently without effect.
#[derive(Debug, Clone, PartialEq)]
pub struct EventLine {
    /// What the output calls the event; `line N` where it is missing.
    pub id: Option<String>,
    /// The event's title.
    pub title: Option<String>,
    /// The event's day.
    pub date: Option<String>,
    /// ISO 639-1 code of the reports' language.
    pub language: Option<String>,
    /// Its reports.
    pub reports: Vec<ReportLine>,
}

/// One report of an [`EventLine`]: exactly one of `text`, `html` and `path` holds it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReportLine {
    /// Short name, unique within the event; made from the path, or counted, where it is missing.
    pub id: Option<String>,
    /// The outlet's name.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// The report as plain text or Markdown.
    pub text: Option<String>,
    /// The report as a web page.
    pub html: Option<String>,
    /// A file that holds it, relative to the folder in which the program runs.
    pub path: Option<String>,
}

/// Where a report of a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content<'l> {
    /// In the line, as plain text.
    Text(&'l str),
    /// In the line, as a web page.
    Html(&'l str),
    /// In a file.
    Path(&'l str),
}

impl EventLine {
    /// Reads a line.
    ///
    /// # Errors
    /// A sentence on what is wrong with it: not JSON, a key that is unknown or takes something
    /// else, no reports, or a report without a content.
    pub fn parse(line: &[u8]) -> Result<Self, String> {
        let value = Value::parse(line)?;
        let mut fields = Fields::new("the event", value, &EVENT_KEYS)?;
        let id = fields.id()?;
        let title = fields.text("title")?;
        let date = fields.day("date")?;
        let language = fields.text("language")?;
        if let Some(code) = &language {
            check_code(code)
                .map_err(|error| format!("the event's \"language\", \"{code}\", is {error}"))?;
        }
        let reports = match fields.take("reports") {
            Some(Value::List(reports)) => reports,
            Some(other) => return Err(fields.takes("reports", "a list of reports", &other)),
            None => return Err("the event has no \"reports\", a list of two or more".to_owned()),
        };
        let reports = (1..)
            .zip(reports)
            .map(|(number, report)| ReportLine::of(number, report));
        Ok(Self {
            id,
            title,
            date,
            language,
            reports: reports.collect::<Result<_, _>>()?,
        })
    }
}

impl ReportLine {
    fn of(number: usize, value: Value) -> Result<Self, String> {
        let mut fields = Fields::new(&format!("report {number}"), value, &REPORT_KEYS)?;
        let report = Self {
            id: fields.id()?,
            outlet: fields.text("outlet")?,
            published: fields.day("published")?,
            text: fields.text("text")?,
            html: fields.text("html")?,
            path: fields.text("path")?,
        };
        match report.content() {
            Some(_) => Ok(report),
            None => Err(format!("report {number} needs one of text, html and path")),
        }
    }

    /// Where the report stands; none where it is missing or given twice.
    pub fn content(&self) -> Option<Content<'_>> {
        match (&self.text, &self.html, &self.path) {
            (Some(text), None, None) => Some(Content::Text(text)),
            (None, Some(html), None) => Some(Content::Html(html)),
            (None, None, Some(path)) => Some(Content::Path(path)),
            _ => None,
        }
    }
}

/// Which event a line of the output is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The event.
    pub id: String,
    /// Its line in the input, counted from 1, with the blank ones. Only errors tell it: a
    /// comparison is the same wherever its event stood.
    pub line: u64,
}

#[derive(Serialize)]
struct Compared<'c> {
    id: &'c str,
    #[serde(flatten)]
    comparison: &'c Comparison,
}

#[derive(Serialize)]
struct Failed<'c> {
    #[serde(flatten)]
    head: &'c Head,
    error: &'c str,
}

/// The line of the output for an event, with its line end.
pub fn rendered(head: &Head, result: Result<&Comparison, &str>) -> Vec<u8> {
    // Serialising these types cannot fail: no map has keys that are not strings.
    let json = match result {
        Ok(comparison) => serde_json::to_vec(&Compared {
            id: &head.id,
            comparison,
        }),
        Err(error) => serde_json::to_vec(&Failed { head, error }),
    };
    let mut bytes = safe::json::inert(json.unwrap_or_default());
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn a_line_needs_reports_with_one_content_each() {
        for (line, complaint) in [
            (
                r#"{"language": "english", "reports": []}"#,
                "is no code of a language; did you mean en?",
            ),
            (
                r#"{"date": "2026-02-31", "reports": []}"#,
                "the event's \"date\" takes a day such as 2026-03-17, with or without a time such as T18:30:00Z, not \"2026-02-31\"",
            ),
            (
                r#"{"reports": [{"text": "a", "published": 5}]}"#,
                "report 1's \"published\" takes a day",
            ),
            ("{", "it is not an event: the line ends inside its JSON"),
            ("ferry", "it is not an event: no JSON from byte 2 on"),
            (
                "[\"a\", null, null, null, []]",
                "the event is a list, and must be an object",
            ),
            ("null", "the event is null, and must be an object"),
            (r#"{"id": "a"}"#, "the event has no \"reports\""),
            (
                r#"{"id": ["a"], "reports": []}"#,
                "the event's \"id\" takes text or a whole number, not a list",
            ),
            (
                r#"{"title": 5, "reports": []}"#,
                "the event's \"title\" takes text, not a number",
            ),
            (
                r#"{"reports": {}}"#,
                "the event's \"reports\" takes a list of reports, not an object",
            ),
            (
                r#"{"reports": [null]}"#,
                "report 1 is null, and must be an object",
            ),
            (
                r#"{"reports": [{"text": ["a"]}]}"#,
                "report 1's \"text\" takes text, not a list",
            ),
            (
                r#"{"reports": [{"text": "a", "outlte": "Star"}]}"#,
                "report 1 has the unknown key \"outlte\"; did you mean \"outlet\"?",
            ),
            (
                r#"{"reports": [], "mine": 3}"#,
                "the event has the unknown key \"mine\"; known are id, title",
            ),
            (
                r#"{"id": "a", "id": "b", "reports": []}"#,
                "the event has \"id\" twice",
            ),
            (
                r#"{"reports": [{"outlet": "Star"}]}"#,
                "report 1 needs one of",
            ),
            (
                r#"{"reports": [{"text": "a"}, {"text": "b", "path": "b.txt"}]}"#,
                "report 2 needs one of",
            ),
        ] {
            let said = EventLine::parse(line.as_bytes()).unwrap_err();
            assert!(said.contains(complaint), "{line}: {said}");
        }
        let line = br#"{"id": 12, "title": null, "reports": [{"id": -3, "html": "<p>"}]}"#;
        let event = EventLine::parse(line).unwrap();
        assert_eq!(event.id.as_deref(), Some("12"));
        assert_eq!(event.reports[0].id.as_deref(), Some("-3"));
        assert_eq!(event.reports[0].content(), Some(Content::Html("<p>")));
    }

    #[test]
    fn an_error_keeps_its_place_in_the_output() {
        let head = Head {
            id: "fire".into(),
            line: 7,
        };
        let line = String::from_utf8(rendered(&head, Err("no \"reports\""))).unwrap();
        assert_eq!(
            line,
            "{\"id\":\"fire\",\"line\":7,\"error\":\"no \\\"reports\\\"\"}\n"
        );
    }
}
