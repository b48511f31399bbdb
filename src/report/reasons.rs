//! Why two claims were linked, in words: what the features behind a score mean to a reader.

use super::safe;
use crate::align::{Reason, Relation};
use crate::compare::model::Link;

/// Features that tell which words two claims share, and how that is said; the first that holds
/// words speaks for all of its line.
const SHARED_WORDS: [(&[&str], &str); 4] = [
    (
        &["quotation_held", "quotations_overlap", "quotation_length"],
        "share the quoted words",
    ),
    (&["numbers_shared"], "both hold"),
    (&["cosine_names", "same_person"], "both name"),
    (
        &[
            "shared_mass",
            "soft_dice",
            "coverage_high",
            "coverage_low",
            "resolved_dice",
            "skip_bigrams",
            "cosine",
            "cosine_event",
            "cosine_background",
            "cosine_plain_words",
            "rarest_shared",
            "second_rarest_shared",
            "only_these_two",
            "longest_run",
        ],
        "share the words",
    ),
];

/// Features that tell something else that speaks for a match.
const OTHERWISE: [(&[&str], &str); 6] = [
    (&["both_headlines"], "both are headlines"),
    (&["both_lead"], "both open their report"),
    (
        &[
            "neighbours_best",
            "neighbours_parallel",
            "neighbours_beside",
            "first_neighbours_best",
            "first_neighbours_parallel",
            "first_neighbours_beside",
        ],
        "a sentence beside matches too",
    ),
    (
        &[
            "third_report",
            "third_report_mean",
            "first_third_report",
            "first_third_report_mean",
            "profile",
            "profile_with_self",
            "first_profile",
            "first_profile_with_self",
        ],
        "other claims are like both of them",
    ),
    (
        &[
            "synonym_dice",
            "synonym_mass",
            "synonym_coverage_high",
            "synonym_coverage_low",
        ],
        "use words of the same meaning",
    ),
    (
        &[
            "margin_lower",
            "margin_higher",
            "best_of_both",
            "z_score",
            "first_margin_lower",
            "first_margin_higher",
            "first_best_of_both",
            "first_z_score",
        ],
        "each is the other's closest",
    ),
];

/// What speaks for a link, in a sentence without its full stop.
pub fn in_words(link: &Link) -> String {
    let mut said: Vec<String> = Vec::new();
    for (features, words) in SHARED_WORDS {
        let told = link
            .reasons
            .iter()
            .find(|r| features.contains(&r.feature.as_str()) && !r.detail.trim().is_empty());
        if let Some(reason) = told {
            said.push(format!("{words} {}", safe::line(&reason.detail)));
        }
    }
    for (features, words) in OTHERWISE {
        let speaks_for =
            |r: &Reason| features.contains(&r.feature.as_str()) && r.value * r.weight > 0.1;
        if link.reasons.iter().any(speaks_for) {
            said.push(words.to_owned());
        }
    }
    if said.is_empty() {
        said.push("many weak signs, none of them a word".to_owned());
    }
    said.join("; ")
}

/// The relation of a link, as a word for a reader.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Same => "same",
        Relation::Partial => "in part",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(reasons: &[(&str, f64, f64, &str)]) -> Link {
        Link {
            a: "a:1".into(),
            b: "b:1".into(),
            relation: Relation::Same,
            score: 0.8,
            borderline: false,
            by_hand: false,
            reasons: reasons
                .iter()
                .map(|(feature, value, weight, detail)| Reason {
                    feature: (*feature).into(),
                    value: *value,
                    weight: *weight,
                    detail: (*detail).into(),
                })
                .collect(),
        }
    }

    #[test]
    fn features_become_words() {
        for (reasons, wanted) in [
            (
                &[("shared_mass", 1.0, 2.0, "ferry, aground")][..],
                "share the words ferry, aground",
            ),
            (
                &[
                    ("longest_run", 1.0, -2.0, "bang, nothing"),
                    ("quotation_held", 1.0, 2.0, "bang, nothing"),
                    ("neighbours_best", 0.6, 1.0, ""),
                ],
                "share the quoted words bang, nothing; share the words bang, nothing; a sentence \
                 beside matches too",
            ),
            (
                &[("both_headlines", 1.0, -1.0, "")],
                "many weak signs, none of them a word",
            ),
        ] {
            assert_eq!(in_words(&link(reasons)), wanted);
        }
    }
}
