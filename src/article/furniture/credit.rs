//! Captions with a credit at their end, and credits alone.

use crate::article::BlockKind;
use crate::text::word_set;
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// Most words of a caption with its credit.
const LONGEST_CAPTION: usize = 90;
/// Most words and bytes of a credit.
const LONGEST_CREDIT: (usize, usize) = (12, 110);

fn agencies() -> &'static FxHashSet<&'static str> {
    static AGENCIES: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    AGENCIES.get_or_init(|| word_set(include_str!("agencies.txt")))
}

/// Is it the name of a news or picture agency?
pub fn is_agency(name: &str) -> bool {
    let name = name.trim().trim_matches(['(', ')', '.', ',']);
    name.len() <= 40 && agencies().contains(name.to_lowercase().as_str())
}

/// Is one of the parts of a credit an agency?
pub fn has_agency(credit: &str) -> bool {
    credit
        .split(['/', ',', '|', '(', ')', '—', '–', '-', ';', ':'])
        .flat_map(|part| part.split(" via "))
        .flat_map(|part| part.split(" for "))
        .any(is_agency)
}

/// Caption or credit, when the line ends in the name of a photographer or an agency as captions
/// do: after the full stop, in brackets, or after a word like "Photo:".
pub fn kind(line: &str) -> Option<BlockKind> {
    let words = line.split_whitespace().count();
    if words > LONGEST_CAPTION {
        return None;
    }
    if is_ap_caption(line) {
        return Some(BlockKind::Caption);
    }
    if is_credit_alone(line, words) || is_list_of_roles(line) {
        return Some(BlockKind::Credit);
    }
    let tail = credit_tail(line)?;
    let before = line.get(..tail).unwrap_or_default();
    let holds_text = before
        .split_whitespace()
        .filter(|w| w.contains(char::is_alphabetic))
        .count();
    Some(if holds_text >= 2 {
        BlockKind::Caption
    } else {
        BlockKind::Credit
    })
}

/// "In this March 3, 2026, photo, …", "In this image made from video, …".
fn is_ap_caption(line: &str) -> bool {
    let start = line.get(..90).unwrap_or(line).to_lowercase();
    let start = start.strip_prefix("file - ").unwrap_or(&start);
    let Some(rest) = start.strip_prefix("in this ") else {
        return false;
    };
    let mut words = rest.split_whitespace().take(7);
    let pictured = |word: &str| {
        matches!(
            word.trim_matches([',', '.']),
            "photo" | "image" | "photograph" | "illustration"
        )
    };
    // "In this photo, he …" may open a paragraph about a photo: the date or its origin must follow.
    words.any(pictured)
        && [
            "taken",
            "provided",
            "released",
            "made from",
            "file photo",
            "photo,",
            "image from",
        ]
        .iter()
        .any(|sign| rest.contains(sign))
        && !rest.starts_with("photo,")
}

/// Where the credit at the end of a caption begins.
fn credit_tail(line: &str) -> Option<usize> {
    if let Some(open) = line.rfind('(').filter(|_| line.ends_with(')')) {
        let inner = line.get(open + 1..line.len() - 1).unwrap_or_default();
        return is_bracketed_credit(inner).then_some(open);
    }
    const MARKS: [&str; 16] = [
        "Photo: ",
        "Photograph: ",
        "Image: ",
        "Picture: ",
        "Credit: ",
        "Photo by ",
        "Photograph by ",
        "Picture by ",
        "Pictures by ",
        "Pictures: ",
        "Photos: ",
        "Illustration: ",
        "Illustration by ",
        "Credit",
        "© ",
        "©",
    ];
    let marked = MARKS.iter().find_map(|mark| {
        let at = line.rfind(mark)?;
        let glued = line.get(..at)?.trim_end();
        let after_text = glued.ends_with(['.', '”', '"', '?', '!', ')', '|', ',']);
        let tail = line.get(at + mark.len()..)?;
        (after_text && is_name_like(tail)).then_some(at)
    });
    marked.or_else(|| {
        let at = last_sentence_end(line)?;
        let tail = line.get(at..)?.trim();
        is_open_credit(tail).then_some(at)
    })
}

