//! The `claimdiff` program: see `claimdiff --help`.

fn main() -> std::process::ExitCode {
    match claimdiff::cli::run() {
        Ok(code) => code.into(),
        Err(error) => claimdiff::cli::complain(&error).into(),
    }
}
