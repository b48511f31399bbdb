//! Lines that send the reader elsewhere: to a page, an address, a poll, another line of the site.

use super::phrases::Shape;

/// Most words of a line that points elsewhere.
const LONGEST: usize = 28;

/// Verbs that tell a reader to get in touch or to use the page, whatever follows.
const ORDERS: &[&str] = &[
    "email",
    "e-mail",
    "phone",
    "text",
    "click",
    "tap",
    "scan",
    "enter",
    "contact",
    "register",
    "subscribe",
    "download",
    "upload",
    "submit",
    "vote",
];
/// Openings that do so; "Call it what you like" and "Ask anyone" do not.
const OPENINGS: &[&str] = &[
    "call the",
    "call us",
    "call our",
    "tell us",
    "write to",
    "write in",
    "send us",
    "send them",
    "send your",
    "send it",
    "send a",
    "turn to",
    "look up",
    "have your",
    "get in",
    "see page",
    "see our",
    "read our",
    "read more",
    "check our",
    "check your",
    "take our",
    "try our",
    "join us",
    "join our",
    "share your",
    "share this",
    "sign up",
    "sign in",
    "log in",
    "watch our",
    "visit our",
    "message us",
    "let us",
    "ask at",
    "drop us",
    "ring us",
    "ring the",
    "find out",
];

/// Does the line point elsewhere?
pub fn is_pointer(line: &str, shape: &Shape) -> bool {
    if shape.words > LONGEST || shape.quoted {
        return false;
    }
    names_page(line) || asks_and_orders(line) || ends_in_address(line)
}

/// "Leading article, page 22"; "COMMENT, page 8: Who pays?"; "pages 4&5"; no sentence.
fn names_page(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let page = words.windows(2).position(|pair| {
        let [page, number] = pair else { return false };
        let page = page.trim_start_matches('(').to_lowercase();
        let bare = number.trim_end_matches([':', ')', ',', ';', '.']);
        let numbered = bare.len() <= 7
            && bare.contains(|c: char| c.is_ascii_digit())
            && bare
                .chars()
                .all(|c| c.is_ascii_digit() || c.is_uppercase() || matches!(c, '&' | '-' | '–'));
        matches!(page.as_str(), "page" | "pages" | "p") && numbered
    });
    page.is_some_and(|at| {
        let number = words.get(at + 1).copied().unwrap_or_default();
        let last = at + 2 == words.len();
        last && !line.ends_with('.') || number.ends_with(':')
    })
}

