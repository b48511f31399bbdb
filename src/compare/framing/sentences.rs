//! The sentences of all reports as tokens and names: what every finding of framing reads.

use super::noun_keys::is_known;
use crate::claim::Report;
use crate::text::names::{Name, NameContext, names};
use crate::text::words::words;
use crate::text::{Span, word_list};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

static STOP_WORDS: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| word_list(include_str!("../../text/stop_words.txt")).collect());

/// Words that a noun phrase never runs across, beyond the stop words: forms of speech verbs,
/// modals and small verbs that stand right behind a subject.
const BREAKS: [&str; 54] = [
    "said", "says", "told", "tells", "asked", "may", "might", "must", "shall", "cannot", "can't",
    "won't", "made", "makes", "took", "takes", "went", "goes", "came", "comes", "got", "gets",
    "gave", "gives", "became", "seems", "appears", "appeared", "began", "wants", "wanted", "like",
    "without", "against", "across", "amid", "among", "despite", "since", "within", "whether",
    "although", "though", "via", "between", "toward", "towards", "near", "along", "behind",
    "beyond", "beside", "onto", "upon",
];

const DETERMINERS: [&str; 17] = [
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my",
    "your", "some", "any", "no",
];

/// One word of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Where it stands in the report's text, without a possessive ending.
    pub span: Span,
    /// In lower case, without full stops and possessive ending, apostrophes straight.
    pub lower: String,
    /// Had a possessive ending.
    pub possessive: bool,
    /// Only white space stands between the word before and this one.
    pub joined: bool,
    /// A comma, and white space, stands there.
    pub comma: bool,
    /// Number of the name (in [`Sentence::names`]) that it is part of, its title included.
    pub name: Option<usize>,
}

impl Token {
    /// "the", "a", "his".
    pub fn is_determiner(&self) -> bool {
        DETERMINERS.contains(&self.lower.as_str())
    }

    /// "the", "this", "his": points to what the reader knows.
    pub fn is_definite(&self) -> bool {
        self.is_determiner() && !matches!(self.lower.as_str(), "a" | "an" | "some" | "any" | "no")
    }

    /// A word that stands outside of noun phrases.
    pub fn is_break(&self) -> bool {
        is_break(&self.lower)
    }
}

/// Does this word (in lower case) stand outside of noun phrases?
pub(crate) fn is_break(word: &str) -> bool {
    STOP_WORDS.contains(word) || BREAKS.contains(&word)
}

/// One sentence of one report.
#[derive(Debug)]
pub(super) struct Sentence {
    /// Number of the report.
    pub report: usize,
    /// Its words.
    pub tokens: Vec<Token>,
    /// Its names; their spans are of the report's text.
    pub names: Vec<Name>,
}

/// All sentences of all reports of an event, report after report; `context` is that of all.
pub(super) fn read(reports: &[Report], context: &NameContext) -> Vec<Sentence> {
    let mut found = Vec::new();
    for (number, report) in reports.iter().enumerate() {
        for sentence in &report.sentences {
            found.push(one(
                number,
                report.text(sentence.span),
                sentence.span.start,
                context,
            ));
        }
    }
    found
}

fn one(report: usize, text: &str, offset: usize, context: &NameContext) -> Sentence {
    let mut its_names = names(text, context);
    let mut tokens = Vec::new();
    let mut before = 0;
    let mut name = 0;
    for span in words(text) {
        let written = span.of(text);
        let bare = ["'s", "’s", "'S", "’S"]
            .iter()
            .find_map(|ending| written.strip_suffix(ending))
            .unwrap_or(written);
        let gap = text.get(before..span.start).unwrap_or_default();
        let behind = text.get(span.end..).unwrap_or_default();
        while its_names
            .get(name)
            .is_some_and(|n| n.whole.end <= span.start)
        {
            name += 1;
        }
        let within = its_names
            .get(name)
            .filter(|n| n.whole.start <= span.start)
            .map(|_| name);
        tokens.push(Token {
            span: Span::new(span.start, span.start + bare.len()).shifted(offset),
            lower: bare.to_lowercase().replace('.', "").replace('’', "'"),
            possessive: bare.len() < written.len()
                || (bare.ends_with('s') && behind.starts_with(['\'', '’'])),
            joined: matches!(gap, "-" | ".-" | "–" | ".–")
                || (!gap.is_empty() && gap.trim().is_empty())
                || (gap == ". " && within.is_some()),
            comma: gap.trim() == ",",
            name: within,
        });
        before = span.end;
    }
    for name in &mut its_names {
        name.span = name.span.shifted(offset);
        name.whole = name.whole.shifted(offset);
    }
    Sentence {
        report,
        tokens,
        names: its_names,
    }
}

