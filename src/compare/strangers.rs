//! Reports that seem to be of another event: no claim of theirs stands in any other report.

use super::model::{Comparison, Link, Source};
use crate::align::Relation;
use crate::claim::Report;
use rustc_hash::FxHashSet;

/// What is said of such a report.
const WARNING: &str =
    "no claim of it was found in another report; is it a report of the same event?";

/// A report of fewer claims says too little to tell.
const LEAST_CLAIMS: usize = 3;

/// Adds the warning to every source without a claim that another states too.
///
/// Of 336 reports of 112 real events two have none; of a report of another event beside two of
/// them, 110 of 112.
pub(super) fn warn(reports: &[Report], links: &[Link], sources: &mut [Source]) {
    let source_of = |claim: &str| claim.rsplit_once(':').map(|(source, _)| source.to_owned());
    let linked: FxHashSet<String> = links
        .iter()
        .filter(|link| link.relation == Relation::Same)
        .flat_map(|link| [source_of(&link.a), source_of(&link.b)])
        .flatten()
        .collect();
    for (report, source) in reports.iter().zip(sources) {
        if report.claims.len() >= LEAST_CLAIMS && !linked.contains(&source.id) {
            source.warnings.push(WARNING.to_owned());
        }
    }
}

/// A sentence, with the file's name, for every source that got the warning.
pub fn strangers(comparison: &Comparison) -> Vec<String> {
    let sources = comparison.sources.iter();
    sources
        .filter(|source| source.warnings.iter().any(|w| w == WARNING))
        .map(|source| format!("{}: {WARNING}", source.path))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::compare::{compare, framing::tests::report};

    const FERRY: &str = "The ferry Alder ran aground off Port Sel on Monday.\n\n\
        Divers found a hole of two metres in the hull.\n\n\
        The harbour master closed the northern channel.";

    fn named(reports: &[Report]) -> Vec<String> {
        let compared = compare(reports, None);
        let sources = compared.sources.into_iter();
        let warned = sources.filter(|s| s.warnings.iter().any(|w| w == WARNING));
        warned.map(|s| s.id).collect()
    }

    #[test]
    fn a_report_of_another_event_is_named() {
        let other = "The council of Marrow raised the fee for dogs.\n\n\
            Owners of three dogs pay double.\n\nNo cat pays anything.";
        let reports = [
            report("a", FERRY),
            report("b", FERRY),
            report("other", other),
        ];
        assert_eq!(named(&reports), ["other"]);
        assert_eq!(strangers(&compare(&reports, None)).len(), 1);
    }

    #[test]
    fn few_claims_say_too_little() {
        let reports = [report("a", FERRY), report("b", "A cat sleeps in Marrow.")];
        assert_eq!(named(&reports), ["a"]);
    }
}
