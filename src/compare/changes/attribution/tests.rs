use super::super::quote::tests::between;
use super::*;

#[test]
fn sources_and_cues_are_told_apart() {
    let said = "Ana Reyes said that the harbour office had ignored two storm warnings.";
    let ignored = "the harbour office had ignored two storm warnings";
    for (a, b, expected) in [
        (
            said,
            format!("Bo Lindqvist said that {ignored}."),
            ("Ana Reyes said", "Bo Lindqvist said", "another source"),
        ),
        (
            said,
            format!("Ana Reyes admitted that {ignored}."),
            (
                "Ana Reyes said",
                "Ana Reyes admitted",
                "“said” against “admitted”",
            ),
        ),
        (
            said,
            "The harbour office had ignored two storm warnings on Monday.".to_owned(),
            (
                "Ana Reyes said",
                "The harbour office had ignored two storm warnings",
                "attributed against told as fact",
            ),
        ),
        (
            said,
            format!("Officials familiar with the inquiry said {ignored}."),
            (
                "Ana Reyes said",
                "Officials familiar with the inquiry said",
                "named against unnamed source",
            ),
        ),
        (
            said,
            format!("The letter said that {ignored}."),
            (
                "Ana Reyes said",
                "The letter said",
                "a person against a document",
            ),
        ),
        (
            "Dockers called on the owner to repair the pier before winter.",
            "Dockers demanded the owner repair the pier before winter.".to_owned(),
            (
                "Dockers called",
                "Dockers demanded",
                "“called” against “demanded”",
            ),
        ),
        (
            "Ana Reyes criticised the ferry contract at a meeting on Friday.",
            "Ana Reyes slammed the ferry contract at a meeting on Friday.".to_owned(),
            (
                "Ana Reyes criticised",
                "Ana Reyes slammed",
                "“criticised” against “slammed”",
            ),
        ),
    ] {
        let found = between(find, a, &b);
        let first = found
            .first()
            .map(|(a, b, note)| (a.as_str(), b.as_str(), note.as_str()));
        assert_eq!(first, Some(expected), "{a} / {b}");
    }
}

#[test]
fn the_same_source_and_what_somebody_says_are_no_difference() {
    let said = "Ana Reyes said that the harbour office had ignored two storm warnings.";
    for (a, b) in [
        (
            said,
            "Ms. Reyes told reporters that the harbour office had ignored two storm warnings.",
        ),
        // Whom "he" means is read, not told.
        (
            said,
            "Bo Lindqvist left. He said the harbour office had ignored two storm warnings.",
        ),
        // Another spelling of her name, which is told as such.
        (
            said,
            "Ana Reyez said that the harbour office had ignored two storm warnings.",
        ),
        (
            said,
            "Pensioner Ana Reyez said that the harbour office had ignored two storm warnings.",
        ),
        // Her own statement.
        (
            said,
            "The statement said that the harbour office had ignored two storm warnings.",
        ),
        // A role is no other person.
        (
            said,
            "The Former Port Director said the harbour office had ignored two storm warnings.",
        ),
        // What she declared is told in the clause before.
        (
            "Ana Reyes pledged to repay the 84,000 crowns in council money spent to settle the claim.",
            "Ana Reyes declared on Monday that she would not run for office again, after reports \
             emerged that she had spent council money to settle the claim.",
        ),
        // One denial.
        (
            "Ana Reyes denied that the harbour office had ever ignored two storm warnings.",
            "Ana Reyes said that the harbour office had never ignored two storm warnings.",
        ),
        // An act, no source.
        (
            "Ana Reyes plans to open the harbour office before the storm season.",
            "Bo Lindqvist said that the harbour office would open before the storm season.",
        ),
        // Told by somebody, with other words for it.
        (
            said,
            "Ana Reyes made it clear that the harbour office had ignored two storm warnings.",
        ),
        // Of a content that it shares little of, much else.
        (
            said,
            "The office was closed, with storm lamps on the wall, when the old lighthouse keeper, \
             a retired pilot from Sorrel, drove his grandchildren along the flooded northern \
             causeway and lost both boats, a cottage and most of his winter supplies.",
        ),
        // Another content.
        (
            said,
            "Bo Lindqvist said that the harbour would open a new pier for the summer.",
        ),
        // To call by a name is none to call for.
        (
            "Ana Reyes called the old pier a danger to everybody on it.",
            "Ana Reyes described the old pier as a danger to everybody on it.",
        ),
    ] {
        let found = between(find, a, b);
        assert!(found.is_empty(), "{a} / {b}: {found:?}");
    }
}
