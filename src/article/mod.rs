//! From the bytes of a file to an [`Article`]: decoding, format readers, block kinds, metadata.
//!
//! In: the bytes and the file's name. Out: the text, its blocks with their kinds (furniture
//! included), and what the report says of itself. One file a format; [`furniture`] tells text from
//! page furniture in all of them, [`assemble`] makes the article of the formats that have markup.

pub mod assemble;
pub mod decode;
pub mod error;
pub mod format;
pub mod furniture;
pub mod html;
pub mod json;
pub mod markdown;
pub mod metadata;
pub mod model;
pub mod plain;
pub mod xml;

use crate::text::language;
pub use error::ReadError;
pub use format::InputFormat;
pub use model::{Article, Block, BlockKind};

/// How a report is to be read.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// The format, when content and name must not decide.
    pub format: Option<InputFormat>,
    /// The language (ISO 639-1), when the file's own label must not decide.
    pub language: Option<String>,
    /// Most bytes that a file may have. A report is some kilobytes, a saved page some megabytes.
    pub max_bytes: usize,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self {
            format: None,
            language: None,
            max_bytes: 20_000_000,
        }
    }
}

/// Reads one report. `name` is the file's name; its ending is a hint, the content decides.
///
/// # Errors
/// When the file is too large or nested too deep, the bytes hold no text, their syntax is broken, or nothing in it
/// could make a claim.
pub fn read(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Article, ReadError> {
    if bytes.len() > options.max_bytes {
        return Err(ReadError::TooLarge {
            bytes: bytes.len(),
            limit: options.max_bytes,
        });
    }
    let mut warnings = Vec::new();
    let text = decode::decode(bytes, &mut warnings)?;
    if !text.contains(char::is_alphabetic) {
        return Err(ReadError::Empty);
    }
    let format = options.format.unwrap_or_else(|| format::sniff(&text, name));
    let mut article = match format {
        InputFormat::Text => plain::read(text),
        InputFormat::Html => html::read(text)?,
        InputFormat::Markdown => markdown::read(&text),
        InputFormat::Json => json::read(&text)?,
        InputFormat::Xml => xml::read(&text)?,
    };
    if !article.blocks.iter().any(|block| block.kind.makes_claims()) {
        return Err(no_body(article.warnings));
    }
    warnings.append(&mut article.warnings);
    article.warnings = warnings;
    if let Some(language) = &options.language {
        article.language.clone_from(language);
    }
    article.language = language::primary(&article.language);
    if article.language == language::UNDETERMINED {
        language::detect(&claiming_text(&article)).clone_into(&mut article.language);
    }
    if !language::is_tuned_for(&article.language) {
        article.warnings.push(format!(
            "it is read as language \"{}\"; figures, dates, names, attributions, certainty, labels and loaded words are looked for in English only and are left out",
            article.language
        ));
    }
    Ok(article)
}

/// Headline and body, without the furniture around them.
fn claiming_text(article: &Article) -> String {
    let claiming = article.blocks.iter().filter(|b| b.kind.makes_claims());
    let texts: Vec<&str> = claiming.map(|b| article.block_text(b)).collect();
    texts.join("\n")
}

/// What to say when there is nothing to compare: the reader's own reason, if it gave one.
fn no_body(warnings: Vec<String>) -> ReadError {
    match warnings.into_iter().next() {
        Some(reason) => ReadError::NoBodyBecause(reason),
        None => ReadError::NoBody,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn with(format: Option<InputFormat>) -> ReadOptions {
        ReadOptions {
            format,
            ..ReadOptions::default()
        }
    }

    #[test]
    fn unreadable_files_say_what_to_do() {
        for (bytes, says) in [
            (&b""[..], "holds no text"),
            (b"--- 12 ---\n", "holds no text"),
            (b"%PDF-1.4 text", "a PDF"),
            (
                b"<html><body></body><!-- nothing here --></html>",
                "no headline",
            ),
            (
                b"<newsItem><contentMeta><dateline>HARWICK</dateline></contentMeta></newsItem>",
                "no headline",
            ),
            (b"<?xml version='1.0'?><nitf><p>", "not well-formed XML"),
        ] {
            let error = read(bytes, "a", &with(None)).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
        let limit = ReadOptions {
            max_bytes: 10,
            ..ReadOptions::default()
        };
        let error = read(b"Ferry aground off Harwick", "a", &limit)
            .unwrap_err()
            .to_string();
        assert!(error.contains("25 bytes"), "{error}");
    }

    #[test]
    fn the_caller_may_decide() {
        let text = b"<p>Ferry aground</p>";
        let options = ReadOptions {
            format: Some(InputFormat::Text),
            language: Some("fr".into()),
            ..ReadOptions::default()
        };
        let article = read(text, "a.html", &options).unwrap();
        assert_eq!(article.text, "<p>Ferry aground</p>");
        assert_eq!(article.language, "fr");
    }

    #[test]
    fn plain_text_stays_to_the_letter() {
        let bytes =
            "\u{FEFF}Ferry aground\r\n\r\n\u{A0} HARWICK (AP) — It ran  aground.\t\r\nNobody died."
                .as_bytes();
        let article = read(bytes, "a.txt", &with(None)).unwrap();
        assert_eq!(
            article.text,
            "Ferry aground\n\n\u{A0} HARWICK (AP) — It ran  aground.\t\nNobody died."
        );
    }

    /// Bytes that meet the readers' own marks more often than chance would.
    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let marks = [
            "<p>",
            "</p>",
            "<div class=caption>",
            "<html>",
            "<nitf>",
            "<body>",
            "<![CDATA[",
            "&nbsp;",
            "<!ENTITY a \"b\">",
            "{\"text\":\"",
            "\"}",
            "[",
            "# ",
            "- ",
            "\n",
            "\n\n",
            "\r\n",
            "By Ana Reyes",
            "HARWICK (AP) — ",
            "UPDATE: 7:19 p.m. -- ",
            "(Reporting by ",
            "Photo: ",
            "É",
            "“",
            "”",
            "\u{A0}",
            "—",
            "03:10",
            "Updated ",
            "©",
            ". ",
            "word ",
            "Read more",
            "<script>",
            "<br>",
            "---\n",
            "İ",
            "ß",
            "Credit",
            "/",
            "(",
            ")",
        ];
        let part = prop_oneof![
            3 => proptest::sample::select(marks.to_vec()).prop_map(|mark| mark.as_bytes().to_vec()),
            1 => proptest::collection::vec(any::<u8>(), 0..6),
            1 => "\\PC{0,8}".prop_map(String::into_bytes),
        ];
        proptest::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn any_bytes_give_ordered_blocks_or_an_error(
            bytes in bytes(),
            name in prop_oneof![Just("a.txt"), Just("a.html"), Just("a.md"), Just("a.json"), Just("a.xml"), Just("")],
            format in proptest::option::of(proptest::sample::select(InputFormat::ALL.to_vec())),
        ) {
            if let Ok(article) = read(&bytes, name, &with(format)) {
                let mut end = 0;
                for block in &article.blocks {
                    prop_assert!(block.span.start >= end, "{:?}", article.blocks);
                    prop_assert!(!article.block_text(block).is_empty(), "{:?} of {:?}", block, article.text);
                    end = block.span.end;
                }
                prop_assert!(end <= article.text.len());
            }
        }
    }
}
