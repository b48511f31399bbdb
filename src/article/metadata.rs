//! What a report says of itself, in one form whatever the format.

use super::furniture::{byline, stamp};
use super::model::{Article, BlockKind};
use jiff::civil::Date;
use jiff::fmt::rfc2822;

/// What the fields of a file say.
#[derive(Debug, Clone, Default)]
pub struct Metadata {
    /// The publisher.
    pub outlet: Option<String>,
    /// The title.
    pub headline: Option<String>,
    /// The authors.
    pub byline: Option<String>,
    /// Time of publication, as it stands.
    pub published: Option<String>,
    /// Time of the last change, as it stands.
    pub modified: Option<String>,
    /// Language tag, as it stands.
    pub language: Option<String>,
}

impl Metadata {
    /// Fills what is missing from `other`.
    pub fn or(self, other: Self) -> Self {
        Self {
            outlet: self.outlet.or(other.outlet),
            headline: self.headline.or(other.headline),
            byline: self.byline.or(other.byline),
            published: self.published.or(other.published),
            modified: self.modified.or(other.modified),
            language: self.language.or(other.language),
        }
    }
}

/// Puts the metadata of the file's fields, then of its blocks, into the article.
pub fn complete(article: &mut Article, fields: Metadata) {
    let first = |kind: BlockKind| {
        article
            .blocks
            .iter()
            .filter(move |b| b.kind == kind)
            .map(|b| b.span.of(&article.text))
    };
    let headline = fields
        .headline
        .as_deref()
        .map(one_line)
        .filter(|h| !h.is_empty());
    let headline = headline.or_else(|| first(BlockKind::Headline).next().map(one_line));
    let byline = fields.byline.as_deref().and_then(clean_byline);
    let byline = byline.or_else(|| first(BlockKind::Byline).find_map(clean_byline));
    let published = fields.published.as_deref().and_then(iso_time);
    let published = published.or_else(|| first(BlockKind::Dateline).find_map(iso_time));
    let agency = first(BlockKind::Dateline).find_map(agency);
    article.modified = fields.modified.as_deref().and_then(iso_time);
    article.outlet = fields
        .outlet
        .as_deref()
        .map(one_line)
        .filter(|o| !o.is_empty());
    if let Some(language) = fields.language.as_deref().and_then(language_code) {
        article.language = language;
    }
    article.headline = headline;
    article.byline = byline;
    article.published = published;
    article.agency = agency;
}

/// White space of any kind as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The agency in the brackets of a dateline.
fn agency(dateline: &str) -> Option<String> {
    let (_, rest) = dateline.split_once('(')?;
    let (name, _) = rest.split_once(')')?;
    let name = name.trim();
    (!name.is_empty() && !name.contains(|c: char| c.is_ascii_digit())).then(|| name.to_owned())
}

/// A byline without "By" and without a date or a web address glued to its end; `None` when
/// nothing is left.
pub fn clean_byline(text: &str) -> Option<String> {
    let line = one_line(text);
    let mut rest = byline::after_by(&line).unwrap_or(&line).trim();
    if rest.len() > 200 || rest.starts_with("http") {
        return None;
    }
    if let Some(cut) = glued_date(rest) {
        rest = rest.get(..cut).unwrap_or_default();
    }
    let rest = rest.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '|' | ',' | '-' | '–' | '•' | ';' | ':' | '/')
    });
    rest.contains(char::is_alphabetic).then(|| rest.to_owned())
}

/// Where a date begins in "Carla AskNovember 15, 2025" or "Ana Reyes, March 3, 2026".
fn glued_date(text: &str) -> Option<usize> {
    const FULL: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let date_follows = |at: usize, length: usize| {
        let rest = text
            .get(at + length..)
            .unwrap_or_default()
            .trim_start_matches(['.', ' ']);
        rest.starts_with(|c: char| c.is_ascii_digit())
    };
    let month = FULL
        .iter()
        .flat_map(|name| text.match_indices(name))
        .filter(|(at, name)| *at > 0 && date_follows(*at, name.len()))
        .map(|(at, _)| at)
        .min();
    let keyword = ["Published", "Updated", "Posted", "published", "updated"]
        .iter()
        .filter_map(|word| text.find(word))
        .filter(|at| *at > 0)
        .min();
    month.into_iter().chain(keyword).min()
}

/// The ISO 639 code of a language tag (`en-US` → `en`), or of a language's English name.
pub fn language_code(tag: &str) -> Option<String> {
    let first = tag
        .trim()
        .split(['-', '_', ',', ' '])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let code = match first.as_str() {
        "english" | "eng" => "en",
        "german" | "deu" | "ger" => "de",
        "french" | "fra" | "fre" => "fr",
        "spanish" | "spa" => "es",
        // Norwegian Bokmål and Nynorsk share their tools.
        "nb" | "nn" | "nob" | "nno" | "nor" => "no",
        "und" | "mul" | "zxx" | "xx" => return None,
        other => other,
    };
    let is_code = matches!(code.len(), 2 | 3) && code.bytes().all(|b| b.is_ascii_lowercase());
    is_code.then(|| code.to_owned())
}

/// A date or time in the forms that pages and agencies use, as `2026-03-17` or an RFC 3339 time;
/// a time without zone keeps only its date.
pub fn iso_time(text: &str) -> Option<String> {
    let text = one_line(text.get(..200).unwrap_or(text));
    let text = text.trim();
    if text.len() < 6 {
        return None;
    }
    standard_time(text)
        .or_else(|| compact_time(text))
        .or_else(|| epoch(text))
        .or_else(|| written_date(text))
        .map(|time| time.trim().to_owned())
}

