#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use super::*;
use proptest::prelude::*;

fn split_at_bars(marked: &str) {
    let text = marked.replace(" | ", " ").replace('|', "");
    let found: Vec<&str> = sentences(&text).iter().map(|s| s.of(&text)).collect();
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    assert_eq!(found, expected, "in {marked}");
}

#[test]
fn abbreviations() {
    for marked in [
        "Sen. Ada Quill met Gov. Tom Brandt at Ft. Osprey. | They spoke briefly.",
        "The plane left the U.S. | The crew stayed.",
        "The U.S. Navy sent a ship to D.C. on Friday.",
        "It fell at 7:19 p.m. Friday. | It was dark by 9 p.m. | Rescuers left.",
        "He works for Harwick Inc. Chief Executive Lee Marr. | She works for Orla Corp. | But not today.",
        "J. R. Pell and George W. Marsh voted no. | No. 4 on the list is Ms. Orr.",
        "Take Plan B. | The first had failed.",
        "Born Jan. 5 in Tampa, Fla., he moved. | Prices rose 3.5 percent to $1.2 million.",
        "She holds a Ph.D. from Lund. | Costs, fees, etc. | Nothing was left.",
        "It was the year 2014. | The mayor resigned.",
        "See the U.N. report (p. 5). | It is long.",
        "Yahoo! News carried it first. | Others followed.",
        "They moved to the U.K. REYES: That is not so.",
    ] {
        let marked = marked.replace("U.K. REYES", "U.K. | REYES");
        split_at_bars(&marked);
    }
}

#[test]
fn quotations() {
    for marked in [
        "“We waited. | Nobody came,” she said. | “Then it rained.” | He agreed.",
        "“Why now?” Mayor Ana de la Cruz asked. | “Because!” | He laughed.",
        "\"Is it safe?\" Dr. Pell wondered. | \"Nobody knows.\"",
        "“Did they know?” | The answer came late.",
        "“Stop!” he cried. | (It was too late.) | The ‘harbour of hope.’ | It sank.",
        "He said: “It is over.”|The crowd left.",
        "They closed the port.|Ferries turned back to http://example.org/a.b and J.Crew.",
        "“It is over. ... | We go on.” | ... And so it was. | Then … nothing happened. | He waited … | She left.",
        "„Das Schiff sank.“ | Am 3. Oktober fuhr es ab. | Niemand kam.",
        "« Il pleut ! » | Le maire est parti.",
        "船は座礁した。|乗客は無事だった。",
    ] {
        split_at_bars(marked);
    }
}

#[test]
fn lines_bullets_and_transcripts() {
    for (text, expected) in [
        (
            "MARSH: Did you know? ORR: No.\nMARSH: Thanks.",
            "MARSH: Did you know?|ORR: No.|MARSH: Thanks.",
        ),
        (
            "• Port shut • Ferries stopped • Nobody hurt",
            "• Port shut|• Ferries stopped|• Nobody hurt",
        ),
        (
            "1. The port is shut.\n2. Ferries wait.",
            "1. The port is shut.|2. Ferries wait.",
        ),
        (
            "The sea was grey\nthe wind was cold\nand no one came",
            "The sea was grey|the wind was cold|and no one came",
        ),
        ("One.\r\n\r\nTwo.", "One.|Two."),
        (
            "The ship at anchor Photo: Ada Quill. It sailed on.",
            "The ship at anchor|Photo: Ada Quill.|It sailed on.",
        ),
    ] {
        let found: Vec<&str> = sentences(text).iter().map(|s| s.of(text)).collect();
        assert_eq!(found.join("|"), expected);
    }
}

#[test]
fn lines_broken_to_a_width_are_one_paragraph() {
    let text = "The harbour authority closed the northern pier on Tuesday\n\
                after a ferry struck it in fog. Nobody was hurt, a person\n\
                on board said. Divers will look at it.";
    assert_eq!(sentences(text).len(), 3);
}

fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "([A-Za-z]{1,3}|[0-9]|[.!?…:]|[\"“”'‘’()]| |\n|•|p\\.m\\.|é|。){0,60}",
    ]
}

proptest! {
    #[test]
    fn nothing_is_lost(text in hostile()) {
        let found = sentences(&text);
        let squeeze = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let joined: String = found.iter().map(|s| text.get(s.start..s.end).unwrap()).collect();
        prop_assert_eq!(squeeze(&joined), squeeze(&text));
        prop_assert!(found.windows(2).all(|w| w[0].end <= w[1].start));
        prop_assert!(found.iter().all(|s| !s.is_empty()));
    }
}

/// Time for twice the text is about twice the time; the wide limit is for a busy machine.
#[test]
fn reading_is_linear() {
    for piece in [
        "\"", ". ", "a.", "?” A ", "\n", "A ", ". . ", "Mr. ", "9", "• ", ".\" ", ": ", ".'", ". (",
    ] {
        let time = |repeat: usize| {
            let text = piece.repeat(repeat);
            let start = std::time::Instant::now();
            assert!(sentences(&text).len() <= text.len());
            start.elapsed().as_secs_f64()
        };
        let (once, eightfold) = (time(5_000), time(40_000));
        assert!(
            eightfold < once * 40.0 + 0.1,
            "{piece:?}: {once} {eightfold}"
        );
    }
}
