//! The words of one event, each with its stem and its weight.
//!
//! A stem's weight is `ln((N + 1) / (df + 0.5)) × (0.35 + 0.65 b)`: how rare it is among the
//! claims of this event (N claims, df of them hold it) and how rare in other news (b, from
//! `background.txt`, 0..1). Function words count an eighth.

use super::synonyms::{self, Phrase};
use crate::claim::Report;
use crate::text::stems::Stemmer;
use crate::text::table::Table;
use crate::text::verb_forms::plain_form;
use crate::text::{self, normal, words};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// Weight of a function word beside a content word.
const STOP_WORD_SHARE: f64 = 0.12;
/// Weight of a given name beside what its rarity would give.
const GIVEN_NAME_SHARE: f64 = 0.35;

/// One word of a claim: its stem's number, and where it stands in the report's text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub stem: u32,
    pub span: text::Span,
}

/// The stems of all claims of an event.
pub(super) struct Vocabulary {
    /// Claims that the event has, or is taken to have.
    pub claims: usize,
    stems: Vec<Stem>,
    /// For every stem the others that are spelled nearly like it.
    near: Vec<Vec<u32>>,
}

/// A stem and what is known of it.
pub(super) struct Stem {
    /// The stem itself.
    pub text: String,
    /// Number of claims that hold it.
    pub frequency: usize,
    /// Rarity among the claims of the event.
    pub event: f64,
    /// Rarity in other news, 0..1.
    pub background: f64,
    /// Both: see the module's head.
    pub weight: f64,
    /// A function word.
    pub stop: bool,
    /// Mostly written with a capital letter in running text.
    pub name: bool,
    /// A number, written as its value.
    pub number: bool,
    /// The groups of synonyms that it belongs to.
    pub groups: Vec<u32>,
    /// The phrases that begin with it and mean what a group of synonyms does.
    phrases: Vec<Phrase>,
}

/// The tokens of every claim, in the order of the reports and their claims.
pub(super) type Tokens = Vec<Vec<Token>>;

#[derive(Default)]
struct Building {
    ids: FxHashMap<String, u32>,
    texts: Vec<String>,
    capital: Vec<usize>,
    small: Vec<usize>,
    frequency: Vec<usize>,
}

impl Vocabulary {
    /// Reads every claim of every report; `claims` is how many the event is taken to have where
    /// there are fewer.
    pub fn new(reports: &[Report], claims: usize) -> (Self, Tokens) {
        let mut building = Building::default();
        let mut tokens = Tokens::new();
        let lexicon = Lexicon::get();
        for report in reports {
            // Words repeat within an event, and stemming one costs more than looking it up.
            let mut known: FxHashMap<&str, u32> = FxHashMap::default();
            let stemmer = Stemmer::new(spoken(&report.article.language));
            for claim in &report.claims {
                let text = report.text(claim.span);
                let running = report
                    .article
                    .blocks
                    .get(claim.block)
                    .is_some_and(|b| b.kind != crate::article::BlockKind::Headline);
                let mut mine = Vec::new();
                for (number, word) in words::words(text).into_iter().enumerate() {
                    let written = word.of(text);
                    let id = *known
                        .entry(written)
                        .or_insert_with(|| building.intern(lexicon.stem(written, &stemmer)));
                    if running && number > 0 {
                        building.note_case(id, written);
                    }
                    mine.push(Token {
                        stem: id,
                        span: word.shifted(claim.span.start),
                    });
                }
                building.count(&mine);
                tokens.push(mine);
            }
        }
        (building.finish(tokens.len().max(claims), lexicon), tokens)
    }

    /// Given names tell little where the last name is known: they count a third.
    pub fn weaken_given_names(&mut self, given: &FxHashSet<u32>) {
        for id in given {
            let stem = &mut self.stems[*id as usize];
            stem.weight *= GIVEN_NAME_SHARE;
            stem.event *= GIVEN_NAME_SHARE;
            stem.background *= GIVEN_NAME_SHARE;
        }
    }

    /// What is known of a stem.
    pub fn stem(&self, id: u32) -> &Stem {
        &self.stems[id as usize]
    }