/// How often a word of an event stands in each kind of place.
#[derive(Debug, Default, Clone, Copy)]
struct Places {
    /// Where only a noun can.
    noun: u32,
    /// Where a verb does.
    verb: u32,
    /// Behind a determiner, before another word that could be the noun: "the *lunar* base".
    modifier: u32,
}

/// How often the words of an event stand where only a noun can, and where a verb does.
#[derive(Debug, Default)]
pub(super) struct Nouns(FxHashMap<String, Places>);

impl Nouns {
    /// Counts: a word between a determiner and the end of a phrase is a noun there; one behind
    /// "to", a pronoun or a modal is a verb.
    pub fn new(sentences: &[Sentence]) -> Self {
        let mut counts: FxHashMap<String, Places> = FxHashMap::default();
        for sentence in sentences {
            for (at, token) in sentence.tokens.iter().enumerate() {
                if token.name.is_some() || token.is_break() || token.lower.len() < 3 {
                    continue;
                }
                let next = sentence.tokens.get(at + 1);
                let ends = next.is_none_or(|n| {
                    let goes_on = n.comma || matches!(n.lower.as_str(), "and" | "or" | "but");
                    !goes_on && (!n.joined || n.is_break() || n.is_determiner())
                });
                let before = at.checked_sub(1).and_then(|b| sentence.tokens.get(b));
                let Some(before) = before.filter(|_| token.joined) else {
                    continue;
                };
                let count = counts.entry(token.lower.clone()).or_default();
                let determined = before.is_determiner() || before.possessive;
                if determined && ends {
                    count.noun += 1;
                } else if determined && next.is_some_and(|n| n.joined) {
                    count.modifier += 1;
                } else if is_before_verb(&before.lower) {
                    count.verb += 1;
                }
            }
        }
        Self(counts)
    }

    /// Does the event use this word (in lower case), or its singular, as a noun more than as a
    /// verb or as a word before the noun?
    pub fn holds(&self, word: &str) -> bool {
        let Places {
            noun,
            verb,
            modifier,
        } = self.count(word);
        let used = noun > 0 && noun >= verb && noun * MOST_MODIFYING >= modifier;
        used || (noun >= verb && is_known(word))
    }

    /// Does the event write this word (in lower case) without a capital too, as a noun?
    pub fn is_common(&self, word: &str) -> bool {
        self.0.contains_key(word) && self.holds(word)
    }

    fn count(&self, word: &str) -> Places {
        let own = self.0.get(word).copied().unwrap_or_default();
        let other = singular(word);
        let base = match other == word {
            true => Places::default(),
            false => self.0.get(other.as_str()).copied().unwrap_or_default(),
        };
        Places {
            noun: own.noun + base.noun,
            verb: own.verb + base.verb,
            modifier: own.modifier + base.modifier,
        }
    }
}

/// A noun stands before another noun ("the *harbour* deal") at most so often for each time that
/// it stands alone; an adjective does more often.
const MOST_MODIFYING: u32 = 3;

/// Words that a verb follows in its plain form.
pub(crate) fn is_before_verb(word: &str) -> bool {
    matches!(
        word,
        "to" | "will"
            | "would"
            | "could"
            | "can"
            | "should"
            | "may"
            | "might"
            | "must"
            | "not"
            | "he"
            | "she"
            | "they"
            | "we"
            | "i"
            | "you"
            | "who"
            | "don't"
            | "didn't"
            | "won't"
    )
}

/// The singular of a regular plural; other words as they are.
pub(crate) fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|s| s.len() > 2) {
        return format!("{stem}y");
    }
    for ending in ["sses", "shes", "ches", "xes"] {
        if word.ends_with(ending) {
            return word.strip_suffix("es").unwrap_or(word).to_owned();
        }
    }
    match word {
        "men" => "man".into(),
        "women" => "woman".into(),
        "children" => "child".into(),
        _ if word.ends_with("ss") || word.ends_with("us") || word.ends_with("is") => word.into(),
        _ => word
            .strip_suffix('s')
            .filter(|s| s.len() > 2)
            .unwrap_or(word)
            .to_owned(),
    }
}
