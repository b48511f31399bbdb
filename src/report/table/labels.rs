//! How the sources name what they share, and their loaded wording; shown where framing was asked
//! for.

use super::Context;
use crate::report::labels;
use crate::report::layout::{ALL, hanging};
use crate::report::lookup::letter;
use crate::report::safe;
use crate::report::style::Tone;

pub(super) fn lines(context: &Context) -> Vec<String> {
    let lookup = context.lookup;
    let mut lines = Vec::new();
    for referent in &lookup.comparison.framing.labels {
        let each: Vec<String> = labels::of_referent(lookup, referent)
            .iter()
            .map(|(source, labels)| told(*source, labels))
            .collect();
        let about = safe::line(&referent.referent);
        let text = format!("{about}: {}", each.join(" · "));
        lines.extend(labelled(context, "named", &text));
    }
    for (source, words) in labels::loaded(lookup) {
        lines.extend(labelled(context, "loaded", &told(source, &words)));
    }
    lines
}

fn told(source: usize, words: &[String]) -> String {
    format!("{} “{}”", letter(source), words.join("”, “"))
}

fn labelled(context: &Context, label: &str, text: &str) -> Vec<String> {
    let mut lines = hanging(&format!("{label:<8}"), text, context.width, ALL);
    if let Some(first) = lines.first_mut()
        && let Some(rest) = first.strip_prefix(label)
    {
        *first = format!("{}{rest}", context.paint.tone(Tone::Name, label));
    }
    lines
}
