//! A claim as a reader sees it outside its paragraph.

use super::Claim;
use std::borrow::Cow;

impl Claim {
    /// Its words for a reader: with an ellipsis where the sentence goes on before or behind them,
    /// and with the mark that a quotation has outside of them.
    pub fn shown(&self) -> Cow<'_, str> {
        let before = self.sentence.start < self.start;
        // A full stop or a comma between two clauses is no word that is missing.
        let behind = self.sentence.end > self.end + 1;
        let (opening, closing) = lacking_marks(&self.text);
        if !before && !behind && opening.is_none() && closing.is_none() {
            return Cow::Borrowed(&self.text);
        }
        let mut shown = String::new();
        shown.extend(opening);
        // Some sources write the ellipsis themselves.
        let ellipsis = |end: &str| end.ends_with('…') || end.ends_with("...");
        if (before || opening.is_some()) && !self.text.starts_with(['…', '.']) {
            shown.push_str("… ");
        }
        shown.push_str(&self.text);
        if (behind || closing.is_some()) && !ellipsis(self.text.trim_end()) {
            shown.push_str(" …");
        }
        shown.extend(closing);
        Cow::Owned(shown)
    }
}

/// The opening and the closing mark of a quotation that begins before a text or ends behind it.
fn lacking_marks(text: &str) -> (Option<char>, Option<char>) {
    let mut open: Option<char> = None;
    let mut opening = None;
    let mut before: Option<char> = None;
    for mark in text.chars() {
        let at_word = before.is_none_or(|c| c.is_whitespace() || "([—–-‘'".contains(c));
        match mark {
            '“' | '«' => open = Some(mark),
            '"' if open.is_none() && at_word => open = Some(mark),
            '”' | '»' | '"' => {
                // Only the first can end what began before the text.
                let inside = open.take().is_some();
                opening = opening.or((!inside).then(|| other(mark)));
            }
            _ => {}
        }
        before = Some(mark);
    }
    (opening, open.map(other))
}

/// The mark at the other end of a quotation.
fn other(mark: char) -> char {
    match mark {
        '“' => '”',
        '”' => '“',
        '«' => '»',
        '»' => '«',
        mark => mark,
    }
}

#[cfg(test)]
mod tests {
    use super::lacking_marks;

    #[test]
    fn marks_outside_of_a_text_are_found() {
        for (text, expected) in [
            ("He left.", (None, None)),
            ("“I left,” he said.", (None, None)),
            ("That was a mistake.”", (Some('“'), None)),
            ("That was a mistake,\" he said.", (Some('"'), None)),
            ("\"That was a mistake, he said", (None, Some('"'))),
            ("He said: “It was a mistake.", (None, Some('”'))),
            ("mine,” he said. “It was", (Some('“'), Some('”'))),
            ("the \"exceptional\" costs", (None, None)),
            ("a «mistake", (None, Some('»'))),
        ] {
            assert_eq!(lacking_marks(text), expected, "{text}");
        }
    }
}
