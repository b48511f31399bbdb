//! Markdown for a pull request or a mail: what matters most in sight, the rest folded, and never
//! longer than the site takes.
//!
//! Every text of a report passes through [`safe::markdown`] and is cut to a line or two; what did
//! not fit is counted at the end of its section.

use super::findings::{self, Finding};
use super::layout::cut;
use super::lookup::{Lookup, counts, letter, name, percent, title};
use super::selection::{self, Extent, Sections};
use super::table::sign;
use super::{Format, cells, differences, labels, safe, spoken, wording};
use crate::compare::Comparison;
use crate::compare::model::{Row, Utterance, VersionKind};

/// Longest text of a claim or quotation, in columns of a terminal.
const LONGEST_TEXT: usize = 300;

/// Longest sentence of a finding.
const LONGEST_FINDING: usize = 600;

/// Longest wording of one side of a difference.
const LONGEST_WORDING: usize = 120;

/// Longest name of an outlet.
const LONGEST_NAME: usize = 40;

/// Room for the notes on what was left out and for the last line.
const ROOM_FOR_NOTES: usize = 160;

/// GitHub takes 65,536 characters in a comment; this leaves room for what is written around it.
pub const USUAL_MAX_SIZE: usize = 60_000;

/// Rows in sight.
pub const USUAL_TOP_ROWS: usize = 10;

/// The head of the table of sources.
const SOURCES: &str = "\
|  | source | words | claims | carries | only here | shared word for word |
|---|---|--:|--:|--:|--:|---|
";

/// How much the Markdown holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Markdown {
    /// Rows and differences in sight; the others are folded.
    pub top_rows: usize,
    /// Most characters (Unicode scalar values) of the whole.
    pub max_size: usize,
}

impl Default for Markdown {
    fn default() -> Self {
        Self {
            top_rows: USUAL_TOP_ROWS,
            max_size: USUAL_MAX_SIZE,
        }
    }
}

impl Format for Markdown {
    fn render(&self, comparison: &Comparison) -> Vec<u8> {
        let lookup = Lookup::new(comparison);
        let sections = Sections::of(comparison);
        let mut page = Page {
            out: String::new(),
            left: self.max_size.saturating_sub(ROOM_FOR_NOTES),
        };
        page.add(&head(&lookup));
        if comparison.selection.is_none() {
            let found: Vec<String> = findings::find(&lookup).iter().map(finding).collect();
            page.list("", &found, "\n");
        }
        page.list(SOURCES, &sources(&lookup), "");
        page.list("Decided by hand:\n\n", &by_hand(&lookup), "\n");
        if sections.rows {
            self.rows(&lookup, &mut page);
        }
        if sections.quotations != Extent::Hidden {
            let said: Vec<String> = comparison
                .utterances
                .iter()
                .map(|utterance| quotation(&lookup, utterance))
                .collect();
            let open = sections.quotations == Extent::Whole;
            page.folded("Quotations that several reports have", "", &said, open);
        }
        if sections.framing != Extent::Hidden {
            let open = sections.framing == Extent::Whole;
            page.folded("Labels", "", &labels(&lookup), open);
            page.folded("Loaded wording", "", &loaded(&lookup), open);
        }
        page.left = page.left.saturating_add(ROOM_FOR_NOTES / 2);
        page.add(&format!(
            "*{} · marks: = states · \\~ differently · &lt; only part · - omits · ? borderline*\n",
            inert(&comparison.generator, LONGEST_NAME)
        ));
        page.out.into_bytes()
    }
}

impl Markdown {
    fn rows(&self, lookup: &Lookup, page: &mut Page) {
        let rows = &lookup.comparison.rows;
        let told: Vec<String> = rows
            .iter()
            .filter(|row| row.is_told_differently() && !row.changes.is_empty())
            .map(|row| told_differently(lookup, row))
            .collect();
        let (first, more) = told.split_at(told.len().min(self.top_rows));
        page.list("### Told differently\n\n", first, "\n");
        page.folded("More that is told differently", "", more, false);
        let lines: Vec<String> = rows.iter().map(|row| grid_line(lookup, row)).collect();
        let (first, more) = lines.split_at(lines.len().min(self.top_rows));
        let header = grid_header(lookup);
        page.list(&format!("### Who has what\n\n{header}"), first, "\n");
        page.folded("More rows", &header, more, false);
    }
}

/// What is written, and how many characters still fit.
struct Page {
    out: String,
    left: usize,
}

impl Page {
    /// Adds a piece that fits, or nothing.
    fn add(&mut self, piece: &str) -> bool {
        let size = piece.chars().count();
        if size > self.left {
            return false;
        }
        self.left -= size;
        self.out.push_str(piece);
        true
    }

    /// Adds a list: what opens it, as many lines as fit, what closes it, and how many were left
    /// out. Nothing where there are no lines or not even the first fits.
    fn list(&mut self, open: &str, lines: &[String], close: &str) {
        let Some(first) = lines.first() else {
            return;
        };
        let note = |n: usize| format!("\n*{n} more left out: it would be too long*\n\n");
        let closing = close.chars().count() + note(lines.len()).chars().count();
        let needed = open.chars().count() + first.chars().count() + closing;
        if needed > self.left {
            return;
        }
        self.left -= closing;
        self.add(open);
        let fit = lines.iter().take_while(|line| self.add(line)).count();
        self.left += closing;
        if fit < lines.len() {
            self.add(&note(lines.len() - fit));
        }
        self.add(if fit < lines.len() {
            close.trim_start_matches('\n')
        } else {
            close
        });
    }

