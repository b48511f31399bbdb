//! Names that came from another script, in one of the ways to write them with Latin letters.

use super::normal::without_accents;

/// A word as it sounds, roughly, whichever table its letters were written by: `Luryeva` and
/// `Lurieva`, `Zelenskyy` and `Zelensky`, `Möller` and `Moeller` are the same. For comparing names
/// of which something else tells that they can be one; "Philip" and "Filip" are the same too.
pub fn sounding(word: &str) -> String {
    let mut plain = without_accents(word);
    for (letters, sound) in SOUNDS {
        plain = plain.replace(letters, sound);
    }
    let mut last = None;
    plain.retain(|letter| last.replace(letter) != Some(letter));
    plain
}

/// Letters to those that other tables have in their place, in the order of replacing.
const SOUNDS: [(&str, &str); 13] = [
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("sch", "sh"),
    ("tch", "ch"),
    ("ph", "f"),
    ("kh", "h"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
];

#[cfg(test)]
mod tests {
    use super::sounding;

    #[test]
    fn tables_of_letters_make_no_other_name() {
        for (a, b) in [
            ("Luryeva", "Lurieva"),
            ("Kseniya", "Ksenia"),
            ("Zelenskyy", "Zelensky"),
            ("Möller", "Moeller"),
            ("Ågård", "Aagaard"),
            ("Sergey", "Sergei"),
            ("Alexander", "Aleksander"),
        ] {
            assert_eq!(sounding(a), sounding(b));
        }
        for (a, b) in [("Martin", "Marvin"), ("Quill", "Gill"), ("Reyes", "Rees")] {
            assert_ne!(sounding(a), sounding(b));
        }
    }
}
