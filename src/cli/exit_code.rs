//! What the program's exit codes mean.

use super::error::{InputError, OutputError, SetError};

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum ExitCode {
    /// Done.
    Done = 0,
    /// A finding that the caller asked to fail on: `check` broken, `compare --exit-code` with
    /// differences.
    Finding = 1,
    /// Wrong usage, or input that cannot be read.
    Usage = 2,
    /// Nothing could be compared: fewer than two reports, an empty one, an event without
    /// expectations.
    NothingCompared = 3,
    /// Somebody interrupted a batch: 128 and the number of the signal that says so.
    Interrupted = 130,
    /// Who read the output stopped reading: 128 and the number of the signal that says so.
    ReaderGone = 141,
}

impl From<ExitCode> for std::process::ExitCode {
    fn from(code: ExitCode) -> Self {
        Self::from(code as u8)
    }
}

impl ExitCode {
    /// The code for an error.
    pub fn of(error: &anyhow::Error) -> Self {
        if let Some(error) = error.downcast_ref::<InputError>() {
            return error.exit_code();
        }
        if let Some(error) = error.downcast_ref::<SetError>() {
            return error.exit_code();
        }
        match error.downcast_ref::<OutputError>() {
            Some(OutputError::ReaderGone) => Self::ReaderGone,
            _ => Self::Usage,
        }
    }
}

/// For the help texts.
pub const HELP: &str = "\
Exit codes:
  0  done
  1  a finding that you asked to fail on (check, compare --exit-code)
  2  wrong usage, or input that cannot be read
  3  nothing could be compared or checked: fewer than two reports, an empty one";
