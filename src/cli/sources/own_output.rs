//! Comparisons that claimdiff wrote itself, in a folder among the reports.

use crate::PROGRAM;

/// Bytes at either end of a file in which a comparison says who wrote it.
const ENDS: usize = 4_000;

/// Is this a page, a JSON or a Markdown file that claimdiff wrote? It holds sentences of all
/// reports, and would be taken for one more.
pub(super) fn is_own_output(bytes: &[u8]) -> bool {
    let head = bytes.get(..ENDS.min(bytes.len())).unwrap_or_default();
    let tail = bytes
        .get(bytes.len().saturating_sub(ENDS)..)
        .unwrap_or_default();
    let (head, tail) = (String::from_utf8_lossy(head), String::from_utf8_lossy(tail));
    let page = format!("<meta name=\"generator\" content=\"{PROGRAM} ");
    let json = format!("\"generator\": \"{PROGRAM} ");
    let markdown = format!("\n*{PROGRAM} ");
    head.contains(&page)
        || (head.starts_with('{') && head.contains("\"schema_version\"") && head.contains(&json))
        || tail.contains(&markdown)
}
