//! Lines that are lists and no sentences: results, line-ups, mastheads with their date.

use super::{credit, stamp};

/// "Harwick Rovers 3": names and a number, perhaps a remark in brackets. Two such lines are a result.
pub fn is_score(line: &str) -> bool {
    let line = match line.split_once(" (") {
        Some((before, remark)) if remark.ends_with(')') => before,
        _ => line,
    };
    let Some((team, goals)) = line.trim().rsplit_once(' ') else {
        return false;
    };
    let number = goals.len() <= 3 && goals.bytes().all(|b| b.is_ascii_digit());
    let names = team
        .split_whitespace()
        .all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '&'));
    number && names && !team.contains(',') && team.split_whitespace().count() <= 4
}

/// "Harwick Rovers: Ask; Reyes, Hale, …": a name, a colon and at least six names.
pub fn is_line_up(line: &str) -> bool {
    let Some((team, players)) = line.split_once(": ") else {
        return false;
    };
    let names: Vec<&str> = players.split([',', ';']).map(str::trim).collect();
    let name = |text: &&str| {
        let mut words = text.split_whitespace().filter(|w| !w.starts_with('('));
        text.split_whitespace().count() <= 5
            && words.all(|w| {
                w.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                    || w.ends_with(')')
                    || matches!(w, "sub" | "for" | "de" | "van" | "and")
            })
    };
    names.len() >= 6
        && team.len() > 2
        && team.split_whitespace().count() <= 5
        && names.iter().all(name)
}

/// "WEDNESDAY, MARCH 18, 2026 | HARWICK POST | 5"; "Harwick Post, 18 March"; "Harwick, Monday 4
/// May 2026": a date, and beside it nothing but names and numbers.
pub fn is_dated_masthead(line: &str) -> bool {
    let words = line.split_whitespace().count();
    if !(3..=14).contains(&words) || line.ends_with(['.', '?', '!', ':', '"', '”']) {
        return false;
    }
    // "HARWICK, March 17 (Coast Wire)" on a line of its own.
    if let Some((dated, agency)) = line.rsplit_once(" (")
        && agency.ends_with(')')
    {
        return credit::is_source(agency) && is_dated_masthead(dated);
    }
    let split = |marks: &[char]| -> Vec<String> {
        line.split(marks)
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    };
    let barred = split(&['|', '·', '•', '—']);
    if barred.len() >= 2 {
        return is_date_among_names(&barred);
    }
    // The comma of a date and that behind a name are the same mark: "Post, March 18, 2026".
    line.split_once(',').is_some_and(|(name, date)| {
        is_date_among_names(&[name.trim().to_owned(), date.trim().to_owned()])
    })
}

fn is_date_among_names(parts: &[String]) -> bool {
    let date = |part: &String| stamp::is_date_stamp(&part.to_lowercase());
    let dated = |part: &String| date(part) && part.contains(|c: char| c.is_ascii_digit());
    let named = |part: &String| {
        !date(part)
            && part.split_whitespace().count() <= 6
            && part.split_whitespace().all(|word| {
                word.starts_with(|c: char| !c.is_lowercase())
                    || matches!(word, "of" | "the" | "and" | "on" | "for" | "page" | "in")
            })
    };
    parts.iter().filter(|p| dated(p)).count() == 1
        && parts.iter().all(|p| date(p) || named(p))
        && parts
            .iter()
            .any(|p| named(p) && p.contains(char::is_alphabetic))
}

/// "Northside News | Community news for Harwick": parts between bars or dots, and no sentence.
pub fn is_masthead(line: &str) -> bool {
    let parted = [" | ", " · ", " • "].iter().any(|mark| line.contains(mark));
    parted && line.split_whitespace().count() <= 18 && !line.ends_with(['.', '?', '!', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_told_by_their_form() {
        for line in ["Harwick Rovers 3", "Port Ask 2 (after extra time)"] {
            assert!(is_score(line), "{line}");
        }
        for line in ["He scored 3", "Harwick won 3", "Reyes, 41"] {
            assert!(!is_score(line), "{line}");
        }
        assert!(is_line_up(
            "Harwick Rovers: Ask; Reyes, Hale, Lamb (Ost 46), Crabbe; Moss, Pell"
        ));
        assert!(!is_line_up(
            "Harwick: the pier, the mill, the church, the inn, the school and the shop are shut"
        ));
    }

    #[test]
    fn mastheads_hold_a_date() {
        for line in [
            "WEDNESDAY, MARCH 18, 2026 | HARWICK POST | 5",
            "Harwick Post, 18 March",
            "Harwick Evening Post, Saturday March 21 2026",
            "Harwick, Monday 4 May 2026",
            "Pier Review | Issue 114 | 24 July 2026 | Casework",
        ] {
            assert!(is_dated_masthead(line), "{line}");
        }
        for line in [
            "Next year’s dates: 24 April to 2 May 2027",
            "He was born in Harwick, 4 May 1960",
            "Ana Reyes, 58",
            "Harwick Post",
            "Work on the pier begins, 18 March",
        ] {
            assert!(!is_dated_masthead(line), "{line}");
        }
        assert!(is_masthead("Pier News | What the harbour talks about"));
        assert!(!is_masthead("The pier is shut"));
    }
}
