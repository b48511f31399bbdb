//! Bytes to text, in the order in which the evidence is reliable: byte order mark, strict UTF-8,
//! UTF-16 by its NULs, nearly valid UTF-8, the file's own label, a guess.

use super::error::ReadError;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far into a file its own label of the encoding is looked for (the HTML standard says 1,024;
/// saved pages put comments and scripts before it).
const LABEL_WITHIN: usize = 8192;
/// How many bytes the UTF-16 test and the guess look at: enough to be sure, bounded for speed.
const SAMPLE: usize = 64 * 1024;

/// Decodes a file: byte order mark dropped, CRLF and lone CR as LF, NUL and C0 controls dropped.
/// Whatever was guessed or repaired adds a sentence to `warnings`.
///
/// # Errors
/// When the bytes are of a known binary format, or mostly control characters, or empty.
pub fn decode(bytes: &[u8], warnings: &mut Vec<String>) -> Result<String, ReadError> {
    if let Some(kind) = binary(bytes) {
        return Err(ReadError::Binary(kind));
    }
    let text = characters(bytes, warnings);
    let controls = text.chars().filter(|c| is_dropped(*c)).count();
    if controls * 10 > text.chars().count() {
        return Err(ReadError::Binary("binary data of an unknown kind"));
    }
    if text.contains("â€") || text.contains("Ã©") {
        warnings.push(
            "some characters look wrongly decoded (â€™ for ’): the file was damaged before it was read"
                .into(),
        );
    }
    if controls > 0 {
        warnings.push(format!("{controls} control characters were dropped"));
    }
    Ok(line_ends(text))
}

/// A control character that is neither white space nor a line end.
fn is_dropped(character: char) -> bool {
    character < ' ' && !matches!(character, '\t' | '\n' | '\r')
}

/// Drops controls and makes every line end LF; a text without either is not copied.
fn line_ends(text: String) -> String {
    if !text.contains(|c: char| c == '\r' || is_dropped(c)) {
        return text;
    }
    let mut clean = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' => clean.push('\n'),
            c if is_dropped(c) => {}
            c => clean.push(c),
        }
    }
    clean
}

fn characters(bytes: &[u8], warnings: &mut Vec<String>) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return with(encoding, rest, warnings, None);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        let note = format!("read as {} without a byte order mark", encoding.name());
        return with(encoding, bytes, warnings, Some(note));
    }
    let label = labelled(bytes);
    // ISO-2022-JP is plain ASCII to a UTF-8 decoder; only its escapes tell.
    let escapes = label.filter(|e| e.name() == "ISO-2022-JP" && bytes.contains(&0x1B));
    if let Some(encoding) = escapes {
        return with(encoding, bytes, warnings, None);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    if let Some(bad) = nearly_utf_8(bytes) {
        let places = if bad == 1 { "place" } else { "places" };
        warnings.push(format!(
            "the file is UTF-8 with {bad} damaged {places}, shown as \u{FFFD}"
        ));
        return String::from_utf8_lossy(bytes).into_owned();
    }
    // A label "UTF-8" has just been shown to be wrong.
    if let Some(encoding) = label.filter(|e| *e != UTF_8) {
        let (text, _, failed) = encoding.decode(bytes);
        if !failed {
            return text.into_owned();
        }
        warnings.push(format!(
            "the file says that it is {}, which its bytes are not",
            encoding.name()
        ));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..SAMPLE).unwrap_or(bytes), bytes.len() <= SAMPLE);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // Plain text has nowhere to state its encoding: that the guess is one is enough to say.
    let note = match label {
        Some(_) => format!("the encoding is not stated truly; read as {}", guess.name()),
        None => format!("the file states no encoding; read as {}", guess.name()),
    };
    with(guess, bytes, warnings, Some(note))
}

fn with(
    encoding: &'static Encoding,
    bytes: &[u8],
    warnings: &mut Vec<String>,
    note: Option<String>,
) -> String {
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    warnings.extend(note);
    if failed {
        warnings.push(format!(
            "some bytes are not {} and are shown as \u{FFFD}",
            encoding.name()
        ));
    }
    text.into_owned()
}

/// UTF-16 without a mark: NULs at every other place (text in Latin letters), few elsewhere.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE.min(bytes.len()) & !1)?;
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in sample.chunks_exact(2) {
        even += usize::from(pair.first() == Some(&0));
        odd += usize::from(pair.get(1) == Some(&0));
    }
    let pairs = sample.len() / 2;
    let many = |nuls: usize| pairs > 1 && nuls * 10 > pairs * 4;
    let few = |nuls: usize| nuls * 20 < pairs;
    match (many(even), many(odd)) {
        (false, true) if few(even) => Some(UTF_16LE),
        (true, false) if few(odd) => Some(UTF_16BE),
        _ => None,
    }
}

