//! The sheet Settings: what is needed to make the same workbook again.

use super::sheet::{Sheet, Value, column};
use super::title_of;
use crate::align::decision;
use crate::report::lookup::{Lookup, title};
use crate::report::selection;

pub(super) fn sheet(lookup: &Lookup) -> Sheet {
    let comparison = lookup.comparison;
    let mut lines = vec![
        entry("comparison", &title(comparison).join(" · ")),
        entry("program", &comparison.generator),
        entry(
            "selection",
            &selection::description(comparison).unwrap_or_else(|| "everything".to_owned()),
        ),
        entry(
            "score",
            &format!(
                "estimated probability that two claims assert the same, 0 to 1; from {} on they do",
                decision::SAME
            ),
        ),
        entry(
            "importance",
            "0 to 1: how many carry the row, who leads with it, numbers and quotations",
        ),
    ];
    for correction in &comparison.corrections {
        lines.push(entry("by hand", &lookup.decided(correction)));
    }
    for (number, source) in comparison.sources.iter().enumerate() {
        let name = title_of(lookup, number);
        lines.push(entry(&name, &format!("id {}", source.id)));
        let facts = [
            ("file", Some(source.path.as_str())),
            ("headline", source.headline.as_deref()),
            ("byline", source.byline.as_deref()),
            ("published", source.published.as_deref()),
            ("modified", source.modified.as_deref()),
            ("language", Some(source.language.as_str())),
        ];
        for (what, fact) in facts {
            if let Some(fact) = fact {
                lines.push(entry(&format!("{name} {what}"), fact));
            }
        }
        for warning in &source.warnings {
            lines.push(entry(&format!("{name} was read so"), warning));
        }
    }
    Sheet {
        name: "Settings",
        columns: vec![column("what", 30.0), column("value", 100.0)],
        lines,
        frozen: 1,
        remark: None,
    }
}

fn entry(what: &str, value: &str) -> Vec<Value> {
    vec![Value::text(what), Value::text(value)]
}
