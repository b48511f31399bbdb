//! The verdict for a person: what broke, with the words of the reports, and a table of all.

use super::VerdictFormat;
use crate::report::layout::{ALL, hanging, wrap};
use crate::report::style::{Paint, Tone};
use crate::report::table::NARROWEST_WINDOW;
use crate::report::{TextOptions, safe};
use crate::sample_set::drift::{Drift, DriftKind};
use crate::sample_set::verdict::{EventVerdict, Evidence, Outcome, SetVerdict, State, Verdict};
use comfy_table::{CellAlignment, ContentArrangement, Table, presets};

/// Entries of one kind of drift that are told in words; the rest is counted.
const MOST_DRIFT: usize = 10;

/// Text for a terminal.
pub struct Human {
    /// How it is laid out.
    pub options: TextOptions,
    /// Whether expectations that are known to fail are told one by one, or only counted.
    pub gaps: bool,
}

impl VerdictFormat for Human {
    fn render(&self, verdict: &SetVerdict) -> Vec<u8> {
        let page = Page {
            width: self.options.width.max(NARROWEST_WINDOW),
            paint: Paint::new(self.options.color),
            gaps: self.gaps,
        };
        let mut lines = Vec::new();
        for event in &verdict.events {
            let told = page.event(event, verdict.strict);
            if !told.is_empty() {
                lines.extend(told);
                lines.push(String::new());
            }
        }
        if !verdict.events.is_empty() {
            lines.extend(page.table(verdict));
            lines.push(String::new());
        }
        lines.extend(page.last(verdict));
        let mut out: String = lines
            .iter()
            .map(|line| line.trim_end())
            .collect::<Vec<_>>()
            .join("\n");
        out.push('\n');
        safe::printed(out)
    }
}

struct Page {
    width: usize,
    paint: Paint,
    gaps: bool,
}

impl Page {
    /// What there is to tell about an event; nothing where all holds.
    fn event(&self, event: &EventVerdict, strict: bool) -> Vec<String> {
        let mut lines = Vec::new();
        for problem in &event.problems {
            lines.extend(self.item("error", Tone::Alarm, &problem.sentence()));
        }
        if let Some(why) = &event.nothing {
            lines.extend(self.item("nothing checked", Tone::Alarm, why));
        }
        for state in [State::Broken, State::Fixed, State::KnownGap] {
            if state == State::KnownGap && !self.gaps {
                continue;
            }
            for outcome in event.outcomes.iter().filter(|o| o.state == state) {
                lines.extend(self.outcome(outcome));
            }
        }
        for kind in [DriftKind::Lost, DriftKind::Changed, DriftKind::New] {
            let all: Vec<&Drift> = event.drift.iter().filter(|d| d.kind == kind).collect();
            for drift in all.iter().take(MOST_DRIFT) {
                lines.extend(self.drift(drift, strict));
            }
            if all.len() > MOST_DRIFT {
                let rest = format!("{} more; --format json has all", all.len() - MOST_DRIFT);
                lines.extend(self.item(kind.name(), Tone::Quiet, &rest));
            }
        }
        if lines.is_empty() {
            return lines;
        }
        let mut title = safe::line(&event.event).into_owned();
        if let Some(words) = &event.title {
            title = format!("{title} · {}", safe::line(words));
        }
        let title = wrap(&title, self.width);
        let mut all: Vec<String> = title
            .iter()
            .map(|l| self.paint.tone(Tone::Title, l))
            .collect();
        all.extend(lines);
        all
    }

    /// A word in colour and a text that is wrapped under itself.
    fn item(&self, word: &str, tone: Tone, text: &str) -> Vec<String> {
        let first = format!("  {word}  ");
        let mut lines = hanging(
            "  ",
            &format!("{word}  {}", safe::line(text)),
            self.width,
            ALL,
        );
        for line in lines.iter_mut().skip(1) {
            *line = format!("    {}", line.trim_start());
        }
        if let Some(line) = lines.first_mut()
            && let Some(rest) = line.strip_prefix(first.trim_end())
        {
            *line = format!("  {}{rest}", self.paint.tone(tone, word));
        }
        lines
    }

    fn outcome(&self, outcome: &Outcome) -> Vec<String> {
        let (word, tone) = match outcome.state {
            State::Broken => ("broken", Tone::Alarm),
            State::Fixed => ("fixed", Tone::Agrees),
            State::KnownGap => ("known gap", Tone::Quiet),
            State::Holds => ("holds", Tone::Agrees),
        };
        let head = format!(
            "{} (expect.toml, line {}) {}",
            outcome.rule, outcome.line, outcome.expected
        );
        let mut lines = self.item(word, tone, &head);
        match (outcome.state, &outcome.gap) {
            (State::KnownGap, Some(gap)) => lines.extend(self.detail("gap", gap)),
            (State::Fixed, _) => {
                lines.extend(self.detail("found", "it holds now: remove its gap"));
            }
            _ => {
                lines.extend(self.detail("found", &outcome.found));
                lines.extend(outcome.evidence.iter().flat_map(|e| self.evidence(e)));
                if let Some(note) = &outcome.note {
                    lines.extend(self.detail("note", note));
                }
            }
        }
        lines
    }

