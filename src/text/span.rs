//! Stretches of a text, and the two ways to count them.

/// A stretch of a text as byte offsets, end exclusive.
///
/// Inside the program spans are bytes, because slicing by bytes costs nothing; the
/// [`Comparison`](crate::compare::Comparison) counts Unicode scalar values and is converted once,
/// by [`ScalarIndex`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from `start` to `end`; an end before the start gives an empty span.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start,
            end: end.max(start),
        }
    }

    /// The text of the span, or nothing where the offsets do not lie on character boundaries.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// True for a span without text.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// The same span, counted from `offset` bytes further left.
    pub fn shifted(&self, offset: usize) -> Self {
        Self {
            start: self.start + offset,
            end: self.end + offset,
        }
    }

    /// True when `other` lies wholly inside.
    pub fn contains(&self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Number of bytes that both hold.
    pub fn overlap(&self, other: Span) -> usize {
        self.end
            .min(other.end)
            .saturating_sub(self.start.max(other.start))
    }

    /// The span without white space at its ends.
    pub fn trimmed(&self, text: &str) -> Self {
        let inner = self.of(text);
        let start = self.start + (inner.len() - inner.trim_start().len());
        Self::new(start, start + inner.trim().len())
    }
}

/// Spans in which those that touch another are found without going through all.
#[derive(Debug, Clone, Default)]
pub struct SpanIndex {
    /// Ascending by start, with their numbers in the order in which they were given.
    spans: Vec<(Span, usize)>,
    /// The last end of these up to each place.
    ends: Vec<usize>,
}

impl SpanIndex {
    /// An index of spans in any order; empty ones touch nothing.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let spans = spans.into_iter().zip(0..);
        let mut spans: Vec<(Span, usize)> = spans.filter(|(s, _)| !s.is_empty()).collect();
        spans.sort_by_key(|(span, _)| span.start);
        let mut last = 0;
        let ends = spans.iter().map(|(span, _)| {
            last = last.max(span.end);
            last
        });
        Self {
            ends: ends.collect(),
            spans,
        }
    }

    /// True when a span has a byte in common with `other`.
    pub fn touches(&self, other: Span) -> bool {
        self.touching(other).next().is_some()
    }

    /// The spans that have a byte in common with `other`, ascending by start, with their numbers.
    pub fn touching(&self, other: Span) -> impl Iterator<Item = (Span, usize)> + '_ {
        let first = self.ends.partition_point(|end| *end <= other.start);
        let behind = self
            .spans
            .partition_point(|(span, _)| span.start < other.end);
        let near = self.spans.get(first..behind).unwrap_or_default();
        near.iter()
            .copied()
            .filter(move |(span, _)| span.overlap(other) > 0)
    }
}

/// Converts byte offsets of one text to Unicode scalar values and back.
///
/// Holds a count every 128 bytes, so a look-up reads at most 128 bytes.
#[derive(Debug, Clone)]
pub struct ScalarIndex<'t> {
    text: &'t str,
    counts: Vec<usize>,
}

const STEP: usize = 128;

fn starts_scalar(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

impl<'t> ScalarIndex<'t> {
    /// Counts `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut counts = vec![0];
        let mut total = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            total += chunk.iter().filter(|b| starts_scalar(**b)).count();
            counts.push(total);
        }
        Self { text, counts }
    }

    /// Number of scalar values before byte `offset`.
    pub fn scalar(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let chunk = offset / STEP;
        let before = self.counts.get(chunk).copied().unwrap_or_default();
        let rest = self.text.as_bytes().get(chunk * STEP..offset);
        before
            + rest
                .unwrap_or_default()
                .iter()
                .filter(|b| starts_scalar(**b))
                .count()
    }

    /// Start and end of `span` in scalar values.
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.scalar(span.start), self.scalar(span.end))
    }

    /// Byte offset of scalar value number `scalar`; the length of the text when there are fewer.
    pub fn byte(&self, scalar: usize) -> usize {
        let chunk = self
            .counts
            .partition_point(|count| *count <= scalar)
            .saturating_sub(1);
        let mut seen = self.counts.get(chunk).copied().unwrap_or_default();
        let bytes = self.text.as_bytes();
        for (n, byte) in bytes.iter().enumerate().skip(chunk * STEP) {
            if starts_scalar(*byte) {
                if seen == scalar {
                    return n;
                }
                seen += 1;
            }
        }
        self.text.len()
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn scalar_index_agrees_with_counting() {
        let text = "“Marée” — naïve café, 東京 🚢 ".repeat(40);
        let index = ScalarIndex::new(&text);
        for (scalar, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(index.scalar(byte), scalar);
            assert_eq!(index.byte(scalar), byte);
        }
        assert_eq!(index.scalar(text.len()), text.chars().count());
        assert_eq!(index.byte(text.chars().count()), text.len());
    }

    #[test]
    fn a_span_off_a_boundary_is_empty_text() {
        assert_eq!(Span::new(1, 2).of("é"), "");
        assert_eq!(Span::new(0, 5).trimmed("  a  "), Span::new(2, 3));
    }

    proptest::proptest! {
        #[test]
        fn an_index_finds_what_a_search_finds(
            spans in proptest::collection::vec((0_usize..50, 0_usize..12), 0..12),
            start in 0_usize..60,
            length in 0_usize..12,
        ) {
            let spans: Vec<Span> = spans.iter().map(|(s, l)| Span::new(*s, s + l)).collect();
            let other = Span::new(start, start + length);
            let mut wanted: Vec<usize> = (0..spans.len())
                .filter(|n| spans[*n].overlap(other) > 0)
                .collect();
            wanted.sort_by_key(|n| (spans[*n].start, *n));
            let index = SpanIndex::new(spans);
            let found: Vec<usize> = index.touching(other).map(|(_, n)| n).collect();
            proptest::prop_assert_eq!(index.touches(other), !found.is_empty());
            proptest::prop_assert_eq!(found, wanted);
        }
    }
}
