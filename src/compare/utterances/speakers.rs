//! Are two speakers of different reports the same one?

use crate::claim::{Sourcing, Speaker, is_first_name};
use crate::compare::changes::is_role;
use crate::compare::framing::alike;
use crate::text::is_function_word;
use crate::text::names::short_form_of;
use crate::text::normal::normalize_word;
use crate::text::transliteration::sounding;
use crate::text::words::words;

/// How the speakers of two quotations relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::compare) enum Acquaintance {
    /// The same, as far as the names tell.
    Same,
    /// At least one is not told, or only described.
    Unknown,
    /// Two names.
    Different,
}

/// Holds two speakers against each other: the same last name, or the words of one name all in the
/// other ("Harbour Board" and "the Harwick Harbour Board").
pub(in crate::compare) fn acquaintance(a: Option<&Speaker>, b: Option<&Speaker>) -> Acquaintance {
    let (Some(a), Some(b)) = (a, b) else {
        return Acquaintance::Unknown;
    };
    let first = name_words(&a.name);
    if a.name == b.name {
        return match first.is_empty() {
            true => Acquaintance::Unknown,
            false => Acquaintance::Same,
        };
    }
    let second = name_words(&b.name);
    if first.is_empty() || second.is_empty() {
        return Acquaintance::Unknown;
    }
    if let (Some(one), Some(other)) = (aide(&a.name), aide(&b.name)) {
        let role = one.role == other.role || alike(&one.role, &other.role);
        return match one.whose == other.whose && role {
            true => Acquaintance::Same,
            false => Acquaintance::Unknown,
        };
    }
    let named = bears_name(a) || bears_name(b);
    // "Reyes's lawyer" holds her name and is another.
    let of = |all: &[String], some: &[String]| {
        let last = all.last().filter(|last| is_role(last));
        last.is_some_and(|last| !some.contains(last))
    };
    let holds = |all: &[String], some: &[String]| {
        some.iter().all(|w| all.contains(w)) && !(named && of(all, some))
    };
    let last = is_named(a) && is_named(b) && first.last() == second.last() && !relatives(a, b)
        || bears_name(a) && bears_name(b) && sound_alike(&first, &second);
    if last || holds(&first, &second) || holds(&second, &first) {
        Acquaintance::Same
    } else if bears_name(a) && bears_name(b) {
        Acquaintance::Different
    } else {
        Acquaintance::Unknown
    }
}

/// Somebody told by whose they are: "Reyes's lawyer", "an attorney for Mayor Reyes".
struct Aide {
    whose: String,
    role: String,
}

fn aide(name: &str) -> Option<Aide> {
    let words: Vec<&str> = words(name).into_iter().map(|word| word.of(name)).collect();
    let owner = |at: usize| words.get(at).filter(|w| w.starts_with(char::is_uppercase));
    let possessive = |word: &str| -> Option<String> {
        let bare = word
            .strip_suffix("'s")
            .or_else(|| word.strip_suffix("’s"))?;
        bare.starts_with(char::is_uppercase)
            .then(|| bare.to_owned())
    };
    let role = |word: &str| Some(normalize_word(word)).filter(|w| is_role(w));
    let behind = words
        .iter()
        .position(|w| matches!(*w, "for" | "of" | "to"))
        .and_then(|at| {
            Some((
                owner(words.len().checked_sub(1)?)?,
                words.get(at.checked_sub(1)?)?,
            ))
        });
    let before = words.iter().rev().find_map(|w| possessive(w));
    let (whose, role) = match (before, behind) {
        (Some(whose), _) => (whose, role(words.last()?)?),
        (None, Some((whose, before))) => ((*whose).to_owned(), role(before)?),
        _ => return None,
    };
    let whose = normalize_word(&whose);
    Some(Aide { whose, role })
}

/// The last name of a person, and the word before it where that is a first name: the word at the
/// end of a speaker who [`bears_name`].
pub(in crate::compare) fn person(speaker: &Speaker) -> Option<(String, Option<String>)> {
    let words = plain(speaker);
    let (last, before) = words.split_last().filter(|_| bears_name(speaker))?;
    let given = before.iter().rev().find(|w| is_first_name(w)).cloned();
    Some((last.clone(), given))
}

/// The words of a name that tell, without initials and roles.
fn plain(speaker: &Speaker) -> Vec<String> {
    let words = name_words(&speaker.name).into_iter();
    words.filter(|w| w.len() > 1 && !is_role(w)).collect()
}

/// Two of one family: the last name is the same, and the given names are others.
fn relatives(a: &Speaker, b: &Speaker) -> bool {
    let given = |words: &[String]| -> Vec<String> {
        let (last, before) = words.split_last().unzip();
        let firsts = before.into_iter().flatten().filter(|w| is_first_name(w));
        let last = last.map(String::as_str).unwrap_or_default();
        firsts.map(|first| format!("{first} {last}")).collect()
    };
    let (a, b) = (given(&plain(a)), given(&plain(b)));
    let compatible = |x: &String, y: &String| short_form_of(x, y) || short_form_of(y, x);
    let apart = a.iter().all(|x| b.iter().all(|y| !compatible(x, y)));
    !a.is_empty() && !b.is_empty() && apart
}

/// Are these the same words but for the way in which foreign letters are written ("Kseniya
/// Luryeva", "Ksenia Lurieva")?
fn sound_alike(a: &[String], b: &[String]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(x, y)| sounding(x) == sounding(y))
}

/// Does a word that tells bear a capital letter: "Ana Reyes", not "A voice from the pier"?
pub(in crate::compare) fn is_named(speaker: &Speaker) -> bool {
    let words = words(&speaker.name).into_iter();
    let mut words = words.map(|w| w.of(&speaker.name));
    words.any(|w| w.starts_with(char::is_uppercase) && !is_function_word(&normalize_word(w)))
}