/// End of the last sentence that is not the line's own end.
fn last_sentence_end(line: &str) -> Option<usize> {
    let mut end = None;
    let mut before = ' ';
    let mut closed = false;
    for (offset, character) in line.char_indices() {
        if character.is_whitespace() && closed {
            // "D. Ask" and "J. Reyes": an initial ends no sentence.
            let initial = line.get(..offset).is_some_and(ends_in_initial);
            if !initial {
                end = Some(offset);
            }
        }
        closed = matches!(character, '.' | '?' | '!')
            || (matches!(character, '"' | '”' | '’' | ')') && matches!(before, '.' | '?' | '!'));
        before = character;
    }
    end
}

fn ends_in_initial(text: &str) -> bool {
    let mut back = text.chars().rev();
    back.next() == Some('.')
        && back.next().is_some_and(char::is_uppercase)
        && back.next().is_none_or(|c| !c.is_alphanumeric())
}

/// "AP Photo/Ana Reyes", "Photo by Ana Reyes/Getty Images", "Image: © NASA/JPL".
fn is_bracketed_credit(inner: &str) -> bool {
    let low = inner.to_lowercase();
    let marked = [
        "photo",
        "image:",
        "image credit",
        "credit:",
        "picture:",
        "photograph",
        "©",
        "courtesy",
        "getty",
        "via ",
    ]
    .iter()
    .any(|mark| low.starts_with(mark) || low.contains("photo/") || low.contains("photo by"));
    let slashed = inner.contains('/') && has_agency(inner);
    let words = inner.split_whitespace().count();
    words <= LONGEST_CREDIT.0
        && (marked && (has_agency(inner) || is_name_like(after_mark(inner))) || slashed)
}

fn after_mark(inner: &str) -> &str {
    inner
        .split_once([':', '©', '/'])
        .map_or(inner, |(_, rest)| rest)
        .trim()
}

/// A credit without brackets or mark: names with an agency, a bar, a slash or "for".
fn is_open_credit(tail: &str) -> bool {
    if !is_name_like(tail) {
        return false;
    }
    let slashed = tail.split_once('/').is_some_and(|(left, right)| {
        left.ends_with(char::is_alphabetic) && right.starts_with(char::is_alphabetic)
    });
    let padded = format!(" {} ", tail.to_lowercase());
    has_agency(tail)
        || slashed
        || padded.contains(" for the ") && tail.split_whitespace().count() >= 4
}

/// Only names: every word begins with a capital or is a small word of credits, and no full stop
/// at the end.
fn is_name_like(tail: &str) -> bool {
    const SMALL: [&str; 14] = [
        "for", "via", "by", "of", "the", "and", "from", "de", "at", "on", "in", "van", "von",
        "file",
    ];
    let tail = tail.trim();
    let mut names = 0;
    let all = tail.split_whitespace().all(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let named = bare
            .chars()
            .next()
            .is_some_and(|c| c.is_uppercase() || c.is_numeric());
        names += usize::from(named);
        bare.is_empty() || named || SMALL.contains(&bare)
    });
    all && names > 0
        && tail.split_whitespace().count() <= LONGEST_CREDIT.0
        && tail.len() <= LONGEST_CREDIT.1
        && !tail.ends_with(['.', '?', '!', ':', ';', '"', '”', ','])
}

/// "Reporting: Ana Reyes. Producer: Tom Ask": each part a role with its names.
fn is_list_of_roles(line: &str) -> bool {
    const ROLES: [&str; 20] = [
        "reporting",
        "producer",
        "producers",
        "editing",
        "editor",
        "editors",
        "photography",
        "photographs",
        "pictures",
        "camera",
        "graphics",
        "illustration",
        "illustrations",
        "design",
        "research",
        "video",
        "sound",
        "additional reporting",
        "sub-editor",
        "presenter",
    ];
    let mut parts = line
        .split([';', '|'])
        .flat_map(|part| part.split(". "))
        .map(|part| part.trim().trim_end_matches('.'))
        .filter(|part| !part.is_empty())
        .peekable();
    parts.peek().is_some()
        && parts.all(|part| {
            part.split_once(": ").is_some_and(|(role, names)| {
                ROLES.contains(&role.to_lowercase().as_str()) && super::byline::are_names(names)
            })
        })
}

