//! Whole commands with their output, as a user types them: `tests/cmd/*.trycmd`, and those of the
//! README.
//!
//! The tables there change whenever alignment gets better. Look at the difference, and if it is
//! an improvement take it over: `TRYCMD=overwrite cargo test --test commands`.

#[test]
fn whole_commands() {
    trycmd::TestCases::new()
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        .case("tests/cmd/*.trycmd")
        .case("README.md");
}
