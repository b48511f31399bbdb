//! Text inside Markdown that must stay text: on GitHub, on GitLab, in a mail.
//!
//! Punctuation that marks up is escaped with a backslash, `<`, `>` and `&` as entities, so that
//! no HTML, emphasis, link, image, code or table gets out. What a site links by itself after it
//! rendered the Markdown cannot be escaped there: after the sign in `@name`, `#123`, `!123` and in
//! `https://`, `www.` and `GH-123` stands a zero-width space (U+200B), which breaks the pattern
//! and is not seen.

use super::line;

/// What breaks a pattern that a site would link.
const BREAK: char = '\u{200B}';

/// `text` on one line, as inert Markdown: for a table's cell, a list's item or a paragraph, but
/// not for the first words of a block.
pub fn text(given: &str) -> String {
    let given = line(given);
    let mut out = String::with_capacity(given.len() + 8);
    let mut rest = given.as_ref();
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or_default();
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '{' | '}' | '|' | '~' | '$' | '^' => {
                out.extend(['\\', character]);
            }
            '#' => out.extend(['\\', character, BREAK]),
            '@' => out.extend([character, BREAK]),
            '!' if after.starts_with(char::is_numeric) => out.extend([character, BREAK]),
            ':' if after.starts_with(|c: char| c == '/' || c.is_alphabetic()) => {
                out.extend([character, BREAK]);
            }
            '.' if ends_with_word(&out, "www") => out.extend([character, BREAK]),
            '-' if after.starts_with(char::is_numeric) && ends_with_word(&out, "gh") => {
                out.extend([character, BREAK]);
            }
            _ => out.push(character),
        }
        rest = after;
    }
    out
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let start = text.len().saturating_sub(word.len());
    text.get(start..)
        .is_some_and(|end| end.eq_ignore_ascii_case(word))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    /// All that a site might switch on, save the one that only changes quotation marks.
    fn extensions() -> Options {
        Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)
    }

    /// What a reader of the rendered text sees, if nothing but text is in it.
    fn rendered(markdown: &str) -> Result<String, String> {
        let mut seen = String::new();
        for event in Parser::new_ext(markdown, extensions()) {
            match event {
                Event::Text(text) => seen.push_str(&text),
                Event::Start(Tag::Paragraph | Tag::Table(_) | Tag::TableHead | Tag::TableRow)
                | Event::Start(Tag::TableCell)
                | Event::End(_) => {}
                other => return Err(format!("{other:?} in {markdown:?}")),
            }
        }
        Ok(seen.replace(BREAK, ""))
    }

    fn in_paragraph(text: &str) -> Result<String, String> {
        rendered(&format!("“{}”", super::text(text)))
    }

    fn in_cell(text: &str) -> Result<String, String> {
        rendered(&format!("| a |\n|---|\n| “{}” |", super::text(text)))
    }

    #[test]
    fn markup_is_read_as_text() {
        for text in [
            "**bold** _it_ `code` ~~gone~~",
            "<script>alert(1)</script> &lt; <!-- x -->",
            "![x](javascript:alert(1)) [x](https://example.org) [x]: /y",
            "https://example.org www.example.org a@example.org",
            "a | b \\| c",
            "$x^2$ and $5; $$y$$",
            "==marked== ++added++ {class=x}",
            "# head 1. item - item + item > quote",
            "&amp; &#64; \\",
            "plain words, “quoted” — 40 people’s 1.2bn",
        ] {
            assert_eq!(in_paragraph(text).unwrap(), format!("“{text}”"));
            assert_eq!(in_cell(text).unwrap(), format!("a“{text}”"));
        }
    }

    #[test]
    fn patterns_that_sites_link_are_broken() {
        let out =
            super::text("@editors #12 GH-7 !8 http://x.example www.x.example o/r#9 a@b.example");
        for pattern in ["@e", "#1", "-7", "!8", "://", "www.x", "#9", "@b"] {
            assert!(!out.contains(pattern), "{pattern} in {out}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_text_gets_out(text in "[-@#!<>&\\[\\]()*_`~|\\\\:/.=+$^{}\"'a-c0-2 \u{1b}\u{202e}]{0,30}|\\PC{0,40}") {
            let wanted = line(&text).into_owned();
            let seen = in_paragraph(&text).map_err(TestCaseError::fail)?;
            prop_assert_eq!(seen, format!("“{wanted}”"));
            let seen = in_cell(&text).map_err(TestCaseError::fail)?;
            prop_assert_eq!(seen, format!("a“{wanted}”"));
            let out = super::text(&text);
            prop_assert!(!out.contains(char::is_control));
            prop_assert!(!out.contains(['<', '>']));
            prop_assert!(!out.contains("://"));
            let named = out.chars().zip(out.chars().skip(1));
            for (sign, next) in named {
                prop_assert!(!(matches!(sign, '@' | '#') && next.is_alphanumeric()), "{out:?}");
            }
        }
    }
}
