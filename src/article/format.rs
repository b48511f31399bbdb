//! Which format a file is in: by its content first, by its name second.

use serde_json::Value;
use std::fmt;
use std::path::Path;
use std::str::FromStr;

/// The formats that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InputFormat {
    /// Plain text, as saved or pasted.
    Text,
    /// HTML or XHTML, as a browser saves it.
    Html,
    /// Markdown (CommonMark).
    Markdown,
    /// IPTC ninjs, schema.org NewsArticle, or a plain object.
    Json,
    /// NITF or NewsML-G2.
    Xml,
}

impl InputFormat {
    /// All of them, in the order in which help texts list them.
    pub const ALL: [Self; 5] = [
        Self::Text,
        Self::Html,
        Self::Markdown,
        Self::Json,
        Self::Xml,
    ];

    /// The name that [`FromStr`] reads.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Xml => "xml",
        }
    }
}

impl fmt::Display for InputFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Text => "plain text",
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Json => "JSON",
            Self::Xml => "XML",
        })
    }
}

impl FromStr for InputFormat {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|format| format.name().eq_ignore_ascii_case(name))
            .ok_or_else(|| {
                let names: Vec<_> = Self::ALL.iter().map(|format| format.name()).collect();
                format!(
                    "`{name}` is no input format; choose one of {}",
                    names.join(", ")
                )
            })
    }
}

/// How far into a file its signs are looked for.
const HEAD: usize = 4096;

/// The format of a decoded file called `name`.
pub fn sniff(text: &str, name: &str) -> InputFormat {
    let start = text.trim_start();
    let ending = ending(name);
    match start.chars().next() {
        Some('{') if ending == "json" || object_or_array(start) => return InputFormat::Json,
        Some('[') if object_or_array(start) => return InputFormat::Json,
        Some('<') => return markup(start, &ending),
        // A value that is no article must not pass for the text of one.
        Some(_) if ending == "json" && serde_json::from_str::<Value>(start).is_ok() => {
            return InputFormat::Json;
        }
        _ => {}
    }
    let head = head(start).to_ascii_lowercase();
    if ["<html", "<!doctype html", "<body"]
        .iter()
        .any(|tag| head.contains(tag))
    {
        return InputFormat::Html;
    }
    let named_markup = matches!(&*ending, "html" | "htm" | "xhtml");
    if named_markup
        && ["<p", "<div", "<br", "<h1"]
            .iter()
            .any(|tag| text.contains(tag))
    {
        return InputFormat::Html;
    }
    if is_markdown(start, &ending) {
        return InputFormat::Markdown;
    }
    InputFormat::Text
}

fn ending(name: &str) -> String {
    Path::new(name)
        .extension()
        .map(|ending| ending.to_string_lossy().to_ascii_lowercase())
        .unwrap_or_default()
}

fn head(text: &str) -> &str {
    let mut end = text.len().min(HEAD);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Does it begin as JSON does, and not as a sentence in brackets?
fn object_or_array(start: &str) -> bool {
    let mut marks = start.chars().filter(|c| !c.is_whitespace());
    match (marks.next(), marks.next()) {
        (Some('{'), next) => matches!(next, Some('"' | '}')),
        (Some('['), next) => matches!(next, Some('{')),
        _ => false,
    }
}

/// HTML or XML, by the first element; a fragment of either counts.
fn markup(start: &str, ending: &str) -> InputFormat {
    const AGENCY: [&str; 9] = [
        "nitf",
        "newsitem",
        "newsmessage",
        "packageitem",
        "contentset",
        "contentmeta",
        "newsml",
        "inlinexml",
        "knowledgeitem",
    ];
    let first = first_element(start);
    let local = first.rsplit(':').next().unwrap_or_default();
    if AGENCY.contains(&local) {
        return InputFormat::Xml;
    }
    let xml = ending == "xml" || start.starts_with("<?xml");
    match local {
        "html" | "head" | "body" => InputFormat::Html,
        _ if xml => InputFormat::Xml,
        // A body fragment of NITF uses HTML's own element names.
        _ => InputFormat::Html,
    }
}

/// The name of the first element in lower case, after declarations and comments.
fn first_element(start: &str) -> String {
    let mut rest = start;
    loop {
        rest = match rest.find('<').and_then(|at| rest.get(at..)) {
            Some(rest) => rest,
            None => return String::new(),
        };
        let past = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            rest.find("?>").map(|at| at + 2)
        } else if rest.starts_with("<!") {
            let html = rest
                .get(..14)
                .is_some_and(|d| d.eq_ignore_ascii_case("<!doctype html"));
            if html {
                return "html".into();
            }
            // The internal subset of a document type holds elements in brackets.
            let close = if rest.split('>').next().is_some_and(|d| d.contains('[')) {
                "]>"
            } else {
                ">"
            };
            rest.find(close).map(|at| at + close.len())
        } else {
            let name = rest.trim_start_matches('<');
            let end = name
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, ':' | '.' | '-' | '_')))
                .unwrap_or(name.len());
            return name.get(..end).unwrap_or_default().to_ascii_lowercase();
        };
        rest = past.and_then(|at| rest.get(at..)).unwrap_or_default();
    }
}

