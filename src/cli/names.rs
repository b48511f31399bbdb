//! Short names for sources: `fox` for `reports/fox.txt`.
//!
//! A claim's id begins with its source's, so a name holds letters, digits, `-` and `_` only, and
//! the order of the arguments never decides who gets which name.

use super::error::InputError;
use std::collections::{BTreeMap, BTreeSet};

/// Longest name, in characters.
const LONGEST: usize = 40;

/// What a source's name is made from.
#[derive(Debug, Clone, Default)]
pub struct NameParts {
    /// The file as the user named it.
    pub shown: String,
    /// The name that the user or the event gave.
    pub given: Option<String>,
    /// The file's name without its ending.
    pub stem: String,
    /// The ending.
    pub ending: String,
    /// The name of the file's folder.
    pub folder: String,
    /// Something that no other file has.
    pub unique: String,
}

/// A name for each source, in the same order.
///
/// # Errors
/// When two sources were given the same name, or one a name without a letter or digit.
pub fn names(parts: &[NameParts]) -> Result<Vec<String>, InputError> {
    let mut names = vec![String::new(); parts.len()];
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for (name, part) in names.iter_mut().zip(parts) {
        let Some(given) = &part.given else { continue };
        *name = slug(given);
        if name.is_empty() {
            return Err(InputError::BadName {
                name: given.clone(),
                path: part.shown.clone(),
            });
        }
        if let Some(first) = taken.insert(name.clone(), &part.shown) {
            return Err(InputError::SameName {
                name: given.clone(),
                first: first.to_owned(),
                second: part.shown.clone(),
            });
        }
    }
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, part) in parts.iter().enumerate().filter(|(_, p)| p.given.is_none()) {
        let stem = slug(&part.stem);
        let base = if stem.is_empty() {
            "report".to_owned()
        } else {
            stem
        };
        groups.entry(base).or_default().push(number);
    }
    let mut used: BTreeSet<String> = taken.into_keys().collect();
    let bases: BTreeSet<String> = groups.keys().cloned().collect();
    for (base, group) in groups {
        let members: Vec<&NameParts> = group.iter().filter_map(|n| parts.get(*n)).collect();
        for (number, name) in group.iter().zip(told_apart(&base, &members, &used, &bases)) {
            if let Some(slot) = names.get_mut(*number) {
                used.insert(name.clone());
                *slot = name;
            }
        }
    }
    Ok(names)
}

/// Names for files that would all be called `base`: with their folder, with their ending, with
/// both, and if that does not help numbered by what is unique to each.
fn told_apart(
    base: &str,
    members: &[&NameParts],
    used: &BTreeSet<String>,
    bases: &BTreeSet<String>,
) -> Vec<String> {
    let with_folder = |part: &NameParts| slug(&format!("{}-{base}", part.folder));
    let with_ending = |part: &NameParts| slug(&format!("{base}-{}", part.ending));
    let with_both = |part: &NameParts| slug(&format!("{}-{base}-{}", part.folder, part.ending));
    if members.len() == 1 && !used.contains(base) {
        return vec![base.to_owned()];
    }
    let ways: [&dyn Fn(&NameParts) -> String; 3] = [&with_folder, &with_ending, &with_both];
    for way in ways {
        let names: Vec<String> = members.iter().map(|part| way(part)).collect();
        let distinct: BTreeSet<&String> = names.iter().collect();
        let free = |name: &String| !used.contains(name) && !bases.contains(name);
        if distinct.len() == names.len() && names.iter().all(free) {
            return names;
        }
    }
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by_key(|n| members.get(*n).map(|part| &part.unique));
    let mut names = vec![String::new(); members.len()];
    let mut number = 0;
    for place in order {
        let name = loop {
            number += 1;
            let name = format!("{base}-{number}");
            if !used.contains(&name) && !bases.contains(&name) {
                break name;
            }
        };
        if let Some(slot) = names.get_mut(place) {
            *slot = name;
        }
    }
    names
}

/// Letters, digits and `_` of `text`; everything between them as one `-`.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars().take(LONGEST * 2) {
        if character.is_alphanumeric() || character == '_' {
            out.push(character);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let short: String = out.chars().take(LONGEST).collect();
    short.trim_end_matches('-').to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn part(path: &str) -> NameParts {
        let (given, path) = path
            .split_once('=')
            .map_or((None, path), |(n, p)| (Some(n), p));
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
        NameParts {
            shown: path.into(),
            given: given.map(str::to_owned),
            stem: stem.into(),
            ending: ending.into(),
            folder: folder.into(),
            unique: path.into(),
        }
    }

    #[test]
    fn files_are_told_apart_by_folder_ending_or_number() {
        for (paths, wanted) in [
            (&["fox.txt", "nyt.txt"][..], &["fox", "nyt"][..]),
            (&["Harwick Post=a.txt", "b.txt"], &["Harwick-Post", "b"]),
            (
                &["post/story.html", "wire/story.html"],
                &["post-story", "wire-story"],
            ),
            (
                &["x/story.html", "x/story.txt"],
                &["story-html", "story-txt"],
            ),
            (&["a:b\u{1b}[0m.txt", "!!.txt"], &["a-b-0m", "report"]),
            (&["fox=b.txt", "x/fox.txt"], &["fox", "x-fox"]),
            (&["fox=b.txt", "fox.txt"], &["fox", "fox-txt"]),
            (&["x/a b.txt", "x/a+b.txt"], &["a-b-1", "a-b-2"]),
        ] {
            let parts: Vec<NameParts> = paths.iter().map(|p| part(p)).collect();
            let found = names(&parts).unwrap();
            assert_eq!(found, wanted, "{paths:?}");
            let turned: Vec<NameParts> = parts.iter().rev().cloned().collect();
            let back: Vec<String> = names(&turned).unwrap().into_iter().rev().collect();
            assert_eq!(found, back, "the order decided for {paths:?}");
        }
    }

    #[test]
    fn a_name_is_given_once_and_holds_a_letter() {
        assert!(names(&[part("a=x.txt"), part("a=y.txt")]).is_err());
        assert!(names(&[part("!=x.txt")]).is_err());
    }
}
