//! Pairs of sentences as JSON Lines: what `explain --pairs` reads and writes.

use super::safe;
use crate::align::alone::Scored;
use crate::align::{Reason, Relation};
use serde::{Deserialize, Serialize};

/// A pair of sentences to score; other keys are ignored.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Pair {
    /// A sentence.
    pub a: String,
    /// Another.
    pub b: String,
}

#[derive(Serialize)]
struct ScoredLine<'l> {
    a: &'l str,
    b: &'l str,
    score: f64,
    relation: Option<Relation>,
    reasons: &'l [Reason],
    summary: &'l str,
    lacking: &'l str,
}

#[derive(Serialize)]
struct FailedLine<'l> {
    line: usize,
    error: &'l str,
}

/// Reads one line.
///
/// # Errors
/// A sentence about what is wrong, where it is longer than `longest` bytes or no such pair.
pub fn read(line: &[u8], longest: usize) -> Result<Pair, String> {
    if line.len() > longest {
        return Err(format!("longer than {longest} bytes; give two sentences"));
    }
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    serde_json::from_slice(line).map_err(|error| {
        // The number of the line stands beside it, and every line is its own document.
        let error = error
            .to_string()
            .replace(" at line 1 column ", " at column ");
        format!("not {{\"a\": \"…\", \"b\": \"…\"}}: {error}")
    })
}

/// A pair with its score, as a line.
pub fn scored(pair: Pair, scored: Scored) -> Vec<u8> {
    line(&ScoredLine {
        a: &pair.a,
        b: &pair.b,
        score: (scored.score * 10_000.0).round() / 10_000.0,
        relation: scored.relation,
        reasons: &scored.reasons,
        summary: &scored.summary,
        lacking: &scored.lacking,
    })
}

/// What stands in the place of a line that is no pair; `number` counts from 1.
pub fn failed(number: usize, error: &str) -> Vec<u8> {
    line(&FailedLine {
        line: number,
        error,
    })
}

fn line<T: Serialize>(value: &T) -> Vec<u8> {
    // Serialising these types cannot fail: no map has keys that are not strings.
    let mut bytes = safe::json::inert(serde_json::to_vec(value).unwrap_or_default());
    bytes.push(b'\n');
    bytes
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_pair_or_says_why_not() {
        let pair = read(
            "\u{feff}{\"id\": 7, \"a\": \"x\", \"b\": \"\"}\r".as_bytes(),
            99,
        )
        .unwrap();
        assert_eq!((pair.a.as_str(), pair.b.as_str()), ("x", ""));
        for (line, wanted) in [
            (&b"{\"a\": \"x\"}"[..], "missing field `b` at column 10"),
            (b"{\"a\": 1, \"b\": \"\"}", "invalid type: integer `1`"),
            (b"\xff", "expected value"),
            (b"{\"a\": \"\xff\", \"b\": \"\"}", "invalid unicode"),
        ] {
            let error = read(line, 99).unwrap_err();
            assert!(error.contains(wanted), "{error}");
        }
        assert!(read(&[b' '; 100], 99).unwrap_err().starts_with("longer"));
    }
}
