//! What a line is by its own wording, whatever stands around it.

use super::phrases::{Shape, phrase_kind};
use super::{byline, credit, listing, pointer, stamp};
use crate::article::BlockKind;

/// Longest line in bytes that can be furniture other than a note; longer lines are running text.
const LONGEST: usize = 600;
/// Most words of a line that can be a pointer or a running-time teaser.
const SHORT: usize = 25;

/// The kind of a line that its wording alone gives away; `None` where it reads like text.
/// `line` is trimmed and not empty.
pub fn kind(line: &str) -> Option<BlockKind> {
    if !line.contains(char::is_alphanumeric) {
        return Some(BlockKind::Navigation);
    }
    if line.len() > LONGEST {
        return None;
    }
    let shape = Shape::of(line);
    if stamp::is_date_stamp(&shape.normal) || listing::is_dated_masthead(line) {
        return Some(BlockKind::Dateline);
    }
    if pointer::is_dated_note(line) || pointer::is_exchange_rate(line) || listing::is_line_up(line)
    {
        return Some(BlockKind::Note);
    }
    if byline::is_byline(line) {
        return Some(BlockKind::Byline);
    }
    if let Some(kind) = credit::kind(line) {
        return Some(kind);
    }
    if let Some(kind) = phrase_kind(&shape) {
        return Some(kind);
    }
    if stamp::has_running_time(line) && shape.words <= SHORT {
        return Some(BlockKind::Teaser);
    }
    (is_pointer(&shape)
        || pointer::is_pointer(line, &shape)
        || pointer::is_breadcrumb(line)
        || is_share_line(&shape)
        || is_counter(&shape)
        || is_follow_line(&shape))
    .then_some(BlockKind::Navigation)
}

/// "Watch the ad below:", "Read the rest here.", "View Coast News In", "Watch Coast News": an
/// order to the reader with the place where to look.
fn is_pointer(shape: &Shape) -> bool {
    const ORDERS: [&str; 13] = [
        "watch", "see", "read", "listen", "view", "check", "click", "scroll", "tap", "swipe",
        "hear", "learn", "get",
    ];
    const PLACES: [&str; 5] = ["below", "above", "here", "in", "more"];
    const BRANDS: [&str; 5] = ["news", "live", "now", "tv", "today"];
    let mut words = shape.normal.split(' ');
    let (Some(first), Some(last)) = (words.next(), words.next_back()) else {
        return false;
    };
    if !ORDERS.contains(&first) || shape.quoted {
        return false;
    }
    let place =
        PLACES.contains(&last) && shape.words <= SHORT && !(last == "in" && shape.words > 6);
    let introduces = shape.ends_with_colon && shape.words <= 14;
    let brand = BRANDS.contains(&last) && shape.words <= 4 && !shape.sentence;
    place || introduces || brand
}

/// "Share Tweet Submit": only names of networks and of what one does with them.
fn is_share_line(shape: &Shape) -> bool {
    const WORDS: [&str; 36] = [
        "share",
        "shares",
        "tweet",
        "tweets",
        "submit",
        "email",
        "e-mail",
        "print",
        "pin",
        "pinterest",
        "facebook",
        "twitter",
        "x",
        "whatsapp",
        "reddit",
        "linkedin",
        "flipboard",
        "messenger",
        "telegram",
        "bluesky",
        "threads",
        "instagram",
        "tumblr",
        "copy",
        "link",
        "comment",
        "comments",
        "save",
        "bookmark",
        "send",
        "sms",
        "via",
        "on",
        "like",
        "post",
        "mail",
    ];
    let listed = shape.normal.starts_with("share this") && shape.words <= 12 && !shape.sentence;
    listed
        || (2..=12).contains(&shape.words)
            && shape
                .normal
                .split(' ')
                .all(|word| WORDS.contains(&word) || word.bytes().all(|b| !b.is_ascii_alphabetic()))
            && shape.normal.split(' ').any(|word| WORDS.contains(&word))
}

