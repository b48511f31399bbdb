//! Lines through workers and out again in their order.
//!
//! A line is read only when one before it has been written, a few being under way at once: memory
//! holds these few, however long the input is and however slow one of its events.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read as _, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Lines under way for each worker: one in work, one waiting, one finished early.
const UNDER_WAY: usize = 3;
/// Longest line that is read, in bytes.
pub const LONGEST_LINE: u64 = 256 << 20;

/// A line of the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Counted from 1, with the blank ones.
    pub number: u64,
    /// Without its line end; none where it is longer than [`LONGEST_LINE`].
    pub bytes: Option<Vec<u8>>,
}

/// How a run ended.
#[derive(Debug)]
pub enum Ended {
    /// All lines are written.
    Done,
    /// Somebody asked to stop; whole lines are written, the rest is not.
    Interrupted,
}

/// Why a run ended early.
#[derive(Debug)]
pub enum Fault {
    /// The input cannot be read further.
    Reading(io::Error),
    /// The output cannot be written further.
    Writing(io::Error),
}

enum Message<T> {
    Finished(u64, T),
    /// The number of lines that were read, and why there are no more where that is a fault.
    End(u64, Option<io::Error>),
    Interrupted,
}

/// Stops a run from outside, such as from a signal's handler.
pub struct Stop<T>(Sender<Message<T>>);

impl<T> Stop<T> {
    /// No further line is begun to be written.
    pub fn now(&self) {
        // A run that has ended needs no stop.
        let _ = self.0.send(Message::Interrupted);
    }
}

/// Reads `input` line by line, leaves out blank lines, lets `jobs` threads do `work` on the rest,
/// and gives the results to `write` in the order of the lines.
/// Where `work` panics, `panicked` answers for the line with that number.
///
/// `before` is the number of lines that were read of `input` already, with the blank ones.
/// `stoppable` is handed the means to stop the run before it begins.
///
/// # Errors
/// When the input cannot be read or the output cannot be written; what was finished before is
/// written.
pub fn run<T: Send + 'static>(
    input: impl BufRead + Send + 'static,
    before: u64,
    jobs: usize,
    work: impl Fn(Line) -> T + Send + Sync + 'static,
    panicked: impl Fn(u64) -> T + Send + Sync + 'static,
    stoppable: impl FnOnce(Stop<T>),
    mut write: impl FnMut(T) -> io::Result<()>,
) -> Result<Ended, Fault> {
    let jobs = jobs.max(1);
    let (room, places) = sync_channel::<()>(jobs * UNDER_WAY);
    let (to_work, lines) = channel::<(u64, Line)>();
    let (to_write, finished) = channel::<Message<T>>();
    stoppable(Stop(to_write.clone()));
    let from_reader = to_write.clone();
    thread::spawn(move || {
        let mut count = 0;
        let fault = read(input, before, &room, &to_work, &mut count).err();
        let _ = from_reader.send(Message::End(count, fault));
    });
    let lines = Arc::new(Mutex::new(lines));
    let work = Arc::new((work, panicked));
    for _ in 0..jobs {
        let (lines, work, to_write) = (lines.clone(), work.clone(), to_write.clone());
        thread::spawn(move || {
            while let Some((place, line)) = next(&lines) {
                let number = line.number;
                let result = catch_unwind(AssertUnwindSafe(|| (work.0)(line)));
                let result = result.unwrap_or_else(|_| (work.1)(number));
                if to_write.send(Message::Finished(place, result)).is_err() {
                    return;
                }
            }
        });
    }
    drop(to_write);
    let mut early = BTreeMap::new();
    let (mut written, mut all, mut fault) = (0, None, None);
    while all.is_none_or(|all| written < all) {
        match finished.recv() {
            Ok(Message::Finished(place, result)) => {
                early.insert(place, result);
            }
            Ok(Message::End(count, error)) => (all, fault) = (Some(count), error),
            Ok(Message::Interrupted) => return Ok(Ended::Interrupted),
            // Nobody is left to send anything.
            Err(_) => break,
        }
        while let Some(result) = early.remove(&written) {
            write(result).map_err(Fault::Writing)?;
            written += 1;
            let _ = places.recv();
        }
    }
    fault.map_or(Ok(Ended::Done), |error| Err(Fault::Reading(error)))
}

fn next(lines: &Mutex<Receiver<(u64, Line)>>) -> Option<(u64, Line)> {
    let lines = lines.lock().unwrap_or_else(PoisonError::into_inner);
    lines.recv().ok()
}

/// Hands on one line after another and counts them.
fn read(
    mut input: impl BufRead,
    mut number: u64,
    room: &SyncSender<()>,
    to_work: &Sender<(u64, Line)>,
    count: &mut u64,
) -> io::Result<()> {
    while let Some(line) = next_line(&mut input, &mut number)? {
        // The writer is gone: nobody waits for the rest.
        if room.send(()).is_err() || to_work.send((*count, line)).is_err() {
            break;
        }
        *count += 1;
    }
    Ok(())
}

