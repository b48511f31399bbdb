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
        let mut rest = self.0;
        while !rest.is_empty() {
            let mut before = rest.as_bytes().iter().take(rest.len() / 2);
            let start = before.rposition(|byte| *byte == b'\n').map_or(0, |n| n + 1);
            let (before, from) = rest.split_at(start);
            let (line, after) = from.split_once('\n').unwrap_or((from, ""));
            let (found, value) = line.split_once('\t').unwrap_or((line, ""));
            rest = match found.cmp(key) {
                Ordering::Equal => return Some(value),
                Ordering::Greater => before,
                Ordering::Less => after,
            };
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
