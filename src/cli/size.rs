//! A number of bytes as people write it: `20MB`, `500 kB`, `1.5MiB`, `1000000`.

use std::fmt;
use std::str::FromStr;

/// Units by their names in lower case, the decimal ones of the SI and the binary ones of IEC 80000.
const UNITS: [(&str, u64); 9] = [
    ("", 1),
    ("b", 1),
    ("k", 1_000),
    ("kb", 1_000),
    ("kib", 1 << 10),
    ("mb", 1_000_000),
    ("mib", 1 << 20),
    ("gb", 1_000_000_000),
    ("gib", 1 << 30),
];

/// Bytes that are read of one report at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size(pub usize);

/// Why a text is no [`Size`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a size is a number of bytes with or without a unit, such as 500kB, 20MB or 64MiB")]
pub struct NoSize;

impl FromStr for Size {
    type Err = NoSize;

    fn from_str(text: &str) -> Result<Self, NoSize> {
        let text = text.trim();
        let digits = text
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(text.len());
        let (number, unit) = text.split_at_checked(digits).ok_or(NoSize)?;
        let unit = unit.trim_start().to_ascii_lowercase();
        let (_, factor) = UNITS.iter().find(|(name, _)| *name == unit).ok_or(NoSize)?;
        let number: f64 = number.parse().map_err(|_| NoSize)?;
        let bytes = (number * *factor as f64).round();
        // A limit of nothing would refuse everything, and one beyond the address space is none.
        if !(1.0..=isize::MAX as f64 / 2.0).contains(&bytes) {
            return Err(NoSize);
        }
        Ok(Self(bytes as usize))
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whole = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)]
            .into_iter()
            .find(|(_, factor)| self.0.is_multiple_of(*factor));
        match whole {
            Some((unit, factor)) => write!(f, "{} {unit}", self.0 / factor),
            None => write!(f, "{} bytes", self.0),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_as_people_write_them() {
        for (text, bytes, shown) in [
            ("20MB", 20_000_000, "20 MB"),
            ("20 mb", 20_000_000, "20 MB"),
            ("500kB", 500_000, "500 kB"),
            ("500K", 500_000, "500 kB"),
            ("1.5MB", 1_500_000, "1500 kB"),
            ("1MiB", 1_048_576, "1048576 bytes"),
            ("2GB", 2_000_000_000, "2 GB"),
            ("17", 17, "17 bytes"),
            (" 3b ", 3, "3 bytes"),
        ] {
            let size: Size = text.parse().unwrap();
            assert_eq!(
                (size.0, size.to_string().as_str()),
                (bytes, shown),
                "{text}"
            );
        }
        for text in [
            "",
            "MB",
            "0",
            "-1",
            "1e3",
            "1 2",
            "0.1",
            "5XB",
            "1.2.3",
            "9999999999GB",
            "NaN",
            "inf",
        ] {
            assert_eq!(text.parse::<Size>(), Err(NoSize), "{text}");
        }
    }
}
