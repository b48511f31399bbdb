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
    "agencie",
    "wire",
];

/// The text after "By", when the line begins with one.
pub fn after_by(line: &str) -> Option<&str> {
    const OPENINGS: [&[&str]; 10] = [
        &["by"],
        &["by:"],
        &["analysis", "by"],
        &["story", "by"],
        &["written", "by"],
        &["words", "by"],
        &["text", "by"],
        &["exclusive", "by"],
        &["report", "by"],
        &["review", "by"],
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
        return is_labelled(line) || is_posted_by(line) || is_done_by(line);
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
    // "By our local government correspondent"
    let unnamed = matches!(first, "our" | "Our" | "OUR" | "a" | "staff");
    if unnamed && words.len() <= 7 && words.last().is_some_and(|word| is_role(word)) {
        return true;
    }
    if stamp::is_day(first) || stamp::month(first).is_some() || !starts_upper(first) {
        return false;
    }
    if words.len() == 1 {
        return credit::is_agency(rest) || rest.chars().all(|c| !c.is_lowercase());
    }
    names_until_a_role(&words)
}

/// "Words: Ana Reyes", "Post reporter: Ana Reyes and Tom Ask".
fn is_labelled(line: &str) -> bool {
    const LABELS: [&str; 7] = [
        "words",
        "reporter",
        "reporters",
        "correspondent",
        "author",
        "writer",
        "byline",
    ];
    line.split_once(": ").is_some_and(|(label, names)| {
        let last = label.rsplit(' ').next().unwrap_or_default().to_lowercase();
        label.split_whitespace().count() <= 3 && LABELS.contains(&last.as_str()) && are_names(names)
    })
}

/// "Posted 18 March 2026 09:15 by Ana Reyes".
fn is_posted_by(line: &str) -> bool {
    line.rsplit_once(" by ").is_some_and(|(stamp, names)| {
        stamp::is_date_stamp(&stamp.to_lowercase()) && are_names(names)
    })
}

/// "Annotated by Ana Reyes"; what editors and producers do is a credit.
fn is_done_by(line: &str) -> bool {
    const CREDITS: [&str; 8] = [
        "edited",
        "produced",
        "translated",
        "compiled",
        "illustrated",
        "photographed",
        "filmed",
        "directed",
    ];
    line.split_once(" by ").is_some_and(|(done, names)| {
        let word = done.to_lowercase();
        word.ends_with("ed")
            && word.bytes().all(|b| b.is_ascii_alphabetic())
            && starts_upper(done)
            && !CREDITS.contains(&word.as_str())
            && are_names(names)
    })
}

/// One or more whole names: "Ana Reyes and Tom Ask".
pub fn are_names(text: &str) -> bool {
    text.split([',', '&'])
        .flat_map(|part| part.split(" and "))
        .all(|name| is_bare_name(name.trim()))
}

/// "Ana Reyes, at the harbour", "Ana Reyes, Harwick Post", "From Ana Reyes": a byline only where
/// bylines stand, between the headline and the text.
pub fn is_placed_name(line: &str) -> bool {
    if let Some(rest) = line.strip_prefix("From ") {
        return are_names(rest);
    }
    let Some((name, rest)) = line.split_once(", ") else {
        return false;
    };
    let place = [
        "at the ",
        "in ",
        "on the ",
        "outside ",
        "reporting from ",
        "aboard ",
    ]
    .iter()
    .any(|opening| rest.starts_with(opening));
    let outlet = rest
        .split_whitespace()
        .all(|word| starts_upper(word) || matches!(word, "of" | "the" | "and" | "for" | "&"));
    is_bare_name(name)
        && rest.split_whitespace().count() <= 6
        && !line.ends_with(['.', '?', '!', ':'])
        && !rest.starts_with(|c: char| c.is_ascii_digit())
        && (place || outlet)
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

/// "Harwick", "Port Harwick": a place alone under a byline.
pub fn is_place_line(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let letters = |word: &&str| word.chars().all(|c| c.is_alphabetic() || c == '-');
    (1..=3).contains(&words.len())
        && words.iter().all(|w| starts_upper(w) && letters(w))
        && !words.iter().any(|w| is_role(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines() {
        for line in [
            "By Ana Reyes",
            "BY ANA REYES",
            "By our local government correspondent",
            "By Reuters",
            "By ANA REYES and TOM ASK",
            "By Ana Reyes, Local Democracy Editor",
            "By Ana Reyes, political correspondent",
            "By\u{A0}Ana van der Reyes",
            "By Carla AskNovember 15, 2025",
            "Analysis by Ana Reyes",
            "By Ana Reyes in Harwick",
            "By Ana Reyes and agencies",
            "EXCLUSIVE by Ana Reyes and Tom Ask",
            "Words: Ana Reyes",
            "Post reporter: Ana Reyes",
            "Annotated by Ana Reyes",
            "Posted 18 Mar 2026 09:15 by Ana Reyes",
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
            "Edited by Ana Reyes",
            "Delighted by the news",
            "Posted by mistake",
            "Report: Harwick pier is unsafe",
        ] {
            assert!(!is_byline(line), "{line}");
        }
    }

    #[test]
    fn names_and_roles() {
        assert!(is_placed_name("From Ana Reyes"));
        assert!(is_placed_name("Ana Reyes, at the harbour"));
        assert!(is_placed_name("Ana Reyes, Harwick Post"));
        assert!(!is_placed_name("Ana Reyes, 58"));
        assert!(!is_placed_name("Ana Reyes, who ran the harbour, left"));
        assert!(!is_placed_name("From Harwick to the sea"));
        assert!(is_bare_name("Tamsin Ask-Reeve"));
        assert!(is_bare_name("J. R. O’Neill, Staff Writer"));
        assert!(!is_bare_name("Fewer readers"));
        assert!(!is_bare_name("Getty Images"));
        assert!(is_role_line("City Hall Editor"));
        assert!(!is_role_line("The editor left on Monday."));
    }
}
