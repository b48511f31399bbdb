//! Events to measure: real ones where they are there, and larger ones made from three reports.

use std::fs;
use std::io;
use std::path::Path;
use tempfile::TempDir;

/// A report as a file.
pub struct Text {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub words: String,
}

/// Three reports of one event, and where they are from.
pub fn base() -> (Vec<Text>, String) {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let real = home.join("../shared/gold/events");
    let mut folders: Vec<_> = fs::read_dir(real)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    folders.push(home.join("samples/ferry-grounding"));
    for folder in &folders {
        let texts = texts(folder);
        if texts.len() == 3 {
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            return (texts, name.into_owned());
        }
    }
    (Vec::new(), "nothing".into())
}

fn texts(folder: &Path) -> Vec<Text> {
    let mut paths: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|path| {
            Some(Text {
                name: path.file_name()?.to_string_lossy().into_owned(),
                words: fs::read_to_string(path).ok()?,
            })
        })
        .collect()
}

/// Writes reports to a folder of their own.
pub fn written(texts: &[Text]) -> io::Result<TempDir> {
    let folder = TempDir::new()?;
    for text in texts {
        fs::write(folder.path().join(&text.name), &text.words)?;
    }
    Ok(folder)
}

/// `count` reports of the event of `base`. Each is one of the three with a third of its
/// paragraphs left out; of what stays, two fifths are word for word as before, as agency copy
/// would be, and in the rest one word in eight is another, of the event or of its own. Each adds
/// four sentences that no other has.
pub fn generated(base: &[Text], count: usize) -> Vec<Text> {
    let words: Vec<&str> = base
        .iter()
        .flat_map(|text| text.words.split_whitespace())
        .filter(|word| word.len() > 4 && word.chars().all(|c| c.is_ascii_lowercase()))
        .collect();
    let reports = (0..count).zip(base.iter().cycle());
    reports
        .map(|(n, text)| Text {
            name: format!("report-{n:04}.txt"),
            words: report(&text.words, &words, &mut Random(n as u64)),
        })
        .collect()
}

fn report(text: &str, words: &[&str], random: &mut Random) -> String {
    let mut paragraphs = Vec::new();
    for (n, paragraph) in text.split("\n\n").enumerate() {
        if n > 1 && random.below(100) < 35 {
            continue;
        }
        if random.below(100) < 40 {
            paragraphs.push(paragraph.to_owned());
            continue;
        }
        let changed: Vec<String> = paragraph
            .split(' ')
            .map(|word| {
                let plain = word.chars().all(|c| c.is_ascii_lowercase());
                match plain && random.below(100) < 12 {
                    true => other_word(words, random),
                    false => word.to_owned(),
                }
            })
            .collect();
        paragraphs.push(changed.join(" "));
    }
    for _ in 0..4 {
        let length = 8 + random.below(14);
        let own: Vec<String> = (0..length).map(|_| other_word(words, random)).collect();
        let place = 2 + random.below(paragraphs.len().max(3) - 2);
        let sentence = format!("The {} of {}.", own.join(" "), invented(random));
        paragraphs.insert(place.min(paragraphs.len()), sentence);
    }
    paragraphs.join("\n\n")
}

fn other_word(words: &[&str], random: &mut Random) -> String {
    match words.get(random.below(words.len().max(1))) {
        Some(word) if random.below(10) < 7 => (*word).to_owned(),
        _ => invented(random),
    }
}

/// A word that no list holds.
fn invented(random: &mut Random) -> String {
    const SYLLABLES: [&str; 20] = [
        "ba", "cor", "den", "fil", "gra", "hol", "jun", "kel", "lor", "min", "nor", "pel", "qua",
        "ris", "stan", "tur", "ven", "wick", "yar", "zed",
    ];
    let length = 2 + random.below(2);
    (0..length)
        .filter_map(|_| SYLLABLES.get(random.below(SYLLABLES.len())).copied())
        .collect()
}

/// Splitmix64 (Steele, Lea & Flood 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % limit.max(1) as u64) as usize
    }
}
