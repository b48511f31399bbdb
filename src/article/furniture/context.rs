//! What a line is by its place and its neighbours.

use super::Line;
use super::page::{doubled_captions, page_head, results};
use super::{byline, credit, line, listing};
use crate::article::BlockKind;

/// Most words of a section heading.
const HEADING: usize = 12;
/// A first line longer than this many bytes is a paragraph, not a headline.
const LONGEST_HEADLINE: usize = 300;

/// Does the text end as a sentence does, closing marks aside, and hold eight words?
pub fn is_paragraph(text: &str) -> bool {
    ends_as_sentence(text) && text.split_whitespace().nth(7).is_some()
}

/// Does the text end as a sentence does, closing marks aside?
pub fn ends_as_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' ', '*'])
        .ends_with(['.', '?', '!', '…', '。', '？', '！'])
}

/// The kinds of all lines.
pub fn kinds(lines: &[Line], find_headline: bool) -> Vec<BlockKind> {
    let mut kinds: Vec<Option<BlockKind>> = lines.iter().map(by_itself).collect();
    results(lines, &mut kinds);
    if find_headline {
        page_head(lines, &mut kinds);
        headline(lines, &mut kinds);
    }
    doubled_captions(lines, &mut kinds);
    let lede = kinds
        .iter()
        .zip(lines)
        .position(|(kind, line)| kind.is_none() && is_paragraph(line.text));
    before_lede(lines, &mut kinds, lede.unwrap_or(lines.len()));
    listed_titles(lines, &mut kinds);
    headings(lines, &mut kinds);
    tail(lines, &mut kinds);
    last_headings(lines, &mut kinds);
    kinds
        .into_iter()
        .map(|kind| kind.unwrap_or(BlockKind::Body))
        .collect()
}

/// What markup or wording says; text in markup as body is asked for its wording too.
fn by_itself(line: &Line) -> Option<BlockKind> {
    match line.marked {
        None | Some(BlockKind::Body) => line::kind(line.text),
        marked => marked,
    }
}

/// The first line that is no furniture, and a second line with the same words.
fn headline(lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    let free = |kinds: &[Option<BlockKind>], n: usize| kinds.get(n).is_some_and(Option::is_none);
    let mut first = (0..lines.len()).find(|n| free(kinds, *n));
    // "Politics" over the headline is the name of a section.
    while let Some(n) = first {
        let next = (n + 1..lines.len()).find(|m| free(kinds, *m));
        let longer = next
            .and_then(|m| lines.get(m))
            .is_some_and(|l| l.text.split_whitespace().count() >= 4);
        if !(longer && lines.get(n).is_some_and(|l| is_section_name(l.text))) {
            break;
        }
        set(kinds, n, BlockKind::Navigation);
        first = next;
    }
    let Some(first) = first.and_then(|n| better_first_line(lines, kinds, n)) else {
        return;
    };
    set(kinds, first, BlockKind::Headline);
    let text = |n: usize| lines.get(n).map(|line| line.text);
    let mut after = first + 1..lines.len();
    if let Some(next) = after.find(|n| free(kinds, *n))
        && text(next) == text(first)
    {
        set(kinds, next, BlockKind::Headline);
    }
}

/// The headline's line, given the first line without furniture's wording. When that is already a
/// paragraph, a first line with a furniture-like wording ("Correction: the vote that was not") was
/// the headline after all; when nothing precedes it, a dateline or its length make it body.
fn better_first_line(lines: &[Line], kinds: &[Option<BlockKind>], first: usize) -> Option<usize> {
    let line = lines.get(first)?;
    let dated = super::dateline::pieces(line.text, 1)
        .first()
        .is_some_and(|(kind, _)| *kind == BlockKind::Dateline);
    let long = line.text.len() > LONGEST_HEADLINE && is_paragraph(line.text);
    let paragraph = first > 0 && is_paragraph(line.text) && line.text.len() > 140;
    if !(dated || long || paragraph) {
        return Some(first);
    }
    let titled = (0..first).find(|n| {
        let kind = kinds.get(*n).copied().flatten();
        let words = lines
            .get(*n)
            .map_or(0, |l| l.text.split_whitespace().count());
        words >= 4
            && matches!(
                kind,
                Some(
                    BlockKind::Navigation
                        | BlockKind::Teaser
                        | BlockKind::Note
                        | BlockKind::Caption
                )
            )
    });
    titled.or((!dated && !long).then_some(first))
}

/// A section of a newspaper, alone on a line.
fn is_section_name(text: &str) -> bool {
    const SECTIONS: [&str; 30] = [
        "politics",
        "world",
        "us",
        "u.s.",
        "uk",
        "business",
        "opinion",
        "sport",
        "sports",
        "news",
        "local",
        "national",
        "international",
        "technology",
        "tech",
        "science",
        "health",
        "culture",
        "arts",
        "entertainment",
        "economy",
        "markets",
        "finance",
        "education",
        "environment",
        "climate",
        "europe",
        "asia",
        "world news",
        "us news",
    ];
    text.len() <= 20 && SECTIONS.contains(&&*text.to_lowercase())
}