/// The next line that is not blank, `number` being that of the last one; none at the end.
///
/// # Errors
/// What the reader says.
pub fn next_line(input: &mut impl BufRead, number: &mut u64) -> io::Result<Option<Line>> {
    while let Some(bytes) = line(input)? {
        *number += 1;
        if bytes.as_ref().is_none_or(|b| !b.trim_ascii().is_empty()) {
            let number = *number;
            return Ok(Some(Line { number, bytes }));
        }
    }
    Ok(None)
}

/// The next line; `Some(None)` for one that is too long, `None` at the end.
fn line(input: &mut impl BufRead) -> io::Result<Option<Option<Vec<u8>>>> {
    let mut bytes = Vec::new();
    let read = input
        .by_ref()
        .take(LONGEST_LINE)
        .read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.pop_if(|last| *last == b'\n').is_none() && read as u64 == LONGEST_LINE {
        input.skip_until(b'\n')?;
        return Ok(Some(None));
    }
    Ok(Some(Some(bytes)))
}

/// Writes a whole line and lets the reader have it at once.
///
/// # Errors
/// What the writer says.
pub fn write_line(out: &mut impl Write, line: &[u8]) -> io::Result<()> {
    out.write_all(line)?;
    out.flush()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use std::io::Cursor;
    use std::time::Duration;

    fn answers(input: &'static str, done: usize) -> Vec<String> {
        let mut written = Vec::new();
        let (mut input, mut before) = (Cursor::new(input), 0);
        for _ in 0..done {
            next_line(&mut input, &mut before).unwrap();
        }
        let ended = run(
            input,
            before,
            3,
            |line| {
                let text = String::from_utf8(line.bytes.unwrap()).unwrap();
                assert_ne!(text, "panic");
                if text == "slow" {
                    thread::sleep(Duration::from_millis(50));
                }
                format!("{} {text}", line.number)
            },
            |number| format!("{number} failed"),
            |_| {},
            |answer| {
                written.push(answer);
                Ok(())
            },
        );
        assert!(matches!(ended, Ok(Ended::Done)));
        written
    }

    #[test]
    fn answers_come_in_the_order_of_the_lines() {
        assert_eq!(
            answers("slow\na\n\nb\n  \nslow\nc\nd\ne", 0),
            ["1 slow", "2 a", "4 b", "6 slow", "7 c", "8 d", "9 e"]
        );
        assert_eq!(answers("", 0), Vec::<String>::new());
    }

    #[test]
    fn a_run_goes_on_behind_the_lines_that_are_done() {
        assert_eq!(answers("a\n\nb\nc\n", 2), ["4 c"]);
        assert_eq!(answers("a\n", 2), Vec::<String>::new());
    }

    #[test]
    fn a_line_that_breaks_the_work_costs_no_other() {
        assert_eq!(answers("a\npanic\nb\n", 0), ["1 a", "2 failed", "3 b"]);
    }

    #[test]
    fn the_input_is_read_no_further_than_the_output_needs() {
        struct Endless(Arc<Mutex<u64>>);
        impl io::Read for Endless {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                *self.0.lock().unwrap() += 1;
                buffer[..2].copy_from_slice(b"x\n");
                Ok(2)
            }
        }
        let reads = Arc::new(Mutex::new(0));
        let input = io::BufReader::with_capacity(2, Endless(reads.clone()));
        let mut written = 0_u64;
        let ended = run(
            input,
            0,
            2,
            |line| line.number,
            |number| number,
            |_| {},
            |_| {
                written += 1;
                if written == 50 {
                    return Err(io::ErrorKind::BrokenPipe.into());
                }
                Ok(())
            },
        );
        assert!(matches!(ended, Err(Fault::Writing(_))));
        assert!(*reads.lock().unwrap() <= 50 + 2 * UNDER_WAY as u64 + 2);
    }

    #[test]
    fn a_stop_leaves_whole_lines() {
        let mut stop = None;
        let mut written = Vec::new();
        let input = "a\n".repeat(1000);
        let (tell, told) = channel();
        let ended = run(
            Cursor::new(input),
            0,
            1,
            |line| line.number,
            |number| number,
            |s| tell.send(s).unwrap(),
            |number| {
                written.push(number);
                if number == 3 {
                    stop = told.recv().ok();
                    stop.as_ref().unwrap().now();
                }
                Ok(())
            },
        );
        assert!(matches!(ended, Ok(Ended::Interrupted)));
        assert!(written.len() < 20);
        assert!(written.iter().zip(1..).all(|(a, b)| *a == b));
    }
}
