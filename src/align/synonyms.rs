//! Groups of words that news reports use for one another: "resign", "quit", "step down"; and
//! families of words with stems of their own: "conclude", "conclusion".
//!
//! `synonyms.txt` was written for this program, without looking at the annotated events. Stemming
//! it takes longer than a comparison of three short articles, so `synonym_stems.txt` and
//! `family_stems.txt` hold both lists by stem; a test holds them to what they are made from.

use crate::text::table::Table;

static SYNONYMS: Table = Table::new(include_str!("synonym_stems.txt"));
static FAMILIES: Table = Table::new(include_str!("family_stems.txt"));

/// A phrase that means what the words of a group do: the stems behind its first, and the group.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Phrase {
    rest: Vec<&'static str>,
    group: u32,
}

/// The groups of a stem, and of the phrases that begin with it.
pub(super) fn groups_of(stem: &str) -> (Vec<u32>, Vec<Phrase>) {
    let value = SYNONYMS.get(stem).unwrap_or_default();
    let (words, phrases) = value.split_once(';').unwrap_or((value, ""));
    let words = words.split(' ').filter_map(|group| group.parse().ok());
    let phrases = phrases.split(';').filter_map(|phrase| {
        let mut parts: Vec<&str> = phrase.split(' ').collect();
        let group = parts.pop()?.parse().ok()?;
        Some(Phrase { rest: parts, group })
    });
    (words.collect(), phrases.collect())
}

/// Do two stems stand in one group?
pub(crate) fn share_group(a: &str, b: &str) -> bool {
    let (mine, theirs) = (groups_of(a).0, groups_of(b).0);
    mine.iter().any(|group| theirs.contains(group))
}

/// The stem that stands for all of a family: that of its first word.
pub(super) fn first_of_family(stem: &str) -> Option<&'static str> {
    FAMILIES.get(stem)
}

/// The groups of the phrases in a row of stems, each given with the phrases that begin with it.
pub(super) fn in_phrases(stems: &[(&str, &[Phrase])]) -> Vec<u32> {
    let mut found = Vec::new();
    for (n, (_, phrases)) in stems.iter().enumerate() {
        for Phrase { rest, group } in phrases.iter() {
            let after = stems.get(n + 1..n + 1 + rest.len());
            if after.is_some_and(|after| after.iter().zip(rest).all(|((x, _), y)| x == y)) {
                found.push(*group);
            }
        }
    }
    found
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::text::stems::Stemmer;
    use crate::text::word_list;
    use std::collections::BTreeMap;
    use std::fmt::Write;
    use std::path::Path;

    /// `synonyms.txt` by stem: `stem<TAB>groups;rest group;rest group`.
    fn synonyms(stemmer: &Stemmer) -> String {
        let mut table: BTreeMap<String, (Vec<usize>, Vec<String>)> = BTreeMap::new();
        let lines = word_list(include_str!("synonyms.txt"));
        for (group, line) in lines.enumerate() {
            for member in line.split_whitespace() {
                let mut parts = member.split('_').map(|part| stemmer.stem(part));
                let entry = table.entry(parts.next().unwrap()).or_default();
                let rest: Vec<String> = parts.collect();
                match rest.is_empty() {
                    true => entry.0.push(group),
                    false => entry.1.push(format!("{} {group}", rest.join(" "))),
                }
            }
        }
        let mut out = header("synonyms.txt");
        for (stem, (groups, phrases)) in table {
            let groups: Vec<String> = groups.iter().map(usize::to_string).collect();
            let mut parts = vec![groups.join(" ")];
            parts.extend(phrases);
            writeln!(out, "{stem}\t{}", parts.join(";")).unwrap();
        }
        out
    }

    /// `word_families.txt` by stem: `stem<TAB>stem of the first`.
    fn families(stemmer: &Stemmer) -> String {
        let mut table: BTreeMap<String, String> = BTreeMap::new();
        for line in word_list(include_str!("../text/lists/word_families.txt")) {
            let mut group = line.split_whitespace().map(|word| stemmer.stem(word));
            let first = group.next().unwrap();
            table.extend(group.map(|stem| (stem, first.clone())));
        }
        let mut out = header("word_families.txt");
        for (stem, first) in table {
            writeln!(out, "{stem}\t{first}").unwrap();
        }
        out
    }

    fn header(source: &str) -> String {
        format!("# {source} by stem. Made by: GOLDEN=overwrite cargo test --lib by_stem\n")
    }

    #[test]
    fn the_lists_by_stem_are_what_the_lists_say() {
        let stemmer = Stemmer::new("en");
        for (name, table, wanted) in [
            ("synonym_stems.txt", SYNONYMS, synonyms(&stemmer)),
            ("family_stems.txt", FAMILIES, families(&stemmer)),
        ] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/align");
            let path = folder.join(name);
            if std::env::var_os("GOLDEN").is_some_and(|v| v == "overwrite") {
                std::fs::write(&path, &wanted).unwrap();
                continue;
            }
            assert!(std::fs::read_to_string(&path).unwrap() == wanted, "{name}");
            assert!(table.is_in_order(), "{name}");
        }
    }

    #[test]
    fn words_and_phrases_meet_in_a_group() {
        let stemmer = Stemmer::new("en");
        let (quit, _) = groups_of(&stemmer.stem("quit"));
        let stems: Vec<(String, Vec<Phrase>)> = ["will", "step", "down", "today"]
            .iter()
            .map(|w| stemmer.stem(w))
            .map(|stem| (stem.clone(), groups_of(&stem).1))
            .collect();
        let stems: Vec<(&str, &[Phrase])> = stems
            .iter()
            .map(|(stem, phrases)| (stem.as_str(), phrases.as_slice()))
            .collect();
        let phrase = in_phrases(&stems);
        assert!(phrase.iter().any(|group| quit.contains(group)));
        assert!(in_phrases(&stems[2..]).is_empty());
        assert_eq!(groups_of("ferri").0.iter().find(|g| quit.contains(g)), None);
        assert_eq!(
            first_of_family(&stemmer.stem("conclusion")),
            Some("conclud")
        );
        assert_eq!(first_of_family("conclud"), None);
    }
}
