//! Transcript lines: `REYES: We drifted all night.`

/// The speaker's name before the colon and where the words begin, when a line or a quotation begins
/// as in a transcript: one to four words in capitals, perhaps a remark in brackets, a colon.
pub(super) fn speaker_label(text: &str) -> Option<(&str, usize)> {
    let colon = text.char_indices().take(60).find(|(_, c)| *c == ':')?.0;
    let label = text.get(..colon)?;
    let name = label.split(['(', '[', ',']).next().unwrap_or(label).trim();
    let words = name.split_whitespace().count();
    let capitals = name
        .chars()
        .all(|c| c.is_uppercase() || " .'’-".contains(c));
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let rest = text.get(colon + 1..)?;
    let begins = colon + 1 + (rest.len() - rest.trim_start().len());
    let speaks = rest.starts_with(char::is_whitespace) && begins < text.len();
    (speaks && capitals && letters >= 3 && (1..=4).contains(&words)).then_some((name, begins))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_a_name_in_capitals() {
        for (text, expected) in [
            ("REYES: We drifted.", Some(("REYES", 7))),
            (
                "ANA REYES (on the phone): We drifted.",
                Some(("ANA REYES", 26)),
            ),
            ("Reyes: We drifted.", None),
            ("THE END", None),
            ("At 10:30 we drifted.", None),
            ("Q: And then?", None),
        ] {
            assert_eq!(speaker_label(text), expected, "{text}");
        }
    }
}