    fn detail(&self, label: &str, text: &str) -> Vec<String> {
        hanging(
            &format!("    {label}  "),
            &safe::line(text),
            self.width,
            ALL,
        )
    }

    fn evidence(&self, evidence: &Evidence) -> Vec<String> {
        let label = format!("    {}  ", safe::line(&evidence.source));
        let text = format!("“{}”", safe::line(&evidence.text));
        hanging(&label, &text, self.width, ALL)
    }

    fn drift(&self, drift: &Drift, strict: bool) -> Vec<String> {
        let tone = match drift.kind {
            _ if drift.breaks() || strict => Tone::Alarm,
            DriftKind::Lost | DriftKind::Changed => Tone::Differs,
            DriftKind::New => Tone::Quiet,
        };
        let head = format!("{} {} “{}”", drift.part.name(), drift.id, drift.text);
        let mut lines = self.item(drift.kind.name(), tone, &head);
        if !drift.detail.is_empty() {
            lines.extend(self.detail("", &drift.detail));
        }
        lines
    }

    fn table(&self, verdict: &SetVerdict) -> Vec<String> {
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(u16::try_from(self.width).unwrap_or(u16::MAX))
            .set_header([
                "event",
                "rows",
                "differs",
                "expectations",
                "baseline",
                "verdict",
            ]);
        for event in &verdict.events {
            table.add_row([
                safe::line(&event.event).into_owned(),
                event.rows.to_string(),
                event.differs.to_string(),
                expectations(event),
                baseline(event),
                event.verdict.name().to_owned(),
            ]);
        }
        for (number, column) in table.column_iter_mut().enumerate() {
            column.set_padding((0, 2));
            if (1..3).contains(&number) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table
            .lines()
            .enumerate()
            .map(|(n, line)| {
                let line = format!("  {}", line.trim_end());
                if n == 0 {
                    self.paint.tone(Tone::Quiet, &line)
                } else {
                    line
                }
            })
            .collect()
    }

    /// The verdict in a line.
    fn last(&self, verdict: &SetVerdict) -> Vec<String> {
        let count = |state| verdict.events.iter().map(|e| e.count(state)).sum::<usize>();
        let all: usize = verdict.events.iter().map(|e| e.outcomes.len()).sum();
        let mut parts = vec![match verdict.events.len() {
            0 => "no event".to_owned(),
            1 => "1 event".to_owned(),
            n => format!("{n} events"),
        }];
        if all > 0 {
            let held = count(State::Holds) + count(State::Fixed);
            parts.push(format!("{held} of {all} expectations hold"));
        }
        for (number, what) in [
            (count(State::KnownGap), "known to fail (gaps)"),
            (count(State::Fixed), "fixed"),
            (verdict.skipped, "not checked (--fail-fast)"),
        ] {
            if number > 0 {
                parts.push(format!("{number} {what}"));
            }
        }
        parts.push(verdict.verdict.name().to_owned());
        let tone = match verdict.verdict {
            Verdict::Holds => Tone::Agrees,
            _ => Tone::Alarm,
        };
        wrap(&parts.join(" · "), self.width)
            .iter()
            .map(|line| self.paint.tone(tone, line))
            .collect()
    }
}

/// How many expectations hold: `9 of 10`, and how many gaps are known.
pub(super) fn expectations(event: &EventVerdict) -> String {
    if event.outcomes.is_empty() {
        return "none".to_owned();
    }
    let held = event.count(State::Holds) + event.count(State::Fixed);
    let mut text = format!("{held} of {}", event.outcomes.len());
    let gaps = event.count(State::KnownGap);
    if gaps > 0 {
        text.push_str(&format!(
            ", {gaps} known gap{}",
            if gaps == 1 { "" } else { "s" }
        ));
    }
    text
}

/// How the result stands to the baseline: `same`, or counts by kind.
pub(super) fn baseline(event: &EventVerdict) -> String {
    if !event.has_baseline {
        return "none".to_owned();
    }
    let parts: Vec<String> = [DriftKind::Lost, DriftKind::Changed, DriftKind::New]
        .into_iter()
        .filter_map(|kind| {
            let count = event.drift.iter().filter(|d| d.kind == kind).count();
            (count > 0).then(|| format!("{count} {}", kind.name()))
        })
        .collect();
    if parts.is_empty() {
        "same".to_owned()
    } else {
        parts.join(", ")
    }
}
