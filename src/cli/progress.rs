//! A sign of life on standard error while work takes long.

use super::options::Layout;
use indicatif::ProgressBar;
use std::io::{self, IsTerminal as _};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Work that is done before this needs no sign.
const PATIENCE: Duration = Duration::from_secs(1);

/// Between two pictures of the spinner.
const TICK: Duration = Duration::from_millis(120);

/// Shows what is being done, if that takes more than a second, until it is dropped. Only where
/// somebody looks: standard error is a terminal, and nobody asked for quiet.
pub struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to wait. `message` must hold nothing that came from a file.
    pub fn start(look: &Layout, message: String) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if look.quiet || dumb || !io::stderr().is_terminal() {
            return Self { running: None };
        }
        let (stop, stopped) = mpsc::channel::<()>();
        let thread = thread::spawn(move || {
            if stopped.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = ProgressBar::new_spinner().with_message(message);
            bar.enable_steady_tick(TICK);
            // Ends when the sender is dropped.
            let _ = stopped.recv();
            bar.finish_and_clear();
        });
        Self {
            running: Some((stop, thread)),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            drop(stop);
            // A thread that only draws has nothing to report.
            let _ = thread.join();
        }
    }
}
