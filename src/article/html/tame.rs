//! One pass over a page before it is parsed, for what the parser's own bounds come too late for.

use std::borrow::Cow;

/// Most attributes of one element; the parser compares every attribute with all before it.
const MOST_ATTRIBUTES: usize = 300;
/// Elements whose content is no markup.
const RAW: [&str; 7] = [
    "script", "style", "textarea", "title", "xmp", "noembed", "noframes",
];

/// The page with attributes beyond the bound left out; the page itself when none has so many.
pub fn attributes(page: &str) -> Cow<'_, str> {
    let mut tamed = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(open) = page
        .get(at..)
        .and_then(|rest| rest.find('<'))
        .map(|found| at + found)
    {
        let rest = page.get(open + 1..).unwrap_or_default();
        at = open + 1;
        if rest.starts_with("!--") {
            match rest.find("-->") {
                Some(end) => at += end,
                None => break,
            }
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (cut, length) = tag(rest);
            if let Some(cut) = cut {
                tamed.push_str(page.get(copied..at + cut).unwrap_or_default());
                copied = at + length;
            }
            at += length;
            let name = rest
                .split(|c: char| !c.is_ascii_alphanumeric())
                .next()
                .unwrap_or_default();
            if let Some(raw) = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw)) {
                match end_of_raw(page.get(at..).unwrap_or_default(), raw) {
                    Some(end) => at += end,
                    None => break,
                }
            }
        }
    }
    if copied == 0 {
        return Cow::Borrowed(page);
    }
    tamed.push_str(page.get(copied..).unwrap_or_default());
    Cow::Owned(tamed)
}

/// Where the attributes beyond the bound begin, and where the tag's `>` stands.
fn tag(rest: &str) -> (Option<usize>, usize) {
    let bytes = rest.as_bytes();
    let (mut attributes, mut cut, mut at) = (0, None, 0);
    let mut before = b' ';
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'>' => return (cut, at),
            b'"' | b'\'' if before == b'=' => {
                let quoted = bytes.get(at + 1..).unwrap_or_default();
                match quoted.iter().position(|b| *b == byte) {
                    Some(length) => at += length + 1,
                    None => return (cut, rest.len()),
                }
            }
            b' ' | b'\t' | b'\n' | b'/' if !matches!(before, b' ' | b'\t' | b'\n' | b'/') => {
                attributes += 1;
                if attributes > MOST_ATTRIBUTES && cut.is_none() {
                    cut = Some(at);
                }
            }
            _ => {}
        }
        before = byte;
        at += 1;
    }
    (cut, rest.len())
}

/// Where `</name` begins, in any case.
fn end_of_raw(rest: &str, name: &str) -> Option<usize> {
    rest.match_indices("</").map(|(at, _)| at).find(|at| {
        rest.get(at + 2..at + 2 + name.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_too_many_attributes_are_cut() {
        let many: String = (0..1000).map(|n| format!(" a{n}='x > y'")).collect();
        let page = format!(
            "<p a=1>one</p><script>if (a <b c d) '<div{many}>'</script><div{many}>two</div><!-- <i{many}> -->"
        );
        let tamed = attributes(&page);
        assert!(tamed.len() < page.len() - 5000);
        assert!(tamed.contains("a299='x > y'>two</div>"), "{tamed}");
        assert_eq!(tamed.matches("a999").count(), 2, "script and comment stay");
        let page = "<p title=\"a > b\">one<br/>two < three <b>x";
        assert_eq!(attributes(page), page);
    }
}
