//! A word or two of an utterance between quotation marks in one report, more of it in the other:
//! "no daylight" against "There won't be any daylight there at all".

use super::{Voice, difference};
use crate::compare::changes::Difference;
use crate::compare::changes::facing::Facing;
use crate::compare::utterances::{Acquaintance, QuotedWord, acquaintance};
use crate::text::{Span, is_function_word};

/// Words of a fragment.
const MOST_WORDS: usize = 3;

/// What one claim quotes a fragment of and the other more of, for every two such quotations that do
/// not share their words otherwise.
///
/// Over 22 annotated events ten of 17 were a change to the annotators.
pub(super) fn find(
    facing: &Facing,
    mine: &[Voice],
    theirs: &[Voice],
) -> Vec<((Span, Span), Difference)> {
    let mut found = Vec::new();
    for a in mine.iter().filter(|v| v.quoted()) {
        for b in theirs.iter().filter(|v| v.quoted()) {
            let (text_a, text_b) = (facing.text_a(a.inside), facing.text_b(b.inside));
            let side = match (is_part(a, text_a, b), is_part(b, text_b, a)) {
                (true, _) => "first",
                (_, true) => "second",
                _ => continue,
            };
            let note = format!("the {side} quotes a word or two of it");
            let key = (a.quotation.span, b.quotation.span);
            found.push((key, difference(facing, (a.inside, b.inside), note)));
        }
    }
    found
}

/// Is this a fragment, in the midst of a sentence of the report's own, whose telling words all stand
/// in what may be the same speaker's longer quotation?
fn is_part(short: &Voice, text: &str, long: &Voice) -> bool {
    let speakers = [short, long].map(|voice| voice.quotation.speaker.as_ref());
    let (mine, theirs) = (telling(short.words), telling(long.words));
    short.words.len() <= MOST_WORDS
        && text.starts_with(char::is_lowercase)
        && !mine.is_empty()
        && (theirs.len() > mine.len() || long.words.len() > short.words.len() + MOST_WORDS)
        && mine.iter().all(|word| theirs.contains(word))
        && acquaintance(speakers[0], speakers[1]) != Acquaintance::Different
}

fn telling(words: &[QuotedWord]) -> Vec<&str> {
    let words = words.iter().map(|w| w.normal.as_str());
    // "No daylight" is "not any daylight" in a few words.
    words
        .filter(|w| !is_function_word(w) && *w != "no")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{find, tests::between};

    #[test]
    fn a_word_or_two_of_an_utterance_is_a_cut() {
        let long = "“There will not be any daylight there at all,” Ana Reyes said of the pier.";
        let short = "Ana Reyes said there would be “no daylight” on the pier.";
        let found = between(find, short, long);
        let notes: Vec<&str> = found.iter().map(|(_, _, note)| note.as_str()).collect();
        assert_eq!(notes, ["the first quotes a word or two of it"]);
        for (a, b) in [
            // Another speaker, other words, no more than the fragment, an interrupted quotation.
            (
                short,
                "“There will not be any daylight there at all,” Bo Lindqvist said.",
            ),
            (
                short,
                "“There will be no trains to the pier,” Ana Reyes said.",
            ),
            (short, "“No daylight on it,” Ana Reyes said of the pier."),
            (
                "“No daylight,” Ana Reyes said, “on the pier.”",
                "“There will be light on the pier at noon,” Ana Reyes said.",
            ),
        ] {
            let found = between(find, a, b);
            let fragment = |note: &str| note.ends_with("a word or two of it");
            assert!(
                !found.iter().any(|(.., note)| fragment(note)),
                "{b}: {found:?}"
            );
        }
    }
}