/// Names without "By", roles under a byline, and the bullet summary, all above the lede.
fn before_lede(lines: &[Line], kinds: &mut [Option<BlockKind>], lede: usize) {
    let kind_at = |kinds: &[Option<BlockKind>], n: usize| kinds.get(n).copied().flatten();
    for n in 0..lede {
        if kind_at(kinds, n).is_some() {
            continue;
        }
        let Some(line) = lines
            .get(n)
            .filter(|line| line.marked.is_none() || line.marked == Some(BlockKind::Body))
        else {
            continue;
        };
        let previous = n.checked_sub(1).and_then(|p| kind_at(kinds, p));
        let next = kind_at(kinds, n + 1);
        let role_follows = lines
            .get(n + 1)
            .is_some_and(|l| byline::is_role_line(l.text));
        let headed = kinds
            .iter()
            .take(n)
            .flatten()
            .any(|k| *k == BlockKind::Headline);
        let dated = [next, previous].contains(&Some(BlockKind::Dateline));
        let name = headed && byline::is_bare_name(line.text) && (dated || role_follows);
        let role = previous == Some(BlockKind::Byline) && byline::is_role_line(line.text);
        let placed = headed && byline::is_placed_name(line.text);
        if name || role || placed {
            set(kinds, n, BlockKind::Byline);
        } else if previous == Some(BlockKind::Byline) && byline::is_place_line(line.text) {
            set(kinds, n, BlockKind::Dateline);
        } else if headed && listing::is_masthead(line.text) {
            set(kinds, n, BlockKind::Navigation);
        }
    }
    super::summary::mark(lines, kinds, lede);
}

/// Titles without full stop right after "Related" or "Read more" alone on a line.
fn listed_titles(lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    let mut left = 0;
    for (n, line) in lines.iter().enumerate() {
        let kind = kinds.get(n).copied().flatten();
        if kind == Some(BlockKind::Navigation) && opens_a_list(line.text) {
            left = 10;
        } else if left > 0 && kind.is_none() && is_item_number(line.text) {
            set(kinds, n, BlockKind::Navigation);
        } else if left > 0
            && kind.is_none()
            && !ends_as_sentence(line.text)
            && is_short(line.text, 18)
        {
            // One title alone could as well be the heading of the next section.
            let more = lines
                .get(n + 1)
                .is_some_and(|next| !ends_as_sentence(next.text));
            let before = n
                .checked_sub(1)
                .and_then(|p| kinds.get(p).copied().flatten());
            if more || before == Some(BlockKind::Teaser) || n + 1 == lines.len() {
                set(kinds, n, BlockKind::Teaser);
            }
            left -= 1;
        } else if kind.is_none() {
            left = 0;
        }
    }
}

/// The number of an item alone on a line.
fn is_item_number(text: &str) -> bool {
    let bare = text.trim_end_matches('.');
    (1..=2).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit())
}

fn opens_a_list(text: &str) -> bool {
    let low = text.to_lowercase();
    is_short(text, 5)
        && [
            "related",
            "read more",
            "see also",
            "recommended",
            "more on",
            "more from",
            "read next",
            "you may",
            "you might",
            "most read",
            "most popular",
            "trending",
            "top stories",
            "topics",
            "tags",
        ]
        .iter()
        .any(|start| low.starts_with(start))
}

pub(super) fn is_short(text: &str, words: usize) -> bool {
    text.split_whitespace().nth(words).is_none()
}

/// Short lines without full stop between two paragraphs of running text.
fn headings(lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    let mut running = false;
    for n in 0..lines.len() {
        let Some(line) = lines
            .get(n)
            .filter(|_| kinds.get(n).is_some_and(Option::is_none))
        else {
            continue;
        };
        if is_paragraph(line.text) {
            running = true;
            continue;
        }
        let next = (n + 1..lines.len()).find(|m| {
            kinds.get(*m).is_some_and(|k| {
                !matches!(
                    k,
                    Some(
                        BlockKind::Caption
                            | BlockKind::Credit
                            | BlockKind::Teaser
                            | BlockKind::Navigation
                    )
                )
            })
        });
        let before_text = next.is_some_and(|m| {
            kinds.get(m).is_some_and(Option::is_none)
                && lines.get(m).is_some_and(|l| is_paragraph(l.text))
        });
        if running
            && before_text
            && line.marked.is_none()
            && (is_heading(line.text) || is_question_heading(line.text))
        {
            set(kinds, n, BlockKind::Heading);
        }
    }
}

/// Up to twelve words that begin a title and end without a mark; no quotation with its speaker.
fn is_heading(text: &str) -> bool {
    const SPEECH: [&str; 8] = [
        "said", "says", "told", "asked", "added", "wrote", "tweeted", "replied",
    ];
    let starts = text
        .trim_start_matches(['"', '“', '‘', '\'', '#', ' '])
        .starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    // A line that opens with a quotation is text, even when its speaker stands behind a dash.
    let quotes = text.starts_with(['"', '“', '„', '«']);
    let ends =
        !quotes && !ends_as_sentence(text) && !text.ends_with([':', ';', ',', '-', '–', '—']);
    let spoken = || {
        text.contains(['"', '“', '”'])
            && text.split_whitespace().any(|w| {
                SPEECH.contains(
                    &w.trim_matches(|c: char| !c.is_alphabetic())
                        .to_lowercase()
                        .as_str(),
                )
            })
    };
    is_short(text, HEADING) && starts && ends && !spoken()
}

