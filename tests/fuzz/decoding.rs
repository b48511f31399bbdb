//! Bytes to text.

use super::*;
use claimdiff::article::decode::decode;
use encoding_rs::{UTF_8, WINDOWS_1252};
use proptest::prelude::*;

pub fn check(bytes: &[u8]) {
    let mut warnings = Vec::new();
    let Ok(text) = decode(bytes, &mut warnings) else {
        return;
    };
    let dropped = |c: char| c < ' ' && !matches!(c, '\t' | '\n');
    assert!(!text.contains(dropped), "{text:?}");
    assert!(!text.contains('\r'));
    // Reading a file again that was written as it was read changes nothing more.
    if !text.starts_with('\u{FEFF}') {
        let again = decode(text.as_bytes(), &mut Vec::new());
        if let Ok(again) = again
            && std::str::from_utf8(bytes).is_ok()
            && !bytes.contains(&0)
        {
            assert_eq!(again, text);
        }
    }
    assert_eq!(decode(bytes, &mut Vec::new()).unwrap(), text);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_file(bytes in input::file()) {
        check(&bytes);
    }

    #[test]
    fn any_encoding(text in input::news(40), kind in 0..4_u8) {
        let bytes = match kind {
            0 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            1 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            2 => WINDOWS_1252.encode(&text).0.into_owned(),
            _ => [&b"\xEF\xBB\xBF"[..], UTF_8.encode(&text).0.as_ref()].concat(),
        };
        check(&bytes);
    }
}
