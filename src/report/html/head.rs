//! Title, counts, sources, findings, settings.

use super::room::{Room, count, everywhere, text};
use crate::align::decision;
use crate::article::BlockKind;
use crate::compare::model::{Range, SharedText, Source as Told};
use crate::report::findings::{self, Evidence};
use crate::report::lookup::{day, letter, percent, title};
use crate::report::selection;
use crate::text::language;

/// What stands above the grid, and the settings that stand below all.
pub(super) struct Head {
    pub title: String,
    pub subtitle: String,
    pub generator: String,
    pub counts: Vec<Count>,
    pub sources: Vec<Source>,
    pub sharing: bool,
    pub findings: Vec<Finding>,
    pub limits: Vec<(&'static str, String)>,
    /// What was selected; empty where nothing was.
    pub selected: String,
    /// What an editor decided, in words.
    pub by_hand: Vec<String>,
    /// What was not looked for, in a sentence; empty where everything was.
    pub left_out: String,
}

/// A number of claims, and the filter that shows them.
pub(super) struct Count {
    pub number: usize,
    pub words: String,
    /// What follows the `#` of the link that sets the filter.
    pub filter: &'static str,
}

/// A report as a column.
pub(super) struct Source {
    pub letter: String,
    pub name: String,
    pub headline: String,
    pub byline: String,
    pub published: String,
    pub modified: String,
    pub words: usize,
    pub claims: usize,
    pub coverage: String,
    pub only_here: usize,
    pub shared: Vec<String>,
    pub notes: Vec<String>,
    pub path: String,
    pub language: String,
    pub warnings: Vec<String>,
}

/// A finding with its links.
pub(super) struct Finding {
    pub topic: &'static str,
    pub sentence: String,
    pub evidence: Vec<Link>,
}

/// A link within the page.
pub(super) struct Link {
    pub anchor: String,
    pub words: String,
}

pub(super) fn head(room: &Room) -> Head {
    let comparison = room.comparison;
    let parts = title(comparison);
    let (first, rest) = match (&comparison.event, parts.split_first()) {
        (Some(_), Some((first, rest))) => (text(first), rest.to_vec()),
        _ => ("Reports of one event, claim by claim".to_owned(), parts),
    };
    let languages = comparison.sources.iter().map(|s| s.language.as_str());
    let tuned = languages.clone().all(language::is_tuned_for);
    Head {
        title: first,
        subtitle: text(&rest.join(" · ")),
        generator: text(&comparison.generator),
        counts: counts(room),
        sources: sources(room),
        sharing: !comparison.framing.shared_text.is_empty(),
        findings: found(room),
        limits: limits(room),
        selected: selection::description(comparison).map_or_else(String::new, |s| text(&s)),
        by_hand: by_hand(room),
        left_out: if tuned {
            String::new()
        } else {
            "Differences, labels, loaded wording and speech verbs are looked for in English only, \
             so they are left out here."
                .to_owned()
        },
    }
}

fn counts(room: &Room) -> Vec<Count> {
    let summary = &room.comparison.summary;
    let of = room.comparison.sources.len();
    let mut counts = vec![Count {
        number: summary.in_all,
        words: everywhere(of),
        filter: "!in=all",
    }];
    if of > 2 {
        counts.push(Count {
            number: summary.in_some,
            words: if of == 3 { "in two" } else { "in some" }.to_owned(),
            filter: "!in=some",
        });
    }
    counts.push(Count {
        number: summary.in_one,
        words: "in only one".to_owned(),
        filter: "!in=one",
    });
    counts.push(Count {
        number: summary.told_differently,
        words: "told differently".to_owned(),
        filter: "!differs=1",
    });
    counts
}

fn sources(room: &Room) -> Vec<Source> {
    let comparison = room.comparison;
    let all = comparison.sources.iter().enumerate();
    all.map(|(number, source)| {
        let counts = comparison.summary.sources.get(number);
        let optional = |value: &Option<String>| value.as_deref().map(text).unwrap_or_default();
        let moment = |value: &Option<String>| value.as_deref().map(moment).unwrap_or_default();
        Source {
            letter: letter(number),
            name: room.name(number),
            headline: headline(room, number, source),
            byline: optional(&source.byline),
            published: moment(&source.published),
            modified: moment(&source.modified),
            words: source.words,
            claims: counts.map_or(0, |c| c.claims),
            coverage: counts.map_or_else(String::new, |c| percent(c.coverage)),
            only_here: counts.map_or(0, |c| c.only_here),
            shared: shared(room, &source.id),
            notes: source
                .blocks
                .iter()
                .filter(|b| b.kind == BlockKind::Note)
                .map(|b| {
                    let (start, end) = (b.start, b.end);
                    text(room.words(number, Range { start, end }))
                })
                .collect(),
            path: text(&source.path),
            language: text(&source.language),
            warnings: source.warnings.iter().map(|w| text(w)).collect(),
        }
    })
    .collect()
}

/// The headline as the file tells it, else as it stands in the text.
fn headline(room: &Room, number: usize, source: &Told) -> String {
    if let Some(headline) = &source.headline {
        return text(headline);
    }
    let mut blocks = source.blocks.iter();
    blocks
        .find(|b| b.kind == BlockKind::Headline)
        .map(|b| {
            let (start, end) = (b.start, b.end);
            text(room.words(number, Range { start, end }))
        })
        .unwrap_or_default()
}

/// How much of its text a source shares with each other, the largest share first.
fn shared(room: &Room, id: &str) -> Vec<String> {
    let mut shares: Vec<(f64, usize)> = room
        .comparison
        .framing
        .shared_text
        .iter()
        .filter_map(|SharedText { a, b, of_a, of_b }| match id {
            _ if a == id => Some((*of_a, room.lookup.source(b)?)),
            _ if b == id => Some((*of_b, room.lookup.source(a)?)),
            _ => None,
        })
        .filter(|(share, _)| *share > 0.0)
        .collect();
    shares.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    shares
        .into_iter()
        .map(|(share, other)| format!("{} with {}", percent(share), room.name(other)))
        .collect()
}

fn found(room: &Room) -> Vec<Finding> {
    let findings = findings::find(&room.lookup).into_iter();
    findings
        .map(|finding| Finding {
            topic: finding.topic,
            evidence: finding
                .evidence
                .iter()
                .filter_map(|place| link(room, *place))
                .collect(),
            sentence: text(&finding.sentence),
        })
        .collect()
}

fn link(room: &Room, place: Evidence) -> Option<Link> {
    Some(match place {
        Evidence::Row(number) => Link {
            anchor: room.comparison.rows.get(number)?.id.clone(),
            words: format!("claim {}", number + 1),
        },
        Evidence::Utterance(number) => Link {
            anchor: format!("said-{}", number + 1),
            words: format!("quotation {}", number + 1),
        },
        Evidence::SpeechVerbs(number) => Link {
            anchor: format!("verbs-{}", number + 1),
            words: "speech verbs".to_owned(),
        },
        Evidence::Loaded => Link {
            anchor: "loaded".to_owned(),
            words: "loaded wording".to_owned(),
        },
        Evidence::Sources => Link {
            anchor: "sources".to_owned(),
            words: "sources".to_owned(),
        },
    })
}

/// `25 February 2026, 06:10 (+00:00)`; anything that is no such time as it is.
fn moment(given: &str) -> String {
    let date = day(given);
    let time = given.get(11..16).filter(|_| given.get(10..11) == Some("T"));
    match time {
        Some(time) if date != given => {
            let zone = match given.get(16..).unwrap_or_default() {
                rest if rest.ends_with('Z') => " UTC".to_owned(),
                rest => rest
                    .rfind(['+', '-'])
                    .and_then(|at| rest.get(at..))
                    .map_or_else(String::new, |zone| format!(" UTC{zone}")),
            };
            text(&format!("{date}, {time}{zone}"))
        }
        _ => text(&date),
    }
}

fn by_hand(room: &Room) -> Vec<String> {
    let corrections = room.comparison.corrections.iter();
    corrections
        .map(|correction| {
            let sources = correction.sources.iter();
            let names: Vec<String> = sources
                .filter_map(|id| Some(room.name(room.lookup.source(id)?)))
                .collect();
            let note = correction.note.as_deref().map(|n| format!(" — {n}"));
            let told = [&names.join(", "), ": ", &correction.said].concat();
            text(&(told + &note.unwrap_or_default()))
        })
        .collect()
}

fn limits(room: &Room) -> Vec<(&'static str, String)> {
    let of = room.comparison.sources.len();
    vec![
        ("program", text(&room.comparison.generator)),
        (
            "version of the data format",
            room.comparison.schema_version.to_string(),
        ),
        ("reports", count(of)),
        ("claims", room.comparison.claims.len().to_string()),
        ("matched pairs", room.comparison.links.len().to_string()),
        (
            "two claims say the same from a score of",
            format!("{:.2}", decision::SAME),
        ),
        (
            "they share a part from",
            format!("{:.2}", decision::PARTIAL),
        ),
        (
            "borderline: a match with a score from that to",
            format!("{:.2}", decision::SURE),
        ),
        (
            "shared word for word",
            "runs of eight words or more outside quotations".to_owned(),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn a_time_keeps_its_zone() {
        for (given, wanted) in [
            ("2026-02-25", "25 February 2026"),
            (
                "2026-02-25T06:10:00+00:00",
                "25 February 2026, 06:10 UTC+00:00",
            ),
            ("2026-02-25T06:10:00Z", "25 February 2026, 06:10 UTC"),
            (
                "2026-02-25T06:10:00-05:00",
                "25 February 2026, 06:10 UTC-05:00",
            ),
            ("early spring", "early spring"),
        ] {
            assert_eq!(moment(given), wanted);
        }
    }
}