    /// A list that is folded under its title until a reader opens it.
    fn folded(&mut self, title: &str, header: &str, lines: &[String], open: bool) {
        let open = if open { " open" } else { "" };
        let begin = format!(
            "<details{open}><summary>{title} ({})</summary>\n\n{header}",
            lines.len()
        );
        self.list(&begin, lines, "\n</details>\n\n");
    }
}

fn head(lookup: &Lookup) -> String {
    let comparison = lookup.comparison;
    let mut parts = title(comparison);
    let about = if comparison.event.is_some() && !parts.is_empty() {
        parts.remove(0)
    } else {
        "What the reports have".to_owned()
    };
    let mut out = format!(
        "## {}\n\n{}\n\n**{}**\n\n",
        inert(&about, LONGEST_TEXT),
        inert(&parts.join(" · "), LONGEST_TEXT),
        counts(comparison)
    );
    if let Some(said) = selection::description(comparison) {
        out.push_str(&format!("*{}*\n\n", inert(&said, LONGEST_TEXT)));
    }
    out
}

fn sources(lookup: &Lookup) -> Vec<String> {
    let comparison = lookup.comparison;
    let mut lines: Vec<String> = (0..)
        .zip(&comparison.sources)
        .map(|(number, source)| {
            let counts = comparison.summary.sources.get(number);
            let count = |value: Option<usize>| value.map_or_else(String::new, |n| n.to_string());
            format!(
                "| {} | {} | {} | {} | {} | {} | {} |\n",
                letter(number),
                inert(name(source), LONGEST_NAME),
                source.words,
                count(counts.map(|c| c.claims)),
                counts.map_or_else(String::new, |c| safe::markdown::text(&percent(c.coverage))),
                count(counts.map(|c| c.only_here)),
                safe::markdown::text(&lookup.shared(&source.id)),
            )
        })
        .collect();
    if let Some(last) = lines.last_mut() {
        last.push('\n');
    }
    lines
}

/// An editor's decisions as items of a list.
fn by_hand(lookup: &Lookup) -> Vec<String> {
    let corrections = lookup.comparison.corrections.iter();
    corrections
        .map(|c| format!("- {}\n", inert(&lookup.decided(c), LONGEST_FINDING)))
        .collect()
}

/// A finding as an item of a list.
fn finding(finding: &Finding) -> String {
    format!(
        "- **{}**: {}\n",
        finding.topic,
        inert(&finding.sentence, LONGEST_FINDING)
    )
}

/// A claim with its differences: an item of a list with a list under it.
fn told_differently(lookup: &Lookup, row: &Row) -> String {
    let mut out = format!(
        "- {}\\. {}\n",
        row.rank,
        inert(&lookup.lead(row), LONGEST_TEXT)
    );
    for mut difference in differences::group(lookup, row) {
        for note in &mut difference.notes {
            *note = inert(note, LONGEST_WORDING);
        }
        let said = cells::difference(&difference, |words| {
            format!("“{}”", inert(words, LONGEST_WORDING))
        });
        out.push_str(&format!("  - {}: {said}\n", difference.kind.name()));
    }
    out
}

fn grid_header(lookup: &Lookup) -> String {
    let sources = 0..lookup.comparison.sources.len();
    let letters: String = sources
        .clone()
        .map(|n| format!(" {} |", letter(n)))
        .collect();
    let rule: String = sources.map(|_| ":-:|").collect();
    format!("| # | claim |{letters}\n|--:|---|{rule}\n")
}

fn grid_line(lookup: &Lookup, row: &Row) -> String {
    let only = row.only_carrier();
    let only = only.map_or_else(String::new, |n| format!("Only {}: ", letter(n)));
    let marks: String = row
        .cells
        .iter()
        .map(|cell| format!(" {} |", safe::markdown::text(sign(cell))))
        .collect();
    let claim = inert(&lookup.lead(row), LONGEST_TEXT);
    format!("| {} | {only}{claim} |{marks}\n", row.rank)
}

fn quotation(lookup: &Lookup, utterance: &Utterance) -> String {
    let words = inert(&wording::fullest(lookup, utterance), LONGEST_TEXT);
    let speaker = utterance.speaker.as_deref().map(|s| inert(s, LONGEST_NAME));
    let speaker = speaker.filter(|s| !s.is_empty()).map(|s| format!("{s}: "));
    let mut out = format!("- {}“{words}”\n", speaker.unwrap_or_default());
    for had in spoken::had(lookup, utterance) {
        let own = || inert(&wording::own_words(lookup, &had), LONGEST_WORDING);
        let told = match had.version.kind {
            VersionKind::Whole => "whole".to_owned(),
            VersionKind::Cut => {
                let left_out = wording::left_out(lookup, utterance, &had.version).join(" … ");
                format!("without “{}”", inert(&left_out, LONGEST_WORDING))
            }
            VersionKind::Altered => format!("“{}”", own()),
            VersionKind::Reported => format!("reports it: “{}”", own()),
        };
        out.push_str(&format!("  - {} {told}\n", letter(had.source)));
    }
    out
}

