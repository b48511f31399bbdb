//! GitHub Actions: workflow commands that show as annotations, and the step's summary.
//!
//! A step shows at most ten errors and ten warnings; what breaks goes first, and the summary has
//! all. In a command `%`, CR and LF are escaped, in a property `:` and `,` too, so that no word of
//! a report can end the command or begin another.

use super::VerdictFormat;
use super::entries::{self, Entry};
use super::human::{baseline, expectations};
use crate::report::safe;
use crate::sample_set::verdict::{SetVerdict, State, Verdict};

/// Annotations of one level that a step shows.
const MOST: usize = 10;

/// Entries that the summary tells in words.
const MOST_TOLD: usize = 100;

/// Workflow commands, for standard error.
pub struct Annotations;

impl VerdictFormat for Annotations {
    fn render(&self, verdict: &SetVerdict) -> Vec<u8> {
        let (mut errors, mut warnings) = (Vec::new(), Vec::new());
        for event in &verdict.events {
            for entry in entries::of(event, verdict.strict) {
                if entry.breaks {
                    errors.push(command("error", &event.event, &entry));
                } else if worth_telling(&entry) {
                    warnings.push(command("warning", &event.event, &entry));
                }
            }
        }
        if verdict.events.is_empty() {
            errors.push("::error title=claimdiff::no event was checked".to_owned());
        }
        let left = errors.len().saturating_sub(MOST) + warnings.len().saturating_sub(MOST);
        errors.truncate(MOST);
        warnings.truncate(MOST);
        let mut lines = errors;
        lines.extend(warnings);
        if left > 0 {
            lines.push(format!(
                "::notice title=claimdiff::{left} more in the step's summary"
            ));
        }
        let mut out = lines.join("\n");
        if !out.is_empty() {
            out.push('\n');
        }
        out.into_bytes()
    }
}

fn worth_telling(entry: &Entry) -> bool {
    entry.state == Some(State::Fixed) || ["row-changed", "row-lost"].contains(&entry.rule.as_str())
}

fn command(level: &str, event: &str, entry: &Entry) -> String {
    let mut properties = Vec::new();
    if let Some(file) = &entry.file {
        properties.push(format!("file={}", property(file)));
    }
    if let Some(line) = entry.line {
        properties.push(format!("line={line}"));
    }
    properties.push(format!(
        "title={}",
        property(&format!("{event}: {}", entry.rule))
    ));
    format!(
        "::{level} {}::{}",
        properties.join(","),
        data(&entry.whole())
    )
}

/// The text of a command.
fn data(text: &str) -> String {
    let plain: Vec<String> = text.lines().map(|l| safe::line(l).into_owned()).collect();
    plain
        .join("\n")
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// Markdown for `$GITHUB_STEP_SUMMARY`.
pub struct StepSummary;

impl VerdictFormat for StepSummary {
    fn render(&self, verdict: &SetVerdict) -> Vec<u8> {
        let mut out = format!("## claimdiff check: {}\n\n", verdict.verdict.name());
        if verdict.events.is_empty() {
            out.push_str("No event was checked.\n");
            return out.into_bytes();
        }
        out.push_str("| event | rows | differs | expectations | baseline | verdict |\n");
        out.push_str("|---|--:|--:|---|---|---|\n");
        for event in &verdict.events {
            let mark = if event.verdict == Verdict::Holds {
                ""
            } else {
                "**"
            };
            out.push_str(&format!(
                "| {} | {} | {} | {} | {} | {mark}{}{mark} |\n",
                markdown(&event.event),
                event.rows,
                event.differs,
                expectations(event),
                baseline(event),
                event.verdict.name()
            ));
        }
        let mut told = 0;
        let mut left = 0;
        for event in &verdict.events {
            for entry in entries::of(event, verdict.strict) {
                if !entry.breaks && !worth_telling(&entry) {
                    continue;
                }
                told += 1;
                if told > MOST_TOLD {
                    left += 1;
                    continue;
                }
                out.push_str(&format!(
                    "\n### {}: {}\n\n",
                    markdown(&event.event),
                    markdown(&entry.rule)
                ));
                for line in entry.whole().lines() {
                    out.push_str(&format!("- {}\n", markdown(line)));
                }
            }
        }
        if left > 0 {
            out.push_str(&format!(
                "\n{left} more; `claimdiff check --format json` has all.\n"
            ));
        }
        out.into_bytes()
    }
}

/// Text in which no character of Markdown or HTML acts.
fn markdown(text: &str) -> String {
    let mut out = String::new();
    for character in safe::line(text).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '@' => out.push_str("&#64;"),
            ':' if out.ends_with("http") || out.ends_with("https") => out.push_str("&#58;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '#' | '+' | '!' | '|'
            | '~' | '$' => {
                out.push('\\');
                out.push(character);
            }
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_a_report_is_a_command() {
        assert_eq!(data("100 %\n::error::x\r"), "100 %25%0A::error::x");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
        assert_eq!(
            markdown("<img src=x> [a](http://b) @all | *x*"),
            "&lt;img src=x&gt; \\[a\\]\\(http&#58;//b\\) &#64;all \\| \\*x\\*"
        );
    }
}
