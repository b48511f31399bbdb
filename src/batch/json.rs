//! JSON that somebody else wrote, read so that a mistake can be told in words.

use crate::sample_set::toml_file::meant;
use crate::text::dates::iso;
use serde::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// A value as it is written. An object keeps its entries in their order, with those that come
/// twice.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// An object.
    Object(Vec<(String, Value)>),
    /// A list.
    List(Vec<Value>),
    /// A string.
    Text(String),
    /// A whole number, in decimal figures.
    Whole(String),
    /// Any other number.
    Fraction,
    /// True or false.
    Truth,
    /// Null.
    Null,
}

impl Value {
    /// Reads one line.
    ///
    /// # Errors
    /// A sentence that says where it is no JSON.
    pub fn parse(line: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(line).map_err(|error| {
            let what = match error.classify() {
                serde_json::error::Category::Eof => "the line ends inside its JSON".to_owned(),
                _ => format!("no JSON from byte {} on", error.column().max(1)),
            };
            format!("it is not an event: {what}")
        })
    }

    /// What it is, for a sentence.
    fn kind(&self) -> &'static str {
        match self {
            Self::Object(_) => "an object",
            Self::List(_) => "a list",
            Self::Text(_) => "text",
            Self::Whole(_) | Self::Fraction => "a number",
            Self::Truth => "true or false",
            Self::Null => "null",
        }
    }
}

/// The entries of an object that are still to be read.
pub struct Fields {
    /// What the object is, for a sentence: `report 2`.
    of: String,
    entries: Vec<(String, Value)>,
}

impl Fields {
    /// The entries of `value`, which may have the keys that are `known`, each once.
    ///
    /// # Errors
    /// A sentence on what is wrong: no object, an unknown key, one that comes twice.
    pub fn new(of: &str, value: Value, known: &[&str]) -> Result<Self, String> {
        let entries = match value {
            Value::Object(entries) => entries,
            other => {
                return Err(format!(
                    "{of} is {}, and must be an object with the keys {}",
                    other.kind(),
                    known.join(", ")
                ));
            }
        };
        let mut seen: Vec<&str> = Vec::new();
        for (key, _) in &entries {
            if !known.contains(&key.as_str()) {
                let meant = meant(key, known);
                return Err(format!("{of} has the unknown key \"{key}\"; {meant}"));
            }
            if seen.contains(&key.as_str()) {
                return Err(format!("{of} has \"{key}\" twice; leave one out"));
            }
            seen.push(key);
        }
        let of = of.to_owned();
        Ok(Self { of, entries })
    }

    /// The value of a key, none where it is missing or null.
    pub fn take(&mut self, key: &str) -> Option<Value> {
        let place = self.entries.iter().position(|(known, _)| known == key)?;
        let (_, value) = self.entries.swap_remove(place);
        (value != Value::Null).then_some(value)
    }

    /// The sentence for a value of another kind.
    pub fn takes(&self, key: &str, wanted: &str, found: &Value) -> String {
        let found = found.kind();
        format!("{}'s \"{key}\" takes {wanted}, not {found}", self.of)
    }

    /// The text of a key, none where it is missing.
    ///
    /// # Errors
    /// When it is no text.
    pub fn text(&mut self, key: &str) -> Result<Option<String>, String> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(other) => Err(self.takes(key, "text", &other)),
        }
    }

    /// The day of a key, none where it is missing.
    ///
    /// # Errors
    /// When it is no day of the calendar in ISO 8601.
    pub fn day(&mut self, key: &str) -> Result<Option<String>, String> {
        match self.take(key) {
            None => Ok(None),
            Some(Value::Text(day)) if iso::is_iso(&day) => Ok(Some(day)),
            Some(Value::Text(other)) => {
                let (of, takes) = (&self.of, iso::TAKES);
                Err(format!("{of}'s \"{key}\" takes {takes}, not \"{other}\""))
            }
            Some(other) => Err(self.takes(key, iso::TAKES, &other)),
        }
    }

    /// The id: text, or a whole number as its figures.
    ///
    /// # Errors
    /// When it is something else.
    pub fn id(&mut self) -> Result<Option<String>, String> {
        match self.take("id") {
            None => Ok(None),
            Some(Value::Text(id) | Value::Whole(id)) => Ok(Some(id)),
            Some(other) => Err(self.takes("id", "text or a whole number", &other)),
        }
    }
}

/// The id of a line as far as it can be read, also of one that is no event or breaks off.
pub fn id_of(line: &[u8]) -> Option<String> {
    struct Id<'i>(&'i mut Option<String>);
    impl<'de> Visitor<'de> for Id<'_> {
        type Value = ();
        fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
            out.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(key) = map.next_key::<String>()? {
                if key != "id" {
                    map.next_value::<IgnoredAny>()?;
                } else if let Value::Text(id) | Value::Whole(id) = map.next_value()? {
                    *self.0 = Some(id);
                    return Err(A::Error::custom("found"));
                }
            }
            Ok(())
        }
    }
    let mut found = None;
    // What is wrong with the line is told by who reads it.
    let _ = serde_json::Deserializer::from_slice(line).deserialize_map(Id(&mut found));
    found
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyValue)
    }
}

struct AnyValue;

impl<'de> Visitor<'de> for AnyValue {
    type Value = Value;
    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("JSON")
    }
    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Truth)
    }
    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Whole(number.to_string()))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Whole(number.to_string()))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Fraction)
    }
    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }
    fn visit_string<E>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Value::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Value::Object(entries))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_wherever_the_line_can_be_read() {
        for (line, id) in [
            (r#"{"id": "a", "reports": []}"#, Some("a")),
            (r#"{"title": {"id": "no"}, "id": 7}"#, Some("7")),
            (r#"{"id": "cut", "reports": [{"te"#, Some("cut")),
            (r#"{"id": null, "reports": []}"#, None),
            (r#"{"id": "c"#, None),
            (r#"["id"]"#, None),
            ("", None),
        ] {
            assert_eq!(id_of(line.as_bytes()).as_deref(), id, "{line}");
        }
    }
}
