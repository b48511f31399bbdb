//! The bullet summary above the lede.

use super::Line;
use super::context::ends_as_sentence;
use crate::article::BlockKind;
use crate::text::words;
use rustc_hash::FxHashSet;

/// Most words of a line in a bullet summary.
const BULLET: usize = 30;
/// Two to five short lines without full stop above the lede that repeat the body: with bullets,
/// or with half of their long words in the text below.
pub fn mark(lines: &[Line], kinds: &mut [Option<BlockKind>], lede: usize) {
    let open: Vec<usize> = (0..lede)
        .filter(|n| kinds.get(*n).is_some_and(Option::is_none))
        .collect();
    let texts: Vec<&str> = open
        .iter()
        .filter_map(|n| lines.get(*n))
        .map(|line| line.text)
        .collect();
    if !(2..=5).contains(&texts.len())
        || texts.iter().any(|t| t.split_whitespace().count() > BULLET)
    {
        return;
    }
    let bulleted = texts
        .iter()
        .all(|text| text.starts_with(['•', '·', '-', '*', '▪', '–', '‣', '●']));
    let bare = texts.iter().all(|text| {
        !ends_as_sentence(text) && !holds_sentence(text) && text.split_whitespace().count() >= 4
    });
    if bulleted || bare && repeats(&texts, lines.get(lede..).unwrap_or_default()) {
        for n in open {
            if let Some(slot) = kinds.get_mut(n) {
                *slot = Some(BlockKind::Heading);
            }
        }
    }
}

/// Does a sentence end inside the line? Then it is a standfirst, which states what it says.
fn holds_sentence(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let word = text.get(..at).unwrap_or_default();
        let word = word.rsplit(' ').next().unwrap_or_default();
        let next = text.get(at + 2..).unwrap_or_default();
        word.len() > 3 && next.starts_with(char::is_uppercase)
    })
}

/// Do at least two thirds of the long words of `texts` occur in `below`?
fn repeats(texts: &[&str], below: &[Line]) -> bool {
    let long = |text: &str| -> Vec<String> {
        let all = words::words(text);
        all.iter()
            .map(|w| w.of(text))
            .filter(|w| w.len() > 4)
            .map(str::to_lowercase)
            .collect()
    };
    let body: FxHashSet<String> = below
        .iter()
        .take(200)
        .flat_map(|line| long(line.text))
        .collect();
    let wanted: Vec<String> = texts.iter().flat_map(|text| long(text)).collect();
    let found = wanted.iter().filter(|word| body.contains(*word)).count();
    wanted.len() >= 4 && found * 3 >= wanted.len() * 2
}

#[cfg(test)]
mod tests {
    use super::super::context::kinds;
    use super::*;
    use BlockKind::*;

    const PARAGRAPH: &str =
        "The ferry ran aground on Monday night with more than a thousand people aboard.";

    fn of(lines: &[&str]) -> Vec<BlockKind> {
        let lines: Vec<Line> = lines
            .iter()
            .map(|text| Line { text, marked: None })
            .collect();
        kinds(&lines, true)
    }

    #[test]
    fn summaries_stand_above_the_lede() {
        let found = of(&[
            "Ferry aground",
            "• Thousand people aboard ferry",
            "• It ran aground Monday",
            PARAGRAPH,
        ]);
        assert_eq!(found, [Headline, Heading, Heading, Body]);
        let found = of(&[
            "Ferry aground",
            "Ferry aground with thousand people",
            "People aboard on Monday night",
            PARAGRAPH,
        ]);
        assert_eq!(found, [Headline, Heading, Heading, Body]);
        // A standfirst that says something else is text.
        let found = of(&[
            "Ferry aground",
            "Operator rejects blame for steering",
            "Union demands minister resign",
            PARAGRAPH,
        ]);
        assert_eq!(found, [Headline, Body, Body, Body]);
    }
}
