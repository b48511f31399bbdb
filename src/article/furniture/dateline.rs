//! Datelines, update marks and production credits inside a paragraph of running text.

use super::{credit, stamp};
use crate::article::BlockKind;
use crate::text::Span;

/// How far into a paragraph the dash of a dateline may stand, in bytes.
const REACH: usize = 90;
/// Paragraphs of a standfirst and a summary that may stand above a dateline.
const EARLY: usize = 4;
/// Words in capitals before a dash that are no place.
const NO_PLACES: &[&str] = &[
    "UPDATE",
    "UPDATED",
    "WATCH",
    "VIDEO",
    "PHOTOS",
    "PHOTO",
    "BREAKING",
    "EXCLUSIVE",
    "NOTE",
    "OPINION",
    "ANALYSIS",
    "CORRECTION",
    "READ",
    "LIVE",
    "FACT",
    "CLAIM",
    "VERDICT",
    "QUESTION",
    "ANSWER",
    "POLL",
    "RELATED",
    "MORE",
    "LISTEN",
    "EDITORIAL",
    "SPOILER",
    "WARNING",
    "I",
    "A",
    "GOP",
    "TV",
];
/// Small words inside the names of places.
const SMALL: &[&str] = &[
    "of", "de", "la", "the", "and", "el", "al", "da", "do", "du", "on", "upon", "sur", "am",
];

/// A piece of a paragraph with its kind; offsets are bytes of the paragraph.
pub type Piece = (BlockKind, Span);

/// Cuts a paragraph of running text into what stands before its first words (a dateline, an
/// update mark), the text, and production credits after it. `before`: how many paragraphs of text
/// stand before it; the further down, the stronger a dateline must look.
pub fn pieces(text: &str, before: usize) -> Vec<Piece> {
    let start = dateline_end(text, before)
        .map(|end| (BlockKind::Dateline, end))
        .or_else(|| update_end(text).map(|end| (BlockKind::Note, end)));
    let from = start.map_or(0, |(_, end)| end);
    let to = production_start(text)
        .filter(|at| *at > from)
        .unwrap_or(text.len());
    let mut found = Vec::new();
    if let Some((kind, end)) = start {
        found.push((kind, Span::new(0, end)));
    }
    found.push((BlockKind::Body, Span::new(from, to)));
    found.push((BlockKind::Credit, Span::new(to, text.len())));
    found
        .into_iter()
        .map(|(kind, span)| (kind, span.trimmed(text)))
        .filter(|(_, span)| !span.is_empty())
        .collect()
}

/// Where "HARWICK, March 17 (Coast Wire) —" ends, when the text goes on after it.
fn dateline_end(text: &str, paragraphs: usize) -> Option<usize> {
    if text.starts_with('(') {
        return bracketed_dateline(text, paragraphs == 0);
    }
    let (dash, end) = first_dash(text)?;
    let before = text.get(..dash)?.trim();
    if !starts_a_sentence(text.get(end..)?) {
        return None;
    }
    let (place, agency) = match before.rsplit_once('(') {
        Some((place, inner)) if inner.ends_with(')') => (place.trim(), Some(inner)),
        Some(_) => return None,
        None => (before, None),
    };
    let agency_named = agency.is_some_and(credit::is_source);
    if agency.is_some() && !agency_named {
        return None;
    }
    let (words, places) = place_words(place)?;
    let first = place.split_whitespace().next().unwrap_or_default();
    let capitals = first.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && first.chars().all(|c| !c.is_lowercase())
        && !NO_PLACES.contains(&first.trim_matches(|c: char| !c.is_alphabetic()));
    let plain_hyphen = text.get(dash..end).is_some_and(|mark| mark.trim() == "-");
    // "Ana Reyes — The operator …" looks like a place of two words: a comma or one word is asked.
    let mixed =
        !plain_hyphen && words <= 5 && (places == 2 || words == 1 || is_two_word_place(place));
    // A standfirst may be whole sentences, so capitals count in the next paragraphs too.
    let early = paragraphs < EARLY && (places == 2 || words <= 2);
    let by_look = paragraphs == 0 && (capitals || mixed) || early && capitals;
    (agency_named || by_look).then_some(end)
}