/// What each source calls what several name.
fn labels(lookup: &Lookup) -> Vec<String> {
    let referents = lookup.comparison.framing.labels.iter();
    let line = |referent: &crate::compare::model::LabelledReferent| {
        let each: Vec<String> = labels::of_referent(lookup, referent)
            .iter()
            .map(|(source, labels)| words_of(*source, labels))
            .collect();
        let about = inert(&referent.referent, LONGEST_NAME);
        format!("- {about}: {}\n", each.join(" · "))
    };
    referents.map(line).collect()
}

/// The loaded wording of each source, one line a source.
fn loaded(lookup: &Lookup) -> Vec<String> {
    let line = |(source, words): (usize, Vec<String>)| format!("- {}\n", words_of(source, &words));
    labels::loaded(lookup).into_iter().map(line).collect()
}

fn words_of(source: usize, words: &[String]) -> String {
    let inert: Vec<String> = words.iter().map(|w| inert(w, LONGEST_NAME)).collect();
    format!("{} “{}”", letter(source), inert.join("”, “"))
}

/// A report's text, cut to `columns` and harmless.
fn inert(text: &str, columns: usize) -> String {
    safe::markdown::text(&cut(&safe::line(text), columns))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::compare::model::{Filter, Only};
    use crate::report::table::tests::comparison;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    fn rendered(comparison: &Comparison, max_size: usize) -> String {
        let format = Markdown {
            max_size,
            ..Markdown::default()
        };
        String::from_utf8(format.render(comparison)).unwrap()
    }

    #[test]
    fn what_is_told_differently_comes_first() {
        let text = rendered(&comparison(), USUAL_MAX_SIZE);
        let place = |words: &str| text.find(words).expect(words);
        assert!(text.starts_with("## Pier collapse\n\n3 reports · 2 May 2026\n\n**1 claim in all"));
        assert!(place("### Told differently") < place("### Who has what"));
        assert!(text.contains("- 1\\. Forty-five people were hurt on the pier.\n  - number: A “Forty-five” · B “At least 40” · C “Dozens”\n"), "{text}");
        assert!(
            text.contains("| 2 | The owner of the pier admitted late repairs. | = | &lt; | -? |"),
            "{text}"
        );
        assert!(text.contains("<summary>Quotations that several reports have (1)</summary>"));
        assert!(
            text.contains("  - B without “and we will say so”"),
            "{text}"
        );
    }

    #[test]
    fn a_selection_is_said_and_its_section_is_open() {
        let whole = comparison();
        let filter = Filter {
            only: vec![Only::Quotes],
            ..Filter::default()
        };
        let text = rendered(&selection::select(&whole, &filter), USUAL_MAX_SIZE);
        assert!(text.contains("*selected: quotations*"), "{text}");
        assert!(text.contains("<details open><summary>Quotations"));
        assert!(!text.contains("Who has what"));
    }

    #[test]
    fn what_does_not_fit_is_counted() {
        let mut comparison = comparison();
        let row = comparison.rows[3].clone();
        for rank in 5..400 {
            comparison.rows.push(Row {
                rank,
                ..row.clone()
            });
        }
        let text = rendered(&comparison, 4_000);
        assert!(text.chars().count() <= 4_000);
        assert!(text.contains("left out: it would be too long*"), "{text}");
        assert_eq!(
            text.matches("<details").count(),
            text.matches("</details>").count()
        );
        assert!(text.ends_with("borderline*\n"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_size_is_exceeded_and_no_report_marks_anything_up(
            text in "[-@#!<>&\\[\\]()*_`~|\\\\:/.\na-c0-2 \u{1b}]{1,40}",
            max_size in 0_usize..6_000,
        ) {
            let mut comparison = comparison();
            comparison.event.as_mut().unwrap().title = text.clone();
            for source in &mut comparison.sources {
                source.outlet = text.clone();
            }
            for claim in &mut comparison.claims {
                claim.text = text.clone();
            }
            for row in &mut comparison.rows {
                for change in &mut row.changes {
                    change.note = text.clone();
                    change.a.text = text.clone();
                }
            }
            let out = rendered(&comparison, max_size);
            prop_assert!(out.chars().count() <= max_size);
            prop_assert!(!out.contains(|c: char| c.is_control() && c != '\n'));
            let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
            for event in Parser::new_ext(&out, options) {
                let own = match &event {
                    Event::Html(html) | Event::InlineHtml(html) => {
                        let html = html.trim();
                        html.is_empty() || html.starts_with("<details") || html.starts_with("</details")
                    }
                    Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough) => false,
                    Event::Start(Tag::CodeBlock(_) | Tag::BlockQuote(_)) | Event::Code(_) => false,
                    _ => true,
                };
                prop_assert!(own, "{event:?} in {out}");
            }
        }
    }
}
