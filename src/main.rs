//! The `claimdiff` program: see `claimdiff --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    match claimdiff::cli::run() {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("claimdiff: {error:#}");
            ExitCode::from(2)
        }
    }
}
