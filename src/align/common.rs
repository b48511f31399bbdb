//! What two claims have in common and what each says alone, as the words that stand there.

use super::unit::Unit;
use super::vocabulary::{Token, Vocabulary};
use crate::claim::Report;

/// Phrases of one kind that are named.
const MOST: usize = 6;
/// From this rarity in other news on, 0..1, a word is called rare: about one event in thirty
/// has it.
const RARE: f64 = 0.6;

/// What two claims have in common, in the words of the first, and what each says alone; all
/// lists in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Common {
    /// Names in both.
    pub names: Vec<String>,
    /// Numbers in both.
    pub figures: Vec<String>,
    /// Other words in both that are rare in news.
    pub rare: Vec<String>,
    /// Other words in both.
    pub plain: Vec<String>,
    /// Words in both that stand inside quotation marks in one of them.
    pub quoted: Vec<String>,
    /// Other words for the same, or nearly the same word: of the first, of the second.
    pub synonyms: Vec<(String, String)>,
    /// What the first does not share, and what the second does not.
    pub alone: [Alone; 2],
}

/// What one of two claims says and the other does not.
#[derive(Debug, Default)]
pub(super) struct Alone {
    pub names: Vec<String>,
    pub figures: Vec<String>,
    pub words: Vec<String>,
}

impl Alone {
    /// All of it, names and figures first.
    pub fn all(&self) -> Vec<String> {
        [&self.names[..], &self.figures, &self.words].concat()
    }
}

impl Common {
    /// Compares two claims, given their reports.
    pub fn new(reports: (&Report, &Report), a: &Unit, b: &Unit, vocabulary: &Vocabulary) -> Self {
        let (first, second) = (
            Side::new(reports.0, a, b, vocabulary),
            Side::new(reports.1, b, a, vocabulary),
        );
        let is_name = |stem: u32| vocabulary.stem(stem).name;
        let is_figure = |stem: u32| vocabulary.stem(stem).number;
        let is_word = |stem: u32| !is_name(stem) && !is_figure(stem);
        let is_rare = |stem: u32| vocabulary.stem(stem).background >= RARE;
        let is_quoted = |stem: u32| {
            let in_marks = |unit: &Unit| unit.quoted.iter().flatten().any(|s| *s == stem);
            in_marks(a) || in_marks(b)
        };
        let alone = |side: &Side| Alone {
            names: side.phrases(|t, held| held == Held::Not && is_name(t)),
            figures: side.phrases(|t, held| held == Held::Not && is_figure(t)),
            words: side.phrases(|t, held| held == Held::Not && is_word(t)),
        };
        let whole = |held| held == Held::Whole;
        Self {
            names: first.phrases(|t, held| held != Held::Not && is_name(t)),
            figures: first.phrases(|t, held| held != Held::Not && is_figure(t)),
            rare: first.phrases(|t, held| whole(held) && is_word(t) && is_rare(t)),
            plain: first.phrases(|t, held| whole(held) && is_word(t) && !is_rare(t)),
            quoted: first.phrases(|t, held| whole(held) && is_quoted(t)),
            synonyms: synonyms(&first, &second),
            alone: [alone(&first), alone(&second)],
        }
    }

    /// Words in both, rare ones first.
    pub fn words(&self) -> Vec<String> {
        [&self.rare[..], &self.plain].concat()
    }

    /// Do they share no name, no number, no word?
    pub fn is_nothing(&self) -> bool {
        self.names.is_empty()
            && self.figures.is_empty()
            && self.rare.is_empty()
            && self.plain.is_empty()
            && self.synonyms.is_empty()
    }

    /// The words behind a feature.
    pub fn behind(&self, feature: &str) -> String {
        match feature {
            "cosine_names" | "same_person" => self.names.join(", "),
            "numbers_shared" => self.figures.join(", "),
            "quotation_held" | "quotations_overlap" => self.quoted.join(", "),
            "cosine_plain_words" | "rarest_shared" | "only_these_two" => self.words().join(", "),
            "synonym_mass" => {
                let pairs = self.synonyms.iter().map(|(x, y)| format!("{x} / {y}"));
                pairs.collect::<Vec<_>>().join(", ")
            }
            "unmatched_names" => self.against(|alone| alone.names.clone()),
            "both_quote_otherwise" => self.against(Alone::all),
            "coverage_low" | "shared_mass" | "longest_run" | "clause_dice" | "clause_mass"
            | "resolved_dice" => [&self.names[..], &self.figures, &self.rare, &self.plain]
                .concat()
                .join(", "),
            _ => String::new(),
        }
    }