/// "Were you there? Call the newsdesk": a question, then an order.
fn asks_and_orders(line: &str) -> bool {
    line.rsplit_once("? ").is_some_and(|(_, order)| {
        let low = order.to_lowercase();
        let first = low.split([' ', ',', '.']).next().unwrap_or_default();
        let opens = |opening: &&str| {
            low.strip_prefix(*opening)
                .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        order.split_whitespace().count() <= 14
            && order.starts_with(char::is_uppercase)
            && (ORDERS.contains(&first) || OPENINGS.iter().any(opens))
    })
}

/// "Enquiries: press@harwick.example"; "Enter at harwick.example/win": an e-mail address ends the
/// line, or a web address to which a colon or an order leads.
fn ends_in_address(line: &str) -> bool {
    let mut words = line.split_whitespace().rev();
    let last = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    let order = words.next().unwrap_or_default().to_lowercase();
    let led = before.ends_with(':')
        || before.eq_ignore_ascii_case("visit")
        || before == "at" && ORDERS.contains(&order.as_str());
    is_address(last) && !last.contains("twitter") && (last.contains('@') || led)
}

/// An e-mail or web address.
fn is_address(word: &str) -> bool {
    let word = word.trim_matches(['(', ')', '[', ']', '<', '>', ',', ';']);
    let host = word
        .split_once('@')
        .map_or(word, |(_, host)| host)
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .split('/')
        .next()
        .unwrap_or_default();
    let mut parts = host.rsplit('.');
    let top = parts.next().unwrap_or_default();
    let name = parts.next().unwrap_or_default();
    let lower = |part: &str| {
        part.chars()
            .all(|c| c.is_lowercase() || c.is_ascii_digit() || c == '-')
    };
    // "p.m" and "U.S" are no addresses.
    top.len() >= 2
        && top.chars().all(|c| c.is_ascii_lowercase())
        && name.len() >= 3
        && host.split('.').all(lower)
}

/// "Home > News > Crime": where a page stands in its site.
pub fn is_breadcrumb(line: &str) -> bool {
    let parts: Vec<&str> = line.split(['>', '›', '»']).map(str::trim).collect();
    let short = |part: &&str| (1..=4).contains(&part.split_whitespace().count());
    parts.len() >= 2
        && !line.contains('<')
        && parts.iter().all(short)
        && (parts.len() >= 3
            || parts
                .first()
                .is_some_and(|p| p.eq_ignore_ascii_case("home")))
}

/// "($1 = 0.7513 pounds)": the rate at which a report converts.
pub fn is_exchange_rate(line: &str) -> bool {
    line.starts_with('(')
        && line.ends_with([')', '.'])
        && line.contains(" = ")
        && line.contains(|c: char| c.is_ascii_digit())
        && line.split_whitespace().count() <= 16
}

/// "Correction 15 June: An earlier version …": a note with its date before the colon.
pub fn is_dated_note(line: &str) -> bool {
    let Some((head, rest)) = line.split_once(':') else {
        return false;
    };
    let mut words = head.split_whitespace();
    let first = words
        .next()
        .unwrap_or_default()
        .trim_end_matches(',')
        .to_lowercase();
    let date: Vec<&str> = words.collect();
    matches!(
        first.as_str(),
        "correction" | "corrections" | "clarification" | "amendment" | "footnote"
    ) && rest.starts_with(' ')
        && super::stamp::is_date_stamp(&date.join(" ").to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers() {
        for line in [
            "Leading article, page 22",
            "POST COMMENT, page 8: Who pays for the pier?",
            "Post graphic: how the pier fell, pages 4&5",
            "Why there is no such thing as a safe pier, page B6",
            "Were you on the pier? Call the newsdesk",
            "Fleeced by a ferry firm? Tell us in confidence",
            "What is under your pier? Look up your street",
            "Enquiries: press@harwick.example",
            "Letters: was it the wind? post@harwick.example",
            "WIN! A year’s supply of rope. Enter at post.example/rope",
        ] {
            assert!(is_pointer(line, &Shape::of(line)), "{line}");
        }
        for line in [
            "The warning stands on page 22 of the report.",
            "“Were you there? Tell me,” she said.",
            "Was it the wind? Call it what you like, the pier fell and nobody came to mend it for a year or more.",
            "It left at 6 p.m",
            "He was born in the U.S",
            "What did he see? He saw the sea.",
            "Was it worth it? Ask any of the 300 villagers who lost their homes.",
        ] {
            assert!(!is_pointer(line, &Shape::of(line)), "{line}");
        }
    }

    #[test]
    fn marks_of_the_page() {
        let tweet = "The pier is safe, whatever they say harwick.example/p";
        assert!(!is_pointer(tweet, &Shape::of(tweet)));
        assert!(is_breadcrumb("Home > News > Harwick"));
        assert!(is_breadcrumb("Home › Sport"));
        assert!(!is_breadcrumb("Profit > loss"));
        assert!(is_exchange_rate("($1 = 0.7513 pounds)"));
        assert!(!is_exchange_rate("(The pier was 400 metres long.)"));
        assert!(is_dated_note(
            "Correction 15 June: An earlier version gave 180 metres."
        ));
        assert!(is_dated_note("CLARIFICATION, June 15: The pier is shut."));
        assert!(!is_dated_note("Correction of course: the ship turned."));
    }
}
