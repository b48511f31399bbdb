//! How one report was read, as text: what it says of itself, its blocks with their claims, its
//! quotations with their speakers, and what was guessed.

use super::TextOptions;
use super::layout::{self, ALL, hanging, pad};
use super::lookup::day;
use super::safe;
use super::style::{Paint, Tone};
use crate::article::Block;
use crate::claim::{Claim, QuotationKind, Report};
use crate::text::words;

/// Columns of a label with the space after it.
const LABEL: usize = 12;

/// Renders how `report` was read.
pub fn text(report: &Report, options: TextOptions) -> Vec<u8> {
    let longest = report.claims.len().max(report.quotations.len()).to_string();
    let page = Page {
        report,
        id_width: layout::width(&report.id) + longest.len() + 6,
        width: options.width.max(super::table::NARROWEST_WINDOW),
        paint: Paint::new(options.color),
    };
    let mut lines = page.heading();
    lines.push(String::new());
    lines.extend(page.blocks());
    lines.extend(page.quotations());
    lines.extend(page.warnings());
    let mut out: String = lines
        .iter()
        .map(|line| line.trim_end())
        .collect::<Vec<_>>()
        .join("\n");
    out.push('\n');
    safe::printed(out)
}

struct Page<'r> {
    report: &'r Report,
    /// Columns of the longest claim's or quotation's id with the space around it.
    id_width: usize,
    width: usize,
    paint: Paint,
}

impl Page<'_> {
    /// A label and what belongs to it, wrapped under itself.
    fn labelled(&self, label: &str, columns: usize, tone: Tone, text: &str) -> Vec<String> {
        let padded = pad(label, columns);
        let mut lines = hanging(&padded, text, self.width, ALL);
        if let Some(first) = lines.first_mut()
            && let Some(rest) = first.strip_prefix(label)
        {
            *first = format!("{}{rest}", self.paint.tone(tone, label));
        }
        lines
    }

    fn heading(&self) -> Vec<String> {
        let article = &self.report.article;
        let title = format!("{} · {}", self.report.outlet, self.report.path);
        let mut lines: Vec<String> = hanging("", &safe::line(&title), self.width, 4)
            .iter()
            .map(|line| self.paint.tone(Tone::Title, line))
            .collect();
        lines.push(String::new());
        let known = [
            ("headline", article.headline.clone()),
            ("byline", article.byline.clone()),
            ("published", article.published.as_deref().map(moment)),
            ("modified", article.modified.as_deref().map(moment)),
            ("language", Some(article.language.clone())),
        ];
        for (label, value) in known {
            let value = value.unwrap_or_else(|| "not found".to_owned());
            lines.extend(self.labelled(label, LABEL, Tone::Quiet, &safe::line(&value)));
        }
        let count: usize = article
            .blocks
            .iter()
            .filter(|b| b.kind.makes_claims())
            .map(|b| words::count(article.block_text(b)))
            .sum();
        let counts = format!(
            "{count} words · {} sentences · {} claims · {} quotations",
            self.report.sentences.len(),
            self.report.claims.len(),
            self.report.quotations.len()
        );
        lines.extend(self.labelled("holds", LABEL, Tone::Quiet, &counts));
        lines
    }

    fn blocks(&self) -> Vec<String> {
        let mut claims = self.report.claims.iter().enumerate().peekable();
        let mut paragraph = 0;
        let mut lines = Vec::new();
        for (number, block) in self.report.article.blocks.iter().enumerate() {
            lines.extend(self.block_head(block, &mut paragraph));
            if !block.kind.makes_claims() {
                continue;
            }
            while let Some((n, claim)) = claims.next_if(|(_, claim)| claim.block <= number) {
                lines.extend(self.claim(n, claim));
            }
        }
        lines
    }

    /// The line that names a block; one that makes no claims shows its text beside its kind.
    fn block_head(&self, block: &Block, paragraph: &mut usize) -> Vec<String> {
        let kind = format!("{:?}", block.kind).to_lowercase();
        if !block.kind.makes_claims() {
            let text = safe::line(self.report.article.block_text(block)).into_owned();
            return self.labelled(&kind, LABEL, Tone::Quiet, &text);
        }
        let name = if block.kind == crate::article::BlockKind::Body {
            *paragraph += 1;
            format!("{kind} {paragraph}")
        } else {
            kind
        };
        vec![self.paint.tone(Tone::Name, &name)]
    }

    fn claim(&self, number: usize, claim: &Claim) -> Vec<String> {
        let label = format!("  {}", safe::line(&format!("{}:{number}", self.report.id)));
        let mut lines = self.labelled(
            &label,
            self.id_width,
            Tone::Part,
            &safe::line(self.report.text(claim.span)),
        );
        if let Some(attribution) = &claim.attribution {
            let said = format!(
                "↳ {}: {}{}",
                kind(attribution.kind),
                attribution
                    .speaker
                    .as_deref()
                    .unwrap_or("speaker not found"),
                cue(attribution.cue.as_deref())
            );
            lines.extend(hanging(
                &" ".repeat(self.id_width),
                &safe::line(&said),
                self.width,
                ALL,
            ));
        }
        lines
    }

    fn quotations(&self) -> Vec<String> {
        if self.report.quotations.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![String::new(), self.paint.tone(Tone::Title, "quotations")];
        for (number, quotation) in self.report.quotations.iter().enumerate() {
            let label = format!("  {}", safe::line(&format!("{}:q{number}", self.report.id)));
            let speaker = quotation.speaker.as_ref().map(|s| s.name.as_str());
            let said = format!(
                "{}: {}{} “{}”",
                kind(quotation.kind),
                speaker.unwrap_or("speaker not found"),
                cue(quotation.cue.map(|c| self.report.text(c))),
                self.report.text(quotation.span)
            );
            lines.extend(self.labelled(&label, self.id_width, Tone::Part, &safe::line(&said)));
        }
        lines
    }

    fn warnings(&self) -> Vec<String> {
        if self.report.article.warnings.is_empty() {
            return Vec::new();
        }
        let title = "guessed or repaired while reading";
        let mut lines = vec![String::new(), self.paint.tone(Tone::Look, title)];
        for warning in &self.report.article.warnings {
            lines.extend(hanging("  - ", &safe::line(warning), self.width, ALL));
        }
        lines
    }
}

/// A date in words, and the time of day as it was given.
fn moment(given: &str) -> String {
    let time = given.split_once('T').map(|(_, time)| time);
    time.map_or_else(|| day(given), |time| format!("{}, {time}", day(given)))
}

fn kind(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    }
}

fn cue(cue: Option<&str>) -> String {
    cue.map_or_else(String::new, |cue| format!(" ({cue})"))
}