/// The number of damaged places of a file that is otherwise UTF-8 with characters beyond ASCII;
/// a guesser would turn all of these into mojibake for the sake of one byte.
fn nearly_utf_8(bytes: &[u8]) -> Option<usize> {
    let (mut bad, mut weight, mut last_bad) = (0_usize, 0_usize, None);
    let mut offset = 0;
    for chunk in bytes.utf8_chunks() {
        weight += chunk.valid().chars().map(weight_of).sum::<usize>();
        offset += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            bad += 1;
            last_bad = Some(offset);
        }
        offset += chunk.invalid().len();
    }
    let cut_at_the_end = bad == 1 && last_bad.is_some_and(|at| at + 4 > bytes.len());
    (bad > 0 && (weight >= WEIGHT_OF_BAD * bad || cut_at_the_end && weight > 0)).then_some(bad)
}

/// What a damaged place weighs against the characters that are whole.
const WEIGHT_OF_BAD: usize = 10;

/// How much a character says for UTF-8. In another encoding two bytes are a whole sequence by
/// chance where an accented capital comes before a quotation mark or a dash (`CAFÉ”`); three in
/// such an order hardly ever meet.
fn weight_of(character: char) -> usize {
    match character.len_utf8() {
        1 => 0,
        2 => 2,
        _ => 5,
    }
}

/// The encoding that the file's own markup names: XML declaration or meta element.
fn labelled(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..LABEL_WITHIN).unwrap_or(bytes);
    let head: String = head
        .iter()
        .map(|b| b.to_ascii_lowercase() as char)
        .collect();
    if !head.contains('<') {
        return None;
    }
    let declaration = head
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
        .and_then(|(declaration, _)| value_after(declaration, "encoding"));
    let meta = || {
        head.split("<meta")
            .skip(1)
            .filter_map(|rest| rest.split('>').next())
            .find_map(|element| value_after(element, "charset"))
    };
    let label = declaration.or_else(meta)?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // Markup that could be read as ASCII is not UTF-16, whatever it says.
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

/// The value of `name=value`, quoted or not.
fn value_after<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    rest.split(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '>' | '/'))
        .next()
        .filter(|value| !value.is_empty())
}

/// The name of the binary format that the first bytes show.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    const STARTS: &[(&[u8], &str)] = &[
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"%PDF-", "a PDF"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"BZh", "a bzip2 archive"),
        (b"\xFD7zXZ\0", "an xz archive"),
        (b"\x28\xB5\x2F\xFD", "a zstd archive"),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive"),
        (b"Rar!\x1A", "a RAR archive"),
        (b"\xD0\xCF\x11\xE0", "an old Word or Excel document"),
        (b"{\\rtf", "an RTF document"),
        (b"bplist00", "a Safari web archive"),
        (b"\x7FELF", "a program"),
        (b"MZ\x90\0", "a program"),
        (b"SQLite format 3\0", "a database"),
        (b"OggS", "a sound or video file"),
        (b"ID3", "a sound file"),
        (b"fLaC", "a sound file"),
        (b"\x1AE\xDF\xA3", "a video"),
        (b"wOF2", "a font"),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip(bytes));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("a WebP picture");
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some("a video or a HEIC picture");
    }
    STARTS
        .iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, name)| *name)
}

