//! Normal form: what is equal to a reader is equal to the program.

use unicode_normalization::UnicodeNormalization;

/// NFKC, straight quotation marks, plain hyphens and lower case; runs of white space become one
/// space. For comparing, never for showing: offsets are not kept.
pub fn normalize(text: &str) -> String {
    if text.chars().all(is_composed) {
        folded(text.chars(), text.len())
    } else {
        folded(text.nfkc(), text.len())
    }
}

/// Is this one of the usual characters that NFKC leaves alone, whatever stands around them? To
/// tell is ten times as fast as to compose.
fn is_composed(character: char) -> bool {
    matches!(
        character,
        '\0'..='\x7f' | '\u{C0}'..='\u{FF}' | '–' | '—' | '‘' | '’' | '“' | '”'
    )
}

fn folded(characters: impl Iterator<Item = char>, length: usize) -> String {
    let mut result = String::with_capacity(length);
    let mut space = false;
    for character in characters {
        if character.is_ascii_alphanumeric() {
            if std::mem::take(&mut space) {
                result.push(' ');
            }
            result.push(character.to_ascii_lowercase());
            continue;
        }
        if character.is_whitespace() {
            space = !result.is_empty();
            continue;
        }
        // Before the space, which must not stand at the end for the sake of what is not seen.
        if matches!(
            character,
            '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'
        ) {
            continue;
        }
        if space {
            result.push(' ');
            space = false;
        }
        match character {
            '‘' | '’' | '‚' | '‛' | '′' | '`' => result.push('\''),
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' => result.push('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => result.push('-'),
            _ => result.extend(character.to_lowercase()),
        }
    }
    result
}

/// A word without its possessive ending, lower case, in normal form.
pub fn normalize_word(word: &str) -> String {
    let mut normal = normalize(word);
    if normal.ends_with("'s") {
        normal.truncate(normal.len() - 2);
    } else if normal.ends_with('\'') {
        normal.truncate(normal.len() - 1);
    }
    normal
}

/// A word without accents, in lower case, as agencies write it: `Núñez` is `nunez`, `Šebesta` is
/// `sebesta`. Letters that no accent explains are written as usual: `ø` is `o`, `ß` is `ss`.
pub fn without_accents(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for character in word.nfkd() {
        match character {
            '\u{0300}'..='\u{036F}' => {}
            'ø' | 'Ø' => plain.push('o'),
            'æ' | 'Æ' => plain.push_str("ae"),
            'œ' | 'Œ' => plain.push_str("oe"),
            'ß' | 'ẞ' => plain.push_str("ss"),
            'ł' | 'Ł' => plain.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => plain.push('d'),
            'þ' | 'Þ' => plain.push_str("th"),
            'ı' => plain.push('i'),
            _ => plain.extend(character.to_lowercase()),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_are_dropped() {
        for (word, plain) in [
            ("Núñez", "nunez"),
            ("Šebesta", "sebesta"),
            ("Ågård-Møller", "agard-moller"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("Reyes", "reyes"),
        ] {
            assert_eq!(without_accents(word), plain, "{word}");
        }
    }

    #[test]
    fn form_alone_makes_no_difference() {
        assert_eq!(normalize("“We\u{00A0}won’t”"), normalize("\"we won't\""));
        assert_eq!(normalize("ﬁre – now"), "fire - now");
        assert_eq!(normalize_word("Council’s"), "council");
    }

    #[test]
    fn what_is_not_composed_anew_is_composed_already() {
        for character in ('\0'..=char::MAX).filter(|c| is_composed(*c)) {
            let text = format!("a{character}b");
            assert_eq!(text.nfkc().collect::<String>(), text);
        }
    }
}