/// "What happens now?": a question of at most ten words over the text that answers it.
fn is_question_heading(text: &str) -> bool {
    const OPENINGS: [&str; 16] = [
        "what", "why", "how", "who", "when", "where", "which", "is", "are", "can", "will", "do",
        "does", "did", "could", "should",
    ];
    let first = text.split_whitespace().next().unwrap_or_default();
    text.ends_with('?')
        && is_short(text, 10)
        && !text.contains(['"', '“', '”', '.', '!'])
        && OPENINGS.contains(&first.to_lowercase().as_str())
}

/// Short lines after the last paragraph, among at least two lines of furniture; and a last line
/// of one or two names, the agency that the text comes from.
fn tail(lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    let last = (0..lines.len()).rev().find(|n| {
        kinds.get(*n).is_some_and(Option::is_none)
            && lines.get(*n).is_some_and(|l| is_paragraph(l.text))
    });
    let Some(last) = last else {
        return;
    };
    let after = last + 1..lines.len();
    let known = after
        .clone()
        .filter(|n| {
            matches!(
                kinds.get(*n),
                Some(Some(BlockKind::Navigation | BlockKind::Teaser))
            )
        })
        .count();
    let open: Vec<usize> = after
        .filter(|n| kinds.get(*n).is_some_and(Option::is_none))
        .filter(|n| {
            lines
                .get(*n)
                .is_some_and(|l| !ends_as_sentence(l.text) && is_short(l.text, HEADING))
        })
        .collect();
    if known >= 2 && known >= open.len() {
        for n in open {
            set(kinds, n, BlockKind::Navigation);
        }
    }
    for n in last + 1..lines.len() {
        let agency = lines.get(n).is_some_and(|l| {
            l.marked.is_none()
                && !ends_as_sentence(l.text)
                && (credit::is_agency(l.text) || is_short(l.text, 2) && is_heading(l.text))
        });
        if agency && kinds.get(n).is_some_and(Option::is_none) {
            set(kinds, n, BlockKind::Credit);
        }
    }
}

/// A heading in markup with no text after it heads a list of other articles.
fn last_headings(lines: &[Line], kinds: &mut [Option<BlockKind>]) {
    for n in (0..lines.len()).rev() {
        match kinds.get(n).copied().flatten() {
            None => break,
            Some(BlockKind::Heading) if lines.get(n).is_some_and(|l| l.marked.is_some()) => {
                set(kinds, n, BlockKind::Navigation);
            }
            _ => {}
        }
    }
}

pub(super) fn set(kinds: &mut [Option<BlockKind>], n: usize, kind: BlockKind) {
    if let Some(slot) = kinds.get_mut(n) {
        *slot = Some(kind);
    }
}

#[cfg(test)]
mod tests {
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
    fn a_page_pasted_as_text() {
        let page = [
            ("Watch Coast News", Navigation),
            ("Politics", Navigation),
            ("Ferry aground off Harwick after steering fault", Headline),
            ("Operator says ship passed its inspection", Body),
            ("Ana Reyes", Byline),
            ("Transport Correspondent", Byline),
            ("18 March 2026", Dateline),
            (PARAGRAPH, Body),
            ("Seven hours in the dark", Heading),
            ("The Marlin on Tuesday. Tom Ask/Coast News", Caption),
            (PARAGRAPH, Body),
            ("“We waited,” said Nessa Ask", Body),
            (PARAGRAPH, Body),
            ("Related stories", Navigation),
            ("Harbour chief resigns", Teaser),
            ("Sandbank charted in 1954", Teaser),
            (PARAGRAPH, Body),
            ("Coast News App Open", Navigation),
            ("Firefox Edge", Navigation),
            ("Be the first to know", Navigation),
        ];
        let found = of(&page.map(|(text, _)| text));
        for ((text, expected), kind) in page.iter().zip(found) {
            assert_eq!(kind, *expected, "{text}");
        }
    }

    #[test]
    fn the_headline_may_stand_twice_or_read_like_furniture() {
        assert_eq!(
            of(&["Ferry aground", "Ferry aground", PARAGRAPH]),
            [Headline, Headline, Body]
        );
        let long = PARAGRAPH.repeat(2);
        assert_eq!(
            of(&["Watch: Senator falls off a pier", &long, PARAGRAPH]),
            [Headline, Body, Body]
        );
        assert_eq!(
            of(&["HARWICK (AP) — The ferry ran aground.", PARAGRAPH]),
            [Body, Body]
        );
    }

    #[test]
    fn verse_and_lists_are_text() {
        let found = of(&[
            "A poem",
            PARAGRAPH,
            "The sea came up",
            "And took the light",
            "And left the bank",
            PARAGRAPH,
        ]);
        assert_eq!(found, [Headline, Body, Body, Body, Heading, Body]);
    }
}