/// "Ana Reyes | Getty Images", "Photo: D. Ask, AP", "REUTERS/Ana Reyes", "Getty Images".
fn is_credit_alone(line: &str, words: usize) -> bool {
    if words > 9 || line.ends_with(['.', '?', '!', ':', '"', '”']) || !is_name_like(line) {
        return false;
    }
    let parts: Vec<&str> = line.split(['|', '/']).collect();
    let listed = parts.len() > 1
        && parts
            .iter()
            .any(|part| is_agency(part.trim_start_matches("Photo").trim()));
    let marked = [
        "Photo: ",
        "Photograph: ",
        "Image: ",
        "Credit: ",
        "Credit ",
        "Picture: ",
        "Pictures: ",
        "Photos: ",
        "Photographs: ",
        "Images: ",
        "Picture by ",
        "Pictures by ",
        "Illustration: ",
        "Illustrations: ",
        "Graphic: ",
        "Graphics: ",
        "© ",
    ]
    .iter()
    .any(|mark| line.starts_with(mark))
        && (has_agency(line) || words <= 6);
    let alone = line.to_lowercase();
    let whole = matches!(
        &*alone,
        "getty images"
            | "getty"
            | "reuters"
            | "ap photo"
            | "associated press"
            | "the associated press"
            | "shutterstock"
            | "afp"
            | "epa"
    );
    listed || marked || whole
}

/// Is it the agency in brackets of a dateline (`Reuters)`)? At most four words in capitals.
pub fn is_source(inner: &str) -> bool {
    let name = inner.trim_end_matches(')').trim();
    is_agency(name)
        || name.split_whitespace().count() <= 4
            && !name.is_empty()
            && name.split_whitespace().all(|word| {
                word.chars()
                    .next()
                    .is_some_and(|c| c.is_uppercase() || !c.is_alphabetic())
            })
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Caption, Credit};

    #[test]
    fn captions_end_in_a_credit() {
        for (line, expected) in [
            (
                "The Marlin leans to one side on Cobbler Bank, March 18, 2026. ROLF TINDER/POOL/AFP/Getty",
                Caption,
            ),
            (
                "Officers stand by the doors on Tuesday. PETRA VOSK FOR THE CITY LEDGER",
                Caption,
            ),
            ("Passengers wait on the quay. (AP Photo/Ana Reyes)", Caption),
            (
                "Passengers wait on the quay. (Photo by Ana Reyes/Getty Images)",
                Caption,
            ),
            ("A galaxy seen in May. (Image: © NASA/JPL)", Caption),
            (
                "Ana Reyes, the operator’s head, in May.CreditTom Ask/Reuters",
                Caption,
            ),
            (
                "A placard left on the steps. Photograph: Yusra Holm/Commons Weekly",
                Caption,
            ),
            ("The ship in dry dock, 2025. REUTERS/Tom Ask", Caption),
            (
                "In this March 3, 2026, photo, the ship leaves Harwick.",
                Caption,
            ),
            ("Ana Reyes | Getty Images", Credit),
            ("Photo: D. Ask, AP", Credit),
            ("REUTERS/Tom Ask", Credit),
            ("(AP Photo/Ana Reyes)", Credit),
            ("Pictures: Ana Reyes", Credit),
            ("Illustration: Ana Reyes", Credit),
            ("Reporting: Ana Reyes. Producer: Tom Ask", Credit),
            (
                "The pier at dawn: an officer looks on. Picture by Ana Reyes",
                Caption,
            ),
        ] {
            assert_eq!(kind(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_captions() {
        for line in [
            "The report was first published by Reuters.",
            "He spoke to the Associated Press",
            "The deal was off, he told AFP",
            "They met in Harwick (a port in the north).",
            "The vote was 12-3. Mr. Reyes left",
            "She voted for it. So did the Greens (three of them)",
            "The senator (R-Texas) declined. (AP)",
            "In this photo, he said, the ship can be seen turning.",
            "Reyes/Ask won by a mile",
            "Police and/or the coastguard will decide",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}