/// What a ZIP archive holds, by the names of its first members.
fn zip(bytes: &[u8]) -> &'static str {
    let head = bytes.get(..LABEL_WITHIN).unwrap_or(bytes);
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if holds(b"word/") {
        "a Word document"
    } else if holds(b"opendocument.text") {
        "an OpenDocument text"
    } else if holds(b"xl/") {
        "an Excel workbook"
    } else if holds(b"epub+zip") {
        "an EPUB book"
    } else {
        "a ZIP archive"
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, Vec<String>) {
        let mut warnings = Vec::new();
        (decode(bytes, &mut warnings).unwrap(), warnings)
    }

    const TEXT: &str =
        "Mayor’s “café” plan\r\n\r\nThe council of Bräkne voted – 12 to 3 – on Monday.\r\n";
    const CLEAN: &str =
        "Mayor’s “café” plan\n\nThe council of Bräkne voted – 12 to 3 – on Monday.\n";

    fn utf_16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(TEXT);
        let mut marked = vec![0xEF, 0xBB, 0xBF];
        marked.extend(TEXT.bytes());
        let mut utf_16_marked = vec![0xFF, 0xFE];
        utf_16_marked.extend(utf_16(TEXT, true));
        let mut big_marked = vec![0xFE, 0xFF];
        big_marked.extend(utf_16(TEXT, false));
        for (name, bytes, warns) in [
            ("UTF-8", TEXT.as_bytes().to_vec(), false),
            ("UTF-8 with mark", marked, false),
            ("UTF-16LE with mark", utf_16_marked, false),
            ("UTF-16BE with mark", big_marked, false),
            ("UTF-16LE", utf_16(TEXT, true), true),
            ("UTF-16BE", utf_16(TEXT, false), true),
            ("windows-1252", windows.to_vec(), true),
        ] {
            let (text, warnings) = read(&bytes);
            assert_eq!(text, CLEAN, "{name}");
            assert_eq!(!warnings.is_empty(), warns, "{name}: {warnings:?}");
        }
    }

    #[test]
    fn a_wrong_label_does_not_win() {
        // windows-1252 under a UTF-8 label
        let page = "<meta charset=\"utf-8\"><p>The café’s owner said “no”.</p>";
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(page);
        let (text, warnings) = read(&bytes);
        assert_eq!(text, page);
        assert!(
            warnings.iter().any(|w| w.contains("windows-1252")),
            "{warnings:?}"
        );
        // UTF-8 under a windows-1252 label
        let page = "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1252\"><p>café</p>";
        assert_eq!(read(page.as_bytes()), (page.to_owned(), vec![]));
        // a true label is believed without a warning
        let page = "<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><p>Łódź, Kraków</p>";
        let (bytes, _, _) = encoding_rs::ISO_8859_2.encode(page);
        assert_eq!(read(&bytes), (page.to_owned(), vec![]));
    }

    #[test]
    fn one_bad_byte_does_not_make_mojibake() {
        let mut bytes = "“One,” she said – “two,” he said – “three,” they said."
            .repeat(2)
            .into_bytes();
        bytes.insert(30, 0xFF);
        let (text, warnings) = read(&bytes);
        assert_eq!(text.matches('\u{FFFD}').count(), 1);
        assert_eq!(text.matches('“').count(), 6);
        assert!(
            warnings.iter().any(|w| w.contains("1 damaged place")),
            "{warnings:?}"
        );
        // Few characters say enough where they are long, and nine where they are short.
        for (text, stray) in [
            (
                "“One,” she said, and the harbour master agreed.",
                &b"\xFF"[..],
            ),
            (
                "“One,” she said, and the harbour master agreed.",
                b"\xE2\x80",
            ),
            ("“One,” she said, and the harbour master agreed.", b"\xA0"),
            (
                "Édith, Zoé, René, André, José, Noël, Chloé, Inès, Léa met.",
                b"\xA0",
            ),
        ] {
            let middle = text.rfind(' ').unwrap();
            let bytes = [
                &text.as_bytes()[..middle],
                stray,
                &text.as_bytes()[middle..],
            ]
            .concat();
            let (read, warnings) = read(&bytes);
            let wanted = format!("{}\u{FFFD}{}", &text[..middle], &text[middle..]);
            assert_eq!(read, wanted, "{stray:?}");
            assert!(warnings[0].contains("1 damaged place"), "{warnings:?}");
        }
        // Chance sequences of another encoding do not outweigh its other characters.
        let text = "“LE CAFÉ” – “LE MARCHÉ” – René était là, Noël aussi.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        assert_eq!(read(&bytes).0, text);
        // cut in the middle of a character
        let text = "The café".as_bytes();
        let (text, _) = read(&text[..text.len() - 1]);
        assert!(text.starts_with("The caf"), "{text}");
    }

    #[test]
    fn controls_go_and_are_told() {
        let (text, warnings) =
            read(b"A quiet\0 night\x07 in the harbour town of Pell\rOld line ends");
        assert_eq!(
            text,
            "A quiet night in the harbour town of Pell\nOld line ends"
        );
        assert_eq!(warnings.len(), 1);
        let (_, warnings) = read("the mayorâ€™s plan".as_bytes());
        assert_eq!(warnings.len(), 1);
    }

    #[test]
    fn binary_files_are_named() {
        for (bytes, name) in [
            (&b"\x89PNG\r\n\x1a\n"[..], "PNG"),
            (b"%PDF-1.7\n", "PDF"),
            (b"PK\x03\x04\x14\0\0\0word/document.xml", "Word"),
            (b"PK\x03\x04\x14\0\0\0a.txt", "ZIP"),
            (b"\x1F\x8B\x08\0", "gzip"),
            (b"{\\rtf1\\ansi", "RTF"),
            (&[1, 2, 3, 0, 0, 5, 6, 7, 200, 100], "unknown"),
        ] {
            let error = decode(bytes, &mut Vec::new()).unwrap_err().to_string();
            assert!(error.contains(name), "{error}");
        }
    }
}
