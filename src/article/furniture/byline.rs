//! Bylines: who wrote it.

use super::{credit, stamp};

/// Words that may stand in lower case between names.
const SMALL: &[&str] = &[
    "and", "for", "of", "the", "in", "with", "at", "von", "van", "de", "der", "den", "da", "di",
    "del", "la", "le", "el", "al", "bin", "ben", "dos", "du", "special", "to", "y", "e", "und",
    "et",
];
/// Words of a writer's role.
const ROLES: &[&str] = &[
    "editor",
    "correspondent",
    "reporter",
    "writer",
    "staff",
    "columnist",
    "analyst",
    "producer",
    "bureau",
    "journalist",
    "contributor",
    "chief",
    "freelance",
    "intern",
    "desk",
];

/// The text after "By", when the line begins with one.
pub fn after_by(line: &str) -> Option<&str> {
    const OPENINGS: [&[&str]; 7] = [
        &["by"],
        &["by:"],
        &["analysis", "by"],
        &["story", "by"],
        &["written", "by"],
        &["words", "by"],
        &["text", "by"],
    ];
    OPENINGS.iter().find_map(|opening| {
        opening.iter().try_fold(line, |rest, expected| {
            let (word, after) = rest.split_at_checked(expected.len())?;
            // A no-break space counts as a space.
            let ends = after.starts_with(char::is_whitespace);
            (ends && word.eq_ignore_ascii_case(expected)).then(|| after.trim_start())
        })
    })
}

/// "By Ana Reyes", "By REUTERS", "By Ana Reyes and Tom Ask, political correspondents"; not
/// "By Monday morning, …" and nothing that ends as a sentence does.
pub fn is_byline(line: &str) -> bool {
    let Some(rest) = after_by(line) else {
        return false;
    };
    let words: Vec<&str> = rest.split_whitespace().collect();
    if words.is_empty() || words.len() > 16 || rest.ends_with(['.', '?', '!', ':', ';']) {
        return false;
    }
    let first = words
        .first()
        .copied()
        .unwrap_or_default()
        .trim_end_matches([',', '.']);
    if stamp::is_day(first) || stamp::month(first).is_some() || !starts_upper(first) {
        return false;
    }
    if words.len() == 1 {
        return credit::is_agency(rest) || rest.chars().all(|c| !c.is_lowercase());
    }
    names_until_a_role(&words)
}

/// Names first; after a comma or a bar, at most five words of any case that hold a role.
fn names_until_a_role(words: &[&str]) -> bool {
    for (number, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let named = bare.is_empty()
            || starts_upper(bare)
            || SMALL.contains(&bare)
            || bare.starts_with(|c: char| c.is_ascii_digit());
        if !named {
            let rest = words.get(number..).unwrap_or_default();
            return rest.len() <= 5 && rest.iter().any(|word| is_role(word));
        }
    }
    true
}

fn starts_upper(word: &str) -> bool {
    word.chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c == '@')
}

fn is_role(word: &str) -> bool {
    let word = word
        .trim_matches(|c: char| !c.is_alphabetic())
        .to_lowercase();
    let word = word.strip_suffix('s').unwrap_or(&word);
    ROLES.contains(&word)
}

/// "City Hall Editor", "in Harwick", "Staff Writer": what may stand under a byline.
pub fn is_role_line(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    words.len() <= 7
        && !line.ends_with(['.', '?', '!', ':', ','])
        && words.iter().any(|word| is_role(word))
}

/// "Ana Reyes", "T. J. Ask-Moran": two to four words that can be nothing but a name; also
/// "Ana Reyes, Staff Writer".
pub fn is_bare_name(line: &str) -> bool {
    let (name, role) = line.split_once([',', '|']).unwrap_or((line, ""));
    let words: Vec<&str> = name.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && (role.is_empty() || is_role_line(role))
        && !credit::has_agency(line)
        && words.iter().all(|word| {
            starts_upper(word)
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
                && word.chars().filter(|c| c.is_alphabetic()).count()
                    > usize::from(!word.ends_with('.'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for line in [
            "By Ana Reyes",
            "BY ANA REYES",
            "By Reuters",
            "By ANA REYES and TOM ASK",
            "By Ana Reyes, Local Democracy Editor",
            "By Ana Reyes, political correspondent",
            "By\u{A0}Ana van der Reyes",
            "By Carla AskNovember 15, 2025",
            "Analysis by Ana Reyes",
            "By Ana Reyes in Harwick",
        ] {
            assert!(is_byline(line), "{line}");
        }
        for line in [
            "By Monday morning, the ship was gone",
            "By March 2026 it will be done",
            "By then it was late",
            "By Ana Reyes’s account, the ship had turned.",
            "By Reyes",
            "Bystanders Ana Reyes and Tom Ask",
            "By Harwick standards that was cheap",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn names_and_roles() {
        assert!(is_bare_name("Tamsin Ask-Reeve"));
        assert!(is_bare_name("J. R. O’Neill, Staff Writer"));
        assert!(!is_bare_name("Fewer readers"));
        assert!(!is_bare_name("Getty Images"));
        assert!(is_role_line("City Hall Editor"));
        assert!(!is_role_line("The editor left on Monday."));
    }
}