/// Longest name of a person or body, in words.
const LONGEST_NAME: usize = 6;

/// Is the speaker told by a name and by nothing else: every word that tells has a capital letter,
/// and the last is none for a role ("Former Governor", "Runner for Senate from Harwick")?
pub(in crate::compare) fn bears_name(speaker: &Speaker) -> bool {
    let words = words(&speaker.name);
    let normal = |w: &&str| normalize_word(w);
    let mut telling = words.iter().map(|w| w.of(&speaker.name));
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let last = telling.clone().next_back();
    speaker.sourcing == Sourcing::Named
        && words.len() <= LONGEST_NAME
        && is_named(speaker)
        && telling.all(|w| capital(w) || is_function_word(&normal(&w)))
        && last.is_some_and(|w| !is_role(&normal(&w)))
}

/// The words of a name that tell, in lower case: without function words and what follows it
/// ("Jr.").
fn name_words(name: &str) -> Vec<String> {
    words(name)
        .into_iter()
        .map(|w| normalize_word(w.of(name)))
        .filter(|w| !is_function_word(w) && !matches!(w.as_str(), "jr" | "sr" | "ii" | "iii"))
        .take(12)
        .collect()
}

/// The fullest name among those of one speaker, and of equally full ones the one told most often;
/// independent of their order.
pub(super) fn fullest<'s>(speakers: impl Iterator<Item = &'s Speaker>) -> Option<String> {
    let told: Vec<&Speaker> = speakers
        .filter(|s| !name_words(&s.name).is_empty())
        .collect();
    let times = |name: &str| told.iter().filter(|s| s.name == name).count();
    told.iter()
        .max_by_key(|s| {
            let words = name_words(&s.name).len();
            (
                s.sourcing == Sourcing::Named,
                bears_name(s),
                is_named(s),
                // More than a name and its title is a description.
                if words <= 4 { words } else { 1 },
                times(&s.name),
                std::cmp::Reverse(&s.name),
            )
        })
        .map(|s| s.name.clone())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn speaker(name: &str) -> Speaker {
        Speaker {
            name: name.to_owned(),
            mention: Span::new(0, 0),
            sourcing: Sourcing::Named,
        }
    }

    #[test]
    fn names_are_told_apart() {
        for (a, b, expected) in [
            ("Ana Reyes", "Reyes", Acquaintance::Same),
            ("Mayor Ana Reyes", "Ana M. Reyes", Acquaintance::Same),
            (
                "President Lowe",
                "President Okafor",
                Acquaintance::Different,
            ),
            (
                "Harbour Board",
                "the Board of the Harbour",
                Acquaintance::Same,
            ),
            ("the letter", "Harwick letter", Acquaintance::Same),
            ("Kseniya Luryeva", "Ksenia Lurieva", Acquaintance::Same),
            ("Søren Möller", "Soren Moeller", Acquaintance::Same),
            ("a spokesman", "Ana Reyes", Acquaintance::Unknown),
            ("Ana Reyes's lawyer", "Ana Reyes", Acquaintance::Unknown),
            (
                "Former Mayor Ana Reyes's attorney",
                "A lawyer for Ms. Reyes",
                Acquaintance::Same,
            ),
            ("Reyes’s lawyer", "Okafor’s lawyer", Acquaintance::Unknown),
            ("Reyes’s lawyer", "Reyes’s brother", Acquaintance::Unknown),
            ("they", "Ana Reyes", Acquaintance::Unknown),
            ("Mary Reyes", "Mayor Richard Reyes", Acquaintance::Different),
            ("Dick Reyes", "Mayor Richard Reyes", Acquaintance::Same),
            ("Maria Luisa Reyes", "Maria Reyes", Acquaintance::Same),
            (
                "Harbour Pilot Mary Reyes",
                "Richard Reyes",
                Acquaintance::Different,
            ),
            ("Harbour Chief Reyes", "Richard Reyes", Acquaintance::Same),
            // A description of somebody may be of this one.
            ("the Harwick governor", "Ana Reyes", Acquaintance::Unknown),
            ("Harwick Mayor", "Ana Reyes", Acquaintance::Unknown),
            (
                "Bosun running for Mayor of Harwick",
                "Ana Reyes",
                Acquaintance::Unknown,
            ),
            ("A voice from the pier", "The crowd", Acquaintance::Unknown),
        ] {
            let (a, b) = (speaker(a), speaker(b));
            assert_eq!(acquaintance(Some(&a), Some(&b)), expected, "{a:?} {b:?}");
            assert_eq!(acquaintance(Some(&b), Some(&a)), expected, "{b:?} {a:?}");
        }
        assert_eq!(
            acquaintance(None, Some(&speaker("Reyes"))),
            Acquaintance::Unknown
        );
    }

    #[test]
    fn the_fullest_name_is_shown() {
        let names = [
            "Reyes",
            "they",
            "Ana Reyes",
            "a woman who asked not to be named",
        ];
        let all: Vec<Speaker> = names.iter().map(|n| speaker(n)).collect();
        assert_eq!(fullest(all.iter()).as_deref(), Some("Ana Reyes"));
        assert_eq!(fullest(all.iter().rev()).as_deref(), Some("Ana Reyes"));
        // One report misspells it.
        let all = ["Ana Reyes", "Ana Rayes", "Ana Reyes"].map(speaker);
        assert_eq!(fullest(all.iter()).as_deref(), Some("Ana Reyes"));
        assert_eq!(fullest([speaker("they")].iter()), None);
    }
}
