//! JUnit XML: a suite an event, a case an expectation, and one case for the baseline.
//!
//! Some readers show only the body of a failure and no suite names (GitLab), so the text of a
//! failure stands in its message and in its body, and the event in the class and in the name.

use super::{VerdictFormat, entries, entries::Entry};
use crate::report::safe;
use crate::sample_set::verdict::{SetVerdict, State, Verdict};
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite, XmlString};

/// JUnit XML.
pub struct JUnit;

impl VerdictFormat for JUnit {
    fn render(&self, verdict: &SetVerdict) -> Vec<u8> {
        let mut report = Report::new("claimdiff check");
        for event in &verdict.events {
            let mut suite = TestSuite::new(plain(&event.event));
            for entry in entries::of(event, verdict.strict) {
                suite.add_test_case(case(&event.event, &entry));
            }
            report.add_test_suite(suite);
        }
        if verdict.events.is_empty() {
            // A reader of an empty report would take it for a success.
            let mut suite = TestSuite::new("claimdiff check");
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_message("no event was checked");
            status.set_description("no event was checked");
            suite.add_test_case(TestCase::new("events", status));
            report.add_test_suite(suite);
        }
        let mut bytes = Vec::new();
        // Writing into memory does not fail.
        if report.serialize(&mut bytes).is_err() {
            bytes.clear();
        }
        bytes
    }
}

fn case(event: &str, entry: &Entry) -> TestCase {
    let status = match (entry.breaks, entry.verdict, entry.state) {
        (false, _, Some(State::KnownGap)) => {
            let mut status = TestCaseStatus::skipped();
            status.set_message(plain(&format!("known gap: {}", entry.found)));
            status
        }
        (false, ..) => TestCaseStatus::success(),
        (true, verdict, _) => {
            let kind = match verdict {
                Verdict::Unreadable | Verdict::NothingChecked => NonSuccessKind::Error,
                _ => NonSuccessKind::Failure,
            };
            let mut status = TestCaseStatus::non_success(kind);
            status.set_message(plain(&entry.found));
            status.set_type(entry.rule.as_str());
            status.set_description(plain_lines(&entry.whole()));
            status
        }
    };
    let mut name = format!("{event}: {} {}", entry.rule, entry.expected);
    if let Some(line) = entry.line {
        name = format!("{name} (line {line})");
    }
    let mut case = TestCase::new(plain(&name), status);
    case.set_classname(plain(event));
    if let Some(file) = &entry.file {
        let file = plain(file);
        case.extra.insert("file".into(), XmlString::new(file));
    }
    case
}

/// One line without what XML or a terminal could not hold.
fn plain(text: &str) -> String {
    characters(&safe::line(text))
}

fn plain_lines(text: &str) -> String {
    characters(&safe::lines(text))
}

/// U+FFFD for every character that XML 1.0 has no way to write (section 2.2, production 2), not
/// even as a reference.
fn characters(text: &str) -> String {
    let allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars()
        .map(|c| if allowed(c) { c } else { '\u{FFFD}' })
        .collect()
}