/// "(CNN) Ferry…", "(Coast Wire) - The…", "(New York, NY - October 21) The…".
fn bracketed_dateline(text: &str, lede: bool) -> Option<usize> {
    let close = text.find(')').filter(|at| *at <= 60)?;
    let inner = text.get(1..close)?;
    let rest = text.get(close + 1..)?;
    let after = rest.trim_start();
    let dash = after
        .chars()
        .next()
        .filter(|c| matches!(c, '—' | '–' | '-' | '―'))
        .map(|_| after.trim_start_matches(['—', '–', '-', '―', ' ', '\u{A0}']));
    let follows = dash.unwrap_or(after);
    let dated = inner
        .split([' ', ',', '-', '–'])
        .any(|word| stamp::month(word).is_some());
    let source = credit::is_agency(inner)
        || (dash.is_some() && credit::is_source(&text[1..=close]))
        || (lede && dated);
    (source && starts_a_sentence(follows)).then(|| text.len() - follows.len())
}

/// Start and end of the first dash within reach, with the white space after it. A single hyphen
/// counts only between spaces.
fn first_dash(text: &str) -> Option<(usize, usize)> {
    let mut before = ' ';
    for (offset, character) in text.char_indices().take_while(|(at, _)| *at <= REACH) {
        let rest = text.get(offset..)?;
        let length = match character {
            '—' | '–' | '―' => character.len_utf8(),
            '-' if rest.starts_with("--") => 2,
            '-' if before.is_whitespace() && rest.get(1..)?.starts_with(char::is_whitespace) => 1,
            '.' | '?' | '!' if text.get(..offset)?.split_whitespace().count() > 8 => return None,
            _ => 0,
        };
        if length > 0 {
            let after = text.get(offset + length..)?;
            let spaces = after.len() - after.trim_start().len();
            return (offset > 0).then_some((offset, offset + length + spaces));
        }
        before = character;
    }
    None
}

fn starts_a_sentence(rest: &str) -> bool {
    rest.chars().next().is_some_and(|c| {
        c.is_uppercase()
            || c.is_numeric()
            || matches!(c, '"' | '“' | '‘' | '\'' | '«' | '$' | '£' | '€')
            || (c.is_alphabetic() && !c.is_lowercase())
    }) && rest.split_whitespace().nth(2).is_some()
}

/// "New Pell", "St. Harwick": places of two words begin like these.
fn is_two_word_place(place: &str) -> bool {
    const FIRST: [&str; 22] = [
        "New", "San", "Santa", "Los", "Las", "St.", "Saint", "Port", "Fort", "El", "La", "Tel",
        "Hong", "Mexico", "Cape", "Rio", "Buenos", "Sao", "Abu", "Addis", "North", "South",
    ];
    let mut words = place.split_whitespace();
    words.next().is_some_and(|word| FIRST.contains(&word)) && words.count() == 1
}

/// Number of words of a place with its date, and of its comma-separated parts; `None` when a word
/// could not stand there.
fn place_words(place: &str) -> Option<(usize, usize)> {
    let mut words = 0;
    for word in place.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let fits = bare.is_empty()
            || bare
                .chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || c.is_numeric())
            || SMALL.contains(&bare);
        if !fits || word.contains(['"', '“', ':', ';']) {
            return None;
        }
        words += 1;
    }
    let first = place.chars().next()?;
    (first.is_uppercase() && words <= 9).then(|| (words, place.split(',').count()))
}

/// Where "UPDATE: 7:19 p.m. --" ends.
fn update_end(text: &str) -> Option<usize> {
    let mark = ["UPDATE", "Update", "UPDATED", "Updated"]
        .iter()
        .rev()
        .find(|mark| text.starts_with(**mark))?;
    let mut rest = text.get(mark.len()..)?;
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’') {
        return None;
    }
    let mut marked = false;
    loop {
        rest = rest.trim_start();
        let word = rest.split_whitespace().next()?;
        if word.bytes().all(|b| matches!(b, b':' | b'-')) || matches!(word, "—" | "–") {
            marked = true;
        } else if !is_stamp_word(word) || rest.starts_with(char::is_alphabetic) && !marked {
            break;
        }
        marked |= word.contains(':') || word.ends_with(['—', '–']);
        rest = rest.get(word.len()..)?;
    }
    marked |= text
        .get(mark.len()..)
        .is_some_and(|after| after.starts_with(':'));
    let end = text.len() - rest.len();
    (marked && rest.split_whitespace().nth(1).is_some()).then_some(end)
}

