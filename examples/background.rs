//! Counts in how many events of a folder each stem occurs and prints `src/align/background.txt`:
//!
//! ```text
//! cargo run --release --example background -- ../shared/data/background > src/align/background.txt
//! ```
//!
//! Counted by event and not by article, so that one event's own names stay rare; stems of fewer
//! than two events are left out, which reads them as never seen.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_default();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut events = 0;
    for event in fs::read_dir(folder)? {
        let mut stems = BTreeSet::new();
        for file in fs::read_dir(event?.path())? {
            let text = fs::read_to_string(file?.path())?;
            stems.extend(claimdiff::align::stems_for_counting(&text));
        }
        events += 1;
        for stem in stems {
            *counts.entry(stem).or_default() += 1;
        }
    }
    println!(
        "# In how many of {events} events (three news reports each, 2010 to 2019) a stem occurs."
    );
    println!("# Derived counts; printed by: cargo run --release --example background -- FOLDER");
    println!("*\t{events}");
    for (stem, count) in counts {
        if count >= 2 && !stem.contains('#') {
            println!("{stem}\t{count}");
        }
    }
    Ok(())
}
