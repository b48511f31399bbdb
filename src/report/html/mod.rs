//! The whole comparison as one HTML file that an editor opens, reads, prints and passes on.
//!
//! The file asks for nothing: style and script are inside, a content security policy forbids
//! every request and every script but this one (by its hash), and without script everything is
//! there and every link works. The pages are real template files (`templates/`), escaped by
//! default by the template engine; text of reports also passes [`safe`](super::safe), so that
//! control characters and bidirectional overrides show.
//!
//! What the templates print is prepared here, one file a part: the head and the sources
//! (`head`), the strip that shows who has what and where (`strip`), the grid of claims (`grid`)
//! with its differences (`changes`), quotations (`quotations`), framing (`framing`), the articles
//! (`articles`). `pieces` cuts a text at its marks, `room` knows every anchor.

mod articles;
mod changes;
mod framing;
mod grid;
mod head;
mod pieces;
mod quotations;
mod room;
mod strip;

use super::Format;
use crate::compare::Comparison;
use articles::Kind;
use askama::Template;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use room::Room;
use sha2::{Digest as _, Sha256};

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// One HTML file.
#[derive(Debug, Clone, Copy, Default)]
pub struct Html;

impl Format for Html {
    fn render(&self, comparison: &Comparison) -> Vec<u8> {
        let room = Room::new(comparison);
        let page = Page::new(&room);
        // Writing to a string fails only where a template calls a filter that fails; none does.
        page.render().unwrap_or_default().into_bytes()
    }
}

/// The page, as its templates read it.
#[derive(Template)]
#[template(path = "page.html")]
struct Page {
    policy: String,
    style: String,
    script: String,
    head: head::Head,
    strip: strip::Strip,
    grid: grid::Grid,
    utterances: Vec<quotations::Utterance>,
    framing: framing::Framing,
    articles: Vec<articles::Article>,
}

impl Page {
    fn new(room: &Room) -> Self {
        let (style, script) = (in_file(STYLE), in_file(SCRIPT));
        Self {
            policy: policy(&style, &script),
            style,
            script,
            head: head::head(room),
            strip: strip::strip(room),
            grid: grid::grid(room),
            utterances: quotations::utterances(room),
            framing: framing::framing(room),
            articles: articles::articles(room),
        }
    }
}

/// A style or script file as it stands in the page: line ends as a browser reads them, so that
/// its hash holds whatever a checkout did to them.
fn in_file(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// The content security policy: nothing may be loaded, sent or run but this style and script.
fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; \
         form-action 'none'",
        hash(style),
        hash(script)
    )
}