/// `7:19`, `p.m.`, `Nov.`, `ET`: a word of a time or date.
fn is_stamp_word(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let digits = bare.starts_with(|c: char| c.is_ascii_digit()) && bare.contains([':', '/']);
    digits
        || matches!(
            word.to_ascii_lowercase().trim_matches([',', ':', '(', ')']),
            "p.m."
                | "a.m."
                | "pm"
                | "am"
                | "et"
                | "edt"
                | "est"
                | "gmt"
                | "pt"
                | "pdt"
                | "pst"
                | "bst"
        )
        || (stamp::month(bare).is_some() && bare.len() >= 3 && word != "may")
        || (bare.len() <= 2
            && !bare.is_empty()
            && bare.bytes().all(|b| b.is_ascii_digit())
            && word.len() > bare.len())
}

/// Where "(Reporting by …; editing by …)" begins at the end of a paragraph.
fn production_start(text: &str) -> Option<usize> {
    let open = text.rfind('(').filter(|_| text.trim_end().ends_with(')'))?;
    let inner = text
        .get(open + 1..)?
        .get(..40)
        .or_else(|| text.get(open + 1..))?
        .to_lowercase();
    [
        "reporting by",
        "additional reporting",
        "editing by",
        "writing by",
        "compiled by",
        "with reporting by",
    ]
    .iter()
    .any(|start| inner.starts_with(start))
    .then_some(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(BlockKind, &str)> {
        pieces(text, 0)
            .into_iter()
            .map(|(kind, span)| (kind, span.of(text)))
            .collect()
    }

    #[test]
    fn datelines_come_off() {
        for (text, dateline) in [
            (
                "HARWICK, March 17 (Coast Wire) - A passenger ferry ran aground.",
                "HARWICK, March 17 (Coast Wire) -",
            ),
            (
                "WASHINGTON (AP) — The Senate voted on Monday.",
                "WASHINGTON (AP) —",
            ),
            (
                "Harwick, South Pell\u{A0}— The ferry ran aground.",
                "Harwick, South Pell\u{A0}—",
            ),
            ("VELLINGFORD - The city council has met.", "VELLINGFORD -"),
            (
                "ST. PELL, Harwick (Reuters) – “We waited,” she said.",
                "ST. PELL, Harwick (Reuters) –",
            ),
            (
                "LONDON/PARIS (AFP) -- Ministers met on Monday.",
                "LONDON/PARIS (AFP) --",
            ),
            ("(CNN) The ferry ran aground.", "(CNN)"),
            (
                "(Sports Wire) - With the season over, they met.",
                "(Sports Wire) -",
            ),
            (
                "(New Pell, NP - October 21) The council has met.",
                "(New Pell, NP - October 21)",
            ),
        ] {
            let found = cut(text);
            assert_eq!(
                found.first(),
                Some(&(BlockKind::Dateline, dateline)),
                "{text}"
            );
            assert_eq!(found.len(), 2, "{text}");
            assert!(
                found
                    .iter()
                    .any(|(kind, body)| *kind == BlockKind::Body && text.ends_with(body))
            );
        }
    }

    #[test]
    fn other_dashes_stay() {
        for text in [
            "Ana Reyes — who ran the yard for years — left on Monday.",
            "The ferry — The Marlin, as she is called — ran aground.",
            "Reyes, the operator’s head - and a sailor - left on Monday.",
            "“Go,” she said — The crew went.",
            "The council voted 12-3 on Monday.",
            "He said (and few believed him) — That the ship was safe.",
            "(Some of them left.) The rest stayed there.",
        ] {
            assert_eq!(cut(text), [(BlockKind::Body, text)], "{text}");
        }
        // Mixed case is too weak a sign inside the text.
        let text = "Harwick — The ferry ran aground here.";
        assert_eq!(pieces(text, 0).len(), 2);
        assert_eq!(pieces(text, 1).len(), 1);
    }

    #[test]
    fn update_marks_and_production_credits_come_off() {
        use BlockKind::*;
        assert_eq!(
            cut("UPDATE: 7:19 p.m. -- The captain has been named."),
            [
                (Note, "UPDATE: 7:19 p.m. --"),
                (Body, "The captain has been named.")
            ]
        );
        assert_eq!(
            cut("UPDATE: The captain has been named."),
            [(Note, "UPDATE:"), (Body, "The captain has been named.")]
        );
        assert_eq!(
            cut("Updated figures show that 40 were hurt."),
            [(Body, "Updated figures show that 40 were hurt.")]
        );
        assert_eq!(
            cut("The ship is afloat. (Reporting by Ana Reyes; Editing by Tom Ask)"),
            [
                (Body, "The ship is afloat."),
                (Credit, "(Reporting by Ana Reyes; Editing by Tom Ask)")
            ]
        );
    }
}
