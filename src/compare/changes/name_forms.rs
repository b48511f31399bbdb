//! The names of all claims, taken apart once: one name is set against hundreds of others.

use super::facing::ClaimFacts;
use super::name::EQUIVALENTS;
use crate::text::names::{Name, Parted};
use crate::text::normal::{normalize, without_accents};
use crate::text::spelling::american;
use crate::text::transliteration::sounding;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::atomic::{AtomicU8, Ordering};

/// Letters of the shortest word that a slip of one or two can be told in.
const SHORTEST: usize = 5;

/// Names of one comparison for which is kept which are the same: some four megabytes.
const MOST_KEPT: usize = 2_000;

/// Every name by its words as written.
#[derive(Debug, Default)]
pub struct NameForms {
    forms: FxHashMap<String, (usize, Form)>,
    /// For two names by number, whether they are the same, once that was asked; empty where there
    /// are more than [`MOST_KEPT`].
    kept: Vec<AtomicU8>,
}

const UNASKED: u8 = 0;
const SAME: u8 = 1;
const OTHER: u8 = 2;

/// A name in the forms that it is compared in.
#[derive(Debug, Clone)]
struct Form {
    /// As written.
    text: String,
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
                forms.insert(name.text.clone(), (forms.len(), Form::new(&name.text)));
            }
        }
        let kept = match forms.len() {
            count if count <= MOST_KEPT => count * count,
            _ => 0,
        };
        Self {
            forms,
            kept: (0..kept).map(|_| AtomicU8::new(UNASKED)).collect(),
        }
    }

    fn of(&self, name: &Name) -> Cow<'_, Form> {
        match self.forms.get(&name.text) {
            Some((_, form)) => Cow::Borrowed(form),
            None => Cow::Owned(Form::new(&name.text)),
        }
    }

    /// Can these be two ways to name one person, body or place?
    pub(super) fn same(&self, a: &Name, b: &Name) -> bool {
        let (Some((first, x)), Some((second, y))) =
            (self.forms.get(&a.text), self.forms.get(&b.text))
        else {
            return self.of(a).is_same(&self.of(b));
        };
        // Names come in any order and from any thread, and the answer is the same for all.
        let place = first.min(second) * self.forms.len() + first.max(second);
        let Some(kept) = self.kept.get(place) else {
            return x.is_same(y);
        };
        match kept.load(Ordering::Relaxed) {
            SAME => true,
            OTHER => false,
            _ => {
                let same = x.is_same(y);
                kept.store(if same { SAME } else { OTHER }, Ordering::Relaxed);
                same
            }
        }
    }

    /// Do two names differ in the letters of one word alone, and in more than how foreign letters
    /// or accents are written?
    pub(super) fn nearly(&self, a: &Name, b: &Name) -> bool {
        let (x, y) = (self.of(a), self.of(b));
        x.sounds != y.sounds && x.words.len() == y.words.len() && {
            let mut apart = { x.joined.iter().zip(&y.joined) }.filter(|(p, q)| p != q);
            let one = apart.next();
            x.joined.len() == y.joined.len()
                && apart.next().is_none()
                && one.is_some_and(|(p, q)| are_slips(p, q))
        }
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
            text: name.to_owned(),
            words,
            parted: Parted::new(name),
            joined: split(normal.replace(marks, ""), without_accents),
            apart: split(normal.replace(marks, " "), without_accents),
            sounds: split(normal.replace(marks, " "), sounding),
        }
    }

    fn is_same(&self, other: &Self) -> bool {
        self.words.is_subset(&other.words)
            || other.words.is_subset(&self.words)
            || is_acronym(&self.text, &other.words)
            || is_acronym(&other.text, &self.words)
            || self.parted.can_stand_for(&other.parted)
            || other.parted.can_stand_for(&self.parted)
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

/// Do two names have all in common but one word, which is one or two letters away and neither a
/// short form ("Rob") nor another form of writing ("Calderón")? What only one of them has before the
/// name ("*Pensioner* Ada Quill") is left out.
fn is_misspelt(x: &[String], y: &[String]) -> bool {
    if x.len().min(y.len()) < 2 {
        return false;
    }
    let mut apart = x.iter().rev().zip(y.iter().rev()).filter(|(p, q)| p != q);
    let (Some((p, q)), None) = (apart.next(), apart.next()) else {
        return false;
    };
    are_slips(p, q)
}

/// Are two words one or two letters apart, neither the short form of the other?
fn are_slips(p: &str, q: &str) -> bool {
    let least = p.chars().count().min(q.chars().count());
    least >= SHORTEST
        && p.chars().next() == q.chars().next()
        && !p.starts_with(q)
        && !q.starts_with(p)
        && strsim::osa_distance(p, q) <= if least > SHORTEST { 2 } else { 1 }
}