/// "Image 1 of 23", "Slide 3/10", "3 of 12": the counter of a gallery; "5 comments".
fn is_counter(shape: &Shape) -> bool {
    const THINGS: [&str; 9] = [
        "image", "photo", "slide", "picture", "photos", "images", "comments", "shares", "comment",
    ];
    shape.words <= 4
        && shape.normal.contains(|c: char| c.is_ascii_digit())
        && shape.normal.split([' ', '/']).all(|word| {
            THINGS.contains(&word) || word == "of" || word.bytes().all(|b| b.is_ascii_digit())
        })
        && shape
            .normal
            .contains(|c: char| c.is_ascii_alphabetic() || c == '/')
}

/// "Follow Ana Reyes on Twitter @anareyes".
fn is_follow_line(shape: &Shape) -> bool {
    const NETWORKS: [&str; 8] = [
        "twitter",
        "facebook",
        "instagram",
        "threads",
        "bluesky",
        "x",
        "youtube",
        "tiktok",
    ];
    let names_network = || {
        shape
            .normal
            .split(' ')
            .any(|word| word.starts_with('@') || NETWORKS.contains(&word))
            || shape.normal.ends_with("social media")
    };
    shape.words <= SHORT && shape.normal.starts_with("follow ") && names_network()
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::*;

    #[test]
    fn furniture_is_told_by_its_wording() {
        for (line, expected) in [
            ("Watch Coast News", Navigation),
            ("Watch the ad below:", Navigation),
            ("Read the rest here.", Navigation),
            ("READ MORE: How the sandbank moved", Navigation),
            ("[Related: Ten years of the night ferry]", Navigation),
            ("View Coast News In", Navigation),
            ("Coast News App Open", Navigation),
            (
                "Get browser notifications for breaking news and live events.",
                Navigation,
            ),
            (
                "Subscribe to the Harbour Briefing, every weekday at 7am.",
                Navigation,
            ),
            (
                "Were you there? Call our newsdesk, day or night.",
                Navigation,
            ),
            ("Share Tweet Submit", Navigation),
            ("Follow Ana Reyes on Twitter @anareyes", Navigation),
            ("Image 1 of 23", Navigation),
            ("3/10", Navigation),
            ("Advertisement - story continues below.", Navigation),
            ("___", Navigation),
            ("© 2026 Coast Wire. All rights reserved.", Navigation),
            ("Why the ferry never had a second helmsman 03:10", Teaser),
            ("(Reporting by Ana Reyes; Editing by Tom Ask)", Credit),
            ("Additional reporting: Coast Wire", Credit),
            ("Tom Ask in Tarrow contributed to this report.", Credit),
            ("CORRECTION: The ferry is 118 metres long, not 180.", Note),
            ("This story has been updated with the captain’s name.", Note),
            (
                "An earlier version of this article misstated the ship’s age.",
                Note,
            ),
            ("Editor’s note: Ana Reyes travelled on the ferry.", Note),
            ("Updated Nov 19, 6:55 AM;Posted Nov 19, 5:10 AM", Dateline),
            ("Published 1 day ago", Dateline),
            ("10:42 GMT", Dateline),
            ("Wednesday, March 18, 2026", Dateline),
            ("By Ana Reyes and TOM ASK", Byline),
        ] {
            assert_eq!(kind(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn text_is_left_alone() {
        for line in [
            "By Monday morning, the ship was afloat again.",
            "Read more books, he told them, and fewer papers.",
            "Watch this space, she said.",
            "“Watch the harbour,” he told the crew below.",
            "Follow the money, the prosecutor said.",
            "More than 1,000 people were aboard.",
            "More: that was what the union wanted, and what it got on Monday.",
            "See the minister’s letter for what it is, an apology, the union said.",
            "Share prices fell on Monday.",
            "They left at 10:42.",
            "He finished the course in 3:10",
            "The council voted 23-18.",
            "Photos of the ship were posted online.",
            "In depth and range the report has no equal, the judge said.",
            "Video of the grounding shows passengers on the deck.",
            "Comments by the minister angered the crew.",
            "This is a story that has been told before.",
            "The island can be reached through a tunnel.",
            "The network said that the post broke its community guidelines.",
            "Four in ten voters said so in our poll.",
        ] {
            assert_eq!(kind(line), None, "{line}");
        }
    }
}
