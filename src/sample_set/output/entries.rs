//! What the formats for machines have in common: everything that was checked of an event as a
//! flat list, each entry with its rule, its words and its places.

use super::human::baseline;
use crate::sample_set::drift::{Drift, DriftKind, Part};
use crate::sample_set::verdict::{EventVerdict, Evidence, Outcome, State, Verdict};
use crate::sample_set::{baseline as base, expectations};

/// One thing that was checked.
pub(super) struct Entry {
    /// Stable name of the rule, one of [`RULES`].
    pub rule: String,
    /// Made from its content, so that it survives moved lines; empty where there is none.
    pub id: String,
    /// The file that expects it, as it was read.
    pub file: Option<String>,
    /// The line of that file, counted from 1.
    pub line: Option<usize>,
    /// What is expected.
    pub expected: String,
    /// What was found.
    pub found: String,
    /// Where it stands in the reports.
    pub places: Vec<Evidence>,
    /// Why it matters.
    pub note: Option<String>,
    /// It makes the event fail.
    pub breaks: bool,
    /// What it makes of the event where it fails.
    pub verdict: Verdict,
    /// Of an expectation, what came of it.
    pub state: Option<State>,
}

impl Entry {
    /// Everything about it, a line each.
    pub fn whole(&self) -> String {
        let mut lines = vec![
            format!("expected: {}", self.expected),
            format!("found: {}", self.found),
        ];
        if let (Some(file), Some(line)) = (&self.file, self.line) {
            lines.push(format!("at: {file}, line {line}"));
        }
        for place in &self.places {
            let words = place.text.split_whitespace().collect::<Vec<_>>().join(" ");
            lines.push(format!("{}: “{words}”", place.source));
        }
        lines.extend(self.note.iter().map(|note| format!("note: {note}")));
        lines.join("\n")
    }
}

/// Every rule there is, with what it means; the order is that of the documentation.
pub(super) const RULES: [(&str, &str); 18] = [
    (
        "aligned",
        "Texts that say the same must share a row or be linked.",
    ),
    (
        "not_aligned",
        "Texts that do not say the same must not share a row.",
    ),
    ("omits", "A source must be shown to omit a claim."),
    ("change", "A change of a kind must be found between texts."),
    ("no_change", "No change may be found between texts."),
    (
        "same_quote",
        "Quotations must be found to be one utterance.",
    ),
    ("quote", "A quotation must have its speaker."),
    ("label", "Labels must be found to name one referent."),
    ("furniture", "A line must make no claim."),
    ("limit", "A count or a share must keep to its limit."),
    ("row-lost", "An accepted row is not found any more."),
    ("row-changed", "An accepted row is found otherwise."),
    ("row-new", "A row is found that was not accepted."),
    (
        "drift",
        "A change or an utterance differs from the accepted result.",
    ),
    ("gap-fixed", "An expectation holds although it has a gap."),
    ("baseline", "The result must be the accepted one."),
    (
        "malformed",
        "A file of an event must be readable and right.",
    ),
    ("nothing-checked", "An event must have something to check."),
];

/// Everything that was checked of an event: mistakes first, then expectations in the order of
/// their file, then the baseline.
pub(super) fn of(event: &EventVerdict, strict: bool) -> Vec<Entry> {
    let mut all = Vec::new();
    for problem in &event.problems {
        all.push(Entry {
            rule: "malformed".into(),
            id: String::new(),
            file: problem.file.clone(),
            line: problem.line,
            expected: "files that can be read".into(),
            found: problem.message.clone(),
            places: Vec::new(),
            note: None,
            breaks: true,
            verdict: Verdict::Unreadable,
            state: None,
        });
    }
    if let Some(why) = &event.nothing {
        all.push(Entry {
            rule: "nothing-checked".into(),
            id: String::new(),
            file: Some(file(event, expectations::FILE_NAME)),
            line: None,
            expected: "something to check".into(),
            found: why.clone(),
            places: Vec::new(),
            note: None,
            breaks: true,
            verdict: Verdict::NothingChecked,
            state: None,
        });
    }
    all.extend(event.outcomes.iter().map(|o| outcome(event, o, strict)));
    all.extend(event.drift.iter().map(|d| drift(event, d, strict)));
    if event.has_baseline && event.drift.is_empty() {
        all.push(Entry {
            rule: "baseline".into(),
            id: String::new(),
            file: Some(file(event, base::FILE_NAME)),
            line: None,
            expected: "the accepted result".into(),
            found: baseline(event),
            places: Vec::new(),
            note: None,
            breaks: false,
            verdict: Verdict::Holds,
            state: None,
        });
    }
    all
}

fn outcome(event: &EventVerdict, outcome: &Outcome, strict: bool) -> Entry {
    let fixed = outcome.state == State::Fixed;
    let found = match (outcome.state, &outcome.gap) {
        (State::KnownGap, Some(gap)) => gap.clone(),
        (State::Fixed, _) => "it holds now: remove its gap".to_owned(),
        _ => outcome.found.clone(),
    };
    Entry {
        rule: if fixed { "gap-fixed" } else { outcome.rule }.into(),
        id: outcome.id.clone(),
        file: Some(file(event, expectations::FILE_NAME)),
        line: Some(outcome.line),
        expected: outcome.expected.clone(),
        found,
        places: outcome
            .texts
            .iter()
            .chain(&outcome.evidence)
            .cloned()
            .collect(),
        note: outcome.note.clone(),
        breaks: outcome.state == State::Broken || (fixed && strict),
        verdict: Verdict::Broken,
        state: Some(outcome.state),
    }
}

fn drift(event: &EventVerdict, drift: &Drift, strict: bool) -> Entry {
    let rule = match (drift.part, drift.kind) {
        (Part::Row, DriftKind::Lost) => "row-lost",
        (Part::Row, DriftKind::Changed) => "row-changed",
        (Part::Row, DriftKind::New) => "row-new",
        _ => "drift",
    };
    let mut found = format!("{} {}", drift.part.name(), drift.kind.name());
    if !drift.detail.is_empty() {
        found = format!("{found}: {}", drift.detail);
    }
    Entry {
        rule: rule.into(),
        id: drift.id.clone(),
        file: Some(file(event, base::FILE_NAME)),
        line: drift.line,
        expected: format!("{} {} “{}”", drift.part.name(), drift.id, drift.text),
        found,
        places: Vec::new(),
        note: None,
        breaks: drift.breaks() || strict,
        verdict: Verdict::Broken,
        state: None,
    }
}

/// A file of an event's folder, with `/`.
fn file(event: &EventVerdict, name: &str) -> String {
    let folder = event.folder.replace('\\', "/");
    format!("{}/{name}", folder.trim_end_matches('/'))
}
