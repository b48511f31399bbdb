//! Arbitrary bytes and text against every stage, one file a target. Each states what must hold
//! whatever comes in; a target's `check` takes bytes, so that another engine can drive it too.
//!
//! `PROPTEST_CASES=100000 cargo test --test fuzz numbers` runs one target for long, on new input
//! each time. What was found stands in the target's list of finds and is run first, always. Without
//! that variable the input is the same every day, so that a change is judged by what it changes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod comparison;
mod decoding;
mod formats;
mod input;
mod language;
mod manifests;
mod quotations;
mod writers;

use claimdiff::article::{self, Article, InputFormat, ReadOptions};
use claimdiff::claim::{self, Report};
use claimdiff::text::Span;
use proptest::prelude::ProptestConfig;
use proptest::test_runner::RngSeed;

/// As many new cases as `PROPTEST_CASES` says, or the few of every day.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let asked: Option<u32> = asked.and_then(|number| number.parse().ok());
    let mut config = ProptestConfig {
        cases: asked.unwrap_or(usual),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    config.rng_seed = match asked {
        Some(_) => RngSeed::Random,
        None => RngSeed::Fixed(1),
    };
    config
}

/// An article of these bytes, where they are one.
fn article(bytes: &[u8], name: &str, format: Option<InputFormat>) -> Option<Article> {
    let options = ReadOptions {
        format,
        language: Some("en".into()),
        ..ReadOptions::default()
    };
    article::read(bytes, name, &options).ok()
}

/// A report of these bytes, where they are one.
fn report(bytes: &[u8], id: &str) -> Option<Report> {
    let article = article(bytes, "a.txt", None)?;
    let path = format!("{id}.txt");
    Some(claim::analyze(id.into(), id.to_uppercase(), path, article))
}

/// The text of a span, which must lie inside and on the boundaries of characters.
#[track_caller]
fn slice(text: &str, span: Span) -> &str {
    assert!(span.start <= span.end, "{span:?}");
    text.get(span.start..span.end)
        .unwrap_or_else(|| panic!("{span:?} of {text:?}"))
}
