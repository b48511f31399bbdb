//! One line in, one line out.

use crate::compare::Comparison;
use crate::report::safe;
use serde::{Deserialize, Serialize};

/// An event as a line of the input gives it. Keys that are not named here are left alone, so that
/// lines may carry what other programs need.
#[derive(Debug, Clone, PartialEq, Deserialize)]
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
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
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
    /// A sentence on what is wrong with it: not JSON, no reports, or a report without a content.
    pub fn parse(line: &[u8]) -> Result<Self, String> {
        let event: Self = serde_json::from_slice(line)
            .map_err(|error| format!("it is not an event: {}", without_line(&error)))?;
        for (number, report) in (1..).zip(&event.reports) {
            report
                .content()
                .ok_or_else(|| format!("report {number} needs one of text, html and path"))?;
        }
        Ok(event)
    }
}

/// What serde says, without the line, which is always 1 here.
fn without_line(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at byte ")
}

impl ReportLine {
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
                "{",
                "it is not an event: EOF while parsing an object at byte 1",
            ),
            ("[]", "it is not an event"),
            (r#"{"id": "a"}"#, "missing field `reports`"),
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
        let event = EventLine::parse(br#"{"reports": [{"html": "<p>"}], "mine": 3}"#).unwrap();
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