    /// The groups of synonyms that a row of tokens belongs to, phrases included; ascending.
    pub fn groups(&self, tokens: &[Token]) -> Vec<u32> {
        let stems: Vec<(&str, &[Phrase])> = tokens
            .iter()
            .map(|t| self.stem(t.stem))
            .map(|stem| (stem.text.as_str(), stem.phrases.as_slice()))
            .collect();
        let mut groups = synonyms::in_phrases(&stems);
        groups.extend(tokens.iter().flat_map(|t| &self.stem(t.stem).groups));
        groups.sort_unstable();
        groups.dedup();
        groups
    }

    /// Number of stems.
    pub fn len(&self) -> usize {
        self.stems.len()
    }

    /// Other stems that are spelled nearly like this one.
    pub fn near(&self, id: u32) -> &[u32] {
        self.near.get(id as usize).map_or(&[], Vec::as_slice)
    }
}

impl Building {
    fn intern(&mut self, stem: String) -> u32 {
        if let Some(id) = self.ids.get(&stem) {
            return *id;
        }
        let id = self.texts.len() as u32;
        self.ids.insert(stem.clone(), id);
        self.texts.push(stem);
        self.capital.push(0);
        self.small.push(0);
        self.frequency.push(0);
        id
    }

    fn note_case(&mut self, id: u32, written: &str) {
        if written.starts_with(char::is_uppercase) {
            self.capital[id as usize] += 1;
        } else {
            self.small[id as usize] += 1;
        }
    }

    fn count(&mut self, tokens: &[Token]) {
        let distinct: FxHashSet<u32> = tokens.iter().map(|t| t.stem).collect();
        for id in distinct {
            self.frequency[id as usize] += 1;
        }
    }

    fn finish(self, claims: usize, lexicon: &Lexicon) -> Vocabulary {
        let total = claims as f64 + 1.0;
        let stems: Vec<Stem> = self
            .texts
            .into_iter()
            .enumerate()
            .map(|(n, text)| {
                let frequency = self.frequency[n];
                let event = (total / (frequency as f64 + 0.5)).ln().max(0.05);
                let background = lexicon.rarity(&text);
                let stop = text::is_function_word(&text);
                let (groups, phrases) = synonyms::groups_of(&text);
                let share = if stop { STOP_WORD_SHARE } else { 1.0 };
                Stem {
                    frequency,
                    event,
                    background,
                    weight: event * (0.35 + 0.65 * background) * share,
                    stop,
                    name: !stop && self.capital[n] > self.small[n],
                    number: text.starts_with(|c: char| c.is_ascii_digit()),
                    groups: if stop { Vec::new() } else { groups },
                    phrases,
                    text,
                }
            })
            .collect();
        let near = near_spellings(&stems);
        Vocabulary {
            claims,
            stems,
            near,
        }
    }
}

/// More stems than this with the same first two letters are not all held against each other: time
/// would grow with their square.
const MANY: usize = 1_000;
/// Those that are then held against each stem, on either side.
const NEIGHBOURS: usize = 200;

/// Stems that share five letters and three fifths of the longer, or are alike by Jaro-Winkler
/// (at least .93). Only stems with the same first two letters are held against each other, and
/// where very many begin so, those that stand near each other in the alphabet.
fn near_spellings(stems: &[Stem]) -> Vec<Vec<u32>> {
    let mut by_start: FxHashMap<String, Vec<u32>> = FxHashMap::default();
    for (id, stem) in stems.iter().enumerate() {
        if !stem.stop && !stem.number && stem.text.chars().count() >= 4 {
            let start: String = stem.text.chars().take(2).collect();
            by_start.entry(start).or_default().push(id as u32);
        }
    }
    let found: Vec<(u32, u32)> = by_start
        .into_par_iter()
        .flat_map_iter(|(_, mut group)| {
            let mut most = group.len();
            if group.len() > MANY {
                group.sort_unstable_by_key(|id| &stems[*id as usize].text);
                most = NEIGHBOURS;
            }
            let mut found = Vec::new();
            for (n, a) in group.iter().enumerate() {
                for b in group.iter().skip(n + 1).take(most) {
                    if alike(&stems[*a as usize].text, &stems[*b as usize].text) {
                        found.push((*a, *b));
                    }
                }
            }
            found
        })
        .collect();
    let mut near = vec![Vec::new(); stems.len()];
    for (a, b) in found {
        near[a as usize].push(b);
        near[b as usize].push(a);
    }
    for list in &mut near {
        list.sort_unstable();
    }
    near
}

