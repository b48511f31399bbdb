//! JSON that a terminal may show: it escapes the C0 controls itself, but neither DEL, the C1
//! controls nor what turns the direction of writing.

/// The same JSON, with `\\u` escapes for the characters of its strings that act on a terminal:
/// whoever parses it gets the same strings. Outside of strings JSON is plain ASCII.
pub fn inert(json: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(byte) = json.get(at) {
        // Lead bytes of curly quotation marks and dashes are those of what acts, too.
        if !matches!(byte, 0x7F | 0xC2 | 0xE2) {
            at += 1;
            continue;
        }
        match json.get(at..).and_then(acting) {
            Some((code, length)) => {
                out.extend_from_slice(json.get(copied..at).unwrap_or_default());
                out.extend_from_slice(format!("\\u{code:04x}").as_bytes());
                at += length;
                copied = at;
            }
            None => at += 1,
        }
    }
    if copied == 0 {
        return json;
    }
    out.extend_from_slice(json.get(copied..).unwrap_or_default());
    out
}

/// The character that these bytes of UTF-8 begin with, where it acts on a terminal, and how many of
/// them it takes.
fn acting(bytes: &[u8]) -> Option<(u32, usize)> {
    let (code, length) = match *bytes {
        [0x7F, ..] => (0x7F, 1),
        [0xC2, last, ..] => (u32::from(last), 2),
        [0xE2, middle, last, ..] => {
            let low = u32::from(middle & 0x3F) << 6 | u32::from(last & 0x3F);
            (0x2000 | low, 3)
        }
        _ => return None,
    };
    let acts = matches!(
        code,
        0x7F..=0x9F | 0x200E | 0x200F | 0x2028..=0x202E | 0x2066..=0x2069
    );
    acts.then_some((code, length))
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
            "“\u{200e}¢\u{9f}\u{a0}£\u{2069}”\u{200b}\u{2065}",
        ] {
            let written = serde_json::to_vec(text).unwrap_or_default();
            let inert = String::from_utf8(inert(written)).unwrap_or_default();
            let acts = |c: char| {
                matches!(c, '\u{7F}'..='\u{9F}' | '\u{200E}' | '\u{200F}')
                    || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            };
            assert!(!inert.contains(acts), "{inert:?}");
            assert_eq!(
                serde_json::from_str::<String>(&inert).ok().as_deref(),
                Some(text)
            );
        }
    }
}