/// Markdown by its name, or by two signs of it when the name says nothing.
fn is_markdown(start: &str, ending: &str) -> bool {
    if matches!(ending, "md" | "markdown" | "mdown" | "mkd") {
        return true;
    }
    let head = head(start);
    let heading = |line: &str| {
        let marks = line.len() - line.trim_start_matches('#').len();
        (1..=6).contains(&marks) && line.get(marks..).is_some_and(|rest| rest.starts_with(' '))
    };
    let opens = heading(head.lines().next().unwrap_or_default());
    let later = head.lines().skip(1).any(heading);
    let links = head.contains("](http");
    // A plain-text file keeps its text to the letter, so one sign is not enough.
    opens && (later || links) || (ending != "txt" && later && links)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn content_first_name_second() {
        use InputFormat::*;
        for (text, name, expected) in [
            ("Ferry aground\n\nIt ran aground.", "a.txt", Text),
            ("Ferry aground\n\nIt ran aground.", "a.html", Text),
            ("<!DOCTYPE html><html><p>x", "a.txt", Html),
            (
                "<!-- saved from url=(0021)https://x.example -->\n<html>",
                "a",
                Html,
            ),
            (
                "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\"><html xmlns=\"y\">",
                "a.xml",
                Html,
            ),
            ("<?xml version=\"1.0\"?><nitf><body/></nitf>", "a.html", Xml),
            ("<!DOCTYPE nitf [<!ENTITY a \"<b>\">]><nitf/>", "a", Xml),
            ("<g2:newsItem xmlns:g2=\"x\"/>", "a", Xml),
            ("<p>One.</p><p>Two.</p>", "-", Html),
            ("{\"headline\": \"x\"}", "a.txt", Json),
            (" [ {\"@type\": \"NewsArticle\"} ]", "-", Json),
            ("[Related: more on the ferry]\nFerry aground", "-", Text),
            ("{broken", "a.json", Json),
            ("null", "a.json", Json),
            ("\"Ferry aground\"", "a.json", Json),
            ("null and void", "a.json", Text),
            ("null", "a.txt", Text),
            (
                "# Ferry aground\n\n## What we know\n\nIt ran aground.",
                "-",
                Markdown,
            ),
            ("Ferry aground\n=====\n\nIt ran aground.", "a.md", Markdown),
            (
                "# 1 cause of grounding is sand\n\nIt ran aground.",
                "a.txt",
                Text,
            ),
        ] {
            assert_eq!(sniff(text, name), expected, "{name}: {text}");
        }
    }

    #[test]
    fn names_are_read_back() {
        for format in InputFormat::ALL {
            assert_eq!(format.name().parse::<InputFormat>().unwrap(), format);
        }
        assert!(
            "docx"
                .parse::<InputFormat>()
                .unwrap_err()
                .contains("markdown")
        );
    }
}