    fn against(&self, of: impl Fn(&Alone) -> Vec<String>) -> String {
        let sides = self.alone.iter().map(|alone| of(alone).join(", "));
        let sides: Vec<String> = sides.filter(|words| !words.is_empty()).collect();
        sides.join(" / ")
    }
}

/// One of two claims, with what of it the other holds.
struct Side<'e> {
    report: &'e Report,
    unit: &'e Unit,
    vocabulary: &'e Vocabulary,
    /// For every token, what of it the other claim holds.
    shared: Vec<Held>,
}

/// What of a word another claim holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    /// Nothing.
    Not,
    /// A word spelled nearly like it: "harbour" for "harbourmaster".
    Nearly,
    /// Its stem.
    Whole,
}

impl<'e> Side<'e> {
    fn new(report: &'e Report, unit: &'e Unit, other: &Unit, vocabulary: &'e Vocabulary) -> Self {
        let near = |stem| vocabulary.near(stem).iter().any(|n| other.holds(*n));
        let shared = unit.tokens.iter().map(|t| match t.stem {
            stem if other.holds(stem) => Held::Whole,
            stem if near(stem) => Held::Nearly,
            _ => Held::Not,
        });
        Self {
            report,
            unit,
            vocabulary,
            shared: shared.collect(),
        }
    }

    fn written(&self, token: &Token) -> &'e str {
        self.report.text(token.span)
    }

    /// The content words that are `wanted`, told their stem and what the other claim holds of
    /// it; words that stand side by side make one phrase. The weightiest are kept.
    fn phrases(&self, wanted: impl Fn(u32, Held) -> bool) -> Vec<String> {
        let mut found: Vec<(f64, crate::text::Span)> = Vec::new();
        let mut before: Option<usize> = None;
        for (n, (token, shared)) in self.unit.tokens.iter().zip(&self.shared).enumerate() {
            let stem = self.vocabulary.stem(token.stem);
            if stem.stop || !wanted(token.stem, *shared) {
                continue;
            }
            match found.last_mut() {
                Some((weight, span))
                    if before == n.checked_sub(1) && n > 0 && {
                        let gap = crate::text::Span::new(span.end, token.span.start);
                        matches!(self.report.text(gap), " " | "\u{a0}" | "-")
                    } =>
                {
                    *weight = weight.max(stem.weight);
                    span.end = token.span.end;
                }
                _ => found.push((stem.weight, token.span)),
            }
            before = Some(n);
        }
        let text = |span: &crate::text::Span| self.report.text(*span);
        let mut seen: Vec<String> = Vec::new();
        found.retain(|(_, span)| {
            let lower = text(span).to_lowercase();
            let new = !seen.contains(&lower);
            if new {
                seen.push(lower);
            }
            new
        });
        found.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.start.cmp(&y.1.start)));
        found.truncate(MOST);
        found.sort_by_key(|(_, span)| span.start);
        found
            .iter()
            .map(|(_, span)| text(span).to_owned())
            .collect()
    }
}

/// Words that only a group of synonyms, or a like spelling, brings together.
fn synonyms(first: &Side, second: &Side) -> Vec<(String, String)> {
    let unmatched = |side: &Side| -> Vec<usize> {
        let tokens = side.unit.tokens.iter().zip(&side.shared).enumerate();
        tokens
            .filter(|(_, (t, held))| **held != Held::Whole && !side.vocabulary.stem(t.stem).stop)
            .map(|(n, _)| n)
            .collect()
    };
    let theirs = unmatched(second);
    let mut found: Vec<(String, String)> = Vec::new();
    for mine in unmatched(first) {
        let Some(token) = first.unit.tokens.get(mine) else {
            continue;
        };
        let groups = &first.vocabulary.stem(token.stem).groups;
        let near = first.vocabulary.near(token.stem);
        let other = theirs
            .iter()
            .filter_map(|n| second.unit.tokens.get(*n))
            .find(|t| {
                let of_other = &second.vocabulary.stem(t.stem).groups;
                near.contains(&t.stem) || groups.iter().any(|g| of_other.contains(g))
            });
        if let Some(other) = other {
            let pair = (
                first.written(token).to_owned(),
                second.written(other).to_owned(),
            );
            if !found.contains(&pair) && found.len() < MOST {
                found.push(pair);
            }
        }
    }
    found
}