fn alike(a: &str, b: &str) -> bool {
    let longer = a.chars().count().max(b.chars().count());
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    if common >= 5 && common * 5 >= longer * 3 {
        return true;
    }
    // Jaro-Winkler is at most 1 - 0.2 (1 - shorter / longer): words of very different length are
    // not alike.
    let shorter = a.chars().count().min(b.chars().count());
    common >= 2 && shorter * 20 >= longer * 12 && strsim::jaro_winkler(a, b) >= 0.93
}

/// In how many events of other news a stem stands; under `*`, of how many.
static BACKGROUND: Table = Table::new(include_str!("background.txt"));

/// The embedded word lists.
struct Lexicon {
    equivalent: FxHashMap<&'static str, &'static str>,
    events: f64,
}

impl Lexicon {
    /// The lists, read once.
    fn get() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut equivalent = FxHashMap::default();
        for line in text::word_list(include_str!("equivalents.txt")) {
            let mut group = line.split_whitespace();
            if let Some(first) = group.next() {
                equivalent.extend(group.map(|word| (word, first)));
            }
        }
        Self {
            equivalent,
            events: counted("*").unwrap_or(1.0),
        }
    }

    /// The stem of a word as it stands in a text.
    fn stem(&self, written: &str, stemmer: &Stemmer) -> String {
        let mut word = normal::normalize_word(written);
        if word.contains('.') && word.contains(char::is_alphabetic) {
            // "F.B.I." and "FBI" are one word.
            word.retain(|c| c != '.');
        }
        // "Us" and "US" differ by case alone.
        let acronym = word.len() > 1 && written.chars().all(|c| c.is_uppercase() || c == '.');
        if text::is_function_word(&word) && !acronym {
            return word;
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return word.replace(',', "");
        }
        if let Some(value) = number_word(&word) {
            return value.to_owned();
        }
        let stem = match self.equivalent.get(word.as_str()) {
            Some(_) if word == "us" && !acronym => return word,
            Some(other) => stemmer.stem(other),
            None => stemmer.stem(plain_form(&word)),
        };
        synonyms::first_of_family(&stem).map_or(stem, str::to_owned)
    }

    /// How rare a stem is in other news: 1 where it stood in one event or none, 0 in all.
    fn rarity(&self, stem: &str) -> f64 {
        let seen = counted(stem).unwrap_or(1.0);
        (self.events / seen).ln().max(0.0) / self.events.ln().max(1.0)
    }
}

/// The number beside a stem in [`BACKGROUND`].
fn counted(stem: &str) -> Option<f64> {
    BACKGROUND.get(stem)?.parse().ok()
}

fn number_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        "eleven" => "11",
        "twelve" | "dozen" => "12",
        "twenty" => "20",
        "thirty" => "30",
        "forty" => "40",
        "fifty" => "50",
        "hundred" => "100",
        _ => return None,
    })
}

/// The language to stem in: English, which the program is tuned for, where it could not be told.
pub(super) fn spoken(language: &str) -> &str {
    if language == text::language::UNDETERMINED {
        "en"
    } else {
        language
    }
}

/// The stems of a text for counting background frequencies: see `examples/background.rs`.
pub fn stems_for_counting(text: &str) -> Vec<String> {
    let lexicon = Lexicon::get();
    let stemmer = Stemmer::new("en");
    words::words(text)
        .iter()
        .map(|word| lexicon.stem(word.of(text), &stemmer))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_background_is_in_order_and_looked_up() {
        assert!(BACKGROUND.is_in_order());
        assert_eq!(counted("*"), Some(80.0));
        let lexicon = Lexicon::get();
        assert!(lexicon.rarity("say") < lexicon.rarity("harbour"));
    }
}
