//! The names of all claims, taken apart once: one name is set against hundreds of others.

use super::facing::ClaimFacts;
use super::name::EQUIVALENTS;
use crate::text::names::{Name, Parted};
use crate::text::normal::{normalize, without_accents};
use crate::text::spelling::american;
use crate::text::transliteration::sounding;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// Letters of the shortest word that a slip of one or two can be told in.
const SHORTEST: usize = 5;

/// Every name by its words as written.
#[derive(Debug, Default)]
pub struct NameForms(FxHashMap<String, Form>);

/// A name in the forms that it is compared in.
#[derive(Debug, Clone)]
struct Form {
    /// Its telling words in one spelling, unordered.
    words: FxHashSet<String>,
    /// For what may stand for what.
    parted: Parted,
    /// Its words without accents, hyphens and apostrophes.
    joined: Vec<String>,
    /// The same, where a hyphen parts words.
    apart: Vec<String>,
    /// How each of these sounds, see [`sounding`].
    sounds: Vec<String>,
}

impl NameForms {
    /// Takes apart the names of these claims.
    pub(super) fn new<'f>(facts: impl Iterator<Item = &'f ClaimFacts>) -> Self {
        let mut forms = FxHashMap::default();
        for name in facts.flat_map(|claim| &claim.names) {
            if !forms.contains_key(&name.text) {
                forms.insert(name.text.clone(), Form::new(&name.text));
            }
        }
        Self(forms)
    }

    fn of(&self, name: &Name) -> Cow<'_, Form> {
        match self.0.get(&name.text) {
            Some(form) => Cow::Borrowed(form),
            None => Cow::Owned(Form::new(&name.text)),
        }
    }

    /// Can these be two ways to name one person, body or place?
    pub(super) fn same(&self, a: &Name, b: &Name) -> bool {
        let (x, y) = (self.of(a), self.of(b));
        x.words.is_subset(&y.words)
            || y.words.is_subset(&x.words)
            || is_acronym(&a.text, &y.words)
            || is_acronym(&b.text, &x.words)
            || x.parted.can_stand_for(&y.parted)
            || y.parted.can_stand_for(&x.parted)
    }

    /// Is one a slip of the pen for the other, or the other in another table of letters?
    pub(super) fn spelt_otherwise(&self, a: &Name, b: &Name) -> bool {
        self.of(a).is_spelt_otherwise(&self.of(b))
    }
}

/// The same of two names that stand in no claim.
pub(super) fn spelt_otherwise(a: &str, b: &str) -> bool {
    Form::new(a).is_spelt_otherwise(&Form::new(b))
}

impl Form {
    fn new(name: &str) -> Self {
        let normal = normalize(name);
        let words = normal
            .replace(['.', ','], "")
            .split_whitespace()
            .filter(|w| !matches!(*w, "the" | "of" | "and" | "&"))
            .filter(|w| !matches!(*w, "inc" | "llc" | "ltd" | "corp" | "co" | "pc" | "plc"))
            .map(american)
            .map(|w| EQUIVALENTS.get(w).map_or(w, |e| e))
            .map(|w| match w {
                "ft" => "fort".to_owned(),
                "st" => "saint".to_owned(),
                "mt" => "mount".to_owned(),
                w => without_accents(w),
            })
            .collect();
        let split = |text: String, fold: fn(&str) -> String| -> Vec<String> {
            text.split_whitespace().map(fold).collect()
        };
        let marks = ['.', '-', '\''];
        Self {
            words,
            parted: Parted::new(name),
            joined: split(normal.replace(marks, ""), without_accents),
            apart: split(normal.replace(marks, " "), without_accents),
            sounds: split(normal.replace(marks, " "), sounding),
        }
    }

    fn is_spelt_otherwise(&self, other: &Self) -> bool {
        is_misspelt(&self.joined, &other.joined) || is_transliterated(self, other)
    }
}

/// Are these the initials of the words in any order, but for an "O" of "of" ("DOT" for
/// "Transport Department")?
fn is_acronym(short: &str, words: &FxHashSet<String>) -> bool {
    let mut letters: Vec<char> = short.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() < 2 || letters.len() > 6 || !letters.iter().all(|c| c.is_uppercase()) {
        return false;
    }
    let mut initials: Vec<char> = words
        .iter()
        .filter_map(|w| w.chars().next()?.to_uppercase().next())
        .collect();
    if letters.len() == initials.len() + 1 {
        letters.retain(|c| *c != 'O');
    }
    letters.sort_unstable();
    initials.sort_unstable();
    letters == initials
}

/// Are these names of two words or more that differ in how foreign letters are written, and in more
/// than accents ("Kseniya Luryeva", "Ksenia Lurieva")?
fn is_transliterated(x: &Form, y: &Form) -> bool {
    x.sounds.len() >= 2 && x.sounds == y.sounds && x.apart != y.apart
}

/// Do two names of as many words have all in common but one, which is one or two letters away
/// and neither a short form ("Rob") nor another form of writing ("Calderón")?
fn is_misspelt(x: &[String], y: &[String]) -> bool {
    if x.len() < 2 || x.len() != y.len() {
        return false;
    }
    let mut apart = x.iter().zip(y).filter(|(p, q)| p != q);
    let (Some((p, q)), None) = (apart.next(), apart.next()) else {
        return false;
    };
    let least = p.chars().count().min(q.chars().count());
    least >= SHORTEST
        && p.chars().next() == q.chars().next()
        && !p.starts_with(q.as_str())
        && !q.starts_with(p.as_str())
        && strsim::osa_distance(p, q) <= if least > SHORTEST { 2 } else { 1 }
}
