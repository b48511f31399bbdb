//! A stretch of text cut at the marks that lie on it.

use super::room::Room;
use crate::compare::model::Range;
use crate::report::safe;

/// What is said of a stretch of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    /// A difference of this kind lies here.
    Change(&'static str),
    /// The row's leading claim has other words in this place.
    OtherWords,
    /// Evaluative wording, of this sort.
    Loaded(&'static str),
    /// Left out by another source.
    LeftOut,
    /// The rest of the sentence that a claim is a clause of.
    Beside,
}

/// Text with the same marks from its first character to its last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub text: String,
    /// Kinds of difference, in words: `number, name`; empty where none lies here.
    pub changes: String,
    pub other_words: bool,
    /// How it is loaded; empty where it is not.
    pub loaded: &'static str,
    pub left_out: bool,
    pub beside: bool,
}

/// Cuts the text of `stretch` in source number `source` wherever a mark begins or ends.
pub(super) fn pieces(
    room: &Room,
    source: usize,
    stretch: Range,
    marks: &[(Range, Mark)],
) -> Vec<Piece> {
    let inside = |at: &usize| stretch.start < *at && *at < stretch.end;
    let mut cuts: Vec<usize> = marks
        .iter()
        .flat_map(|(range, _)| [range.start, range.end])
        .filter(inside)
        .chain([stretch.start, stretch.end])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut made: Vec<Piece> = Vec::new();
    for pair in cuts.windows(2) {
        let [start, end] = *pair else { continue };
        let text = safe::piece(room.words(source, Range { start, end }));
        let mut piece = Piece::plain(&text);
        let mut kinds: Vec<&str> = Vec::new();
        for (range, mark) in marks {
            if range.start > start || range.end < end {
                continue;
            }
            match mark {
                Mark::Change(kind) if !kinds.contains(kind) => kinds.push(kind),
                Mark::Change(_) => {}
                Mark::OtherWords => piece.other_words = true,
                Mark::Loaded(how) => piece.loaded = how,
                Mark::LeftOut => piece.left_out = true,
                Mark::Beside => piece.beside = true,
            }
        }
        piece.changes = kinds.join(", ");
        piece.other_words &= piece.changes.is_empty();
        match made.last_mut() {
            Some(last) if last.alike(&piece) => last.text.push_str(&piece.text),
            _ => made.push(piece),
        }
    }
    made
}

impl Piece {
    /// Harmless text without a mark.
    pub fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            changes: String::new(),
            other_words: false,
            loaded: "",
            left_out: false,
            beside: false,
        }
    }

    fn alike(&self, other: &Self) -> bool {
        self.changes == other.changes
            && self.other_words == other.other_words
            && self.loaded == other.loaded
            && self.left_out == other.left_out
            && self.beside == other.beside
    }
}
