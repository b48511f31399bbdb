//! JSON that a terminal may show: it escapes the C0 controls itself, but neither DEL, the C1
//! controls nor what turns the direction of writing.

/// The same JSON, with `\\u` escapes for the characters of its strings that act on a terminal:
/// whoever parses it gets the same strings. Outside of strings JSON is plain ASCII.
pub fn inert(json: Vec<u8>) -> Vec<u8> {
    // A lead byte of every one of them; most comparisons hold none.
    let suspect = |byte: &u8| matches!(byte, 0x7F | 0xC2 | 0xE2);
    if !json.iter().any(suspect) {
        return json;
    }
    let text = match String::from_utf8(json) {
        Ok(text) => text,
        Err(other) => return other.into_bytes(),
    };
    let mut out = String::with_capacity(text.len() + 64);
    for character in text.chars() {
        match character {
            '\u{7F}'..='\u{9F}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            other => out.push(other),
        }
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn what_acts_is_escaped_and_reads_back_the_same() {
        for text in [
            "plain",
            "\u{9b}31m red",
            "\u{202e}backwards\u{2069}",
            "\u{7f}\u{85}\u{2028}",
            "“quoted” – é \u{1F6A2}",
        ] {
            let written = serde_json::to_vec(text).unwrap_or_default();
            let inert = String::from_utf8(inert(written)).unwrap_or_default();
            let acts = |c: char| matches!(c, '\u{7F}'..='\u{9F}' | '\u{2028}'..='\u{202E}');
            assert!(!inert.contains(acts), "{inert:?}");
            assert_eq!(
                serde_json::from_str::<String>(&inert).ok().as_deref(),
                Some(text)
            );
        }
    }
}