/// RFC 3339 or RFC 2822.
fn standard_time(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let dashed = bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
    if dashed {
        let date: Date = text.get(..10)?.parse().ok()?;
        let time = text.get(10..)?.trim_start_matches(['T', 't', ' ']);
        return Some(with_zone(date, time).unwrap_or_else(|| date.to_string()));
    }
    let stamp = rfc2822::parse(text).ok()?;
    Some(stamp.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// The date with a time of day that names its zone, in RFC 3339.
fn with_zone(date: Date, time: &str) -> Option<String> {
    let zone_at = time.find(['Z', 'z', '+', '-'])?;
    let (clock, zone) = time.split_at(zone_at);
    let clock = clock.trim();
    let clock = if clock.matches(':').count() == 1 {
        format!("{clock}:00")
    } else {
        clock.to_owned()
    };
    let clock: jiff::civil::Time = clock.parse().ok()?;
    let zone = if zone.eq_ignore_ascii_case("z") {
        "Z".to_owned()
    } else {
        let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
        let (hours, minutes) = match digits.len() {
            2 => (digits.get(..2)?, "00"),
            4 => (digits.get(..2)?, digits.get(2..)?),
            _ => return None,
        };
        if hours > "15" || minutes > "59" {
            return None;
        }
        format!("{}{hours}:{minutes}", zone.get(..1)?)
    };
    Some(format!("{date}T{}{zone}", clock.strftime("%H:%M:%S")))
}

/// `20260317T101500+0100`, `20260317`.
fn compact_time(text: &str) -> Option<String> {
    let date = text
        .get(..8)
        .filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let date: Date = format!("{}-{}-{}", date.get(..4)?, date.get(4..6)?, date.get(6..)?)
        .parse()
        .ok()?;
    let rest = text.get(8..)?;
    let Some(time) = rest.strip_prefix('T') else {
        let zone_only = rest.is_empty() || rest.starts_with(['+', '-', 'Z', ' ']);
        return zone_only.then(|| date.to_string());
    };
    let clock = format!("{}:{}:{}", time.get(..2)?, time.get(2..4)?, time.get(4..6)?);
    Some(with_zone(date, &format!("{clock}{}", time.get(6..)?)).unwrap_or_else(|| date.to_string()))
}

/// Seconds or milliseconds since 1970.
fn epoch(text: &str) -> Option<String> {
    if !matches!(text.len(), 10 | 13) {
        return None;
    }
    let number: i64 = text.parse().ok()?;
    let seconds = if text.len() == 13 {
        number / 1000
    } else {
        number
    };
    Some(jiff::Timestamp::from_second(seconds).ok()?.to_string())
}

/// "Wednesday, March 18, 2026", "18 March 2026, 6.10am", "Nov. 19th 2025": the first day, month
/// and year that stand together.
fn written_date(text: &str) -> Option<String> {
    let tokens: Vec<&str> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty())
        .collect();
    let date = tokens.windows(3).find_map(|window| {
        let [a, b, c] = window else { return None };
        let year: i16 = c.parse().ok().filter(|year| (1800..=2200).contains(year))?;
        let (month, day) = match (stamp::month(a), stamp::month(b)) {
            (Some(month), _) => (month, day_number(b)?),
            (None, Some(month)) => (month, day_number(a)?),
            _ => return None,
        };
        Date::new(year, month, day).ok()
    })?;
    Some(date.to_string())
}

fn day_number(token: &str) -> Option<i8> {
    let digits = token.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_take_one_form() {
        for (text, expected) in [
            ("2026-03-17", Some("2026-03-17")),
            (
                "2026-03-17T09:17:00+03:00",
                Some("2026-03-17T09:17:00+03:00"),
            ),
            ("2026-03-17T09:17:00Z", Some("2026-03-17T09:17:00Z")),
            ("2026-03-17T09:17:00.000Z", Some("2026-03-17T09:17:00Z")),
            ("2026-03-17 09:17 +0100", Some("2026-03-17T09:17:00+01:00")),
            ("2026-03-17T09:17:00", Some("2026-03-17")),
            ("20260317T101500+0100", Some("2026-03-17T10:15:00+01:00")),
            ("20260317+0100", Some("2026-03-17")),
            (
                "Tue, 17 Mar 2026 09:17:00 +0000",
                Some("2026-03-17T09:17:00+00:00"),
            ),
            ("Wednesday, March 18, 2026", Some("2026-03-18")),
            (
                "25 February 2026, 6.10am | Updated 9.42am",
                Some("2026-02-25"),
            ),
            ("Nov. 19th, 2025", Some("2025-11-19")),
            ("1773738000000", Some("2026-03-17T09:00:00Z")),
            ("Published 1 day ago", None),
            ("2026-13-40", None),
            ("", None),
        ] {
            assert_eq!(iso_time(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn bylines_come_clean() {
        for (text, expected) in [
            ("By Ana Reyes", Some("Ana Reyes")),
            ("By Carla AskNovember 15, 2025", Some("Carla Ask")),
            (
                "Ana Reyes, Tom Ask | Published March 3",
                Some("Ana Reyes, Tom Ask"),
            ),
            ("  by\n Ana  Reyes ", Some("Ana Reyes")),
            ("https://www.facebook.com/anareyes", None),
            ("By", Some("By")),
            (" | ", None),
        ] {
            assert_eq!(clean_byline(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn language_tags() {
        for (tag, code) in [
            ("en-US", Some("en")),
            ("en_GB", Some("en")),
            ("nb-NO", Some("no")),
            ("und", None),
            ("English", Some("en")),
            ("", None),
            ("x-klingon", None),
        ] {
            assert_eq!(language_code(tag).as_deref(), code, "{tag}");
        }
    }
}
