//! Words, sentences, numbers, times, names and the normal form.

use super::*;
use claimdiff::text::dates::times;
use claimdiff::text::names::{NameContext, names};
use claimdiff::text::normal::normalize;
use claimdiff::text::numbers::quantities;
use claimdiff::text::sentences::sentences;
use claimdiff::text::words::words;
use proptest::prelude::*;

/// Spans in order that do not overlap.
#[track_caller]
fn in_order(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(!slice(text, span).is_empty(), "{span:?} of {text:?}");
        assert!(span.start >= end, "{span:?} overlaps in {text:?}");
        end = span.end;
    }
}

pub fn check_sentences(text: &str) {
    let found = sentences(text);
    in_order(text, found.iter().copied());
    // What is in no sentence is white space.
    let mut end = 0;
    for span in &found {
        assert!(text[end..span.start].trim().is_empty(), "{text:?}");
        assert_eq!(slice(text, *span).trim(), slice(text, *span));
        end = span.end;
    }
    assert!(text[end..].trim().is_empty(), "{text:?}");
    in_order(text, words(text).into_iter());
}

pub fn check_numbers(text: &str) {
    let found = quantities(text);
    in_order(text, found.iter().map(|quantity| quantity.span));
    for quantity in found {
        assert!(
            !quantity.low.is_nan() && !quantity.high.is_nan(),
            "{quantity:?}"
        );
    }
}

pub fn check_times(text: &str) {
    for published in [
        None,
        Some("2026-03-17"),
        Some("-009999-01-01"),
        Some("9999-12-31"),
    ] {
        let published = published.map(|day| day.parse().unwrap());
        for time in times(text, published) {
            slice(text, time.span);
            assert!(
                time.resolved.is_none_or(|(first, last)| first <= last),
                "{time:?}"
            );
            let clock = |(hour, minute)| (0..24).contains(&hour) && (0..60).contains(&minute);
            assert!(time.clock.is_none_or(clock), "{time:?}");
        }
    }
}

pub fn check_names(text: &str) {
    for name in names(text, &NameContext::default()) {
        slice(text, name.span);
    }
    let once = normalize(text);
    assert_eq!(normalize(&once), once, "{text:?}");
}

#[test]
fn finds() {
    // A space before something invisible stayed at the end of the normal form.
    check_names("Ana Reyes \u{200b}");
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn sentences_of_anything(text in prop_oneof![input::news(60), input::prose(), any::<String>()]) {
        check_sentences(&text);
    }

    #[test]
    fn numbers_of_anything(text in prop_oneof![input::news(30), "[0-9.,/%$€ -]{0,40}", any::<String>()]) {
        check_numbers(&text);
    }

    #[test]
    fn times_of_anything(text in prop_oneof![input::news(30), "[0-9:/ apm.-]{0,30}", any::<String>()]) {
        check_times(&text);
    }

    #[test]
    fn names_of_anything(text in prop_oneof![input::news(30), any::<String>()]) {
        check_names(&text);
    }
}
