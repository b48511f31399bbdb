//! Names for one referent: `label`.

use crate::compare::model::Range;
use crate::sample_set::expectations::Text;
use crate::sample_set::expectations::judge::{Finding, Ground, overlap};
use crate::sample_set::toml_file::Mistake;

pub(super) fn label(ground: &Ground, texts: &[Text]) -> Result<Finding, Mistake> {
    let mut places = Vec::new();
    for text in texts {
        let source = ground.source(&text.source, text.line)?;
        let all = ground.all(&source.id, &text.text);
        if all.is_empty() {
            // Says where it is instead.
            ground.find(text)?;
        }
        places.push((source, all));
    }
    let mut best: Option<(usize, &str)> = None;
    for referent in &ground.comparison.framing.labels {
        let held = places
            .iter()
            .filter(|(source, all)| {
                referent.labels.iter().any(|label| {
                    let range = Range {
                        start: label.start,
                        end: label.end,
                    };
                    label.source == source.id && all.iter().any(|place| overlap(*place, range) > 0)
                })
            })
            .count();
        if held == places.len() {
            return Ok(Finding::new(
                true,
                format!("they name {}", referent.referent),
            ));
        }
        if held > best.map_or(0, |(most, _)| most) {
            best = Some((held, &referent.referent));
        }
    }
    Ok(Finding::new(
        false,
        match best {
            Some((held, referent)) => format!(
                "no referent has all of these labels; \"{referent}\" has {held} of {}",
                places.len()
            ),
            None => "no referent that several sources name has any of these labels".to_owned(),
        },
    ))
}
