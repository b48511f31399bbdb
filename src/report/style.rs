//! Colour for a terminal: always beside a word or a mark that says the same.

use anstyle::{AnsiColor, Style};

/// Puts colour on pieces of text, or leaves them as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    on: bool,
}

/// What a piece of text is, as far as its colour goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A title.
    Title,
    /// The head of a table, a legend: there for orientation.
    Quiet,
    /// Agreement.
    Agrees,
    /// A difference.
    Differs,
    /// A part of something.
    Part,
    /// Sources that contradict one another.
    Alarm,
    /// Something that a reader should look at.
    Look,
    /// The name of something.
    Name,
}

impl Paint {
    /// A painter that colours (`true`) or does nothing.
    pub fn new(on: bool) -> Self {
        Self { on }
    }

    /// `text` in its tone. The text must be free of control characters already.
    pub fn tone(self, tone: Tone, text: &str) -> String {
        if !self.on || text.trim().is_empty() {
            return text.to_owned();
        }
        let style = style(tone);
        format!("{style}{text}{style:#}")
    }
}

fn style(tone: Tone) -> Style {
    let plain = Style::new();
    match tone {
        Tone::Title => plain.bold(),
        Tone::Name => plain.bold(),
        Tone::Quiet => plain.dimmed(),
        Tone::Agrees => plain.fg_color(Some(AnsiColor::Green.into())),
        Tone::Differs => plain.bold().fg_color(Some(AnsiColor::Yellow.into())),
        Tone::Part => plain.fg_color(Some(AnsiColor::Cyan.into())),
        Tone::Alarm => plain.bold().fg_color(Some(AnsiColor::Red.into())),
        Tone::Look => plain.bold().fg_color(Some(AnsiColor::Magenta.into())),
    }
}
