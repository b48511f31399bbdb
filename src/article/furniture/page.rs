//! What a page pasted as text brings along: its menu, results, the doubled text of pictures.

use super::Line;
use super::context::{ends_as_sentence, is_paragraph, is_short, set};
use super::{listing, pointer};
use crate::article::BlockKind;

/// The menu over a pasted page: all that stands above a breadcrumb, and three or more lines of one
/// or two words in a row, above the first paragraph.
pub(super) fn page_head(lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    let lede = lines
        .iter()
        .position(|line| is_paragraph(line.text))
        .unwrap_or(lines.len());
    let crumb = lines
        .iter()
        .take(lede)
        .rposition(|line| pointer::is_breadcrumb(line.text));
    for n in 0..crumb.unwrap_or(0) {
        let kind = if is_short(lines.get(n).map_or("", |l| l.text), 4) {
            BlockKind::Navigation
        } else {
            BlockKind::Teaser
        };
        if kinds.get(n).is_some_and(Option::is_none) {
            set(kinds, n, kind);
        }
    }
    let menu = |n: &usize| {
        lines
            .get(*n)
            .is_some_and(|l| is_short(l.text, 2) && !ends_as_sentence(l.text))
    };
    let run = (0..lede).take_while(menu).count();
    let free = (0..run)
        .filter(|n| kinds.get(*n).is_some_and(Option::is_none))
        .count();
    if free >= 3 {
        for n in 0..run {
            if kinds.get(n).is_some_and(Option::is_none) {
                set(kinds, n, BlockKind::Navigation);
            }
        }
    }
}

/// Two lines of a result, one below the other.
pub(super) fn results(lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    for n in 1..lines.len() {
        let score = |n: usize| {
            lines
                .get(n)
                .is_some_and(|l| l.marked.is_none() && listing::is_score(l.text))
        };
        if score(n - 1) && score(n) {
            set(kinds, n - 1, BlockKind::Note);
            set(kinds, n, BlockKind::Note);
        }
    }
}

/// A line that stands twice, one below the other, is the description of a picture and its caption.
pub(super) fn doubled_captions(lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    for n in 1..lines.len() {
        let (Some(above), Some(here)) = (lines.get(n - 1), lines.get(n)) else {
            continue;
        };
        let free = |n: usize| kinds.get(n).is_some_and(Option::is_none);
        if above.text == here.text && !is_short(here.text, 4) && free(n - 1) && free(n) {
            set(kinds, n - 1, BlockKind::Caption);
            set(kinds, n, BlockKind::Caption);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::context::kinds;
    use super::*;
    use BlockKind::*;

    const PARAGRAPH: &str =
        "The ferry ran aground on Monday night with more than a thousand people aboard.";

    fn check(page: &[(&str, BlockKind)]) {
        let lines: Vec<Line> = page
            .iter()
            .map(|(text, _)| Line { text, marked: None })
            .collect();
        for ((text, expected), kind) in page.iter().zip(kinds(&lines, true)) {
            assert_eq!(kind, *expected, "{text}");
        }
    }

    #[test]
    fn a_menu_a_breadcrumb_and_lists_of_titles_are_no_text() {
        check(&[
            ("Skip to content", Navigation),
            ("PELICAN", Navigation),
            ("News", Navigation),
            ("Sport", Navigation),
            ("Log in", Navigation),
            ("BREAKING: Trains run again after the storm", Teaser),
            ("Home > News > Harwick", Navigation),
            ("FERRY FIASCO", Headline),
            ("Marlin stuck on a sandbank with a thousand aboard", Body),
            ("Tom Ask, Transport Editor", Byline),
            ("Published: 22:14, 12 Apr 2026", Dateline),
            (PARAGRAPH, Body),
            ("The stranded Marlin on the bank at dawn", Caption),
            ("The stranded Marlin on the bank at dawn", Caption),
            (PARAGRAPH, Body),
            ("READ MORE IN HARWICK", Navigation),
            ("TIDE AND SEEK Moment a swan boards a bus", Teaser),
            ("PIER REVIEW Gran, 80, mends a winch", Teaser),
            (PARAGRAPH, Body),
            ("Most read in News", Navigation),
            ("1", Navigation),
            ("Where the snow will fall in May", Teaser),
            ("2", Navigation),
            ("I won a goat and I still buy cheese", Teaser),
        ]);
    }

    #[test]
    fn what_stands_between_headline_and_text() {
        check(&[
            ("Ferry aground off Harwick", Headline),
            ("Harwick Evening Post, Saturday March 21 2026", Dateline),
            ("Tom Ask", Byline),
            ("Harwick Rovers 3", Note),
            ("Port Ask 2 (after extra time)", Note),
            (PARAGRAPH, Body),
            ("What has the company said?", Heading),
            (PARAGRAPH, Body),
            ("Ferrypress", Credit),
        ]);
        check(&[
            ("Ferry aground off Harwick", Headline),
            (
                "For ten years Ana Reyes wrote down the tides. Last week the owners came to see her",
                Body,
            ),
            ("Tom Ask, at the harbour", Byline),
            (PARAGRAPH, Body),
        ]);
        check(&[
            ("Ferry aground off Harwick", Headline),
            ("Pier News | What the harbour talks about", Navigation),
            ("From Ana Reyes", Byline),
            (PARAGRAPH, Body),
        ]);
        check(&[
            ("Ferry aground off Harwick", Headline),
            ("By our harbour correspondent", Byline),
            ("Port Harwick", Dateline),
            (PARAGRAPH, Body),
        ]);
        check(&[
            ("Ferry aground off Harwick", Headline),
            ("PORT HARWICK, March 17 (Coast Wire)", Dateline),
            (PARAGRAPH, Body),
        ]);
    }
}
