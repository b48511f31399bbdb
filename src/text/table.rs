//! Word lists that are kept in order: a word is found in one without reading the whole list, which
//! a program that compares three articles would spend a tenth of its time on.

use std::cmp::Ordering;

/// Lines `key<TAB>value`, ascending by the bytes of the key; comments stand at the head.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table(&'static str);

impl Table {
    /// A list that is in order: a test of every list holds that, see [`Table::is_in_order`].
    pub const fn new(list: &'static str) -> Self {
        Self(list)
    }

    /// The value beside a key.
    pub fn get(self, key: &str) -> Option<&'static str> {
        // Lines are short: looking at every byte is quicker than setting up a search.
        let bytes = self.0.as_bytes();
        let (mut from, mut to) = (0, bytes.len());
        while from < to {
            let before = bytes.get(from..from.midpoint(to))?;
            let back = before.iter().rev().position(|byte| *byte == b'\n');
            let start = from + back.map_or(0, |n| before.len() - n);
            let line = bytes.get(start..to)?;
            let line = line.split(|byte| *byte == b'\n').next()?;
            let end = line.iter().position(|byte| *byte == b'\t');
            let end = end.unwrap_or(line.len());
            match line.get(..end)?.cmp(key.as_bytes()) {
                Ordering::Equal => return str::from_utf8(line.get(end + 1..).unwrap_or(b"")).ok(),
                Ordering::Greater => to = start,
                Ordering::Less => from = start + line.len() + 1,
            }
        }
        None
    }

    /// Is every key greater than the one before?
    #[cfg(test)]
    pub fn is_in_order(self) -> bool {
        let lines = self.0.lines().filter(|line| !line.starts_with('#'));
        let keys = lines.map(|line| line.split('\t').next().unwrap_or_default());
        keys.is_sorted_by(|a, b| a < b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_no_other() {
        for list in [
            "# head\n# with a\ttab\nbe\t1\nbée\t2\nquay\t3 4\nzoo\t5\n",
            "be\t1\nbée\t2\nquay\t3 4\nzoo\t5",
        ] {
            let table = Table::new(list);
            assert!(table.is_in_order());
            for (key, value) in [("be", "1"), ("bée", "2"), ("quay", "3 4"), ("zoo", "5")] {
                assert_eq!(table.get(key), Some(value), "{key}");
            }
            for key in ["", "a", "bee", "bé", "quays", "zoos", "é"] {
                assert_eq!(table.get(key), None, "{key}");
            }
        }
        assert_eq!(Table::new("").get("be"), None);
        assert!(!Table::new("b\t1\na\t2\n").is_in_order());
    }
}
